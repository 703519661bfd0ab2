#pragma once
// How work that was asked to stop says so.

#include "base/error.h"

namespace vitae {

inline Error stopped() {
    return Error{.code = Code::unavailable, .reason = "stopped"};
}
inline bool is_stopped(const Error& error) {
    return error.reason.view() == "stopped";
}

}  // namespace vitae
