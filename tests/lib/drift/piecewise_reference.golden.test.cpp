// SPDX-License-Identifier: Apache-2.0
// Stationary means of g² for Tiki-Taka, computed beforehand by a linear program on a grid, tight to
// the digits shown. The certified enclosures must meet them.
#include <gtest/gtest.h>

#include "tests/lib/drift/piecewise_instances.hpp"

namespace certau {
namespace {

using support::q;

struct Reference {
  const char* alpha;
  const char* beta;
  ClosedInterval mean;
};

void PrintTo(const Reference& row, std::ostream* out) {
  *out << "alpha = " << row.alpha << ", beta = " << row.beta;
}

class PiecewiseReferenceGolden : public ::testing::TestWithParam<Reference> {};

TEST_P(PiecewiseReferenceGolden, certified_enclosure_meets_the_reference) {
  const auto& [alpha, beta, mean] = GetParam();
  CertificationRequest request{support::plain_tiki_taka(q(alpha), q(beta)), {0, 0}};
  const auto bounds = certify(request).value();
  const auto found = support::values(bounds);
  EXPECT_LE(found.lower, found.upper);
  EXPECT_TRUE(support::overlap(found, mean)) << found.lower << ' ' << found.upper;
  EXPECT_LE(support::relative_width(found), q("1/50"));
  EXPECT_EQ(support::rejection(bounds.lower), "");
  EXPECT_EQ(support::rejection(bounds.upper), "");
}

INSTANTIATE_TEST_SUITE_P(
    Table, PiecewiseReferenceGolden,
    ::testing::Values(Reference{"1/50", "1/5", {q("140/10000"), q("143/10000")}},
                      Reference{"1/500", "1/50", {q("183/100000"), q("186/100000")}},
                      Reference{"1/5000", "1/500", {q("203/1000000"), q("207/1000000")}}));

}  // namespace
}  // namespace certau
