#include "auth/accounts.h"

#include <gtest/gtest.h>

#include "auth/test_accounts.h"

namespace vitae {
namespace {

class AccountsTest : public testing::Test {
protected:
    AccountsTest() { accounts.new_events(); }

    std::string change(const UserId& id, const AccountChange& change) {
        return outcome_of(change_user(*accounts, TestAccounts::admin_grant(), id, change));
    }
    std::string authenticate_with(Header header) {
        return outcome_of(
            authenticate(accounts.request("GET", {std::move(header)}), *accounts, accounts.holders)
        );
    }
    std::string change_password(const std::string& current, const std::string& next) {
        return outcome_of(change_own_password(
            *accounts, own(Action::change_own_password), accounts.throttles, {current, next, {}}
        ));
    }
    Grant own(Action action) const {
        return TestAccounts::own_grant(power, Role::power_user, action);
    }

    TestAccounts accounts;
    UserId admin = accounts.add("admin@example.com", Role::admin);
    UserId power = accounts.add("power@example.com", Role::power_user);
};

TEST_F(AccountsTest, AnAddressHasOneAccount) {
    const auto add = [&](const std::string& email, const std::string& role) {
        return outcome_of(create_user(
            *accounts,
            TestAccounts::admin_grant(),
            {email, "New User", role, std::string(kPassword)}
        ));
    };
    EXPECT_EQ(add("new@example.com", "POWER_USER"), "ok");
    EXPECT_EQ(accounts.new_events(), Events{"admin.user.create success"});
    EXPECT_EQ(add("NEW@example.com", "POWER_USER"), "email_taken");
    EXPECT_EQ(add("other@example.com", "OWNER"), "role_unknown");
    EXPECT_EQ(accounts.new_events(), Events{});
}

TEST_F(AccountsTest, EachChangeLeavesItsEvent) {
    EXPECT_EQ(change(power, {.name = "Renamed", .role = "ADMIN", .disabled = true}), "ok");
    EXPECT_EQ(
        accounts.new_events(),
        (Events{
            "admin.user.role_change success",
            "admin.user.disable success",
            "admin.user.rename success"})
    );
    EXPECT_EQ(change(power, {.disabled = false}), "ok");
    EXPECT_EQ(accounts.new_events(), Events{"admin.user.enable success"});
}

TEST_F(AccountsTest, AChangeToWhatIsSoAlreadyLeavesNone) {
    EXPECT_EQ(change(power, {.name = "Somebody", .role = "POWER_USER", .disabled = false}), "ok");
    EXPECT_EQ(accounts.new_events(), Events{});
    EXPECT_EQ(change(power, {}), "nothing_to_change");
    EXPECT_EQ(change(power, {.name = "  "}), "name_length");
}

TEST_F(AccountsTest, TheLastAdminCannotBeDemotedOrDisabled) {
    EXPECT_EQ(change(admin, {.role = "POWER_USER"}), "last_admin");
    EXPECT_EQ(change(admin, {.disabled = true}), "last_admin");
    EXPECT_EQ(accounts.new_events(), Events{}) << "a refused change is undone whole";
    ASSERT_EQ(change(power, {.role = "ADMIN"}), "ok");
    EXPECT_EQ(change(admin, {.role = "POWER_USER"}), "ok");
    EXPECT_EQ(change(power, {.disabled = true}), "last_admin");
}

TEST_F(AccountsTest, ADisabledAdminDoesNotCountAsOne) {
    ASSERT_EQ(change(power, {.role = "ADMIN"}), "ok");
    ASSERT_EQ(change(power, {.disabled = true}), "ok");
    EXPECT_EQ(change(admin, {.role = "POWER_USER"}), "last_admin");
}

TEST_F(AccountsTest, DisablingShutsSessionsAndTokensOutAtOnce) {
    const Session session = must(accounts.sign_in_as("power@example.com"));
    const auto token = must(create_token(*accounts, own(Action::manage_own_tokens), power, "ci"));
    const Header cookie{"Cookie", "vitae_session=" + session.secret};
    const Header bearer{"Authorization", "Bearer " + token.secret};
    ASSERT_EQ(authenticate_with(cookie), "ok");
    ASSERT_EQ(authenticate_with(bearer), "ok");
    ASSERT_EQ(change(power, {.disabled = true}), "ok");
    EXPECT_EQ(authenticate_with(cookie), "credential_rejected");
    EXPECT_EQ(authenticate_with(bearer), "credential_rejected");
    ASSERT_EQ(change(power, {.disabled = false}), "ok");
    EXPECT_EQ(authenticate_with(cookie), "credential_rejected") << "a session does not come back";
    EXPECT_EQ(authenticate_with(bearer), "ok");
}

TEST_F(AccountsTest, ARoleChangeCountsForSessionsThatAreOpen) {
    const Session session = must(accounts.sign_in_as("power@example.com"));
    ASSERT_EQ(change(power, {.role = "ADMIN"}), "ok");
    const auto caller = must(authenticate(
        accounts.request("GET", {{"Cookie", "vitae_session=" + session.secret}}),
        *accounts,
        accounts.holders
    ));
    EXPECT_EQ(caller.role, Role::admin);
}

TEST_F(AccountsTest, ANewPasswordByAnAdminEndsTheUsersSessions) {
    const Session session = must(accounts.sign_in_as("power@example.com"));
    accounts.new_events();
    ASSERT_EQ(change(power, {.password = "another long password"}), "ok");
    EXPECT_EQ(accounts.new_events(), Events{"admin.user.password_reset success"});
    EXPECT_EQ(
        authenticate_with({"Cookie", "vitae_session=" + session.secret}), "credential_rejected"
    );
    EXPECT_FALSE(accounts.sign_in_as("power@example.com"));
    EXPECT_TRUE(accounts.sign_in_as("power@example.com", "another long password"));
    EXPECT_EQ(change(power, {.password = "short"}), "password_length");
}

TEST_F(AccountsTest, ChangingTheOwnPasswordNeedsTheCurrentOne) {
    EXPECT_EQ(change_password("wrong", "another long password"), "password_wrong");
    EXPECT_EQ(accounts.new_events(), Events{"auth.sign_in_failed failure"});
    EXPECT_EQ(change_password(std::string(kPassword), "another long password"), "ok");
    EXPECT_TRUE(accounts.sign_in_as("power@example.com", "another long password"));
}

TEST_F(AccountsTest, GuessingTheOwnPasswordIsThrottled) {
    for (int i = 0; i < 5; ++i)
        accounts.throttles.by_account.begin_try("power@example.com", accounts.clock.now());
    EXPECT_EQ(
        change_password(std::string(kPassword), "another long password"), "sign_in_throttled"
    );
}

TEST_F(AccountsTest, ChangingTheOwnPasswordKeepsThisSessionAndEndsTheOthers) {
    const Session here = must(accounts.sign_in_as("power@example.com"));
    const Session elsewhere = must(accounts.sign_in_as("power@example.com"));
    must(change_own_password(
        *accounts,
        own(Action::change_own_password),
        accounts.throttles,
        {std::string(kPassword), "another long password", here.secret}
    ));
    EXPECT_EQ(authenticate_with({"Cookie", "vitae_session=" + here.secret}), "ok");
    EXPECT_EQ(
        authenticate_with({"Cookie", "vitae_session=" + elsewhere.secret}), "credential_rejected"
    );
}

TEST_F(AccountsTest, ATokenIsMadeForItsOwnerAloneAndKeptAsAHash) {
    const auto made = must(create_token(*accounts, own(Action::manage_own_tokens), power, "ci"));
    EXPECT_TRUE(made.secret.starts_with("vitae_"));
    EXPECT_EQ(accounts.new_events(), Events{"token.create success"});
    EXPECT_EQ(
        accounts.count(
            "SELECT COUNT(*) FROM tokens WHERE CAST(secret_hash AS TEXT) = :secret",
            {{"secret", made.secret}}
        ),
        0
    );
    EXPECT_EQ(
        outcome_of(create_token(*accounts, own(Action::manage_own_tokens), admin, "ci")),
        "token_of_another"
    );
}

TEST_F(AccountsTest, ARevokedTokenNoLongerCounts) {
    const auto made = must(create_token(*accounts, own(Action::manage_own_tokens), power, "ci"));
    const Header bearer{"Authorization", "Bearer " + made.secret};
    accounts.new_events();
    must(revoke_token(*accounts, own(Action::manage_own_tokens), made.token.id));
    EXPECT_EQ(accounts.new_events(), Events{"token.revoke success"});
    EXPECT_EQ(authenticate_with(bearer), "credential_rejected");
    EXPECT_EQ(
        outcome_of(revoke_token(*accounts, own(Action::manage_own_tokens), made.token.id)),
        "token_unknown"
    );
}

TEST_F(AccountsTest, OthersTokensAreOutOfReachButForAdmins) {
    const auto made = must(create_token(*accounts, own(Action::manage_own_tokens), power, "ci"));
    const UserId other = accounts.add("other@example.com", Role::power_user);
    const auto revoke_as = [&](const UserId& user, Role role) {
        const Grant grant = TestAccounts::own_grant(user, role, Action::manage_own_tokens);
        return outcome_of(revoke_token(*accounts, grant, made.token.id));
    };
    EXPECT_EQ(revoke_as(other, Role::power_user), "token_unknown") << "not even that there is one";
    EXPECT_EQ(revoke_as(admin, Role::admin), "ok");
}

}  // namespace
}  // namespace vitae
