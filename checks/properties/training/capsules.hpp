// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/properties/property.hpp"

namespace certau::properties {

/// The properties of training steps: of Analog SGD, then of Tiki-Taka.
[[nodiscard]] Property model_step();
[[nodiscard]] Property no_drift_without_noise();
[[nodiscard]] Property sgd_drift();
[[nodiscard]] Property ridge_recursion();
[[nodiscard]] Property sgd_descent_step();
[[nodiscard]] Property gd_descent_step();
[[nodiscard]] Property monotone_convergence();
[[nodiscard]] Property contraction_to_minimizer();
[[nodiscard]] Property sgd_sign_flip();
[[nodiscard]] Property sgd_unit_change();
[[nodiscard]] Property tiki_taka_step();
[[nodiscard]] Property tiki_taka_rest();
[[nodiscard]] Property tiki_taka_drift();
[[nodiscard]] Property auxiliary_drift();
[[nodiscard]] Property tiki_taka_sign_flip();
[[nodiscard]] Property tiki_taka_unit_change();
[[nodiscard]] Property lyapunov_decrease();

}  // namespace certau::properties
