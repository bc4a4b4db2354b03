// Prints every span of a stream with its words, and a digest of the words of each document: spans.js STREAM
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { createHash } from "node:crypto";
import { DocumentSchema, OffsetEncoding, textOf, type Document, type Span } from "rapporteur";

import { printStream } from "./program.js";

/** Every span in a message with the way to it: fields by their numbers, depth first. */
function* spansOf(message: ReflectMessage, path = ""): Generator<[path: string, span: Span]> {
  if (message.desc.typeName === "rapporteur.v1.Span") {
    yield [path, message.message as Span];
    return;
  }
  for (const field of message.desc.fields.toSorted((a, b) => a.number - b.number)) {
    if (!message.isSet(field)) continue;
    const name = path === "" ? field.name : `${path}.${field.name}`;
    if (field.fieldKind === "message") {
      yield* spansOf(message.get(field), name);
    } else if (field.fieldKind === "list" && field.listKind === "message") {
      let index = 0;
      for (const item of message.get(field)) {
        yield* spansOf(item as ReflectMessage, `${name}[${index++}]`);
      }
    }
  }
}

/** As a JSON string in which only what must be is escaped. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\u0000-\u001f]/g, escaped)}"`;
}

function escaped(character: string): string {
  switch (character) {
    case "\n":
      return "\\n";
    case "\t":
      return "\\t";
    case "\r":
      return "\\r";
    case '"':
    case "\\":
      return `\\${character}`;
    default:
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  }
}

function print(document: Document): string {
  const lines = [`# ${document.source} ${OffsetEncoding[document.offsetEncoding].toLowerCase()}`];
  const digest = createHash("sha256");
  for (const [path, span] of spansOf(reflect(DocumentSchema, document))) {
    const text = textOf(document, span);
    digest.update(`${text}\n`);
    lines.push(`${path}\t${span.begin}\t${span.end}\t${quoted(text)}`);
  }
  lines.push(`= ${lines.length - 1} ${digest.digest("hex")}`);
  return lines.join("\n") + "\n";
}

await printStream(print);
