import type { Action, Citation, Condition, Document, Mention } from "./generated/index.js";
import { firstWhere } from "./words.js";

type FindingsOf<T> = (document: Document, paragraph: number) => T[];

/** Who and what is named in a paragraph, by its index in `document.paragraphs`. */
export const mentionsOf: FindingsOf<Mention> = (document, paragraph) => inParagraph(document.mentions, paragraph);

/** What is done in a paragraph. */
export const actionsOf: FindingsOf<Action> = (document, paragraph) => inParagraph(document.actions, paragraph);

/** The conditions that stand in a paragraph. */
export const conditionsOf: FindingsOf<Condition> = (document, paragraph) => inParagraph(document.conditions, paragraph);

/** What a paragraph cites. */
export const citationsOf: FindingsOf<Citation> = (document, paragraph) => inParagraph(document.citations, paragraph);

/** Lists of findings are in the order of the text, and so in that of the paragraphs. */
function inParagraph<T extends { paragraph?: number | undefined }>(findings: readonly T[], paragraph: number): T[] {
  const begin = firstWhere(findings, (each) => each.paragraph! >= paragraph);
  return findings.slice(
    begin,
    firstWhere(findings, (each) => each.paragraph! > paragraph),
  );
}
