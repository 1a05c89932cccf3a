// SPDX-License-Identifier: Apache-2.0
#include "certau/base/hash.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

TEST(Hash, fingerprints_are_the_published_fnv1a_values) {
  // Test vectors of the FNV authors (draft-eastlake-fnv, 128 bits).
  EXPECT_EQ(fingerprint(""), "6c62272e07bb014262b821756295c58d");
  EXPECT_EQ(fingerprint("a"), "d228cb696f1a8caf78912b704e4a8964");
  EXPECT_EQ(fingerprint("foobar"), "343e1662793c64bf6f0d3597ba446f18");
}

TEST(Hash, every_byte_counts) {
  EXPECT_NE(fingerprint(std::string_view{"a\0b", 3}), fingerprint("a"));
  EXPECT_NE(fingerprint("ab"), fingerprint("ba"));
  EXPECT_NE(fingerprint("\xff"), fingerprint("\x7f"));
  EXPECT_EQ(fingerprint("α").size(), 32U);
}

}  // namespace
}  // namespace certau
