// The program `vitae`: reads the command line and calls one command.

#include <csignal>

#include <malloc.h>
#include <sodium.h>

#include "main/arguments.h"
#include "main/commands/commands.h"
#include "main/terminal.h"
#include "store/postgres.h"

namespace vitae {

namespace {

/// Everyone on the machine can read a command line.
bool shows_password(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const std::size_t url = argument.find("postgres");
        if (url == std::string_view::npos || argument.find("://", url) == std::string_view::npos)
            continue;
        const auto password = has_password(std::string(argument.substr(url)));
        if (password && *password) return true;
    }
    return false;
}

int run(int argc, char** argv) {
    CLI::App app("Vitae turns folders of resumes into structured, audited records.", "vitae");
    app.set_version_flag("--version", "vitae " VITAE_VERSION);
    app.require_subcommand(1);
    Chosen chosen;
    add_serve(app, chosen);
    add_worker(app, chosen);
    add_migrate(app, chosen);
    add_ingest(app, chosen);
    add_extract(app, chosen);
    add_verify(app, chosen);
    add_eval(app, chosen);
    add_users(app, chosen);
    add_tokens(app, chosen);
    add_jobs(app, chosen);
    add_sources(app, chosen);
    add_audit(app, chosen);
    if (shows_password(argc, argv)) {
        complain(
            "A password on the command line can be read by everyone on this machine. Put the URL"
            " into VITAE_DATABASE_URL or a file that VITAE_DATABASE_URL_FILE names, or the password"
            " into ~/.pgpass."
        );
        return kUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kOk : kUsage;
    }
    return chosen();
}

}  // namespace

}  // namespace vitae

int main(int argc, char** argv) {
    // What a thread frees it needs again a moment later. By itself glibc returns each 128 KiB to
    // the system, and gets them back page by page.
    ::mallopt(M_TRIM_THRESHOLD, 4 << 20);  // NOLINT(concurrency-mt-unsafe): the only thread
    ::mallopt(M_TOP_PAD, 256 << 10);       // NOLINT(concurrency-mt-unsafe)
    std::signal(SIGPIPE, SIG_IGN);
    // Ids need random bytes by the thousand a second: ChaCha20 in this process instead of a system
    // call each.
    randombytes_set_implementation(&randombytes_internal_implementation);
    if (sodium_init() < 0) return vitae::fail("The system's source of randomness cannot be used.");
    return vitae::run(argc, argv);
}
