// Languages, themes, narrow screens.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { PNG, REPORT, inView, openSample, stateOf } from './steps.mjs';

after(closeBrowser);

const HAN = /\p{Script=Han}/u;

test('the page is Chinese first, wholly English by a switch, and remembers it', async () => {
  const { page, server, close } = await openPage();
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  await page.click('text=English');
  await page.waitForSelector('html[lang=en]');
  const welcome = await page.innerText('#app');
  assert.doesNotMatch(welcome.replace('中文', '').replace('账', '').replace('巡察整改通报', ''), HAN);
  await page.goto(server.origin + '/');
  await page.waitForSelector('html[lang=en]');
  await openSample(page);
  // Everything but what is quoted from the document.
  for (const tab of ['Problems', 'Facts', 'Findings', 'Entities', 'Next']) {
    await page.click(`#tab-${tab}`);
    const own = await page.evaluate(() => {
      const copy = document.querySelector('#app').cloneNode(true);
      const quoted = '.text, .problem-title, .detail, .points, .response, .aspect, .group, .said, .outline, .entity-text, .value, q, .item, .summary h2, .seal, [lang=zh-CN], .document-name';
      copy.querySelectorAll(quoted).forEach((element) => element.remove());
      return copy.textContent;
    });
    // Messages of findings may name words of the document.
    if (tab !== 'Findings') assert.doesNotMatch(own, HAN, tab);
  }
  await page.click('text=中文');
  await page.waitForSelector('html[lang=zh-CN]');
  assert.match(await page.innerText('.tabs'), /问题/);
  await close();
});

test('reasons for failing come in the language of the page', async () => {
  const { page, close } = await openPage();
  await page.click('text=English');
  await dropFiles(page, [file('scan.png', PNG)]);
  await page.waitForSelector('.failed-reason');
  assert.doesNotMatch(await page.innerText('.failed-reason'), HAN);
  await page.click('text=中文');
  assert.match(await page.innerText('.failed-reason'), /图片文件/);
  await close();
});

test('storage that is forbidden changes nothing', async () => {
  const { page, server, errors, close } = await openPage();
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('forbidden'); } }));
  await page.goto(server.origin + '/');
  await page.click('text=English');
  await page.waitForSelector('html[lang=en]');
  await openSample(page);
  assert.deepEqual(errors, []);
  await close();
});

test('dark by the system, by the switch, and back', async () => {
  const { page, close } = await openPage({ colorScheme: 'dark' });
  const brightness = () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3);
  assert.ok((await brightness()) < 60);
  await page.click('.theme-button');
  await page.waitForSelector('html[data-theme=light]');
  assert.ok((await brightness()) > 200);
  await page.reload();
  await page.waitForSelector('.welcome');
  assert.ok((await brightness()) > 200);
  await page.click('.theme-button');
  await page.waitForSelector('html[data-theme=dark]');
  assert.ok((await brightness()) < 60);
  await close();
});

test('on a telephone one pane is shown at a time, and both sides still lead to each other', async () => {
  const { page, close } = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openSample(page);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(await wide(), 390);
  assert.ok(await page.isVisible('.text'));
  assert.ok(!(await page.isVisible('.ledger')));
  await page.tap('.switch button:last-child');
  await page.waitForSelector('.ledger', { state: 'visible' });
  assert.ok(!(await page.isVisible('.text')));
  assert.equal(await wide(), 390);
  await page.tap('#problem-4 .problem-title');
  await page.waitForSelector('.text', { state: 'visible' });
  await inView(page, '.text .current', '.text');
  await page.tap('.text .line[data-no="6"] .k-problem');
  await page.tap('.here-ledger');
  await inView(page, '#problem-5.current', '.ledger');
  // With several documents, a list of them.
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await stateOf(page, '通报.txt', /2 个问题/);
  await page.tap('.switch button:first-child');
  await page.waitForSelector('.documents', { state: 'visible' });
  await page.tap('.document:nth-child(1) .document-open');
  await page.waitForSelector('.text', { state: 'visible' });
  assert.equal(await wide(), 390);
  await close();
});

test('on a small laptop nothing is cut off', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  assert.deepEqual(size, [1366, 768]);
  for (const selector of ['.text', '.ledger', '.legend', '.status-bar']) assert.ok(await page.isVisible(selector), selector);
  await close();
});
