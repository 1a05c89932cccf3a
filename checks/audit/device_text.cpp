// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/device_text.hpp"

#include <map>

#include "certau/base/nearest.hpp"

namespace certau::audit {
namespace {

constexpr std::string_view fit_word = "fit";

// The keys of one device option; each is taken once, and none may be left.
class Keys {
 public:
  Keys(std::string_view option, std::string_view text) : option_{option} {
    while (!text.empty()) {
      const auto comma = std::min(text.find(','), text.size());
      add(text.substr(0, comma));
      text.remove_prefix(std::min(comma + 1, text.size()));
    }
  }

  // Fills a described kind's fields; keys in `open` may be missing or "fit".
  void operator()(std::string_view key, Rational& field, Presence presence) {
    known_.emplace_back(key);
    const auto found = values_.find(key);
    if (found == values_.end()) {
      if (presence == Presence::required) missing_.emplace_back(key);
      return;
    }
    if (found->second == fit_word) {
      open_.emplace_back(key);
    } else {
      const auto value = parse_rational(found->second);
      if (!value.has_value())
        throw_invalid(dotted(option_, key), found->second, value.reason(),
                      "write it as \"1/4\" or \"0.25\"");
      field = value.value();
    }
    values_.erase(found);
  }

  void finish(std::string_view kind) const {
    if (!values_.empty())
      throw_invalid(dotted(option_, values_.begin()->first), values_.begin()->second,
                    "no such key of " + std::string{kind},
                    known_.empty() ? "leave it out: this kind has none"
                                   : did_you_mean(values_.begin()->first, known_));
  }
  void refuse_missing(std::string_view kind) const {
    if (!missing_.empty())
      throw_invalid(dotted(option_, missing_.front()), "",
                    "is needed by " + std::string{kind} + " (only asymmetric-linear is fitted)",
                    "add " + missing_.front() + "=VALUE");
    if (!open_.empty())
      throw_invalid(dotted(option_, open_.front()), std::string{fit_word},
                    "cannot be fitted for " + std::string{kind},
                    "give its value, or audit as asymmetric-linear");
  }
  [[nodiscard]] bool is_open(std::string_view key) const {
    const auto has = [&](const std::vector<std::string>& keys) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    return has(open_) || has(missing_);
  }

 private:
  void add(std::string_view pair) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0)
      throw_invalid(option_, pair, "is no key=value", "write KIND:key=value,key=value");
    const std::string key{pair.substr(0, equals)};
    if (!values_.emplace(key, pair.substr(equals + 1)).second)
      throw_invalid(dotted(option_, key), pair.substr(equals + 1), "is given twice",
                    "leave one of them");
  }

  std::string option_;
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> known_;
  std::vector<std::string> missing_;
  std::vector<std::string> open_;
};

template <class Kind>
DeviceChoice read_kind(std::string_view option, std::string_view keys_text) {
  Keys keys{option, keys_text};
  Kind kind{};
  Kind::fields(kind, keys);
  keys.finish(Kind::kind);
  DeviceChoice choice;
  if constexpr (std::is_same_v<Kind, AsymmetricLinear<Rational>>) {
    choice.fits_tau = keys.is_open("tau");
    const bool says_point = keys_text.find("symmetric_point=") != std::string_view::npos;
    choice.fits_symmetric_point =
        keys.is_open("symmetric_point") || (choice.fits_tau && !says_point);
    if (choice.fits_tau) kind.tau = 1;  // until it is fitted
  } else {
    keys.refuse_missing(Kind::kind);
  }
  kind.validate(option);
  if constexpr (std::is_same_v<Kind, ClippedExponentialStep>)
    choice.device = kind;
  else
    choice.device = Device<Rational>{kind};
  return choice;
}

template <std::size_t index = 0>
DeviceChoice read_alternative(std::string_view option, std::string_view kind, std::string_view keys,
                              std::vector<std::string> known = {}) {
  if constexpr (index < std::variant_size_v<Device<Rational>>) {
    using Kind = std::variant_alternative_t<index, Device<Rational>>;
    if (Kind::kind == kind) return read_kind<Kind>(option, keys);
    known.emplace_back(Kind::kind);
    return read_alternative<index + 1>(option, kind, keys, std::move(known));
  } else {
    if (ClippedExponentialStep::kind == kind)
      return read_kind<ClippedExponentialStep>(option, keys);
    known.emplace_back(ClippedExponentialStep::kind);
    throw_invalid(option, kind, "no such kind of device", did_you_mean(kind, known));
  }
}

template <class Kind>
std::string text_of(const Kind& kind, const DeviceChoice& choice) {
  std::string text{Kind::kind};
  char separator = ':';
  Kind::fields(kind, [&](std::string_view key, const Rational& value, Presence) {
    const bool is_fitted = (key == "tau" && choice.fits_tau) ||
                           (key == "symmetric_point" && choice.fits_symmetric_point);
    text +=
        separator + std::string{key} + "=" + (is_fitted ? std::string{fit_word} : to_string(value));
    separator = ',';
  });
  return text;
}

}  // namespace

DeviceChoice parse_device(std::string_view option, std::string_view text) {
  const auto colon = std::min(text.find(':'), text.size());
  const auto keys = text.substr(std::min(colon + 1, text.size()));
  return read_alternative(option, text.substr(0, colon), keys);
}

std::string device_text(const DeviceChoice& choice) {
  if (const auto* clipped = std::get_if<ClippedExponentialStep>(&choice.device))
    return text_of(*clipped, choice);
  return std::visit([&](const auto& kind) { return text_of(kind, choice); },
                    std::get<Device<Rational>>(choice.device));
}

}  // namespace certau::audit
