// Searching: in the text, in its ledger, in all documents.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, longReport, openSample, smooth, watchTasks } from './steps.mjs';

after(closeBrowser);

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** So many reports on towns; every tenth in traditional script and full width. */
function reports(count) {
  return Array.from({ length: count }, (_, n) => {
    const text = REPORT.replaceAll('松溪镇', `松溪${n}镇`);
    const other = text.replaceAll('党费', '黨　費').replaceAll('1260.50', '１２６０．５０');
    return file(`第${n}份.txt`, n % 10 ? text : other);
  });
}

const allRead = (page) => page.waitForFunction(() => !document.querySelector('.status-bar .progress'), null, { timeout: 60_000 });
const counted = (page, told) =>
  page.waitForFunction((told) => document.querySelector('.find-count').textContent === told, told);
const over = (page, told) =>
  page.waitForFunction((told) => document.querySelector('.search-summary')?.textContent === told, told);
const field = '.find-bar input';

test('widths, scripts, cases and blanks make no difference in the text', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT.replace('联系电话', '𠮷 黨 費ＡＢ１；联系电话'))]);
  await page.waitForSelector('.text .line');
  await page.keyboard.press('/');
  await page.waitForSelector(`${field}:focus`);
  await page.fill(field, '党费ab1;联系');
  await counted(page, '第 1 / 1 处');
  const marked = () => page.$$eval('.text .found.now', (all) => all.map((it) => it.textContent).join(''));
  assert.equal(await marked(), '黨 費ＡＢ１；联系');
  await inView(page, '.text .found.now', '.text');
  await page.fill(field, '黨費');
  await counted(page, '第 1 / 3 处');
  const places = [];
  for (let n = 0; n < 3; n++) {
    places.push(await page.getAttribute('.text .found.now', 'data-f'));
    await page.keyboard.press(n % 2 ? 'F3' : 'Enter');
  }
  assert.deepEqual(new Set(places).size, 3);
  await page.keyboard.press('Shift+F3');
  assert.equal(await page.getAttribute('.text .found.now', 'data-f'), places[2]);
  // Several words: the phrase first, then paragraphs with all of them.
  await page.fill(field, '补缴 完成率');
  await counted(page, '第 1 / 1 处');
  assert.match(await page.innerText('.search-note'), /没有这样的整句/);
  assert.equal(await marked(), '补缴完成率');
  await page.fill(field, '补缴 党费');
  await page.waitForSelector('.search-note', { state: 'detached' });
  await counted(page, '第 1 / 1 处');
  await page.fill(field, '没有这样的话');
  await counted(page, '没有找到');
  await close();
});

test('the ledger is searched alone', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text .line');
  await page.keyboard.press('/');
  await page.fill(field, '整改');
  const all = await page.waitForFunction(() => /第 \d+ \/ (\d+) 处/.exec(document.querySelector('.find-count').textContent)?.[1]);
  await page.click('[data-scope=Ledger]');
  await page.waitForSelector(`${field}:focus`);
  assert.equal(await page.inputValue(field), '整改');
  await page.waitForFunction((all) => {
    const found = /第 \d+ \/ (\d+) 处/.exec(document.querySelector('.find-count').textContent)?.[1];
    return found && Number(found) < Number(all);
  }, await all.jsonValue());
  await page.fill(field, '不规范');
  await counted(page, '第 1 / 1 处');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#problem-1.current');
  await inView(page, '.text .found.now', '.text');
  await close();
});

test('nothing is searched while an input method composes', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text .line');
  await page.keyboard.press('/');
  await page.fill(field, '党费');
  await counted(page, '第 1 / 2 处');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: "zheng'gai", selectionStart: 9, selectionEnd: 9 });
  // The page is drawn anew meanwhile, and what is being written stays.
  await page.evaluate(() => document.querySelector('[data-kind=date]').click());
  assert.equal(await page.inputValue(field), "党费zheng'gai");
  assert.equal(await page.innerText('.find-count'), '第 1 / 2 处');
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await session.send('Input.insertText', { text: '收缴' });
  await counted(page, '第 1 / 1 处');
  await close();
});

