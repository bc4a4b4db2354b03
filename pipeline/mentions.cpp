#include "pipeline/mentions.hpp"

#include "grammar/lexicon.hpp"
#include "pipeline/name_alias.hpp"
#include "pipeline/name_memory.hpp"
#include "pipeline/name_reader.hpp"
#include "pipeline/name_words.hpp"
#include "pipeline/salience.hpp"
#include "pipeline/word_filter.hpp"

#include <algorithm>
#include <bit>
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

/// Finds the names of one document.
struct Finder {
  NameWords words;
  NameMemory memory;
  NamedText const* in = nullptr;
  std::string_view text;
  std::span<PhraseMatch const> phrases;
  std::vector<Mention>* mentions = nullptr;
  std::uint32_t mentioned = 0;  // how many mentions there are
  std::uint32_t index = 0;      // of the paragraph
  std::uint32_t weight = 0;     // of a mention in it
  bool in_title = false;        // it is a title or a heading
  bool may_entitle = false;     // it may name what the text or an annex is about
  std::vector<Span> covers;     // citations in which no name counts
  std::size_t cover = 0;        // the first that may still cover what comes

  void run(NamedText const& given, NameLexicon const& lexicon, Mentions& result);
  [[nodiscard]] WordRange words_of(Span paragraph, PhraseMatch const& phrase, std::uint32_t from) const;
  [[nodiscard]] std::size_t paragraph(WordRange range, std::size_t phrase);
  [[nodiscard]] std::size_t add_plain(std::size_t phrase);
  void add(FoundName const& name, std::size_t phrase);
  [[nodiscard]] Tie tie(FoundName const& name);
  void remember(FoundName const& name, Mention const& mention, std::size_t phrase);
  std::size_t remember_inner(std::size_t phrase, std::uint32_t first, std::uint32_t last, std::uint32_t row);
  [[nodiscard]] std::optional<Tie> acronym_tie(FoundName const& name);
  void definition(FoundName const& name, std::uint32_t entity);
  [[nodiscard]] bool cited(Span span);
  [[nodiscard]] bool entitles(FoundName const& name, EntityType type) const;
  [[nodiscard]] NameMemory::Defined const* definition_at(std::uint32_t at) const;
  void later_uses();
  void finish();
};

void Finder::run(NamedText const& given, NameLexicon const& lexicon, Mentions& result) {
  in = &given;
  text = given.text;
  phrases = given.phrases;
  mentions = &result.mentions;
  mentions->clear();
  mentioned = 0;
  covers.clear();
  cover = 0;
  for (auto const& citation : given.citations) {
    if (covers_names(citation.kind)) covers.push_back(citation.span);
  }
  words.begin(text, given.words, phrases, lexicon);
  if (result.entity_text == nullptr || result.entity_text.use_count() > 1)
    result.entity_text = std::make_shared<std::string>();
  memory.begin(words, organ_id(given.metadata.organ), result.entities, *result.entity_text);
  std::size_t phrase = 0;
  std::uint32_t word = 0;
  auto const& paragraphs = given.structure.paragraphs;
  for (index = 0; index < paragraphs.size() && phrase < phrases.size(); ++index) {
    auto const span = paragraphs[index].span;
    if (phrases[phrase].span.begin >= span.end || !holds_names(paragraphs[index])) continue;
    while (phrase < phrases.size() && phrases[phrase].span.begin < span.begin) ++phrase;
    if (phrase == phrases.size()) break;
    if (phrases[phrase].span.begin >= span.end) continue;
    auto const range = words_of(span, phrases[phrase], word);
    word = range.end;
    phrase = paragraph(range, phrase);
  }
  later_uses();
  finish();
}

constexpr std::uint32_t kStride = 16;

/// How many of so many places, which rise, stand before a byte: no step hangs on the one before.
std::uint32_t places_before(std::uint32_t const* places, std::uint32_t byte) {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < kStride; ++i) count += places[i] < byte ? 1U : 0U;
  return count;
}

/// The words of a paragraph that holds a phrase and begins not before the word `from`.
WordRange Finder::words_of(Span paragraph, PhraseMatch const& phrase, std::uint32_t from) const {
  auto const* const begins = in->words.begin.data();
  auto const size = static_cast<std::uint32_t>(in->words.size());
  // It mostly begins with the first word behind the paragraph before, or behind a marker.
  for (auto tries = 3; tries > 0 && begins[from] < paragraph.begin; --tries) ++from;
  if (begins[from] < paragraph.begin) {
    from = phrase.first;
    while (from >= kStride && begins[from - kStride] >= paragraph.begin) from -= kStride;
    if (from >= kStride) {
      from -= kStride - places_before(begins + from - kStride, paragraph.begin);
    } else {
      while (from > 0 && begins[from - 1] >= paragraph.begin) --from;
    }
  }
  auto end = phrase.first;
  while (end + kStride < size && begins[end + kStride] < paragraph.end) end += kStride;
  if (end + kStride < size) return {from, end + places_before(begins + end, paragraph.end)};
  while (end < size && begins[end] < paragraph.end) ++end;
  return {from, end};
}

