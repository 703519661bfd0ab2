// Moving an installation must take everything along: whoever adds a column to the schema adds it to
// copy.cc, or says here why it stays behind.

#include "store/copy.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "store/test_store.h"

namespace vitae {
namespace {

using Columns = std::set<std::string>;
using Schema = std::map<std::string, Columns>;

/// What the next process makes anew, or the copy treats on its own.
const Columns kLeftBehind = {
    "audit_head",         // set to the last of the copied events
    "blobs",              // moved by `vitae migrate`, which compares them
    "schema_migrations",  // the target has its own
    "setup_links",        // count only while there is no user
    "watchers",           // leases of processes that have ended
};

Schema schema_of(const TestStore& store) {
    const Rows rows =
        store.on_postgres()
            ? store.query(
                  "SELECT columns.table_name, column_name FROM information_schema.columns"
                  " JOIN information_schema.tables ON tables.table_schema ="
                  " columns.table_schema AND tables.table_name = columns.table_name WHERE"
                  " columns.table_schema = current_schema() AND table_type = 'BASE TABLE'"
              )
            : store.query(
                  "SELECT m.name, p.name FROM sqlite_schema AS m JOIN pragma_table_info("
                  "m.name) AS p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
              );
    Schema schema;
    for (const Row& row : rows)
        if (!kLeftBehind.contains(row.text(0))) schema[row.text(0)].insert(row.text(1));
    return schema;
}

Columns split(std::string_view text) {
    Columns columns;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(", "), text.size());
        columns.emplace(text.substr(0, end));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return columns;
}

TEST(CopyRows, TakesAlongEveryColumnOfTheSchema) {
    const TestStore store;
    Schema copied;
    for (const CopiedTable& table : copied_tables())
        copied[std::string(table.name)] = split(table.columns);
    EXPECT_EQ(copied, schema_of(store));
}

}  // namespace
}  // namespace vitae
