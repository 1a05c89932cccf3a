// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checks/audit/law.hpp"

namespace certau::audit {

/// One step and coordinate at which the trace and the model disagree.
struct Violation {
  std::int64_t step = 0;  // the trace's own number of the step, else that of the row
  std::int64_t line = 0;  // of the recorded value in the file
  Array array = Array::weight;
  Law law = Law::update;
  std::string column;
  std::string expected_lower;  // rounded down
  std::string expected_upper;  // rounded up
  std::string recorded;
};

/// How a law fared on an array.
struct LawTally {
  std::int64_t checks = 0;
  std::int64_t violations = 0;
  std::int64_t undecided = 0;
  std::int64_t decided_exactly = 0;  // the rest was certain in floating point already
};

/// The step that agreed with the least room, as a share of the room there was: 0 is the middle of
/// what is admitted, 1 its edge. approximate: it informs and decides nothing.
struct TightestStep {
  double approx_share = 0;
  std::int64_t step = 0;
  std::string column;
  Law law = Law::update;
};

/// Counts everything, keeps the first violations.
class Tally {
 public:
  explicit Tally(std::size_t listed) : listed_{listed} {}

  LawTally& of(Array array, Law law) {
    return laws_[static_cast<std::size_t>(array)][static_cast<std::size_t>(law)];
  }
  [[nodiscard]] const LawTally& of(Array array, Law law) const {
    return laws_[static_cast<std::size_t>(array)][static_cast<std::size_t>(law)];
  }
  [[nodiscard]] bool wants_more() const { return violations_.size() < listed_; }
  void add(Violation violation) {
    if (wants_more()) violations_.push_back(std::move(violation));
  }
  void undecided(std::string reason) {
    if (!reason_) reason_ = std::move(reason);
  }

  [[nodiscard]] const std::vector<Violation>& violations() const { return violations_; }
  /// Why the first undecided check was.
  [[nodiscard]] const std::optional<std::string>& reason() const { return reason_; }
  [[nodiscard]] LawTally total() const {
    LawTally sum;
    for (const auto& array : laws_)
      for (const auto& law : array) {
        sum.checks += law.checks;
        sum.violations += law.violations;
        sum.undecided += law.undecided;
        sum.decided_exactly += law.decided_exactly;
      }
    return sum;
  }

  std::array<std::optional<TightestStep>, 2> tightest;

 private:
  std::size_t listed_;
  std::array<std::array<LawTally, law_count>, 2> laws_{};
  std::vector<Violation> violations_;
  std::optional<std::string> reason_;
};

}  // namespace certau::audit
