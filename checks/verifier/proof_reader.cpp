// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/proof_reader.hpp"

#include <string>

#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

void read_interval(ObjectReader reader, mpq_class& lower, mpq_class& upper) {
  lower = reader.number("lower");
  upper = reader.number("upper");
  if (lower >= upper) reject(reader.path_of("lower") + ": not below upper");
  reader.finish();
}

void read_invariant_set(ObjectReader reader, Certificate& certificate) {
  if (!certificate.auxiliary) {
    read_interval(reader, certificate.lower, certificate.upper);
    return;
  }
  Auxiliary& auxiliary = *certificate.auxiliary;
  read_interval(reader.object("weight"), certificate.lower, certificate.upper);
  read_interval(reader.object("auxiliary"), auxiliary.lower, auxiliary.upper);
  reader.finish();
}

void read_cuts(ObjectReader& reader, Certificate& certificate) {
  certificate.cuts = reader.numbers("cuts", 0, cut_limit);
  const mpq_class* previous = &certificate.lower;
  for (std::size_t i = 0; i < certificate.cuts.size(); ++i) {
    const mpq_class& cut = certificate.cuts[i];
    const std::string path = reader.path_of("cuts") + "[" + std::to_string(i) + "]";
    if (cut <= certificate.lower || cut >= certificate.upper) {
      reject(path + ": not in the interior of the invariant set");
    }
    if (cut <= *previous) reject(path + ": the cuts do not increase strictly");
    previous = &cut;
  }
}

// Entry [i][j] with i + j <= piecewise_degree_limit; j = 0 alone for one coordinate.
CoefficientTable read_table(ObjectReader& reader, const char* key, std::size_t coordinates) {
  CoefficientTable table = reader.rows(key, piecewise_degree_limit + 1,
                                       coordinates == 1 ? 1 : piecewise_degree_limit + 1);
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i + table[i].size() > piecewise_degree_limit + 1) {
      reject(reader.path_of(key) + "[" + std::to_string(i) + "]: the degree is above 64");
    }
  }
  return table;
}

PiecewisePotential read_piecewise(ObjectReader& reader, std::size_t coordinates) {
  PiecewisePotential potential;
  potential.centre = reader.numbers("centre", coordinates, coordinates);
  potential.scale = reader.numbers("scale", coordinates, coordinates);
  for (std::size_t i = 0; i < coordinates; ++i) {
    if (potential.scale[i] <= 0) {
      reject(reader.path_of("scale") + "[" + std::to_string(i) + "]: not positive");
    }
  }
  for (ObjectReader& term : reader.objects("terms", 1, piecewise_term_limit)) {
    potential.terms.push_back(
        {read_table(term, "kink", coordinates), read_table(term, "coefficients", coordinates)});
    term.finish();
  }
  return potential;
}

}  // namespace

void read_proof(ObjectReader& reader, Certificate& certificate) {
  ObjectReader potential = reader.object("potential");
  const std::string& basis = potential.string("basis");
  if (basis != "chebyshev" && basis != "piecewise") {
    reject(potential.path_of("basis") + ": not 'chebyshev' or 'piecewise'");
  }
  const bool piecewise = basis == "piecewise";
  if (piecewise && certificate.algorithm == Algorithm::digital_sgd) {
    reject(potential.path_of("basis") + ": digital-sgd admits 'chebyshev' alone");
  }
  if (!piecewise && certificate.auxiliary) {
    reject(potential.path_of("basis") + ": tiki-taka admits 'piecewise' alone");
  }
  if (piecewise && certificate.quantity == Quantity::amplification_constant) {
    reject(potential.path_of("basis") + ": amplification-constant admits 'chebyshev' alone");
  }
  if (piecewise) {
    certificate.piecewise = read_piecewise(potential, certificate.auxiliary ? 2 : 1);
  } else {
    certificate.potential = potential.numbers("coefficients", 1, potential_length_limit);
  }
  potential.finish();
  read_invariant_set(reader.object("invariant_set"), certificate);
  if (piecewise) {
    certificate.piecewise->increment_bound = reader.number("increment_bound");
  } else {
    read_cuts(reader, certificate);
  }
}

}  // namespace certau_verifier
