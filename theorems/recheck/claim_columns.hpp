// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "theorems/claim/claim.hpp"
#include "theorems/recheck/csv.hpp"
#include "theorems/recheck/instance_shape.hpp"
#include "theorems/recheck/printed_number.hpp"

namespace certau::theorems {

/// The side of a conclusion whose value a table bounds.
enum class Side { left, right };

/// One row of a table in a claim's terms.
struct ClaimRow {
  Instance instance;
  std::optional<PrintedNumber> lower;
  std::optional<PrintedNumber> upper;
  std::string quantity;  ///< a conclusion's label, or its number from 1; empty: 1
  std::optional<Side> side;
};

/// Which column of a table means what.
///   Statement  a column for each letter of the claim, `lower` or `upper` or both, optionally
///              `quantity` and `side`, in any order, and no others
///   Error      InvalidInput: an unknown column (with the nearest known one), one that is there
///              twice, letters without a column
class ClaimColumns {
 public:
  /// Of that claim, which must outlive the columns.
  ClaimColumns(const Claim& claim, const CsvRecord& header);

  /// Reads one record.
  ///   Error  InvalidInput with line, column, value and remedy: no exact number, no bound, lists
  ///          whose lengths do not go together
  [[nodiscard]] ClaimRow read(const CsvRecord& record) const;

  /// The columns of the scalar letters, in the claim's order.
  [[nodiscard]] std::vector<std::size_t> scalar_columns() const;

 private:
  [[nodiscard]] const std::string* cell(const CsvRecord& record, const std::string& column) const;
  [[nodiscard]] std::optional<PrintedNumber> bound(const CsvRecord& record,
                                                   const std::string& column) const;

  const Claim& claim_;
  InstanceShape shape_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace certau::theorems
