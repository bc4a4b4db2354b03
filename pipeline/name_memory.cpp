#include "pipeline/name_memory.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <utility>

namespace rapporteur {
namespace {

constexpr std::string_view kListed = "listed-name";
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

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
constexpr std::size_t kWordedLeast = 256;

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

void NameMemory::begin(NameWords const& words, std::string_view organ, std::vector<Entity>& entities) {
  words_ = &words;
  organ_ = organ;
  entities_ = &entities;
  entities_->clear();
  for (auto const row : rows_) by_row_[row] = kNoEntity;
  rows_.clear();
  by_row_.resize(words.lexicon().rows().size(), kNoEntity);
  known_at_.clear();
  when_ = 0;
  by_words_.begin();
  by_id_.begin();
  known_.clear();
  heads_.clear();
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
  if (slots_.empty() || ++document_ == 0) {
    slots_.assign(kWordedLeast, {});
    document_ = 1;
  }
  used_ = 0;
}

NameMemory::Worded& NameMemory::KeyedEntities::seek(std::uint64_t key) {
  auto const mask = slots_.size() - 1;
  for (auto at = static_cast<std::size_t>(key >> 32U) & mask;; at = (at + 1) & mask) {
    auto& each = slots_[at];
    if (each.document != document_ || each.key == key) return each;
  }
}

std::uint32_t& NameMemory::KeyedEntities::operator[](std::uint64_t key) {
  if (auto& found = seek(key); found.document == document_) return found.entity;
  if (++used_ * 2 > slots_.size()) {
    std::vector<Worded> old(slots_.size() * 2);
    old.swap(slots_);
    for (auto const& each : old) {
      if (each.document == document_) seek(each.key) = each;
    }
  }
  return (seek(key) = {key, kNoEntity, document_}).entity;
}

/// "NAME:committee-on-conferences": the words in small ASCII letters, eight bytes at a time.
void NameMemory::write_slug(std::uint32_t first, std::uint32_t last) {
  constexpr std::size_t kLongest = 120;
  constexpr std::size_t kAtOnce = sizeof(std::uint64_t);
  static constexpr std::string_view kPrefix = "NAME:";
  auto const text = words_->text();
  auto const most = kPrefix.size() + words_->end_of(last) - words_->begin_of(first) + last - first + kAtOnce;
  if (slug_.size() < most) slug_.resize(most);
  auto* out = std::copy(kPrefix.begin(), kPrefix.end(), slug_.data());
  auto const* const stop = slug_.data() + kLongest;
  for (auto at = first; at <= last && out < stop; ++at) {
    if (at > first) *out++ = '-';
    auto from = static_cast<std::size_t>(words_->begin_of(at));
    auto const end = static_cast<std::size_t>(words_->end_of(at));
    // What is written past the word is overwritten by the next.
    for (; from < end && from + kAtOnce <= text.size(); from += kAtOnce) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + from, kAtOnce);
      bytes = lower_ascii(bytes);
      std::memcpy(out, &bytes, kAtOnce);
      out += std::min(kAtOnce, end - from);
    }
    for (; from < end; ++from) *out++ = static_cast<char>(lower_ascii(static_cast<unsigned char>(text[from])));
  }
  slug_length_ = static_cast<std::size_t>(out - slug_.data());
}

/// The entity of a row that was not named before.
std::uint32_t NameMemory::first_of_row(std::uint32_t row) {
  by_row_[row] = static_cast<std::uint32_t>(entities_->size());
  rows_.push_back(row);
  auto const& listed = words_->row(row);
  auto& entity = entities_->emplace_back();
  entity.id = listed.id;
  entity.name = listed.name;
  entity.type = listed.type;
  return by_row_[row];
}

Tie NameMemory::listed(std::uint32_t row) {
  return {entity_of_row(row), kNoMention, kNoEntity, EntityType::kUnspecified, 1, kListed};
}

