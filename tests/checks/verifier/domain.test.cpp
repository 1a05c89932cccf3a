// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/domain.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/effort.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {
namespace {

std::string judge_infimum(const Coefficients& coefficients, const Infimum& infimum) {
  reset_effort();
  Certificate certificate;
  certificate.problem.kind = ProblemKind::polynomial;
  certificate.problem.coefficients = coefficients;
  certificate.infimum = infimum;
  Process process;
  process.objective = Polynomial(coefficients);
  try {
    check_infimum(certificate, process);
  } catch (const Rejection& rejection) {
    return rejection.what();
  }
  return "accepted";
}

TEST(Domain, a_minimum_far_out_is_found) {
  // (w - m)^2 scaled by small and large factors: the Cauchy bound has to reach m.
  for (const mpq_class& m : {mpq_class(100), mpq_class(-12345, 7), mpq_class("1000000000000000")}) {
    for (const mpq_class& factor : {mpq_class(1, 1000), mpq_class(1), mpq_class(1000)}) {
      const Coefficients f{factor * m * m, -2 * factor * m, factor};
      const mpq_class hair = factor / 1000;
      EXPECT_EQ(judge_infimum(f, {-hair, hair, m}), "accepted");
      EXPECT_EQ(judge_infimum(f, {hair, 2 * factor, m + 1}).find("infimum.lower: f >= "), 0u);
      EXPECT_EQ(judge_infimum(f, {-hair, factor / 2, m + 1}).find("infimum.upper: "), 0u);
    }
  }
}

TEST(Domain, a_function_without_infimum_is_refused) {
  const Infimum infimum{-1000, 1000, 0};
  for (const Coefficients& f : {Coefficients{0, 1}, Coefficients{0, 0, -1},
                                Coefficients{0, 0, 1, 1}, Coefficients{0, 0, 5, 0, -1}}) {
    EXPECT_EQ(judge_infimum(f, infimum), "infimum.lower: f has no lower bound on R");
  }
  EXPECT_EQ(judge_infimum({0, 0, -5, 0, 1}, infimum), "accepted");
}

TEST(Domain, statements_are_refuted_with_a_point_or_left_open) {
  const auto judge = [](const Polynomial& p) -> std::string {
    reset_effort();
    try {
      require(p, Inequality::nonnegative, 0, 1, "p >= 0");
    } catch (const Rejection& rejection) {
      return rejection.what();
    }
    return "accepted";
  };
  EXPECT_EQ(judge(linear(0, 1)), "accepted");
  EXPECT_EQ(judge(linear(1, -2)), "p >= 0 is false at w = 1 by 1");
  EXPECT_EQ(judge(power(linear(mpq_class(-1, 3), 1), 2)).find("p >= 0 is not proved: bisection"),
            0u);
}

}  // namespace
}  // namespace certau_verifier
