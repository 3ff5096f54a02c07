// Puts a newly built app into the page of the last whole build (scripts/quick-page.sh).
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOffline } from './offline.mjs';
import { buildDate, classicGlue, place, smallLoader, style, told, withNames } from './page-parts.mjs';
import { singleFile } from './single-file.mjs';

const dist = 'dist';
let readers = told(dist, 'readers');
for (const name of readdirSync(dist)) {
  if (/^(app|style|loader)-[0-9a-f]+\.(js|wasm|css)$/.test(name)) rmSync(join(dist, name));
}
// Readers and the exporter where they were built anew, in the list and the names that finish-page.mjs gives them.
for (const program of process.argv.slice(2)) {
  const name = program.replace('reader_', '');
  const stem = program.replace('_', '-');
  for (const old of readdirSync(dist)) {
    if (old.startsWith(`${stem}-`)) rmSync(join(dist, old));
  }
  const glue = place(dist, stem, 'js', await classicGlue(`target/quick/${program}.js`, `taizhangReader_${name}`));
  const wasm = place(dist, stem, 'wasm', readFileSync(`target/quick/${program}_bg.wasm`));
  const others = readers.split(', ').filter((entry) => !entry.startsWith(`${name} `));
  readers = [...others, `${name} ${glue} ${wasm}`].join(', ');
}
const html = readFileSync('www/index.html', 'utf8').replace(/ *<link data-trunk rel="rust"[^>]*>\n/g, '');
const names = {
  'app.wasm': place(dist, 'app', 'wasm', readFileSync('target/quick/app_bg.wasm')),
  'app.js': place(dist, 'app', 'js', await classicGlue('target/quick/app.js', 'taizhangGlue')),
  'style.css': place(dist, 'style', 'css', await style()),
  'loader.js': place(dist, 'loader', 'js', await smallLoader('site')),
  'date-of-build': buildDate(),
  'reader_*': readers,
};
writeFileSync(join(dist, 'index.html'), withNames(html, names));
await singleFile(dist);
await keepOffline(dist);
