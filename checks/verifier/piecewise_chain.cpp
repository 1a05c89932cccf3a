// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/piecewise_chain.hpp"

#include "checks/verifier/number.hpp"

namespace certau_verifier {

namespace {

struct GuardedMap {
  Guards guards;
  BiPolynomial value;
};

// position + increment * q_up where the increment is >= 0, with q_down where it is <= 0: the
// contract's position + increment F - abs(increment) G.
std::vector<GuardedMap> pulses(GuardedSum& sum, const Guards& guards, const BiPolynomial& position,
                               const BiPolynomial& increment, const BiPolynomial& response_up,
                               const BiPolynomial& response_down) {
  const BiPolynomial up = reduced(position + increment * response_up);
  if ((response_up - response_down).is_zero()) return {{guards, up}};
  std::vector<GuardedMap> maps;
  if (const auto above = sum.with(guards, increment, Sign::nonnegative)) {
    maps.push_back({*above, up});
  }
  if (const auto below = sum.with(guards, increment, Sign::nonpositive)) {
    maps.push_back({*below, reduced(position + increment * response_down)});
  }
  return maps;
}

Polynomial onto_unit_interval(const mpq_class& lower, const mpq_class& upper) {
  return linear(lower, upper - lower);
}

}  // namespace

PiecewiseChain::PiecewiseChain(const Certificate& certificate, const Process& process)
    : certificate_(certificate),
      process_(process),
      weight_(in_x(onto_unit_interval(certificate.lower, certificate.upper))) {
  BiPolynomial gradient = of_weight(process.gradient);
  mpq_class rate = certificate.learning_rate;
  if (certificate.auxiliary) {
    const Auxiliary& auxiliary = *certificate.auxiliary;
    auxiliary_ = in_y(onto_unit_interval(auxiliary.lower, auxiliary.upper));
    rate = -auxiliary.learning_rate;
    gradient =
        Substitution(weight_ + auxiliary.mixing * auxiliary_, {}).into(in_x(process.gradient));
  }
  for (const Branch& branch : process.branches) {
    increments_.push_back(reduced(mpq_class(-rate) * (gradient + of_weight(branch.noise))));
  }
}

BiPolynomial PiecewiseChain::of_weight(const Polynomial& p) const {
  return in_x(reduced(compose(p, onto_unit_interval(certificate_.lower, certificate_.upper))));
}

BiPolynomial PiecewiseChain::of_auxiliary(const Polynomial& p) const {
  const Auxiliary& auxiliary = certificate_.auxiliary.value();
  return in_y(reduced(compose(p, onto_unit_interval(auxiliary.lower, auxiliary.upper))));
}

std::vector<GuardedStep> PiecewiseChain::steps(GuardedSum& sum) const {
  const BiPolynomial up = of_weight(process_.response_up);
  const BiPolynomial down = of_weight(process_.response_down);
  std::vector<GuardedStep> steps;
  for (std::size_t j = 0; j < increments_.size(); ++j) {
    if (!certificate_.auxiliary) {
      for (GuardedMap& map : pulses(sum, {}, weight_, increments_[j], up, down)) {
        steps.push_back({j, map.guards, map.value, {}});
      }
      continue;
    }
    const Responses responses = derive_responses(certificate_.auxiliary->device);
    for (const GuardedMap& first :
         pulses(sum, {}, auxiliary_, increments_[j], of_auxiliary(responses.up),
                of_auxiliary(responses.down))) {
      const BiPolynomial increment = mpq_class(-certificate_.learning_rate) * first.value;
      for (GuardedMap& second : pulses(sum, first.guards, weight_, increment, up, down)) {
        steps.push_back({j, second.guards, second.value, first.value});
      }
    }
  }
  return steps;
}

std::string PiecewiseChain::show_point(const mpq_class& x, const mpq_class& y) const {
  const std::string w = "w = " + show(value_at(weight_, x, y));
  return certificate_.auxiliary ? w + ", p = " + show(value_at(auxiliary_, x, y)) : w;
}

}  // namespace certau_verifier
