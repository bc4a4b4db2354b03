#include "pipeline/name_lexicon.hpp"

#include "grammar/embedded.hpp"
#include "grammar/lexicon.hpp"
#include "pipeline/phrase_spelling.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace rapporteur {

using grammar::TableError;

namespace {

constexpr std::array<std::string_view, 9> kNameTables = {"names_states",         "names_groups",      "names_un_organs",
                                                         "names_un_secretariat", "names_un_system",   "names_places",
                                                         "names_organizations",  "names_instruments", "names_events"};
constexpr std::array<std::string_view, 5> kOtherTables = {"name_heads", "name_modifiers", "name_defaults", "name_care",
                                                          "name_words"};

bool is_table(std::string_view name) {
  return std::find(kNameTables.begin(), kNameTables.end(), name) != kNameTables.end() ||
         std::find(kOtherTables.begin(), kOtherTables.end(), name) != kOtherTables.end();
}

/// The text of each table by its name.
using Texts = std::map<std::string, std::string, std::less<>>;

Texts embedded_texts() {
  Texts texts;
  for (auto const& table : grammar::embedded_tables()) {
    if (is_table(table.name)) texts.emplace(table.name, table.text);
  }
  return texts;
}

std::string read(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) throw TableError(path.filename().string() + ":1:1: the table cannot be read");
  return text;
}

Texts folder_texts(std::string const& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(folder, error)) throw TableError(folder + ":1:1: there is no such folder");
  Texts texts;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
    auto const& path = at->path();
    if (path.extension() != ".tsv") continue;
    auto const name = path.stem().string();
    if (!is_table(name)) throw TableError(path.filename().string() + ":1:1: no table has this name");
    texts.emplace(name, read(path));
  }
  if (error) throw TableError(folder + ":1:1: the folder cannot be listed");
  if (texts.empty()) throw TableError(folder + ":1:1: the folder holds no table of names");
  return texts;
}

std::vector<std::string_view> parts(std::string_view list) {
  std::vector<std::string_view> result;
  while (!list.empty()) {
    auto const bar = list.find('|');
    if (bar != 0) result.push_back(list.substr(0, bar));
    list.remove_prefix(bar == std::string_view::npos ? list.size() : bar + 1);
  }
  return result;
}

/// Small letters at the head: a kind of party, found with capitals as well.
PhraseCase case_of(std::string_view name) {
  auto const first = static_cast<unsigned char>(name.empty() ? 'A' : name[0]);
  return first >= 'a' && first <= 'z' ? PhraseCase::kFold : PhraseCase::kExact;
}

