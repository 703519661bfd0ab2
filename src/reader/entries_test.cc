// Work, education, skills and the other lists, read from resumes in plain text.

#include <gtest/gtest.h>

#include "reader/read_for_test.h"

namespace vitae {
namespace {

TEST(FindWork, TellsEmployerFromPositionWhicheverStandsFirst) {
    EXPECT_EQ(
        jobs_in(
            "Ada Example\n\nExperience\nStaff Engineer, Globex Systems LLC\nMar 2021 - Present\n"
            "- Led a team\n\nInitech Analytics | Senior Engineer\nJun 2017 - Feb 2021\n- Built it\n"
        ),
        "Globex Systems LLC|Staff Engineer|2021-03|\n"
        "Initech Analytics|Senior Engineer|2017-06|2021-02\n"
    );
    EXPECT_EQ(
        jobs_in("Ada Example\n\nExperience\nEngineer at Tern Works | 2016 - 2018\n"),
        "Tern Works|Engineer|2016|2018\n"
    );
}

TEST(FindWork, ReadsHistoriesInOtherLanguages) {
    EXPECT_EQ(
        jobs_in("Ada Muster\n\nBerufserfahrung\nseit 10/2018\nLeiterin Einkauf, Lindenwerk GmbH\n"),
        "Lindenwerk GmbH|Leiterin Einkauf|2018-10|\n"
    );
    EXPECT_EQ(
        jobs_in("Ada Exemple\n\nExpérience professionnelle\nInfirmière – Clinique du Lac\n"
                "mars 2017 – août 2019\n"),
        "Clinique du Lac|Infirmière|2017-03|2019-08\n"
    );
    EXPECT_EQ(
        jobs_in("陈晓\n\n工作经历\n2018.07 - 至今\n青禾零售有限公司 数据分析师\n"),
        "青禾零售有限公司|数据分析师|2018-07|\n"
    );
    EXPECT_EQ(
        jobs_in(
            "Анна Пример\n\nОпыт работы\nООО Ромашка | Бухгалтер\nянварь 2019 — по настоящее время\n"
        ),
        "ООО Ромашка|Бухгалтер|2019-01|\n"
    );
}

TEST(FindWork, KeepsTheEmployerOfSeveralPositions) {
    EXPECT_EQ(
        jobs_in(
            "Ada Example\n\nExperience\nTern Works Inc.\nLead Analyst\n2019 - 2021\n- Led it\n\n"
            "Analyst\n2016 - 2019\n- Built it\n"
        ),
        "Tern Works Inc.|Lead Analyst|2019|2021\nTern Works Inc.|Analyst|2016|2019\n"
    );
}

TEST(FindWork, TakesTheWholeTimeAtAnEmployerForNoJob) {
    EXPECT_EQ(
        jobs_in(
            "Ada Example\n\nExperience\nTern Works        2016 - 2021\n"
            "Lead Analyst      2019 - 2021\n- Led it\n\nAnalyst           2016 - 2019\n- Built it\n"
        ),
        "Tern Works|Lead Analyst|2019|2021\nTern Works|Analyst|2016|2019\n"
    );
}

TEST(FindWork, LeavesOutTheFullStopAfterAnEntryAndKeepsThatOfAnAbbreviation) {
    EXPECT_EQ(
        jobs_in("Ada Example\n\nExperience\nBaker, Harbor Lantern Ltd.    2019 - 2021\n- Baked\n"
                "\nCook, Grey Heron, Lisbon.    2016 - 2018\n- Cooked\n"),
        "Harbor Lantern Ltd.|Baker|2019|2021\nGrey Heron|Cook|2016|2018\n"
    );
}

TEST(FindWork, LeavesOutDurationsAndKindsOfEmployment) {
    EXPECT_EQ(
        jobs_in("Ada Example\n\nExperience\nUX Researcher\nTern Works · Full-time\n"
                "Mar 2019 - May 2021 · 2 yrs 3 mos\nOslo, Norway\n- Asked people\n"),
        "Tern Works|UX Researcher|2019-03|2021-05\n"
    );
}

TEST(FindWork, PartsATownInBracketsFromTheEmployer) {
    EXPECT_EQ(
        jobs_in(
            "Ada Example\n\nExperience\nHarbor Lantern (London, UK)    2019 - 2021\nCook\n- Cooked\n"
            "\nGrey Heron (Paris, France)    2016 - 2018\nBaker\n- Baked\n"
        ),
        "Harbor Lantern|Cook|2019|2021\nGrey Heron|Baker|2016|2018\n"
    );
}

TEST(FindWork, KeepsNotesOutOfHeadings) {
    EXPECT_EQ(
        jobs_in("Ada Example\n\nExperience\nData Analyst at Tern Works (2019 - 2021)\n"
                "Technologies: Python, SQL\n\nData Clerk at Grey Heron (2016 - 2018)\n"),
        "Tern Works|Data Analyst|2019|2021\nGrey Heron|Data Clerk|2016|2018\n"
    );
}

TEST(FindWork, FindsJobsUnderNoHeading) {
    EXPECT_EQ(
        jobs_in(
            "Ada Example\nada@example.com\n\nQA Engineer, Tern Labs (Jun 2018 - Feb 2021)\n- Wrote it\n"
        ),
        "Tern Labs|QA Engineer|2018-06|2021-02\n"
    );
}

TEST(FindWork, CitesWhatItReadsAndSplitsBullets) {
    const Record record = read(
        "Ada Example\n\nExperience\nCook, Haus Linde GmbH\n2016 - 2018\n- Made the bread\n- Kept the oven\n"
    );
    ASSERT_EQ(record.work.size(), 1U);
    ASSERT_EQ(record.work[0].highlights.size(), 2U);
    EXPECT_EQ(record.work[0].highlights[1].value, "Kept the oven");
    EXPECT_EQ(record.work[0].start_date->citation.printed, "2016");
    EXPECT_FALSE(record.work[0].name->citation.evidence.empty());
}

TEST(FindEducation, PartsDegreeFieldAndSchool) {
    EXPECT_EQ(
        schools_in("Ada Example\n\nEducation\nBachelor of Science in Nursing\n"
                   "Prairie State University | 2012 - 2016\nGPA: 3.7/4.0\n"),
        "Prairie State University|Bachelor of Science|Nursing|2016\n"
    );
    EXPECT_EQ(
        schools_in(
            "Ada Muster\n\nAusbildung\n2009 - 2012\nHochschule Albstadt, Bachelor Maschinenbau\n"
        ),
        "Hochschule Albstadt|Bachelor Maschinenbau||2012\n"
    );
    EXPECT_EQ(
        text(read("Ada Example\n\nEducation\nMSc Biology, Tern University, 2014\nGPA: 3.7/4.0\n")
                 .education.at(0)
                 .score),
        "3.7/4.0"
    );
}

TEST(FindEducation, TakesTheFieldBeforeTheDegreeAndTheSchoolAfterAt) {
    EXPECT_EQ(
        schools_in("Ada Example\n\nEducation\nMechanical Engineering, B.S.    2007 - 2009\n"
                   "Tern Institute of Technology\n"),
        "Tern Institute of Technology|B.S.|Mechanical Engineering|2009\n"
    );
    EXPECT_EQ(
        schools_in("Ada Example\n\nEducation\nBachelor of Science in Nursing\n"
                   "at Prairie State University\n2012 - 2016\n"),
        "Prairie State University|Bachelor of Science|Nursing|2016\n"
    );
}

TEST(FindSkills, SplitsListsAndKeepsGroups) {
    const auto skills =
        read("Ada Example\n\nSkills\nLanguages: C++, Go\nWelding, Brazing (TIG, MIG)\n").skills;
    ASSERT_EQ(skills.size(), 3U);
    EXPECT_EQ(skills[0].name->value, "Languages");
    EXPECT_EQ(skills[0].keywords.at(1).value, "Go");
    EXPECT_EQ(skills[2].name->value, "Brazing (TIG, MIG)");
}

TEST(FindLanguages, ReadsLevels) {
    const auto languages =
        read("Ada Example\n\nLanguages\nEnglish (Native), Deutsch: C1\nFrançais – courant\n")
            .languages;
    ASSERT_EQ(languages.size(), 3U);
    EXPECT_EQ(text(languages[0].fluency), "Native");
    EXPECT_EQ(text(languages[1].fluency), "C1");
    EXPECT_EQ(text(languages[2].language), "Français");
    EXPECT_EQ(text(languages[2].fluency), "courant");
}

TEST(FindCertificates, ReadsIssuerAndDate) {
    const auto found =
        read("Ada Example\n\nCertifications\n- Welding Engineer – Guild of Iron, 2021\n")
            .certificates;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(text(found[0].name), "Welding Engineer");
    EXPECT_EQ(text(found[0].issuer), "Guild of Iron");
    EXPECT_EQ(text(found[0].date), "2021");
}

}  // namespace
}  // namespace vitae
