// Charts: what they count, where their bars lead, what leaves the page.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, download, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, openSample, smooth, stateOf, watchTasks } from './steps.mjs';

after(closeBrowser);

const HAN = /\p{Script=Han}/u;

async function openCharts(page) {
  await page.click('.views button:nth-child(3)');
  await page.waitForSelector('.drawing');
}

/** The names of a chart's rows, as they are read out. */
const rows = (page, chart) => page.$$eval(`#chart-${chart} .leads`, (rows) => rows.map((row) => row.getAttribute('aria-label')));

const row = (chart, name) => `#chart-${chart} .leads[aria-label^="${name}"]`;

/** A report of a town that was visited in this year; the second problem is worked at still. */
const town = (name, year) =>
  REPORT.replaceAll('松溪镇', name).replaceAll('2023年', `${year}年`).replace('完成率100%。已整改完毕', '完成率100%。正在整改');

async function openTowns(options) {
  const opened = await openPage(options);
  await dropFiles(opened.page, [
    // A date that lost its signs.
    file('乙.txt', town('乙溪镇', 2024).replace('2024年8月15日前', '2024815日前')),
    file('甲.txt', town('甲溪镇', 2022)),
    file('松.txt', REPORT),
    file('记事.txt', '2025年3月3日，下雨。'),
    file('空.txt', ''),
  ]);
  await opened.page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  await stateOf(opened.page, '松.txt', /2 个问题/);
  await openCharts(opened.page);
  return opened;
}

test('a bar of one report leads to the problems that it counts, and to no others', async () => {
  const { page, errors, close } = await openPage();
  await openSample(page);
  await openCharts(page);
  assert.deepEqual(await rows(page, 'status'), ['已完成 5', '正在整改 2']);
  await page.focus(row('status', '正在整改'));
  await page.keyboard.press('Enter');
  await page.waitForSelector('.picked');
  const titles = await page.$$eval('.problem .problem-title', (titles) => titles.map((title) => title.textContent));
  assert.equal(titles.length, 2);
  assert.match(titles[0], /生态环境保护责任落实不严/);
  await inView(page, '#problem-2.current', '.ledger');
  await inView(page, '.text .current', '.text');
  await page.click('.picked button');
  await page.waitForSelector('#problem-0');
  // A problem that is not among them is shown when it is chosen.
  await openCharts(page);
  await page.click(row('status', '正在整改'));
  await page.waitForSelector('.picked');
  await page.keyboard.press('k');
  await page.waitForSelector('#problem-1.current');
  assert.equal(await page.$('.picked'), null);
  assert.deepEqual(errors, []);
  await close();
});

test('dates, counts and findings lead to where they stand', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await openCharts(page);
  await page.click(row('times', '反馈日期'));
  await page.waitForSelector('#fact-Feedback');
  await inView(page, '.text .current', '.text');
  assert.match(await page.textContent('.text .current'), /2024年6月18日/);
  await openCharts(page);
  await page.click(row('times', '整改内容中的 2024-08'));
  await page.waitForSelector('.entity.current');
  await openCharts(page);
  await page.focus(row('findings', '日期残缺'));
  await page.keyboard.press(' ');
  await page.waitForSelector('[id^=finding-].current, .finding-row.current');
  await openCharts(page);
  await page.waitForSelector(row('declared', '问题'));
  assert.deepEqual(await rows(page, 'declared'), ['问题 · 原文所称 原文所称 8', '问题 · 实际列出 实际列出 7']);
  await close();
});

test('each chart has its figures as a table', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await openCharts(page);
  await page.click('#chart-aspects summary');
  await page.waitForSelector('#chart-aspects tbody tr');
  const table = await page.$$eval('#chart-aspects tbody tr', (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(
    table.map((row) => row.join(' ')),
    await rows(page, 'aspects'),
  );
  assert.equal(table[0][0], '落实党的理论路线方针政策和党中央决策部署有差距');
  await close();
});

test('what the source does not say is said', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('无日期.txt', '中共青山镇委员会关于巡察整改情况的通报\n一、巡察反馈问题整改情况\n1.学习不够的问题。\n整改情况：加强学习，提高认识。\n2.账目不清的问题。\n整改情况：重新核对账目。\n')]);
  await page.waitForSelector('.problem');
  await openCharts(page);
  assert.match(await page.textContent('#chart-times'), /原文没有写明时间/);
  assert.match(await page.textContent('#chart-declared'), /原文没有写明数目/);
  assert.match(await page.textContent('#chart-aspects'), /原文没有按方面列出问题/);
  await dropFiles(page, [file('记事.txt', '2025年3月3日，下雨。')]);
  await stateOf(page, '记事.txt', /存疑/);
  await page.click('.charts .choice button:first-child');
  assert.match(await page.textContent('.charts-sheet'), /没有可以统计的整改通报/);
  await close();
});

