// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/real_roots.hpp"

#include <algorithm>
#include <set>

#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(RealRoots, finds_exactly_the_roots_that_were_put_in) {
  check_property(100, [] {
    const auto wanted =
        *rc::gen::resize(5, rc::gen::container<std::set<Rational>>(properties::rational(20, 12)));
    RC_PRE(!wanted.empty());
    const auto rest = *properties::polynomial(2);
    auto p = rest * rest + 1;  // without real roots
    for (const auto& root : wanted) {
      const int multiplicity = *rc::gen::inRange(1, 3);
      for (int k = 0; k < multiplicity; ++k) p *= RationalPolynomial::linear(-root, 1);
    }
    std::vector<ClosedInterval> expected;
    for (const auto& root : wanted) expected.push_back({root, root});
    RC_ASSERT(real_roots(p, 64) == expected);
  });
}

TEST(RealRoots, every_interval_holds_a_root_and_between_them_there_is_none) {
  check_property(150, [] {
    const auto p = *properties::polynomial(6);
    RC_PRE(p.degree() >= 1);
    const auto roots = real_roots(p, 50);
    for (std::size_t k = 0; k < roots.size(); ++k) {
      RC_ASSERT(roots[k].width() <= power_of_two(-50));
      if (k > 0) RC_ASSERT(roots[k - 1].upper < roots[k].lower);
      if (roots[k].width() == 0) RC_ASSERT(p(roots[k].lower) == 0);
    }
    // The sign is constant in each gap, and simple roots change it.
    const auto squarefree = [&] {
      return std::none_of(roots.begin(), roots.end(), [&](const auto& root) {
        return root.width() == 0 && p.derivative()(root.lower) == 0;
      });
    };
    RC_PRE(squarefree());
    for (const auto& root : roots)
      if (root.width() > 0) RC_ASSERT(p(root.lower) * p(root.upper) < 0);
    const Rational at = *properties::rational(40, 7);
    const auto left = std::count_if(roots.begin(), roots.end(),
                                    [&](const auto& root) { return root.upper < at; });
    const bool on_root = std::any_of(roots.begin(), roots.end(),
                                     [&](const auto& root) { return root.contains(at); });
    RC_PRE(!on_root);
    const Rational far = roots.empty() ? Rational{at - 1} : Rational{roots.front().lower - 1};
    RC_ASSERT((p(at) * p(far) > 0) == (left % 2 == 0));
  });
}

}  // namespace
}  // namespace certau
