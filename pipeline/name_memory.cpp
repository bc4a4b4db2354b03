#include "pipeline/name_memory.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

namespace rapporteur {
namespace {

constexpr std::string_view kOwnName = "own-name";
constexpr std::string_view kDefinition = "definition";
constexpr std::string_view kSameParagraph = "antecedent-in-paragraph";
constexpr std::string_view kNearest = "nearest-antecedent";
constexpr std::string_view kOrganDefault = "organ-default";
constexpr std::string_view kTitle = "title";

/// Eight bytes with their ASCII capitals made small: those from 'A' to 'Z' get the bit between the cases.
constexpr std::uint64_t lower_ascii(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  auto const low = bytes & (0x7FU * kOnes);
  auto const from_a = low + (0x80U - 'A') * kOnes;
  auto const past_z = low + (0x80U - 'Z' - 1U) * kOnes;
  return bytes | (((from_a ^ past_z) & ~bytes & (0x80U * kOnes)) >> 2U);
}

constexpr std::size_t kAtOnce = sizeof(std::uint64_t);

void lower_eight(char const* from, char* to) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, kAtOnce);
  bytes = lower_ascii(bytes);
  std::memcpy(to, &bytes, kAtOnce);
}

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
constexpr std::size_t kFewestChains = 64;  // a power of two

/// Whether a short form and what it stands for can be of these types: an organ is no treaty.
bool fit(EntityType brief, EntityType full) {
  auto const group = [](EntityType type) {
    switch (type) {
      case EntityType::kInstrument:
        return 1;
      case EntityType::kEvent:
        return 2;
      case EntityType::kPlace:
        return 3;
      case EntityType::kState:
        return 4;
      default:
        return 0;
    }
  };
  return group(brief) == group(full) || (brief == EntityType::kEvent && full == EntityType::kUnOrgan) ||
         (brief == EntityType::kUnOrgan && full == EntityType::kEvent);
}

}  // namespace

void NameMemory::begin(NameWords const& words, std::string_view organ, std::vector<Entity>& entities,
                       std::string& texts) {
  words_ = &words;
  organ_ = organ;
  entities_ = &entities;
  texts_ = &texts;
  for (auto const& state : states_) {
    if (state.row != kNoRow) by_row_[state.row] = kNoEntity;
  }
  states_.clear();
  texts_end_ = 0;
  weight_ = 0;
  unnamed_ = 0;
  by_row_.resize(words.lexicon().rows().size(), kNoEntity);
  when_ = 0;
  by_words_.begin();
  by_id_.begin();
  known_.clear();
  buckets_.fill(0);
  definitions_.clear();
  titled_.clear();
  defined_words_ = 0;
}

std::uint64_t NameMemory::key(std::uint32_t first, std::uint32_t last) const {
  std::uint64_t sum = last - first;
  for (auto at = first; at <= last; ++at) sum = (std::rotl(sum, 7) ^ words_->hash(at)) * kMix;
  return sum;
}

void NameMemory::KeyedEntities::begin() {
  chains_.assign(kFewestChains, 0);
  entries_.clear();
}

inline std::uint32_t& NameMemory::KeyedEntities::operator[](std::uint64_t key) {
  for (auto at = chain(key); at != 0; at = entries_[at - 1].next) {
    if (entries_[at - 1].key == key) return entries_[at - 1].entity;
  }
  return add(key);
}

std::uint32_t& NameMemory::KeyedEntities::add(std::uint64_t key) {
  auto const link = [this](std::uint32_t at) { entries_[at].next = std::exchange(chain(entries_[at].key), at + 1); };
  auto const size = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({key, kNoEntity, 0});
  if (size < chains_.size()) {
    link(size);
  } else {
    chains_.assign(2 * chains_.size(), 0);
    for (std::uint32_t at = 0; at <= size; ++at) link(at);
  }
  return entries_.back().entity;
}

