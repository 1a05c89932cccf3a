// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_proof.hpp"

#include <algorithm>
#include <cmath>

#include "certau/polynomial/bernstein_grid.hpp"

namespace certau {
namespace {

// Resolution of the integers, relative to the unit, that a useful proof needs.
constexpr long least_bits = 30;
constexpr long enough_bits = 64;
// More sign combinations than this on one box are not tried: its halves have fewer.
constexpr int combination_limit = 2048;
// Averages round up by less than one unit each: 90 halvings at degrees up to 700 make fewer.
constexpr int rounding_units = 1 << 16;

// Boxes are at most this much longer than wide: many are long, as kinks run along an axis.
constexpr double slenderness = 4096;

using Condition = std::pair<std::size_t, Sign>;

struct Term {
  std::vector<Condition> conditions;  // sorted
  BernsteinGrid grid;
};

struct OpenArgument {
  std::size_t number;
  BernsteinGrid value;    // of the argument
  BernsteinGrid negated;  // of its negative
};

struct Box {
  UnitPoint origin;
  UnitPoint size;
  int depth = 0;
  std::vector<OpenArgument> open;
  std::vector<Term> terms;
};

class Subdivision {
 public:
  Subdivision(const SubdivisionLimits& limits, const std::stop_token& stop)
      : limits_{limits}, stop_{stop} {}

  PiecewiseVerdict run(Box whole) {
    term_count_ = whole.terms.size();
    std::vector<Box> stack;
    stack.push_back(std::move(whole));
    while (!stack.empty()) {
      Box box = std::move(stack.back());
      stack.pop_back();
      if (++verdict_.boxes > limits_.boxes) return undecided("more boxes than the limit");
      if (verdict_.boxes % 256 == 0 && stop_.stop_requested()) return undecided("interrupted");
      settle(box);
      if (holds(box)) {
        verdict_.halvings += '.';
        continue;
      }
      if (const auto point = violation(box)) {
        verdict_.counterexamples.push_back(*point);
        if (verdict_.counterexamples.size() >= limits_.counterexamples) break;
        continue;
      }
      if (box.depth >= limits_.depth) return undecided("the function touches zero there");
      split(std::move(box), stack);
    }
    verdict_.truth = verdict_.counterexamples.empty() ? Truth::yes : Truth::no;
    return std::move(verdict_);
  }

 private:
  PiecewiseVerdict undecided(const char* reason) {
    verdict_.truth = verdict_.counterexamples.empty() ? Truth::unknown : Truth::no;
    verdict_.reason = reason;
    return std::move(verdict_);
  }

  // Drops what the signs proved on the box decide, and adds up terms that have become alike.
  static void settle(Box& box) {
    std::vector<OpenArgument> still_open;
    for (auto& argument : box.open) {
      if (argument.negated.is_nonpositive())
        decide(box, {argument.number, Sign::nonnegative});
      else if (argument.value.is_nonpositive())
        decide(box, {argument.number, Sign::nonpositive});
      else
        still_open.push_back(std::move(argument));
    }
    std::sort(box.terms.begin(), box.terms.end(),
              [](const Term& a, const Term& b) { return a.conditions < b.conditions; });
    std::vector<Term> merged;
    for (auto& term : box.terms) {
      if (!merged.empty() && merged.back().conditions == term.conditions)
        merged.back().grid += term.grid;
      else
        merged.push_back(std::move(term));
    }
    box.terms = std::move(merged);
    std::erase_if(still_open, [&](const OpenArgument& argument) {
      return std::none_of(box.terms.begin(), box.terms.end(), [&](const Term& term) {
        return std::any_of(term.conditions.begin(), term.conditions.end(),
                           [&](const Condition& c) { return c.first == argument.number; });
      });
    });
    box.open = std::move(still_open);
  }

  static void decide(Box& box, const Condition& known) {
    std::erase_if(box.terms, [&](Term& term) {
      for (auto c = term.conditions.begin(); c != term.conditions.end(); ++c) {
        if (c->first != known.first) continue;
        if (c->second != known.second) return true;
        term.conditions.erase(c);
        return false;
      }
      return false;
    });
  }

