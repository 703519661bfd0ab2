#pragma once
// Decides which piece of an entry's heading is what. Each piece speaks for roles by its words; the
// entries of one section speak for each other, as they are set alike. Called by work.cc and
// education.cc.

#include <array>
#include <vector>

#include "resume/pieces.h"

namespace vitae {

inline constexpr std::size_t kMostRoles = 4;
/// The role of pieces that are none of those sought.
inline constexpr std::size_t kNoRole = kMostRoles;

/// How much a piece looks like each role.
using RoleScores = std::array<double, kMostRoles>;

struct ScoredPiece {
    HeadingPiece piece;
    RoleScores scores{};
};
using ScoredHeading = std::vector<ScoredPiece>;

struct RoleRules {
    std::size_t count = kMostRoles;
    RoleScores presence{};        ///< What it is worth that a role is filled at all.
    std::size_t place = kNoRole;  ///< Of this role, a piece after a comma counts in full.
    /// Entries without this role say nothing against it in others.
    std::size_t optional = kNoRole;
};

struct Assignment {
    std::vector<std::size_t> roles;  ///< One for each piece.
    double margin = 0;               ///< By how much it is better than the next best.
    double score = 0;
};

/// One assignment for each heading. A role goes to one run of pieces that only commas part.
std::vector<Assignment> assign_roles(const std::vector<ScoredHeading>& headings, const RoleRules&);

/// The best assignment of one heading's pieces, for itself.
Assignment assign_alone(const ScoredHeading& heading, const RoleRules&);

/// The spans that a role's pieces take: one, or two where they go on in a second row.
std::vector<Span> spans_of(const ScoredHeading&, const Assignment&, std::size_t role);

}  // namespace vitae
