// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/width_run.hpp"

#include "certau/number/enclosed_real.hpp"
#include "certau/process/branch_sampler.hpp"
#include "certau/simulation/type_run.hpp"

namespace certau {
namespace {

struct WidthThresholds {
  double thousandth = std::numeric_limits<double>::infinity();
  double tolerance = 0;
};

// Widths are upper bounds, so that "not wider than" is sure.
void note(WidthReport& report, const WidthThresholds& sizes, double width, std::int64_t step) {
  if (!report.exceeds_thousandth && width > sizes.thousandth) report.exceeds_thousandth = step;
  if (!report.exceeds_tolerance && width > sizes.tolerance) report.exceeds_tolerance = step;
  report.largest = std::max(report.largest, width);
  report.last = width;
}

template <class T>
class WidthIn final : public WidthRun {
 public:
  WidthIn(const Process<Rational>& process, const State<Rational>& start, NumberFormat format,
          const Rational& tolerance)
      : format_{format},
        process_{convert_process<T>(process, format)},
        sampler_{process},
        state_{convert_state<T>(start, format)},
        weight_sizes_{sizes(process.device, process.algorithm, tolerance)},
        auxiliary_sizes_{sizes(process.auxiliary_device, process.algorithm, tolerance)} {
    if (has_auxiliary(process.algorithm)) auxiliary_.emplace();
  }

  bool measure() override {
    const double weight = width_up(state_.weight);
    const double auxiliary = width_up(state_.auxiliary);
    if (!std::isfinite(weight) || !std::isfinite(auxiliary)) {
      obstacle_ = "the enclosure has become unbounded";
      return false;
    }
    note(weight_, weight_sizes_, weight, step_);
    if (auxiliary_) note(*auxiliary_, auxiliary_sizes_, auxiliary, step_);
    return true;
  }

  bool advance(std::uint64_t word) override {
    const auto branch = sampler_.choose(word, process_, state_.weight, format_);
    if (!branch.has_value()) {
      obstacle_ = branch.reason();
      return false;
    }
    state_ = branch_image(process_, state_, branch.value());
    ++step_;
    return true;
  }

 private:
  static WidthThresholds sizes(const Device<Rational>& device, Algorithm algorithm,
                               const Rational& tolerance) {
    WidthThresholds result;
    if (const auto size = thousandth_of_range(device, algorithm))
      result.thousandth = round_down(*size);
    result.tolerance = round_down(tolerance);
    return result;
  }

  NumberFormat format_;
  Process<T> process_;
  BranchSampler sampler_;
  State<T> state_;
  WidthThresholds weight_sizes_, auxiliary_sizes_;
};

}  // namespace

std::unique_ptr<WidthRun> make_width_run(const Process<Rational>& process,
                                         const State<Rational>& start, const NumberChoice& number,
                                         const Rational& tolerance) {
  require(number.type == NumberType::interval || number.type == NumberType::ball,
          "widths of a type that encloses nothing (it has none): give interval or ball");
  const NumberFormat format{number.bits};
  if (number.type == NumberType::interval)
    return std::make_unique<WidthIn<Interval>>(process, start, format, tolerance);
  return std::make_unique<WidthIn<Ball>>(process, start, format, tolerance);
}

}  // namespace certau
