// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/audit.hpp"

#include <gtest/gtest.h>

#include "checks/audit/audit_report.hpp"
#include "tests/checks/audit/memory_trace.hpp"
#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

using Rows = std::vector<std::map<Role, MemoryTrace::Group>>;

AuditOptions options(std::string_view device, const char* granularity = "0",
                     PulseRule rule = PulseRule::none) {
  AuditOptions result;
  result.weight.device = parse_device("--device", device);
  result.weight.granularity = number(granularity);
  result.rule = rule;
  return result;
}
MemoryTrace::Group decimals(std::initializer_list<const char*> values, int places = 11) {
  MemoryTrace::Group group;
  for (const char* value : values) group.push_back(printed(number(value), places));
  return group;
}
MemoryTrace::Group exact(std::initializer_list<const char*> values) {
  MemoryTrace::Group group;
  for (const char* value : values) group.push_back(exactly(number(value), 8));
  return group;
}
MemoryTrace::Group counts(std::initializer_list<std::int64_t> values) {
  MemoryTrace::Group group;
  for (const auto value : values) group.push_back(counted(value));
  return group;
}

// The first rows of sgd_det_tau1.0.csv: aihwkit, soft bounds at ±1, 1/150 a pulse.
Rows recorded_rows() {
  return {{{Role::step, counts({0})},
           {Role::update, exact({"0.01565853", "-0.01025856", "-0.00327228", "-0.00866799"})},
           {Role::weight, decimals({"0", "0", "0", "0"})},
           {Role::pulses, counts({2, -2, 0, -1})}},
          {{Role::step, counts({1})},
           {Role::update, exact({"0.01129488", "-0.00560190", "-0.00891144", "0.02461200"})},
           {Role::weight, decimals({"0.01328888889", "-0.01328888889", "0", "-0.00666666667"})},
           {Role::pulses, counts({2, -1, -1, 4})}},
          {{Role::step, counts({2})},
           {Role::update, exact({"0.00289962", "-0.01056048", "0.00287604", "0.00892347"})},
           {Role::weight,
            decimals({"0.02640118321", "-0.01986696296", "-0.00666666667", "0.01991052443"})},
           {Role::pulses, counts({0, -2, 0, 1})}}};
}

TEST(Audit, recorded_steps_of_another_simulator_agree) {
  const auto result = audit_rows(
      recorded_rows(), options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic));
  EXPECT_EQ(result.verdict(), Verdict::agrees);
  EXPECT_EQ(result.steps, 2);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulses).checks, 8);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulse_count).checks, 8);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulse_bound).checks, 8);
}

TEST(Audit, a_wrong_digit_is_found_where_it_is) {
  auto rows = recorded_rows();
  rows[2][Role::weight][1] = printed(number("-0.01986696297"), 11);  // a unit further than −…296
  const auto options_here = options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic);
  EXPECT_EQ(audit_rows(rows, options_here).verdict(), Verdict::agrees) << "a unit may be rounding";
  rows[2][Role::weight][1] = printed(number("-0.01986696298"), 11);
  const auto result = audit_rows(rows, options_here);
  EXPECT_EQ(result.verdict(), Verdict::violated);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulses).violations, 1);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulse_bound).violations, 1)
      << "one pulse attains it";
  const Violation& found = result.tally.violations().front();
  EXPECT_EQ(found.step, 1);
  EXPECT_EQ(found.line, 4);
  EXPECT_EQ(found.column, "weight1");
  EXPECT_EQ(found.law, Law::pulses);
  EXPECT_EQ(found.recorded, "-0.01986696298");
  const auto after_one_pulse = [](const char* state) {
    return Rational{-1 + (1 + number(state)) * Rational(149, 150)};
  };
  const Rational lower = after_one_pulse("-0.013288888895");
  const Rational upper = after_one_pulse("-0.013288888885");
  EXPECT_LE(number(found.expected_lower), lower);
  EXPECT_GE(number(found.expected_lower), lower - number("1e-14"));
  EXPECT_GE(number(found.expected_upper), upper);
  EXPECT_LE(number(found.expected_upper), upper + number("1e-14"));
}

