#include "base/secret_box.h"

#include <gtest/gtest.h>

#include "base/test_result.h"

namespace vitae {
namespace {

const SecretBox kBox(Bytes(32, 'k'), "tests");

TEST(SecretBox, OpensWhatItSealed) {
    const Bytes sealed = kBox.seal("a token", "source-1", system_random());
    EXPECT_EQ(sealed.find("a token"), Bytes::npos);
    EXPECT_EQ(must(kBox.open(sealed, "source-1")), "a token");
}

TEST(SecretBox, RefusesAnotherOwnerAnotherKeyAndAnotherPurpose) {
    const Bytes sealed = kBox.seal("a token", "source-1", system_random());
    EXPECT_EQ(outcome_of(kBox.open(sealed, "source-2")), "secret_damaged");
    EXPECT_EQ(
        outcome_of(SecretBox(Bytes(32, 'x'), "tests").open(sealed, "source-1")), "secret_damaged"
    );
    EXPECT_EQ(
        outcome_of(SecretBox(Bytes(32, 'k'), "others").open(sealed, "source-1")), "secret_damaged"
    );
}

TEST(SecretBox, RefusesWhatWasChangedOrCutOff) {
    Bytes sealed = kBox.seal("a token", "source-1", system_random());
    EXPECT_EQ(outcome_of(kBox.open(sealed.substr(0, 20), "source-1")), "secret_damaged");
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    EXPECT_EQ(outcome_of(kBox.open(sealed, "source-1")), "secret_damaged");
}

}  // namespace
}  // namespace vitae