/// "NAME:committee-on-conferences": the words in small ASCII letters, eight bytes at a time.
Span NameMemory::write_id(std::uint32_t first, std::uint32_t last) {
  constexpr std::size_t kLongest = 120;
  static constexpr std::string_view kPrefix = "NAME:";
  auto const text = words_->text();
  auto const most =
      texts_end_ + kPrefix.size() + words_->end_of(last) - words_->begin_of(first) + last - first + kAtOnce;
  if (texts_->size() < most) texts_->resize(2 * most);
  auto* const from_here = texts_->data() + texts_end_;
  auto* out = std::copy(kPrefix.begin(), kPrefix.end(), from_here);
  auto const* const stop = from_here + kLongest;
  auto const whole = words_->end_of(last) - words_->begin_of(first);
  bool spaced = whole + kPrefix.size() < kLongest && words_->end_of(last) + kAtOnce <= text.size();
  for (auto at = first; spaced && at < last; ++at) spaced = words_->begin_of(at + 1) == words_->end_of(at) + 1;
  if (spaced) {
    // One sign between each two words, as mostly: all at once.
    auto const* const from = text.data() + words_->begin_of(first);
    for (std::size_t done = 0; done < whole; done += kAtOnce) lower_eight(from + done, out + done);
    for (auto at = first; at < last; ++at) out[words_->end_of(at) - words_->begin_of(first)] = '-';
    return {texts_end_, texts_end_ + static_cast<std::uint32_t>(out + whole - from_here)};
  }
  for (auto at = first; at <= last && out < stop; ++at) {
    if (at > first) *out++ = '-';
    auto from = static_cast<std::size_t>(words_->begin_of(at));
    auto const end = static_cast<std::size_t>(words_->end_of(at));
    // What is written past the word is overwritten by the next.
    for (; from < end && from + kAtOnce <= text.size(); from += kAtOnce) {
      lower_eight(text.data() + from, out);
      out += std::min(kAtOnce, end - from);
    }
    for (; from < end; ++from) *out++ = static_cast<char>(lower_ascii(static_cast<unsigned char>(text[from])));
  }
  return {texts_end_, texts_end_ + static_cast<std::uint32_t>(out - from_here)};
}

inline std::uint32_t NameMemory::new_entity(std::uint32_t row, EntityType type) {
  auto const fresh = static_cast<std::uint32_t>(states_.size());
  states_.push_back({row, type, 0, 0, 0, {}, 0});
  ++unnamed_;
  return fresh;
}

/// The entity of a row that was not named before.
std::uint32_t NameMemory::first_of_row(std::uint32_t row) {
  words_->lexicon().prepare_label(row);
  return by_row_[row] = new_entity(row, words_->kind(row).type);
}

inline void NameMemory::write(State const& state, Entity& entity) const {
  if (state.row != kNoRow) {
    auto const& listed = words_->lexicon().label(state.row);
    __builtin_prefetch(listed.id.data());  // for who writes it
    entity.id = listed.id;
    entity.name = listed.name;
  } else {
    entity.id = text_at(state.id);
    entity.name = text_at({state.id.end, state.name_end});
  }
  entity.type = state.type;
  entity.mentions = state.mentions;
  entity.salience = static_cast<float>(static_cast<double>(state.weight) / static_cast<double>(weight_));
}

std::uint32_t const* NameMemory::finish() {
  auto& entities = *entities_;
  auto const kept = states_.size() - unnamed_;
  entities.resize(kept);
  auto* entity = entities.data();
  for (auto const& state : states_) {
    if (state.mentions != 0) write(state, *entity++);
  }
  if (unnamed_ == 0) return nullptr;
  moved_.clear();
  std::uint32_t place = 0;
  for (auto const& state : states_) moved_.push_back(state.mentions == 0 ? kNoEntity : place++);
  return moved_.data();
}

Tie NameMemory::listed(std::uint32_t row) {
  return {entity_of_row(row), kNoMention, kNoEntity, EntityType::kUnspecified, 1, kListed, true};
}

Tie NameMemory::full(FoundName const& name) {
  if (name.row != kNoRow) return listed(name.row);
  if (auto const entity = defined(name.first, name.last))
    return {*entity, kNoMention, kNoEntity, EntityType::kUnspecified, 1, kDefinition, true};
  auto& known = by_words_[key(name.first, name.last)];
  if (known == kNoEntity) known = own_entity(name);
  return {known, kNoMention, kNoEntity, EntityType::kUnspecified, 0.95F, kOwnName, true};
}

