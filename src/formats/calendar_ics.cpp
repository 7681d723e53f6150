#include "formats/calendar_ics.h"

#include <fmt/format.h>

#include "formats/coded_events.h"
#include "formats/told_title.h"

namespace dragoman {

namespace {

constexpr std::size_t longest_line = 75;  // bytes, RFC 5545 3.1

bool goes_on(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool to_the_day(const When& when) {
  const auto full = [](const Date& date) { return date.year != 0 && date.day != 0; };
  return full(when.from) && full(when.to) && when.from <= when.to;
}

std::string basic(const Date& date) {
  return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

// The day a release speaks for; the first of computer time where it has none, as DTSTAMP must be.
Date stamp_of(const std::optional<When>& published) {
  if (published && published->to.year != 0) return last_day(published->to);
  if (published && published->from.year != 0) return first_day(published->from);
  return {1970, 1, 1};
}

std::string in_capitals(std::string_view word) {
  std::string text(word);
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string kind_category(HappeningKind kind) {
  constexpr std::string_view words[] = {"MEET", "CALL", "VISIT", "ATTEND", "SIGN", "ESTABLISH"};
  return std::string(words[static_cast<std::size_t>(kind)]);
}

std::string location_of(const std::string& where, const Knowledge& knowledge) {
  if (where.empty()) return {};
  const auto place = split_place(where);
  const auto state = party_name(place.state, knowledge);
  return place.city.empty() ? state : place.city + ", " + state;
}

// Printable ASCII only: a URL that has anything else would break the line it stands on.
std::string url_value(std::string_view url) {
  std::string value;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f) {
      value += c;
    } else {
      value += fmt::format("%{:02X}", byte);
    }
  }
  return value;
}

// 29 February comes every fourth year only; its anniversary is kept on the last of the month.
std::string yearly_rule(const Date& day) {
  return day.month == 2 && day.day == 29 ? "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" : "FREQ=YEARLY";
}

}  // namespace

std::string calendar_line(std::string_view name, std::string_view value) {
  const auto whole = fmt::format("{}:{}", name, value);
  std::string folded;
  std::string_view rest = whole;
  std::size_t room = longest_line;
  while (rest.size() > room) {
    auto end = room;
    while (end > 0 && goes_on(rest[end])) --end;
    if (end == 0) end = room;  // no UTF-8 at all
    folded += rest.substr(0, end);
    folded += "\r\n ";
    rest.remove_prefix(end);
    room = longest_line - 1;  // the blank counts
  }
  folded += rest;
  return folded + "\r\n";
}

std::string calendar_text(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') value += '\\';
    if (c == '\n') {
      value += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
      value += c;
    } else if (c == '\t') {
      value += ' ';
    }
  }
  return value;
}

std::string vevent(const CalendarEntry& entry) {
  std::string text = "BEGIN:VEVENT\r\n";
  const auto put = [&text](std::string_view name, const std::string& value) {
    if (!value.empty()) text += calendar_line(name, value);
  };
  put("UID", entry.uid);
  put("DTSTAMP", basic(entry.stamp) + "T000000Z");
  put("DTSTART;VALUE=DATE", basic(entry.when.from));
  if (entry.when.to != entry.when.from) {
    put("DTEND;VALUE=DATE", basic(add_days(entry.when.to, 1)));
  }
  if (entry.yearly) put("RRULE", yearly_rule(entry.when.from));
  put("SUMMARY", calendar_text(entry.summary));
  put("DESCRIPTION", calendar_text(entry.description));
  put("LOCATION", calendar_text(entry.location));
  put("STATUS", entry.status == Status::occurred ? "CONFIRMED" : "TENTATIVE");
  put("CATEGORIES", calendar_text(entry.category));
  put("TRANSP", "TRANSPARENT");
  put("URL", url_value(entry.url));
  put("X-DRAGOMAN-QUOTE", calendar_text(entry.quote));
  return text + "END:VEVENT\r\n";
}

std::string calendar_head(std::string_view version) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" +
         calendar_line("PRODID", fmt::format("-//Dragoman//Dragoman {}//EN", version)) +
         "CALSCALE:GREGORIAN\r\n";
}

std::string calendar_tail() {
  return "END:VCALENDAR\r\n";
}

