// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/columns.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "certau/base/error.hpp"
#include "certau/base/nearest.hpp"
#include "checks/audit/decimal_text.hpp"

namespace certau::audit {
namespace {

using Numbers = std::vector<std::size_t>;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// A specification is resolved against the columns of one file.
class Resolver {
 public:
  explicit Resolver(const ColumnNames& names) : names_{names} {
    for (std::size_t k = 0; k < names.names.size(); ++k)
      if (!names.names[k].empty()) numbers_[names.names[k]].push_back(k);
  }

  Columns specified(std::string_view specification) const {
    Columns columns;
    for (const auto item : split(specification, ',')) {
      const auto equals = item.find('=');
      if (equals == std::string_view::npos)
        fail(item, "is not of the form role=columns", "write, for instance, weight=w*");
      const auto name = trimmed(item.substr(0, equals));
      const auto role = value_in(role_names, name);
      if (!role) fail(item, "names no role", did_you_mean(name, names_of(role_names)));
      auto& group = columns.of[static_cast<std::size_t>(*role)];
      if (!group.empty()) fail(item, "gives a role twice", "name its columns once, with +");
      for (const auto part : split(item.substr(equals + 1), '+'))
        for (const auto column : resolve(trimmed(part), item)) group.push_back(column);
    }
    return columns;
  }

  Columns usual() const {
    if (!names_.is_named)
      throw_invalid("columns", "", names_.file + " does not name its " + count() + " columns",
                    "give them by number, say --columns weight=0:4,update=4:8");
    Columns columns;
    const auto settle = [&](Role role, std::string_view name) {
      auto& group = columns.of[static_cast<std::size_t>(role)];
      if (group.empty()) group = pattern(std::string{name} + "*", name, "");
      if (group.empty()) group = by_name(name, name);
    };
    for (const std::string_view name : {"k", "step"})
      if (!columns.has(Role::step))
        columns.of[static_cast<std::size_t>(Role::step)] = by_name(name, name);
    settle(Role::weight, "w");
    settle(Role::update, "dw");
    settle(Role::gradient, "g");
    settle(Role::auxiliary, "p");
    settle(Role::auxiliary_update, "dp");
    settle(Role::auxiliary_pulses, "np");
    if (columns.has(Role::auxiliary)) settle(Role::pulses, "nw");
    settle(Role::pulses, "n");
    if (!columns.has(Role::weight))
      throw_invalid("columns", "", names_.file + " has no column w or w0: it has " + listed(),
                    "say what its columns mean, say --columns weight=x*,update=dx*");
    return columns;
  }

  // What every choice of columns must keep.
  void check(const Columns& columns) const {
    if (!columns.has(Role::weight))
      throw_invalid("columns", "", "no column is the weight (each step is judged by it)",
                    "add weight=…; " + names_.file + " has " + listed());
    if (columns[Role::step].size() > 1)
      throw_invalid(
          "columns", "step",
          "has " + std::to_string(columns[Role::step].size()) + " columns (a step has one number)",
          "name one column");
    for (const auto& [role, name] : role_names) {
      const std::size_t size = columns[role].size();
      if (role == Role::step || size == 0 || size == columns.dimension()) continue;
      throw_invalid("columns", name,
                    "has " + std::to_string(size) + " columns where weight has " +
                        std::to_string(columns.dimension()) +
                        " (one is needed for each coordinate)",
                    "name as many; " + names_.file + " has " + listed());
    }
    for (const auto role : {Role::auxiliary_update, Role::auxiliary_pulses, Role::next_auxiliary})
      if (columns.has(role) && !columns.has(Role::auxiliary))
        throw_invalid("columns", name_in(role_names, role), "is given without auxiliary",
                      "name the columns of the auxiliary array too");
    check_single_meaning(columns);
  }

 private:
  [[noreturn]] static void fail(std::string_view item, std::string_view problem,
                                std::string_view remedy) {
    throw_invalid("columns", item, problem, remedy);
  }

  void check_single_meaning(const Columns& columns) const {
    std::vector<std::string_view> meaning(names_.names.size());
    for (const auto& [role, name] : role_names)
      for (const auto column : columns[role]) {
        if (!meaning[column].empty())
          throw_invalid("columns", name,
                        "takes " + column_label(names_, column) + ", which is " +
                            std::string{meaning[column]} + " already",
                        "give each column one meaning");
        meaning[column] = name;
      }
  }

  Numbers resolve(std::string_view part, std::string_view item) const {
    if (part.empty()) fail(item, "names no column", "write, for instance, weight=w*");
    const auto colon = part.find(':');
    if (is_number(part)) return range(part, {}, item);
    if (colon != std::string_view::npos && is_number(part.substr(0, colon)) &&
        is_number(part.substr(colon + 1)))
      return range(part.substr(0, colon), part.substr(colon + 1), item);
    if (!names_.is_named)
      fail(item, names_.file + " does not name its columns", "give them by number, say 0:4");
    const auto star = part.find('*');
    if (star != std::string_view::npos && part.find('*', star + 1) != std::string_view::npos)
      fail(item, "has two *", "leave one, for the number of the coordinate");
    const auto found = star == std::string_view::npos
                           ? by_name(part, item)
                           : pattern(item, part.substr(0, star), part.substr(star + 1));
    if (found.empty())
      fail(item, names_.file + " has no column " + first_name(part),
           did_you_mean(first_name(part), nonempty_names()));
    return found;
  }

