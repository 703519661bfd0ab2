// Shapes of single fields that real resumes have: lists behind headings on one line, towns with and
// without their country, degrees before and behind their field.

#include <gtest/gtest.h>

#include "reader/read_for_test.h"

namespace vitae {
namespace {

std::string skills_in(const std::string& resume) {
    std::string all;
    for (const Skill& skill : read(resume).skills) {
        if (skill.keywords.empty()) all += text(skill.name) + '|';
        for (const CitedText& keyword : skill.keywords) all += keyword.value + '|';
    }
    return all;
}

/// "town|region|country" of a resume that has this among its contacts.
std::string home(const std::string& line) {
    const Location home =
        read(
            "Ada Example\nDesigner\n" + line +
            "\nada@example.com\n\nWork\nTern Works\nClerk\n2019 - 2021\n- Drew it\n"
        )
            .basics.location;
    return text(home.city) + '|' + text(home.region) + '|' + text(home.country_code);
}

std::string schools(const std::string& section) {
    return schools_in("Ada Example\nada@example.com\n\nEducation\n" + section);
}

TEST(FindSkills, ReadsTheListBehindAHeadingInBoldType) {
    const std::string resume =
        "# Ada Example\nada@example.com\n\n## Experience\n\n**Clerk**, Tern Works, 2019 – 2021\n\n"
        "- Filed it\n\n**Skills:** SQL, Welding\n\n**Languages:** English (native), Welsh\n";
    EXPECT_EQ(skills_in(resume), "SQL|Welding|");
    ASSERT_EQ(read(resume).languages.size(), 2u);
    EXPECT_EQ(text(read(resume).languages[1].language), "Welsh");
}

TEST(FindSkills, LeavesWhatWasUsedInOneJobToThatJob) {
    EXPECT_EQ(
        skills_in(
            "# Ada Example\nada@example.com\n\n## Experience\n\n**Clerk**, Tern Works, 2019 – 2021"
            "\n\n**Skills:** SQL\n\n**Clerk**, Globex Ltd, 2015 – 2018\n\n- Filed it\n\n## "
            "Skills\n\n**Languages:** Python, Go\n\n**Tools:** Git\n"
        ),
        "Python|Go|Git|"
    );
}

TEST(FindSkills, ReadsLabelsBeforeDashesAndSeveralInARow) {
    EXPECT_EQ(
        skills_in("Ada Example\n\nSkills\nWatching – Prometheus, Grafana, tracing\n"),
        "Prometheus|Grafana|tracing|"
    );
    EXPECT_EQ(
        skills_in("# Ada Example\n\n## Skills\n\n**Code:** C, Go **Tools:** Git, Altium\n"),
        "C|Go|Git|Altium|"
    );
}

TEST(FindSkills, KeepsANameThatHoldsAColonWhole) {
    EXPECT_EQ(skills_in("Анна Пример\n\nНавыки\n1С:Предприятие\nExcel\n"), "1С:Предприятие|Excel|");
}

TEST(FindSkills, TakesItemsInCapitalsForNoHeadings) {
    EXPECT_EQ(
        skills_in("Ada Example\nada@example.com\n\nEXPERIENCE\n- Clerk, Tern Works, 2019 - 2021\n\n"
                  "SKILLS\n- Welding\n- PCR\n- SQL\n- Filing\n"),
        "Welding|PCR|SQL|Filing|"
    );
}

TEST(FindSkills, LeavesOutHowWellEachIsKnown) {
    EXPECT_EQ(
        skills_in("Ada Example\n\nSkills\nGit 85%\nPython 4/5\nPL/SQL\nDITA\nLevel: Master\n"),
        "Git|Python|PL/SQL|DITA|"
    );
}

TEST(FindSkills, TakesNamesOfGroupsRightBelowTheHeadingForNoSections) {
    EXPECT_EQ(
        skills_in(
            "# Ada Example\nada@example.com\n\n## Experience\n\nClerk, Tern Works, 2019 – 2021\n"
            "\n## Skills\n\n## Writing\n\nStyle guides, DITA\n\n## Video\n\nPremiere\n\n## "
            "Interests\n\nChess\n"
        ),
        "Style guides|DITA|Premiere|"
    );
}

TEST(FindLocation, ReadsTownsBeforeTheCodeOfTheirCountry) {
    EXPECT_EQ(home("Bristol GB"), "Bristol||GB");
    EXPECT_EQ(home("Lugano, (CH)"), "Lugano||CH");
    EXPECT_EQ(home("Bristol, England GB"), "Bristol|England|GB");
    EXPECT_EQ(home("Storgatan 21 B, 903 26 Umea"), "Umea||");
    EXPECT_EQ(home("Rua Nova, 250 – Centro – Joinville/SC"), "Joinville|SC|");
    EXPECT_EQ(home("23 Thorn Road, Oadby, LE5 1QB | Mob: 07700 900141"), "Oadby||");
    EXPECT_EQ(home("Buenos Aires ⁄ remote"), "Buenos Aires||");
}

TEST(FindLocation, TellsACountryFromAStateWithTheSameCode) {
    EXPECT_EQ(home("Köln, Nordrhein-Westfalen, DE"), "Köln|Nordrhein-Westfalen|DE");
    EXPECT_EQ(home("50667 Köln, DE"), "Köln||DE");
    EXPECT_EQ(home("12 Mill Lane, Dover, DE"), "Dover|DE|");
}

TEST(FindLocation, ReadsTownsBehindSignsWordsAndTitles) {
    EXPECT_EQ(home("☎ 020 7946 0187 ⌂ Verona, Italia ➤ ada.example.com"), "Verona||IT");
    EXPECT_EQ(home("Based in Bristol"), "Bristol||");
    EXPECT_EQ(home("Designer, Bristol"), "Bristol||");
    EXPECT_EQ(home("Melbourne, Victoria 3004"), "Melbourne|Victoria|");
}

TEST(FindEducation, ReadsADegreeInBracketsBehindItsField) {
    EXPECT_EQ(
        schools("History (Bachelor of Arts)\nUniversity of Marlow, 2009 - 2011\n"),
        "University of Marlow|Bachelor of Arts|History|2011\n"
    );
}

TEST(FindEducation, BeginsASchoolBelowADegreeThatFillsItsLine) {
    EXPECT_EQ(
        schools("Bachelor of Arts, Communication Studies\nEllerton University\n2009 - 2011\n"),
        "Ellerton University|Bachelor of Arts|Communication Studies|2011\n"
    );
    EXPECT_EQ(
        schools("2009 - 2011    Sint-Lambertuscollege, Tilburg\n               havo\n"),
        "Sint-Lambertuscollege|havo||2011\n"
    );
}

TEST(FindEducation, FindsTheFieldBesideTheSchool) {
    EXPECT_EQ(
        schools("Ellerton University — History\nBachelor of Arts, 2009 — 2011\n"),
        "Ellerton University|Bachelor of Arts|History|2011\n"
    );
}

TEST(FindEducation, LeavesAMarkInBracketsOutOfTheField) {
    EXPECT_EQ(
        schools("University of Marlow\nMaster, History (GPA 3.9)\n2009 - 2011\n"),
        "University of Marlow|Master|History|2011\n"
    );
}

}  // namespace
}  // namespace vitae
