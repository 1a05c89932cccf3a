// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/spec.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "certau/base/files.hpp"
#include "certau/base/nearest.hpp"
#include "certau/spec/process_reader.hpp"
#include "certau/spec/schedule.hpp"

namespace certau {
namespace {

constexpr std::size_t cell_limit = 100'000;

// One key of the sweep: where it goes, and its values.
struct Axis {
  std::string key;                // as given
  std::vector<std::string> path;  // from the root
  const toml::array* values;
  toml::source_position position;
};

std::vector<std::string> split(std::string_view dotted) {
  std::vector<std::string> parts;
  std::stringstream stream{std::string{dotted}};
  for (std::string part; std::getline(stream, part, '.');) parts.push_back(part);
  return parts;
}

// "device.tau" and "process.device.tau" name the same key; "weight" and "auxiliary" are of [start].
Axis read_axis(const std::string& key, const toml::node& node) {
  const auto* values = node.as_array();
  if (values == nullptr || values->empty())
    throw InvalidInput(line_of(node) + complaint("sweep." + key, "",
                                                 "must be a list of values, not empty",
                                                 "write [\"1/2\", \"1\"]"));
  auto path = split(key);
  if (path.empty())
    throw InvalidInput(line_of(node) + complaint("sweep", key, "the key has no name", "name it"));
  const auto& first = path.front();
  if (first != "process" && first != "start")
    path.insert(path.begin(), first == "weight" || first == "auxiliary" ? "start" : "process");
  return {key, path, values, node.source().begin};
}

[[noreturn]] void refuse(const Axis& axis, const std::string& problem, const char* remedy) {
  throw InvalidInput(line_of(*axis.values) + complaint("sweep." + axis.key, "", problem, remedy));
}

void refuse_repeated(const std::vector<Axis>& axes) {
  for (std::size_t a = 0; a < axes.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (axes[a].path == axes[b].path)
        refuse(axes[a], "is the same key as \"" + axes[b].key + "\"", "list its values once");
}

void refuse_swept_rates(const std::vector<Axis>& axes, const Schedule& schedule) {
  using Path = std::vector<std::string>;
  for (const auto& axis : axes)
    if (axis.path == Path{"process", "learning_rate"} ||
        (axis.path == Path{"process", "auxiliary_learning_rate"} && schedule.auxiliary_ratio))
      refuse(axis, "is set by [schedule] for each K", "leave one of the two out");
}

void assign(toml::table& root, const std::vector<std::string>& path, const toml::node& value) {
  toml::table* table = &root;
  for (std::size_t k = 0; k + 1 < path.size(); ++k) {
    toml::node* next = table->get(path[k]);
    if (next == nullptr) {
      table->insert(path[k], toml::table{});
      next = table->get(path[k]);
    }
    table = next->as_table();
    if (table == nullptr) {
      std::string dotted;
      for (const auto& part : path) dotted += (dotted.empty() ? "" : ".") + part;
      throw InvalidInput(complaint("sweep." + dotted, "", "\"" + path[k] + "\" is not a table",
                                   "sweep a dotted key of [process] or [start]"));
    }
  }
  value.visit([&](const auto& concrete) { table->insert_or_assign(path.back(), concrete); });
}

std::string value_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  return out.str();
}

std::vector<std::int64_t> read_horizons(TableReader& table) {
  if (!table.has("horizon")) return {};
  const toml::node& node = table.node("horizon");
  if (const auto* text = node.as_string(); text != nullptr && text->get() == "all") return {};
  if (node.as_array() == nullptr || node.as_array()->empty())
    table.refuse("horizon", "must be \"all\" or a list of K", "write \"all\" or [100, 1000]");
  return read_horizon_list(table, "horizon");
}

std::vector<Quantity> read_quantities(TableReader& table, bool all_horizons, bool scheduled) {
  std::vector<Quantity> result;
  for (const auto& name : table.texts("quantities")) {
    const auto quantity = quantity_named(name);
    if (!quantity)
      table.refuse("quantities", "\"" + name + "\" is no quantity",
                   did_you_mean(name, names_of(quantity_names)));
    if (*quantity == Quantity::amplification_constant && (scheduled || !all_horizons))
      table.refuse(
          scheduled ? "quantities" : "horizon",
          "amplification-constant has no average at a single K (it is the ratio "
          "of two averages)",
          scheduled ? "leave it out, or do without [schedule]" : "use horizon = \"all\" with it");
    result.push_back(*quantity);
  }
  return result;
}

State<Rational> read_start(const toml::table& root) {
  TableReader reader{root, ""};
  if (!reader.has("start")) return {};
  TableReader start{reader.subtable("start"), "start"};
  const auto coordinate = [&](std::string_view key) {
    return start.has(key) ? start.rational(key) : Rational{0};
  };
  State<Rational> result{coordinate("weight"), coordinate("auxiliary")};
  start.finish();
  return result;
}

Rational read_relative_width(TableReader& table) {
  if (!table.has("relative_width")) return {1, 50};
  const Rational width = table.rational("relative_width");
  if (width <= 0 || width > 1)
    table.refuse("relative_width", "must be more than 0 and at most 1",
                 "give a rational such as \"1/50\"");
  return width;
}

std::optional<Algorithm> read_baseline(TableReader& table,
                                       const std::vector<Quantity>& quantities) {
  if (!table.has("baseline")) return std::nullopt;
  const std::string name = table.text("baseline");
  const auto algorithm = algorithm_named(name);
  if (!algorithm)
    table.refuse("baseline", "no such algorithm", did_you_mean(name, names_of(algorithm_names)));
  if (has_auxiliary(*algorithm))
    table.refuse("baseline", "needs an algorithm without an auxiliary array",
                 "write \"analog-sgd\"");
  for (const Quantity quantity : quantities)
    if (quantity == Quantity::amplification_constant)
      table.refuse("baseline", "cannot be compared in amplification-constant (it is a ratio)",
                   "leave that quantity out");
  return algorithm;
}

// "1/100", or a decimal where that is shorter.
std::string short_text(const Rational& value) {
  const auto exact = to_string(value);
  for (int places = 0; places <= 24; ++places)
    if (denominator(Rational{value * power_of_ten(places)}) == 1) {
      const auto decimal = approx_decimal(value, places);
      return decimal.size() < exact.size() ? decimal : exact;
    }
  return exact;
}

bool has_auxiliary_array(const toml::table& process) {
  const auto algorithm = algorithm_named(process["algorithm"].value_or(std::string{}));
  return algorithm && has_auxiliary(*algorithm);
}

// Puts the rates of one K in place; returns the first as it is shown.
std::string assign_rates(toml::table& root, const Schedule& schedule, std::int64_t horizon) {
  toml::table& process = *root["process"].as_table();
  if (schedule.auxiliary_ratio && !has_auxiliary_array(process))
    throw InvalidInput(line_of(*root["schedule"]["auxiliary_ratio"].node()) +
                       complaint("schedule.auxiliary_ratio", to_string(*schedule.auxiliary_ratio),
                                 "is used by tiki-taka only",
                                 "leave it out, or set algorithm = \"tiki-taka\""));
  const Rational rate = schedule.learning_rate(horizon);
  process.insert_or_assign("learning_rate", short_text(rate));
  if (schedule.auxiliary_ratio)
    process.insert_or_assign("auxiliary_learning_rate",
                             short_text(rate * *schedule.auxiliary_ratio));
  return short_text(rate);
}

// Takes the rates of the last K away, so that what a sweep puts in their place is noticed.
void remove_rates(toml::table& process, const Schedule& schedule) {
  process.erase("learning_rate");
  if (schedule.auxiliary_ratio) process.erase("auxiliary_learning_rate");
}

void refuse_rates_beside_schedule(const toml::table& process, const Schedule& schedule) {
  for (const char* key : {"learning_rate", "auxiliary_learning_rate"})
    if (process.contains(key) &&
        (std::string_view{key} == "learning_rate" || schedule.auxiliary_ratio))
      throw InvalidInput(line_of(*process.get(key)) + complaint(std::string{"process."} + key, "",
                                                                "is set by [schedule] for each K",
                                                                "leave one of the two out"));
}

SpecCell read_cell(const toml::table& root) {
  SpecCell cell;
  cell.process = read_process(TableReader{root, ""}.subtable("process"));
  cell.start = read_start(root);
  try {
    validate_start(cell.process, cell.start);
  } catch (const InvalidInput& error) {
    throw InvalidInput(line_of_complaint(root, error.what()) + error.what());
  }
  return cell;
}

void validate_baseline(const toml::table& root, const SpecCell& cell) {
  const SpecCell other = baseline_cell(cell);
  try {
    validate(other.process);
    validate_start(other.process, other.start);
  } catch (const InvalidInput& error) {
    const std::string name{name_of(*cell.baseline)};
    throw InvalidInput(line_of_complaint(root, "table.baseline") +
                       complaint("table.baseline", name,
                                 std::string{"has no such process ("} + error.what() + ")",
                                 "choose another algorithm to compare with"));
  }
}

// Swept values are put into the table in place, one combination after the other: copies would lose
// the lines that messages name.
Spec resolve(toml::table& root) {
  TableReader top{root, ""};
  Spec spec;
  spec.title = top.has("title") ? top.text("title") : "";
  (void)top.has("start");
  (void)top.subtable("process");
  TableReader table{top.subtable("table"), "table"};
  const auto horizons = read_horizons(table);
  std::optional<Schedule> schedule;
  if (top.has("schedule")) schedule = read_schedule(top.subtable("schedule"));
  if (schedule && !horizons.empty())
    table.refuse("horizon", "the horizons are those of [schedule]", "leave it out");
  const auto quantities = read_quantities(table, horizons.empty(), schedule.has_value());
  const Rational relative_width = read_relative_width(table);
  const auto baseline = read_baseline(table, quantities);
  table.finish();
  std::vector<Axis> axes;
  if (top.has("sweep"))
    for (const auto& [key, node] : top.subtable("sweep"))
      axes.push_back(read_axis(std::string{key.str()}, node));
  // The TOML library sorts keys by name; the file's order is the one that was meant.
  std::sort(axes.begin(), axes.end(), [](const auto& a, const auto& b) {
    return std::pair{a.position.line, a.position.column} <
           std::pair{b.position.line, b.position.column};
  });
  top.finish();
  refuse_repeated(axes);
  if (schedule) refuse_swept_rates(axes, *schedule);
  // A table is put in place before its parts, so that a swept part holds in a swept whole.
  std::vector<std::size_t> order(axes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return axes[a].path.size() < axes[b].path.size();
  });

