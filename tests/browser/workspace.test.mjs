// Many documents: the list that holds them, and the workers that read them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage, reload } from './harness.mjs';
import { PNG, REPORT, smooth, stateOf, watchTasks } from './steps.mjs';

after(closeBrowser);

/** A report on a town, with so many problems of which the last is still worked at. */
function report(town, problems, month) {
  const [head, tail] = REPORT.replaceAll('松溪镇', town).replace('2023年3月6日', `2023年${month}月6日`).split('　　2.');
  let text = head;
  for (let n = 2; n <= problems; n++) {
    const status = n === problems ? '正在整改。' : '已整改完毕。';
    text += `　　${n}.第${n}项账目不清问题。涉及${n}个支部。\n　　整改情况：补缴${n}.50元。${status}\n`;
  }
  return text + '　　三、' + tail.split('　　三、')[1];
}

const names = (page) => page.$$eval('.document .document-name', (names) => names.map((name) => name.textContent));
const counted = (page) => page.innerText('.pane-head .count');

const five = () => [
  file('第10份.txt', report('甲溪镇', 3, 3)),
  file('第2份.txt', report('丙溪镇', 5, 1)),
  file('图.png', PNG, 'image/png'),
  file('公告.txt', '巡察公告\n根据县委统一部署，县委第三巡察组于2025年3月3日至4月30日进驻青石镇党委开展常规巡察。'),
  file('第1份.txt', report('乙溪镇', 4, 2)),
];

async function openFive(options) {
  const opened = await openPage(options);
  await dropFiles(opened.page, five());
  await opened.page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  return opened;
}

test('the list tells of each document what came of it, and sorts by it', async () => {
  const { page, close } = await openFive();
  const row = await page.innerText('.document:nth-child(2)');
  assert.match(row, /丙溪镇[\s\S]*第2份\.txt[\s\S]*2023-01-06 – 2023-05-12[\s\S]*5 个问题 · 完成 \d\/5 · \d+ 处存疑/);
  assert.match(await page.getAttribute('.document:nth-child(2) .document-state', 'title'), /正在整改 1/);
  const sorted = async (order) => {
    await page.selectOption('.list-sort select', { label: order });
    return names(page);
  };
  const [ten, two, picture, notice, one] = await names(page);
  assert.deepEqual(await sorted('文件名'), [notice, picture, one, two, ten]);
  // What is not known stands last.
  assert.deepEqual((await sorted('巡察时间')).slice(0, 3), [two, one, ten]);
  assert.deepEqual((await sorted('问题多少')).slice(0, 3), [two, one, ten]);
  await page.click('.list-turn');
  assert.deepEqual((await names(page)).slice(0, 3), [ten, one, two]);
  assert.deepEqual((await sorted('未完成比例')).slice(0, 3), [ten, one, two]);
  await sorted('存疑多少');
  assert.equal((await names(page)).at(-1), picture);
  assert.deepEqual((await sorted('被巡察单位')).slice(0, 2), [two, one]);
  // The brackets walk in this order.
  await page.click('.document:nth-child(1) .document-open');
  await page.keyboard.press(']');
  await page.waitForSelector('.document:nth-child(2).open');
  await close();
});

test('the list is filtered by words and by what came of the documents', async () => {
  const { page, close } = await openFive();
  await page.fill('.list-filter', '乙溪');
  assert.deepEqual(await names(page), ['第1份.txt']);
  assert.equal(await counted(page), '1 / 5');
  await page.fill('.list-filter', '没有这样的');
  assert.match(await page.innerText('.document-list'), /没有符合条件的文档/);
  await page.fill('.list-filter', '');
  await page.click('[data-only=Reports]');
  assert.equal((await names(page)).length, 3);
  await page.click('[data-only=Others]');
  assert.deepEqual(await names(page), ['公告.txt']);
  await page.click('[data-only=Failed]');
  assert.deepEqual(await names(page), ['图.png']);
  await page.click('.remove-failed');
  await page.click('[data-only=All]');
  assert.equal((await names(page)).length, 4);
  await close();
});

test('the list is walked by the keyboard', async () => {
  const { page, close } = await openFive();
  await page.focus('.document:nth-child(1) .document-open');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.document:nth-child(2) .document-open:focus');
  await page.keyboard.press('End');
  await page.waitForSelector('.document:nth-child(5) .document-open:focus');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.document:nth-child(5).open');
  await page.keyboard.press('Delete');
  await page.waitForSelector('.document:nth-child(4) .document-open:focus');
  assert.equal((await names(page)).length, 4);
  await close();
});

test('what failed can be tried again all at once', async () => {
  const { page, close } = await openPage();
  // The first two workers die.
  await page.evaluate(() => {
    const real = window.taizhang_spawn_worker;
    let dying = 2;
    window.taizhang_spawn_worker = () => {
      if (dying-- <= 0) return real();
      const source = "self.onmessage = () => self.postMessage({ panic: 'trapped' })";
      return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    };
  });
  await dropFiles(page, ['甲', '乙', '丙', '丁', '戊'].map((name) => file(`${name}.txt`, REPORT)));
  await page.waitForFunction(() => document.querySelectorAll('.document.failed').length === 2 && !document.querySelector('.status-bar .progress'));
  await page.click('[data-only=Failed]');
  await page.click('.retry-failed');
  await page.waitForSelector('[data-only=Reports]:has-text("5")');
  await close();
});

