// SPDX-License-Identifier: Apache-2.0
// examples/traces/make_trace.py: its two formats tell the same, and the model's law holds.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/checks/audit/trace_file.hpp"

namespace certau::audit {
namespace {

// The rows of a trace that the program writes.
std::vector<TraceRow> made(const std::string& name, const std::string& options) {
  const TraceFile file{"", name};
  const std::string command = "python3 -B " CERTAU_SOURCE_DIR "/examples/traces/make_trace.py '" +
                              file.path() + "' " + options;
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  const auto reader = open_trace({file.path(), "", {Role::update}});
  return rows_of(*reader);
}

TEST(MakeTrace, both_formats_tell_the_same) {
  for (const char* options : {"--steps 300 --seed 3", "--steps 300 --granularity 0.01"}) {
    const auto text = made("trace.csv", options);
    const auto binary = made("trace.npy", options);
    ASSERT_EQ(text.size(), 300U);
    ASSERT_EQ(binary.size(), 300U);
    for (std::size_t k = 0; k < text.size(); ++k) {
      EXPECT_EQ(values(text[k], Role::step), values(binary[k], Role::step));
      EXPECT_EQ(values(text[k], Role::pulses), values(binary[k], Role::pulses));
      for (std::size_t j = 0; j < 4; ++j) {
        const auto& decimal = text[k][Role::weight][j];
        EXPECT_LE(Rational{abs(decimal.value() - binary[k][Role::weight][j].value())},
                  decimal.slack());
        EXPECT_EQ(text[k][Role::update][j].approx(), binary[k][Role::update][j].approx());
      }
    }
  }
}

// The largest abs(w+ − (w + Δ − abs(Δ)·(w − 1/8)/2)) of a coordinate, and the step it is in.
std::pair<Rational, std::size_t> largest_residual(const std::vector<TraceRow>& rows,
                                                  std::size_t coordinate) {
  std::pair<Rational, std::size_t> largest{0, 0};
  for (std::size_t k = 0; k + 1 < rows.size(); ++k) {
    const Rational weight = rows[k][Role::weight][coordinate].value();
    const Rational update = rows[k][Role::update][coordinate].value();
    const Rational model = weight + update - abs(update) * (weight - Rational{1, 8}) / 2;
    const Rational residual = abs(rows[k + 1][Role::weight][coordinate].value() - model);
    largest = std::max(largest, {residual, k});
  }
  return largest;
}

TEST(MakeTrace, only_a_planted_fault_breaks_the_law) {
  const std::string options = "--steps 200 --tau 2 --symmetric-point 0.125";
  const Rational tolerance{1, 50000000000};  // two roundings to 11 decimals, and little else
  const auto sound = made("trace.csv", options);
  const auto faulty = made("trace.csv", options + " --fault-step 117 --fault-size 1e-9");
  for (std::size_t j = 0; j < 4; ++j) {
    EXPECT_LE(largest_residual(sound, j).first, tolerance);
    if (j > 0) {
      EXPECT_LE(largest_residual(faulty, j).first, tolerance);
    }
  }
  const auto [residual, step] = largest_residual(faulty, 0);
  EXPECT_EQ(step, 117U);
  EXPECT_LE(Rational{abs(residual - Rational{1, 1000000000})}, tolerance);
}

}  // namespace
}  // namespace certau::audit
