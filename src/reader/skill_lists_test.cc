// Lists of skills as resumes set them: levels beside, groups without marks, narrow columns.

#include <gtest/gtest.h>

#include "reader/read_for_test.h"

namespace vitae {
namespace {

std::string skills(const std::string& section) {
    std::string all;
    for (const Skill& skill : read("Ada Example\nada@example.com\n\nSkills\n" + section).skills) {
        if (skill.keywords.empty()) all += text(skill.name) + '|';
        for (const CitedText& keyword : skill.keywords) all += keyword.value + '|';
    }
    return all;
}

TEST(FindSkills, LeavesOutLevelsInBracketsAndInColumns) {
    EXPECT_EQ(
        skills("Go (6 years), Excel (advanced), Brazing (TIG, MIG), SQL – basic\n"),
        "Go|Excel|Brazing (TIG, MIG)|SQL|"
    );
    EXPECT_EQ(
        skills("Tool          Level           Last used\n"
               "Kubernetes    Expert          2024\n"
               "Ansible       Intermediate    2021\n"),
        "Kubernetes|Ansible|"
    );
}

TEST(FindSkills, TellsAGroupsNameFromItsFirstItemWithoutAnyMark) {
    EXPECT_EQ(
        skills("Tools Git, Docker\nSoft skills Public speaking, Negotiation\n"),
        "Git|Docker|Public speaking|Negotiation|"
    );
    EXPECT_EQ(
        skills("Herramientas Git, Docker\nOfimática Excel, Word\n"), "Git|Docker|Excel|Word|"
    );
    EXPECT_EQ(skills("Design thinking, Welding\n"), "Design thinking|Welding|");
}

TEST(FindSkills, GoesOnInTheNextRowOfANarrowColumn) {
    EXPECT_EQ(
        skills("Frameworks: React,\nDjango\nLaboratory: PCR, Western\nblot, Flow\ncytometry\n"),
        "React|Django|PCR|Western blot|Flow cytometry|"
    );
}

}  // namespace
}  // namespace vitae
