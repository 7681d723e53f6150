// dragoman: the command line. One file a subcommand; this one puts them together.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <memory>
#include <vector>

#include "command.h"
#include "doctor.h"

namespace dragoman::cli {

namespace {

// Help with the examples (kept as the footer) before the options.
class ExamplesFirst : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override {
    const auto examples = app->get_footer();
    const auto usage = CLI::Formatter::make_usage(app, std::move(name));
    return examples.empty() ? usage : "\nExamples:\n" + examples + "\n\n" + usage;
  }
  // In the list of commands the first sentence is enough.
  std::string make_subcommand(const CLI::App* command) const override {
    const auto description = command->get_description();
    const auto line = "  " + command->get_name();
    return line + std::string(line.size() < 12 ? 12 - line.size() : 1, ' ') +
           description.substr(0, description.find('\n')) + "\n";
  }
  std::string make_footer(const CLI::App* /*app*/) const override { return {}; }
};

Exit run(int argc, char** argv) {
  CLI::App app("Reads what foreign ministries publish and keeps the record it adds up to.",
               "dragoman");
  app.formatter(std::make_shared<ExamplesFirst>());
  app.footer(
      "  dragoman read releases/ --publisher KOR   read pages into the record\n"
      "  dragoman show                             list what was read\n"
      "  dragoman pair Korea Uzbekistan            what stands and happened between the two\n"
      "  dragoman export --format csv > events.csv");
  app.set_version_flag("-V,--version", "dragoman " DRAGOMAN_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  // Options that some terminal or script passes twice are taken as last said.
  app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);

  Common common;
  add_option(app, "--data", common.data,
             "Folder of the tables (default: $DRAGOMAN_DATA, or as installed)")
      .called("DIR");
  add_option(app, "--knowledge", common.knowledge,
             "Folder of your own tables over those of --data; may be repeated")
      .called("DIR")
      .repeatable();
  add_option(app, "--model", common.model, "Folder of the models (default: as installed)")
      .called("DIR");
  add_option(app, "--analysis", common.analysis,
             "What reads syntax and names: encoder, or fast (some twenty times as fast, less "
             "often right)")
      .one_of({"encoder", "fast"})
      .shows_default();

  // In the order that help lists them.
  const std::vector<Command> commands = {read_command(app, common),
                                         show_command(app, common),
                                         pair_command(app, common),
                                         brief_command(app, common),
                                         meetings_command(app, common),
                                         last_command(app, common),
                                         since_command(app, common),
                                         compare_command(app, common),
                                         commitments_command(app, common),
                                         anniversaries_command(app, common),
                                         person_command(app, common),
                                         coverage_command(app, common),
                                         duplicates_command(app, common),
                                         diff_command(app, common),
                                         review_command(app, common),
                                         gone_command(app, common),
                                         refresh_command(app, common),
                                         why_command(app, common),
                                         verify_command(app, common),
                                         cite_command(app, common),
                                         search_command(app, common),
                                         serve_command(app, common),
                                         watch_command(app, common),
                                         export_command(app, common),
                                         map_command(app, common),
                                         merge_command(app, common),
                                         releases_command(app, common),
                                         parse_command(app, common),
                                         relate_command(app, common),
                                         knowledge_command(app, common),
                                         doctor_command(app, common),
                                         completions_command(app),
                                         help_command(app)};
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& fault) {
    // CLI11 takes a command it does not know for none at all.
    const auto rest = app.remaining(true);
    const auto chosen = app.get_subcommands();
    const bool lacks_subcommand =
        chosen.empty() || (!chosen.front()->get_subcommands(nullptr).empty() &&
                           chosen.front()->get_subcommands().empty());
    if (rest.empty() || !lacks_subcommand) {
      return app.exit(fault) == 0 ? Exit::found : Exit::error;
    }
    const auto of = chosen.empty() ? std::string() : chosen.front()->get_name();
    say("no command '" + (of.empty() ? of : of + " ") + rest.front() + "'; `dragoman help" +
        (of.empty() ? of : " " + of) + "` lists them");
    return Exit::error;
  } catch (const CLI::ParseError& fault) {
    return app.exit(fault) == 0 ? Exit::found : Exit::error;
  }
  for (const auto& command : commands) {
    if (!command.app->parsed()) continue;
    const Exit exit = command.run();
    flush();
    return exit;
  }
  return Exit::error;
}

}  // namespace

}  // namespace dragoman::cli

int main(int argc, char** argv) {
  // A reader that has seen enough (`| head`) ends the program without a word, even where
  // the parent had told it to ignore the signal.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that may not grow any more is told of as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return static_cast<int>(dragoman::cli::run(argc, argv));
  } catch (const std::exception& fault) {
    dragoman::cli::say(fault.what());
    return static_cast<int>(dragoman::cli::Exit::error);
  }
}