  const std::size_t schedule_size = schedule ? schedule->horizons.size() : 1;
  std::size_t count = schedule_size;
  const auto refuse_too_many = [&](const char* key) {
    if (count * quantities.size() > cell_limit)
      throw InvalidInput(
          complaint(key, "", "makes more than 100000 cells", "split it into several specs"));
  };
  refuse_too_many(schedule ? "schedule" : "table");
  for (const auto& axis : axes) {
    count *= axis.values->size();
    refuse_too_many("sweep");
  }
  for (std::size_t index = 0; index < count; ++index) {
    std::vector<std::pair<std::string, std::string>> swept;
    // The last axis runs fastest.
    std::size_t rest = index;
    std::vector<std::size_t> choice(axes.size());
    for (std::size_t a = axes.size(); a-- > 0;) {
      choice[a] = rest % axes[a].values->size();
      rest /= axes[a].values->size();
    }
    if (schedule && index > 0 && root["process"].is_table())
      remove_rates(*root["process"].as_table(), *schedule);
    for (const std::size_t a : order) assign(root, axes[a].path, *axes[a].values->get(choice[a]));
    if (schedule && root["process"].is_table()) {
      refuse_rates_beside_schedule(*root["process"].as_table(), *schedule);
      const std::int64_t horizon = schedule->horizons[rest];
      swept.emplace_back("K", std::to_string(horizon));
      swept.emplace_back("learning_rate", assign_rates(root, *schedule, horizon));
    }
    for (std::size_t a = 0; a < axes.size(); ++a)
      swept.emplace_back(axes[a].key, value_text(*axes[a].values->get(choice[a])));
    SpecCell cell = read_cell(root);
    cell.swept = std::move(swept);
    cell.horizons = schedule ? std::vector{schedule->horizons[rest]} : horizons;
    cell.relative_width = relative_width;
    cell.baseline = baseline;
    if (baseline) validate_baseline(root, cell);
    for (const Quantity quantity : quantities) {
      cell.quantity = quantity;
      spec.cells.push_back(cell);
    }
  }
  return spec;
}

}  // namespace

SpecCell baseline_cell(const SpecCell& cell) {
  require(cell.baseline.has_value(), "baseline_cell without a baseline (nothing to compare with)");
  SpecCell other = cell;
  other.process.algorithm = *cell.baseline;
  other.process.auxiliary_learning_rate = 0;
  other.process.mixing = 0;
  other.process.auxiliary_device = {};
  other.start.auxiliary = 0;
  return other;
}

Spec parse_spec(const std::string& text, const std::string& origin) {
  try {
    toml::table root = toml::parse(text, origin);
    return resolve(root);
  } catch (const toml::parse_error& error) {
    throw InvalidInput(origin + ": line " + std::to_string(error.source().begin.line) +
                       ": not valid TOML: " + std::string{error.description()} +
                       "; see docs/spec.md for an example");
  } catch (const InvalidInput& error) {
    throw InvalidInput(origin + ": " + error.what());
  }
}

Spec read_spec(const std::string& path) { return parse_spec(read_file(path), path); }

}  // namespace certau
