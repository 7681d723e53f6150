// dragoman brief: what a desk officer puts together before a meeting.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/files.h"
#include "command.h"
#include "engine.h"
#include "formats/brief_parts.h"
#include "pages/language.h"
#include "pages/make_brief.h"
#include "two_parties.h"

extern char** environ;

namespace dragoman::cli {

namespace {

struct Options {
  TwoPartiesOptions two;
  std::string reader;
  std::string language = "en";
  std::string format = "markdown";
  std::string out;
};

Result<BriefParts> gather(const Common& common, const TwoParties& two, const Options& options) {
  const auto data = data_folder(common);
  const auto relation_words = load_relation_words(data);
  if (!relation_words) return tl::unexpected(relation_words.error());
  const auto commitment_words = CommitmentWords::load(data);
  if (!commitment_words) return tl::unexpected(commitment_words.error());
  return brief_parts(two.record, {two.a, two.b, options.reader, two.on.value_or(today())},
                     two.knowledge, *relation_words, *commitment_words);
}

Result<Brief> in_words(const Common& common, const TwoParties& two, const BriefParts& parts,
                       const Options& options) {
  const auto languages = pages::load_languages(data_folder(common));
  if (!languages) return tl::unexpected(languages.error());
  const auto language = std::ranges::find(*languages, options.language, &pages::Language::code);
  if (language == languages->end()) {
    std::string codes;
    for (const auto& one : *languages) codes += (codes.empty() ? "" : ", ") + one.code;
    return fail(ErrorCode::bad_input,
                fmt::format("--language: '{}' is none of {}", options.language, codes));
  }
  return pages::make_brief({*languages, *language, two.knowledge, parts.day, ""}, parts);
}

// Pandoc makes a DOCX of the Markdown; it is asked for only then.
Result<void> write_docx(std::string markdown, const Brief& brief, const std::string& out) {
  // Two notes at one place would be read as one number: 2 and 3 as 23.
  for (auto at = markdown.find("][^"); at != std::string::npos; at = markdown.find("][^", at + 3)) {
    markdown.insert(at + 1, "^,^");
  }
  auto name = (std::filesystem::temp_directory_path() / "dragoman-brief-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0)
    return fail(ErrorCode::unreadable, name + ": cannot be written; is there room in its folder?");
  ::close(file);
  std::ofstream(name, std::ios::binary) << markdown;
  // Quotes stay as they are to the sign; the heading of the first level is the title.
  const std::string from = "--from=markdown-smart";
  const std::string title = "--shift-heading-level-by=-1";
  const std::string language = "--metadata=lang:" + brief.language;
  const std::string to = "--to=docx";
  const std::string output = "--output=" + out;
  const std::string program = "pandoc";
  std::vector<char*> words;
  for (const std::string* word : std::initializer_list<const std::string*>{
           &program, &from, &to, &title, &language, &output, &name}) {
    words.push_back(const_cast<char*>(word->c_str()));  // posix_spawnp does not write to them
  }
  words.push_back(nullptr);
  pid_t child = 0;
  const int started =
      ::posix_spawnp(&child, program.c_str(), nullptr, nullptr, words.data(), environ);
  int status = 0;
  if (started == 0) ::waitpid(child, &status, 0);
  std::error_code error;
  std::filesystem::remove(name, error);
  if (started != 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
    return fail(ErrorCode::not_found,
                "a DOCX is made by pandoc, which is not here; install the package pandoc, or take "
                "--format markdown or html");
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return fail(ErrorCode::unreadable, out + ": pandoc could not write it");
  }
  return {};
}

Result<void> check(const Options& options) {
  if (options.format == "docx" && options.out.empty()) {
    return fail(ErrorCode::bad_input, "a DOCX goes into a file; say where with --out");
  }
  return {};
}

Exit write_brief(const Common& common, const Options& options) {
  if (const auto checked = check(options); !checked) return tell(checked.error());
  const auto two = open_two_parties(common, options.two);
  if (!two) return tell(two.error());
  const auto parts = gather(common, *two, options);
  if (!parts) return tell(parts.error());
  const auto brief = in_words(common, *two, *parts, options);
  if (!brief) return tell(brief.error());
  if (options.format == "docx") {
    const auto written = write_docx(to_markdown(*brief), *brief, options.out);
    return written ? Exit::found : tell(written.error());
  }
  const auto text = options.format == "html" ? to_html(*brief) : to_markdown(*brief);
  if (options.out.empty()) {
    print(text);
    return Exit::found;
  }
  if (const auto written = write_file(options.out, text); !written) return tell(written.error());
  return Exit::found;
}

}  // namespace

Command brief_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "brief",
      "Write a brief for A's meeting with B: the facts, each with a footnote.\n"
      "Whom you meet, what stands, when you last met and what happened since, what is open, what\n"
      "the record cannot know. Objectives and judgement are left blank for you.",
      "  dragoman brief KOR UZB --for \"Foreign Minister\" --on 2022-05-01\n"
      "  dragoman brief Korea Latvia --format html --out brief.html\n"
      "  dragoman brief Korea Latvia --format docx --out brief.docx");
  add_two_parties(*command, options->two);
  add_option(*command, "--on", options->two.on, "The day of the meeting (default: today)")
      .called("DAY");
  add_option(*command, "--for", options->reader, "Whose brief it is: \"Foreign Minister\"")
      .called("OFFICE");
  add_option(*command, "--language", options->language, "Of its words: en or ko")
      .called("CODE")
      .shows_default();
  add_option(*command, "--format", options->format, "markdown, html or docx (by pandoc)")
      .one_of({"markdown", "html", "docx"})
      .shows_default();
  add_option(*command, "--out", options->out, "The file to write (default: to stdout)");
  return {command, [options, &common] { return write_brief(common, *options); }};
}

}  // namespace dragoman::cli
