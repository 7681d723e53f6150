// HTML as values. An Html is whole and escaped: a text only becomes part of one through text(),
// which the functions here call for every string they are given. So no page can let through what
// a release or an address has in it.
//
//   element("li", {{"class", "event"}}, "met ", element("q", {}, quote))
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman::pages {

class Html {
 public:
  Html() = default;

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  Html& operator+=(const Html& more) {
    bytes_ += more.bytes_;
    return *this;
  }

 private:
  friend Html text(std::string_view words);
  friend class Element;
  std::string bytes_;
};

// & < > " ' escaped; bytes that are no UTF-8, and characters that HTML has no place for, as U+FFFD.
Html text(std::string_view words);

// A value of "" stands for the bare attribute; one without value is given as `none`.
struct Attribute {
  std::string_view name;
  std::string value;
  bool there = true;
};
using Attributes = std::initializer_list<Attribute>;

// {"aria-current", "page"} only if `holds`.
inline Attribute attribute_if(bool holds, std::string_view name, std::string value) {
  return {name, std::move(value), holds};
}

// Builds one element; element() below is how it is used.
class Element {
 public:
  Element(std::string_view name, Attributes attributes);
  void add(const Html& child) { html_ += child; }
  void add(std::string_view words) { html_ += text(words); }
  void add(const std::string& words) { html_ += text(words); }
  void add(const char* words) { html_ += text(words); }
  void add(const std::vector<Html>& children) {
    for (const auto& child : children) html_ += child;
  }
  [[nodiscard]] Html so_far() const { return html_; }
  Html close();

 private:
  std::string name_;
  Html html_;
};

template <class... Parts>
Html element(std::string_view name, Attributes attributes, const Parts&... parts) {
  Element made(name, attributes);
  (made.add(parts), ...);
  return made.close();
}

// <meta>, <link>, <input>, <br>: nothing is in it.
Html void_element(std::string_view name, Attributes attributes);

// Several side by side, without anything around them.
template <class... Parts>
Html together(const Parts&... parts) {
  Html html;
  const auto add = [&html](const auto& part) {
    if constexpr (std::is_convertible_v<decltype(part), std::string_view>) {
      html += text(part);
    } else {
      html += part;
    }
  };
  (add(parts), ...);
  return html;
}

// A list of what `show` makes of each item.
template <class Items, class Show>
std::vector<Html> each(const Items& items, const Show& show) {
  std::vector<Html> shown;
  for (const auto& item : items) shown.push_back(show(item));
  return shown;
}

// A link; `address` leads within the site, or was checked by external_address.
template <class... Parts>
Html link(std::string address, const Parts&... parts) {
  return element("a", {{"href", std::move(address)}}, parts...);
}

// The address if it is one of the web (http, https), else empty: javascript: and its like are no
// places to send anybody to.
std::string external_address(std::string_view address);

// A part of a path or a value of a query: everything but letters, digits and -._~ as %XX.
std::string url_part(std::string_view words);

}  // namespace dragoman::pages
