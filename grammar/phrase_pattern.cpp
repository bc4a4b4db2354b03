#include "grammar/phrase_pattern.hpp"

#include "grammar/lexis.hpp"

#include <utility>

namespace rapporteur::grammar {
namespace {

constexpr std::size_t kMost = 4096;

bool parse_slots(std::string_view pattern, PhrasePattern& slots) {
  using namespace lexis;
  auto const open = [&slots](bool optional) {
    return [&slots, optional](auto const&) { slots.push_back({{}, optional}); };
  };
  auto const choose = [&slots](auto const& context) { slots.back().choices.push_back(as_view(context)); };
  auto const plain = [&slots](auto const& context) { slots.push_back({{as_view(context)}, false}); };
  auto const choice = x3::raw[+(x3::char_ - x3::char_("|()[]"))][choose];
  auto const choices = choice % '|';
  auto const slot = (x3::lit('(')[open(false)] >> choices >> ')') | (x3::lit('[')[open(true)] >> choices >> ']') |
                    x3::raw[+(x3::char_ - x3::char_("|()[] "))][plain];
  return accept_all(pattern, slot % blanks >> skip);
}

}  // namespace

PhrasePattern parse_pattern(std::string_view text) {
  PhrasePattern slots;
  if (!parse_slots(text, slots)) return {};
  std::size_t phrases = 1;
  for (auto const& slot : slots) {
    phrases *= slot.choices.size() + (slot.optional ? 1 : 0);
    if (phrases > kMost) return {};
  }
  return slots;
}

std::vector<std::string> expand_pattern(PhrasePattern const& pattern) {
  if (pattern.empty()) return {};
  std::vector<std::string> phrases(1);
  for (auto const& slot : pattern) {
    std::vector<std::string> longer;
    for (auto const& phrase : phrases) {
      if (slot.optional) longer.push_back(phrase);
      for (auto const choice : slot.choices) {
        auto& next = longer.emplace_back(phrase);
        if (!next.empty()) next.push_back(' ');
        next.append(choice);
      }
    }
    phrases = std::move(longer);
  }
  std::erase_if(phrases, [](std::string const& phrase) { return phrase.empty(); });
  return phrases;
}

}  // namespace rapporteur::grammar
