// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/box.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

// Halvings that one axis may be ahead of the other: no box is thinner than 1 : 65536 by choice.
constexpr unsigned imbalance_limit = 16;

mpq_class dyadic(const mpz_class& numerator, unsigned exponent) {
  mpq_class result = numerator;
  mpq_div_2exp(result.get_mpq_t(), result.get_mpq_t(), exponent);
  return result;
}

}  // namespace

Box::Box(const GuardedSum& sum) {
  for (const auto& [guards, polynomial] : sum.terms()) {
    rows_ = std::max(rows_, polynomial.rows);
    columns_ = std::max(columns_, polynomial.columns);
  }
  // Degree 2 at least, so that there are second differences to choose an axis by.
  if (rows_ == 2) rows_ = 3;
  if (columns_ == 2) columns_ = 3;
  require_size(rows_ * columns_ * sum.terms().size(), 2);
  // One scale for all terms, so that their sums stay below 2^(fixed_bits + 1).
  std::vector<BernsteinForm> forms;
  long exponent = 0;
  for (const auto& [guards, polynomial] : sum.terms()) {
    forms.push_back(bernstein_form(polynomial, rows_, columns_));
    exponent =
        forms.size() == 1 ? forms.back().exponent() : std::max(exponent, forms.back().exponent());
  }
  exponent += static_cast<long>(std::bit_width(forms.size()));
  std::size_t k = 0;
  for (const auto& [guards, polynomial] : sum.terms()) {
    terms_.push_back({guards, rounded_up(forms[k++], fixed_bits - exponent)});
  }
  for (std::size_t index = 0; index < sum.arguments().size(); ++index) {
    const BiPolynomial& argument = sum.arguments()[index];
    const BernsteinForm form = bernstein_form(argument, argument.rows, argument.columns);
    const BernsteinForm negative = bernstein_form(-argument, argument.rows, argument.columns);
    const long scale = fixed_bits - form.exponent();
    arguments_.push_back({index, rounded_up(form, scale), rounded_up(negative, scale)});
  }
  drop_unused_arguments();
}

void Box::settle_signs() {
  const std::size_t open = arguments_.size();
  for (std::size_t k = 0; k < arguments_.size();) {
    const Argument& argument = arguments_[k];
    const bool nonpositive = argument.above.is_nonpositive();
    if (!nonpositive && !argument.below.is_nonpositive()) {
      ++k;
      continue;
    }
    apply_sign({argument.index, nonpositive ? Sign::nonpositive : Sign::nonnegative});
    arguments_.erase(arguments_.begin() + static_cast<std::ptrdiff_t>(k));
  }
  if (arguments_.size() == open) return;
  merge_terms();
  drop_unused_arguments();
}

void Box::apply_sign(const Guard& known) {
  std::erase_if(terms_, [&](const Term& term) {
    return std::any_of(term.guards.begin(), term.guards.end(), [&](const Guard& guard) {
      return guard.argument == known.argument && guard.sign != known.sign;
    });
  });
  for (Term& term : terms_) std::erase(term.guards, known);
}

void Box::merge_terms() {
  std::sort(terms_.begin(), terms_.end(),
            [](const Term& a, const Term& b) { return a.guards < b.guards; });
  std::vector<Term> merged;
  for (Term& term : terms_) {
    if (!merged.empty() && merged.back().guards == term.guards) {
      merged.back().tensor.add(term.tensor);
    } else {
      merged.push_back(std::move(term));
    }
  }
  terms_ = std::move(merged);
}

void Box::drop_unused_arguments() {
  std::erase_if(arguments_, [&](const Argument& argument) {
    return std::none_of(terms_.begin(), terms_.end(), [&](const Term& term) {
      return std::any_of(term.guards.begin(), term.guards.end(),
                         [&](const Guard& guard) { return guard.argument == argument.index; });
    });
  });
}

Tensor Box::upper_bound() const { return bound_of(0, terms_.size(), 0); }

// The terms first .. last - 1 share their first `level` guards. Those that go on with one argument
// form two groups, one for each sign, of which only one counts at a point. So the sum is at most
// the unguarded term plus, for each argument, the larger of its groups' bounds.
Tensor Box::bound_of(std::size_t first, std::size_t last, std::size_t level) const {
  Tensor bound(rows_, columns_);
  if (first < last && terms_[first].guards.size() == level) bound = terms_[first++].tensor;
  const auto end_of_group = [&](std::size_t start, auto belongs) {
    while (start < last && belongs(terms_[start].guards[level])) ++start;
    return start;
  };
  while (first < last) {
    const Guard guard = terms_[first].guards[level];
    const std::size_t group =
        end_of_group(first, [&](const Guard& other) { return other == guard; });
    const std::size_t both =
        end_of_group(group, [&](const Guard& other) { return other.argument == guard.argument; });
    Tensor larger = bound_of(first, group, level + 1);
    larger.raise_to(bound_of(group, both, level + 1));
    bound.add(larger);
    first = both;
  }
  return bound;
}

