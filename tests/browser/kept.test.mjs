// Keeping the workspace in this browser: only if asked for, found again, wiped.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage, screenshot } from './harness.mjs';
import { REPORT, stateOf, untilKept } from './steps.mjs';

after(closeBrowser);

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));

async function keep(page) {
  await page.click('.keep-button');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.keep-button').textContent.includes('已保存'));
  await page.keyboard.press('Escape');
}

test('nothing is kept unless asked for', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('一.txt', REPORT)]);
  await page.waitForSelector('.problem');
  assert.match(await page.innerText('.keep-button'), /未保存/);
  assert.deepEqual(await databases(page), []);
  await page.reload();
  await page.waitForSelector('.drop-field');
  await close();
});

test('what is kept is found after a reload, with what came and went, and is wiped by one button', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('一.txt', REPORT), file('空.txt', ''), file('三.txt', REPORT)]);
  await stateOf(page, '三.txt', /2 个问题/);
  await keep(page);
  await dropFiles(page, [file('四.txt', REPORT.replace('只有4次', '只有5次'))]);
  await stateOf(page, '四.txt', /2 个问题/);
  await page.locator('.document', { hasText: '一.txt' }).locator('.document-remove').click();
  await untilKept(page, 3);
  await page.reload();
  await stateOf(page, '四.txt', /2 个问题/);
  await stateOf(page, '三.txt', /2 个问题/);
  await stateOf(page, '空.txt', /✕/);
  assert.deepEqual(await page.$$eval('.document-name', (names) => names.map((it) => it.textContent)), ['空.txt', '三.txt', '四.txt']);
  await page.locator('.document', { hasText: '四.txt' }).locator('.document-open').click();
  await page.waitForFunction(() => document.querySelector('.text')?.textContent.includes('只有5次'));
  await page.click('.keep-button');
  assert.match(await page.innerText('dialog'), /共 3 份/);
  await screenshot(page, 'kept');
  await page.click('dialog .wipe');
  await page.waitForFunction(() => document.querySelector('.keep-button').textContent.includes('未保存'));
  assert.deepEqual(await databases(page), []);
  // What is open stays open until the page is left.
  assert.equal(await page.locator('.document').count(), 3);
  await page.reload();
  await page.waitForSelector('.drop-field');
  await close();
});

test('a browser that forbids it is believed', async () => {
  const { page, close } = await openPage();
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await dropFiles(page, [file('一.txt', REPORT)]);
  await page.waitForSelector('.problem');
  await page.click('.keep-button');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.keep-state').textContent.includes('不让保存'));
  await close();
});
