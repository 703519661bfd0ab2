#include "resume/headings.h"

#include <gtest/gtest.h>

#include "model/utf8.h"
#include "resume/networks.h"

namespace vitae {
namespace {

TEST(FindHeading, KnowsHeadingsInTwelveLanguages) {
    const std::pair<std::u32string, SectionKind> headings[] = {
        {U"WORK EXPERIENCE", SectionKind::work},
        {U"Education & Training:", SectionKind::education},
        {U"S K I L L S", SectionKind::skills},
        {U"Ausbildung", SectionKind::education},
        {U"Expérience professionnelle", SectionKind::work},
        {U"Idiomas", SectionKind::languages},
        {U"Istruzione e formazione", SectionKind::education},
        {U"Formação", SectionKind::education},
        {U"Werkervaring", SectionKind::work},
        {U"Опыт работы", SectionKind::work},
        {U"工 作 经 历", SectionKind::work},
        {U"学歴・職歴", SectionKind::education},
        {U"경력 사항", SectionKind::work},
        {U"المهارات", SectionKind::skills},
        {U"Skills and Tools", SectionKind::skills},
        {U"Work history (12 years)", SectionKind::work},
        {U"Schooling", SectionKind::education},
        {U"Can do", SectionKind::skills}};
    for (const auto& [line, kind] : headings) EXPECT_EQ(find_heading(line), kind) << to_utf8(line);
    EXPECT_FALSE(find_heading(U"Experienced nurse with a skill for languages"));
    EXPECT_FALSE(find_heading(U""));
    EXPECT_FALSE(find_heading(U"\u2003\u2003\u2003(12)"));  // nothing but spaces before a remark
}

TEST(FindNetwork, NamesTheNetworkAndTheUser) {
    EXPECT_EQ(find_network("https://www.linkedin.com/in/Ada-E/")->user, "Ada-E");
    EXPECT_EQ(find_network("de.linkedin.com/in/ada")->name, "LinkedIn");
    EXPECT_FALSE(find_network("https://notgithub.com/ada"));
}

}  // namespace
}  // namespace vitae
