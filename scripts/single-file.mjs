// The whole page as one file, taizhang.html, made from a finished site: scripts and style stand in it, wasm as deflated text.
// It opens from disk, and asks for nothing else.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { buildDate, replaceOnce, smallLoader, told } from './page-parts.mjs';

/** Writes `taizhang.html` into the folder of a finished site. */
export async function singleFile(site) {
  const programs = programsOf(site);
  const style = readFileSync(join(site, only(site, /^style-\w+\.css$/)), 'utf8').trim();
  const scripts = programs.map(({ glue }) => readFileSync(join(site, glue), 'utf8').trim());
  scripts.push((await smallLoader('single')).trim());

  let html = readFileSync('www/index.html', 'utf8');
  html = html.replace(/ *<!--[^]*?-->\n/g, '').replace(/ *<link (data-trunk|rel="manifest")[^>]*>\n/g, '');
  html = replaceOnce(html, / *<script src="loader.js"[^>]*><\/script>\n/, '');
  html = replaceOnce(html, /content="default-src[^"]*"/, `content="${policy(scripts, style)}"`);
  html = replaceOnce(html, /<link rel="stylesheet"[^>]*>/, element('style', '', style));
  html = replaceOnce(html, /"date-of-build"/, `"${buildDate()}"`);
  const wasm = programs.map(({ name, wasm }) => wasmElement(name, readFileSync(join(site, wasm))));
  const code = scripts.map((script) => element('script', '', script));
  html = replaceOnce(html, / *<\/body>/, [...wasm, ...code, '</body>'].join('\n'));
  writeFileSync(join(site, 'taizhang.html'), html);
}

// Name, glue and wasm of the page and of each reader, as the site's loader is told them.
function programsOf(site) {
  const listed = [`app ${told(site, 'glue')} ${told(site, 'wasm')}`, ...told(site, 'readers').split(', ')];
  return listed.map((line) => line.split(' ')).map(([name, glue, wasm]) => ({ name, glue, wasm }));
}

function only(folder, pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one ${pattern} in ${folder}, found: ${found.join(' ') || 'none'}`);
  return found[0];
}

// Nothing can be fetched, and of scripts only these run. As in index.html, the loader takes 'unsafe-eval' away where wasm
// does without.
function policy(scripts, style) {
  const run = scripts.map(hash).join(' ');
  return (
    `default-src 'none'; script-src ${run} 'wasm-unsafe-eval' 'unsafe-eval'; style-src ${hash(style)}; img-src data: blob:; ` +
    `connect-src 'none'; worker-src blob:; form-action 'none'; base-uri 'none'`
  );
}

function hash(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function wasmElement(name, bytes) {
  const text = deflateRawSync(bytes, { level: 9 }).toString('base64');
  return element('script', ` type="text/plain" id="wasm-${name}" data-bytes="${bytes.length}"`, text);
}

function element(tag, attributes, text) {
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`a ${tag} holds what would end it`);
  return `<${tag}${attributes}>${text}</${tag}>`;
}
