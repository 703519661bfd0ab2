#pragma once
// A real database with faults that a test asks for: a disk that is full at a chosen statement.

#include <memory>
#include <string>
#include <utility>

#include "store/database.h"

namespace vitae {

/// What goes wrong, and what was seen. Set while the writer is idle or held.
struct Faults {
    std::string fail_at;           ///< Statements that begin so fail, while it is not empty.
    bool end_transaction = false;  ///< They roll everything back first, as SQLite itself may.
    int commits = 0;
    bool answer_of_commit_lost = false;  ///< The next COMMIT is done, but its answer gets lost.
    int unreachable_for = 0;             ///< That many transactions cannot be begun then.
};

class FaultyConnection final : public Connection {
public:
    FaultyConnection(std::unique_ptr<Connection> real, std::shared_ptr<Faults> faults)
        : real_(std::move(real)), faults_(std::move(faults)) {}

    Result<Rows> query(Literal sql, Params params) override {
        TRY(check(sql));
        return real_->query(sql, params);
    }
    Result<std::int64_t> execute(Literal sql, Params params) override {
        TRY(check(sql));
        if (sql.view() != "COMMIT") return real_->execute(sql, params);
        ++faults_->commits;
        auto committed = real_->execute(sql, params);
        if (!std::exchange(faults_->answer_of_commit_lost, false)) return committed;
        away_for_ = std::exchange(faults_->unreachable_for, 0);
        return Error{.code = Code::unavailable, .reason = kCommitUnknown};
    }
    Result<void> run_script(const std::string& script) override {
        return real_->run_script(script);
    }
    Result<void> begin() override {
        if (away_for_ == 0) return real_->begin();
        --away_for_;
        return database_lost();
    }
    Dialect dialect() const override { return real_->dialect(); }

private:
    Result<void> check(Literal sql) {
        if (faults_->fail_at.empty() || !sql.view().starts_with(faults_->fail_at)) return {};
        if (faults_->end_transaction) TRY(real_->execute("ROLLBACK"));
        return Error{.code = Code::unavailable, .reason = "disk_full"};
    }

    std::unique_ptr<Connection> real_;
    std::shared_ptr<Faults> faults_;
    int away_for_ = 0;
};

class FaultyEngine final : public Engine {
public:
    FaultyEngine(std::unique_ptr<Engine> real, std::shared_ptr<Faults> faults)
        : real_(std::move(real)), faults_(std::move(faults)) {}

    Result<std::unique_ptr<Connection>> connect(Access access) const override {
        auto real = TRY(real_->connect(access));
        if (access == Access::read) return real;
        return std::unique_ptr<Connection>(
            std::make_unique<FaultyConnection>(std::move(real), faults_)
        );
    }
    Dialect dialect() const override { return real_->dialect(); }

private:
    std::unique_ptr<Engine> real_;
    std::shared_ptr<Faults> faults_;
};

}  // namespace vitae
