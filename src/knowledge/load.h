// How the tables of a data folder become Knowledge::Tables, one function a table. Each tells
// the faults of its rows and leaves rows out that it cannot place.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/tsv.h"
#include "knowledge/tables.h"

namespace dragoman {

using Folders = std::span<const std::filesystem::path>;

// The files of a folder that are tables of knowledge.
inline constexpr std::array<std::string_view, 11> table_names = {
    "states.tsv",    "organisations.tsv", "names.tsv",  "not_names.tsv",         "members.tsv",
    "offices.tsv",   "holders.tsv",       "places.tsv", "state_names_other.tsv", "relations.tsv",
    "gatherings.tsv"};

// All tables of `folder`, with the rows of folder/hand over them, and over these the rows of
// each overlay; or all their faults. Overlays that are no folders, and files in them that no
// table is called by, are faults.
Result<std::unique_ptr<Knowledge::Tables>> load_tables(const std::filesystem::path& folder,
                                                       Folders overlays);

// folder, folder/hand, and the overlays: the layers in their order.
std::vector<std::filesystem::path> layer_folders(const std::filesystem::path& folder,
                                                 Folders overlays);

// A folder that is none, and tables under another name, which would be passed over without a word.
void check_overlays(Folders overlays, Faults& faults);

// All of them, in this order.
void load_all(Folders folders, Knowledge::Tables& tables, Faults& faults);

// The parties come first: all other tables name them by code.
void load_parties(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_party_names(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_members(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_offices(Folders folders, Knowledge::Tables& tables, Faults& faults);
// After the offices: holders name them by id.
void load_holders(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_places(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_other_names(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_relations(Folders folders, Knowledge::Tables& tables, Faults& faults);
void load_gatherings(Folders folders, Knowledge::Tables& tables, Faults& faults);

}  // namespace dragoman
