// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// How long to look for a counterexample, and from which seed.
struct SearchOptions {
  std::uint64_t seed = 1;
  double effort = 1;  ///< multiplies the number of random instances
  std::stop_token stop{};
};

/// What a search found.
struct SearchResult {
  std::vector<Tried> tried;
  std::optional<Witness> witness;   ///< the shortest counterexample found, confirmed twice
  std::optional<Rational> closest;  ///< largest violation seen; at most 0 without a counterexample
  std::uint64_t unconfirmed = 0;    ///< exact counterexamples that double precision does not show
  bool interrupted = false;
};

/// A counterexample at this instance, confirmed by the second route: the exact sides are on the
/// wrong sides of each other, and so are those in double precision, by 1e-6 of their size at least.
[[nodiscard]] std::optional<Witness> counterexample_at(const Claim& claim,
                                                       const Instance& instance);

/// Whether a counterexample there would not be dismissed (Claim::is_natural; yes if it has none).
[[nodiscard]] bool is_natural(const Claim& claim, const Instance& instance);

/// An adversary: instances chosen by hand, then random ones over many decades, then local
/// maximisation of the violation from the closest calls; a counterexample is shrunk to short
/// numbers. Equal seeds and efforts give equal results on every machine.
///   Requires  claim.draw
///   Error     none in what it reports: every judgement is exact; finding nothing proves nothing
[[nodiscard]] SearchResult search(const Claim& claim, const SearchOptions& options = {});

}  // namespace certau::theorems
