// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/npy_trace.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cmath>
#include <thread>

#include "tests/checks/audit/npy_bytes.hpp"
#include "tests/checks/audit/trace_file.hpp"
#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

std::vector<TraceRow> read(const std::string& bytes, const std::string& columns = {}) {
  const TraceFile file{bytes, "trace.npy"};
  const auto reader = open_trace({file.path(), columns});
  return rows_of(*reader);
}

template <class T>
std::string list(std::initializer_list<T> values, bool is_big_endian = false) {
  std::string bytes;
  for (const T value : values) bytes += bytes_of(value, is_big_endian);
  return bytes;
}

std::vector<Rational> doubles(std::initializer_list<double> values) {
  return {values.begin(), values.end()};
}

TEST(NpyTrace, plain_array_goes_by_number) {
  const auto bytes = npy(npy_dictionary("'<f8'", "(2, 3)"), list({0.1, -2.0, 3.5, 0.2, 5.0, 6.0}));
  const auto rows = read(bytes, "weight=0,update=2");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(values(rows[0], Role::weight), doubles({0.1}));
  EXPECT_EQ(values(rows[1], Role::weight), doubles({0.2}));
  EXPECT_EQ(values(rows[1], Role::update), doubles({6.0}));
  EXPECT_EQ(rows[1][Role::weight][0].slack(), 0);
  EXPECT_EQ(rows[1].number, 1);
  EXPECT_EQ(rows[1].line, 2);
}

TEST(NpyTrace, fortran_order_gives_the_same_rows) {
  constexpr std::int64_t rows = 70'000;  // 2.7 MB: several blocks
  constexpr std::int64_t columns = 5;
  std::string by_row;
  std::string by_column;
  const auto value = [](std::int64_t row, std::int64_t column) {
    return std::sqrt(static_cast<double>(row)) - static_cast<double>(column) / 3;
  };
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t column = 0; column < columns; ++column)
      by_row += bytes_of(value(row, column));
  for (std::int64_t column = 0; column < columns; ++column)
    for (std::int64_t row = 0; row < rows; ++row) by_column += bytes_of(value(row, column));
  ASSERT_GT(by_row.size(), 2 * ByteSource::piece_size);
  const TraceFile c{npy(npy_dictionary("'<f8'", "(70000, 5)"), by_row), "c.npy"};
  const TraceFile fortran{npy(npy_dictionary("'<f8'", "(70000, 5)", true), by_column), "f.npy"};
  for (const auto* file : {&c, &fortran}) {
    const auto reader = open_trace({file->path(), "weight=4+0,update=1+3"});
    TraceRow row;
    std::int64_t k = 0;
    for (; reader->next(row); ++k) {
      ASSERT_EQ(row[Role::weight][0].approx(), value(k, 4));
      ASSERT_EQ(row[Role::weight][1].approx(), value(k, 0));
      ASSERT_EQ(row[Role::update][1].approx(), value(k, 3));
    }
    EXPECT_EQ(k, rows);
    EXPECT_EQ(reader->progress().first, reader->progress().second);
  }
}

TEST(NpyTrace, all_number_types_in_both_byte_orders) {
  const auto column = [](const std::string& type, const std::string& data) {
    std::vector<Rational> result;
    for (const auto& row : read(npy(npy_dictionary("'" + type + "'", "(2,)"), data), "weight=0"))
      result.push_back(row[Role::weight][0].value());
    return result;
  };
  const auto both = [&](const std::string& type, auto first, auto second) {
    const auto little = column("<" + type, list({first, second}));
    EXPECT_EQ(column(">" + type, list({first, second}, true)), little) << type;
    return little;
  };
  EXPECT_EQ(both("f8", 0.1, -5e-324), doubles({0.1, -5e-324}));
  EXPECT_EQ(both("f4", 0.1F, -1e-45F), doubles({0.1F, -1e-45F}));
  // Halves: 1.5, and −2^-24, the smallest.
  EXPECT_EQ(both("f2", std::uint16_t{0x3e00}, std::uint16_t{0x8001}), doubles({1.5, -0x1p-24}));
  EXPECT_EQ(both("f2", std::uint16_t{0x7bff}, std::uint16_t{0x0400}), doubles({65504, 0x1p-14}));
  EXPECT_EQ(both("i8", std::int64_t{-3}, INT64_MIN), (std::vector<Rational>{-3, INT64_MIN}));
  EXPECT_EQ(both("i4", std::int32_t{-3}, INT32_MAX), (std::vector<Rational>{-3, INT32_MAX}));
  EXPECT_EQ(both("i2", std::int16_t{-3}, std::int16_t{300}), (std::vector<Rational>{-3, 300}));
  EXPECT_EQ(both("i1", std::int8_t{-128}, std::int8_t{127}), (std::vector<Rational>{-128, 127}));
  EXPECT_EQ(both("u8", std::uint64_t{3}, UINT64_MAX), (std::vector<Rational>{3, UINT64_MAX}));
  EXPECT_EQ(both("u4", std::uint32_t{3}, UINT32_MAX), (std::vector<Rational>{3, UINT32_MAX}));
  EXPECT_EQ(both("u2", std::uint16_t{3}, std::uint16_t{65535}), (std::vector<Rational>{3, 65535}));
  EXPECT_EQ(both("u1", std::uint8_t{3}, std::uint8_t{255}), (std::vector<Rational>{3, 255}));
}

