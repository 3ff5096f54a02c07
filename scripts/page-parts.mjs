// What the page is made of: glue, loader and style as old browsers take them, files named by their content.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

// Puts a file into a folder under a name that changes with its content, and returns that name.
export function place(folder, stem, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const name = `${stem}-${hash}.${extension}`;
  writeFileSync(join(folder, name), content);
  return name;
}

// wasm-bindgen's ES module as the source of one function that returns the module's exports.
export async function classicGlue(input, functionName) {
  const bundle = await esbuild.build({
    entryPoints: [input],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'glue',
    target: 'chrome64',
    minify: true,
    legalComments: 'none',
    // Where the wasm is, the loader knows.
    define: { 'import.meta.url': '""' },
    logLevel: 'warning',
  });
  return `var ${functionName}=function(){${bundle.outputFiles[0].text.trim()}return glue};\n`;
}

// The loader of the page as a site or as a single file: what stands in www/loader/ under this name.
export async function smallLoader(form) {
  const bundle = await esbuild.build({
    entryPoints: [`www/loader/${form}.js`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es5',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return bundle.outputFiles[0].text;
}

// The day of the last change to what is shipped, as YYYY-MM-DD; empty where git does not know.
export function buildDate() {
  return execFileSync('bash', ['-c', '. scripts/env.sh; build_date'], { encoding: 'utf8' }).trim();
}

// What the finished site's index.html tells its loader in an attribute, such as `readers`.
export function told(site, attribute) {
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const [, value] = new RegExp(`data-${attribute}=("[^"]*"|[^\\s>]+)`).exec(html);
  return value.replace(/"/g, '');
}

// A replacement that must hit, and once only.
export function replaceOnce(text, pattern, replacement) {
  const hits = text.match(new RegExp(pattern, 'g')) || [];
  if (hits.length !== 1) throw new Error(`index.html should have ${pattern} once, not ${hits.length} times`);
  return text.replace(pattern, () => replacement);
}

// www/style.css and all that it imports.
export async function style() {
  const bundle = await esbuild.build({ entryPoints: ['www/style.css'], bundle: true, write: false, target: 'chrome64', minify: true, logLevel: 'warning' });
  return bundle.outputFiles[0].text;
}

// Gives the files that index.html names their final names.
export function withNames(html, names) {
  for (const [name, placed] of Object.entries(names)) {
    const parts = html.split(`"${name}"`);
    if (parts.length !== 2) throw new Error(`index.html should name "${name}" once`);
    html = parts.join(`"${placed}"`);
  }
  return html;
}