  // "w0" for "w*".
  static std::string first_name(std::string_view part) {
    std::string name{part};
    if (const auto star = name.find('*'); star != std::string::npos) name[star] = '0';
    return name;
  }

  Numbers range(std::string_view from, std::string_view to, std::string_view item) const {
    const std::size_t width = names_.names.size();
    const auto number = [&](std::string_view text) {
      std::size_t value = 0;
      const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
      return result.ec == std::errc{} ? value : width + 1;
    };
    const std::size_t begin = number(from);
    const std::size_t end = to.empty() ? begin + 1 : number(to);
    if (begin >= end)
      fail(item, "is an empty range", "give the first column, from 0, and the one after the last");
    if (end > width)
      fail(item, names_.file + " has " + count() + " columns",
           "give numbers from 0 to " + std::to_string(width - 1) +
               " (the end of a range is not in it)");
    Numbers columns;
    for (std::size_t k = begin; k < end; ++k) columns.push_back(k);
    return columns;
  }

  Numbers by_name(std::string_view name, std::string_view item) const {
    const auto entry = numbers_.find(std::string{name});
    const Numbers found = entry == numbers_.end() ? Numbers{} : entry->second;
    if (found.size() > 1)
      fail(item, names_.file + " has two columns " + std::string{name},
           "name them apart, or give a number from 0");
    return found;
  }

  Numbers pattern(std::string_view item, std::string_view prefix, std::string_view suffix) const {
    const auto column = [&](std::size_t coordinate) {
      return by_name(std::string{prefix} + std::to_string(coordinate) + std::string{suffix}, item);
    };
    Numbers columns;
    const std::size_t first = column(0).empty() ? 1 : 0;
    for (std::size_t k = first;; ++k) {
      const auto found = column(k);
      if (found.empty()) break;
      columns.push_back(found.front());
    }
    std::set<std::string_view> taken;
    for (const auto k : columns) taken.insert(names_.names[k]);
    for (const auto& name : names_.names)
      if (matches(name, prefix, suffix) && !taken.contains(name))
        fail(item,
             names_.file + " has a column " + name + " but no " + std::string{prefix} +
                 std::to_string(first + columns.size()) + std::string{suffix},
             "number the coordinates 0, 1, 2, … without a gap, or name them one by one with +");
    return columns;
  }

  static bool matches(std::string_view name, std::string_view prefix, std::string_view suffix) {
    return name.size() > prefix.size() + suffix.size() && name.starts_with(prefix) &&
           name.ends_with(suffix) &&
           is_number(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
  }

  [[nodiscard]] std::string count() const { return std::to_string(names_.names.size()); }

  [[nodiscard]] std::vector<std::string> nonempty_names() const {
    std::vector<std::string> names;
    for (const auto& name : names_.names)
      if (!name.empty()) names.push_back(name);
    return names;
  }

  // "k, w0, w1": for messages, which a file of a thousand columns must not fill.
  [[nodiscard]] std::string listed() const {
    if (!names_.is_named) return count() + " columns without names";
    constexpr std::size_t most = 40;
    std::string list;
    for (std::size_t k = 0; k < std::min(most, names_.names.size()); ++k)
      list += (k == 0 ? "" : ", ") + column_label(names_, k);
    if (names_.names.size() > most) list += ", … (" + count() + " in all)";
    return list;
  }

  const ColumnNames& names_;
  std::unordered_map<std::string, Numbers> numbers_;
};

}  // namespace

Columns settle_columns(std::string_view specification, const ColumnNames& names) {
  const Resolver resolver{names};
  const bool is_usual = trimmed(specification).empty();
  Columns columns = is_usual ? resolver.usual() : resolver.specified(specification);
  resolver.check(columns);
  return columns;
}

std::optional<std::string> columns_in_comment(std::string_view comment, const std::string& place) {
  constexpr std::string_view mark = "certau-trace";
  constexpr std::string_view key = "columns:";
  comment = trimmed(comment.substr(std::min(comment.size(), comment.find_first_not_of('#'))));
  if (!comment.starts_with(mark)) return std::nullopt;
  const auto rest = trimmed(comment.substr(mark.size()));
  if (!rest.starts_with(key) || trimmed(rest.substr(key.size())).empty())
    throw_invalid(place, comment, "is no line about columns",
                  "write # certau-trace columns: weight=w*, update=dw* or the like");
  return std::string{trimmed(rest.substr(key.size()))};
}

std::string column_label(const ColumnNames& names, std::size_t column) {
  const std::string& name = names.names.at(column);
  return name.empty() ? "column " + std::to_string(column) : name;
}

}  // namespace certau::audit
