// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <limits>

#include "checks/properties/partner_json.hpp"

namespace certau::properties {
namespace {

// Always with a point or an exponent, so that no language takes it for an integer.
std::string shortest_decimal(double value) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  std::string result{text.data(), end};
  if (result.find_first_of(".e") == std::string::npos) result += ".0";
  return result;
}

std::string number_text(const Arithmetic& arithmetic, const Rational& value) {
  if (!arithmetic.holds(value))
    throw NotHeld(to_string(value) + " cannot be held in " + arithmetic.name);
  if (arithmetic.is_exact) return "\"" + to_string(value) + "\"";
  return shortest_decimal(from_rational<double>(value, {}));
}

std::string list_text(const Arithmetic& arithmetic, const std::vector<Rational>& values) {
  std::string text;
  for (const auto& value : values)
    text += (text.empty() ? "" : ",") + number_text(arithmetic, value);
  return "[" + text + "]";
}

std::string device_text(const Arithmetic& arithmetic, const Device<Rational>& device) {
  return std::visit(
      [&](const auto& kind) {
        std::string text = fmt::format(R"({{"kind":"{}")", kind.kind);
        kind.fields(kind, [&](std::string_view key, const Rational& value, Presence) {
          text += fmt::format(R"(,"{}":{})", key, number_text(arithmetic, value));
        });
        return text + "}";
      },
      device);
}

std::string arrays_text(const Arithmetic& arithmetic, const Rule<Rational>& rule,
                        const Arrays<Rational>& state) {
  std::string text = "{\"weight\":" + list_text(arithmetic, state.weight);
  if (has_auxiliary(rule.algorithm))
    text += ",\"auxiliary\":" + list_text(arithmetic, state.auxiliary);
  return text + "}";
}

}  // namespace

bool has_partner_numbers(const Arithmetic& arithmetic) {
  using Limits = std::numeric_limits<double>;
  return arithmetic.is_exact ||
         (arithmetic.significand_bits <= unsigned{Limits::digits} &&
          arithmetic.smallest_exponent >= Limits::min_exponent - Limits::digits &&
          arithmetic.largest_exponent <= Limits::max_exponent);
}

std::string update_request(const Arithmetic& arithmetic, const Device<Rational>& device,
                           const std::vector<Rational>& weight,
                           const std::vector<Rational>& increment) {
  return fmt::format(R"({{"request":"update","state":{},"update":{},"device":{}}})",
                     list_text(arithmetic, weight), list_text(arithmetic, increment),
                     device_text(arithmetic, device));
}

std::string step_request(const Arithmetic& arithmetic, const Rule<Rational>& rule,
                         const Arrays<Rational>& state,
                         const std::vector<Rational>& gradient_sample) {
  const auto number = [&](const Rational& value) { return number_text(arithmetic, value); };
  const bool auxiliary = has_auxiliary(rule.algorithm);
  return fmt::format(
      R"({{"request":"step","algorithm":"{}","learning_rate":{}{},"state":{},"gradient":{},)"
      R"("device":{}{}}})",
      name_of(rule.algorithm), number(rule.learning_rate),
      auxiliary ? ",\"auxiliary_learning_rate\":" + number(rule.auxiliary_learning_rate) : "",
      arrays_text(arithmetic, rule, state), list_text(arithmetic, gradient_sample),
      device_text(arithmetic, rule.device),
      auxiliary ? ",\"auxiliary_device\":" + device_text(arithmetic, rule.auxiliary_device) : "");
}

}  // namespace certau::properties
