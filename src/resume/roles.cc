#include "resume/roles.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace vitae {

namespace {

/// More pieces than this are not tried in all combinations.
constexpr std::size_t kMostPieces = 8;
/// What the other entries' pieces at the same place weigh against a piece's own words.
constexpr double kOthersWeight = 0.6;
constexpr double kLooksWeight = 0.4;
/// Text that goes on after a comma is more of the same.
constexpr double kGoesOn = 0.3;

using Place = std::tuple<std::size_t, std::size_t, std::size_t>;
using Look = std::tuple<bool, bool, long, bool>;

Place place_of(const HeadingPiece& piece) {
    return {piece.row, piece.cell, piece.place};
}
Look look_of(const HeadingPiece& piece) {
    return {piece.bold, piece.italic, piece.size, piece.right};
}

class Search {
public:
    Search(const ScoredHeading& heading, const RoleRules& rules)
        : heading_(heading), rules_(rules), size_(std::min(heading.size(), kMostPieces)) {
        roles_.assign(heading.size(), kNoRole);
        best_.roles = roles_;
    }

    Assignment run() {
        go(0, 0, {});
        best_.margin = best_score_ - second_score_;
        best_.score = best_score_;
        return std::move(best_);
    }

private:
    void go(std::size_t at, double score, std::array<bool, kMostRoles> used) {
        if (at == size_) return finish(score);
        const ScoredPiece& piece = heading_[at];
        roles_[at] = kNoRole;
        go(at + 1, score, used);
        for (std::size_t role = 0; role < rules_.count; ++role) {
            const bool goes_on =
                at > 0 && roles_[at - 1] == role && piece.piece.before == Joint::comma;
            if (used[role] && !goes_on) continue;
            auto now = used;
            now[role] = true;
            double gain = piece.scores[role];
            if (goes_on)
                gain =
                    role == rules_.place && gain > kGoesOn ? gain : std::min(gain, 0.0) + kGoesOn;
            else
                gain += rules_.presence[role];
            roles_[at] = role;
            go(at + 1, score + gain, now);
        }
        roles_[at] = kNoRole;
    }

    void finish(double score) {
        if (score > best_score_) {
            second_score_ = best_score_;
            best_score_ = score;
            best_.roles = roles_;
        } else {
            second_score_ = std::max(second_score_, score);
        }
    }

    const ScoredHeading& heading_;
    const RoleRules& rules_;
    std::size_t size_;
    std::vector<std::size_t> roles_;
    Assignment best_;
    double best_score_ = -1e9;
    double second_score_ = -1e9;
};

/// Scores of the pieces that share a key, with the heading that each stands in.
template <class Key>
class Others {
public:
    void add(const Key& key, std::size_t heading, const RoleScores& scores) {
        all_[key].emplace_back(heading, scores);
    }

    /// The mean over other headings than this one; nothing where there are none.
    RoleScores mean(const Key& key, std::size_t heading) const {
        RoleScores sum{};
        double count = 0;
        for (const auto& [at, scores] : all_.at(key)) {
            if (at == heading) continue;
            count += 1;
            for (std::size_t i = 0; i < kMostRoles; ++i) sum[i] += std::clamp(scores[i], -2.0, 3.0);
        }
        for (double& score : sum) score /= std::max(count, 1.0);
        return sum;
    }

private:
    std::map<Key, std::vector<std::pair<std::size_t, RoleScores>>> all_;
};

/// Adds to each piece what the pieces at the same place of the other entries say.
std::vector<ScoredHeading> with_others(
    const std::vector<ScoredHeading>& headings, const RoleRules& rules
) {
    Others<Place> places;
    Others<Look> looks;
    for (std::size_t i = 0; i < headings.size(); ++i)
        for (const ScoredPiece& one : headings[i]) {
            places.add(place_of(one.piece), i, one.scores);
            looks.add(look_of(one.piece), i, one.scores);
        }
    std::vector<ScoredHeading> out = headings;
    for (std::size_t i = 0; i < out.size(); ++i)
        for (ScoredPiece& one : out[i]) {
            const RoleScores by_place = places.mean(place_of(one.piece), i);
            const RoleScores by_look = looks.mean(look_of(one.piece), i);
            for (std::size_t role = 0; role < kMostRoles; ++role) {
                const double least = role == rules.optional ? 0 : -2;
                one.scores[role] += kOthersWeight * std::max(least, by_place[role]) +
                                    kLooksWeight * std::max(least, by_look[role]);
            }
        }
    return out;
}

}  // namespace

std::vector<Assignment> assign_roles(
    const std::vector<ScoredHeading>& headings, const RoleRules& rules
) {
    std::vector<Assignment> all;
    for (const ScoredHeading& heading : with_others(headings, rules))
        all.push_back(Search(heading, rules).run());
    return all;
}

Assignment assign_alone(const ScoredHeading& heading, const RoleRules& rules) {
    return Search(heading, rules).run();
}

std::vector<Span> spans_of(
    const ScoredHeading& heading, const Assignment& assignment, std::size_t role
) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        if (assignment.roles[i] != role) continue;
        const HeadingPiece& piece = heading[i].piece;
        if (spans.empty())
            spans.push_back(piece.span);
        else
            spans.back().end = piece.span.end;
        if (!piece.rest.empty()) spans.push_back(piece.rest);
    }
    return spans;
}

}  // namespace vitae
