// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/poisson.hpp"

#include "certau/number/ball.hpp"

namespace certau {
namespace {

// A vector of Arb numbers, used for their midpoints.
class BallVector {
 public:
  explicit BallVector(long size) : size_{size}, entries_{_arb_vec_init(size)} {}
  BallVector(const BallVector&) = delete;
  BallVector& operator=(const BallVector&) = delete;
  ~BallVector() { _arb_vec_clear(entries_, size_); }
  [[nodiscard]] arb_ptr operator[](long k) const { return entries_ + k; }

 private:
  long size_;
  arb_ptr entries_;
};

class BallPolynomial {
 public:
  BallPolynomial(const RationalPolynomial& source, long precision) : precision_{precision} {
    arb_poly_init(value_);
    arb_poly_set_fmpq_poly(value_, source.data(), precision);
  }
  BallPolynomial(const BallPolynomial&) = delete;
  BallPolynomial& operator=(const BallPolynomial&) = delete;
  BallPolynomial(BallPolynomial&& other) noexcept : precision_{other.precision_} {
    arb_poly_init(value_);
    arb_poly_swap(value_, other.value_);
  }
  BallPolynomial& operator=(BallPolynomial&&) = delete;
  ~BallPolynomial() { arb_poly_clear(value_); }
  void evaluate(arb_ptr result, arb_srcptr at) const {
    arb_poly_evaluate(result, value_, at, precision_);
  }

 private:
  arb_poly_t value_;
  long precision_;
};

// The linear system in the unknowns c_1 … c_n, λ, one row a node.
class Collocation {
 public:
  Collocation(const PolynomialProcess& process, const InvariantSet& set,
              const QuantityPolynomials& quantity, const PoissonSettings& settings)
      : size_{settings.degree + 1}, precision_{settings.precision} {
    const RationalPolynomial onto = affine_onto(set.interval);
    const auto& signs = set.main_piece().admitted;
    for (std::size_t j = 0; j < process.branches.size(); ++j) {
      const auto& branch = process.branches[j];
      probabilities_.emplace_back(branch.probability.compose(onto), precision_);
      maps_.emplace_back(in_unit_coordinate(branch.image(signs[j].front()), set.interval),
                         precision_);
    }
    numerator_.emplace_back(quantity.numerator.compose(onto), precision_);
    denominator_.emplace_back(quantity.denominator.compose(onto), precision_);
    arb_mat_init(matrix_, size_, size_);
    arb_mat_init(right_, size_, 1);
    arb_mat_init(solution_, size_, 1);
    for (long row = 0; row < size_; ++row) fill(row);
  }
  Collocation(const Collocation&) = delete;
  Collocation& operator=(const Collocation&) = delete;
  ~Collocation() {
    arb_mat_clear(solution_);
    arb_mat_clear(right_);
    arb_mat_clear(matrix_);
  }

  [[nodiscard]] bool approx_solve() {
    return arb_mat_approx_solve(solution_, matrix_, right_, precision_) != 0;
  }
  [[nodiscard]] arb_srcptr unknown(long k) const { return arb_mat_entry(solution_, k, 0); }

 private:
  // T_0 … T_(n) at a point.
  void chebyshev(const BallVector& values, arb_srcptr at) const {
    arb_one(values[0]);
    if (size_ > 1) arb_set(values[1], at);
    BallVector twice{1};
    arb_mul_2exp_si(twice[0], at, 1);
    for (long k = 2; k < size_; ++k) {
      arb_mul(values[k], twice[0], values[k - 1], precision_);
      arb_sub(values[k], values[k], values[k - 2], precision_);
    }
    // Radii are of no use to an approximate solve and would only grow.
    for (long k = 0; k < size_; ++k) mag_zero(arb_radref(values[k]));
  }

  void fill(long row) {
    BallVector node{1}, image{1}, weight{1}, here{size_}, there{size_};
    // cos(pi row/n): both ends of the set are nodes.
    fmpq_t angle;
    fmpq_init(angle);
    fmpq_set_si(angle, row, static_cast<ulong>(size_ - 1));
    arb_cos_pi_fmpq(node[0], angle, precision_);
    fmpq_clear(angle);
    mag_zero(arb_radref(node[0]));
    chebyshev(here, node[0]);
    for (long k = 1; k < size_; ++k) arb_neg(arb_mat_entry(matrix_, row, k - 1), here[k]);
    for (std::size_t j = 0; j < maps_.size(); ++j) {
      maps_[j].evaluate(image[0], node[0]);
      probabilities_[j].evaluate(weight[0], node[0]);
      chebyshev(there, image[0]);
      for (long k = 1; k < size_; ++k)
        arb_addmul(arb_mat_entry(matrix_, row, k - 1), weight[0], there[k], precision_);
    }
    arb_set_si(arb_mat_entry(matrix_, row, size_ - 1), -1);
    numerator_[0].evaluate(image[0], node[0]);
    denominator_[0].evaluate(weight[0], node[0]);
    arb_div(arb_mat_entry(right_, row, 0), image[0], weight[0], precision_);
    arb_neg(arb_mat_entry(right_, row, 0), arb_mat_entry(right_, row, 0));
  }

  long size_;
  long precision_;
  std::vector<BallPolynomial> probabilities_, maps_, numerator_, denominator_;
  arb_mat_t matrix_, right_, solution_;
};

}  // namespace

Outcome<ApproxPoisson> approx_solve_poisson(const PolynomialProcess& process,
                                            const InvariantSet& set,
                                            const QuantityPolynomials& quantity,
                                            const PoissonSettings& settings) {
  require(settings.degree >= 1, "collocation of degree 0 (no potential to find): give degree >= 1");
  Collocation system{process, set, quantity, settings};
  if (!system.approx_solve())
    return OutsideDomain{"the collocation system is singular at this precision"};
  ApproxPoisson result;
  result.potential.emplace_back(0);
  for (long k = 0; k <= settings.degree; ++k) {
    if (arf_is_finite(arb_midref(system.unknown(k))) == 0)
      return OutsideDomain{"the collocation system is singular at this precision"};
    if (k < settings.degree)
      result.potential.push_back(approx_dyadic(system.unknown(k), settings.coefficient_bits));
  }
  result.value = approx_dyadic(system.unknown(settings.degree), settings.coefficient_bits);
  result.tail = abs(result.potential.back());
  // Even and odd coefficients can differ much where the problem is symmetric.
  if (settings.degree >= 2 && result.tail < abs(result.potential.end()[-2]))
    result.tail = abs(result.potential.end()[-2]);
  return result;
}

}  // namespace certau
