// SPDX-License-Identifier: Apache-2.0
#include "certau/process/invariant_set.hpp"

#include <algorithm>
#include <optional>

#include "certau/polynomial/real_roots.hpp"

namespace certau {
namespace {

// An interval to try, with the inner points that separate a sliver at an irrational end.
struct Candidate {
  ClosedInterval interval;
  std::vector<Rational> cuts;
};

// An end of a candidate: the enclosure of a root, or an exact point.
using End = ClosedInterval;

std::optional<Candidate> between(const End& lower, const End& upper) {
  // Outward at both ends; the inner points become cuts, so that the sign is sure between them.
  if (lower.upper >= upper.lower) return std::nullopt;
  Candidate result{{lower.lower, upper.upper}, {}};
  if (lower.lower < lower.upper) result.cuts.push_back(lower.upper);
  if (upper.lower < upper.upper) result.cuts.push_back(upper.lower);
  return result;
}

class Search {
 public:
  Search(const Process<Rational>& process, const PolynomialProcess& polynomials,
         const Rational& start, long sliver_bits)
      : process_{process}, polynomials_{polynomials}, start_{start}, bits_{sliver_bits} {}

  Outcome<InvariantSet> run() {
    const bool asymmetric = std::any_of(polynomials_.branches.begin(), polynomials_.branches.end(),
                                        [](const auto& branch) { return branch.sign_matters; });
    const auto candidates = asymmetric ? one_signed() : inward();
    for (const auto& candidate : candidates) {
      auto proved = prove_invariant(polynomials_, candidate.interval, candidate.cuts);
      if (proved.has_value()) return proved;
      if (first_failure_.empty()) first_failure_ = proved.reason();
    }
    return explain(candidates);
  }

 private:
  // Candidates for an asymmetric device: the part of its range, around the start, on which no
  // increment changes sign.
  std::vector<Candidate> one_signed() {
    const auto range = domain(process_.device);
    require(range.has_value(),
            "an asymmetric device without a range (its factors would turn "
            "negative): give Device::domain");
    std::vector<End> ends{{range->lower, range->lower}, {range->upper, range->upper}};
    for (const auto& branch : polynomials_.branches)
      if (!branch.increment.is_zero())
        for (const auto& root : sign_changes(branch.increment, *range)) ends.push_back(root);
    std::sort(ends.begin(), ends.end(),
              [](const auto& a, const auto& b) { return a.lower < b.lower; });
    std::vector<Candidate> result;
    for (std::size_t k = 0; k + 1 < ends.size(); ++k) {
      const auto candidate = between(ends[k], ends[k + 1]);
      if (!candidate || !candidate->interval.contains(start_)) continue;
      result.push_back(*candidate);
      // Without noise the process runs towards one end: the part from the start on will do when
      // the learning rate is too large for the rest.
      if (polynomials_.branches.size() == 1) {
        if (const auto part = between(ends[k], {start_, start_})) result.push_back(*part);
        if (const auto part = between({start_, start_}, ends[k + 1])) result.push_back(*part);
      }
    }
    return result;
  }

  // Candidates where signs do not matter: from the nearest points on both sides of the start at
  // which every branch moves inward, widened step by step in case steps overshoot.
  std::vector<Candidate> inward() {
    std::vector<Rational> points{start_, start_ - 1, start_ + 1};
    for (const auto& branch : polynomials_.branches) {
      if (branch.increment.is_zero()) continue;
      // Any point beyond a root will do, so take short ones: they keep the exact numbers short.
      for (const auto& root : real_roots(branch.increment, bits_)) {
        const bool exact = root.lower == root.upper;
        points.push_back(exact ? root.lower : round_down(root.lower, 3));
        points.push_back(exact ? root.upper : round_up(root.upper, 3));
      }
    }
    std::sort(points.begin(), points.end());
    const auto all = [&](const Rational& at, int direction) {
      return std::all_of(polynomials_.branches.begin(), polynomials_.branches.end(),
                         [&](const auto& b) { return direction * b.increment(at) >= 0; });
    };
    std::optional<Rational> lower;
    std::optional<Rational> upper;
    for (const auto& point : points) {
      if (point <= start_ && all(point, +1)) lower = point;
      if (point >= start_ && !upper && all(point, -1)) upper = point;
    }
    if (!lower || !upper) return {};
    if (*lower == *upper) *upper += 1;
    std::vector<Candidate> result;
    const ClosedInterval base{*lower, *upper};
    for (int widening = 1; widening <= 64; widening *= 2)
      result.push_back(
          {{base.centre() - widening * base.radius(), base.centre() + widening * base.radius()},
           {}});
    return result;
  }

