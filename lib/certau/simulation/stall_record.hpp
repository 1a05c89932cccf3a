// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "certau/process/process.hpp"

namespace certau {

/// Whether a device was asked for an update that is not zero: the increment and the response
/// factor for its direction are not, as computed in T.
template <class T>
[[nodiscard]] bool asks_for_update(const Response<T>& response, const T& increment) {
  const bool up = NumberTraits<T>::is_nonnegative(increment) == Truth::yes;
  return !(increment == T(0)) && !((up ? response.up : response.down) == T(0));
}

/// Updates of one coordinate that were lost: asked for, but too small to move the number.
///   Shape  step k is the one from the state after k steps to the next
class StallRecord {
 public:
  void note_moved() { since_.reset(); }
  void note_lost(std::int64_t step) {
    if (!first_) first_ = step;
    if (!since_) since_ = step;
    ++lost_;
  }

  /// The first lost one; how many; and the first of those after which none has moved the number.
  [[nodiscard]] std::optional<std::int64_t> first() const { return first_; }
  [[nodiscard]] std::int64_t lost() const { return lost_; }
  [[nodiscard]] std::optional<std::int64_t> all_since() const { return since_; }

 private:
  std::optional<std::int64_t> first_, since_;
  std::int64_t lost_ = 0;
};

}  // namespace certau
