#include "base/files.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace dragoman {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return fail(ErrorCode::unreadable, path.string() + ": is a folder, not a file");
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const int reason = errno;
    const auto code = fs::exists(path, error) ? ErrorCode::unreadable : ErrorCode::not_found;
    return fail(code, path.string() + ": cannot be opened (" + std::strerror(reason) + ")");
  }
  std::string bytes;
  std::array<char, 1 << 16> piece;
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return fail(ErrorCode::unreadable, path.string() + ": reading it failed midway");
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  std::error_code unknown;
  const bool is_file = !fs::exists(path, unknown) || fs::is_regular_file(path, unknown);
  const fs::path beside = is_file ? fs::path(path.string() + ".part") : path;
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      out.close();
      if (is_file) fs::remove(beside, unknown);
      return fail(ErrorCode::unreadable,
                  beside.string() + ": cannot be written; is the folder there, and is there room?");
    }
  }
  if (!is_file) return {};
  std::error_code error;
  fs::rename(beside, path, error);
  if (error) return fail(ErrorCode::unreadable, path.string() + ": " + error.message());
  return {};
}

}  // namespace dragoman
