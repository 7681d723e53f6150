#include "assets.h"

#include <array>

#include "base/sha256.h"

// What assets.S puts between these from the files of web/.
extern "C" {
extern const char dragoman_style[];
extern const char dragoman_style_end[];
extern const char dragoman_script[];
extern const char dragoman_script_end[];
extern const char dragoman_icon[];
extern const char dragoman_icon_end[];
extern const char dragoman_schemas[];
extern const char dragoman_schemas_end[];
}

namespace dragoman::server {

namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

const std::array<Asset, 3>& assets() {
  static const std::array<Asset, 3> all = {
      {{"/static/style.css", "text/css; charset=utf-8",
        between(dragoman_style, dragoman_style_end)},
       {"/static/script.js", "text/javascript; charset=utf-8",
        between(dragoman_script, dragoman_script_end)},
       {"/static/icon.svg", "image/svg+xml", between(dragoman_icon, dragoman_icon_end)}}};
  return all;
}

std::string with_digest(const Asset& asset) {
  return std::string(asset.path) + "?" + sha256(asset.bytes).substr(0, 12);
}

}  // namespace

const Asset* find_asset(std::string_view target) {
  const auto path = target.substr(0, target.find('?'));
  for (const auto& asset : assets()) {
    if (asset.path == path) return &asset;
  }
  return nullptr;
}

std::string_view api_schemas_text() {
  return between(dragoman_schemas, dragoman_schemas_end);
}

pages::Assets asset_addresses() {
  return {with_digest(assets()[0]), with_digest(assets()[1])};
}

}  // namespace dragoman::server
