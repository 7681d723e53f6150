#include "language/model_file.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "language/small_model.h"

namespace dragoman::language {
namespace {

// The header of another body, checksum and all.
std::string with_body(const std::string& file, const std::string& body) {
  return file.substr(0, file.find('\n', file.find("version")) + 1) + checksum_line(body) + body;
}

std::string body_of(const std::string& file) {
  return file.substr(file.find('\n', file.find("version")) + 1 + checksum_line("").size());
}

std::string fault_of(std::string_view bytes) {
  const auto read = read_model(bytes, "m");
  return read ? "" : read.error().message;
}

TEST(ModelFile, ReadsWhatItWrote) {
  const ModelData data = small_model();
  const auto read = read_model(write_model(data), "m");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->lexicon, data.lexicon);
  EXPECT_EQ(read->tags, data.tags);
  EXPECT_EQ(read->relations, data.relations);
  EXPECT_EQ(read->lemmas, data.lemmas);
  EXPECT_EQ(read->tagger, data.tagger);
  EXPECT_EQ(write_model(*read), write_model(data));
}

TEST(ModelFile, TellsOtherFilesAndVersions) {
  const std::string file = write_model(small_model());
  std::string newer = file;
  newer[newer.find("version 1") + 8] = '2';
  EXPECT_NE(fault_of("").find("m: this is no model"), std::string::npos);
  EXPECT_NE(fault_of("%PDF-1.7").find("m: this is no model"), std::string::npos);
  EXPECT_NE(fault_of(newer).find("m: the model is not of version 1"), std::string::npos);
}

TEST(ModelFile, NoticesEveryByteChangedOrCut) {
  const std::string file = write_model(small_model());
  for (std::size_t i = 0; i < file.size(); ++i) {
    std::string changed = file;
    changed[i] = static_cast<char>(changed[i] ^ 0x11);
    EXPECT_NE(fault_of(changed), "") << "byte " << i;
    EXPECT_NE(fault_of(std::string_view(file).substr(0, i)), "") << "cut at " << i;
  }
}

// Made to deceive: the checksum is right, the body is not. No read may go astray; that it
// does not is for the sanitizers to see.
TEST(ModelFile, SurvivesBodiesWithARightChecksum) {
  const std::string file = write_model(small_model());
  const std::string body = body_of(file);
  ASSERT_EQ(with_body(file, body), file);
  for (std::size_t i = 0; i < body.size(); ++i) {
    for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      std::string changed = body;
      changed[i] = static_cast<char>(value);
      if (auto read = read_model(with_body(file, changed), "m")) Model::Tables(std::move(*read));
    }
    EXPECT_NE(fault_of(with_body(file, body.substr(0, i))), "") << "cut at " << i;
  }
}

TEST(ModelFile, LoadTellsMissingFiles) {
  const auto model = Model::load("/does/not/exist.model");
  ASSERT_FALSE(model.has_value());
  EXPECT_NE(model.error().message.find("/does/not/exist.model"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::language
