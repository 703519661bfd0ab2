#include "evaluate/reliability.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "evaluate/likeness.h"
#include "evaluate/members.h"

namespace vitae {

namespace {

constexpr double kSure = 0.9;

/// What a value is held against, and the value.
using Same = std::function<bool(const std::string&)>;

class Counting {
public:
    Counting(const AnswerSheet& truth, const Json& record, std::array<Band, 6>& bands)
        : truth_(truth), record_(record), bands_(bands) {
        const Json* meta = record.find("meta");
        const Json* vitae = meta == nullptr ? nullptr : meta->find("vitae");
        fields_ = vitae == nullptr ? nullptr : vitae->find("fields");
    }

    void run() {
        if (fields_ == nullptr) return;
        if (const Json* basics = record_.find("basics")) count_basics(*basics);
        if (is_scored("work")) count_work();
        if (is_scored("education")) count_education();
    }

private:
    bool is_scored(std::string_view field) const {
        const auto& open = truth_.unscored;
        return std::find(open.begin(), open.end(), field) == open.end();
    }

    void count(const std::string& pointer, const std::string& value, bool right) {
        const Json* cited = value.empty() ? nullptr : fields_->find(pointer);
        const Json* member = cited == nullptr ? nullptr : cited->find("confidence");
        const auto confidence = member == nullptr ? std::nullopt : member->as_number();
        if (!confidence) return;
        auto band = std::find_if(bands_.rbegin(), bands_.rend(), [&](const Band& one) {
            return *confidence >= one.from;
        });
        if (band == bands_.rend()) --band;
        ++band->values;
        band->right += right ? 1 : 0;
        band->said += *confidence;
    }

    /// A value that stands alone or in a list of its own, as e-mail addresses do.
    void count_all(
        const Json& basics, std::string_view one, std::string_view many, const Same& is_right
    ) {
        const std::string first = text_at(basics, one);
        count("/basics/" + std::string(one), first, is_right(first));
        const auto& items = items_at(basics, many);
        for (std::size_t i = 1; i < items.size(); ++i)
            if (const std::string* value = items[i].as_string())
                count(
                    "/basics/" + std::string(many) + "/" + std::to_string(i),
                    *value,
                    is_right(*value)
                );
    }

    static bool is_any(
        const std::vector<std::string>& truth, const std::function<bool(const std::string&)>& same
    ) {
        return std::any_of(truth.begin(), truth.end(), same);
    }

    void count_basics(const Json& basics) {
        const std::string name = text_at(basics, "name");
        if (is_scored("name"))
            count("/basics/name", name, plain_form(name) == plain_form(truth_.name));
        if (is_scored("emails"))
            count_all(basics, "email", "emails", [&](const std::string& value) {
                return is_any(truth_.emails, [&](const std::string& other) {
                    return plain_form(other) == plain_form(value);
                });
            });
        if (is_scored("phones"))
            count_all(basics, "phone", "phones", [&](const std::string& value) {
                return is_any(truth_.phones, [&](const std::string& other) {
                    return phone_digits(other) == phone_digits(value);
                });
            });
        if (is_scored("links")) count_links(basics);
        const Json* place = basics.find("location");
        if (place == nullptr || !is_scored("location")) return;
        const std::string city = text_at(*place, "city");
        count("/basics/location/city", city, is_same_place(truth_.location, city));
    }

    void count_links(const Json& basics) {
        const auto is_right = [&](const std::string& value) {
            return is_any(truth_.links, [&](const std::string& other) {
                return is_same_link(other, value);
            });
        };
        const std::string url = text_at(basics, "url");
        count("/basics/url", url, is_right(url));
        const auto& profiles = items_at(basics, "profiles");
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            const std::string link = text_at(profiles[i], "url");
            count("/basics/profiles/" + std::to_string(i) + "/url", link, is_right(link));
        }
    }

