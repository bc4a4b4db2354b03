#include "pipeline/metadata.hpp"

#include "grammar/grammar.hpp"
#include "grammar/time.hpp"
#include "pipeline/fold.hpp"
#include "pipeline/resolutions.hpp"
#include "pipeline/symbol_list.hpp"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::size_t kMastheadBytes = 700;  // no line of a masthead, and no title, is longer

std::string iso(grammar::Date const& date) {
  return std::string(grammar::IsoDate(grammar::CalendarDate{date.year, date.month, date.day}).view());
}

class Reader {
 public:
  Reader(std::string_view text, Structure const& structure, Folded& folded, Metadata& metadata)
      : text_(text), structure_(structure), metadata_(metadata), folded_(folded) {}

  void run() {
    for (auto const& paragraph : structure_.paragraphs) {
      // Most paragraphs.
      if (paragraph.kind == ParagraphKind::kPreambular || paragraph.kind == ParagraphKind::kOperative) continue;
      auto const begin = paragraph.marker.empty() ? paragraph.span.begin : paragraph.marker.begin;
      base_ = begin;
      if (paragraph.span.end - begin > kMastheadBytes) continue;
      switch (paragraph.kind) {
        case ParagraphKind::kFrontMatter:
          if (paragraph.resolution == 0) front(line(paragraph, begin));
          break;
        case ParagraphKind::kTitle:
          if (paragraph.resolution == 0) title(line(paragraph, begin));
          break;
        case ParagraphKind::kEnacting:
          if (paragraph.resolution == 0 && !paragraph.quoted) enacting(line(paragraph, begin));
          break;
        case ParagraphKind::kBackMatter:
          back(line(paragraph, begin), paragraph.resolution == 0);
          break;
        default:
          break;
      }
    }
    conclude();
  }

 private:
  std::string_view line(Paragraph const& paragraph, std::uint32_t begin) {
    folded_.assign(text_.substr(begin, paragraph.span.end - begin));
    return folded_.view();
  }

  void evidence(MetadataField field, std::string_view part) {
    auto const span = folded_.to_original(part);
    metadata_.evidence.push_back({field, {base_ + span.begin, base_ + span.end}});
  }

  /// Sets `field` once: the first place that says it counts.
  void say(std::string& value, std::string_view said, MetadataField field, std::string_view part) {
    if (!value.empty() || said.empty()) return;
    value = said;
    evidence(field, part);
  }

  void front(std::string_view line) {
    symbol(line);
    report_ = report_ || line.starts_with("Report of the ");
    if (auto const adoption = grammar::parse_adoption(line)) return adopted(*adoption);
    if (auto const lead = grammar::parse_statement_lead(line)) return adopted(*lead);
    if (auto const agenda = grammar::parse_agenda_items(line)) {
      for (auto& item : items_of(agenda->list)) metadata_.agenda_items.push_back(std::move(item));
      return evidence(MetadataField::kAgendaItems, agenda->span);
    }
    if (grammar::parse_committee(line)) return committee(line);
    // "1 February 2005Fifty-ninth session" holds two items.
    auto rest = line;
    auto const date = grammar::accept_date(rest);
    if (date && date->day != 0) {
      if (distributed_ && metadata_.issued_on.empty())
        say(metadata_.issued_on, iso(*date), MetadataField::kIssuedOn, date->span);
      if (!distributed_ && rest.empty()) undistributed_ = *date;
      line = rest;
    }
    if (auto const session = grammar::parse_session(line); session && !metadata_.session) {
      metadata_.session = session->number;
      metadata_.session_kind = kind_of(session->form);
      evidence(MetadataField::kSession, session->span);
    }
    distribution(line);
  }

  static SessionKind kind_of(grammar::SessionForm form) {
    switch (form) {
      case grammar::SessionForm::kRegular:
        return SessionKind::kRegular;
      case grammar::SessionForm::kSpecial:
        return SessionKind::kSpecial;
      case grammar::SessionForm::kEmergencySpecial:
        return SessionKind::kEmergencySpecial;
      case grammar::SessionForm::kResumed:
        return SessionKind::kResumed;
    }
    return SessionKind::kUnspecified;
  }

