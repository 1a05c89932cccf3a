// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/error_growth.hpp"

namespace certau {
namespace {

constexpr std::size_t cells_of_one_coordinate = 256;
constexpr std::size_t cells_of_two_coordinates = 64;

// A cell's model reaches this part of its width beyond each side: room for the error (a half of
// it), and for the rounding of the state's position (far less).
constexpr double margin = 0.125;

// Entries that are not computed yet.
constexpr BoundStep unknown{-1, 0, 0, 0, 0, 0};

// A bound's step rounds at most three times from a product to the result, by at most 2^-53 each:
// (1 + 2^-50)(1 − 2^-53)³ >= 1. And 2^-1060 is more than products that underflow can lose.
double with_slack(double exact) { return multiply_up(exact, 1 + 0x1p-50); }
double constant_with_slack(double exact) { return add_up(with_slack(exact), 0x1p-1060); }

}  // namespace

DoubleInterval ErrorGrowth::Axis::cell(std::size_t index) const {
  if (width == 0) return DoubleInterval::point(origin);
  const double first = static_cast<double>(index);
  return {origin + (first - margin) * width, origin + (first + 1 + margin) * width};
}

ErrorGrowth::Axis ErrorGrowth::axis_over(const Device<Rational>& device, bool is_bounded,
                                         const Rational& start, std::size_t cells) {
  const auto range = is_bounded ? domain(device) : std::nullopt;
  const double at = round_down(start);
  // Any window will do; this one holds the start and most of what follows.
  double lower = range ? round_down(range->lower) : at - std::max(1.0, std::abs(at));
  double upper = range ? round_up(range->upper) : at + std::max(1.0, std::abs(at));
  lower = std::min(lower, at);
  upper = std::max(upper, at);
  // Wide enough cells that their ends, and the positions in them, are as good as exact.
  const double least = std::max({(upper - lower) / static_cast<double>(cells),
                                 0x1p-40 * std::max(std::abs(lower), std::abs(upper)), 0x1p-900});
  const double width = std::exp2(std::ceil(std::log2(least)));
  return {std::floor(lower / width) * width, width, 1 / width, cells + 2};
}

ErrorGrowth::ErrorGrowth(const Process<Rational>& process, const State<Rational>& start,
                         unsigned bits)
    : process_{convert_process<LocalModel>(process, {bits})},
      bits_{bits},
      branches_{branch_count(process.noise)} {
  require(has_polynomial_maps(process) && has_ieee_doubles(),
          "error growth of maps beyond + − · / or on unusual doubles (no bound is known for "
          "their rounding): ask first");
  const bool two = has_auxiliary(process.algorithm);
  weight_axis_ = axis_over(process.device, is_analog(process.algorithm), start.weight,
                           two ? cells_of_two_coordinates : cells_of_one_coordinate);
  auxiliary_axis_ =
      two ? axis_over(process.auxiliary_device, true, start.auxiliary, cells_of_two_coordinates)
          : Axis{};
  empty();
}

void ErrorGrowth::set_frame(const ErrorFrame& frame) {
  frame_ = frame;
  empty();
}

void ErrorGrowth::empty() {
  steps_.assign(weight_axis_.cells * auxiliary_axis_.cells * branches_, unknown);
  // Without an auxiliary, its error is 0 and its limit says nothing.
  const double auxiliary = auxiliary_axis_.width > 0 ? margin / 2 * auxiliary_axis_.width : 1;
  limits_ = frame_.limits(margin / 2 * weight_axis_.width, auxiliary);
}

bool ErrorGrowth::enlarge(Axis& axis, double coordinate) {
  if (!std::isfinite(coordinate)) return false;
  while (!axis.holds(coordinate)) {
    if (axis.width == 0 || axis.width > 0x1p+900) return false;
    // The new window holds the old one, and is centred about as it was.
    const double half = std::floor(static_cast<double>(axis.cells) / 2);
    const double middle = axis.origin / axis.width + half;
    axis.width *= 2;
    axis.per_width /= 2;
    axis.origin = (std::floor(middle / 2) - half) * axis.width;
  }
  empty();
  return true;
}

DifferenceStep ErrorGrowth::modelled(std::size_t weight_cell, std::size_t auxiliary_cell,
                                     std::size_t branch) const {
  const State<LocalModel> state{LocalModel::weight(weight_axis_.cell(weight_cell), bits_),
                                LocalModel::auxiliary(auxiliary_axis_.cell(auxiliary_cell), bits_)};
  const auto image = branch_image(process_, state, branch);
  const auto& [weight, auxiliary] = image;
  DifferenceStep step{weight.weight_slope(),    weight.auxiliary_slope(),
                      auxiliary.weight_slope(), auxiliary.auxiliary_slope(),
                      weight.rounding(),        auxiliary.rounding()};
  if (!weight.range().is_bound() || !auxiliary.range().is_bound())
    step.weight_rounding = std::numeric_limits<double>::infinity();
  return step;
}

DifferenceStep ErrorGrowth::linear_step(double weight, double auxiliary, std::size_t branch) const {
  return modelled(weight_axis_.index(weight), auxiliary_axis_.index(auxiliary), branch);
}

BoundStep ErrorGrowth::computed(std::size_t weight_cell, std::size_t auxiliary_cell,
                                std::size_t branch) const {
  const BoundStep exact = frame_.step(modelled(weight_cell, auxiliary_cell, branch));
  const BoundStep bound{with_slack(exact.a),          with_slack(exact.b),
                        with_slack(exact.c),          with_slack(exact.d),
                        constant_with_slack(exact.r), constant_with_slack(exact.s)};
  for (const double entry : {bound.a, bound.b, bound.c, bound.d, bound.r, bound.s})
    if (!(std::isfinite(entry) && entry >= 0)) {
      constexpr double infinity = std::numeric_limits<double>::infinity();
      return {0, 0, 0, 0, infinity, infinity};
    }
  return bound;
}

}  // namespace certau