    /// For each entry found the entry of truth that it tells of: one that agrees in full, or else
    /// one that agrees in part. Each is told of once.
    template <class Truth>
    static std::vector<const Truth*> pair_up(
        const std::vector<Truth>& truth,
        std::size_t found,
        const std::function<bool(const Truth&, std::size_t)>& in_full,
        const std::function<bool(const Truth&, std::size_t)>& in_part
    ) {
        std::vector<const Truth*> pairs(found, nullptr);
        std::vector<bool> told(truth.size());
        for (const auto& agrees : {in_full, in_part})
            for (std::size_t i = 0; i < found; ++i)
                for (std::size_t j = 0; pairs[i] == nullptr && j < truth.size(); ++j) {
                    if (told[j] || !agrees(truth[j], i)) continue;
                    pairs[i] = &truth[j];
                    told[j] = true;
                }
        return pairs;
    }

    void count_work() {
        const auto& jobs = items_at(record_, "work");
        const auto employs = [&](const Post& post, std::size_t i) {
            return post.organization.empty() ||
                   is_alike(post.organization, text_at(jobs[i], "name"));
        };
        const auto titles = [&](const Post& post, std::size_t i) {
            return post.title.empty() || is_alike(post.title, text_at(jobs[i], "position"), 0.75);
        };
        const auto pairs = pair_up<Post>(
            truth_.work,
            jobs.size(),
            [&](const Post& post, std::size_t i) { return employs(post, i) && titles(post, i); },
            [&](const Post& post, std::size_t i) { return employs(post, i) || titles(post, i); }
        );
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const std::string at = "/work/" + std::to_string(i);
            const Post* post = pairs[i];
            const auto same_year = [&](const std::string& truth, const std::string& found) {
                return truth.empty() || year_of(truth) == year_of(found);
            };
            const std::string start = text_at(jobs[i], "startDate");
            const std::string end = text_at(jobs[i], "endDate");
            count(at + "/name", text_at(jobs[i], "name"), post != nullptr && employs(*post, i));
            count(
                at + "/position", text_at(jobs[i], "position"), post != nullptr && titles(*post, i)
            );
            count(at + "/startDate", start, post != nullptr && same_year(post->start, start));
            count(at + "/endDate", end, post != nullptr && same_year(post->end, end));
        }
    }

    void count_education() {
        const auto& schools = items_at(record_, "education");
        const auto teaches = [&](const School& school, std::size_t i) {
            return school.institution.empty() ||
                   is_alike(school.institution, text_at(schools[i], "institution"));
        };
        const auto names = [&](const School& school, const std::string& part) {
            const std::string degree = plain_form(school.degree);
            return degree.empty() || degree.find(plain_form(part)) != std::string::npos ||
                   is_alike(school.degree, part, 0.6);
        };
        const auto awards = [&](const School& school, std::size_t i) {
            const std::string type = text_at(schools[i], "studyType");
            return !type.empty() && names(school, type);
        };
        const auto pairs = pair_up<School>(
            truth_.education,
            schools.size(),
            [&](const School& school, std::size_t i) {
                return teaches(school, i) && awards(school, i);
            },
            [&](const School& school, std::size_t i) {
                return teaches(school, i) || awards(school, i);
            }
        );
        for (std::size_t i = 0; i < schools.size(); ++i) {
            const std::string at = "/education/" + std::to_string(i);
            const School* school = pairs[i];
            count(
                at + "/institution",
                text_at(schools[i], "institution"),
                school != nullptr && teaches(*school, i)
            );
            for (const char* part : {"studyType", "area"}) {
                const std::string value = text_at(schools[i], part);
                count(at + "/" + part, value, school != nullptr && names(*school, value));
            }
        }
    }

    const AnswerSheet& truth_;
    const Json& record_;
    std::array<Band, 6>& bands_;
    const Json* fields_ = nullptr;
};

}  // namespace

Reliability::Reliability() {
    constexpr std::array<double, 6> kFrom = {0, 0.6, 0.7, 0.8, kSure, 0.95};
    for (std::size_t i = 0; i < kFrom.size(); ++i) bands_[i].from = kFrom[i];
}

void Reliability::add(const AnswerSheet& truth, const Json& record) {
    Counting(truth, record, bands_).run();
}

Band Reliability::sure() const {
    Band all{.from = kSure};
    for (const Band& band : bands_) {
        if (band.from < kSure) continue;
        all.values += band.values;
        all.right += band.right;
        all.said += band.said;
    }
    return all;
}

}  // namespace vitae
