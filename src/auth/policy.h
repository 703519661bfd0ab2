#pragma once
// Who may do what: one table, and the only maker of Grants. Pure; any thread.

#include "model/grant.h"

namespace vitae {

/// `unauthenticated` when the caller showed no valid credential, `forbidden` when the role does not
/// reach.
Result<Grant> authorize(const Caller& caller, Action action);

/// The action as audit events name it.
Literal name_of(Action action);

}  // namespace vitae
