// Formats that are marked up text: RTF, HTML, ODT, Word's XML, JSON Resume and Europass.

#include <gtest/gtest.h>

#include "extract/assemble.h"
#include "extract/europass.h"
#include "extract/format.h"
#include "extract/html.h"
#include "extract/json_form.h"
#include "extract/odt.h"
#include "extract/rtf.h"
#include "extract/word_xml.h"
#include "extract/xml.h"

namespace vitae {
namespace {

using namespace std::string_literals;

Text text_of(const Result<std::vector<Sheet>>& sheets) {
    EXPECT_TRUE(sheets);
    return sheets ? *assemble(*sheets, "") : Text();
}

std::string flat_odt(const std::string& body, const std::string& styles = "") {
    return "<office:document><office:automatic-styles>" + styles +
           "</office:automatic-styles><office:body><office:text>" + body +
           "</office:text></office:body></office:document>";
}

TEST(DetectFormat, TellsMarkupByItsFirstElement) {
    EXPECT_EQ(*detect_format("{\\rtf1 Ada}"), Format::rtf);
    EXPECT_EQ(*detect_format("\n<!-- x --><!DOCTYPE html>\n<HTML><body>Ada"), Format::html);
    EXPECT_EQ(*detect_format("<?xml version='1.0'?><w:wordDocument/>"), Format::word_xml);
    EXPECT_EQ(*detect_format("<?xml version='1.0'?><SkillsPassport/>"), Format::europass);
    EXPECT_EQ(*detect_format("{\"basics\": {}}"), Format::json_resume);
    EXPECT_EQ(*detect_format("<3 baking. Ada Example"), Format::plain);
}

TEST(Rtf, ReadsTextInItsCodePagesAndUnicode) {
    const Text text = text_of(read_rtf(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial;}}"
        "{\\b\\fs40 Zo\\'eb} \\endash  x\\par\\f1 \\'c0\\'ed\\'ed\\'e0\\par\\f0 \\u8364\\'80 \\uc0\\u26519 y\\par}"
    ));
    EXPECT_EQ(text.content, "Zoë – x\nАнна\n€ 林y\n");
    EXPECT_TRUE(text.pages[0].lines[0].words[0].bold);
    EXPECT_EQ(text.pages[0].lines[0].words[0].font_size, 20);
}

TEST(Rtf, ReadsTablesLinksHeadersAndBullets) {
    const Text text = text_of(read_rtf(
        "{\\rtf1{\\header Ada\\par}{\\field{\\*\\fldinst HYPERLINK \"https://example.com\"}{\\fldrslt site}}\\par"
        "{\\listtext\\'b7\\tab}Item\\par\\pard\\trowd\\cellx2000\\cellx9000\\intbl 2019\\cell Cook\\cell\\row\\pard end\\par}"
    ));
    EXPECT_EQ(text.content, "Ada\nsite\n• Item\n2019 Cook\nend\n");
    ASSERT_EQ(text.links.size(), 1U);
    EXPECT_EQ(text.links[0].target, "https://example.com");
}

TEST(Rtf, LeavesOutDeletedHiddenAndUnknownText) {
    EXPECT_EQ(
        text_of(read_rtf("{\\rtf1 a{\\deleted b}{\\v c}{\\*\\unknown d}{\\pict 00ff}e\\par}"))
            .content,
        "ae\n"
    );
}

TEST(Html, ReadsBlocksListsTablesAndLinks) {
    const Text text = text_of(read_html(
        "<html><head><title>no</title><style>.q{font-size:20pt;font-weight:700} .h{display:none}</style></head><body>"
        "<p class=q>Ada   Example</p><p class=h>secret</p><ul><li>one<li>two</ul><script>no</script>"
        "<table><tr><td>2019<td>Cook</table><a href='mailto:ada@example.com'>write</a></body>"
    ));
    EXPECT_EQ(text.content, "Ada Example\n• one\n• two\n2019 Cook\nwrite\n");
    EXPECT_EQ(text.pages[0].lines[0].words[0].font_size, 20);
    EXPECT_TRUE(text.pages[0].lines[0].words[0].bold);
    EXPECT_EQ(text.links.at(0).target, "mailto:ada@example.com");
}

