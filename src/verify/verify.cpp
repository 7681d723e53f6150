#include "dragoman/verify.h"

#include <fmt/format.h>

#include <functional>
#include <set>

#include "base/sha256.h"
#include "formats/finding_json.h"
#include "formats/quotes.h"
#include "verify/claims.h"

namespace dragoman {

namespace {

bool begins_letter(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

// What is wrong with a place in a text; empty if nothing is.
std::string wrong_place(std::string_view text, Span span) {
  const auto place = fmt::format("its place, bytes {} to {},", span.begin, span.end);
  if (span.end > text.size()) {
    return fmt::format("{} ends behind the text, which has {}", place, text.size());
  }
  if (span.end <= span.begin) return place + " holds no words";
  if (!begins_letter(text, span.begin) || !begins_letter(text, span.end)) {
    return place + " cuts a letter in two";
  }
  return {};
}

std::string name_of(const StoredRelease& stored) {
  const auto& id = stored.release.id;
  return stored.version == stored.newest ? id : fmt::format("{}@{}", id, stored.version);
}

// The release made of its source again: of the two ways a text comes into a record, the one that
// gives the stored text. Nothing if neither does.
std::optional<Release> made_again(const StoredRelease& stored, const Furniture& furniture) {
  if (stored.source.bytes == stored.release.text) {
    Release given;
    given.text = stored.release.text;
    return given;
  }
  auto page = load_release(stored.source, {}, furniture);
  if (page.text != stored.release.text) return {};
  return page;
}

// The claim holds of this version, or why it does not.
std::string wrong_claim(const StoredRelease& stored, const Claim& claim) {
  if (!claim.span) {
    const bool same = claim.sha256.empty() || claim.sha256 == stored.sha256;
    return same ? std::string() : "the source has another SHA-256";
  }
  const std::string_view text = stored.release.text;
  if (auto wrong = wrong_place(text, *claim.span); !wrong.empty()) return wrong;
  const auto words = slice(text, *claim.span);
  if (!claim.sha256.empty() && sha256(words) != claim.sha256) {
    return fmt::format("other words stand at bytes {} to {}: “{}”", claim.span->begin,
                       claim.span->end, printed_words(words, Quotes::brief));
  }
  const auto line = one_line(words);
  if (claim.quote.empty() || claim.quote == line) return {};
  const bool cut = claim.quote.ends_with(ellipsis) &&
                   line.starts_with(claim.quote.substr(0, claim.quote.size() - ellipsis.size()));
  if (cut) return {};
  return fmt::format("“{}” does not stand there, but “{}”",
                     printed_words(claim.quote, Quotes::brief),
                     printed_words(words, Quotes::brief));
}

// All versions of a release, the newest first. Nothing if there is none.
Result<std::vector<StoredRelease>> versions_of(const Record& record, const std::string& id) {
  std::vector<StoredRelease> versions;
  auto newest = record.release(id);
  if (!newest) return tl::unexpected(newest.error());
  if (!*newest) return versions;
  auto number = (*newest)->version;
  versions.push_back(std::move(**newest));
  while (number-- > 1) {
    auto older = record.release(id, number);
    if (!older) return tl::unexpected(older.error());
    if (*older) versions.push_back(std::move(**older));
  }
  return versions;
}

}  // namespace

void verify_release(const StoredRelease& stored, const Furniture& furniture, Verified& verified) {
  const auto fault = [&](std::string what, std::string why) {
    verified.faults.push_back({name_of(stored), std::move(what), std::move(why)});
  };
  if (sha256(stored.source.bytes) != stored.sha256) {
    fault("source", "its bytes do not have the SHA-256 that the record names");
  }
  const auto again = made_again(stored, furniture);
  if (!again) {
    fault("text", "is not what is made of the source today; read the release again from its file");
  }
  const auto check = [&](std::string_view word, std::size_t index, Span span) {
    ++verified.quotes;
    const auto what = fmt::format("{} {}", word, index + 1);
    if (auto wrong = wrong_place(stored.release.text, span); !wrong.empty()) {
      fault(what, std::move(wrong));
    } else if (again && source_span(*again, span).empty()) {
      fault(what, "stands for no bytes of the source");
    }
  };
  const auto& reading = stored.reading;
  for (std::size_t i = 0; i < reading.people.size(); ++i) {
    check("person", i, reading.people[i].span);
  }
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    check("event", i, event.quote);
    if (!event.about) continue;
    if (auto wrong = wrong_place(stored.release.text, *event.about); !wrong.empty()) {
      fault(fmt::format("event {}, content", i + 1), std::move(wrong));
    }
  }
  for (std::size_t i = 0; i < reading.facts.size(); ++i) check("fact", i, reading.facts[i].quote);
}

Result<Verified> verify_record(const Record& record, const Furniture& furniture) {
  Verified verified;
  std::vector<std::pair<std::string, unsigned>> older;
  const auto done = record.each_release([&](const StoredRelease& stored) {
    ++verified.releases;
    verify_release(stored, furniture, verified);
    for (unsigned version = 1; version < stored.newest; ++version) {
      older.emplace_back(stored.release.id, version);
    }
  });
  if (!done) return tl::unexpected(done.error());
  for (const auto& [id, version] : older) {
    const auto stored = record.release(id, version);
    if (!stored) return tl::unexpected(stored.error());
    if (*stored) verify_release(**stored, furniture, verified);
  }
  return verified;
}

Result<Verified> verify_export(const Record& record, std::string_view bytes,
                               const std::string& name) {
  const auto claims = claims_of(bytes, name);
  if (!claims) return tl::unexpected(claims.error());
  Verified verified;
  std::set<std::string> releases;
  // Lines of one release stand together: its versions are looked up once.
  std::string at_hand;
  std::vector<StoredRelease> versions;
  for (const auto& claim : *claims) {
    if (claim.span) ++verified.quotes;
    releases.insert(claim.release);
    if (versions.empty() || at_hand != claim.release) {
      auto found = versions_of(record, claim.release);
      if (!found) return tl::unexpected(found.error());
      versions = std::move(*found);
      at_hand = claim.release;
    }
    std::string why = versions.empty() ? "the record has no such release" : "";
    for (const auto& version : versions) {
      auto wrong = wrong_claim(version, claim);
      if (why.empty()) why = wrong;  // what the newest version says of it
      if (!wrong.empty()) continue;
      why.clear();
      break;
    }
    if (!why.empty()) verified.faults.push_back({claim.release, claim.what, std::move(why)});
  }
  verified.releases = releases.size();
  return verified;
}

}  // namespace dragoman
