// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/reference_run.hpp"

#include "certau/simulation/bounded_run.hpp"
#include "certau/simulation/obstacle.hpp"

namespace certau {
namespace {

class BoundedReference final : public ReferenceRun {
 public:
  BoundedReference(const Process<Rational>& process, const State<Rational>& start,
                   std::uint64_t seed, unsigned bits)
      : run_{process, start, seed, {bits}} {
    method_ = "mpfr:" + std::to_string(bits) + " with a bound";
  }
  bool advance() override {
    const auto next = run_.step() + 1;
    const bool done = run_.advance_to(next) == next;
    if (!done) obstacle_ = run_.obstacle();
    return done;
  }
  [[nodiscard]] EnclosedReal weight() const override {
    return {run_.state().weight, run_.weight_error()};
  }
  [[nodiscard]] EnclosedReal auxiliary() const override {
    return {run_.state().auxiliary, run_.auxiliary_error()};
  }

 private:
  BoundedRun<Real> run_;
};

class BallReference final : public ReferenceRun {
 public:
  BallReference(const Process<Rational>& process, const State<Rational>& start, std::uint64_t seed,
                unsigned bits)
      : format_{bits},
        process_{convert_process<Ball>(process, format_)},
        sampler_{process},
        words_{seed},
        state_{convert_state<Ball>(start, format_)} {
    method_ = "ball:" + std::to_string(bits);
  }
  bool advance() override {
    const auto branch = sampler_.choose(words_(), process_, state_.weight, format_);
    if (!branch.has_value()) {
      obstacle_ = branch.reason();
      return false;
    }
    auto next = branch_image(process_, state_, branch.value());
    for (const Ball* coordinate : {&next.weight, &next.auxiliary})
      if (obstacle_.empty()) obstacle_ = certau::obstacle(*coordinate, "weight");
    if (!obstacle_.empty()) return false;
    state_ = std::move(next);
    return true;
  }
  [[nodiscard]] EnclosedReal weight() const override { return enclosed(state_.weight); }
  [[nodiscard]] EnclosedReal auxiliary() const override { return enclosed(state_.auxiliary); }

 private:
  NumberFormat format_;
  Process<Ball> process_;
  BranchSampler sampler_;
  std::mt19937_64 words_;
  State<Ball> state_;
};

}  // namespace

std::unique_ptr<ReferenceRun> make_reference(const Process<Rational>& process,
                                             const State<Rational>& start, std::uint64_t seed,
                                             unsigned bits) {
  require(bits >= 64, "a reference below 64 bits (narrow types would be as good): take more");
  if (why_not_bounded(process).empty())
    return std::make_unique<BoundedReference>(process, start, seed, bits);
  return std::make_unique<BallReference>(process, start, seed, bits);
}

}  // namespace certau
