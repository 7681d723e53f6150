#include "openapi.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "test_site.h"

namespace dragoman::server {
namespace {

TEST(OpenApi, HasEveryRouteInEveryForm) {
  const auto api = openapi(routes(), "1");
  std::set<std::string> names;
  std::size_t operations = 0;
  for (const auto& route : routes()) {
    for (const auto form : route.forms) {
      const bool post = route.method == Method::post;
      const auto path = std::string(route.path) + (post ? "" : std::string(suffix(form)));
      SCOPED_TRACE(path);
      ASSERT_TRUE(api["paths"].contains(path));
      const auto& operation = api["paths"][path].at(post ? "post" : "get");
      // One that is sent has all its forms in one operation.
      const bool first = !post || form == route.forms.front();
      EXPECT_EQ(names.insert(operation["operationId"]).second, first) << operation["operationId"];
      EXPECT_EQ(operation.contains("security"), route.access == Access::token);
      if (first) ++operations;
      if (operation["responses"].contains("303")) continue;
      EXPECT_TRUE(operation["responses"]["200"]["content"].contains(std::string(media_type(form))));
    }
  }
  EXPECT_EQ(names.size(), operations);
  std::size_t described = 0;
  for (const auto& [path, methods] : api["paths"].items()) described += methods.size();
  EXPECT_EQ(described, operations);
}

// Every $ref leads somewhere.
void follow(const Json& api, const Json& node) {
  if (node.is_object() && node.contains("$ref")) {
    const std::string to = node["$ref"];
    EXPECT_TRUE(api.contains(Json::json_pointer(to.substr(1)))) << to;
  }
  if (node.is_structured()) {
    for (const auto& child : node) follow(api, child);
  }
}

TEST(OpenApi, RefersToWhatIsThere) {
  const auto api = openapi(routes(), "1");
  follow(api, api);
}

bool is_of(const Json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  return type == "null" && value.is_null();
}

// What is wrong with a value by its schema, a line each; as much of JSON Schema as the schemas use.
// Keys that the schema does not have are wrong, too.
std::string faults_of(const Json& value, const Json& schema, const std::string& at) {
  if (schema.contains("$ref")) {
    const std::string to = schema["$ref"];
    return faults_of(value, api_schemas()["schemas"][to.substr(to.rfind('/') + 1)], at);
  }
  for (const auto* choice : {"oneOf", "anyOf"}) {
    if (!schema.contains(choice)) continue;
    std::string faults;
    for (const auto& one : schema[choice]) {
      const auto of_one = faults_of(value, one, at);
      if (of_one.empty()) return {};
      faults += of_one;
    }
    return faults;
  }
  const auto& type = schema["type"];
  const bool fits = type.is_array() ? std::ranges::any_of(
                                          type, [&](const Json& one) { return is_of(value, one); })
                                    : is_of(value, type);
  if (!fits) return fmt::format("{}: {} is no {}\n", at, value.dump(), type.dump());
  std::string faults;
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
    faults += fmt::format("{}: {} is none of {}\n", at, value.dump(), schema["enum"].dump());
  }
  if (value.is_array() && schema.contains("items")) {
    for (const auto& item : value) faults += faults_of(item, schema["items"], at + "[]");
  }
  if (value.is_object() && schema.contains("properties")) {
    for (const auto& [key, child] : value.items()) {
      if (!schema["properties"].contains(key)) {
        faults += fmt::format("{}.{}: not described\n", at, key);
      } else {
        faults += faults_of(child, schema["properties"][key], at + "." + key);
      }
    }
    for (const auto& key : schema.value("required", Json::array())) {
      if (!value.contains(key.get<std::string>())) {
        faults += fmt::format("{}.{}: missing\n", at, key.get<std::string>());
      }
    }
  }
  return faults;
}

TEST(OpenApi, DescribesWhatIsAnswered) {
  const TestServer server;
  const struct {
    std::string target, schema;
  } cases[] = {
      {"/home.json", "Home"},
      {"/home.json?on=2020-01-01", "Home"},
      {"/pair/KOR/UZB.json", "Pair"},
      {"/meetings.json?count=1", "Happenings"},
      {"/meeting/" + server.meeting() + ".json", "Happening"},
      {"/release/seoul-talks.json", "Release"},
      {"/search.json?q=embassy", "Found"},
      {"/calendar.json?from=2024-05", "Calendar"},
      {"/calendar.json?from=2024-05&with=KOR", "Calendar"},
      {"/commitments.json", "Commitments"},
      {"/commitments.json?with=KOR&with=UZB&status=open", "Commitments"},
      {"/people.json?name=lee", "People"},
      {"/person/Ann%20Lee.json", "People"},
      {"/network.json", "Network"},
      {"/map.json", "Places"},
      {"/sources.json", "Sources"},
      {"/releases.json?count=1", "Releases"},
      {"/search.json", "Problem"},
      {"/nothing.json", "Problem"},
  };
  for (const auto& c : cases) {
    const auto answer = Json::parse(server.get(c.target).body);
    EXPECT_EQ(faults_of(answer, api_schemas()["schemas"][c.schema], c.schema), "") << c.target;
  }
}

TEST(OpenApi, IsServed) {
  const TestServer server;
  const auto api = Json::parse(server.get("/openapi.json").body);
  EXPECT_EQ(api["openapi"], "3.1.0");
  EXPECT_EQ(api["paths"].size(), Json(openapi(routes(), "1")["paths"]).size());
  const auto page = server.get("/data").body;
  for (const auto& route : routes()) {
    EXPECT_NE(page.find(pages::text(route.path).bytes()), std::string::npos) << route.path;
  }
}

}  // namespace
}  // namespace dragoman::server
