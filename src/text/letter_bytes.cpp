#include "text/letter_bytes.h"

namespace doichieu::text {
namespace {

#if defined(DOICHIEU_LANES)
// The same for each width; what takes the bits of the wider lanes cannot be inlined into a template.
DOICHIEU_WIDE LetterBytes tell_wide(const char* at) {
    LetterBytes told;
    for (unsigned from = 0; from < 64; from += sizeof(base::Bytes32)) {
        base::Bytes32 bytes;
        base::Bytes32 letters;
        tell_letters(at + from, bytes, letters);
        told.letters |= base::bits_of(letters) << from;
        told.digits |= base::bits_of((bytes >= base::lane('0')) & (bytes <= base::lane('9'))) << from;
        told.above_ascii |= base::bits_of(bytes) << from;
    }
    return told;
}

LetterBytes tell_narrow(const char* at) {
    LetterBytes told;
    for (unsigned from = 0; from < 64; from += sizeof(base::Bytes16)) {
        base::Bytes16 bytes;
        base::Bytes16 letters;
        tell_letters(at + from, bytes, letters);
        told.letters |= base::bits_of(letters) << from;
        told.digits |= base::bits_of((bytes >= base::lane('0')) & (bytes <= base::lane('9'))) << from;
        told.above_ascii |= base::bits_of(bytes) << from;
    }
    return told;
}
#endif

}  // namespace

#if defined(DOICHIEU_LANES)
LetterBytes letter_bytes(const char* at) {
    static const bool is_wide = base::has_wide_lanes();
    return is_wide ? tell_wide(at) : tell_narrow(at);
}
#else
LetterBytes letter_bytes(const char* at) {
    LetterBytes told;
    for (unsigned i = 0; i < 64; ++i, ++at) {
        const auto byte = static_cast<unsigned char>(*at);
        const bool is_letter = ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') || (byte & 0xC0U) == 0x80;
        told.letters |= std::uint64_t{is_letter} << i;
        told.digits |= std::uint64_t{byte >= '0' && byte <= '9'} << i;
        told.above_ascii |= std::uint64_t{byte >= 0x80} << i;
    }
    return told;
}
#endif

}  // namespace doichieu::text
