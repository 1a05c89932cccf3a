// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::theorems {

/// f on the line whose derivative is continuous and piecewise linear: slope `slopes[i]` between
/// knots i − 1 and i, derivative 0 and value 0 at `stationary`. Slopes of any sign: f need not be
/// convex, nor bounded below.
///   Shape     m knots, m + 1 slopes; m = 0 is a quadratic
///   Requires  is_shaped(), for everything else
template <class T>
struct PiecewiseQuadratic {
  const std::vector<T>& slopes;
  const std::vector<T>& knots;
  const T& stationary;

  /// The letters slopes, knots and w_star of an instance.
  static PiecewiseQuadratic of(const Assignment<T>& at) {
    return {at.list("slopes"), at.list("knots"), at["w_star"]};
  }

  /// One more slope than knots, and the knots increase.
  [[nodiscard]] bool is_shaped() const {
    if (slopes.size() != knots.size() + 1) return false;
    for (std::size_t i = 0; i + 1 < knots.size(); ++i)
      if (knots[i] >= knots[i + 1]) return false;
    return true;
  }
  [[nodiscard]] bool has_slopes_within(const T& low, const T& high) const {
    for (const T& slope : slopes)
      if (slope < low || slope > high) return false;
    return true;
  }
  /// A1: the derivative is Lipschitz with constant L.
  [[nodiscard]] bool is_smooth(const T& L) const { return has_slopes_within(T(-L), L); }

  [[nodiscard]] T gradient(const T& weight) const { return at(weight).gradient; }
  /// f(weight) − f(stationary)
  [[nodiscard]] T value(const T& weight) const { return at(weight).value; }

  /// inf f − f(stationary); none if f is unbounded below.
  [[nodiscard]] std::optional<T> infimum() const {
    // Beyond the outermost knots f is one parabola, or a line if its slope there is 0.
    const T& first = knots.empty() ? stationary : knots.front();
    const T& last = knots.empty() ? stationary : knots.back();
    if (slopes.front() < 0 || (slopes.front() == 0 && gradient(first) > 0)) return std::nullopt;
    if (slopes.back() < 0 || (slopes.back() == 0 && gradient(last) < 0)) return std::nullopt;
    // Bounded below, f has its minimum at a knot or at the vertex of a convex piece.
    T least(0);
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      const T& anchor = i < knots.size() ? knots[i] : last;
      const Point point = at(anchor);
      if (point.value < least) least = point.value;
      if (slopes[i] <= 0) continue;
      const T vertex = anchor - point.gradient / slopes[i];
      if (piece_of(vertex) != i) continue;
      const T value = point.value - point.gradient * point.gradient / (2 * slopes[i]);
      if (value < least) least = value;
    }
    return least;
  }

 private:
  struct Point {
    T gradient;
    T value;
  };

  // The piece to the right of which no knot is at most w; a knot belongs to the piece on its right.
  [[nodiscard]] std::size_t piece_of(const T& w) const {
    std::size_t i = 0;
    while (i < knots.size() && knots[i] <= w) ++i;
    return i;
  }

  // Integrates the slopes from the stationary point to the weight, piece by piece.
  [[nodiscard]] Point at(const T& weight) const {
    Point point{T(0), T(0)};
    T from = stationary;
    const auto walk_to = [&](const T& to, const T& slope) {
      const T way = to - from;
      point.value += way * (point.gradient + slope * way / 2);
      point.gradient += slope * way;
      from = to;
    };
    std::size_t piece = piece_of(from);
    const std::size_t goal = piece_of(weight);
    for (; piece < goal; ++piece) walk_to(knots[piece], slopes[piece]);
    for (; piece > goal; --piece) walk_to(knots[piece - 1], slopes[piece]);
    walk_to(weight, slopes[goal]);
    return point;
  }
};

}  // namespace certau::theorems
