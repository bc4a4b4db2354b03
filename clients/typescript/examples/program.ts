import { openDocuments, StreamError, type Document } from "rapporteur";
import { once } from "node:events";

/** Prints something of each document of the stream that the command line names. */
export async function printStream(print: (document: Document) => string): Promise<void> {
  const path = process.argv[2];
  if (path === undefined || process.argv.length > 3) {
    console.error("name one stream, as rapporteur analyze writes it");
    process.exitCode = 2;
    return;
  }
  try {
    for await (const document of openDocuments(path)) {
      if (!process.stdout.write(print(document))) await once(process.stdout, "drain");
    }
  } catch (error) {
    if (!(error instanceof StreamError || isSystemError(error))) throw error;
    console.error(`${path}: ${error.message}`);
    process.exitCode = 1;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
