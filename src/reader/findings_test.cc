// What the reader says about how well a document could be read.

#include <algorithm>

#include <gtest/gtest.h>

#include "reader/read.h"

namespace vitae {
namespace {

/// A page that draws `content`, without the table of places, which poppler makes up itself.
std::string pdf(const std::string& content, const std::string& more = "") {
    return "%PDF-1.7\n"
           "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
           "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
           "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
           "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> " +
           more + " >>\nendobj\n4 0 obj\n<< /Length " + std::to_string(content.size()) +
           " >>\nstream\n" + content + "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n";
}

std::string show(int x, int y, const std::string& text, const std::string& color = "0 g") {
    return color + " BT /F 12 Tf " + std::to_string(x) + ' ' + std::to_string(y) + " Td (" + text +
           ") Tj ET\n";
}

const std::string kBody = show(72, 700, "Ada Example, ada.example@example.com") +
                          show(72, 650, "Education") + show(72, 630, "Example College, 2012");

bool has(const Extraction& extraction, std::string_view code) {
    return std::any_of(
        extraction.findings.begin(),
        extraction.findings.end(),
        [&](const Finding& finding) { return finding.code.view() == code; }
    );
}

class Findings : public testing::Test {
protected:
    static void SetUpTestSuite() { prepare_reader(Files::are_denied); }
};

TEST_F(Findings, NameTextThatThePageDoesNotShow) {
    const auto read = read_document(pdf(kBody + show(72, 100, "secret keywords", "1 g")));
    ASSERT_TRUE(read);
    EXPECT_TRUE(has(*read, "text_hidden"));
    EXPECT_EQ(read->text.content.find("secret"), std::string::npos);
}

/// The page with a file attached.
std::string with_attached(const std::string& content, const std::string& file) {
    std::string whole = pdf(content);
    const std::string pages = "/Pages 2 0 R >>";
    whole.replace(
        whole.find(pages),
        pages.size(),
        "/Pages 2 0 R /Names << /EmbeddedFiles << /Names [(cv) 5 0 R] >> >> >>"
    );
    const std::string more =
        "5 0 obj\n<< /Type /Filespec /F (cv) /EF << /F 6 0 R >> >>\nendobj\n"
        "6 0 obj\n<< /Type /EmbeddedFile /Length " +
        std::to_string(file.size()) + " >>\nstream\n" + file + "\nendstream\nendobj\n";
    return whole.insert(whole.find("trailer"), more);
}

TEST_F(Findings, AttachedDataIsReadWhenItSaysWhatThePagesSay) {
    const auto read = read_document(with_attached(
        kBody + show(72, 600, "Cashier at Example Stores, Lisbon"),
        R"({"basics": {"name": "Ada Example", "email": "ada.example@example.com"},
            "work": [{"name": "Example Stores", "position": "Cashier", "startDate": "2019-03"}],
            "education": [{"institution": "Example College", "endDate": "2012"}]})"
    ));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->record.work.size(), 1U);
    ASSERT_TRUE(read->record.basics.name);
    EXPECT_EQ(read->record.basics.name->value, "Ada Example");
    EXPECT_EQ(read->record.work[0].name->value, "Example Stores");
    EXPECT_TRUE(read->record.work[0].start_date);
    EXPECT_FALSE(has(*read, "text_hidden"));
    EXPECT_FALSE(has(*read, "pages_without_text"));
}

TEST_F(Findings, AttachedDataThatSaysSomethingElseIsNotBelieved) {
    const auto read = read_document(with_attached(
        kBody,
        R"({"basics": {"name": "Grace Sample", "email": "grace@example.org", "summary": "Nobel laureate"},
            "work": [{"name": "Palace of Wonders", "position": "Director"}]})"
    ));
    ASSERT_TRUE(read);
    EXPECT_TRUE(has(*read, "text_hidden"));
    EXPECT_EQ(read->record.basics.name->value, "Ada Example");
    EXPECT_TRUE(read->record.work.empty());
}

TEST_F(Findings, LetWhiteLettersOnADarkGroundStand) {
    const std::string bar = "0.1 g 0 740 612 52 re f\n";
    const auto read = read_document(pdf(bar + show(72, 760, "Ada Example", "1 g") + kBody));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->findings.empty());
    EXPECT_EQ(read->text.content.find("Ada Example"), 0U);
}

TEST_F(Findings, NameWhatIsNoResume) {
    const auto read = read_document(pdf(show(72, 700, "Bread: mix the flour with the water.")));
    ASSERT_TRUE(read);
    EXPECT_TRUE(has(*read, "not_a_resume"));
}

TEST_F(Findings, PlaceEvidenceOnTheRotatedCropBox) {
    const auto read = read_document(
        pdf(kBody,
            "/Rotate 90 /CropBox [36 36 612 792] /Annots [<< /Type /Annot "
            "/Subtype /Link /Rect [72 645 130 665] /A << /S /URI /URI "
            "(https://example.com) >> >>]")
    );
    ASSERT_TRUE(read);
    const Page& page = read->text.pages.at(0);
    EXPECT_EQ(page.width, 756);
    EXPECT_EQ(page.height, 576);
    // "Education" starts at (72, 650): 650 - 36 from the left once the page lies on its side.
    ASSERT_EQ(read->text.links.size(), 1U);
    EXPECT_NEAR(read->text.links[0].box.x0, 645 - 36, 0.1);
    EXPECT_NEAR(read->text.links[0].box.y0, 72 - 36, 0.1);
}

}  // namespace
}  // namespace vitae
