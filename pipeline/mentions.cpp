#include "pipeline/mentions.hpp"

#include "grammar/lexicon.hpp"
#include "grammar/name.hpp"
#include "pipeline/name_memory.hpp"
#include "pipeline/name_reader.hpp"
#include "pipeline/name_words.hpp"
#include "pipeline/salience.hpp"

#include <algorithm>
#include <bitset>
#include <optional>

namespace rapporteur {
namespace {

/// A masthead names nobody; the prose of a report stands in front matter too and is longer.
bool holds_names(Paragraph const& paragraph) {
  constexpr std::uint32_t kProse = 120;  // bytes
  if (paragraph.span.empty() || paragraph.kind == ParagraphKind::kBackMatter) return false;
  return paragraph.kind != ParagraphKind::kFrontMatter || paragraph.span.size() > kProse;
}

std::string_view organ_id(std::string_view name) {
  for (auto const& organ : grammar::Lexicon::standard().organs()) {
    if (organ.name == name) return organ.id;
  }
  return {};
}

/// A reference to a volume is one thing; the names in it are parts of a title.
bool covers_names(CitationKind kind) {
  return kind == CitationKind::kOfficialRecords || kind == CitationKind::kPublication ||
         kind == CitationKind::kTreatySeries;
}

}  // namespace

struct MentionFinder::Content {
  NameWords words;
  NameMemory memory;
  NamedText const* in = nullptr;
  Mentions* result = nullptr;
  std::size_t citation = 0;  // the first that may still cover what comes

  void run(NamedText const& text, NameLexicon const& lexicon, Mentions& mentions);
  void paragraph(std::uint32_t index, WordRange range, std::span<PhraseMatch const> phrases);
  void add(FoundName const& name, std::uint32_t paragraph);
  /// A short name in parentheses: its words, and the row of the lists that it is; kNoRow: none.
  struct Alias {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t row = kNoRow;
  };
  [[nodiscard]] std::optional<Alias> alias_behind(FoundName const& name) const;
  [[nodiscard]] std::optional<Tie> acronym_tie(FoundName const& name);
  [[nodiscard]] bool initials(FoundName const& name, Alias const& alias) const;
  void definition(FoundName const& name, std::uint32_t entity);
  [[nodiscard]] bool cited(Span span);
  void later_uses();
  void count();
};

void MentionFinder::Content::run(NamedText const& text, NameLexicon const& lexicon, Mentions& mentions) {
  in = &text;
  result = &mentions;
  result->mentions.clear();
  citation = 0;
  words.begin(text.text, text.words, text.phrases, lexicon);
  memory.begin(words, organ_id(text.metadata.organ), result->entities);
  std::size_t phrase = 0;
  std::uint32_t word = 0;
  // The first word that begins at an offset or behind it, looked for from another one.
  auto const first_from = [&](std::uint32_t from, std::uint32_t offset) {
    auto const& begin = text.words.begin;
    return static_cast<std::uint32_t>(std::lower_bound(begin.begin() + from, begin.end(), offset) - begin.begin());
  };
  auto const& paragraphs = text.structure.paragraphs;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    auto const span = paragraphs[i].span;
    auto const first = first_from(word, span.begin);
    word = first_from(first, span.end);
    while (phrase < text.phrases.size() && text.phrases[phrase].first < first) ++phrase;
    auto const from = phrase;
    while (phrase < text.phrases.size() && text.phrases[phrase].first < word) ++phrase;
    if (holds_names(paragraphs[i])) paragraph(i, {first, word}, text.phrases.subspan(from, phrase - from));
  }
  later_uses();
  count();
}

void MentionFinder::Content::paragraph(std::uint32_t index, WordRange range, std::span<PhraseMatch const> phrases) {
  NameReader const reader(words);
  auto free = range.first;  // the first word that no name holds
  for (auto const& match : phrases) {
    if (match.first < free) continue;
    std::optional<FoundName> name;
    if (match.table == PhraseTable::kNames) name = reader.from_name(match, range, free);
    if (match.table == PhraseTable::kNameHeads) name = reader.from_head(match, range, free);
    if (!name || name->first < free) continue;
    if (name->type == EntityType::kUnspecified) {
      free = name->last + 1;
      continue;
    }
    if (cited({words.begin_of(name->first), name->end})) continue;
    add(*name, index);
    free = name->last + 1;
  }
}

