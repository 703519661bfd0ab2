#include "evaluate/score.h"

#include <gtest/gtest.h>

#include "evaluate/likeness.h"
#include "model/utf8.h"

namespace vitae {
namespace {

AnswerSheet truth_of(const std::string& json) {
    return answer_of_truth(*parse_json(json));
}

AnswerSheet read_as(const std::string& json) {
    return answer_of_resume(*parse_json(json));
}

const Tally& tally_of(const Score& score, std::string_view field) {
    for (const Tally& tally : score.tallies())
        if (tally.field.view() == field) return tally;
    throw std::logic_error("no such field");
}

TEST(PlainForm, LeavesOutWhatPeopleWriteDifferently) {
    EXPECT_EQ(plain_form("  Zoë  O’Brien, PhD. "), "zoe o brien phd");
    EXPECT_EQ(plain_form("C++ / C#"), "c++ c#");
    EXPECT_EQ(plain_form("ﬁnance 林晓雯"), "finance 林晓雯");
}

TEST(Likeness, TakesCompanyFormsAndShortPartsForTheSame) {
    EXPECT_TRUE(is_alike("Acme, Inc", "ACME Inc."));
    EXPECT_TRUE(is_alike("Quillstone", "Quillstone Labs"));
    EXPECT_FALSE(is_alike("Labs", "Quillstone Laboratories"));
    EXPECT_FALSE(is_alike("", "Acme"));
    EXPECT_NEAR(similarity(U"abcd", U"bcde"), 0.75, 1e-9);
}

TEST(Likeness, ComparesPhonesLinksYearsAndPlaces) {
    EXPECT_EQ(phone_digits("+49 (0)30 23125 117"), phone_digits("030 23125117"));
    EXPECT_TRUE(is_same_link("https://www.example.com/ada/", "example.com/ada"));
    EXPECT_EQ(year_of("since 03/2019"), "2019");
    EXPECT_EQ(year_of("today"), "present");
    EXPECT_EQ(year_of(" "), "");
    EXPECT_TRUE(is_same_place("Springfield", "12 Elm St, 90001 Springfield"));
    EXPECT_FALSE(is_same_place("Rome", "Oslo"));
}

TEST(Score, CountsWhatIsRightWrongAndMissed) {
    Score score;
    score.add(
        truth_of(R"({"name":"Ada Example","emails":["a@example.com","b@example.com"],
            "work":[{"organization":"Inn","title":"Cook","start":"2019","end":"present"},
                    {"organization":"Bar","title":"Waiter","start":"2015","end":"2018"}],
            "skills":["Baking"]})"),
        read_as(
            R"({"basics":{"name":"ADA EXAMPLE","email":"a@example.com","emails":["a@example.com","c@example.com"]},
            "work":[{"name":"Inn","position":"Cook","startDate":"2019-03"},
                    {"name":"Bar","position":"Waiter","startDate":"2015","endDate":"2017"}],
            "skills":[{"name":"Kitchen","keywords":["Baking bread"]}]})"
        )
    );
    EXPECT_EQ(tally_of(score, "name").right, 1);
    EXPECT_EQ(tally_of(score, "emails").right, 1);
    EXPECT_EQ(tally_of(score, "emails").wrong, 1);
    EXPECT_EQ(tally_of(score, "emails").missed, 1);
    EXPECT_EQ(tally_of(score, "work").right, 2);
    EXPECT_EQ(tally_of(score, "work_dates").right, 1);
    EXPECT_EQ(tally_of(score, "skills").right, 1);
}

TEST(Score, LeavesOutWhatTruthLeavesOpen) {
    Score score;
    score.add(
        truth_of(R"({"name":"Ada Example","work":[{"organization":"Inn","title":"Cook"}],
            "unscored":["work.title","links"]})"),
        read_as(R"({"basics":{"name":"Ada Example","url":"https://example.com"},
            "work":[{"name":"Inn","position":"Waiter"}]})")
    );
    EXPECT_EQ(tally_of(score, "work").right, 1);
    EXPECT_EQ(tally_of(score, "links").wrong, 0);
}

TEST(Score, TakesACorrectedRecordAsTruth) {
    Score score;
    const std::string record =
        R"({"basics":{"name":"Ada Example"},"work":[{"name":"Inn","startDate":"2019"}]})";
    score.add(truth_of(record), read_as(record));
    EXPECT_EQ(tally_of(score, "work_dates").right, 1);
    EXPECT_DOUBLE_EQ(score.mean_f1(), 1);
}

}  // namespace
}  // namespace vitae
