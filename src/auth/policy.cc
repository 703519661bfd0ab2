#include "auth/policy.h"

namespace vitae {

namespace {

enum class Needs { nothing, any_user, power_user, admin, local_operator, system };

struct Rule {
    Action action;
    Literal name;
    Needs needs;
};

constexpr Rule kPolicy[] = {
    {Action::probe, "probe", Needs::nothing},
    {Action::read_pages, "read_pages", Needs::nothing},
    {Action::read_contract, "read_contract", Needs::nothing},
    {Action::set_up, "set_up", Needs::nothing},
    {Action::sign_in, "sign_in", Needs::nothing},
    {Action::view_self, "view_self", Needs::any_user},
    {Action::change_own_password, "change_own_password", Needs::any_user},
    {Action::manage_own_tokens, "manage_own_tokens", Needs::any_user},
    {Action::trigger_ingestion, "trigger_ingestion", Needs::power_user},
    {Action::upload_documents, "upload_documents", Needs::power_user},
    {Action::view_jobs, "view_jobs", Needs::power_user},
    {Action::retry_job, "retry_job", Needs::power_user},
    {Action::cancel_job, "cancel_job", Needs::power_user},
    {Action::watch_events, "watch_events", Needs::power_user},
    {Action::view_records, "view_records", Needs::power_user},
    {Action::export_record, "export_record", Needs::power_user},
    {Action::view_documents, "view_documents", Needs::power_user},
    {Action::view_sources, "view_sources", Needs::power_user},
    {Action::manage_sources, "manage_sources", Needs::local_operator},
    {Action::connect_sources, "connect_sources", Needs::admin},
    {Action::watch_sources, "watch_sources", Needs::system},
    {Action::receive_webhook, "receive_webhook", Needs::nothing},
    {Action::manage_users, "manage_users", Needs::admin},
    {Action::manage_any_token, "manage_any_token", Needs::local_operator},
    {Action::view_audit, "view_audit", Needs::admin},
    {Action::verify_audit, "verify_audit", Needs::admin},
    {Action::run_jobs, "run_jobs", Needs::system},
};

const Rule& rule_for(Action action) {
    for (const Rule& rule : kPolicy)
        if (rule.action == action) return rule;
    std::abort();  // an action without a rule: policy_test.cc goes through all of them
}

bool reaches(const Caller& caller, Needs needs) {
    if (caller.actor.type == ActorType::local_operator) return needs != Needs::system;
    switch (needs) {
        case Needs::nothing: return true;
        case Needs::any_user:
        case Needs::power_user:
            return caller.role.has_value();  // an admin may do all that a power user may
        case Needs::admin: return caller.role == Role::admin;
        case Needs::local_operator: return false;
        case Needs::system: return caller.actor.type == ActorType::system;
    }
    return false;
}

}  // namespace

Result<Grant> authorize(const Caller& caller, Action action) {
    const Rule& rule = rule_for(action);
    if (reaches(caller, rule.needs)) return Grant(caller, action);
    if (!caller.role && caller.actor.type == ActorType::anonymous)
        return Error{
            Code::unauthenticated,
            "credential_missing",
            "This needs a sign-in. Sign in, or send an API token as `Authorization: Bearer"
            " TOKEN`."};
    return Error{
        Code::forbidden,
        "role_missing",
        "Your role does not allow this. Ask an admin to do it, or to change your role."};
}

Literal name_of(Action action) {
    return rule_for(action).name;
}

}  // namespace vitae
