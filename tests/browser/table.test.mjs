// The ledger as a table.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, longReport, smooth, watchTasks } from './steps.mjs';

after(closeBrowser);

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A report on a town, with so many problems of which the last is still worked at. */
function report(town, problems) {
  const [head, tail] = REPORT.replaceAll('松溪镇', town).split('　　2.');
  let text = head;
  for (let n = 2; n <= problems; n++) {
    const status = n === problems ? '正在整改。' : '已整改完毕。';
    text += `　　${n}.第${n}项账目不清问题。涉及${n}个支部。\n　　整改情况：补缴${n}.50元。${status}\n`;
  }
  return text + '　　三、' + tail.split('　　三、')[1];
}

async function openTable(files, options) {
  const opened = await openPage(options);
  await dropFiles(opened.page, files);
  await opened.page.waitForSelector('.text .line', { state: 'attached' });
  await opened.page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  await showTable(opened.page);
  return opened;
}

async function showTable(page) {
  await page.click('.views button:nth-child(2)');
  await page.waitForSelector('.grid [role=gridcell]');
}

const three = () => [file('第10份.txt', report('甲溪镇', 12)), file('第2份.txt', REPORT), file('第1份.txt', report('乙溪镇', 3))];

const titles = (page) => page.$$eval('.drawn-rows .column-title', (cells) => cells.map((cell) => cell.textContent));
const count = (page) => page.innerText('.table-count');
const counted = (page, told) => page.waitForFunction((told) => document.querySelector('.table-count').textContent === told, told);
/** The text of the cell that the keyboard is at. */
const here = (page) => page.evaluate(() => document.getElementById(document.querySelector('.grid').getAttribute('aria-activedescendant'))?.textContent);
const rowOf = (page) => page.$eval('.grid', (grid) => grid.getAttribute('aria-activedescendant').split('-').slice(1).map(Number));

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

async function copied(page, act) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await act();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return page.evaluate(() => navigator.clipboard.readText());
}

test('one document is a table of its problems, and what it does not say stands in the head', async () => {
  const { page, errors, close } = await openTable([file('一份.txt', REPORT)]);
  assert.equal(await count(page), '2 个问题');
  assert.equal(await page.isVisible('.table-tools [role=group] >> text=全部文档'), false);
  assert.equal(await page.locator('.head-cell.column-document').count(), 0);
  assert.match((await titles(page))[0], /学习计划落实不到位问题/);
  assert.match(await page.innerText('.head-cell.column-responsible'), /责任\s*原文未写/);
  assert.doesNotMatch(await page.innerText('.head-cell.column-response'), /原文未写/);
  const row = await page.innerText('.drawn-rows .table-row:nth-child(2)');
  assert.match(row, /党员队伍管理不严[\s\S]*涉及3个支部[\s\S]*补缴党费1260\.50元[\s\S]*已完成[\s\S]*时段 1、金额 1、百分比 1/);
  // A table is told how large it is although few of its rows are drawn.
  assert.equal(await page.getAttribute('.grid', 'aria-rowcount'), '3');
  assert.equal(await page.getAttribute('.drawn-rows .table-row:nth-child(2)', 'aria-rowindex'), '3');
  assert.deepEqual(errors, []);
  await close();
});

test('a click on a head sorts up, down and not at all', async () => {
  const { page, close } = await openTable([file('一份.txt', report('甲溪镇', 12))]);
  const sorted = async (order) => {
    await page.click('.head-cell.column-detail .head-name');
    await page.waitForFunction((order) => document.querySelector('.head-cell.column-detail').getAttribute('aria-sort') === order, order);
    return page.$eval('.drawn-rows .column-detail', (cell) => cell.textContent);
  };
  // 涉及2个支部 before 涉及10个支部, by the size of the number.
  assert.match(await sorted('ascending'), /2022年集中学习/);
  const details = await page.$$eval('.drawn-rows .column-detail', (cells) => cells.map((cell) => cell.textContent));
  assert.deepEqual(details.slice(1, 3), ['涉及2个支部。', '涉及3个支部。']);
  assert.match(await sorted('descending'), /涉及12个支部/);
  assert.match(await page.innerText('.table-filters'), /按具体情况降序/);
  assert.match(await sorted(null), /2022年集中学习/);
  await close();
});

test('the table is over all documents or over the open one', async () => {
  const { page, close } = await openTable(three());
  assert.equal(await count(page), '17 个问题');
  assert.match(await page.innerText('.drawn-rows .table-row:nth-child(13) .column-document'), /松溪镇[\s\S]*第2份\.txt/);
  await page.click('.table-tools >> text=本文档');
  await counted(page, '12 个问题');
  assert.equal(await page.locator('.head-cell.column-document').count(), 0);
  // It is as it was left, after something else was looked at.
  await page.click('.views button:first-child');
  await showTable(page);
  assert.equal(await count(page), '12 个问题');
  await page.click('.table-tools >> text=全部文档');
  await counted(page, '17 个问题');
  await close();
});

