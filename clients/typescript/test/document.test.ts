import assert from "node:assert/strict";
import { test } from "node:test";
import { actionsOf, citationsOf, conditionsOf, mentionsOf, OffsetEncoding, textOf, type Span } from "rapporteur";

import { documentOf } from "./support.js";

const text = "“Café” e\u0301 𝄞 עברית 👩🏽‍🚀 end";

/** The span of words in another unit, counted by other means than the reader does. */
function spanOf(words: string, encoding: OffsetEncoding): Span {
  const units = (part: string): number => {
    if (encoding === OffsetEncoding.UTF8) return Buffer.byteLength(part);
    return encoding === OffsetEncoding.UTF16 ? part.length : [...part].length;
  };
  const at = text.indexOf(words);
  const begin = units(text.slice(0, at));
  const document = documentOf({ actions: [{ span: { begin, end: begin + units(words) } }] });
  return document.actions[0]!.span!;
}

for (const encoding of [OffsetEncoding.UTF8, OffsetEncoding.UTF16, OffsetEncoding.UTF32]) {
  test(`spans that count in ${OffsetEncoding[encoding]} give their words`, () => {
    const document = documentOf({ text, offsetEncoding: encoding });
    for (const words of [text, "“Café”", "e\u0301", "𝄞", "עברית", "👩🏽‍🚀", "end", "n"]) {
      assert.equal(textOf(document, spanOf(words, encoding)), words);
    }
    assert.equal(textOf(document, undefined), undefined);
  });
}

test("a document that counts in an unknown unit gives no words", () => {
  const document = documentOf({ text, actions: [{ span: { begin: 0, end: 1 } }] });
  assert.throws(() => textOf(document, document.actions[0]!.span), RangeError);
});

test("findings are found by their paragraph", () => {
  const paragraphs = [{ paragraph: 1 }, { paragraph: 1 }, { paragraph: 4 }];
  const document = documentOf({
    mentions: paragraphs.map((each, i) => ({ ...each, rule: `mention ${i}` })),
    actions: paragraphs.map((each, i) => ({ ...each, rule: `action ${i}` })),
    conditions: paragraphs.map((each, i) => ({ ...each, rule: `condition ${i}` })),
    citations: paragraphs.map((each, i) => ({ ...each, rule: `citation ${i}` })),
  });
  const rules = (findings: { rule: string }[]) => findings.map((each) => each.rule);
  assert.deepEqual(rules(mentionsOf(document, 1)), ["mention 0", "mention 1"]);
  assert.deepEqual(rules(actionsOf(document, 4)), ["action 2"]);
  assert.deepEqual(rules(conditionsOf(document, 1)), ["condition 0", "condition 1"]);
  assert.deepEqual(rules(citationsOf(document, 4)), ["citation 2"]);
  for (const none of [0, 2, 3, 5]) assert.deepEqual(mentionsOf(document, none), []);
});
