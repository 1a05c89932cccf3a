// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place that knows where FLINT and Arb keep their headers: Arb is a library of its own up
// to Debian 12 and a part of FLINT 3 from Debian 13 on.

#ifdef CERTAU_ARB_IN_FLINT
#include <flint/acb.h>
#include <flint/arb.h>
#include <flint/arb_fmpz_poly.h>
#include <flint/arb_hypgeom.h>
#include <flint/arb_mat.h>
#else
#include <acb.h>
#include <arb.h>
#include <arb_fmpz_poly.h>
#include <arb_hypgeom.h>
#include <arb_mat.h>
#endif
#include <flint/fmpq.h>
#include <flint/fmpq_poly.h>
#include <flint/fmpz.h>
#include <flint/fmpz_poly.h>
#include <flint/fmpz_vec.h>

#include "certau/number/rational.hpp"

namespace certau {

/// Owner of a FLINT rational, for calls into FLINT.
class FlintRational {
 public:
  FlintRational() { fmpq_init(value_); }
  explicit FlintRational(const Rational& value) : FlintRational() {
    fmpq_set_mpq(value_, value.backend().data());
  }
  FlintRational(const FlintRational&) = delete;
  FlintRational& operator=(const FlintRational&) = delete;
  ~FlintRational() { fmpq_clear(value_); }

  [[nodiscard]] fmpq* data() { return value_; }
  [[nodiscard]] Rational to_rational() const {
    Rational result;
    fmpq_get_mpq(result.backend().data(), value_);
    return result;
  }

 private:
  fmpq_t value_;
};

}  // namespace certau
