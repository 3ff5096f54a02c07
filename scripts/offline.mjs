// What lets a browser keep the site and install it: the service worker with the list of all files, the manifest, its icons.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

// Not kept: the worker itself, and what is for carrying away.
const NOT_KEPT = ['sw.js', 'taizhang.html'];

/** Adds to a finished site what it needs to work without the network. To be called last: it lists what is there. */
export async function keepOffline(site) {
  copyFileSync('www/offline/manifest.json', join(site, 'manifest.json'));
  for (const icon of readdirSync('www/icons')) copyFileSync(join('www/icons', icon), join(site, icon));
  const names = readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  const kept = names.filter((name) => !NOT_KEPT.includes(name)).sort();
  const files = kept.map((name) => [name === 'index.html' ? './' : name, integrity(readFileSync(join(site, name)))]);
  const list = JSON.stringify(files);
  const version = createHash('sha256').update(list).digest('hex').slice(0, 12);
  const worker = await esbuild.transform(readFileSync('www/offline/sw.js', 'utf8'), {
    target: 'chrome64',
    minify: true,
    define: { VERSION: JSON.stringify(version), FILES: list },
  });
  writeFileSync(join(site, 'sw.js'), worker.code);
}

function integrity(bytes) {
  return 'sha256-' + createHash('sha256').update(bytes).digest('base64');
}