std::string structured_row(std::int64_t k, float w0, float w1, std::int8_t n0, std::int8_t n1) {
  return bytes_of(k) + bytes_of(w0) + bytes_of(w1) + bytes_of(n0) + bytes_of(n1) + "??";
}

constexpr const char* structure =
    "[('k', '<i8'), ('w', '<f4', (2,)), ('n', '|i1', (2,)), ('', '|V2')]";

TEST(NpyTrace, fields_of_a_structured_array_have_the_usual_names) {
  for (const int version : {1, 2, 3}) {
    const TraceFile file{
        npy(npy_dictionary(structure, "(2,)"),
            structured_row(0, 0.5F, 0.1F, -1, 2) + structured_row(1, 0.25F, 0, 0, -7), version),
        "trace.npy"};
    const auto reader = open_trace({file.path()});
    EXPECT_EQ(reader->dimension(), 2U);
    EXPECT_EQ(reader->column_name(Role::weight, 1), "w1");
    const auto rows = rows_of(*reader);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(values(rows[0], Role::weight), doubles({0.5, 0.1F}));
    EXPECT_EQ(values(rows[0], Role::pulses), doubles({-1, 2}));
    EXPECT_EQ(values(rows[1], Role::pulses), doubles({0, -7}));
    EXPECT_EQ(values(rows[1], Role::step), doubles({1}));
  }
}

TEST(NpyTrace, a_gap_in_steps_is_told) {
  const auto bytes = npy(npy_dictionary(structure, "(2,)"),
                         structured_row(0, 0, 0, 0, 0) + structured_row(2, 0, 0, 0, 0));
  EXPECT_THROW(static_cast<void>(read(bytes)), StepGap);
}

TEST(NpyTrace, reads_a_pipe_unless_it_is_in_fortran_order) {
  const TraceFile beside{"", "trace.npy"};
  const std::string pipe = beside.path() + ".pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  for (const bool is_fortran_order : {false, true}) {
    const auto bytes = npy(npy_dictionary("'<f8'", "(2, 1)", is_fortran_order), list({0.5, 0.25}));
    std::thread writer{[&] { std::ofstream{pipe, std::ios::binary} << bytes; }};
    if (is_fortran_order) {
      const auto message = support::complaint_of([&] {
        static_cast<void>(open_trace({pipe, "weight=0"}));
      });
      EXPECT_TRUE(support::is_complaint(message, pipe, "", "pipe with an array in Fortran order"));
    } else {
      const auto reader = open_trace({pipe, "weight=0"});
      EXPECT_EQ(rows_of(*reader).size(), 2U);
      EXPECT_EQ(reader->progress().second, 0);
    }
    writer.join();
  }
}

TEST(NpyTrace, a_pipe_that_ends_too_early_is_told) {
  const TraceFile beside{"", "trace.npy"};
  const std::string pipe = beside.path() + ".pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const auto bytes = npy(npy_dictionary("'<f8'", "(3,)"), list({0.5, 0.25}));
  std::thread writer{[&] { std::ofstream{pipe, std::ios::binary} << bytes; }};
  const auto message = support::complaint_of([&] {
    static_cast<void>(rows_of(*open_trace({pipe, "weight=0"})));
  });
  EXPECT_TRUE(support::is_complaint(message, pipe, "", "cut off"));
  writer.join();
}

