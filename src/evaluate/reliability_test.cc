#include "evaluate/reliability.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Json record_of(const std::string& fields, const std::string& rest) {
    return *parse_json("{" + rest + R"(,"meta":{"vitae":{"fields":{)" + fields + "}}}}");
}

TEST(Reliability, CountsEachValueInTheBandOfItsConfidence) {
    const AnswerSheet truth = answer_of_truth(*parse_json(
        R"({"name":"Ada Example","emails":["ada@example.com"],
            "work":[{"organization":"Acme","title":"Engineer","start":"2019-03","end":"present"}]})"
    ));
    Reliability reliability;
    reliability.add(
        truth,
        record_of(
            R"("/basics/name":{"confidence":0.97},"/basics/email":{"confidence":0.91},
               "/work/0/name":{"confidence":0.65},"/work/0/position":{"confidence":0.96},
               "/work/0/startDate":{"confidence":0.95})",
            R"("basics":{"name":"Ada Example","email":"other@example.com"},
               "work":[{"name":"Acme","position":"Baker","startDate":"2019"}])"
        )
    );
    EXPECT_EQ(reliability.sure().values, 4);
    EXPECT_EQ(reliability.sure().right, 2);  // The address and the position are wrong.
    EXPECT_EQ(reliability.bands()[1].values, 1);
    EXPECT_EQ(reliability.bands()[1].right, 1);
    EXPECT_NEAR(reliability.bands()[1].mean_said(), 0.65, 1e-9);
}

TEST(Reliability, LeavesOutWhatTruthLeavesOpenAndRecordsThatSayNothing) {
    const AnswerSheet truth =
        answer_of_truth(*parse_json(R"({"name":"Ada Example","unscored":["name"]})"));
    Reliability reliability;
    const std::string basics = R"("basics":{"name":"Somebody Else"})";
    reliability.add(truth, record_of(R"("/basics/name":{"confidence":0.97})", basics));
    reliability.add(truth, *parse_json("{" + basics + "}"));
    EXPECT_EQ(reliability.sure().values, 0);
}

}  // namespace
}  // namespace vitae
