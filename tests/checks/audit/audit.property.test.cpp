// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/audit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "certau/algorithm/update.hpp"
#include "tests/checks/audit/memory_trace.hpp"
#include "tests/support/property.hpp"

/// Right traces are never flagged, planted faults are, at their step and coordinate; and no fault
/// larger than the stated margin is missed.
namespace certau::audit {
namespace {

using support::check_property;
using Rows = std::vector<std::map<Role, MemoryTrace::Group>>;

std::int64_t drawn(std::int64_t from, std::int64_t to) { return *rc::gen::inRange(from, to + 1); }

constexpr std::size_t dimension = 2;
constexpr int update_decimals = 6;

struct Scenario {
  DeviceChoice device;
  Rational granularity;  // 0: continuous
  int decimals;          // of states
};

Scenario scenario() {
  const Rational above{drawn(5, 20), 10};
  const Rational below{drawn(5, 20), 10};
  const Rational point{drawn(-3, 3), 10};
  Scenario result;
  switch (drawn(0, 2)) {
    case 0:
      result.device.device = Device<Rational>{AsymmetricLinear<Rational>{above, point}};
      break;
    case 1:
      result.device.device = Device<Rational>{LinearStep<Rational>{above, -below, point}};
      break;
    default:
      result.device.device =
          Device<Rational>{PowerStep<Rational>{above, -below, Rational{drawn(1, 3)}, 2}};
  }
  result.granularity = drawn(0, 1) == 0 ? Rational{0} : Rational{1, drawn(50, 300)};
  result.decimals = static_cast<int>(drawn(5, 12));
  return result;
}

// To 25 digits, far beyond what is printed: powers would lengthen the numbers without end.
Rational shortened(const Rational& state) {
  return Rational{floor(state * power_of_ten(25))} * power_of_ten(-25);
}

// The true states go their way unrounded.
Rows trace_of(const Scenario& scenario, int steps) {
  const auto& device = std::get<Device<Rational>>(scenario.device.device);
  std::vector<Rational> states(dimension);
  Rows rows;
  for (int k = 0; k < steps; ++k) {
    std::map<Role, MemoryTrace::Group> row;
    for (auto& state : states) {
      const Rational increment{drawn(-100'000, 100'000), 1'000'000};
      row[Role::weight].push_back(printed(state, scenario.decimals));
      row[Role::update].push_back(exactly(increment, update_decimals));
      if (scenario.granularity > 0) {
        const Rational count = abs(increment) / scenario.granularity;
        const auto n = static_cast<std::int64_t>(floor(count + Rational{1, 2}));
        row[Role::pulses].push_back(counted(increment < 0 ? -n : n));
        const Rational pulse =
            increment < 0 ? Rational{-scenario.granularity} : scenario.granularity;
        for (std::int64_t j = 0; j < n; ++j)
          state = shortened(apply_update(response(device, state), state, pulse));
      } else {
        state = shortened(apply_update(response(device, state), state, increment));
      }
    }
    rows.push_back(row);
  }
  return rows;
}

AuditOptions options(const Scenario& scenario) {
  AuditOptions result;
  result.weight = {scenario.device, scenario.granularity};
  if (scenario.granularity > 0) result.rule = PulseRule::deterministic;
  return result;
}

TEST(AuditProperty, right_traces_are_never_flagged) {
  check_property(300, [] {
    const auto at = scenario();
    const auto result = audit_rows(trace_of(at, 12), options(at));
    RC_ASSERT(result.verdict() == Verdict::agrees);
    RC_ASSERT(result.steps == 11);
  });
}

TEST(AuditProperty, right_traces_are_never_flagged_without_their_pulses) {
  check_property(200, [] {
    auto at = scenario();
    at.granularity = Rational{1, drawn(50, 300)};
    auto rows = trace_of(at, 12);
    for (auto& row : rows) row.erase(Role::pulses);
    for (const auto rule : {PulseRule::deterministic, PulseRule::stochastic, PulseRule::any}) {
      auto given = options(at);
      given.rule = rule;
      RC_ASSERT(audit_rows(rows, given).verdict() == Verdict::agrees);
    }
  });
}

// A step's margin is the next state's half unit and what the update makes of the state's: together
// at most two half units, for maps that bring states nearer to each other. The true state is within
// a half unit of the printed one. Hence more than 3 units cannot be missed, and a half unit cannot
// be noticed.
TEST(AuditProperty, a_fault_of_four_units_is_found_at_its_step_and_coordinate) {
  check_property(300, [] {
    const auto at = scenario();
    auto rows = trace_of(at, 12);
    const auto step = static_cast<std::size_t>(drawn(0, 10));
    const auto coordinate = static_cast<std::size_t>(drawn(0, dimension - 1));
    auto& next = rows[step + 1][Role::weight][coordinate];
    next = printed(next.value() + (drawn(0, 1) == 0 ? 4 : -4) * power_of_ten(-at.decimals),
                   at.decimals);
    const auto result = audit_rows(rows, options(at));
    RC_ASSERT(result.verdict() == Verdict::violated);
    const auto& first = result.tally.violations().front();
    RC_ASSERT(first.step == static_cast<std::int64_t>(step));
    RC_ASSERT(first.column == "weight" + std::to_string(coordinate));
    for (const auto& violation : result.tally.violations()) {
      // The faulty state is also the start of the next step.
      RC_ASSERT(violation.step == first.step || violation.step == first.step + 1);
      RC_ASSERT(violation.column == first.column);
    }
  });
}

TEST(AuditProperty, the_margin_is_the_slack_that_was_written_down_and_no_more) {
  check_property(300, [] {
    const int decimals = static_cast<int>(drawn(3, 12));
    const Rational unit = power_of_ten(-decimals);
    const AsymmetricLinear<Rational> device{Rational{drawn(5, 20), 10}, Rational{drawn(-3, 3), 10}};
    const auto state = printed(Rational{drawn(-500, 500), 999}, decimals);
    const Rational increment{drawn(-100, 100), 1000};
    const auto image = [&](const Rational& weight) {
      return apply_update(device.response(weight), weight, increment);
    };
    const Rational lower = image(state.value() - unit / 2);  // it grows: abs(increment) < tau
    const Rational upper = image(state.value() + unit / 2);
    for (int k = -3; k <= 3; ++k) {
      const auto next = printed((lower + upper) / 2 + k * unit, decimals);
      const bool agrees = next.value() - unit / 2 <= upper && lower <= next.value() + unit / 2;
      const Rows rows{{{Role::weight, {state}}, {Role::update, {exactly(increment, 3)}}},
                      {{Role::weight, {next}}, {Role::update, {exactly(0, 3)}}}};
      AuditOptions given;
      given.weight.device.device = Device<Rational>{device};
      RC_ASSERT((audit_rows(rows, given).verdict() == Verdict::agrees) == agrees);
    }
  });
}

TEST(AuditProperty, a_wrong_count_is_found) {
  check_property(200, [] {
    auto at = scenario();
    at.granularity = Rational{1, drawn(50, 300)};
    auto rows = trace_of(at, 12);
    const auto step = static_cast<std::size_t>(drawn(0, 10));
    auto& count = rows[step][Role::pulses][1];
    const auto right = static_cast<std::int64_t>(count.approx());
    count = counted(right + (drawn(0, 1) == 0 ? 1 : -1));
    const auto result = audit_rows(rows, options(at));
    RC_ASSERT(result.verdict() == Verdict::violated);
    for (const auto& violation : result.tally.violations())
      RC_ASSERT(violation.step == static_cast<std::int64_t>(step));
  });
}

// Each pulse's response is off by up to E, or computed in a format: no law may complain then.
TEST(AuditProperty, declared_errors_of_pulses_are_allowed_by_every_law) {
  check_property(100, [] {
    const Rational error{1, 1000};
    const AsymmetricLinear<Rational> device{Rational{drawn(5, 20), 10}, Rational{drawn(-3, 3), 10}};
    const Rational size{1, drawn(50, 300)};
    const AsymmetricLinear<double> floating{
        static_cast<double>(approx_extended(device.tau)),
        static_cast<double>(approx_extended(device.symmetric_point))};
    const auto floating_size = static_cast<double>(approx_extended(size));
    Rational state = 0;
    double computed = 0;
    Rows off;
    Rows rounded;
    for (int k = 0; k < 10; ++k) {
      const Rational increment{drawn(-100'000, 100'000), 1'000'000};
      const auto n = static_cast<std::int64_t>(floor(abs(increment) / size + Rational{1, 2}));
      const std::map<Role, MemoryTrace::Group> common{
          {Role::update, {exactly(increment, update_decimals)}},
          {Role::pulses, {counted(increment < 0 ? -n : n)}}};
      off.push_back(common);
      off.back()[Role::weight] = {printed(state, 12)};
      rounded.push_back(common);
      rounded.back()[Role::weight] = {RecordedNumber::binary(computed)};
      for (std::int64_t j = 0; j < n; ++j) {
        const Rational pulse =
            (increment < 0 ? Rational{-size} : size) * (1 + error * Rational{drawn(-1, 1)});
        state = shortened(apply_update(device.response(state), state, pulse));
        computed = apply_update(floating.response(computed), computed,
                                increment < 0 ? -floating_size : floating_size);
      }
    }
    AuditOptions given;
    given.weight = {{Device<Rational>{device}}, size};
    given.rule = PulseRule::deterministic;
    given.response_error = error;
    RC_ASSERT(audit_rows(off, given).verdict() == Verdict::agrees);
    given.response_error = 0;
    given.arithmetic = Arithmetic::of<double>("float64");
    given.arithmetic.operations = 16;
    const auto result = audit_rows(rounded, given);
    RC_ASSERT(result.verdict() == Verdict::agrees);
    RC_ASSERT(result.tally.of(Array::weight, Law::pulse_bound).checks > 0);
  });
}

TEST(AuditProperty, a_fit_of_a_right_trace_encloses_its_device) {
  check_property(60, [] {
    const Rational tau{drawn(5, 30), 10};
    const Rational point{drawn(-4, 4), 10};
    Scenario at;
    at.device.device = Device<Rational>{AsymmetricLinear<Rational>{tau, point}};
    at.granularity = drawn(0, 1) == 0 ? Rational{0} : Rational{1, drawn(50, 300)};
    at.decimals = static_cast<int>(drawn(6, 12));
    const auto rows = trace_of(at, 20);
    at.device.fits_tau = at.device.fits_symmetric_point = true;
    const auto result = audit_rows(rows, options(at));
    RC_ASSERT(result.verdict() == Verdict::agrees);
    const auto& fitted = *result.arrays.front().fit->fitted;
    RC_ASSERT(fitted.inverse_tau.contains(1 / tau));
    if (fitted.symmetric_point) RC_ASSERT(fitted.symmetric_point->contains(point));
  });
}

template <class T>
void rounded_traces_agree(const char* name) {
  const AsymmetricLinear<T> device{static_cast<T>(1.25), static_cast<T>(0.125)};
  Rows rows;
  T state = 0;
  for (int k = 0; k < 200; ++k) {
    const T increment = static_cast<T>(static_cast<double>(drawn(-1000, 1000)) / 7001);
    rows.push_back({{Role::weight, {RecordedNumber::binary(static_cast<double>(state))}},
                    {Role::update, {RecordedNumber::binary(static_cast<double>(increment))}}});
    state = apply_update(device.response(state), state, increment);
  }
  AuditOptions given;
  given.weight.device = parse_device("", "asymmetric-linear:tau=5/4,symmetric_point=1/8");
  RC_ASSERT(audit_rows(rows, given).verdict() == Verdict::violated);  // exact it is not
  given.arithmetic = Arithmetic::of<T>(name);
  given.arithmetic.operations = 16;
  RC_ASSERT(audit_rows(rows, given).verdict() == Verdict::agrees);
  given.weight.device = parse_device("", "asymmetric-linear");
  const auto fit = audit_rows(rows, given);
  RC_ASSERT(fit.verdict() == Verdict::agrees);
  RC_ASSERT(fit.arrays.front().fit->fitted->inverse_tau.contains(Rational(4, 5)));
  auto& faulty = rows[100][Role::weight][0];
  faulty = RecordedNumber::binary(faulty.approx() +
                                  1e4 * static_cast<double>(std::numeric_limits<T>::epsilon()));
  given.weight.device = parse_device("", "asymmetric-linear:tau=5/4,symmetric_point=1/8");
  const auto caught = audit_rows(rows, given);
  RC_ASSERT(caught.verdict() == Verdict::violated);
  RC_ASSERT(caught.tally.violations().front().step == 99);
}

TEST(AuditProperty, numbers_computed_in_a_format_agree_within_its_rounding) {
  check_property(20, [] {
    rounded_traces_agree<float>("float32");
    rounded_traces_agree<double>("float64");
  });
}

}  // namespace
}  // namespace certau::audit
