// SPDX-License-Identifier: Apache-2.0
#include "certau/expectation/enumeration.hpp"

namespace certau {
namespace {

class Enumeration {
 public:
  Enumeration(const Process<Rational>& process, int steps,
              const std::function<Rational(const State<Rational>&)>& h)
      : process_{process}, h_{h}, sums_(static_cast<std::size_t>(steps) + 1, Rational{0}) {}

  void visit(const State<Rational>& state, const Rational& probability, std::size_t step) {
    sums_[step] += probability * h_(state);
    if (step + 1 == sums_.size()) return;
    for (std::size_t j = 0; j < branch_count(process_.noise); ++j) {
      const Rational share = probability * noise_probability(process_.noise, j, state.weight);
      if (share != 0) visit(branch_image(process_, state, j), share, step + 1);
    }
  }
  [[nodiscard]] std::vector<Rational> sums() && { return std::move(sums_); }

 private:
  const Process<Rational>& process_;
  const std::function<Rational(const State<Rational>&)>& h_;
  std::vector<Rational> sums_;
};

}  // namespace

std::vector<Rational> enumerate_expectations(
    const Process<Rational>& process, const State<Rational>& start, int steps,
    const std::function<Rational(const State<Rational>&)>& h) {
  require(steps >= 0, "enumeration of a negative number of steps (no such path): give >= 0");
  double paths = 1;
  for (int k = 0; k < steps; ++k) paths *= static_cast<double>(branch_count(process.noise));
  require(paths <= 65536, "enumeration of more than 2^16 paths (it would not end): fewer steps");
  Enumeration enumeration{process, steps, h};
  enumeration.visit(start, 1, 0);
  return std::move(enumeration).sums();
}

}  // namespace certau
