#pragma once
// The jobs of one section as their headings say them, before it is settled which share an employer
// and which rows tell of joining and of leaving one. Called by work.cc.

#include <vector>

#include "model/record.h"
#include "resume/entry_rows.h"

namespace vitae {

struct JobDraft {
    Work work;
    bool has_text = false;
    bool spans_next = false;  ///< Its time holds that of the entry below.
    std::size_t heading_rows = 0;
    RowLook look;
};

std::vector<Work> settle_jobs(std::vector<JobDraft> drafts);

}  // namespace vitae
