#include <map>
#include <utility>

#include "base/files.h"
#include "dragoman/analysis.h"
#include "language/model_file.h"
#include "language/tables.h"

namespace dragoman {

std::vector<std::uint16_t> language::syntactic_tags(const std::vector<Tag>& tags) {
  std::map<std::pair<Upos, std::string>, std::uint16_t> numbers;
  std::vector<std::uint16_t> of_tag;
  for (const Tag& tag : tags) {
    const auto next = static_cast<std::uint16_t>(numbers.size());
    of_tag.push_back(numbers.try_emplace({tag.upos, tag.xpos}, next).first->second);
  }
  return of_tag;
}

namespace {

std::vector<std::uint16_t> syntactic_tags_of(const language::Encoder& encoder,
                                             const Model::Tables& tables) {
  std::map<std::pair<Upos, std::string>, std::uint16_t> known;
  for (std::size_t i = 0; i < tables.tags.size(); ++i)
    known[{tables.tags[i].upos, tables.tags[i].xpos}] = tables.syntactic_tag[i];
  std::vector<std::uint16_t> of_tag;
  for (const language::Tag& tag : encoder.tags) {
    const auto found = known.find({tag.upos, tag.xpos});
    of_tag.push_back(found != known.end() ? found->second
                                          : static_cast<std::uint16_t>(language::no_tag));
  }
  return of_tag;
}

}  // namespace

Model::Tables::Tables(language::ModelData data)
    : lexicon(std::move(data.lexicon)),
      tags(std::move(data.tags)),
      syntactic_tag(language::syntactic_tags(tags)),
      relations(std::move(data.relations)),
      lemmas(std::move(data.lemmas)),
      tagger(data.tagger),
      labeller(data.labeller),
      entities(data.entities),
      parser(data.parser),
      breaks(data.breaks) {}

Model::Model(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;
Model::~Model() = default;

Result<Model> Model::load(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto data = language::read_model(*bytes, path);
  if (!data) return tl::unexpected(data.error());
  return Model(std::make_unique<Tables>(std::move(*data)));
}

Result<Model> Model::load(const std::string& path, const std::string& encoder_path) {
  auto model = load(path);
  if (!model) return model;
  const auto bytes = read_file(encoder_path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto encoder = language::Encoder::read(*bytes, encoder_path);
  if (!encoder) return tl::unexpected(encoder.error());
  model->tables_->encoder_syntactic_tag = syntactic_tags_of(*encoder, *model->tables_);
  model->tables_->encoder = std::move(*encoder);
  return model;
}

}  // namespace dragoman
