#include "relate/relate_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "base/parse_number.h"
#include "base/tsv.h"
#include "relate/word_meanings.h"

namespace dragoman {

namespace {

constexpr std::string_view magic = "DRAGOMAN relate 2";

// The next line of `rest`, which loses it.
std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace

std::vector<double> probabilities(const RelateModel::Tables& model, const Evidence& evidence) {
  const auto labels = model.labels.size();
  std::vector<int> sums(labels, 0);
  const auto add = [&](std::uint32_t key) {
    const auto found = std::ranges::lower_bound(model.keys, key);
    if (found == model.keys.end() || *found != key) return;
    const auto row = static_cast<std::size_t>(found - model.keys.begin()) * labels;
    for (std::size_t label = 0; label < labels; ++label) sums[label] += model.weights[row + label];
  };
  add(0);
  for (const auto key : evidence.features) add(key);
  std::vector<double> scores(labels, 0);
  for (std::size_t i = 0; i < evidence.meanings.size(); ++i) {
    for (std::size_t label = 0; label < labels; ++label) {
      scores[label] += static_cast<double>(evidence.meanings[i]) *
                       static_cast<double>(model.meaning_weights[i * labels + label]);
    }
  }
  for (std::size_t label = 0; label < labels; ++label) {
    scores[label] = scores[label] * model.meaning_step + sums[label] * model.step;
  }
  const auto top = *std::ranges::max_element(scores);
  std::vector<double> shares(labels);
  double total = 0;
  for (std::size_t label = 0; label < labels; ++label) {
    shares[label] = std::exp(scores[label] - top);
    total += shares[label];
  }
  for (auto& share : shares) share /= total;
  return shares;
}

std::string write_relate_model(const RelateModel::Tables& model) {
  auto bytes = fmt::format("{}\n{}\n{}\n{}\n{}\n", magic, fmt::join(model.labels, " "), model.step,
                           model.meaning_step, model.keys.size());
  for (std::size_t i = 0; i < model.keys.size(); ++i) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      bytes += static_cast<char>((model.keys[i] >> shift) & 0xFFU);
    }
    for (std::size_t label = 0; label < model.labels.size(); ++label) {
      bytes += static_cast<char>(model.weights[i * model.labels.size() + label]);
    }
  }
  for (const auto weight : model.meaning_weights) bytes += static_cast<char>(weight);
  return bytes;
}

Result<RelateModel::Tables> read_relate_model(std::string_view bytes, std::string_view path) {
  auto rest = bytes;
  if (take_line(rest) != magic) {
    return fail(ErrorCode::incompatible,
                fmt::format("{}: no model of `relate`; train one as train/README.md says", path));
  }
  const auto damaged = [&] {
    return fail(ErrorCode::bad_input, fmt::format("{}: damaged; fetch or train it again", path));
  };
  RelateModel::Tables model;
  for (const auto label : split(take_line(rest), ' ')) model.labels.emplace_back(label);
  const auto step = parse_number<decltype(model.step)>(take_line(rest));
  const auto meaning_step = parse_number<decltype(model.meaning_step)>(take_line(rest));
  const auto rows = parse_number<std::size_t>(take_line(rest));
  if (model.labels.empty() || !step || !meaning_step || !rows) return damaged();
  model.step = *step;
  model.meaning_step = *meaning_step;
  const auto row_size = 4 + model.labels.size();
  const auto meanings = meaning_size * model.labels.size();
  if (rest.size() < meanings || (rest.size() - meanings) % row_size != 0 ||
      (rest.size() - meanings) / row_size != *rows)
    return damaged();
  for (; rest.size() > meanings; rest.remove_prefix(row_size)) {
    std::uint32_t key = 0;
    for (unsigned i = 0; i < 4; ++i) {
      key |= std::uint32_t{static_cast<unsigned char>(rest[i])} << (8 * i);
    }
    if (!model.keys.empty() && key <= model.keys.back()) return damaged();
    model.keys.push_back(key);
    for (std::size_t i = 4; i < row_size; ++i) {
      model.weights.push_back(static_cast<std::int8_t>(rest[i]));
    }
  }
  for (const char weight : rest) {
    model.meaning_weights.push_back(static_cast<std::int8_t>(weight));
  }
  return model;
}

RelateModel::RelateModel(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
RelateModel::RelateModel(RelateModel&&) noexcept = default;
RelateModel& RelateModel::operator=(RelateModel&&) noexcept = default;
RelateModel::~RelateModel() = default;

Result<RelateModel> RelateModel::load(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto tables = read_relate_model(*bytes, path.string());
  if (!tables) return tl::unexpected(tables.error());
  return RelateModel(std::make_unique<Tables>(std::move(*tables)));
}

}  // namespace dragoman
