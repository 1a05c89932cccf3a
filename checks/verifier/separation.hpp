// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/verifier/claim.hpp"
#include "checks/verifier/object_reader.hpp"

namespace certau_verifier {

/// Two claims about one instance: from some K on, one average is below the other.
struct Separation {
  mpz_class horizon_from;
  Certificate better;  // an upper bound
  Certificate worse;   // a lower bound
};

/// Read a separation file.
///   Error  Rejection that names the key's path
[[nodiscard]] Separation read_separation(ObjectReader reader);

/// Check what makes two valid certificates a separation: they are about one instance and one
/// quantity, and the bounds are apart at K = horizon_from; so they are for every larger K, as
/// value +- transient/K comes closer to value and the values are apart too.
///   Error  Rejection
void check_separation(const Separation& separation);

}  // namespace certau_verifier
