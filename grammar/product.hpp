#pragma once

#include <cstddef>
#include <cstdint>
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

/// Appends the products named in `clause`, in order. `object`: the clause begins with the object of a verb that brings
/// it about ("Requests an update", "Establishes a panel").
void find_products(std::string_view clause, bool object, std::vector<Product>& products);

}  // namespace rapporteur::grammar
