// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/verifier/claim.hpp"
#include "checks/verifier/object_reader.hpp"

namespace certau_verifier {

/// Read what proves a claim: the potential in either basis, the invariant set, the cuts or the
/// increment bound.
///   Requires  the claim of the certificate has been read
///   Error     Rejection that names the key's path
void read_proof(ObjectReader& reader, Certificate& certificate);

}  // namespace certau_verifier
