// SPDX-License-Identifier: Apache-2.0
// Reading a trace takes no more memory if it is long.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <thread>

#include "tests/checks/audit/npy_bytes.hpp"
#include "tests/checks/audit/trace_file.hpp"

namespace certau::audit {
namespace {

constexpr std::int64_t steps = 1'000'000;
constexpr std::int64_t allowed_growth = std::int64_t{16} << 20;

// Bytes of this process that are in memory now.
std::int64_t resident() {
  std::ifstream status{"/proc/self/statm"};
  std::int64_t pages = 0;
  status >> pages >> pages;
  return pages * ::sysconf(_SC_PAGESIZE);
}

struct Reading {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
  std::int64_t growth = 0;  // the most, looked at every thousand rows
};

Reading read_all(const TraceOptions& options) {
  const std::int64_t before = resident();
  const auto reader = open_trace(options);
  Reading reading;
  for (TraceRow row; reader->next(row); ++reading.rows)
    if (reading.rows % 1000 == 0) reading.growth = std::max(reading.growth, resident() - before);
  reading.bytes = reader->progress().first;
  return reading;
}

TEST(TraceMemory, keeping_the_rows_would_be_noticed) {
  std::string text = "w0,w1,w2,w3\n";
  for (int k = 0; k < 200'000; ++k) text += "1,2,3,4\n";
  const TraceFile file{text};
  const auto reader = open_trace({file.path()});
  const std::int64_t before = resident();
  const auto rows = rows_of(*reader);
  EXPECT_GT(resident() - before, 2 * allowed_growth);
  EXPECT_EQ(rows.back()[Role::weight][3].approx(), 4);
}

TEST(TraceMemory, a_long_csv_trace_from_a_pipe_takes_little) {
  const TraceFile beside{""};
  const std::string pipe = beside.path() + ".pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer{[&] {
    std::ofstream out{pipe};
    out << "k,w0,w1,w2,w3,dw0,dw1,dw2,dw3\n";
    for (std::int64_t k = 0; k < steps; ++k)
      out << k
          << ",0.01328888889,-0.01328888889,0.00000000000,-0.00666666667"
             ",0.01129488,-0.00560190,-0.00891144,0.02461200\n";
  }};
  const auto reading = read_all({pipe});
  writer.join();
  EXPECT_EQ(reading.rows, steps);
  EXPECT_GT(reading.bytes, 6 * allowed_growth);
  EXPECT_LT(reading.growth, allowed_growth);
}

TEST(TraceMemory, long_arrays_take_little_in_either_order) {
  for (const bool is_fortran_order : {false, true}) {
    const std::string head = npy(npy_dictionary("'<f8'", "(1000000, 16)", is_fortran_order), "");
    const TraceFile file{head, "trace.npy"};
    // Zeros that take no space on the disk.
    std::filesystem::resize_file(file.path(), head.size() + steps * 16 * sizeof(double));
    const auto reading = read_all({file.path(), "weight=0:8,update=8:16"});
    EXPECT_EQ(reading.rows, steps);
    EXPECT_GT(reading.bytes, 7 * allowed_growth);
    EXPECT_LT(reading.growth, allowed_growth) << is_fortran_order;
  }
}

}  // namespace
}  // namespace certau::audit
