#include "extract/inner_pictures.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

std::string blip(const std::string& id) {
    return "<wp:anchor><wp:posOffset>120</wp:posOffset><a:blip r:embed=\"" + id +
           "\"/></wp:anchor>";
}

/// "name" of each picture, with "!" where it stands before all text.
std::string found_in(const std::string& body) {
    const auto root = parse_xml("<body>" + body + "</body>");
    std::string all;
    for (const InnerPicture& one : find_inner_pictures(*root, {{"blip", "embed"}}))
        all += one.name + (one.is_before_text ? "! " : " ");
    return all;
}

TEST(FindInnerPictures, TellsWhichStandBeforeAllText) {
    EXPECT_EQ(
        found_in(blip("a") + blip("b") + "<w:p><w:t>Ada</w:t></w:p>" + blip("c")), "a! b! c "
    );
    EXPECT_EQ(found_in("<w:p><w:t> </w:t></w:p>" + blip("a")), "a! ");
}

TEST(FindInnerPictures, NamesEachOnceAndWhatOldProgramsShowNever) {
    EXPECT_EQ(
        found_in(blip("a") + blip("a") + "<mc:Fallback>" + blip("b") + "</mc:Fallback>"), "a! "
    );
    EXPECT_EQ(found_in(blip("")), "");
}

}  // namespace
}  // namespace vitae
