// Shapes of entries, headings and contacts that real resumes have, read from plain text.

#include <gtest/gtest.h>

#include "reader/read_for_test.h"

namespace vitae {
namespace {

std::string jobs(const std::string& section) {
    return jobs_in("Ada Example\nada@example.com\n\nExperience\n" + section);
}

std::string schools(const std::string& section) {
    return schools_in("Ada Example\nada@example.com\n\nEducation\n" + section);
}

TEST(FindWork, KeepsALegalFormBehindACommaInTheName) {
    EXPECT_EQ(
        jobs("Tern Freight Lines, Inc.    Portland, Oregon\nDriver    2014 - 2016\n- Drove\n"),
        "Tern Freight Lines, Inc.|Driver|2014|2016\n"
    );
}

TEST(FindWork, TakesWhatAPositionIsForAsAPartOfIt) {
    EXPECT_EQ(
        jobs("Globex Ltd\nVice President, Operations    2014 - 2016\n- Led it\n"),
        "Globex Ltd|Vice President, Operations|2014|2016\n"
    );
    EXPECT_EQ(
        jobs("Praktikantin im Controlling | Nordwind AG | 2014 - 2016\n"),
        "Nordwind AG|Praktikantin im Controlling|2014|2016\n"
    );
}

TEST(FindWork, ReadsTablesBelowTheNamesOfTheirColumns) {
    EXPECT_EQ(
        jobs("Period           Employer          Position\n"
             "2017 - 2019      Highveld Water    Civil Engineer\n"
             "2012 - 2017      Tern Works        Surveyor\n"),
        "Highveld Water|Civil Engineer|2017|2019\nTern Works|Surveyor|2012|2017\n"
    );
}

TEST(FindWork, TellsFoundersFromPartners) {
    EXPECT_EQ(
        jobs("Roth & Partner | Leiterin Vertrieb | 2014 - 2016\n"),
        "Roth & Partner|Leiterin Vertrieb|2014|2016\n"
    );
}

TEST(FindWork, KeepsWhatIsSaidAboutAnEmployerAboveSeveralPositions) {
    EXPECT_EQ(
        jobs("Tern Freight GmbH    Oslo, Norway\nA carrier with 1,200 trucks that drives all over "
             "the north.\n\nDirector of Dispatch    2018 - 2020\n- Led it\n\nTerminal Manager    "
             "2013 - 2018\n- Ran it\n"),
        "Tern Freight GmbH|Director of Dispatch|2018|2020\n"
        "Tern Freight GmbH|Terminal Manager|2013|2018\n"
    );
}

TEST(FindWork, TakesAGradeForNoDate) {
    EXPECT_EQ(
        jobs(
            "Supply Technician, GS-2005-07\nTern Depot Ltd\n06/2013 - 02/2018\n- Kept the records of all the stock in the depot\n"
        ),
        "Tern Depot Ltd|Supply Technician, GS-2005-07|2013-06|2018-02\n"
    );
}

TEST(FindWork, TakesTwoCapitalsAfterATownForItsProvince) {
    const Record record = read(
        "Ada Example\nada@example.com\n\nExperience\nPadaria Lusitana, São Paulo, SP    2014 - "
        "2016\nAssistente administrativo\n"
    );
    ASSERT_EQ(record.work.size(), 1u);
    EXPECT_EQ(text(record.work[0].name), "Padaria Lusitana");
    EXPECT_EQ(text(record.work[0].location), "São Paulo, SP");
}

TEST(FindEducation, FindsADegreeInABulletUnderTheSchool) {
    EXPECT_EQ(
        schools("2014 - 2017\nTOLKA UNIVERSITY\n• Master of Business\n• GPA: 3.8 / 4.0\n"),
        "TOLKA UNIVERSITY|Master of Business||2017\n"
    );
}

TEST(FindEducation, PartsAShortDegreeFromTheSchoolBehindIt) {
    EXPECT_EQ(
        schools("PhD Tern University, Computer Science    2018 - 2023\n"),
        "Tern University|PhD|Computer Science|2023\n"
    );
}

TEST(FindEducation, LeavesAMarkInBracketsOutOfTheDegree) {
    EXPECT_EQ(
        schools("1997 - 2006    Tern Gymnasium\nAbschluss: Abitur (Note 2,1)\n"),
        "Tern Gymnasium|Abitur||2006\n"
    );
}

TEST(FindEducation, JoinsTheRowsOfEntranceAndGraduation) {
    EXPECT_EQ(
        schools("2009年4月    東和北大学 経済学部 入学\n2013年3月    東和北大学 経済学部 卒業\n"),
        "東和北大学|卒業|経済学部|2013-03\n"
    );
}

TEST(FindEducation, ReadsSchoolsThatHaveARowEach) {
    EXPECT_EQ(
        schools(
            "2015 Master of Arts in History of the Sea, University of Marlow and the Northern Isles\n"
            "2012 Bachelor of Arts in History, University of Marlow\n"
        ),
        "University of Marlow and the Northern Isles|Master of Arts|History of the Sea|2015\n"
        "University of Marlow|Bachelor of Arts|History|2012\n"
    );
}

TEST(FindEducation, ReadsSchoolsThatAreItemsOfAList) {
    const Record record = read(
        "Ada Example\nada@example.com\n\nEducation\n"
        "- Master of Arts - University of Marlow, completed in 2019.\n"
        "- Bachelor of Arts - Tern College, completed in 2016.\n"
    );
    ASSERT_EQ(record.education.size(), 2u);
    EXPECT_EQ(text(record.education[0].study_type), "Master of Arts");
    EXPECT_EQ(text(record.education[0].end_date), "2019");
    EXPECT_TRUE(text(record.education[1].institution).starts_with("Tern College"));
}

TEST(FindHeading, KnowsMoreLanguages) {
    const Record record = read(
        "Ada Example\nada@example.com\n\nDoświadczenie zawodowe\nTern Works GmbH | Engineer | 2014 "
        "- 2016\n\nWykształcenie\nTern University | Bachelor | 2013\n\nUmiejętności\nGit, SQL\n"
    );
    EXPECT_EQ(record.work.size(), 1u);
    EXPECT_EQ(record.education.size(), 1u);
    EXPECT_EQ(record.skills.size(), 2u);
}

TEST(FindName, ReadsTheCellBesideItsLabel) {
    const Record record = read(
        "Curriculum Vitae\n姓名    欧阳思远    性别    男\n现居地    成都市\n"
        "邮箱    ouyang@example.com\n"
    );
    EXPECT_EQ(text(record.basics.name), "欧阳思远");
    EXPECT_EQ(text(record.basics.location.city), "成都市");
}

TEST(FindName, TakesNoEmptyValueBehindALabel) {
    const Record record = read(
        "Lebenslauf\n\nName:          Hannelore Wisch\nAnschrift:     24103 Kiel\n"
        "E-Mail:        h.wisch@example.com\n"
    );
    EXPECT_EQ(text(record.basics.name), "Hannelore Wisch");
    EXPECT_EQ(text(record.basics.location.city), "Kiel");
    EXPECT_FALSE(read("Name:\nada@example.com\n").basics.name);
}

TEST(FindLocation, ReadsATownBeforeItsState) {
    const Record record = read(
        "Ada Example\nRua das Palmeiras, 120 – Campinas – SP\nada@example.com\n\nFormação\nUSP\n"
    );
    EXPECT_EQ(text(record.basics.location.city), "Campinas");
}

TEST(FindEmails, LeavesOutTheSecondRefereeBelowASpace) {
    const Record record = read(
        "Ada Example\nada@example.com\n\nEducation\nBachelor, Tern University, 2012 - 2014\n\n"
        "Experience\nEngineer, Tern Works\n2014 - 2016\n\nReferees\nHelen Crane\nProfessor, Tern "
        "University\nh.crane@example.org\n\nPaul Drummond\nManager, Tern Works\np.d@example.org\n"
    );
    EXPECT_EQ(record.basics.emails.size(), 1u);
}

TEST(FindSkills, KeepsAListTogetherThatGoesOnInTheNextRow) {
    const Record record = read(
        "Ada Example\nada@example.com\n\nSkills\nTeaching: Lesson planning, Google\nClassroom, "
        "Moodle\n"
    );
    ASSERT_EQ(record.skills.size(), 1u);
    ASSERT_EQ(record.skills[0].keywords.size(), 3u);
    EXPECT_EQ(record.skills[0].keywords[1].value, "Google Classroom");
}

TEST(FindWork, SharesAnEmployerWithAllItsTimeAboveAFewWordsAboutIt) {
    EXPECT_EQ(
        jobs(
            "TERN PEAK PRODUCTS    2015 - Present\nMaker of windows and doors in four states.\n"
            "Chief of Staff    2018 - Present\n- Led it\n\nPlant Manager    2015 - 2018\n- Ran it\n"
        ),
        "TERN PEAK PRODUCTS|Chief of Staff|2018|\nTERN PEAK PRODUCTS|Plant Manager|2015|2018\n"
    );
    EXPECT_EQ(
        jobs("GLOBEX NAVY, 2003 - 2023\n\nSenior Supervisor, Mar 2018 - Jun 2023\n- Led it\n\n"
             "Mechanic, Jul 2003 - Feb 2018\n- Ran it\n"),
        "GLOBEX NAVY|Senior Supervisor|2018-03|2023-06\nGLOBEX NAVY|Mechanic|2003-07|2018-02\n"
    );
}

TEST(FindWork, ReadsColumnsForTheDaysOfJoiningAndLeaving) {
    EXPECT_EQ(
        jobs("Company             Position          From       To\n"
             "Tern Freight Ltd    Tanker Driver     06/2016    Present\n"
             "Highveld Water      Truck Driver      02/2010    05/2016\n"),
        "Tern Freight Ltd|Tanker Driver|2016-06|\nHighveld Water|Truck Driver|2010-02|2016-05\n"
    );
}

TEST(FindWork, ReadsDatesThatALabelOpensAndMoreFollows) {
    EXPECT_EQ(
        jobs("Highveld Water, Reno, NV\nProgram Analyst\nDates Employed: 08/2018 - Present  Hours "
             "per week: 40\n- Filed it\n"),
        "Highveld Water|Program Analyst|2018-08|\n"
    );
}

TEST(FindWork, ReadsFormsWhoseLabelsStandFlushLeft) {
    EXPECT_EQ(
        jobs("• Date (da – a)                           Da marzo 2017 ad oggi\n"
             "• Nome e indirizzo del datore di lavoro   Caseificio Esempio S.r.l.\n"
             "• Tipo di impiego                         Responsabile qualità\n"
             "• Date (da – a)                           Da maggio 2011 a febbraio 2017\n"
             "• Nome e indirizzo del datore di lavoro   Laboratorio Esempio\n"
             "• Tipo di impiego                         Tecnica di laboratorio\n"),
        "Caseificio Esempio S.r.l.|Responsabile qualità|2017-03|\n"
        "Laboratorio Esempio|Tecnica di laboratorio|2011-05|2017-02\n"
    );
}

TEST(FindWork, ReadsJobsOfOneLineThatEndInAPoint) {
    EXPECT_EQ(
        jobs("Associate Professor of Botany, Tern Plains University, 2019–2021.\n"
             "Assistant Professor of Botany, Tern Plains University, 2013–2019.\n"
             "Visiting Instructor, Marlow Falls College, 2011–2013.\n"),
        "Tern Plains University|Associate Professor of Botany|2019|2021\n"
        "Tern Plains University|Assistant Professor of Botany|2013|2019\n"
        "Marlow Falls College|Visiting Instructor|2011|2013\n"
    );
}

TEST(FindWork, DropsTheNameOfAGroupOfJobs) {
    EXPECT_EQ(
        jobs("Vocational\nClerk    Tern Works Ltd    2018 - 2020\n- Filed it\nPainter    Highveld "
             "Water Ltd    2014 - 2018\n- Painted it\n"),
        "Tern Works Ltd|Clerk|2018|2020\nHighveld Water Ltd|Painter|2014|2018\n"
    );
}

TEST(FindEducation, FindsADegreeBeforeItsDateUnderTheSchool) {
    EXPECT_EQ(
        schools(
            "University of Marlow, Hilo, HI\nB.A., Botany, May 2011. Cum laude, with a prize for "
            "field work.\n"
        ),
        "University of Marlow|B.A.|Botany|\n"
    );
}

TEST(FindEducation, TakesATownBehindASchoolForNoField) {
    EXPECT_EQ(
        schools("2011 - 2013    Master of Science, Universität Leinetal, Göttingen\n"
                "2008 - 2011    Bachelor of Science, Universität Leinetal, Göttingen\n"),
        "Universität Leinetal|Master of Science||2013\n"
        "Universität Leinetal|Bachelor of Science||2011\n"
    );
}

TEST(FindEducation, PartsSchoolAndDegreeAtAPoint) {
    EXPECT_EQ(
        schools("- Graduação em Botânica. Universidade de Montclair, conclusão em 2019.\n"
                "- Graduação em Química. Centro Universitário do Norte, conclusão em 2015.\n"),
        "Universidade de Montclair|Graduação|Botânica|2019\n"
        "Centro Universitário do Norte|Graduação|Química|2015\n"
    );
}

TEST(FindEducation, ReadsTrainingWhereNothingElseIsSaidOfSchools) {
    EXPECT_EQ(
        schools_in(
            "Ada Example\nada@example.com\n\nTraining\nDiploma in Baking, Marlow College (2014)\n"
        ),
        "Marlow College|Diploma|Baking|2014\n"
    );
}

}  // namespace
}  // namespace vitae
