// The site without the network, and how a new version comes.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepOffline } from '../../scripts/offline.mjs';
import { ALWAYS } from './browsers.mjs';
import { closeBrowser, dropFiles, file, openPage, reload, serve } from './harness.mjs';
import { REPORT } from './steps.mjs';
import { withoutServer } from './without_server.mjs';

after(closeBrowser);

const WEB_PAGE = `<!doctype html><meta charset="utf-8"><body>${REPORT.replace(/.+/g, '<p>$&</p>')}`;
const kept = (page) => page.waitForFunction(() => window.taizhang_offline && window.taizhang_offline.kept);

const cacheNames = (page) => page.evaluate(() => caches.keys());

// A copy of the site that can be changed, behind a server.
async function ownSite() {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-site-'));
  cpSync('dist', folder, { recursive: true });
  const server = await serve(folder);
  return {
    server,
    /** Puts a new version in place; `list`: whether the service worker's list goes with it. */
    async change({ list = true } = {}) {
      const index = join(folder, 'index.html');
      writeFileSync(index, readFileSync(index, 'utf8').replace('</head>', '<meta name="newer" content="yes"></head>'));
      if (list) await keepOffline(folder);
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test('after one visit the page works without its server, its readers as well', async () => {
  const server = await serve();
  const { page, errors, close } = await openPage({ server, path: '/some/path/', serviceWorkers: 'allow' });
  await kept(page);
  assert.match(await page.innerText('.offline-note'), /断网也能打开/);
  await server.close();
  await reload(page);
  await dropFiles(page, [file('网页.html', WEB_PAGE)]);
  await page.waitForSelector('#problem-1');
  assert.deepEqual(errors, []);
  await close();
});

test('a new version is told of, comes when it is asked for, and takes the old one away', async () => {
  const site = await ownSite();
  const { page, close } = await openPage({ server: site.server, serviceWorkers: 'allow' });
  await kept(page);
  const [old] = await cacheNames(page);
  await site.change();
  await reload(page);
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.renew');
  assert.match(await page.innerText('.new-version'), /有新版本.*重新打开/);
  // It was not forced upon anyone: the old one still runs, with what was opened in it.
  assert.equal(await page.locator('meta[name=newer]').count(), 0);
  assert.equal(await page.locator('.problem').count(), 2);
  await page.click('.renew');
  await page.waitForSelector('meta[name=newer]', { state: 'attached' });
  await page.waitForFunction((old) => caches.keys().then((names) => names.length === 1 && names[0] !== old), old);
  await close();
  await site.close();
});

test('another window goes on with its version, is told, and can be put off', async () => {
  const site = await ownSite();
  const { page, close } = await openPage({ server: site.server, serviceWorkers: 'allow' });
  await kept(page);
  await reload(page);
  const other = await page.context().newPage();
  await other.goto(site.server.origin);
  await kept(other);
  await site.change();
  await other.reload();
  await other.click('.renew');
  await other.waitForSelector('meta[name=newer]', { state: 'attached' });
  await page.waitForSelector('.renew');
  assert.equal(await page.locator('meta[name=newer]').count(), 0);
  // The files of its version are still there, whatever the server has now.
  assert.equal((await cacheNames(page)).length, 2);
  await page.click('.new-version button:last-child');
  await page.waitForSelector('.renew', { state: 'detached' });
  await close();
  await site.close();
});

test('two copies on one server do not take each other away', async () => {
  const { page, server, close } = await openPage({ serviceWorkers: 'allow' });
  await kept(page);
  await page.goto(server.origin + '/some/path/');
  await kept(page);
  assert.equal((await cacheNames(page)).length, 2);
  await close();
});

test('a server that is just being updated leaves nothing half kept', async () => {
  const site = await ownSite();
  await site.change({ list: false });
  const { page, close } = await openPage({ server: site.server, serviceWorkers: 'allow' });
  await page.waitForFunction(() =>
    navigator.serviceWorker.getRegistration().then((it) => !it && caches.keys().then((names) => names.length > 0)),
  );
  assert.equal(await page.evaluate(() => window.taizhang_offline), undefined);
  const files = await page.evaluate(() => caches.keys().then(([name]) => caches.open(name)).then((it) => it.keys()).then((it) => it.length));
  assert.equal(files, 0);
  await close();
  await site.close();
});

test('on plain http in an intranet nothing is tried, and the single file is offered', async () => {
  const server = await serve();
  const intranet = { ...server, origin: server.origin.replace('127.0.0.1', 'intranet.test') };
  const { page, errors, close } = await openPage({ server: intranet, serviceWorkers: 'allow' });
  assert.equal(await page.evaluate(() => window.isSecureContext), false);
  const address = await page.getAttribute('.offline-note a', 'href');
  assert.equal(await page.evaluate((address) => fetch(address).then(({ status }) => status), address), 200);
  await dropFiles(page, [file('网页.html', WEB_PAGE)]);
  await page.waitForSelector('#problem-1');
  assert.equal(server.requests.filter((line) => /sw\.js/.test(line)).length, 0);
  assert.deepEqual(errors, []);
  await close();
  await server.close();
});

test('it can be installed: the manifest names what is there', async () => {
  const { page, server, close } = await openPage();
  const session = await page.context().newCDPSession(page);
  const { errors, url, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(url, server.origin + '/manifest.json');
  for (const icon of JSON.parse(data).icons) {
    const size = await page.evaluate(
      (src) =>
        new Promise((seen, failed) => {
          const image = new Image();
          image.onload = () => seen(image.naturalWidth);
          image.onerror = () => failed(new Error(src));
          fetch(src).then((response) => response.blob()).then((blob) => (image.src = URL.createObjectURL(blob)));
        }),
      icon.src,
    );
    if (icon.sizes !== 'any') assert.equal(`${size}x${size}`, icon.sizes);
  }
  await close();
});

withoutServer(ALWAYS.find(({ name }) => name === 'Chromium 69'));
