#pragma once
// Checking the audit chain row by row, and telling what kind of damage there is.

#include "store/audit.h"

namespace vitae {

enum class Damage {
    tampered,  ///< A row does not have the hash of its own content, or the head does not know it.
    forked,    ///< A row is whole, but continues another row than the one before it.
    gap,       ///< Rows are missing in the middle.
    truncated  ///< Rows are missing at the end: the head, or a checkpoint, knows of more.
};
Literal name_of(Damage damage);

struct ChainVerdict {
    std::int64_t events = 0;  ///< Rows that were checked.
    ChainHead head;           ///< The last good row.
    std::optional<Damage> damage;
    std::int64_t first_bad_seq = 0;
};

/// `witness`, when given, is a row that was seen outside the database, such as in a checkpoint.
Result<ChainVerdict> verify_chain(
    Read& read, const std::optional<ChainHead>& witness = std::nullopt
);

}  // namespace vitae
