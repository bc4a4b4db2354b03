#include "proto/convert_parts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace rapporteur::convert {
namespace {

std::uint32_t to_proto(DocumentType type) {
  switch (type) {
    case DocumentType::kUnspecified:
      return v1::DOCUMENT_TYPE_UNSPECIFIED;
    case DocumentType::kResolution:
      return v1::DOCUMENT_TYPE_RESOLUTION;
    case DocumentType::kDecision:
      return v1::DOCUMENT_TYPE_DECISION;
    case DocumentType::kPresidentialStatement:
      return v1::DOCUMENT_TYPE_PRESIDENTIAL_STATEMENT;
    case DocumentType::kReport:
      return v1::DOCUMENT_TYPE_REPORT;
    case DocumentType::kOther:
      return v1::DOCUMENT_TYPE_OTHER;
  }
  return v1::DOCUMENT_TYPE_UNSPECIFIED;
}

std::uint32_t to_proto(SessionKind kind) {
  switch (kind) {
    case SessionKind::kUnspecified:
      return v1::SESSION_KIND_UNSPECIFIED;
    case SessionKind::kRegular:
      return v1::SESSION_KIND_REGULAR;
    case SessionKind::kSpecial:
      return v1::SESSION_KIND_SPECIAL;
    case SessionKind::kEmergencySpecial:
      return v1::SESSION_KIND_EMERGENCY_SPECIAL;
    case SessionKind::kResumed:
      return v1::SESSION_KIND_RESUMED;
  }
  return v1::SESSION_KIND_UNSPECIFIED;
}

/// The name of the field in metadata.proto.
std::string_view name(MetadataField field) {
  switch (field) {
    case MetadataField::kSymbol:
      return "symbol";
    case MetadataField::kType:
      return "type";
    case MetadataField::kOrgan:
      return "organ";
    case MetadataField::kSession:
      return "session";
    case MetadataField::kNumber:
      return "number";
    case MetadataField::kTitle:
      return "title";
    case MetadataField::kAdoptedOn:
      return "adopted_on";
    case MetadataField::kMeeting:
      return "meeting";
    case MetadataField::kAgendaItems:
      return "agenda_items";
    case MetadataField::kReportSymbols:
      return "report_symbols";
    case MetadataField::kDraftSymbols:
      return "draft_symbols";
    case MetadataField::kIssuedOn:
      return "issued_on";
    case MetadataField::kDistribution:
      return "distribution";
    case MetadataField::kJobNumber:
      return "job_number";
    case MetadataField::kVote:
      return "vote";
    case MetadataField::kLanguage:
      return "language";
  }
  return {};
}

inline void write_items(WireWriter& out, int field, std::vector<std::string> const& from) {
  for (std::string const& each : from) out.item(field, each);
}

WireWriter write_vote(WireWriter out, Vote const& from) {
  using To = v1::Vote;
  out.flag(To::kRecordedFieldNumber, from.recorded);
  out.flag(To::kUnanimousFieldNumber, from.unanimous);
  if (from.in_favour) out.present(To::kInFavourFieldNumber, *from.in_favour);
  if (from.against) out.present(To::kAgainstFieldNumber, *from.against);
  if (from.abstaining) out.present(To::kAbstainingFieldNumber, *from.abstaining);
  return out;
}

WireWriter write_evidence(WireWriter out, Evidence const& from, OffsetTable const& units) {
  out.text(v1::Evidence::kFieldFieldNumber, name(from.field));
  write_span(out, v1::Evidence::kSpanFieldNumber, from.span, units);
  return out;
}

}  // namespace

WireWriter write_metadata(WireWriter out, Metadata const& from, OffsetTable const& units) {
  using To = v1::Metadata;
  out.text(To::kSymbolFieldNumber, from.symbol);
  out.enumerator(To::kTypeFieldNumber, to_proto(from.type));
  out.text(To::kOrganFieldNumber, from.organ);
  if (from.session) out.present(To::kSessionFieldNumber, *from.session);
  out.enumerator(To::kSessionKindFieldNumber, to_proto(from.session_kind));
  out.text(To::kNumberFieldNumber, from.number);
  out.text(To::kTitleFieldNumber, from.title);
  out.text(To::kAdoptedOnFieldNumber, from.adopted_on);
  out.text(To::kMeetingFieldNumber, from.meeting);
  write_items(out, To::kAgendaItemsFieldNumber, from.agenda_items);
  write_items(out, To::kReportSymbolsFieldNumber, from.report_symbols);
  write_items(out, To::kDraftSymbolsFieldNumber, from.draft_symbols);
  out.text(To::kIssuedOnFieldNumber, from.issued_on);
  out.text(To::kDistributionFieldNumber, from.distribution);
  out.text(To::kJobNumberFieldNumber, from.job_number);
  if (from.vote) out.message(To::kVoteFieldNumber, [&](WireWriter in) { return write_vote(in, *from.vote); });
  out.text(To::kLanguageFieldNumber, from.language);
  for (Evidence const& each : from.evidence) {
    out.message(To::kEvidenceFieldNumber, [&](WireWriter in) { return write_evidence(in, each, units); });
  }
  return out;
}

}  // namespace rapporteur::convert
