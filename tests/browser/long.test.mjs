// A long document, and a page that stays alive meanwhile.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView } from './steps.mjs';

after(closeBrowser);

/** A number below 100 as it is written in headings. */
function han(number) {
  const digits = ['', ...'一二三四五六七八九'];
  const tens = Math.floor(number / 10);
  return (tens > 1 ? digits[tens] : '') + (tens ? '十' : '') + digits[number % 10];
}

/** About a megabyte: one report with many aspects of many problems. */
function longReport() {
  const [head, tail] = REPORT.split('　　三、');
  let text = head;
  for (let n = 3; Buffer.byteLength(text) < 1_000_000; n++) {
    if (n % 50 === 3) text += `　　（${han(Math.floor(n / 50) + 3)}）关于“第${n}类账目不清”方面\n`;
    text += `　　${n}.第${n}处账目不规范问题。2022年涉及${n}个支部、${n}.5万元。\n　　整改情况：一是2023年8月15日前补缴${n}.5万元，完成率100%。二是修订《财务制度${n}》。已整改完毕。\n`;
  }
  return text + '　　三、' + tail;
}

test('a document of a megabyte is read while the page stays alive', async () => {
  const { page, errors, close } = await openPage();
  const long = longReport();
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] });
    // Ticks that a frozen page would not make.
    window.ticks = 0;
    window.ticking = setInterval(() => (window.ticks += 1), 10);
  });
  await dropFiles(page, [file('长.txt', long)]);
  await page.waitForSelector('.problem', { timeout: 60_000 });
  // The ledger is shown a page at a time; the last problem is reached all the same.
  const problems = Number(await page.innerText('#tab-Problems .count'));
  assert.ok(problems > 1000, `${problems} problems`);
  assert.ok((await page.locator('.problem').count()) <= 300);
  await page.keyboard.press('k');
  await inView(page, `#problem-${problems - 1}.current`, '.ledger');
  await inView(page, '.text .current', '.text');
  // In the end all of the text stands there, for searching in the page.
  const lines = long.split('\n').length;
  await page.waitForFunction((lines) => document.querySelectorAll('.text .line').length === lines, lines, { timeout: 60_000 });
  const { tasks, ticks } = await page.evaluate(() => (clearInterval(window.ticking), { tasks: window.tasks, ticks: window.ticks }));
  console.log(`long tasks of ${tasks.map(Math.round).join(', ')} ms; ${ticks} ticks`);
  // Generous, since tests run on loaded machines: a page that drew all at once would take seconds.
  assert.ok(Math.max(0, ...tasks) < 1500, `a task of ${Math.max(...tasks)} ms`);
  assert.ok(ticks > 5);
  assert.deepEqual(errors, []);
  await close();
});
