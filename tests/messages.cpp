#include "messages.hpp"

#include "pipeline/utf8.hpp"

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rapporteur::tests {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

class Filler {
 public:
  void fill(Message& message) {
    auto const* descriptor = message.GetDescriptor();
    for (int i = 0; i < descriptor->field_count(); ++i) {
      FieldDescriptor const* field = descriptor->field(i);
      for (int copy = 0; copy < (field->is_repeated() ? 2 : 1); ++copy) set(message, field);
    }
  }

 private:
  void set(Message& message, FieldDescriptor const* field) {
    Reflection const* reflection = message.GetReflection();
    bool const many = field->is_repeated();
    ++count_;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        fill(many ? *reflection->AddMessage(&message, field) : *reflection->MutableMessage(&message, field));
        break;
      case FieldDescriptor::CPPTYPE_ENUM: {
        auto const values = static_cast<unsigned>(field->enum_type()->value_count()) - 1;
        EnumValueDescriptor const* value = field->enum_type()->value(static_cast<int>(1 + count_ % values));
        many ? reflection->AddEnum(&message, field, value) : reflection->SetEnum(&message, field, value);
        break;
      }
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string const value = field->name() + "–" + std::to_string(count_);
        many ? reflection->AddString(&message, field, value) : reflection->SetString(&message, field, value);
        break;
      }
      case FieldDescriptor::CPPTYPE_UINT32:
        many ? reflection->AddUInt32(&message, field, count_) : reflection->SetUInt32(&message, field, count_);
        break;
      case FieldDescriptor::CPPTYPE_FLOAT:
        reflection->SetFloat(&message, field, 1.0F / static_cast<float>(1U << (count_ % 16 + 1)));
        break;
      case FieldDescriptor::CPPTYPE_BOOL:
        reflection->SetBool(&message, field, true);
        break;
      default:
        GOOGLE_LOG(FATAL) << "no value for the type of " << field->full_name();
    }
  }

  std::uint32_t count_ = 0;
};

/// Writes paragraphs behind one another, and remembers where everything stands.
class Scribe {
 public:
  Analysis analysis;

  Paragraph& paragraph(ParagraphKind kind, std::string_view marker, std::string_view text) {
    Paragraph paragraph;
    paragraph.kind = kind;
    paragraph.source.first = static_cast<std::uint32_t>(analysis.sources.size());
    paragraph.source.count = 1;
    auto const begin = size();
    if (!marker.empty()) {
      paragraph.marker = append(marker);
      append("\t");
    }
    paragraph.span = append(text);
    analysis.sources.push_back({begin + 100, size() + 100, 0});
    append("\n");
    analysis.paragraphs.push_back(paragraph);
    return analysis.paragraphs.back();
  }

