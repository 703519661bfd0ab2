#include <gtest/gtest.h>

#include "model/extraction.h"
#include "model/json_resume.h"
#include "model/record_json.h"
#include "model/verify.h"

namespace vitae {
namespace {

const std::string kDocument(64, 'a');

Evidence at(std::uint32_t start, std::uint32_t end) {
    return {.document = kDocument, .page = 1, .box = {10, 10, 90, 22}, .start = start, .end = end};
}

CitedText cited(const std::string& value, Literal rule, std::uint32_t start, std::uint32_t end) {
    return {
        value,
        {.printed = value,
         .confidence = 0.9,
         .provenance = Provenance::extracted,
         .rule = rule,
         .evidence = {at(start, end)}}};
}

/// "Zoë Example", "zoe@example.com", "May 2019" and a link without text.
Extraction example() {
    Extraction extraction{.media_type = "application/pdf", .language = "en"};
    Text& text = extraction.text;
    text.document = kDocument;
    text.content = "Zoë Example\nzoe@example.com\nMay 2019\n";
    const auto line = [](const std::string& word, std::uint32_t start, std::uint32_t end) {
        return Line{{{word, {10, 10, 90, 22}, 11.5, true, false, start, end}}, 0};
    };
    text.pages.push_back(
        {612,
         792,
         {line("Zoë Example", 0, 11), line("zoe@example.com", 12, 27), line("May 2019", 28, 36)}}
    );
    text.links.push_back({"https://example.com/zoe", 1, {200, 10, 212, 22}, 0, 0});
    Basics& basics = extraction.record.basics;
    basics.name = cited("Zoë Example", "name.heading", 0, 11);
    basics.emails.push_back({"e1", cited("zoe@example.com", "email.address", 12, 27)});
    Citation start = cited("May 2019", "entry.date", 28, 36).citation;
    extraction.record.work.push_back({.id = "w1", .start_date = CitedDate{{2019, 5}, start}});
    Citation link{
        .provenance = Provenance::extracted, .rule = "link.annotation", .evidence = {at(0, 0)}};
    link.evidence[0].box = text.links[0].box;
    basics.url = CitedText{"https://example.com/zoe", link};
    extraction.sections.push_back({"contact", cited("Zoë Example", "section.body", 0, 11)});
    extraction.findings.push_back(*find_finding("text_hidden"));
    return extraction;
}

/// The example with one part of its JSON replaced.
Result<Extraction> parse_with(const std::string& from, const std::string& to) {
    std::string text = to_text(to_json(example()));
    const auto found = text.find(from);
    EXPECT_NE(found, std::string::npos) << from;
    if (found != std::string::npos) text.replace(found, from.size(), to);
    return parse_extraction(*parse_json(text), kDocument);
}

TEST(Extraction, ReadsBackWhatItWrote) {
    const Extraction before = example();
    const auto after = parse_extraction(to_json(before), kDocument);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->text, before.text);
    EXPECT_EQ(after->record, before.record);
    EXPECT_EQ(after->sections[0].text, before.sections[0].text);
    EXPECT_EQ(after->media_type.view(), "application/pdf");
    EXPECT_EQ(after->language, "en");
    EXPECT_EQ(after->findings[0].code.view(), "text_hidden");
}

TEST(Extraction, RefusesWhatAReaderThatWasTakenOverMightSay) {
    const std::pair<std::string, std::string> forgeries[] = {
        {"\"mediaType\":\"application/pdf\"", "\"mediaType\":\"text/x-other\""},
        {"\"language\":\"en\"", "\"language\":\"E1\""},
        {"\"text_hidden\"", "\"text_unknown\""},
        {"\"kind\":\"contact\"", "\"kind\":\"secret\""},
        {"\"rule\":\"name.heading\"", "\"rule\":\"name.invented\""},
        {"\"provenance\":\"EXTRACTED\"", "\"provenance\":\"USER_EDITED\""},
        {"\"value\":\"2019-05\"", "\"value\":\"2019-13\""},
        {"\"printed\":\"zoe@example.com\"", "\"printed\":\"eve@example.com\""},
        {"\"start\":28,\"end\":36", "\"start\":28,\"end\":99"},
        {"\"start\":28,\"end\":36", "\"start\":36,\"end\":28"},
        {"\"page\":1", "\"page\":2"},
        {"\"width\":6.12E2", "\"width\":1E300"},
        {"\"id\":\"w1\"", "\"id\":\"w1\",\"salary\":{}"},
        {"[0,11,", "[12,11,"},
        {"\"block\":0", "\"block\":-1"}};
    for (const auto& [from, to] : forgeries) {
        const auto parsed = parse_with(from, to);
        ASSERT_FALSE(parsed) << to;
        EXPECT_EQ(parsed.error().reason.view(), "extract_crashed") << to;
    }
    EXPECT_FALSE(parse_extraction(to_json(example()), std::string(64, 'b')));
}

TEST(Record, KeepsWhatAPersonHasSet) {
    Record record;
    record.basics.name = CitedText{"Ada Example"};
    record.skills.push_back({.id = "s", .name = CitedText{"Welding"}, .keywords = {{"TIG"}}});
    const auto again = parse_record(to_json(record));
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, record);
    EXPECT_EQ(again->basics.name->citation.provenance, Provenance::user_edited);
}

