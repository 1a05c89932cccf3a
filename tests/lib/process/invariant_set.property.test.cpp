// SPDX-License-Identifier: Apache-2.0
#include "certau/process/invariant_set.hpp"

#include "checks/properties/generators/process.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

Outcome<InvariantSet> find(const properties::StartedProcess& instance) {
  const auto& [process, start] = instance;
  return find_invariant_set(process, to_polynomials(process), start, 60);
}

// Every branch of the rational process, which knows nothing of polynomials and signs, stays inside.
void expect_kept(const Process<Rational>& process, const ClosedInterval& set) {
  const Rational at = *properties::rational_in(set);
  for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
    RC_ASSERT(noise_probability(process.noise, j, at) >= 0);
    RC_ASSERT(set.contains(branch_image(process, at, j)));
  }
}

TEST(InvariantSet, of_two_point_noise_on_a_quadratic_is_known) {
  check_property(500, [] {
    const auto instance = *properties::invariant_process();
    validate(instance.process);
    validate_start(instance.process, {instance.start});
    const auto expected = properties::invariant_interval(instance.process);
    RC_ASSERT(expected.contains(instance.start));
    const auto set = find(instance).value();
    RC_ASSERT(set.interval == expected);
    RC_ASSERT(set.pieces.size() == 1U);
  });
}

TEST(InvariantSet, a_proved_set_is_never_left) {
  check_property(500, [] {
    const auto instance = *properties::invariant_process();
    const auto set = find(instance).value();
    expect_kept(instance.process, set.interval);
  });
}

TEST(InvariantSet, whatever_is_proved_about_any_process_holds) {
  int proved = 0;
  check_property(1000, [&] {
    auto instance = *properties::polynomial_process();
    instance.process.learning_rate /= 8;
    const auto outcome = find(instance);
    if (!outcome.has_value()) {
      RC_ASSERT(!outcome.reason().empty());
      return;
    }
    ++proved;
    const auto& set = outcome.value();
    RC_ASSERT(set.interval.contains(instance.start));
    expect_kept(instance.process, set.interval);
    // The admitted signs hold at points of each piece.
    const auto polynomials = to_polynomials(instance.process);
    for (const auto& piece : set.pieces) {
      const Rational at = *properties::rational_in(piece.interval);
      for (std::size_t j = 0; j < piece.admitted.size(); ++j) {
        if (piece.admitted[j].size() != 1 || !polynomials.branches[j].sign_matters) continue;
        const Rational increment = branch_increment(instance.process, at, j);
        const bool up = piece.admitted[j].front() == Sign::nonnegative;
        RC_ASSERT((up ? increment : Rational{-increment}) >= 0);
      }
    }
  });
  EXPECT_GT(proved, 40);
}

TEST(InvariantSet, pieces_cover_the_interval_without_gap) {
  check_property(200, [] {
    auto instance = *properties::polynomial_process();
    instance.process.learning_rate /= 8;
    const auto outcome = find(instance);
    RC_PRE(outcome.has_value());
    const auto& set = outcome.value();
    RC_ASSERT(set.pieces.front().interval.lower == set.interval.lower);
    RC_ASSERT(set.pieces.back().interval.upper == set.interval.upper);
    for (std::size_t k = 1; k < set.pieces.size(); ++k)
      RC_ASSERT(set.pieces[k - 1].interval.upper == set.pieces[k].interval.lower);
    RC_ASSERT(set.cuts().size() + 1 == set.pieces.size());
  });
}

TEST(InvariantSet, a_set_that_is_left_is_not_proved) {
  check_property(300, [] {
    const auto [process, start] = *properties::polynomial_process();
    const ClosedInterval interval{start, start + *properties::positive_rational()};
    const auto outcome = prove_invariant(to_polynomials(process), interval, {});
    for (std::size_t j = 0; j < branch_count(process.noise); ++j)
      if (!interval.contains(branch_image(process, start, j))) RC_ASSERT(!outcome.has_value());
    if (outcome.has_value()) expect_kept(process, interval);
  });
}

}  // namespace
}  // namespace certau