  /// The place of `words`, which must be there.
  [[nodiscard]] Span find(std::string_view words) const {
    std::size_t const at = analysis.text.rfind(words);
    GOOGLE_CHECK_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

 private:
  Span append(std::string_view words) {
    std::uint32_t const begin = size();
    analysis.text += words;
    return {begin, size()};
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(analysis.text.size()); }
};

void write_paragraphs(Scribe& scribe) {
  Analysis& analysis = scribe.analysis;
  scribe.paragraph(ParagraphKind::kFrontMatter, "", "Resolution adopted on 2 May 2019 \U0001F1FA\U0001F1F3");
  scribe.paragraph(ParagraphKind::kBackMatter, "", "98/7. The end of another one").resolution = 1;
  scribe.paragraph(ParagraphKind::kTitle, "", "98/8. Co\u0302te d’Ivoire, «a\u00E7\u00E3o»");
  scribe.paragraph(ParagraphKind::kEnacting, "", "The General Assembly,");
  scribe.paragraph(ParagraphKind::kPreambular, "", "Recalling “its” re\u0301sume\u0301,1");
  scribe.paragraph(ParagraphKind::kHeading, "", "II").part = 1;
  Paragraph& first = scribe.paragraph(ParagraphKind::kOperative, "1.", "Requests the \U0001F30D Programme:");
  first.level = 1;
  first.part = 1;
  Paragraph& item = scribe.paragraph(ParagraphKind::kOperative, "(a)", "To report “soon”;");
  item.level = 2;
  item.part = 1;
  item.parent = 6;
  item.source.count = 2;
  analysis.sources.push_back({4000, 4010, 2});
  Paragraph& double_marker = scribe.paragraph(ParagraphKind::kOperative, "2.", "(a) Decides so.");
  double_marker.level = 2;
  double_marker.part = 1;
  double_marker.inner_marker = scribe.find("(a)");
  Paragraph& annexed = scribe.paragraph(ParagraphKind::kAnnex, "3.", "An annexed rule");
  annexed.level = 1;
  annexed.parent = 0;
  annexed.quoted = true;
  scribe.paragraph(ParagraphKind::kFootnote, "", "1 See resolution 97/1.");
}

Metadata hand_made_metadata(Scribe const& scribe) {
  Metadata data;
  data.symbol = "A/RES/98/8";
  data.type = DocumentType::kResolution;
  data.organ = "General Assembly";
  data.session = 98;
  data.session_kind = SessionKind::kRegular;
  data.number = "98/8";
  data.title = "Co\u0302te d’Ivoire, «a\u00E7\u00E3o»";
  data.adopted_on = "2019-05-02";
  data.meeting = "80th plenary meeting";
  data.agenda_items = {"96", "19 (a)"};
  data.report_symbols = {"A/98/494"};
  data.draft_symbols = {"A/98/L.7", "A/98/L.7/Add.1"};
  data.issued_on = "2019-06-01";
  data.distribution = "General";
  data.job_number = "19-48544";
  data.vote = Vote{true, true, 150, 0, 12};
  data.language = "en";
  for (auto field = MetadataField::kSymbol; field <= MetadataField::kLanguage;
       field = static_cast<MetadataField>(static_cast<int>(field) + 1)) {
    data.evidence.push_back({field, scribe.find("2 May 2019")});
  }
  return data;
}

std::string cut(std::string const& text, std::size_t begin, std::size_t end, bool pairs) {
  std::string cut;
  std::size_t units = 0;
  char const* const last = text.data() + text.size();
  for (char const* at = text.data(); at != last;) {
    utf8::Character const character = utf8::decode(at, last);
    if (units >= begin && units < end) cut.append(at, character.length);
    units += pairs && character.code > 0xFFFF ? 2 : 1;
    at += character.length;
  }
  return cut;
}

void collect_unset(Message const& message, std::string const& prefix, std::vector<std::string>& unset) {
  auto const* descriptor = message.GetDescriptor();
  Reflection const* reflection = message.GetReflection();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    FieldDescriptor const* field = descriptor->field(i);
    std::string const name = prefix + field->name();
    bool const set =
        field->is_repeated() ? reflection->FieldSize(message, field) != 0 : reflection->HasField(message, field);
    if (!set) unset.push_back(name);
    if (!set || field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      collect_unset(reflection->GetMessage(message, field), name + ".", unset);
      continue;
    }
    // A field of a list's items is set when one of them sets it.
    Message* merged = reflection->GetRepeatedMessage(message, field, 0).New();
    for (int item = 0; item < reflection->FieldSize(message, field); ++item) {
      merged->MergeFrom(reflection->GetRepeatedMessage(message, field, item));
    }
    collect_unset(*merged, name + ".", unset);
    delete merged;
  }
}

}  // namespace

void fill(Message& message) { Filler().fill(message); }

std::vector<std::string> unset_fields(Message const& message) {
  std::vector<std::string> unset;
  collect_unset(message, "", unset);
  return unset;
}

/// With every field that a citation has.
Citation hand_made_citation(Scribe& scribe) {
  Citation citation;
  citation.paragraph = 1;
  citation.span = scribe.find("resolution 97/1");
  citation.kind = CitationKind::kResolution;
  citation.symbol = "A/RES/97/1";
  citation.date = {2042, 10, 1};
  scribe.analysis.pinpoints.steps = {{PinpointUnit::kParagraph, "3", "5"}};
  scribe.analysis.pinpoints.paths = {{0, 1}};
  scribe.analysis.pinpoints.pinpoints = {{scribe.find("See"), {0, 1}}};
  citation.pinpoint = 0;
  citation.confidence = 0.75F;
  citation.rule = "act.named";
  citation.runner_up = "A/HRC/RES/97/1";
  citation.target = 0;
  citation.footnote = 0;
  citation.verb = 0;
  citation.organ = 0;
  citation.instrument = 1;
  return citation;
}

void name_entities(Scribe& scribe) {
  Entity assembly{"UN:GA", "General Assembly", EntityType::kUnOrgan, 1, 0.75F};
  Entity programme{"NAME:Programme", "Programme", EntityType::kUnSystem, 1, 0.25F};
  scribe.analysis.entities = {assembly, programme};
  Mention mention;
  mention.paragraph = 3;
  mention.span = scribe.find("General Assembly");
  mention.type = EntityType::kUnOrgan;
  mention.entity = 0;
  mention.confidence = 0.875F;
  mention.entity_confidence = 0.75F;
  mention.rule = "listed";
  mention.entity_rule = "listed";
  scribe.analysis.mentions.push_back(mention);
  mention.paragraph = 6;
  mention.span = scribe.find("Programme");
  mention.type = EntityType::kUnSystem;
  mention.entity = 1;
  mention.antecedent = 0;
  mention.runner_up = 0;
  scribe.analysis.mentions.push_back(mention);
}

