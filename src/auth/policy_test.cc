#include "auth/policy.h"

#include <gtest/gtest.h>

#include "store/test_store.h"

namespace vitae {
namespace {

/// Every action, and who may do it. A new action needs a row here.
struct Allowed {
    Action action;
    const char* name;
    const char* may;  ///< Names of kCallers.
};
const Allowed kTable[] = {
    {Action::probe, "probe", "anonymous power admin operator system"},
    {Action::read_pages, "read_pages", "anonymous power admin operator system"},
    {Action::read_contract, "read_contract", "anonymous power admin operator system"},
    {Action::set_up, "set_up", "anonymous power admin operator system"},
    {Action::sign_in, "sign_in", "anonymous power admin operator system"},
    {Action::view_self, "view_self", "power admin operator"},
    {Action::change_own_password, "change_own_password", "power admin operator"},
    {Action::manage_own_tokens, "manage_own_tokens", "power admin operator"},
    {Action::trigger_ingestion, "trigger_ingestion", "power admin operator"},
    {Action::upload_documents, "upload_documents", "power admin operator"},
    {Action::view_jobs, "view_jobs", "power admin operator"},
    {Action::retry_job, "retry_job", "power admin operator"},
    {Action::cancel_job, "cancel_job", "power admin operator"},
    {Action::watch_events, "watch_events", "power admin operator"},
    {Action::view_records, "view_records", "power admin operator"},
    {Action::export_record, "export_record", "power admin operator"},
    {Action::view_documents, "view_documents", "power admin operator"},
    {Action::view_sources, "view_sources", "power admin operator"},
    {Action::manage_sources, "manage_sources", "operator"},
    {Action::connect_sources, "connect_sources", "admin operator"},
    {Action::watch_sources, "watch_sources", "system"},
    {Action::receive_webhook, "receive_webhook", "anonymous power admin operator system"},
    {Action::manage_users, "manage_users", "admin operator"},
    {Action::manage_any_token, "manage_any_token", "operator"},
    {Action::view_audit, "view_audit", "admin operator"},
    {Action::verify_audit, "verify_audit", "admin operator"},
    {Action::run_jobs, "run_jobs", "system"},
};

struct KnownCaller {
    const char* name;  ///< What the table calls it.
    Caller caller;
};

std::vector<KnownCaller> callers() {
    TestRandom random;
    const UserId user = UserId::make(Time(), random);
    const auto person = [&](ActorType type, AuthMethod method, Role role) {
        return Caller{{.type = type, .id = "x", .auth_method = method}, role, user};
    };
    return {
        {"anonymous", Caller{}},
        {"power", person(ActorType::user, AuthMethod::session, Role::power_user)},
        {"power", person(ActorType::token, AuthMethod::token, Role::power_user)},
        {"admin", person(ActorType::user, AuthMethod::session, Role::admin)},
        {"admin", person(ActorType::token, AuthMethod::token, Role::admin)},
        {"operator", local_operator()},
        {"system", system_caller()}};
}

TEST(Policy, AllowsEachActionToExactlyThoseInTheTable) {
    for (const Allowed& row : kTable)
        for (const KnownCaller& known : callers()) {
            const bool may = std::string_view(row.may).find(known.name) != std::string_view::npos;
            const bool anonymous = known.caller.actor.type == ActorType::anonymous;
            const std::string refusal = anonymous ? "credential_missing" : "role_missing";
            EXPECT_EQ(outcome_of(authorize(known.caller, row.action)), may ? "ok" : refusal)
                << known.name << ", " << row.name;
        }
}

TEST(Policy, TellsASignInFromARoleThatDoesNotReach) {
    EXPECT_EQ(authorize(Caller{}, Action::view_jobs).error().code, Code::unauthenticated);
    EXPECT_EQ(authorize(system_caller(), Action::view_jobs).error().code, Code::forbidden);
}

TEST(Policy, TheTableHasEveryAction) {
    std::size_t number = 0;
    for (const Allowed& row : kTable) {
        EXPECT_EQ(static_cast<std::size_t>(row.action), number++) << row.name;
        EXPECT_EQ(name_of(row.action).view(), row.name);
    }
    EXPECT_EQ(number, static_cast<std::size_t>(Action::run_jobs) + 1) << "run_jobs stays the last";
}

TEST(Grant, SaysWhoMayDoWhat) {
    const Grant grant = must(authorize(local_operator(), Action::manage_users));
    EXPECT_EQ(grant.action(), Action::manage_users);
    EXPECT_EQ(grant.actor().id, "local");
    const Grant renamed = grant.as(Actor{.type = ActorType::user, .id = "somebody"});
    EXPECT_EQ(renamed.actor().id, "somebody");
    EXPECT_EQ(renamed.action(), Action::manage_users);
}

}  // namespace
}  // namespace vitae
