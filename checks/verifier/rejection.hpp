// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace certau_verifier {

/// Why a certificate is refused. Thrown anywhere below verify_text, caught there and nowhere else.
struct Rejection : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] inline void reject(const std::string& reason) { throw Rejection(reason); }

/// A text that comes from the file, clipped so that no message grows with it.
inline std::string clipped(const std::string& text) {
  constexpr std::size_t longest = 60;
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

}  // namespace certau_verifier
