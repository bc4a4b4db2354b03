#pragma once

#include "grammar/act.hpp"
#include "pipeline/action.hpp"
#include "pipeline/verb_sites.hpp"
#include "pipeline/words.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rapporteur {

class VerbWords;

/// A verb of action in the folded text of a paragraph; offsets are of that text.
struct Verb {
  static constexpr std::uint32_t kActive = 0xffffffffU;

  grammar::Act const* act = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t joint = 0;  ///< where what joins it to the words before begins: there the clause before ends
  std::uint32_t clause_end = 0;
  std::uint32_t passive_subject = kActive;  ///< where the subject of a passive begins, who is to act
  std::uint32_t task = 0;  ///< where its task begins, set by who reads the frame; 0: nobody is asked for anything
  float force = 0;         ///< of the act, adverbs reckoned in
  float tone = 0;
  Speaker speaker{};
  float confidence = 1;
  std::string_view rule;
  std::string_view runner_up;
};

/// Whose words a paragraph holds.
struct VerbSetting {
  enum class Voice : std::uint8_t {
    kOperative,    ///< the organ, present tense
    kPreambular,   ///< the organ, participles
    kDeclaration,  ///< those who adopt a declaration: "We …"
    kListed,       ///< the same under "We, the Heads of State …:", bare verbs
  };
  Voice voice{};
  bool item = false;  ///< a sub-paragraph that goes on with an introducing sentence: its gerunds are what is to be done
  std::string_view organ;  ///< "Security Council"; the subject of sentences in a statement
};

/// Finds the verbs by which the speaker acts: at the head of the paragraph, joined to another one, at the head of a
/// later sentence. Nouns, relative clauses and reported acts are none.
class VerbFinder {
 public:
  /// The words of the text whose paragraphs are to follow; they must stay.
  void begin(WordIndex const& words);
  /// `view`: a folded paragraph; `place`: where it begins in the text, nothing where its words are not those of the
  /// text.
  void find(std::string_view view, std::optional<WordPlace> place, VerbSetting const& setting,
            std::vector<Verb>& verbs);

 private:
  VerbWords const* known_ = nullptr;  // the tables are read for the first text: who asks for no verbs needs none
  grammar::VerbBeginnings const* beginnings_ = nullptr;
  WordIndex const* words_ = nullptr;
  VerbSites sites_;
};

}  // namespace rapporteur
