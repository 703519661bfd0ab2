#pragma once
// The rows in which a resume gives its owner's contacts, and those in which it gives other
// people's.

#include <vector>

#include "resume/sections.h"

namespace vitae {

class ContactRows {
public:
    ContactRows(const Reading& reading, const std::vector<Section>& sections);

    /// In the header, a contact section, or the margin of a page.
    bool is_contact(std::uint32_t code_point) const;
    /// In a list of referees, whose addresses are not the owner's.
    bool is_others(std::uint32_t code_point) const;
    const std::vector<std::size_t>& rows() const { return rows_; }

private:
    enum class Place { elsewhere, contact, others };
    const Reading& reading_;
    std::vector<Place> places_;
    std::vector<std::size_t> rows_;
};

}  // namespace vitae
