// SPDX-License-Identifier: Apache-2.0
#include "certau/report/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  if (algorithm == "tiki-taka")
    return "v = f'(w + gamma p) + eps, p+ = p + beta v F_P(p) - |beta v| G_P(p), "
           "w+ = w - alpha p+ F(w) - |alpha p+| G(w)   [wu2024, (TT-P), (TT-W)]";
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

// "1/4", or "w = 1/4, p = 0" where there is an auxiliary.
std::string start_words(const Json& start) {
  const auto weight = start.at("weight").get<std::string>();
  if (!start.contains("auxiliary")) return weight;
  return "w = " + weight + ", p = " + start.at("auxiliary").get<std::string>();
}

// Largest i + j of an entry [i][j].
std::size_t total_degree(const Json& rows) {
  std::size_t degree = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    degree = std::max(degree, i + std::max<std::size_t>(1, rows[i].size()) - 1);
  return degree;
}

std::string interval_words(const Json& ends) {
  return fmt::format("[{}, {}]", number_in_words(ends.at("lower")),
                     number_in_words(ends.at("upper")));
}

// One claim, its parameters and its proof, line by line.
class CertificateWords {
 public:
  explicit CertificateWords(const Json& json)
      : json_{json},
        claim_{json.at("claim")},
        process_{claim_.at("process")},
        upper_{claim_.at("direction") == "upper"},
        ratio_{claim_.at("quantity") == "amplification-constant"} {}

  [[nodiscard]] std::string claim() {
    const std::string value = number_in_words(claim_.at("value"));
    const std::string transient = number_in_words(claim_.at("transient"));
    text_ += "Claim\n  for every K >= 1: ";
    text_ += ratio_ ? fmt::format("the average of g^2 - c sigma^2 S, c = {}, is {} {}({})/K\n",
                                  value, upper_ ? "<=" : ">=", upper_ ? "" : "-", transient)
                    : fmt::format("the average of h over the first K steps is {} {} {} ({})/K\n",
                                  upper_ ? "<=" : ">=", value, upper_ ? "+" : "-", transient);
    line(ratio_ ? "c" : "h", quantity_words(claim_.at("quantity").get<std::string>()));
    line("update", update_words(process_.at("algorithm").get<std::string>()));
    line("alpha", process_.at("learning_rate").get<std::string>());
    const bool auxiliary = process_.contains("auxiliary_device");
    if (auxiliary) {
      line("beta", process_.at("auxiliary_learning_rate").get<std::string>());
      line("gamma", process_.at("mixing").get<std::string>());
    }
    line("f", fields_words(process_.at("problem")));
    line("device", fields_words(process_.at("device")));
    if (auxiliary) line("device of p", fields_words(process_.at("auxiliary_device")));
    line("noise", fields_words(process_.at("noise")));
    line("start", start_words(claim_.at("start")));
    return std::move(text_);
  }

  [[nodiscard]] std::string proof() {
    text_ = "Proof\n";
    if (json_.at("potential").at("basis") == "piecewise")
      piecewise_proof();
    else
      smooth_proof();
    line("why", "summed along the process it gives the claim (theorems/drift_soundness.md)");
    return std::move(text_);
  }

 private:
  void line(std::string_view name, const std::string& words) {
    text_ += fmt::format("  {:13} {}\n", name, words);
  }

  void inequality(const char* where) {
    line("inequality", fmt::format("h + T u - u {} value on the {}, cleared of its denominator",
                                   upper_ ? "<=" : ">=", where));
  }

  void smooth_proof() {
    line("set", interval_words(json_.at("invariant_set")) + ", which the process never leaves");
    const std::size_t cuts = json_.at("cuts").size();
    if (cuts > 0)
      line("pieces",
           fmt::format("{}, cut where the sign of an increment is not certain", cuts + 1));
    line("potential", fmt::format("u, a Chebyshev series of degree {} on the set",
                                  json_.at("potential").at("coefficients").size() - 1));
    inequality("set");
  }

  void piecewise_proof() {
    const Json& set = json_.at("invariant_set");
    const bool paired = set.contains("auxiliary");
    line(paired ? "box" : "set", (paired ? "w in " + interval_words(set.at("weight")) + ", p in " +
                                               interval_words(set.at("auxiliary"))
                                         : interval_words(set)) +
                                     ", which the process never leaves");
    line("closed",
         fmt::format("|{}| <= {} there, and an update of that size stays inside{}",
                     paired ? "beta v" : "Delta", number_in_words(json_.at("increment_bound")),
                     paired ? "; so does one of alpha max|p|" : ""));
    const Json& terms = json_.at("potential").at("terms");
    std::size_t degree = 0;
    for (const auto& term : terms)
      degree =
          std::max(degree, total_degree(term.at("kink")) + total_degree(term.at("coefficients")));
    line("potential",
         fmt::format("u, a sum of {} term{} |kink| * polynomial, of total degree {} in scaled "
                     "coordinates",
                     terms.size(), terms.size() == 1 ? "" : "s", degree));
    inequality(paired ? "box" : "set");
    line("how",
         "subdivision: on each part, for every sign that an argument of |.| may have there, the\n"
         "                Bernstein coefficients, rounded outward, have the right sign");
  }

  const Json& json_;
  const Json& claim_;
  const Json& process_;
  bool upper_;
  bool ratio_;
  std::string text_;
};

std::string indented(const std::string& text) {
  std::string result;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && c != '\n') result += "  ";
    result += c;
    at_start = c == '\n';
  }
  return result;
}

std::string algorithm_of(const Json& certificate) {
  return certificate.at("claim").at("process").at("algorithm").get<std::string>();
}

std::string separation_words(const Json& json) {
  const Json& better = json.at("better");
  const Json& worse = json.at("worse");
  std::string text = fmt::format(
      "Claim\n  for every K >= {}: the average of h over the first K steps of {} (below: better) "
      "is less\n  than that of {} (below: worse), on the same problem, device and noise, from the "
      "same weight\nWhy\n  better has an upper bound, worse a lower one; with the values and "
      "transients below,\n  better's value + transient/K < worse's value - transient/K at that K, "
      "and so at every larger one\n",
      number_in_words(json.at("horizon_from")), algorithm_of(better), algorithm_of(worse));
  for (const auto& [name, certificate] : {std::pair{"Better", &better}, {"Worse", &worse}}) {
    CertificateWords words{*certificate};
    text += fmt::format("{}\n", name) + indented(words.claim()) + indented(words.proof());
  }
  return text;
}

}  // namespace

std::string number_in_words(const Json& json) {
  const auto text = json.get<std::string>();
  if (text.size() <= 40) return text;
  const Rational value = parse_rational(text).value();
  const int places = value == 0 ? 0 : std::max(0, 24 - decimal_exponent(value));
  return fmt::format("about {} (exactly: in the file)", approx_decimal(value, places));
}

std::string certificate_in_words(const std::string& certificate) {
  const Json json = Json::parse(certificate);
  if (json.at("format") == "certau-separation") return separation_words(json);
  CertificateWords words{json};
  return words.claim() + words.proof();
}

}  // namespace certau
