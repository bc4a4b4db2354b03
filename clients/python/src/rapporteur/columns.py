"""The columns of the tables: names as the command line writes them, where it writes them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Table = Literal["mandates", "mentions", "conditions", "citations", "paragraphs"]
"""The tables that documents can be turned into."""


class Column(NamedTuple):
    """A column; ``type`` is the name of an Arrow type, and what is not known is null."""

    name: str
    type: Literal["string", "uint32", "float32", "bool"]
    meaning: str


_SOURCE = Column("source", "string", "name of the input")
_DOCUMENT = Column("document", "string", "symbol of the document, or the input's name")
_PLACE = (
    Column("part", "string", 'part of a composite resolution or section: "A", "II"'),
    Column("paragraph", "string", 'number with those above it: "12. (a)"'),
    Column("paragraph_index", "uint32", "index into Document.paragraphs"),
)
_KIND_OF_PARAGRAPH = Column("paragraph_kind", "string", 'ParagraphKind: "OPERATIVE"')
_SPAN = (
    Column("begin", "uint32", "where it begins in Document.text, in Document.offset_encoding"),
    Column("end", "uint32", "where it ends"),
)
_HOW = (
    Column("confidence", "float32", "how sure the rule is, 0 to 1"),
    Column("rule", "string", "the rule that found it"),
)

COLUMNS: dict[Table, tuple[Column, ...]] = {
    "mandates": (
        Column("symbol", "string", "symbol of the document, or the input's name"),
        _SOURCE,
        *_PLACE,
        Column("verb", "string", 'base form of the verb: "request"'),
        Column("category", "string", 'ActionCategory: "DIRECTIVE", "DECIDING"'),
        Column("force", "float32", "how much the verb binds, 0 to 1"),
        Column("commitment", "float32", "what conditions leave of the force"),
        Column("speaker", "string", 'Speaker: "ORGAN", "DECLARATION"'),
        Column("inherited", "bool", "a sub-paragraph that takes its verb from the one above"),
        Column("addressee", "string", 'who is to act; several joined by "; "'),
        Column("entity", "string", 'ids of the addressees that are known, joined by "; "'),
        Column("task", "string", "what is to be done"),
        Column("deliverable", "string", 'what is to come out of it, joined by "; "'),
        Column("deliverable_type", "string", 'DeliverableType: "REPORT", joined by "; "'),
        Column("subject", "string", 'what it is about, joined by "; "'),
        Column("recipient", "string", 'who gets it, joined by "; "'),
        Column("due", "string", 'when, in the words of the text, joined by "; "'),
        Column("due_date", "string", "last day said or of the session named, ISO 8601"),
        Column("frequency", "string", 'how often, ISO 8601 duration, joined by "; "'),
        Column("conditions", "string", 'what limits it, joined by "; "'),
        Column("rule", "string", "the rule that found the verb"),
    ),
    "mentions": (
        _DOCUMENT,
        _SOURCE,
        *_PLACE,
        _KIND_OF_PARAGRAPH,
        *_SPAN,
        Column("text", "string", "the name as it stands"),
        Column("type", "string", 'EntityType of the mention: "UN_ORGAN"'),
        Column("id", "string", "id of the entity that is meant"),
        Column("name", "string", "name of the entity that is meant"),
        *_HOW,
        Column("entity_confidence", "float32", "how sure it is that this entity is meant"),
        Column("entity_rule", "string", "the rule that tied it to the entity"),
    ),
    "conditions": (
        _DOCUMENT,
        _SOURCE,
        *_PLACE,
        _KIND_OF_PARAGRAPH,
        *_SPAN,
        Column("kind", "string", 'ConditionKind: "RESOURCE"'),
        Column("cue", "string", "the words by which it was known"),
        Column("clause", "string", "all of its words"),
        Column("scope", "string", 'ConditionScope, what it limits: "ACTION"'),
        Column("action", "string", "verb of the action that it limits"),
        Column("target", "string", "the addressee or deliverable that it limits"),
        Column("strictness", "float32", "how much it can empty the provision, 0 to 1"),
        Column("force", "float32", "force of the action"),
        Column("commitment", "float32", "what all its conditions leave of it"),
        Column("factors", "string", 'how that comes about: "0.75 × 0.15"'),
        *_HOW,
    ),
    "citations": (
        Column("citing", "string", "symbol of the resolution that cites, or the input's name"),
        _SOURCE,
        *_PLACE,
        _KIND_OF_PARAGRAPH,
        *_SPAN,
        Column("kind", "string", 'CitationKind of what is cited: "RESOLUTION"'),
        Column("symbol", "string", "full symbol of what is cited"),
        Column("date", "string", "date that the text gives to it, ISO 8601"),
        Column("pinpoint", "string", 'the place in it: "para. 5 (c)"'),
        Column("text", "string", "the citation as it stands"),
        *_HOW,
        Column("link", "string", "address of the official page"),
    ),
    "paragraphs": (
        _DOCUMENT,
        _SOURCE,
        *_PLACE,
        _KIND_OF_PARAGRAPH,
        *_SPAN,
        Column("marker", "string", 'its own number: "(a)"'),
        Column("level", "uint32", "depth of the outline, from 1; 0 where depth means nothing"),
        Column("parent", "uint32", "index of the paragraph that introduces it"),
        Column("resolution", "string", "another resolution of the same input that it belongs to"),
        Column("quoted", "bool", "part of a quoted draft or amendment"),
        Column("text", "string", "its text without the number"),
    ),
}
"""The columns of each table, in their order."""
