#include "language/encoder/encoder.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "language/find_entities.h"

namespace dragoman::language {
namespace {

using Json = nlohmann::json;

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

// The answers as the file tells them. Throws Json::exception where they are not as they must be.
struct Answers {
  std::vector<std::string> upos, xpos, features, relations;
  std::vector<TagChoice> choices;
  std::vector<LemmaScript> scripts;
};

Answers read_answers(const Json& told) {
  Answers answers;
  told.at("upos").get_to(answers.upos);
  told.at("xpos").get_to(answers.xpos);
  told.at("features").get_to(answers.features);
  told.at("relations").get_to(answers.relations);
  for (const Json& choice : told.at("tags")) {
    answers.choices.push_back({choice.at(0).get<std::size_t>(), choice.at(1).get<std::size_t>(),
                               choice.at(2).get<std::size_t>()});
  }
  for (const Json& script : told.at("scripts")) {
    const auto letters = script.at(0).get<std::uint8_t>();
    answers.scripts.push_back(
        {letters <= 2 ? static_cast<LemmaScript::Case>(letters) : LemmaScript::Case::keep,
         script.at(1).get<std::uint8_t>(), script.at(2).get<std::string>()});
  }
  return answers;
}

// Nothing if a choice names an answer that there is not.
std::optional<std::vector<Tag>> tags_of(const Answers& answers) {
  std::vector<Tag> tags;
  for (const TagChoice& choice : answers.choices) {
    if (choice.upos >= answers.upos.size() || choice.xpos >= answers.xpos.size() ||
        choice.features >= answers.features.size())
      return {};
    const auto upos = parse_upos(answers.upos[choice.upos]);
    if (!upos) return {};
    tags.push_back({*upos, answers.xpos[choice.xpos], answers.features[choice.features]});
  }
  return tags;
}

}  // namespace

Result<Encoder> Encoder::read(std::string_view bytes, std::string_view path,
                              Arithmetic arithmetic) {
  const auto fault = [path](std::string_view what) {
    return fail(ErrorCode::incompatible,
                fmt::format("{}: {}; install the model of this version again", path, what));
  };
  const auto file = read_safetensors(bytes, path);
  if (!file) return tl::unexpected(file.error());
  const auto entry = [&](std::string_view name) -> std::string_view {
    const auto found = file->metadata.find(name);
    return found == file->metadata.end() ? std::string_view{} : found->second;
  };
  if (entry("format") != "dragoman-encoder") return fault("this is no encoder of Dragoman");
  if (entry("version") != "1") return fault("the encoder is not of version 1");

  Encoder encoder;
  encoder.pieces = WordPieces(lines(entry("pieces")));
  if (!encoder.pieces.sound()) return fault("the pieces of words are damaged");
  Answers answers;
  try {
    answers = read_answers(Json::parse(entry("answers")));
  } catch (const Json::exception&) {
    return fault("the list of answers is damaged");
  }
  auto tags = tags_of(answers);
  if (!tags || tags->empty() || answers.relations.size() < 2 || answers.scripts.empty())
    return fault("the list of answers is damaged");
  const AnswerCounts counts{.upos = answers.upos.size(),
                            .xpos = answers.xpos.size(),
                            .features = answers.features.size(),
                            .lemmas = answers.scripts.size(),
                            .entities = entity_labels,
                            .relations = answers.relations.size()};
  auto network = Network::load(*file, counts, encoder.pieces.size(), arithmetic);
  if (!network) return fault(network.error().message);
  encoder.tags = std::move(*tags);
  encoder.choices = std::move(answers.choices);
  encoder.scripts = std::move(answers.scripts);
  encoder.relations = std::move(answers.relations);
  encoder.network = std::move(*network);
  return encoder;
}

}  // namespace dragoman::language
