// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/schedule.hpp"

namespace certau {
namespace {

// Short rates keep the exact numbers of a proof short, and the rate is stated as it is used.
constexpr int digits = 6;

}  // namespace

Rational Schedule::learning_rate(std::int64_t horizon) const {
  const Integer root = sqrt(Integer{horizon});
  if (root * root == horizon) return scale / root;
  // floor(√(K·100^n))/10^n >= √K − 10^-n from below; one more unit is above.
  const Integer fine = sqrt(Integer{horizon} * numerator(power_of_ten(4 * digits))) + 1;
  const Rational below = round_down(scale * power_of_ten(2 * digits) / fine, digits);
  // The quotient may have crossed a decimal that a/√K has not: d <= a/√K if and only if d²K <= a².
  const Rational next = below + power_of_ten(decimal_exponent(below) - digits + 1);
  return next * next * horizon <= scale * scale ? next : below;
}

Schedule read_schedule(const toml::table& table) {
  TableReader reader{table, "schedule"};
  Schedule schedule;
  schedule.horizons = read_horizon_list(reader, "horizon");
  schedule.scale = reader.rational("learning_rate");
  if (schedule.scale <= 0)
    reader.refuse("learning_rate", "must be positive (it is the a of a/sqrt(K))",
                  "give a positive rational such as \"1/5\"");
  if (reader.has("auxiliary_ratio")) {
    schedule.auxiliary_ratio = reader.rational("auxiliary_ratio");
    if (*schedule.auxiliary_ratio <= 0)
      reader.refuse("auxiliary_ratio", "must be positive (it is beta/alpha)",
                    "give a positive rational such as \"10\"");
  }
  reader.finish();
  return schedule;
}

std::vector<std::int64_t> read_horizon_list(TableReader& table, const char* key) {
  const auto* array = table.node(key).as_array();
  if (array == nullptr || array->empty())
    table.refuse(key, "must be a list of K", "write [100, 1000]");
  std::vector<std::int64_t> result;
  for (const auto& entry : *array) {
    const auto* k = entry.as_integer();
    if (k == nullptr || k->get() < 1 || k->get() > 1'000'000'000'000)
      table.refuse(key, "each K must be an integer from 1 to 10^12", "write [100, 1000]");
    result.push_back(k->get());
  }
  return result;
}

}  // namespace certau
