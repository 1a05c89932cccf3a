// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/csv_trace.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <thread>

#include "tests/checks/audit/trace_file.hpp"
#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

constexpr const char* recorded =
    "k,g0,g1,dw0,dw1,w0,w1,n0,n1\n"
    "0,-0.521951,0.341952,0.01565853,-0.01025856,0.00000000000,0.00000000000,2,-2\n"
    "1,-0.376496,0.186730,0.01129488,-0.00560190,0.01328888889,-0.01328888889,2,-1\n";

std::vector<TraceRow> read(std::string_view text, const std::string& columns = {}) {
  const TraceFile file{text};
  const auto reader = open_trace({file.path(), columns});
  return rows_of(*reader);
}

std::vector<Rational> rationals(std::initializer_list<const char*> texts) {
  std::vector<Rational> result;
  for (const char* text : texts) result.push_back(parse_rational(text).value());
  return result;
}

TEST(CsvTrace, reads_rows_with_their_lines) {
  const TraceFile file{recorded};
  const auto reader = open_trace({file.path(), "", {Role::update}});
  EXPECT_TRUE(reader->has(Role::pulses));
  EXPECT_FALSE(reader->has(Role::next_weight));
  EXPECT_EQ(reader->dimension(), 2U);
  EXPECT_EQ(reader->column_name(Role::update, 1), "dw1");
  const auto rows = rows_of(*reader);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].number, 1);
  EXPECT_EQ(rows[1].line, 3);
  EXPECT_EQ(values(rows[1], Role::step), rationals({"1"}));
  EXPECT_EQ(values(rows[1], Role::gradient), rationals({"-0.376496", "0.186730"}));
  EXPECT_EQ(values(rows[1], Role::update), rationals({"0.01129488", "-0.00560190"}));
  EXPECT_EQ(values(rows[1], Role::weight), rationals({"0.01328888889", "-0.01328888889"}));
  EXPECT_EQ(values(rows[1], Role::pulses), rationals({"2", "-1"}));
  EXPECT_EQ(rows[1][Role::weight][0].slack(), (Rational{1, 200000000000}));
  EXPECT_EQ(rows[1][Role::gradient][0].slack(), (Rational{1, 2000000}));
  for (const Role exact : {Role::step, Role::update, Role::pulses})
    EXPECT_EQ(rows[1][exact][0].slack(), 0);
  const auto [read, all] = reader->progress();
  EXPECT_EQ(read, all);
  EXPECT_EQ(all, static_cast<std::int64_t>(std::string_view{recorded}.size()));
}

TEST(CsvTrace, rows_without_names_go_by_number) {
  const auto rows = read("0.5,1,-2\n0.25,2,7\n", "weight=0,pulses=2");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].line, 1);
  EXPECT_EQ(values(rows[0], Role::weight), rationals({"0.5"}));
  EXPECT_EQ(values(rows[1], Role::pulses), rationals({"7"}));
}

TEST(CsvTrace, comment_says_what_columns_mean) {
  const char* text = "# a run\n# certau-trace columns: weight=x, update=dx\n#\nx,dx,y\n1,2,3\n";
  EXPECT_EQ(values(read(text)[0], Role::update), rationals({"2"}));
  EXPECT_EQ(values(read(text, "weight=y")[0], Role::weight), rationals({"3"}));  // options win
  EXPECT_EQ(values(read("# certau-trace columns: weight=1\n4,5\n")[0], Role::weight),
            rationals({"5"}));
}

TEST(CsvTrace, accepts_what_spreadsheets_and_editors_write) {
  const auto rows = read(
      "\xEF\xBB\xBF# certau-trace columns: weight=w\r\n"
      "note , w\r\n"
      "\r\n"
      "\"x, \"\"y\"\"\nz\",\" 0.5 \"\r\n"
      "  \t\r\n"
      "# in between\r\n"
      ",\t1.5 \r\n"
      "plain,\"2\"");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(values(rows[0], Role::weight), rationals({"0.5"}));
  EXPECT_EQ(values(rows[1], Role::weight), rationals({"1.5"}));
  EXPECT_EQ(values(rows[2], Role::weight), rationals({"2"}));
  EXPECT_EQ(rows[0].line, 4);
  EXPECT_EQ(rows[1].line, 8);
  EXPECT_EQ(rows[2].line, 9);
  EXPECT_EQ(rows[2].number, 2);
}