  bool holds(const Box& box) {
    std::vector<const Term*> conditional;
    std::optional<BernsteinGrid> sum;
    for (const auto& term : box.terms) {
      if (term.conditions.empty())
        sum = term.grid;
      else
        conditional.push_back(&term);
    }
    combinations_ = 0;
    std::vector<Condition> assumed;
    return holds_under(assumed, sum, conditional);
  }

  // For all signs of the arguments not assumed yet. `sum` holds the terms whose conditions are met.
  bool holds_under(std::vector<Condition>& assumed, const std::optional<BernsteinGrid>& sum,
                   const std::vector<const Term*>& rest) {
    if (rest.empty()) {
      if (++combinations_ <= combination_limit && (!sum || sum->is_nonpositive())) return true;
      failed_signs_ = assumed;
      failed_sum_ = sum;
      return false;
    }
    const auto is_assumed = [&](const Condition& c) {
      return std::any_of(assumed.begin(), assumed.end(),
                         [&](const Condition& a) { return a.first == c.first; });
    };
    const auto& conditions = rest.front()->conditions;
    const std::size_t number =
        std::find_if_not(conditions.begin(), conditions.end(), is_assumed)->first;
    for (const Sign sign : {Sign::nonnegative, Sign::nonpositive}) {
      const Condition next{number, sign};
      assumed.push_back(next);
      std::optional<BernsteinGrid> met = sum;
      std::vector<const Term*> left;
      for (const Term* term : rest) {
        const auto& own = term->conditions;
        const auto it = std::find_if(own.begin(), own.end(),
                                     [&](const Condition& c) { return c.first == number; });
        if (it != own.end() && it->second != sign) continue;
        if (it == own.end() || !std::all_of(own.begin(), own.end(), is_assumed)) {
          left.push_back(term);
        } else if (met) {
          *met += term->grid;
        } else {
          met = term->grid;
        }
      }
      const bool good = holds_under(assumed, met, left);
      assumed.pop_back();
      if (!good) return false;
    }
    return true;
  }

  // A corner at which the function, with the signs it has there, is positive beyond rounding.
  std::optional<UnitPoint> violation(const Box& box) const {
    for (const bool right : {false, true})
      for (const bool top : {false, true}) {
        std::vector<Condition> signs;
        for (const auto& argument : box.open)
          signs.emplace_back(argument.number, argument.value.corner(right, top).is_nonpositive()
                                                  ? Sign::nonpositive
                                                  : Sign::nonnegative);
        Int256 value{Integer{-rounding_units} * term_count_};
        for (const auto& term : box.terms)
          if (std::all_of(term.conditions.begin(), term.conditions.end(), [&](const Condition& c) {
                return std::find(signs.begin(), signs.end(), c) != signs.end();
              }))
            value += term.grid.corner(right, top);
        if (!value.is_nonpositive())
          return UnitPoint{box.origin.x + (right ? box.size.x : 0),
                           box.origin.y + (top ? box.size.y : 0)};
      }
    return std::nullopt;
  }

  // How far the combination that failed last would still fail on the halves along an axis: not at
  // all on a half where its signs are impossible.
  [[nodiscard]] double approx_failure(const Box& box, Axis axis) const {
    bool below_is_possible = true;
    bool above_is_possible = true;
    for (const auto& argument : box.open)
      for (const auto& [number, sign] : failed_signs_) {
        if (number != argument.number) continue;
        const auto opposite =
            (sign == Sign::nonnegative ? argument.value : argument.negated).halves(axis);
        below_is_possible = below_is_possible && !opposite.first.is_nonpositive();
        above_is_possible = above_is_possible && !opposite.second.is_nonpositive();
      }
    double failure = 0;
    if (!failed_sum_) return failure;
    const auto sums = failed_sum_->halves(axis);
    if (below_is_possible) failure += std::max(0.0, sums.first.approx_maximum());
    if (above_is_possible) failure += std::max(0.0, sums.second.approx_maximum());
    return failure;
  }

  [[nodiscard]] Axis better_axis(const Box& box) const {
    double slope_x = 0;
    double slope_y = 0;
    for (const auto& term : box.terms) {
      slope_x += term.grid.approx_slope(Axis::x);
      slope_y += term.grid.approx_slope(Axis::y);
    }
    // Halving the axis that helps at once may go on for ever without excluding the combination.
    if (box.size.x > slenderness * box.size.y && slope_x > 0) return Axis::x;
    if (box.size.y > slenderness * box.size.x && slope_y > 0) return Axis::y;
    const double along_x = approx_failure(box, Axis::x);
    const double along_y = approx_failure(box, Axis::y);
    if (along_x != along_y) return along_x < along_y ? Axis::x : Axis::y;
    return slope_x >= slope_y ? Axis::x : Axis::y;
  }

