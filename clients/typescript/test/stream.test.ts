import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openDocuments, readDocuments, StreamError } from "rapporteur";

import { bytesOf, documentOf, inChunks, read, recordOf } from "./support.js";

const first = recordOf(documentOf({ source: "first", text: "x".repeat(300) }));
const second = recordOf(documentOf({ source: "second" }));
const third = recordOf(documentOf({ source: "third", text: "y".repeat(200) }));
const two = bytesOf(first, second);

test("documents come in their order, whatever the chunks are", async () => {
  const stream = bytesOf(first, second, third);
  for (const size of [1, 2, 3, 64, first.length, 1 << 20]) {
    assert.deepEqual(await read(stream, size), [["first", "second", "third"], undefined]);
  }
});

test("a stream without bytes has no documents", async () => {
  assert.deepEqual(await read(bytesOf()), [[], undefined]);
});

test("a document without fields is a document", async () => {
  assert.deepEqual(await read(bytesOf([0], first)), [["", "first"], undefined]);
});

test("fields of a later schema are passed over", async () => {
  const future = bytesOf([6], [0x0a, 1, 0x61], [0xc8, 0x3e, 1]);
  assert.deepEqual(await read(bytesOf(future, second)), [["a", "second"], undefined]);
});

const broken: Record<string, Uint8Array> = {
  "ends inside a length": third.subarray(0, 1),
  "ends behind a length": third.subarray(0, 2),
  "ends inside a record": third.subarray(0, 50),
  "has a length past its end": bytesOf([0xff, 0xff, 0xff, 0xff, 7], third),
  "has a length of 2 GiB": bytesOf([0x80, 0x80, 0x80, 0x80, 8], third),
  "has a length of 64 bits": bytesOf(Array(9).fill(0xff), [1], third),
  "has a length of eleven bytes": bytesOf(Array(10).fill(0x80), [0], third),
  "holds a wire type that there is not": bytesOf([2, 0x0f, 1], third),
  "holds a field past the end": bytesOf([3, 0x0a, 0x7f, 0x41], third),
  "holds a text that is not UTF-8": bytesOf([3, 0x0a, 1, 0xff], third),
};

for (const [name, rest] of Object.entries(broken)) {
  test(`a stream that ${name} is an error behind what is whole`, async () => {
    const [sources, error] = await read(bytesOf(two, rest));
    assert.deepEqual(sources, ["first", "second"]);
    assert.ok(error instanceof StreamError);
    assert.deepEqual([error.record, error.offset], [3, two.length]);
    assert.ok(error.message.startsWith(`record 3 at byte ${two.length}: `), error.message);
  });
}

test("no more is read than is asked for", async () => {
  let chunks = 0;
  let closed = false;
  async function* counted(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of inChunks(bytesOf(first, second, third), 1)) {
        chunks++;
        yield chunk;
      }
    } finally {
      closed = true;
    }
  }
  for await (const document of readDocuments(counted())) {
    assert.equal(document.source, "first");
    break;
  }
  assert.equal(chunks, first.length);
  assert.ok(closed);
});

test("a file is read by its path", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-"));
  try {
    const path = join(folder, "documents.pb");
    await writeFile(path, two);
    const sources: string[] = [];
    for await (const document of openDocuments(path)) sources.push(document.source);
    assert.deepEqual(sources, ["first", "second"]);
    await assert.rejects(openDocuments(join(folder, "none")).next(), { code: "ENOENT" });
  } finally {
    await rm(folder, { recursive: true });
  }
});
