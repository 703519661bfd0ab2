#include "auth/sign_in.h"

#include <gtest/gtest.h>

#include "auth/test_accounts.h"

namespace vitae {
namespace {

TEST(SignIn, OpensASessionAndLeavesOneEvent) {
    TestAccounts accounts;
    const UserId id = accounts.add("jane.roe@example.com", Role::power_user);
    accounts.new_events();
    const Session session = must(accounts.sign_in_as("Jane.Roe@Example.com"));
    EXPECT_EQ(session.user.id, id);
    EXPECT_EQ(accounts.new_events(), Events{"auth.sign_in success"});
    EXPECT_EQ(
        accounts.query("SELECT actor_id FROM audit_events ORDER BY seq DESC").at(0).text(0),
        id.text()
    );
    const auto caller = must(authenticate(
        accounts.request("GET", {{"Cookie", "vitae_session=" + session.secret}}),
        *accounts,
        accounts.holders
    ));
    EXPECT_EQ(caller.user, id);
}

struct Refused {
    const char* name;
    const char* email;
    std::string_view password;
};

class RefusedSignIn : public testing::TestWithParam<Refused> {};

// All look alike from outside, so that nobody learns which addresses have an account.
TEST_P(RefusedSignIn, SaysNoMoreThanThatItWasRefused) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    const UserId disabled = accounts.add("rob.roe@example.com", Role::power_user);
    must(change_user(*accounts, TestAccounts::admin_grant(), disabled, {.disabled = true}));
    accounts.new_events();
    const auto session = accounts.sign_in_as(GetParam().email, GetParam().password);
    ASSERT_FALSE(session);
    EXPECT_EQ(session.error().code, Code::unauthenticated);
    EXPECT_EQ(session.error().reason.view(), "sign_in_refused");
    EXPECT_TRUE(session.error().echo.empty());
    EXPECT_EQ(accounts.new_events(), Events{"auth.sign_in_failed failure"});
    EXPECT_EQ(accounts.count("SELECT COUNT(*) FROM sessions"), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Causes,
    RefusedSignIn,
    testing::Values(
        Refused{"UnknownAddress", "nobody@example.com", kPassword},
        Refused{"WrongPassword", "jane.roe@example.com", "correct horse battery stable"},
        Refused{"NoPassword", "jane.roe@example.com", ""},
        Refused{"NoAddress", "", kPassword},
        Refused{"DisabledAccount", "rob.roe@example.com", kPassword}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST(SignIn, IsThrottledAfterFiveFailuresOfOneAccount) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    for (int i = 0; i < 5; ++i)
        accounts.throttles.by_account.begin_try("jane.roe@example.com", accounts.clock.now());
    accounts.new_events();
    const auto session = accounts.sign_in_as("jane.roe@example.com");
    ASSERT_FALSE(session) << "the right password does not help";
    EXPECT_EQ(session.error().code, Code::throttled);
    EXPECT_NEAR(static_cast<double>(session.error().limit), 900, 1) << "seconds to wait";
    EXPECT_EQ(accounts.new_events(), Events{"auth.sign_in_failed denied"});
    accounts.clock.advance(std::chrono::minutes(15));
    EXPECT_TRUE(accounts.sign_in_as("jane.roe@example.com"));
}

TEST(SignIn, IsThrottledAfterTwentyFailuresFromOneAddress) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    for (int i = 0; i < 20; ++i)
        accounts.throttles.by_address.begin_try("192.0.2.1", accounts.clock.now());
    EXPECT_EQ(outcome_of(accounts.sign_in_as("jane.roe@example.com")), "sign_in_throttled");
    EXPECT_EQ(
        outcome_of(accounts.sign_in_as("jane.roe@example.com", kPassword, "192.0.2.2")), "ok"
    );
}

TEST(SignIn, CountsOnlyFailuresAgainstAnAddress) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    for (int i = 0; i < 19; ++i)
        accounts.throttles.by_address.begin_try("192.0.2.1", accounts.clock.now());
    EXPECT_TRUE(accounts.sign_in_as("jane.roe@example.com"));
    EXPECT_TRUE(accounts.sign_in_as("jane.roe@example.com"));
}

TEST(SignIn, ForgivesEarlierFailuresOfAnAccountOnceItIsOpened) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    for (int i = 0; i < 4; ++i)
        accounts.throttles.by_account.begin_try("jane.roe@example.com", accounts.clock.now());
    ASSERT_TRUE(accounts.sign_in_as("jane.roe@example.com"));
    EXPECT_FALSE(accounts.sign_in_as("jane.roe@example.com", "wrong"));
    EXPECT_EQ(outcome_of(accounts.sign_in_as("jane.roe@example.com")), "ok");
}

