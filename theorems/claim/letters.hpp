// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// Letters that several capsules share, in the paper's meaning.
inline Letter letter_L() { return {"L", "smoothness constant"}; }
inline Letter letter_H() { return {"H", "Hessian of the quadratic f, row after row"}; }
inline Letter letter_W_star() { return {"W_star", "W*, where its gradient vanishes"}; }
inline Letter letter_variance() { return {"variance", "σ², a bound on E‖ε‖²"}; }
inline Letter letter_tau() { return {"tau", "range of the device"}; }
inline Letter letter_alpha() { return {"alpha", "learning rate"}; }
inline Letter letter_eps() { return {"eps", "values of the noise, a row for each"}; }
inline Letter letter_prob() { return {"prob", "their probabilities"}; }
inline Letter letter_W0() { return {"W0", "first weights"}; }
inline Letter letter_W_max() { return {"W_max", "bound on ‖W_k‖∞"}; }
inline Letter letter_K() { return {"K", "number of steps"}; }

}  // namespace certau::theorems