TEST(Odt, ReadsSpansTabsListsTablesFramesAndLinks) {
    const Text text = text_of(read_flat_odt(flat_odt(
        "<text:h text:style-name='T'>Ada <text:span>Example</text:span></text:h>"
        "<text:p>2019<text:tab/>Cook<text:s text:c='3'/>x<text:line-break/>next</text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p><text:a xlink:href='https://example.com'>site</text:a></text:p>",
        "<style:style style:name='T' style:family='paragraph'><style:text-properties fo:font-size='20pt' "
        "fo:font-weight='bold'/></style:style>"
    )));
    EXPECT_EQ(text.content, "Ada Example\n2019 Cook x\nnext\n• item\na b\nboxed\nsite\n");
    EXPECT_EQ(text.pages[0].lines[0].words[0].font_size, 20);
    EXPECT_TRUE(text.pages[0].lines[0].words[0].bold);
    EXPECT_EQ(text.links.at(0).target, "https://example.com");
}

TEST(Odt, LeavesOutDeletedTextAndComments) {
    EXPECT_EQ(
        text_of(read_flat_odt(flat_odt(
                    "<text:tracked-changes><text:deletion><text:p>old</text:p></text:deletion>"
                    "</text:tracked-changes><text:p>new<office:annotation><text:p>note</text:p>"
                    "</office:annotation></text:p>"
                )))
            .content,
        "new\n"
    );
}

TEST(WordXml, ReadsTheFormOf2003) {
    const Text text = text_of(read_word_xml(
        "<w:wordDocument><w:body><wx:sect><w:p><w:hlink w:dest='https://example.com'><w:r><w:t>Ada</w:t></w:r>"
        "</w:hlink></w:p></wx:sect></w:body></w:wordDocument>"
    ));
    EXPECT_EQ(text.content, "Ada\n");
    EXPECT_EQ(text.links.at(0).target, "https://example.com");
}

TEST(JsonResume, IsWrittenOutAsAPersonWouldPrintIt) {
    const std::string content =
        text_of(read_json_resume(
                    R"({"basics":{"name":"Ada Example","email":"ada@example.com"},
            "work":[{"company":"Inn","position":"Cook","startDate":"2019-03","highlights":["Fed many"]}],
            "education":[{"institution":"School","studyType":"BSc","area":"Food","endDate":"2018"}],
            "skills":[{"name":"Kitchen","keywords":["Baking","Sauces"]}]})"
                ))
            .content;
    EXPECT_EQ(
        content,
        "Ada Example\nada@example.com\nWork Experience\nCook\nInn\n2019-03 – Present\n• Fed many\n"
        "Education\nBSc, Food\nSchool\n2018\nSkills\nKitchen: Baking, Sauces\n"
    );
}

TEST(Europass, ReadsTheSkillsPassport) {
    const auto root = parse_xml(
        "<SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>Ada</FirstName><Surname>Example</Surname>"
        "</PersonName><ContactInfo><Email><Contact>ada@example.com</Contact></Email></ContactInfo></Identification>"
        "<WorkExperienceList><WorkExperience><Period><From year='2019' month='--03'/><Current>true</Current></Period>"
        "<Position><Label>Cook</Label></Position><Activities>&lt;p&gt;Fed many&lt;/p&gt;</Activities>"
        "<Employer><Name>Inn</Name></Employer></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>"
    );
    ASSERT_TRUE(root);
    EXPECT_EQ(
        text_of(read_europass(*root)).content,
        "Ada Example\nada@example.com\nWork Experience\nCook\nInn\n2019-03 – Present\nFed many\n"
    );
}

}  // namespace
}  // namespace vitae