test('several reports stand beside each other, and bars lead to lists', async () => {
  const { page, close } = await openTowns();
  assert.match(await page.textContent('.charts-head'), /3 份整改通报/);
  // The least finished first; the legend before them.
  const [legend, , ...documents] = await rows(page, 'status');
  assert.equal(legend, '已完成 4');
  assert.deepEqual(documents.map((name) => name.slice(0, 3)), ['乙溪镇', '甲溪镇', '松溪镇']);
  // By the time of the visit.
  assert.deepEqual((await rows(page, 'times')).map((name) => name.slice(0, 3)), ['甲溪镇', '松溪镇', '乙溪镇']);
  await page.click(row('status', '正在整改'));
  await page.waitForSelector('.listed');
  assert.equal(await page.$eval('.listed h2', (head) => head === document.activeElement), true);
  const listed = await page.$$eval('.listed-rows button', (rows) => rows.map((row) => row.textContent));
  assert.equal(listed.length, 2);
  assert.match(listed[1], /党费收缴不规范问题.*甲\.txt/);
  await page.click('.listed-rows li:nth-child(2) button');
  await page.waitForSelector('#problem-1.current');
  assert.match(await page.textContent('.summary h2'), /甲溪镇/);
  // The list is there still, until it is closed.
  await openCharts(page);
  await page.waitForSelector('.listed');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.listed', { state: 'detached' });
  await close();
});

test('the list of documents is the selection', async () => {
  const { page, close } = await openTowns();
  await page.fill('.list-filter', '甲溪');
  await page.waitForFunction(() => document.querySelectorAll('#chart-times .leads').length === 1);
  await page.fill('.list-filter', '');
  await page.waitForFunction(() => document.querySelectorAll('#chart-times .leads').length === 3);
  await page.click('.charts .choice button:first-child');
  await page.waitForSelector(row('times', '反馈日期'));
  assert.match(await page.textContent('.charts-head h2'), /乙溪镇/);
  await page.click('.charts .choice button:last-child');
  await page.click('#chart-findings .leads');
  await page.waitForSelector('.listed');
  const first = await page.textContent('.listed-rows button');
  await page.click('.listed-rows button');
  await page.waitForSelector('#tab-Findings[aria-selected=true]');
  assert.ok(first.startsWith(await page.textContent('.summary h2')), first);
  await close();
});

test('a saved chart stands alone', async () => {
  const { page, requests, close } = await openTowns();
  const before = requests.length;
  for (const chart of ['status', 'times', 'topics']) {
    const { name, bytes } = await download(page, () => page.click(`#chart-${chart} .chart-save button:first-child`));
    assert.match(name, /^图表_.+_3 ?份整改通报\.svg$/);
    const svg = bytes.toString();
    const told = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return {
        broken: parsed.querySelector('parsererror')?.textContent,
        root: parsed.documentElement.namespaceURI,
        title: parsed.querySelector('svg > title').textContent,
        texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent),
        bare: [...parsed.querySelectorAll('rect, circle, polygon, text')].filter((shape) => !shape.getAttribute('fill')).length,
      };
    }, svg);
    assert.equal(told.broken, undefined);
    assert.equal(told.root, 'http://www.w3.org/2000/svg');
    assert.equal(told.title, await page.textContent(`#chart-${chart} h3`));
    assert.equal(told.bare, 0);
    if (chart !== 'topics') assert.ok(told.texts.some((text) => /甲溪镇/.test(text)), told.texts.join());
    // Nothing from elsewhere: no address but the name of the format, no style of the page.
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /https?:|href|class=|var\(|@import|<script|url\((?!#)/);
  }
  const png = await download(page, () => page.click('#chart-status .chart-save button:last-child'));
  assert.match(png.name, /\.png$/);
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  assert.ok(width === 1584 && height > 300, `${width} × ${height}`);
  assert.match(await page.textContent('[role=status]'), /图表已保存/);
  assert.equal(requests.length, before);
  await close();
});

