// SPDX-License-Identifier: Apache-2.0
#include "certau/report/certificate_reader.hpp"

namespace certau {
namespace {

Rational rational(const Json& json) { return parse_rational(json.get<std::string>()).value(); }

std::vector<Rational> rationals(const Json& json) {
  std::vector<Rational> result;
  for (const auto& entry : json) result.push_back(rational(entry));
  return result;
}

// Fills a described kind's fields; the inverse of what to_json writes.
struct FieldReader {
  const Json& json;

  void operator()(std::string_view key, auto& field, Presence) const {
    read(json.at(std::string{key}), field);
  }

 private:
  static void read(const Json& entry, Rational& field) { field = rational(entry); }
  static void read(const Json& entry, std::vector<Rational>& field) { field = rationals(entry); }
  static void read(const Json& entries, std::vector<std::vector<Rational>>& field) {
    for (const auto& entry : entries)
      field.push_back(entry.is_array() ? rationals(entry) : std::vector{rational(entry)});
  }
};

// The alternative of a variant that `kind` names.
template <class Variant, std::size_t index = 0>
Variant read_kind(const Json& json) {
  if constexpr (index == std::variant_size_v<Variant>) {
    throw InvalidInput("no such kind: " + json.at("kind").get<std::string>());
  } else {
    using Kind = std::variant_alternative_t<index, Variant>;
    if (json.at("kind").get<std::string>() != Kind::kind)
      return read_kind<Variant, index + 1>(json);
    Kind result{};
    Kind::fields(result, FieldReader{json});
    return result;
  }
}

template <class Names>
auto named(const Names& names, const Json& json) {
  const auto value = value_in(names, json.get<std::string>());
  if (!value) throw InvalidInput("no such name: " + json.get<std::string>());
  return *value;
}

Process<Rational> read_process(const Json& json) {
  Process<Rational> process;
  process.algorithm = named(algorithm_names, json.at("algorithm"));
  process.learning_rate = rational(json.at("learning_rate"));
  process.problem = read_kind<Problem<Rational>>(json.at("problem"));
  process.device = read_kind<Device<Rational>>(json.at("device"));
  process.noise = read_kind<Noise<Rational>>(json.at("noise"));
  if (has_auxiliary(process.algorithm)) {
    process.auxiliary_learning_rate = rational(json.at("auxiliary_learning_rate"));
    process.mixing = rational(json.at("mixing"));
    process.auxiliary_device = read_kind<Device<Rational>>(json.at("auxiliary_device"));
  }
  return process;
}

bool has_format(const std::string& text, const std::string& format) {
  const Json json = Json::parse(text, nullptr, false);
  return json.is_object() && json.contains("format") && json["format"] == format;
}

}  // namespace

Outcome<Certificate> read_certificate(const std::string& text) {
  if (!has_format(text, "certau-certificate")) return OutsideDomain{"not a certificate"};
  const Json json = Json::parse(text);
  try {
    const Json& claim = json.at("claim");
    const auto process = read_process(claim.at("process"));
    State<Rational> start{rational(claim.at("start").at("weight")), 0};
    if (has_auxiliary(process.algorithm)) start.auxiliary = rational(claim["start"]["auxiliary"]);
    const auto direction = claim.at("direction") == "upper" ? Direction::upper : Direction::lower;
    return read_certificate(text, process, start, named(quantity_names, claim.at("quantity")),
                            direction);
  } catch (const Json::exception& error) {
    return OutsideDomain{error.what()};
  } catch (const InvalidInput& error) {
    return OutsideDomain{error.what()};
  }
}

bool is_separation(const std::string& text) { return has_format(text, "certau-separation"); }

Outcome<Separation> read_separation(const std::string& text) {
  if (!is_separation(text)) return OutsideDomain{"not a separation"};
  const Json json = Json::parse(text);
  const auto part = [&](const char* key) {
    return read_certificate(json.contains(key) ? json[key].dump() : "");
  };
  const auto better = part("better");
  if (!better.has_value()) return better.refusal<Separation>();
  const auto worse = part("worse");
  if (!worse.has_value()) return worse.refusal<Separation>();
  if (!json.contains("horizon_from") || !json["horizon_from"].is_string())
    return OutsideDomain{"a separation without horizon_from"};
  const auto horizon = parse_rational(json["horizon_from"].get<std::string>());
  if (!horizon.has_value()) return OutsideDomain{"horizon_from is no number"};
  return Separation{better.value(), worse.value(), numerator(horizon.value())};
}

}  // namespace certau
