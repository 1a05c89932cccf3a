// SPDX-License-Identifier: Apache-2.0
#include "certau/process/branch_sampler.hpp"

namespace certau {
namespace {

bool has_constant_probabilities(const Noise<Rational>& noise) {
  if (std::holds_alternative<Theorem3Law<Rational>>(noise)) return false;
  const auto* law = std::get_if<FiniteLaw<Rational>>(&noise);
  if (law == nullptr) return true;
  for (const auto& probability : law->probabilities)
    if (!RationalPolynomial{probability}.is_constant()) return false;
  return true;
}

}  // namespace

BranchSampler::BranchSampler(const Process<Rational>& process) {
  if (!has_constant_probabilities(process.noise)) return;
  thresholds_.emplace();
  Rational sum = 0;
  for (std::size_t j = 0; j + 1 < branch_count(process.noise); ++j) {
    sum += noise_probability(process.noise, j, Rational{0});
    const Integer threshold = ceil(sum * power_of_two(64));
    if (threshold > Integer{~std::uint64_t{0}}) return;
    thresholds_->push_back(static_cast<std::uint64_t>(threshold));
  }
}

}  // namespace certau