Tie NameMemory::full(FoundName const& name) {
  if (name.row != kNoRow) return listed(name.row);
  Tie tie;
  tie.confidence = 1;
  if (auto const entity = defined(name.first, name.last)) {
    tie.entity = *entity;
    tie.rule = kDefinition;
    return tie;
  }
  auto& known = by_words_[key(name.first, name.last)];
  if (known == kNoEntity) known = own_entity(name);
  tie.entity = known;
  tie.rule = kOwnName;
  tie.confidence = 0.95F;
  return tie;
}

/// What goes by one id is one thing: "Mohamed RIAD" and "Mohamed Riad".
std::uint32_t NameMemory::own_entity(FoundName const& name) {
  write_slug(name.first, name.last);
  std::string_view const id(slug_.data(), slug_length_);
  auto& known = by_id_[word_hash(id)];
  if (known == kNoEntity || (*entities_)[known].id != id) {
    auto const begin = words_->begin_of(name.first);
    known = static_cast<std::uint32_t>(entities_->size());
    auto& entity = entities_->emplace_back();
    entity.id.assign(id);
    entity.name.assign(words_->text().substr(begin, name.end - begin));
    entity.type = name.type;
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
  if (name.row != kNoRow) return words_->row(name.row).words[words_->row(name.row).head];
  return words_->hash(name.first + head_of(name.first, name.last));
}

void NameMemory::entitle(FoundName const& name, std::uint32_t entity) {
  constexpr std::size_t kMost = 64;
  auto const type = (*entities_)[entity].type;
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
      return {each.entity, kNoMention, kNoEntity, EntityType::kUnspecified, 0.9F, kTitle};
  }
  return {};
}

void NameMemory::remember(std::uint32_t row, std::uint32_t first, std::uint32_t last, std::uint32_t entity,
                          std::uint32_t mention, std::uint32_t paragraph) {
  // Most names were remembered before, by the same row.
  if (row != kNoRow && entity < known_at_.size() && known_at_[entity] != 0) {
    auto& known = known_[known_at_[entity] - 1];
    if (known.row == row) {
      known.mention = mention;
      known.paragraph = paragraph;
      known.when = ++when_;
      known.first = first;
      known.last = last;
      return;
    }
  }
  auto const head =
      row != kNoRow ? words_->row(row).words[words_->row(row).head] : words_->hash(first + head_of(first, last));
  keep({entity, mention, paragraph, ++when_, head, row, first, last});
}

void NameMemory::remember_inner(std::uint32_t row, std::uint32_t paragraph) {
  auto const& listed = words_->row(row);
  if (listed.collective || listed.type == EntityType::kState || listed.type == EntityType::kPlace) return;
  auto const entity = by_row_[row];
  if (entity != kNoEntity && entity < known_at_.size() && known_at_[entity] != 0) return;
  keep({entity_of_row(row), kNoMention, paragraph, ++when_, listed.words[listed.head], row, 0, 0});
}

/// One name for each entity, the last; of very many the oldest makes room.
void NameMemory::keep(Known const& known) {
  constexpr std::size_t kMost = 512;
  if (known_at_.size() <= known.entity) known_at_.resize(known.entity + 1, 0);
  auto& at = known_at_[known.entity];
  if (at != 0) {
    known_[at - 1] = known;
    heads_[at - 1] = known.head;
  } else if (known_.size() < kMost) {
    known_.push_back(known);
    heads_.push_back(known.head);
    at = static_cast<std::uint32_t>(known_.size());
  } else {
    auto const place = known.when % kMost;
    known_at_[known_[place].entity] = 0;
    known_[place] = known;
    heads_[place] = known.head;
    at = static_cast<std::uint32_t>(place + 1);
  }
}

