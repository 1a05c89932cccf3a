// SPDX-License-Identifier: Apache-2.0
// Theorem 3's limit, refuted by a potential for all small learning rates at once.
#include "checks/verifier/bernstein.hpp"
#include "checks/verifier/fraction_in_y.hpp"
#include "checks/verifier/number.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

// One coordinate of theorem 3's instance at the state w = x tau, x = 2 y/(1 + y^2).
template <typename Number>
struct Coordinate {
  Number w, x;
  Number upper_noise, lower_noise;  // xi_+ with probability (1 - x)/2, xi_- with (1 + x)/2
};

Coordinate<mpq_class> coordinate_at(const mpq_class& y, const mpq_class& tau, const mpq_class& s) {
  const mpq_class x = 2 * y / (1 + y * y);
  return {x * tau, x, s * (1 + y) / (1 - y), -s * (1 - y) / (1 + y)};
}

// The same for y as a variable.
Coordinate<FractionInY> coordinate_in_y(const mpq_class& tau, const mpq_class& s) {
  const FractionInY x(linear(0, 2), {1, 0, 0});
  const FractionInY upper_noise(linear(s, s), {0, 1, 0});
  const FractionInY lower_noise(linear(-s, s), {0, 0, 1});
  return {tau * x, x, upper_noise, lower_noise};
}

class LimitCheck {
 public:
  explicit LimitCheck(const WitnessInstance& at)
      : lipschitz_(at.number("L")),
        tau_(at.number("tau")),
        s_(at.number("s")),
        y_left_(at.number("y_left")),
        y_right_(at.number("y_right")),
        c_(at.number("c")),
        alpha_(at.number("alpha_max")),
        delta_(at.number("delta")) {
    check_interval();
  }

  void prove() const {
    const Coordinate<FractionInY> at = coordinate_in_y(tau_, s_);
    const mpq_class zero = 0;
    const mpq_class one = 1;
    const mpq_class half(1, 2);
    const FractionInY g = lipschitz_ * (at.w - w_star_);
    require_nonnegative(g + at.upper_noise, "1 (signs): g + xi_+ >= 0");
    require_nonnegative(zero - (g + at.lower_noise), "1 (signs): g + xi_- <= 0");

    // By the signs the weight goes down by the factor 1 + x, and up by 1 - x.
    const FractionInY down = at.w - alpha_ * (g + at.upper_noise) * (one + at.x);
    const FractionInY up = at.w - alpha_ * (g + at.lower_noise) * (one - at.x);
    require_nonnegative(down - left_.w, "2 (closure): no step beyond the left end");
    require_nonnegative(right_.w - up, "2 (closure): no step beyond the right end");

    const FractionInY next_square = half * (one - at.x) * square(lipschitz_ * (down - w_star_)) +
                                    half * (one + at.x) * square(lipschitz_ * (up - w_star_));
    const mpq_class scale = 1 / (alpha_ * lipschitz_);  // of the potential u = g^2/(alpha L)
    const FractionInY drift = scale * (next_square - square(g));
    // x^2/(1 - x^2) = 4 y^2/(1 - y^2)^2
    const FractionInY amplification(Polynomial(Vector{0, 0, 4}), {0, 2, 2});
    const mpq_class floor = c_ * square(s_);
    require_nonnegative(floor * amplification - square(g) - drift - delta_,
                        "3 (residual): at most -delta");
  }

 private:
  // The hypotheses, and w* with the ends of the interval.
  void check_interval() {
    require_hypothesis(0 <= c_ && c_ < 4, "0 <= c < 4");
    require_hypothesis(-1 < y_left_ && y_left_ < y_right_ && y_right_ < 1,
                       "-1 < y_left < y_right < 1");
    left_ = coordinate_at(y_left_, tau_, s_);
    right_ = coordinate_at(y_right_, tau_, s_);
    w_star_ = right_.w + right_.lower_noise / lipschitz_;
    require_hypothesis(lipschitz_ * (left_.w - w_star_) == -left_.upper_noise,
                       "g = -xi_+ at the left end");
    require_hypothesis(4 * abs(w_star_) <= tau_, "abs(w*) <= tau/4", "w* = " + show(w_star_));
    require_hypothesis(48 * square(s_) <= square(tau_ * lipschitz_), "48 s^2 <= tau^2 L^2");
    require_hypothesis(2 * alpha_ * lipschitz_ <= 1, "alpha_max <= 1/(2 L)");
    require_hypothesis(alpha_ * (lipschitz_ + 6 * s_ / tau_) <= 1, "alpha_max <= 1/(L + 6 s/tau)");
  }

  void require_nonnegative(const FractionInY& f, const std::string& step) const {
    const Finding finding =
        certau_verifier::prove(f.numerator, Inequality::nonnegative, y_left_, y_right_);
    if (finding.proved()) return;
    const bool refuted = finding.outcome == Finding::Outcome::refuted;
    reject("step " + step + (refuted ? " is false at y = " : " is not proved near y = ") +
           show(finding.point));
  }

  mpq_class lipschitz_, tau_, s_, y_left_, y_right_, c_, alpha_, delta_;
  mpq_class w_star_;
  Coordinate<mpq_class> left_, right_;
};

Conclusions evaluate_theorem_3(const WitnessInstance& at) {
  LimitCheck(at).prove();
  return {{"limit of average minus 4 sigma^2 S, per coordinate", 0, Relation::at_most,
           -at.number("delta")}};
}

}  // namespace

std::vector<WitnessClaim> limit_claims() {
  using enum Shape;
  return {{"theorem-3",
           {{"L", positive},
            {"tau", positive},
            {"s", positive},
            {"y_left", number},
            {"y_right", number},
            {"c", number},
            {"alpha_max", positive},
            {"delta", positive}},
           evaluate_theorem_3}};
}

}  // namespace certau_verifier
