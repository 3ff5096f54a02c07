// Text and ledger are tied both ways.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, openSample } from './steps.mjs';

after(closeBrowser);

test('a click on a ledger entry marks it in the text and brings it into view', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.click('#problem-5 .problem-title');
  await inView(page, '.text .current', '.text');
  assert.equal(await page.innerText('.text .current'), '党内组织生活不严肃');
  const within = await page.$$eval('.text .within', (lines) => lines.map((line) => line.dataset.p));
  assert.ok(within.length > 1 && within.every((problem) => problem === '5'));
  assert.ok(await page.locator('#problem-5.current').count());
  // A point of an answer.
  await page.click('#item-0-0-1 .locate');
  await inView(page, '.text .current', '.text');
  const marked = await page.$$eval('.text .current', (pieces) => pieces.map((piece) => piece.textContent).join(''));
  assert.match(marked, /^组织班子成员到12个村（社区）宣讲/);
  assert.equal(await page.locator('.ledger .item.current').count(), 1);
  await close();
});

test('a click in the text marks the ledger entry and brings it into view', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.click('.text .line[data-no="6"] .k-problem');
  await inView(page, '#problem-5.current', '.ledger');
  // A sum inside an answer: the ledger turns to the entities.
  await page.click('.text mark.k-money >> nth=3');
  await page.waitForSelector('.entity.current');
  assert.equal(await page.getAttribute('#tab-Entities', 'aria-selected'), 'true');
  assert.equal(await page.innerText('.entity.current .entity-text'), await page.innerText('.text .current'));
  await inView(page, '.entity.current', '.ledger');
  await close();
});

test('all that lies over a place can be reached, the shortest first', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  // A date inside a document inside a point inside an answer inside a problem.
  await page.click('.text mark.o-document.k-date');
  await page.waitForSelector('.here');
  const chips = await page.$$eval('.here-chip', (chips) => chips.map((chip) => chip.textContent));
  assert.match(chips[0], /日期 2023-05/);
  assert.ok(chips.some((chip) => /^文件/.test(chip)), String(chips));
  assert.ok(chips.some((chip) => /^二是/.test(chip)), String(chips));
  assert.ok(chips.some((chip) => /^问题 1学习计划/.test(chip)), String(chips));
  await page.click('.here-chip:has-text("问题 1")');
  await inView(page, '#problem-0.current', '.ledger');
  // The same place can still be asked for the others.
  assert.equal(await page.locator('.here-chip').count(), chips.length);
  await close();
});

test('what lies here and what lies next is reached by keys', async () => {
  const { page, close } = await openPage();
  // A date that cannot be read stands in an answer: a finding over an entity over a point, an answer, a problem.
  await dropFiles(page, [file('通报.txt', REPORT.replace('2023年8月15日前补缴', '2023815日前补缴'))]);
  await page.waitForSelector('.text mark.k-warning, .text mark.k-error');
  await page.click('.text mark.k-warning, .text mark.k-error');
  const chips = await page.$$eval('.here-chip', (chips) => chips.map((chip) => chip.textContent));
  assert.ok(chips.length >= 4, String(chips));
  const pressed = () => page.innerText('.here-chip[aria-pressed=true]');
  const walked = new Set();
  for (let n = 0; n < chips.length; n++) {
    walked.add((await pressed()).replace(/\s/g, ''));
    const before = await pressed();
    await page.keyboard.press('h');
    await page.waitForFunction((before) => document.querySelector('.here-chip[aria-pressed=true]').innerText !== before, before);
  }
  assert.deepEqual([...walked].sort(), chips.map((chip) => chip.replace(/\s/g, '')).sort());
  // Round, and back.
  const first = await pressed();
  await page.keyboard.press('h');
  await page.keyboard.press('H');
  await page.waitForFunction((first) => document.querySelector('.here-chip[aria-pressed=true]').innerText === first, first);
  // From mark to mark, from the first of the text.
  await page.keyboard.press('Escape');
  await page.waitForSelector('.here', { state: 'detached' });
  const seen = [];
  for (let n = 0; n < 5; n++) {
    const before = seen.at(-1);
    await page.keyboard.press('l');
    await page.waitForFunction(
      (before) => document.querySelector('.here') && document.querySelector('.text .current') && document.querySelector('.here').innerText !== before,
      before,
    );
    seen.push(await page.innerText('.here'));
  }
  await page.keyboard.press('L');
  await page.waitForFunction((before) => document.querySelector('.here').innerText === before, seen[3]);
  await close();
});

