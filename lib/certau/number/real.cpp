// SPDX-License-Identifier: Apache-2.0
#include "certau/number/real.hpp"

namespace certau {

std::string scientific(mpfr_srcptr number, std::size_t digits, mpfr_rnd_t rounding) {
  if (mpfr_nan_p(number) != 0) return "nan";
  if (mpfr_inf_p(number) != 0) return mpfr_sgn(number) < 0 ? "-inf" : "inf";
  if (mpfr_zero_p(number) != 0) return "0";
  mpfr_exp_t exponent = 0;
  char* raw = mpfr_get_str(nullptr, &exponent, 10, digits, number, rounding);
  std::string text{raw};
  mpfr_free_str(raw);
  const std::size_t point = text.front() == '-' ? 2 : 1;
  if (text.size() > point) text.insert(point, ".");
  return text + "e" + std::to_string(exponent - 1);
}

}  // namespace certau