  void symbol(std::string_view line) {
    auto const found = symbol_in(line);
    if (found.empty()) return;
    bool const adopted = grammar::adopted_symbol(found);
    // Other symbols in a masthead are those of reports and drafts; the document's own stands behind "United Nations" or
    // alone.
    bool const own = line.starts_with("United Nations") || found.size() == line.size();
    if (!own && (!adopted || line.size() > 60)) return;
    if (metadata_.symbol.empty() || (adopted && !adopted_symbol_ && !mastheaded_)) {
      mastheaded_ = line.starts_with("United Nations");
      auto const whole = with_parts(line, found);
      metadata_.symbol = canonical_symbol(found);
      if (whole.size() > found.size()) metadata_.symbol += whole.substr(found.size());
      adopted_symbol_ = adopted;
      evidence(MetadataField::kSymbol, whole);
    }
  }

  /// "A/RES/91/128 A-B", where the letters of the parts end the line; otherwise `symbol`.
  static std::string_view with_parts(std::string_view line, std::string_view symbol) {
    auto const from = static_cast<std::size_t>(symbol.data() - line.data());
    auto const tail = line.substr(from + symbol.size());
    auto const letter = [&](std::size_t at) { return tail[at] >= 'A' && tail[at] <= 'Z'; };
    bool const one = tail.size() == 2 && tail[0] == ' ' && letter(1);
    bool const several = tail.size() == 4 && tail[0] == ' ' && letter(1) && tail[2] == '-' && letter(3);
    return one || several ? line.substr(from) : symbol;
  }

  /// "Distr.: General"; "Distr." with "GENERAL" on the next line.
  void distribution(std::string_view line) {
    auto const at = line.find("Distr.");
    if (at != std::string_view::npos) {
      distributed_ = true;
      auto said = line.substr(at + 6);
      while (!said.empty() && (said.front() == ':' || said.front() == ' ' || said.front() == '\t'))
        said.remove_prefix(1);
      auto const end = std::min(said.find_first_of(" \t"), said.size());
      say(metadata_.distribution, said.substr(0, end), MetadataField::kDistribution, said.substr(0, end));
      return;
    }
    if (distributed_ && metadata_.distribution.empty() &&
        (line == "GENERAL" || line == "LIMITED" || line == "RESTRICTED")) {
      auto said = std::string(line);
      std::transform(said.begin() + 1, said.end(), said.begin() + 1,
                     [](char c) { return static_cast<char>(c | 0x20); });
      say(metadata_.distribution, said, MetadataField::kDistribution, line);
    }
  }

  void adopted(grammar::Adoption const& adoption) {
    if (adoption.date.day != 0)
      say(metadata_.adopted_on, iso(adoption.date), MetadataField::kAdoptedOn, adoption.date.span);
    if (!adoption.meeting.empty()) say(metadata_.meeting, adoption.meeting, MetadataField::kMeeting, adoption.meeting);
    if (!adoption.organ.name.empty())
      say(metadata_.organ, english(adoption.organ), MetadataField::kOrgan, adoption.organ.span);
    decision_ = decision_ || adoption.decision;
    if (!adoption.vote.empty()) vote(adoption.vote);
  }

  /// The organ's name in English, whatever language the line was in.
  static std::string_view english(grammar::OrganName const& name) {
    auto const& organs = grammar::Lexicon::standard().organs();
    auto const& id = organs[name.row].id;
    if (id == "other" || organs[name.row].language == "en") return name.name;
    auto const found = std::find_if(organs.begin(), organs.end(),
                                    [&](auto const& organ) { return organ.id == id && organ.language == "en"; });
    return found == organs.end() ? name.name : std::string_view(found->name);
  }

  void committee(std::string_view line) {
    for (auto& [name, span] : symbols_in(line)) {
      bool const draft = name.find("/L.") != std::string::npos;
      auto& list = draft ? metadata_.draft_symbols : metadata_.report_symbols;
      list.push_back(std::move(name));
      evidence(draft ? MetadataField::kDraftSymbols : MetadataField::kReportSymbols, span);
    }
  }

  void title(std::string_view line) {
    auto const parsed = grammar::parse_title(line);
    if (parsed) {
      say(metadata_.number, parsed->number, MetadataField::kNumber, parsed->number);
      security_council_ = security_council_ || parsed->security_council;
      auto const of = parsed->text.find("of ");
      if (parsed->security_council && of != std::string_view::npos) {
        auto dated = parsed->text.substr(of + 3);
        if (auto const date = grammar::accept_date(dated)) title_date_ = *date, title_date_at_ = location(date->span);
      }
      if (!parsed->text.empty() && !parsed->security_council) set_title(parsed->text);
      return;
    }
    if (line.size() > 1 && metadata_.title.empty() && !grammar::parse_statement_head(line)) {
      auto const listed = grammar::parse_enumerator(line);  // "(19) Commission on Lighthouses"
      set_title(listed && listed->first.style == grammar::MarkerStyle::kArabicParen ? listed->rest : line);
    }
  }

