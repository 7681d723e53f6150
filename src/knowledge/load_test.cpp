// Tables with faults, written to a folder of their own: all faults are told at once, with
// file and line.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/files.h"
#include "dragoman/knowledge.h"

namespace dragoman {
namespace {

using Files = std::map<std::string, std::string>;

// The smallest tables that load, with `files` in place of or beside them.
Result<Knowledge> load(const Files& files) {
  Files all = {
      {"states.tsv", "code\tname\tcapital\tfrom\tto\tsource\nKOR\tKorea\tSeoul\t\t\thand\n"},
      {"organisations.tsv", "code\tname\tparty\tsource\nUN\tUnited Nations\torganisation\thand\n"},
      {"names.tsv", "party\tname\tkind\tfrom\tto\tmatch\tsource\nKOR\tKorea\tname\t\t\t\thand\n"},
      {"not_names.tsv", "name\tof\tsource\nKorean War\tparty\thand\n"},
      {"members.tsv", "group\tmember\tfrom\tto\tas_of\tsource\nUN\tKOR\t1991\t\t2026\thand\n"},
      {"offices.tsv", "title\tof\toffice\tsource\nForeign Minister\t\tforeign-minister\thand\n"},
      {"holders.tsv",
       "of\toffice\ttitle\tperson\tfamily\taliases\tfrom\tto\tas_of\tsource\n"
       "KOR\tforeign-minister\tForeign Minister\tPark Jin\tPark\t\t2022\t2024\t\thand\n"},
      {"places.tsv",
       "name\tcity\tstate\tkind\tlatitude\tlongitude\tsource\n"
       "Seoul\tSeoul\tKOR\tcity\t37.5\t127.0\thand\n"},
      {"state_names_other.tsv", "party\tlanguage\tname\tsource\nKOR\tko\t대한민국\thand\n"},
      {"relations.tsv", "a\tb\tkind\tname\tfrom\tto\tsource\n"},
      {"gatherings.tsv", "code\tname\taliases\torganiser\tfirst_year\tsessions\tsource\n"},
  };
  for (const auto& [name, text] : files) all[name] = text;
  const auto folder =
      std::filesystem::path(testing::TempDir()) /
      ("knowledge-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "hand");
  for (const auto& [name, text] : all) {
    if (!text.empty() && !write_file(folder / name, text)) ADD_FAILURE() << "cannot write " << name;
  }
  auto knowledge = Knowledge::load(folder);
  if (!knowledge) {
    // Without the folder, which is another on each machine.
    auto& message = knowledge.error().message;
    const auto prefix = folder.string() + "/";
    for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix)) {
      message.erase(at, prefix.size());
    }
  }
  return knowledge;
}

std::string faults_of(const Files& files) {
  const auto knowledge = load(files);
  return knowledge ? "" : knowledge.error().message;
}

TEST(Load, TellsWhatIsWrongWithARow) {
  struct Case {
    std::string_view file, text, expected;
  };
  constexpr Case cases[] = {
      {"states.tsv", "code\tname\tcapital\tfrom\tto\tsource\nKOR\tKorea\t\t2000\t1999\thand\n",
       "states.tsv:2: ends before it starts: from 2000 to 1999"},
      {"states.tsv", "code\tname\tcapital\tfrom\tto\tsource\nKOR\tKorea\t\t2000-13\t\thand\n",
       "states.tsv:2: '2000-13' is no date; write 2021, 2021-11 or 2021-11-30"},
      {"states.tsv", "code\tname\tcapital\tfrom\tto\tsource\nKOR\tKorea\t\t\t\t\n",
       "states.tsv:2: no source; say who says so"},
      {"states.tsv",
       "code\tname\tcapital\tfrom\tto\tsource\nKOR\tKorea\t\t\t\thand\nKOR\tAgain\t\t\t\thand\n",
       "states.tsv:3: tells again what line 2 tells"},
      {"organisations.tsv", "code\tname\tparty\tsource\nUN\tUnited Nations\tclub\thand\n",
       "organisations.tsv:2: unknown party 'club'; write organisation or group"},
      {"names.tsv", "party\tname\tkind\tfrom\tto\tmatch\tsource\nXXX\tKorea\tname\t\t\t\thand\n",
       "names.tsv:2: unknown party 'XXX'; add it to states.tsv or organisations.tsv"},
      {"names.tsv", "party\tname\tkind\tfrom\tto\tmatch\tsource\nKOR\tKorea\tnoun\t\t\t\thand\n",
       "names.tsv:2: unknown kind 'noun'; write name, adjective, demonym, capital, metonym or "
       "agency"},
      {"members.tsv", "group\tmember\tfrom\tto\tas_of\tsource\nUN\tXXX\t\t\t\thand\n",
       "members.tsv:2: unknown party 'XXX'"},
      {"offices.tsv",
       "title\tof\toffice\tsource\nForeign Minister\t\tforeign-minister\thand\n"
       "Acting\t\t=\thand\n",
       "offices.tsv:3: '=' needs a title that ends in ' *'"},
      {"holders.tsv",
       "of\toffice\ttitle\tperson\tfamily\taliases\tfrom\tto\tas_of\tsource\n"
       "KOR\tforeign-ministre\t\tPark Jin\t\t\t2022\t\t\thand\n",
       "holders.tsv:2: unknown office 'foreign-ministre'; no row of offices.tsv has it\n"
       "holders.tsv:2: neither `to` nor `as_of`: until when is this known?"},
      {"places.tsv",
       "name\tcity\tstate\tkind\tlatitude\tlongitude\tsource\nSeoul\tSeoul\tKOR\tcity\t137.5\t127"
       ".0\thand\n",
       "places.tsv:2: latitude and longitude are no degrees"},
      {"places.tsv",
       "name\tcity\tstate\tkind\tlatitude\tlongitude\tsource\nJeolla\tSeoul\tKOR\tregion\t\t\thand"
       "\n",
       "places.tsv:2: a region has a name and no city"},
      {"not_names.tsv", "name\tof\tsource\nKorean War\tnobody\thand\n",
       "not_names.tsv:2: unknown of 'nobody'; write party, place or both"},
      {"hand/names.tsv",
       "party\tname\tkind\tfrom\tto\tmatch\tsource\nKOR\tCorea\t\t\t\t\t!delete\n",
       "hand/names.tsv:2: deletes a row that is not there"},
  };
  EXPECT_EQ(faults_of({}), "");
  for (const auto& c : cases) {
    EXPECT_EQ(faults_of({{std::string(c.file), std::string(c.text)}}), c.expected);
  }
}

TEST(Load, TellsTheFaultsOfAllFilesTogether) {
  EXPECT_EQ(faults_of({{"names.tsv",
                        "party\tname\tkind\tfrom\tto\tmatch\tsource\n"
                        "KOR\tKorea\tnoun\t\t\t\thand\nKOR\ta row short\n"},
                       {"members.tsv",
                        "group\tmember\tfrom\tto\tas_of\tsource\n"
                        "UN\tXXX\t\t\t\thand\nYYY\tKOR\t\t\t\thand\n"}}),
            "names.tsv:3: 2 cells where the header has 7; is a tab missing or too many?\n"
            "members.tsv:2: unknown party 'XXX'\n"
            "members.tsv:3: unknown party 'YYY'");
}

TEST(Load, LaysOwnRowsOverTheImportedOnes) {
  const auto knowledge = load({
      {"names.tsv",
       "party\tname\tkind\tfrom\tto\tmatch\tsource\nKOR\tKorea\tname\t\t\t\timport\n"
       "KOR\tCorea\tname\t\t\t\timport\n"},
      {"hand/names.tsv",
       "party\tname\tkind\tfrom\tto\tmatch\tsource\nKOR\tCorea\t\t\t\t\t!delete\n"
       "KOR\tKorea\tmetonym\t\t\t\thand\n"},
  });
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  const auto matches = knowledge->find_parties("Korea Corea", {0, 11});
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].candidates[0].kind, NameKind::metonym);
}

TEST(Load, NeedsItsTables) {
  const auto knowledge = Knowledge::load("/no/such/folder");
  ASSERT_FALSE(knowledge);
  EXPECT_NE(knowledge.error().message.find("states.tsv"), std::string::npos);
}

}  // namespace
}  // namespace dragoman
