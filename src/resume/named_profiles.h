#pragma once
// Profiles of which a resume gives network and user's name, but no address: on paper, what was a
// link. Called by links.cc; pure.

#include <string>
#include <vector>

#include "resume/contact_rows.h"

namespace vitae {

struct NamedProfile {
    std::string address;
    Span user;
};

/// "GitHub: jo" and "jo (GitHub)" among contacts, and anywhere "GitHub" above "jo-example" if that
/// is the owner's name, by the head of the page or an e-mail address.
std::vector<NamedProfile> find_named_profiles(const Reading& reading, const ContactRows& contact);

}  // namespace vitae
