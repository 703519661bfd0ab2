#include "resume/build.h"

#include "resume/contact_rows.h"
#include "resume/emails.h"
#include "resume/headings.h"
#include "resume/links.h"
#include "resume/location.h"
#include "resume/name.h"
#include "resume/phones.h"
#include "resume/places.h"
#include "resume/sections.h"

namespace vitae {

namespace {

Basics build_basics(const Reading& reading, const std::vector<Section>& sections) {
    const ContactRows contact(reading, sections);
    Basics basics;
    basics.emails = find_emails(reading, contact);
    basics.phones = find_phones(reading, contact);
    WebAddresses web = find_links(reading, contact);
    basics.url = std::move(web.url);
    basics.profiles = std::move(web.profiles);
    Heading heading = find_name(reading, contact, basics.emails);
    basics.name = std::move(heading.name);
    basics.label = std::move(heading.label);
    basics.location = find_location(reading, contact);
    return basics;
}

}  // namespace

void prepare_resume() {
    prepare_places();
    (void)find_heading(U"");
}

Built build_record(const Text& text) {
    const Reading reading(text);
    const std::vector<Section> sections = find_sections(reading);
    Built built;
    built.record.basics = build_basics(reading, sections);
    return built;
}

}  // namespace vitae
