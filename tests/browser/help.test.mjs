// The help, the tour, and the language in which the page starts.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, openPage } from './harness.mjs';
import { openSample } from './steps.mjs';

after(closeBrowser);

const HAN = /\p{Script=Han}/u;

test('the page starts in the language that the browser prefers; a choice goes before it', async () => {
  for (const [languages, lang] of [
    [['zh-TW', 'en'], 'zh-CN'],
    [['en-GB', 'zh'], 'en'],
    [['fr-FR', 'de'], 'en'],
    [['fr-FR', 'zh-Hans'], 'zh-CN'],
    [[], 'zh-CN'],
  ]) {
    const { page, server, close } = await openPage({ ready: null });
    await page.addInitScript((languages) => Object.defineProperty(navigator, 'languages', { get: () => languages }), languages);
    await page.goto(server.origin + '/');
    await page.waitForSelector('.welcome');
    assert.equal(await page.getAttribute('html', 'lang'), lang, String(languages));
    // Nothing was chosen, so nothing is remembered.
    assert.equal(await page.evaluate(() => localStorage.getItem('taizhang.lang')), null);
    const other = lang === 'en' ? 'zh-CN' : 'en';
    await page.click(lang === 'en' ? 'text=中文' : 'text=English');
    await page.waitForSelector(`html[lang=${other}]`);
    await page.goto(server.origin + '/');
    await page.waitForSelector('.welcome');
    assert.equal(await page.getAttribute('html', 'lang'), other);
    await close();
  }
});

test('the help is one window, walked by the keyboard, and gives the focus back', async () => {
  const { page, close } = await openPage();
  await page.focus('.help-button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#help-tab-0[aria-selected=true]:focus');
  const heads = [];
  for (let place = 0; place < 7; place++) {
    heads.push(await page.innerText('#help-panel'));
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector(`#help-tab-${(place + 1) % 7}[aria-selected=true]:focus`);
  }
  assert.equal(new Set(heads).size, 7);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.waitForSelector('.help-button:focus');
  // The key for the keys.
  await page.keyboard.press('?');
  await page.waitForSelector('.keys kbd');
  assert.match(await page.innerText('.keys'), /\bt\b/);
  await close();
});

test('the help is wholly English where the page is', async () => {
  const { page, close } = await openPage({ locale: 'en-US' });
  await page.click('.help-button');
  for (let place = 0; place < 7; place++) {
    await page.click(`#help-tab-${place}`);
    const own = await page.evaluate(() => {
      const copy = document.querySelector('dialog').cloneNode(true);
      copy.querySelectorAll('[lang=zh]').forEach((quoted) => quoted.remove());
      return copy.innerText;
    });
    assert.doesNotMatch(own.replace('巡察整改通报', '').replace('《》', '').replace('年 or 月', ''), HAN, `page ${place}`);
  }
  await close();
});

test('a finding leads to its rule', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.click('#tab-Findings');
  await page.click('.rule-group:has-text("整改内容无从核对") .rule-help');
  await page.waitForSelector('#rule-unverifiable_response.current');
  const [rule, panel] = await page.$$eval('#rule-unverifiable_response, #help-panel', (both) => both.map((it) => it.getBoundingClientRect().toJSON())).then((both) => both.sort((a, b) => a.height - b.height));
  assert.ok(rule.top >= panel.top && rule.bottom <= panel.bottom, 'the rule is in view');
  assert.equal(await page.getAttribute('#help-tab-2', 'aria-selected'), 'true');
  await close();
});

/** What the tour points at covers, and is covered by, no part of its card. */
async function apart(page) {
  const [card, ring] = await page.$$eval('.tour-card, .tour-ring', (both) => both.sort((a) => (a.matches('.tour-card') ? -1 : 1)).map((it) => it.getBoundingClientRect().toJSON()));
  return card.right <= ring.left || ring.right <= card.left || card.bottom <= ring.top || ring.bottom <= card.top;
}