TEST(NpyTrace, misuse_is_named) {
  struct Misuse {
    std::string bytes;
    const char* place;  // after the file's name
    const char* value;
    const char* part;
  };
  const auto floats = [](const std::string& shape, const std::string& data) {
    return npy(npy_dictionary("'<f8'", shape), data);
  };
  const std::string good = floats("(2,)", list({0.5, 0.25}));
  std::string unknown_version = good;
  unknown_version[6] = 4;
  std::string unknown_minor = good;
  unknown_minor[7] = 1;
  for (const auto& [bytes, place, value, part] :
       {Misuse{good.substr(0, 7), "", "", "cut off"},
        Misuse{good.substr(0, 9), "", "", "cut off"},
        Misuse{good.substr(0, 40), "", "", "cut off"},
        Misuse{good.substr(0, good.size() - 1), "", "", "15 bytes are too few for 2 rows of 8"},
        Misuse{good + "x", "", "", "17 bytes, more than its 2 rows of 8"},
        Misuse{unknown_version, "", "4.0", "version of .npy"},
        Misuse{unknown_minor, "", "1.1", "version of .npy"},
        Misuse{"\x93NUMPY" + std::string{"\2\0\0\0\0\x7f", 6}, " header", "",
               "is 2130706432 bytes long"},
        Misuse{floats("()", list({0.5})), "", "", "has 0 axes"},
        Misuse{floats("(1, 1, 1)", list({0.5})), "", "", "has 3 axes"},
        Misuse{npy(npy_dictionary(structure, "(1, 1)"), structured_row(0, 0, 0, 0, 0)), "", "",
               "has 2 axes"},
        Misuse{floats("(0,)", ""), "", "", "no rows"},
        Misuse{floats("(0, 3)", ""), "", "", "no rows"},
        Misuse{floats("(3, 0)", ""), "", "", "no columns"},
        Misuse{floats("(1, 9000000000000000000)", ""), "", "", "rows of more than 16 MiB"},
        Misuse{floats("(9000000000000000000,)", ""), "", "", "cut off"},
        Misuse{floats("(2,)", list({0.5, std::nan("")})), " row 2 column 0", "nan", "none at"},
        Misuse{floats("(2,)", list({0.5, HUGE_VAL})), " row 2 column 0", "inf", "none at"},
        Misuse{floats("(2,)", list({-HUGE_VAL, 0.5})), " row 1 column 0", "-inf", "none at"},
        Misuse{npy(npy_dictionary("'<f2'", "(1,)"), list({std::uint16_t{0x7c01}})),
               " row 1 column 0", "nan", "none at"},
        Misuse{npy(npy_dictionary("'<f2'", "(1,)"), list({std::uint16_t{0xfc00}})),
               " row 1 column 0", "-inf", "none at"}}) {
    const TraceFile file{bytes, "trace.npy"};
    const auto message = support::complaint_of([&] {
      static_cast<void>(rows_of(*open_trace({file.path(), "weight=0"})));
    });
    EXPECT_TRUE(support::is_complaint(message, file.path() + place, value, part));
  }
}

TEST(NpyTrace, counts_must_be_integers) {
  const TraceFile file{
      npy(npy_dictionary("[('w', '<f8'), ('n', '<f8')]", "(1,)"), list({0.5, 1.5})), "trace.npy"};
  const auto message =
      support::complaint_of([&] { static_cast<void>(rows_of(*open_trace({file.path()}))); });
  EXPECT_TRUE(
      support::is_complaint(message, file.path() + " row 1 column n", "3/2", "not an integer"));
}

TEST(NpyTrace, plain_arrays_need_a_specification) {
  const TraceFile file{npy(npy_dictionary("'<f8'", "(1, 4)"), list({1.0, 2.0, 3.0, 4.0})), "t.npy"};
  const auto message = support::complaint_of([&] { static_cast<void>(open_trace({file.path()})); });
  EXPECT_TRUE(support::is_complaint(message, "columns", "", "does not name its 4 columns"));
}

}  // namespace
}  // namespace certau::audit