/// Finds the names of a paragraph from its first phrase on; the first phrase behind it.
std::size_t Finder::paragraph(WordRange range, std::size_t phrase) {
  NameReader const reader(words);
  auto const kind = in->structure.paragraphs[index].kind;
  in_title = kind == ParagraphKind::kTitle || kind == ParagraphKind::kHeading;
  may_entitle = in_title || kind == ParagraphKind::kAnnex;
  weight = mention_weight(kind);
  words.in_title(in_title);
  auto free = range.first;  // the first word that no name holds
  auto const* const matches = phrases.data();
  for (auto const end = phrases.size(); phrase < end && matches[phrase].first < range.end; ++phrase) {
    auto const& match = matches[phrase];
    if (match.first < free || match.last >= range.end) continue;
    // Most are listed names in plain company, of which the lists say what they mean.
    if (match.table == PhraseTable::kNames) {
      auto const plainly = reader.plainly(match, range);
      if (plainly == Plainly::kNone) {
        free = match.last + 1;
        continue;
      }
      if (plainly == Plainly::kName && !memory.defined(match.first, match.last)) {
        if (!covers.empty() && cited(match.span)) continue;
        free = match.last + 1;
        phrase = add_plain(phrase) - 1;
        continue;
      }
    }
    FoundName name;
    bool const found = match.table == PhraseTable::kNames ? reader.from_name(match, range, free, name)
                                                          : reader.from_head(match, range, free, name);
    // Listed words that go on in the next paragraph are no name.
    if (!found || name.first < free || name.last >= range.end) continue;
    if (name.type == EntityType::kUnspecified) {
      free = name.last + 1;
      continue;
    }
    if (!covers.empty() && cited({words.begin_of(name.first), name.end})) continue;
    add(name, phrase);
    free = name.last + 1;
  }
  return phrase;
}

bool Finder::cited(Span span) {
  while (cover < covers.size() && covers[cover].end <= span.begin) ++cover;
  for (auto at = cover; at < covers.size() && covers[at].begin <= span.begin; ++at) {
    if (covers[at].end >= span.end) return true;
  }
  return false;
}

/// What a name stands for.
Tie Finder::tie(FoundName const& name) {
  // A name that the text defines itself means that, whatever the lists say.
  auto const own = name.row != kNoRow && !name.bare ? memory.defined(name.first, name.last) : std::nullopt;
  bool const known_short = name.bare || (own && *own != kNoEntity);
  // Several words that nothing earlier holds are a name of their own; a noun alone stays unresolved.
  bool const words_of_its_own =
      !name.noun_only || (name.last > name.first && !name.itself && words.gap(name.last) == Gap::kBlank);
  if (name.itself || known_short) {
    auto const settled = name.itself ? memory.itself(name) : memory.brief(name, index);
    if (settled.entity != kNoEntity || !words_of_its_own) return settled;
  } else if (!words_of_its_own) {
    return {};
  }
  if (opens_behind(text, name.end)) {
    if (auto const by_acronym = acronym_tie(name)) return *by_acronym;
  }
  return memory.full(name);
}

/// Adds a listed name that means what the lists say; the first phrase behind the word with which it begins that is not
/// inside it.
std::size_t Finder::add_plain(std::size_t phrase) {
  auto const& match = phrases[phrase];
  auto const type = words.kind(match.row).type;
  auto const entity = memory.name_row(match, type, mentioned++, index, weight);
  mentions->push_back(
      {index, match.span, type, entity, kNoMention, kNoEntity, 1, 1, kLexiconRule, NameMemory::kListed});
  auto const next =
      match.first != match.last ? remember_inner(phrase + 1, match.first, match.last, match.row) : phrase + 1;
  bool const opens = opens_behind(text, match.span.end);
  if (!opens && !may_entitle) return next;
  FoundName name;
  name.first = match.first;
  name.last = match.last;
  name.end = match.span.end;
  name.type = type;
  name.row = match.row;
  if (may_entitle && entitles(name, type)) memory.entitle(name, entity);
  if (opens) definition(name, entity);
  return next;
}

