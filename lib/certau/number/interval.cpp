// SPDX-License-Identifier: Apache-2.0
#include "certau/number/interval.hpp"

namespace certau {

std::string NumberTraits<Interval>::to_text(const Interval& value) {
  const auto end = [](mpfr_srcptr number, mpfr_rnd_t rounding) {
    if (mpfr_number_p(number) == 0) return std::string{mpfr_sgn(number) < 0 ? "-inf" : "inf"};
    if (mpfr_zero_p(number) != 0) return std::string{"0"};
    mpfr_exp_t exponent = 0;
    // Enough decimals for the precision: 10 bits are more than 3 digits.
    const auto digits = static_cast<std::size_t>(mpfr_get_prec(number) * 3 / 10 + 3);
    char* raw = mpfr_get_str(nullptr, &exponent, 10, digits, number, rounding);
    std::string text{raw};
    mpfr_free_str(raw);
    text.insert(text.front() == '-' ? 2 : 1, ".");
    return text + "e" + std::to_string(exponent - 1);
  };
  const mpfi_srcptr interval = value.backend().data();
  return "[" + end(&interval->left, MPFR_RNDD) + ", " + end(&interval->right, MPFR_RNDU) + "]";
}

}  // namespace certau
