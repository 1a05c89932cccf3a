// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/run.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <limits>

#include "tests/checks/properties/toy_property.hpp"
#include "tests/support/complaints.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::properties {
namespace {

using support::complaint_of;
using support::is_complaint;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const Property toy = toy_property();

CheckResult run_toy(Subject& subject, const RunOptions& options = {}) {
  return run(toy, {subject, DeviceKind::ideal}, options);
}

CheckResult replay_toy(Subject& subject, const Instance& instance) {
  return replay(toy, {subject, DeviceKind::ideal}, instance);
}

Instance toy_case(std::vector<Rational> weights, std::vector<Rational> increments) {
  return Instance{}.set_list("W", std::move(weights)).set_list("Delta", std::move(increments));
}

TEST(Run, a_right_implementation_passes_as_many_cases_as_asked) {
  auto exact = right_subject<Rational>();
  auto in_doubles = right_subject<double>();
  auto in_halves = right_subject<Half>();
  for (Subject* subject : std::initializer_list<Subject*>{&exact, &in_doubles, &in_halves}) {
    const auto result = run_toy(*subject, {.cases = 77});
    EXPECT_EQ(result.status, CheckStatus::passed);
    EXPECT_EQ(result.property, &toy);
    EXPECT_EQ(result.cases, 77);
    EXPECT_FALSE(result.counterexample);
    EXPECT_EQ(result.reason, "");
  }
}

TEST(Run, a_wrong_one_fails_with_a_short_counterexample) {
  auto exact = wrong_subject<Rational>();
  auto in_doubles = wrong_subject<double>();
  auto in_floats = wrong_subject<float>();
  for (Subject* subject : std::initializer_list<Subject*>{&exact, &in_doubles, &in_floats})
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const auto result = run_toy(*subject, {.seed = seed});
      ASSERT_EQ(result.status, CheckStatus::failed) << seed;
      ASSERT_TRUE(result.counterexample);
      const Instance& at = result.counterexample->instance;
      EXPECT_EQ(at, toy_case({1}, {1})) << case_text(at);
      const Comparison& comparison = result.counterexample->comparison;
      EXPECT_EQ(comparison.label, "weight");
      EXPECT_EQ(comparison.found, 1);
      EXPECT_EQ(comparison.expected, 2);
      EXPECT_FALSE(comparison.holds());
      EXPECT_EQ(result.counterexample->problem, "");
    }
}

// Wrong between two numbers of many bits: what is found in between is the one with the fewest.
TEST(Run, numbers_shrink_to_few_bits_in_binary) {
  auto fussy = UpdateSubject<double>{[](const Device<double>&, double w, double delta) {
    return w > 0.65 && w < 0.7 ? w + 2 * delta + 1 : w + delta;
  }};
  Property finer = toy;
  finer.draw = [](ShortNumbers& numbers, DeviceKind) {
    return toy_case({Rational{numbers.integer(0, 1023), 1024}}, {numbers.positive()});
  };
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto result = run(finer, {fussy, DeviceKind::ideal}, {.cases = 2000, .seed = seed});
    ASSERT_EQ(result.status, CheckStatus::failed);
    EXPECT_EQ(result.counterexample->instance, toy_case({Rational{11, 16}}, {0}))
        << case_text(result.counterexample->instance);
  }
}

TEST(Run, equal_seeds_give_equal_runs) {
  const auto same = [](const CheckResult& a, const CheckResult& b) {
    return a.cases == b.cases && a.counterexample->instance == b.counterexample->instance &&
           a.counterexample->shrinks == b.counterexample->shrinks;
  };
  auto subject = wrong_subject<double>();
  const auto first = run_toy(subject, {.seed = 5});
  EXPECT_TRUE(same(first, run_toy(subject, {.seed = 5})));
  bool differs = false;
  for (std::uint64_t seed = 6; seed < 20; ++seed)
    differs = differs || !same(first, run_toy(subject, {.seed = seed}));
  EXPECT_TRUE(differs);
}

// Users run this inside programs that RapidCheck's environment variable is set for.
TEST(Run, the_environment_changes_nothing_and_nothing_is_printed) {
  auto subject = wrong_subject<double>();
  const auto before = run_toy(subject, {.seed = 5});
  setenv("RC_PARAMS", "seed=77 max_success=3 noshrink=1 verbose_progress=1", 1);
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  const auto after = run_toy(subject, {.seed = 5});
  auto right = right_subject<double>();
  const auto passed = run_toy(right);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  unsetenv("RC_PARAMS");
  EXPECT_EQ(before.counterexample->instance, after.counterexample->instance);
  EXPECT_EQ(before.cases, after.cases);
  EXPECT_EQ(passed.cases, 200);
}

// "Shortened" counts the steps to the counterexample: a case that cannot be shorter has none.
TEST(Run, shrinks_are_counted) {
  Property at_once = toy;
  at_once.draw = [](ShortNumbers&, DeviceKind) { return toy_case({1}, {1}); };
  auto subject = wrong_subject<double>();
  const auto result = run(at_once, {subject, DeviceKind::ideal}, {});
  EXPECT_EQ(result.cases, 1);
  EXPECT_EQ(result.counterexample->shrinks, 0U);
  at_once.draw = [](ShortNumbers&, DeviceKind) { return toy_case({1, 1}, {1, 1}); };
  EXPECT_EQ(run(at_once, {subject, DeviceKind::ideal}, {}).counterexample->shrinks, 1U);
}

