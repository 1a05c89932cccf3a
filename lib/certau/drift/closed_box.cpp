// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/closed_box.hpp"

#include <algorithm>

#include "certau/polynomial/bernstein.hpp"
#include "certau/polynomial/piecewise_proof.hpp"

namespace certau {
namespace {

class ClosedBoxProof {
 public:
  explicit ClosedBoxProof(const Process<Rational>& process)
      : process_{process}, paired_{has_auxiliary(process.algorithm)} {}

  Outcome<ClosedBox> run() {
    const auto weight_range = domain(process_.device);
    const auto auxiliary_range = domain(process_.auxiliary_device);
    if (!is_analog(process_.algorithm))
      return Inconclusive{complaint("algorithm", name_of(process_.algorithm),
                                    "does not go through the device, whose range would bound it",
                                    "use an analog algorithm")};
    if (!weight_range) return unbounded("device", process_.device);
    if (paired_ && !auxiliary_range)
      return unbounded("auxiliary_device", process_.auxiliary_device);
    box_.weight = *weight_range;
    if (paired_) box_.auxiliary = auxiliary_range;
    for (std::size_t j = 0; j < branch_count(process_.noise); ++j) {
      const auto probability = noise_probability(
          convert_process<RationalPolynomial>(process_).noise, j, RationalPolynomial::identity());
      if (is_nonnegative_on(probability, box_.weight) != Truth::yes)
        return Inconclusive{complaint("noise.probabilities", "",
                                      "one of them is negative somewhere in the device's range",
                                      "use a law whose probabilities are >= 0 on all of it")};
    }
    const Rational bound = increment_bound();
    const auto& first_device = paired_ ? process_.auxiliary_device : process_.device;
    const auto& first_range = paired_ ? *box_.auxiliary : box_.weight;
    // All that is too fast is said at once, so that one correction suffices.
    std::string complaints;
    if (!keeps(first_device, first_range, bound))
      complaints =
          too_fast(paired_ ? "auxiliary_learning_rate" : "learning_rate", first_device, first_range,
                   paired_ ? process_.auxiliary_learning_rate : process_.learning_rate, bound,
                   paired_ ? "beta |g + eps|" : "alpha |g + eps|") +
          (process_.mixing == 0 ? "" : ", or take a mixing nearer to 0");
    if (paired_) {
      const Rational largest =
          process_.learning_rate * std::max(abs(box_.auxiliary->lower), abs(box_.auxiliary->upper));
      if (!keeps(process_.device, box_.weight, largest))
        complaints += (complaints.empty() ? "" : "; and ") +
                      too_fast("learning_rate", process_.device, box_.weight,
                               process_.learning_rate, largest, "alpha |p|");
    }
    if (!complaints.empty()) return Inconclusive{complaints};
    return ClosedBox{box_, bound};
  }

 private:
  static Outcome<ClosedBox> unbounded(const std::string& key, const Device<Rational>& device) {
    return Inconclusive{
        complaint(key + ".kind", std::visit([](const auto& kind) { return kind.kind; }, device),
                  "has no bounds, so that no bounded set of states is known to be kept",
                  "use a device with a range, such as \"asymmetric-linear\"")};
  }

  // An update of at most this size, up or down, ends in the range wherever it begins.
  static bool keeps(const Device<Rational>& device, const ClosedInterval& range,
                    const Rational& size) {
    const Converter<RationalPolynomial> convert{};
    const auto weight = RationalPolynomial::identity();
    const auto factors = std::visit(
        [&](const auto& kind) { return kind.converted(convert).response(weight); }, device);
    const auto nonnegative = [&](const RationalPolynomial& polynomial) {
      return is_nonnegative_on(polynomial, range) == Truth::yes;
    };
    const RationalPolynomial step{size};
    return nonnegative(factors.up) && nonnegative(factors.down) &&
           nonnegative(RationalPolynomial{range.upper} - weight - step * factors.up) &&
           nonnegative(weight - step * factors.down - RationalPolynomial{range.lower});
  }

  // A proved bound, three digits above the largest value at the corners and the centre.
  Rational increment_bound() const {
    const auto generic = convert_process<BivariatePolynomial>(process_);
    const auto state = box_.on_unit_square();
    std::vector<BivariatePolynomial> increments;
    Rational bound = 0;
    for (std::size_t j = 0; j < branch_count(generic.noise); ++j) {
      increments.push_back(paired_ ? auxiliary_increment(generic, state, j)
                                   : branch_increment(generic, state.weight, j));
      for (int x = 0; x <= 4; ++x)
        for (int y = 0; y <= 4; ++y)
          bound = std::max(bound, Rational{abs(increments.back()(Rational{x, 4}, Rational{y, 4}))});
    }
    if (bound == 0) return power_of_ten(-9);
    for (bound = round_up(bound * Rational{1001, 1000}, 4);; bound = round_up(bound * 2, 4)) {
      const bool proved =
          std::all_of(increments.begin(), increments.end(), [&](const auto& increment) {
            for (const int sign : {1, -1}) {
              PiecewisePolynomial excess;
              excess.add({}, BivariatePolynomial{sign} * increment - BivariatePolynomial{bound});
              if (prove_nonpositive(excess, bound, {4096, 60, 1}).truth != Truth::yes) return false;
            }
            return true;
          });
      if (proved) return bound;
    }
  }

  std::string too_fast(const char* key, const Device<Rational>& device, const ClosedInterval& range,
                       const Rational& rate, const Rational& bound, const char* what) const {
    const std::string problem = std::string{"lets "} + what + " reach " + to_string(bound) +
                                ", which can leave the device's range [" + to_string(range.lower) +
                                ", " + to_string(range.upper) + "]";
    Rational good = rate;
    for (int halvings = 0; !keeps(device, range, bound * good / rate); ++halvings, good /= 2)
      if (halvings == 40)
        return complaint(key, to_string(rate), problem,
                         "use a device whose updates vanish at the ends of its range");
    Rational bad = good * 2;
    for (int step = 0; step < 10; ++step) {
      const Rational middle = (good + bad) / 2;
      (keeps(device, range, bound * middle / rate) ? good : bad) = middle;
    }
    return complaint(key, to_string(rate), problem,
                     "use at most \"" + to_string(round_down(good, 2)) + "\"");
  }

  const Process<Rational>& process_;
  bool paired_;
  StateBox box_;
};

}  // namespace

Outcome<ClosedBox> prove_closed_box(const Process<Rational>& process) {
  return ClosedBoxProof{process}.run();
}

}  // namespace certau
