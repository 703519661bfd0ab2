#include "auth/authenticate.h"

#include <gtest/gtest.h>

#include "auth/password.h"
#include "auth/test_accounts.h"

namespace vitae {
namespace {

class AuthenticateTest : public testing::Test {
protected:
    std::string with(const std::string& method, std::vector<Header> headers) {
        return outcome_of(
            authenticate(accounts.request(method, std::move(headers)), *accounts, accounts.holders)
        );
    }
    /// A write with the session's cookie, and whatever else a page would send.
    std::string write(std::vector<Header> more, Transport transport = Transport::plain) {
        Request request = accounts.request("POST", std::move(more));
        request.transport = transport;
        request.headers.push_back({"Host", "vitae.example.com"});
        request.headers.push_back({"Cookie", "theme=dark; vitae_session=" + session.secret});
        return outcome_of(authenticate(request, *accounts, accounts.holders));
    }

    TestAccounts accounts;
    UserId user = accounts.add("jane.roe@example.com", Role::power_user);
    Session session = must(accounts.sign_in_as("jane.roe@example.com"));
    MadeToken token = must(create_token(
        *accounts,
        TestAccounts::own_grant(user, Role::power_user, Action::manage_own_tokens),
        user,
        "ci"
    ));
};

TEST_F(AuthenticateTest, WithoutACredentialTheCallerIsAnonymous) {
    const Caller caller =
        must(authenticate(accounts.request("POST", {}), *accounts, accounts.holders));
    EXPECT_EQ(caller.actor.type, ActorType::anonymous);
    EXPECT_FALSE(caller.role);
    EXPECT_EQ(caller.actor.source_address, "192.0.2.1");
}

TEST_F(AuthenticateTest, ATokenNamesItselfAsTheActor) {
    const Caller caller = must(authenticate(
        accounts.request("POST", {{"Authorization", "Bearer " + token.secret}}),
        *accounts,
        accounts.holders
    ));
    EXPECT_EQ(caller.actor.type, ActorType::token);
    EXPECT_EQ(caller.actor.id, token.token.id.text());
    EXPECT_EQ(caller.user, user);
    EXPECT_EQ(caller.role, Role::power_user);
}

TEST_F(AuthenticateTest, TheSchemeIsWrittenInAnyCase) {
    EXPECT_EQ(with("GET", {{"Authorization", "bearer " + token.secret}}), "ok");
}

TEST_F(AuthenticateTest, ACredentialThatDoesNotCountIsRejected) {
    for (const std::string value : {"Bearer", "Bearer ", "Bearer nobody", "Basic amFuZTpyb2U=", ""})
        EXPECT_EQ(with("GET", {{"Authorization", value}}), "credential_rejected") << value;
    EXPECT_EQ(with("GET", {{"Authorization", token.secret}}), "credential_rejected");
    EXPECT_EQ(with("GET", {{"Cookie", "vitae_session=guess"}}), "credential_rejected");
    EXPECT_EQ(
        with("GET", {{"Authorization", "Bearer x"}, {"Cookie", "vitae_session=" + session.secret}}),
        "credential_rejected"
    ) << "a good cookie does not make up for a bad token";
}

TEST_F(AuthenticateTest, ATokenIsNoSessionAndASessionNoToken) {
    EXPECT_EQ(with("GET", {{"Cookie", "vitae_session=" + token.secret}}), "credential_rejected");
    EXPECT_EQ(with("GET", {{"Authorization", "Bearer " + session.secret}}), "credential_rejected");
}

TEST_F(AuthenticateTest, ACookieAloneMayReadButNotWrite) {
    EXPECT_EQ(with("GET", {{"Cookie", "vitae_session=" + session.secret}}), "ok");
    for (const std::string method : {"POST", "PUT", "PATCH", "DELETE"})
        EXPECT_EQ(with(method, {{"Cookie", "vitae_session=" + session.secret}}), "origin_mismatch");
}

TEST_F(AuthenticateTest, AWriteByCookieNeedsTheSameOriginAndTheCsrfToken) {
    const Header own{"Origin", "http://vitae.example.com"};
    const Header csrf{"X-Vitae-CSRF", session.csrf_token};
    EXPECT_EQ(write({own, csrf}), "ok");
    EXPECT_EQ(write({own}), "csrf_token_missing");
    EXPECT_EQ(write({own, {"X-Vitae-CSRF", "guess"}}), "csrf_token_missing");
    EXPECT_EQ(write({csrf}), "origin_mismatch");
    for (const std::string other :
         {"http://attacker.example.com",
          "https://vitae.example.com",
          "null",
          "http://vitae.example.com.attacker.example.com",
          "http://vitae.example.com:81"})
        EXPECT_EQ(write({{"Origin", other}, csrf}), "origin_mismatch") << other;
}

TEST_F(AuthenticateTest, UnderTlsTheOriginIsHttps) {
    const Header csrf{"X-Vitae-CSRF", session.csrf_token};
    EXPECT_EQ(write({{"Origin", "https://vitae.example.com"}, csrf}, Transport::tls), "ok");
    EXPECT_EQ(
        write({{"Origin", "http://vitae.example.com"}, csrf}, Transport::tls), "origin_mismatch"
    );
}

TEST_F(AuthenticateTest, TheCsrfTokenOfAnotherSessionDoesNotCount) {
    const Session other = must(accounts.sign_in_as("jane.roe@example.com"));
    EXPECT_EQ(
        write({{"Origin", "http://vitae.example.com"}, {"X-Vitae-CSRF", other.csrf_token}}),
        "csrf_token_missing"
    );
}

TEST_F(AuthenticateTest, TheControlSocketIsTheLocalOperator) {
    Request request = accounts.request("POST", {});
    request.transport = Transport::control;
    const Caller caller = must(authenticate(request, *accounts, accounts.holders));
    EXPECT_EQ(caller.actor.type, ActorType::local_operator);
    EXPECT_EQ(caller.actor.request_id, request.id.text());
}

TEST_F(AuthenticateTest, FindsTheSessionAmongOtherCookies) {
    const auto find = [&](const std::string& cookies) {
        return find_session_secret(accounts.request("GET", {{"Cookie", cookies}}));
    };
    EXPECT_EQ(find("vitae_session=s"), "s");
    EXPECT_EQ(find("a=b;  vitae_session=s; c=d"), "s");
    EXPECT_EQ(find("vitae_session="), "");
    for (const std::string none :
         {"", ";", "; ;", "vitae_session", "xvitae_session=s", "a=vitae_session=s"})
        EXPECT_FALSE(find(none)) << none;
}

TEST(Password, IsKeptAsASaltedArgon2idHash) {
    const std::string hash = must(hash_password(kPassword));
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_NE(must(hash_password(kPassword)), hash) << "there is no salt";
    EXPECT_TRUE(is_password(hash, kPassword));
    EXPECT_FALSE(is_password(hash, "correct horse battery stable"));
    EXPECT_FALSE(is_password("", kPassword));
}

TEST(Password, HasTwelveToTwoHundredBytes) {
    for (const std::size_t size : {12, 200})
        EXPECT_TRUE(check_password_rules(std::string(size, 'x')));
    for (const std::size_t size : {0, 11, 201})
        EXPECT_EQ(outcome_of(check_password_rules(std::string(size, 'x'))), "password_length");
}

}  // namespace
}  // namespace vitae