  Span location(std::string_view part) {
    auto const span = folded_.to_original(part);
    return {base_ + span.begin, base_ + span.end};
  }

  void set_title(std::string_view said) {
    if (!metadata_.title.empty()) return;
    while (said.ends_with('*')) said.remove_suffix(1);
    auto const span = location(said);
    // The title is given as it is written, not as it is matched; runs of blanks become one.
    Folded folded;
    folded.assign(text_.substr(span.begin, span.size()));
    auto& title = metadata_.title;
    title.resize(folded.view().size());
    bool after_blank = true;
    std::size_t size = 0;
    for (char const c : folded.view()) {
      bool const blank = c == ' ' || c == '\t';
      title[size] = blank ? ' ' : c;
      size += blank && after_blank ? 0 : 1;
      after_blank = blank;
    }
    title.resize(size - (after_blank && size != 0 ? 1 : 0));
    metadata_.evidence.push_back({MetadataField::kTitle, span});
  }

  void enacting(std::string_view line) {
    auto const parsed = grammar::parse_enacting(line);
    if (!parsed || parsed->organ.name.empty()) return;
    if (enacted_) return;
    metadata_.organ = english(parsed->organ);
    enacted_ = !metadata_.organ.empty();
    std::erase_if(metadata_.evidence, [](auto const& known) { return known.field == MetadataField::kOrgan; });
    evidence(MetadataField::kOrgan, parsed->span);
    auto const& organ = grammar::Lexicon::standard().organs()[parsed->organ.row];
    pattern_ = organ.pattern;
    say(metadata_.language, organ.language, MetadataField::kLanguage, parsed->span);
  }

  void vote(std::string_view said) {
    auto const parsed =
        grammar::parse_vote(said.starts_with("[") || said.starts_with("Adopted") || said.starts_with("In ")
                                ? std::string(said)
                                : "Adopted " + std::string(said));
    if (!parsed || metadata_.vote) return;
    Vote vote;
    vote.recorded = parsed->recorded;
    vote.unanimous = parsed->unanimous;
    if (parsed->counted) {
      vote.in_favour = parsed->in_favour;
      vote.against = parsed->against;
      vote.abstaining = parsed->abstaining;
    }
    metadata_.vote = vote;
    evidence(MetadataField::kVote, said);
  }

  void back(std::string_view line, bool own) {
    if (auto const furniture = grammar::parse_furniture(line)) return furnish(*furniture);
    if (!own) return;
    if (auto const meeting = grammar::parse_meeting(line)) {
      say(metadata_.meeting, meeting->span, MetadataField::kMeeting, meeting->span);
      if (auto const date = grammar::parse_date_line(meeting->rest)) closing_date(*date);
      return;
    }
    if (auto const date = grammar::parse_date_line(line)) return closing_date(*date);
    if (auto const adoption = grammar::parse_adoption(line)) {
      adopted(*adoption);
    }
    if (grammar::parse_vote(line)) vote(line);
  }

  void closing_date(grammar::Date const& date) {
    say(metadata_.adopted_on, iso(date), MetadataField::kAdoptedOn, date.span);
  }

  void furnish(grammar::Furniture const& furniture) {
    if (furniture.form == grammar::FurnitureForm::kJobNumber) {
      auto value = furniture.value;
      auto const digits = value.find_first_of("0123456789");
      if (digits != std::string_view::npos) value = value.substr(0, std::min<std::size_t>(value.size(), digits + 8));
      say(metadata_.job_number, value, MetadataField::kJobNumber, value);
    }
    if (furniture.form == grammar::FurnitureForm::kRunningHead) running_head(furniture.value);
  }

  void running_head(std::string_view line) {
    if (adopted_symbol_) return;
    symbol(line);
  }

  void conclude() {
    if (metadata_.adopted_on.empty() && title_date_.day != 0) {
      metadata_.adopted_on = iso(title_date_);
      metadata_.evidence.push_back({MetadataField::kAdoptedOn, title_date_at_});
    }
    if (security_council_ && metadata_.organ.empty()) metadata_.organ = "Security Council";
    if (metadata_.organ.empty()) metadata_.organ = organ_of_symbol(metadata_.symbol);
    if (security_council_) year_of_adoption();
    if (!adopted_symbol_ && !metadata_.number.empty()) derive_symbol();
    if (metadata_.number.empty()) {
      metadata_.number = number_of_symbol(metadata_.symbol);
      if (!metadata_.number.empty()) copy_evidence(MetadataField::kSymbol, MetadataField::kNumber);
    }
    session_of_number();
    type();
    if (metadata_.language.empty() && !metadata_.symbol.empty() && !metadata_.adopted_on.empty())
      metadata_.language = "en";
    sort_evidence();
  }

