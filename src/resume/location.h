#pragma once
// Where the owner lives: "City, ST", "12345 City, Country", or what follows a label.

#include "resume/contact_rows.h"

namespace vitae {

/// `taken` is what the name and the label take.
Location find_location(
    const Reading& reading, const ContactRows& contact, const std::vector<Span>& taken
);

}  // namespace vitae