bool MentionFinder::Content::cited(Span span) {
  auto const& citations = in->citations;
  while (citation < citations.size() && citations[citation].span.end <= span.begin) ++citation;
  for (auto at = citation; at < citations.size() && citations[at].span.begin <= span.begin; ++at) {
    if (covers_names(citations[at].kind) && citations[at].span.end >= span.end) return true;
  }
  return false;
}

void MentionFinder::Content::add(FoundName const& name, std::uint32_t paragraph) {
  Mention mention;
  mention.paragraph = paragraph;
  mention.span = {words.begin_of(name.first), name.end};
  mention.type = name.type;
  mention.confidence = name.confidence;
  mention.rule = name.bare ? "short-form" : name.rule;
  // A name that the text defines itself means that, whatever the lists say.
  auto const own = name.row != kNoRow && !name.bare ? memory.defined(name.first, name.last) : std::nullopt;
  bool const known_short = name.bare || (own && *own != kNoEntity);
  auto settled = known_short && !name.itself ? memory.brief(name, paragraph) : Tie{};
  // Several words that nothing earlier holds are a name of their own; a noun alone stays unresolved.
  if (settled.entity == kNoEntity && !name.noun_only) {
    auto const by_acronym = acronym_tie(name);
    settled = by_acronym ? *by_acronym : memory.full(name);
  }
  mention.entity = settled.entity;
  mention.antecedent = settled.antecedent;
  mention.runner_up = settled.runner_up;
  mention.entity_confidence = settled.confidence;
  mention.entity_rule = settled.rule;
  if (settled.type != EntityType::kUnspecified) mention.type = settled.type;
  auto const index = static_cast<std::uint32_t>(result->mentions.size());
  result->mentions.push_back(mention);
  if (mention.entity == kNoEntity) return;
  if (settled.antecedent == kNoMention && settled.rule != "organ-default") {
    memory.remember(name, mention.entity, index, paragraph);
    for (auto at = name.first + 1; at <= name.last; ++at) {
      if (auto const* inner = words.name_at(at);
          inner != nullptr && inner->last <= name.last && inner->row != name.row) {
        memory.remember_inner(inner->row, paragraph);
        at = inner->last;
      }
    }
  }
  definition(name, mention.entity);
}

/// The words of a short name in parentheses right behind a name: "(UNSOS)", "(the Tokyo Rules)".
std::optional<MentionFinder::Content::Alias> MentionFinder::Content::alias_behind(FoundName const& name) const {
  if (name.end >= in->text.size()) return std::nullopt;
  auto const rest = in->text.substr(name.end, 120);
  if (rest[0] != ' ' && rest[0] != '\xC2') return std::nullopt;
  // Most names end before a blank and a letter: no rule has to run to see that nothing is defined there.
  if (rest[0] == ' ' && rest.size() > 1 && static_cast<unsigned char>(rest[1]) >= '0' &&
      static_cast<unsigned char>(rest[1]) < 0x80)
    return std::nullopt;
  auto const found = grammar::parse_definition(rest);
  if (!found || found->alias.find('/') != std::string_view::npos) return std::nullopt;  // a symbol is no name
  auto const begin = name.end + static_cast<std::uint32_t>(found->alias.data() - rest.data());
  auto const end = begin + static_cast<std::uint32_t>(found->alias.size());
  Alias alias{name.last + 1, 0, kNoRow};
  while (alias.first < words.size() && words.begin_of(alias.first) < begin) ++alias.first;
  alias.last = alias.first;
  while (alias.last + 1 < words.size() && words.end_of(alias.last + 1) <= end) ++alias.last;
  if (alias.first >= words.size() || words.begin_of(alias.first) != begin || words.end_of(alias.last) > end ||
      words.digits(alias.first))
    return std::nullopt;
  if (auto const* listed = words.name_at(alias.first); listed != nullptr && listed->last == alias.last)
    alias.row = listed->row;
  return alias;
}

/// A name that no list holds with an acronym behind it that a list holds is what the list says, where the types agree:
/// a variant of the name ("… Stabilisation Mission in the DRC (MONUSCO)").
std::optional<Tie> MentionFinder::Content::acronym_tie(FoundName const& name) {
  if (name.row != kNoRow || name.bare) return std::nullopt;
  auto const alias = alias_behind(name);
  if (!alias || alias->row == kNoRow || words.row(alias->row).type != name.type || initials(name, *alias))
    return std::nullopt;
  return Tie{memory.entity_of_row(alias->row), kNoMention, kNoEntity,
             EntityType::kUnspecified,         0.85F,      "listed-acronym"};
}

