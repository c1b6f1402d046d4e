#include "io/digest.h"

// The one-call interface (EVP) loads a provider at first use, which costs more than hashing a draft.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>

namespace doichieu::io {

std::string sha256_hex(std::string_view bytes) {
    SHA256_CTX context;
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &context);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const unsigned char byte : digest) hex.append({kDigits[byte >> 4], kDigits[byte & 15U]});
    return hex;
}

}  // namespace doichieu::io
