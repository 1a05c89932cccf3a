// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/search/draw.hpp"

namespace certau::theorems {

/// A rational whose square is at least x: the root itself where that is rational, else up to 1 part
/// in 1000 above it. Requires: x >= 0.
[[nodiscard]] Rational root_at_least(const Rational& x);

/// The letters L, H, W_star, tau, alpha, beta, sigma, c, eps, prob of a setting (setting.hpp) that
/// meets A1, A3 and A5; beta is 1 and to be set. σ and c are often as tight as the law allows.
[[nodiscard]] Instance draw_tiki_taka(Draw& draw, int D);

/// The same with noise that is nearly always ±1 times its scale, and rarely a hundred to ten
/// thousand times as large (its first value).
[[nodiscard]] Instance draw_tiki_taka_with_rare_noise(Draw& draw, int D);

/// Positive and at most the smallest of the bounds: often equal to it, often far below.
[[nodiscard]] Rational draw_below(Draw& draw, std::initializer_list<Rational> bounds);

/// Rows of indices into the values of the noise, for m steps of D coordinates.
[[nodiscard]] std::vector<Rational> draw_path(Draw& draw, int steps, int D, int values);

}  // namespace certau::theorems