/// Whether the letters of an acronym are the first letters of the name's capitalised words.
bool MentionFinder::Content::initials(FoundName const& name, Alias const& alias) const {
  auto const letters = words.word(alias.first);
  std::size_t matched = 0;
  for (auto at = name.first; at <= name.last; ++at) {
    if (!words.capital(at)) continue;
    if (matched == letters.size() || words.word(at)[0] != letters[matched]) return false;
    ++matched;
  }
  return matched == letters.size();
}

/// Learns the short name behind a name, where the lists do not know it as another's.
void MentionFinder::Content::definition(FoundName const& name, std::uint32_t entity) {
  auto const alias = alias_behind(name);
  if (!alias) return;
  if (alias->row != kNoRow && alias->row != name.row) {
    auto const type = words.row(alias->row).type;
    bool const same_kind = type == result->entities[entity].type;
    if (type == EntityType::kState || type == EntityType::kPlace || !(same_kind && initials(name, *alias))) return;
  }
  if (words.capital(alias->first)) memory.define(alias->first, alias->last, entity);
}

/// The uses of short names that the text defined and that no list and no noun shows: "UNSOS" of a later paragraph.
void MentionFinder::Content::later_uses() {
  auto const& definitions = memory.definitions();
  if (definitions.empty()) return;
  // Nearly all words fall out by one bit of their hashes.
  constexpr unsigned kBits = 12;
  std::bitset<std::size_t{1} << kBits> filter;
  auto const place = [](std::uint64_t hash) { return static_cast<std::size_t>(hash >> (64 - kBits)); };
  for (auto const& each : definitions) filter.set(place(words.hash(each.first)));
  auto const before = result->mentions.size();
  std::size_t next = 0;  // mention that ends behind the word
  std::uint32_t paragraph = 0;
  auto const& paragraphs = in->structure.paragraphs;
  for (std::uint32_t at = definitions.front().first; at < words.size(); ++at) {
    if (!filter[place(words.hash(at))]) continue;
    for (auto each = definitions.rbegin(); each != definitions.rend(); ++each) {
      auto const count = each->last - each->first;
      if (each->first > at || words.hash(each->first) != words.hash(at) || at + count >= words.size()) continue;
      if (words.word(each->first) != words.word(at)) continue;
      bool same = true;
      for (std::uint32_t i = 1; same && i <= count; ++i)
        same = words.hash(each->first + i) == words.hash(at + i) && words.gap(each->first + i) == words.gap(at + i);
      if (!same) continue;
      Span const span{words.begin_of(at), words.end_of(at + count)};
      while (next < before && result->mentions[next].span.end <= span.begin) ++next;
      if (next < before && result->mentions[next].span.begin < span.end) break;
      while (paragraph + 1 < paragraphs.size() && paragraphs[paragraph + 1].span.begin <= span.begin) ++paragraph;
      if (!holds_names(paragraphs[paragraph])) break;
      Mention mention;
      mention.paragraph = paragraph;
      mention.span = span;
      mention.type = result->entities[each->entity].type;
      mention.entity = each->entity;
      mention.rule = "defined-short-name";
      mention.entity_rule = "definition";
      mention.confidence = 0.9F;
      mention.entity_confidence = 0.95F;
      result->mentions.push_back(mention);
      at += count;
      break;
    }
  }
  auto const middle = result->mentions.begin() + static_cast<std::ptrdiff_t>(before);
  if (middle == result->mentions.end()) return;
  // Antecedents are indices: they move with the mentions that are put in before them.
  std::vector<std::uint32_t> moved(before);
  std::size_t late = before;
  for (std::size_t i = 0; i < before; ++i) {
    while (late < result->mentions.size() && result->mentions[late].span.begin < result->mentions[i].span.begin) ++late;
    moved[i] = static_cast<std::uint32_t>(i + late - before);
  }
  for (auto& mention : result->mentions) {
    if (mention.antecedent != kNoMention) mention.antecedent = moved[mention.antecedent];
  }
  std::inplace_merge(result->mentions.begin(), middle, result->mentions.end(),
                     [](Mention const& a, Mention const& b) { return a.span.begin < b.span.begin; });
}

void MentionFinder::Content::count() {
  for (auto const& mention : result->mentions) {
    if (mention.entity != kNoEntity) ++result->entities[mention.entity].mentions;
  }
  weigh_entities(in->structure.paragraphs, result->mentions, result->entities);
}

MentionFinder::MentionFinder() : content_(std::make_unique<Content>()) {}
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;

void MentionFinder::find(NamedText const& in, NameLexicon const& lexicon, Mentions& result) {
  content_->run(in, lexicon, result);
}

}  // namespace rapporteur
