#include "auth/password.h"

#include <semaphore>

#include <sodium.h>

namespace vitae {

namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = std::size_t{19} << 20;

std::counting_semaphore<2>& turns() {
    static std::counting_semaphore<2> semaphore(2);
    return semaphore;
}

class Turn {
public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

}  // namespace

Result<void> check_password_rules(std::string_view password) {
    if (password.size() >= 12 && password.size() <= 200) return {};
    return Error{
        .code = Code::invalid,
        .reason = "password_length",
        .message = "A password must have 12 to 200 characters. A short sentence makes a good one.",
        .field = "password",
        .actual = static_cast<std::int64_t>(password.size()),
        .limit = password.size() < 12 ? 12 : 200};
}

Result<std::string> hash_password(std::string_view password) {
    TRY(check_password_rules(password));
    const Turn turn;
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(
            hash.data(),
            password.data(),
            password.size(),
            kPasses,
            kMemory,
            crypto_pwhash_ALG_ARGON2ID13
        ) != 0)
        return Error{
            Code::unavailable,
            "memory_short",
            "The server is short of memory. Try again in a moment."};
    hash.resize(hash.find('\0'));
    return hash;
}

bool is_password(std::string_view hash, std::string_view password) {
    const Turn turn;
    const std::string text(hash);
    return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

void pretend_to_check_password(std::string_view password) {
    static const std::string hash = *hash_password("no account has this password");
    (void)is_password(hash, password);
}

}  // namespace vitae
