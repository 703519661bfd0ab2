#pragma once
// Ids: UUIDv7 (RFC 9562) as text, one C++ type per kind, so that a job cannot be passed for a
// document.

#include <array>
#include <compare>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"

namespace vitae {

constexpr std::size_t kUuidSize = 36;

/// A version 7 UUID whose time part counts microseconds, so that ids made later sort later.
std::string new_uuid(Time now, Random& random);
/// True for lower-case UUID text.
bool is_uuid(std::string_view text);

template <class Tag>
class Id {
public:
    static Result<Id> parse(std::string_view text) {
        if (!is_uuid(text))
            return Error{
                Code::invalid,
                "id_malformed",
                "This is not an id: ids are lower-case UUIDs of 36 characters."};
        return Id(text);
    }
    static Id make(Time now, Random& random) { return Id(new_uuid(now, random)); }

    std::string text() const { return std::string(view()); }
    std::string_view view() const { return {text_.data(), text_.size()}; }
    friend auto operator<=>(const Id& a, const Id& b) { return a.view() <=> b.view(); }
    friend bool operator==(const Id&, const Id&) = default;

private:
    explicit Id(std::string_view uuid) { uuid.copy(text_.data(), text_.size()); }

    std::array<char, kUuidSize> text_;  // in place: lists of ids are everywhere
};

using CandidateId = Id<struct CandidateTag>;
using DocumentId = Id<struct DocumentTag>;
using EventId = Id<struct EventTag>;
using FileId = Id<struct FileTag>;
using JobId = Id<struct JobTag>;
using RequestId = Id<struct RequestTag>;
using SourceId = Id<struct SourceTag>;
using SuggestionId = Id<struct SuggestionTag>;
using TokenId = Id<struct TokenTag>;
using UserId = Id<struct UserTag>;

}  // namespace vitae