std::optional<Box::Corner> Box::positive_corner() const {
  for (const Corner corner :
       {Corner{false, false}, Corner{false, true}, Corner{true, false}, Corner{true, true}}) {
    const auto may_hold = [&](const Guard& guard) {
      const auto argument =
          std::find_if(arguments_.begin(), arguments_.end(),
                       [&](const Argument& a) { return a.index == guard.argument; });
      const Tensor& excess = guard.sign == Sign::nonpositive ? argument->above : argument->below;
      return excess.corner(corner.right, corner.top) <= 0;
    };
    const bool signs_are_known =
        std::all_of(arguments_.begin(), arguments_.end(), [&](const Argument& argument) {
          return may_hold({argument.index, Sign::nonpositive}) !=
                 may_hold({argument.index, Sign::nonnegative});
        });
    if (!signs_are_known) continue;
    Fixed sum = 0;
    for (const Term& term : terms_) {
      if (std::all_of(term.guards.begin(), term.guards.end(), may_hold)) {
        sum += term.tensor.corner(corner.right, corner.top);
      }
    }
    if (sum > 0) return corner;
  }
  return std::nullopt;
}

Axis Box::better_axis(const Tensor& bound) const {
  const Axis shallower = depth_x_ <= depth_y_ ? Axis::x : Axis::y;
  if (depth_x_ == box_depth_limit || depth_y_ == box_depth_limit) return shallower;
  if (rows_ == 1 || columns_ == 1) return columns_ == 1 ? Axis::x : Axis::y;
  if (depth_x_ >= depth_y_ + imbalance_limit || depth_y_ >= depth_x_ + imbalance_limit) {
    return shallower;
  }
  // Bernstein coefficients exceed the polynomial by about degree/8 times their second differences;
  // where a kink makes the bound switch from one sign's term to the other's, it shows in them too.
  // Those are below 2^123, and there are at most 2^16 rows or columns: so divided, products fit.
  constexpr Fixed room = 1 << 13;
  const Fixed x = bound.largest_second_difference(Axis::x) / room * static_cast<Fixed>(rows_ - 1);
  const Fixed y =
      bound.largest_second_difference(Axis::y) / room * static_cast<Fixed>(columns_ - 1);
  if (x == y) return shallower;
  return x > y ? Axis::x : Axis::y;
}

Box Box::split_off_lower(Axis axis) {
  Box lower;
  lower.rows_ = rows_;
  lower.columns_ = columns_;
  for (Argument& argument : arguments_) {
    lower.arguments_.push_back({argument.index, argument.above.split_off_lower(axis),
                                argument.below.split_off_lower(axis)});
  }
  for (Term& term : terms_) {
    lower.terms_.push_back({term.guards, term.tensor.split_off_lower(axis)});
  }
  (axis == Axis::x ? index_x_ : index_y_) *= 2;
  ++(axis == Axis::x ? depth_x_ : depth_y_);
  lower.index_x_ = index_x_;
  lower.index_y_ = index_y_;
  lower.depth_x_ = depth_x_;
  lower.depth_y_ = depth_y_;
  ++(axis == Axis::x ? index_x_ : index_y_);
  return lower;
}

mpq_class Box::x_of(Corner corner) const {
  return dyadic(index_x_ + (corner.right ? 1 : 0), depth_x_);
}

mpq_class Box::y_of(Corner corner) const {
  return dyadic(index_y_ + (corner.top ? 1 : 0), depth_y_);
}

std::uint64_t Box::size() const {
  std::uint64_t size = terms_.size() * rows_ * columns_;
  for (const Argument& argument : arguments_) size += 2 * argument.above.size();
  return size;
}

std::uint64_t Box::cost() const {
  const std::uint64_t longer = std::max(rows_, columns_);
  std::uint64_t cost = terms_.size() * (rows_ * columns_ * (longer + 8) + 64);
  for (const Argument& argument : arguments_) cost += 2 * (argument.above.halving_cost() + 64);
  return cost;
}

}  // namespace certau_verifier
