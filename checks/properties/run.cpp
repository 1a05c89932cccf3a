// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/run.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <exception>
#include <string_view>

#include "certau/base/error.hpp"
#include "certau/base/nearest.hpp"
#include "checks/properties/held_subject.hpp"
#include "checks/properties/shorter_cases.hpp"

namespace certau::properties {
namespace {

using rc::detail::CaseDescription;
using CaseType = rc::detail::CaseResult::Type;

// FNV-1a, so that every property has its own stream whatever else is run.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

// RapidCheck otherwise tells the console, as RC_PARAMS says.
class NoListener final : public rc::detail::TestListener {
  void onTestCaseFinished(const CaseDescription&) override {}
  void onShrinkTried(const CaseDescription&, bool) override {}
  void onTestFinished(const rc::detail::TestMetadata&, const rc::detail::TestResult&) override {}
};

std::string reason_to_skip(const Property& property, const Setting& setting) {
  const Rational& granularity = setting.subject.arithmetic().granularity;
  if (std::find(property.devices.begin(), property.devices.end(), setting.device) ==
      property.devices.end())
    return "it says nothing about the " + std::string{name_in(device_kind_names, setting.device)} +
           " device";
  if (granularity == 0) return {};
  if (property.needs_continuous) return "it says nothing about updates by whole pulses";
  if (setting.device != DeviceKind::asymmetric_linear)
    return "the distance of pulses from the continuous update is bounded on the asymmetric linear "
           "device alone";
  return {};
}

PartnerFailure in_context(const Property& property, const Instance& instance,
                          const PartnerFailure& failure) {
  return PartnerFailure{property.id + " at " + case_text(instance) + ": " + failure.what()};
}

// The cases of one run. Exceptions do not cross RapidCheck: they end the run and wait.
class Session {
 public:
  Session(const Property& property, const Setting& setting, std::stop_token stop)
      : property_{property},
        subject_{setting.subject},
        setting_{subject_, setting.device},
        stop_{std::move(stop)} {}

  rc::Shrinkable<Instance> draw(const rc::Random& random, int size) {
    if (ended_) return rc::shrinkable::just(Instance{});
    theorems::Draw draw{random, size};
    ShortNumbers numbers{draw, subject_.arithmetic()};
    return rc::shrinkable::shrinkRecur(
        property_.draw(numbers, setting_.device), [this](const Instance& longer) {
          return rc::seq::fromContainer(shorter_cases(longer, subject_.arithmetic()));
        });
  }

  // Once the run has ended, every case passes, so that RapidCheck comes to an end, too.
  CaseType judge(const Instance& instance) {
    if (stop_.stop_requested()) ended_ = true;
    if (ended_) return CaseType::Success;
    try {
      const auto judgement = property_.judge(setting_, instance);
      if (!judgement.applies())
        return discard("the hypothesis \"" + std::string{judgement.failed_hypothesis()} +
                       "\" failed");
      const Comparison* violated = judgement.violated();
      if (violated == nullptr) {
        if (!counterexample_) ++passed_;
        return CaseType::Success;
      }
      counterexample_ = {instance, *violated, {}, 0};
      return CaseType::Failure;
    } catch (const NotANumber& finding) {
      counterexample_ = {instance, {}, finding.what(), 0};
      return CaseType::Failure;
    } catch (const NotHeld& number) {
      return discard(number.what());
    } catch (const InvalidInput& refusal) {  // no allowance for such numbers in this arithmetic
      return discard(refusal.what());
    } catch (const PartnerFailure& failure) {
      failure_ = std::make_exception_ptr(in_context(property_, instance, failure));
    } catch (...) {
      failure_ = std::current_exception();
    }
    ended_ = true;
    return CaseType::Success;
  }

  [[nodiscard]] const std::optional<Counterexample>& counterexample() const {
    return counterexample_;
  }
  /// Why the last case without a verdict had none.
  [[nodiscard]] const std::string& discarded() const { return discarded_; }
  [[nodiscard]] int passed() const { return passed_; }
  [[nodiscard]] const std::exception_ptr& failure() const { return failure_; }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  CaseType discard(std::string reason) {
    discarded_ = std::move(reason);
    return CaseType::Discard;
  }

