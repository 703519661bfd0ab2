#pragma once
// The owner's addresses on the web, printed or behind link annotations: a site of their own, and
// profiles in known networks.

#include <vector>

#include "resume/contact_rows.h"

namespace vitae {

struct WebAddresses {
    MaybeText url;  ///< The first that belongs to no network.
    std::vector<Profile> profiles;
};

WebAddresses find_links(const Reading& reading, const ContactRows& contact);

}  // namespace vitae
