// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/properties/property.hpp"

namespace certau::properties {

/// What an implementation answers for one number.
struct Answer {
  Rational found;      // exactly as it was answered
  Rational exact;      // by the dynamics of the paper
  Rational allowance;  // how far rounding, and whole pulses, may put `found` off `exact`
};

/// The answers' numbers.
[[nodiscard]] std::vector<Rational> found_of(const std::vector<Answer>& answers);

/// How far a computed update may lie from the exact one.
///   Error   NotHeld where underflow may take away every digit: such a case has no verdict;
///           InvalidInput if it may in every case
///   Source  certau/algorithm/update_allowance.hpp
[[nodiscard]] Rational allowance_of(const Arithmetic& arithmetic, const Device<Rational>& device,
                                    const Rational& weight, const Rational& increment);

/// Asks for the updates of all coordinates at once.
///   Error  NotANumber, also if the answer has another number of coordinates
[[nodiscard]] std::vector<Answer> ask_update(const Setting& setting, const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment);
/// The same for one weight.
[[nodiscard]] Answer ask_update(const Setting& setting, const Device<Rational>& device,
                                const Rational& weight, const Rational& increment);

/// Throws NotANumber unless an answer has as many coordinates as were asked for.
void require_coordinates(std::string_view what, std::size_t found, std::size_t asked);

// Hypotheses -------------------------------------------------------------------------------------

/// Whether the letters describe a device that the implementation can be asked about: one with
/// pulses, about an asymmetric linear device whose range a pulse does not exceed.
[[nodiscard]] bool can_be_asked(const Setting& setting, const Instance& at);

/// Whether theorem 1 and its like keep the weight where the device is described. Outside,
/// implementations may clip, and no property speaks.
///   Statement  the weight is in the device's domain, and abs(Δ) at most the domain's reach in the
///              direction of Δ: τ, or τ_max and −τ_min, or τ_max − τ_min (power step)
[[nodiscard]] bool is_in_range(const Device<Rational>& device, const Rational& weight,
                               const Rational& increment);
[[nodiscard]] bool is_in_range(const Device<Rational>& device, const std::vector<Rational>& weight,
                               const std::vector<Rational>& increment);

[[nodiscard]] bool is_held(const Arithmetic& arithmetic, const Rational& number);
[[nodiscard]] bool is_held(const Arithmetic& arithmetic, const std::vector<Rational>& numbers);
[[nodiscard]] bool is_held(const Arithmetic& arithmetic, const Device<Rational>& device);
/// Whether the arithmetic holds all of them, which the implementation will be given.
template <class... Numbers>
[[nodiscard]] bool are_held(const Setting& setting, const Numbers&... numbers) {
  return (is_held(setting.subject.arithmetic(), numbers) && ...);
}

// Drawing ----------------------------------------------------------------------------------------

/// w° of a device that has one as a parameter.
[[nodiscard]] std::optional<Rational> symmetric_point_of(const Device<Rational>& device);
/// A length of the device's scale: increments up to it stay in range; 8 for an ideal device.
[[nodiscard]] Rational reach_of(const Device<Rational>& device);
/// A weight in the device's domain, often at its ends or at the symmetric point.
[[nodiscard]] Rational draw_weight(ShortNumbers& numbers, const Device<Rational>& device);
[[nodiscard]] std::vector<Rational> draw_weights(ShortNumbers& numbers,
                                                 const Device<Rational>& device, int dimension);

// Parts of capsules ------------------------------------------------------------------------------

/// A property of one update whose letters are w and delta, drawn in the device's range.
///   Hypotheses  device, in range, held
[[nodiscard]] Property one_weight_property();
/// A property of an array's update whose letters are W and Delta, 1 to 3 coordinates.
///   Hypotheses  device, shape, in range, held
[[nodiscard]] Property array_property();

/// Every device kind.
[[nodiscard]] std::vector<DeviceKind> all_devices();

/// "weight 2", or "weight" if there is one only.
[[nodiscard]] std::string coordinate_label(std::string_view what, std::size_t i,
                                           std::size_t dimension);

}  // namespace certau::properties
