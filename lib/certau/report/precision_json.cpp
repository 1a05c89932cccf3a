// SPDX-License-Identifier: Apache-2.0
#include "certau/report/precision_report.hpp"
#include "certau/report/precision_text.hpp"
#include "certau/report/process_json.hpp"

namespace certau {
namespace {

constexpr int digits = 6;

Json step_json(const std::optional<std::int64_t>& step) { return step ? Json(*step) : Json(); }

Json first_json(const FirstStep& first) {
  Json result;
  result["step"] = step_json(first.step);
  if (first.unclear) result["unclear_from"] = *first.unclear;
  return result;
}

Json error_json(const SizeBounds& error) {
  Json result;
  result["lower"] = lower_text(error.lower, digits);
  result["upper"] = upper_text(error.upper, digits);
  return result;
}

Json coordinate_json(const CoordinateReport& report, const char* array) {
  const auto& [error, stall] = report;
  Json result;
  result["array"] = array;
  result["leaves_enclosure"] = first_json(error.leaves_enclosure());
  result["exceeds_unit_in_last_place"] = first_json(error.exceeds_unit());
  result["exceeds_thousandth_of_range"] = first_json(error.exceeds_thousandth());
  result["exceeds_tolerance"] = first_json(error.exceeds_tolerance());
  result["largest_error"] = error_json(error.largest());
  result["last_error"] = error_json(error.last());
  result["lost_updates"] = {{"first", step_json(stall.first())},
                            {"count", stall.lost()},
                            {"all_since", step_json(stall.all_since())}};
  return result;
}

Json float_json(const FloatReport& entry) {
  Json result;
  result["type"] = number_name(entry.number);
  result["bits"] = significand_bits(entry.number);
  result["steps"] = entry.run->step();
  if (!entry.run->obstacle().empty()) result["stopped"] = entry.run->obstacle();
  result["arrays"] = Json::array({coordinate_json(entry.run->weight(), "weight")});
  if (entry.run->auxiliary())
    result["arrays"].push_back(coordinate_json(*entry.run->auxiliary(), "auxiliary"));
  return result;
}

Json width_json(const WidthReport& report, const char* array) {
  Json result;
  result["array"] = array;
  result["wider_than_thousandth_of_range"] = step_json(report.exceeds_thousandth);
  result["wider_than_tolerance"] = step_json(report.exceeds_tolerance);
  result["largest_width"] = upper_text(report.largest, digits);
  result["last_width"] = upper_text(report.last, digits);
  return result;
}

Json enclosure_json(const EnclosureReport& entry) {
  Json result;
  result["type"] = number_name(entry.number);
  result["steps"] = entry.run->step();
  if (!entry.run->obstacle().empty()) result["stopped"] = entry.run->obstacle();
  result["arrays"] = Json::array({width_json(entry.run->weight(), "weight")});
  if (entry.run->auxiliary())
    result["arrays"].push_back(width_json(*entry.run->auxiliary(), "auxiliary"));
  return result;
}

Json state_json(const State<double>& sizes, bool has_auxiliary) {
  Json result;
  result["weight"] = upper_text(sizes.weight, digits);
  if (has_auxiliary) result["auxiliary"] = upper_text(sizes.auxiliary, digits);
  return result;
}

Json reference_json(const ReferenceReport& reference, bool has_auxiliary) {
  Json result;
  result["method"] = reference.method;
  result["steps"] = reference.steps;
  if (!reference.obstacle.empty()) result["stopped"] = reference.obstacle;
  result["largest_radius"] = state_json(reference.largest_radius, has_auxiliary);
  return result;
}

Json bound_json(const DoubleBound& bound, bool has_auxiliary) {
  Json result;
  if (bound.steps >= 0) {
    result["steps"] = bound.steps;
    result["largest_error"] = state_json(bound.largest, has_auxiliary);
    result["last_error"] = state_json(bound.last, has_auxiliary);
  }
  if (!bound.obstacle.empty()) result["stopped"] = bound.obstacle;
  return result;
}

Json cell_json(const PrecisionCell& cell) {
  const auto& report = cell.report;
  Json result;
  result["parameters"] = Json::object();
  for (const auto& [key, value] : cell.parameters) result["parameters"][key] = value;
  result["status"] = report.is_conclusive() ? "complete" : "inconclusive";
  result["reference"] = reference_json(report.reference, report.has_auxiliary);
  result["types"] = Json::array();
  for (const auto& entry : report.floats) result["types"].push_back(float_json(entry));
  result["enclosures"] = Json::array();
  for (const auto& entry : report.enclosures) result["enclosures"].push_back(enclosure_json(entry));
  result["double_bound"] = bound_json(report.double_bound, report.has_auxiliary);
  return result;
}

}  // namespace

std::string precision_json(const PrecisionResults& results) {
  Json json;
  json["format"] = "certau-precision";
  json["format_version"] = 1;
  json["title"] = results.title;
  json["made_by"] = results.made_by;
  json["steps"] = results.steps;
  json["seed"] = results.seed;
  json["tolerance"] = to_string(results.tolerance);
  json["cells"] = Json::array();
  for (const auto& cell : results.cells) json["cells"].push_back(cell_json(cell));
  return json_text(json);
}

}  // namespace certau
