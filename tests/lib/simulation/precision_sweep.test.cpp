// SPDX-License-Identifier: Apache-2.0
// What a sweep reports, counted again from rows of simulate and exact rationals.
#include "certau/simulation/precision_sweep.hpp"

#include <random>

#include "certau/number/exact_range.hpp"
#include "certau/simulation/kept_steps.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/simulation/rows.hpp"

namespace certau {
namespace {

using support::q;

std::vector<NumberChoice> types(std::initializer_list<const char*> names) {
  std::vector<NumberChoice> result;
  for (const char* name : names) result.push_back(parse_number_choice(name).value());
  return result;
}

PrecisionReport sweep(const Process<Rational>& process, const State<Rational>& start,
                      std::initializer_list<const char*> names, std::int64_t steps,
                      const Rational& tolerance = {1, 1000}) {
  return sweep_precision({process, start, types(names), 320, tolerance, steps, 7}).value();
}

Rational exact(double value) { return exact_range(value).lower; }

// The number that a row shows, rounded back to its type.
template <class T>
Rational shown(const std::string& text) {
  return exact(T{std::stod(text)}.to_double());
}

// The first step at which a list of errors exceeds what is allowed at that step.
template <class Allowed>
std::optional<std::int64_t> first_above(const std::vector<Rational>& errors, Allowed allowed) {
  for (std::size_t k = 0; k < errors.size(); ++k)
    if (errors[k] > allowed(k)) return static_cast<std::int64_t>(k);
  return std::nullopt;
}

Rational largest(const std::vector<Rational>& errors) {
  Rational result = 0;
  for (const auto& error : errors) result = std::max(result, error);
  return result;
}

bool encloses(const SizeBounds& bounds, const Rational& value) {
  return exact(bounds.lower) <= value && value <= exact(bounds.upper) &&
         bounds.upper - bounds.lower <= bounds.upper * 1e-9;
}

// 2^(e − bits + 1) for 2^e <= abs(value) < 2^(e + 1).
Rational unit_at(const Rational& value, int bits) {
  long exponent = 0;
  while (power_of_two(exponent) > abs(value)) --exponent;
  while (power_of_two(exponent + 1) <= abs(value)) ++exponent;
  return power_of_two(exponent - bits + 1);
}

template <class T>
void is_counted_right(const char* name, const Process<Rational>& process, const Rational& start) {
  SCOPED_TRACE(name);
  constexpr std::int64_t steps = 12;
  const auto report = sweep(process, {start}, {name}, steps);
  const auto truth = support::trajectory(process, {start}, "rational", steps, 7);
  const auto path = support::trajectory(process, {start}, name, steps, 7);
  std::vector<Rational> errors;
  std::vector<Rational> weights;
  for (std::size_t k = 0; k <= steps; ++k) {
    weights.push_back(support::exact_of(truth.rows.at(k).weight));
    errors.push_back(abs(shown<T>(path.rows.at(k).weight) - weights.back()));
  }
  const auto& error = report.floats.at(0).run->weight().error;
  EXPECT_EQ(error.leaves_enclosure().step, first_above(errors, [](auto) { return Rational{0}; }));
  EXPECT_EQ(error.exceeds_unit().step, first_above(errors, [&](std::size_t k) {
              return unit_at(weights[k], std::numeric_limits<T>::digits);
            }));
  // The range is [−1, 1].
  EXPECT_EQ(error.exceeds_thousandth().step,
            first_above(errors, [](auto) { return Rational(2, 1000); }));
  EXPECT_EQ(error.exceeds_tolerance().step,
            first_above(errors, [](auto) { return Rational(1, 1000); }));
  EXPECT_TRUE(encloses(error.largest(), largest(errors)));
  EXPECT_TRUE(encloses(error.last(), errors.back()));
  ASSERT_EQ(error.path().size(), 12U);  // 0 to 10, and 12
  for (const auto& [step, bounds] : error.path())
    EXPECT_TRUE(encloses(bounds, errors.at(static_cast<std::size_t>(step)))) << step;
}

TEST(PrecisionSweep, errors_are_those_against_exact_rationals) {
  is_counted_right<Half>("half", support::analog_sgd(), q("-1/3"));
  is_counted_right<Bfloat16>("bfloat16", support::analog_sgd(), q("-1/3"));
  auto slow = support::analog_sgd();
  slow.learning_rate = q("1/1000");
  is_counted_right<Half>("half", slow, q("1/3"));
  is_counted_right<Bfloat16>("bfloat16", slow, q("1/3"));
}

TEST(PrecisionSweep, finer_types_have_smaller_errors) {
  const auto report =
      sweep(support::analog_sgd(), {q("1/3")},
            {"bfloat16", "half", "float", "double", "long-double", "quad", "mpfr:256"}, 2000);
  ASSERT_TRUE(report.is_conclusive());
  double last = 1;
  for (const auto& [number, run] : report.floats) {
    const auto& largest = run->weight().error.largest();
    EXPECT_LT(largest.upper, last);
    EXPECT_GT(largest.lower, std::ldexp(0.05, -significand_bits(number)));
    EXPECT_LT(largest.upper, std::ldexp(30, -significand_bits(number)));
    last = largest.lower;
    EXPECT_EQ(run->step(), 2000);
  }
  EXPECT_LE(report.floats.at(3).run->weight().error.largest().upper,
            report.double_bound.largest.weight);
}

TEST(PrecisionSweep, a_type_with_the_bits_of_the_reference_never_leaves_it) {
  const auto report = sweep(support::analog_sgd(), {q("1/3")}, {"mpfr:320", "mpfr:400"}, 500);
  for (const auto& [number, run] : report.floats) {
    EXPECT_FALSE(run->weight().error.leaves_enclosure().step);
    EXPECT_EQ(run->weight().error.largest().lower, 0);
  }
}

// Counted from the rows: the weight stands still although g + ε, computed in the type, is not 0.
template <class T>
void losses_are_counted_right(const char* name) {
  SCOPED_TRACE(name);
  auto process = support::analog_sgd();
  process.learning_rate = q("1/500");  // steps of 4e-4 and less, half a unit at 1/4 is 2^-11
  constexpr std::int64_t steps = 3000;
  const auto report = sweep(process, {q("-1/2")}, {name}, steps);
  const auto rows = support::trajectory(process, {q("-1/2")}, name, steps, 7).rows;
  std::mt19937_64 words{7};
  std::int64_t lost = 0;
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> since;
  const auto sigma = from_rational<T>(q("1/5"), {});
  for (std::size_t k = 0; k < steps; ++k) {
    const T weight{std::stod(rows.at(k).weight)};
    const T noise = words() >> 63 == 0 ? sigma : -sigma;
    const bool asked = !(weight - from_rational<T>(q("1/4"), {}) + noise == T{0});
    const bool moved = rows.at(k).weight != rows.at(k + 1).weight;
    if (moved) since.reset();
    if (moved || !asked) continue;
    ++lost;
    if (!first) first = static_cast<std::int64_t>(k);
    if (!since) since = static_cast<std::int64_t>(k);
  }
  const auto& stall = report.floats.at(0).run->weight().stall;
  EXPECT_EQ(stall.lost(), lost);
  EXPECT_EQ(stall.first(), first);
  EXPECT_EQ(stall.all_since(), since);
  EXPECT_GT(lost, 0);
}

TEST(PrecisionSweep, lost_updates_are_counted) {
  losses_are_counted_right<Half>("half");
  losses_are_counted_right<Bfloat16>("bfloat16");
}

TEST(PrecisionSweep, standing_still_for_want_of_a_request_is_no_loss) {
  auto process = support::digital_sgd();
  process.noise = NoNoise<Rational>{};
  // At the minimizer nothing is asked for.
  EXPECT_EQ(sweep(process, {q("1/4")}, {"half"}, 50).floats.at(0).run->weight().stall.lost(), 0);
  // At the end of the device's range an update outward has the factor 0.
  auto saturated = support::analog_sgd();
  saturated.noise = NoNoise<Rational>{};
  saturated.problem = Quadratic<Rational>{1, 3};
  const auto report = sweep(saturated, {1}, {"half"}, 50);
  EXPECT_EQ(report.floats.at(0).run->weight().stall.lost(), 0);
  EXPECT_EQ(report.floats.at(0).run->weight().error.largest().lower, 0);
  // Away from both it is one: at 1, half a unit upward is 2^-11.
  process.learning_rate = q("1/10000");
  process.problem = Quadratic<Rational>{1, 3};
  const auto asked = sweep(process, {1}, {"half"}, 50);
  EXPECT_EQ(asked.floats.at(0).run->weight().stall.lost(), 50);
  EXPECT_EQ(asked.floats.at(0).run->weight().stall.all_since(), 0);
}

TEST(PrecisionSweep, both_arrays_of_tiki_taka_are_looked_at) {
  auto process = support::tiki_taka();
  process.learning_rate = q("1/100000");
  const auto report = sweep(process, {q("-1/2")}, {"half", "double"}, 2000);
  ASSERT_TRUE(report.has_auxiliary);
  const auto& half = *report.floats.at(0).run;
  EXPECT_GT(half.weight().stall.lost(), 1900);      // α p is far below half a unit of w
  EXPECT_LT(half.auxiliary()->stall.lost(), 1000);  // β v is not
  const auto& fine = *report.floats.at(1).run;
  EXPECT_GT(fine.auxiliary()->error.largest().lower, 0);
  EXPECT_LE(fine.weight().error.largest().upper, report.double_bound.largest.weight);
  EXPECT_LE(fine.auxiliary()->error.largest().upper, report.double_bound.largest.auxiliary);
  EXPECT_FALSE(sweep(support::analog_sgd(), {0}, {"half"}, 5).floats.at(0).run->auxiliary());
}

TEST(PrecisionSweep, enclosures_widen_until_they_say_nothing) {
  const auto report = sweep(support::analog_sgd(), {q("1/3")}, {"interval:53", "ball:128"}, 2000);
  for (const auto& [number, run] : report.enclosures) {
    EXPECT_LT(run->step(), 2000);
    EXPECT_NE(run->obstacle().find("unbounded"), std::string::npos);
    const auto& width = run->weight();
    ASSERT_TRUE(width.exceeds_tolerance && width.exceeds_thousandth);
    EXPECT_LE(*width.exceeds_tolerance, *width.exceeds_thousandth);
    EXPECT_LT(*width.exceeds_thousandth, run->step());
    // The same step as in the rows.
    const auto name = number.type == NumberType::ball ? "ball:128" : "interval:53";
    const auto rows =
        support::trajectory(support::analog_sgd(), {q("1/3")}, name, *width.exceeds_tolerance, 7)
            .rows;
    const auto width_of = [&](std::int64_t step) {
      return support::enclosure_of(rows.at(static_cast<std::size_t>(step)).weight).width();
    };
    EXPECT_GT(width_of(*width.exceeds_tolerance), Rational(999, 1'000'000));
    EXPECT_LT(width_of(*width.exceeds_tolerance - 1), Rational(1001, 1'000'000));
  }
  EXPECT_TRUE(report.is_conclusive());  // they are what is looked at, not what it rests on
}

TEST(PrecisionSweep, a_lost_reference_is_inconclusive_with_its_step) {
  auto process = support::analog_sgd();
  process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  const auto report = sweep(process, {q("1/5")}, {"double"}, 20'000);
  EXPECT_FALSE(report.is_conclusive());
  EXPECT_EQ(report.reference.method, "ball:320");
  EXPECT_NE(report.reference.obstacle, "");
  EXPECT_GT(report.reference.steps, 200);
  EXPECT_LT(report.reference.steps, 20'000);
  EXPECT_EQ(report.double_bound.steps, -1);
  // With more bits it lasts longer.
  const auto wider =
      sweep_precision({process, {q("1/5")}, types({"double"}), 640, Rational(1, 1000), 20'000, 7})
          .value();
  EXPECT_GT(wider.reference.steps, report.reference.steps * 3 / 2);
}

TEST(PrecisionSweep, types_that_overflow_say_so_and_the_others_go_on) {
  auto process = support::digital_sgd();
  process.problem = Quadratic<Rational>{1, 100'000};
  const auto report = sweep(process, {0}, {"half", "float"}, 100, 1);
  EXPECT_NE(report.floats.at(0).run->obstacle().find("no longer finite"), std::string::npos);
  EXPECT_EQ(report.floats.at(1).run->step(), 100);
  EXPECT_FALSE(report.floats.at(0).run->weight().error.exceeds_thousandth().step);  // no range
}

TEST(PrecisionSweep, progress_is_told_and_interruptions_are_noticed) {
  std::vector<std::int64_t> steps;
  std::stop_source source;
  const auto outcome = sweep_precision(
      {support::analog_sgd(), {0}, types({"half"}), 64, 1, 1'000'000'000, 1},
      [&](std::int64_t step) {
        steps.push_back(step);
        if (steps.size() == 3) source.request_stop();
      },
      source.get_token());
  EXPECT_TRUE(outcome.is_inconclusive());
  EXPECT_EQ(steps, (std::vector<std::int64_t>{0, 256, 512}));
}

TEST(PrecisionSweep, requirements_are_checked) {
  const auto run = [](const char* type, unsigned bits, std::int64_t steps,
                      const Rational& tolerance) {
    static_cast<void>(
        sweep_precision({support::analog_sgd(), {0}, types({type}), bits, tolerance, steps, 1}));
  };
  EXPECT_THROW(run("rational", 64, 1, 1), ContractViolation);
  EXPECT_THROW(run("mpfr:1001", 64, 1, 1), ContractViolation);
  EXPECT_THROW(run("half", 63, 1, 1), ContractViolation);
  EXPECT_THROW(run("half", 64, -1, 1), ContractViolation);
  EXPECT_THROW(run("half", 64, 1, 0), ContractViolation);
  auto bad = support::analog_sgd();
  bad.learning_rate = 0;
  EXPECT_THROW((void)sweep_precision({bad, {0}, types({"half"}), 64, 1, 1, 1}), InvalidInput);
}

TEST(KeptSteps, are_nine_in_each_decade) {
  std::vector<std::int64_t> steps;
  for (std::int64_t k = 0; k < 2000; k = next_kept_step(k)) steps.push_back(k);
  EXPECT_EQ(steps.size(), 1U + 9 + 9 + 9 + 1);
  EXPECT_EQ(next_kept_step(0), 1);
  EXPECT_EQ(next_kept_step(9), 10);
  EXPECT_EQ(next_kept_step(10), 20);
  EXPECT_EQ(next_kept_step(12), 20);
  EXPECT_EQ(next_kept_step(999), 1000);
}

TEST(FirstStep, what_cannot_be_told_comes_before_what_can) {
  FirstStep first;
  first.note(Truth::no, 0);
  first.note(Truth::unknown, 3);
  first.note(Truth::unknown, 4);
  first.note(Truth::yes, 5);
  first.note(Truth::unknown, 6);
  EXPECT_EQ(first.step, 5);
  EXPECT_EQ(first.unclear, 3);
}

}  // namespace
}  // namespace certau
