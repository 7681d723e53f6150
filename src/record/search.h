// Full-text search over the newest versions of all releases: their titles and what their
// blocks cover, so not the menus of their pages. The store's index of words tells which releases
// may fit; whether they do is seen in their texts, so that all stores find the same.
#pragma once

#include "dragoman/record.h"
#include "record/search_words.h"
#include "store/database.h"

namespace dragoman {

// The words of a release for the index, as the store takes them.
std::string words_to_index(const Release& release);

// Makes the index, of all releases that are there already.
void make_search_index(const store::Database& database);

// `phrases` must not be empty. Needs an open transaction, as the next does.
std::vector<Found> search(const store::Database& database, const std::vector<Phrase>& phrases,
                          const SearchFilter& filter);

SearchCounts count_found(const store::Database& database, const std::vector<Phrase>& phrases,
                         const SearchFilter& filter);

}  // namespace dragoman
