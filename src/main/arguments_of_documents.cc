#include "main/arguments.h"
#include "main/commands/commands.h"

namespace vitae {

void add_ingest(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<IngestOptions>();
    CLI::App* ingest = add_command(app, "ingest", "Ingest a path and follow it", chosen, [options] {
        return run_ingest(*options);
    });
    ingest
        ->add_option(
            "path",
            options->path,
            "Path in the default source; with --local a folder of this machine"
        )
        ->required();
    add_data_option(*ingest, options->data);
    ingest->add_flag("--local", options->local, "PATH is a folder of this machine");
    ingest->add_flag("--json", options->json, "Print the job as JSON");
    ingest->add_flag("--strict", options->strict, "Exit with 1 when any file failed");
    ingest->add_option("--workers", options->workers, "Files read at a time, when no server runs")
        ->capture_default_str();
}

void add_extract(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<ExtractOptions>();
    CLI::App* extract =
        add_command(app, "extract", "Read resumes without a server", chosen, [options] {
            return run_extract(*options);
        });
    extract->add_option("files", options->files, "Files to read")->required();
    extract->add_option("--format", options->format, "What to print")
        ->check(CLI::IsMember({"jsonresume", "text", "layout", "evidence"}))
        ->capture_default_str();
    extract->add_option(
        "--out", options->out, "Folder for one file each, instead of standard output"
    );
    extract->add_flag("--json", options->json, "Say failures as JSON, one a line");
}

void add_verify(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<VerifyOptions>();
    CLI::App* verify = add_command(
        app,
        "verify",
        "Prove a record by its document: exit 0 when every value stands where its evidence says",
        chosen,
        [options] { return run_verify(*options); }
    );
    verify->add_option("file", options->file, "The document")->required();
    verify->add_option("record", options->record, "Its record, as `vitae extract` wrote it")
        ->required();
    verify->add_flag("--json", options->json, "Print JSON");
}

void add_eval(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<EvalOptions>();
    CLI::App* eval = add_command(
        app,
        "eval",
        "Compare records with the truth: precision, recall and F1 of each field",
        chosen,
        [options] { return run_eval(*options); }
    );
    eval->add_option("truth", options->truth, "Folder of NAME.json: corrected records, or truth")
        ->required();
    eval->add_option("found", options->found, "Folder of NAME.json as `vitae extract --out` fills")
        ->required();
    eval->add_flag("--detail", options->detail, "Also a line for each document with mistakes");
    eval->add_flag("--json", options->json, "Print JSON");
}

}  // namespace vitae
