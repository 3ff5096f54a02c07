// Documents that are picked out of the list by hand, and what is then done with them alone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, download, dropFiles, file, openPage } from './harness.mjs';
import { PNG, REPORT, smooth, stateOf, watchTasks } from './steps.mjs';

after(closeBrowser);

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Six documents: five reports and a picture, which cannot be read. */
async function openSix(options) {
  const opened = await openPage(options);
  const towns = ['甲', '乙', '丙', '丁', '戊'].map((name) => file(`${name}.txt`, REPORT.replaceAll('松溪镇', `${name}溪镇`)));
  await dropFiles(opened.page, [...towns, file('图.png', PNG, 'image/png')]);
  await opened.page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  await stateOf(opened.page, '戊.txt', /2 个问题/);
  return opened;
}

const row = (place) => `.document:nth-child(${place}) .document-open`;
const box = (place) => `.document:nth-child(${place}) .document-pick`;
const told = (page) => page.innerText('.picked-count');

/** The names of those that are picked and listed, from the first on. */
const picked = (page) =>
  page.$$eval('.document', (rows) =>
    rows
      .filter((row) => row.querySelector('.document-pick').getAttribute('aria-checked') === 'true')
      .map((row) => row.querySelector('.document-name').textContent[0])
      .join(''),
  );

/** Saves what is chosen in the window and gives the names of the reports in it. */
async function savedNames(page, format) {
  await page.selectOption('#export-format', format);
  await page.waitForSelector('.export-preview[aria-busy=false]');
  const { name, bytes } = await download(page, () => page.click('.export-go'));
  const text = bytes.toString();
  const reports = format === 'json' ? JSON.parse(text) : text.trimEnd().split('\n').map((line) => JSON.parse(line));
  return [name, reports.map((report) => report.source.name[0]).join('')];
}

