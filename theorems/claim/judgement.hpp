// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "certau/number/rational.hpp"

namespace certau::theorems {

enum class Relation { at_most, equal };

[[nodiscard]] constexpr std::string_view symbol(Relation relation) {
  return relation == Relation::at_most ? "<=" : "=";
}

/// One assertion of a claim, both sides evaluated. The label is a string literal.
template <class T>
struct Conclusion {
  std::string_view label;
  T left;
  Relation relation;
  T right;

  [[nodiscard]] bool holds() const {
    return relation == Relation::at_most ? left <= right : left == right;
  }
  /// How far the sides are on the wrong side of each other, relative to their size: positive if
  /// the assertion fails, in [-1, 1].
  [[nodiscard]] T violation() const {
    const T size = (left < 0 ? T(-left) : left) + (right < 0 ? T(-right) : right);
    if (size == 0) return T(0);
    const T excess = (left - right) / size;
    return relation == Relation::equal && excess < 0 ? T(-excess) : excess;
  }
};

/// What a claim says at one instance: whether its hypotheses hold there, and the two sides of each
/// conclusion. Over Rational it decides; over double it only guides and cross-checks.
template <class T>
class Judgement {
 public:
  /// Records a hypothesis (a string literal) and hands its truth back, so that a capsule can stop
  /// at the first one that fails: `if (!judgement.require("A1", ...)) return judgement;`
  /// Over double every hypothesis passes: at its boundary rounding would decide.
  bool require(std::string_view hypothesis, bool holds) {
    if constexpr (!std::is_same_v<T, Rational>) return true;
    if (!holds && failed_.empty()) failed_ = hypothesis;
    return holds;
  }
  void conclude(std::string_view label, T left, Relation relation, T right) {
    conclusions_.push_back({label, std::move(left), relation, std::move(right)});
  }

  [[nodiscard]] bool applies() const { return failed_.empty(); }
  /// The first hypothesis that fails; empty if none does.
  [[nodiscard]] std::string_view failed_hypothesis() const { return failed_; }
  [[nodiscard]] const std::vector<Conclusion<T>>& conclusions() const { return conclusions_; }

  /// The first conclusion that fails although the hypotheses hold; null if there is none.
  [[nodiscard]] const Conclusion<T>* violated() const {
    if (!applies()) return nullptr;
    for (const auto& conclusion : conclusions_)
      if (!conclusion.holds()) return &conclusion;
    return nullptr;
  }

 private:
  std::string_view failed_;
  std::vector<Conclusion<T>> conclusions_;
};

}  // namespace certau::theorems
