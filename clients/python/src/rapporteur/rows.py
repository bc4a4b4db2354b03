"""The rows of the tables, each a dict by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator

from rapporteur._native import canonical_symbol, document_link
from rapporteur.columns import Table
from rapporteur.reader import SpanText
from rapporteur.v1 import action_pb2, citation_pb2, condition_pb2, entity_pb2, paragraph_pb2
from rapporteur.v1.document_pb2 import Document
from rapporteur.v1.span_pb2 import Span
from rapporteur.words import bare_names, one_line, paragraph_path, pinpoint_text, rounded, single

Value = str | int | float | bool | None
Row = dict[str, Value]

_CATEGORIES = bare_names(action_pb2.ActionCategory.DESCRIPTOR, "ACTION_CATEGORY_")
_SPEAKERS = bare_names(action_pb2.Speaker.DESCRIPTOR, "SPEAKER_")
_DELIVERABLES = bare_names(action_pb2.DeliverableType.DESCRIPTOR, "DELIVERABLE_TYPE_")
_CITATIONS = bare_names(citation_pb2.CitationKind.DESCRIPTOR, "CITATION_KIND_")
_CONDITIONS = bare_names(condition_pb2.ConditionKind.DESCRIPTOR, "CONDITION_KIND_")
_SCOPES = bare_names(condition_pb2.ConditionScope.DESCRIPTOR, "CONDITION_SCOPE_")
_ENTITIES = bare_names(entity_pb2.EntityType.DESCRIPTOR, "ENTITY_TYPE_")
_PARAGRAPHS = bare_names(paragraph_pb2.ParagraphKind.DESCRIPTOR, "PARAGRAPH_KIND_")


def rows_of(document: Document, table: Table) -> Iterator[Row]:
    """The rows of a document in a table, in the order of the text; what is not known is None."""
    for row in raw_rows(document, table):
        yield {name: None if value == "" else value for name, value in row.items()}


def raw_rows(document: Document, table: Table) -> Iterator[Row]:
    """The same with empty strings for what is not known; columns may be in another order."""
    return _MAKERS[table](_Source(document))


class _Source:
    """A document with what all of its rows ask for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = SpanText(document)
        self.source = one_line(document.source)
        self.name = one_line(document.metadata.symbol) or self.source
        self._places: dict[int, Row] = {}

    def cut(self, span: Span) -> str:
        return one_line(self.words(span))

    def place(self, index: int) -> Row:
        """Part, number and kind of a paragraph; the same dict each time."""
        if index not in self._places:
            place: Row = {"part": "", "paragraph": "", "paragraph_index": index}
            place["paragraph_kind"] = ""
            if index < len(self.document.paragraphs):
                paragraph = self.document.paragraphs[index]
                place["part"] = one_line(paragraph.part)
                place["paragraph"] = paragraph_path(paragraph)
                place["paragraph_kind"] = _PARAGRAPHS.get(paragraph.kind, "")
            self._places[index] = place
        return self._places[index]


def _mandates(of: _Source) -> Iterator[Row]:
    for action in of.document.actions:
        if not _tasks_somebody(action):
            continue
        place = of.place(action.paragraph)
        yield {
            "symbol": of.name,
            "source": of.source,
            "part": place["part"],
            "paragraph": place["paragraph"],
            "paragraph_index": action.paragraph,
            "verb": one_line(action.lemma),
            "category": _CATEGORIES.get(action.category, ""),
            "force": action.force,
            "commitment": action.commitment,
            "speaker": _SPEAKERS.get(action.speaker, ""),
            "inherited": action.inherited,
            **_parties(of, action),
            "task": of.cut(action.task).rstrip(" ,;:.") if action.HasField("task") else "",
            **_products(of, action),
            **_times(of, action),
            "conditions": _joined(
                of.cut(of.document.conditions[index].span)
                for index in action.conditions
                if index < len(of.document.conditions)
            ),
            "rule": one_line(action.rule),
        }


def _tasks_somebody(action: action_pb2.Action) -> bool:
    if action.category == action_pb2.ACTION_CATEGORY_DIRECTIVE:
        return True
    return action.category == action_pb2.ACTION_CATEGORY_DECIDING and bool(
        action.addressees or action.deliverables or action.due
    )


def _parties(of: _Source, action: action_pb2.Action) -> Row:
    entities = of.document.entities
    return {
        "addressee": _joined(of.cut(each.span) for each in action.addressees),
        "entity": _joined_new(
            one_line(entities[each.entity].id)
            for each in action.addressees
            if each.HasField("entity") and each.entity < len(entities)
        ),
    }


def _products(of: _Source, action: action_pb2.Action) -> Row:
    all_of_them = action.deliverables
    return {
        "deliverable": _joined(of.cut(each.span) for each in all_of_them),
        "deliverable_type": _joined_new(_DELIVERABLES.get(each.type, "") for each in all_of_them),
        "subject": _joined_new(
            of.cut(each.subject) for each in all_of_them if each.HasField("subject")
        ),
        "recipient": _joined_new(
            of.cut(each.recipient_span) for each in all_of_them if each.HasField("recipient_span")
        ),
    }


def _times(of: _Source, action: action_pb2.Action) -> Row:
    return {
        "due": _joined(of.cut(each.span) for each in action.due),
        "due_date": max((one_line(_last_day(each)) for each in action.due), default=""),
        "frequency": _joined_new(one_line(each.frequency) for each in action.due),
    }


def _last_day(due: action_pb2.Due) -> str:
    """The end of its interval, or of its session; an end that is open is none."""
    day = (due.date or due.session_dates).split("/", 1)[-1]
    return "" if day.startswith(".") else day


