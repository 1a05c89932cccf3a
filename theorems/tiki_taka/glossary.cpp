// SPDX-License-Identifier: Apache-2.0
#include "theorems/tiki_taka/glossary.hpp"

#include <algorithm>
#include <array>

namespace certau::theorems {
namespace {

struct Entry {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array glossary{
    Entry{"L", "smoothness constant"},
    Entry{"H", "Hessian of the quadratic f, row after row"},
    Entry{"W_star", "W*, where its gradient vanishes"},
    Entry{"tau", "range of the device"},
    Entry{"alpha", "learning rate of the weights"},
    Entry{"beta", "learning rate of the auxiliary array P"},
    Entry{"sigma", "σ, where σ² bounds E‖ε‖²"},
    Entry{"variance", "σ², a bound on E‖ε‖²"},
    Entry{"c", "constant of A5: E abs(g + ε_i) ≥ cσ"},
    Entry{"D", "number of coordinates"},
    Entry{"s", "σ/√D"},
    Entry{"s0", "s₀, a lower bound on E abs(g_i + ε_i)"},
    Entry{"s1", "s₁, an upper bound on E abs(g_i + ε_i)"},
    Entry{"B", "a bound on abs(g_i + ε_i)"},
    Entry{"eps", "values of the noise"},
    Entry{"prob", "their probabilities"},
    Entry{"W0", "first weights; P₀ = 0"},
    Entry{"path", "noise of the first k + 1 steps: indices into eps, a row of D for each"},
    Entry{"K", "number of steps"},
    Entry{"W", "the weights W_k"},
    Entry{"P", "the auxiliary array"},
};

}  // namespace

std::vector<Letter> tiki_taka_letters(std::initializer_list<std::string_view> names) {
  std::vector<Letter> letters;
  for (const std::string_view name : names) {
    const auto* entry = std::find_if(glossary.begin(), glossary.end(), [&](const Entry& candidate) {
      return candidate.name == name;
    });
    require(entry != glossary.end(),
            "tiki_taka_letters (a letter without a meaning): add it to the glossary");
    letters.push_back({std::string{entry->name}, std::string{entry->meaning}});
  }
  return letters;
}

}  // namespace certau::theorems
