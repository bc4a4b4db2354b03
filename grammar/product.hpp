#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is to come out of a task. Texts are folded (see pipeline/fold.hpp).
namespace rapporteur::grammar {

/// In the order of the schema's `DeliverableType`.
enum class ProductType : std::uint8_t {
  kUnspecified,
  kReport,
  kMeeting,
  kReview,
  kAnalysis,
  kStrategy,
  kPolicy,
  kRecommendations,
  kInformation,
  kAssistance,
  kTraining,
  kFunding,
  kAppointment,
  kBody,
  kOther,
};

/// How it was found.
enum class ProductForm : std::uint8_t {
  kObject,   ///< "submit a comprehensive report"
  kVerb,     ///< "to report", "to review"
  kJoined,   ///< "…, as well as specific recommendations"
  kPassive,  ///< "that a mechanism be established"
};

/// Offsets of the clause; empty ranges where nothing is said.
struct Product {
  ProductType type{};
  ProductForm form{};
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t recipient_begin = 0;
  std::size_t recipient_end = 0;
  std::size_t subject_begin = 0;
  std::size_t subject_end = 0;
};

/// A word at which a product may be named: a verb that brings one about, a noun of doing, a word that joins a further
/// one. Small letters; a word with a hyphen is none of them.
struct ProductBeginning {
  std::string word;
  bool is_infinitive = false;  ///< one that names a product only as an infinitive
  bool is_verb = false;        ///< one that names only what follows it
};
[[nodiscard]] std::span<ProductBeginning const> product_beginnings();
/// The words before an infinitive, in all their spellings.
[[nodiscard]] std::vector<std::string> infinitive_leads();

/// What a word behind a verb says of the product that may stand there.
struct ProductHint {
  static constexpr std::uint8_t kMay = 1;         ///< it is one, or leads to one
  static constexpr std::uint8_t kMayAsFirst = 2;  ///< the same right behind the verb
  static constexpr std::uint8_t kEnds = 4;        ///< none can follow, up to a word that may be one
  std::string_view word;                          ///< where it may be a product, in any case
  std::uint8_t says = 0;
};
/// A word with a hyphen is none of them.
[[nodiscard]] std::vector<ProductHint> product_hints();

/// What has to stand right before a frequent one of them; elsewhere it names none.
struct ProductNeighbour {
  std::string_view word;
  std::string_view before;
};
[[nodiscard]] std::span<ProductNeighbour const> product_neighbours();

/// Whether what stands right behind the verb of an action is what it brings about: "Requests an update", "Establishes a
/// panel". By the lemma of the act.
[[nodiscard]] bool brings_about(std::string_view lemma);

/// Where one of them stands.
struct ProductPlace {
  /// The word before it, if it stands in the text by one blank: one that leads to an infinitive, or none that does.
  enum class Leader : std::uint8_t { kUnknown, kInfinitive, kOther };
  std::uint32_t begin = 0;
  std::uint16_t row = 0;  ///< of `product_beginnings()`
  Leader leader{};        ///< of infinitives; where it is not known it is read
};

/// Sets `products` to those named in `clause`, in order. `object`: the clause begins with the object of a verb that
/// brings it about ("Requests an update", "Establishes a panel"). `places`: the words at which a product may be named,
/// in order, by their offsets in a text that the clause is cut from at `offset`; words that a hyphen, a slash or
/// another sign without a blank joins to the word before (but for "re-") or a hyphen to the one behind do not belong to
/// them.
void find_products(std::string_view clause, bool object, std::span<ProductPlace const> places, std::size_t offset,
                   std::vector<Product>& products);

}  // namespace rapporteur::grammar
