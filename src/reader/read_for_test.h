#pragma once
// For tests: what is read from a resume in plain text.

#include <string>

#include "extract/assemble.h"
#include "extract/plain.h"
#include "resume/build.h"

namespace vitae {

inline Record read(const std::string& resume) {
    return build_record(*assemble(*read_plain(resume), std::string(64, 'a'))).record;
}

inline std::string text(const MaybeText& value) {
    return value ? value->value : "";
}
inline std::string text(const MaybeDate& value) {
    return value ? to_text(value->value) : "";
}

/// "employer|position|start|end" of each job, on a line of its own.
inline std::string jobs_in(const std::string& resume) {
    std::string all;
    for (const Work& work : read(resume).work)
        all += text(work.name) + '|' + text(work.position) + '|' + text(work.start_date) + '|' +
               text(work.end_date) + '\n';
    return all;
}

/// "school|degree|field|end" of each education.
inline std::string schools_in(const std::string& resume) {
    std::string all;
    for (const Education& education : read(resume).education)
        all += text(education.institution) + '|' + text(education.study_type) + '|' +
               text(education.area) + '|' + text(education.end_date) + '\n';
    return all;
}

}  // namespace vitae
