// SPDX-License-Identifier: Apache-2.0
#include "certau/report/cell_explanation.hpp"

#include <fmt/format.h>

#include "certau/report/decimal.hpp"
#include "certau/report/explanation.hpp"

namespace certau {
namespace {

Rational rational_of(const Json& json) {
  const auto value = parse_rational(json.get<std::string>());
  if (!value.has_value()) throw InvalidInput(json.dump() + " is not a number");
  return value.value();
}

std::vector<std::string> texts_of(const Json& json) {
  std::vector<std::string> result;
  for (const auto& entry : json) result.push_back(entry.get<std::string>());
  return result;
}

std::string average_words(const Json& entry) {
  const std::string words =
      fmt::format("\nAverage over K = {} steps: from {} to {} ", entry.at("K").get<std::int64_t>(),
                  number_in_words(entry.at("lower")), number_in_words(entry.at("upper")));
  if (!entry.contains("certificates"))
    return words +
           "(from the certificates and E u(w_K), which ball arithmetic encloses; certau-verify "
           "does not check this line).";
  const auto names = texts_of(entry.at("certificates"));
  return words + fmt::format(
                     "(value -+ transient/K of {}; the certificates {} prove it; "
                     "certau-verify checks it).",
                     names.size() == 2 ? "a lower and an upper bound" : "bounds",
                     fmt::join(names, " and "));
}

std::string baseline_words(const Json& baseline, const std::string& algorithm) {
  const auto other = baseline.at("algorithm").get<std::string>();
  if (!baseline.contains("lower"))
    return fmt::format("\nBaseline {}: no bound: {}", other, baseline.value("reason", ""));
  const auto names = texts_of(baseline.at("certificates"));
  std::string words = fmt::format(
      "\nBaseline {} on the same instance, at the same learning rate: at least {} - ({})/K (the "
      "certificate {} proves it).",
      other, number_in_words(baseline.at("lower").at("value")),
      number_in_words(baseline.at("lower").at("transient")), names.empty() ? "-" : names.front());
  if (baseline.contains("better_from_K"))
    words += fmt::format(
        "\nFor every K >= {} the average of {} is proved to be below that of {} (the separation {} "
        "proves it; certau-verify checks it).",
        baseline.at("better_from_K").get<std::string>(), algorithm, other,
        names.size() < 2 ? "-" : names[1]);
  else
    words += fmt::format(
        "\nThat {} does better from some K on is not proved{}.", algorithm,
        baseline.contains("reason") ? ": " + baseline.at("reason").get<std::string>() : "");
  return words;
}

// Throws Json::exception where the text has not the shape of a table.
const Json& cell_of(const Json& json, std::size_t number) {
  return json.at("cells").at(number - 1);
}

Outcome<CellExplanation> explain_cell(const Json& json, std::size_t number) {
  if (json.at("format") != "certau-table" || json.at("format_version") != 1)
    return OutsideDomain{"the file is not a certau-table of version 1"};
  const Json& cells = json.at("cells");
  if (number < 1 || number > cells.size())
    return OutsideDomain{fmt::format("the table has {} cells", cells.size())};
  const Json& cell = cell_of(json, number);
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
  result.certificates = texts_of(cell.at("certificates"));
  const auto further = [&](const Json& entry) {
    if (entry.contains("certificates"))
      for (const auto& name : texts_of(entry.at("certificates"))) result.further.push_back(name);
  };
  const Rational lower = rational_of(cell.at("lower").at("value"));
  const Rational upper = rational_of(cell.at("upper").at("value"));
  const std::string readable = lower <= upper ? readable_enclosure(lower, upper) : "[";
  result.words += fmt::format(
      "Certified: {}{}, by the {} certificates below. \"(1)\" means: certain to one unit of the "
      "last digit.",
      cell.at("decimal").get<std::string>(),
      lower <= upper && readable.front() == '[' ? ", in " + readable : "",
      result.certificates.size());
  if (cell.contains("at"))
    for (const auto& entry : cell.at("at")) {
      result.words += average_words(entry);
      further(entry);
    }
  if (cell.contains("baseline")) {
    const Json& baseline = cell.at("baseline");
    result.words += baseline_words(
        baseline, cell.at("parameters").value("process.algorithm", "the cell's algorithm"));
    further(baseline);
  }
  return result;
}

// Compares files with a cell; every check throws a Difference.
struct Difference {
  std::string what;
};

class Support {
 public:
  Support(const Json& cell, const std::map<std::string, std::string>& files)
      : cell_{cell}, files_{files} {}

  void check() const {
    const Json upper = check_bounds();
    if (cell_.contains("at"))
      for (const auto& entry : cell_.at("at")) check_average(entry);
    if (cell_.contains("baseline")) check_baseline(cell_.at("baseline"), upper);
  }

 private:
  [[noreturn]] static void differ(const std::string& what) { throw Difference{what}; }

  static void require_same(const std::string& file, std::string_view what, const Json& stated,
                           const Json& printed) {
    if (stated == printed) return;
    differ(fmt::format("{} does not support the cell: its {} is {}, the table's {}", file, what,
                       stated.dump(), printed.dump()));
  }

  [[nodiscard]] Json file(const std::string& name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) differ(name + " is missing");
    return Json::parse(found->second);
  }

  [[nodiscard]] Json claim(const std::string& name) const {
    const Json json = file(name);
    if (json.at("format") != "certau-certificate")
      differ(name + " does not support the cell: it is not a certificate");
    return json.at("claim");
  }

