#pragma once
// Operational log: one JSON line an event on standard error. A field is a number, a literal or an
// id; free text does not compile, so no personal data can get here. Any thread.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <variant>

#include "base/error.h"
#include "base/id.h"

namespace vitae {

class Field {
public:
    Field(Literal key, std::int64_t number) : key_(key), value_(number) {}
    Field(Literal key, Literal text) : key_(key), value_(text) {}
    template <class Tag>
    Field(Literal key, const Id<Tag>& id) : key_(key), value_(id.text()) {}

    std::string to_json() const;

private:
    Literal key_;
    std::variant<std::int64_t, Literal, std::string> value_;
};

void log_info(Literal event, std::initializer_list<Field> fields = {});
void log_error(Literal event, const Error& error, std::initializer_list<Field> fields = {});

/// Log lines are for services; a command on a terminal turns them off. Call before threads start.
void silence_log();

}  // namespace vitae