void Finder::add(FoundName const& name, std::size_t phrase) {
  auto const settled = tie(name);
  ++mentioned;
  auto& mention = mentions->emplace_back(Mention{index,
                                                 {words.begin_of(name.first), name.end},
                                                 settled.type != EntityType::kUnspecified ? settled.type : name.type,
                                                 settled.entity,
                                                 settled.antecedent,
                                                 settled.runner_up,
                                                 name.confidence,
                                                 settled.confidence,
                                                 name.bare ? std::string_view("short-form") : name.rule,
                                                 settled.rule});
  if (mention.entity == kNoEntity) return;
  memory.count(mention.entity, weight);
  if (may_entitle && entitles(name, mention.type)) memory.entitle(name, mention.entity);
  if (settled.in_full) remember(name, mention, phrase);
  if (opens_behind(text, name.end)) definition(name, mention.entity);
}

/// Has what short forms may mean remembered: the name, and the listed names inside it, of which the one that was read
/// is the phrase at `phrase`.
void Finder::remember(FoundName const& name, Mention const& mention, std::size_t phrase) {
  // The words of "Government of Kenya" are not those of the State that it stands for, and a State by its name has no
  // short form.
  auto const row = name.tail ? kNoRow : name.row;
  bool const state = row != kNoRow && mention.type == EntityType::kState;
  if (!state) memory.remember(row, name.first, name.last, mention.entity, mentioned - 1, index);
  if (name.first == name.last) return;
  while (phrase > 0 && phrases[phrase - 1].first > name.first) --phrase;
  remember_inner(phrase, name.first, name.last, name.row);
}

/// Has the listed names inside a name remembered, of which none stands before the phrase at `phrase`; the first phrase
/// behind the name.
std::size_t Finder::remember_inner(std::size_t phrase, std::uint32_t first, std::uint32_t last, std::uint32_t row) {
  auto next = first + 1;
  auto const size = phrases.size();
  auto const* const matches = phrases.data();
  for (; phrase < size && matches[phrase].first <= last; ++phrase) {
    auto const& inner = matches[phrase];
    if (inner.table != PhraseTable::kNames || inner.first < next || inner.last > last || inner.row == row) continue;
    memory.remember_inner(inner.row, index);
    next = inner.last + 1;
  }
  return phrase;
}

/// Whether the name is that of an annexed text, which begins its title, or the place or State that a title is about.
bool Finder::entitles(FoundName const& name, EntityType type) const {
  if (type == EntityType::kPlace || type == EntityType::kState)
    return in_title && !(name.row != kNoRow && words.kind(name.row).collective);
  if (type != EntityType::kInstrument || name.bare) return false;
  // A number may stand before it: "55/25. United Nations Convention".
  auto const begin = in->structure.paragraphs[index].span.begin;
  auto first = name.first;
  while (first > 0 && in_title && words.begin_of(first - 1) >= begin && words.digits(first - 1)) --first;
  return words.begin_of(first) == begin;
}

/// A name that no list holds with an acronym behind it that a list holds is what the list says, where the types agree:
/// a variant of the name ("… Stabilisation Mission in the DRC (MONUSCO)").
std::optional<Tie> Finder::acronym_tie(FoundName const& name) {
  if (name.row != kNoRow || name.bare) return std::nullopt;
  auto const alias = alias_behind(words, name);
  if (!alias || alias->row == kNoRow || words.kind(alias->row).type != name.type || initials(words, name, *alias))
    return std::nullopt;
  return Tie{
      memory.entity_of_row(alias->row), kNoMention, kNoEntity, EntityType::kUnspecified, 0.85F, "listed-acronym", true};
}

/// Learns the short name behind a name, where the lists do not know it as another's.
void Finder::definition(FoundName const& name, std::uint32_t entity) {
  auto const alias = alias_behind(words, name);
  if (!alias) return;
  if (alias->row != kNoRow && alias->row != name.row) {
    auto const type = words.kind(alias->row).type;
    bool const same_kind = type == memory.type_of(entity);
    if (type == EntityType::kState || type == EntityType::kPlace || !(same_kind && initials(words, name, *alias)))
      return;
  }
  // "in the Western Indian Ocean (Nairobi Convention)": no other name of the ocean.
  auto const* const head = words.head_at(alias->last);
  auto const named = memory.type_of(entity);
  bool const place = named == EntityType::kPlace || named == EntityType::kState;
  if (place && head != nullptr && words.head(head->row).type != named) {
    // "the Security Council Committee … concerning South Sudan (“the Committee”)": what was named before.
    FoundName brief;
    brief.first = alias->first;
    brief.last = alias->last;
    brief.end = words.end_of(alias->last);
    brief.type = words.head(head->row).type;
    auto const tie = memory.brief(brief, mentions->back().paragraph);
    if (tie.entity != kNoEntity && words.capital(alias->first)) memory.define(alias->first, alias->last, tie.entity);
    return;
  }
  if (words.capital(alias->first)) memory.define(alias->first, alias->last, entity);
}

