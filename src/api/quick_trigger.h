#pragma once
// The short way for triggers. A thread that waited for each commit would cost more than the commit,
// so a trigger that has nothing wrong with it is taken on the server's own thread and answered by
// the store's. Everything else, every error too, goes the long way through `handle`.

#include "api/app.h"
#include "http/server.h"

namespace vitae {

/// True when the request is a trigger and was taken: `reply` is called once it is on disk. False:
/// nothing was done.
bool take_quick_trigger(const Request& request, App& app, const Reply& reply);

}  // namespace vitae
