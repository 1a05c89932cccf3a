// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checks/properties/comparison.hpp"
#include "checks/properties/device_letters.hpp"
#include "checks/properties/short_numbers.hpp"
#include "checks/properties/subject.hpp"
#include "theorems/claim/claim.hpp"

namespace certau::properties {

using theorems::Instance;

/// What a case is judged with.
struct Setting {
  Subject& subject;
  DeviceKind device = DeviceKind::asymmetric_linear;
};

/// The rates of a statistical check, as texts for people: each names its bound and its source.
struct StatisticalRates {
  std::string false_alarm;  // "at most 1e-9 for each case [Hoeffding 1963]"
  std::string detection;    // "a bias of … is found with probability at least …"
};

/// An invariant that an implementation can be held against. Cases are instances of named letters,
/// as in theorems/, and shrink in the same way.
///   Statement  in exact arithmetic every case that meets the hypotheses passes for the dynamics of
///              the paper; `source` says why
///   Requires   judge(example) applies; every hypothesis has a spoiler; draw mostly meets the
///              hypotheses and draws numbers that the subject can hold
struct Property {
  std::string id;         // "saturation"
  std::string title;      // "A step away from the symmetric point shrinks with the saturation"
  std::string statement;  // in formulas
  std::string source;     // "[wu2024, L1]"
  std::vector<std::string> claims;  // ids in theorems/registry that prove or bound it
  std::vector<theorems::Letter> letters;  // besides the device's
  std::vector<std::string> hypotheses;
  std::vector<DeviceKind> devices;  // the kinds it holds for
  bool needs_steps = false;         // asks for training steps, not for updates alone
  bool needs_continuous = false;    // says nothing about an implementation with pulses
  std::optional<StatisticalRates> statistical{};

  std::function<Instance(ShortNumbers&, DeviceKind)> draw;
  std::function<CaseJudgement(const Setting&, const Instance&)> judge;

  Instance example;                         // on the asymmetric linear device
  std::vector<theorems::Spoiler> spoilers;  // one for each hypothesis
};

}  // namespace certau::properties