TEST(Run, no_shorter_case_next_to_the_counterexample_fails) {
  auto subject = wrong_subject<Rational>();
  const auto result = run_toy(subject, {.seed = 3});
  for (const auto& shorter : theorems::simpler_instances(result.counterexample->instance)) {
    const auto judgement = toy.judge({subject, DeviceKind::ideal}, shorter);
    EXPECT_EQ(judgement.violated(), nullptr) << case_text(shorter);
  }
}

TEST(Run, a_result_that_is_no_number_is_a_failure) {
  auto subject = UpdateSubject<double>{[](const Device<double>&, double w, double delta) {
    return delta < 0 ? std::numeric_limits<double>::quiet_NaN() : w + delta;
  }};
  const auto result = run_toy(subject);
  ASSERT_EQ(result.status, CheckStatus::failed);
  EXPECT_EQ(result.counterexample->instance, toy_case({0}, {-1}));
  EXPECT_EQ(result.counterexample->problem, "the answer is no finite number: nan");
  const auto again = replay_toy(subject, result.counterexample->instance);
  EXPECT_EQ(again.status, CheckStatus::failed);
  EXPECT_EQ(again.counterexample->problem, result.counterexample->problem);
}

TEST(Run, a_counterexample_replays_from_its_text) {
  auto subject = wrong_subject<double>();
  const auto found = run_toy(subject);
  const auto again = replay_toy(subject, parse_case(case_text(found.counterexample->instance)));
  ASSERT_EQ(again.status, CheckStatus::failed);
  EXPECT_EQ(again.cases, 1);
  EXPECT_EQ(again.counterexample->instance, found.counterexample->instance);
  EXPECT_EQ(again.counterexample->comparison.found, found.counterexample->comparison.found);
  EXPECT_EQ(again.counterexample->comparison.label, found.counterexample->comparison.label);
  EXPECT_EQ(replay_toy(subject, toy_case({Rational{1, 2}}, {1})).status, CheckStatus::passed);
}

TEST(Run, cases_that_do_not_meet_the_hypotheses_or_are_not_held_are_not_counted) {
  int asked = 0;
  auto subject = UpdateSubject<double>{[&](const Device<double>&, double w, double delta) {
    ++asked;
    return w + delta;
  }};
  Property picky = toy;
  picky.draw = [](ShortNumbers& numbers, DeviceKind) {
    return toy_case({numbers.once_in(2)   ? Rational{1, 3}
                     : numbers.once_in(2) ? Rational{5}
                                          : Rational{1}},
                    {1});
  };
  const auto result = run(picky, {subject, DeviceKind::ideal}, {.cases = 50});
  EXPECT_EQ(result.status, CheckStatus::passed);
  EXPECT_EQ(result.cases, 50);
  EXPECT_EQ(asked, 50);
}

TEST(Run, too_few_cases_that_apply_are_no_pass) {
  auto subject = right_subject<double>();
  Property thirds = toy;
  thirds.draw = [](ShortNumbers&, DeviceKind) { return toy_case({Rational{1, 3}}, {1}); };
  const auto none_held = run(thirds, {subject, DeviceKind::ideal}, {.cases = 20});
  EXPECT_EQ(none_held.status, CheckStatus::gave_up);
  EXPECT_EQ(none_held.cases, 0);
  EXPECT_THAT(none_held.reason, StartsWith("only 0 of 20 cases"));
  EXPECT_THAT(none_held.reason, HasSubstr("since 1/3 cannot be held in double"));
  Property large = toy;
  large.draw = [](ShortNumbers&, DeviceKind) { return toy_case({5}, {1}); };
  const auto none_meets = run(large, {subject, DeviceKind::ideal}, {.cases = 20});
  EXPECT_EQ(none_meets.status, CheckStatus::gave_up);
  EXPECT_THAT(none_meets.reason, HasSubstr("since the hypothesis \"small\" failed"));
  Arithmetic coarse = Arithmetic::binary("coarse", 6, -2, 4);
  UpdateSubject<double> unbounded{[](const Device<double>&, double w, double) { return w; },
                                  coarse};
  const auto none_bounded = run_toy(unbounded);
  EXPECT_EQ(none_bounded.status, CheckStatus::gave_up);
  EXPECT_THAT(none_bounded.reason, HasSubstr("since operations = \"64\""));
}

TEST(Run, a_partner_that_could_not_be_asked_gives_no_verdict) {
  auto subject = UpdateSubject<double>{[](const Device<double>&, double, double) -> double {
    throw PartnerFailure{"the partner ended with status 1"};
  }};
  try {
    (void)run_toy(subject);
    FAIL() << "a verdict without answers";
  } catch (const PartnerFailure& failure) {
    EXPECT_THAT(failure.what(), StartsWith("toy at {\"W\": ["));
    EXPECT_THAT(failure.what(), HasSubstr("}: the partner ended with status 1"));
  }
  EXPECT_THROW((void)replay_toy(subject, toy.example), PartnerFailure);
}

