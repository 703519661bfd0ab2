#include "auth/holders.h"

#include <gtest/gtest.h>

#include "auth/secret.h"
#include "auth/test_accounts.h"

namespace vitae {
namespace {

class HoldersTest : public testing::Test {
protected:
    std::optional<Holder> find() {
        return must(holders.find(*accounts, hash_secret(token.secret)));
    }

    TestAccounts accounts;
    UserId user = accounts.add("jane.roe@example.com", Role::power_user);
    MadeToken token = must(create_token(
        *accounts,
        TestAccounts::own_grant(user, Role::power_user, Action::manage_own_tokens),
        user,
        "ci"
    ));
    Holders holders;
};

TEST_F(HoldersTest, FindsTheUserOfAToken) {
    ASSERT_TRUE(find());
    EXPECT_EQ(find()->user, user);
    EXPECT_EQ(find()->token, token.token.id);
}

TEST_F(HoldersTest, KnowsAtOnceThatATokenWasRevoked) {
    ASSERT_TRUE(find());
    must(revoke_token(
        *accounts,
        TestAccounts::own_grant(user, Role::power_user, Action::manage_own_tokens),
        token.token.id
    ));
    EXPECT_FALSE(find());
}

TEST_F(HoldersTest, KnowsAtOnceThatAUserWasDisabled) {
    ASSERT_TRUE(find());
    must(change_user(*accounts, TestAccounts::admin_grant(), user, {.disabled = true}));
    EXPECT_FALSE(find());
}

TEST_F(HoldersTest, KnowsAtOnceThatARoleChanged) {
    ASSERT_TRUE(find());
    must(change_user(*accounts, TestAccounts::admin_grant(), user, {.role = "ADMIN"}));
    EXPECT_EQ(find()->role, Role::admin);
}

TEST_F(HoldersTest, DoesNotRememberWhatItDidNotFind) {
    const Bytes unknown = hash_secret("vitae_guess");
    EXPECT_FALSE(must(holders.find(*accounts, unknown)));
    EXPECT_FALSE(must(holders.find(*accounts, unknown)));
}

}  // namespace
}  // namespace vitae