  // Roots inside the range at which the polynomial changes sign.
  std::vector<End> sign_changes(const RationalPolynomial& polynomial, const ClosedInterval& range) {
    const auto roots = real_roots(polynomial, bits_);
    std::vector<End> result;
    for (std::size_t k = 0; k < roots.size(); ++k) {
      if (roots[k].lower <= range.lower || roots[k].upper >= range.upper) continue;
      const Rational before =
          k == 0 ? roots[k].lower - 1 : (roots[k - 1].upper + roots[k].lower) / 2;
      const Rational after =
          k + 1 == roots.size() ? roots[k].upper + 1 : (roots[k].upper + roots[k + 1].lower) / 2;
      if (polynomial(before) * polynomial(after) < 0) result.push_back(roots[k]);
    }
    return result;
  }

  // Which condition failed: the learning rate (a smaller one would do) or the signs.
  Outcome<InvariantSet> explain(const std::vector<Candidate>& candidates) {
    if (candidates.empty())
      return Inconclusive{complaint(
          "noise", "",
          "no interval around the start \"" + to_string(start_) +
              "\" is kept: no point on one of its sides where every noise value moves inward",
          "use a problem that grows on both sides, or a start inside a well")};
    if (const auto rate = working_learning_rate(candidates))
      return Inconclusive{complaint("learning_rate", to_string(process_.learning_rate),
                                    "too large for the invariant set (" + first_failure_ + ")",
                                    "use at most \"" + to_string(*rate) + "\"")};
    return Inconclusive{complaint(
        "start.weight", to_string(start_),
        "no invariant interval around it on which every increment has one sign (" + first_failure_ +
            ")",
        "start where every abs(g) <= the smallest noise value, or use a law without small values")};
  }

  // Largest learning rate, to two digits, at which one of the candidates is invariant.
  std::optional<Rational> working_learning_rate(const std::vector<Candidate>& candidates) const {
    const auto works = [&](const Rational& rate) {
      Process<Rational> slower = process_;
      slower.learning_rate = rate;
      const auto polynomials = to_polynomials(slower);
      return std::any_of(candidates.begin(), candidates.end(), [&](const auto& c) {
        return prove_invariant(polynomials, c.interval, c.cuts).has_value();
      });
    };
    Rational bad = process_.learning_rate;
    Rational good = bad / 2;
    for (int halvings = 0; !works(good); ++halvings, good /= 2) {
      if (halvings == 24) return std::nullopt;
      bad = good;
    }
    for (int step = 0; step < 10; ++step) {
      const Rational middle = (good + bad) / 2;
      (works(middle) ? good : bad) = middle;
    }
    const Rational rounded = round_down(good, 2);
    return works(rounded) ? rounded : good;
  }

  const Process<Rational>& process_;
  const PolynomialProcess& polynomials_;
  const Rational& start_;
  long bits_;
  std::string first_failure_;
};

}  // namespace

Outcome<InvariantSet> find_invariant_set(const Process<Rational>& process,
                                         const PolynomialProcess& polynomials,
                                         const Rational& start, long sliver_bits) {
  return Search{process, polynomials, start, sliver_bits}.run();
}

}  // namespace certau