def _joined(items: Iterator[str]) -> str:
    return "; ".join(item for item in items if item)


def _joined_new(items: Iterator[str]) -> str:
    """Each only once."""
    text = ""
    for item in items:
        if item not in text:
            text = f"{text}; {item}" if text else item
    return text


def _mentions(of: _Source) -> Iterator[Row]:
    entities = of.document.entities
    for mention in of.document.mentions:
        known = mention.HasField("entity") and mention.entity < len(entities)
        entity = entities[mention.entity] if known else None
        yield {
            "document": of.name,
            "source": of.source,
            **of.place(mention.paragraph),
            "begin": mention.span.begin,
            "end": mention.span.end,
            "text": of.cut(mention.span),
            "type": _ENTITIES.get(mention.type, ""),
            "id": one_line(entity.id) if entity else "",
            "name": one_line(entity.name) if entity else "",
            "confidence": mention.confidence,
            "rule": one_line(mention.rule),
            "entity_confidence": mention.entity_confidence if entity else None,
            "entity_rule": one_line(mention.entity_rule),
        }


def _conditions(of: _Source) -> Iterator[Row]:
    actions = of.document.actions
    for condition in of.document.conditions:
        known = condition.HasField("action") and condition.action < len(actions)
        action = actions[condition.action] if known else None
        limited = condition.scope != condition_pb2.CONDITION_SCOPE_UNSPECIFIED
        yield {
            "document": of.name,
            "source": of.source,
            **of.place(condition.paragraph),
            "begin": condition.span.begin,
            "end": condition.span.end,
            "kind": _CONDITIONS.get(condition.kind, ""),
            "cue": of.cut(condition.cue),
            "clause": of.cut(condition.span),
            "scope": _SCOPES.get(condition.scope, "") if limited else "",
            "action": one_line(action.lemma) if action else "",
            "target": _target(of, condition, action) if action else "",
            "strictness": condition.strictness,
            "force": action.force if action else None,
            "commitment": action.commitment if action else None,
            "factors": _factors(of.document, action) if action else "",
            "confidence": condition.confidence,
            "rule": one_line(condition.rule),
        }


def _target(of: _Source, condition: condition_pb2.Condition, action: action_pb2.Action) -> str:
    if not condition.HasField("target"):
        return ""
    spans: list[Span] = []
    if condition.scope == condition_pb2.CONDITION_SCOPE_ADDRESSEE:
        spans = [each.span for each in action.addressees]
    elif condition.scope == condition_pb2.CONDITION_SCOPE_DELIVERABLE:
        spans = [each.span for each in action.deliverables]
    return of.cut(spans[condition.target]) if condition.target < len(spans) else ""


def _factors(document: Document, action: action_pb2.Action) -> str:
    left = [
        rounded(single(1 - document.conditions[index].strictness))
        for index in action.conditions
        if index < len(document.conditions)
    ]
    return " × ".join([rounded(action.force), *left])


def _citations(of: _Source) -> Iterator[Row]:
    citing = of.name if of.document.text else ""
    for citation in of.document.citations:
        symbol = one_line(citation.symbol)
        yield {
            "citing": citing,
            "source": of.source,
            **_citing_place(of, citation),
            "begin": citation.span.begin,
            "end": citation.span.end,
            "kind": _CITATIONS.get(citation.kind, ""),
            "symbol": symbol,
            "date": one_line(citation.date),
            "pinpoint": pinpoint_text(citation.pinpoint),
            "text": of.cut(citation.span),
            "confidence": citation.confidence,
            "rule": one_line(citation.rule),
            "link": document_link(symbol),
        }


def _citing_place(of: _Source, citation: citation_pb2.Citation) -> Row:
    """The paragraph; where another resolution cites, with the symbol of that neighbour."""
    place = dict(of.place(citation.paragraph))
    if citation.paragraph >= len(of.document.paragraphs):
        return place
    paragraph = of.document.paragraphs[citation.paragraph]
    if paragraph.kind == paragraph_pb2.PARAGRAPH_KIND_FOOTNOTE:
        place["paragraph"] = _note_name(of.document, citation.span)
    if paragraph.resolution:
        place["citing"] = _neighbour(of.document, paragraph.resolution)
    return place


def _note_name(document: Document, span: Span) -> str:
    for note in document.footnotes:
        if note.span.begin <= span.begin < note.span.end:
            return f"note {one_line(note.marker)}"
    return ""


def _neighbour(document: Document, resolution: str) -> str:
    """A neighbour that is known by its number alone is of the same series."""
    series = "/RES/"
    if series in resolution:
        return one_line(resolution)
    own = document.metadata
    if resolution.startswith("("):
        return ""
    if series in own.symbol:
        begin = own.symbol[: own.symbol.index(series) + len(series)]
    elif own.number and own.symbol.endswith(own.number):
        begin = own.symbol.removesuffix(own.number)
    else:
        return ""
    return canonical_symbol(begin + one_line(resolution))


def _paragraphs(of: _Source) -> Iterator[Row]:
    for index, paragraph in enumerate(of.document.paragraphs):
        yield {
            "document": of.name,
            "source": of.source,
            **of.place(index),
            "begin": paragraph.span.begin,
            "end": paragraph.span.end,
            "marker": one_line(paragraph.marker),
            "level": paragraph.level,
            "parent": paragraph.parent if paragraph.HasField("parent") else None,
            "resolution": one_line(paragraph.resolution),
            "quoted": paragraph.quoted,
            "text": of.cut(paragraph.span),
        }


_MAKERS = {
    "mandates": _mandates,
    "mentions": _mentions,
    "conditions": _conditions,
    "citations": _citations,
    "paragraphs": _paragraphs,
}