  const Property& property_;
  HeldSubject subject_;
  Setting setting_;
  std::stop_token stop_;
  std::string discarded_;
  int passed_ = 0;  // before the first failure
  bool ended_ = false;
  std::exception_ptr failure_;
  std::optional<Counterexample> counterexample_;
};

std::string early_end_of_shrinking(const Session& session) {
  if (!session.ended()) return {};
  if (!session.failure()) return "interrupted: the counterexample may not be the shortest";
  try {
    std::rethrow_exception(session.failure());
  } catch (const std::exception& error) {
    return std::string{"the counterexample may not be the shortest: "} + error.what();
  }
}

CheckResult run_cases(const Property& property, const Setting& setting, const RunOptions& options) {
  CheckResult result;
  result.property = &property;
  Session session{property, setting, options.stop};
  const rc::Gen<Instance> instances{
      [&](const rc::Random& random, int size) { return session.draw(random, size); }};
  const rc::detail::Property judged = rc::gen::map(instances, [&](const Instance& instance) {
    return CaseDescription{session.judge(instance), {}, [] { return rc::detail::Example{}; }};
  });
  rc::detail::TestParams parameters;
  parameters.seed = options.seed ^ hash_of(property.id);
  parameters.maxSuccess = options.cases;
  parameters.maxSize = 100;
  parameters.maxDiscardRatio = 10;
  parameters.disableShrinking = false;
  NoListener listener;
  const auto outcome =
      rc::detail::checkProperty(judged, {property.id, property.title}, parameters, listener, {});

  if (session.counterexample()) {
    result.status = CheckStatus::failed;
    result.cases = session.passed() + 1;
    result.counterexample = session.counterexample();
    rc::detail::FailureResult failure;
    if (outcome.match(failure))
      result.counterexample->shrinks = failure.reproduce.shrinkPath.size();
    result.reason = early_end_of_shrinking(session);
    return result;
  }
  if (session.failure()) std::rethrow_exception(session.failure());
  result.cases = session.passed();
  if (session.ended()) {
    result.status = CheckStatus::gave_up;
    result.reason = "interrupted";
  } else if (!outcome.is<rc::detail::SuccessResult>()) {
    result.status = CheckStatus::gave_up;
    result.reason =
        "only " + std::to_string(result.cases) + " of " + std::to_string(options.cases) +
        " cases: most of those drawn could not be judged, the last since " + session.discarded();
  }
  return result;
}

CheckResult skipped(const Property& property, std::string reason) {
  CheckResult result;
  result.property = &property;
  result.status = CheckStatus::skipped;
  result.reason = std::move(reason);
  return result;
}

[[noreturn]] void refuse_case(const Instance& instance, const std::string& problem,
                              const std::string& remedy) {
  throw_invalid("case", case_text(instance), problem, remedy);
}

// Whether the case has the property's letters, scalars and lists as in its example.
void require_letters(const Property& property, DeviceKind device, const Instance& instance) {
  std::vector<theorems::Letter> letters = device_letters(device);
  letters.insert(letters.end(), property.letters.begin(), property.letters.end());
  std::vector<std::string> names;
  for (const auto& letter : letters) names.push_back(letter.name);
  const auto entry_of = [](const Instance& at, const std::string& name) {
    const auto& entries = at.entries();
    const auto it = std::find_if(entries.begin(), entries.end(),
                                 [&](const auto& entry) { return entry.name == name; });
    return it == entries.end() ? nullptr : &*it;
  };
  for (const auto& entry : instance.entries())
    if (std::find(names.begin(), names.end(), entry.name) == names.end())
      refuse_case(instance,
                  "the letter \"" + entry.name + "\" is none of " + property.id + " on " +
                      std::string{name_in(device_kind_names, device)},
                  did_you_mean(entry.name, names));
  for (const auto& letter : letters) {
    const auto* entry = entry_of(instance, letter.name);
    if (entry == nullptr)
      refuse_case(instance,
                  "the letter \"" + letter.name + "\" (" + letter.meaning + ") is missing",
                  "add it");
    const auto* shown = entry_of(property.example, letter.name);
    const bool is_list = shown != nullptr && shown->is_list;
    if (entry->is_list != is_list)
      refuse_case(instance,
                  "\"" + letter.name + "\" (" + letter.meaning + ") is a " +
                      (is_list ? "list" : "single number"),
                  is_list ? "write [\"1/2\", …]" : "write \"1/2\"");
  }
}

}  // namespace

CheckResult run(const Property& property, const Setting& setting, const RunOptions& options) {
  if (options.cases < 1)
    throw_invalid("cases", std::to_string(options.cases),
                  "must be positive (without a case nothing is checked)", "give 1 or more");
  if (auto reason = reason_to_skip(property, setting); !reason.empty())
    return skipped(property, std::move(reason));
  const auto start = std::chrono::steady_clock::now();
  CheckResult result;
  try {
    result = run_cases(property, setting, options);
  } catch (const Unsupported& answer) {
    result = skipped(property, answer.what());
  }
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

CheckResult replay(const Property& property, const Setting& setting, const Instance& instance) {
  if (auto reason = reason_to_skip(property, setting); !reason.empty())
    return skipped(property, std::move(reason));
  require_letters(property, setting.device, instance);
  const auto start = std::chrono::steady_clock::now();
  HeldSubject subject{setting.subject};
  CheckResult result;
  result.property = &property;
  result.cases = 1;
  try {
    const auto judgement = property.judge({subject, setting.device}, instance);
    if (!judgement.applies())
      refuse_case(instance,
                  "the hypothesis \"" + std::string{judgement.failed_hypothesis()} + "\" of " +
                      property.id + " fails there",
                  "change the numbers, or drop the case");
    if (const Comparison* violated = judgement.violated())
      result.counterexample = {instance, *violated, {}, 0};
  } catch (const NotANumber& finding) {
    result.counterexample = {instance, {}, finding.what(), 0};
  } catch (const NotHeld& number) {
    refuse_case(instance, number.what(), "replay it in a number type that holds it");
  } catch (const Unsupported& answer) {
    return skipped(property, answer.what());
  } catch (const PartnerFailure& failure) {
    throw in_context(property, instance, failure);
  }
  if (result.counterexample) result.status = CheckStatus::failed;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace certau::properties
