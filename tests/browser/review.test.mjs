// Correcting by hand.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, saveJson } from './steps.mjs';

after(closeBrowser);

const TITLE = '.problem-editor textarea >> nth=0';

/** A page with the report open, or several of the same. */
async function open(names = ['松溪镇.txt'], options = {}) {
  const opened = await openPage(options);
  await dropFiles(opened.page, names.map((name) => file(name, REPORT)));
  await opened.page.waitForSelector('#problem-1');
  return opened;
}

const titles = (page) =>
  page.$$eval('.problem-title', (titles) => titles.map((title) => title.lastChild.textContent.trim()));

/** Waits until the problems are called so. */
async function titled(page, expected) {
  await page.waitForFunction(
    (expected) => JSON.stringify([...document.querySelectorAll('.problem-title')].map((title) => title.lastChild.textContent.trim())) === expected,
    JSON.stringify(expected),
  );
}

/** Selects the first place of the text pane that has these words. */
async function select(page, words) {
  await page.evaluate((words) => {
    const lines = [...document.querySelectorAll('.text .line')];
    const line = lines.find((line) => line.textContent.includes(words));
    const at = line.textContent.indexOf(words);
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const place = (offset) => {
      walker.currentNode = line;
      for (let node = walker.nextNode(), before = 0; node; before += node.length, node = walker.nextNode()) {
        if (offset <= before + node.length) return [node, offset - before];
      }
      throw new Error('no such place');
    };
    getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
  }, words);
  await page.waitForSelector('.select-bar');
}

const FIRST = '学习计划落实不到位问题';
const SECOND = '党费收缴不规范问题';

test('a problem is changed, told as changed, restored, undone and done again', async () => {
  const { page, errors, close } = await open();
  await page.click('#problem-0 .copy.edit');
  await page.fill(TITLE, '学习计划没有落实');
  await page.press(TITLE, 'Control+Enter');
  await titled(page, ['学习计划没有落实', SECOND]);
  await page.selectOption('.problem-editor select >> nth=0', { label: '正在整改' });
  await page.waitForSelector('#problem-0 .chip.is-in-progress');
  // The summary follows.
  await page.waitForSelector('.summary .chip.is-in-progress');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.problem-editor', { state: 'detached' });
  // What the analyser said, on demand, and again.
  await page.click('#problem-0 .edited-mark summary');
  assert.match(await page.innerText('#problem-0 .edited-mark'), new RegExp(FIRST));
  await page.click('#problem-0 .edited-mark dl div:first-child button');
  await titled(page, [FIRST, SECOND]);
  await page.waitForSelector('#problem-0 .chip.is-in-progress');
  await page.click('.history-bar .undo');
  await titled(page, ['学习计划没有落实', SECOND]);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#problem-0 .chip.is-completed');
  await page.keyboard.press('Control+z');
  await titled(page, [FIRST, SECOND]);
  assert.equal(await page.$('.edited-mark'), null);
  await page.keyboard.press('Control+Shift+Z');
  await titled(page, ['学习计划没有落实', SECOND]);
  assert.deepEqual(errors, []);
  await close();
});

