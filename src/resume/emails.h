#pragma once
// E-mail addresses in a reading and behind its links: the owner's, not the referees'.

#include <vector>

#include "resume/contact_rows.h"

namespace vitae {

std::vector<Email> find_emails(const Reading& reading, const ContactRows& contact);

/// Every address in the text, whoever's it is; other rules keep off these spans.
std::vector<Span> find_address_spans(const Reading& reading);

}  // namespace vitae
