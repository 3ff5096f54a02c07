// Trunk's post-build hook: makes of what Trunk built (a wasm file of today and an ES module) the page that old browsers run.
// The wasm is lowered to the instructions of the first WebAssembly and made small, the glue becomes one classic script, and
// every file is named by its content.
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const dist = process.env.TRUNK_STAGING_DIR;
if (!dist) throw new Error('finish-page.mjs is run by `trunk build`');

if (!existsSync('node_modules/esbuild') || !existsSync('node_modules/binaryen')) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
}
const { buildDate, classicGlue, place, smallLoader, style, withNames } = await import('./page-parts.mjs');
const { singleFile } = await import('./single-file.mjs');
const { keepOffline } = await import('./offline.mjs');

const built = readdirSync(dist);
const only = (pattern) => {
  const found = built.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one ${pattern} in ${dist}, found: ${found.join(' ') || 'none'}`);
  return join(dist, found[0]);
};
const leftovers = [join(dist, 'snippets')];

// A program of Rust's as Trunk built it becomes a wasm file and a classic script.
async function program(name, glueName) {
  const wasm = only(new RegExp(`^${name}(-[0-9a-f]+)?_bg\\.wasm$`));
  const glue = only(new RegExp(`^${name}(-[0-9a-f]+)?\\.js$`));
  leftovers.push(wasm, glue);
  const stem = name.replace('_', '-');
  return { wasm: place(dist, stem, 'wasm', await lowerWasm(wasm)), glue: place(dist, stem, 'js', await classicGlue(glue, glueName)) };
}

const workers = ['package', 'word', 'web', 'sheet', 'pdf', 'exporter'];
// The largest first: no processor waits for it at the end.
const [app, exporter, ...others] = await together([
  () => program('app', 'taizhangGlue'),
  () => program('exporter', 'taizhangReader_exporter'),
  ...workers.slice(0, -1).map((name) => () => program(`reader_${name}`, `taizhangReader_${name}`)),
]);
const readers = [...others, exporter].map(({ glue, wasm }, place) => `${workers[place]} ${glue} ${wasm}`);
const names = {
  'app.wasm': app.wasm,
  'app.js': app.glue,
  'style.css': place(dist, 'style', 'css', await style()),
  'loader.js': place(dist, 'loader', 'js', await smallLoader('site')),
  'date-of-build': buildDate(),
  // Name, glue and wasm of each, as the loader reads them.
  'reader_*': readers.join(', '),
};
const index = join(dist, 'index.html');
// Trunk leaves its own link to the Rust program where it was told to inject no script.
const html = readFileSync(index, 'utf8').replace(/ *<link data-trunk rel="rust"[^>]*>\n/g, '');
writeFileSync(index, withNames(html, names));
for (const leftover of leftovers) rmSync(leftover, { recursive: true, force: true });
copyFileSync('docs/taizhang.schema.json', join(dist, 'taizhang.schema.json'));
await singleFile(dist);
await keepOffline(dist);

for (const name of readdirSync(dist).sort()) {
  const bytes = readFileSync(join(dist, name));
  console.log(`${name.padEnd(28)} ${String(bytes.length).padStart(9)} bytes ${String(gzipSync(bytes).length).padStart(9)} gzipped`);
}

// What rustc's standard library uses beyond the first WebAssembly, written out in instructions that Chromium 57 knew.
async function lowerWasm(input) {
  const output = input + '.lowered';
  const used = ['bulk-memory', 'bulk-memory-opt', 'mutable-globals', 'nontrapping-float-to-int', 'sign-ext', 'reference-types', 'multivalue'];
  const lower = ['llvm-memory-copy-fill-lowering', 'llvm-nontrapping-fptoint-lowering', 'signext-lowering'];
  const wasmOpt = 'node_modules/binaryen/bin/wasm-opt';
  const run = (...args) => promisify(execFile)('node', [wasmOpt, ...args]);
  await run('--mvp-features', ...used.map((name) => `--enable-${name}`), ...lower.map((name) => `--${name}`), '-Os', '--strip-debug', '--strip-producers', '--strip-target-features', input, '-o', output);
  await run('--quiet', '--mvp-features', '--enable-mutable-globals', output, '-o', output); // fails if anything newer is left
  const lowered = readFileSync(output);
  rmSync(output);
  return lowered;
}

// What the tasks give, in their order; as many at a time as there are processors.
async function together(tasks) {
  const results = [];
  const waiting = [...tasks.entries()];
  const lane = async () => {
    for (let next; (next = waiting.shift()); ) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return results;
}
