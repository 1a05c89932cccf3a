// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/transients.hpp"

#include "certau/expectation/enumeration.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

rc::Gen<ChebyshevSeries> potential() {
  return rc::gen::mapcat(rc::gen::inRange(1, 6), [](int count) {
    return rc::gen::container<ChebyshevSeries>(static_cast<std::size_t>(count),
                                               properties::rational(9, 5));
  });
}

// E u(w_k), exactly, and the start's place in the set.
struct Exact {
  InvariantSet set;
  Rational start;
  std::vector<Rational> values;
};

Exact enumerate(const properties::StartedProcess& instance, const PolynomialProcess& polynomials,
                const ChebyshevSeries& u, int steps) {
  Exact result{support::set_of(polynomials, instance.process), 0, {}};
  const Rational centre = result.set.interval.centre();
  const Rational radius = result.set.interval.radius();
  const auto power_form = to_powers(u);
  result.start = (instance.start - centre) / radius;
  result.values = enumerate_expectations(
      instance.process, {instance.start}, steps,
      [&](const State<Rational>& x) { return power_form((x.weight - centre) / radius); });
  return result;
}

TEST(Transients, enclose_the_enumeration) {
  support::check_property(100, [] {
    const auto instance = *properties::invariant_process();
    const auto u = *potential();
    const auto polynomials = to_polynomials(instance.process);
    const int steps = 6;
    const auto exact = enumerate(instance, polynomials, u, steps);
    Transients transients{polynomials, exact.set, u, {12, 128}};
    for (int k = 0; k <= steps; ++k) {
      RC_ASSERT(transients.steps() == k);
      RC_ASSERT(transients.value_at(exact.start).contains(exact.values.at(k)));
      transients.advance();
    }
  });
}

TEST(Transients, range_encloses_all_later_values) {
  support::check_property(60, [] {
    const auto instance = *properties::invariant_process();
    const auto u = *potential();
    const auto polynomials = to_polynomials(instance.process);
    const int steps = 5;
    const auto exact = enumerate(instance, polynomials, u, steps);
    Transients transients{polynomials, exact.set, u, {12, 128}};
    for (int k = 0; k <= steps; ++k) {
      for (int later = k; later <= steps; ++later)
        RC_ASSERT(transients.range().contains(exact.values.at(later)));
      transients.advance();
    }
  });
}

TEST(Transients, two_degrees_and_precisions_overlap) {
  support::check_property(40, [] {
    const auto instance = *properties::invariant_process();
    const auto u = *potential();
    const auto polynomials = to_polynomials(instance.process);
    const auto set = support::set_of(polynomials, instance.process);
    Transients coarse{polynomials, set, u, {8, 64}};
    Transients fine{polynomials, set, u, {14, 160}};
    for (int k = 0; k < 40; ++k) {
      const auto a = coarse.value_at(0);
      const auto b = fine.value_at(0);
      RC_ASSERT(a.lower <= b.upper && b.lower <= a.upper);
      coarse.advance();
      fine.advance();
    }
  });
}

TEST(Transients, a_constant_stays_itself) {
  support::check_property(40, [] {
    const auto instance = *properties::invariant_process();
    const auto constant = *properties::dyadic();
    const auto polynomials = to_polynomials(instance.process);
    Transients transients{
        polynomials, support::set_of(polynomials, instance.process), {constant}, {4, 64}};
    for (int k = 0; k < 5; ++k) transients.advance();
    RC_ASSERT(transients.range().contains(constant));
    // T 1 = 1 exactly, and the first column says so.
    RC_ASSERT(transients.range().width() == 0);
  });
}

}  // namespace
}  // namespace certau
