// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/separation.hpp"

#include "checks/verifier/number.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

void require_same(bool same, const std::string& what) {
  if (!same) reject("separation: better and worse differ in the " + what);
}

}  // namespace

Separation read_separation(ObjectReader reader) {
  read_header(reader, "certau-separation");
  const mpq_class horizon = reader.number("horizon_from");
  if (horizon.get_den() != 1 || horizon < 1) {
    reject(reader.path_of("horizon_from") + ": not an integer >= 1");
  }
  Separation separation{horizon.get_num(), read_certificate(reader.object("better")),
                        read_certificate(reader.object("worse"))};
  reader.finish();
  return separation;
}

void check_separation(const Separation& separation) {
  const Certificate& better = separation.better;
  const Certificate& worse = separation.worse;
  if (better.direction != Direction::upper) reject("separation: better is not an upper bound");
  if (worse.direction != Direction::lower) reject("separation: worse is not a lower bound");
  require_same(better.quantity == worse.quantity, "quantity");
  if (better.quantity == Quantity::amplification_constant) {
    reject("separation: amplification-constant is no average to compare");
  }
  require_same(better.problem == worse.problem, "problem");
  require_same(better.device == worse.device, "device");
  require_same(better.noise == worse.noise, "noise");
  require_same(better.start == worse.start, "start's weight");
  if (better.value >= worse.value) {
    reject("separation: the value " + show(better.value) + " of better is not below the value " +
           show(worse.value) + " of worse");
  }
  const mpq_class horizon = separation.horizon_from;
  const mpq_class upper = better.value + better.transient / horizon;
  const mpq_class lower = worse.value - worse.transient / horizon;
  if (upper >= lower) {
    reject("separation: at K = " + show(horizon) + " the upper bound " + show(upper) +
           " of better is not below the lower bound " + show(lower) + " of worse");
  }
}

}  // namespace certau_verifier