test('the tour is taken by the keyboard, covers nothing that it explains, and gives the focus back', async () => {
  const { page, close } = await openPage({ reducedMotion: 'reduce' });
  await page.focus('.welcome .start-tour');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.tour-next:focus');
  await page.waitForSelector('.text .line');
  const titles = [];
  for (let stop = 0; stop < 7; stop++) {
    titles.push(await page.innerText('#tour-title'));
    await page.waitForFunction(() => document.querySelector('.tour-ring:not(.lost)'));
    await page.waitForFunction(() => document.querySelector('.tour-ring').getBoundingClientRect().width > 0);
    assert.ok(await apart(page), titles.at(-1));
    if (stop === 4) assert.equal(await page.getAttribute('#tab-Findings', 'aria-selected'), 'true');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.tour-next')));
    if (stop < 6) {
      await page.keyboard.press('Enter');
      await page.waitForFunction((before) => document.querySelector('#tour-title').textContent !== before, titles.at(-1));
    }
  }
  assert.equal(new Set(titles).size, 7);
  // Back, and out of it.
  await page.click('.tour-back');
  await page.waitForFunction((title) => document.querySelector('#tour-title').textContent === title, titles[5]);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.tour-card', { state: 'detached' });
  await page.waitForSelector('.text:focus');
  await close();
});

test('the tour never begins by itself, and begins from the help as well', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  assert.equal(await page.locator('.tour-card').count(), 0);
  await page.click('.help-button');
  await page.click('.start-tour');
  await page.waitForSelector('.tour-next:focus');
  assert.equal(await page.locator('dialog').count(), 0);
  // What it explains can be used meanwhile.
  await page.click('.tour-next');
  await page.click('.text mark.k-date');
  await page.waitForSelector('.text .current');
  await page.click('.tour-skip');
  await page.waitForSelector('.tour-card', { state: 'detached' });
  await close();
});

test('on a telephone help and tour can be reached and fit the window', async () => {
  const { page, close } = await openPage({ viewport: { width: 390, height: 844 } });
  await page.click('.help-button');
  for (const place of [2, 6, 0]) {
    await page.click(`#help-tab-${place}`);
    const wide = await page.evaluate(() => document.querySelector('#help-panel').scrollWidth > document.querySelector('#help-panel').clientWidth);
    assert.ok(!wide, `page ${place} is not wider than its window`);
  }
  await page.click('dialog .start-tour');
  await page.waitForSelector('.text .line');
  for (let stop = 0; stop < 7; stop++) {
    const card = await page.$eval('.tour-card', (card) => card.getBoundingClientRect().toJSON());
    assert.ok(card.left >= 0 && card.right <= 390 && card.bottom <= 844, `stop ${stop}`);
    await page.click('.tour-next');
  }
  await page.waitForSelector('.tour-card', { state: 'detached' });
  await close();
});

test('at 200 % nothing is lost, in both languages', async () => {
  for (const locale of ['zh-CN', 'en-US']) {
    const { page, close } = await openPage({ viewport: { width: 683, height: 384 }, locale });
    await openSample(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
    for (const button of await page.$$('.header button, .switch button, .tabs button')) {
      const box = await button.boundingBox();
      if (box) assert.ok(box.x >= 0 && box.x + box.width <= 683 && box.y + box.height <= 384, await button.innerText());
    }
    const text = await page.$eval('.text', (text) => text.clientHeight);
    assert.ok(text > 384 * 0.45, `the text has nearly half of the window: ${text}`);
    await close();
  }
});

test('the legend has two rows at most, the tabs one on a telephone', async () => {
  for (const locale of ['zh-CN', 'en-US']) {
    const { page, close } = await openPage({ locale });
    await openSample(page);
    assert.ok((await page.$eval('.legend', (legend) => legend.clientHeight)) < 70, locale);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.click('.switch button:last-child');
    assert.ok((await page.$eval('.tabs', (tabs) => tabs.clientHeight)) < 60, locale);
    assert.ok(await page.$eval('.tabs', (tabs) => tabs.scrollWidth <= tabs.clientWidth), locale);
    await close();
  }
});
