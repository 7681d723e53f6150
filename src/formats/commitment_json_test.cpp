#include "formats/commitment_json.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

Told<Event> told(Act act, std::string_view quote, std::string_view release) {
  Told<Event> event;
  event.what.act = act;
  event.what.actors = {"EST"};
  event.what.recipients = {"SGP"};
  event.quote = quote;
  event.at = {std::string(release), 3};
  event.publisher = "EST";
  event.published = on({2022, 4, 13});
  return event;
}

TEST(CommitmentJson, CitesWhatItTells) {
  Commitment commitment;
  commitment.id = "2021-11-16-pledge-EST-SGP";
  commitment.kind = CommitmentKind::pledged;
  commitment.who = {"EST"};
  commitment.whom = {"SGP"};
  commitment.content = "open an\nembassy";
  commitment.when = on({2021, 11, 16});
  commitment.deadline = on({2022});
  commitment.made = {told(Act::pledge, "will open an embassy", "a")};
  EXPECT_EQ(commitment_json(commitment)["deadline"], "2022");
  EXPECT_EQ(commitment_json(commitment)["content"], "open an embassy");
  EXPECT_FALSE(commitment_json(commitment).contains("overdue"));
  EXPECT_EQ(commitment_json(commitment, Date{2023, 1, 1})["overdue"], true);
  EXPECT_EQ(commitment_json(commitment)["made"][0]["release"], "a");
  EXPECT_EQ(commitment_json(commitment)["made"][0]["event"], 3);

  Told<Fact> embassy;
  embassy.at = {"c", 1};
  embassy.quote = "the embassy";
  commitment.steps = {
      {told(Act::establish, "opened an embassy", "b"), CommitmentStatus::done, 0.876, "as told"},
      {embassy, CommitmentStatus::done, 1, ""}};
  commitment.status = CommitmentStatus::done;
  const auto json = commitment_json(commitment, Date{2023, 1, 1});
  EXPECT_EQ(json["overdue"], false);
  EXPECT_EQ(json["status"], "done");
  EXPECT_EQ(json["steps"][0]["status"], "done");
  EXPECT_EQ(json["steps"][0]["score"].dump(), "0.88");
  EXPECT_EQ(json["steps"][0]["reason"], "as told");
  EXPECT_EQ(json["steps"][0]["evidence"]["quote"], "opened an embassy");
  EXPECT_EQ(json["steps"][0]["evidence"]["published"], "2022-04-13");
  EXPECT_EQ(json["steps"][1]["evidence"]["kind"], "mission");
  EXPECT_EQ(json["steps"][1]["evidence"]["fact"], 1);
}

}  // namespace
}  // namespace dragoman