  /// Into the order of the message.
  void sort_evidence() {
    auto& list = metadata_.evidence;
    auto const before = [](Evidence const& a, Evidence const& b) { return a.field < b.field; };
    constexpr std::size_t kFew = 32;
    if (list.size() > kFew) return std::stable_sort(list.begin(), list.end(), before);
    // That would ask for memory even for a few.
    for (std::size_t i = 1; i < list.size(); ++i) {
      auto const each = list[i];
      auto at = i;
      for (; at > 0 && before(each, list[at - 1]); --at) list[at] = list[at - 1];
      list[at] = each;
    }
  }

  /// The year in the number of a Security Council resolution is that of its adoption; scans misread it.
  void year_of_adoption() {
    if (metadata_.adopted_on.size() < 4) return;
    auto const year = metadata_.adopted_on.substr(0, 4);
    auto const& number = metadata_.number;
    auto const behind = std::find_if_not(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    auto const digits = static_cast<std::size_t>(behind - number.begin());
    if (digits == 0) return;
    metadata_.number.resize(digits);
    metadata_.number.append(" (").append(year).append(")");
  }

  /// A text without a symbol in its masthead has the one that its organ gives to its number.
  void derive_symbol() {
    auto derived = derived_symbol();
    if (derived.empty()) return;
    metadata_.symbol = std::move(derived);
    adopted_symbol_ = true;
    std::erase_if(metadata_.evidence, [](auto const& known) { return known.field == MetadataField::kSymbol; });
    copy_evidence(MetadataField::kNumber, MetadataField::kSymbol);
  }

  void copy_evidence(MetadataField from, MetadataField to) {
    auto const found = std::find_if(metadata_.evidence.begin(), metadata_.evidence.end(),
                                    [&](auto const& known) { return known.field == from; });
    if (found == metadata_.evidence.end()) return;
    auto const span = found->span;
    metadata_.evidence.push_back({to, span});
  }

  [[nodiscard]] std::string derived_symbol() const {
    auto const& organs = grammar::Lexicon::standard().organs();
    auto const found =
        std::find_if(organs.begin(), organs.end(), [&](auto const& organ) { return organ.name == metadata_.organ; });
    if (found == organs.end() || found->pattern.empty()) return {};
    std::string symbol(found->pattern);
    symbol.replace(symbol.find("{}"), 2, metadata_.number);
    return canonical_symbol(symbol);
  }

  void session_of_number() {
    // The Security Council numbers its statements by the year and knows no sessions.
    if (metadata_.symbol.starts_with("S/")) return;
    auto const said = session_in(metadata_.number);
    if (!said) return;
    if (metadata_.session == said->number) return;
    metadata_.session = said->number;
    metadata_.session_kind = said->kind;
    std::erase_if(metadata_.evidence, [](auto const& known) { return known.field == MetadataField::kSession; });
    copy_evidence(MetadataField::kNumber, MetadataField::kSession);
  }

  void type() {
    auto const& symbol = metadata_.symbol;
    if (symbol.find("/PRST/") != std::string::npos) {
      metadata_.type = DocumentType::kPresidentialStatement;
    } else if (decision_ || symbol.find("/DEC/") != std::string::npos) {
      metadata_.type = DocumentType::kDecision;
    } else if (adopted_symbol_ || enacted_) {
      metadata_.type = DocumentType::kResolution;
    } else if (!symbol.empty()) {
      metadata_.type = report_ ? DocumentType::kReport : DocumentType::kOther;
    }
    if (metadata_.type != DocumentType::kUnspecified) copy_evidence(MetadataField::kSymbol, MetadataField::kType);
  }

  std::string_view text_;
  Structure const& structure_;
  Metadata& metadata_;
  Folded& folded_;
  std::uint32_t base_ = 0;
  std::string_view pattern_;
  grammar::Date undistributed_;
  grammar::Date title_date_;
  Span title_date_at_;
  bool enacted_ = false;  // an enacting line names the organ
  bool adopted_symbol_ = false;
  bool mastheaded_ = false;  // the symbol stands behind "United Nations"
  bool distributed_ = false;
  bool decision_ = false;
  bool report_ = false;
  bool security_council_ = false;
};

}  // namespace

void find_metadata(std::string_view text, Structure const& structure, Folded& folded, Metadata& metadata) {
  metadata.clear();
  Reader(text, structure, folded, metadata).run();
}

}  // namespace rapporteur
