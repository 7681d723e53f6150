#include "dragoman/commitment.h"

#include <algorithm>
#include <array>
#include <utility>

#include "history/commitments/commitment_tables.h"

namespace dragoman {

namespace {

constexpr std::array<std::string_view, 5> kind_words = {"agreed", "pledged", "requested",
                                                        "proposed", "invited"};
constexpr std::array<Act, 5> kind_acts = {Act::agree, Act::pledge, Act::request, Act::propose,
                                          Act::invite};
constexpr std::array<std::string_view, 2> strength_words = {"weak", "firm"};
constexpr std::array<std::string_view, 5> status_words = {"open", "answered", "under_way", "done",
                                                          "declined"};

static_assert(static_cast<std::size_t>(CommitmentKind::invited) + 1 == kind_words.size());
static_assert(static_cast<std::size_t>(Strength::firm) + 1 == strength_words.size());
static_assert(static_cast<std::size_t>(CommitmentStatus::declined) + 1 == status_words.size());

template <class Value, class Words, class Word>
std::optional<Value> find_word(const Words& words, const Word& word) {
  const auto at = std::ranges::find(words, word);
  if (at == words.end()) return {};
  return static_cast<Value>(at - words.begin());
}

}  // namespace

std::string_view to_string(CommitmentKind kind) {
  return kind_words[static_cast<std::size_t>(kind)];
}
std::optional<CommitmentKind> parse_commitment_kind(std::string_view word) {
  return find_word<CommitmentKind>(kind_words, word);
}
std::optional<CommitmentKind> commitment_kind(Act act) {
  return find_word<CommitmentKind>(kind_acts, act);
}

std::string_view to_string(Strength strength) {
  return strength_words[static_cast<std::size_t>(strength)];
}

std::string_view to_string(CommitmentStatus status) {
  return status_words[static_cast<std::size_t>(status)];
}
std::optional<CommitmentStatus> parse_commitment_status(std::string_view word) {
  return find_word<CommitmentStatus>(status_words, word);
}

bool is_overdue(const Commitment& commitment, const Date& day) {
  if (commitment.status == CommitmentStatus::done) return false;
  if (commitment.status == CommitmentStatus::declined) return false;
  const bool ends = commitment.deadline && commitment.deadline->to.year != 0;
  return ends && last_day(commitment.deadline->to) < day;
}

CommitmentWords::CommitmentWords(std::unique_ptr<CommitmentTables> tables)
    : tables_(std::move(tables)) {}
CommitmentWords::CommitmentWords(CommitmentWords&&) noexcept = default;
CommitmentWords& CommitmentWords::operator=(CommitmentWords&&) noexcept = default;
CommitmentWords::~CommitmentWords() = default;

Result<CommitmentWords> CommitmentWords::load(const std::filesystem::path& data_folder) {
  auto tables = load_commitment_tables(data_folder);
  if (!tables) return tl::unexpected(tables.error());
  return CommitmentWords(std::make_unique<CommitmentTables>(std::move(*tables)));
}

}  // namespace dragoman
