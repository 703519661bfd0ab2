#pragma once
// One function a command: what main.cc calls once it has read the command line. Each returns the
// exit code.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "main/data_folder.h"

namespace vitae {

struct ServeOptions {
    DataFolder data;
    std::string listen = "127.0.0.1:8080";
    std::string folder;
    std::size_t workers = 2;
    std::string ready_file;
    std::string tls_certificate;
    std::string tls_key;
    std::vector<std::string> hosts;
    bool insecure = false;
    bool watch = false;
};
int run_serve(const ServeOptions& options);

struct WorkOptions {
    DataFolder data;
    std::size_t workers = 2;
    std::string ready_file;
};
int run_worker(const WorkOptions& options);

struct MigrateOptions {
    std::string from;
    std::string to;
};
int run_migrate(const MigrateOptions& options);

struct IngestOptions {
    DataFolder data;
    std::string path;
    bool local = false;
    bool json = false;
    bool strict = false;
    std::size_t workers = 2;
};
int run_ingest(const IngestOptions& options);

struct ExtractOptions {
    std::vector<std::string> files;
    std::string format = "jsonresume";
    std::string out;
    bool json = false;
};
int run_extract(const ExtractOptions& options);

struct VerifyOptions {
    std::string file;
    std::string record;
    bool json = false;
};
int run_verify(const VerifyOptions& options);

struct EvalOptions {
    std::string truth;
    std::string found;
    bool detail = false;
    bool json = false;
};
int run_eval(const EvalOptions& options);

struct UserOptions {
    DataFolder data;
    std::string email;
    std::string name;
    std::string role;
    bool json = false;
};
int run_users_add(const UserOptions& options);
int run_users_list(const UserOptions& options);
int run_users_password(const UserOptions& options);
int run_users_disable(const UserOptions& options, bool disabled);
int run_users_role(const UserOptions& options);

struct TokenOptions {
    DataFolder data;
    std::string email;
    std::string name;
    std::string id;
    bool json = false;
};
int run_tokens_create(const TokenOptions& options);
int run_tokens_list(const TokenOptions& options);
int run_tokens_revoke(const TokenOptions& options);

struct JobOptions {
    DataFolder data;
    std::string id;
    std::string state;
    bool json = false;
};
int run_jobs_list(const JobOptions& options);
int run_jobs_show(const JobOptions& options);
int run_jobs_retry(const JobOptions& options);
int run_jobs_cancel(const JobOptions& options);

struct SourceOptions {
    DataFolder data;
    std::string source;  ///< Id or name; empty: the default one.
    std::string path;
    std::string name;
    std::string root = "/";
    std::string default_path;
    bool json = false;
};
int run_sources_list(const SourceOptions& options);
int run_sources_connect(const SourceOptions& options);
int run_sources_disconnect(const SourceOptions& options);
int run_sources_folders(const SourceOptions& options);
int run_sources_preview(const SourceOptions& options);
int run_sources_why(const SourceOptions& options);

struct AuditOptions {
    DataFolder data;
    bool json = false;
};
int run_audit_verify(const AuditOptions& options);

}  // namespace vitae
