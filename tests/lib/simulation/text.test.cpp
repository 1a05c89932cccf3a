// SPDX-License-Identifier: Apache-2.0
// The text of a row reads back to the very number.
#include <random>

#include "certau/number/quad.hpp"
#include "certau/number/real.hpp"
#include "certau/process/branch_sampler.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"

namespace certau {
namespace {

constexpr int steps = 100;

// The trajectory by the statement: w_(k+1) = φ_j(w_k), j drawn from std::mt19937_64(seed).
template <class T>
std::vector<T> replayed(const Process<Rational>& exact, const Rational& start, std::uint64_t seed,
                        NumberFormat format) {
  const auto process = convert_process<T>(exact, format);
  const BranchSampler sampler{exact};
  std::mt19937_64 words{seed};
  std::vector<T> result{from_rational<T>(start, format)};
  for (int k = 0; k < steps; ++k) {
    const auto branch = sampler.choose(words(), process, result.back(), format).value();
    result.push_back(branch_image(process, result.back(), branch));
  }
  return result;
}

template <class T, class Read>
void reads_back(const std::string& number, Read read, NumberFormat format = {}) {
  const auto process = support::analog_sgd();
  const auto start = support::q("-1/3");
  const auto expected = replayed<T>(process, start, 11, format);
  const auto path = support::trajectory(process, {start}, number, steps, 11);
  ASSERT_EQ(path.rows.size(), expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k)
    EXPECT_EQ(read(path.rows[k].weight, expected[k]), expected[k])
        << number << " " << path.rows[k].weight;
}

TEST(Text, of_floats_reads_back) {
  reads_back<float>("float", [](const std::string& text, float) { return std::stof(text); });
}
TEST(Text, of_doubles_reads_back) {
  reads_back<double>("double", [](const std::string& text, double) { return std::stod(text); });
}
TEST(Text, of_long_doubles_reads_back) {
  reads_back<long double>("long-double",
                          [](const std::string& text, long double) { return std::stold(text); });
}
TEST(Text, of_quads_reads_back) {
  reads_back<Quad>("quad", [](const std::string& text, const Quad&) { return Quad{text}; });
}
TEST(Text, of_mpfr_reads_back) {
  const auto read = [](const std::string& text, const Real& original) {
    Real value;
    mpfr_set_prec(value.data(), mpfr_get_prec(original.data()));
    mpfr_set_str(value.data(), text.c_str(), 10, MPFR_RNDN);
    return value;
  };
  reads_back<Real>("mpfr:256", read, {256});
}

}  // namespace
}  // namespace certau
