#include "store/blobs.h"

#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/random.h"
#include "base/sha256.h"

namespace vitae {

namespace {

constexpr std::string_view kMagic = "VITAEBLB";
constexpr char kPlain = 1;
constexpr std::size_t kKeyIdBytes = 8;
constexpr std::size_t kKeyBytes = 32;

Bytes header_for(const Bytes& key) {
    return Bytes(kMagic) + kPlain + hmac_sha256(key, "key id").substr(0, kKeyIdBytes);
}

bool is_blob_name(std::string_view name) {
    return name.size() == 64 &&
           name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Of two first starts that share the file, one makes the key and both use it.
Result<void> make_key(const std::filesystem::path& file) {
    const std::string draft = file.string() + '.' + to_hex(system_random().bytes(8));
    TRY(write_file_atomic(draft, to_hex(system_random().bytes(kKeyBytes)) + "\n"));
    const bool made = ::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST;
    const int reason = errno;
    ::unlink(draft.c_str());
    if (made) return {};
    return Error{
        .code = Code::unavailable,
        .reason = "key_file_unwritable",
        .message =
            "The key file cannot be made. Check its folder and permissions, or name another one"
            " in VITAE_KEY_FILE.",
        .native = reason};
}

}  // namespace

Result<Blobs> Blobs::open(std::filesystem::path folder, Bytes key) {
    TRY(make_folder(folder));
    return Blobs(std::make_unique<BlobFolder>(std::move(folder)), std::move(key));
}

Result<std::string> Blobs::put(std::string_view content) const {
    std::string name = to_hex(hmac_sha256(key_, content));
    TRY(place_->put(name, header_for(key_) + Bytes(content)));
    return name;
}

Result<Bytes> Blobs::get(std::string_view name) const {
    if (!is_blob_name(name)) return Error{.code = Code::invalid, .reason = "blob_name_malformed"};
    Bytes bytes = TRY(place_->get(std::string(name)));
    const Bytes header = header_for(key_);
    const bool ours = bytes.compare(0, header.size(), header) == 0;
    if (!ours && bytes.size() >= header.size() && bytes.starts_with(kMagic))
        return Error{
            Code::unavailable,
            "blob_key",
            "A stored document was written with another key. Start the server with the key file"
            " that this data folder was made with."};
    bytes.erase(0, header.size());
    if (!ours || to_hex(hmac_sha256(key_, bytes)) != name)
        return Error{
            Code::unavailable,
            "blob_damaged",
            "A stored document is damaged on disk. Restore it from a backup."};
    return bytes;
}

Result<Bytes> load_or_make_key(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        TRY(make_folder(file.parent_path()));
        TRY(make_key(file));
    } else if ((status.st_mode & 077) != 0) {
        return Error{
            Code::unavailable,
            "key_file_open",
            "The key file can be read by other users. Run `chmod 600` on it, then start again."};
    }
    std::string text = TRY(read_file(file));
    while (text.ends_with('\n')) text.pop_back();
    const auto key = from_hex(text);
    if (!key || key->size() != kKeyBytes)
        return Error{
            Code::unavailable,
            "key_file_malformed",
            "The key file must hold 64 hexadecimal digits. Put back the one that this data folder"
            " was made with."};
    return *key;
}

}  // namespace vitae
