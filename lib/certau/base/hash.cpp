// SPDX-License-Identifier: Apache-2.0
#include "certau/base/hash.hpp"

#include <cstdint>

namespace certau {

std::string fingerprint(std::string_view text) {
  __extension__ using Word = unsigned __int128;
  // Offset basis and prime (2^88 + 0x13b) of the 128-bit member of the family.
  Word state = (Word{0x6c62272e07bb0142ULL} << 64) | Word{0x62b821756295c58dULL};
  const Word prime = (Word{1} << 88) + 0x13b;
  for (const char character : text) {
    state ^= static_cast<unsigned char>(character);
    state *= prime;
  }
  std::string digits(32, '0');
  for (std::size_t i = digits.size(); i-- > 0; state >>= 4)
    digits[i] = "0123456789abcdef"[static_cast<unsigned>(state & 15)];
  return digits;
}

}  // namespace certau
