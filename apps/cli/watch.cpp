// dragoman watch: what comes into a folder, and what feeds and sitemaps name, into the record.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "base/files.h"
#include "base/parse_number.h"
#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "engine.h"
#include "fetch.h"
#include "knowledge/find_party.h"
#include "record_option.h"
#include "refresh_record.h"
#include "watch/watch_list.h"
#include "watch/watch_state.h"
#include "watch_feeds.h"
#include "watch_folder.h"
#include "watched_record.h"

namespace dragoman::cli {

namespace fs = std::filesystem;
using std::chrono::seconds;

namespace {

struct Options {
  std::string folder;
  std::string feeds;
  std::string record;
  std::string state;
  std::string every = "15m";
  std::string again = "1d";
  std::string pause = "1s";
  std::string timeout = "30s";
  std::string contact;
  bool other_hosts = false;
  bool once = false;
};

// Set by SIGINT and SIGTERM; signal handlers reach nothing that is not global.
std::atomic<bool> told_to_end = false;

void end_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { told_to_end = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second one ends it at once
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

// What time it was when the run began, and from there on what has passed: a clock that is put
// right meanwhile, back or ahead, keeps nothing waiting and makes nothing due at once.
class RunClock {
 public:
  [[nodiscard]] WatchTime now() const {
    return began_ + std::chrono::floor<seconds>(std::chrono::steady_clock::now() - since_);
  }

 private:
  WatchTime began_ = std::chrono::floor<seconds>(std::chrono::system_clock::now());
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

// "30s", "15m", "2h", "1d".
Result<seconds> duration_of(std::string_view option, std::string_view text, seconds least) {
  const auto wrong = [&] {
    return fail(ErrorCode::bad_input, fmt::format("{}: '{}' is no time from {} s to 365 days; "
                                                  "write 30s, 15m, 2h or 1d",
                                                  option, text, least.count()));
  };
  if (text.empty()) return wrong();
  constexpr std::string_view units = "smhd";
  constexpr long lengths[] = {1, 60, 3600, 86'400};
  const auto unit = units.find(text.back());
  const auto number = parse_number<long>(text.substr(0, text.size() - 1));
  if (unit == std::string_view::npos || !number) return wrong();
  constexpr long longest = 365L * 86'400;
  if (*number < 0 || *number > longest / lengths[unit]) return wrong();
  const seconds length(*number * lengths[unit]);
  if (length < least) return wrong();
  return length;
}

// Kept open, so that no second watch uses the same state.
class Lock {
 public:
  explicit Lock(fs::path file) : file_(std::move(file)) {
    number_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    held_ = number_ >= 0 && ::flock(number_, LOCK_EX | LOCK_NB) == 0;
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (held_) ::unlink(file_.c_str());
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] bool held() const { return held_; }

 private:
  fs::path file_;
  int number_ = -1;
  bool held_ = false;
};

Result<std::vector<Watched>> listed_in(const Options& options, const Engine& engine,
                                       WatchRules& rules) {
  const auto text = read_file(options.feeds);
  if (!text) return tl::unexpected(text.error());
  const auto list = parse_watch_list(*text, options.feeds);
  if (!list) return tl::unexpected(list.error());
  std::vector<Watched> all;
  for (const auto& listed : *list) {
    Watched watched;
    watched.address = to_string(listed.address);
    if (!listed.publisher.empty()) {
      const auto party = find_party(engine.knowledge, listed.publisher);
      if (!party) {
        return fail(party.error().code,
                    fmt::format("{}:{}: {}", options.feeds, listed.line, party.error().message));
      }
      watched.publisher = *party;
    }
    rules.listed.push_back(listed.address);
    all.push_back(std::move(watched));
  }
  return all;
}

Result<WatchRules> rules_of(const Options& options) {
  WatchRules rules;
  const auto every = duration_of("--every", options.every, seconds(1));
  if (!every) return tl::unexpected(every.error());
  const auto again = duration_of("--again", options.again, seconds(1));
  if (!again) return tl::unexpected(again.error());
  const auto pause = duration_of("--pause", options.pause, seconds(0));
  if (!pause) return tl::unexpected(pause.error());
  rules.pace = {*every, *again, *pause};
  rules.other_hosts = options.other_hosts ? OtherHosts::followed : OtherHosts::left;
  return rules;
}

// Where what was seen is kept; empty where nothing is asked for on the net.
Result<fs::path> state_file(const Options& options) {
  if (options.feeds.empty()) return fs::path();
  if (!options.state.empty()) return fs::path(options.state);
  const auto record = record_name(options.record);
  if (record.find("://") != std::string::npos) {
    return fail(ErrorCode::bad_input,
                "a record on a server has no file beside it; name one by --state, for what "
                "was seen of the feeds");
  }
  return fs::path(record + ".watch.tsv");
}

void sleep_until(WatchTime until, const RunClock& clock) {
  while (!told_to_end && clock.now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

// Goes on until it is told to end or, once, until all that is due has been seen. What it returns
// is an error of the state's file.
Result<void> go_on(const Options& options, WatchedRecord& keeper, std::optional<FeedWatch>& feeds,
                   const fs::path& state, const RunClock& clock) {
  constexpr seconds between_looks{2};
  constexpr seconds between_saves{30};
  FolderWatch folder(options.folder);
  const auto which = options.once ? FolderWatch::Which::all : FolderWatch::Which::settled;
  auto next_look = WatchTime::min();
  auto next_save = clock.now() + between_saves;
  bool unsaved = feeds.has_value();
  const auto save = [&]() -> Result<void> {
    if (!unsaved) return {};
    unsaved = false;
    next_save = clock.now() + between_saves;
    return write_file(state, state_text(feeds->watch()));
  };
  while (!told_to_end) {
    const auto now = clock.now();
    auto idle_until = WatchTime::max();
    if (!options.folder.empty()) {
      if (next_look <= now) {
        keeper.read_files(folder, which);
        next_look = clock.now() + between_looks;
      }
      idle_until = next_look;
    }
    if (feeds) {
      const auto until = feeds->advance(now);
      if (until <= now) {
        unsaved = true;
        idle_until = now;
      }
      idle_until = std::min(idle_until, until);
      if (idle_until > now + seconds(1) || next_save <= now) {
        if (auto saved = save(); !saved) return saved;
      }
    }
    if (options.once && (!feeds || feeds->all_seen())) break;
    sleep_until(idle_until, clock);
  }
  return feeds ? save() : Result<void>();
}

Exit watch(const Common& common, const Options& options) {
  if (options.folder.empty() && options.feeds.empty()) {
    say("nothing to watch: name a folder by --folder, or a list of feeds by --feeds");
    return Exit::error;
  }
  auto rules = rules_of(options);
  if (!rules) return tell(rules.error());
  const auto timeout = duration_of("--timeout", options.timeout, seconds(1));
  if (!timeout) return tell(timeout.error());
  const auto state = state_file(options);
  if (!state) return tell(state.error());
  if (!options.folder.empty()) {
    if (const auto there = FolderWatch(options.folder).look(FolderWatch::Which::all); !there) {
      return tell(there.error());
    }
  }
  const auto engine = load_engine(common);
  if (!engine) return tell(engine.error());

  std::optional<Lock> lock;
  Watch watched;
  const RunClock clock;
  const auto began = clock.now();
  if (!options.feeds.empty()) {
    const auto listed = listed_in(options, *engine, *rules);
    if (!listed) return tell(listed.error());
    lock.emplace(fs::path(*state) += ".lock");
    if (!lock->held()) {
      say(
          fmt::format("{}: is in use by another watch, or cannot be written; end that, or name "
                      "another by --state",
                      state->string()));
      return Exit::error;
    }
    auto there = load_state(*state);
    if (!there) return tell(there.error());
    watched = std::move(*there);
    keep_listed(watched, *listed, began);
    bring_near(watched, began, rules->pace);
    if (options.once) hurry(watched, began);
  }
  auto record = open_up_to_date(options.record, *engine);
  if (!record) return tell(record.error());

  end_on_signals();
  WatchedRecord keeper(record_name(options.record), *engine, std::move(*record));
  FetchBounds bounds;
  bounds.whole = *timeout;
  bounds.connect = std::min(bounds.connect, bounds.whole);
  Fetcher fetcher(
      options.contact.empty()
          ? std::string("dragoman/" DRAGOMAN_VERSION " (reads press releases)")
          : "dragoman/" DRAGOMAN_VERSION " (reads press releases; " + options.contact + ")",
      bounds, told_to_end);
  std::optional<FeedWatch> feeds;
  if (!options.feeds.empty()) {
    feeds.emplace(
        std::move(watched), std::move(*rules), fetcher,
        WatchKeeper{[&](const Watched& page, Source source) {
                      return keeper.keep(page, std::move(source));
                    },
                    [&](const Watched& page, bool gone) { return keeper.mark(page, gone); },
                    [](const std::string& words) {
                      if (!told_to_end) say(words);
                    }},
        began);
  }
  const auto ended = go_on(options, keeper, feeds, *state, clock);
  if (!ended) return tell(ended.error());

  const auto& came = keeper.came();
  const auto failed = came.failed + (feeds ? feeds->failures() : 0);
  auto line = fmt::format("{} added to {}", count_of(came.added, "release", "releases"),
                          record_shown(options.record));
  if (came.new_versions > 0) {
    line += ", " + count_of(came.new_versions, "new version", "new versions");
  }
  if (failed > 0) line += fmt::format("; {} failed, as told above", failed);
  say(line);
  if (!options.once) return Exit::found;
  if (failed > 0) return Exit::error;
  return came.added + came.new_versions > 0 ? Exit::found : Exit::nothing;
}

}  // namespace

Command watch_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "watch",
      "Read what comes into a folder, and what feeds and sitemaps name, into the record.\n"
      "It may run beside `dragoman serve` on the same record. Only what a list of feeds names is\n"
      "asked for on the net, and pages on the same hosts that those feeds and sitemaps name;\n"
      "robots.txt is obeyed. A page that changed is kept as a new version, one that is gone is\n"
      "marked. Ends on Ctrl-C, and goes on where it was when started again.",
      "  dragoman watch --folder incoming/\n"
      "  dragoman watch --feeds ministries.txt --contact desk@example.org --every 1h\n"
      "  dragoman watch --feeds ministries.txt --once    once, as from cron\n"
      "In ministries.txt an address a line, and who publishes what it names:\n"
      "  https://mofa.example/rss.xml KOR");
  add_option(*command, "--folder", options->folder, "Folder to look into every two seconds")
      .called("DIR");
  add_option(*command, "--feeds", options->feeds,
             "List of the feeds, sitemaps and pages to ask for")
      .called("FILE");
  add_record_option(*command, options->record);
  add_option(*command, "--every", options->every,
             "How often what is listed is asked for: 30s, 15m, 1h")
      .called("TIME")
      .shows_default();
  add_option(*command, "--again", options->again,
             "After what time a page is asked for again; each time it is the same, twice "
             "as long, up to 32 times")
      .called("TIME")
      .shows_default();
  add_option(*command, "--pause", options->pause,
             "Between two requests to one host; its robots.txt may ask for more")
      .called("TIME")
      .shows_default();
  add_option(*command, "--timeout", options->timeout, "What an answer may take")
      .called("TIME")
      .shows_default();
  add_option(*command, "--contact", options->contact,
             "Mail or address that hosts are told, so that they can reach you")
      .called("WHO");
  add_option(*command, "--state", options->state,
             "File that keeps what was seen (default: RECORD.watch.tsv)")
      .called("FILE");
  add_flag(*command, "--other-hosts", options->other_hosts,
           "Ask also for pages that feeds name on other hosts");
  add_flag(*command, "--once", options->once, "Do what is to be done now, and end");
  return {command, [options, &common] { return watch(common, *options); }};
}

}  // namespace dragoman::cli