TEST(Run, a_counterexample_found_before_the_partner_failed_stands) {
  int asked = 0;
  auto subject = UpdateSubject<double>{[&](const Device<double>&, double w, double) {
    if (++asked == 2) throw PartnerFailure{"the partner ended"};
    return w + 7;
  }};
  Property single = toy;
  single.draw = [](ShortNumbers&, DeviceKind) { return toy_case({3}, {Rational{3, 4}}); };
  const auto result = run(single, {subject, DeviceKind::ideal}, {});
  EXPECT_EQ(result.status, CheckStatus::failed);
  EXPECT_EQ(result.counterexample->instance, toy_case({3}, {Rational{3, 4}}));
  EXPECT_THAT(result.reason, HasSubstr("may not be the shortest"));
  EXPECT_THAT(result.reason, HasSubstr("the partner ended"));
  EXPECT_EQ(asked, 2);
}

TEST(Run, other_exceptions_of_an_implementation_pass_through) {
  auto subject = UpdateSubject<double>{
      [](const Device<double>&, double, double) -> double { throw std::out_of_range{"mine"}; }};
  EXPECT_THROW((void)run_toy(subject), std::out_of_range);
}

TEST(Run, what_says_nothing_about_a_subject_is_skipped) {
  auto subject = right_subject<double>();
  const auto other = run(toy, {subject, DeviceKind::power_step}, {});
  EXPECT_EQ(other.status, CheckStatus::skipped);
  EXPECT_EQ(other.reason, "it says nothing about the power-step device");
  EXPECT_EQ(other.cases, 0);

  Arithmetic pulses = Arithmetic::of<double>("double");
  pulses.granularity = Rational{1, 8};
  UpdateSubject<double> pulsed{
      [](const Device<double>&, double w, double delta) { return w + delta; }, pulses};
  Property continuous = toy;
  continuous.devices = {DeviceKind::asymmetric_linear};
  continuous.needs_continuous = true;
  const Setting setting{pulsed, DeviceKind::asymmetric_linear};
  EXPECT_THAT(run(continuous, setting, {}).reason, HasSubstr("whole pulses"));
  EXPECT_EQ(run(continuous, setting, {}).status, CheckStatus::skipped);
  EXPECT_EQ(replay(continuous, setting, toy.example).status, CheckStatus::skipped);
  EXPECT_THAT(run_toy(pulsed).reason, HasSubstr("asymmetric linear"));

  auto other_device = asymmetric_linear_subject<double>(
      [](double w, double delta, double, double) { return w + delta; });
  EXPECT_EQ(run_toy(other_device).status, CheckStatus::skipped);
  EXPECT_THAT(run_toy(other_device).reason, HasSubstr("asymmetric linear device alone"));
  EXPECT_EQ(replay_toy(other_device, toy.example).status, CheckStatus::skipped);
}

TEST(Run, a_request_to_stop_is_obeyed) {
  std::stop_source source;
  int asked = 0;
  auto subject = UpdateSubject<double>{[&](const Device<double>&, double w, double delta) {
    if (++asked == 10) source.request_stop();
    return w + delta;
  }};
  Property scalar = toy;
  scalar.draw = [](ShortNumbers&, DeviceKind) { return toy_case({1}, {1}); };
  const auto result =
      run(scalar, {subject, DeviceKind::ideal}, {.cases = 1000, .stop = source.get_token()});
  EXPECT_EQ(result.status, CheckStatus::gave_up);
  EXPECT_EQ(result.reason, "interrupted");
  EXPECT_EQ(result.cases, 10);
  EXPECT_EQ(asked, 10);
}

TEST(Run, cases_that_cannot_be_replayed_are_refused) {
  auto subject = right_subject<double>();
  const auto refusal = [&](const Instance& instance) {
    return complaint_of([&] { (void)replay_toy(subject, instance); });
  };
  const auto is_refused = [&](const Instance& instance, const std::string& part) {
    return is_complaint(refusal(instance), "case", case_text(instance), part);
  };
  EXPECT_TRUE(is_refused(Instance{}.set_list("W", {1}), "\"Delta\" (the requested"));
  EXPECT_TRUE(is_refused(Instance{toy.example}.set("tau", 1), "\"tau\" is none of toy on ideal"));
  EXPECT_TRUE(is_refused(Instance{toy.example}.set("W", 1), "is a list"));
  EXPECT_TRUE(is_refused(toy_case({5}, {1}), "the hypothesis \"small\" of toy fails"));
  EXPECT_TRUE(is_refused(toy_case({Rational{1, 3}}, {1}), "1/3 cannot be held in double"));
  EXPECT_TRUE(is_complaint(complaint_of([&] { (void)run_toy(subject, {.cases = 0}); }), "cases",
                           "0", "must be positive"));
}

}  // namespace
}  // namespace certau::properties
