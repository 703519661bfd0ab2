#include "main/arguments.h"
#include "main/commands/commands.h"

namespace vitae {

namespace {

constexpr const char* kPasswordComes = "The password comes on standard input; it always does";

/// The commands that take an account's address.
void add_account_commands(
    CLI::App& users, Chosen& chosen, const std::shared_ptr<UserOptions>& options
) {
    const auto add = [&](const char* name, const char* what, auto run) {
        CLI::App* command =
            add_command(users, name, what, chosen, [options, run] { return run(*options); });
        command->add_option("email", options->email, "E-mail address")->required();
        return command;
    };
    const auto with_role = [options](CLI::App* command) {
        command->add_option("--role", options->role, "ADMIN or POWER_USER")
            ->required()
            ->check(CLI::IsMember({"ADMIN", "POWER_USER"}));
        return command;
    };
    with_role(add("add", "Add an account; its password comes on standard input", run_users_add))
        ->add_flag("--password-stdin", kPasswordComes);
    users.get_subcommand("add")->add_option("--name", options->name, "Full name");
    with_role(add("role", "Change a role", run_users_role));
    add("password", "Set a password, from standard input", run_users_password)
        ->add_flag("--password-stdin", kPasswordComes);
    add("disable", "Shut an account out at once", [](const UserOptions& chosen_options) {
        return run_users_disable(chosen_options, true);
    });
    add("enable", "Let an account in again", [](const UserOptions& chosen_options) {
        return run_users_disable(chosen_options, false);
    });
}

}  // namespace

void add_users(CLI::App& app, Chosen& chosen) {
    CLI::App* users = app.add_subcommand("users", "Accounts")->require_subcommand(1);
    const auto options = std::make_shared<UserOptions>();
    add_account_commands(*users, chosen, options);
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

void add_sources(CLI::App& app, Chosen& chosen) {
    CLI::App* sources =
        app.add_subcommand("sources", "Where resumes come from")->require_subcommand(1);
    const auto options = std::make_shared<SourceOptions>();
    const auto add = [&](const char* name, const char* what, int (*run)(const SourceOptions&)) {
        return add_command(*sources, name, what, chosen, [options, run] { return run(*options); });
    };
    add("list", "List the sources", run_sources_list);
    CLI::App* connect =
        add("connect",
            "Connect a Dropbox account; its code comes on standard input",
            run_sources_connect);
    connect->add_option("kind", options->source, "dropbox")
        ->required()
        ->check(CLI::IsMember({"dropbox"}));
    connect->add_option("--name", options->name, "What to call the source");
    connect->add_option("--root", options->root, "Nothing outside this path is ever read")
        ->capture_default_str();
    connect->add_option(
        "--default-path", options->default_path, "What a trigger without path means"
    );
    add("disconnect", "End a connection; records stay", run_sources_disconnect)
        ->add_option("source", options->source, "Id or name")
        ->required();
    for (CLI::App* command :
         {add("folders", "List what lies at a path", run_sources_folders),
          add("preview", "Count what a trigger would ingest", run_sources_preview)})
        command->add_option("path", options->path, "Path in the source");
    add("why", "Say why a file was or was not ingested", run_sources_why)
        ->add_option("path", options->path, "Path of the file in the source")
        ->required();
    for (const char* name : {"folders", "preview", "why"})
        sources->get_subcommand(name)->add_option(
            "--source", options->source, "Id or name; without it the default source"
        );
    for (CLI::App* command : sources->get_subcommands([](CLI::App*) { return true; })) {
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

}  // namespace vitae
