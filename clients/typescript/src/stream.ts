import { fromBinary } from "@bufbuild/protobuf";
import { createReadStream } from "node:fs";

import { DocumentSchema, type Document } from "./generated/index.js";

const largestRecord = 2 ** 31 - 1;
const longestVarint = 10;

/** A stream that is cut off, or that holds what is no record. What came before the record was whole. */
export class StreamError extends Error {
  override readonly name = "StreamError";

  /** `record` counts from 1, `offset` is the byte of the stream, from 0, at which it begins with its length. */
  constructor(
    readonly record: number,
    readonly offset: number,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`record ${record} at byte ${offset}: ${reason}`, options);
  }
}

/** The documents of a file, as `readDocuments` gives them. */
export function openDocuments(path: string | URL): AsyncGenerator<Document, void, undefined> {
  return readDocuments(createReadStream(path, { highWaterMark: 1 << 20 }));
}

/**
 * The documents of a stream, one after the other; what is not asked for is not read.
 *
 * @throws StreamError where the stream is broken, after all whole documents before it.
 */
export async function* readDocuments(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Document, void, undefined> {
  const bytes = new Bytes(stream);
  try {
    for (let record = 1; ; record++) {
      const offset = bytes.offset;
      const fail: Fail = (reason, cause) => {
        throw new StreamError(record, offset, reason, { cause });
      };
      const length = await readLength(bytes, fail);
      if (length === undefined) return;
      const message = await bytes.read(length);
      yield message ? parse(message, fail) : fail(`the stream ends before its ${length} bytes do`);
    }
  } finally {
    await bytes.close();
  }
}

type Fail = (reason: string, cause?: unknown) => never;

/** Nothing at the end of the stream. */
async function readLength(bytes: Bytes, fail: Fail): Promise<number | undefined> {
  let length = 0;
  for (let i = 0; i < longestVarint; i++) {
    const byte = (await bytes.read(1))?.[0];
    if (byte === undefined) return i === 0 ? undefined : fail("the stream ends inside its length");
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte > 0x7f) continue;
    return length <= largestRecord ? length : fail(`its length of ${length} bytes is over 2 GiB`);
  }
  return fail(`its length has over ${longestVarint} bytes`);
}

function parse(message: Uint8Array, fail: Fail): Document {
  try {
    return fromBinary(DocumentSchema, message);
  } catch (error) {
    return fail(`it is no Document: ${error instanceof Error ? error.message : error}`, error);
  }
}

/** Bytes in portions of any size, from chunks of any size. */
class Bytes {
  offset = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** That many, or nothing where there are not as many. Memory is taken only for what has come. */
  async read(length: number): Promise<Uint8Array | undefined> {
    const parts = [this.#rest];
    for (let missing = length - this.#rest.length; missing > 0;) {
      const chunk = await this.#chunks.next();
      if (chunk.done) return undefined;
      parts.push(chunk.value);
      missing -= chunk.value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts);
    this.#rest = all.subarray(length);
    this.offset += length;
    return all.subarray(0, length);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
