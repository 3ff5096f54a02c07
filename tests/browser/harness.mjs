// What every browser test stands on: the built page behind a server that remembers what it was asked for, in a headless Chromium.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/**
 * Serves a folder on a free port of this machine, under `/some/path/` as well as `/`: the page must not care where it lies.
 * `types` overrides content types by extension. Returns `{origin, requests, close}`; `requests` grows: `['GET /…', …]`.
 */
export async function serve(folder = join(root, 'dist'), { contentTypes = {} } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/^\/some\/path(?=\/)/, '');
    requests.push(`${request.method} ${path}`);
    const file = join(folder, normalize(path.endsWith('/') ? path + 'index.html' : path));
    if (request.method !== 'GET' || !file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = { ...types, ...contentTypes }[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

let browser;

/** The one browser of a test file. */
export async function launch() {
  browser ??= await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A name that is not this machine's, for what a browser allows there only.
      '--host-resolver-rules=MAP intranet.test 127.0.0.1',
    ],
  });
  return browser;
}

/** To be called in `after()`. */
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/**
 * Opens the built page in a fresh profile, without its service worker (`serviceWorkers: 'allow'`). Options: `viewport`, `locale`, `colorScheme` … as Playwright's `newContext`, and
 * `path` ('/'), `server` (one already started), `ready` (what to wait for; null: nothing).
 * Returns `{page, server, requests, errors, close}`: `requests` is every address the page asked for, its own or not
 * (without blob: and data:), `errors` what it threw or wrote to the console as an error. `close()` closes page and server.
 */
export async function openPage({ path = '/', server, ready = '#app > :not(.boot):not(noscript)', ...options } = {}) {
  const own = server ?? (await serve());
  const context = await (await launch()).newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const requests = [];
  const errors = [];
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(own.origin + path);
  if (ready) await page.waitForSelector(ready);
  return {
    page,
    server: own,
    requests,
    errors,
    async close() {
      await context.close();
      if (!server) await own.close();
    },
  };
}

/** Loads the page anew and waits until it can be used: a file that is dropped before is not heard of. */
export async function reload(page) {
  await page.reload();
  await page.waitForSelector('#app > :not(.boot):not(noscript)');
}

/** A file for `dropFiles`: `content` is a string (UTF-8) or bytes. */
export function file(name, content, type = 'text/plain') {
  return { name, type, base64: Buffer.from(content).toString('base64') };
}

/** Drops files onto an element as a person would from the file manager: dragenter, dragover, drop. */
export async function dropFiles(page, files, selector = 'body') {
  const transfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(selector, event, { dataTransfer: transfer });
  }
  await transfer.dispose();
}

/** Does what starts a download and returns `{name, bytes}` of it. */
export async function download(page, act) {
  const [started] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: started.suggestedFilename(), bytes: readFileSync(await started.path()) };
}

/** Keeps a picture of the page in test-results/ to look at. */
export async function screenshot(page, name) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
