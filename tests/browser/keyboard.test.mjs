// Everything from the keyboard.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView } from './steps.mjs';

after(closeBrowser);

/** Presses Tab until an element has the focus. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`Tab never reaches ${selector}`);
}

test('from the empty page to an exported problem without a mouse', async () => {
  const { page, close } = await openPage();
  await tabTo(page, '.drop-field .sample');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.text .line');
  for (const number of [0, 1, 2]) {
    await page.keyboard.press('j');
    await inView(page, `#problem-${number}.current`, '.ledger');
    await inView(page, '.text .current', '.text');
  }
  await page.keyboard.press('p');
  await page.waitForSelector('#problem-1.current');
  await page.keyboard.press('n');
  await page.waitForSelector('#problem-2.current');
  await page.keyboard.press('e');
  await page.waitForSelector('.entity.current');
  const second = await page.innerText('.text .current');
  await page.keyboard.press('e');
  await page.keyboard.press('E');
  await page.waitForFunction((second) => document.querySelector('.text .current')?.textContent === second, second);
  await page.keyboard.press('f');
  await page.waitForSelector('.finding-row.current');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.text .current, .ledger .current'));
  // Tabs by arrows.
  await page.keyboard.press('1');
  await tabTo(page, '#tab-Problems');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#tab-Facts[aria-selected=true]:focus');
  await page.keyboard.press('ArrowLeft');
  await page.waitForSelector('#tab-Problems[aria-selected=true]:focus');
  // Into the ledger.
  await tabTo(page, '#problem-0 .problem-title');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#problem-0.current');
  // A switch of the legend.
  await tabTo(page, '[data-kind=date]');
  await page.keyboard.press(' ');
  await page.waitForSelector('.text.off-date');
  await close();
});

test('the list of keys opens, keeps the focus, and closes', async () => {
  const { page, close } = await openPage();
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog')));
  }
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await close();
});

test('single keys can be switched off, and that is remembered', async () => {
  const { page, server, close } = await openPage();
  await page.keyboard.press('?');
  await page.click('.keys-switch input');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.goto(server.origin + '/');
  await page.click('.drop-field .sample');
  await page.waitForSelector('.problem');
  await page.keyboard.press('j');
  await page.click('#tab-Facts');
  await page.click('#tab-Problems');
  assert.equal(await page.locator('.problem.current').count(), 0);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await close();
});

test('keys mean letters where one writes', async () => {
  const { page, close } = await openPage();
  await page.click('.drop-field .open-paste');
  await page.waitForSelector('#paste-area:focus');
  await page.keyboard.type('jo?');
  assert.equal(await page.inputValue('#paste-area'), 'jo?');
  assert.equal(await page.locator('dialog').count(), 1);
  await close();
});

test('documents are walked with brackets; the end of a series is said', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('甲.txt', REPORT), file('乙.txt', REPORT)]);
  await page.waitForSelector('.problem');
  await page.keyboard.press(']');
  await page.waitForSelector('.document:nth-child(2).open');
  await page.keyboard.press('[');
  await page.waitForSelector('.document:nth-child(1).open');
  await page.waitForSelector('.problem');
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('j');
  await page.waitForFunction(() => /最后一个问题/.test(document.querySelector('[role=status]').textContent));
  await close();
});

test('the focus can be seen', async () => {
  const { page, close } = await openPage();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  assert.equal(outline, '2px');
  await close();
});
