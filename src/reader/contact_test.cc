#include <gtest/gtest.h>

#include "extract/assemble.h"
#include "extract/plain.h"
#include "model/json_resume.h"
#include "resume/build.h"

namespace vitae {
namespace {

/// What is read from a resume in plain text.
Basics read(const std::string& resume) {
    return build_record(*assemble(*read_plain(resume), std::string(64, 'a'))).record.basics;
}

std::string emails(const std::string& resume) {
    std::string all;
    for (const Email& email : read(resume).emails) all += email.address->value + ' ';
    return all;
}

std::string phones(const std::string& resume) {
    std::string all;
    for (const Phone& phone : read(resume).phones) all += phone.number->value + '|';
    return all;
}

std::string links(const std::string& resume) {
    const Basics basics = read(resume);
    std::string all = basics.url ? basics.url->value : "";
    for (const Profile& profile : basics.profiles) all += ' ' + profile.url->value;
    return all;
}

std::string place(const std::string& resume) {
    const Location location = read(resume).location;
    std::string all;
    for (const MaybeText* part :
         {&location.address,
          &location.postal_code,
          &location.city,
          &location.region,
          &location.country_code})
        all += (*part ? (*part)->value : "") + '|';
    return all;
}

TEST(FindEmails, TakesTheOwnersAndNotTheReferees) {
    EXPECT_EQ(emails("Ada Example\nMail:ada.example@example.com.\n"), "ada.example@example.com ");
    EXPECT_EQ(
        emails("Ada\na@example.com | A@EXAMPLE.COM | b@example.co.uk\n"),
        "a@example.com b@example.co.uk "
    );
    EXPECT_EQ(emails("Ada\na@example.com\n\nReferences\nBen, ben@example.com\n"), "a@example.com ");
    EXPECT_EQ(emails("Ada\nSkype: live@example.com\nE-mail: a@example.com\n"), "a@example.com ");
    EXPECT_EQ(emails("Ada\nada.longname@\nexample.com\n"), "ada.longname@example.com ");
    EXPECT_EQ(emails("Ada\nada.longname\n@example.com\n"), "ada.longname@example.com ");
    EXPECT_EQ(emails("Ada\nh@ps://example.com @ada at@home\n"), "");
}

TEST(FindContacts, BelieveWhatIsPrintedMoreThanTheLinkUnderIt) {
    Text text = *assemble(*read_plain("Ada\nada@example.com\n(202) 555-0143\nhere\n"), "");
    const auto link = [&](std::uint32_t start, std::uint32_t end, const char* target) {
        text.links.push_back({.target = target, .page = 1, .box = {}, .start = start, .end = end});
    };
    link(4, 19, "mailto:nqn@rknzcyr.pbz");
    link(20, 34, "tel:+17075550698");
    link(35, 39, "mailto:ada@example.org");
    const Basics basics = build_record(text).record.basics;
    ASSERT_EQ(basics.emails.size(), 2u);
    EXPECT_EQ(basics.emails[0].address->value, "ada@example.com");
    EXPECT_EQ(basics.emails[1].address->value, "ada@example.org");
    ASSERT_EQ(basics.phones.size(), 1u);
    EXPECT_EQ(basics.phones[0].number->value, "(202) 555-0143");
}

TEST(FindPhones, KnowsTheShapesOfNumbers) {
    EXPECT_EQ(phones("Ada\n(202) 555-0143 | ada@example.com\n"), "(202) 555-0143|");
    EXPECT_EQ(phones("Ada\n+49 (0) 30 23125 017\n"), "+49 (0) 30 23125 017|");
    EXPECT_EQ(phones("Ada\nTel: 555-0143, Mobil: 0171 5550143\n"), "555-0143|0171 5550143|");
    EXPECT_EQ(phones("Ada\n01 99 00 12 34\n"), "01 99 00 12 34|");
    EXPECT_EQ(phones("Ada\n电话：010-55550123\n"), "010-55550123|");
    EXPECT_EQ(phones("Ada\n(+86) 131-555-01xxx\n"), "(+86) 131-555-01xxx|");
    EXPECT_EQ(phones("Ada\n202-555-0143 / 202-555-0144\n"), "202-555-0143|202-555-0144|");
}

TEST(FindPhones, LeavesWhatOnlyLooksLikeANumber) {
    for (const char* line :
         {"2015 - 2019",
          "05/2015 – 06/2019",
          "(2015 – 2019",
          "born 12.05.1990",
          "0000-0002-1825-0097",
          "Fax: (202) 555-0143",
          "https://example.com/12345678"})
        EXPECT_EQ(phones("Ada Example\n" + std::string(line) + "\n"), "") << line;
    EXPECT_EQ(
        phones("Ada\n\nExperience\nTicket 12345678\n\nReferences\nBen, (202) 555-0143\n"), ""
    );
}

TEST(FindPhones, WritesTheInternationalFormWhereTheCountryIsPrinted) {
    EXPECT_EQ(read("Ada\n+49 (0) 30 23125 017\n").phones.at(0).e164->value, "+493023125017");
    EXPECT_FALSE(read("Ada\n(202) 555-0143\n").phones.at(0).e164);
    const Basics american = read("Ada\nDayton, OH 45402 | (937) 555-0142\n");
    EXPECT_EQ(american.phones.at(0).e164->value, "+19375550142");
    EXPECT_EQ(american.phones.at(0).e164->citation.provenance, Provenance::inferred);
    const Basics german = read("Ada\n04109 Leipzig, Deutschland | 0341 23125 017\n");
    EXPECT_EQ(german.phones.at(0).e164->value, "+4934123125017");
    // The number is no German one.
    EXPECT_FALSE(read("Ada\nLeipzig, Deutschland | 555-0142\n").phones.at(0).e164);
}

TEST(FindLinks, TakesAddressesOfTheOwner) {
    EXPECT_EQ(
        links("Ada\nhttps://ada.example.com | github.com/ada-example, www.linkedin.com/in/ada\n"),
        "https://ada.example.com github.com/ada-example www.linkedin.com/in/ada"
    );
    EXPECT_EQ(links("Ada\nada@example.com Node.js ASP.NET e.g. B.Sc.\n"), "");
    EXPECT_EQ(links("Ada\n\nProjects\nCow, https://github.com/other/cow\n"), "");
    EXPECT_EQ(links("Ada\n\nSkills\nGitHub: https://github.com/ada\n"), " https://github.com/ada");
}

TEST(FindLinks, TakesAddressesAloneAtTheEndAsOfAPagesFooter) {
    const std::string resume = "Ada Example\n\nProjects\nCow, a moving cow\n";
    const std::string footer = "ada.example.com\nGitHub: github.com/ada-ex\n";
    EXPECT_EQ(
        links(resume + "\nLanguages\nEnglish (native)\n" + footer),
        "ada.example.com github.com/ada-ex"
    );
    // The project's own.
    EXPECT_EQ(links(resume + "github.com/other/cow\n"), "");
    const auto languages =
        build_record(*assemble(*read_plain("Ada\n\nLanguages\nEnglish\n" + footer), ""))
            .record.languages;
    EXPECT_EQ(languages.size(), 1u);
}

TEST(FindLinks, EndsAnAddressAtItsClosingSlashBeforeAHeadingOrAnother) {
    EXPECT_EQ(links("Ada\nada.example.com/work/\nSummary\nBuilds.\n"), "ada.example.com/work/");
    EXPECT_EQ(
        links("Ada\nada.example.com/work/\ngithub.com/ada-ex\n"),
        "ada.example.com/work/ github.com/ada-ex"
    );
    EXPECT_EQ(links("Ada\nada.example.com/work/\nselected\n"), "ada.example.com/work/selected");
}

TEST(FindLinks, KnowsHostsOfAllCountriesAndDegreesAreNone) {
    EXPECT_EQ(links("Ada\nada@example.com | ada-example.com.ar\n"), "ada-example.com.ar");
    EXPECT_EQ(links("Ada\nada@example.com | ada.coach\n"), "ada.coach");
    EXPECT_EQ(links("Ada, b.sc, m.sc\nada@example.com\n"), "");
}

TEST(FindLinks, MakesTheAddressOfAProfileFromItsNetworkAndName) {
    const std::string contact = "Ada\nada@example.com | ";
    EXPECT_EQ(
        links(contact + "GitHub: ada-ex | Twitter: @ada_ex\n"),
        " https://github.com/ada-ex https://twitter.com/ada_ex"
    );
    EXPECT_EQ(links(contact + "LinkedIn: /in/ada-ex\n"), " https://linkedin.com/in/ada-ex");
    EXPECT_EQ(links(contact + "LinkedIn: Ada Example\n"), "");
    EXPECT_EQ(links(contact + "GitHub: github.com/ada-ex\n"), " github.com/ada-ex");
}

TEST(FindLocation, ReadsTownsStatesAndCountries) {
    EXPECT_EQ(
        place("Ada\nVancouver, V6B 1A9, British Columbia, CA\n"),
        "|V6B 1A9|Vancouver|British Columbia|CA|"
    );
    EXPECT_EQ(place("Ada\nSpringfield, IL | ada@example.com\n"), "||Springfield|IL||");
    EXPECT_EQ(
        place("Ada\n12 Elm Street, Springfield, IL 62701\n"), "12 Elm Street|62701|Springfield|IL||"
    );
    EXPECT_EQ(place("Ada\nLindenweg 12, 10115 Berlin\n"), "Lindenweg 12|10115|Berlin|||");
    EXPECT_EQ(place("Ada\nLyon, France\n"), "||Lyon||FR|");
    EXPECT_EQ(place("Ada\nWohnort: Bern\n"), "||Bern|||");
    EXPECT_EQ(place("Ada\nMünchen, Deutschland\n"), "||München||DE|");
    EXPECT_EQ(place("Ada Example\nCook and baker\n"), "|||||");
}

TEST(FindLocation, ReadsTheLabelsOfAForm) {
    EXPECT_EQ(
        place("Ada\nContact\nAddress: Linden 5\nPostal code & city: 3511 AB Utrecht\n"),
        "Linden 5|3511 AB|Utrecht|||"
    );
    EXPECT_EQ(place("Ada\nContact\nada@example.com\nRegion: Ontario\n"), "|||Ontario||");
    EXPECT_EQ(
        place(
            "Ada\nKontakt\nPLZ/Ort: 50667 Köln\nBundesland: Nordrhein-Westfalen\nLand: Deutschland\n"
        ),
        "|50667|Köln|Nordrhein-Westfalen|DE|"
    );
    // All of an address behind one label.
    EXPECT_EQ(
        place("Ada\nAddress: 7 Wharf Lane, BS1 4QA Bristol\n"), "7 Wharf Lane|BS1 4QA|Bristol|||"
    );
}

TEST(FindName, LeavesOutTitlesOfTheDocumentLabelsAndCredentials) {
    const auto name = [](const std::string& head) {
        const Basics basics = read(head + "\nada@example.com\n\nSkills\nFiling, SQL\n");
        return basics.name ? basics.name->value : "";
    };
    EXPECT_EQ(name("Curriculum Vitae of Ada Example"), "Ada Example");
    EXPECT_EQ(name("CURRICULUM VITAE – Ada Example"), "Ada Example");
    EXPECT_EQ(name("Name: Ada Example, MD, MPH"), "Ada Example");
    EXPECT_EQ(name("職務経歴書\n氏名　例 花子"), "例 花子");
    EXPECT_EQ(name("Name         :    Ada Example\nNationality  :    Danish"), "Ada Example");
    EXPECT_EQ(name("RESUME\n\nA. EXAMPLE"), "A. EXAMPLE");
}

TEST(FindName, PrefersTheLargestLineAndTheOneThatTheAddressNames) {
    EXPECT_EQ(read("# Ada Example\nBen Other\n").name->value, "Ada Example");
    EXPECT_EQ(
        read("Curriculum Vitae\nAda Example\nada.example@example.com\n").name->value, "Ada Example"
    );
    EXPECT_EQ(read("Cook\nName: Ada van der Berg\n").name->value, "Ada van der Berg");
    EXPECT_EQ(read("姓名：陈晓雨\n电话：010-55550123\n").name->value, "陈晓雨");
    EXPECT_EQ(read("Ada Example\nPastry cook\nada@example.com\n").label->value, "Pastry cook");
}

TEST(BuildRecord, SaysWhatIsNoResumeAndWhichLanguage) {
    const auto recipe = build_record(
        *assemble(*read_plain("Bread\nMix the flour with the water and the salt.\n"), "")
    );
    ASSERT_EQ(recipe.findings.size(), 1U);
    EXPECT_EQ(recipe.findings[0].code.view(), "not_a_resume");
    const auto resume = build_record(*assemble(
        *read_plain(
            "Ada Example\nada@example.com\n\nBerufserfahrung\nKöchin in der Küche und im Saal von Haus Linde\n"
        ),
        ""
    ));
    EXPECT_TRUE(resume.findings.empty());
    EXPECT_EQ(resume.language, "de");
    EXPECT_EQ(resume.sections.at(1).kind.view(), "work");
}

TEST(FindLinks, TakesProfilesThatPaperNamesWithoutTheirAddress) {
    const std::string head = "Ada Example\nada.example@example.com\n";
    EXPECT_EQ(links(head + "ada-example (Xing)\n"), " https://xing.com/profile/ada-example");
    EXPECT_EQ(
        links(head + "\nWork\nClerk, Example Ltd, 2019 - 2021\n\nGitHub\nada-example\n"),
        " https://github.com/ada-example"
    );
    // Not whatever stands below: it must be the owner's name.
    EXPECT_EQ(links(head + "\nSkills\nGitHub\nDocker\n"), "");
}

TEST(FindLinks, JoinsAnAddressThatGoesOnBeforeTheNextOne) {
    EXPECT_EQ(
        links("Ada\n+44 20 7946 0195 | linkedin.com/in/\nada-example | github.com/ada-example\n"),
        " linkedin.com/in/ada-example github.com/ada-example"
    );
}

TEST(FindLinks, TakesAnAddressThatAScansBulletIsPartOf) {
    EXPECT_EQ(links("Ada\nada-https://github.com/ada\n"), " https://github.com/ada");
}

}  // namespace
}  // namespace vitae
