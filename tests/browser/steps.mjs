// Texts of invented places, and steps that several tests take.
import assert from 'node:assert/strict';
import { download } from './harness.mjs';

export const REPORT = `中共白鹿县松溪镇委员会关于巡察整改进展情况的通报

　　根据县委统一部署，2023年3月6日至5月12日，县委第四巡察组对松溪镇党委进行了常规巡察。2023年7月3日，巡察组向松溪镇党委反馈了巡察意见。现将巡察整改进展情况予以公布。
　　一、整改工作总体情况
　　镇党委高度重视，反馈的2个问题已全部整改完成。
　　二、具体问题整改情况
　　（一）关于“落实上级部署有差距”方面
　　1.学习计划落实不到位问题。2022年集中学习只有4次。
　　整改情况：一是制定2023年度学习计划，开展集中学习12次。二是修订《松溪镇党委理论学习制度（2023年5月修订）》。已整改完毕。
　　（二）关于“党员队伍管理不严”方面
　　2.党费收缴不规范问题。涉及3个支部、1260.50元。
　　整改情况：2023年8月15日前补缴党费1260.50元，完成率100%。已整改完毕。
　　三、下一步打算
　　（一）持续抓好后续整改。每季度督查1次。
　　欢迎广大干部群众提出意见。联系电话：0300-5550198；电子邮箱：songxi@example.com。
　　中共白鹿县松溪镇委员会
　　2023年11月20日
`;

export const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);

export async function openSample(page) {
  await page.click('.drop-field .sample');
  await page.waitForSelector('.text .line');
}

/** Saves the open document, or all, as JSON without its text. */
export async function saveJson(page, scope) {
  await page.click('.header .open-export');
  if (scope) await page.click(`[data-scope=${scope}]`);
  await page.selectOption('#export-format', 'json');
  await page.uncheck('.export-with-text');
  await page.waitForSelector('.export-preview[aria-busy=false]');
  return download(page, () => page.click('.export-go'));
}

/** Waits until the list says this of a document. */
export async function stateOf(page, name, state) {
  await page.waitForFunction(
    ([name, source]) =>
      [...document.querySelectorAll('.document')].some(
        (row) =>
          row.querySelector('.document-name').textContent === name &&
          new RegExp(source).test(row.querySelector('.document-state').textContent),
      ),
    [name, state.source],
  );
}

/** Whether an element stands in the part of its pane that one sees. */
export function inView(page, selector, pane) {
  return page.waitForFunction(
    ([selector, pane]) => {
      const place = document.querySelector(selector)?.getBoundingClientRect();
      const seen = document.querySelector(pane).getBoundingClientRect();
      return place && place.height > 0 && place.top >= seen.top - 1 && place.top < seen.bottom;
    },
    [selector, pane],
  );
}

/** A number below 100 as it is written in headings. */
function han(number) {
  const digits = ['', ...'一二三四五六七八九'];
  const tens = Math.floor(number / 10);
  return (tens > 1 ? digits[tens] : '') + (tens ? '十' : '') + digits[number % 10];
}

/** One report of so many bytes, with many aspects of many problems. */
export function longReport(bytes) {
  const [head, tail] = REPORT.split('　　三、');
  const parts = [head];
  let length = Buffer.byteLength(head);
  for (let n = 3; length < bytes; n++) {
    let part = '';
    if (n % 300 === 3) part += `　　（${han(Math.floor(n / 300) + 3)}）关于“第${n}类账目不清”方面\n`;
    part += `　　${((n - 3) % 300) + 1}.第${n}处账目不规范问题。2022年涉及${n}个支部、${n}.5万元。\n　　整改情况：一是2023年8月15日前补缴${n}.5万元，完成率100%。二是修订《财务制度${n}》。已整改完毕。\n`;
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return parts.join('') + '　　三、' + tail;
}

/** From now on counts what holds the page's thread, and the ticks that a frozen page would not make. */
export async function watchTasks(page) {
  await page.evaluate(() => {
    window.tasks = [];
    window.ticks = 0;
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] });
    setInterval(() => (window.ticks += 1), 10);
  });
}

/** No task may hold the page's thread for longer, in milliseconds. */
const LONGEST = 100;

/**
 * Does something and asserts that it never held the page's thread. Tests run on loaded machines, where a task takes longer
 * than its work: what was too long gets a second and a third chance, but must then do.
 */
export async function smooth(page, name, act) {
  let worst;
  for (let tries = 0; tries < 3; tries++) {
    await act(tries);
    // The observer hears of a task after it.
    await page.evaluate(() => new Promise((told) => setTimeout(told, 60)));
    const tasks = await page.evaluate(() => window.tasks.splice(0).map(Math.round));
    console.log(`${name}: ${tasks.length ? `tasks of ${tasks.join(', ')} ms` : 'no task over 50 ms'}`);
    worst = Math.max(0, ...tasks);
    if (worst <= LONGEST) return;
  }
  assert.fail(`${name}: a task of ${worst} ms`);
}

/** How many documents the browser keeps. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((told) => {
        const request = indexedDB.open('taizhang');
        request.onsuccess = () => {
          const count = request.result.transaction('documents').objectStore('documents').count();
          count.onsuccess = () => (request.result.close(), told(count.result));
        };
      }),
  );

/** Waits until the browser keeps so many. */
export async function untilKept(page, count) {
  for (;;) {
    if ((await kept(page)) === count) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
