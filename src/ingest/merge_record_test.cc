#include "ingest/merge_record.h"

#include <gtest/gtest.h>

#include "base/test_result.h"
#include "ingest/test_ingest.h"

namespace vitae {
namespace {

const std::string kOld(64, 'a');
const std::string kNew(64, 'b');

/// A record as a document of these lines gives it: see read_for_test.
Record record(const std::string& lines, const std::string& document = kNew) {
    return std::get<Extraction>(must(read_for_test(lines, document))).record;
}

/// A value that a person has set.
CitedText edited(const std::string& value) {
    return {value, {}};
}

std::string fields_of(const Merge& merge) {
    std::string fields;
    for (const Suggestion& suggestion : merge.suggestions) fields += suggestion.field + " ";
    return fields;
}

TEST(MergeRecord, TakesWhatTheNewerDocumentSays) {
    const Merge merge = must(merge_record(
        record("label Engineer\nskill C++", kOld), record("label Architect\nskill Rust")
    ));
    EXPECT_EQ(merge.record, record("label Architect\nskill Rust"));
    EXPECT_TRUE(merge.suggestions.empty());
}

TEST(MergeRecord, ChangesNothingWhenTheDocumentsAreTheSame) {
    const Record same = record("name Ada Example\nlabel Engineer\nemail ada@example.com");
    const Merge merge = must(merge_record(same, same));
    EXPECT_EQ(merge.record, same);
    EXPECT_TRUE(merge.suggestions.empty());
}

TEST(MergeRecord, KeepsNameEmailAndPhoneOnceSetAndStagesWhatTheDocumentSays) {
    const Record current =
        record("name Ada Example\nemail ada@example.com\nphone 202-555-0143", kOld);
    const Merge merge = must(merge_record(
        current, record("name Ada Sample\nemail sample@example.com\nphone 202-555-0177")
    ));
    EXPECT_EQ(merge.record, current);
    EXPECT_EQ(fields_of(merge), "basics.name basics.emails basics.phones ");
    EXPECT_NE(to_text(merge.suggestions[0].value).find("Ada Sample"), std::string::npos);
}

TEST(MergeRecord, FillsFactsThatWereNotSet) {
    const Merge merge = must(merge_record(
        record("label Engineer", kOld), record("name Ada Example\nemail a@example.com")
    ));
    EXPECT_EQ(merge.record.basics.name->value, "Ada Example");
    EXPECT_EQ(merge.record.basics.emails.size(), 1U);
    EXPECT_TRUE(merge.suggestions.empty());
}

TEST(MergeRecord, KeepsFactsThatTheNewerDocumentLeavesOut) {
    const Merge merge =
        must(merge_record(record("name Ada Example\nlabel Engineer", kOld), record("skill C++")));
    EXPECT_EQ(merge.record.basics.name->value, "Ada Example");
    EXPECT_FALSE(merge.record.basics.label) << "this is no fact, and no person set it";
    EXPECT_TRUE(merge.suggestions.empty());
}

TEST(MergeRecord, StagesNothingWhenTheSameFactStandsElsewhereOnThePage) {
    const Record current = record("name Ada Example\nemail ada@example.com", kOld);
    Record extracted = record("name Ada Example\nemail ada@example.com");
    extracted.basics.name->citation.evidence[0].box = {100, 100, 200, 120};
    extracted.basics.emails[0].id = "another";
    EXPECT_TRUE(must(merge_record(current, extracted)).suggestions.empty());
}

TEST(MergeRecord, KeepsWhatAPersonHasSetAndStagesWhatTheDocumentSays) {
    Record current = record("label Engineer\nskill C++\nskill Go", kOld);
    current.basics.label = edited("Principal Engineer");
    current.skills[1].name = edited("Golang");
    const Merge merge = must(merge_record(current, record("label Architect\nskill Rust")));
    EXPECT_EQ(merge.record.basics.label->value, "Principal Engineer");
    EXPECT_EQ(merge.record.skills, current.skills) << "the whole list is kept";
    EXPECT_EQ(fields_of(merge), "basics.label skills ");
}

TEST(MergeRecord, StagesNothingWhenTheDocumentSaysWhatAPersonHasSet) {
    Record current = record("label Engineer", kOld);
    current.basics.label = edited("Architect");
    const Merge merge = must(merge_record(current, record("label Architect")));
    EXPECT_EQ(merge.record, current);
    EXPECT_TRUE(merge.suggestions.empty());
}

TEST(MergeRecord, KeepsAnEditedPartThatTheNewerDocumentLeavesOut) {
    Record current;
    current.work.push_back({.id = "w1", .name = edited("Northwind Trading")});
    const Merge merge = must(merge_record(current, record("skill C++")));
    EXPECT_EQ(merge.record.work, current.work);
    EXPECT_EQ(merge.record.skills.size(), 1U);
    EXPECT_TRUE(merge.suggestions.empty());
}

}  // namespace
}  // namespace vitae
