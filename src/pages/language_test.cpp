#include "pages/language.h"

#include <gtest/gtest.h>

#include <fstream>

namespace dragoman::pages {
namespace {

namespace fs = std::filesystem;

// A data folder with these tables of texts.
class Tables {
 public:
  Tables(std::string_view english, std::string_view korean) {
    auto name = (fs::temp_directory_path() / "dragoman-pages-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    fs::create_directories(folder_ / "pages");
    std::ofstream(folder_ / "pages" / "en.tsv") << "key\ttext\n" << english;
    std::ofstream(folder_ / "pages" / "ko.tsv") << "key\ttext\n" << korean;
    std::ofstream(folder_ / "state_names_other.tsv")
        << "party\tlanguage\tname\nKOR\tko\t대한민국\n";
  }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
  ~Tables() { fs::remove_all(folder_); }

  [[nodiscard]] std::string load() const {
    const auto languages = load_languages(folder_);
    if (!languages) {
      auto message = languages.error().message;
      for (auto at = message.find(folder_.string()); at != std::string::npos;
           at = message.find(folder_.string())) {
        message.erase(at, folder_.string().size() + 1);
      }
      return message;
    }
    std::string shown;
    for (const auto& language : *languages) {
      shown += language.code + ": " + std::string(language.text("a")) + ", " +
               std::string(language.text("b")) + "\n";
    }
    return shown;
  }

 private:
  fs::path folder_;
};

TEST(Languages, SayInEnglishWhatATableLacks) {
  EXPECT_EQ(Tables("a\tone {n}\nb\ttwo\n", "a\t하나 {n}\n").load(),
            "en: one {n}, two\nko: 하나 {n}, two\n");
}

TEST(Languages, TellAllFaults) {
  EXPECT_EQ(Tables("a\tone {n}\n", "a\t하나\nc\t셋\n").load(),
            "pages/ko.tsv:2: 'a' has not the {placeholders} that it has in en.tsv\n"
            "pages/ko.tsv:3: 'c' is no key of en.tsv");
}

TEST(Languages, OfTheProgramHaveTheSameKeys) {
  const auto languages = load_languages(fs::path(DRAGOMAN_ROOT) / "data");
  ASSERT_TRUE(languages) << languages.error().message;
  ASSERT_EQ(languages->size(), 2U);
  EXPECT_EQ((*languages)[1].party_names.at("KOR"), "대한민국");
  // What Korean lacks would be said in English, which has no Hangul.
  for (const auto& [key, text] : (*languages)[1].texts) {
    const auto& english = (*languages)[0].texts.at(key);
    const bool is_same = text == english;
    const bool may_be = text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos ||
                        key == "search.placeholder" || text.find('{') != std::string::npos;
    EXPECT_TRUE(!is_same || may_be) << key << " is not translated";
  }
}

}  // namespace
}  // namespace dragoman::pages
