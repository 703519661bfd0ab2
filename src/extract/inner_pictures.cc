#include "extract/inner_pictures.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "extract/pasted.h"
#include "extract/picture.h"
#include "extract/recognize.h"
#include "extract/text_look.h"

namespace vitae {

namespace {

constexpr int kMostLooks = 16;
/// Each takes two to five seconds, and the whole document has less than a minute.
constexpr int kMostRecognized = 8;
/// Dots; fewer are icons.
constexpr int kLeastWidth = 200;
constexpr int kLeastHeight = 60;

class Finder {
public:
    explicit Finder(const std::vector<PictureElement>& elements) : elements_(elements) {}

    void look_in(const XmlNode& node) {
        // What old programs show instead says the same again.
        if (node.is("Fallback")) return;
        has_text_ = has_text_ || says_something(node);
        for (const PictureElement& one : elements_)
            if (node.is(one.element)) add(std::string(node.attribute(one.attribute)));
        for (const XmlNode& child : node.children) look_in(child);
    }

    std::vector<InnerPicture> take() { return std::move(found_); }

private:
    /// Other elements hold numbers, such as where a picture stands.
    static bool says_something(const XmlNode& node) {
        constexpr std::string_view kWithText[] = {"t", "p", "h", "span", "a"};
        return std::ranges::find(kWithText, node.name) != std::end(kWithText) &&
               std::ranges::any_of(node.children, [](const XmlNode& child) {
                   return child.text.find_first_not_of(" \t\r\n") != std::string::npos;
               });
    }

    void add(std::string name) {
        const bool known =
            std::ranges::any_of(found_, [&](const InnerPicture& one) { return one.name == name; });
        if (!name.empty() && !known) found_.push_back({std::move(name), !has_text_});
    }

    const std::vector<PictureElement>& elements_;
    std::vector<InnerPicture> found_;
    bool has_text_ = false;
};

/// Nothing when it cannot be decoded, or is too small to show text.
std::optional<Picture> picture_in(Archive& archive, const std::string& name) {
    if (!archive.has(name)) return std::nullopt;
    const auto bytes = archive.read(name);
    if (!bytes) return std::nullopt;
    auto pictures = decode_pictures(*bytes);
    if (!pictures) return std::nullopt;
    Picture& picture = pictures->front();
    if (picture.width < kLeastWidth || picture.height < kLeastHeight) return std::nullopt;
    return std::move(picture);
}

bool is_empty(const Sheet& sheet) {
    return sheet.strips.empty();
}

bool shows_words(const Sheet& sheet, double confidence) {
    SeenPart seen{.confidence = confidence};
    for (const Strip& strip : sheet.strips)
        std::ranges::copy(strip.pieces, std::back_inserter(seen.pieces));
    return is_text(seen);
}

}  // namespace

std::vector<InnerPicture> find_inner_pictures(
    const XmlNode& root, const std::vector<PictureElement>& elements
) {
    Finder finder(elements);
    finder.look_in(root);
    return finder.take();
}

void read_inner_pictures(
    Archive& archive, const std::vector<InnerPicture>& pictures, std::vector<Sheet>& sheets
) {
    // Nothing else can be what the document is for.
    const bool stand_alone = std::ranges::all_of(sheets, is_empty);
    Recognizer recognizer;
    std::vector<Sheet> before;
    std::vector<Sheet> after;
    int looks = kMostLooks;
    int left = kMostRecognized;
    for (const InnerPicture& one : pictures) {
        if (looks-- == 0 || left == 0) break;
        auto picture = picture_in(archive, one.name);
        if (!picture || !(stand_alone || shows_text(*picture, {}))) continue;
        --left;
        Sheet sheet{
            .width = picture->width / picture->dots_per_point,
            .height = picture->height / picture->dots_per_point};
        const double confidence = recognizer.read(*std::move(picture), sheet);
        if (stand_alone ? !is_empty(sheet) : shows_words(sheet, confidence))
            (one.is_before_text ? before : after).push_back(std::move(sheet));
    }
    if (before.empty() && after.empty()) return;
    if (stand_alone)
        for (Sheet& sheet : sheets) sheet.told_elsewhere = true;
    sheets.insert(
        sheets.begin(),
        std::make_move_iterator(before.begin()),
        std::make_move_iterator(before.end())
    );
    std::ranges::move(after, std::back_inserter(sheets));
}

}  // namespace vitae
