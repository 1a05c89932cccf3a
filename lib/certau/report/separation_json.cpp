// SPDX-License-Identifier: Apache-2.0
#include "certau/report/separation_json.hpp"

#include "certau/report/certificate_json.hpp"

namespace certau {

Outcome<Integer> separation_horizon(const Claim& better, const Claim& worse) {
  require(
      better.direction == Direction::upper && worse.direction == Direction::lower &&
          better.quantity == worse.quantity && better.quantity != Quantity::amplification_constant,
      "a separation of claims that do not compare (an upper and a lower one of the same average "
      "are needed): choose such");
  if (better.value >= worse.value)
    return OutsideDomain{"the upper bound of the one is not below the lower bound of the other"};
  const Rational least = (better.transient + worse.transient) / (worse.value - better.value);
  return least < 1 ? Integer{1} : Integer{floor(least) + 1};
}

std::string separation_text(const Certificate& better, const Certificate& worse,
                            const Integer& horizon_from, const std::string& made_by) {
  Json result;
  result["format"] = "certau-separation";
  result["format_version"] = 1;
  result["made_by"] = made_by;
  result["horizon_from"] = horizon_from.str();
  result["better"] = Json::parse(certificate_text(better, made_by));
  result["worse"] = Json::parse(certificate_text(worse, made_by));
  return json_text(result);
}

}  // namespace certau
