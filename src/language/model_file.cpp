#include "language/model_file.h"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "language/features.h"
#include "language/find_entities.h"

namespace dragoman::language {
namespace {

constexpr std::string_view magic = "DRAGOMAN model\n";
constexpr unsigned version = 1;

class Writer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(0x80U | (value & 0x7FU));
    bytes_ += static_cast<char>(value);
  }
  void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  // 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …, so that small numbers of both signs are short.
  void signed_number(std::int64_t value) {
    const auto doubled = static_cast<std::uint64_t>(value < 0 ? -(value + 1) : value) * 2;
    number(value < 0 ? doubled + 1 : doubled);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) text(value);
  }
  // Ascending keys, each as its distance from the one before.
  void keys(const std::vector<std::uint32_t>& keys) {
    number(keys.size());
    std::uint32_t last = 0;
    for (const std::uint32_t key : keys) {
      number(key - last);
      last = key;
    }
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads what Writer wrote. After a fault everything reads as nothing and failed() is true.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  void require(bool condition) {
    if (condition) return;
    failed_ = true;
    bytes_ = {};
  }

  std::uint8_t byte() {
    require(!bytes_.empty());
    if (failed_) return 0;
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }
  // A number of at most `most`.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::uint8_t part = byte();
      value |= std::uint64_t{part & 0x7FU} << shift;
      if ((part & 0x80U) == 0) {
        require(value <= most);
        return failed_ ? 0 : value;
      }
    }
    require(false);
    return 0;
  }
  // A number of -most - 1 .. most.
  std::int64_t signed_number(std::int64_t most) {
    const std::uint64_t value = number(static_cast<std::uint64_t>(most) * 2 + 1);
    const auto half = static_cast<std::int64_t>(value / 2);
    return value % 2 == 0 ? half : -half - 1;
  }
  // How many things follow; each has at least one byte, so no more than there are bytes.
  std::size_t count() {
    const auto value = static_cast<std::size_t>(number(bytes_.size()));
    require(value <= bytes_.size());
    return failed_ ? 0 : value;
  }
  std::string text() {
    const std::size_t size = count();
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> values(count());
    for (std::string& value : values) value = text();
    return values;
  }
  std::vector<std::uint32_t> keys() {
    std::vector<std::uint32_t> keys(count());
    std::uint64_t last = 0;
    for (std::uint32_t& key : keys) {
      const std::uint64_t step = number(std::numeric_limits<std::uint32_t>::max());
      last += step;
      require(step > 0 && last <= std::numeric_limits<std::uint32_t>::max());
      key = static_cast<std::uint32_t>(last);
    }
    return keys;
  }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

void write_rows(Writer& out, const WeightRows& rows) {
  out.number(rows.labels);
  out.keys(rows.keys);
  for (std::size_t i = 0; i < rows.keys.size(); ++i)
    out.number(rows.begins[i + 1] - rows.begins[i]);
  for (const WeightCell& cell : rows.cells) {
    out.number(cell.label);
    out.signed_number(cell.weight);
  }
}

WeightRows read_rows(Reader& in, std::size_t labels) {
  WeightRows rows;
  rows.labels = labels;
  in.require(in.number(most_labels) == labels);
  rows.keys = in.keys();
  rows.begins.reserve(rows.keys.size() + 1);
  for (std::size_t i = 0; i < rows.keys.size() && !in.failed(); ++i) {
    const auto end = rows.begins.back() + in.number(labels);
    in.require(end < most_cells);
    rows.begins.push_back(static_cast<std::uint32_t>(end));
  }
  if (in.failed()) return {};
  rows.cells.resize(rows.begins.back());
  for (std::size_t row = 0; row < rows.keys.size(); ++row) {
    for (std::uint32_t c = rows.begins[row]; c < rows.begins[row + 1]; ++c) {
      WeightCell& cell = rows.cells[c];
      cell.label = static_cast<std::uint16_t>(in.number(labels - 1));
      cell.weight =
          static_cast<std::int16_t>(in.signed_number(std::numeric_limits<std::int16_t>::max()));
      in.require(c == rows.begins[row] || rows.cells[c - 1].label < cell.label);
      if (in.failed()) return {};
    }
  }
  return rows;
}

void write_lexicon(Writer& out, const Lexicon& lexicon) {
  out.texts(lexicon.abbreviations.words());
  out.texts(lexicon.titles.words());
  out.texts(lexicon.clitics.words());
  out.texts(lexicon.hyphen_prefixes.words());
  out.texts(lexicon.common_words.words());
  out.texts(lexicon.units.words());
  out.texts(lexicon.exceptions.cut_forms());
}

