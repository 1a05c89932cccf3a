// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/device_letters.hpp"

namespace certau::properties {
namespace {

// Half the time at zero, as in most of the theory.
Rational symmetric_point(ShortNumbers& numbers, const Rational& range) {
  return numbers.once_in(2) ? Rational{0} : numbers.within(range);
}

}  // namespace

std::vector<theorems::Letter> device_letters(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::ideal:
      return {};
    case DeviceKind::asymmetric_linear:
      return {{"tau", "range of the device"}, {"w_sym", "w°, its symmetric point"}};
    case DeviceKind::linear_step:
      return {{"tau_max", "range above the symmetric point"},
              {"tau_min", "range below it, negative"},
              {"w_sym", "w°, the symmetric point"}};
    case DeviceKind::power_step:
      return {{"tau_max", "largest weight"},
              {"tau_min", "smallest weight"},
              {"gamma_up", "γ₊, exponent of steps up"},
              {"gamma_down", "γ₋, exponent of steps down"}};
  }
  throw ContractViolation("an unknown kind of device (a defect): add its letters");
}

void draw_device(ShortNumbers& numbers, DeviceKind kind, Instance& at) {
  switch (kind) {
    case DeviceKind::ideal:
      return;
    case DeviceKind::asymmetric_linear: {
      const Rational tau = numbers.positive();
      at.set("tau", tau).set("w_sym", symmetric_point(numbers, tau));
      return;
    }
    case DeviceKind::linear_step: {
      const Rational above = numbers.positive();
      at.set("tau_max", above).set("tau_min", Rational{-numbers.positive()});
      at.set("w_sym", symmetric_point(numbers, above));
      return;
    }
    case DeviceKind::power_step: {
      // Ranges around zero: both ends are short, and so is what lies between.
      at.set("tau_max", numbers.positive()).set("tau_min", Rational{-numbers.positive()});
      at.set("gamma_up", numbers.integer(1, 3)).set("gamma_down", numbers.integer(1, 3));
      return;
    }
  }
  throw ContractViolation("an unknown kind of device (a defect): draw it");
}

bool is_device(const Instance& at, DeviceKind kind) {
  switch (kind) {
    case DeviceKind::ideal:
      return true;
    case DeviceKind::asymmetric_linear:
      return at["tau"] > 0;
    case DeviceKind::linear_step:
      return at["tau_max"] > 0 && at["tau_min"] < 0;
    case DeviceKind::power_step: {
      const auto is_exponent = [&](const char* letter) {
        return at[letter] > 0 && at[letter] <= 32 && denominator(at[letter]) == 1;
      };
      return at["tau_min"] < at["tau_max"] && is_exponent("gamma_up") && is_exponent("gamma_down");
    }
  }
  throw ContractViolation("an unknown kind of device (a defect): say when it is one");
}

Device<Rational> device_of(const Instance& at, DeviceKind kind) {
  certau::require(is_device(at, kind),
                  "device_of letters that describe none (its range is empty): ask is_device first");
  switch (kind) {
    case DeviceKind::ideal:
      return Ideal<Rational>{};
    case DeviceKind::asymmetric_linear:
      return AsymmetricLinear<Rational>{at["tau"], at["w_sym"]};
    case DeviceKind::linear_step:
      return LinearStep<Rational>{at["tau_max"], at["tau_min"], at["w_sym"]};
    case DeviceKind::power_step:
      return PowerStep<Rational>{at["tau_max"], at["tau_min"], at["gamma_up"], at["gamma_down"]};
  }
  throw ContractViolation("an unknown kind of device (a defect): make it");
}

}  // namespace certau::properties
