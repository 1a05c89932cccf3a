// SPDX-License-Identifier: Apache-2.0
// Piecewise certificates small enough to be proved by hand.
#pragma once

#include <string>

namespace certau_verifier {

/// analog-gd on an asymmetric-linear device, f = (w - 1/3)^2/2, u = 10 abs(w - 1/3). With
/// d = w - 1/3, Delta = -d/10 and w' - 1/3 = d (1 - 1/10 - sgn(d) w/10) one finds
///   r + 1/1000 = d^2 - abs(d) (1 + sgn(d) w) <= 0,   as sgn(d) w = abs(d) + sgn(d)/3.
inline std::string gradient_descent_sample() {
  return R"({
  "format": "certau-certificate", "format_version": 1, "made_by": "hand",
  "claim": {
    "process": {
      "algorithm": "analog-gd", "learning_rate": "1/10",
      "problem": {"kind": "quadratic", "curvature": "1", "minimizer": "1/3"},
      "device": {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"},
      "noise": {"kind": "none"}
    },
    "start": {"weight": "2/3"},
    "quantity": "squared-gradient-norm", "direction": "upper", "value": "1/1000",
    "transient": "1667/500"
  },
  "potential": {
    "basis": "piecewise", "centre": ["1/3"], "scale": ["1/2"],
    "terms": [{"kink": [["0"], ["1"]], "coefficients": [["5"]]}]
  },
  "invariant_set": {"lower": "-1", "upper": "1"},
  "increment_bound": "2/15"
})";
}

/// analog-sgd with a zero potential: the value is the largest g^2 on [-1, 1], (5/4)^2.
inline std::string zero_potential_sample() {
  return R"({
  "format": "certau-certificate", "format_version": 1, "made_by": "hand",
  "claim": {
    "process": {
      "algorithm": "analog-sgd", "learning_rate": "1/10",
      "problem": {"kind": "quadratic", "curvature": "1", "minimizer": "1/4"},
      "device": {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"},
      "noise": {"kind": "two-point", "sigma": "1/5"}
    },
    "start": {"weight": "0"},
    "quantity": "squared-gradient-norm", "direction": "upper", "value": "25/16",
    "transient": "0"
  },
  "potential": {
    "basis": "piecewise", "centre": ["0"], "scale": ["1"],
    "terms": [{"kink": [["1"]], "coefficients": [["0"]]}]
  },
  "invariant_set": {"lower": "-1", "upper": "1"},
  "increment_bound": "29/200"
})";
}

/// tiki-taka with a potential of the shape A g^2 - B g p + C p^2, as in the proof that it
/// converges, and a little abs(p). With f = (w - 1/4)^2/2, noise +-13/10 and learning rates 1/50
/// and 1/5 it proves 21/1000.
inline std::string tiki_taka_sample() {
  return R"({
  "format": "certau-certificate", "format_version": 1, "made_by": "hand",
  "claim": {
    "process": {
      "algorithm": "tiki-taka", "learning_rate": "1/50", "auxiliary_learning_rate": "1/5",
      "mixing": "0",
      "problem": {"kind": "quadratic", "curvature": "1", "minimizer": "1/4"},
      "device": {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"},
      "auxiliary_device": {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"},
      "noise": {"kind": "two-point", "sigma": "13/10"}
    },
    "start": {"weight": "1/2", "auxiliary": "0"},
    "quantity": "squared-gradient-norm", "direction": "upper", "value": "21/1000",
    "transient": "11/5"
  },
  "potential": {
    "basis": "piecewise", "centre": ["1/4", "0"], "scale": ["1/2", "1/2"],
    "terms": [
      {"kink": [["1"]], "coefficients": [["0", "0", "73/2000"], ["0", "-191/200"], ["42/5"]]},
      {"kink": [["0", "1"]], "coefficients": [["1/10000"]]}
    ]
  },
  "invariant_set": {
    "weight": {"lower": "-1", "upper": "1"}, "auxiliary": {"lower": "-1", "upper": "1"}
  },
  "increment_bound": "51/100"
})";
}

}  // namespace certau_verifier
