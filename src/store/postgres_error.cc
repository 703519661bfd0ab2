#include "store/postgres_error.h"

#include <array>

#include "store/database.h"

namespace vitae {

namespace {

std::int64_t number_of(std::string_view sql_state) {
    std::int64_t number = 0;
    for (const char c : sql_state) number = number * 36 + (c >= 'A' ? c - 'A' + 10 : c - '0');
    return number;
}

struct Known {
    std::string_view state;  ///< Or how the states of a kind begin.
    Error error;
};

const std::array kKnown = {
    Known{"23", {Code::conflict, "constraint", "This contradicts what is stored already."}},
    Known{
        "53100",
        {Code::unavailable,
         "disk_full",
         "The disk of the database server is full. Free some space, then try again; nothing was"
         " half done."}},
    Known{
        "53300",
        {Code::unavailable,
         "database_connections",
         "The database server takes no more connections. Raise its max_connections, or run fewer"
         " processes."}},
    Known{
        "22021",
        {Code::invalid,
         "text_unstorable",
         "The text holds a NUL, or bytes that are not UTF-8, which the database cannot store."}},
};

Error contended() {
    return {
        Code::unavailable,
        "database_contended",
        "Others were changing the same rows of the database. Try again in a moment."};
}

Error refused() {
    return {
        Code::unavailable,
        "database_refused",
        "The database server refused the user, the password or the name of the database. Check"
        " VITAE_DATABASE_URL."};
}

Error not_permitted() {
    return {
        Code::unavailable,
        "database_permission",
        "The database role may not do this. Grant what docs/postgresql.sql grants, or connect as"
        " the role that it makes."};
}

Error classify(std::string_view state) {
    const std::string_view kind = state.substr(0, 2);
    if (kind == "40" || state == "55P03") return contended();
    if (kind == "08" || state == "57P01" || state == "57P02" || state == "57P03" ||
        state == "25P03")
        return database_lost();
    if (kind == "28" || kind == "3D") return refused();
    if (state == "42501" || state == "25006") return not_permitted();
    for (const Known& known : kKnown)
        if (state.starts_with(known.state)) return known.error;
    return {
        Code::internal,
        "sql_failed",
        "The database refused a statement. This is a fault in Vitae: please report it with the"
        " log."};
}

}  // namespace

Error postgres_error(std::string_view sql_state) {
    if (sql_state.size() != 5) return database_lost();
    Error error = classify(sql_state);
    error.native = number_of(sql_state);
    return error;
}

}  // namespace vitae
