#include "model/text.h"

#include <algorithm>

#include "model/json_shape.h"

namespace vitae {

namespace {

Json to_json(const Word& word) {
    const Box& box = word.box;
    return Json(Json::Array{
        static_cast<std::int64_t>(word.start),
        static_cast<std::int64_t>(word.end),
        rounded(box.x0),
        rounded(box.y0),
        rounded(box.x1),
        rounded(box.y1),
        rounded(word.font_size),
        (word.bold ? 1 : 0) + (word.italic ? 2 : 0)});
}

Json to_json(const Page& page) {
    Json lines = Json::array();
    for (const Line& line : page.lines) {
        Json words = Json::array();
        for (const Word& word : line.words) words.push(to_json(word));
        lines.push(Json::object({{"block", line.block}, {"words", std::move(words)}}));
    }
    return Json::object(
        {{"width", rounded(page.width)},
         {"height", rounded(page.height)},
         {"lines", std::move(lines)}}
    );
}

Json to_json(const Link& link) {
    return Json::object(
        {{"target", link.target},
         {"page", link.page},
         {"box", to_json(link.box)},
         {"start", static_cast<std::int64_t>(link.start)},
         {"end", static_cast<std::int64_t>(link.end)}}
    );
}

/// Reads pages one after the other and holds their words to the order of the content.
class PageReader {
public:
    explicit PageReader(const std::string& content) : index_(content) {}

    Result<Page> read(const Json& json) {
        ++pages_;
        Page page;
        page.width = TRY(get_number(json, "width", 1, kMaxLength));
        page.height = TRY(get_number(json, "height", 1, kMaxLength));
        for (const Json& line : *TRY(get_array(json, "lines", kMaxWords)))
            page.lines.push_back(TRY(read_line(line)));
        return page;
    }

    /// After all pages.
    Result<Link> read_link(const Json& json) const {
        const Span span = TRY(read_span(json));
        const Json* box = TRY(get_member(json, "box"));
        Link link{.start = span.start, .end = span.end};
        link.target = TRY(get_text(json, "target", 4096));
        link.page = static_cast<int>(TRY(get_whole(json, "page", 1, pages_)));
        link.box = TRY(parse_box(*box));
        return link;
    }

private:
    Result<Span> read_span(const Json& json) const {
        const auto size = static_cast<std::int64_t>(index_.size());
        const auto start = TRY(get_whole(json, "start", 0, size));
        const auto end = TRY(get_whole(json, "end", start, size));
        return Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    }

    Result<Line> read_line(const Json& json) {
        Line line;
        line.block = static_cast<int>(TRY(get_whole(json, "block", 0, kMaxWords)));
        for (const Json& word : *TRY(get_array(json, "words", kMaxWords)))
            line.words.push_back(TRY(read_word(word)));
        if (line.words.empty()) return shape_error();
        return line;
    }

    Result<Word> read_word(const Json& json) {
        const Json::Array* parts = json.as_array();
        if (parts == nullptr || parts->size() != 8 || ++words_ > kMaxWords) return shape_error();
        const auto& at = *parts;
        Word word;
        word.start = static_cast<std::uint32_t>(TRY(as_whole(at[0], last_, index_.size())));
        word.end = static_cast<std::uint32_t>(TRY(as_whole(at[1], word.start + 1, index_.size())));
        last_ = word.end;
        word.text = std::string(index_.slice({word.start, word.end}));
        word.box = TRY(parse_box(Json(Json::Array(at.begin() + 2, at.begin() + 6))));
        word.font_size = TRY(as_number(at[6], 0, kMaxLength));
        const auto style = TRY(as_whole(at[7], 0, 3));
        word.bold = (style & 1) != 0;
        word.italic = (style & 2) != 0;
        return word;
    }

    CodePointIndex index_;
    std::int64_t pages_ = 0;
    std::size_t words_ = 0;
    std::uint32_t last_ = 0;
};

}  // namespace

Box unite(const Box& a, const Box& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Box Line::box() const {
    Box all = words.front().box;
    for (const Word& word : words) all = unite(all, word.box);
    return all;
}

Json to_json(const Box& box) {
    return Json(Json::Array{rounded(box.x0), rounded(box.y0), rounded(box.x1), rounded(box.y1)});
}

Result<Box> parse_box(const Json& json) {
    const Json::Array* sides = json.as_array();
    if (sides == nullptr || sides->size() != 4) return shape_error();
    Box box;
    box.x0 = TRY(as_number((*sides)[0], -kMaxLength, kMaxLength));
    box.y0 = TRY(as_number((*sides)[1], -kMaxLength, kMaxLength));
    box.x1 = TRY(as_number((*sides)[2], box.x0, kMaxLength));
    box.y1 = TRY(as_number((*sides)[3], box.y0, kMaxLength));
    return box;
}

Json to_json(const Text& text) {
    Json pages = Json::array();
    for (const Page& page : text.pages) pages.push(to_json(page));
    Json links = Json::array();
    for (const Link& link : text.links) links.push(to_json(link));
    return Json::object(
        {{"content", text.content}, {"pages", std::move(pages)}, {"links", std::move(links)}}
    );
}

Result<Text> parse_text(const Json& json, std::string_view document) {
    Text text;
    text.document = document;
    text.content = TRY(get_text(json, "content", kMaxContentBytes));
    PageReader reader(text.content);
    for (const Json& page : *TRY(get_array(json, "pages", kMaxPages)))
        text.pages.push_back(TRY(reader.read(page)));
    for (const Json& link : *TRY(get_array(json, "links", kMaxLinks)))
        text.links.push_back(TRY(reader.read_link(link)));
    return text;
}

}  // namespace vitae
