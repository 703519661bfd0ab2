#pragma once
// An address as a form has it: "Postal Code & City  3511 AB Utrecht", "Region: Ontario", each part
// behind a label of its own. Pure; called by location.cc.

#include "model/record.h"
#include "resume/contact_rows.h"

namespace vitae {

/// What the labels say goes before what was found otherwise; of that nothing is left where they
/// name a town.
Location with_place_form(const Reading& reading, const ContactRows& contact, Location found);

}  // namespace vitae
