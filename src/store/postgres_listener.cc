#include "store/postgres_listener.h"

#include <poll.h>
#include <sys/eventfd.h>

#include "base/log.h"
#include "store/postgres_session.h"

namespace vitae {

namespace {

constexpr int kTryOut = 1000;  // milliseconds
constexpr int kPatience = 2000;
constexpr int kPause = 200;

struct FreeNotice {
    void operator()(PGnotify* notice) const { PQfreemem(notice); }
};

/// Whether there is something to read, within that time; sooner when `stop` is signalled.
bool wait_for(int file, int stop, int milliseconds) {
    pollfd files[] = {{file, POLLIN, 0}, {stop, POLLIN, 0}};
    return ::poll(files, file < 0 ? 0 : 2, milliseconds) > 0 && files[0].revents != 0;
}

/// Whether the server still answers. Notices that come meanwhile are kept by libpq.
bool is_alive(PGconn* session, int stop) {
    if (PQsendQuery(session, "SELECT 1") != 1) return false;
    while (true) {
        while (PQisBusy(session) != 0)
            if (!wait_for(PQsocket(session), stop, kPatience) || PQconsumeInput(session) != 1)
                return false;
        const Answer answer(PQgetResult(session));
        if (answer == nullptr) return true;
    }
}

}  // namespace

PostgresListener::PostgresListener(std::string url, std::vector<std::string> channels, Heard heard)
    : url_(std::move(url)),
      channels_(std::move(channels)),
      heard_(std::move(heard)),
      stop_(::eventfd(0, EFD_CLOEXEC)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

PostgresListener::~PostgresListener() {
    thread_.request_stop();
    (void)::eventfd_write(stop_.get(), 1);
}

void PostgresListener::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        listen(stop);
        listening_ = false;
        if (stop.stop_requested()) return;
        log_error("store.listen_lost", Error{.code = Code::unavailable, .reason = "database_lost"});
        wait_for(stop_.get(), stop_.get(), kPause);
    }
}

/// Until the connection is lost.
void PostgresListener::listen(const std::stop_token& stop) {
    const auto session = open_session(url_);
    if (!session) return;
    for (const std::string& channel : channels_)
        if (!check(Answer(PQexec(session->get(), ("LISTEN " + channel).c_str())).get())) return;
    listening_ = true;
    heard_("", "");
    while (!stop.stop_requested()) {
        const bool news = wait_for(PQsocket(session->get()), stop_.get(), kTryOut);
        if (news && PQconsumeInput(session->get()) != 1) return;
        if (!news && !stop.stop_requested() && !is_alive(session->get(), stop_.get())) return;
        using Notice = std::unique_ptr<PGnotify, FreeNotice>;
        for (Notice notice; notice.reset(PQnotifies(session->get())), notice != nullptr;)
            heard_(notice->relname, notice->extra);
    }
}

}  // namespace vitae