/// What goes by one id is one thing: "Mohamed RIAD" and "Mohamed Riad".
std::uint32_t NameMemory::own_entity(FoundName const& name) {
  auto const id = write_id(name.first, name.last);
  auto& known = by_id_[word_hash(text_at(id))];
  if (known == kNoEntity || text_at(states_[known].id) != text_at(id)) {
    known = new_entity(kNoRow, name.type);
    auto const begin = words_->begin_of(name.first);
    auto const size = name.end - begin;
    if (texts_->size() < id.end + size) texts_->resize(2 * std::size_t{id.end + size});
    std::memcpy(texts_->data() + id.end, words_->text().data() + begin, size);
    states_[known].id = id;
    states_[known].name_end = texts_end_ = id.end + size;
  }
  return known;
}

std::optional<std::uint32_t> NameMemory::find_defined(std::uint32_t first, std::uint32_t last) const {
  auto const sought = key(first, last);
  for (auto at = definitions_.rbegin(); at != definitions_.rend(); ++at) {
    if (at->key == sought) return at->entity;
  }
  return std::nullopt;
}

void NameMemory::define(std::uint32_t first, std::uint32_t last, std::uint32_t entity) {
  constexpr std::size_t kMost = 400;
  if (definitions_.size() == kMost) return;
  definitions_.push_back({key(first, last), first, last, entity});
  defined_words_ |= std::uint64_t{1} << (words_->hash(first) & 63U);
}

std::uint64_t NameMemory::head_word(FoundName const& name) const {
  if (name.row != kNoRow) return words_->kind(name.row).head;
  return words_->hash(name.first + head_of(name.first, name.last));
}

void NameMemory::entitle(FoundName const& name, std::uint32_t entity) {
  constexpr std::size_t kMost = 64;
  auto const type = type_of(entity);
  Titled const titled{type == EntityType::kInstrument ? head_word(name) : 0, type, entity};
  for (auto& each : titled_) {
    if (each.type == titled.type && each.head == titled.head) {
      each = titled;
      return;
    }
  }
  if (titled_.size() < kMost) titled_.push_back(titled);
}

Tie NameMemory::itself(FoundName const& name) const {
  auto const head = name.type == EntityType::kInstrument ? words_->hash(name.last) : 0;
  for (auto const& each : titled_) {
    if (each.type == name.type && each.head == head)
      return {each.entity, kNoMention, kNoEntity, EntityType::kUnspecified, 0.9F, kTitle, false};
  }
  return {};
}

/// Where a name that is remembered now goes, which this word heads. One name for each entity, the last; of very many
/// the oldest makes room.
inline NameMemory::Known& NameMemory::place_for(std::uint32_t entity, std::uint64_t head) {
  constexpr std::size_t kMost = 512;
  auto& at = states_[entity].known;
  if (at == 0 && known_.size() < kMost) {
    known_.emplace_back();
    at = static_cast<std::uint32_t>(known_.size());
  } else {
    if (at == 0) {
      at = static_cast<std::uint32_t>(when_ % kMost + 1);
      states_[known_[at - 1].entity].known = 0;
    }
    if (known_[at - 1].head == head) return known_[at - 1];
    unlink(at - 1);
  }
  auto& known = known_[at - 1];
  known.head = head;
  known.next = std::exchange(bucket(head), at);
  return known;
}

void NameMemory::remember_anew(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::uint32_t entity,
                               std::uint32_t mention, std::uint32_t paragraph) {
  std::uint32_t head_place = 0;
  std::uint64_t head = 0;
  if (row != kNoRow) {
    auto const& listed = words_->kind(row);
    head_place = listed.head_place;
    head = listed.head;
  } else {
    head_place = head_of(first, last);
    head = words_->hash(first + head_place);
  }
  ++when_;
  auto& known = place_for(entity, head);
  known.entity = entity;
  known.mention = mention;
  known.paragraph = paragraph;
  known.when = when_;
  known.row = row;
  known.first = first;
  known.last = last;
  known.head_place = head_place;
}

void NameMemory::remember_inner(std::uint32_t row, std::uint32_t paragraph) {
  auto const& kind = words_->kind(row);
  if (kind.collective || kind.type == EntityType::kState || kind.type == EntityType::kPlace) return;
  auto const entity = entity_of_row(row);
  if (states_[entity].known == 0) remember_anew(row, 0, 0, entity, kNoMention, paragraph);
}

void NameMemory::unlink(std::uint32_t place) {
  auto* at = &bucket(known_[place].head);
  while (*at != place + 1) at = &known_[*at - 1].next;
  *at = known_[place].next;
}

