// Kinds that a person defines: made in a window, found at once in every document, kept for the next time.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, download, dropFiles, file, openPage, reload } from './harness.mjs';
import { REPORT, inView, longReport, saveJson, smooth, watchTasks } from './steps.mjs';

after(closeBrowser);

async function openReport(page, text = REPORT) {
  await dropFiles(page, [file('通报.txt', text)]);
  await page.waitForSelector('.text .line', { timeout: 60_000 });
}

/** Opens the form of a new kind and fills it in. */
async function write(page, name, { words, pattern }) {
  if (!(await page.isVisible('dialog[open] .own'))) await page.click('.legend .open-own');
  await page.click('.own-add');
  await page.fill('#own-name', name);
  if (pattern !== undefined) await page.check('[name=own-way][value=pattern]');
  await page.fill('#own-sought', words ?? pattern);
}

async function add(page, name, sought) {
  await write(page, name, sought);
  await page.click('.own-save');
  await page.waitForSelector(`.own-name >> text=${name}`);
}

const close = (page) => page.click('dialog[open] .dialog-head button');

const marked = (page, place) => page.$$eval(`.text .k-own-${place}`, (marks) => marks.map((mark) => mark.textContent));

test('words are found in the text, listed, switched, stepped through, and still there after a reload', async () => {
  const { page, errors, close: end } = await openPage();
  await openReport(page, REPORT.replace('2个问题', '2個問題，三資平臺'));
  await add(page, '平台', { words: '三资平台\n党费' });
  await close(page);
  await page.waitForSelector('.text .k-own-0');
  assert.deepEqual(await marked(page, 0), ['三資平臺', '党费', '党费']);
  assert.match(await page.innerText('[data-kind=own-0]'), /平台\s*3/);
  // Listed among the entities; a click shows the place.
  await page.click('#tab-Entities');
  await page.click('.filter button >> text=平台');
  assert.equal(await page.locator('.entity').count(), 3);
  await page.click('.entity >> nth=2 >> .entity-text');
  await inView(page, '.text .current', '.text');
  assert.equal(await page.innerText('.text .current'), '党费');
  // The keys step through them with the entities.
  const first = await page.$eval('.entity.current', (row) => row.previousElementSibling.id);
  await page.keyboard.press('E');
  await page.waitForSelector('.entity.current');
  assert.notEqual(await page.$eval('.entity.current', (row) => row.id), first);
  // Switched off, it is not hit.
  await page.click('[data-kind=own-0]');
  await page.waitForSelector('.text.off-own-0');
  await page.click('.text .k-own-0 >> nth=0');
  assert.equal(await page.locator('.here-chip[aria-pressed=true] >> text=平台').count(), 0);
  await reload(page);
  await openReport(page, REPORT);
  await page.waitForSelector('.text .k-own-0');
  assert.deepEqual(await marked(page, 0), ['党费', '党费']);
  assert.deepEqual(errors, []);
  await end();
});

test('what is typed is tried at once; while it is wrong the last good one stays, and the field says why', async () => {
  const { page, close: end } = await openPage();
  await openReport(page);
  await write(page, '金额', { pattern: '1260[.]50' });
  await page.waitForSelector('.own-here >> text=本文档 2 处');
  assert.equal(await page.locator('.own-hits mark').count(), 2);
  assert.match(await page.innerText('.own-hits li >> nth=0'), /涉及3个支部、\s*1260\.50\s*元/);
  await page.fill('#own-sought', '1260[.50');
  await page.waitForSelector('#own-sought[aria-invalid=true]');
  assert.ok((await page.getAttribute('#own-sought', 'aria-describedby')).split(' ').includes('own-sought-error'));
  assert.equal(await page.innerText('#own-sought-error'), '第 5 个字符“[”处：方括号“[”没有闭合。');
  assert.equal(await page.locator('.own-hits mark').count(), 2);
  // It is not taken over, and the focus goes where it can be mended.
  await page.click('.own-save');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'own-sought');
  await page.fill('#own-sought', '元*');
  await page.waitForSelector('#own-sought-error >> text=连空白都算找到');
  await page.fill('#own-sought', '1260[.]50元');
  await page.waitForSelector('#own-sought[aria-invalid=false]');
  await page.fill('#own-name', '');
  await page.click('.own-save');
  await page.waitForSelector('#own-name[aria-invalid=true]');
  assert.equal(await page.innerText('#own-name-error'), '请给类别起个名称。');
  await end();
});

