#include "dragoman/relate.h"

#include <gtest/gtest.h>

#include "reading/test_program.h"
#include "relate/evidence.h"
#include "relate/relate_model.h"
#include "relate/word_meanings.h"

namespace dragoman {
namespace {

RelateParts parts() {
  static const auto codes = Codes::load(std::filesystem::path(DRAGOMAN_ROOT) / "data");
  if (!codes) throw std::runtime_error(codes.error().message);
  const auto& program = test_program();
  return {program.furniture, program.model, program.knowledge, program.patterns, *codes};
}

std::string describe(const Answer& answer) {
  if (!answer.act) return "nothing";
  return std::string(to_string(*answer.act)) + " " + answer.plover + " " +
         std::to_string(answer.quad);
}

// Parties that no table knows are taken as they are marked.
TEST(Relate, GoesByPatternsWithoutAModel) {
  const Question cases[] = {
      {"The fishermen condemned the port authority for its silence.", "the fishermen",
       "the port authority"},
      {"The union asked the cabinet to open the harbour.", "The union", "the cabinet"},
      // A meeting to come is an agreement to meet.
      {"The union will meet with the cabinet in May.", "The union", "the cabinet"},
      {"The union sang.", "The union", "the cabinet"},
      {"", "", ""},
  };
  std::string answers;
  for (const auto& question : cases) answers += describe(relate(question, parts(), nullptr)) + "\n";
  EXPECT_EQ(answers, "condemn ACCUSE 3\nrequest REQUEST 3\nmeet AGREE 1\nnothing\nnothing\n");
}

RelateModel::Tables small_model() {
  std::vector<std::int8_t> meaning_weights(2 * meaning_size, 0);
  meaning_weights[0] = 4;
  return {{"ACCUSE", "YIELD"},      0.5,  {0, 7, 4000000000U},
          {1, 0, 3, -4, -128, 127}, 0.25, meaning_weights};
}

TEST(RelateModel, IsReadAsWritten) {
  const auto bytes = write_relate_model(small_model());
  const auto model = read_relate_model(bytes, "m");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->labels, small_model().labels);
  EXPECT_EQ(model->keys, small_model().keys);
  EXPECT_EQ(model->weights, small_model().weights);
  EXPECT_EQ(model->meaning_step, 0.25);
  EXPECT_EQ(model->meaning_weights, small_model().meaning_weights);
  EXPECT_EQ(write_relate_model(*model), bytes);
  EXPECT_FALSE(read_relate_model(bytes.substr(0, bytes.size() - 1), "m"));
  EXPECT_FALSE(read_relate_model("", "m"));
  EXPECT_FALSE(read_relate_model("DRAGOMAN relate 2\n", "m"));
}

TEST(RelateModel, SharesOneAmongTheLabels) {
  Evidence evidence{{7, 8}, {}, {}};
  const auto shares = probabilities(small_model(), evidence);
  // Sums 4 and -4, half of each: the logistic function of 4.
  EXPECT_NEAR(shares[0], 0.98201, 1e-5);
  EXPECT_NEAR(shares[0] + shares[1], 1.0, 1e-12);
  // Meanings add -2 · 4 · 0.25 to the first.
  evidence.meanings.assign(meaning_size, 0);
  evidence.meanings[0] = -2;
  EXPECT_NEAR(probabilities(small_model(), evidence)[0], 0.88080, 1e-5);
}

// The model chooses the root; roots.tsv and the words, the act that stands for it.
TEST(Relate, GoesByTheModel) {
  auto tables = std::make_unique<RelateModel::Tables>(small_model());
  tables->weights = {0, 100, 0, 0, 0, 0};
  const RelateModel head(std::move(tables));
  EXPECT_EQ(describe(relate({"The rebels freed the hostages.", "The rebels", "the hostages"},
                            parts(), &head)),
            "retreat RETREAT 2");
  EXPECT_EQ(describe(relate({"The king gave in to the peasants.", "The king", "the peasants"},
                            parts(), &head)),
            "concede CONCEDE 1");
}

TEST(Evidence, IsTheSameEveryTime) {
  const Question question{"The union asked the cabinet to open the harbour.", "The union",
                          "the cabinet"};
  const auto evidence = find_evidence(question, parts());
  EXPECT_EQ(evidence.features, find_evidence(question, parts()).features);
  EXPECT_GT(evidence.features.size(), 30U);
  EXPECT_EQ(evidence.meanings.size(), meaning_size);
  EXPECT_EQ(evidence.meanings, find_evidence(question, parts()).meanings);
  EXPECT_TRUE(evidence.event);
}

}  // namespace
}  // namespace dragoman