TEST(Session, EndsAfterTwelveHours) {
    TestAccounts accounts;
    accounts.add("jane.roe@example.com", Role::power_user);
    const Session session = must(accounts.sign_in_as("jane.roe@example.com"));
    const Request request =
        accounts.request("GET", {{"Cookie", "vitae_session=" + session.secret}});
    accounts.clock.advance(std::chrono::hours(12) - std::chrono::minutes(1));
    EXPECT_EQ(outcome_of(authenticate(request, *accounts, accounts.holders)), "ok");
    accounts.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(
        outcome_of(authenticate(request, *accounts, accounts.holders)), "credential_rejected"
    );
}

TEST(SignOut, EndsTheSession) {
    TestAccounts accounts;
    const UserId id = accounts.add("jane.roe@example.com", Role::power_user);
    const Session session = must(accounts.sign_in_as("jane.roe@example.com"));
    accounts.new_events();
    must(sign_out(
        *accounts, TestAccounts::own_grant(id, Role::power_user, Action::view_self), session.secret
    ));
    EXPECT_EQ(accounts.new_events(), Events{"auth.sign_out success"});
    EXPECT_EQ(
        outcome_of(authenticate(
            accounts.request("GET", {{"Cookie", "vitae_session=" + session.secret}}),
            *accounts,
            accounts.holders
        )),
        "credential_rejected"
    );
}

Result<Session> set_up(
    TestAccounts& accounts,
    const std::string& secret,
    const std::string& email = "first@example.com"
) {
    return set_up_first_admin(
        *accounts,
        TestAccounts::anonymous_grant(Action::set_up),
        accounts.throttles,
        {secret, email, "First Admin", std::string(kPassword)}
    );
}

TEST(FirstAdmin, SignsUpWithTheLinkOnce) {
    TestAccounts accounts;
    const std::string secret = must(make_setup_secret(*accounts)).value();
    const Session session = must(set_up(accounts, secret));
    EXPECT_EQ(session.user.role, Role::admin);
    EXPECT_EQ(accounts.new_events(), (Events{"admin.user.create success", "auth.sign_in success"}));
    EXPECT_EQ(outcome_of(set_up(accounts, secret, "second@example.com")), "already_set_up");
    EXPECT_FALSE(must(make_setup_secret(*accounts))) << "there is a user now";
}

TEST(FirstAdmin, NeedsALinkThatCounts) {
    TestAccounts accounts;
    const std::string old = must(make_setup_secret(*accounts)).value();
    const std::string secret = must(make_setup_secret(*accounts)).value();
    EXPECT_EQ(outcome_of(set_up(accounts, "guess")), "setup_link_rejected");
    EXPECT_EQ(outcome_of(set_up(accounts, old)), "setup_link_rejected") << "a restart replaced it";
    accounts.clock.advance(std::chrono::hours(1));
    EXPECT_EQ(outcome_of(set_up(accounts, secret)), "setup_link_rejected") << "it is too old";
    EXPECT_EQ(accounts.count("SELECT COUNT(*) FROM users"), 0);
}

TEST(FirstAdmin, GivesANameAsAnyUserDoes) {
    TestAccounts accounts;
    const std::string secret = must(make_setup_secret(*accounts)).value();
    const auto session = set_up_first_admin(
        *accounts,
        TestAccounts::anonymous_grant(Action::set_up),
        accounts.throttles,
        {secret, "first@example.com", "  ", std::string(kPassword)}
    );
    EXPECT_EQ(outcome_of(session), "name_length");
    EXPECT_EQ(must(set_up(accounts, secret)).user.name, "First Admin");
}

TEST(FirstAdmin, IsThrottledAsEachTryCostsMuch) {
    TestAccounts accounts;
    for (int i = 0; i < 20; ++i)
        accounts.throttles.by_address.begin_try("192.0.2.1", accounts.clock.now());
    EXPECT_EQ(outcome_of(set_up(accounts, "guess")), "sign_in_throttled");
}

}  // namespace
}  // namespace vitae