TEST(Audit, a_wrong_count_is_found_by_the_rule_and_by_the_state) {
  auto rows = recorded_rows();
  rows[1][Role::pulses][3] = counted(3);
  const auto result =
      audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic));
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulse_count).violations, 1);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulses).violations, 1);
  bool found = false;
  for (const auto& violation : result.tally.violations())
    if (violation.law == Law::pulse_count) {
      found = true;
      EXPECT_EQ(violation.column, "pulses3");
      EXPECT_EQ(violation.line, 3);
      EXPECT_EQ(violation.expected_lower, "4");
      EXPECT_EQ(violation.expected_upper, "4");
      EXPECT_EQ(violation.recorded, "3");
    }
  EXPECT_TRUE(found);
  // Stochastic trains may have three.
  const auto stochastic =
      audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", PulseRule::stochastic));
  EXPECT_EQ(stochastic.tally.of(Array::weight, Law::pulse_count).violations, 0);
  EXPECT_EQ(stochastic.tally.of(Array::weight, Law::pulses).violations, 1);
}

TEST(Audit, pulses_against_their_request_are_never_right) {
  for (const auto rule : {PulseRule::deterministic, PulseRule::stochastic, PulseRule::any}) {
    auto rows = recorded_rows();
    rows[0][Role::pulses][0] = counted(-2);
    const auto result = audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", rule));
    EXPECT_EQ(result.tally.of(Array::weight, Law::pulse_count).violations, 1);
  }
}

TEST(Audit, without_recorded_pulses_their_rule_is_held_against_the_states) {
  auto rows = recorded_rows();
  for (auto& row : rows) row.erase(Role::pulses);
  const auto det = options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic);
  EXPECT_EQ(audit_rows(rows, det).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows, det).tally.of(Array::weight, Law::pulse_range).checks, 8);
  rows[2][Role::weight][3] = printed(number("0.01335"), 11);  // as after three pulses
  EXPECT_EQ(audit_rows(rows, det).tally.of(Array::weight, Law::pulse_range).violations, 1);
  const auto any = options("asymmetric-linear:tau=1", "1/150", PulseRule::any);
  EXPECT_EQ(audit_rows(rows, any).verdict(), Verdict::agrees);
  const auto continuous = options("asymmetric-linear:tau=1");
  EXPECT_EQ(audit_rows(rows, continuous).verdict(), Verdict::violated);
}

TEST(Audit, gradients_and_rates_say_what_was_requested) {
  auto rows = recorded_rows();
  const char* gradients[][4] = {{"-0.521951", "0.341952", "0.109076", "0.288933"},
                                {"-0.376496", "0.186730", "0.297048", "-0.820400"},
                                {"-0.096654", "0.352016", "-0.095868", "-0.297449"}};
  for (std::size_t k = 0; k < 3; ++k)
    for (const char* gradient : gradients[k])
      rows[k][Role::gradient].push_back(exactly(number(gradient), 6));
  auto rated = options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic);
  rated.learning_rate = number("0.03");
  EXPECT_EQ(audit_rows(rows, rated).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows, rated).tally.of(Array::weight, Law::request).checks, 8);
  rated.learning_rate = number("0.0300001");
  const auto result = audit_rows(rows, rated);
  EXPECT_EQ(result.tally.of(Array::weight, Law::request).violations, 8);
  EXPECT_EQ(result.tally.violations().front().column, "update0");
  // Without the column the request is the product.
  for (auto& row : rows) row.erase(Role::update);
  rated.learning_rate = number("0.03");
  EXPECT_EQ(audit_rows(rows, rated).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows, rated).tally.of(Array::weight, Law::pulse_count).checks, 8);
}

TEST(Audit, tiki_takas_weight_is_moved_by_the_new_auxiliary) {
  // Ideal devices: P⁺ = P + dp, W⁺ = W + P⁺/2.
  Rows rows{{{Role::weight, decimals({"0.1"})},
             {Role::auxiliary, decimals({"0.2"})},
             {Role::auxiliary_update, exact({"0.4"})}},
            {{Role::weight, decimals({"0.4"})},
             {Role::auxiliary, decimals({"0.6"})},
             {Role::auxiliary_update, exact({"-0.2"})}},
            {{Role::weight, decimals({"0.6"})},
             {Role::auxiliary, decimals({"0.4"})},
             {Role::auxiliary_update, exact({"0"})}}};
  auto transfer = options("ideal");
  transfer.transfer_rate = Rational{1, 2};
  EXPECT_EQ(audit_rows(rows, transfer).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows, transfer).tally.of(Array::weight, Law::update).checks, 2);
  EXPECT_EQ(audit_rows(rows, transfer).tally.of(Array::auxiliary, Law::update).checks, 2);
  transfer.transfer_rate = Rational{-1, 2};
  EXPECT_EQ(audit_rows(rows, transfer).tally.of(Array::weight, Law::update).violations, 2);
  // The old auxiliary would have moved it less.
  transfer.transfer_rate = Rational{1, 2};
  rows[1][Role::weight] = decimals({"0.2"});
  EXPECT_EQ(audit_rows(rows, transfer).verdict(), Verdict::violated);
}

