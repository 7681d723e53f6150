// The codes of political science for what a reading tells: PLOVER (type, mode, contexts,
// auxiliary modes, quad class, score) and CAMEO (three digits). The correspondence is data:
// data/codes/, explained by its README.
//
//   const auto codes = Codes::load("data");
//   const EventCodes coded = codes->event(event, release.text, reading.published, *knowledge);
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/error.h"
#include "dragoman/knowledge.h"
#include "dragoman/reading.h"

namespace dragoman {

// What an event is coded as. Empty where a system has no code for it.
struct EventCodes {
  std::string type;                    // PLOVER's: "CONSULT"
  std::string mode;                    // "phone"
  std::vector<std::string> contexts;   // "military", in the order of contexts.tsv
  std::vector<std::string> auxiliary;  // "future", "hypothetical", "negation", "historical"
  int quad = 0;                        // 1 to 4 (plover.tsv); 0 if there is no type
  std::optional<double> score;         // PLOVER's, -10 (conflict) to 10 (cooperation)
  std::string cameo;                   // "041"
  std::string cameo_back;              // the same from the other side; empty if it goes one way
  int cameo_quad = 0;                  // likewise of the CAMEO code
};

struct PartyCodes {
  PartyCode code;       // the reading's own
  std::string name;     // English short name; the party code if it is not known
  std::string country;  // "KOR", "IGO", "UNO"; empty if not known
  std::string sector;   // "GOV", "REB"; empty if not known
  std::string cow;      // the Correlates of War number of a state; may be empty
};

// Immutable once loaded: share it between threads freely.
class Codes {
 public:
  // Reads `folder`/codes and the numbers of states in `folder`/states.tsv. All faults of all
  // files are told at once.
  static Result<Codes> load(const std::filesystem::path& folder);

  Codes(Codes&&) noexcept;
  Codes& operator=(Codes&&) noexcept;
  ~Codes();

  // `text` is the release's, which the event's spans point into; `published` its day.
  [[nodiscard]] EventCodes event(const Event& event, std::string_view text,
                                 const std::optional<When>& published,
                                 const Knowledge& knowledge) const;

  [[nodiscard]] PartyCodes party(const PartyCode& code, const Knowledge& knowledge) const;

  // The lists of words.tsv of which the text has a word, in order.
  [[nodiscard]] std::vector<std::string> lists_in(std::string_view text) const;

  // The roots of cues.tsv to which this lemma points, sorted.
  [[nodiscard]] const std::vector<std::string>& cued_by(std::string_view lemma) const;

  // The root by which `relate` sorts a type: YIELD for CONCEDE and RETREAT, else itself.
  [[nodiscard]] std::string_view root_of(std::string_view type) const;

  // The act that stands for a root in this text (roots.tsv); nothing for an unknown root.
  [[nodiscard]] std::optional<Act> act_of(std::string_view root, std::string_view text) const;

  struct Tables;

 private:
  explicit Codes(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
