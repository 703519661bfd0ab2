#include "main/arguments.h"
#include "main/commands/commands.h"

namespace vitae {

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
    serve
        ->add_flag(
            "--watch", options->watch, "Ingest what changes in folders by itself, as in accounts"
        )
        ->envname("VITAE_WATCH");
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

}  // namespace vitae
