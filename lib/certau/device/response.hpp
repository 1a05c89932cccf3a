// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau {

/// Response factors of a device at one weight: an update Δ >= 0 lands as Δ·up, Δ < 0 as Δ·down.
///   Source  [wu2024, (6), (7)]
template <class T>
struct Response {
  T up;    // q₊
  T down;  // q₋

  /// F = (q₋ + q₊)/2, the part that up and down steps have in common.
  [[nodiscard]] T symmetric() const { return (down + up) / 2; }
  /// G = (q₋ − q₊)/2, the asymmetry; zero at the symmetric point.
  [[nodiscard]] T asymmetric() const { return (down - up) / 2; }
};

}  // namespace certau
