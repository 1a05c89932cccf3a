// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <vector>

namespace certau_verifier {

// A certificate of 8 MiB can ask for more time and memory than any machine has; refusing it is
// sound. A potential of degree 24 spends about 1e6 limb operations; degree 512 under quadratic maps
// with 60-bit parameters spends 6e9 in 4 s.
inline constexpr std::uint64_t effort_limit = 60'000'000'000;  // limb operations, a minute at most
inline constexpr std::uint64_t integer_limit = 1u << 17;       // limbs in one integer, 8 Mbit
inline constexpr std::uint64_t polynomial_limit = 1u << 23;    // limbs in one polynomial, 64 MiB

/// Forget the effort spent so far; the count is kept for each thread.
void reset_effort();

/// Count work about to be done.
///   Error  Rejection once more than effort_limit was spent since reset_effort
void spend(std::uint64_t limb_operations);

/// Refuse to build a vector of so many integers of so many limbs.
///   Error  Rejection above integer_limit or polynomial_limit
void require_size(std::uint64_t count, std::uint64_t limbs);

/// The largest number of limbs of an entry; 1 at least.
[[nodiscard]] std::uint64_t max_limbs(const std::vector<mpz_class>& integers);

}  // namespace certau_verifier
