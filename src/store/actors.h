#pragma once
// The names behind the ids that audit events and versions hold. Names live only here, so a person
// can be forgotten without breaking the audit chain.

#include "store/transaction.h"

namespace vitae {

/// The name of the user, or of the token's user; empty for anyone else.
Result<std::string> find_actor_name(Read& read, std::string_view actor_id);

}  // namespace vitae
