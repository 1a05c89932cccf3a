// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// Chooses noise branches from random 64-bit words; the same words give the same branches in every
/// number type, so that trajectories of different types can be compared.
///   Statement  branch j where p_1 + … + p_(j−1) <= word/2^64 < p_1 + … + p_j
///   Error      none for laws with constant probabilities (thresholds are exact integers); for
///              state-dependent ones the comparison is made in T, and an enclosure that cannot
///              decide it is inconclusive
class BranchSampler {
 public:
  explicit BranchSampler(const Process<Rational>& process);

  /// Whether the branch depends on the word alone, whatever the weight.
  [[nodiscard]] bool ignores_the_weight() const { return thresholds_.has_value(); }

  /// The branch of a word. Requires: ignores_the_weight().
  [[nodiscard]] std::size_t choose(std::uint64_t word) const {
    std::size_t branch = 0;
    while (branch < thresholds_->size() && (*thresholds_)[branch] <= word) ++branch;
    return branch;
  }

  template <class T>
  [[nodiscard]] Outcome<std::size_t> choose(std::uint64_t word, const Process<T>& process,
                                            const T& weight, NumberFormat format) const {
    if (thresholds_) return choose(word);
    const T point = from_rational<T>(Rational{Integer{word}} * power_of_two(-64), format);
    const std::size_t last = branch_count(process.noise) - 1;
    T sum = noise_probability(process.noise, 0, weight);
    for (std::size_t j = 0; j < last; ++j) {
      // The branch is taken if word/2^64 < sum.
      const Truth beyond = NumberTraits<T>::is_nonnegative(point - sum);
      if (beyond == Truth::no) return j;
      if (beyond == Truth::unknown)
        return Inconclusive{
            "the enclosure of the weight is too wide to choose a noise branch: raise the "
            "precision"};
      sum = sum + noise_probability(process.noise, j + 1, weight);
    }
    return last;
  }

 private:
  // ceil(2^64 (p_1 + … + p_j)) for all j but the last; none if probabilities depend on the state.
  // The list ends before the first that is 2^64: no word reaches it.
  std::optional<std::vector<std::uint64_t>> thresholds_;
};

}  // namespace certau
