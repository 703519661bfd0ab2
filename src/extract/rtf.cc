#include "extract/rtf.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "extract/code_page.h"
#include "extract/field_code.h"
#include "extract/prose_builder.h"
#include "extract/rtf_tokens.h"
#include "extract/rtf_words.h"
#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::size_t kMostDepth = 2000;

/// What a group collects.
enum class Place { body, skipped, fonts, instruction, header, footer, box };

/// What the end of a group takes back.
struct State {
    Place place = Place::body;
    Style style{.font_size = 12};
    bool hidden = false;
    bool deleted = false;
    int font = 0;
    int fallback = 1;  ///< Bytes that stand for one \u in programs without Unicode.
    std::string link = {};
    bool starred = false;  ///< The group began with \*: skip it unless its name is known.
};

class Reader {
public:
    Result<Parts> read(std::string_view rtf) {
        RtfTokens tokens(rtf);
        while (const auto token = tokens.next()) {
            if (token->kind != RtfToken::Kind::byte) flush_bytes();
            if (states_.size() > kMostDepth) return Error{Code::unprocessable, "nesting_too_deep"};
            take(*token);
        }
        flush_bytes();
        while (builders_.size() > 1) close_builder();
        Parts all = std::move(header_);
        Parts body = builders_.back().take();
        std::move(body.begin(), body.end(), std::back_inserter(all));
        std::move(footer_.begin(), footer_.end(), std::back_inserter(all));
        return all;
    }

private:
    State& state() { return states_.back(); }

    void take(const RtfToken& token) {
        switch (token.kind) {
            case RtfToken::Kind::open: states_.push_back(state()); break;
            case RtfToken::Kind::close: close_group(); break;
            case RtfToken::Kind::word: take_word(token); break;
            case RtfToken::Kind::symbol: take_symbol(token.name); break;
            case RtfToken::Kind::byte: take_byte(*token.number); break;
            case RtfToken::Kind::text: take_text(token.name); break;
        }
    }

    void close_group() {
        if (states_.size() < 2) return;
        const Place place = state().place;
        states_.pop_back();
        if (place == state().place) return;
        if (place == Place::header || place == Place::footer || place == Place::box)
            close_builder(place);
        // The result of a field comes after its instruction, in the group around both.
        if (place == Place::instruction) {
            field_link_ = link_of_field(instruction_);
            instruction_.clear();
        }
    }

    void close_builder(Place place = Place::box) {
        Parts parts = builders_.back().take();
        builders_.pop_back();
        if (place == Place::box) {
            builders_.back().add_beside({.kind = Part::Kind::box, .inside = std::move(parts)});
            return;
        }
        Parts& out = place == Place::header ? header_ : footer_;
        std::move(parts.begin(), parts.end(), std::back_inserter(out));
    }

    void enter(Place place) {
        if (state().place == Place::skipped) return;
        state().place = place;
        state().starred = false;
        if (place != Place::header && place != Place::footer && place != Place::box) return;
        state().style = {.font_size = 12};
        builders_.emplace_back();
    }

    void take_word(const RtfToken& token) {
        if (state().place == Place::skipped) return;
        if (take_destination(token.name)) return;
        if (state().starred) {
            state().place = Place::skipped;
            return;
        }
        if (state().place == Place::fonts) return take_font(token);
        if (take_mark(token) || take_format(token)) return;
        if (token.name == "u" && token.number) return take_unicode(*token.number);
        if (const auto character = character_in_rtf(token.name); !character.empty()) put(character);
    }

    bool take_destination(std::string_view name) {
        if (is_rtf_shape(name)) {
            state().starred = false;
            if (name == "shptxt" || name == "dptxbxtext") enter(Place::box);
        } else if (is_rtf_header(name)) {
            enter(header_.empty() ? Place::header : Place::skipped);
        } else if (is_rtf_footer(name)) {
            enter(footer_.empty() ? Place::footer : Place::skipped);
        } else if (name == "fonttbl") {
            enter(Place::fonts);
        } else if (name == "fldinst") {
            enter(Place::instruction);
        } else if (name == "fldrslt") {
            state().link = std::exchange(field_link_, {});
        } else if (name == "listtext" || name == "pntext") {
            if (state().place != Place::instruction) builders_.back().bullet();
            enter(Place::skipped);
        } else if (is_skipped_in_rtf(name)) {
            enter(Place::skipped);
        } else {
            return false;
        }
        return true;
    }

    void take_font(const RtfToken& token) {
        if (token.name == "f" && token.number) state().font = *token.number;
        if (token.name == "fcharset" && token.number)
            charsets_[state().font] = code_page_of_charset(*token.number);
    }

