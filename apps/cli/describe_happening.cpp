#include "describe_happening.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dragoman::cli {

std::string describe(const Happening& happening, const Style& style) {
  auto line = fmt::format("{:<10}  {}  {}", happening.when ? to_edtf(*happening.when) : "undated",
                          style.bold(fmt::format("{:<13}", to_string(happening.kind))),
                          fmt::join(happening.parties, ", "));
  if (!happening.hosts.empty()) line += fmt::format(" → {}", fmt::join(happening.hosts, ", "));
  if (!happening.where.empty()) line += "  " + printable(happening.where);
  if (happening.level != Level::unknown) line += fmt::format("  {}", to_string(happening.level));
  if (happening.status != Status::occurred) {
    line += fmt::format("  ({})", to_string(happening.status));
  }
  return line;
}

std::string describe(const Participant& someone, const Style& style) {
  auto line = style.bold(printable(someone.name));
  if (!someone.post.empty()) line += ", " + printable(someone.post);
  if (!someone.of.empty()) line += ", " + someone.of;
  if (!someone.capacity.empty()) line += " (" + someone.capacity + ")";
  return line;
}

std::string describe(const Account& account, const Style& style) {
  auto line = to_string(account.at) + " (";
  if (!account.publisher.empty()) line += account.publisher;
  if (account.published) {
    line += (account.publisher.empty() ? "" : ", ") + to_edtf(*account.published);
  }
  if (line.back() == '(') line += "unknown publisher";
  return style.dim(line + ")");
}

}  // namespace dragoman::cli
