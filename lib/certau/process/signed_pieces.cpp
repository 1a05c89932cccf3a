// SPDX-License-Identifier: Apache-2.0
#include "certau/process/signed_pieces.hpp"

#include <algorithm>

#include "certau/polynomial/bernstein.hpp"
#include "certau/polynomial/chebyshev.hpp"

namespace certau {
namespace {

// 2^4 sign choices on one piece: more would mean that the cuts are badly chosen.
constexpr std::size_t unsure_limit = 4;

std::vector<Sign> admitted_signs(const BranchPolynomials& branch, const ClosedInterval& piece) {
  if (!branch.sign_matters) return {Sign::nonnegative};
  if (is_nonnegative_on(branch.increment, piece) == Truth::yes) return {Sign::nonnegative};
  if (is_nonnegative_on(-branch.increment, piece) == Truth::yes) return {Sign::nonpositive};
  return {Sign::nonnegative, Sign::nonpositive};
}

bool maps_into(const RationalPolynomial& map, const ClosedInterval& piece,
               const ClosedInterval& target) {
  return is_nonnegative_on(map - RationalPolynomial{target.lower}, piece) == Truth::yes &&
         is_nonnegative_on(RationalPolynomial{target.upper} - map, piece) == Truth::yes;
}

std::string interval_text(const ClosedInterval& interval) {
  const auto end = [](const Rational& x) {
    const std::string exact = to_string(x);
    return exact.size() <= 24 ? exact : "about " + approx_decimal(x, 12);
  };
  return "[" + end(interval.lower) + ", " + end(interval.upper) + "]";
}

}  // namespace

std::vector<std::vector<Sign>> SignedPiece::choices() const {
  std::vector<std::vector<Sign>> result{{}};
  for (const auto& signs : admitted) {
    std::vector<std::vector<Sign>> longer;
    for (const auto& choice : result)
      for (const Sign sign : signs) {
        longer.push_back(choice);
        longer.back().push_back(sign);
      }
    result = std::move(longer);
  }
  return result;
}

std::vector<Rational> InvariantSet::cuts() const {
  std::vector<Rational> result;
  for (std::size_t k = 1; k < pieces.size(); ++k) result.push_back(pieces[k].interval.lower);
  return result;
}

const SignedPiece& InvariantSet::main_piece() const {
  return *std::max_element(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) {
    return a.interval.width() < b.interval.width();
  });
}

Outcome<InvariantSet> refine_for_positive(const InvariantSet& set,
                                          const RationalPolynomial& polynomial) {
  constexpr std::size_t piece_limit = 65;  // the certificate format's limit on cuts, plus one
  InvariantSet result{set.interval, {}};
  std::vector<SignedPiece> waiting{set.pieces.rbegin(), set.pieces.rend()};
  while (!waiting.empty()) {
    SignedPiece piece = std::move(waiting.back());
    waiting.pop_back();
    const auto& interval = piece.interval;
    if (chebyshev_bound(polynomial.compose(affine_onto(interval))).lower > 0) {
      result.pieces.push_back(std::move(piece));
      continue;
    }
    if (result.pieces.size() + waiting.size() + 2 > piece_limit)
      return Inconclusive{
          "a polynomial that divides the quantity comes too close to zero on the invariant set"};
    // A sign that holds on a piece holds on its halves.
    const Rational middle = interval.centre();
    waiting.push_back({{middle, interval.upper}, piece.admitted});
    waiting.push_back({{interval.lower, middle}, piece.admitted});
  }
  return result;
}

Outcome<InvariantSet> prove_invariant(const PolynomialProcess& process,
                                      const ClosedInterval& interval,
                                      const std::vector<Rational>& cuts) {
  Rational previous = interval.lower;
  for (const Rational& cut : cuts) {
    require(previous < cut && cut < interval.upper,
            "cuts out of order or outside the interval (pieces must be real intervals): sort them");
    previous = cut;
  }
  require(previous < interval.upper, "an interval without inner points (no set): widen it");
  for (std::size_t j = 0; j < process.branches.size(); ++j)
    if (is_nonnegative_on(process.branches[j].probability, interval) != Truth::yes)
      return Inconclusive{"the probability of noise value " + std::to_string(j + 1) +
                          " is not proved to be >= 0 on " + interval_text(interval)};
  InvariantSet result{interval, {}};
  std::vector<Rational> ends = cuts;
  ends.push_back(interval.upper);
  Rational lower = interval.lower;
  for (const Rational& upper : ends) {
    SignedPiece piece{{lower, upper}, {}};
    std::size_t unsure = 0;
    for (std::size_t j = 0; j < process.branches.size(); ++j) {
      const auto& branch = process.branches[j];
      piece.admitted.push_back(admitted_signs(branch, piece.interval));
      for (const Sign sign : piece.admitted.back())
        if (!maps_into(branch.image(sign), piece.interval, interval))
          return Inconclusive{"noise value " + std::to_string(j + 1) + " leads out of " +
                              interval_text(interval) + " from its part " +
                              interval_text(piece.interval)};
      if (piece.admitted.back().size() > 1) ++unsure;
    }
    if (unsure > unsure_limit)
      return Inconclusive{"on " + interval_text(piece.interval) + " " + std::to_string(unsure) +
                          " branches have increments of unproved sign, at most " +
                          std::to_string(unsure_limit) + " are handled"};
    result.pieces.push_back(std::move(piece));
    lower = upper;
  }
  return result;
}

}  // namespace certau
