#pragma once
// The commands' arguments, as CLI11 reads them: one function a command, which notes what the
// command line chose to run. Called by main.cc alone. CLI11 is known to it and to arguments*.cc.

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "main/data_folder.h"

namespace vitae {

/// What the command line chose to run.
using Chosen = std::function<int()>;

void add_data_option(CLI::App& command, DataFolder& data);
CLI::App* add_command(
    CLI::App& parent, const std::string& name, const std::string& what, Chosen& chosen, Chosen run
);

// arguments_of_servers.cc
void add_serve(CLI::App& app, Chosen& chosen);
void add_worker(CLI::App& app, Chosen& chosen);
void add_migrate(CLI::App& app, Chosen& chosen);
// arguments_of_documents.cc
void add_ingest(CLI::App& app, Chosen& chosen);
void add_extract(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_eval(CLI::App& app, Chosen& chosen);
// arguments_of_administration.cc
void add_users(CLI::App& app, Chosen& chosen);
void add_tokens(CLI::App& app, Chosen& chosen);
void add_jobs(CLI::App& app, Chosen& chosen);
void add_sources(CLI::App& app, Chosen& chosen);
void add_audit(CLI::App& app, Chosen& chosen);

}  // namespace vitae