test('columns are filtered by their values, which are counted, and all filters cleared at once', async () => {
  const { page, close } = await openTable(three());
  await page.click('.head-cell.column-status .head-menu');
  await page.waitForSelector('.menu-values label');
  assert.deepEqual(await page.$$eval('.menu-values label', (labels) => labels.map((label) => label.innerText.replace(/\s+/g, ' '))), ['已完成 15', '正在整改 2']);
  await page.click('.menu-values >> text=正在整改');
  await counted(page, '17 个问题中的 2 个');
  // The other values are still offered.
  await page.waitForSelector('.menu-values label >> text=已完成');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.column-menu', { state: 'detached' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('.grid')));
  // Values of other columns are counted among what is left.
  await page.click('.head-cell.column-document .head-menu');
  await page.waitForSelector('.menu-values label');
  assert.deepEqual(await page.$$eval('.menu-values .value-name', (names) => names.map((name) => name.textContent)), ['第10份.txt', '第1份.txt']);
  await page.click('.menu-values >> text=第1份.txt');
  await counted(page, '17 个问题中的 1 个');
  await page.mouse.click(5, 5);
  await page.waitForSelector('.column-menu', { state: 'detached' });
  assert.match(await page.innerText('.table-filters'), /完成情况：正在整改[\s\S]*文件：第1份\.txt/);
  await page.click('.table-filters [aria-label=不再按文件筛选]');
  await counted(page, '17 个问题中的 2 个');
  await page.click('.clear-filters');
  await counted(page, '17 个问题');
  assert.equal(await page.locator('.table-filters').count(), 0);
  await close();
});

test('texts are searched whole, in one column or in all, and what is missing is found', async () => {
  const { page, close } = await openTable(three());
  // The words of two columns of one row, the second far behind what a cell shows.
  await page.fill('.table-search', '学习计划 理论学习制度');
  await counted(page, '17 个问题中的 3 个');
  await page.fill('.table-search', '没有这样的');
  await counted(page, '17 个问题中的 0 个');
  assert.match(await page.innerText('.grid'), /没有符合条件的问题/);
  await page.fill('.table-search', '');
  await page.click('.head-cell.column-title .head-menu');
  await page.fill('.menu-words', '党费');
  await counted(page, '17 个问题中的 1 个');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.column-menu', { state: 'detached' });
  await page.click('.clear-filters');
  await page.click('.head-cell.column-deadline .head-menu');
  await page.click('.column-menu >> text=有内容');
  await counted(page, '17 个问题中的 0 个');
  await close();
});

test('what an input method still composes is not searched for', async () => {
  const { page, close } = await openTable(three());
  await page.focus('.table-search');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'dang', selectionStart: 4, selectionEnd: 4 });
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  assert.equal(await page.inputValue('.table-search'), 'dang');
  assert.equal(await count(page), '17 个问题');
  await session.send('Input.insertText', { text: '党费' });
  await counted(page, '17 个问题中的 1 个');
  await close();
});

test('the keyboard walks the cells, opens, copies and sorts', async () => {
  const { page, close } = await openTable(three());
  await page.focus('.copy-table');
  await press(page, 'Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.grid')));
  assert.equal(await here(page), '1');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowDown');
  assert.match(await here(page), /第2项账目不清问题/);
  await press(page, 'Control+End');
  await page.waitForFunction(() => document.querySelector('.grid .at')?.id === 'cell-17-12');
  await inView(page, '.grid .drawn-rows .at', '.grid');
  await press(page, 'Home', 'PageUp');
  assert.equal((await rowOf(page))[1], 0);
  assert.ok((await rowOf(page))[0] < 12);
  await press(page, 'Control+Home');
  assert.deepEqual(await rowOf(page), [1, 0]);
  await press(page, 'ArrowRight', 'ArrowRight', 'Enter');
  await page.waitForSelector('.opened-body h2 >> text=学习计划落实不到位问题');
  // What is shown whole goes along with the keyboard.
  await press(page, 'ArrowDown');
  await page.waitForSelector('.opened-body h2 >> text=第2项账目不清问题');
  await press(page, 'Escape');
  await page.waitForSelector('.opened-problem', { state: 'detached' });
  assert.equal(await copied(page, () => press(page, 'Control+c')), '第2项账目不清问题');
  await press(page, 'Shift+Space');
  assert.equal(await page.getAttribute('.table-row.whole', 'aria-selected'), 'true');
  assert.match(await copied(page, () => press(page, 'Control+c')), /^2\t党员队伍管理不严\t第2项账目不清问题\t涉及2个支部。\t.*\r\n$/);
  await press(page, 'ArrowUp', 'ArrowUp');
  assert.equal(await here(page), '反馈问题▾');
  await press(page, 'Enter');
  await page.waitForSelector('.column-menu[open]');
  await press(page, 'Escape');
  await page.waitForSelector('.column-menu', { state: 'detached' });
  assert.ok(await page.evaluate(() => document.activeElement.matches('.grid')));
  await press(page, '/');
  await page.waitForSelector('.table-search:focus');
  await close();
});

