// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "certau/base/text.hpp"
#include "checks/properties/partner_json.hpp"

namespace certau::properties {
namespace {

using Json = nlohmann::json;

// Builds a document in which every number is the text that was printed, as a string.
class NumbersAsTexts : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return place(nullptr); }
  bool boolean(bool value) override { return place(value); }
  bool number_integer(number_integer_t value) override { return place(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return place(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return place(text); }
  bool string(string_t& text) override { return place(text); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool key(string_t& name) override {
    key_ = name;
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& error) override {
    error_position = position;
    error_token = token;
    is_overflow = error.id == 406;
    return false;
  }

  Json document;
  std::size_t error_position = 0;
  std::string error_token;
  bool is_overflow = false;  // a number that no double holds

 private:
  Json* add(Json value) {
    if (open_.empty()) return &(document = std::move(value));
    Json& outer = *open_.back();
    if (outer.is_object()) return &(outer[key_] = std::move(value));
    outer.push_back(std::move(value));
    return &outer.back();
  }
  bool place(Json value) {
    add(std::move(value));
    return true;
  }
  bool open(Json value) {
    open_.push_back(add(std::move(value)));
    return open_.size() <= 8;  // answers are two deep
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::vector<Json*> open_;
  std::string key_;
};

bool means_no_number(std::string word) {
  if (word.starts_with('-') || word.starts_with('+')) word.erase(0, 1);
  for (char& letter : word)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return word == "nan" || word == "inf" || word == "infinity";
}

// NaN and Infinity, which JSON does not have but json libraries print, as strings.
std::string with_quoted_nans(const std::string& line) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
  };
  std::string result;
  bool in_string = false;
  for (std::size_t k = 0; k < line.size();) {
    if (in_string && line[k] == '\\' && k + 1 < line.size()) {
      result += line.substr(k, 2);
      k += 2;
      continue;
    }
    if (line[k] == '"') in_string = !in_string;
    std::size_t end = k;
    while (!in_string && end < line.size() && is_letter(line[end])) ++end;
    const std::string word = line.substr(k, end - k);
    if (!word.empty() && means_no_number(word)) {
      result += "\"" + word + "\"";
      k = end;
    } else {
      // A digit after a sign belongs to a number; nothing is skipped.
      const std::size_t count = std::max<std::size_t>(word.size(), 1);
      result += line.substr(k, count);
      k += count;
    }
  }
  return result;
}

const char* const print_one_object =
    "print one line of JSON for each request and nothing else on standard output; notes and debug "
    "prints go to standard error (Python: print(..., file=sys.stderr))";

[[noreturn]] void refuse_line(const Arithmetic& arithmetic, const std::string& line,
                              const NumbersAsTexts& parsed) {
  if (parsed.is_overflow && arithmetic.is_exact)
    throw WrongAnswer("has the number " + parsed.error_token + ", too large for a JSON number",
                      "write exact numbers as strings, \"p/q\"");
  if (parsed.is_overflow)
    throw NotANumber("the answer has the number " + one_line(parsed.error_token.substr(0, 60)) +
                     ", beyond the range of " + arithmetic.name);
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string::npos) throw WrongAnswer("is an empty line", print_one_object);
  if (line.compare(first, 2, "{'") == 0)
    throw WrongAnswer("is no JSON: strings have double quotes there",
                      "print json.dumps(answer), not the dict itself");
  throw WrongAnswer(
      fmt::format("is no JSON (it fails at byte {} of {})", parsed.error_position, line.size()),
      print_one_object);
}

Json parse_line(const Arithmetic& arithmetic, const std::string& line) {
  NumbersAsTexts plain;
  if (Json::sax_parse(line, &plain)) return std::move(plain.document);
  NumbersAsTexts mended;
  if (Json::sax_parse(with_quoted_nans(line), &mended)) return std::move(mended.document);
  refuse_line(arithmetic, line, plain.is_overflow ? plain : mended);
}

Rational number_of(const Arithmetic& arithmetic, const Json& value, const std::string& place) {
  if (value.is_null())
    throw NotANumber(place +
                     " of the answer is null, which json libraries write for NaN and "
                     "infinity");
  if (!value.is_string())
    throw WrongAnswer(fmt::format("has {} as {}, not a number", value.dump(-1, ' ', true), place),
                      "write a number such as 0.25, or a string such as \"1/4\"");
  const auto& text = value.get_ref<const std::string&>();
  if (means_no_number(text)) throw NotANumber(place + " of the answer is " + text);
  const auto read = parse_rational(text);
  if (!read.has_value())
    throw WrongAnswer(place + ": " + one_line(read.reason()),
                      "write a number such as 0.25, or a string such as \"1/4\"");
  if (arithmetic.is_exact) return read.value();
  try {
    return arithmetic.nearest(read.value());
  } catch (const InvalidInput&) {
    throw NotANumber(place + " of the answer is " + one_line(text.substr(0, 60)) +
                     ", beyond the range of " + arithmetic.name);
  }
}

std::vector<Rational> list_of(const Arithmetic& arithmetic, const Json& values,
                              const std::string& name, std::size_t coordinates) {
  if (!values.is_array())
    throw WrongAnswer(fmt::format("has a \"{}\" that is no list", name),
                      "answer with a list, [0.25], even for one number");
  if (values.size() != coordinates)
    throw WrongAnswer(
        fmt::format("has {} in \"{}\" instead of {}", values.size(), name, coordinates),
        "answer with one number for each number of the request, in its order");
  std::vector<Rational> result;
  for (const auto& value : values)
    result.push_back(number_of(arithmetic, value, fmt::format("{} {}", name, result.size() + 1)));
  return result;
}

// The value of "state" in an answer that has nothing else.
Json state_of(const Arithmetic& arithmetic, const std::string& line, const char* example) {
  const Json answer = parse_line(arithmetic, line);
  const std::string remedy = fmt::format("answer with {}", example);
  if (!answer.is_object()) throw WrongAnswer("is no JSON object", remedy);
  if (const auto why = answer.find("unsupported"); why != answer.end()) {
    if (!why->is_string() || answer.size() != 1)
      throw WrongAnswer("says \"unsupported\" and more than that, or no reason",
                        R"(answer with {"unsupported": "the reason, in words"} alone)");
    throw Unsupported(one_line(why->get<std::string>().substr(0, 200)));
  }
  for (const auto& [key, value] : answer.items())
    if (key != "state")
      throw WrongAnswer(fmt::format("has an unknown key \"{}\"", one_line(key.substr(0, 60))),
                        remedy);
  if (!answer.contains("state")) throw WrongAnswer("has no \"state\"", remedy);
  return answer["state"];
}

}  // namespace

