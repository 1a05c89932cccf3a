// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "certau/base/named.hpp"

namespace certau::audit {

/// What a step of a recorded array is held against. docs/audit.md states each.
enum class Law {
  update,       // continuous: w⁺ = w + Δ·F(w) − abs(Δ)·G(w)
  pulses,       // w⁺ is w after the recorded pulses
  pulse_range,  // w⁺ is between w after the fewest and after the most pulses that the rule admits
  pulse_bound,  // w⁺ is within the pulse bound of the continuous update
  pulse_count,  // the recorded count is one that the rule admits for the request
  request,      // the recorded request is the rate times the gradient (or the auxiliary)
};
inline constexpr std::size_t law_count = 6;

inline constexpr std::array law_names{
    Named<Law>{Law::update, "update"},           Named<Law>{Law::pulses, "pulses"},
    Named<Law>{Law::pulse_range, "pulse-range"}, Named<Law>{Law::pulse_bound, "pulse-bound"},
    Named<Law>{Law::pulse_count, "pulse-count"}, Named<Law>{Law::request, "request"},
};

/// The two arrays of a trace.
enum class Array { weight, auxiliary };
inline constexpr std::array array_names{
    Named<Array>{Array::weight, "weight"},
    Named<Array>{Array::auxiliary, "auxiliary"},
};

}  // namespace certau::audit
