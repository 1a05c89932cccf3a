// SPDX-License-Identifier: Apache-2.0
#include "certau/report/precision_report.hpp"

#include "certau/base/aligned_table.hpp"
#include "certau/base/csv_record.hpp"
#include "certau/base/text.hpp"
#include "certau/report/decimal.hpp"
#include "certau/report/precision_text.hpp"

namespace certau {
namespace {

constexpr int digits = 3;

using Row = std::vector<std::string>;

std::string step_text(const std::optional<std::int64_t>& step) {
  return step ? std::to_string(*step) : "-";
}

// "12", "-" if never, "7..12" or "7.." if it may have been the case from step 7 on.
std::string first_text(const FirstStep& first) {
  if (!first.unclear) return step_text(first.step);
  return std::to_string(*first.unclear) + ".." + (first.step ? std::to_string(*first.step) : "");
}

// One number where both bounds round to it.
std::string error_text(const SizeBounds& error) {
  const std::string lower = lower_text(error.lower, digits);
  const std::string upper = upper_text(error.upper, digits);
  if (error.lower > 0 && error.upper <= error.lower * 1.001) return upper;
  return error.upper == 0  ? "0"
         : error.lower > 0 ? "[" + lower + ", " + upper + "]"
                           : "<= " + upper;
}

Row float_row(const std::string& name, const CoordinateReport& report) {
  const auto& [error, stall] = report;
  return {name,
          first_text(error.leaves_enclosure()),
          first_text(error.exceeds_unit()),
          first_text(error.exceeds_thousandth()),
          first_text(error.exceeds_tolerance()),
          error_text(error.largest()),
          error_text(error.last()),
          step_text(stall.first()),
          std::to_string(stall.lost()),
          step_text(stall.all_since())};
}

std::string float_table(const PrecisionResults& results, const PrecisionReport& report) {
  std::vector<Row> rows{{"type", "leaves the enclosure", "error > 1 ulp", "> range/1000",
                         "> " + short_decimal_up(results.tolerance, digits), "largest error",
                         "last error", "first lost update", "lost updates", "none lands from"}};
  for (const auto& [number, run] : report.floats) {
    const std::string name = number_name(number);
    rows.push_back(float_row(report.has_auxiliary ? name + " w" : name, run->weight()));
    if (run->auxiliary()) rows.push_back(float_row(name + " p", *run->auxiliary()));
  }
  std::string text = aligned_table(rows);
  for (const auto& [number, run] : report.floats)
    if (!run->obstacle().empty())
      text += "\n" + number_name(number) + " stops at step " + std::to_string(run->step()) + ": " +
              run->obstacle() + ".\n";
  return text;
}

Row width_row(const std::string& name, const WidthReport& report, const WidthRun& run) {
  return {name,
          step_text(report.exceeds_thousandth),
          step_text(report.exceeds_tolerance),
          upper_text(report.largest, digits),
          std::to_string(run.step()),
          run.obstacle().empty() ? "" : run.obstacle()};
}

std::string width_table(const PrecisionResults& results, const PrecisionReport& report) {
  if (report.enclosures.empty()) return {};
  std::vector<Row> rows{{"enclosure", "wider than range/1000",
                         "than " + short_decimal_up(results.tolerance, digits), "largest width",
                         "steps", "then"}};
  for (const auto& [number, run] : report.enclosures) {
    const std::string name = number_name(number);
    rows.push_back(width_row(report.has_auxiliary ? name + " w" : name, run->weight(), *run));
    if (run->auxiliary()) rows.push_back(width_row(name + " p", *run->auxiliary(), *run));
  }
  return "\n" + aligned_table(rows);
}

std::string sizes_text(const State<double>& sizes, bool has_auxiliary) {
  const std::string weight = upper_text(sizes.weight, digits);
  return has_auxiliary ? weight + " in w and " + upper_text(sizes.auxiliary, digits) + " in p"
                       : weight;
}

std::string bound_text(const PrecisionReport& report) {
  const auto& bound = report.double_bound;
  if (bound.steps < 0) return "No bound for the double run: " + bound.obstacle + ".\n";
  std::string text = "The double run is off by at most " +
                     sizes_text(bound.largest, report.has_auxiliary) + " at each of the first " +
                     std::to_string(bound.steps) + " steps, by at most " +
                     sizes_text(bound.last, report.has_auxiliary) + " after them (proved).\n";
  if (!bound.obstacle.empty()) text += "The bound goes no further: " + bound.obstacle + ".\n";
  return text;
}

std::string reference_text(const PrecisionReport& report) {
  const auto& reference = report.reference;
  std::string text = "The exact trajectory is enclosed by " + reference.method + " for " +
                     std::to_string(reference.steps) + " steps, within " +
                     sizes_text(reference.largest_radius, report.has_auxiliary) + ".\n";
  if (!reference.obstacle.empty())
    text += "It is not enclosed any further: " + reference.obstacle +
            ". Nothing is said about later steps.\n";
  return text;
}

}  // namespace

std::string precision_markdown(const PrecisionResults& results) {
  std::string text =
      "<!-- certau-precision format_version 1, made by: " + one_line(results.made_by) + " -->\n" +
      "\n# " + one_line(results.title) + ": " + std::to_string(results.steps) + " steps, seed " +
      std::to_string(results.seed) + "\n";
  std::size_t number = 0;
  for (const auto& cell : results.cells) {
    const std::string swept = swept_text(cell.swept);
    text += "\n## Cell " + std::to_string(++number) + (swept.empty() ? "" : ": " + swept) + "\n\n" +
            float_table(results, cell.report) + width_table(results, cell.report) + "\n" +
            bound_text(cell.report) + reference_text(cell.report);
  }
  return text;
}

std::string precision_csv(const PrecisionResults& results) {
  std::string text = "# certau-precision format_version 1, made by: " + one_line(results.made_by) +
                     "\ncell,swept,type,array,step,error_lower,error_upper\n";
  constexpr int places = 6;
  std::size_t number = 0;
  for (const auto& cell : results.cells) {
    const std::string head =
        std::to_string(++number) + "," + csv_field(swept_text(cell.swept)) + ",";
    const auto errors = [&](const std::string& name, const ErrorRecord& record) {
      for (const auto& [step, error] : record.path())
        text += head + name + std::to_string(step) + "," + lower_text(error.lower, places) + "," +
                upper_text(error.upper, places) + "\n";
    };
    for (const auto& [choice, run] : cell.report.floats) {
      errors(number_name(choice) + ",weight,", run->weight().error);
      if (run->auxiliary()) errors(number_name(choice) + ",auxiliary,", run->auxiliary()->error);
    }
    const auto bounds = [&](const char* array, double State<double>::*coordinate) {
      for (const auto& [step, error] : cell.report.double_bound.path)
        text += head + "double bound," + array + "," + std::to_string(step) + ",0," +
                upper_text(error.*coordinate, places) + "\n";
    };
    bounds("weight", &State<double>::weight);
    if (cell.report.has_auxiliary) bounds("auxiliary", &State<double>::auxiliary);
  }
  return text;
}

}  // namespace certau
