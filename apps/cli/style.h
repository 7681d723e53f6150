// Colour and weight on a terminal; plain text elsewhere, and where NO_COLOR is set.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::cli {

class Style {
 public:
  enum class Use { plain, colour };

  explicit Style(Use use) : use_(use) {}
  // By what stdout is.
  static Style of_stdout();

  [[nodiscard]] bool colour() const { return use_ == Use::colour; }
  [[nodiscard]] std::string bold(std::string_view text) const { return wrap("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrap("2", text); }
  [[nodiscard]] std::string label(std::string_view text) const { return wrap("33", text); }
  [[nodiscard]] std::string cited(std::string_view text) const { return wrap("36", text); }

 private:
  [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const;

  Use use_;
};

// What comes from outside, safe to print on a terminal: control characters, which could
// steer it, become blanks; line breaks and tabs stay.
std::string printable(std::string_view text);

}  // namespace dragoman::cli