  // Process, start and quantity of a claim are the cell's, but perhaps for the algorithm.
  void check_question(const std::string& name, const Json& stated_claim,
                      const Json& algorithm) const {
    require_same(name, "quantity", stated_claim.at("quantity"), cell_.at("quantity"));
    std::vector<std::pair<std::string, std::string>> stated;
    flatten(stated_claim.at("process"), "process", stated);
    flatten(stated_claim.at("start"), "start", stated);
    Json printed = cell_.at("parameters");
    printed["process.algorithm"] = algorithm;
    for (const auto& [key, value] : stated)
      require_same(name, key, Json(value), Json(printed.value(key, "")));
  }

  void check_own_question(const std::string& name, const Json& stated) const {
    std::vector<std::pair<std::string, std::string>> parameters;
    flatten(stated.at("process"), "process", parameters);
    flatten(stated.at("start"), "start", parameters);
    require_same(name, "number of parameters", parameters.size(), cell_.at("parameters").size());
    check_question(name, stated, cell_.at("parameters").value("process.algorithm", ""));
  }

  static void check_bound(const std::string& name, const Json& stated, const Json& printed) {
    for (const char* key : {"value", "transient"})
      require_same(name, key, stated.at(key), printed.at(key));
  }

  // Names of a lower and an upper certificate, in this order.
  [[nodiscard]] std::vector<std::string> in_order(const Json& names, const char* what) const {
    auto result = texts_of(names);
    if (result.size() == 2 && claim(result[0]).at("direction") == "upper")
      std::swap(result[0], result[1]);
    if (result.size() != 2 || claim(result[0]).at("direction") != "lower" ||
        claim(result[1]).at("direction") != "upper")
      differ(fmt::format("{} does not name a lower and an upper certificate, and no other", what));
    return result;
  }

  // Returns the upper claim.
  [[nodiscard]] Json check_bounds() const {
    const auto names = in_order(cell_.at("certificates"), "the cell");
    for (const auto& name : names) {
      const Json stated = claim(name);
      check_own_question(name, stated);
      check_bound(name, stated, cell_.at(stated.at("direction").get<std::string>()));
    }
    const Rational lower = rational_of(cell_.at("lower").at("value"));
    const Rational upper = rational_of(cell_.at("upper").at("value"));
    if (lower > upper || cell_.at("decimal") != certain_decimal(lower, upper))
      differ("the table does not support the cell: its decimal does not follow from its values");
    return claim(names[1]);
  }

  void check_average(const Json& entry) const {
    if (!entry.contains("certificates")) return;  // it rests on ball arithmetic, as it says
    const auto steps = entry.at("K").get<std::int64_t>();
    if (steps < 1) differ("the average over K = " + std::to_string(steps) + " has no meaning");
    const auto names =
        in_order(entry.at("certificates"), fmt::format("the average over K = {}", steps).c_str());
    for (const auto& name : names) {
      const Json stated = claim(name);
      check_own_question(name, stated);
      if (stated.at("quantity") == "amplification-constant")
        differ(name + " does not support the average at one K: amplification-constant has none");
      const bool upper = stated.at("direction") == "upper";
      const Rational part = rational_of(stated.at("transient")) / steps;
      const Rational value = rational_of(stated.at("value"));
      require_same(name, fmt::format("bound at K = {}", steps),
                   to_string(upper ? Rational{value + part} : Rational{value - part}),
                   entry.at(upper ? "upper" : "lower"));
    }
  }

  void check_baseline(const Json& baseline, const Json& upper) const {
    const auto names = texts_of(baseline.at("certificates"));
    const std::size_t expected =
        (baseline.contains("lower") ? 1u : 0u) + (baseline.contains("better_from_K") ? 1u : 0u);
    if (names.size() != expected || (expected > 0 && !baseline.contains("lower")))
      differ("the baseline does not name one file for each thing it claims");
    if (names.empty()) return;
    const Json lower = claim(names[0]);
    require_same(names[0], "direction", lower.at("direction"), "lower");
    check_question(names[0], lower, baseline.at("algorithm"));
    check_bound(names[0], lower, baseline.at("lower"));
    if (names.size() < 2) return;
    const Json separation = file(names[1]);
    require_same(names[1], "format", separation.at("format"), "certau-separation");
    require_same(names[1], "horizon", separation.at("horizon_from"), baseline.at("better_from_K"));
    require_same(names[1], "better claim", separation.at("better").at("claim"), upper);
    require_same(names[1], "worse claim", separation.at("worse").at("claim"), lower);
  }

  const Json& cell_;
  const std::map<std::string, std::string>& files_;
};

}  // namespace

Outcome<CellExplanation> cell_in_words(const std::string& table, std::size_t number) {
  try {
    return explain_cell(Json::parse(table), number);
  } catch (const Json::exception& error) {
    return OutsideDomain{std::string{"the file is not a certau-table: "} + error.what()};
  } catch (const InvalidInput& error) {
    return OutsideDomain{std::string{"the file is not a certau-table: "} + error.what()};
  }
}

Outcome<bool> support_of_cell(const std::string& table, std::size_t number,
                              const std::map<std::string, std::string>& files) {
  try {
    const Json json = Json::parse(table);
    Support{cell_of(json, number), files}.check();
    return true;
  } catch (const Difference& difference) {
    return OutsideDomain{difference.what};
  } catch (const Json::exception& error) {
    return OutsideDomain{std::string{"the table or a certificate is incomplete: "} + error.what()};
  } catch (const InvalidInput& error) {
    return OutsideDomain{error.what()};
  }
}

}  // namespace certau
