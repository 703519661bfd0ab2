#include "model/job.h"

namespace vitae {

Literal name_of(JobKind kind) {
    return kind == JobKind::ingest ? Literal("ingest") : Literal("document");
}

Literal name_of(JobState state) {
    switch (state) {
        case JobState::queued: return "queued";
        case JobState::running: return "running";
        case JobState::succeeded: return "succeeded";
        case JobState::failed: return "failed";
        case JobState::cancelled: return "cancelled";
    }
    return "";
}

std::optional<JobState> parse_job_state(std::string_view name) {
    for (const JobState state :
         {JobState::queued,
          JobState::running,
          JobState::succeeded,
          JobState::failed,
          JobState::cancelled})
        if (name_of(state).view() == name) return state;
    return std::nullopt;
}

Literal name_of(FileState state) {
    switch (state) {
        case FileState::queued: return "queued";
        case FileState::running: return "running";
        case FileState::done: return "done";
        case FileState::failed: return "failed";
        case FileState::skipped: return "skipped";
        case FileState::cancelled: return "cancelled";
    }
    return "";
}

std::optional<FileState> parse_file_state(std::string_view name) {
    for (const FileState state :
         {FileState::queued,
          FileState::running,
          FileState::done,
          FileState::failed,
          FileState::skipped,
          FileState::cancelled})
        if (name_of(state).view() == name) return state;
    return std::nullopt;
}

}  // namespace vitae
