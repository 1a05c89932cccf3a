// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "certau/report/table.hpp"
#include "certau/spec/spec.hpp"

namespace certau::app {

/// How one cell came to its answer.
enum class CellOrigin { computed, reused, unanswered };

struct CellResult {
  TableCell cell;
  CellOrigin origin = CellOrigin::unanswered;
  std::string remark;  // for the log: a stored certificate that was not accepted
};

/// Where cells are answered and their certificates kept.
class CellJob {
 public:
  /// `directory` gets a folder certificates/.
  CellJob(std::string directory, int digits, std::string made_by);

  /// Answers one cell: from stored certificates if there are some that the verifier accepts, else
  /// by certifying. Every certificate has passed the stand-alone verifier before it is written or
  /// used.
  ///   Error  InvalidInput if a file cannot be written; what was finished before stays
  [[nodiscard]] CellResult run(const SpecCell& cell, const std::vector<std::int64_t>& horizons,
                               const std::stop_token& stop) const;

 private:
  [[nodiscard]] std::string file_name(const SpecCell& cell, Direction direction) const;
  [[nodiscard]] Outcome<Certificate> stored(const SpecCell& cell, Direction direction,
                                            std::string& remark) const;

  std::string directory_;
  int digits_;
  std::string made_by_;
};

}  // namespace certau::app