test('on a telephone labels stay as large as other text and nothing is wider than the screen', async () => {
  const { page, close } = await openTowns({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const look = () =>
    page.evaluate(() => {
      const texts = [...document.querySelectorAll('.drawing text')];
      const areas = [...document.querySelectorAll('.drawing .leads')].map((area) => area.getBoundingClientRect());
      return {
        wide: document.documentElement.scrollWidth,
        letters: Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize))),
        scale: Math.min(...[...document.querySelectorAll('.drawing')].map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)),
        outside: texts.filter((text) => text.getBoundingClientRect().right > 390 || text.getBoundingClientRect().left < 0).map((text) => text.textContent),
        low: Math.min(...areas.map((area) => area.height)),
      };
    });
  const { low, ...looks } = await look();
  assert.deepEqual(looks, { wide: 390, letters: 13, scale: 1, outside: [] });
  assert.ok(low >= 32, `${low} pixels to tap`);
  await page.tap(row('status', '正在整改'));
  await page.waitForSelector('.listed');
  assert.equal(await page.isVisible('.charts-sheet'), false);
  await page.tap('.listed-rows li:nth-child(2) button');
  await inView(page, '#problem-1.current', '.ledger');
  // Turned on its side, the drawings are made anew.
  await page.tap('.views button:nth-child(3)');
  await page.tap('.listed-head button');
  await page.setViewportSize({ width: 844, height: 390 });
  await page.waitForFunction(() => document.querySelector('.drawing').getBoundingClientRect().width > 400);
  await close();
});

test('in English only what is quoted is Chinese', async () => {
  const { page, close } = await openTowns();
  await page.click('text=English');
  await page.waitForSelector('#chart-declared:has-text("Declared")');
  const own = await page.$$eval('.charts-head, .chart h3, .chart-note, .chart-save button, summary, thead th, .chart-nothing, #chart-answers .leads, #chart-findings .leads', (parts) =>
    parts.map((part) => `${part.textContent} ${part.getAttribute('aria-label') ?? ''}`).join('\n'),
  );
  assert.doesNotMatch(own.replaceAll('SVG', ''), HAN);
  await close();
});

test('on paper there are charts and nothing to press', async () => {
  const { page, close } = await openTowns();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.isVisible('.documents'), false);
  assert.equal(await page.isVisible('.chart-save'), false);
  assert.equal(await page.isVisible('.charts .choice'), false);
  assert.equal(await page.isVisible('#chart-declared'), true);
  const cut = await page.evaluate(() => {
    const sheet = document.querySelector('.charts-sheet');
    return getComputedStyle(sheet).overflowY !== 'visible' || document.documentElement.scrollHeight < sheet.scrollHeight;
  });
  assert.equal(cut, false, 'the sheet is cut off');
  await close();
});

test('what is printed among the charts is the charts, no wider than the paper', async () => {
  const { page, close } = await openTowns();
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    // As narrow as paper can be, before anything is drawn anew: on the way to the printer nothing is.
    document.querySelector('.charts-sheet').style.width = '400px';
    window.dispatchEvent(new Event('beforeprint'));
    const key = new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, cancelable: true, bubbles: true });
    document.body.dispatchEvent(key);
    const widths = [...document.querySelectorAll('.drawing')].map((it) => it.getBoundingClientRect().width);
    return { taken: key.defaultPrevented, widest: Math.max(...widths) };
  });
  assert.equal(found.taken, false);
  assert.ok(found.widest > 0 && found.widest <= 400, `${found.widest}`);
  assert.equal(await page.locator('#paper, dialog[open]').count(), 0);
  assert.equal(await page.isVisible('#chart-declared'), true);
  await close();
});

test('a thousand reports do not hold the page', async () => {
  const { page, close } = await openPage();
  const files = Array.from({ length: 1000 }, (_, n) => file(`${n}.txt`, town(`第${n}镇`, 2015 + (n % 9))));
  await dropFiles(page, files);
  await page.waitForFunction(() => /1000/.test(document.querySelector('[data-only=Reports]')?.textContent), null, { timeout: 120_000 });
  await page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  await watchTasks(page);
  await smooth(page, 'opening the charts', async (tries) => {
    if (tries) {
      await page.click('.views button:nth-child(1)');
      await page.waitForSelector('.text .line');
      await page.evaluate(() => new Promise((told) => setTimeout(told, 60)).then(() => (window.tasks = [])));
    }
    await openCharts(page);
    await page.waitForSelector('#chart-declared');
  });
  assert.match(await page.textContent('.charts-head'), /1000 份整改通报/);
  await smooth(page, 'listing a thousand problems', async () => {
    await page.click(row('status', '正在整改'));
    await page.waitForSelector('.listed-rows button');
  });
  assert.equal(await page.textContent('.listed h2 .count'), '1000');
  await smooth(page, 'more rows', () => page.click('#chart-times .chart-more button'));
  await close();
});