/// Whether the words of the short form stand in the full name one after the other, its noun among them: "the Council"
/// is not the president of a council, and "the Chair" no vice-chair.
bool NameMemory::holds(Known const& known, FoundName const& name) const {
  static auto const deputies = std::array{word_hash("Vice"), word_hash("Co"), word_hash("Deputy"), word_hash("Sub")};
  auto const count = name.last - name.first + 1;
  auto const seek = [&](auto&& hash_at, std::uint32_t size, std::uint32_t head) {
    if (size <= count) return false;
    for (std::uint32_t from = head + 1 < count ? 0 : head + 1 - count; from <= head && from + count <= size; ++from) {
      std::uint32_t same = 0;
      while (same < count && hash_at(from + same) == words_->hash(name.first + same)) ++same;
      if (same != count) continue;
      if (from == 0 || std::find(deputies.begin(), deputies.end(), hash_at(from - 1)) == deputies.end()) return true;
    }
    return false;
  };
  if (known.row != kNoRow) {
    auto const words = words_->lexicon().words(words_->kind(known.row));
    return seek([&](std::uint32_t at) { return words[at]; }, static_cast<std::uint32_t>(words.size()),
                known.head_place);
  }
  return seek([&](std::uint32_t at) { return words_->hash(known.first + at); }, known.last - known.first + 1,
              known.head_place);
}

/// The word that heads a name of the text, counted from its first.
std::uint32_t NameMemory::head_of(std::uint32_t first, std::uint32_t last) const {
  for (auto at = first + 1; at <= last; ++at) {
    auto const joint = words_->joint(at);
    if ((joint != NameJoint::kNone && joint != NameJoint::kAnd) || words_->gap(at) == Gap::kOpen) return at - 1 - first;
  }
  return last - first;
}

NameDefault const* NameMemory::default_of(FoundName const& name) const {
  auto const* each = words_->lexicon().first_default(words_->hash(name.last));
  if (each == nullptr) return nullptr;
  auto const begin = words_->begin_of(name.first);
  auto const text = words_->text().substr(begin, name.end - begin);
  for (; each != nullptr; each = words_->lexicon().next_default(*each)) {
    if (each->short_form == text && (each->organ == "*" || each->organ == organ_)) return each;
  }
  return nullptr;
}

Tie NameMemory::brief(FoundName const& name, std::uint32_t paragraph) {
  Tie tie;
  if (auto const entity = defined(name.first, name.last)) {
    tie = {*entity, kNoMention, kNoEntity, type_of(*entity), 0.95F, kDefinition, true};
    return tie;
  }
  Known const* nearest = nullptr;
  Known const* second = nullptr;
  // What it may mean is headed by one of its words.
  for (auto const word : words_->hashes(name.first, name.last)) {
    for (auto at = bucket(word); at != 0; at = known_[at - 1].next) {
      auto const& each = known_[at - 1];
      if (each.head != word || (second != nullptr && each.when <= second->when) || &each == nearest) continue;
      if (!fit(name.type, type_of(each.entity)) || !holds(each, name)) continue;
      if (nearest == nullptr || each.when > nearest->when) {
        second = nearest;
        nearest = &each;
      } else {
        second = &each;
      }
    }
  }
  auto const* const fallback = default_of(name);
  bool const here = nearest != nullptr && nearest->paragraph == paragraph;
  if (fallback != nullptr && (nearest == nullptr || (fallback->first && !here))) {
    tie.entity = entity_of_row(fallback->row);
    tie.rule = kOrganDefault;
    tie.in_full = false;
    tie.confidence = nearest == nullptr ? 0.85F : 0.75F;
    tie.runner_up = nearest == nullptr || nearest->entity == tie.entity ? kNoEntity : nearest->entity;
  } else if (nearest != nullptr) {
    tie.entity = nearest->entity;
    tie.antecedent = nearest->mention;
    tie.in_full = nearest->mention == kNoMention;
    tie.rule = here ? kSameParagraph : kNearest;
    tie.confidence = here ? 0.9F : second == nullptr ? 0.85F : 0.65F;
    tie.runner_up = second == nullptr ? kNoEntity : second->entity;
  } else {
    // "the Territory" of a text on one.
    bool const subject = name.noun_only && (name.type == EntityType::kPlace || name.type == EntityType::kState);
    if (subject) tie = itself(name);
    return tie;
  }
  tie.type = type_of(tie.entity);
  return tie;
}

}  // namespace rapporteur
