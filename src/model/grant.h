#pragma once
// The proof that a caller may do one thing. Only `authorize` (auth/policy.h) makes one, and nothing
// is written without.

#include <optional>

#include "base/result.h"
#include "model/caller.h"

namespace vitae {

/// Everything that can be asked of Vitae. auth/policy.cc says who may do what.
enum class Action {
    probe,
    read_pages,
    read_contract,
    set_up,
    sign_in,
    view_self,
    change_own_password,
    manage_own_tokens,
    trigger_ingestion,
    upload_documents,
    view_jobs,
    retry_job,
    cancel_job,
    watch_events,
    view_records,
    export_record,
    view_documents,
    view_sources,
    manage_sources,
    connect_sources,
    watch_sources,
    receive_webhook,
    manage_users,
    manage_any_token,
    view_audit,
    verify_audit,
    run_jobs
};

class Grant {
public:
    const Actor& actor() const { return caller_.actor; }
    const std::optional<UserId>& user() const { return caller_.user; }
    Action action() const { return action_; }
    bool operator_or_admin() const {
        return caller_.role == Role::admin || caller_.actor.type == ActorType::local_operator;
    }

    /// The same right, once it is known who uses it: a sign-in starts anonymous.
    Grant as(Actor actor) const {
        Grant grant = *this;
        grant.caller_.actor = std::move(actor);
        return grant;
    }

private:
    friend Result<Grant> authorize(const Caller& caller, Action action);
    Grant(Caller caller, Action action) : caller_(std::move(caller)), action_(action) {}

    Caller caller_;
    Action action_;
};

}  // namespace vitae
