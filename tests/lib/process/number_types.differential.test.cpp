// SPDX-License-Identifier: Apache-2.0
// The same instance, unchanged, in every number type.
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/process/branch_polynomials.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/property.hpp"
#include "tests/support/rounding_model.hpp"

namespace certau {
namespace {

using support::check_property;
using support::Instance;
using support::RoundingModel;

// Six steps of a double-well through a cubic device would have numbers of 10^5 digits.
constexpr std::size_t digits_limit = 3000;

template <class T>
T run(const Process<Rational>& exact, const Rational& start, const std::vector<std::size_t>& path,
      unsigned bits) {
  const auto process = convert_process<T>(exact, {bits});
  T weight = from_rational<T>(start, {bits});
  for (const std::size_t branch : path) weight = branch_image(process, weight, branch);
  return weight;
}

struct Path {
  Instance instance;
  std::vector<std::size_t> branches;
  Rational end;
};

// Up to six random branches, as many as the exact result stays short.
Path random_path(const rc::Gen<Instance>& instances) {
  Path path{*instances, {}, 0};
  const auto& process = path.instance.process;
  path.end = path.instance.start;
  const int steps = *rc::gen::inRange(1, 7);
  for (int k = 0; k < steps && to_string(path.end).size() < digits_limit; ++k) {
    path.branches.push_back(*rc::gen::inRange<std::size_t>(0, branch_count(process.noise)));
    path.end = branch_image(process, path.end, path.branches.back());
  }
  return path;
}

Path single_step() {
  Path path{*support::polynomial_instance(), {}, 0};
  const auto& process = path.instance.process;
  path.branches = {*rc::gen::inRange<std::size_t>(0, branch_count(process.noise))};
  path.end = branch_image(process, path.instance.start, path.branches.front());
  return path;
}

// A floating type with significands of that many bits stays within the error of its model.
template <class T>
void expect_within_model(const Path& path, unsigned bits, unsigned model_bits) {
  const auto& [instance, branches, end] = path;
  const auto model = run<RoundingModel>(instance.process, instance.start, branches, model_bits);
  const T got = run<T>(instance.process, instance.start, branches, bits);
  RC_ASSERT(model.value() == end);
  RC_ASSERT(abs(Rational{support::exact(got) - end}) <= model.error());
}

// An enclosure contains the exact result, and is no wider than a few times the model's error: each
// directed rounding is at most twice a rounding to nearest, at both ends.
template <class T>
void expect_tight_enclosure(const Path& path, unsigned bits) {
  const auto& [instance, branches, end] = path;
  const auto model = run<RoundingModel>(instance.process, instance.start, branches, bits);
  const T got = run<T>(instance.process, instance.start, branches, bits);
  const ClosedInterval enclosure{exact_lower(got), exact_upper(got)};
  RC_ASSERT(enclosure.contains(end));
  RC_ASSERT(enclosure.width() <= 8 * model.error());
}

void expect_floats_agree(const Path& path) {
  expect_within_model<float>(path, 24, 24);
  expect_within_model<double>(path, 53, 53);
  expect_within_model<long double>(path, 64, 64);
  // A conversion to Quad may be two units off.
  expect_within_model<Quad>(path, 113, 111);
}

void expect_reals_agree(const Path& path) {
  for (const unsigned bits : {24U, 53U, 64U, 113U, 192U, 500U})
    expect_within_model<Real>(path, bits, bits);
}

void expect_intervals_contain(const Path& path) {
  for (const unsigned bits : {24U, 53U, 128U, 500U}) expect_tight_enclosure<Interval>(path, bits);
}

void expect_balls_contain(const Path& path) {
  for (const unsigned bits : {24U, 53U, 128U, 500U}) expect_tight_enclosure<Ball>(path, bits);
}

void expect_polynomials_equal(const Path& path) {
  const auto polynomials = to_polynomials(path.instance.process);
  Rational weight = path.instance.start;
  for (const std::size_t j : path.branches) {
    const auto& branch = polynomials.branches[j];
    weight =
        branch.image(branch.increment(weight) >= 0 ? Sign::nonnegative : Sign::nonpositive)(weight);
  }
  RC_ASSERT(weight == path.end);
}

TEST(NumberTypes, floats_are_within_rounding_error_after_one_step) {
  check_property(500, [] { expect_floats_agree(single_step()); });
}
TEST(NumberTypes, reals_are_within_rounding_error_after_one_step) {
  check_property(200, [] { expect_reals_agree(single_step()); });
}
TEST(NumberTypes, intervals_contain_the_exact_step) {
  check_property(300, [] { expect_intervals_contain(single_step()); });
}
TEST(NumberTypes, balls_contain_the_exact_step) {
  check_property(300, [] { expect_balls_contain(single_step()); });
}
TEST(NumberTypes, polynomials_equal_the_exact_step) {
  check_property(300, [] { expect_polynomials_equal(single_step()); });
}

// Several steps: on the invariant interval all numbers stay moderate.
TEST(NumberTypes, floats_are_within_rounding_error_after_several_steps) {
  check_property(200, [] { expect_floats_agree(random_path(support::invariant_instance())); });
}
TEST(NumberTypes, reals_are_within_rounding_error_after_several_steps) {
  check_property(200, [] { expect_reals_agree(random_path(support::invariant_instance())); });
}
TEST(NumberTypes, intervals_contain_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_intervals_contain(random_path(support::invariant_instance())); });
}
TEST(NumberTypes, balls_contain_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_balls_contain(random_path(support::invariant_instance())); });
}
TEST(NumberTypes, polynomials_equal_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_polynomials_equal(random_path(support::invariant_instance())); });
}

}  // namespace
}  // namespace certau
