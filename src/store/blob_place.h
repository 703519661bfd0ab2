#pragma once
// Where blobs lie: in a folder, or in the database that several machines share. Any thread.

#include <filesystem>

#include "store/store.h"

namespace vitae {

class BlobPlace {
public:
    virtual ~BlobPlace() = default;
    /// Durable when it returns. The same name always has the same bytes.
    virtual Result<void> put(const std::string& name, const Bytes& bytes) const = 0;
    virtual Result<Bytes> get(const std::string& name) const = 0;
};

class BlobFolder final : public BlobPlace {
public:
    explicit BlobFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
    Result<void> put(const std::string& name, const Bytes& bytes) const override;
    Result<Bytes> get(const std::string& name) const override;

private:
    std::filesystem::path path_of(const std::string& name) const;
    std::filesystem::path folder_;
};

class BlobTable final : public BlobPlace {
public:
    explicit BlobTable(Store& store) : store_(store) {}
    Result<void> put(const std::string& name, const Bytes& bytes) const override;
    Result<Bytes> get(const std::string& name) const override;

private:
    Store& store_;
};

}  // namespace vitae
