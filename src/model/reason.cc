#include "model/reason.h"

#include <algorithm>
#include <iterator>

namespace vitae {

namespace {

constexpr Reason kReasons[] = {
    // A file that Vitae does not read.
    {"file_system_clutter",
     "This is a file of the operating system, not a resume. Nothing to do.",
     false},
    {"file_temporary",
     "This is the lock file of an open document. Close the document; the document itself is read"
     " on its own.",
     false},
    {"file_symlink",
     "This is a symbolic link, and links are not followed. Put the file itself into the folder.",
     false},
    {"file_not_regular", "This is not a regular file, so it was not opened.", false},
    {"file_empty",
     "The file holds no bytes. It may still be uploading: save it again and trigger the folder"
     " again.",
     false},
    {"file_too_large",
     "The file is larger than Vitae reads. Save a smaller version, for example with smaller"
     " pictures.",
     false},
    {"type_unsupported",
     "The content is of a type that Vitae does not read. Save the resume as PDF, DOCX or plain"
     " text.",
     false},
    {"path_too_long",
     "The path of the file is longer than 1,024 bytes. Move it closer to the top folder.",
     false},
    {"name_not_utf8", "The file's name is not valid UTF-8. Rename the file.", false},
    // A file that could not be fetched.
    {"file_vanished",
     "The file was listed, but it was gone when it was read. If it should be there, trigger the"
     " folder again.",
     false},
    {"file_changed",
     "The file changed while it was being read. Trigger the folder again once it is saved.",
     true},
    {"file_unreadable",
     "The server may not read the file. Check its permissions, then trigger the folder again.",
     false},
    {"file_read_failed", "Reading the file failed. Check the disk, then retry the job.", true},
    {"file_restricted",
     "Dropbox does not give out this file, for example after a legal complaint. Replace it by"
     " another copy.",
     false},
    {"file_locked",
     "Someone has locked the file in Dropbox. Unlock it there, then trigger the folder again.",
     false},
    {"file_not_downloadable",
     "Dropbox can neither download nor export this kind of file. Save it as PDF or DOCX.",
     false},
    {"file_hash_mismatch",
     "What came from Dropbox is not what it listed, as after an error on the way. It is tried"
     " again by itself.",
     true},
    // A document that could not be read.
    {"pdf_encrypted", "The PDF needs a password. Save a copy without a password.", false},
    {"document_encrypted", "The document needs a password. Save a copy without a password.", false},
    {"pdf_damaged",
     "The PDF is damaged and no page could be read. Export it again from the program that made it.",
     false},
    {"text_missing",
     "No text was found on any page. If it is a scan, save it at 200 dpi or more; else export it"
     " again with text.",
     false},
    {"text_all_hidden",
     "The document holds text, but all of it is hidden: nobody sees it on the pages. Show it in the"
     " program that made the document (in Word, Font has a box Hidden), then save it again.",
     false},
    {"text_not_utf8",
     "The text's character encoding could not be recognized. Save the file as UTF-8.",
     false},
    {"document_damaged",
     "The document is damaged and could not be opened. Save it again from the program that made"
     " it.",
     false},
    {"too_many_pages",
     "The document has more pages than Vitae reads. Split it, one resume a file.",
     false},
    {"archive_too_large",
     "The document unpacks to far more than its size. It was refused, as such files are made to"
     " exhaust a machine.",
     false},
    {"archive_over_limit",
     "The archive unpacks to more than 100 MB, which is more than Vitae takes at once. Split it into"
     " smaller ones.",
     false},
    {"archive_too_many_files",
     "The archive holds more than 1,000 files. Split it into smaller ones.",
     false},
    {"archive_encrypted", "The archive needs a password. Save a copy without a password.", false},
    {"archive_empty", "No file lies inside. Check that the right file was saved here.", false},
    {"file_inside_encrypted",
     "Inside its archive the file is locked with a password. Save the archive without a password.",
     false},
    {"file_inside_damaged",
     "The file could not be taken out of its archive, which is damaged there. Make the archive"
     " anew.",
     false},
    {"file_inside_unsafe",
     "The file's name inside its archive leads outside of it. Give it a plain name and make the"
     " archive anew.",
     false},
    {"files_inside",
     "The file is an archive or a message. Name the files inside it, or ingest it with `vitae"
     " ingest`.",
     false},
    {"container_inside",
     "This is an archive or a message inside another. Only one level is opened: put it beside the"
     " other.",
     false},
    {"message_picture",
     "This picture is part of the message's own text, not a file that was attached to it. Nothing"
     " to do.",
     false},
    {"nesting_too_deep",
     "The document nests its parts too deeply. Save it again from the program that made it.",
     false},
    {"image_unreadable", "The picture could not be decoded. Save it again as PNG or JPEG.", false},
    {"extract_timeout",
     "Reading the document took too long and was stopped. Print it to a new PDF and try that.",
     false},
    {"extract_memory",
     "Reading the document took too much memory and was stopped. Print it to a new PDF and try"
     " that.",
     false},
    {"extract_output",
     "The document yields more text than Vitae takes from one resume. Split it, one resume a file.",
     false},
    {"extract_crashed",
     "The reader stopped on this document. The document may be damaged: print it to a new PDF and"
     " try that.",
     false},
    {"extract_killed",
     "The reader was stopped from outside, perhaps as memory was short. Retry the job.",
     true},
    {"extract_unavailable",
     "The program vitae-extract could not be started. Check the installation with an"
     " administrator, then retry.",
     true},
    // A job that failed.
    {"path_not_found",
     "There is nothing at this path in the source. Check its spelling, capital letters too, then"
     " trigger again.",
     false},
    {"source_unavailable",
     "The source could not be opened. Check that its folder is there and readable, then retry the"
     " job.",
     true},
    {"source_unknown",
     "The source of this job is not set up any more. Set it up again, then retry the job.",
     false},
    {"path_outside_root",
     "The path lies outside the folder that this source is limited to. Trigger a path inside it.",
     false},
    {"source_reconnect",
     "Dropbox no longer accepts Vitae's access to this account. An admin can connect it again on"
     " the Sources page or by `vitae sources connect dropbox`.",
     false},
    {"source_disconnected",
     "This source was disconnected. An admin can connect the account again.",
     false},
    {"dropbox_not_set_up",
     "This server does not know which Dropbox app it is. Set VITAE_DROPBOX_APP_KEY, then start it"
     " again.",
     false},
    {"dropbox_throttled",
     "Dropbox asked to wait. The job goes on by itself once the time is over.",
     true},
    {"dropbox_unavailable", "Dropbox had an error of its own. It is tried again by itself.", true},
    {"dropbox_answer_malformed",
     "Dropbox gave an answer that could not be read. It is tried again by itself.",
     true},
    {"dropbox_refused",
     "Dropbox refused the call. Check the account's rights and the app's settings at Dropbox.",
     false},
    {"upstream_unreachable",
     "Dropbox could not be reached. Check the server's network. It is tried again by itself.",
     true},
    {"scope_files_metadata_read",
     "The Dropbox app lacks the permission files.metadata.read. Add it in the app's settings at"
     " Dropbox, then connect the account again.",
     false},
    {"scope_files_content_read",
     "The Dropbox app lacks the permission files.content.read. Add it in the app's settings at"
     " Dropbox, then connect the account again.",
     false},
    {"scope_account_info_read",
     "The Dropbox app lacks the permission account_info.read. Add it in the app's settings at"
     " Dropbox, then connect the account again.",
     false},
    {"secret_damaged",
     "The stored access to this account cannot be opened with the server's key. Start it with the"
     " key file that it was stored with, or connect the account again.",
     false},
    {"listing_shared",
     "Another job listed the same path at the same time. This one goes on from where that got to.",
     true},
    {"lease_lost",
     "The worker stopped answering, so the job was taken back. It is tried again by itself.",
     true},
    {"foreign_worker_failed",
     "Another program took this job from the queue and failed it. See there, or retry the job.",
     false},
    {"worker_stopped", "The server stopped while the job ran. It is tried again by itself.", true},
    {"files_failed", "Some files failed. See the job's files for the reason of each.", false},
    {"internal",
     "Something went wrong inside Vitae. Retry the job; if it fails again, send the log lines of"
     " this job to whoever runs the server.",
     true},
};

}  // namespace

std::optional<Reason> find_reason(std::string_view code) {
    const auto* found =
        std::find_if(std::begin(kReasons), std::end(kReasons), [&](const Reason& r) {
            return r.code.view() == code;
        });
    return found == std::end(kReasons) ? std::nullopt : std::optional(*found);
}

Reason reason_of(const Error& error) {
    const auto known = find_reason(error.reason.view());
    return known ? *known : *find_reason("internal");
}

}  // namespace vitae