TEST(CsvTrace, columns_without_meaning_may_hold_anything) {
  const auto rows = read("w,note\n1,nan\n2,\n3,x y\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(values(rows[2], Role::weight), rationals({"3"}));
}

TEST(CsvTrace, counts_may_be_written_with_a_point) {
  EXPECT_EQ(values(read("k,w,n\n0.0,1,2.0\n1.0,1,-3e0\n")[1], Role::pulses), rationals({"-3"}));
}

TEST(CsvTrace, a_row_may_be_used_again) {
  const TraceFile file{"k,w0,w1\n0,1,2\n1,3,4\n"};
  const auto reader = open_trace({file.path()});
  TraceRow row;
  ASSERT_TRUE(reader->next(row));
  const auto* const place = row[Role::weight].data();
  ASSERT_TRUE(reader->next(row));
  EXPECT_EQ(row[Role::weight].data(), place);
  EXPECT_EQ(values(row, Role::weight), rationals({"3", "4"}));
  EXPECT_FALSE(reader->next(row));
  EXPECT_FALSE(reader->next(row));
}

TEST(CsvTrace, rows_across_the_pieces_of_a_file_are_whole) {
  constexpr int count = 200'000;  // some 3 MiB, read in pieces of 1 MiB
  std::string text = "k,w0,w1\n";
  for (int k = 0; k < count; ++k)
    text += std::to_string(k) + (k % 7 == 0 ? ",\"" : ",") + std::to_string(3 * k) +
            (k % 7 == 0 ? "\"," : ",") + std::to_string(-k) + "\n";
  ASSERT_GT(text.size(), 2 * ByteSource::piece_size);
  const TraceFile file{text};
  const auto reader = open_trace({file.path()});
  TraceRow row;
  int k = 0;
  for (; reader->next(row); ++k) {
    ASSERT_EQ(row.line, k + 2);
    ASSERT_EQ(row[Role::step][0].approx(), k);
    ASSERT_EQ(row[Role::weight][0].approx(), 3.0 * k);
    ASSERT_EQ(row[Role::weight][1].approx(), -k);
  }
  EXPECT_EQ(k, count);
}

TEST(CsvTrace, a_line_may_end_with_the_first_byte_of_a_piece) {
  std::string text = "w0,w1,w2,w3,w4  \n";  // 17 bytes, and 16 in each other line
  while (text.size() <= ByteSource::piece_size) text += "1,20,300,40,500\n";
  ASSERT_EQ(text[ByteSource::piece_size], '\n');
  EXPECT_EQ(read(text).size(), (text.size() - 17) / 16);
}

TEST(CsvTrace, reads_a_pipe) {
  const TraceFile beside{""};
  const std::string pipe = beside.path() + ".pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::thread writer{[&] { std::ofstream{pipe} << recorded; }};
  const auto reader = open_trace({pipe});
  EXPECT_EQ(rows_of(*reader).size(), 2U);
  EXPECT_EQ(reader->progress().second, 0);
  writer.join();
}

TEST(CsvTrace, a_gap_in_steps_is_told_and_reading_goes_on) {
  const TraceFile file{"k,w\n7,0.5\n8,0.25\n\n10,0.125\n11,0\n"};
  const auto reader = open_trace({file.path()});
  TraceRow row;
  ASSERT_TRUE(reader->next(row));
  ASSERT_TRUE(reader->next(row));
  try {
    static_cast<void>(reader->next(row));
    FAIL() << "a gap went unnoticed";
  } catch (const StepGap& gap) {
    EXPECT_EQ(gap.before(), 8);
    EXPECT_EQ(gap.after(), 10);
    EXPECT_TRUE(support::is_complaint(gap.what(), file.path() + " line 5 column k", "10",
                                      "does not follow 8"));
  }
  EXPECT_EQ(values(row, Role::weight), rationals({"0.125"}));
  EXPECT_EQ(row.number, 2);
  ASSERT_TRUE(reader->next(row));
  EXPECT_EQ(row.number, 3);
  EXPECT_FALSE(reader->next(row));
}

TEST(CsvTrace, steps_that_repeat_or_go_back_are_gaps) {
  for (const char* text : {"k,w\n3,0\n3,0\n", "k,w\n3,0\n2,0\n"})
    EXPECT_THROW(static_cast<void>(read(text)), StepGap);
}

struct Misuse {
  const char* text;
  const char* place;  // after the file's name
  const char* value;
  const char* part;
};

TEST(CsvTrace, misuse_names_file_line_column_value_and_remedy) {
  for (const auto& [text, place, value, part] :
       {Misuse{"k,w0\n0,1\n1,nan\n", " line 3 column w0", "nan", "none at this step"},
        Misuse{"k,w0\n0,-inf\n", " line 2 column w0", "-inf", "none at this step"},
        Misuse{"w0\n0x1p-3\n", " line 2 column w0", "0x1p-3", "hexadecimal"},
        Misuse{"k,w0,g0\n0,,1\n", " line 2 column w0", "", "empty"},
        Misuse{"k,w0,g0\n0,1,\n", " line 2 column g0", "", "empty"},
        Misuse{"k,w0\n0,1 2\n", " line 2 column w0", "1 2", "not a number"},
        Misuse{"k,w0\n0,\"0,5\"\n", " line 2 column w0", "0,5", "not a number"},
        Misuse{"k,w0\n0,0.123456789012345678901234567890123456789\n", " line 2 column w0",
               "0.123456789012345678901234567890123456789", "39 significant digits"},
        Misuse{"k,w0\n0,1e300\n", " line 2 column w0", "1e300", "exponent out of range"},
        Misuse{"k,w0\n0,1\n1\n", " line 3", "", "has 1 fields where the first row has 2"},
        Misuse{"k,w0\n0,1\n1,0,5\n", " line 3", "", "has 3 fields where the first row has 2"},
        Misuse{"k,w0\n0,\"1\",\n", " line 2", "", "has 3 fields"},
        Misuse{"k,w0\n0,1\"\n", " line 2", "1\"", "quote inside"},
        Misuse{"k,w0\n\n0,\"1\n2,3\n", " line 3", "", "never closed"},
        Misuse{"k,w0\n0,\"1\"x\n", " line 2", "1", "text after"},
        Misuse{"k,w0\n0.5,1\n", " line 2 column k", "1/2", "not an integer"},
        Misuse{"w0,n0\n1,2.5\n", " line 2 column n0", "5/2", "not an integer"},
        Misuse{"w0,n0\n1,9007199254740993\n", " line 2 column n0", "9007199254740993",
               "not an integer"},
        Misuse{"k;w0\n0;1\n", " line 1", "k;w0", "separated by commas"},
        Misuse{"k\tw0\n0\t1\n", " line 1", "k\tw0", "separated by commas"},
        Misuse{"# certau-trace device: x\nw\n1\n", " line 1", "certau-trace device: x",
               "no line about columns"},
        Misuse{"# certau-trace columns: weight=w\n# certau-trace columns: weight=w\nw\n1\n",
               " line 2", "", "second time"},
        Misuse{"w\n# certau-trace columns: weight=w\n1\n", " line 2", "", "after they were used"},
        Misuse{"", "", "", "is empty"},
        Misuse{"# only\n\n", "", "", "no rows"},
        Misuse{"k,w0\n# none\n", "", "", "no rows"}}) {
    const TraceFile file{text};
    const auto message = support::complaint_of([&] {
      const auto reader = open_trace({file.path()});
      static_cast<void>(rows_of(*reader));
    });
    EXPECT_TRUE(support::is_complaint(message, file.path() + place, value, part)) << text;
  }
}

TEST(CsvTrace, missing_names_of_columns_are_numbers_in_messages) {
  const TraceFile file{"1,2\n3,x\n"};
  const auto message = support::complaint_of([&] {
    static_cast<void>(rows_of(*open_trace({file.path(), "weight=1"})));
  });
  EXPECT_TRUE(
      support::is_complaint(message, file.path() + " line 2 column 1", "x", "not a number"));
}

TEST(CsvTrace, a_first_row_of_numbers_that_are_none_is_no_header) {
  const TraceFile file{"0.5,nan\n"};
  const auto message = support::complaint_of([&] {
    static_cast<void>(rows_of(*open_trace({file.path(), "weight=0,update=1"})));
  });
  EXPECT_TRUE(support::is_complaint(message, file.path() + " line 1 column 1", "nan", "none at"));
}

TEST(CsvTrace, a_text_without_line_ends_is_refused_in_bounded_memory) {
  const TraceFile file{"w\n" + std::string(CsvLines::longest_record + 4096, '1')};
  const auto message =
      support::complaint_of([&] { static_cast<void>(rows_of(*open_trace({file.path()}))); });
  EXPECT_TRUE(support::is_complaint(message, file.path() + " line 2", "", "longer than 16 MiB"));
}

TEST(OpenTrace, other_kinds_of_files_are_refused) {
  struct Other {
    std::string content;
    const char* name;
    const char* part;
  };
  for (const auto& [content, name, part] :
       {Other{"PK\x03\x04zip", "trace.npz", "zip archive"},
        Other{"\x1f\x8b\x08", "trace.csv.gz", "compressed"},
        Other{"\xff\xfew\n", "trace.csv", "UTF-16"}, Other{"\xfe\xff\nw", "trace.csv", "UTF-16"},
        Other{"w0\n1\n", "trace.npy", "does not begin as .npy"},
        Other{std::string{"w\0\n1\n", 5}, "trace.csv", "neither text"}}) {
    const TraceFile file{content, name};
    const auto message =
        support::complaint_of([&] { static_cast<void>(open_trace({file.path()})); });
    EXPECT_TRUE(support::is_complaint(message, file.path(), "", part)) << name;
  }
}

TEST(OpenTrace, files_that_cannot_be_read_are_named) {
  const TraceFile beside{"w\n1\n"};
  for (const std::string& path :
       {beside.path() + ".missing", std::filesystem::path{beside.path()}.parent_path().string()}) {
    const auto message = support::complaint_of([&] { static_cast<void>(open_trace({path})); });
    EXPECT_EQ(message.rfind("cannot read " + path + ": ", 0), 0U) << message;
  }
}

}  // namespace
}  // namespace certau::audit
