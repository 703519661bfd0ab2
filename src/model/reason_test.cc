#include "model/reason.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

TEST(Reason, IsFoundByItsCodeAlone) {
    const auto reason = find_reason("pdf_encrypted");
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->code.view(), "pdf_encrypted");
    EXPECT_FALSE(reason->retryable);
    for (const auto* code : {"", "PDF_ENCRYPTED", "pdf_encrypted ", "../../etc/passwd"})
        EXPECT_FALSE(find_reason(code)) << code;
}

TEST(Reason, HasWordsForWhateverAFolderMeets) {
    for (const auto* code :
         {"file_system_clutter",
          "file_temporary",
          "file_symlink",
          "file_not_regular",
          "file_empty",
          "file_too_large",
          "path_too_long",
          "name_not_utf8",
          "file_vanished",
          "file_changed",
          "file_unreadable",
          "file_read_failed",
          "path_not_found",
          "source_unavailable"})
        EXPECT_TRUE(find_reason(code)) << code;
}

TEST(Reason, TellsHiddenTextFromNone) {
    const auto hidden = find_reason("text_all_hidden");
    ASSERT_TRUE(hidden);
    EXPECT_FALSE(hidden->retryable);
    EXPECT_NE(hidden->message.view().find("hidden"), std::string_view::npos);
}

TEST(Reason, OfAnErrorThatTheListDoesNotHaveIsInternal) {
    EXPECT_EQ(reason_of({.code = Code::internal, .reason = "sql_failed"}).code.view(), "internal");
    EXPECT_EQ(
        reason_of({.code = Code::unavailable, .reason = "file_changed"}).code.view(), "file_changed"
    );
}

TEST(Reason, SaysWhetherTryingAgainMayHelp) {
    for (const auto* code :
         {"file_changed",
          "file_read_failed",
          "source_unavailable",
          "lease_lost",
          "worker_stopped",
          "extract_killed",
          "extract_unavailable",
          "internal"})
        EXPECT_TRUE(find_reason(code).value().retryable) << code;
    for (const auto* code :
         {"path_not_found",
          "pdf_damaged",
          "type_unsupported",
          "extract_crashed",
          "extract_timeout",
          "extract_memory",
          "file_vanished",
          "source_unknown"})
        EXPECT_FALSE(find_reason(code).value().retryable) << code;
}

}  // namespace
}  // namespace vitae
