// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/clipped_exponential_step.hpp"

#include <algorithm>

namespace certau::audit {
namespace {

Interval positive_part(const Interval& x) {
  switch (NumberTraits<Interval>::is_nonnegative(x)) {
    case Truth::yes:
      return x;
    case Truth::no:
      return Interval{0L};
    case Truth::unknown:
      break;
  }
  Interval result = x;
  mpfr_set_zero(&result.data()->left, 1);
  return result;
}

}  // namespace

Response<Interval> ClippedExponentialStep::response(const Interval& weight,
                                                    NumberFormat format) const {
  const auto enclosed = [&](const Rational& value) { return Interval{value, format.bits}; };
  const Interval z = enclosed(2 * a / (w_max - w_min)) * weight + enclosed(b);
  const auto factor = [&](const Rational& height, const Rational& gamma) {
    return positive_part(Interval{1L} - enclosed(height) * exp(enclosed(gamma) * z));
  };
  const Rational none = 0;
  return {enclosed(1 + std::min(up_down, none)) * factor(A_up, gamma_up),
          enclosed(1 - std::max(up_down, none)) * factor(A_down, -gamma_down)};
}

std::optional<Rational> ClippedExponentialStep::slope_upper(const Interval& weight, bool up,
                                                            NumberFormat format) const {
  const auto enclosed = [&](const Rational& value) { return Interval{value, format.bits}; };
  const Rational stretch = 2 * a / (w_max - w_min);
  const Rational rate = up ? gamma_up : Rational{-gamma_down};
  // Where the step is cut off it has slope 0; both factors c are at most 1.
  const Interval slope = enclosed(abs((up ? A_up : A_down) * rate * stretch)) *
                         exp(enclosed(rate) * (enclosed(stretch) * weight + enclosed(b)));
  if (mpfi_bounded_p(slope.data()) == 0) return std::nullopt;
  return exact_upper(slope);
}

void ClippedExponentialStep::validate(std::string_view name) const {
  if (w_min >= w_max)
    throw_invalid(dotted(name, "w_min"), to_string(w_min),
                  "must be less than w_max = \"" + to_string(w_max) +
                      "\" (z is divided by both's "
                      "distance)",
                  "lower it, or raise w_max");
  if (abs(up_down) >= 1)
    throw_invalid(dotted(name, "up_down"), to_string(up_down),
                  "must be between -1 and 1 (else steps in one direction vanish)",
                  "give the relative difference of steps up and down");
}

}  // namespace certau::audit
