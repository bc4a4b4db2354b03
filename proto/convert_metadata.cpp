#include "proto/convert_parts.hpp"

#include <vector>

namespace rapporteur::convert {
namespace {

v1::DocumentType to_proto(DocumentType type) {
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

v1::SessionKind to_proto(SessionKind kind) {
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

void set_texts(google::protobuf::RepeatedPtrField<std::string>& to, std::vector<std::string> const& from) {
  for (std::string const& each : from) set_text(*to.Add(), each);
}

void set_vote(v1::Vote& to, Vote const& from) {
  to.set_recorded(from.recorded);
  to.set_unanimous(from.unanimous);
  if (from.in_favour) to.set_in_favour(*from.in_favour);
  if (from.against) to.set_against(*from.against);
  if (from.abstaining) to.set_abstaining(*from.abstaining);
}

}  // namespace

void set_metadata(v1::Metadata& to, Metadata const& from, OffsetTable const& units) {
  set_text(*to.mutable_symbol(), from.symbol);
  to.set_type(to_proto(from.type));
  set_text(*to.mutable_organ(), from.organ);
  if (from.session) to.set_session(*from.session);
  to.set_session_kind(to_proto(from.session_kind));
  set_text(*to.mutable_number(), from.number);
  set_text(*to.mutable_title(), from.title);
  set_text(*to.mutable_adopted_on(), from.adopted_on);
  set_text(*to.mutable_meeting(), from.meeting);
  set_texts(*to.mutable_agenda_items(), from.agenda_items);
  set_texts(*to.mutable_report_symbols(), from.report_symbols);
  set_texts(*to.mutable_draft_symbols(), from.draft_symbols);
  set_text(*to.mutable_issued_on(), from.issued_on);
  set_text(*to.mutable_distribution(), from.distribution);
  set_text(*to.mutable_job_number(), from.job_number);
  if (from.vote) set_vote(*to.mutable_vote(), *from.vote);
  set_text(*to.mutable_language(), from.language);
  for (Evidence const& each : from.evidence) {
    v1::Evidence& evidence = *to.add_evidence();
    set_text(*evidence.mutable_field(), name(each.field));
    set_span(*evidence.mutable_span(), each.span, units);
  }
}

}  // namespace rapporteur::convert
