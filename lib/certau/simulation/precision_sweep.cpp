// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/precision_sweep.hpp"

#include <algorithm>
#include <random>

#include "certau/simulation/kept_steps.hpp"

namespace certau {
namespace {

bool is_clear(const FirstStep& first) { return !first.unclear; }

bool is_clear(const CoordinateReport& report) {
  return is_clear(report.error.leaves_enclosure()) && is_clear(report.error.exceeds_unit()) &&
         is_clear(report.error.exceeds_thousandth()) && is_clear(report.error.exceeds_tolerance());
}

void check(const PrecisionRequest& request) {
  require(request.steps >= 0 && request.steps < 1'000'000'000'000'000'000,
          "a precision sweep over that many steps (it would not end): take 0 to 10^18");
  require(request.tolerance > 0,
          "a tolerance that is not positive (all errors exceed it): raise it");
  for (const auto& number : request.types)
    require(number.type != NumberType::rational && number.bits <= 1000,
            "a precision sweep over rationals or more than 1000 bits (errors would be below the "
            "doubles that bound them): leave the type out");
  validate(request.process);
}

class Sweep {
 public:
  explicit Sweep(const PrecisionRequest& request)
      : request_{request},
        reference_{
            make_reference(request.process, request.start, request.seed, request.enclosure_bits)},
        words_{request.seed} {
    for (const auto& number : request.types)
      if (significand_bits(number) > 0)
        report_.floats.push_back(
            {number, make_type_run(request.process, request.start, number, request.tolerance)});
      else
        report_.enclosures.push_back(
            {number, make_width_run(request.process, request.start, number, request.tolerance)});
    report_.has_auxiliary = has_auxiliary(request.process.algorithm);
    report_.reference.method = reference_->method();
  }

  void measure(std::int64_t step) {
    const bool keep = step == kept_ || step == request_.steps;
    if (step == kept_) kept_ = next_kept_step(step);
    for (auto& [number, run] : report_.floats)
      if (run->obstacle().empty()) run->measure(*reference_, keep);
    for (auto& [number, run] : report_.enclosures)
      if (run->obstacle().empty()) run->measure();
    auto& radius = report_.reference.largest_radius;
    radius.weight = std::max(radius.weight, reference_->weight().radius);
    radius.auxiliary = std::max(radius.auxiliary, reference_->auxiliary().radius);
    report_.reference.steps = step;
  }

  bool advance() {
    const std::uint64_t word = words_();
    for (auto& [number, run] : report_.floats)
      if (run->obstacle().empty()) run->advance(word);
    for (auto& [number, run] : report_.enclosures)
      if (run->obstacle().empty()) run->advance(word);
    const bool done = reference_->advance();
    report_.reference.obstacle = reference_->obstacle();
    return done;
  }

  [[nodiscard]] PrecisionReport take() { return std::move(report_); }

 private:
  const PrecisionRequest& request_;
  std::unique_ptr<ReferenceRun> reference_;
  std::mt19937_64 words_;
  std::int64_t kept_ = 0;
  PrecisionReport report_;
};

}  // namespace

bool PrecisionReport::is_conclusive() const {
  return reference.obstacle.empty() && double_bound.obstacle.empty() &&
         std::all_of(floats.begin(), floats.end(), [](const auto& entry) {
           const auto& auxiliary = entry.run->auxiliary();
           return is_clear(entry.run->weight()) && (!auxiliary || is_clear(*auxiliary));
         });
}

Outcome<PrecisionReport> sweep_precision(const PrecisionRequest& request,
                                         const std::function<void(std::int64_t)>& on_progress,
                                         const std::stop_token& stop) {
  check(request);
  Sweep sweep{request};
  for (std::int64_t step = 0;; ++step) {
    sweep.measure(step);
    if (step == request.steps) break;
    if (step % 256 == 0) {
      if (stop.stop_requested()) return Inconclusive{"interrupted"};
      if (on_progress) on_progress(step);
    }
    if (!sweep.advance()) break;
  }
  PrecisionReport report = sweep.take();
  report.double_bound =
      bound_double_run(request.process, request.start, request.steps, request.seed, stop);
  if (stop.stop_requested()) return Inconclusive{"interrupted"};
  return report;
}

}  // namespace certau