std::optional<CalendarEntry> calendar_entry(const Happening& happening,
                                            const Knowledge& knowledge) {
  const bool shown = happening.status == Status::occurred || happening.status == Status::planned;
  if (!shown || !happening.when || !to_the_day(*happening.when)) return {};
  CalendarEntry entry;
  entry.uid = stable_uuid("happening", happening.id);
  entry.when = *happening.when;
  entry.status = happening.status;
  entry.summary = title_of(happening, knowledge);
  entry.location = location_of(happening.where, knowledge);
  entry.category = kind_category(happening.kind);
  // It changes with what is told of it, so the last account stamps it.
  std::optional<When> last;
  for (const auto& account : happening.accounts) {
    entry.description += (entry.description.empty() ? "" : "\n") + to_string(account.at);
    if (account.published && (!last || *last < *account.published)) last = account.published;
  }
  entry.stamp = stamp_of(last);
  return entry;
}

void CalendarWriter::describe(const StoredRelease& stored, Span quote, const std::string& id,
                              CalendarEntry& entry) const {
  const auto words = printed_words(slice(stored.release.text, quote), quotes_);
  entry.description = words.empty() ? id : fmt::format("“{}”\n{}", words, id);
  entry.quote = to_string(place_of_quote(stored.release, quote));
  entry.stamp = stamp_of(stored.reading.published);
  entry.url = public_address(stored.release.url, stored.source.address);
}

bool CalendarWriter::make_yearly(CalendarEntry& entry) {
  const auto day = entry.when.from;
  entry.uid = stable_uuid("anniversary", entry.summary + " " + to_edtf(day));
  entry.when = on(day);
  entry.yearly = true;
  entry.summary += fmt::format(" ({})", day.year);
  entry.category = "ANNIVERSARY";
  return anniversaries_.insert(entry.uid).second;
}

std::string CalendarWriter::event_entry(const StoredRelease& stored, std::size_t index,
                                        bool yearly_only) {
  const auto& event = stored.reading.events[index];
  const bool shown = event.status == Status::occurred || event.status == Status::planned;
  const bool anniversary = event.act == Act::establish && event.status == Status::occurred;
  if (!shown || !happening_kind(event.act) || (yearly_only && !anniversary)) return {};
  if (!event.when || !to_the_day(*event.when)) {
    ++(event.when ? vague_ : undated_);
    return {};
  }
  const auto id = fmt::format("{}#{}", stored.release.id, index + 1);
  CalendarEntry entry;
  entry.uid = stable_uuid("event", id);
  entry.when = *event.when;
  entry.status = event.status;
  entry.summary = title_of(event, knowledge_);
  entry.location = location_of(event.where, knowledge_);
  entry.category = in_capitals(to_string(event.act));
  if (anniversary && !make_yearly(entry)) return {};
  describe(stored, event.quote, id, entry);
  ++written_;
  return vevent(entry);
}

std::string CalendarWriter::anniversary(const StoredRelease& stored, std::size_t index) {
  const auto& fact = stored.reading.facts[index];
  if (!fact.since) return {};
  const auto day = on(fact.since->from);
  if (!to_the_day(day)) {
    ++vague_;
    return {};
  }
  CalendarEntry entry;
  entry.when = day;
  // Told as an anniversary or not, it is what it is the anniversary of.
  auto what = fact;
  what.nth = {};
  entry.summary = title_of(what, knowledge_);
  if (!make_yearly(entry)) return {};
  describe(stored, fact.quote, fmt::format("{}#f{}", stored.release.id, index + 1), entry);
  ++written_;
  return vevent(entry);
}

std::string CalendarWriter::entries(const StoredRelease& stored) {
  std::string text;
  for (std::size_t i = 0; i < stored.reading.events.size(); ++i) {
    text += event_entry(stored, i, false);
  }
  for (std::size_t i = 0; i < stored.reading.facts.size(); ++i) text += anniversary(stored, i);
  return text;
}

std::string CalendarWriter::anniversaries(const StoredRelease& stored) {
  std::string text;
  for (std::size_t i = 0; i < stored.reading.events.size(); ++i) {
    text += event_entry(stored, i, true);
  }
  for (std::size_t i = 0; i < stored.reading.facts.size(); ++i) text += anniversary(stored, i);
  return text;
}

std::string CalendarWriter::entry(const Happening& happening) {
  // What was established has its yearly entry.
  if (happening.kind == HappeningKind::establishment && happening.status == Status::occurred) {
    return {};
  }
  auto entry = calendar_entry(happening, knowledge_);
  if (!entry) {
    ++(happening.when ? vague_ : undated_);
    return {};
  }
  const auto words = printed_words(happening.accounts.front().quote, quotes_);
  if (!words.empty()) entry->description = fmt::format("“{}”\n{}", words, entry->description);
  ++written_;
  return vevent(*entry);
}

}  // namespace dragoman
