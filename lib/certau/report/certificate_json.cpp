// SPDX-License-Identifier: Apache-2.0
#include "certau/report/certificate_json.hpp"

namespace certau {
namespace {

Json texts(const std::vector<Rational>& values) {
  Json result = Json::array();
  for (const auto& value : values) result.push_back(to_string(value));
  return result;
}

Rational rational(const Json& json) { return parse_rational(json.get<std::string>()).value(); }

std::vector<Rational> rationals(const Json& json) {
  std::vector<Rational> result;
  for (const auto& entry : json) result.push_back(rational(entry));
  return result;
}

}  // namespace

Json question_json(const Process<Rational>& process, const Rational& start, Quantity quantity,
                   Direction direction) {
  Json result;
  result["process"] = to_json(process);
  result["start"]["weight"] = to_string(start);
  result["quantity"] = std::string{name_of(quantity)};
  result["direction"] = std::string{name_of(direction)};
  return result;
}

std::string certificate_text(const Certificate& certificate, const std::string& made_by) {
  const Claim& claim = certificate.claim;
  Json result;
  result["format"] = "certau-certificate";
  result["format_version"] = 1;
  result["made_by"] = made_by;
  result["claim"] = question_json(claim.process, claim.start, claim.quantity, claim.direction);
  result["claim"]["value"] = to_string(claim.value);
  result["claim"]["transient"] = to_string(claim.transient);
  result["potential"]["basis"] = "chebyshev";
  result["potential"]["coefficients"] = texts(certificate.potential);
  result["invariant_set"]["lower"] = to_string(certificate.set.lower);
  result["invariant_set"]["upper"] = to_string(certificate.set.upper);
  result["cuts"] = texts(certificate.cuts);
  if (certificate.infimum) {
    result["infimum"]["lower"] = to_string(certificate.infimum->lower);
    result["infimum"]["upper"] = to_string(certificate.infimum->upper);
    result["infimum"]["at"] = to_string(certificate.infimum->at);
  }
  return json_text(result);
}

Outcome<Certificate> read_certificate(const std::string& text, const Process<Rational>& process,
                                      const Rational& start, Quantity quantity,
                                      Direction direction) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return OutsideDomain{"not a certificate"};
  try {
    const Json& claim = json.at("claim");
    const Json question = question_json(process, start, quantity, direction);
    for (const auto& [key, value] : question.items())
      if (claim.at(key) != value) return OutsideDomain{"it answers another question"};
    Certificate result{{process, start, quantity, direction, rational(claim.at("value")),
                        rational(claim.at("transient"))},
                       {rational(json.at("invariant_set").at("lower")),
                        rational(json.at("invariant_set").at("upper"))},
                       rationals(json.at("cuts")),
                       rationals(json.at("potential").at("coefficients")),
                       std::nullopt};
    if (json.contains("infimum")) {
      const Json& infimum = json["infimum"];
      result.infimum = Infimum{rational(infimum.at("lower")), rational(infimum.at("upper")),
                               rational(infimum.at("at"))};
    }
    return result;
  } catch (const Json::exception& error) {
    return OutsideDomain{error.what()};
  }
}

}  // namespace certau
