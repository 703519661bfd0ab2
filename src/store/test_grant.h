#pragma once
// Grants for the tests of store/, which do not link auth/: here everyone may do everything.

#include "model/grant.h"

namespace vitae {

inline Result<Grant> authorize(const Caller& caller, Action action) {
    return Grant(caller, action);
}

inline Grant grant_for_test() {
    return *authorize(local_operator(), Action::manage_sources);
}

}  // namespace vitae
