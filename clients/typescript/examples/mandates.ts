// Prints who is to do what and when, a line for each mandate of a stream: mandates.js STREAM
import { ActionCategory, textOf, type Action, type Document, type Span } from "rapporteur";

import { printStream } from "./program.js";

const columns = [
  ["DOCUMENT", 20],
  ["PARAGRAPH", 14],
  ["VERB", 16],
  ["ADDRESSEES", 32],
  ["TASK", 48],
  ["DUE", 32],
] as const;

/** An act that asks somebody for something, or that settles something with an addressee, a product or a time. */
function isMandate(action: Action): boolean {
  if (action.category === ActionCategory.DIRECTIVE) return true;
  const tasks = action.addressees.length + action.deliverables.length + action.due.length;
  return action.category === ActionCategory.DECIDING && tasks > 0;
}

/** "II 3. (b)": the part and the markers from the root to its own. */
function labelOf(document: Document, action: Action): string {
  const paragraph = document.paragraphs[action.paragraph ?? -1];
  if (paragraph === undefined) return "";
  return [paragraph.part, ...paragraph.path].filter((each) => each !== "").join(" ");
}

function row(cells: string[]): string {
  const line = cells.map((cell, i) => fitted(cell, columns[i]![1])).join("  ");
  return line.trimEnd() + "\n";
}

/** In one line, and as many characters wide. */
function fitted(text: string, width: number): string {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  if (characters.length > width) characters.splice(width - 1, Infinity, "…");
  return characters.join("") + " ".repeat(width - characters.length);
}

function print(document: Document): string {
  return document.actions
    .filter(isMandate)
    .map((action) => {
      const words = (findings: { span?: Span | undefined }[]) =>
        findings.map((each) => textOf(document, each.span)).join("; ");
      return row([
        document.metadata?.symbol || document.source,
        labelOf(document, action),
        action.lemma,
        words(action.addressees),
        textOf(document, action.task) ?? "",
        words(action.due),
      ]);
    })
    .join("");
}

process.stdout.write(row(columns.map(([name]) => name)));
await printStream(print);
