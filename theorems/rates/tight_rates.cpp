// SPDX-License-Identifier: Apache-2.0
#include "theorems/rates/capsules.hpp"

namespace certau::theorems {

const std::vector<Claim>& tight_rates() {
  static const std::vector<Claim> rates{gd_smooth_convex(), gd_strongly_convex_distance(),
                                        gd_strongly_convex_gap(), gd_strongly_convex_gradient(),
                                        gd_nonconvex()};
  return rates;
}

}  // namespace certau::theorems
