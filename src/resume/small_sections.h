#pragma once
// The sections that hold short entries: certificates, awards, publications, projects, interests,
// references.

#include "resume/entry_text.h"

namespace vitae {

std::vector<Certificate> find_certificates(
    const Reading& reading, const std::vector<Section>& sections
);
std::vector<Award> find_awards(const Reading& reading, const std::vector<Section>& sections);
std::vector<Publication> find_publications(
    const Reading& reading, const std::vector<Section>& sections
);
std::vector<Project> find_projects(const Reading& reading, const std::vector<Section>& sections);
std::vector<Interest> find_interests(const Reading& reading, const std::vector<Section>& sections);
std::vector<Reference> find_references(
    const Reading& reading, const std::vector<Section>& sections
);

}  // namespace vitae