    /// Ends of paragraphs, cells and rows.
    bool take_mark(const RtfToken& token) {
        ProseBuilder& out = builders_.back();
        const auto& name = token.name;
        if (name == "par" || name == "sect" || name == "page" || name == "nestrow")
            out.end_paragraph(in_table_);
        else if (name == "cell")
            out.end_cell();
        else if (name == "row")
            out.end_row(widths());
        else if (name == "trowd")
            edges_.clear();
        else if (name == "cellx")
            edges_.push_back(std::clamp(token.number.value_or(0), 0, 40'000));
        else if (name == "intbl")
            in_table_ = true;
        else if (name == "pard")
            in_table_ = false;
        else
            return false;
        return true;
    }

    std::vector<double> widths() const {
        std::vector<double> all;
        double left = 0;
        for (const int edge : edges_) {
            all.push_back(std::max(0.0, edge - left));
            left = edge;
        }
        return all;
    }

    bool take_format(const RtfToken& token) {
        const bool on = token.number.value_or(1) != 0;
        const auto& name = token.name;
        if (name == "b")
            state().style.bold = on;
        else if (name == "i")
            state().style.italic = on;
        else if (name == "fs")
            state().style.font_size = std::clamp(token.number.value_or(24), 2, 400) / 2.0;
        else if (name == "v")
            state().hidden = on;
        else if (name == "deleted")
            state().deleted = on;
        else if (name == "f")
            state().font = token.number.value_or(0);
        else if (name == "uc")
            state().fallback = std::clamp(token.number.value_or(1), 0, 8);
        else if (name == "ansicpg")
            code_page_ = token.number.value_or(1252);
        else if (name == "plain")
            reset_characters();
        else
            return false;
        return true;
    }

    void reset_characters() {
        state().style = {.font_size = 12};
        state().hidden = false;
        state().deleted = false;
    }

    void take_symbol(std::string_view symbol) {
        if (symbol == "*") state().starred = true;
        if (symbol == "~") put(" ");
        if (symbol == "_") put("-");
        if (symbol == "\\" || symbol == "{" || symbol == "}") put(symbol);
        if (symbol == "\n" || symbol == "\r") builders_.back().end_paragraph(in_table_);
    }

    void take_byte(int value) {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        bytes_ += static_cast<char>(value);
    }

    void take_text(std::string_view text) {
        const std::size_t skipped = std::min(static_cast<std::size_t>(skip_), text.size());
        skip_ -= static_cast<int>(skipped);
        bytes_ += text.substr(skipped);
        flush_bytes();
    }

    void take_unicode(int number) {
        const auto unit = static_cast<char32_t>(number < 0 ? number + 65536 : number);
        skip_ = state().fallback;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
            return;
        }
        std::string utf8;
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (low && high_ != 0)
            append_code_point(utf8, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
        else if (!low)
            append_code_point(utf8, unit);
        high_ = 0;
        put(utf8);
    }

    /// Bytes that follow each other may be one letter of East Asia.
    void flush_bytes() {
        if (bytes_.empty()) return;
        const auto page = charsets_.find(state().font);
        const bool known = page != charsets_.end() && page->second != 0;
        put(from_code_page(bytes_, known ? page->second : code_page_));
        bytes_.clear();
    }

    void put(std::string_view utf8) {
        if (state().place == Place::instruction) instruction_ += utf8;
        const bool shown = state().place == Place::body || state().place == Place::header ||
                           state().place == Place::footer || state().place == Place::box;
        if (!shown || state().starred || state().deleted) return;
        if (state().hidden)
            builders_.back().hidden_text(utf8);
        else
            builders_.back().text(utf8, state().style, state().link);
    }

    std::vector<State> states_{State{}};
    std::vector<ProseBuilder> builders_{
        ProseBuilder()};  ///< The body, and boxes inside each other.
    Parts header_;
    Parts footer_;
    std::map<int, int> charsets_;  ///< Font → code page.
    int code_page_ = 1252;
    std::vector<int> edges_;  ///< Right edges of a row's cells, in twentieths of a point.
    bool in_table_ = false;
    std::string bytes_;  ///< Not yet decoded.
    int skip_ = 0;       ///< Bytes to pass over: the fallback of a \u.
    char32_t high_ = 0;
    std::string instruction_;
    std::string field_link_;
};

}  // namespace

Result<std::vector<Sheet>> read_rtf(std::string_view bytes) {
    return lay_out(TRY(Reader().read(bytes)));
}

}  // namespace vitae
