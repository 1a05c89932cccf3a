// SPDX-License-Identifier: Apache-2.0
#include "certau/report/certificate_json.hpp"

#include <algorithm>

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

Json matrix(const BivariatePolynomial& polynomial) {
  // Entry [i][j] belongs to x^i y^j.
  Json rows = Json::array();
  for (long i = 0; i <= std::max(0L, polynomial.degree_x()); ++i) {
    long last = polynomial.degree_y();
    while (last > 0 && polynomial.coefficient(i, last) == 0) --last;
    Json row = Json::array();
    for (long j = 0; j <= std::max(0L, last); ++j)
      row.push_back(to_string(polynomial.coefficient(i, j)));
    rows.push_back(row);
  }
  return rows;
}

BivariatePolynomial polynomial(const Json& rows) {
  std::vector<std::vector<Rational>> by_y;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      if (by_y.size() <= j) by_y.resize(j + 1);
      if (by_y[j].size() <= i) by_y[j].resize(i + 1);
      by_y[j][i] = rational(rows[i][j]);
    }
  std::vector<RationalPolynomial> result;
  for (const auto& coefficients : by_y) result.emplace_back(coefficients);
  return BivariatePolynomial{std::move(result)};
}

Json interval(const ClosedInterval& ends) {
  Json result;
  result["lower"] = to_string(ends.lower);
  result["upper"] = to_string(ends.upper);
  return result;
}

ClosedInterval read_interval(const Json& json) {
  return {rational(json.at("lower")), rational(json.at("upper"))};
}

void write_proof(Json& json, const SmoothProof& proof) {
  json["potential"]["basis"] = "chebyshev";
  json["potential"]["coefficients"] = texts(proof.potential);
  json["invariant_set"] = interval(proof.set);
  json["cuts"] = texts(proof.cuts);
}

void write_proof(Json& json, const PiecewiseProof& proof) {
  const auto& [weight, auxiliary] = proof.set.box;
  const auto coordinates = [&](const State<Rational>& state) {
    std::vector<Rational> result{state.weight};
    if (auxiliary) result.push_back(state.auxiliary);
    return texts(result);
  };
  auto& potential = json["potential"];
  potential["basis"] = "piecewise";
  potential["centre"] = coordinates(proof.potential.centre);
  potential["scale"] = coordinates(proof.potential.scale);
  potential["terms"] = Json::array();
  for (const auto& term : proof.potential.terms) {
    Json entry;
    entry["kink"] = matrix(term.kink);
    entry["coefficients"] = matrix(term.factor);
    potential["terms"].push_back(entry);
  }
  if (auxiliary) {
    json["invariant_set"]["weight"] = interval(weight);
    json["invariant_set"]["auxiliary"] = interval(*auxiliary);
  } else {
    json["invariant_set"] = interval(weight);
  }
  json["increment_bound"] = to_string(proof.set.increment_bound);
}

std::variant<SmoothProof, PiecewiseProof> read_proof(const Json& json) {
  const Json& potential = json.at("potential");
  const Json& set = json.at("invariant_set");
  if (potential.at("basis") == "chebyshev")
    return SmoothProof{read_interval(set), rationals(json.at("cuts")),
                       rationals(potential.at("coefficients"))};
  PiecewiseProof proof;
  const bool paired = set.contains("auxiliary");
  const auto state = [&](const Json& entries, const Rational& absent) {
    return State<Rational>{rational(entries.at(0)), paired ? rational(entries.at(1)) : absent};
  };
  proof.potential.centre = state(potential.at("centre"), 0);
  proof.potential.scale = state(potential.at("scale"), 1);
  for (const auto& entry : potential.at("terms"))
    proof.potential.terms.push_back(
        {polynomial(entry.at("kink")), polynomial(entry.at("coefficients"))});
  proof.set.box.weight = read_interval(paired ? set.at("weight") : set);
  if (paired) proof.set.box.auxiliary = read_interval(set.at("auxiliary"));
  proof.set.increment_bound = rational(json.at("increment_bound"));
  return proof;
}

}  // namespace

Json question_json(const Process<Rational>& process, const State<Rational>& start,
                   Quantity quantity, Direction direction) {
  Json result;
  result["process"] = to_json(process);
  result["start"] = to_json(start, process.algorithm);
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
  if (certificate.is_piecewise())
    write_proof(result, certificate.piecewise());
  else
    write_proof(result, certificate.smooth());
  if (certificate.infimum) {
    result["infimum"]["lower"] = to_string(certificate.infimum->lower);
    result["infimum"]["upper"] = to_string(certificate.infimum->upper);
    result["infimum"]["at"] = to_string(certificate.infimum->at);
  }
  return json_text(result);
}

Outcome<Certificate> read_certificate(const std::string& text, const Process<Rational>& process,
                                      const State<Rational>& start, Quantity quantity,
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
                       read_proof(json),
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