test('what is typed is not lost: when another document is opened, when the report is made anew', async () => {
  const { page, close } = await open(['甲.txt', '乙.txt']);
  await page.click('.document:nth-child(1) button');
  await page.waitForSelector('#problem-0');
  await page.click('#problem-0 .copy.edit');
  await page.fill(TITLE, '写了一半的标题');
  // Without leaving the field, as a script or a key of the browser would.
  await page.evaluate(() => document.querySelectorAll('.document .document-name')[1].closest('button, .document').click());
  await titled(page, [FIRST, SECOND]);
  await page.evaluate(() => document.querySelectorAll('.document .document-name')[0].closest('button, .document').click());
  await titled(page, ['写了一半的标题', SECOND]);
  // Another edit makes the report anew while one types.
  await page.click('#problem-0 .copy.edit');
  await page.focus(TITLE);
  await page.keyboard.type('再写');
  await page.evaluate(() => {
    const select = document.querySelector('.problem-editor select');
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForSelector('#problem-0 .chip.is-in-progress');
  assert.match(await page.inputValue(TITLE), /再写/);
  assert.ok(await page.evaluate(() => document.activeElement.matches('textarea')));
  await close();
});

test('Enter in an input method takes nothing over', async () => {
  const { page, close } = await open();
  await page.click('#problem-0 .copy.edit');
  const field = '.problem-editor .edit-row input >> nth=2';
  await page.fill(field, '制度');
  await page.dispatchEvent(field, 'keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.equal(await page.$('.history-bar'), null);
  await page.press(field, 'Enter');
  await page.waitForSelector('.history-bar');
  await page.waitForFunction(() => [...document.querySelectorAll('.group')].some((group) => group.textContent === '制度'));
  await close();
});

test('a date that is none is said to be none, and not taken over', async () => {
  const { page, close } = await open();
  await page.click('#problem-0 .copy.edit');
  const due = '.problem-editor input[placeholder*="2024"]';
  await page.fill(due, '下个月');
  await page.press(due, 'Enter');
  await page.waitForSelector('.edit-wrong');
  assert.equal(await page.$('.history-bar'), null);
  await page.fill(due, '2024-06');
  await page.press(due, 'Enter');
  await page.waitForSelector('.edit-wrong', { state: 'detached' });
  await page.waitForFunction(() => document.querySelector('#problem-0 .chips').textContent.includes('2024-06'));
  await close();
});

test('problems are split, merged, deleted and brought back, added', async () => {
  const { page, close } = await open();
  await page.click('#problem-0 .copy.edit');
  await page.click('.problem-editor .edit-point:nth-of-type(3) .small-button >> nth=0');
  await page.waitForSelector('#problem-2');
  assert.equal((await titles(page)).length, 3);
  await page.click('.history-bar .undo');
  await titled(page, [FIRST, SECOND]);
  await page.click('text=与下一问题合并');
  await titled(page, [FIRST]);
  await page.click('.history-bar .undo');
  await titled(page, [FIRST, SECOND]);
  await page.click('text=删除此问题');
  await titled(page, [SECOND]);
  await page.click('.deleted summary');
  await page.click('.deleted button');
  await titled(page, [FIRST, SECOND]);
  await page.click('.add-problem');
  await titled(page, [FIRST, SECOND, '新问题']);
  await page.fill(TITLE, '印章无人保管');
  await page.press(TITLE, 'Control+Enter');
  await titled(page, [FIRST, SECOND, '印章无人保管']);
  assert.match(await page.innerText('#problem-2'), /人工新增/);
  await close();
});

test('selected text becomes an entity, a problem, the detail of the chosen problem', async () => {
  const { page, errors, close } = await open();
  const counts = () => page.$eval('#tab-Entities .count', (count) => Number(count.textContent));
  const before = await counts();
  await select(page, '每季度');
  await page.selectOption('.select-bar select', { label: '数量' });
  await select(page, '每季度');
  await page.click('.mark-entity');
  await page.waitForFunction((before) => Number(document.querySelector('#tab-Entities .count').textContent) === before + 1, before);
  await page.waitForSelector('.select-bar', { state: 'detached' });
  await select(page, '镇党委高度重视，反馈的2个问题');
  await page.click('.make-problem');
  await titled(page, ['镇党委高度重视，反馈的2个问题', FIRST, SECOND]);
  await page.click('.history-bar .undo');
  await titled(page, [FIRST, SECOND]);
  await page.click('#problem-1 .problem-title');
  await select(page, '持续抓好后续整改');
  await page.click('.as-detail');
  await page.waitForFunction(() => document.querySelector('#problem-1 .detail').textContent === '持续抓好后续整改');
  await select(page, '根据县委统一部署');
  await page.click('.as-measures');
  await page.waitForFunction(() => document.querySelectorAll('#problem-1 .response').length === 2);
  assert.deepEqual(errors, []);
  await close();
});

test('an entity is dropped, its value is changed', async () => {
  const { page, close } = await open();
  await page.click('#tab-Entities');
  const count = await page.$eval('#tab-Entities .count', (count) => Number(count.textContent));
  await page.click('.entity-text:text("1260.50元") >> nth=0');
  await page.fill('.entity-mark input >> nth=0', '1260.8');
  await page.press('.entity-mark input >> nth=0', 'Enter');
  await page.waitForSelector('.entity.current .chip.edited');
  await page.waitForFunction(() => document.querySelector('.entity.current .value').textContent.includes('1,260.8'));
  await page.click('.here .drop-entity');
  await page.waitForFunction((count) => Number(document.querySelector('#tab-Entities .count').textContent) === count - 1, count);
  await close();
});

test('by keyboard: a problem is edited, a text selected', async () => {
  const { page, close } = await open();
  await page.keyboard.press('j');
  await page.waitForSelector('#problem-0.current');
  await page.keyboard.press('m');
  await page.waitForSelector('#problem-0 .problem-editor');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.problem-editor textarea')));
  await page.keyboard.press('Escape');
  await page.waitForSelector('.problem-editor', { state: 'detached' });
  await page.keyboard.press('s');
  await page.waitForSelector('.select-bar');
  assert.equal(await page.evaluate(() => String(getSelection())), FIRST);
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  assert.equal(await page.evaluate(() => String(getSelection())), FIRST.slice(0, -2));
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.matches('.as-title'))) break;
  }
  await page.keyboard.press('Enter');
  await titled(page, [FIRST.slice(0, -2), SECOND]);
  await close();
});

