// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <variant>

#include "certau/device/device.hpp"
#include "checks/audit/clipped_exponential_step.hpp"

namespace certau::audit {

/// The devices that a trace can be held against.
using AuditDevice = std::variant<Device<Rational>, ClippedExponentialStep>;

/// A device as the command line describes it. What an asymmetric linear device leaves open is
/// fitted.
struct DeviceChoice {
  AuditDevice device;
  bool fits_tau = false;
  bool fits_symmetric_point = false;

  [[nodiscard]] bool is_fitted() const { return fits_tau || fits_symmetric_point; }
};

/// Reads "KIND:key=value,key=value": the kinds and keys of specs, and clipped-exponential-step.
///   Statement  asymmetric-linear may leave out tau and symmetric_point; if tau is given and
///              symmetric_point is "fit", that alone is fitted; if tau is given and symmetric_point
///              is not, it is 0
///   Error      InvalidInput naming the option, the key (unknown, repeated or missing), the value
///              and the remedy
[[nodiscard]] DeviceChoice parse_device(std::string_view option, std::string_view text);

/// The same in words that parse_device reads.
[[nodiscard]] std::string device_text(const DeviceChoice& choice);

}  // namespace certau::audit
