#pragma once
// What a server and one child say to each other over one socket, both ends of it. The child says
// 'R' once it is locked down; then the document goes in and the answer comes out, each as its
// length (8 bytes, little-endian) and its bytes.

#include <cstddef>
#include <string_view>

#include "base/bytes.h"
#include "base/json.h"
#include "base/time.h"

namespace vitae {

enum class Reception {
    complete,
    closed,   ///< The child closed its end early: it is ending.
    late,     ///< The deadline passed.
    too_long  ///< The child announced more than it may say.
};

struct Answer {
    Reception reception;
    Bytes bytes = {};
};

/// Deadlines are instants of system_clock().steady().
using Deadline = Duration;

/// Waits for one of these events of poll(2), or the other end's closing. False when the deadline
/// passed first.
bool await_event(int file, short events, Deadline deadline);

/// The server's end.
Reception await_ready(int socket, Deadline deadline);
Answer exchange(int socket, std::string_view document, std::size_t most, Deadline deadline);

/// The child's end, on its standard streams. All of it ends the process when the server has gone.
void say_ready();
/// Says that it is ready first.
Bytes await_document();
/// Ends the process as soon as all is said: an Error as {"error": {"reason": …}}. Bytes that are
/// said besides follow the JSON, after a NUL.
[[noreturn]] void give_answer(const Result<Json>& answer, std::string_view besides = {});

}  // namespace vitae