std::vector<Rational> parse_update_answer(const Arithmetic& arithmetic, const std::string& line,
                                          std::size_t coordinates) {
  return list_of(arithmetic, state_of(arithmetic, line, R"({"state": [...]})"), "state",
                 coordinates);
}

Arrays<Rational> parse_step_answer(const Arithmetic& arithmetic, const std::string& line,
                                   const Arrays<Rational>& before) {
  const char* const example = before.auxiliary.empty()
                                  ? R"({"state": {"weight": [...]}})"
                                  : R"({"state": {"weight": [...], "auxiliary": [...]}})";
  const std::string remedy = fmt::format("answer with {}", example);
  const Json state = state_of(arithmetic, line, example);
  if (!state.is_object()) throw WrongAnswer("has a \"state\" that is no object", remedy);
  for (const auto& [key, value] : state.items())
    if (key != "weight" && key != "auxiliary")
      throw WrongAnswer(
          fmt::format("has an unknown key \"{}\" in its state", one_line(key.substr(0, 60))),
          remedy);
  const auto list = [&](const char* name, std::size_t coordinates) {
    if (!state.contains(name))
      throw WrongAnswer(fmt::format("has no \"{}\" in its state", name), remedy);
    return list_of(arithmetic, state[name], name, coordinates);
  };
  Arrays<Rational> after;
  after.weight = list("weight", before.weight.size());
  if (!before.auxiliary.empty() || state.contains("auxiliary"))
    after.auxiliary = list("auxiliary", before.auxiliary.size());
  return after;
}

}  // namespace certau::properties