/** A drop of a thousand reports, of which ten are empty. */
const makeThousand = (page) =>
  page.evaluate(
    ([one, two, three]) => {
      window.thousand = new DataTransfer();
      for (let n = 1; n <= 1000; n++) {
        const text = n % 100 === 50 ? '' : [one, two, three][n % 3].replace(/溪镇/g, `溪${n}镇`);
        window.thousand.items.add(new File([text], `第${n}份.txt`));
      }
    },
    [report('甲溪镇', 3, 1), report('乙溪镇', 9, 2), report('丙溪镇', 20, 3)],
  );

for (const [name, options] of Object.entries({
  'on a laptop': {},
  'on a telephone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
})) {
  test(`a thousand documents are read, scrolled, sorted and filtered without a long task, ${name}`, async () => {
    const { page, errors, close } = await openPage(options);
    await smooth(page, 'reading', async (tries) => {
      if (tries) await reload(page);
      await makeThousand(page);
      await watchTasks(page);
      await page.evaluate(() => document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: window.thousand, bubbles: true, cancelable: true })));
      await page.waitForSelector('.status-bar .progress');
      await page.waitForFunction(() => !document.querySelector('.status-bar .progress'), null, { timeout: 60_000 });
    });
    if (options.isMobile) await page.tap('.switch button:first-child');
    assert.equal(await counted(page), '1000');
    // What is seen is drawn, and no more.
    const rows = await page.locator('.document').count();
    assert.ok(rows > 5 && rows < 60, `${rows} rows`);
    assert.equal(await page.getAttribute('.document', 'aria-setsize'), '1000');
    await smooth(page, 'scrolling', () =>
      page.evaluate(async () => {
        const list = document.querySelector('.document-list');
        for (let step = 0; step <= 60; step++) {
          list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / 60;
          await new Promise((next) => setTimeout(next, 25));
        }
      }),
    );
    await page.waitForSelector('.document[aria-posinset="1000"]');
    await smooth(page, 'sorting', async () => {
      for (const order of ['问题多少', '被巡察单位', '文件名']) await page.selectOption('.list-sort select', { label: order });
    });
    await smooth(page, 'filtering', async () => {
      for (const words of ['9', '99', '999', '']) await page.fill('.list-filter', words);
      await page.click('[data-only=Failed]');
      await page.click('[data-only=All]');
    });
    await page.fill('.list-filter', '溪500镇');
    assert.deepEqual(await names(page), ['第500份.txt']);
    await page.fill('.list-filter', '');
    await page.click('[data-only=Failed]');
    assert.equal(await counted(page), '10 / 1000');
    await page.click('[data-only=All]');
    await smooth(page, 'opening the last', async () => {
      await page.focus('.document .document-open');
      await page.keyboard.press('End');
      await page.waitForSelector('.document[aria-posinset="1000"] .document-open:focus');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.text .line', { state: 'attached' });
      if (options.isMobile) await page.tap('.switch button:first-child');
    });
    // The list shows what is open, also after a narrow screen hid it.
    assert.ok(await page.isVisible('.document[aria-posinset="1000"].open'));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), (options.viewport ?? { width: 1366 }).width);
    assert.deepEqual(errors, []);
    await close();
  });
}

test('several workers share the work; cancelling ends them at once, and idle ones go', async () => {
  const { page, close } = await openPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 4 });
    // What would come after twenty idle seconds comes after one.
    const later = window.setTimeout;
    window.setTimeout = (act, wait) => later(act, wait === 20_000 ? 1_000 : wait);
  });
  await reload(page);
  await page.waitForSelector('.welcome');
  let most = 0;
  page.on('worker', () => (most = Math.max(most, page.workers().length)));
  const many = Array.from({ length: 30 }, (_, i) => file(`${i}.txt`, REPORT.repeat(40)));
  await dropFiles(page, many);
  await page.click('.status-bar .progress button');
  await page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  assert.equal(most, 3);
  // The browser tells of an end a little later.
  while (page.workers().length > 0) await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.click('[data-only=Failed]');
  const cancelled = Number(await page.innerText('[data-only=Failed] .count'));
  assert.ok(cancelled > 0, `${cancelled} cancelled`);
  await page.click('.retry-failed');
  await page.waitForFunction(() => !document.querySelector('.status-bar .progress'), null, { timeout: 60_000 });
  await Promise.all(page.workers().map((worker) => worker.waitForEvent('close', { timeout: 10_000 })));
  await page.click('[data-only=All]');
  assert.equal((await page.locator('.document.failed').count()), 0);
  // And they come back when they are needed.
  await dropFiles(page, [file('又一份.txt', REPORT)]);
  await page.fill('.list-filter', '又一份');
  await stateOf(page, '又一份.txt', /2 个问题/);
  await close();
});

let folder;
before(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'taizhang-')), '通报');
  mkdirSync(join(folder, '2023', '深处'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '第10份.txt'), REPORT);
  writeFileSync(join(folder, '第2份.txt'), REPORT);
  writeFileSync(join(folder, '2023', '深处', '丙.txt'), REPORT);
  for (const hidden of ['.DS_Store', 'Thumbs.db', '~$第2份.docx', '.git/config']) writeFileSync(join(folder, hidden), 'x');
});
after(() => rmSync(join(folder, '..'), { recursive: true }));

const IN_FOLDER = ['通报/2023/深处/丙.txt', '通报/第2份.txt', '通报/第10份.txt'];

test('a folder is dropped with all that lies in it', async () => {
  const { page, close } = await openPage();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await stateOf(page, IN_FOLDER[2], /2 个问题/);
  assert.deepEqual(await names(page), IN_FOLDER);
  await close();
});

test('a folder is chosen', async () => {
  const { page, close } = await openPage();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('.drop-field .open-folder')]);
  await chooser.setFiles(folder);
  await stateOf(page, IN_FOLDER[2], /2 个问题/);
  assert.deepEqual(await names(page), IN_FOLDER);
  await close();
});
