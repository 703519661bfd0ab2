#pragma once
// The owner's name and, below it, what they call themselves.

#include "resume/contact_rows.h"

namespace vitae {

struct Heading {
    MaybeText name;
    MaybeText label;
};

/// Agreement with an address in `emails` speaks for a name.
Heading find_name(
    const Reading& reading, const ContactRows& contact, const std::vector<Email>& emails
);

}  // namespace vitae
