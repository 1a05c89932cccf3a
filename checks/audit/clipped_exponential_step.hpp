// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "certau/base/field.hpp"
#include "certau/device/response.hpp"
#include "certau/number/interval.hpp"

namespace certau::audit {

/// The exponential step device of aihwkit, whose steps are cut off at 0 and may differ in size up
/// and down. It is another form than the paper's exponential step.
///   Statement  q₊(w) = c₊·max(0, 1 − A₊·exp(γ₊z)), q₋(w) = c₋·max(0, 1 − A₋·exp(−γ₋z)),
///              z = 2aw/(w_max − w_min) + b; c₊ = 1 + min(u, 0), c₋ = 1 − max(u, 0), u = up_down
///   Units      w_min, w_max: weight; all others pure numbers
///   Requires   w_min < w_max, abs(up_down) < 1
///   Source     [rasch2021] (ExpStepDevice); parameter names are aihwkit's
struct ClippedExponentialStep {
  static constexpr std::string_view kind = "clipped-exponential-step";
  Rational w_max;
  Rational w_min;
  Rational A_up;
  Rational A_down;
  Rational gamma_up;
  Rational gamma_down;
  Rational a;
  Rational b;
  Rational up_down = 0;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("w_max", self.w_max, Presence::required);
    visit("w_min", self.w_min, Presence::required);
    visit("A_up", self.A_up, Presence::required);
    visit("A_down", self.A_down, Presence::required);
    visit("gamma_up", self.gamma_up, Presence::required);
    visit("gamma_down", self.gamma_down, Presence::required);
    visit("a", self.a, Presence::required);
    visit("b", self.b, Presence::required);
    visit("up_down", self.up_down, Presence::optional);
  }
  /// Enclosed for all weights of an interval.
  [[nodiscard]] Response<Interval> response(const Interval& weight, NumberFormat format) const;
  /// An upper bound of abs(q₊') or abs(q₋') on the interval; none if it is not bounded.
  [[nodiscard]] std::optional<Rational> slope_upper(const Interval& weight, bool up,
                                                    NumberFormat format) const;
  void validate(std::string_view name = "device") const;
};

}  // namespace certau::audit
