#include "unpack/mime_header.h"

#include <algorithm>
#include <map>

#include "unpack/mime_text.h"

namespace vitae {

namespace {

constexpr std::size_t kMostFields = 500;
constexpr std::size_t kMostPieces = 100;

/// A line without its end; `text` goes on after it.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// False for a line that is none.
bool take_field(std::string_view line, std::vector<MimeField>& fields) {
    if ((line.starts_with(' ') || line.starts_with('\t')) && !fields.empty()) {
        fields.back().value += line;
        return true;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    if (fields.size() == kMostFields) return true;
    fields.push_back(
        {to_lower(trim_spaces(line.substr(0, colon))),
         std::string(trim_spaces(line.substr(colon + 1)))}
    );
    return true;
}

std::string take_quoted(std::string_view& text) {
    std::string value;
    std::size_t i = 1;
    for (; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        value += text[i];
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return value;
}

/// The parameters of a field by their names in lower case, "filename*0*" as it is written.
std::map<std::string, std::string> raw_parameters(std::string_view field) {
    std::map<std::string, std::string> parameters;
    field.remove_prefix(std::min(field.find(';'), field.size()));
    while (!field.empty() && parameters.size() < kMostPieces) {
        field.remove_prefix(1);  // the semicolon
        const std::size_t equals = field.find_first_of("=;");
        if (equals == std::string_view::npos) break;
        const std::string name = to_lower(trim_spaces(field.substr(0, equals)));
        field.remove_prefix(equals);
        if (field.front() == ';') continue;
        field.remove_prefix(1);
        field.remove_prefix(std::min(field.find_first_not_of(" \t"), field.size()));
        std::string value;
        if (field.starts_with('"'))
            value = take_quoted(field);
        else
            value = trim_spaces(field.substr(0, field.find(';')));
        parameters.emplace(name, std::move(value));
        field.remove_prefix(std::min(field.find(';'), field.size()));
    }
    return parameters;
}

std::string decode_percent(std::string_view text) {
    std::string escaped(text);
    std::string plain;
    for (const char c : escaped) plain += c == '=' ? "=3D" : std::string(1, c == '%' ? '=' : c);
    return decode_quoted_printable(plain);
}

struct Extended {
    std::string charset;
    std::string_view text;
};

/// "utf-8'en'text"
Extended split_charset(std::string_view value) {
    const std::size_t first = value.find('\'');
    const std::size_t second =
        first == std::string_view::npos ? first : value.find('\'', first + 1);
    if (second == std::string_view::npos) return {"", value};
    return {std::string(value.substr(0, first)), value.substr(second + 1)};
}

/// A value in pieces, "name*0*=…; name*1=…", of which the first says the character set.
std::optional<std::string> join_pieces(
    const std::map<std::string, std::string>& parameters, const std::string& name
) {
    std::string bytes;
    std::string charset;
    for (std::size_t i = 0; i < kMostPieces; ++i) {
        const std::string key = name + "*" + std::to_string(i);
        const auto plain = parameters.find(key);
        const auto extended = parameters.find(key + "*");
        if (plain == parameters.end() && extended == parameters.end()) break;
        if (extended == parameters.end()) {
            bytes += plain->second;
            continue;
        }
        Extended piece{"", extended->second};
        if (i == 0) {
            piece = split_charset(extended->second);
            charset = piece.charset;
        }
        bytes += decode_percent(piece.text);
    }
    if (bytes.empty()) return std::nullopt;
    return to_utf8(bytes, charset);
}

}  // namespace

std::string_view MimeEntity::find(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const MimeField& field) {
        return field.name == name;
    });
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

MimeEntity parse_entity(std::string_view text) {
    MimeEntity entity;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (line.empty()) break;
        entity.well_formed = take_field(line, entity.fields) && entity.well_formed;
    }
    entity.body = text;
    return entity;
}

std::string value_of(std::string_view field) {
    return to_lower(trim_spaces(field.substr(0, field.find(';'))));
}

std::optional<std::string> parameter_of(std::string_view field, std::string_view name) {
    const auto parameters = raw_parameters(field);
    const std::string key(name);
    if (const auto extended = parameters.find(key + "*"); extended != parameters.end()) {
        const auto [charset, text] = split_charset(extended->second);
        return to_utf8(decode_percent(text), charset);
    }
    if (auto joined = join_pieces(parameters, key)) return joined;
    const auto plain = parameters.find(key);
    if (plain == parameters.end()) return std::nullopt;
    return decode_words(to_utf8(plain->second, ""));
}

}  // namespace vitae
