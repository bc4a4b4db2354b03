import { OffsetEncoding, type Document, type Span } from "./generated/index.js";

/**
 * The words that a span stands for, in whatever unit its document counts; nothing for an absent span. Where the unit is
 * another than a string's own, the document's text is looked through once, and must not be changed after that.
 */
export function textOf(document: Document, span: Span): string;
export function textOf(document: Document, span: Span | undefined): string | undefined;
export function textOf(document: Document, span: Span | undefined): string | undefined {
  if (span === undefined) return undefined;
  const { text, offsetEncoding } = document;
  if (offsetEncoding === OffsetEncoding.UTF16) return text.slice(span.begin, span.end);
  const places = known.get(document) ?? new Places(text, offsetEncoding);
  known.set(document, places);
  return text.slice(places.indexOf(span.begin), places.indexOf(span.end));
}

const known = new WeakMap<Document, Places>();

function unitsOf(point: number, encoding: OffsetEncoding): number {
  if (encoding === OffsetEncoding.UTF32) return 1;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Turns units of another encoding into indices of a string. */
class Places {
  /** Where those characters end that have not as many units as a string has: by unit, and by index. */
  readonly #units: number[] = [];
  readonly #indices: number[] = [];

  constructor(text: string, encoding: OffsetEncoding) {
    if (encoding !== OffsetEncoding.UTF8 && encoding !== OffsetEncoding.UTF32) {
      throw new RangeError(`the document counts in an unknown unit: ${encoding}`);
    }
    for (let index = 0, unit = 0; index < text.length;) {
      const point = text.codePointAt(index)!;
      const units = unitsOf(point, encoding);
      const width = point < 0x10000 ? 1 : 2;
      unit += units;
      index += width;
      if (units === width) continue;
      this.#units.push(unit);
      this.#indices.push(index);
    }
  }

  indexOf(unit: number): number {
    const last = firstWhere(this.#units, (each) => each > unit) - 1;
    // Between such characters a unit is a unit of the string.
    return last < 0 ? unit : this.#indices[last]! + unit - this.#units[last]!;
  }
}

/** The index of the first item that passes, where all behind one that passes do; the length where none does. */
export function firstWhere<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let begin = 0;
  for (let end = items.length; begin < end;) {
    const middle = (begin + end) >>> 1;
    if (passes(items[middle]!)) end = middle;
    else begin = middle + 1;
  }
  return begin;
}
