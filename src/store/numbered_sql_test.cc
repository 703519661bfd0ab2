#include "store/numbered_sql.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(NumberParameters, GivesEachNameOneNumberHoweverOftenItStands) {
    const NumberedSql sql =
        number_parameters("SELECT a FROM t WHERE a = :first AND b IN (:b2,:first)");
    EXPECT_EQ(sql.text, "SELECT a FROM t WHERE a = $1 AND b IN ($2,$1)");
    EXPECT_EQ(sql.names, (std::vector<std::string_view>{"first", "b2"}));
}

TEST(NumberParameters, LeavesCastsAndQuotedTextAlone) {
    EXPECT_EQ(
        number_parameters("SELECT ':a', \":b\", x::text, :c::jsonb, 'it''s :d'").text,
        "SELECT ':a', \":b\", x::text, $1::jsonb, 'it''s :d'"
    );
    EXPECT_EQ(number_parameters("a : b").text, "a : b");
}

TEST(NumberRows, GivesEachRowParametersOfItsOwn) {
    const NumberedSql sql = number_rows("INSERT INTO t (a, b, c) VALUES (:x, 'd', :x + :y)", 3);
    EXPECT_EQ(
        sql.text,
        "INSERT INTO t (a, b, c) VALUES ($1, 'd', $1 + $2), ($3, 'd', $3 + $4), ($5, 'd', $5 + $6)"
    );
    EXPECT_EQ(sql.names, (std::vector<std::string_view>{"x", "y"}));
}

}  // namespace
}  // namespace vitae
