#pragma once
// The Data Record: what a resume says, shaped as JSON Resume 1.0.0, with the citation of every
// value. `members` names each struct's members once; reading, writing, export and comparison all
// walk it. An entry's id is stable: it stays when entries move or change.

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "model/date.h"
#include "model/evidence.h"

namespace vitae {

using CitedText = Cited<std::string>;
using CitedDate = Cited<Date>;
using MaybeText = std::optional<CitedText>;
using MaybeDate = std::optional<CitedDate>;

struct Email {
    std::string id;
    MaybeText address;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("address", self.address);
    }
    friend bool operator==(const Email&, const Email&) = default;
};

struct Phone {
    std::string id;
    MaybeText number;  ///< As printed.
    MaybeText e164;    ///< The same in international form, where the country is certain.
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("number", self.number);
        visit("e164", self.e164);
    }
    friend bool operator==(const Phone&, const Phone&) = default;
};

struct Profile {
    std::string id;
    MaybeText network, username, url;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("network", self.network);
        visit("username", self.username);
        visit("url", self.url);
    }
    friend bool operator==(const Profile&, const Profile&) = default;
};

struct Location {
    MaybeText address, postal_code, city, region, country_code;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("address", self.address);
        visit("postalCode", self.postal_code);
        visit("city", self.city);
        visit("region", self.region);
        visit("countryCode", self.country_code);
    }
    friend bool operator==(const Location&, const Location&) = default;
};

struct Basics {
    MaybeText name, label, url, summary;
    std::vector<Email> emails;
    std::vector<Phone> phones;
    Location location;
    std::vector<Profile> profiles;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("label", self.label);
        visit("emails", self.emails);
        visit("phones", self.phones);
        visit("url", self.url);
        visit("summary", self.summary);
        visit("location", self.location);
        visit("profiles", self.profiles);
    }
    friend bool operator==(const Basics&, const Basics&) = default;
};

struct Work {
    std::string id;
    MaybeText name, position, location, description, url;
    MaybeDate start_date, end_date;  ///< No end date: still there.
    MaybeText summary;
    std::vector<CitedText> highlights;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("position", self.position);
        visit("location", self.location);
        visit("description", self.description);
        visit("url", self.url);
        visit("startDate", self.start_date);
        visit("endDate", self.end_date);
        visit("summary", self.summary);
        visit("highlights", self.highlights);
    }
    friend bool operator==(const Work&, const Work&) = default;
};

struct Volunteer {
    std::string id;
    MaybeText organization, position, url;
    MaybeDate start_date, end_date;
    MaybeText summary;
    std::vector<CitedText> highlights;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("organization", self.organization);
        visit("position", self.position);
        visit("url", self.url);
        visit("startDate", self.start_date);
        visit("endDate", self.end_date);
        visit("summary", self.summary);
        visit("highlights", self.highlights);
    }
    friend bool operator==(const Volunteer&, const Volunteer&) = default;
};

struct Education {
    std::string id;
    MaybeText institution, url, area, study_type;
    MaybeDate start_date, end_date;
    MaybeText score;
    std::vector<CitedText> courses;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("institution", self.institution);
        visit("url", self.url);
        visit("area", self.area);
        visit("studyType", self.study_type);
        visit("startDate", self.start_date);
        visit("endDate", self.end_date);
        visit("score", self.score);
        visit("courses", self.courses);
    }
    friend bool operator==(const Education&, const Education&) = default;
};

struct Award {
    std::string id;
    MaybeText title;
    MaybeDate date;
    MaybeText awarder, summary;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("title", self.title);
        visit("date", self.date);
        visit("awarder", self.awarder);
        visit("summary", self.summary);
    }
    friend bool operator==(const Award&, const Award&) = default;
};

struct Certificate {
    std::string id;
    MaybeText name;
    MaybeDate date;
    MaybeText issuer, url;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("date", self.date);
        visit("issuer", self.issuer);
        visit("url", self.url);
    }
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

struct Publication {
    std::string id;
    MaybeText name, publisher;
    MaybeDate release_date;
    MaybeText url, summary;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("publisher", self.publisher);
        visit("releaseDate", self.release_date);
        visit("url", self.url);
        visit("summary", self.summary);
    }
    friend bool operator==(const Publication&, const Publication&) = default;
};

struct Skill {
    std::string id;
    MaybeText name, level;
    std::vector<CitedText> keywords;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("level", self.level);
        visit("keywords", self.keywords);
    }
    friend bool operator==(const Skill&, const Skill&) = default;
};

struct Language {
    std::string id;
    MaybeText language, fluency;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("language", self.language);
        visit("fluency", self.fluency);
    }
    friend bool operator==(const Language&, const Language&) = default;
};

struct Interest {
    std::string id;
    MaybeText name;
    std::vector<CitedText> keywords;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("keywords", self.keywords);
    }
    friend bool operator==(const Interest&, const Interest&) = default;
};

struct Reference {
    std::string id;
    MaybeText name, reference;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("reference", self.reference);
    }
    friend bool operator==(const Reference&, const Reference&) = default;
};

struct Project {
    std::string id;
    MaybeText name, description;
    std::vector<CitedText> highlights, keywords;
    MaybeDate start_date, end_date;
    MaybeText url;
    std::vector<CitedText> roles;
    MaybeText entity;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("name", self.name);
        visit("description", self.description);
        visit("highlights", self.highlights);
        visit("keywords", self.keywords);
        visit("startDate", self.start_date);
        visit("endDate", self.end_date);
        visit("url", self.url);
        visit("roles", self.roles);
        visit("entity", self.entity);
    }
    friend bool operator==(const Project&, const Project&) = default;
};

struct Record {
    Basics basics;
    std::vector<Work> work;
    std::vector<Volunteer> volunteer;
    std::vector<Education> education;
    std::vector<Award> awards;
    std::vector<Certificate> certificates;
    std::vector<Publication> publications;
    std::vector<Skill> skills;
    std::vector<Language> languages;
    std::vector<Interest> interests;
    std::vector<Reference> references;
    std::vector<Project> projects;
    template <class Self, class Visit>
    static void members(Self& self, Visit&& visit) {
        visit("basics", self.basics);
        visit("work", self.work);
        visit("volunteer", self.volunteer);
        visit("education", self.education);
        visit("awards", self.awards);
        visit("certificates", self.certificates);
        visit("publications", self.publications);
        visit("skills", self.skills);
        visit("languages", self.languages);
        visit("interests", self.interests);
        visit("references", self.references);
        visit("projects", self.projects);
    }
    friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace vitae
