// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/spec/spec.hpp"

/// Spec texts for tests, each section on its own so that one can be exchanged.
namespace certau::support {

struct SpecText {
  std::string top = "";
  std::string process = "algorithm = \"analog-sgd\"\nlearning_rate = \"1/10\"";
  std::string problem = "kind = \"quadratic\"\ncurvature = \"1\"\nminimizer = \"1/4\"";
  std::string device = "kind = \"asymmetric-linear\"\ntau = \"1\"";
  std::string auxiliary_device = "";
  std::string noise = "kind = \"two-point\"\nsigma = \"1/5\"";
  std::string start = "weight = \"1/4\"";
  std::string table = "quantities = [\"squared-gradient-norm\"]";
  std::string sweep = "";
  std::string schedule = "";

  /// The whole file; a section without content is left out.
  [[nodiscard]] std::string text() const {
    const auto section = [](const char* name, const std::string& content) {
      return content.empty() ? "" : "[" + std::string{name} + "]\n" + content + "\n";
    };
    return (top.empty() ? "" : top + "\n") + section("process", process) +
           section("process.problem", problem) + section("process.device", device) +
           section("process.auxiliary_device", auxiliary_device) + section("process.noise", noise) +
           section("start", start) + section("table", table) + section("sweep", sweep) +
           section("schedule", schedule);
  }
  [[nodiscard]] Spec parsed() const { return parse_spec(text(), "test.toml"); }
  /// The same with Tiki-Taka.
  [[nodiscard]] static SpecText tiki_taka() {
    SpecText text;
    text.process =
        "algorithm = \"tiki-taka\"\nlearning_rate = \"1/10\"\n"
        "auxiliary_learning_rate = \"1/20\"";
    return text;
  }
  /// The only cell's process.
  [[nodiscard]] Process<Rational> only_process() const { return parsed().cells.at(0).process; }
};

}  // namespace certau::support