bool ends_head(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kWords = {"of",      "on",  "for",      "to",      "in",
                                                              "against", "at",  "with",     "from",    "concerning",
                                                              "with",    "and", "relating", "pursuant"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::optional<HeadClass> head_class(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kClasses = {
      "body", "office", "role", "chief", "org", "fund", "state", "instrument", "event", "place", "person"};
  auto const at = std::find(kClasses.begin(), kClasses.end(), name);
  if (at == kClasses.end()) return std::nullopt;
  return static_cast<HeadClass>(at - kClasses.begin());
}

std::optional<NameCare> care_named(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kCares = {"none",           "guarded",    "never",
                                                             "united-nations", "collective", "goals"};
  auto const at = std::find(kCares.begin(), kCares.end(), name);
  if (at == kCares.end()) return std::nullopt;
  return static_cast<NameCare>(at - kCares.begin());
}

}  // namespace

std::uint32_t head_of_name(std::string_view name) {
  WordIndex words;
  index_words(name, words);
  return head_of_name(name, words);
}

std::uint32_t head_of_name(std::string_view name, WordIndex const& words) {
  for (std::uint32_t i = 1; i < words.size(); ++i) {
    auto const word = words.word(name, i);
    if (word != "and" && ends_head(word)) return i - 1;
    if (gap_between(name, words.end[i - 1], words.begin[i]) == Gap::kOpen) return i - 1;
  }
  return static_cast<std::uint32_t>(words.size() - 1);
}

/// Fills a lexicon; knows where in its table it is.
class NameLexiconBuilder {
 public:
  explicit NameLexiconBuilder(Texts texts) : texts_(std::move(texts)) {}

  std::shared_ptr<NameLexicon const> build() {
    for (auto const name : kNameTables) add_names(name);
    check_parents();
    add_care();
    add_heads();
    add_words();
    add_defaults();
    add_kinds();
    add_labels();
    return lexicon_;
  }

 private:
  [[noreturn]] void fail(std::size_t line, std::size_t column, std::string const& what) const {
    throw TableError(std::string(name_) + ".tsv:" + std::to_string(line) + ":" + std::to_string(column) + ": " + what);
  }

  /// Opens a table; `lines_` then gives the line of each row.
  grammar::Table open(std::string_view name, std::vector<std::string_view> const& columns) {
    name_ = name;
    auto const found = texts_.find(name);
    if (found == texts_.end()) fail(1, 1, "the table is missing");
    auto table = grammar::Table::parse(name, found->second, columns);
    if (table.rows.empty()) fail(1, 1, "the table is empty");
    return table;
  }

  /// Line and column of a field, by its place in the text of its table.
  void fail_at(std::string_view field, std::string const& what) const {
    std::string_view const text = texts_.find(name_)->second;
    auto const at = static_cast<std::size_t>(field.data() - text.data());
    auto const before = text.substr(0, at);
    auto const line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    auto const start = before.rfind('\n');
    fail(line, at - (start == std::string_view::npos ? 0 : start + 1) + 1, what);
  }

  void add_names(std::string_view name) {
    auto const table = open(name, {"id", "type", "name", "aliases", "codes", "parent", "source"});
    for (auto const& field : table.rows) {
      auto const type = entity_type(field[1]);
      if (type == EntityType::kUnspecified) fail_at(field[1], "no type has the name '" + std::string(field[1]) + "'");
      auto const row = static_cast<std::uint32_t>(lexicon_->rows_.size());
      if (!lexicon_->ids_.emplace(field[0], row).second)
        fail_at(field[0], "the id '" + std::string(field[0]) + "' stands twice");
      add_alias(field[2], row);
      lexicon_->rows_.push_back(
          {std::string(field[0]),
           std::string(field[2]),
           type,
           std::string(field[5]),
           {phrase_.words.hash.begin(), phrase_.words.hash.end()},
           head_of_name(field[2], phrase_.words),
           care(field[0]),
           collective(field[0]),
           type == EntityType::kUnOrgan || type == EntityType::kUnSecretariat ? NameTail::kOf : NameTail::kNone});
      add_unhyphened(field[2], row);
      for (auto const alias : parts(field[3])) {
        add_alias(alias, row);
        add_unhyphened(alias, row);
      }
      if (!field[5].empty()) parents_.push_back({name, field[5]});
    }
  }

  static bool collective(std::string_view id) { return id.starts_with("COLLECTIVE:") || id.starts_with("GROUP:"); }

  static NameCare care(std::string_view id) {
    if (id.starts_with("COLLECTIVE:")) return NameCare::kCollective;
    return collective(id) ? NameCare::kGuarded : NameCare::kNone;
  }

  void add_care() {
    for (auto const& field : open("name_care", {"id", "care", "of", "reason"}).rows) {
      auto const row = lexicon_->ids_.find(std::string(field[0]));
      // Tables of names that are given in place of the embedded ones may do without a row.
      if (row == lexicon_->ids_.end()) continue;
      auto const care = care_named(field[1]);
      if (!care) fail_at(field[1], "no care has the name '" + std::string(field[1]) + "'");
      if (field[2] != "yes" && field[2] != "no" && field[2] != "field") fail_at(field[2], "neither yes, no nor field");
      auto& named = lexicon_->rows_[row->second];
      named.care = *care;
      if (field[2] != "no") named.tail = field[2] == "yes" ? NameTail::kOf : NameTail::kField;
    }
  }

  void add_alias(std::string_view name, std::uint32_t row) {
    if (!cut_phrase(name, phrase_)) fail_at(name, "'" + std::string(name) + "' can never be found as a name");
    lexicon_->aliases_.push_back({std::string(name), row});
  }

  /// "Secretary General", as some write.
  void add_unhyphened(std::string_view name, std::uint32_t row) {
    static constexpr std::string_view kTitle = "Secretary-General";
    auto const at = name.find(kTitle);
    if (at == std::string_view::npos) return;
    std::string other(name);
    other[at + kTitle.find('-')] = ' ';
    lexicon_->aliases_.push_back({std::move(other), row});
  }

  void check_parents() {
    for (auto const& [table, id] : parents_) {
      name_ = table;
      if (lexicon_->find(id) == nullptr) fail_at(id, "no row has the id '" + std::string(id) + "'");
    }
  }

  void add_heads() {
    for (auto const& field : open("name_heads", {"word", "type", "class", "short"}).rows) {
      auto const type = entity_type(field[1]);
      if (type == EntityType::kUnspecified) fail_at(field[1], "no type has the name '" + std::string(field[1]) + "'");
      auto const of = head_class(field[2]);
      if (!of) fail_at(field[2], "no class has the name '" + std::string(field[2]) + "'");
      if (field[3] != "yes" && field[3] != "no") fail_at(field[3], "neither yes nor no");
      lexicon_->heads_.push_back({std::string(field[0]), type, *of, field[3] == "yes"});
    }
  }

  /// Ids and names in one piece.
  void add_labels() {
    auto& text = lexicon_->label_text_;
    for (auto const& row : lexicon_->rows_) text.append(row.id).append(row.name);
    std::string_view left = text;
    auto const cut = [&](std::size_t size) {
      auto const front = left.substr(0, size);
      left.remove_prefix(size);
      return front;
    };
    lexicon_->labels_.reserve(lexicon_->rows_.size());
    for (auto const& row : lexicon_->rows_) {
      auto const id = cut(row.id.size());
      lexicon_->labels_.push_back({id, cut(row.name.size())});
    }
  }

  /// What the rows say, in short.
  void add_kinds() {
    for (auto const& row : lexicon_->rows_) {
      auto& kind = lexicon_->kinds_.emplace_back();
      kind.type = row.type;
      kind.care = row.care;
      kind.own = own(row.id);
      kind.collective = row.collective;
      kind.tail = row.tail;
      kind.has_parent = !row.parent.empty();
      kind.small = row.name[0] >= 'a' && row.name[0] <= 'z';
      kind.words = static_cast<std::uint32_t>(lexicon_->words_.size());
      kind.word_count = static_cast<std::uint32_t>(row.words.size());
      kind.head_place = row.head;
      kind.head = row.words[row.head];
      lexicon_->words_.insert(lexicon_->words_.end(), row.words.begin(), row.words.end());
      bool const united_nations = kind.care == NameCare::kUnitedNations;
      kind.plain = (united_nations || kind.care == NameCare::kNone || kind.care == NameCare::kGuarded) &&
                   kind.own != NameOwn::kParties && kind.own != NameOwn::kSecretariat &&
                   kind.type != EntityType::kEvent;
      kind.behind = NameWordClasses::bit(NameWord::kJointAnd);
      if (kind.tail != NameTail::kNone) kind.behind |= NameWordClasses::bit(NameWord::kJointOf);
      if (kind.tail == NameTail::kField)
        kind.behind |= NameWordClasses::bit(NameWord::kJointFor) | NameWordClasses::bit(NameWord::kJointOn);
      if (united_nations) {
        kind.behind |= NameWordClasses::bit(NameWord::kUnitedNationsNoun);
        kind.behind |= NameWordClasses::bit(NameWord::kUnitedNationsKind);
      }
    }
  }

  static NameOwn own(std::string_view id) {
    static constexpr std::array<std::pair<std::string_view, NameOwn>, 6> kOwn = {{
        {"ISO3166:US", NameOwn::kUnitedStates},
        {"COLLECTIVE:foundations", NameOwn::kFoundations},
        {"UN:SECRETARIAT", NameOwn::kSecretariat},
        {"UN:SG", NameOwn::kSecretaryGeneral},
        {"UN:COP", NameOwn::kParties},
        {"UN:COSP", NameOwn::kParties},
    }};
    for (auto const& [of, kind] : kOwn) {
      if (of == id) return kind;
    }
    return NameOwn::kNone;
  }

  void add_words() {
    auto const modifiers = open("name_modifiers", {"word"});
    auto const table = open("name_words", {"word", "classes"});
    lexicon_->word_classes_.make_room(table.rows.size() + modifiers.rows.size());
    for (auto const& field : modifiers.rows) lexicon_->word_classes_.add(word_hash(field[0]), NameWord::kModifier);
    for (auto const& field : table.rows) {
      for (auto left = field[1]; !left.empty();) {
        auto const name = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(left.size(), name.size() + 1));
        if (!lexicon_->word_classes_.add(word_hash(field[0]), name))
          fail_at(name, "no class has the name '" + std::string(name) + "'");
      }
    }
  }

  void add_defaults() {
    for (auto const& field : open("name_defaults", {"short", "organ", "entity", "first"}).rows) {
      auto const* const row = lexicon_->find(field[2]);
      if (row == nullptr) fail_at(field[2], "no row has the id '" + std::string(field[2]) + "'");
      if (field[3] != "yes" && field[3] != "no") fail_at(field[3], "neither yes nor no");
      lexicon_->defaults_.push_back(
          {std::string(field[0]), std::string(field[1]), lexicon_->index_of(*row), field[3] == "yes", 0});
    }
    // From the last, so that of those of one place the first comes first.
    auto& defaults = lexicon_->defaults_;
    for (auto i = static_cast<std::uint32_t>(defaults.size()); i-- > 0;) {
      index_words(defaults[i].short_form, phrase_.words);
      auto const& words = phrase_.words.hash;
      if (words.empty()) continue;
      auto& place = lexicon_->default_places_[words.back() % lexicon_->default_places_.size()];
      defaults[i].next = std::exchange(place, i + 1);
    }
  }

  struct Parent {
    std::string_view table;
    std::string_view id;
  };

  Texts texts_;
  std::string_view name_;
  std::vector<Parent> parents_;
  PhraseWords phrase_;  // the name last added
  std::shared_ptr<NameLexicon> lexicon_ = std::make_shared<NameLexicon>();
};

std::shared_ptr<NameLexicon const> NameLexicon::standard() {
  static auto const lexicon = NameLexiconBuilder(embedded_texts()).build();
  return lexicon;
}

std::shared_ptr<NameLexicon const> NameLexicon::load(std::string const& folder) {
  auto texts = folder_texts(folder);
  texts.merge(embedded_texts());
  return NameLexiconBuilder(std::move(texts)).build();
}

NameRow const* NameLexicon::find(std::string_view id) const {
  auto const found = ids_.find(std::string(id));
  return found == ids_.end() ? nullptr : &rows_[found->second];
}

void NameLexicon::add_to(PhraseMatcher& matcher) const {
  for (auto const& alias : aliases_) matcher.add(PhraseTable::kNames, alias.row, alias.text, case_of(alias.text));
  for (std::uint32_t i = 0; i < heads_.size(); ++i) {
    matcher.add(PhraseTable::kNameHeads, i, heads_[i].word, PhraseCase::kExact);
  }
}

}  // namespace rapporteur
