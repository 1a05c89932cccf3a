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
  std::vector<std::string> remarks;  // for the log: stored certificates that were not accepted
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
  [[nodiscard]] CellResult run(const SpecCell& cell, const std::stop_token& stop) const;

 private:
  // Those below note in `result` what was certified anew, and why.

  // Both certificates of a question, and their names in the folder.
  struct Answer {
    CertifiedBounds bounds;
    std::vector<std::string> names;  // lower, upper
  };

  [[nodiscard]] std::string file_name(const SpecCell& cell, Direction direction,
                                      std::optional<std::int64_t> horizon) const;
  [[nodiscard]] Outcome<Certificate> stored(const SpecCell& cell, Direction direction,
                                            std::optional<std::int64_t> horizon,
                                            CellResult& result) const;
  [[nodiscard]] Outcome<Answer> answer(const SpecCell& cell, std::optional<std::int64_t> horizon,
                                       const std::stop_token& stop, CellResult& result) const;
  // Writes a certificate or separation once the verifier accepts it.
  [[nodiscard]] Outcome<bool> keep(const std::string& name, const std::string& text) const;
  [[nodiscard]] Outcome<std::vector<HorizonAverage>> averages(const SpecCell& cell,
                                                              const Answer& all,
                                                              const std::stop_token& stop,
                                                              CellResult& result) const;
  [[nodiscard]] TableComparison compare(const SpecCell& cell, const Answer& better,
                                        const std::stop_token& stop, CellResult& result) const;

  std::string directory_;
  int digits_;
  std::string made_by_;
};

}  // namespace certau::app