test('marks that lie over each other look different from each alone', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text mark.o-document');
  const look = (classes) =>
    page.evaluate((classes) => {
      const mark = document.createElement('mark');
      mark.className = classes;
      document.querySelector('.text .line').append(mark);
      const { backgroundColor, borderTop, borderBottom, boxShadow, textDecoration } = getComputedStyle(mark);
      mark.remove();
      return [backgroundColor, borderTop, borderBottom, boxShadow, textDecoration].join(' | ');
    }, classes);
  const looks = [];
  for (const classes of ['k-date', 'k-document', 'k-date o-document', 'k-date o-date', 'k-fact', 'k-fact k-date', 'k-date k-warning', 'k-fact k-date k-warning', 'k-warning', 'k-warning several', 'k-warning k-error several']) {
    looks.push(await look(classes));
  }
  assert.equal(new Set(looks).size, looks.length, looks.join('\n'));
  await close();
});

test('a kind that is switched off is neither shown nor hit', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text mark.k-date');
  const look = () =>
    page.$eval('.text mark.o-document.k-date', (mark) => {
      const style = getComputedStyle(mark);
      return style.backgroundColor + style.boxShadow;
    });
  const shown = await look();
  await page.click('[data-kind=date]');
  await page.waitForSelector('.text.off-date');
  assert.equal(await page.getAttribute('[data-kind=date]', 'aria-pressed'), 'false');
  const without = await look();
  assert.notEqual(without, shown);
  await page.click('.text mark.o-document.k-date');
  assert.match(await page.innerText('.here-chip[aria-pressed=true]'), /文件/);
  await page.click('[data-kind=date]');
  await page.waitForSelector('.text:not(.off-date)');
  await page.click('.here-close');
  assert.equal(await look(), shown);
  // All at once.
  await page.click('.switch-all');
  assert.equal(await page.locator('.legend [aria-pressed=true]').count(), 0);
  await page.click('.switch-all');
  assert.equal(await page.locator('.legend [aria-pressed=false]').count(), 0);
  await close();
});

test('the legend counts what is marked', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  const kinds = await page.$$eval('.legend [data-kind]', (kinds) =>
    kinds.map((kind) => [kind.dataset.kind, Number(kind.querySelector('.count').textContent)]),
  );
  await page.click('#tab-Entities');
  const entities = await page.$$eval('.filter .count', (counts) => counts.map((count) => Number(count.textContent)));
  const sum = entities.slice(1).reduce((sum, count) => sum + count, 0);
  assert.equal(entities[0], sum);
  assert.equal(Object.fromEntries(kinds).problem, 7);
  assert.ok(kinds.every(([, count]) => count > 0));
  await close();
});

test('findings say what is wrong and lead to it', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.click('#tab-Findings');
  const findings = await page.innerText('.ledger');
  assert.match(findings, /数目不符/);
  assert.match(findings, /日期残缺/);
  await page.click('.rule-group:has-text("日期残缺") .place');
  await inView(page, '.text .current', '.text');
  assert.match(await page.innerText('.text .current'), /2024412日/);
  await close();
});

test('text is never read as markup', async () => {
  const { page, errors, close } = await openPage();
  await dropFiles(page, [file('<b>通报<b>.txt', REPORT.replace('学习计划落实', '<img src=x onerror="window.hit=1">&amp;学习计划落实'))]);
  await page.waitForSelector('.problem');
  assert.match(await page.innerText('.text'), /<img src=x onerror="window.hit=1">&amp;学习/);
  assert.equal(await page.locator('.text img, .ledger img').count(), 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.deepEqual(errors, []);
  await close();
});

test('characters beyond the basic plane do not shift the marks', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT.replace('2022年集中', '𠮷𠮷𠮷2022年集中'))]);
  await page.waitForSelector('.text mark.k-money');
  assert.match(await page.innerText('.text mark.k-money'), /^1260.50元$/);
  await close();
});
