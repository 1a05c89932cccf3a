// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "certau/process/process.hpp"
#include "certau/simulation/error_frame.hpp"
#include "certau/simulation/local_model.hpp"

namespace certau {

/// For each cell of a grid of states and each branch of the noise, how an error grows there.
///   Statement  let x^ be a computed state in the cell of `at`, x an exact one, both of one branch,
///              and (first, second), not above limits(), a bound on x^ − x in the frame: then what
///              `apply` makes of it is one for their images
///   Shape      cells are filled when first asked for; if a state leaves the grid, the grid doubles
///   Requires   has_polynomial_maps(process), has_ieee_doubles()
///   Error      proof: docs/precision.md
class ErrorGrowth {
 public:
  /// For a computation with `bits` of significand that starts there.
  ErrorGrowth(const Process<Rational>& process, const State<Rational>& start, unsigned bits);

  /// In which errors are bounded. Setting it empties the cells.
  [[nodiscard]] const ErrorFrame& frame() const { return frame_; }
  void set_frame(const ErrorFrame& frame);

  /// Whether the grid can be made to reach a state (it is finite, and not of astronomical size);
  /// afterwards it does.
  [[nodiscard]] bool reach(double weight, double auxiliary) {
    return holds(weight, auxiliary) ||
           (enlarge(weight_axis_, weight) && enlarge(auxiliary_axis_, auxiliary));
  }
  [[nodiscard]] bool holds(double weight, double auxiliary) const {
    return weight_axis_.holds(weight) && auxiliary_axis_.holds(auxiliary);
  }

  /// Requires: the grid holds the state.
  [[nodiscard]] const BoundStep& at(double weight, double auxiliary, std::size_t branch) {
    const std::size_t cell =
        weight_axis_.index(weight) * auxiliary_axis_.cells + auxiliary_axis_.index(auxiliary);
    BoundStep& step = steps_[cell * branches_ + branch];
    if (step.a < 0) [[unlikely]]
      step = computed(weight_axis_.index(weight), auxiliary_axis_.index(auxiliary), branch);
    return step;
  }

  /// One step of a bound: three roundings at most on each way, which the entries make up for.
  [[nodiscard]] static ErrorBound apply(const BoundStep& step, const ErrorBound& bound) {
    return {step.a * bound.first + step.b * bound.second + step.r,
            step.c * bound.first + step.d * bound.second + step.s};
  }
  /// The same if there is no auxiliary.
  [[nodiscard]] static ErrorBound apply_to_one(const BoundStep& step, const ErrorBound& bound) {
    return {step.a * bound.first + step.r, 0};
  }

  /// The same step before it is seen in the frame.
  [[nodiscard]] DifferenceStep linear_step(double weight, double auxiliary,
                                           std::size_t branch) const;

  /// The largest bounds that keep the exact state near enough to the computed one's cell.
  [[nodiscard]] const ErrorBound& limits() const { return limits_; }

 private:
  // Cells of width 2^k between multiples of it; or one cell for a coordinate that stands still.
  struct Axis {
    double origin = 0;
    double width = 0;
    double per_width = 0;
    std::size_t cells = 1;

    [[nodiscard]] double position(double x) const { return (x - origin) * per_width; }
    [[nodiscard]] bool holds(double x) const {
      return position(x) >= 0 && position(x) < static_cast<double>(cells);
    }
    [[nodiscard]] std::size_t index(double x) const {
      return static_cast<std::size_t>(static_cast<std::int64_t>(position(x)));
    }
    [[nodiscard]] DoubleInterval cell(std::size_t index) const;
  };
  static Axis axis_over(const Device<Rational>& device, bool is_bounded, const Rational& start,
                        std::size_t cells);

  bool enlarge(Axis& axis, double coordinate);
  void empty();
  [[nodiscard]] DifferenceStep modelled(std::size_t weight_cell, std::size_t auxiliary_cell,
                                        std::size_t branch) const;
  [[nodiscard]] BoundStep computed(std::size_t weight_cell, std::size_t auxiliary_cell,
                                   std::size_t branch) const;

  Process<LocalModel> process_;
  unsigned bits_;
  std::size_t branches_;
  Axis weight_axis_;
  Axis auxiliary_axis_;
  ErrorFrame frame_;
  ErrorBound limits_;
  std::vector<BoundStep> steps_;
};

}  // namespace certau
