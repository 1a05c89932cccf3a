// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "certau/base/named.hpp"
#include "checks/audit/device_text.hpp"
#include "checks/audit/saturation.hpp"

namespace certau::audit {

/// Whether a run satisfied a hypothesis, as far as its trace tells.
enum class Satisfied { yes, no, unknown, not_visible };
inline constexpr std::array satisfied_names{
    Named<Satisfied>{Satisfied::yes, "yes"},
    Named<Satisfied>{Satisfied::no, "no"},
    Named<Satisfied>{Satisfied::unknown, "too close to tell"},
    Named<Satisfied>{Satisfied::not_visible, "not visible in the trace"},
};

struct Hypothesis {
  std::string claims;     // ids of the registry: "theorem-1"
  std::string statement;  // "‖W₀ − w°‖∞ ≤ τ"
  Satisfied satisfied = Satisfied::not_visible;
  std::string detail;  // the numbers it rests on
};

/// What an array showed that hypotheses are about. A device without known τ has none.
struct ArrayEvidence {
  DeviceChoice device;
  std::optional<Saturation> saturation;
  std::optional<ClosedInterval> largest_request;  // of abs(Δ), over all steps and coordinates
};

/// Rates and constants that the user declares.
struct DeclaredRates {
  std::optional<Rational> learning_rate;            // α of the weight
  std::optional<Rational> auxiliary_learning_rate;  // β
  std::optional<Rational> smoothness;               // L
};

/// The hypotheses of the paper's theorems and of the repaired ones, about the asymmetric linear
/// device, against what was recorded. The paper's devices have w° = 0; where the repaired claim is
/// about the symmetric point, so is this.
[[nodiscard]] std::vector<Hypothesis> hypotheses(const ArrayEvidence& weight,
                                                 const std::optional<ArrayEvidence>& auxiliary,
                                                 const DeclaredRates& rates);

}  // namespace certau::audit
