// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace certau {

/// What the user gave cannot be used. Programs answer it with exit status 3.
class InvalidInput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A caller broke a function's stated requirement: a defect in the calling code, not in the input.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// The one wording of a complaint about a parameter: key, value, what is wrong and why it matters,
/// what to do.
[[nodiscard]] std::string complaint(std::string_view key, std::string_view value,
                                    std::string_view problem, std::string_view remedy);

/// Throws InvalidInput with that wording.
[[noreturn]] void throw_invalid(std::string_view key, std::string_view value,
                                std::string_view problem, std::string_view remedy);

/// Checks a requirement, in release builds too.
///   Error  ContractViolation "problem (why it matters): what to do" if the condition is false
void require(bool condition, const char* message);

}  // namespace certau
