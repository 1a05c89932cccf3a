// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/base/named.hpp"
#include "certau/device/device.hpp"
#include "checks/properties/short_numbers.hpp"
#include "theorems/claim/claim.hpp"

namespace certau::properties {

using theorems::Instance;

/// The devices that implementations are held against: those with exact response factors.
enum class DeviceKind { ideal, asymmetric_linear, linear_step, power_step };

inline constexpr std::array device_kind_names{
    Named<DeviceKind>{DeviceKind::ideal, "ideal"},
    Named<DeviceKind>{DeviceKind::asymmetric_linear, "asymmetric-linear"},
    Named<DeviceKind>{DeviceKind::linear_step, "linear-step"},
    Named<DeviceKind>{DeviceKind::power_step, "power-step"},
};

/// The letters that describe a device of that kind, all of them scalars.
[[nodiscard]] std::vector<theorems::Letter> device_letters(DeviceKind kind);

/// Draws a device of that kind into the letters tau, w_sym (asymmetric-linear); tau_max, tau_min,
/// w_sym (linear-step); tau_max, tau_min, gamma_up, gamma_down (power-step).
void draw_device(ShortNumbers& numbers, DeviceKind kind, Instance& at);

/// Whether those letters describe a device (validate would pass). Requires: the letters are there.
[[nodiscard]] bool is_device(const Instance& at, DeviceKind kind);
/// The device of those letters. Requires: is_device.
[[nodiscard]] Device<Rational> device_of(const Instance& at, DeviceKind kind);

}  // namespace certau::properties
