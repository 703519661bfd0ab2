// Layouts of sections: cards in a grid, lines of time, tables, headings that nobody knows.

#include <gtest/gtest.h>

#include "extract/sheet_for_test.h"
#include "reader/read_for_test.h"

namespace vitae {
namespace {

const std::string kHead = "Ada Example\nada@example.com\n\n";

TEST(FindWork, ReadsCardsInAGrid) {
    EXPECT_EQ(
        jobs_in(
            kHead + "Experience\n"
                    "2019 - 2021                   2016 - 2019\n"
                    "Designer                      Junior Designer\n"
                    "Tern Works Ltd                Globex Ltd\n"
                    "2014 - 2016                   Summer 2013\n"
                    "Drafter                       Intern\n"
                    "Initech Inc.                  Umbra Ltd\n"
        ),
        "Tern Works Ltd|Designer|2019|2021\nGlobex Ltd|Junior Designer|2016|2019\n"
        "Initech Inc.|Drafter|2014|2016\nUmbra Ltd|Intern|2013|2013\n"
    );
}

TEST(FindWork, ReadsEntriesBehindDotsOfALineOfTime) {
    EXPECT_EQ(
        jobs_in(
            kHead + "Experience\n"
                    "2019 - 2021     ● Staff Nurse\n"
                    "                Lakeside Clinic, Oslo\n"
                    "2016 - 2019     ● Ward Clerk\n"
                    "                Tern Hospital, Bergen\n"
        ),
        "Lakeside Clinic|Staff Nurse|2019|2021\nTern Hospital|Ward Clerk|2016|2019\n"
    );
}

TEST(FindWork, HeedsTheNamesOfColumns) {
    EXPECT_EQ(
        jobs_in(
            kHead + "Work Experience\n"
                    "Vessel         Company        Rank             Sign On        Sign Off\n"
                    "MV Amihan      Baybay         Third Officer    12 Jan 2020    20 Oct 2022\n"
                    "MT Sinag       Luzvimin       Deckhand         10 May 2011    30 Dec 2015\n"
        ),
        "Baybay|Third Officer|2020-01-12|2022-10-20\nLuzvimin|Deckhand|2011-05-10|2015-12-30\n"
    );
}

TEST(FindWork, JoinsBothHalvesOfAPositionAtASlash) {
    EXPECT_EQ(
        jobs_in(kHead + "Experience\nBoilermaker / Trade Assistant | Globex Ltd | 2013 - 2017\n"),
        "Globex Ltd|Boilermaker / Trade Assistant|2013|2017\n"
    );
}

TEST(FindWork, LeavesOutAnEmployersAddress) {
    EXPECT_EQ(
        jobs_in(kHead + "Experience\nTern Works (tern.example.net) | Engineer | 2013 - 2017\n"),
        "Tern Works|Engineer|2013|2017\n"
    );
}

Record on_page(const std::vector<std::pair<std::string, double>>& lines) {
    Sheet sheet;
    sheet.width = 612;
    sheet.height = 792;
    double y = 50;
    for (const auto& [line, size] : lines) {
        put(sheet, 50, y, line, {.size = size, .bold = size > 10});
        y += 1.8 * size;
    }
    order_sheet(sheet);
    return build_record(*assemble({sheet}, std::string(64, 'a'))).record;
}

TEST(FindSections, TellsLargeRowsThatNobodyKnowsByWhatStandsBelow) {
    const Record record = on_page(
        {{"Ada Example", 20},
         {"ada@example.com", 10},
         {"My road so far", 13},
         {"Engineer at Globex Ltd, 2019 - 2021", 10},
         {"Clerk at Initech Inc., 2016 - 2019", 10},
         {"Where they taught me", 13},
         {"Bachelor of Arts, University of Marlow, 2016", 10},
         {"Languages", 13},
         {"English, Welsh", 10}}
    );
    EXPECT_EQ(record.work.size(), 2U);
    std::string all;
    for (const Education& one : record.education)
        all += text(one.institution) + '|' + text(one.study_type) + '\n';
    EXPECT_EQ(all, "University of Marlow|Bachelor of Arts\n");
}

TEST(FindEducation, JoinsASchoolWithTheDegreeBelowIt) {
    EXPECT_EQ(
        schools_in(
            kHead + "Education\nUniversidade do Alto Mar\nLicenciatura: Enfermagem\n2015 - 2018\n"
        ),
        "Universidade do Alto Mar|Licenciatura|Enfermagem|2018\n"
    );
}

TEST(FindName, PutsTheGivenNameFirst) {
    EXPECT_EQ(
        text(read("Apellido(s) / Nombre(s): Montero Ruiz, Ada\nada@example.com\n\nSkills\nSQL\n")
                 .basics.name),
        "Ada Montero Ruiz"
    );
}

TEST(FindLocation, ReadsTownsBesideNumbersAndBehindTitles) {
    const auto town = [](const std::string& lines) {
        return text(
            read("Ada Example\n" + lines + "\n\nSkills\nSQL, Welding\n").basics.location.city
        );
    };
    EXPECT_EQ(town("Bilbao 644 555 019 ada@example.com"), "Bilbao");
    EXPECT_EQ(town("Nantes (44) – 07 55 50 01 21 – ada@example.com – né le 4 juin 1991"), "Nantes");
    EXPECT_EQ(town("Engineer — Gdańsk, Poland\nada@example.com"), "Gdańsk");
    EXPECT_EQ(town("+7 999 555 01 01, ada@example.com, Bristol"), "Bristol");
}

}  // namespace
}  // namespace vitae
