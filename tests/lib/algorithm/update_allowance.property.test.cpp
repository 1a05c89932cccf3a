// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/update_allowance.hpp"

#include <algorithm>
#include <cmath>

#include "certau/algorithm/update.hpp"
#include "certau/number/exact_range.hpp"
#include "certau/number/half.hpp"
#include "checks/properties/generators/device.hpp"
#include "tests/support/property.hpp"
#include "tests/support/rounding_model.hpp"

namespace certau {
namespace {

using properties::NumberKind;
using support::check_property;
using support::RoundingModel;

Arithmetic half() {
  Arithmetic arithmetic = Arithmetic::binary("half", 11, -24, 16);
  arithmetic.operations = 32;
  return arithmetic;
}

// One update to be computed, in numbers that every type here holds.
struct Case {
  Device<Rational> device;
  Rational weight;
  Rational increment;
};

Case drawn_case() {
  const auto device = *properties::polynomial_device(NumberKind::dyadic);
  const auto range = domain(device);
  const Rational weight =
      *properties::rational_in(range ? *range : ClosedInterval{-4, 4}, NumberKind::dyadic);
  return {device, weight, *properties::dyadic() / 64};
}

template <class T>
Device<T> device_in(const Device<Rational>& device, unsigned bits) {
  return std::visit(
      [&](const auto& kind) { return Device<T>{kind.converted(Converter<T>{{bits}})}; }, device);
}

// Ways in which implementations write the update down, over any number type --------------------

template <class T>
T by_factors(const Device<T>& device, const T& w, const T& delta, bool up) {
  const auto q = response(device, w);
  return w + delta * (up ? q.up : q.down);
}

template <class T>
T by_parts(const Device<T>& device, const T& w, const T& delta, bool up) {
  const auto q = response(device, w);
  const T size = up ? delta : T(-delta);
  return w + delta * q.symmetric() - size * q.asymmetric();
}

// The same with the increment first multiplied by differences, then divided.
template <class T>
struct DivideLast {
  const T& w;
  const T& delta;
  bool up;

  T operator()(const Ideal<T>&) const { return delta + w; }
  T operator()(const AsymmetricLinear<T>& d) const {
    const T toward = delta * (w - d.symmetric_point) / d.tau;
    return up ? T(delta - toward + w) : T(delta + toward + w);
  }
  T operator()(const LinearStep<T>& d) const {
    return w + (delta - delta * (w - d.symmetric_point) / (up ? d.tau_max : d.tau_min));
  }
  T operator()(const PowerStep<T>& d) const {
    const T range = d.tau_max - d.tau_min;
    const T part = up ? T(d.tau_max - w) : T(w - d.tau_min);
    T step = delta;
    for (int k = static_cast<int>(up ? d.gamma_up : d.gamma_down); k > 0; --k)
      step = step * part / range;
    return w + step;
  }
  T operator()(const ExponentialStep<T>&) const { return w; }
};

template <class T>
T divide_last(const Device<T>& device, const T& w, const T& delta, bool up) {
  return std::visit(DivideLast<T>{w, delta, up}, device);
}

// The weight's own factor first, or the distance to the end of the range.
template <class T>
struct Rearranged {
  const T& w;
  const T& delta;
  bool up;

  T operator()(const Ideal<T>&) const { return w + delta; }
  T operator()(const AsymmetricLinear<T>& d) const {
    const T size = up ? delta : T(-delta);
    return w * (1 - size / d.tau) + delta + size * d.symmetric_point / d.tau;
  }
  T operator()(const LinearStep<T>& d) const {
    const T end = d.symmetric_point + (up ? d.tau_max : d.tau_min);
    return w + delta * ((end - w) / (up ? d.tau_max : d.tau_min));
  }
  T operator()(const PowerStep<T>& d) const {
    const T part = up ? T(1 - (w - d.tau_min) / (d.tau_max - d.tau_min))
                      : T(1 - (d.tau_max - w) / (d.tau_max - d.tau_min));
    T q = part;
    for (int k = static_cast<int>(up ? d.gamma_up : d.gamma_down); k > 1; --k) q = q * part;
    return w + q * delta;
  }
  T operator()(const ExponentialStep<T>&) const { return w; }
};

template <class T>
T rearranged(const Device<T>& device, const T& w, const T& delta, bool up) {
  return std::visit(Rearranged<T>{w, delta, up}, device);
}

// The weight as a conductance from 0 to 1, as chip models keep it.
template <class T>
struct Normalised {
  const T& w;
  const T& delta;
  bool up;

