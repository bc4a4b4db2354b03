#pragma once

namespace rapporteur::v1 {
class Document;
}

/// What stands at the end of a document's page: lists and figures of the whole.
namespace rapporteur::commands {

class Page;

/// What the document cites, the most frequent first, then in the order of the text. Nothing where it cites nothing.
void append_citations(v1::Document const& document, Page& page);

/// Who and what the document is most about: salience, mentions, id, name. Nothing where nobody is named.
void append_entities(v1::Document const& document, Page& page);

/// The scores: how many operative paragraphs bind somebody, what is left of mandates under their conditions, by
/// category and by addressee. Nothing where the document has no operative paragraph and no action.
void append_scores(v1::Document const& document, Page& page);

}  // namespace rapporteur::commands
