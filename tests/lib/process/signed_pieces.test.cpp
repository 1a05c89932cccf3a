// SPDX-License-Identifier: Apache-2.0
#include "certau/process/signed_pieces.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

const auto up = Sign::nonnegative;
const auto down = Sign::nonpositive;

Process<Rational> centred(const Rational& rate) {
  return {Algorithm::analog_sgd, rate, Quadratic<Rational>{1, 0}, AsymmetricLinear<Rational>{1, 0},
          TwoPoint<Rational>{Rational(1, 2)}};
}

TEST(SignedPieces, choices_are_all_combinations) {
  const SignedPiece piece{{0, 1}, {{up, down}, {down}, {up, down}}};
  const std::vector<std::vector<Sign>> expected{
      {up, down, up}, {up, down, down}, {down, down, up}, {down, down, down}};
  EXPECT_EQ(piece.choices(), expected);
}

TEST(SignedPieces, cuts_and_main_piece) {
  const InvariantSet set{{0, 10}, {{{0, 1}, {}}, {{1, 9}, {}}, {{9, 10}, {}}}};
  EXPECT_EQ(set.cuts(), (std::vector<Rational>{1, 9}));
  EXPECT_EQ(set.main_piece().interval, (ClosedInterval{1, 9}));
}

TEST(SignedPieces, cuts_separate_where_signs_are_sure) {
  const Rational half(1, 2);
  const auto set =
      prove_invariant(to_polynomials(centred(Rational(1, 10))), {-1, 1}, {-half, half}).value();
  ASSERT_EQ(set.pieces.size(), 3U);
  EXPECT_EQ(set.pieces[0].admitted, (std::vector<std::vector<Sign>>{{up}, {up}}));
  EXPECT_EQ(set.pieces[1].admitted, (std::vector<std::vector<Sign>>{{down}, {up}}));
  EXPECT_EQ(set.pieces[2].admitted, (std::vector<std::vector<Sign>>{{down}, {down}}));
}

TEST(SignedPieces, both_signs_are_admitted_where_neither_is_proved) {
  const auto set = prove_invariant(to_polynomials(centred(Rational(1, 10))), {-1, 1}, {}).value();
  ASSERT_EQ(set.pieces.size(), 1U);
  EXPECT_EQ(set.pieces[0].choices().size(), 4U);
}

TEST(SignedPieces, the_branch_that_leaves_is_named) {
  const auto outcome = prove_invariant(to_polynomials(centred(Rational(1, 10))),
                                       {Rational(-1, 2), Rational(1, 4)}, {});
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_NE(outcome.reason().find("noise value 2 leads out of [-1/2, 1/4]"), std::string::npos)
      << outcome.reason();
}

TEST(SignedPieces, cuts_must_be_in_order_inside_the_interval) {
  const auto process = to_polynomials(centred(Rational(1, 10)));
  const auto prove = [&](const std::vector<Rational>& cuts) {
    return prove_invariant(process, {-1, 1}, cuts);
  };
  EXPECT_THROW((void)prove({Rational(1, 2), 0}), ContractViolation);
  EXPECT_THROW((void)prove({0, 0}), ContractViolation);
  EXPECT_THROW((void)prove({-1}), ContractViolation);
  EXPECT_THROW((void)prove({2}), ContractViolation);
}

TEST(SignedPieces, more_than_four_open_signs_are_not_handled) {
  auto process = centred(Rational(1, 20));
  const auto law = [](int count) {
    FiniteLaw<Rational> result;
    for (int k = 0; k < count; ++k) {
      result.values.push_back({Rational(2 * k - count + 1, 20)});
      result.probabilities.push_back({Rational(1, count)});
    }
    return result;
  };
  process.noise = law(4);
  EXPECT_EQ(
      prove_invariant(to_polynomials(process), {-1, 1}, {}).value().pieces[0].choices().size(),
      16U);
  process.noise = law(5);
  const auto outcome = prove_invariant(to_polynomials(process), {-1, 1}, {});
  ASSERT_TRUE(outcome.is_inconclusive());
  EXPECT_NE(outcome.reason().find("5 branches"), std::string::npos) << outcome.reason();
}

}  // namespace
}  // namespace certau
