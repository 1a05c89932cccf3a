// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/spec.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "certau/base/files.hpp"
#include "certau/spec/nearest.hpp"
#include "certau/spec/process_reader.hpp"

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

// "device.tau" and "process.device.tau" name the same key; "weight" is one of [start].
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
    path.insert(path.begin(), first == "weight" ? "start" : "process");
  return {key, path, values, node.source().begin};
}

void refuse_repeated(const std::vector<Axis>& axes) {
  for (std::size_t a = 0; a < axes.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      if (axes[a].path == axes[b].path)
        throw InvalidInput(complaint("sweep." + axes[a].key, "",
                                     "is the same key as \"" + axes[b].key + "\"",
                                     "list its values once"));
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
  const auto* array = node.as_array();
  if (array == nullptr || array->empty())
    table.refuse("horizon", "must be \"all\" or a list of K", "write \"all\" or [100, 1000]");
  std::vector<std::int64_t> result;
  for (const auto& entry : *array) {
    const auto* k = entry.as_integer();
    if (k == nullptr || k->get() < 1 || k->get() > 1'000'000'000'000)
      table.refuse("horizon", "each K must be an integer from 1 to 10^12", "write [100, 1000]");
    result.push_back(k->get());
  }
  return result;
}

std::vector<Quantity> read_quantities(TableReader& table, bool all_horizons) {
  std::vector<Quantity> result;
  for (const auto& name : table.texts("quantities")) {
    const auto quantity = quantity_named(name);
    if (!quantity)
      table.refuse("quantities", "\"" + name + "\" is no quantity",
                   did_you_mean(name, names_of(quantity_names)));
    if (*quantity == Quantity::amplification_constant && !all_horizons)
      table.refuse("horizon",
                   "amplification-constant has no average at a single K (it is the ratio "
                   "of two averages)",
                   "use horizon = \"all\" with it");
    result.push_back(*quantity);
  }
  return result;
}

Rational read_start(const toml::table& root) {
  TableReader reader{root, ""};
  if (!reader.has("start")) return 0;
  TableReader start{reader.subtable("start"), "start"};
  const Rational weight = start.has("weight") ? start.rational("weight") : Rational{0};
  start.finish();
  return weight;
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

// Swept values are put into the table in place, one combination after the other: copies would lose
// the lines that messages name.
Spec resolve(toml::table& root) {
  TableReader top{root, ""};
  Spec spec;
  spec.title = top.has("title") ? top.text("title") : "";
  (void)top.has("start");
  (void)top.subtable("process");
  TableReader table{top.subtable("table"), "table"};
  spec.horizons = read_horizons(table);
  const auto quantities = read_quantities(table, spec.horizons.empty());
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
  // A table is put in place before its parts, so that a swept part holds in a swept whole.
  std::vector<std::size_t> order(axes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return axes[a].path.size() < axes[b].path.size();
  });

  std::size_t count = 1;
  for (const auto& axis : axes) {
    count *= axis.values->size();
    if (count * quantities.size() > cell_limit)
      throw InvalidInput(
          complaint("sweep", "", "makes more than 100000 cells", "split it into several specs"));
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
    for (const std::size_t a : order) assign(root, axes[a].path, *axes[a].values->get(choice[a]));
    for (std::size_t a = 0; a < axes.size(); ++a)
      swept.emplace_back(axes[a].key, value_text(*axes[a].values->get(choice[a])));
    SpecCell cell = read_cell(root);
    cell.swept = std::move(swept);
    for (const Quantity quantity : quantities) {
      cell.quantity = quantity;
      spec.cells.push_back(cell);
    }
  }
  return spec;
}

}  // namespace

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
