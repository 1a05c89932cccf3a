// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/pulse_rule.hpp"

namespace certau::audit {
namespace {

constexpr std::int64_t most = std::int64_t{1} << 62;

std::int64_t count_of(const Integer& integer) {
  if (integer > most) return most;
  return integer < 0 ? 0 : static_cast<std::int64_t>(integer);
}

// Requests of one sign and not all 0, by their sizes.
CountRange counts_of_sizes(PulseRule rule, const ClosedInterval& size_range, const Rational& pulse,
                           std::int64_t longest) {
  if (rule == PulseRule::stochastic) return {0, longest};
  const Rational reach = rule == PulseRule::any ? Rational{1} : Rational{1, 2};
  return {count_of(ceil(size_range.lower / pulse - reach)),
          count_of(floor(size_range.upper / pulse + reach))};
}

ClosedInterval with_error(const ClosedInterval& request, const Rational& error) {
  return hull(scaled(request, 1 - error), scaled(request, 1 + error));
}

}  // namespace

CountRange admitted_counts(PulseRule rule, const ClosedInterval& request, const Rational& size,
                           const Rational& update_error, std::int64_t longest) {
  require(size > 0 && rule != PulseRule::none,
          "counts of pulses without a rule or size (there are none): give both");
  const ClosedInterval requested = with_error(request, update_error);
  CountRange range;
  if (requested.upper > 0) {
    const Rational zero = 0;
    const auto up =
        counts_of_sizes(rule, {std::max(requested.lower, zero), requested.upper}, size, longest);
    range = up;
  }
  if (requested.lower < 0) {
    const Rational zero = 0;
    const auto down = counts_of_sizes(
        rule, {std::max(Rational{-requested.upper}, zero), -requested.lower}, size, longest);
    range = requested.upper > 0 ? CountRange{-down.upper, range.upper}
                                : CountRange{-down.upper, -down.lower};
  }
  return range;
}

std::int64_t longest_train(const std::vector<ClosedInterval>& requests, const Rational& size,
                           const Rational& update_error) {
  Rational largest = 0;
  for (const auto& request : requests)
    largest = std::max(largest, sizes(with_error(request, update_error)).upper);
  return count_of(ceil(largest / size));
}

}  // namespace certau::audit
