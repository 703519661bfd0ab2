#pragma once
// Lists on the wire: `?limit=&cursor=` in, {"items": […], "nextCursor"?} out. Newest first; a
// cursor is the id of the last entry seen.

#include <optional>
#include <vector>

#include "base/json.h"
#include "http/message.h"

namespace vitae {

constexpr std::int64_t kDefaultPage = 50;
constexpr std::int64_t kLongestPage = 200;

/// From 1 to 200; 50 when it is not given.
Result<std::int64_t> parse_limit(const Request& request);

Error bad_cursor();

template <class IdType>
Result<std::optional<IdType>> parse_cursor(const Request& request) {
    const std::string* cursor = request.find_query("cursor");
    if (cursor == nullptr) return std::optional<IdType>();
    auto id = IdType::parse(*cursor);
    if (!id) return bad_cursor();
    return std::optional(*std::move(id));
}

/// The answer for a list that was read one entry longer than the page, so that it is known whether
/// more follow.
template <class Item, class Encode, class CursorOf>
Json page_json(
    const std::vector<Item>& items,
    std::int64_t limit,
    const Encode& encode,
    const CursorOf& cursor_of
) {
    const auto shown = std::min(items.size(), static_cast<std::size_t>(limit));
    Json list = Json::array();
    for (std::size_t i = 0; i < shown; ++i) list.push(encode(items[i]));
    Json page = Json::object({{"items", std::move(list)}});
    if (items.size() > shown) page.set("nextCursor", cursor_of(items[shown - 1]));
    return page;
}

/// The same for a list that is always read whole, ordered by falling id.
template <class Item, class Encode>
Result<Json> page_of_all(const Request& request, std::vector<Item> items, const Encode& encode) {
    using IdType = decltype(items.front().id);
    const std::int64_t limit = TRY(parse_limit(request));
    if (const auto cursor = TRY(parse_cursor<IdType>(request)))
        std::erase_if(items, [&](const Item& item) { return item.id >= *cursor; });
    return page_json(items, limit, encode, [](const Item& item) { return item.id.text(); });
}

}  // namespace vitae
