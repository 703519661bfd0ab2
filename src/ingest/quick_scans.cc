#include "ingest/quick_scans.h"

#include <algorithm>
#include <utility>

#include "ingest/scan.h"
#include "ingest/scan_pages.h"
#include "queue/queue.h"
#include "store/job_endings.h"

namespace vitae {

/// The transaction of one of them.
class QuickScans::End final : public WriteOperation {
public:
    explicit End(const Claim& offer) : offer_(offer) {}

    /// False when something would have to be read, or the folder has further pages.
    Result<bool> look(Store& store, Connectors& connectors, const Grant& grant) {
        scan_.emplace(TRY(open_scan(store, connectors, grant, offer_, never_stopped_)));
        TRY(start_full_listing(*scan_));
        ListedPage listed = TRY(scan_->connector->next_page(kFolderPage, never_stopped_));
        const auto unknown = TRY(find_unknown(*scan_, listed.entries));
        if (listed.more || std::ranges::find(unknown, true) != unknown.end()) return false;
        scan_->complete = listed.complete;
        page_.emplace(PageToCommit{
            .entries = std::move(listed.entries), .listing = scan_->listing, .start_over = true});
        return true;
    }

    const Actor* actor() const override { return &scan_->grant.actor(); }

    Result<void> work(Tx& tx, Audit& audit) override {
        if (!says_nothing(*scan_, *page_)) TRY(take_up(tx, offer_, kUsualLease));
        return end_with(tx, audit, *scan_, *page_);
    }

    void answer(Result<void> outcome) override { outcome_ = std::move(outcome); }

    std::pair<Claim, Result<void>> take() { return {std::move(offer_), std::move(outcome_)}; }

private:
    Claim offer_;
    const std::stop_token never_stopped_;
    std::optional<Scan> scan_;
    std::optional<PageToCommit> page_;
    Result<void> outcome_;
};

QuickScans::QuickScans(Store& store, Connectors& connectors, const Grant& grant)
    : store_(store), connectors_(connectors), grant_(grant) {}

QuickScans::~QuickScans() {
    (void)finish();
}

bool QuickScans::begin(const Claim& offer) {
    if (offer.source.kind != "folder") return false;
    auto end = std::make_unique<End>(offer);
    const auto unchanged = end->look(store_, connectors_, grant_);
    if (!unchanged || !*unchanged) return false;
    answered_ = store_.write_operation(*end);
    under_way_.push_back(std::move(end));
    return true;
}

std::vector<std::pair<Claim, Result<void>>> QuickScans::finish() {
    if (answered_) answered_->wait();
    std::vector<std::pair<Claim, Result<void>>> outcomes;
    for (const auto& end : under_way_) outcomes.push_back(end->take());
    under_way_.clear();
    return outcomes;
}

}  // namespace vitae
