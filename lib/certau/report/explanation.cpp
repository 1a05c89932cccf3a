// SPDX-License-Identifier: Apache-2.0
#include "certau/report/explanation.hpp"

#include <fmt/format.h>

#include <tuple>

#include "certau/report/decimal.hpp"
#include "certau/report/process_json.hpp"

namespace certau {
namespace {

// Each quantity with its formula and where the paper has it.
std::string quantity_words(const std::string& name) {
  if (name == "squared-gradient-norm") return "g^2, g = f'(w)   [wu2024, (5), Theorem 2]";
  if (name == "objective-gap") return "f(w) - inf f   [wu2024, A2]";
  if (name == "squared-saturation")
    return "omega^2, omega = G/F, on an asymmetric-linear device (w - symmetric point)/tau   "
           "[wu2024, section 2]";
  if (name == "amplification") return "S = omega^2/(1 - omega^2)   [wu2024, Theorem 2]";
  return "the constant c in E g^2 = c sigma^2 E S   [wu2024, Theorem 3, which has 4]";
}

std::string update_words(const std::string& algorithm) {
  if (algorithm == "digital-sgd") return "w+ = w - alpha (f'(w) + eps)   [wu2024, (2)]";
  const std::string update = "w+ = w + Delta F(w) - |Delta| G(w), ";
  if (algorithm == "analog-gd") return update + "Delta = -alpha f'(w)   [wu2024, (7), section F]";
  return update + "Delta = -alpha (f'(w) + eps)   [wu2024, (3), (7)]";
}

std::string fields_words(const Json& object) {
  std::string text;
  for (const auto& [key, value] : object.items()) {
    const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
    text += key == "kind" ? shown : ", " + key + " = " + shown;
  }
  return text;
}

// A rational, with a decimal beside it when it is long.
std::string number_words(const Json& json) {
  const auto text = json.get<std::string>();
  if (text.size() <= 40) return text;
  const Rational value = parse_rational(text).value();
  const int places = value == 0 ? 0 : std::max(0, 24 - decimal_exponent(value));
  return fmt::format("about {} (exactly: in the file)", approx_decimal(value, places));
}

}  // namespace

std::string certificate_in_words(const std::string& certificate) {
  const Json json = Json::parse(certificate);
  const Json& claim = json.at("claim");
  const Json& process = claim.at("process");
  const bool upper = claim.at("direction") == "upper";
  const bool ratio = claim.at("quantity") == "amplification-constant";
  const std::string value = number_words(claim.at("value"));
  const std::string transient = number_words(claim.at("transient"));
  std::string text = "Claim\n  for every K >= 1: ";
  text += ratio ? fmt::format("the average of g^2 - c sigma^2 S, c = {}, is {} {}({})/K\n", value,
                              upper ? "<=" : ">=", upper ? "" : "-", transient)
                : fmt::format("the average of h over the first K steps is {} {} {} ({})/K\n",
                              upper ? "<=" : ">=", value, upper ? "+" : "-", transient);
  const auto line = [&](std::string_view name, const std::string& words) {
    text += fmt::format("  {:13} {}\n", name, words);
  };
  line(ratio ? "c" : "h", quantity_words(claim.at("quantity").get<std::string>()));
  line("update", update_words(process.at("algorithm").get<std::string>()));
  line("alpha", process.at("learning_rate").get<std::string>());
  line("f", fields_words(process.at("problem")));
  line("device", fields_words(process.at("device")));
  line("noise", fields_words(process.at("noise")));
  line("start", claim.at("start").at("weight").get<std::string>());
  text += "Proof\n";
  line("set", fmt::format("[{}, {}], which the process never leaves",
                          number_words(json.at("invariant_set").at("lower")),
                          number_words(json.at("invariant_set").at("upper"))));
  const std::size_t cuts = json.at("cuts").size();
  if (cuts > 0)
    line("pieces", fmt::format("{}, cut where the sign of an increment is not certain", cuts + 1));
  line("potential", fmt::format("u, a Chebyshev series of degree {} on the set",
                                json.at("potential").at("coefficients").size() - 1));
  line("inequality", fmt::format("h + T u - u {} value on the set, cleared of its denominator",
                                 upper ? "<=" : ">="));
  line("why", "summed along the process it gives the claim (theorems/drift_soundness.md)");
  return text;
}

namespace {

// Throws Json::exception where the text has not the shape of a table.
Outcome<CellExplanation> explain_cell(const Json& json, std::size_t number) {
  if (json.at("format") != "certau-table" || json.at("format_version") != 1)
    return OutsideDomain{"the file is not a certau-table of version 1"};
  const Json& cells = json.at("cells");
  if (number < 1 || number > cells.size())
    return OutsideDomain{fmt::format("the table has {} cells", cells.size())};
  const Json& cell = cells.at(number - 1);
  CellExplanation result;
  result.words = fmt::format("Cell {} of \"{}\": {}\n", number, cell.value("title", ""),
                             cell.at("quantity").get<std::string>());
  for (const auto& [key, value] : cell.at("parameters").items())
    result.words += fmt::format("  {} = {}\n", key, value.get<std::string>());
  if (cell.at("status") != "certified") {
    result.words += "Inconclusive: " + cell.value("reason", "");
    return result;
  }
  result.certified = true;
  result.words += fmt::format(
      "Certified: {}, by the {} certificates below. \"(1)\" means: certain to one unit of the last "
      "digit.",
      cell.at("decimal").get<std::string>(), cell.at("certificates").size());
  if (cell.contains("at"))
    for (const auto& entry : cell.at("at"))
      result.words += fmt::format(
          "\nAverage over K = {} steps: from {} to {} (from the certificates and E u(w_K), which "
          "ball arithmetic encloses; certau-verify does not check this line).",
          entry.at("K").get<std::int64_t>(), number_words(entry.at("lower")),
          number_words(entry.at("upper")));
  for (const auto& path : cell.at("certificates"))
    result.certificates.push_back(path.get<std::string>());
  return result;
}

}  // namespace

Outcome<CellExplanation> cell_in_words(const std::string& table, std::size_t number) {
  try {
    return explain_cell(Json::parse(table), number);
  } catch (const Json::exception& error) {
    return OutsideDomain{std::string{"the file is not a certau-table: "} + error.what()};
  }
}

Outcome<bool> supports_cell(const std::string& certificate, const std::string& table,
                            std::size_t number) {
  try {
    const Json cell = Json::parse(table).at("cells").at(number - 1);
    const Json claim = Json::parse(certificate).at("claim");
    const auto direction = claim.at("direction").get<std::string>();
    for (const auto& [what, stated, printed] :
         {std::tuple{"quantity", claim.at("quantity"), cell.at("quantity")},
          std::tuple{"value", claim.at("value"), cell.at(direction).at("value")},
          std::tuple{"transient", claim.at("transient"), cell.at(direction).at("transient")}})
      if (stated != printed)
        return OutsideDomain{fmt::format("the certificate's {} is {}, the table's {}", what,
                                         stated.dump(), printed.dump())};
    std::vector<std::pair<std::string, std::string>> stated;
    flatten(claim.at("process"), "process", stated);
    flatten(claim.at("start"), "start", stated);
    const Json& printed = cell.at("parameters");
    for (const auto& [key, value] : stated)
      if (printed.value(key, "") != value)
        return OutsideDomain{fmt::format("the certificate's {} is {}, the table's \"{}\"", key,
                                         value, printed.value(key, ""))};
    const auto end = [&](const char* side) {
      return parse_rational(cell.at(side).at("value").get<std::string>()).value();
    };
    if (end("lower") > end("upper") ||
        cell.at("decimal") != certain_decimal(end("lower"), end("upper")))
      return OutsideDomain{"the table's decimal does not follow from its values"};
    return true;
  } catch (const Json::exception& error) {
    return OutsideDomain{std::string{"the table or the certificate is incomplete: "} +
                         error.what()};
  }
}

}  // namespace certau
