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

constexpr std::size_t releases_shown = 5;

void print_person(const PersonTold& person, const Style& style) {
  print(style.bold(printable(person.name)) + "\n");
  for (const auto& post : person.posts) {
    print(fmt::format("  {:<24}  {}{}{}\n", time_of(post), printable(post.post),
                      post.post.empty() || post.of.empty() ? "" : ", ", post.of));
    if (post.told > post.releases.size()) {
      print(fmt::format("    {} earlier ones\n", post.told - post.releases.size()));
    }
    for (const auto& id : post.releases) print("    " + style.dim("[" + id + "]") + "\n");
  }
}

Exit show_person(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  std::string name;
  for (const auto& word : options.name) name += (name.empty() ? "" : " ") + word;
  // What is found is shown at once, however many there are.
  NamedFilter filter{.at_most = 50, .mentions = options.json ? 0 : releases_shown};
  const auto style = Style::of_stdout();
  auto list = Json::array();
  auto exit = Exit::nothing;
  for (bool more = true; more;) {
    const auto some = some_people(*record, name, filter);
    if (!some) return tell(some.error());
    for (const auto& person : some->people) {
      exit = Exit::found;
      if (options.json) {
        list.push_back(person_told_json(person));
      } else {
        print_person(person, style);
      }
    }
    more = some->next.has_value();
    filter.after = some->next;
  }
  if (options.json) {
    print(json_page({{"people", list}}) + "\n");
  } else if (exit == Exit::nothing) {
    say(fmt::format("nobody in the record is named '{}'", name));
  }
  return exit;
}

}  // namespace

Command person_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(app, "person", "Show in which posts releases name somebody, and when.",
                  "  dragoman person Kamilov\n"
                  "  dragoman person Chung Eui-yong --json");
  add_option(*command, "NAME", options->name, "Words of the name; accents and case do not matter")
      .required();
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return show_person(*options); }};
}

}  // namespace dragoman::cli