test('a row shows the whole problem with its evidence, and leads to the text', async () => {
  const { page, errors, close } = await openTable(three());
  await page.click('.drawn-rows .column-title >> text=党费收缴不规范问题');
  await page.waitForSelector('.opened-body h2 >> text=党费收缴不规范问题');
  const whole = await page.innerText('.opened-problem');
  assert.match(whole, /第2份\.txt[\s\S]*涉及3个支部、1260\.50元。[\s\S]*整改情况[\s\S]*补缴党费1260\.50元，完成率100%[\s\S]*佐证[\s\S]*2023年8月15日[\s\S]*2023-08-15[\s\S]*1,260\.5 元/);
  await page.click('.opened-tools >> text=上一个');
  await page.waitForSelector('.opened-body h2 >> text=学习计划落实不到位问题');
  await page.click('.opened-tools >> text=下一个');
  await page.waitForSelector('.opened-body h2 >> text=党费收缴不规范问题');
  await page.click('.show-source');
  await page.waitForSelector('.text .current');
  await inView(page, '.text .current', '.text');
  assert.match(await page.innerText('.problem.current'), /党费收缴不规范/);
  assert.match(await page.innerText('.document.open'), /第2份/);
  await showTable(page);
  await page.waitForSelector('.opened-body h2 >> text=党费收缴不规范问题');
  await page.click('.opened-evidence .locate >> text=1260.50元');
  await page.waitForSelector('.text mark.current');
  assert.deepEqual(errors, []);
  await close();
});

test('columns are chosen and ordered by the keyboard, and remembered', async () => {
  const { page, server, close } = await openTable([file('一份.txt', REPORT)]);
  const heads = () => page.$$eval('.head-cell', (heads) => heads.map((head) => head.className.match(/column-(\w+)/)[1]));
  assert.deepEqual((await heads()).slice(0, 3), ['number', 'aspect', 'title']);
  await page.focus('.choose-columns');
  await press(page, 'Enter');
  await page.waitForSelector('.columns-list');
  await page.focus('[aria-label=方面后移]');
  await press(page, 'Enter', 'Enter');
  await page.focus('.columns-list li:first-child input');
  await press(page, 'Space', 'Escape');
  await page.waitForSelector('.columns-list', { state: 'detached' });
  assert.deepEqual((await heads()).slice(0, 3), ['title', 'detail', 'aspect']);
  await page.goto(server.origin + '/');
  await page.click('.drop-field .sample');
  await page.waitForSelector('.text .line');
  await showTable(page);
  assert.deepEqual((await heads()).slice(0, 3), ['title', 'detail', 'aspect']);
  // A column is hidden from its head, too.
  await page.click('.head-cell.column-detail .head-menu');
  await page.click('.hide-column');
  await page.waitForSelector('.head-cell.column-detail', { state: 'detached' });
  await close();
});

test('what is shown is copied as a table', async () => {
  const { page, close } = await openTable(three());
  await page.fill('.table-search', '学习计划');
  await counted(page, '17 个问题中的 3 个');
  const lines = (await copied(page, () => page.click('.copy-table'))).trimEnd().split('\r\n');
  assert.equal(lines.length, 4);
  assert.match(lines[0], /^序号\t方面\t反馈问题\t/);
  assert.match(lines[3], /^15\t.*第1份\.txt$/);
  assert.match(await page.innerText('.status-bar .said'), /已复制 3 行/);
  await close();
});

test('a document that is removed or added is out of the table or in it', async () => {
  const { page, close } = await openTable(three());
  await dropFiles(page, [file('新.txt', report('丙溪镇', 4))]);
  await counted(page, '21 个问题');
  await page.click('.views button:first-child');
  await page.click('.document:nth-child(1) .document-remove');
  await showTable(page);
  assert.equal(await count(page), '9 个问题');
  await close();
});

test('on a telephone the problem stays in place, and what is opened covers the table', async () => {
  const { page, close } = await openTable(three(), PHONE);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.$eval('.grid', (grid) => grid.scrollTo(600, 0));
  assert.equal(await page.$eval('.drawn-rows .column-title', (cell) => Math.round(cell.getBoundingClientRect().left)), 0);
  await page.tap('.drawn-rows .table-row:nth-child(2) .column-title');
  await page.waitForSelector('.opened-body h2');
  const covers = await page.$eval('.opened-problem', (pane) => pane.getBoundingClientRect().width);
  assert.equal(covers, 390);
  // Fingers need room.
  const small = await page.$$eval('.opened-tools button', (buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 32).length);
  assert.equal(small, 0);
  await page.tap('.show-source');
  await page.waitForSelector('.text .current', { state: 'visible' });
  await close();
});