test('place and choice stay where they are', async () => {
  const { page, close } = await open(['松溪镇.txt'], { viewport: { width: 1000, height: 360 } });
  await page.click('#problem-1 .problem-title');
  await inView(page, '.text .current', '.text');
  await page.evaluate(() => {
    document.querySelector('.text').scrollTop = 40;
    document.querySelector('.ledger').scrollTop = 60;
  });
  await page.click('#problem-0 .copy.edit');
  await page.evaluate(() => (document.querySelector('.ledger').scrollTop = 60));
  await page.evaluate(() => {
    const select = document.querySelector('.problem-editor select');
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForSelector('#problem-0 .chip.is-in-progress');
  assert.equal(await page.$eval('.text', (text) => text.scrollTop), 40);
  assert.equal(await page.$eval('.ledger', (ledger) => ledger.scrollTop), 60);
  assert.ok(await page.$('#problem-1.current'));
  assert.ok(await page.$('.text .current'));
  await close();
});

test('a finding is marked, and the saved report says all', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('松溪镇.txt', REPORT.replace('2个问题', '5个问题'))]);
  await page.waitForSelector('#problem-1');
  await page.click('#tab-Findings');
  await page.click('.finding-mark [data-mark=NoError] >> nth=0');
  await page.click('.finding-mark .write-note >> nth=0');
  await page.fill('.finding-mark input, .finding-mark textarea', '原文如此');
  await page.press('.finding-mark input, .finding-mark textarea', 'Control+Enter');
  await page.click('#tab-Problems');
  await page.click('#problem-0 .copy.edit');
  await page.fill(TITLE, '学习计划没有落实');
  await page.press(TITLE, 'Control+Enter');
  await titled(page, ['学习计划没有落实', SECOND]);
  const { bytes } = await saveJson(page);
  const report = JSON.parse(bytes);
  assert.equal(report.problems[0].title.text, '学习计划没有落实');
  assert.equal(report.problems[0].edited, true);
  assert.equal(report.problems[0].analysed.title.text, FIRST);
  const marked = report.findings.find((finding) => finding.checked);
  assert.deepEqual([marked.checked, marked.note], ['no_error', '原文如此']);
  await close();
});
