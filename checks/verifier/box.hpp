// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/verifier/guarded_sum.hpp"
#include "checks/verifier/tensor.hpp"

namespace certau_verifier {

inline constexpr unsigned box_depth_limit = 64;  // halvings along each axis

/// A guarded sum on a box of the subdivision: only what the box still needs of it.
class Box {
 public:
  /// The sum on [0, 1]^2.
  explicit Box(const GuardedSum& sum);

  /// Take the signs of arguments that are proved here: terms that they exclude go, terms that they
  /// make alike are added up.
  void settle_signs();

  /// Bernstein coefficients that no combination of the signs left open exceeds.
  [[nodiscard]] Tensor upper_bound() const;

  struct Corner {
    bool right = false;
    bool top = false;
  };
  /// A corner at which the sum comes out positive with the signs that the arguments have there.
  [[nodiscard]] std::optional<Corner> positive_corner() const;

  /// The axis along which a cut promises more. `bound` is the upper bound of this box.
  [[nodiscard]] Axis better_axis(const Tensor& bound) const;

  /// Cut the box in two. Returns the lower half; this becomes the upper one.
  [[nodiscard]] Box split_off_lower(Axis axis);

  [[nodiscard]] unsigned depth(Axis axis) const { return axis == Axis::x ? depth_x_ : depth_y_; }
  [[nodiscard]] mpq_class x_of(Corner corner) const;
  [[nodiscard]] mpq_class y_of(Corner corner) const;

  /// Integers stored.
  [[nodiscard]] std::uint64_t size() const;
  /// Limb operations of all that is done to a box before it is cut, and of the cut.
  [[nodiscard]] std::uint64_t cost() const;

 private:
  Box() = default;

  struct Argument {
    std::size_t index = 0;
    Tensor above;  // bounds the argument
    Tensor below;  // bounds its negative
  };
  struct Term {
    Guards guards;
    Tensor tensor;
  };

  void apply_sign(const Guard& known);
  void merge_terms();
  void drop_unused_arguments();
  [[nodiscard]] Tensor bound_of(std::size_t first, std::size_t last, std::size_t level) const;

  std::vector<Argument> arguments_;
  std::vector<Term> terms_;  // ordered by guards, each combination once
  std::size_t rows_ = 1;
  std::size_t columns_ = 1;
  mpz_class index_x_, index_y_;  // the box is [index, index + 1] / 2^depth in each coordinate
  unsigned depth_x_ = 0;
  unsigned depth_y_ = 0;
};

}  // namespace certau_verifier
