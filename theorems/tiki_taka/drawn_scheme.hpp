// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/assignment.hpp"
#include "theorems/search/draw.hpp"

namespace certau::theorems {

enum class Curvature { any, convex };

/// The letters of a scheme (scheme.hpp), the weights under the given name: s₀, s₁ and B are those
/// of the gradient there, moved apart by a relative `room`, often 0; ω is within its bound.
[[nodiscard]] Instance draw_scheme(Draw& draw, int D, Curvature curvature, const char* weights,
                                   const Rational& room);

/// One coordinate, f = w²/2, noise ±1; the weights are to be added.
[[nodiscard]] Instance scheme_of_one_coordinate();

}  // namespace certau::theorems
