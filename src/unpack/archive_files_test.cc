#include <memory>

#include <gtest/gtest.h>
#include <zip.h>

#include "base/test_result.h"
#include "unpack/unpack.h"

namespace vitae {
namespace {

struct Entry {
    std::string name;
    std::string content;
    bool encrypted = false;
    bool link = false;
};

/// A ZIP as other programs make it.
std::string zip_of(const std::vector<Entry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(memory);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    for (const Entry& entry : entries) {
        zip_source_t* content =
            zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
        const auto index = static_cast<zip_uint64_t>(
            zip_file_add(archive, entry.name.c_str(), content, ZIP_FL_ENC_UTF_8)
        );
        if (entry.encrypted) zip_file_set_encryption(archive, index, ZIP_EM_TRAD_PKWARE, "secret");
        if (entry.link)
            zip_file_set_external_attributes(
                archive, index, 0, ZIP_OPSYS_UNIX, std::uint32_t{0120777} << 16
            );
    }
    zip_close(archive);
    zip_stat_t stat;
    zip_source_stat(memory, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(memory);
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

/// "NAME=CONTENT" or "NAME!REASON" of each file, in order.
std::vector<std::string> shown(const Unpacked& unpacked) {
    std::vector<std::string> lines;
    std::string_view rest = unpacked.contents;
    for (const FileInside& file : unpacked.files) {
        const std::string content(rest.substr(0, file.size));
        rest.remove_prefix(file.size);
        lines.push_back(
            file.name +
            (file.skip_reason.empty() ? "=" + content : "!" + std::string(file.skip_reason))
        );
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(UnpackArchive, GivesEveryFileOfEveryFolder) {
    const std::string zip = zip_of({{"a.txt", "A"}, {"team/b.txt", "B"}, {"José.txt", "J"}});
    ASSERT_TRUE(is_archive(zip));
    EXPECT_EQ(shown(must(unpack_archive(zip))), (Lines{"a.txt=A", "team/b.txt=B", "José.txt=J"}));
}

TEST(UnpackArchive, LetsNoNameLeadOutside) {
    const std::string zip = zip_of(
        {{"../../etc/passwd", "x"},
         {"/absolute/x", "x"},
         {"C:\\x", "x"},
         {"a\\b.txt", "B"},
         {"./c", "C"}}
    );
    EXPECT_EQ(
        shown(must(unpack_archive(zip))),
        (Lines{
            "__/__/etc/passwd!file_inside_unsafe",
            "absolute/x!file_inside_unsafe",
            "C:/x!file_inside_unsafe",
            "a/b.txt=B",
            "c=C"})
    );
}

TEST(UnpackArchive, SkipsWhatIsLockedOrALink) {
    const std::string zip = zip_of(
        {{.name = "locked.txt", .content = "x", .encrypted = true},
         {.name = "link", .content = "/etc/passwd", .link = true},
         {.name = "a.txt", .content = "A"}}
    );
    EXPECT_EQ(
        shown(must(unpack_archive(zip))),
        (Lines{"locked.txt!file_inside_encrypted", "link!file_symlink", "a.txt=A"})
    );
    const std::string all = zip_of({{.name = "a", .content = "x", .encrypted = true}});
    EXPECT_EQ(outcome_of(unpack_archive(all)), "archive_encrypted");
}

TEST(UnpackArchive, RefusesWhatWasMadeToExhaustAMachine) {
    EXPECT_EQ(
        outcome_of(unpack_archive(zip_of({{"zeros", std::string(10'000'000, '\0')}}))),
        "archive_too_large"
    );
    std::vector<Entry> many(1'001, Entry{"", "x"});
    for (std::size_t i = 0; i < many.size(); ++i) many[i].name = std::to_string(i);
    EXPECT_EQ(outcome_of(unpack_archive(zip_of(many))), "archive_too_many_files");
    EXPECT_EQ(outcome_of(unpack_archive(zip_of({{"folder/", ""}}))), "archive_empty");
}

TEST(UnpackArchive, GoesOnPastADamagedFile) {
    std::string zip = zip_of({{"a.txt", "a text that is stored"}, {"b.txt", "B"}});
    zip[zip.find("a text")] = 'x';  // the checksum no longer holds
    EXPECT_EQ(shown(must(unpack_archive(zip))), (Lines{"a.txt!file_inside_damaged", "b.txt=B"}));
    EXPECT_EQ(outcome_of(unpack_archive("PK\x03\x04 and no more")), "document_damaged");
}

TEST(IsArchive, ButNotADocumentOrAProgram) {
    EXPECT_FALSE(is_archive("plain text"));
    EXPECT_FALSE(is_archive("PK\x03\x04 and no more"));
    for (const char* name : {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
        EXPECT_FALSE(is_archive(zip_of({{name, "x"}, {"a.txt", "A"}}))) << name;
}

}  // namespace
}  // namespace vitae
