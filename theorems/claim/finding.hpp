// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/claim/judgement.hpp"

namespace certau::theorems {

/// What is true of a claim, as far as it is known.
enum class Verdict {
  proved,       ///< a proof that a kernel checked
  certified,    ///< an exact computation proves it on a stated set of instances
  not_refuted,  ///< no counterexample among the instances tried
  refuted,      ///< a counterexample, in exact numbers
  vacuous,      ///< what it supposes is contradictory
};

/// What is true of the steps of its published proof.
enum class ProofVerdict { sound, gap, vacuous };

[[nodiscard]] std::string_view name_of(Verdict verdict);
/// Whether a claim does not stand: refuted, or vacuous.
[[nodiscard]] constexpr bool fails(Verdict verdict) {
  return verdict == Verdict::refuted || verdict == Verdict::vacuous;
}
[[nodiscard]] std::string_view name_of(ProofVerdict verdict);

/// A counterexample: hypotheses true, conclusion false, both exactly.
struct Witness {
  Instance instance;
  Conclusion<Rational> conclusion;
  /// The second route: the same sides in double precision, which must show the same sign.
  double approx_left = 0;
  double approx_right = 0;
};

/// How many instances of one kind were tried (hypotheses true, conclusions evaluated exactly).
struct Tried {
  std::string kind;
  std::uint64_t count = 0;
};

/// The verdict on one claim, with its evidence.
struct Finding {
  Verdict verdict = Verdict::not_refuted;
  std::vector<Tried> tried;
  std::optional<Witness> witness;
  std::string certified_on;  ///< the set of instances, for `certified`
  std::string evidence;      ///< what the exact computation was, for `certified` and `vacuous`
  std::string document;      ///< the witness file (JSON), for `refuted` and `vacuous`
  /// The largest violation seen where nothing failed: 0 means that equality was met.
  std::optional<Rational> closest;
  /// Exact counterexamples below the resolution of double precision: the claim fails there, but it
  /// is not called refuted, since the second route is silent.
  std::uint64_t unconfirmed = 0;
  bool interrupted = false;

  [[nodiscard]] std::uint64_t instances() const {
    std::uint64_t sum = 0;
    for (const auto& kind : tried) sum += kind.count;
    return sum;
  }
};

}  // namespace certau::theorems