Lexicon read_lexicon(Reader& in) {
  Lexicon lexicon;
  lexicon.abbreviations = WordList(in.texts());
  lexicon.titles = WordList(in.texts());
  lexicon.clitics = WordList(in.texts());
  lexicon.hyphen_prefixes = WordList(in.texts());
  lexicon.common_words = WordList(in.texts());
  lexicon.units = WordList(in.texts());
  lexicon.exceptions = CutWords(in.texts());
  return lexicon;
}

void write_lemmas(Writer& out, const LemmaTable& table) {
  out.number(table.scripts.size());
  for (const LemmaScript& script : table.scripts) {
    out.byte(static_cast<std::uint8_t>(script.letters));
    out.byte(script.strip);
    out.text(script.append);
  }
  out.keys(table.keys);
  for (const std::uint16_t script : table.script_of) out.number(script);
}

LemmaTable read_lemmas(Reader& in) {
  LemmaTable table;
  table.scripts.resize(in.count());
  for (LemmaScript& script : table.scripts) {
    const std::uint8_t letters = in.byte();
    in.require(letters <= static_cast<std::uint8_t>(LemmaScript::Case::title));
    script.letters = static_cast<LemmaScript::Case>(letters);
    script.strip = in.byte();
    script.append = in.text();
  }
  table.keys = in.keys();
  in.require(table.keys.empty() || !table.scripts.empty());
  in.require(table.scripts.size() <= std::numeric_limits<std::uint16_t>::max());
  if (in.failed()) return {};
  table.script_of.resize(table.keys.size());
  for (std::uint16_t& script : table.script_of)
    script = static_cast<std::uint16_t>(in.number(table.scripts.size() - 1));
  return table;
}

}  // namespace

std::string checksum_line(std::string_view body) {
  std::uint64_t state = 14695981039346656037ULL;  // FNV-1a
  for (const char c : body) {
    state ^= static_cast<unsigned char>(c);
    state *= 1099511628211ULL;
  }
  return fmt::format("{:016x}\n", state);
}

std::string write_model(const ModelData& data) {
  Writer out;
  write_lexicon(out, data.lexicon);
  out.number(data.tags.size());
  for (const Tag& tag : data.tags) {
    out.byte(static_cast<std::uint8_t>(tag.upos));
    out.text(tag.xpos);
    out.text(tag.features);
  }
  out.texts(data.relations);
  write_lemmas(out, data.lemmas);
  for (const WeightRows* rows :
       {&data.tagger, &data.parser, &data.labeller, &data.entities, &data.breaks})
    write_rows(out, *rows);
  return fmt::format("{}version {}\n{}{}", magic, version, checksum_line(out.bytes()), out.bytes());
}

Result<ModelData> read_model(std::string_view bytes, std::string_view path) {
  if (!bytes.starts_with(magic)) {
    return fail(ErrorCode::bad_input,
                fmt::format("{}: this is no model of Dragoman; take the one under model/", path));
  }
  bytes.remove_prefix(magic.size());
  const std::string expected_version = fmt::format("version {}\n", version);
  if (!bytes.starts_with(expected_version)) {
    return fail(ErrorCode::incompatible,
                fmt::format("{}: the model is not of version {}; take the one that came with "
                            "this program, or train it again (train/README.md)",
                            path, version));
  }
  bytes.remove_prefix(expected_version.size());
  const auto damaged = [&] {
    return fail(ErrorCode::bad_input,
                fmt::format("{}: the model is damaged or cut short; fetch it again", path));
  };
  const std::size_t checksum_size = checksum_line({}).size();
  if (bytes.size() < checksum_size ||
      checksum_line(bytes.substr(checksum_size)) != bytes.substr(0, checksum_size))
    return damaged();

  Reader in(bytes.substr(checksum_size));
  ModelData data;
  data.lexicon = read_lexicon(in);
  data.tags.resize(in.count());
  for (Tag& tag : data.tags) {
    const std::uint8_t upos = in.byte();
    in.require(upos <= static_cast<std::uint8_t>(Upos::x));
    tag.upos = static_cast<Upos>(upos);
    tag.xpos = in.text();
    tag.features = in.text();
  }
  in.require(!data.tags.empty() && data.tags.size() <= most_labels);
  data.relations = in.texts();
  in.require(data.relations.size() >= 2 && data.relations.size() <= most_labels);
  data.lemmas = read_lemmas(in);
  if (in.failed()) return damaged();
  data.tagger = read_rows(in, data.tags.size());
  data.parser = read_rows(in, transition_count);
  data.labeller = read_rows(in, data.relations.size());
  data.entities = read_rows(in, entity_labels);
  data.breaks = read_rows(in, 2);
  in.require(in.at_end());
  if (in.failed()) return damaged();
  return data;
}

}  // namespace dragoman::language
