#include "model/source.h"

namespace vitae {

namespace {
constexpr SourceState kStates[] = {
    SourceState::ok, SourceState::reconnect, SourceState::disconnected};
}

Literal name_of(SourceState state) {
    switch (state) {
        case SourceState::ok: return "ok";
        case SourceState::reconnect: return "reconnect";
        case SourceState::disconnected: return "disconnected";
    }
    return "";
}

std::optional<SourceState> parse_source_state(std::string_view name) {
    for (const SourceState state : kStates)
        if (name_of(state).view() == name) return state;
    return std::nullopt;
}

Result<void> check_inside_root(const Source& source, std::string_view path) {
    if (source.kind != "dropbox" || source.root == "/" || path == source.root ||
        path.starts_with(source.root + "/"))
        return {};
    return Error{
        .code = Code::forbidden,
        .reason = "path_outside_root",
        .message =
            "The path lies outside the folder that this source is limited to. Trigger a path"
            " inside it, spelled as in the source's settings.",
        .field = "dropboxPath",
        .echo = Echo(std::string(path))};
}

}  // namespace vitae
