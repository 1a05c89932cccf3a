// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/device/device.hpp"

namespace certau::properties {

/// The device that does to −w and −Δ what this one does to w and Δ.
///   Statement  U′(−w, −Δ) = −U(w, Δ)
[[nodiscard]] Device<Rational> mirrored(const Device<Rational>& device);

/// The device with all its lengths c times as long.
///   Statement  U′(cw, cΔ) = c·U(w, Δ)        Requires  c > 0
[[nodiscard]] Device<Rational> scaled_device(const Device<Rational>& device, const Rational& c);

}  // namespace certau::properties