  void split(Box box, std::vector<Box>& stack) {
    const Axis axis = better_axis(box);
    verdict_.halvings += axis == Axis::x ? 'x' : 'y';
    Box below;
    Box above;
    below.depth = above.depth = box.depth + 1;
    below.origin = above.origin = box.origin;
    below.size = box.size;
    if (axis == Axis::x) {
      below.size.x /= 2;
      above.origin.x += below.size.x;
    } else {
      below.size.y /= 2;
      above.origin.y += below.size.y;
    }
    above.size = below.size;
    for (auto& argument : box.open) {
      auto value = argument.value.halves(axis);
      auto negated = argument.negated.halves(axis);
      below.open.push_back({argument.number, std::move(value.first), std::move(negated.first)});
      above.open.push_back({argument.number, std::move(value.second), std::move(negated.second)});
    }
    for (auto& term : box.terms) {
      auto grids = term.grid.halves(axis);
      below.terms.push_back({term.conditions, std::move(grids.first)});
      above.terms.push_back({std::move(term.conditions), std::move(grids.second)});
    }
    stack.push_back(std::move(below));
    stack.push_back(std::move(above));
  }

  SubdivisionLimits limits_;
  std::stop_token stop_;
  PiecewiseVerdict verdict_;
  std::size_t term_count_ = 0;  // merged terms keep the roundings of all they came from
  int combinations_ = 0;
  std::vector<Condition> failed_signs_;
  std::optional<BernsteinGrid> failed_sum_;
};

long log2_floor(const Rational& value) {
  const auto bits = [](const Integer& n) {
    return static_cast<long>(mpz_sizeinbase(n.backend().data(), 2));
  };
  return bits(numerator(value)) - bits(denominator(value)) - 1;
}

}  // namespace

PiecewiseVerdict prove_nonpositive(const PiecewisePolynomial& function, const Rational& unit,
                                   const SubdivisionLimits& limits, const std::stop_token& stop) {
  require(unit > 0, "prove_nonpositive without a unit (nothing to compare with): give one > 0");
  long degree_x = 0;
  long degree_y = 0;
  for (const auto& [conditions, polynomial] : function.terms()) {
    degree_x = std::max(degree_x, polynomial.degree_x());
    degree_y = std::max(degree_y, polynomial.degree_y());
  }
  long bits = enough_bits - log2_floor(unit);
  for (const auto& [conditions, polynomial] : function.terms())
    bits = std::min(bits, spare_bits(polynomial, degree_x, degree_y));
  // Room for the sum of all terms beyond the 2^8 that the grid allows for.
  for (std::size_t count = function.terms().size() >> 8; count > 0; count >>= 1) --bits;
  PiecewiseVerdict verdict;
  verdict.reason = "its coefficients span too wide a range for 256-bit integers";
  if (bits < least_bits - log2_floor(unit)) return verdict;
  Box whole;
  whole.size = {1, 1};
  for (const auto& [conditions, polynomial] : function.terms()) {
    auto grid = BernsteinGrid::try_make(polynomial, degree_x, degree_y, bits);
    if (!grid) return verdict;
    whole.terms.push_back({{conditions.begin(), conditions.end()}, std::move(*grid)});
  }
  for (std::size_t k = 0; k < function.arguments().size(); ++k) {
    const auto& argument = function.arguments()[k];
    const long nx = std::max(0L, argument.degree_x());
    const long ny = std::max(0L, argument.degree_y());
    const long own_bits = spare_bits(argument, nx, ny);
    auto value = BernsteinGrid::try_make(argument, nx, ny, own_bits);
    auto negated = BernsteinGrid::try_make(-argument, nx, ny, own_bits);
    if (!value || !negated) return verdict;
    whole.open.push_back({k, std::move(*value), std::move(*negated)});
  }
  return Subdivision{limits, stop}.run(std::move(whole));
}

}  // namespace certau
