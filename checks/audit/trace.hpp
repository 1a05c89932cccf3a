// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "certau/base/named.hpp"
#include "checks/audit/recorded_number.hpp"

namespace certau::audit {

/// What a group of columns means. A group has one column for each coordinate, `step` has one.
enum class Role {
  step,
  weight,
  update,  // the requested increment Δ of the weight
  gradient,
  pulses,  // applied to the weight, signed
  next_weight,
  auxiliary,
  auxiliary_update,
  auxiliary_pulses,
  next_auxiliary,
};
inline constexpr std::size_t role_count = 10;

inline constexpr std::array role_names{
    Named<Role>{Role::step, "step"},
    Named<Role>{Role::weight, "weight"},
    Named<Role>{Role::update, "update"},
    Named<Role>{Role::gradient, "gradient"},
    Named<Role>{Role::pulses, "pulses"},
    Named<Role>{Role::next_weight, "next_weight"},
    Named<Role>{Role::auxiliary, "auxiliary"},
    Named<Role>{Role::auxiliary_update, "auxiliary_update"},
    Named<Role>{Role::auxiliary_pulses, "auxiliary_pulses"},
    Named<Role>{Role::next_auxiliary, "next_auxiliary"},
};

/// Whether the numbers of a role are counts: integers of at most 2^53, always exact, so that
/// approx() is the value.
[[nodiscard]] constexpr bool is_count(Role role) {
  return role == Role::step || role == Role::pulses || role == Role::auxiliary_pulses;
}

/// One line of a trace.
struct TraceRow {
  std::int64_t number = 0;  // of the row, from 0
  std::int64_t line = 0;    // in the file, from 1; for binary files the row from 1
  std::array<std::vector<RecordedNumber>, role_count> columns;

  [[nodiscard]] const std::vector<RecordedNumber>& operator[](Role role) const {
    return columns[static_cast<std::size_t>(role)];
  }
};

/// How to read a trace.
struct TraceOptions {
  std::string path;  // CSV with or without a header row, or .npy; a pipe will do
  /// "weight=w*,update=dw*,pulses=n*": for each role the columns, see columns.hpp. Empty: a comment
  /// line "# certau-trace columns: …" in the file, else the usual names: k, w*, dw*, g*, n*, p*,
  /// dp*, np*; with p* also nw* for n*.
  std::string columns{};
  /// Roles whose decimals are exact rather than rounded (requested updates, say). Counts (step,
  /// pulses) always are.
  std::vector<Role> exact_roles{};
};

/// Two rows in succession that are not one step apart. The row has been read all the same, and the
/// next call goes on after it: whoever needs no next state from the row before may ignore this.
class StepGap : public InvalidInput {
 public:
  StepGap(const std::string& message, std::int64_t before, std::int64_t after)
      : InvalidInput{message}, before_{before}, after_{after} {}
  [[nodiscard]] std::int64_t before() const { return before_; }
  [[nodiscard]] std::int64_t after() const { return after_; }

 private:
  std::int64_t before_;
  std::int64_t after_;
};

/// How a file holds its states.
enum class StoredNumbers { decimals, float16, float32, float64 };

/// Reads a trace row by row, in bounded memory.
class TraceReader {
 public:
  virtual ~TraceReader() = default;
  /// The next row; false at the end. A row that is used again is not allocated anew.
  ///   Error  InvalidInput with file, line, column, value and remedy; StepGap if the role step does
  ///          not go up by 1
  [[nodiscard]] virtual bool next(TraceRow& row) = 0;
  [[nodiscard]] virtual bool has(Role role) const = 0;
  [[nodiscard]] virtual std::size_t dimension() const = 0;  // coordinates of the weight
  /// The name of a column, for messages: "w2".
  [[nodiscard]] virtual std::string column_name(Role role, std::size_t coordinate) const = 0;
  /// The narrowest format among the states: what an implementation may have computed in.
  [[nodiscard]] virtual StoredNumbers stored_numbers() const { return StoredNumbers::decimals; }
  /// Bytes read and in all, for progress; in all 0 if the file is a pipe.
  [[nodiscard]] virtual std::pair<std::int64_t, std::int64_t> progress() const = 0;
};

/// Opens a trace and settles which columns mean what.
///   Error  InvalidInput: no such file, an unknown format or version, a column that is not there
///          (with the names that are), groups of different sizes, no weight
[[nodiscard]] std::unique_ptr<TraceReader> open_trace(const TraceOptions& options);

}  // namespace certau::audit