/// An action with every field, and one that inherits it.
void act(Scribe& scribe) {
  Actions& all = scribe.analysis.actions;
  all.addressees.push_back({scribe.find("Programme"), 1U, 0.75F, "noun-phrase"});
  all.deliverables.push_back({scribe.find("report"), DeliverableType::kReport, scribe.find("General Assembly"), 0U,
                              scribe.find("soon"), 0.5F, "verb-that-is-one"});
  Due due;
  due.span = scribe.find("soon");
  due.session = 99;
  due.session_organ = "GA";
  due.organ = 0;
  due.session_kind = SessionKind::kRegular;
  due.relation = DueRelation::kAt;
  due.date = {{2044, 9, 13}, {2044, 9, 13}};
  due.period = {2, grammar::TimeUnit::kYear};
  due.frequency = {1, grammar::TimeUnit::kYear};
  due.session_dates = {{2044, 9, 13}, {2045, 9, 11}};
  due.event = scribe.find("Decides");
  due.confidence = 0.5F;
  due.rule = "session";
  all.due.push_back(due);
  all.conditions.push_back(0);

  Action action;
  action.paragraph = 6;
  action.span = scribe.find("Requests");
  action.lemma = "request";
  action.category = ActionCategory::kDirective;
  action.speaker = Speaker::kOrgan;
  action.force = 0.5F;
  action.tone = 0.25F;
  action.commitment = 0.375F;
  action.confidence = 0.875F;
  action.clause = scribe.find("the \U0001F30D Programme:");
  action.task = scribe.find("To report “soon”");
  action.addressees = {0, 1};
  action.deliverables = {0, 1};
  action.due = {0, 1};
  action.conditions = {0, 1};
  action.rule = "opener";
  action.runner_up = "noun";
  all.actions.push_back(action);
  action.paragraph = 7;
  action.inherited = true;
  action.parent = 0;
  all.actions.push_back(action);
}

void limit(Scribe& scribe) {
  Condition condition;
  condition.paragraph = 7;
  condition.span = scribe.find("“soon”");
  condition.cue = scribe.find("soon");
  condition.kind = ConditionKind::kExtent;
  condition.scope = ConditionScope::kAddressee;
  condition.strictness = 0.5F;
  condition.confidence = 0.75F;
  condition.rule = "extent";
  condition.action = 1;
  condition.target = 0;
  scribe.analysis.conditions.push_back(condition);

  Scores& scores = scribe.analysis.scores;
  scores.operative_paragraphs = 2;
  scores.binding_share = 0.5F;
  scores.conditional_share = 0.25F;
  scores.mean_commitment = 0.375F;
  scores.by_addressee = {{1, 2, 0.375F}};
  scores.by_category = {{ActionCategory::kDirective, 2, 0.375F}};
}

Analysis hand_made_analysis() {
  Scribe scribe;
  scribe.analysis.source = "folder/reṡolution.txt";
  scribe.analysis.parts = {"", "II"};
  scribe.analysis.neighbours = {"", "A/RES/98/7"};
  write_paragraphs(scribe);
  scribe.analysis.metadata = hand_made_metadata(scribe);

  Footnote note;
  note.span = scribe.find("See resolution 97/1.");
  note.marker = {note.span.begin - 2, note.span.begin - 1};
  note.references = {{scribe.find(",1\n").begin + 1, scribe.find(",1\n").begin + 2}};
  scribe.analysis.footnotes.push_back(note);

  scribe.analysis.citations.push_back(hand_made_citation(scribe));
  Citation internal = hand_made_citation(scribe);
  internal.kind = CitationKind::kInternal;
  internal.target = 1;
  scribe.analysis.internal_references.push_back(internal);

  name_entities(scribe);
  act(scribe);
  limit(scribe);

  scribe.analysis.diagnostics.push_back({DiagnosticKind::kNumberGap, "2.", scribe.find("Decides so."), std::nullopt});
  scribe.analysis.diagnostics.push_back({DiagnosticKind::kUndecodableBytes, "UTF-8", std::nullopt, 77});
  scribe.analysis.stages = {{"text", "1", 12345}, {"structure", "2", 67890}};
  return scribe.analysis;
}

std::string cut_utf16(std::string const& text, std::size_t begin, std::size_t end) {
  return cut(text, begin, end, true);
}
std::string cut_utf32(std::string const& text, std::size_t begin, std::size_t end) {
  return cut(text, begin, end, false);
}

}  // namespace rapporteur::tests
