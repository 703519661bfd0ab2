#include "api/metrics.h"

#include <map>
#include <mutex>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "store/jobs.h"

namespace vitae {

namespace {
const prometheus::Histogram::BucketBoundaries kSeconds = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
}

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("vitae_http_requests_total")
            .Help("Requests answered, by route and status.")
            .Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds =
        prometheus::BuildHistogram()
            .Name("vitae_http_request_seconds")
            .Help("Time from the request's last byte to its answer.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& jobs =
        prometheus::BuildGauge()
            .Name("vitae_jobs")
            .Help("Jobs in the database, by kind and state.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& audit = prometheus::BuildGauge()
                                                       .Name("vitae_audit_events")
                                                       .Help("Events in the audit trail.")
                                                       .Register(registry);

    struct Series {
        prometheus::Counter* requests;
        prometheus::Histogram* seconds;
    };
    std::mutex mutex;
    std::map<std::pair<const char*, int>, Series> series;

    Series find(Literal route, int status) {
        const std::lock_guard lock(mutex);
        auto [entry, added] = series.try_emplace({route.view().data(), status});
        if (added) {
            const std::string name(route.view());
            entry->second.requests =
                &requests.Add({{"route", name}, {"status", std::to_string(status)}});
            entry->second.seconds = &seconds.Add({{"route", name}}, kSeconds);
        }
        return entry->second;
    }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(Literal route, int status, Duration took) {
    const Families::Series series = families_->find(route, status);
    series.requests->Increment();
    series.seconds->Observe(std::chrono::duration<double>(took).count());
}

Result<std::string> Metrics::text(Store& store) {
    const auto [jobs, events] =
        TRY(store.read([](Read& read) -> Result<std::pair<std::vector<JobCount>, std::int64_t>> {
            return std::pair(TRY(count_jobs(read)), TRY(get_chain_head(read)).seq);
        }));
    for (const JobCount& count : jobs)
        families_->jobs.Add({{"kind", count.kind}, {"state", count.state}}
        ).Set(static_cast<double>(count.count));
    families_->audit.Add({}).Set(static_cast<double>(events));
    return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace vitae
