// Every sample is read, and what it prints of the person is found, with evidence that verifies.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "base/sha256.h"
#include "model/json_resume.h"
#include "model/verify.h"
#include "reader/read.h"

namespace vitae {
namespace {

std::string file_content(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

/// Without spaces, accents' composition, capitals and the scheme of addresses.
std::string plain(std::string text) {
    if (text.starts_with("https://")) text = text.substr(8);
    if (text.starts_with("www.")) text = text.substr(4);
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string text_at(const Json& json, std::string_view key) {
    const Json* found = json.find(key);
    return found != nullptr && found->as_string() != nullptr ? plain(*found->as_string()) : "";
}

std::vector<std::string> links_of(const Json& basics) {
    std::vector<std::string> links{text_at(basics, "url")};
    if (const Json* profiles = basics.find("profiles"))
        for (const Json& profile : *profiles->as_array()) links.push_back(text_at(profile, "url"));
    std::erase(links, "");
    std::sort(links.begin(), links.end());
    return links;
}

class Sample : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() { prepare_reader(Files::are_denied); }

    void SetUp() override {
        const std::filesystem::path root = VITAE_SOURCE_DIR;
        person_ = *parse_json(file_content(
            root / "tests/people" / (std::filesystem::path(GetParam()).stem().string() + ".json")
        ));
        bytes_ = file_content(root / "samples" / GetParam());
        auto read = read_document(bytes_);
        ASSERT_TRUE(read) << read.error().reason.view();
        extraction_ = *std::move(read);
        resume_ = to_json_resume(extraction_.record);
    }

    Json person_;
    std::string bytes_;
    Extraction extraction_;
    Json resume_;
};

TEST_P(Sample, GivesTheContactsThatItPrints) {
    const Json& basics = *resume_.find("basics");
    const Json& wanted = *person_.find("basics");
    for (const char* field : {"name", "email", "phone"})
        EXPECT_EQ(text_at(basics, field), text_at(wanted, field)) << field;
    EXPECT_EQ(links_of(basics), links_of(wanted));
    // A Chinese town alone is not told from another word yet.
    if (extraction_.language != "zh") {
        EXPECT_EQ(
            text_at(*basics.find("location"), "city"), text_at(*wanted.find("location"), "city")
        );
    }
    EXPECT_EQ(extraction_.language, *person_.find("meta")->find("language")->as_string());
}

TEST_P(Sample, VerifiesAndPassesTheServersChecks) {
    const auto outcome = verify(resume_, extraction_);
    ASSERT_TRUE(outcome);
    for (const Mismatch& mismatch : outcome->mismatches)
        ADD_FAILURE() << mismatch.pointer << ' ' << mismatch.reason.view();
    const auto parsed = parse_extraction(to_json(extraction_), to_hex(sha256(bytes_)));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(to_json(*parsed), to_json(extraction_));
}

TEST_P(Sample, HasItsSections) {
    for (const char* kind : {"contact", "work", "education", "skills"})
        EXPECT_TRUE(std::any_of(
            extraction_.sections.begin(),
            extraction_.sections.end(),
            [&](const SectionText& section) { return section.kind.view() == kind; }
        )) << kind;
}

std::vector<std::string> sample_names() {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(VITAE_SOURCE_DIR "/samples"))
        names.push_back(file.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, Sample, testing::ValuesIn(sample_names()), [](const auto& name) {
    std::string stem = name.param.substr(0, name.param.find('.'));
    return stem;
});

}  // namespace
}  // namespace vitae
