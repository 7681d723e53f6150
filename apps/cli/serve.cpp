// dragoman serve: the record as pages and as an API.
#include <fmt/format.h>
#include <spawn.h>

#include <memory>
#include <thread>

#include "command.h"
#include "engine.h"
#include "record_option.h"
#include "server/answering.h"
#include "server/load_site.h"
#include "server/serve.h"

extern char** environ;

namespace dragoman::cli {

namespace {

struct Options {
  std::string record;
  std::string listen = "127.0.0.1:8080";
  std::string on;
  std::vector<std::string> host_names;
  unsigned threads = 0;
  unsigned rate = 0;
  bool open = false;
  bool no_reading = false;
};

// Shows the address in the user's browser, by what the desktop has for it.
void open_browser(const std::string& address) {
  std::string program = "xdg-open";
  std::string argument = address;
  char* words[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ) != 0) {
    say("no browser can be opened from here (xdg-open is missing); open " + address);
  }
}

Exit serve_record(const Common& common, const Options& options) {
  auto listen = server::parse_listen(options.listen);
  if (!listen) return tell(listen.error());
  const auto day = parse_day(options.on);
  if (!day) return tell(day.error());
  auto engine = load_engine(common, options.no_reading ? Parts::without_model : Parts::all);
  if (!engine) return tell(engine.error());
  const auto site =
      server::load_site(data_folder(common), std::move(*engine), environment("DRAGOMAN_TOKEN"));
  if (!site) return tell(site.error());

  const auto today_asked = [on = *day] { return on ? last_day(*on) : today(); };
  // A thread waits for the disk while others answer.
  listen->threads = options.threads == 0 ? 2 * thread_count(0) : options.threads;
  server::Answering answering(*site, record_name(options.record), today_asked,
                              std::max(1U, listen->threads / 2));
  if (const auto begun = answering.begin(); !begun) return tell(begun.error());

  listen->host_names = options.host_names;
  listen->bounds.rate = options.rate;
  const auto served = server::serve(answering, *listen, [&](const std::string& address) {
    say(fmt::format("{} at {} (Ctrl-C ends it)", record_shown(options.record), address));
    if (options.open) open_browser(address);
  });
  return served ? Exit::found : tell(served.error());
}

}  // namespace

Command serve_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "serve",
      "Show the record as pages in a browser, and to programs.\n"
      "Only this machine is answered unless --listen says otherwise. Every page is also data: the\n"
      "same address with .json, .csv, .ics … Who shows the token in $DRAGOMAN_TOKEN may also\n"
      "write; without one nobody may.",
      "  dragoman serve --open\n"
      "  dragoman serve --record ministry.dragoman --listen 127.0.0.1:8000\n"
      "  curl http://127.0.0.1:8080/pair/KOR/UZB.json");
  add_record_option(*command, options->record);
  add_option(*command, "--listen", options->listen, "Address and port to answer at")
      .called("ADDRESS:PORT")
      .shows_default();
  add_option(*command, "--host-name", options->host_names,
             "Name by which it may be asked besides localhost; may be repeated")
      .called("NAME")
      .repeatable();
  add_option(*command, "--on", options->on, "The day that counts as today (default: today)")
      .called("DAY");
  add_option(*command, "-j,--threads", options->threads, "Threads to answer with (0: two a core)")
      .called("N");
  add_option(*command, "--rate", options->rate,
             "Requests a second that one address may ask (0: any number)")
      .called("N");
  add_flag(*command, "--no-reading", options->no_reading,
           "Don't load the model: starts at once, but reads no posted releases");
  add_flag(*command, "--open", options->open, "Open the first page in the browser");
  return {command, [options, &common] { return serve_record(common, *options); }};
}

}  // namespace dragoman::cli
