// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/transients.hpp"

namespace certau {
namespace {

Rational largest_size(const ClosedInterval& range) {
  return std::max(Rational{abs(range.lower)}, Rational{abs(range.upper)});
}

// The branches in the set's unit coordinate, with the main piece's signs and, for pieces that admit
// the other sign, with that.
class UnitBranches {
 public:
  UnitBranches(const PolynomialProcess& process, const InvariantSet& set) {
    const auto& main = set.main_piece().admitted;
    for (std::size_t j = 0; j < process.branches.size(); ++j) {
      const auto& branch = process.branches[j];
      const Sign sign = main[j].front();
      Branch unit;
      unit.probability = branch.probability.compose(affine_onto(set.interval));
      unit.map = in_unit_coordinate(branch.image(sign), set.interval);
      unit.other = in_unit_coordinate(
          branch.image(sign == Sign::nonnegative ? Sign::nonpositive : Sign::nonnegative),
          set.interval);
      for (const auto& piece : set.pieces)
        if (piece.admitted[j].size() > 1 || piece.admitted[j].front() != sign)
          unit.unsure.push_back({set.interval.to_unit(piece.interval.lower),
                                 set.interval.to_unit(piece.interval.upper)});
      branches_.push_back(std::move(unit));
    }
  }

  // T t for the main piece's signs.
  [[nodiscard]] RationalPolynomial expectation(const RationalPolynomial& t) const {
    RationalPolynomial result;
    for (const auto& branch : branches_) result += branch.probability * t.compose(branch.map);
    return result;
  }
  // Bound on the distance of that from the true T t, anywhere on the set.
  [[nodiscard]] Rational deviation(const RationalPolynomial& t) const {
    Rational result = 0;
    for (const auto& branch : branches_) {
      if (branch.unsure.empty()) continue;
      const RationalPolynomial difference =
          branch.probability * (t.compose(branch.other) - t.compose(branch.map));
      Rational largest = 0;
      for (const auto& piece : branch.unsure)
        largest = std::max(largest,
                           largest_size(chebyshev_bound(difference.compose(affine_onto(piece)))));
      result += largest;
    }
    return result;
  }

 private:
  struct Branch {
    RationalPolynomial probability;
    RationalPolynomial map;
    RationalPolynomial other;
    std::vector<ClosedInterval> unsure;  // pieces on which `other` may be the true map
  };
  std::vector<Branch> branches_;
};

}  // namespace

Transients::Transients(const PolynomialProcess& process, const InvariantSet& set,
                       const ChebyshevSeries& u, TransientSettings settings)
    : settings_{settings} {
  require(static_cast<long>(u.size()) <= settings.degree + 1,
          "a function of higher degree than the truncation (it would be cut before the first "
          "step): raise TransientSettings::degree");
  const auto bits = static_cast<unsigned>(settings.bits);
  const auto size = static_cast<std::size_t>(settings.degree) + 1;
  const UnitBranches branches{process, set};
  for (std::size_t k = 0; k < size; ++k) {
    ChebyshevSeries unit(k + 1, Rational{0});
    unit[k] = 1;
    const RationalPolynomial t = to_powers(unit);
    const ChebyshevSeries exact = to_chebyshev(branches.expectation(t));
    Column column;
    Rational dropped = branches.deviation(t);
    for (std::size_t m = 0; m < exact.size(); ++m) {
      if (m < size)
        column.coefficients.emplace_back(exact[m], bits);
      else
        dropped += abs(exact[m]);
    }
    while (column.coefficients.size() < size) column.coefficients.emplace_back(Rational{0}, bits);
    column.dropped = Ball{dropped, bits};
    columns_.push_back(std::move(column));
  }
  std::vector<Ball> start;
  for (std::size_t k = 0; k < size; ++k)
    start.emplace_back(k < u.size() ? u[k] : Rational{0}, bits);
  error_ = Ball{Rational{0}, bits};
  recentre(std::move(start));
}

void Transients::advance() {
  const auto bits = static_cast<unsigned>(settings_.bits);
  std::vector<Ball> image(columns_.size(), Ball{Rational{0}, bits});
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    const Column& column = columns_[k];
    for (std::size_t m = 0; m < image.size(); ++m)
      arb_addmul(image[m].data(), column.coefficients[m].data(), current_[k].data(),
                 settings_.bits);
    error_ += abs(current_[k]) * column.dropped;
  }
  ++steps_;
  recentre(std::move(image));
}

void Transients::recentre(std::vector<Ball> image) {
  // Radii move into the one error bound: as coefficients they would grow with every step.
  Ball radius;
  for (auto& coefficient : image) {
    arb_get_rad_arb(radius.data(), coefficient.data());
    arb_add(error_.data(), error_.data(), radius.data(), settings_.bits);
    mag_zero(arb_radref(coefficient.data()));
  }
  // An upper bound is all that is needed of the error.
  arb_get_ubound_arf(arb_midref(radius.data()), error_.data(), settings_.bits);
  mag_zero(arb_radref(radius.data()));
  arb_set(error_.data(), radius.data());
  current_ = std::move(image);
}

ClosedInterval Transients::value_at(const Rational& x) const {
  require(abs(x) <= 1, "a start outside the invariant set (nothing is enclosed): start inside");
  const auto bits = static_cast<unsigned>(settings_.bits);
  const Ball at{x, bits};
  Ball previous = at;  // T_(k−1) from the recurrence's T_(−1) = T_1
  Ball now{Rational{1}, bits};
  Ball sum{Rational{0}, bits};
  for (const auto& coefficient : current_) {
    sum += coefficient * now;
    Ball next = 2 * at * now - previous;
    previous = std::move(now);
    now = std::move(next);
  }
  return {exact_lower(sum) - exact_upper(error_), exact_upper(sum) + exact_upper(error_)};
}

ClosedInterval Transients::range() const {
  Rational spread = exact_upper(error_);
  for (std::size_t k = 1; k < current_.size(); ++k) spread += abs(approx_midpoint(current_[k]));
  const Rational centre = approx_midpoint(current_[0]);
  return {centre - spread, centre + spread};
}

}  // namespace certau