for (const [name, options] of Object.entries({ 'on a laptop': {}, 'on a telephone': TELEPHONE })) {
  test(`240 documents are searched, and a hit opens its document, ${name}`, async () => {
    const { page, errors, close } = await openPage(options);
    const narrow = 'isMobile' in options;
    await dropFiles(page, reports(240));
    await allRead(page);
    await watchTasks(page);
    const first = await page.getAttribute('.document.open .document-open', 'data-id').catch(() => null);
    if (narrow) {
      await page.tap('.find-button');
      await page.tap('[data-scope=All]');
    } else {
      await page.click('.search-button');
    }
    await page.waitForSelector(`.search-panel ${field}:focus`);
    await smooth(page, 'searching 240 documents', async () => {
      await page.fill(field, '');
      await page.fill(field, '党费1261');
      await over(page, '没有找到。');
      await page.fill(field, '补缴党费1260.5');
      await over(page, '240 份文档，240 处。');
    });
    await page.fill(field, '党费');
    await over(page, '240 份文档，480 处。');
    // Only what is visible is drawn.
    assert.ok((await page.locator('.search-list li').count()) < 60);
    const rows = await page.$$eval('.search-list li', (rows) => rows.slice(0, 4).map((row) => row.textContent));
    assert.match(rows[0], /松溪0镇.*2 处.*第0份\.txt/);
    assert.match(rows[1], /问题 2 · 标题.*黨　費收缴不规范/);
    assert.match(rows[2], /整改措施.*补缴黨　費/);
    assert.ok(await page.locator('.search-list li.of-problem mark').count());
    await page.click('.search-list li:nth-child(6) .result-open');
    await page.waitForFunction(() => /松溪1镇/.test(document.querySelector('.text .line')?.textContent));
    await inView(page, '.text .found.now', '.text');
    await page.waitForSelector('.text .current', { state: 'attached' });
    if (narrow) {
      await page.tap('.hit-bar button:last-child');
      await page.waitForFunction(() => /第 5 \/ 480 处/.test(document.querySelector('.hit-bar').textContent));
      await page.tap('.to-results');
      await inView(page, '.search-list [aria-current]', '.search-list');
    } else {
      await page.waitForSelector('#problem-1.current');
      await page.focus(field);
      await page.keyboard.press('Enter');
      await counted(page, '第 5 / 480 处');
      await page.keyboard.press('Shift+F3');
      await counted(page, '第 4 / 480 处');
      assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
      // Down into the list, and along it.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      await page.waitForFunction(() => document.activeElement.dataset.row === '719');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => /松溪239镇/.test(document.querySelector('.text .line')?.textContent));
      await page.focus('.search-list [data-row="719"]');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.search-panel', { state: 'detached' });
      await page.waitForFunction((id) => document.querySelector('.document.open .document-open')?.dataset.id === id, first);
      await page.keyboard.press('Control+Shift+f');
      await page.waitForSelector(`${field}:focus`);
      assert.equal(await page.inputValue(field), '党费');
      await over(page, '240 份文档，480 处。');
    }
    assert.deepEqual(errors, []);
    await close();
  });
}

test('one of 5 MB is searched among others, and what is not listed is told', async () => {
  const { page, errors, close } = await openPage();
  const text = longReport(5_000_000);
  await page.evaluate(() => (window.pieces = []));
  for (let at = 0; at < text.length; at += 200_000) {
    await page.evaluate((piece) => void window.pieces.push(piece), text.slice(at, at + 200_000));
  }
  await page.evaluate((other) => {
    const data = new DataTransfer();
    data.items.add(new File([other], '短.txt'));
    data.items.add(new File(window.pieces, '长.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, REPORT);
  await page.waitForSelector('.text .line');
  await page.keyboard.press('Control+Shift+f');
  await page.fill(field, '第12345处');
  // What is read meanwhile is searched when it is there.
  await page.waitForFunction(() => /^1 份文档，1 处。$/.test(document.querySelector('.search-summary').textContent), null, { timeout: 150_000 });
  assert.match(await page.innerText('.search-list .result-part'), /问题 \d+ · 标题/);
  await watchTasks(page);
  await smooth(page, 'searching 5 MB', async () => {
    await page.fill(field, '');
    await page.fill(field, '补缴');
    await page.waitForFunction(() => /^2 份文档，[\d,]+ 处。$/.test(document.querySelector('.search-summary').textContent), null, { timeout: 150_000 });
  });
  const toEnd = () => page.evaluate(() => (document.querySelector('.search-list').scrollTop = 1e9));
  await toEnd();
  assert.match(await page.innerText('.search-list .result-more'), /只列前 50 处，还有 [\d,]+ 处/);
  await page.evaluate(() => (document.querySelector('.search-list').scrollTop = 0));
  await page.waitForSelector('.search-list [data-row="8"]');
  await smooth(page, 'opening a hit in 5 MB', async (tries) => {
    await page.click(`.search-list [data-row="${6 + tries}"]`);
    await page.waitForSelector(`.search-list [data-row="${6 + tries}"][aria-current]`);
    await page.waitForSelector('.text .found.now');
    await inView(page, '.text .found.now', '.text');
  });
  // The rest is seen in the text.
  await toEnd();
  await page.click('.search-list .result-more .result-open');
  await page.waitForFunction(() => /第 5\d \/ [\d,]+\+? 处/.test(document.querySelector('.find-count').textContent));
  assert.deepEqual(errors, []);
  await close();
});

test('a document that is removed goes from the results', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, reports(3));
  await allRead(page);
  await page.click('.search-button');
  await page.fill(field, '党费');
  await over(page, '3 份文档，6 处。');
  await page.click('.find-close');
  await page.click('.document:nth-child(2) .document-remove');
  await page.click('.search-button');
  await over(page, '2 份文档，4 处。');
  await close();
});

test('the search goes back to where one was', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.evaluate(() => (document.querySelector('.text').scrollTop = 900));
  const top = () => page.evaluate(() => document.querySelector('.text').scrollTop);
  const before = await top();
  await page.keyboard.press('Control+Shift+f');
  await page.fill(field, '党组织');
  await page.keyboard.press('Enter');
  await page.waitForFunction((before) => Math.abs(document.querySelector('.text').scrollTop - before) > 200, before);
  await page.keyboard.press('Escape');
  await page.waitForFunction((before) => Math.abs(document.querySelector('.text').scrollTop - before) < 60, before);
  assert.equal(await page.locator('.text .found').count(), 0);
  await close();
});
