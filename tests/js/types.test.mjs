// The TypeScript types, held against how they are used and against real reports. Needs scripts/build-js.sh.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import taizhang from "../../target/js/taizhang.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const STRICT = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022"];

function assertCompiles(file) {
  const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...STRICT, file], { cwd: root });
  assert.equal(tsc.status, 0, `${tsc.stdout}${tsc.stderr}`);
}

function texts(folder) {
  return readdirSync(root + folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => readFileSync(`${root}${folder}/${name}`));
}

test("a program that uses the API compiles", () => assertCompiles("tests/js/usage.ts"));

// As literals: the compiler then refuses a missing field, an unknown one and a wrong value alike.
test("reports have exactly the fields of their types", () => {
  const folders = ["tests/encodings", "tests/corpus"].filter((folder) => readdirSync(`${root}tests`).includes(folder.slice(6)));
  const reports = folders.flatMap(texts).map((bytes, i) => taizhang.analyze(bytes, { withText: true, ...(i % 2 && { mask: {} }) }));
  const file = "target/js/reports.ts";
  const literals = reports.map((report, i) => `export const report${i}: Report = ${JSON.stringify(report)};\n`);
  writeFileSync(root + file, `import type { Report } from "./taizhang.js";\n${literals.join("")}`);
  assertCompiles(file);
});
