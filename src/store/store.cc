#include "store/store.h"

#include <charconv>

#include "store/migrate.h"

namespace vitae {

namespace {
constexpr std::size_t kMaxReaders = 4;
}

Result<std::unique_ptr<Store>> Store::open(
    std::unique_ptr<Engine> engine, const Clock& clock, Random& random
) {
    auto writing = TRY(engine->connect(Access::write));
    TRY(migrate(*writing, clock.now()));
    return std::unique_ptr<Store>(new Store(std::move(engine), std::move(writing), clock, random));
}

Store::Store(
    std::unique_ptr<Engine> engine,
    std::unique_ptr<Connection> writing,
    const Clock& clock,
    Random& random
)
    : engine_(std::move(engine)),
      clock_(clock),
      random_(random),
      writer_(std::make_unique<Writer>(std::move(writing), clock, random)) {}

Result<void> Store::record(
    const Actor& actor,
    Event event,
    std::string_view entity,
    std::initializer_list<Field> metadata,
    Outcome outcome
) {
    return commit<Result<void>>(&actor, [&](Tx&, Audit& audit) -> Result<void> {
        audit.add(event, entity, metadata, outcome);
        return {};
    });
}

unsigned Store::heed(std::string_view notice) {
    const std::size_t space = notice.find(' ');
    if (space == std::string_view::npos || notice.substr(0, space) == writer_->name()) return 0;
    unsigned changes = 0;
    std::from_chars(notice.data() + space + 1, notice.data() + notice.size(), changes);
    if ((changes & static_cast<unsigned>(Change::access)) != 0) writer_->raise_access_version();
    return changes;
}

Result<Connection*> Store::borrow_reader() {
    std::unique_lock lock(readers_mutex_);
    if (idle_readers_.empty() && readers_.size() < kMaxReaders) {
        readers_.push_back(TRY(engine_->connect(Access::read)));
        return readers_.back().get();
    }
    reader_returned_.wait(lock, [&] { return !idle_readers_.empty(); });
    Connection* connection = idle_readers_.back();
    idle_readers_.pop_back();
    return connection;
}

void Store::return_reader(Connection* connection) {
    {
        const std::lock_guard lock(readers_mutex_);
        idle_readers_.push_back(connection);
    }
    reader_returned_.notify_one();
}

}  // namespace vitae
