#include "store/blob_place.h"

#include "base/file.h"

namespace vitae {

std::filesystem::path BlobFolder::path_of(const std::string& name) const {
    return folder_ / name.substr(0, 2) / name;
}

Result<void> BlobFolder::put(const std::string& name, const Bytes& bytes) const {
    const std::filesystem::path path = path_of(name);
    if (std::error_code failed; std::filesystem::exists(path, failed)) return {};
    TRY(make_folder(path.parent_path()));
    return write_file_atomic(path, bytes);
}

Result<Bytes> BlobFolder::get(const std::string& name) const {
    return read_file(path_of(name));
}

Result<void> BlobTable::put(const std::string& name, const Bytes& bytes) const {
    return store_.tend([&](Tend& tx) -> Result<void> {
        TRY(tx.sql().execute(
            "INSERT INTO blobs (name, content) VALUES (:name, :content) ON CONFLICT (name) DO"
            " NOTHING",
            {{"name", name}, {"content", Blob{bytes}}}
        ));
        return {};
    });
}

Result<Bytes> BlobTable::get(const std::string& name) const {
    return store_.read([&](Read& read) -> Result<Bytes> {
        const Rows rows =
            TRY(read.sql().query("SELECT content FROM blobs WHERE name = :name", {{"name", name}}));
        if (rows.empty())
            return Error{
                Code::unavailable,
                "blob_missing",
                "A stored document is not in the database. Restore it from a backup."};
        return rows[0].bytes(0);
    });
}

}  // namespace vitae
