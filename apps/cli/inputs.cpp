#include "inputs.h"

#include <algorithm>
#include <iostream>
#include <iterator>

#include "base/files.h"
#include "text/input_form.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

bool is_markup(std::string_view extension) {
  return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

bool is_taken(const fs::path& file) {
  constexpr std::string_view taken[] = {".html", ".htm", ".xhtml", ".txt", ".jsonl", ".ndjson",
                                        ".warc", ".rss", ".atom",  ".xml", ".eml",   ".pdf"};
  return std::ranges::find(taken, extension_of(unpacked_name(file))) != std::end(taken);
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

Result<void> add_folder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    std::error_code unknown;
    if (is_hidden(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(unknown) && is_taken(at->path())) {
      found.push_back(at->path());
    }
  }
  if (error) return fail(ErrorCode::unreadable, folder.string() + ": " + error.message());
  std::ranges::sort(found);
  std::ranges::move(found, std::back_inserter(files));
  return {};
}

}  // namespace

std::string extension_of(const fs::path& file) {
  auto extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
  });
  return extension;
}

fs::path unpacked_name(const fs::path& file) {
  return extension_of(file) == ".gz" ? fs::path(file).replace_extension() : file;
}

Result<std::vector<fs::path>> find_files(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (path == "-") {
      files.emplace_back(path);
    } else if (fs::is_directory(path, error)) {
      if (auto added = add_folder(path, files); !added) return tl::unexpected(added.error());
    } else if (fs::exists(path, error)) {
      files.emplace_back(path);
    } else {
      return fail(ErrorCode::not_found, path + ": no such file or folder");
    }
  }
  return files;
}

Result<std::string> read_input(const fs::path& file) {
  if (file != "-") return read_file(file);
  std::string bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  if (std::cin.bad()) return fail(ErrorCode::unreadable, "stdin: reading it failed midway");
  return bytes;
}

Source page_source(const fs::path& file, std::string bytes) {
  const auto extension = extension_of(file);
  Source source{.bytes = std::move(bytes), .media_type = {}, .charset = {}, .address = {}};
  if (is_markup(extension)) source.media_type = "text/html";
  if (extension == ".txt") source.media_type = "text/plain";
  const auto form = form_of(std::string_view(source.bytes).substr(0, form_window), extension);
  if (form == InputForm::pdf) source.media_type = "application/pdf";
  if (form == InputForm::mail) source.media_type = "message/rfc822";
  if (file != "-") source.address = fs::weakly_canonical(file).string();
  return source;
}

}  // namespace dragoman::cli
