// People by words of their names.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dragoman/questions.h"
#include "record/test_releases.h"

namespace dragoman {
namespace {

class PeopleTest : public RecordOfReleasesTest {};

TEST_F(PeopleTest, FindPeopleByWordsOfTheirNames) {
  const auto record = record_of(
      {release_of("b LVA 2024-05-03", {"person|Edgars Rinkēvičs|Minister|LVA"}),
       release_of("a LVA 2023-07-08",
                  {"person|Edgars Rinkēvičs|President|LVA", "person|Edgars Eglītis|Envoy|LVA"}),
       release_of("c KOR ", {"person|Rinkēvičs||LVA", "person|Chung Eui-yong|Minister|KOR"})});
  struct Case {
    std::string_view name;
    std::string_view expected;
  };
  const Case cases[] = {
      {"Rinkēvičs", "Rinkēvičs() c; Edgars Rinkēvičs(President) a; Edgars Rinkēvičs(Minister) b; "},
      {"RINKEVICS edgars", "Edgars Rinkēvičs(President) a; Edgars Rinkēvičs(Minister) b; "},
      {"Edgars",
       "Edgars Eglītis(Envoy) a; Edgars Rinkēvičs(President) a; Edgars Rinkēvičs(Minister) b; "},
      {"Edgars Edgars Eglitis", "Edgars Eglītis(Envoy) a; "},
      {"chung eui yong", "Chung Eui-yong(Minister) c; "},
      {"Eui-yong", "Chung Eui-yong(Minister) c; "},
      {"Rink", ""},
      {"", ""},
      {" - ", ""},
      {"' OR 1 --", ""},
      {"a b c d e f g h i j k l m n o p q r s t u v w x y z", ""},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const auto people = record.people_named(c.name);
    ASSERT_TRUE(people) << people.error().message;
    std::string got;
    for (const auto& post : *people) {
      got += fmt::format("{}({}) ", post.name, post.post);
      for (const auto& mention : post.mentions) got += mention.release + "; ";
    }
    EXPECT_EQ(got, c.expected);
  }
}

TEST_F(PeopleTest, TellAPersonsPosts) {
  const auto record =
      record_of({release_of("a LVA 2022-05-03", {"person|Edgars Rinkēvičs|Minister|LVA"}),
                 release_of("b KOR 2022-10-05", {"person|Rinkēvičs|Minister|LVA"}),
                 release_of("c LVA 2023-07-08", {"person|Edgars Rinkēvičs|President|LVA"}),
                 release_of("d EST 2024-01-02", {"person|Jaan Rinkēvičs|Envoy|EST"})});
  const auto people = find_person(record, "rinkevics");
  ASSERT_TRUE(people) << people.error().message;
  std::string got;
  for (const auto& person : *people) {
    got += person.name + "\n";
    for (const auto& post : person.posts) {
      got += fmt::format("  {}, {}, {} to {}: {}\n", post.post, post.of, to_edtf(*post.first),
                         to_edtf(*post.last), fmt::join(post.releases, " "));
    }
  }
  EXPECT_EQ(got,
            "Jaan Rinkēvičs\n"
            "  Envoy, EST, 2024-01-02 to 2024-01-02: d\n"
            "Edgars Rinkēvičs\n"
            "  President, LVA, 2023-07-08 to 2023-07-08: c\n"
            "  Minister, LVA, 2022-05-03 to 2022-10-05: a b\n");
  EXPECT_TRUE(find_person(record, "Nobody")->empty());
}

TEST_F(PeopleTest, AreToldInParts) {
  const auto record = record_of(
      {release_of("a LVA 2022-05-03", {"person|Ann Ozola|Minister|LVA", "person|Ann Lee||KOR"}),
       release_of("b KOR 2022-10-05", {"person|Ann Ozola|Minister|LVA", "person|Ann Kask||EST"}),
       release_of("c KOR 2022-10-06", {"person|Ann Tamm||EST", "person|Ann||"})});
  std::string got;
  NamedFilter filter{.at_most = 2, .mentions = 1};
  for (bool more = true; more;) {
    const auto some = some_people(record, "ann", filter);
    ASSERT_TRUE(some) << some.error().message;
    for (const auto& person : some->people) {
      const auto& post = person.posts.front();
      got += fmt::format("{} {} {} {}; ", person.name, post.of, post.told,
                         fmt::join(post.releases, " "));
    }
    got += "| ";
    more = some->next.has_value();
    filter.after = some->next;
  }
  EXPECT_EQ(got,
            "Ann  1 c; Ann Kask EST 1 b; Ann Tamm EST 1 c; | Ann Lee KOR 1 a; Ann Ozola LVA 2 b; "
            "| | ");
}

}  // namespace
}  // namespace dragoman
