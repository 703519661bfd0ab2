#pragma once
// A store with accounts, and requests as their holders send them.

#include "auth/accounts.h"
#include "auth/authenticate.h"
#include "auth/password.h"
#include "auth/policy.h"
#include "store/test_store.h"

namespace vitae {

inline constexpr std::string_view kPassword = "correct horse battery staple";

inline Grant grant_of(const Caller& caller, Action action) {
    return must(authorize(caller, action));
}

class TestAccounts : public TestStore {
public:
    UserId add(const std::string& email, Role role) {
        static const std::string hash = must(hash_password(kPassword));  // slow on purpose
        return must((*this)->write(admin_grant(), [&](Tx& tx, Audit& audit) {
            audit.add(Event::user_create, "");
            return insert_user(tx, {email, "Somebody", role, hash});
        }));
    }
    static Grant admin_grant() { return grant_of(local_operator(), Action::manage_users); }
    static Grant anonymous_grant(Action action, const std::string& address = "192.0.2.1") {
        return grant_of({{.source_address = address}, {}, {}}, action);
    }
    /// The account's own grant, as with a session.
    static Grant own_grant(const UserId& user, Role role, Action action) {
        const Actor actor{
            .type = ActorType::user, .id = user.text(), .auth_method = AuthMethod::session};
        return grant_of({actor, role, user}, action);
    }

    Result<Session> sign_in_as(
        const std::string& email,
        std::string_view password = kPassword,
        const std::string& address = "192.0.2.1"
    ) {
        return sign_in(
            **this, anonymous_grant(Action::sign_in, address), throttles, email, password
        );
    }

    /// A request of a browser or a program, over plain HTTP.
    Request request(const std::string& method, std::vector<Header> headers) {
        return Request{
            .method = method,
            .path = "/api/me",
            .target = "/api/me",
            .headers = std::move(headers),
            .source_address = "192.0.2.1",
            .id = RequestId::make(clock.now(), random)};
    }

    /// "type outcome" of every event since the last call, in order.
    std::vector<std::string> new_events() {
        std::vector<std::string> events;
        for (const AuditEvent& event : must((*this)->read([&](Read& read) {
                 return scan_audit_events(read, seen_, 1000);
             }))) {
            events.push_back(event.event_type + " " + event.outcome);
            seen_ = event.seq;
        }
        return events;
    }

    SignInThrottles throttles;
    Holders holders;

private:
    std::int64_t seen_ = 0;
};

using Events = std::vector<std::string>;

}  // namespace vitae
