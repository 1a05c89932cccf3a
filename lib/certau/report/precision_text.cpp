// SPDX-License-Identifier: Apache-2.0
#include "certau/report/precision_text.hpp"

#include "certau/number/exact_range.hpp"
#include "certau/report/decimal.hpp"

namespace certau {

std::string upper_text(double bound, int digits) {
  if (!std::isfinite(bound)) return "unbounded";
  return short_decimal_up(exact_range(bound).lower, digits);
}

std::string lower_text(double bound, int digits) {
  if (!std::isfinite(bound)) return "unbounded";
  return short_decimal_down(exact_range(bound).lower, digits);
}

std::string number_name(const NumberChoice& number) {
  for (const auto& entry : number_type_names)
    if (entry.type == number.type)
      return std::string{entry.name} + (entry.has_bits ? ":" + std::to_string(number.bits) : "");
  throw ContractViolation("a number type without a name (a defect): add it to the table");
}

std::string swept_text(const std::vector<std::pair<std::string, std::string>>& swept) {
  std::string text;
  for (const auto& [key, value] : swept) text += (text.empty() ? "" : " ") + key + "=" + value;
  return text;
}

}  // namespace certau