TEST(Audit, states_may_be_recorded_after_their_update_or_beside_the_next) {
  auto after = options("ideal");
  after.time = StateTime::after;
  const Rows rows{{{Role::weight, decimals({"0.1"})}, {Role::update, exact({"9"})}},
                  {{Role::weight, decimals({"0.3"})}, {Role::update, exact({"0.2"})}},
                  {{Role::weight, decimals({"0.2"})}, {Role::update, exact({"-0.1"})}}};
  EXPECT_EQ(audit_rows(rows, after).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows, options("ideal")).verdict(), Verdict::violated);

  const Rows beside{{{Role::weight, decimals({"0.1"})},
                     {Role::next_weight, decimals({"0.3"})},
                     {Role::update, exact({"0.2"})}},
                    {{Role::weight, decimals({"7"})},
                     {Role::next_weight, decimals({"8"})},
                     {Role::update, exact({"1"})}}};
  const auto result = audit_rows(beside, options("ideal"));
  EXPECT_EQ(result.verdict(), Verdict::agrees);
  EXPECT_EQ(result.steps, 2);
}

TEST(Audit, rows_that_do_not_follow_one_another_are_no_step) {
  auto rows = recorded_rows();
  rows[2][Role::step] = counts({3});
  const auto result =
      audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic));
  EXPECT_EQ(result.steps, 1);
  EXPECT_EQ(result.gaps, 1);
  rows.pop_back();
  rows.pop_back();
  const auto nothing =
      audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic));
  EXPECT_EQ(nothing.verdict(), Verdict::undecided);
  EXPECT_NE(verdict_line(nothing).find("nothing was checked"), std::string::npos);
}

TEST(Audit, says_where_the_first_gap_is) {
  auto rows = recorded_rows();
  rows[2][Role::step] = counts({7});
  const auto result =
      audit_rows(rows, options("asymmetric-linear:tau=1", "1/150", PulseRule::deterministic));
  ASSERT_TRUE(result.first_gap.has_value());
  EXPECT_EQ(result.first_gap->before, 1);
  EXPECT_EQ(result.first_gap->after, 7);
  EXPECT_EQ(result.first_gap->line, 4);
  EXPECT_NE(markdown_report(result, {"t", "m"}).find("in line 4, from step 1 to 7"),
            std::string::npos);
}

// A right double-precision implementation rounds the rate, the gradient and their product.
TEST(Audit, a_request_computed_in_floating_point_may_be_rounded) {
  auto here = options("ideal");
  here.arithmetic = Arithmetic::of<double>("float64");
  here.learning_rate = number("0.03");
  const auto rows = [](double request) {
    return Rows{{{Role::weight, {RecordedNumber::binary(0.0)}},
                 {Role::gradient, {RecordedNumber::binary(0.7)}},
                 {Role::update, {RecordedNumber::binary(request)}}},
                {{Role::weight, {RecordedNumber::binary(request)}},
                 {Role::gradient, {RecordedNumber::binary(0.0)}},
                 {Role::update, {RecordedNumber::binary(0.0)}}}};
  };
  EXPECT_EQ(audit_rows(rows(-0.03 * 0.7), here).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows(-0.03 * 0.7 * (1 + 1e-12)), here).verdict(), Verdict::violated);
}

// An update of unknown sign of a weight out of range: no pulse is right, and so is one that leads
// back, up or down.
TEST(Audit, a_weight_out_of_range_may_rest) {
  const auto here = options("asymmetric-linear:tau=1", "0.1", PulseRule::any);
  const auto rows = [](const char* next) {
    return Rows{{{Role::weight, decimals({"2"})}, {Role::update, decimals({"0"}, 1)}},
                {{Role::weight, decimals({next})}, {Role::update, decimals({"0"}, 1)}}};
  };
  EXPECT_EQ(audit_rows(rows("2"), here).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows("2.00001"), here).verdict(), Verdict::violated);
}

