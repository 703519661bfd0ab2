// The program `vitae`: reads the command line and calls one command. CLI11 is known here alone.

#include <csignal>
#include <functional>

#include <CLI/CLI.hpp>
#include <sodium.h>

#include "main/commands/commands.h"
#include "main/terminal.h"
#include "store/postgres.h"

namespace vitae {

namespace {

/// What the command line chose to run.
using Chosen = std::function<int()>;

void add_data_option(CLI::App& command, DataFolder& data) {
    command.add_option("--data", data.path, "Data folder of the installation")
        ->envname("VITAE_DATA");
    command
        .add_option(
            "--database",
            data.database_url,
            "sqlite:PATH or postgres://USER@HOST/NAME, instead of a file in the data folder"
        )
        ->envname("VITAE_DATABASE_URL");
    command.parse_complete_callback([&data] {
        if (const Result<void> good = check_database(data); !good)
            throw CLI::ValidationError("--database", std::string(good.error().message.view()));
    });
}

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

CLI::App* add_command(
    CLI::App& parent, const std::string& name, const std::string& what, Chosen& chosen, Chosen run
) {
    CLI::App* command = parent.add_subcommand(name, what);
    command->callback([&chosen, run = std::move(run)] { chosen = run; });
    return command;
}

void add_serve(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<ServeOptions>();
    CLI::App* serve = add_command(app, "serve", "Run the server", chosen, [options] {
        return run_serve(*options);
    });
    add_data_option(*serve, options->data);
    serve->add_option("--listen", options->listen, "ADDRESS:PORT; port 0 takes a free one")
        ->envname("VITAE_LISTEN")
        ->capture_default_str();
    serve->add_option("--folder", options->folder, "Root of the default source")
        ->envname("VITAE_FOLDER");
    serve->add_option("--workers", options->workers, "Jobs that run at a time; 0 for none")
        ->envname("VITAE_WORKERS")
        ->capture_default_str();
    serve->add_option(
        "--ready-file", options->ready_file, "File that gets the base URL once the server is ready"
    );
    auto* certificate =
        serve
            ->add_option(
                "--tls-certificate", options->tls_certificate, "PEM file with the certificate chain"
            )
            ->envname("VITAE_TLS_CERTIFICATE");
    auto* key = serve->add_option("--tls-key", options->tls_key, "PEM file with the private key")
                    ->envname("VITAE_TLS_KEY");
    certificate->needs(key);
    key->needs(certificate);
    serve
        ->add_option("--host", options->hosts, "Another name under which browsers reach the server")
        ->envname("VITAE_HOST");
    serve->add_flag("--insecure", options->insecure, "Listen beyond loopback without TLS");
}

void add_worker(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<WorkOptions>();
    CLI::App* worker = add_command(
        app,
        "worker",
        "Work on the jobs of a shared database, without HTTP",
        chosen,
        [options] { return run_worker(*options); }
    );
    add_data_option(*worker, options->data);
    worker->add_option("--workers", options->workers, "Jobs that run at a time")
        ->envname("VITAE_WORKERS")
        ->capture_default_str();
    worker->add_option("--ready-file", options->ready_file, "File that is made once it is ready");
}

void add_migrate(CLI::App& app, Chosen& chosen) {
    const auto options = std::make_shared<MigrateOptions>();
    CLI::App* migrate =
        add_command(app, "migrate", "Move an installation to PostgreSQL", chosen, [options] {
            return run_migrate(*options);
        });
    migrate->add_option("from", options->from, "sqlite:PATH of the database file")->required();
    migrate->add_option("to", options->to, "postgres://USER@HOST/NAME of an empty database")
        ->envname("VITAE_DATABASE_URL")
        ->required();
}

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
}

void add_users(CLI::App& app, Chosen& chosen) {
    CLI::App* users = app.add_subcommand("users", "Accounts")->require_subcommand(1);
    const auto options = std::make_shared<UserOptions>();
    const auto with_email = [options](CLI::App* command) {
        command->add_option("email", options->email, "E-mail address")->required();
        return command;
    };
    const auto role = [options](CLI::App* command) {
        command->add_option("--role", options->role, "ADMIN or POWER_USER")
            ->required()
            ->check(CLI::IsMember({"ADMIN", "POWER_USER"}));
    };
    CLI::App* add = with_email(add_command(
        *users,
        "add",
        "Add an account; its password comes on standard input",
        chosen,
        [options] { return run_users_add(*options); }
    ));
    add->add_option("--name", options->name, "Full name");
    add->add_flag("--password-stdin")
        ->description("The password comes on standard input; it always does");
    role(add);
    role(with_email(add_command(*users, "role", "Change a role", chosen, [options] {
        return run_users_role(*options);
    })));
    with_email(add_command(
                   *users,
                   "password",
                   "Set a password, from standard input",
                   chosen,
                   [options] { return run_users_password(*options); }
               ))
        ->add_flag("--password-stdin")
        ->description("The password comes on standard input; it always does");
    with_email(add_command(*users, "disable", "Shut an account out at once", chosen, [options] {
        return run_users_disable(*options, true);
    }));
    with_email(add_command(*users, "enable", "Let an account in again", chosen, [options] {
        return run_users_disable(*options, false);
    }));
    add_command(*users, "list", "List the accounts", chosen, [options] {
        return run_users_list(*options);
    });
    for (CLI::App* command : users->get_subcommands([](CLI::App*) { return true; })) {
        add_data_option(*command, options->data);
        command->add_flag("--json", options->json, "Print JSON");
    }
}

void add_tokens(CLI::App& app, Chosen& chosen) {
    CLI::App* tokens = app.add_subcommand("tokens", "API tokens")->require_subcommand(1);
    const auto options = std::make_shared<TokenOptions>();
    CLI::App* create =
        add_command(*tokens, "create", "Make a token and print it, once", chosen, [options] {
            return run_tokens_create(*options);
        });
    create->add_option("email", options->email, "Whose token it is")->required();
    create->add_option("--name", options->name, "What it is for")->required();
    add_command(*tokens, "list", "List the tokens", chosen, [options] {
        return run_tokens_list(*options);
    });
    add_command(
        *tokens, "revoke", "End a token", chosen, [options] { return run_tokens_revoke(*options); }
    )
        ->add_option("id", options->id, "The token's id")
        ->required();
    for (CLI::App* command : tokens->get_subcommands([](CLI::App*) { return true; })) {
        add_data_option(*command, options->data);
        command->add_flag("--json", options->json, "Print JSON");
    }
}

void add_jobs(CLI::App& app, Chosen& chosen) {
    CLI::App* jobs = app.add_subcommand("jobs", "Ingest jobs")->require_subcommand(1);
    const auto options = std::make_shared<JobOptions>();
    const auto with_id = [options](CLI::App* command) {
        command->add_option("id", options->id, "The job's id")->required();
    };
    add_command(*jobs, "list", "List jobs, newest first", chosen, [options] {
        return run_jobs_list(*options);
    })->add_option("--state", options->state, "Only jobs in this state");
    with_id(add_command(*jobs, "show", "Show a job", chosen, [options] {
        return run_jobs_show(*options);
    }));
    with_id(add_command(*jobs, "retry", "Queue a failed job again", chosen, [options] {
        return run_jobs_retry(*options);
    }));
    with_id(add_command(*jobs, "cancel", "Cancel a job", chosen, [options] {
        return run_jobs_cancel(*options);
    }));
    for (CLI::App* command : jobs->get_subcommands([](CLI::App*) { return true; })) {
        add_data_option(*command, options->data);
        command->add_flag("--json", options->json, "Print JSON");
    }
}

void add_audit(CLI::App& app, Chosen& chosen) {
    CLI::App* audit = app.add_subcommand("audit", "The audit trail")->require_subcommand(1);
    const auto options = std::make_shared<AuditOptions>();
    CLI::App* verify = add_command(
        *audit,
        "verify",
        "Check the chain: exit 0 whole, 1 broken, 3 could not check",
        chosen,
        [options] { return run_audit_verify(*options); }
    );
    add_data_option(*verify, options->data);
    verify->add_flag("--json", options->json, "Print JSON");
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
    add_users(app, chosen);
    add_tokens(app, chosen);
    add_jobs(app, chosen);
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
    std::signal(SIGPIPE, SIG_IGN);
    // Ids need random bytes by the thousand a second: ChaCha20 in this process instead of a system
    // call each.
    randombytes_set_implementation(&randombytes_internal_implementation);
    if (sodium_init() < 0) return vitae::fail("The system's source of randomness cannot be used.");
    return vitae::run(argc, argv);
}
