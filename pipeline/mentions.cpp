#include "pipeline/mentions.hpp"

#include "grammar/lexicon.hpp"
#include "grammar/name.hpp"
#include "pipeline/name_memory.hpp"
#include "pipeline/name_reader.hpp"
#include "pipeline/name_words.hpp"
#include "pipeline/salience.hpp"

#include <algorithm>
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
  std::uint32_t definition(FoundName const& name, std::uint32_t entity, std::uint32_t paragraph, EntityType type);
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
  auto const& paragraphs = text.structure.paragraphs;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    auto const span = paragraphs[i].span;
    while (word < words.size() && text.words.begin[word] < span.begin) ++word;
    auto const first = word;
    while (word < words.size() && text.words.begin[word] < span.end) ++word;
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
  auto const tie = known_short ? memory.brief(name, paragraph) : Tie{};
  bool const alone = name.bare && tie.entity == kNoEntity;
  // Several words that nothing earlier holds are a name of their own; a noun alone stays unresolved.
  auto const settled = tie.entity != kNoEntity ? tie : alone && name.first == name.last ? Tie{} : memory.full(name);
  mention.entity = settled.entity;
  mention.antecedent = settled.antecedent;
  mention.runner_up = settled.runner_up;
  mention.entity_confidence = settled.confidence;
  mention.entity_rule = settled.rule;
  if (settled.type != EntityType::kUnspecified) mention.type = settled.type;
  auto const index = static_cast<std::uint32_t>(result->mentions.size());
  result->mentions.push_back(mention);
  if (mention.entity == kNoEntity) return;
  if (settled.antecedent == kNoMention && settled.rule != "organ-default")
    memory.remember(name, mention.entity, index, paragraph);
  definition(name, mention.entity, paragraph, mention.type);
}

/// A short name in parentheses behind the name: learned, and a mention itself where the lists do not know it.
std::uint32_t MentionFinder::Content::definition(FoundName const& name, std::uint32_t entity, std::uint32_t,
                                                 EntityType) {
  if (name.end >= in->text.size()) return 0;
  auto const rest = in->text.substr(name.end, 120);
  if (rest[0] != ' ' && rest[0] != '\xC2') return 0;
  auto const found = grammar::parse_definition(rest);
  if (!found || found->alias.find('/') != std::string_view::npos) return 0;  // a symbol is no name
  auto const begin = name.end + static_cast<std::uint32_t>(found->alias.data() - rest.data());
  auto const end = begin + static_cast<std::uint32_t>(found->alias.size());
  auto first = name.last + 1;
  while (first < words.size() && words.begin_of(first) < begin) ++first;
  auto last = first;
  while (last + 1 < words.size() && words.end_of(last + 1) <= end) ++last;
  if (first >= words.size() || words.begin_of(first) != begin || words.end_of(last) > end || words.digits(first))
    return 0;
  if (auto const* listed = words.name_at(first); listed != nullptr && listed->last == last) {
    // The lists know it: as the same, or as another that this text does not mean.
    auto const type = words.row(listed->row).type;
    if (type == EntityType::kState || type == EntityType::kPlace) return 0;
  }
  bool const upper = words.acronym(first) || words.head_at(first) != nullptr || first != last || words.capital(first);
  if (upper) memory.define(first, last, entity);
  return last;
}

/// The uses of short names that the text defined and that no list and no noun shows: "UNSOS" of a later paragraph.
void MentionFinder::Content::later_uses() {
  auto const& definitions = memory.definitions();
  if (definitions.empty()) return;
  std::uint64_t filter = 0;
  for (auto const& each : definitions) filter |= std::uint64_t{1} << (words.hash(each.first) >> 58U);
  auto const before = result->mentions.size();
  std::size_t next = 0;  // mention that ends behind the word
  std::uint32_t paragraph = 0;
  auto const& paragraphs = in->structure.paragraphs;
  for (std::uint32_t at = definitions.front().first; at < words.size(); ++at) {
    if (((filter >> (words.hash(at) >> 58U)) & 1U) == 0) continue;
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
