#include <gtest/gtest.h>

#include "base/test_result.h"
#include "unpack/mime_header.h"
#include "unpack/mime_text.h"
#include "unpack/unpack.h"

namespace vitae {
namespace {

using Lines = std::vector<std::string>;

Lines shown(std::string_view mail) {
    const Unpacked unpacked = must(unpack_message(mail));
    Lines lines;
    std::string_view rest = unpacked.contents;
    for (const FileInside& file : unpacked.files) {
        lines.push_back(
            file.name + (file.skip_reason.empty() ? "=" + std::string(rest.substr(0, file.size))
                                                  : "!" + std::string(file.skip_reason))
        );
        rest.remove_prefix(file.size);
    }
    return lines;
}

const std::string kHead =
    "From: ada.example@example.com\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n";

std::string mixed(const std::string& parts) {
    return kHead + "Content-Type: multipart/mixed;\r\n boundary=\"b\"\r\n\r\nPreamble\r\n" + parts +
           "--b--\r\nEpilogue\r\n";
}
std::string part(const std::string& header, const std::string& body) {
    return "--b\r\n" + header + "\r\n\r\n" + body + "\r\n";
}
const std::string kText = part("Content-Type: text/plain", "See the attachment.");

TEST(UnpackMessage, GivesItsAttachmentsDecoded) {
    const std::string mail = mixed(
        kText +
        part(
            "Content-Type: text/plain; name=\"a.txt\"\r\nContent-Transfer-Encoding: base64\r\n"
            "Content-Disposition: attachment; filename=\"a.txt\"",
            "QWRh\r\nIEV4YW1wbGU="
        ) +
        part(
            "Content-Disposition: attachment; filename=b.txt\r\n"
            "Content-Transfer-Encoding: quoted-printable",
            "caf=C3=A9 =\r\nau lait"
        )
    );
    ASSERT_TRUE(is_message(mail));
    EXPECT_EQ(shown(mail), (Lines{"a.txt=Ada Example", "b.txt=café au lait"}));
}

TEST(UnpackMessage, LooksIntoNestedPartsAndForwardedMessages) {
    const std::string inner =
        kHead +
        "Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Disposition:"
        " attachment; filename=deep.txt\r\n\r\nD\r\n--c--\r\n";
    EXPECT_EQ(
        shown(mixed(kText + part("Content-Type: message/rfc822", inner))), (Lines{"deep.txt=D"})
    );
}

TEST(UnpackMessage, ReadsNamesAsMailProgramsWriteThem) {
    const std::pair<std::string, std::string> names[] = {
        {"filename=\"=?utf-8?B?TGViZW5zbGF1ZiBKw7ZyZy50eHQ=?=\"", "Lebenslauf Jörg.txt"},
        {"filename=\"=?iso-8859-1?Q?J=F6rg?= =?iso-8859-1?Q?_CV.txt?=\"", "Jörg CV.txt"},
        {"filename*=utf-8''J%C3%B6rg.txt", "Jörg.txt"},
        {"filename*0*=iso-8859-1''J%F6rg; filename*1=\" CV.txt\"", "Jörg CV.txt"},
        {"filename=\"a \\\"b\\\".txt\"", "a \"b\".txt"},
        {"filename=\"..\\\\..\\\\x.txt\"", "x.txt"},
        {"filename=\"/etc/x.txt\"", "x.txt"}};
    for (const auto& [parameter, name] : names)
        EXPECT_EQ(
            shown(mixed(kText + part("Content-Disposition: attachment; " + parameter, "x"))),
            (Lines{name + "=x"})
        ) << parameter;
}

TEST(UnpackMessage, GivesEachAttachmentANameOfItsOwn) {
    const std::string twice = part("Content-Disposition: attachment; filename=cv.pdf", "x");
    const std::string none = part("Content-Type: application/pdf", "y");
    EXPECT_EQ(
        shown(mixed(twice + twice + none)),
        (Lines{"cv.pdf=x", "cv (2).pdf=x", "attachment-3.pdf=y"})
    );
}

TEST(UnpackMessage, LeavesPicturesOfItsTextAlone) {
    const std::string logo =
        part("Content-Type: image/png; name=logo.png\r\nContent-ID: <1>", "PNG");
    EXPECT_EQ(
        shown(mixed(kText + logo + part("Content-Disposition: attachment; filename=a.txt", "A"))),
        (Lines{"logo.png!message_picture", "a.txt=A"})
    );
}

TEST(UnpackMessage, IsItsOwnTextWhenNothingIsAttached) {
    EXPECT_EQ(shown(kHead + "\r\nAda Example\r\n"), (Lines{"message.txt=Ada Example\r\n"}));
    const std::string html =
        kHead + "Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Jos\xE9</p>";
    EXPECT_EQ(shown(html), (Lines{"message.html=<p>José</p>"}));
    EXPECT_EQ(outcome_of(unpack_message(kHead + "\r\n \r\n")), "archive_empty");
}

TEST(UnpackMessage, TakesWhatIsThereOfABrokenOne) {
    std::string cut = mixed(kText + part("Content-Disposition: attachment; filename=a.txt", "A"));
    cut.resize(cut.find("--b--") - 2);
    EXPECT_EQ(shown(cut), (Lines{"a.txt=A"}));
    std::string deep = kHead;
    for (int i = 0; i < 30; ++i) deep += "Content-Type: message/rfc822\r\n\r\n";
    EXPECT_EQ(outcome_of(unpack_message(deep)), "nesting_too_deep");
}

TEST(IsMessage, TellsMailFromResumes) {
    EXPECT_TRUE(is_message("From x@example.com Mon Mar  2\n" + kHead + "\n"));
    for (const std::string text :
         {"",
          "Ada Example\nFrom: 2010\nDate: 2015\n",
          "Name: Ada Example\nPhone: 555-0143\n",
          "From: 2010 to 2015\nWork\n",
          "%PDF-1.7\nFrom: a\nDate: b\n"})
        EXPECT_FALSE(is_message(text)) << text;
}

TEST(MimeText, DecodesWhateverItIsGiven) {
    EXPECT_EQ(decode_base64("QQ==QUI="), "AAB");
    EXPECT_EQ(decode_base64("Q U\r\nI"), "AB");
    EXPECT_EQ(decode_quoted_printable("a=3Db=zz=\r\nc="), "a=b=zzc");
    EXPECT_EQ(decode_words("a =?x"), "a =?x");
    EXPECT_EQ(to_utf8("\xFF", "no-such-charset"), "?");
}

}  // namespace
}  // namespace vitae