  T operator()(const Ideal<T>&) const { return w + delta; }
  T operator()(const AsymmetricLinear<T>& d) const {
    const T lowest = d.symmetric_point - d.tau;
    const T x = (w - lowest) / (2 * d.tau);
    const T e = delta / (2 * d.tau);
    return lowest + 2 * d.tau * (x + 2 * (up ? T(e * (1 - x)) : T(e * x)));
  }
  T operator()(const LinearStep<T>& d) const {
    const T range = up ? d.tau_max : d.tau_min;
    const T x = (w - d.symmetric_point) / range;
    return d.symmetric_point + range * (x + delta / range * (1 - x));
  }
  T operator()(const PowerStep<T>& d) const { return Rearranged<T>{w, delta, up}(d); }
  T operator()(const ExponentialStep<T>&) const { return w; }
};

template <class T>
T normalised(const Device<T>& device, const T& w, const T& delta, bool up) {
  return std::visit(Normalised<T>{w, delta, up}, device);
}

template <class T>
std::array<T, 5> all_ways(const Case& at, unsigned bits) {
  const Converter<T> convert{{bits}};
  const auto device = device_in<T>(at.device, bits);
  const T w = convert(at.weight);
  const T delta = convert(at.increment);
  const bool up = at.increment >= 0;
  return {by_factors(device, w, delta, up), by_parts(device, w, delta, up),
          divide_last(device, w, delta, up), rearranged(device, w, delta, up),
          normalised(device, w, delta, up)};
}

Rational exact_update(const Case& at) {
  return apply_update(response(at.device, at.weight), at.weight, at.increment);
}

// Tests -----------------------------------------------------------------------------------------

TEST(UpdateAllowance, the_ways_to_write_an_update_agree_in_exact_numbers) {
  check_property(300, [] {
    const Case at = drawn_case();
    for (const Rational& result : all_ways<Rational>(at, 0)) RC_ASSERT(result == exact_update(at));
  });
}

// Nothing is said where underflow could do anything: in half, with large powers.
Rational allowance_at(const Arithmetic& arithmetic, const Case& at) {
  try {
    return update_allowance(arithmetic, at.device, at.weight, at.increment);
  } catch (const InvalidInput&) {
    RC_PRE(arithmetic.name != "half");
    throw;
  }
}

template <class T>
void errs_by_no_more(const Arithmetic& arithmetic) {
  const Case at = drawn_case();
  RC_PRE(arithmetic.holds(at.weight));
  const Rational allowance = allowance_at(arithmetic, at);
  for (const T& result : all_ways<T>(at, 0))
    RC_ASSERT(abs(exact_range(result).lower - exact_update(at)) <= allowance);
}

TEST(UpdateAllowance, no_computed_update_errs_by_more) {
  check_property(2000, [] {
    errs_by_no_more<Half>(half());
    errs_by_no_more<float>(Arithmetic::of<float>("float"));
    errs_by_no_more<double>(Arithmetic::of<double>("double"));
  });
}

// Rounding at its worst in every operation at once, as far as a running analysis tells. The model
// also rounds inputs, which is why the count of roundings is not taken to its limit here.
TEST(UpdateAllowance, covers_the_worst_rounding_in_every_operation) {
  check_property(1000, [] {
    const Case at = drawn_case();
    for (const unsigned bits : {11U, 24U, 53U}) {
      const Rational allowance = update_allowance(Arithmetic::binary("model", bits, -1074, 1024),
                                                  at.device, at.weight, at.increment);
      for (const RoundingModel& result : all_ways<RoundingModel>(at, bits))
        RC_ASSERT(result.error() <= allowance);
    }
  });
}

// An update that is off by a relative 2^-6 in its response factor is further off than a float is
// allowed to be: the allowance still finds errors.
TEST(UpdateAllowance, is_small_next_to_the_update) {
  const auto device = AsymmetricLinear<Rational>{1, 0};
  const Rational allowance =
      update_allowance(Arithmetic::of<float>("float"), device, Rational{1, 2}, Rational{1, 4});
  EXPECT_GT(allowance, 0);
  EXPECT_LT(allowance, (Rational{1, 8} / 64));
  EXPECT_LT(allowance, power_of_two(-16));
}

TEST(UpdateAllowance, exact_arithmetic_has_none) {
  check_property(100, [] {
    const Case at = drawn_case();
    RC_ASSERT(update_allowance(Arithmetic::exact(), at.device, at.weight, at.increment) == 0);
  });
}

// Pulses ----------------------------------------------------------------------------------------

struct PulsedCase {
  AsymmetricLinear<Rational> device;
  Rational weight;
  Rational increment;
  Rational granularity;
  int pulses;  // floor or ceiling of abs(Δ)/granularity
};

PulsedCase drawn_pulsed_case() {
  const AsymmetricLinear<Rational> device{*properties::positive_number(NumberKind::dyadic, 4, 4),
                                          *properties::number(NumberKind::dyadic, 2, 4)};
  const Rational granularity = device.tau * power_of_two(*rc::gen::inRange(-5, 1));
  const Rational size = granularity * *rc::gen::inRange(0, 129) / 8;
  PulsedCase at{
      device,
      *properties::rational_in(*device.domain(), NumberKind::dyadic) * *rc::gen::element(1, 1, 2),
      *rc::gen::arbitrary<bool>() ? size : Rational{-size}, granularity, 0};
  at.pulses = static_cast<int>(*rc::gen::arbitrary<bool>() ? floor(size / granularity)
                                                           : ceil(size / granularity));
  return at;
}

template <class T>
T pulsed(const PulsedCase& at) {
  const Converter<T> convert{};
  const Device<T> device = at.device.converted(convert);
  const T pulse = convert(at.increment < 0 ? Rational{-at.granularity} : at.granularity);
  T weight = convert(at.weight);
  for (int n = at.pulses; n > 0; --n) weight = by_parts(device, weight, pulse, at.increment >= 0);
  return weight;
}

template <class T>
void pulses_err_by_no_more(Arithmetic arithmetic) {
  const PulsedCase at = drawn_pulsed_case();
  RC_PRE(arithmetic.holds(at.weight) && arithmetic.holds(at.granularity));
  arithmetic.granularity = at.granularity;
  const Rational allowance = update_allowance(arithmetic, at.device, at.weight, at.increment);
  const Rational exact = apply_update(at.device.response(at.weight), at.weight, at.increment);
  RC_ASSERT(abs(exact_range(pulsed<T>(at)).lower - exact) <= allowance);
}

TEST(UpdateAllowance, pulses_err_by_no_more) {
  check_property(1000, [] {
    pulses_err_by_no_more<Rational>(Arithmetic::exact());
    pulses_err_by_no_more<Half>(half());
    pulses_err_by_no_more<float>(Arithmetic::of<float>("float"));
  });
}

// 64 pulses, each of which rounds to nothing: their roundings add up, and the allowance says so.
TEST(UpdateAllowance, pulses_may_stall) {
  Arithmetic arithmetic = half();
  arithmetic.granularity = 1003 * power_of_two(-20);
  const AsymmetricLinear<Rational> device{2, 0};
  const Device<Half> in_half = device.converted(Converter<Half>{});
  const Half pulse = from_rational<Half>(arithmetic.granularity, {});
  Half weight{1};
  for (int n = 0; n < 512; ++n) weight = by_factors(in_half, weight, pulse, true);
  EXPECT_EQ(weight.to_double(), 1);
  const Rational requested = 512 * arithmetic.granularity;
  const Rational lost = requested / 2;
  EXPECT_LE(lost, update_allowance(arithmetic, device, 1, requested));
  arithmetic.granularity = 0;
  EXPECT_GT(lost, update_allowance(arithmetic, device, 1, requested));
}

// Only to one pulse's width, and at the border of that.
TEST(UpdateAllowance, a_lost_pulse_is_allowed_and_two_are_not) {
  Arithmetic arithmetic = Arithmetic::exact();
  arithmetic.granularity = Rational{1, 100};
  const AsymmetricLinear<Rational> device{1, 0};
  const Rational allowance = update_allowance(arithmetic, device, 0, Rational{1, 100});
  EXPECT_GE(allowance, (Rational{1, 100}));
  EXPECT_LT(allowance, (Rational{2, 100}));
}

}  // namespace
}  // namespace certau