test('documents are picked by box, by Ctrl and by Shift, and let go again', async () => {
  const { page, errors, close } = await openSix();
  assert.equal(await page.locator('.picked-docs button').count(), 0);
  const top = () => page.$eval('.document-list', (list) => list.getBoundingClientRect().top);
  const before = await top();
  await page.click(box(2));
  assert.equal(await told(page), '已选 1 份');
  // Rows do not move under the mouse.
  assert.equal(await top(), before);
  await page.click(row(4), { modifiers: ['Control'] });
  assert.equal(await picked(page), '乙丁');
  // What is picked is not opened.
  assert.ok(await page.isVisible('.document:nth-child(1).open'));
  await page.click(row(6), { modifiers: ['Shift'] });
  assert.equal(await picked(page), '乙丁戊图');
  await page.click(box(3), { modifiers: ['Shift'] });
  assert.equal(await picked(page), '乙丙丁戊图');
  await page.click(row(4), { modifiers: ['Control'] });
  await page.click(box(2));
  assert.equal(await picked(page), '丙戊图');
  // A plain click opens, and keeps what is picked.
  await page.click(row(1));
  assert.equal(await told(page), '已选 3 份');
  await page.click('.pick-listed');
  assert.equal(await picked(page), '甲乙丙丁戊图');
  assert.equal(await page.locator('.pick-listed').count(), 0);
  await page.waitForSelector('.pick-none:focus');
  await page.keyboard.press('Enter');
  assert.equal(await picked(page), '');
  // The button is gone: the keyboard goes on in the list.
  await page.waitForSelector('.documents > .pane-head:focus');
  assert.equal(await page.locator('.picked-docs button').count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('documents are picked by the keyboard', async () => {
  const { page, close } = await openSix();
  await page.focus(row(2));
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(`${row(3)}:focus`);
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector(`${row(4)}:focus`);
  await page.keyboard.press(' ');
  assert.equal(await picked(page), '乙丁');
  // The space bar picks and does not open; Enter opens.
  assert.ok(await page.isVisible('.document:nth-child(1).open'));
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForSelector(`${row(5)}:focus`);
  assert.equal(await picked(page), '乙丁戊');
  // At the buttons beside it the space bar does what they say.
  await page.focus(box(2));
  await page.keyboard.press(' ');
  assert.equal(await picked(page), '丁戊');
  await page.focus(row(1));
  await page.keyboard.press('Control+a');
  assert.equal(await picked(page), '甲乙丙丁戊图');
  // Escape ends the choice of a problem first.
  await page.keyboard.press('j');
  await page.waitForSelector('.problem.current');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.problem.current'));
  assert.equal(await told(page), '已选 6 份');
  await page.keyboard.press('Escape');
  assert.equal(await told(page), '');
  // Single keys can be switched off; the space bar stays.
  await page.keyboard.press('?');
  assert.match(await page.innerText('dialog[open]'), /在文档列表里选取一份，或取消[\s\S]*Shift\+点击/);
  await page.click('.keys-switch input');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.focus(row(2));
  await page.keyboard.press('x');
  await page.keyboard.press(' ');
  assert.equal(await picked(page), '乙');
  await close();
});

test('what is picked stays picked under a filter, and leaves when it is removed', async () => {
  const { page, close } = await openSix();
  for (const place of [1, 3, 5]) await page.click(box(place));
  await page.fill('.list-filter', '丙溪');
  assert.equal(await picked(page), '丙');
  assert.equal(await told(page), '已选 3 份\n2 份未列出');
  await page.fill('.list-filter', '');
  assert.equal(await picked(page), '甲丙戊');
  await page.click('.document:nth-child(3) .document-remove');
  assert.equal(await told(page), '已选 2 份');
  // Many are removed when it was asked whether they are to be.
  await page.click('.pick-remove');
  assert.match(await page.innerText('.picked-docs'), /移除所选 2 份？/);
  await page.waitForSelector('.pick-keep:focus');
  await page.keyboard.press('Enter');
  assert.equal(await told(page), '已选 2 份');
  await page.click('.pick-remove');
  await page.click('.pick-remove-go');
  assert.deepEqual(await page.$$eval('.document .document-name', (names) => names.map((it) => it.textContent[0])), ['乙', '丁', '图']);
  assert.equal(await told(page), '');
  await close();
});

test('what was picked is saved alone, in the order of the list', async () => {
  const { page, close } = await openSix();
  await page.click('.header .open-export');
  assert.equal(await page.locator('[data-scope=Picked]').count(), 0);
  await page.keyboard.press('Escape');
  for (const place of [4, 2, 6]) await page.click(box(place));
  await page.click('.list-turn');
  await page.fill('.list-filter', '甲');
  await page.click('.header .open-export');
  assert.equal(await page.isChecked('[data-scope=Picked]'), true);
  assert.match(await page.innerText('.export-scopes'), /所选 2 份/);
  assert.match(await page.innerText('.export-preview'), /1 份未能读取[\s\S]*图\.png/);
  const [name, names] = await savedNames(page, 'json');
  assert.match(name, /^台账_2份_/);
  assert.equal(names, '丁乙');
  await page.click('.header .open-export');
  assert.equal((await savedNames(page, 'ndjson'))[1], '丁乙');
  await page.click('.header .open-export');
  await page.click('[data-scope=Listed]');
  assert.equal((await savedNames(page, 'ndjson'))[1], '甲');
  await close();
});

test('charts and the table count what was picked', async () => {
  const { page, errors, close } = await openSix();
  await page.click('.views button:nth-child(3)');
  await page.waitForSelector('#chart-declared');
  assert.equal(await page.locator('.charts .choice button').count(), 2);
  await page.click(box(2));
  await page.click(box(4));
  const bars = (count) => page.waitForFunction((count) => document.querySelectorAll('#chart-times .leads').length === count, count);
  // Picking is no wish to see those alone.
  await bars(5);
  await page.click('.charts .choice [data-scope=Picked]');
  await bars(2);
  assert.match(await page.innerText('.charts-head'), /2 份整改通报[\s\S]*4 个问题[\s\S]*所选 2 份/);
  // It follows what is picked, and a bar lists what it counts of these.
  await page.click(box(5));
  await bars(3);
  await page.click('#chart-status .leads');
  await page.waitForSelector('.listed');
  assert.equal(await page.textContent('.listed h2 .count'), '6');
  await page.click('.listed-head button');
  assert.equal(await page.getAttribute('.charts .choice [data-scope=Picked]', 'aria-pressed'), 'true');
  await page.click('.views button:nth-child(2)');
  const counted = (told) => page.waitForFunction((told) => document.querySelector('.table-count')?.textContent === told, told);
  await counted('10 个问题');
  await page.click('.table-tools [data-scope=Picked]');
  await counted('6 个问题');
  // Escape does not let go what one does not see.
  await page.focus('.grid');
  await page.keyboard.press('Escape');
  await counted('6 个问题');
  // Where nothing is picked any more, it is all again.
  await page.click('.views button:nth-child(1)');
  await page.click('.pick-none');
  await page.click('.views button:nth-child(2)');
  await counted('10 个问题');
  assert.equal(await page.locator('.table-tools [data-scope=Picked]').count(), 0);
  assert.deepEqual(errors, []);
  await close();
});

test('on a telephone boxes are large enough, and cost no room', async () => {
  const { page, close } = await openSix(PHONE);
  await page.tap('.switch button:first-child');
  const text = () => page.$eval('.document-open', (open) => open.getBoundingClientRect().width);
  const top = () => page.$eval('.document-list', (list) => list.getBoundingClientRect().top);
  const [before, place] = [await text(), await top()];
  await page.tap(box(1));
  await page.tap(box(3));
  assert.equal(await told(page), '已选 2 份');
  assert.equal(await text(), before);
  assert.equal(await top(), place);
  const sizes = await page.$$eval('.document-pick, .document-remove, .picked-docs button', (buttons) => buttons.map((it) => it.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)));
  assert.ok(Math.min(...sizes) >= 32, `${Math.min(...sizes)} pixels`);
  // The cross and the box do not lie over each other.
  const [cross, tick] = await page.$$eval('.document:first-child .document-tools button', (buttons) => buttons.map((it) => it.getBoundingClientRect().toJSON()));
  assert.ok(cross.bottom <= tick.top);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.tap('.views button:nth-child(2)');
  await page.tap('.table-tools [data-scope=Picked]');
  await page.waitForFunction(() => document.querySelector('.table-count').textContent === '4 个问题');
  await page.click('text=English');
  await page.waitForSelector('text=The 2 picked');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const cut = await page.$$eval('.table-tools .choice button', (buttons) => buttons.filter((it) => it.getBoundingClientRect().right > 390 || it.scrollWidth > it.offsetWidth).length);
  assert.equal(cut, 0);
  await close();
});

test('in English nothing is Chinese but the names', async () => {
  const { page, close } = await openSix();
  await page.click('text=English');
  await page.click(box(1));
  await page.fill('.list-filter', '乙');
  assert.equal(await told(page), '1 picked\n1 not listed');
  assert.doesNotMatch(await page.innerText('.picked-docs'), /\p{Script=Han}/u);
  await page.click('.pick-remove');
  assert.match(await page.innerText('.picked-docs'), /Remove 1 document\?/);
  await close();
});

test('a thousand documents are picked without a long task', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, Array.from({ length: 1000 }, (_, n) => file(`第${n + 1}份.txt`, REPORT)));
  await page.waitForFunction(() => /1000/.test(document.querySelector('[data-only=Reports]')?.textContent), null, { timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  await page.selectOption('.list-sort select', { label: '文件名' });
  await watchTasks(page);
  await smooth(page, 'a range of all', async () => {
    await page.focus('.document .document-open');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.waitForFunction(() => document.querySelector('.picked-count').textContent === '已选 1000 份');
    await page.click('.pick-none');
  });
  await smooth(page, 'all and one less', async () => {
    await page.focus('.document .document-open');
    await page.keyboard.press('Control+a');
    await page.click('.document-pick >> nth=2');
    await page.waitForFunction(() => document.querySelector('.picked-count').textContent === '已选 999 份');
  });
  await smooth(page, 'filtering what is picked', async () => {
    for (const words of ['9', '99', '']) await page.fill('.list-filter', words);
  });
  await close();
});
