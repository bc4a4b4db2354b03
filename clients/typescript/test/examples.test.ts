// The programs in examples/, run as processes on streams that `rapporteur analyze` writes.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const client = resolve(import.meta.dirname, "../..");
const root = resolve(client, "../..");
const program = resolve(process.env["RAPPORTEUR"] ?? join(root, "build/release/rapporteur"));
const skip = existsSync(program) ? false : `${program} is not built`;
const folder = mkdtempSync(join(tmpdir(), "rapporteur-"));
after(() => rmSync(folder, { recursive: true }));

function run(example: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(client, "dist/examples", example), ...args], {
    encoding: "utf8",
  });
}

function analyzed(offsets: string): string {
  const path = join(folder, `${offsets}.pb`);
  const input = join(root, "tests/samples/sc_resolution.txt");
  execFileSync(program, ["analyze", `--offsets=${offsets}`, "-o", path, input]);
  return path;
}

test("the README shows the example that is tested here", () => {
  const example = readFileSync(join(client, "examples/requests.ts"), "utf8");
  const readme = readFileSync(join(client, "README.md"), "utf8");
  assert.ok(readme.includes("```ts\n" + example + "```\n"));
});

test("the README's example prints the same in each unit", { skip }, () => {
  const printed = ["utf8", "utf16", "utf32"].map((offsets) => run("requests.js", analyzed(offsets)));
  assert.match(printed[0]!.stdout, /^\S.* .*: to /m);
  for (const each of printed) {
    assert.equal(each.stderr, "");
    assert.equal(each.stdout, printed[0]!.stdout);
  }
});

test("mandates are a table", { skip }, () => {
  const { stdout, status } = run("mandates.js", analyzed("utf16"));
  assert.equal(status, 0);
  const lines = stdout.split("\n");
  assert.match(lines[0]!, /^DOCUMENT +PARAGRAPH +VERB +ADDRESSEES +TASK +DUE$/);
  assert.match(stdout, /^S\/RES\/\d+ \(\d+\) +7\. \(a\) +request +Secretary-General +to provide /m);
});

test("a broken stream and a missing one end the programs with status 1", () => {
  const broken = join(folder, "broken.pb");
  writeFileSync(broken, Buffer.from([5, 0x0a]));
  for (const [path, reason] of [
    [broken, "record 1 at byte 0"],
    [join(folder, "none.pb"), "ENOENT"],
  ] as const) {
    const { status, stderr, stdout } = run("spans.js", path);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.ok(stderr.startsWith(`${path}: ${reason}`), stderr);
    assert.equal(stderr.split("\n").length, 2);
  }
  assert.equal(run("spans.js").status, 2);
});
