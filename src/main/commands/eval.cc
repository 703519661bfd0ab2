#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "evaluate/reliability.h"
#include "evaluate/score.h"
#include "main/commands/commands.h"
#include "main/terminal.h"

namespace vitae {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> truth_files(const std::string& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (auto at = fs::recursive_directory_iterator(folder, failed);
         !failed && at != fs::recursive_directory_iterator();
         at.increment(failed))
        if (at->path().extension() == ".json") files.push_back(at->path());
    if (failed || files.empty())
        return Error{
            Code::not_found,
            "truth_missing",
            "The folder of the truth holds no JSON files. Give the folder of NAME.json files that "
            "say what each document holds."};
    std::sort(files.begin(), files.end());
    return files;
}

Result<Json> read_json(const fs::path& path) {
    const Bytes bytes = TRY(read_file(path));
    return parse_json(bytes);
}

std::string line_of(const Tally& tally) {
    char line[160];
    std::snprintf(
        line,
        sizeof line,
        "%-10s  F1 %.3f  precision %.3f  recall %.3f  right %d  wrong %d  missed %d",
        std::string(tally.field.view()).c_str(),
        tally.f1(),
        tally.precision(),
        tally.recall(),
        tally.right,
        tally.wrong,
        tally.missed
    );
    return line;
}

std::string mistakes_of(const Score& score) {
    std::string out;
    for (const Tally& tally : score.tallies())
        if (tally.wrong > 0 || tally.missed > 0)
            out += "  " + std::string(tally.field.view()) + " wrong " +
                   std::to_string(tally.wrong) + " missed " + std::to_string(tally.missed);
    return out;
}

struct Evaluation {
    Score score;
    Reliability reliability;
    std::int64_t documents = 0;
    std::int64_t unanswered = 0;  ///< Documents without a record; all of their truth is missed.
};

Result<Evaluation> evaluate(const EvalOptions& options) {
    Evaluation evaluation;
    for (const fs::path& file : TRY(truth_files(options.truth))) {
        const AnswerSheet truth = answer_of_truth(TRY(read_json(file)));
        const Result<Json> record = read_json(fs::path(options.found) / file.filename());
        const AnswerSheet found = record ? answer_of_resume(*record) : AnswerSheet{};
        ++evaluation.documents;
        evaluation.unanswered += record ? 0 : 1;
        evaluation.score.add(truth, found);
        if (record) evaluation.reliability.add(truth, *record);
        Score alone;
        alone.add(truth, found);
        if (const std::string mistakes = mistakes_of(alone); options.detail && !mistakes.empty())
            print(file.stem().string() + mistakes);
    }
    return evaluation;
}

Json to_json(const Band& band) {
    return Json::object(
        {{"from", band.from},
         {"values", band.values},
         {"right", band.share_right()},
         {"said", band.mean_said()}}
    );
}

Json to_json(const Evaluation& evaluation) {
    Json fields = Json::object();
    for (const Tally& tally : evaluation.score.tallies())
        fields.set(
            std::string(tally.field.view()),
            Json::object(
                {{"f1", tally.f1()},
                 {"precision", tally.precision()},
                 {"recall", tally.recall()},
                 {"right", tally.right},
                 {"wrong", tally.wrong},
                 {"missed", tally.missed}}
            )
        );
    Json bands = Json::array();
    for (const Band& band : evaluation.reliability.bands()) bands.push(to_json(band));
    return Json::object(
        {{"documents", evaluation.documents},
         {"unanswered", evaluation.unanswered},
         {"meanF1", evaluation.score.mean_f1()},
         {"fields", std::move(fields)},
         {"reliability", std::move(bands)},
         {"sure", to_json(evaluation.reliability.sure())}}
    );
}

/// Nothing of records that do not say how sure they are.
void say(const Reliability& reliability) {
    if (reliability.sure().values == 0) return;
    char line[120];
    const auto say_band = [&](const char* name, const Band& band) {
        std::snprintf(
            line,
            sizeof line,
            "%s %.2f    values %5d  right %.3f  said %.3f",
            name,
            band.from,
            band.values,
            band.share_right(),
            band.mean_said()
        );
        print(line);
    };
    for (const Band& band : reliability.bands())
        if (band.values > 0) say_band("sure from", band);
    say_band("all from ", reliability.sure());
}

void say(const Evaluation& evaluation) {
    for (const Tally& tally : evaluation.score.tallies()) print(line_of(tally));
    say(evaluation.reliability);
    char line[120];
    std::snprintf(
        line,
        sizeof line,
        "documents %d, without a record %d, mean F1 %.3f",
        static_cast<int>(evaluation.documents),
        static_cast<int>(evaluation.unanswered),
        evaluation.score.mean_f1()
    );
    print(line);
}

}  // namespace

int run_eval(const EvalOptions& options) {
    const Result<Evaluation> evaluation = evaluate(options);
    if (!evaluation) return fail(evaluation.error());
    if (options.json)
        print(to_pretty_text(to_json(*evaluation)));
    else
        say(*evaluation);
    return kOk;
}

}  // namespace vitae