test('kinds are put in order, deleted and brought back, saved and taken over from a file', async () => {
  const { page, close: end } = await openPage();
  await openReport(page);
  await add(page, '甲类', { words: '党费' });
  await add(page, '乙类', { pattern: '[0-9]+个支部' });
  const names = () => page.$$eval('.own-name', (names) => names.map((name) => name.textContent));
  await page.click('#own-up-1');
  assert.deepEqual(await names(), ['乙类', '甲类']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'own-down-0');
  const list = await download(page, () => page.click('.own-save-list'));
  assert.equal(list.name, '自定义类别.json');
  assert.deepEqual(JSON.parse(list.bytes), [
    { name: '乙类', pattern: '[0-9]+个支部' },
    { name: '甲类', words: ['党费'] },
  ]);
  await page.click('#own-delete-0');
  assert.deepEqual(await names(), ['甲类']);
  await page.click('#own-undo');
  assert.deepEqual(await names(), ['乙类', '甲类']);
  const given = (kinds) => ({ name: 'kinds.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(kinds)) });
  await page.setInputFiles('#own-file', given([{ name: '甲类', words: ['党员'] }, { name: '丙类', words: ['督查'] }]));
  await page.waitForSelector('.own-told >> text=已导入 2 个类别');
  assert.deepEqual(await names(), ['乙类', '甲类', '丙类']);
  assert.match(await page.innerText('.own-row >> nth=1'), /党员/);
  await page.setInputFiles('#own-file', given([{ name: '丁类', pattern: '(' }]));
  await page.waitForSelector('.own-error >> text=类别“丁类”：第 1 个字符“(”处');
  assert.equal((await names()).length, 3);
  await end();
});

test('a saved report holds what was found', async () => {
  const { page, close: end } = await openPage();
  await openReport(page);
  await add(page, '支部', { words: '支部' });
  await close(page);
  const { bytes } = await saveJson(page);
  const { own } = JSON.parse(bytes);
  assert.deepEqual(own, [{ kind: '支部', text: '支部', span: own[0].span }]);
  assert.equal([...REPORT].slice(...own[0].span).join(''), '支部');
  await end();
});

test('all of 200 documents are searched, and the page goes on meanwhile', async () => {
  const { page, close: end } = await openPage();
  const texts = Array.from({ length: 200 }, (_, n) => REPORT + (n % 4 ? '' : '　　附：三资平台。三资平台。\n'));
  await dropFiles(page, texts.map((text, n) => file(`${n}.txt`, text)));
  await page.waitForFunction(() => document.querySelectorAll('.document').length && !document.querySelector('.status progress'), null, { timeout: 90_000 });
  await watchTasks(page);
  await smooth(page, 'a search of 200 documents', async () => {
    await write(page, '平台', { words: '三资平台' });
    await page.waitForSelector('.own-all >> text=全部 200 份文档：100 处，见于 50 份', { timeout: 60_000 });
    await page.click('.own-cancel');
  });
  await add(page, '平台', { words: '三资平台' });
  await page.waitForSelector('.own-count >> text=100 处，50 份文档', { timeout: 60_000 });
  await end();
});

test('a document of 5 MB is searched in slices, and stays where it was', async () => {
  const { page, close: end } = await openPage();
  await openReport(page, longReport(5_000_000));
  // Somewhere in the middle.
  await page.$eval('.text', (pane) => (pane.scrollTop = pane.scrollHeight / 2));
  const line = () =>
    page.$$eval('.text .line', (lines) => {
      const top = document.querySelector('.text').getBoundingClientRect().top;
      return lines.find((line) => line.getBoundingClientRect().bottom > top)?.textContent;
    });
  await page.waitForFunction(() => {
    const seen = document.querySelector('.text').getBoundingClientRect();
    return document.elementFromPoint(seen.left + 100, seen.top + 100).closest('.line');
  });
  const read = await line();
  await page.click('.legend .open-own');
  await watchTasks(page);
  await smooth(page, 'a pattern in 5 MB', async (tries) => {
    await write(page, `账目${tries}`, { pattern: '第[0-9]+000处账目' });
    await page.waitForSelector('.own-all >> text=全部 1 份文档：', { timeout: 60_000 });
    await page.click('.own-save');
    await page.waitForSelector(`[data-kind=own-${tries}]`, { timeout: 60_000, state: 'attached' });
  });
  await close(page);
  assert.equal(await line(), read);
  await end();
});
