#pragma once
// The values of a statement as libpq takes them. Private to store/.

#include <array>
#include <deque>
#include <vector>

#include <libpq-fe.h>

#include "store/database.h"

namespace vitae {

/// The types that we name ourselves, out of PostgreSQL's catalog pg_type.
inline constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25,
                     kInferred = 0;

/// Numbers go as text, text and bytes as they are. Refers to the values that were added.
class Binding {
public:
    /// `names`: what a row's parameters stand for, in their order.
    explicit Binding(const std::vector<std::string_view>& names) : names_(names) {}
    Binding(const std::vector<std::string_view>& names, Params params) : names_(names) {
        add_row(params);
    }
    void add_row(Params params);

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }
    const Oid* types() const { return types_.data(); }

private:
    void add(const Param::Value& value);
    void push(const char* value, std::size_t length, int format, Oid type);

    const std::vector<std::string_view>& names_;
    std::deque<std::array<char, 24>> numbers_;  ///< Stay where they are when more come.
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<Oid> types_;
};

}  // namespace vitae
