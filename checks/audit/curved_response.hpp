// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "checks/audit/device_text.hpp"

namespace certau::audit {

/// Images of intervals under devices whose response is not linear in the weight, in 128 bits,
/// rounded outward.
///   Statement  each contains w + Δ·q_s(w)·(1 + e) for all w, Δ of the intervals, abs(e) <=
///              response_error, s the sign of Δ
///   Returns    outside_domain if the weight leaves the range for which a power or an exponential
///              step device is described; a weight on its edge is taken to be inside
[[nodiscard]] Outcome<ClosedInterval> curved_update(const AuditDevice& device,
                                                    const ClosedInterval& state,
                                                    const ClosedInterval& increment,
                                                    const Rational& response_error);
/// The same, for a number of increments one after another.
[[nodiscard]] Outcome<ClosedInterval> curved_pulses(const AuditDevice& device, ClosedInterval state,
                                                    std::int64_t pulses, const Rational& pulse,
                                                    const Rational& response_error);

}  // namespace certau::audit
