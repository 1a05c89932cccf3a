// SPDX-License-Identifier: Apache-2.0
// The same instance, unchanged, in every number type.
#include "certau/number/ball.hpp"
#include "certau/number/interval.hpp"
#include "certau/process/branch_polynomials.hpp"
#include "checks/properties/generators/process.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/property.hpp"
#include "tests/support/rounding_model.hpp"

namespace certau {
namespace {

using properties::StartedProcess;
using support::check_property;
using support::RoundingModel;

// Six steps of a double-well through a cubic device would have numbers of 10^5 digits.
constexpr std::size_t digits_limit = 3000;

struct Path {
  Process<Rational> process;
  State<Rational> start;
  std::vector<std::size_t> branches;
  State<Rational> end;
};

template <class T>
State<T> run(const Path& path, unsigned bits) {
  const auto process = convert_process<T>(path.process, {bits});
  State<T> state = convert_state<T>(path.start, {bits});
  for (const std::size_t branch : path.branches) state = branch_image(process, state, branch);
  return state;
}

// Up to so many random branches, as many as the exact result stays short.
Path random_path(const Process<Rational>& process, const State<Rational>& start, int largest) {
  Path path{process, start, {}, start};
  const int steps = *rc::gen::inRange(1, largest + 1);
  for (int k = 0; k < steps && to_string(path.end.weight).size() < digits_limit; ++k) {
    path.branches.push_back(*rc::gen::inRange<std::size_t>(0, branch_count(process.noise)));
    path.end = branch_image(process, path.end, path.branches.back());
  }
  return path;
}

Path several_steps() {
  const StartedProcess instance = *properties::invariant_process();
  return random_path(instance.process, {instance.start}, 6);
}
Path single_step() {
  const StartedProcess instance = *properties::polynomial_process();
  return random_path(instance.process, {instance.start}, 1);
}
Path tiki_taka_steps() {
  const auto instance = *properties::tiki_taka_process();
  return random_path(instance.process, instance.start, 4);
}

// Both coordinates, with the error model's.
template <class T, class Check>
void for_each_coordinate(const Path& path, unsigned bits, unsigned model_bits, Check check) {
  const auto model = run<RoundingModel>(path, model_bits);
  const auto got = run<T>(path, bits);
  check(got.weight, model.weight, path.end.weight);
  check(got.auxiliary, model.auxiliary, path.end.auxiliary);
}

// A floating type with significands of that many bits stays within the error of its model.
template <class T>
void expect_within_model(const Path& path, unsigned bits, unsigned model_bits) {
  for_each_coordinate<T>(path, bits, model_bits,
                         [](const T& got, const RoundingModel& model, const Rational& end) {
                           RC_ASSERT(model.value() == end);
                           RC_ASSERT(abs(Rational{support::exact(got) - end}) <= model.error());
                         });
}

// An enclosure contains the exact result, and is no wider than a few times the model's error: each
// directed rounding is at most twice a rounding to nearest, at both ends.
template <class T>
void expect_tight_enclosure(const Path& path, unsigned bits) {
  for_each_coordinate<T>(path, bits, bits,
                         [](const T& got, const RoundingModel& model, const Rational& end) {
                           const ClosedInterval enclosure{exact_lower(got), exact_upper(got)};
                           RC_ASSERT(enclosure.contains(end));
                           RC_ASSERT(enclosure.width() <= 8 * model.error());
                         });
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
  const auto polynomials = to_polynomials(path.process);
  Rational weight = path.start.weight;
  for (const std::size_t j : path.branches) {
    const auto& branch = polynomials.branches[j];
    weight =
        branch.image(branch.increment(weight) >= 0 ? Sign::nonnegative : Sign::nonpositive)(weight);
  }
  RC_ASSERT(weight == path.end.weight);
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
  check_property(200, [] { expect_floats_agree(several_steps()); });
}
TEST(NumberTypes, reals_are_within_rounding_error_after_several_steps) {
  check_property(200, [] { expect_reals_agree(several_steps()); });
}
TEST(NumberTypes, intervals_contain_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_intervals_contain(several_steps()); });
}
TEST(NumberTypes, balls_contain_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_balls_contain(several_steps()); });
}
TEST(NumberTypes, polynomials_equal_the_exact_end_of_several_steps) {
  check_property(200, [] { expect_polynomials_equal(several_steps()); });
}

// Two coordinates, each with a sign of its own.
TEST(NumberTypes, floats_are_within_rounding_error_after_steps_of_tiki_taka) {
  check_property(200, [] { expect_floats_agree(tiki_taka_steps()); });
}
TEST(NumberTypes, reals_are_within_rounding_error_after_steps_of_tiki_taka) {
  check_property(100, [] { expect_reals_agree(tiki_taka_steps()); });
}
TEST(NumberTypes, intervals_contain_the_exact_end_of_steps_of_tiki_taka) {
  check_property(200, [] { expect_intervals_contain(tiki_taka_steps()); });
}
TEST(NumberTypes, balls_contain_the_exact_end_of_steps_of_tiki_taka) {
  check_property(200, [] { expect_balls_contain(tiki_taka_steps()); });
}

}  // namespace
}  // namespace certau