// bound − (bound − w) is what a formula for pulses makes of w where there is none.
TEST(Audit, a_formula_may_round_where_it_makes_no_pulse) {
  auto here = options("asymmetric-linear:tau=1", "0.1", PulseRule::deterministic);
  here.arithmetic = Arithmetic::of<double>("float64");
  const double weight = 0.1;
  const auto rows = [&](double next) {
    return Rows{{{Role::weight, {RecordedNumber::binary(weight)}}, {Role::pulses, counts({0})}},
                {{Role::weight, {RecordedNumber::binary(next)}}, {Role::pulses, counts({0})}}};
  };
  const double rounded = 1.0 - (1.0 - weight);
  ASSERT_NE(rounded, weight);
  EXPECT_EQ(audit_rows(rows(rounded), here).verdict(), Verdict::agrees);
  EXPECT_EQ(audit_rows(rows(weight + 1e-12), here).verdict(), Verdict::violated);
}

TEST(Audit, a_state_outside_of_the_description_is_undecided) {
  const Rows rows{{{Role::weight, decimals({"2"})}, {Role::pulses, counts({1})}},
                  {{Role::weight, decimals({"2"})}, {Role::pulses, counts({1})}}};
  const auto result = audit_rows(
      rows, options("power-step:tau_max=1,tau_min=-1,gamma_up=1/2,gamma_down=1/2", "1/100"));
  EXPECT_EQ(result.verdict(), Verdict::undecided);
  EXPECT_NE(verdict_line(result).find("out of the device's range"), std::string::npos);
}

TEST(Audit, measured_states_may_be_off_by_their_error) {
  const Rows rows{{{Role::weight, exact({"0.5"})}, {Role::update, exact({"0.25"})}},
                  {{Role::weight, exact({"0.77"})}, {Role::update, exact({"0"})}}};
  // 0.02 off, by up to E in each of both states.
  auto measured = options("ideal");
  EXPECT_EQ(audit_rows(rows, measured).verdict(), Verdict::violated);
  measured.state_error = number("0.00999");
  EXPECT_EQ(audit_rows(rows, measured).verdict(), Verdict::violated);
  measured.state_error = number("0.01");
  EXPECT_EQ(audit_rows(rows, measured).verdict(), Verdict::agrees);
}

TEST(Audit, violations_are_counted_beyond_those_listed) {
  auto rows = recorded_rows();
  for (auto& weight : rows[1][Role::weight]) weight = printed(number("0.5"), 11);
  auto few = options("asymmetric-linear:tau=1", "1/150");
  few.listed = 3;
  const auto result = audit_rows(rows, few);
  EXPECT_EQ(result.tally.violations().size(), 3U);
  EXPECT_EQ(result.tally.of(Array::weight, Law::pulses).violations, 8);
}

TEST(Audit, what_does_not_fit_together_is_refused) {
  using support::complaint_of;
  using support::is_complaint;
  const auto refusal = [](Rows rows, const AuditOptions& given) {
    return complaint_of([&] { (void)audit_rows(std::move(rows), given); });
  };
  EXPECT_TRUE(is_complaint(refusal(recorded_rows(), options("asymmetric-linear:tau=1")),
                           "--granularity", "", "the trace records pulses (pulses0)"));
  EXPECT_TRUE(
      is_complaint(refusal({{{Role::weight, decimals({"0"})}}}, options("asymmetric-linear:tau=1")),
                   "TRACE", "", "says nothing of what moves the weight"));
  auto transfer = options("asymmetric-linear:tau=1");
  transfer.transfer_rate = Rational{1, 100};
  EXPECT_TRUE(is_complaint(refusal(recorded_rows(), transfer), "--transfer-rate", "1/100",
                           "an array that the trace does not record"));
  EXPECT_TRUE(is_complaint(
      refusal(recorded_rows(), options("asymmetric-linear:tau=1", "0", PulseRule::deterministic)),
      "--pulses", "deterministic", "needs the size of a pulse"));
  auto rows = recorded_rows();
  for (auto& row : rows) row.erase(Role::pulses);
  EXPECT_TRUE(is_complaint(refusal(rows, options("asymmetric-linear:tau=1", "1/150")), "--pulses",
                           "none", "leaves the number of pulses open"));
}

}  // namespace
}  // namespace certau::audit
