// dragoman person: in which posts releases name somebody.
#include <fmt/format.h>

#include "command.h"
#include "dragoman/questions.h"
#include "formats/answers_json.h"
#include "record_option.h"
#include "style.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> name;
  std::string record;
  bool json = false;
};

std::string time_of(const PersonTold::Post& post) {
  if (!post.first) return "undated";
  const auto first = to_edtf(*post.first);
  const auto last = to_edtf(*post.last);
  return first == last ? first : first + " to " + last;
}

Exit show_person(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  std::string name;
  for (const auto& word : options.name) name += (name.empty() ? "" : " ") + word;
  const auto people = find_person(*record, name);
  if (!people) return tell(people.error());
  if (options.json) {
    auto list = Json::array();
    for (const auto& person : *people) list.push_back(person_told_json(person));
    print(json_page({{"people", list}}) + "\n");
    return people->empty() ? Exit::nothing : Exit::found;
  }
  if (people->empty()) {
    say(fmt::format("nobody in the record is named '{}'", name));
    return Exit::nothing;
  }
  const auto style = Style::of_stdout();
  for (const auto& person : *people) {
    print(style.bold(printable(person.name)) + "\n");
    for (const auto& post : person.posts) {
      print(fmt::format("  {:<24}  {}{}{}\n", time_of(post), printable(post.post),
                        post.post.empty() || post.of.empty() ? "" : ", ", post.of));
      constexpr std::size_t shown = 5;
      for (std::size_t i = 0; i < post.releases.size() && i < shown; ++i) {
        print("    " + style.dim("[" + post.releases[i] + "]") + "\n");
      }
      if (post.releases.size() > shown) {
        print(fmt::format("    and {} more\n", post.releases.size() - shown));
      }
    }
  }
  return Exit::found;
}

}  // namespace

Command person_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "person", "Show in which posts releases name somebody, and when.",
                  "  dragoman person Kamilov\n"
                  "  dragoman person Chung Eui-yong --json");
  command->add_option("NAME", options->name, "Words of the name; accents and case do not matter")
      ->required();
  add_record_option(*command, options->record);
  command->add_flag("--json", options->json, "Print JSON");
  return {command, [options] { return show_person(*options); }};
}

}  // namespace dragoman::cli
