#pragma once
// Telephone numbers in a reading and behind its links: the owner's, not the referees', and no
// dates, ORCIDs (16 digits in fours) or fax numbers.

#include <vector>

#include "resume/contact_rows.h"

namespace vitae {

std::vector<Phone> find_phones(const Reading& reading, const ContactRows& contact);

/// Adds the international form to numbers that are written for the country where their owner lives.
void add_international_forms(const Location& home, std::vector<Phone>& phones);

}  // namespace vitae
