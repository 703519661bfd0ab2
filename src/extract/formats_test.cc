#include <gtest/gtest.h>

#include "extract/assemble.h"
#include "extract/docx_body.h"
#include "extract/encoding.h"
#include "extract/extract.h"
#include "extract/format.h"
#include "extract/plain.h"
#include "extract/xml.h"

namespace vitae {
namespace {

using namespace std::string_literals;

std::string content_of(const Parts& parts) {
    return assemble(*lay_out(parts), "")->content;
}

/// The paragraphs of a WordprocessingML body.
std::string word(const std::string& body, const Relationships& links = {}) {
    const auto root = parse_xml("<w:document><w:body>" + body + "</w:body></w:document>");
    EXPECT_TRUE(root);
    return content_of(read_docx_part(*root, DocxStyles(nullptr), links));
}

std::string paragraph(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

TEST(DetectFormat, LooksAtTheBytes) {
    EXPECT_EQ(*detect_format("junk before\n%PDF-1.7\n"), Format::pdf);
    EXPECT_EQ(*detect_format("\x89PNG\r\n\x1A\n..."), Format::image);
    EXPECT_EQ(*detect_format("Anna Example\n"), Format::plain);
    EXPECT_EQ(detect_format("").error().reason.view(), "file_empty");
    EXPECT_EQ(
        detect_format("\x7F"
                      "ELF\x02\0\0\0"s)
            .error()
            .reason.view(),
        "type_unsupported"
    );
    EXPECT_EQ(detect_format("PK\x03\x04 and no more").error().reason.view(), "document_damaged");
    EXPECT_EQ(
        detect_format("PK\x03\x04 and a PDF as it is: %PDF-1.7").error().reason.view(),
        "document_damaged"
    );
}

TEST(DecodeText, KnowsTheEncodingsThatEditorsWrite) {
    EXPECT_EQ(*decode_text("\xEF\xBB\xBFZo\xC3\xAB\r\nx\ry"), "Zoë\nx\ny");
    EXPECT_EQ(*decode_text("\xFF\xFEZ\0\xEB\0=\xD8\0\xDE"s), "Zë😀");
    EXPECT_EQ(*decode_text("\xFE\xFF\0Z\0\xEB"s), "Zë");
    EXPECT_EQ(*decode_text("Zo\xEB \x96 \x80"), "Zoë – €");
    EXPECT_FALSE(decode_text("a\0b"s));
}

TEST(ReadPlain, KeepsTabsAsGapsAndSetsMarkdownHeadingsLarger) {
    const auto sheets =
        read_plain("# Anna Example\n**Cook**\tsince 2019\n[site](https://example.com)\n");
    ASSERT_TRUE(sheets);
    const Text text = *assemble(*sheets, "");
    EXPECT_EQ(text.content, "Anna Example\nCook since 2019\nsite\n");
    EXPECT_GT(text.pages[0].lines[0].words[0].font_size, 15);
    EXPECT_TRUE(text.pages[0].lines[1].words[0].bold);
    EXPECT_FALSE(text.pages[0].lines[1].words[1].bold);
    ASSERT_EQ(text.links.size(), 1U);
    EXPECT_EQ(text.links[0].target, "https://example.com");
}

TEST(Docx, ReadsRunsTabsAndBreaks) {
    EXPECT_EQ(
        word(
            "<w:p><w:r><w:t xml:space=\"preserve\">An </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>na</w:t>"
            "<w:tab/><w:t>2019</w:t><w:br/><w:t>next</w:t></w:r></w:p>"
        ),
        "An na 2019\nnext\n"
    );
    EXPECT_EQ(
        word("<w:p><w:r><w:t>An</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>na</w:t></w:r></w:p>"),
        "Anna\n"
    );
}

TEST(Docx, LeavesOutDeletedAndHiddenText) {
    EXPECT_EQ(
        word(
            "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        ),
        "new\n"
    );
}

TEST(Docx, SaysThatThereIsHiddenText) {
    const auto says = [](const std::string& run) {
        const auto root = *parse_xml(
            "<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ada</w:t></w:r>" + run +
            "</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
        );
        const auto styles = *parse_xml(
            "<w:styles><w:style w:type=\"character\" w:styleId=\"Out\"><w:rPr><w:vanish/></w:rPr>"
            "</w:style></w:styles>"
        );
        const Parts parts = read_docx_part(root, DocxStyles(&styles), {});
        EXPECT_EQ(content_of(parts), "Ada\n");
        return lay_out(parts)->front().has_hidden_text;
    };
    EXPECT_TRUE(says("<w:r><w:rPr><w:vanish/></w:rPr><w:t>keywords</w:t></w:r>"));
    EXPECT_TRUE(says("<w:r><w:rPr><w:rStyle w:val=\"Out\"/></w:rPr><w:t>keywords</w:t></w:r>"));
    EXPECT_FALSE(says("<w:r><w:rPr><w:vanish/></w:rPr><w:t> </w:t></w:r>"));
    EXPECT_FALSE(says(""));
}

/// The reason why a document is refused; empty when it is read.
std::string refusal_of(const std::string& bytes) {
    const auto extracted = extract(bytes, "");
    return extracted ? "" : std::string(extracted.error().reason.view());
}

TEST(Rtf, SaysThatThereIsHiddenTextAndWhenThereIsNoOther) {
    const auto has_hidden = [](const std::string& rtf) {
        return extract(rtf, "")->has_hidden_text;
    };
    EXPECT_TRUE(has_hidden("{\\rtf1 Ada{\\v keywords}\\par}"));
    EXPECT_FALSE(has_hidden("{\\rtf1 Ada{\\v  }{\\deleted old}{\\*\\comment no}\\par}"));
    EXPECT_EQ(refusal_of("{\\rtf1{\\v Ada Example}}"), "text_all_hidden");
    EXPECT_EQ(refusal_of("{\\rtf1{\\deleted Ada Example}}"), "text_missing");
}

TEST(Odt, SaysThatThereIsHiddenTextAndWhenThereIsNoOther) {
    const auto flat = [](const std::string& text) {
        return "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">"
               "<office:automatic-styles><style:style style:name=\"H\" style:family=\"text\">"
               "<style:text-properties text:display=\"none\"/></style:style></office:automatic-styles>"
               "<office:body><office:text><text:p>" +
               text + "</text:p></office:text></office:body></office:document>";
    };
    const std::string hidden = "<text:span text:style-name=\"H\">keywords</text:span>";
    EXPECT_TRUE(extract(flat("Ada" + hidden), "")->has_hidden_text);
    EXPECT_EQ(extract(flat("Ada" + hidden), "")->text.content, "Ada\n");
    EXPECT_FALSE(extract(flat("Ada"), "")->has_hidden_text);
    EXPECT_EQ(refusal_of(flat(hidden)), "text_all_hidden");
    EXPECT_EQ(refusal_of(flat("")), "text_missing");
}

TEST(Docx, ReadsATextBoxOnceAndListItemsWithABullet) {
    EXPECT_EQ(
        word(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
            paragraph("Box") +
            "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
            paragraph("Box") +
            "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>"
        ),
        "Box\n• Item\n"
    );
}

TEST(Docx, ReadsATableAcrossAndColumnsDown) {
    const auto cell = [](const std::string& inside) { return "<w:tc>" + inside + "</w:tc>"; };
    EXPECT_EQ(
        word(
            "<w:tbl><w:tr>" + cell(paragraph("2019")) + cell(paragraph("Cook") + paragraph("Inn")) +
            "</w:tr></w:tbl>"
        ),
        "2019 Cook\nInn\n"
    );
    std::string left;
    std::string right;
    for (const char* number : {"1", "2", "3", "4"}) {
        left += paragraph("l"s + number);
        right += paragraph("r"s + number);
    }
    EXPECT_EQ(
        word("<w:tbl><w:tr>" + cell(left) + cell(right) + "</w:tr></w:tbl>"),
        "l1\nl2\nl3\nl4\nr1\nr2\nr3\nr4\n"
    );
}

TEST(Docx, FollowsLinksAndHyperlinkFields) {
    const auto root = parse_xml(
        "<w:document><w:p><w:hyperlink r:id=\"r1\"><w:r><w:t>my site</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.com/b\"</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>other</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:document>"
    );
    const Text text = *assemble(
        *lay_out(read_docx_part(*root, DocxStyles(nullptr), {{"r1", "https://example.com/a"}})), ""
    );
    ASSERT_EQ(text.links.size(), 2U);
    EXPECT_EQ(text.links[0].target, "https://example.com/a");
    EXPECT_EQ(text.links[0].end - text.links[0].start, 7U);
    EXPECT_EQ(text.links[1].target, "https://example.com/b");
}

TEST(DocxStyles, ResolvesWhatAStyleIsBasedOn) {
    const auto root = parse_xml(
        "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"20\"/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"/>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:basedOn w:val=\"N\"/><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H\"/><w:rPr><w:b w:val=\"0\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:basedOn w:val=\"L\"/></w:style></w:styles>"
    );
    const DocxStyles styles(&*root);
    EXPECT_EQ(styles.resolve("").font_size, 10);
    EXPECT_TRUE(styles.resolve("H").bold);
    EXPECT_EQ(styles.resolve("H2").font_size, 16);
    EXPECT_FALSE(styles.resolve("H2").bold);
    EXPECT_EQ(styles.resolve("L").font_size, 10);  // based on itself
}

TEST(ParseXml, StopsAtADepthThatPeopleDoNotWrite) {
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<a>";
    for (int i = 0; i < 300; ++i) deep += "</a>";
    EXPECT_EQ(parse_xml(deep).error().reason.view(), "nesting_too_deep");
    EXPECT_FALSE(parse_xml("<a><b></a>"));
    EXPECT_EQ(parse_xml("<x:a y:b='1'>t<c/></x:a>")->attribute("b"), "1");
}

}  // namespace
}  // namespace vitae
