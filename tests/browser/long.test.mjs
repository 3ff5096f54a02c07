// A long document, and a page that stays alive meanwhile.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, longReport, saveJson, smooth, watchTasks } from './steps.mjs';

after(closeBrowser);

const drop = (page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(window.long);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });

/** Scrolls a pane from top to bottom, a step every frame or two. */
const scroll = (page, selector, steps) =>
  page.evaluate(
    async ([selector, steps]) => {
      const pane = document.querySelector(selector);
      for (let step = 0; step <= steps; step++) {
        pane.scrollTop = ((pane.scrollHeight - pane.clientHeight) * step) / steps;
        await new Promise((next) => setTimeout(next, 25));
      }
    },
    [selector, steps],
  );

for (const [name, options] of Object.entries({
  'on a laptop': {},
  'on a telephone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
})) {
  test(`5 MB are read, scrolled and searched without a long task, ${name}`, async () => {
    const { page, errors, close } = await openPage(options);
    const narrow = 'isMobile' in options;
    const pane = (name) => narrow && page.tap(`.switch button:has-text("${name}")`);
    const text = longReport(5_000_000);
    // The file is made in pieces: a string of 5 MB is a long task of the test's own.
    await page.evaluate(() => (window.pieces = []));
    for (let at = 0; at < text.length; at += 200_000) {
      await page.evaluate((piece) => void window.pieces.push(piece), text.slice(at, at + 200_000));
    }
    await page.evaluate(() => (window.long = new File(window.pieces, '长.txt')));
    await watchTasks(page);
    await smooth(page, 'reading', async () => {
      await drop(page);
      await page.waitForSelector('.no-report');
      await page.waitForSelector('.text .line', { timeout: 60_000 });
    });
    await pane('台账');
    const problems = Number(await page.innerText('#tab-Problems .count'));
    assert.ok(problems > 20_000, `${problems} problems`);
    assert.ok((await page.locator('.problem').count()) <= 120);
    await pane('原文');
    await smooth(page, 'scrolling fast', () => scroll(page, '.text', 60));
    await smooth(page, 'scrolling on', () =>
      page.evaluate(async () => {
        const pane = document.querySelector('.text');
        for (let step = 0; step < 60; step++) {
          pane.scrollTop -= 300;
          await new Promise((next) => setTimeout(next, 25));
        }
      }),
    );
    // Only what was seen last is drawn.
    const drawn = await page.locator('.text .line').count();
    assert.ok(drawn > 20 && drawn < 5_000, `${drawn} lines`);
    await smooth(page, 'stepping', async () => {
      for (let presses = 0; presses < 5; presses++) await page.keyboard.press('k');
      await inView(page, '.text .current', '.text');
    });
    await smooth(page, 'switching a kind', async () => {
      await page.click('[data-kind=date]');
      await page.click('[data-kind=date]');
    });
    // The browser's search would see only what is drawn; Ctrl+F opens the page's own.
    await page.keyboard.press('Control+f');
    await page.waitForSelector('.find-bar input:focus');
    await smooth(page, 'searching', async () => {
      await page.fill('.find-bar input', '第1234');
      await page.waitForFunction(() => /第 1 \/ \d+ 处/.test(document.querySelector('.find-count').textContent));
      await page.fill('.find-bar input', '第12345处');
      await inView(page, '.text .found.now', '.text');
    });
    assert.equal(await page.innerText('.find-count'), '第 1 / 1 处');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.find-bar', { state: 'detached' });
    await pane('台账');
    for (const tab of ['Facts', 'Findings', 'Entities', 'Problems']) {
      await smooth(page, `tab ${tab}`, async () => {
        await page.click(narrow ? '#tab-Facts' : '#tab-Next');
        await page.click(`#tab-${tab}`);
        await scroll(page, '.ledger', 10);
      });
    }
    await smooth(page, 'saving', () => saveJson(page));
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a document of the usual length is drawn whole, for searching and printing', async () => {
  const { page, close } = await openPage();
  const text = longReport(150_000);
  await dropFiles(page, [file('通报.txt', text)]);
  const lines = text.split('\n').length;
  await page.waitForFunction((lines) => document.querySelectorAll('.text .line').length === lines, lines);
  // Ctrl+F is the browser's.
  await page.keyboard.press('Control+f');
  assert.equal(await page.locator('.find-bar').count(), 0);
  await page.keyboard.press('/');
  await page.waitForSelector('.find-bar input:focus');
  await page.keyboard.type('第77处');
  // What is found of the first characters is shown while the others are typed.
  await page.waitForFunction(() => document.querySelectorAll('.text .found').length === 1);
  await inView(page, '.text .found.now', '.text');
  await page.fill('.find-bar input', '账目不规范');
  await page.waitForFunction(() => document.querySelectorAll('.text .found').length > 100);
  const count = () => page.innerText('.find-count');
  const first = await count();
  await page.keyboard.press('Enter');
  await page.waitForFunction((first) => document.querySelector('.find-count').textContent !== first, first);
  await page.keyboard.press('Shift+Enter');
  await page.waitForFunction((first) => document.querySelector('.find-count').textContent === first, first);
  await page.click('.find-close');
  await page.waitForFunction(() => !document.querySelector('.text .found'));
  await close();
});

test('a text without a single line break is drawn in parts', async () => {
  const { page, close } = await openPage();
  const text = REPORT.replace(/\n/g, '') + '第二支部补缴了党费。'.repeat(40_000);
  await dropFiles(page, [file('一行.txt', text)]);
  await page.waitForSelector('.text .line');
  const length = await page.evaluate(() => document.querySelector('.text').textContent.length);
  assert.ok(length > 1_000 && length < 200_000, `${length} characters`);
  await page.evaluate(() => (document.querySelector('.text').scrollTop = 1e9));
  await page.waitForFunction(() => document.querySelector('.chunk:last-child .line'));
  await close();
});
