// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "certau/simulation/error_record.hpp"
#include "certau/simulation/number_type.hpp"

/// Small texts that the renderings of a precision sweep share.
namespace certau {

/// A bound that is a double, rounded outward to a few digits; "unbounded" for infinity.
[[nodiscard]] std::string upper_text(double bound, int digits);
[[nodiscard]] std::string lower_text(double bound, int digits);

/// "double", "mpfr:256".
[[nodiscard]] std::string number_name(const NumberChoice& number);

/// "device.tau=1 algorithm=tiki-taka".
[[nodiscard]] std::string swept_text(const std::vector<std::pair<std::string, std::string>>& swept);

}  // namespace certau
