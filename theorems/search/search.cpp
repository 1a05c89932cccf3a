// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/search.hpp"

#include <algorithm>
#include <cmath>

#include "theorems/search/ascent.hpp"
#include "theorems/search/shrink.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::theorems {
namespace {

constexpr double confirmation_margin = 1e-6;  // rounding of a judgement in double is far below it
constexpr std::size_t climbs = 6;
constexpr std::uint64_t steps_per_climb = 400;
constexpr int draws_after_first = 200;  // a shorter counterexample may follow the first
constexpr int largest_size = 100;

// RapidCheck instance with its violation.
struct Call {
  rc::Shrinkable<Instance> instance;
  Rational violation;
};

class Search {
 public:
  Search(const Claim& claim, const SearchOptions& options)
      : claim_(claim), options_(options), random_(options.seed ^ hash_of(claim.id)) {}

  SearchResult run() {
    try_chosen();
    if (claim_.draw) try_random();
    if (candidates_.empty()) climb_from_closest();
    if (!candidates_.empty()) result_.witness = shortest();
    return std::move(result_);
  }

 private:
  // FNV-1a, so that every claim has its own stream whatever else is examined.
  static std::uint64_t hash_of(const std::string& id) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
  }

  // Whether the hypotheses hold there; remembers counterexamples and close calls.
  bool look_at(const Instance& instance, const auto& as_shrinkable) {
    const auto violation = violation_at(claim_, instance);
    if (!violation) return false;
    if (!result_.closest || *violation > *result_.closest) result_.closest = *violation;
    if (*violation > 0) {
      if (counterexample_at(claim_, instance)) {
        candidates_.push_back(as_shrinkable());
      } else {
        ++result_.unconfirmed;
      }
    }
    if (calls_.size() < climbs || *violation > calls_.back().violation) {
      const auto place = std::find_if(calls_.begin(), calls_.end(), [&](const Call& call) {
        return *violation > call.violation;
      });
      calls_.insert(place, {as_shrinkable(), *violation});
      if (calls_.size() > climbs) calls_.pop_back();
    }
    return true;
  }

  void count(const char* kind, std::uint64_t number) {
    if (number > 0) result_.tried.push_back({kind, number});
  }

  void try_chosen() {
    std::uint64_t applied = 0;
    const auto look = [&](const Instance& instance) {
      if (look_at(instance, [&] { return shrinkable(instance); })) ++applied;
    };
    if (!claim_.example.entries().empty()) look(claim_.example);
    for (const auto& instance : claim_.extremes) look(instance);
    count("chosen", applied);
  }

  void try_random() {
    const auto instances = instances_of(claim_);
    const double cases =
        std::max(1.0, std::round(static_cast<double>(claim_.cases) * options_.effort));
    const auto total = static_cast<std::uint64_t>(cases);
    std::uint64_t applied = 0;
    int further = draws_after_first;
    for (std::uint64_t k = 0; k < total && further > 0; ++k) {
      if (k % 64 == 0 && options_.stop.stop_requested()) {
        result_.interrupted = true;
        break;
      }
      // Small sizes first, and again and again, so that effort adds instances of every size.
      const int size = static_cast<int>(k % (largest_size + 1));
      const auto drawn = instances(random_.split(), size);
      if (look_at(drawn.value(), [&] { return drawn; })) ++applied;
      if (!candidates_.empty()) --further;
    }
    count("random", applied);
  }

  void climb_from_closest() {
    std::uint64_t climbed = 0;
    for (const auto& call : calls_) {
      if (options_.stop.stop_requested()) {
        result_.interrupted = true;
        break;
      }
      // Near-equality at 0 = 0 leads nowhere; the climb finds that out itself.
      const Ascent ascent = climb(claim_, call.instance.value(), steps_per_climb);
      climbed += ascent.tried;
      if (!result_.closest || ascent.violation > *result_.closest)
        result_.closest = ascent.violation;
      if (ascent.violation <= 0) continue;
      if (counterexample_at(claim_, ascent.instance)) {
        candidates_.push_back(shrinkable(ascent.instance));
      } else {
        ++result_.unconfirmed;
      }
    }
    count("climbing", climbed);
  }

  Witness shortest() {
    // Those that are short to begin with also shrink fastest.
    std::stable_sort(candidates_.begin(), candidates_.end(), [&](const auto& a, const auto& b) {
      const Instance x = a.value();
      const Instance y = b.value();
      if (is_natural(claim_, x) != is_natural(claim_, y)) return is_natural(claim_, x);
      return length_of(x) < length_of(y);
    });
    std::optional<Witness> best;
    for (std::size_t k = 0; k < std::min<std::size_t>(candidates_.size(), 3); ++k) {
      Witness witness = shrink(claim_, candidates_[k]);
      const bool as_natural =
          !best || is_natural(claim_, witness.instance) || !is_natural(claim_, best->instance);
      if (!best || (as_natural && length_of(witness.instance) < length_of(best->instance)))
        best = std::move(witness);
    }
    return *best;
  }

  const Claim& claim_;
  const SearchOptions& options_;
  rc::Random random_;
  std::vector<rc::Shrinkable<Instance>> candidates_;
  std::vector<Call> calls_;
  SearchResult result_;
};

}  // namespace

bool is_natural(const Claim& claim, const Instance& instance) {
  return !claim.is_natural || claim.is_natural(instance);
}

std::optional<Witness> counterexample_at(const Claim& claim, const Instance& instance) {
  const auto judgement = claim.judge(instance);
  if (judgement.violated() == nullptr) return std::nullopt;
  const auto approx = claim.approx_judge(approx_assignment(instance));
  for (std::size_t k = 0; k < judgement.conclusions().size(); ++k) {
    const auto& conclusion = judgement.conclusions()[k];
    if (conclusion.holds() || k >= approx.conclusions().size()) continue;
    const auto& rounded = approx.conclusions()[k];
    if (!(rounded.violation() >= confirmation_margin)) continue;
    return Witness{instance, conclusion, rounded.left, rounded.right};
  }
  return std::nullopt;
}

SearchResult search(const Claim& claim, const SearchOptions& options) {
  return Search{claim, options}.run();
}

}  // namespace certau::theorems