/// Whether the words of the short form stand in the full name one after the other, its noun among them: "the Council"
/// is not the president of a council, and "the Chair" no vice-chair.
bool NameMemory::holds(Known const& known, FoundName const& name) const {
  static auto const deputies = std::array{word_hash("Vice"), word_hash("Co"), word_hash("Deputy"), word_hash("Sub")};
  auto const count = name.last - name.first + 1;
  auto const seek = [&](auto&& hash_at, std::uint32_t size, std::uint32_t head) {
    if (size <= count) return false;
    for (std::uint32_t from = head + 1 < count ? 0 : head + 1 - count; from <= head && from + count <= size; ++from) {
      if (from > 0 && std::find(deputies.begin(), deputies.end(), hash_at(from - 1)) != deputies.end()) continue;
      std::uint32_t same = 0;
      while (same < count && hash_at(from + same) == words_->hash(name.first + same)) ++same;
      if (same == count) return true;
    }
    return false;
  };
  if (known.row != kNoRow) {
    auto const& words = words_->row(known.row).words;
    return seek([&](std::uint32_t at) { return words[at]; }, static_cast<std::uint32_t>(words.size()),
                words_->row(known.row).head);
  }
  return seek([&](std::uint32_t at) { return words_->hash(known.first + at); }, known.last - known.first + 1,
              head_of(known.first, known.last));
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
  auto const begin = words_->begin_of(name.first);
  auto const text = words_->text().substr(begin, name.end - begin);
  for (auto const& each : words_->lexicon().defaults()) {
    if (each.short_form == text && (each.organ == "*" || each.organ == organ_)) return &each;
  }
  return nullptr;
}

Tie NameMemory::brief(FoundName const& name, std::uint32_t paragraph) {
  Tie tie;
  if (auto const entity = defined(name.first, name.last)) {
    tie = {*entity, kNoMention, kNoEntity, (*entities_)[*entity].type, 0.95F, kDefinition};
    return tie;
  }
  Known const* nearest = nullptr;
  Known const* second = nullptr;
  auto const words = words_->hashes(name.first, name.last);
  std::uint64_t filter = 0;  // a bit for each of the words: most names fall out by it
  for (auto const word : words) filter |= std::uint64_t{1} << (word & 63U);
  auto const* const heads = heads_.data();
  for (std::size_t i = 0, count = heads_.size(); i < count; ++i) {
    if (((filter >> (heads[i] & 63U)) & 1U) == 0) continue;
    if (std::find(words.begin(), words.end(), heads[i]) == words.end()) continue;
    auto const& each = known_[i];
    if (!fit(name.type, (*entities_)[each.entity].type) || !holds(each, name)) continue;
    if (nearest == nullptr || each.when > nearest->when) {
      second = nearest;
      nearest = &each;
    } else if (second == nullptr || each.when > second->when) {
      second = &each;
    }
  }
  auto const* const fallback = default_of(name);
  bool const here = nearest != nullptr && nearest->paragraph == paragraph;
  if (fallback != nullptr && (nearest == nullptr || (fallback->first && !here))) {
    tie.entity = entity_of_row(fallback->row);
    tie.rule = kOrganDefault;
    tie.confidence = nearest == nullptr ? 0.85F : 0.75F;
    tie.runner_up = nearest == nullptr || nearest->entity == tie.entity ? kNoEntity : nearest->entity;
  } else if (nearest != nullptr) {
    tie.entity = nearest->entity;
    tie.antecedent = nearest->mention;
    tie.rule = here ? kSameParagraph : kNearest;
    tie.confidence = here ? 0.9F : second == nullptr ? 0.85F : 0.65F;
    tie.runner_up = second == nullptr ? kNoEntity : second->entity;
  } else {
    // "the Territory" of a text on one.
    bool const subject = name.noun_only && (name.type == EntityType::kPlace || name.type == EntityType::kState);
    return subject ? itself(name) : tie;
  }
  tie.type = (*entities_)[tie.entity].type;
  return tie;
}

}  // namespace rapporteur
