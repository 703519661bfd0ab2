#include "main/arguments.h"

namespace vitae {

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

CLI::App* add_command(
    CLI::App& parent, const std::string& name, const std::string& what, Chosen& chosen, Chosen run
) {
    CLI::App* command = parent.add_subcommand(name, what);
    command->callback([&chosen, run = std::move(run)] { chosen = run; });
    return command;
}

}  // namespace vitae
