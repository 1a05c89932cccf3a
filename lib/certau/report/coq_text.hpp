// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "certau/polynomial/rational_polynomial.hpp"
#include "certau/process/branch_polynomials.hpp"
#include "certau/process/process.hpp"

namespace certau {

/// A part of a Coq file that stands on its own: the file of theorems/cell that it imports, and the
/// definitions and the theorem that follow.
struct CoqBody {
  std::string imported;
  std::string text;
};

/// Numbers, polynomials and the vocabulary of theorems/model as Coq reads them. Reals are for
/// statements, the rest for what is computed with.

/// "5" or "(-1/4)", a real.
[[nodiscard]] std::string coq_real(const Rational& value);

/// "(-1 # 4)", a rational of type Q.
[[nodiscard]] std::string coq_rational(const Rational& value);

/// "[a; b; c]".
[[nodiscard]] std::string coq_list(const std::vector<std::string>& items);

/// "Polynomial [-1; 4] 4": integers over one denominator, constant first.
[[nodiscard]] std::string coq_polynomial(const RationalPolynomial& polynomial);

/// "(-1/4) + 1 * w + 2 * w ^ 3", the real polynomial in w, to be read.
[[nodiscard]] std::string coq_formula(const RationalPolynomial& polynomial);

/// Objective and gradient as formulas in w, in the shape that docs/certificate-format.md gives.
[[nodiscard]] std::string coq_objective(const Problem<Rational>& problem);
[[nodiscard]] std::string coq_gradient(const Problem<Rational>& problem);

/// "asymmetric_linear 1 0". Requires a device whose response factors are polynomials.
[[nodiscard]] std::string coq_device(const Device<Rational>& device);

/// "two_point (1/5)", or a function of w that lists probabilities and values.
[[nodiscard]] std::string coq_noise(const Process<Rational>& process);

/// "[(probability, value); …]", the branches of the noise as polynomials.
[[nodiscard]] std::string coq_branches(const PolynomialProcess& process);

/// "(1/4)", or "(0, 0)" where the state is a pair: where a chain starts.
[[nodiscard]] std::string coq_start(Algorithm algorithm, const State<Rational>& start);

/// A text that can stand in a comment: no end of it, no string and no new line within.
[[nodiscard]] std::string coq_comment(std::string text);

/// The same text with no line longer than 100 columns where spaces allow it; what is broken off
/// goes further in.
[[nodiscard]] std::string coq_wrapped(const std::string& text);

}  // namespace certau