TEST(Record, IsRefusedWhenAnExtractedValueHasNoEvidence) {
    EXPECT_FALSE(parse_record(*parse_json(
        R"({"basics":{"name":{"value":"A","confidence":1,"provenance":"EXTRACTED","rule":"name.heading"}}})"
    )));
}

TEST(VisitValues, NamesEachValueByItsPointer) {
    std::string seen;
    visit_values(
        example().record,
        [&](const std::string& pointer, const std::string& value, const Citation&) {
            seen += pointer + '=' + value + ' ';
        }
    );
    EXPECT_EQ(
        seen,
        "/basics/name=Zoë Example /basics/emails/0/address=zoe@example.com "
        "/basics/url=https://example.com/zoe /work/0/startDate=2019-05 "
    );
}

TEST(JsonResume, HoldsTheFirstAddressAndAllOfSeveral) {
    Record record;
    record.basics.emails.push_back({"1", CitedText{"a@example.com"}});
    EXPECT_EQ(to_json_resume(record).find("basics")->find("emails"), nullptr);
    record.basics.emails.push_back({"2", CitedText{"b@example.com"}});
    const Json resume = to_json_resume(record);
    EXPECT_EQ(*resume.find("basics")->find("email"), Json("a@example.com"));
    EXPECT_EQ(resume.find("basics")->find("emails")->as_array()->size(), 2U);
    const Json* fields = resume.find("meta")->find("vitae")->find("fields");
    EXPECT_NE(fields->find("/basics/emails/1"), nullptr);
}

TEST(JsonResume, GivesTheInternationalFormBesideThePrintedPhone) {
    Record record;
    record.basics.phones.push_back(
        {.id = "1", .number = CitedText{"+1 202-555-0143"}, .e164 = CitedText{"+12025550143"}}
    );
    const Json resume = to_json_resume(record, {.language = "en"});
    EXPECT_EQ(*resume.find("basics")->find("phone"), Json("+1 202-555-0143"));
    const Json* vitae = resume.find("meta")->find("vitae");
    EXPECT_EQ(*vitae->find("fields")->find("/basics/phone")->find("e164"), Json("+12025550143"));
    EXPECT_EQ(*vitae->find("language"), Json("en"));
}

TEST(Verify, HoldsWhatTheDocumentSays) {
    const Extraction extraction = example();
    const auto outcome = verify(to_json_resume(extraction.record), extraction);
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->mismatches.empty());
    EXPECT_EQ(outcome->held, 4U);
}

TEST(Verify, NamesTheValueThatWasChanged) {
    const Extraction extraction = example();
    const std::string text = to_text(to_json_resume(extraction.record));
    const std::tuple<std::string, std::string, std::string, std::string> changes[] = {
        {"Zoë Example", "Eve Example", "/basics/name", "value_not_there"},
        {"2019-05", "2018-05", "/work/0/startDate", "value_not_there"},
        {"\"startDate\":\"2019-05\"",
         "\"startDate\":\"2019-05\",\"position\":\"Director\"",
         "/work/0/position",
         "evidence_missing"},
        {kDocument, std::string(64, 'b'), "/basics/name", "evidence_of_other_file"},
        {"[1E1,1E1,9E1,2.2E1]", "[1E1,5E2,9E1,5.2E2]", "/basics/name", "evidence_misplaced"}};
    for (const auto& [from, to, pointer, reason] : changes) {
        std::string changed = text;
        ASSERT_NE(changed.find(from), std::string::npos) << from;
        changed.replace(changed.find(from), from.size(), to);
        const auto outcome = verify(*parse_json(changed), extraction);
        ASSERT_TRUE(outcome);
        ASSERT_EQ(outcome->mismatches.size(), 1U) << to;
        EXPECT_EQ(outcome->mismatches[0].pointer, pointer);
        EXPECT_EQ(outcome->mismatches[0].reason.view(), reason);
    }
}

}  // namespace
}  // namespace vitae