/// The last definition of the words that stand here; null: none.
NameMemory::Defined const* Finder::definition_at(std::uint32_t at) const {
  auto const& definitions = memory.definitions();
  for (auto each = definitions.rbegin(); each != definitions.rend(); ++each) {
    auto const count = each->last - each->first;
    if (each->first > at || words.hash(each->first) != words.hash(at) || at + count >= words.size()) continue;
    if (words.word(each->first) != words.word(at)) continue;
    bool same = true;
    for (std::uint32_t i = 1; same && i <= count; ++i)
      same = words.hash(each->first + i) == words.hash(at + i) && words.gap(each->first + i) == words.gap(at + i);
    if (same) return &*each;
  }
  return nullptr;
}

/// The uses of short names that the text defined and that no list and no noun shows: "UNSOS" of a later paragraph.
void Finder::later_uses() {
  auto const& definitions = memory.definitions();
  if (definitions.empty()) return;
  WordFilter filter;
  for (auto const& each : definitions) filter.add(words.hash(each.first));
  auto const before = mentions->size();
  std::size_t next = 0;  // mention that ends behind the word
  std::uint32_t paragraph = 0;
  auto const& paragraphs = in->structure.paragraphs;
  auto free = definitions.front().first;  // the first word that none of these holds
  for (auto block = free; block < words.size(); block += WordFilter::kAtOnce) {
    auto const count = std::min<std::size_t>(WordFilter::kAtOnce, words.size() - block);
    for (auto left = filter.find(words.hashes(block).data(), count); left != 0; left &= left - 1) {
      auto const at = block + static_cast<std::uint32_t>(std::countr_zero(left));
      while (next < before && (*mentions)[next].span.end <= words.begin_of(at)) ++next;
      bool const held = next < before && (*mentions)[next].span.begin <= words.begin_of(at);
      auto const* const defined = at < free || held ? nullptr : definition_at(at);
      if (defined == nullptr) continue;
      auto const last = at + defined->last - defined->first;
      Span const span{words.begin_of(at), words.end_of(last)};
      if (next < before && (*mentions)[next].span.begin < span.end) continue;
      while (paragraph + 1 < paragraphs.size() && paragraphs[paragraph + 1].span.begin <= span.begin) ++paragraph;
      auto const holder = paragraphs[paragraph].span;
      if (!holds_names(paragraphs[paragraph]) || span.begin < holder.begin || span.end > holder.end) continue;
      auto& mention = mentions->emplace_back();
      mention.paragraph = paragraph;
      mention.span = span;
      mention.type = memory.type_of(defined->entity);
      mention.entity = defined->entity;
      mention.rule = "defined-short-name";
      mention.entity_rule = "definition";
      mention.confidence = 0.9F;
      mention.entity_confidence = 0.95F;
      memory.count(mention.entity, mention_weight(paragraphs[paragraph].kind));
      free = last + 1;
    }
  }
  auto const middle = mentions->begin() + static_cast<std::ptrdiff_t>(before);
  if (middle == mentions->end()) return;
  // Antecedents are indices: they move with the mentions that are put in before them.
  std::vector<std::uint32_t> places(before);
  std::size_t late = before;
  for (std::size_t i = 0; i < before; ++i) {
    while (late < mentions->size() && (*mentions)[late].span.begin < (*mentions)[i].span.begin) ++late;
    places[i] = static_cast<std::uint32_t>(i + late - before);
  }
  for (auto& mention : *mentions) {
    if (mention.antecedent != kNoMention) mention.antecedent = places[mention.antecedent];
  }
  std::inplace_merge(mentions->begin(), middle, mentions->end(),
                     [](Mention const& a, Mention const& b) { return a.span.begin < b.span.begin; });
}

/// Counts and weighs the entities; one that only stood inside other names and was never meant goes.
void Finder::finish() {
  auto const* const moved = memory.finish();
  if (moved == nullptr) return;
  for (auto& mention : *mentions) {
    if (mention.entity != kNoEntity) mention.entity = moved[mention.entity];
    if (mention.runner_up != kNoEntity) mention.runner_up = moved[mention.runner_up];
  }
}

}  // namespace

struct MentionFinder::Content : Finder {};

MentionFinder::MentionFinder() : content_(std::make_unique<Content>()) {}
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;

void MentionFinder::find(NamedText const& in, NameLexicon const& lexicon, Mentions& result) {
  content_->run(in, lexicon, result);
}

}  // namespace rapporteur
