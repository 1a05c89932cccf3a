// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/error_frame.hpp"

namespace certau {
namespace {

double length_up(double x, double y) {
  return sqrt_up(add_up(multiply_up(x, x), multiply_up(y, y)));
}

// B = T A T^-1 for T = (1, −shear; 0, scale), each entry of A once in each of B.
struct Transformed {
  DoubleInterval a, b, c, d;

  Transformed(const DifferenceStep& step, double shear_value, double scale_value) {
    const auto shear = DoubleInterval::point(shear_value);
    const auto scale = DoubleInterval::point(scale_value);
    const DoubleInterval mixed = shear * step.auxiliary_by_weight;
    a = step.weight_by_weight - mixed;
    b = (shear * (step.weight_by_weight - step.auxiliary_by_auxiliary) - shear * mixed +
         step.weight_by_auxiliary) /
        scale;
    c = scale * step.auxiliary_by_weight;
    d = mixed + step.auxiliary_by_auxiliary;
  }
};

// B is half the sum of (a + d, b − c; c − b, a + d), a rotation times a number, and of
// (a − d, b + c; b + c, d − a), a reflection times a number; lengths add at most.
double length_growth(const Transformed& b) {
  const double turned = length_up((b.a + b.d).magnitude(), (b.b - b.c).magnitude());
  const double mirrored = length_up((b.a - b.d).magnitude(), (b.b + b.c).magnitude());
  return add_up(turned, mirrored) / 2;
}

constexpr double infinity = std::numeric_limits<double>::infinity();

double approx_mean_length_growth(const ErrorFrame& frame,
                                 const std::vector<DifferenceStep>& steps) {
  double sum = 0;
  for (const auto& step : steps)
    sum += std::log(length_growth({step, frame.shear(), frame.scale()}));
  const double mean = sum / static_cast<double>(steps.size());
  return std::isnan(mean) ? infinity : mean;
}

// The logarithm of the larger eigenvalue of the mean of the steps' absolute matrices.
double approx_componentwise_growth(double shear, const std::vector<DifferenceStep>& steps) {
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  for (const auto& step : steps) {
    const Transformed matrix{step, shear, 1};
    a += matrix.a.magnitude();
    b += matrix.b.magnitude();
    c += matrix.c.magnitude();
    d += matrix.d.magnitude();
  }
  const double largest = (a + d) / 2 + std::sqrt((a - d) * (a - d) / 4 + b * c);
  const double growth = std::log(largest / static_cast<double>(steps.size()));
  return std::isnan(growth) ? infinity : growth;
}

double middle(const DoubleInterval& interval) { return (interval.lower + interval.upper) / 2; }

// The means over typical steps, which set the scales of the search.
struct Couplings {
  double weight_by_auxiliary = 0;
  double auxiliary_by_weight = 0;
  double gap = 0;  // of the diagonal

  explicit Couplings(const std::vector<DifferenceStep>& steps) {
    for (const auto& step : steps) {
      weight_by_auxiliary += middle(step.weight_by_auxiliary);
      auxiliary_by_weight += middle(step.auxiliary_by_weight);
      gap += middle(step.weight_by_weight) - middle(step.auxiliary_by_auxiliary);
    }
  }
};

// A pair that a function likes better than those around it, on finer and finer grids about the
// best of a coarse one.
template <class Function>
std::pair<double, double> approx_least(Function function, double x_reach, double y_reach) {
  double best_x = 0;
  double best_y = 0;
  double best = function(0.0, 0.0);
  const auto try_at = [&](double x, double y) {
    const double value = function(x, y);
    if (!(value < best)) return false;
    best = value;
    best_x = x;
    best_y = y;
    return true;
  };
  const int rows = x_reach > 0 ? 2 : 0;
  for (int j = -rows; j <= rows; ++j)
    for (int k = -16; k <= 16; ++k) try_at(x_reach * j / 2, y_reach * k / 16);
  for (double step = 1.0 / 4; step > 1e-4; step /= 2) {
    bool better = true;
    for (int tries = 0; better && tries < 8; ++tries) {
      const double x = best_x;
      const double y = best_y;
      better = try_at(x, y + step * y_reach / 4);
      better = try_at(x, y - step * y_reach / 4) || better;
      if (x_reach == 0) continue;
      better = try_at(x + step * x_reach, y) || better;
      better = try_at(x - step * x_reach, y) || better;
    }
  }
  return {best_x, best_y};
}

}  // namespace

ErrorBound ErrorFrame::of(double weight, double auxiliary) const {
  const double sheared = add_up(weight, multiply_up(std::abs(shear_), auxiliary));
  if (!by_length_) return {sheared, auxiliary};
  return {length_up(sheared, multiply_up(scale_, auxiliary)), 0};
}

double ErrorFrame::weight(const ErrorBound& bound) const {
  if (!by_length_) return add_up(bound.first, multiply_up(std::abs(shear_), bound.second));
  return multiply_up(bound.first, length_up(1, divide_up(std::abs(shear_), scale_)));
}

double ErrorFrame::auxiliary(const ErrorBound& bound) const {
  return by_length_ ? divide_up(bound.first, scale_) : bound.second;
}

ErrorBound ErrorFrame::limits(double weight, double auxiliary) const {
  // A hundredth is more than any rounding here.
  constexpr double nearly = 0.99;
  if (by_length_) {
    const double reach = weight / length_up(1, divide_up(std::abs(shear_), scale_));
    return {nearly * std::min(reach, auxiliary * scale_), infinity};
  }
  return {nearly * weight / 2, nearly * std::min(auxiliary, weight / 2 / std::abs(shear_))};
}

BoundStep ErrorFrame::step(const DifferenceStep& step) const {
  const Transformed matrix{step, shear_, scale_};
  const ErrorBound rounding = of(step.weight_rounding, step.auxiliary_rounding);
  if (by_length_) return {length_growth(matrix), 0, 0, 0, rounding.first, 0};
  return {matrix.a.magnitude(), matrix.b.magnitude(), matrix.c.magnitude(),
          matrix.d.magnitude(), rounding.first,       rounding.second};
}

ErrorFrame approx_best_frame(const std::vector<DifferenceStep>& typical) {
  const Couplings mean{typical};
  ErrorFrame best;
  double growth = 0;
  // A shear that undoes the weight's coupling to the auxiliary, about.
  if (const double shear = -mean.weight_by_auxiliary / mean.gap; std::isfinite(shear)) {
    const auto growth_at = [&](double, double y) {
      return approx_componentwise_growth(shear * y, typical);
    };
    const auto [x, y] = approx_least(growth_at, 0, 4);
    best = ErrorFrame::componentwise(shear * y);
    growth = growth_at(x, y);
  }
  // The scale that makes both couplings alike, about. A rotation shrinks in no components.
  const double scale = std::sqrt(std::abs(mean.weight_by_auxiliary / mean.auxiliary_by_weight));
  if (growth < 0 || !(scale > 0 && std::isfinite(scale))) return best;
  const auto frame_at = [&](double x, double y) {
    return ErrorFrame::by_length(scale * std::exp2(x) * y, scale * std::exp2(x));
  };
  const auto growth_at = [&](double x, double y) {
    return approx_mean_length_growth(frame_at(x, y), typical);
  };
  const auto [x, y] = approx_least(growth_at, 4, 8);
  return growth_at(x, y) < growth ? frame_at(x, y) : best;
}

}  // namespace certau
