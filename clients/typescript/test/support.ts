import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { sizeDelimitedEncode } from "@bufbuild/protobuf/wire";
import { DocumentSchema, readDocuments, type Document } from "rapporteur";

export function documentOf(fields: MessageInitShape<typeof DocumentSchema>): Document {
  return create(DocumentSchema, fields);
}

/** A stream in chunks of that size. */
export async function* inChunks(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function recordOf(document: Document): Uint8Array {
  return sizeDelimitedEncode(DocumentSchema, document);
}

export function bytesOf(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** The sources of the documents, and the error that ends them, if one does. */
export async function read(bytes: Uint8Array, size?: number): Promise<[string[], unknown]> {
  const sources: string[] = [];
  try {
    for await (const document of readDocuments(inChunks(bytes, size))) sources.push(document.source);
  } catch (error) {
    return [sources, error];
  }
  return [sources, undefined];
}
