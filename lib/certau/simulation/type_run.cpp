// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/type_run.hpp"

#include "certau/process/branch_sampler.hpp"

namespace certau {
namespace {

template <class T>
class RunIn final : public TypeRun {
 public:
  RunIn(const Process<Rational>& process, const State<Rational>& start, NumberFormat format,
        const ErrorThresholds& weight, const std::optional<ErrorThresholds>& auxiliary)
      : TypeRun{weight, auxiliary},
        format_{format},
        process_{convert_process<T>(process, format)},
        sampler_{process},
        state_{convert_state<T>(start, format)} {}

  bool measure(const ReferenceRun& reference, bool keep) override {
    using std::isfinite;
    if (!isfinite(state_.weight) || (auxiliary_ && !isfinite(state_.auxiliary)))
      obstacle_ = "a coordinate is no longer finite";
    if (!obstacle_.empty()) return false;
    weight_.error.note(step_, reference.weight(), exact_real(state_.weight), keep);
    if (auxiliary_)
      auxiliary_->error.note(step_, reference.auxiliary(), exact_real(state_.auxiliary), keep);
    return true;
  }

  void advance(std::uint64_t word) override {
    // A computed weight decides for itself: no float is in doubt.
    const std::size_t branch = sampler_.choose(word, process_, state_.weight, format_).value();
    State<T> next = branch_image(process_, state_, branch);
    note_stalls(next, branch);
    state_ = std::move(next);
    ++step_;
  }

 private:
  void note_stalls(const State<T>& next, std::size_t branch) {
    const bool two = auxiliary_.has_value();
    if (!(next.weight == state_.weight))
      weight_.stall.note_moved();
    else if (weight_update_was_asked(next, branch))
      weight_.stall.note_lost(step_);
    if (!two) return;
    if (!(next.auxiliary == state_.auxiliary))
      auxiliary_->stall.note_moved();
    else if (asks_for_update(response(process_.auxiliary_device, state_.auxiliary),
                             auxiliary_increment(process_, state_, branch)))
      auxiliary_->stall.note_lost(step_);
  }

  [[nodiscard]] bool weight_update_was_asked(const State<T>& next, std::size_t branch) const {
    if (has_auxiliary(process_.algorithm))
      return asks_for_update(response(process_.device, state_.weight),
                             transferred_increment(process_.learning_rate, next.auxiliary));
    const T increment = branch_increment(process_, state_.weight, branch);
    if (!is_analog(process_.algorithm)) return !(increment == T(0));
    return asks_for_update(response(process_.device, state_.weight), increment);
  }

  NumberFormat format_;
  Process<T> process_;
  BranchSampler sampler_;
  State<T> state_;
};

template <class T>
constexpr int bits_of = std::numeric_limits<T>::digits;

template <class T>
double least_number() {
  // Not below the least double: bounds on errors are doubles.
  return std::ldexp(1.0, std::max(std::numeric_limits<T>::min_exponent - bits_of<T>, -1074));
}

// Calls visit with a value of the type and its least number.
template <class Visit>
auto with_type(NumberType type, Visit visit) {
  switch (type) {
    case NumberType::half:
      return visit(Half{}, least_number<Half>());
    case NumberType::bfloat16:
      return visit(Bfloat16{}, least_number<Bfloat16>());
    case NumberType::float32:
      return visit(float{}, least_number<float>());
    case NumberType::float64:
      return visit(double{}, least_number<double>());
    case NumberType::extended:
      return visit(static_cast<long double>(0), least_number<long double>());
    case NumberType::quad:
      return visit(Quad{}, least_number<Quad>());
    case NumberType::mpfr:
      return visit(Real{}, std::numeric_limits<double>::denorm_min());
    case NumberType::rational:
    case NumberType::interval:
    case NumberType::ball:
      break;
  }
  throw ContractViolation("a run of measured errors in an exact type (it has none): leave it out");
}

}  // namespace

std::optional<Rational> thousandth_of_range(const Device<Rational>& device, Algorithm algorithm) {
  const auto range = is_analog(algorithm) ? domain(device) : std::nullopt;
  if (!range) return std::nullopt;
  return range->width() / 1000;
}

int significand_bits(const NumberChoice& number) {
  switch (number.type) {
    case NumberType::half:
      return bits_of<Half>;
    case NumberType::bfloat16:
      return bits_of<Bfloat16>;
    case NumberType::float32:
      return bits_of<float>;
    case NumberType::float64:
      return bits_of<double>;
    case NumberType::extended:
      return bits_of<long double>;
    case NumberType::quad:
      return bits_of<Quad>;
    case NumberType::mpfr:
      return static_cast<int>(number.bits);
    case NumberType::rational:
    case NumberType::interval:
    case NumberType::ball:
      return 0;
  }
  throw ContractViolation("bits of an unknown number type (a defect): add it to the switch");
}

std::unique_ptr<TypeRun> make_type_run(const Process<Rational>& process,
                                       const State<Rational>& start, const NumberChoice& number,
                                       const Rational& tolerance) {
  return with_type(number.type, [&](auto value, double least) -> std::unique_ptr<TypeRun> {
    using T = decltype(value);
    const auto thresholds = [&](const Device<Rational>& device) {
      return ErrorThresholds{significand_bits(number), least,
                             thousandth_of_range(device, process.algorithm), tolerance};
    };
    std::optional<ErrorThresholds> auxiliary;
    if (has_auxiliary(process.algorithm)) auxiliary = thresholds(process.auxiliary_device);
    return std::make_unique<RunIn<T>>(process, start, NumberFormat{number.bits},
                                      thresholds(process.device), auxiliary);
  });
}

}  // namespace certau