test('in English the table has no Chinese of its own', async () => {
  const { page, close } = await openTable([file('a.txt', REPORT)]);
  await page.click('text=English');
  await page.waitForSelector('html[lang=en]');
  await page.click('.head-cell.column-status .head-menu');
  await page.waitForSelector('.menu-values label');
  const own = await page.evaluate(() => ['.table-tools', '.table-heads', '.column-menu', '.column-evidence', '.column-status'].map((selector) => document.querySelector(selector).textContent).join(' '));
  assert.doesNotMatch(own, /\p{Script=Han}/u);
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
    [report('甲溪镇', 10), report('乙溪镇', 30), report('丙溪镇', 50)],
  );

for (const [name, options] of Object.entries({ 'on a laptop': {}, 'on a telephone': PHONE })) {
  test(`thirty thousand problems are shown, scrolled, sorted and filtered without a long task, ${name}`, async () => {
    const { page, errors, close } = await openPage(options);
    await makeThousand(page);
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: window.thousand, bubbles: true, cancelable: true })));
    await page.waitForSelector('.status-bar .progress');
    // The table grows while documents are read.
    await page.click('.views button:nth-child(2)');
    await page.waitForFunction(() => !document.querySelector('.status-bar .progress'), null, { timeout: 120_000 });
    await counted(page, '29680 个问题');
    await watchTasks(page);
    await smooth(page, 'the table', async () => {
      await page.click('.views button:first-child');
      await showTable(page);
      await counted(page, '29680 个问题');
    });
    const rows = await page.locator('.drawn-rows .table-row').count();
    assert.ok(rows > 5 && rows < 60, `${rows} rows`);
    assert.equal(await page.getAttribute('.grid', 'aria-rowcount'), '29681');
    await smooth(page, 'scrolling', () =>
      page.evaluate(async () => {
        const grid = document.querySelector('.grid');
        for (let step = 0; step <= 60; step++) {
          grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / 60;
          await new Promise((next) => setTimeout(next, 25));
        }
      }),
    );
    await page.waitForSelector('.table-row[aria-rowindex="29681"]');
    await page.$eval('.grid', (grid) => grid.scrollTo(0, 0));
    await smooth(page, 'sorting', async () => {
      for (const order of ['ascending', 'descending', null]) {
        await page.click('.head-cell.column-title .head-name');
        await page.waitForFunction((order) => document.querySelector('.head-cell.column-title').getAttribute('aria-sort') === order, order);
        const first = { ascending: /党费|学习计划|第2项/, descending: /第50项/, null: /学习计划/ }[order];
        await page.waitForFunction((first) => new RegExp(first).test(document.querySelector('.drawn-rows .column-title')?.textContent), first.source);
      }
    });
    await smooth(page, 'searching', async () => {
      for (const words of ['账', '账目', '溪999镇', '补缴2.50']) await page.fill('.table-search', words);
      await counted(page, '29680 个问题中的 990 个');
      await page.fill('.table-search', '');
      await counted(page, '29680 个问题');
    });
    await smooth(page, 'filtering', async () => {
      await page.click('.head-cell.column-status .head-menu');
      await page.click('.menu-values >> text=正在整改');
      await counted(page, '29680 个问题中的 990 个');
      await page.click('.menu-values >> text=正在整改');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.column-menu', { state: 'detached' });
    });
    await smooth(page, 'walking', async () => {
      await page.focus('.grid');
      await press(page, 'Control+End', 'ArrowUp', 'ArrowUp', 'PageUp', 'Control+Home', 'End', 'Home');
    });
    assert.deepEqual(errors, []);
    await close();
  });
}

test('one document of five megabytes is a table without a long task', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('长.txt', longReport(5_000_000))]);
  await page.waitForSelector('.text .line', { timeout: 90_000 });
  await watchTasks(page);
  await smooth(page, 'the table', async (tries) => {
    if (tries) await page.click('.views button:first-child');
    await showTable(page);
  });
  await smooth(page, 'sorting and searching', async () => {
    await page.click('.head-cell.column-response .head-name');
    await page.fill('.table-search', '第777处');
    await page.waitForFunction(() => /中的 1 个/.test(document.querySelector('.table-count').textContent));
    await page.fill('.table-search', '');
  });
  await smooth(page, 'opening', async () => {
    await page.click('.drawn-rows .table-row:nth-child(3) .column-title');
    await page.waitForSelector('.opened-body h2');
    await page.keyboard.press('ArrowDown');
  });
  await close();
});
