// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/spec/schedule.hpp"
#include "checks/properties/generators/number.hpp"

namespace certau {

void showValue(const Schedule& schedule, std::ostream& out);

}  // namespace certau

namespace certau::properties {

/// Learning rates a/√K over 1 to 6 horizons K in increasing order, up to 10^6; half of them are
/// squares, where the rate is exact. Half the time with Tiki-Taka's ratio of the two rates.
[[nodiscard]] rc::Gen<Schedule> schedule(NumberKind kind = NumberKind::rational);

/// The learning rates of the steps of a run, 1 to `most_steps` of them: all equal, or a/√k for step
/// k = 1, 2, … (rounded down to 6 digits where the root is irrational; if the kind is dyadic, the
/// largest a·2^-j below it).
[[nodiscard]] rc::Gen<std::vector<Rational>> learning_rates(int most_steps,
                                                            NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
