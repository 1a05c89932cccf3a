// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "checks/audit/trace.hpp"

namespace {

using namespace certau::audit;

constexpr int steps = 1'000'000;
constexpr int coordinates = 4;

// A file that goes away with the benchmark.
class TemporaryFile {
 public:
  explicit TemporaryFile(const char* suffix)
      : path_{(std::filesystem::temp_directory_path() /
               ("certau-bench-" + std::to_string(::getpid()) + suffix))
                  .string()} {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Items are numbers: 17 a row, of which 16 are of coordinates.
void read_all(benchmark::State& state, const TraceOptions& options) {
  std::int64_t numbers = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    const auto reader = open_trace(options);
    double sum = 0;
    std::int64_t rows = 0;
    for (TraceRow row; reader->next(row); ++rows) sum += row[Role::weight].front().approx();
    benchmark::DoNotOptimize(sum);
    numbers += rows * (4 * coordinates + 1);
    bytes += reader->progress().first;
  }
  state.SetItemsProcessed(numbers);
  state.SetBytesProcessed(bytes);
}

// A column of a group in step k: a number of the size that traces have.
double sample(int k, int column) { return 0.03 * ((k * 37 + column * 101) % 2001 - 1000) / 1000; }

void read_csv(benchmark::State& state) {
  const TemporaryFile file{".csv"};
  {
    std::ofstream out{file.path()};
    out << "k,g0,g1,g2,g3,dw0,dw1,dw2,dw3,w0,w1,w2,w3,n0,n1,n2,n3\n";
    for (int k = 0; k < steps; ++k) {
      std::string line = std::to_string(k);
      char field[32];
      for (int column = 0; column < 3 * coordinates; ++column) {
        constexpr int decimals[] = {6, 8, 11};
        std::snprintf(field, sizeof field, ",%.*f", decimals[column / coordinates],
                      sample(k, column));
        line += field;
      }
      for (int j = 0; j < coordinates; ++j) line += "," + std::to_string((k + j) % 9 - 4);
      out << line << '\n';
    }
  }
  read_all(state, {file.path()});
}
BENCHMARK(read_csv)->Unit(benchmark::kMillisecond);

void read_npy(benchmark::State& state) {
  const TemporaryFile file{".npy"};
  {
    std::string header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': (" + std::to_string(steps) + ", 17), }";
    header.append(117 - header.size(), ' ');  // 128 bytes with the 10 before
    header += '\n';
    std::ofstream out{file.path(), std::ios::binary};
    out << "\x93NUMPY" << '\1' << '\0' << static_cast<char>(header.size()) << '\0' << header;
    for (int k = 0; k < steps; ++k) {
      double row[17] = {static_cast<double>(k)};
      for (int column = 1; column < 17; ++column)
        row[column] = column > 12 ? (k + column) % 9 - 4 : sample(k, column);
      out.write(reinterpret_cast<const char*>(row), sizeof row);
    }
  }
  read_all(state, {file.path(), "step=0,gradient=1:5,update=5:9,weight=9:13,pulses=13:17"});
}
BENCHMARK(read_npy)->Unit(benchmark::kMillisecond);

}  // namespace
