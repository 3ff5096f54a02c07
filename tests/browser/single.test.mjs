// The page as one file, opened from disk, in today's browser and in the oldest.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ALWAYS } from './browsers.mjs';
import { closeBrowser, dropFiles, file, launch } from './harness.mjs';
import { SINGLE, onDisk } from './on_disk.mjs';
import { REPORT, saveJson } from './steps.mjs';

after(closeBrowser);

ALWAYS.forEach(onDisk);

async function open(context) {
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => /^(blob|data):/.test(request.url()) || asked.push(request.url()));
  await page.goto(pathToFileURL(SINGLE).href);
  return { page, asked };
}

test('it asks for nothing but itself, and its ledger is saved to disk', async () => {
  const context = await (await launch()).newContext({ acceptDownloads: true, locale: 'zh-CN' });
  const { page, asked } = await open(context);
  await page.waitForSelector('.drop-field');
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.problem');
  const saved = await saveJson(page);
  assert.match(saved.bytes.toString(), /党费收缴不规范/);
  assert.equal(asked.length, 1);
  await context.close();
});

test('an inline script that is not its own does not run', async () => {
  const context = await (await launch()).newContext();
  const { page } = await open(context);
  await page.waitForSelector('.drop-field');
  await page.evaluate(() => {
    const foreign = document.createElement('script');
    foreign.textContent = 'window.ran = true';
    document.head.appendChild(foreign);
  });
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await context.close();
});

test('a browser without WebAssembly is told so', async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => delete window.WebAssembly);
  const { page } = await open(context);
  assert.match(await page.innerText('.boot-failed'), /缺少 WebAssembly/);
  await context.close();
});
