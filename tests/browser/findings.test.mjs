// The findings: by rule, each place with a button, marked by a person, counted over all documents.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, inView, openSample } from './steps.mjs';

after(closeBrowser);

/** A report with a placeholder in three places, far from each other, and a number that is missing. */
const FAULTY = REPORT.replace('2022年集中学习', '对X村的集中学习')
  .replace('二是修订', '三是修订')
  .replace('　　三、下一步打算\n', `　　三、下一步打算\n　　在X村继续整改。\n${'\n'.repeat(60)}　　再到X村回访。\n`);

async function openFaulty(page, count = 1) {
  const files = [...Array(count).keys()].map((n) => file(`第${n + 1}份.txt`, n % 2 ? REPORT.replace('2023年7月3日', '202373日') : FAULTY));
  await dropFiles(page, files);
  await page.waitForSelector('.text .line');
  if (await page.isVisible('.switch')) await page.click('.switch button:last-child');
  await page.click('#tab-Findings');
  await page.waitForSelector('.rule-group');
}

test('a rule says what it means and what to do, and each of its places has a button', async () => {
  const { page, close } = await openPage();
  await openFaulty(page);
  const group = page.locator('.rule-group', { hasText: '模板空位未填' });
  assert.match(await group.innerText(), /怎么办/);
  const row = group.locator('.finding-row', { hasText: 'X村' });
  assert.equal(await row.locator('.place').count(), 3);
  await row.locator('.place').nth(2).click();
  await page.waitForFunction(() => {
    const pane = document.querySelector('.text').getBoundingClientRect();
    const marked = [...document.querySelectorAll('.text .current')].map((piece) => piece.getBoundingClientRect());
    return marked.length === 3 && marked[2].top > pane.top && marked[2].bottom < pane.bottom && marked[0].top < pane.top;
  });
  await row.locator('.place').first().click();
  await inView(page, '.text .current', '.text');
  await close();
});

test('findings are chosen by severity and rule; what is stepped to is shown nevertheless', async () => {
  const { page, close } = await openPage();
  await openFaulty(page);
  const all = await page.locator('.finding-row').count();
  await page.click('[data-severity=Warning]');
  const warnings = await page.locator('.finding-row').count();
  assert.ok(warnings > 0 && warnings < all);
  assert.equal(await page.locator('.finding-row.is-error').count(), 0);
  await page.selectOption('.rule-choice', 'placeholder');
  assert.equal(await page.locator('.rule-group').count(), 1);
  assert.match(await page.innerText('.rule-head'), /模板空位未填/);
  // The keys go through all of them.
  await page.keyboard.press('Escape');
  await page.focus('.text');
  for (let step = 0; step < all; step++) await page.keyboard.press('f');
  await page.waitForSelector('.finding-row.current');
  await page.selectOption('.rule-choice', { index: 0 });
  await page.waitForFunction((all) => document.querySelectorAll('.finding-row').length === all, all);
  await close();
});

test('a finding is marked as checked or as no error, with a note, and taken back', async () => {
  const { page, close } = await openPage();
  await openFaulty(page);
  const row = page.locator('.finding-row').first();
  await row.locator('[data-mark=NoError]').click();
  await row.locator('[data-mark=NoError][aria-pressed=true]').waitFor();
  // Beside each other, one of the two.
  await row.locator('[data-mark=Checked]').click();
  await row.locator('[data-mark=Checked][aria-pressed=true]').waitFor();
  assert.equal(await row.locator('[data-mark=NoError]').getAttribute('aria-pressed'), 'false');
  await row.locator('.write-note').click();
  await page.waitForSelector('.finding-mark input:focus');
  await page.keyboard.type('原件如此');
  await page.keyboard.press('Enter');
  // The report is made anew, and has it.
  await page.click('#tab-Facts');
  await page.click('#tab-Findings');
  await page.waitForFunction(() => document.querySelector('.finding-mark input')?.value === '原件如此');
  // Only those that nobody has looked at.
  const all = await page.locator('.finding-row').count();
  await page.selectOption('.state-choice', { index: 1 });
  await page.waitForFunction((left) => document.querySelectorAll('.finding-row').length === left, all - 1);
  await page.selectOption('.state-choice', { index: 2 });
  await page.waitForFunction(() => document.querySelectorAll('.finding-row').length === 1);
  await row.locator('[data-mark=Checked]').click();
  await page.waitForFunction(() => document.querySelectorAll('.finding-row').length === 0);
  await close();
});

for (const [look, viewport] of Object.entries({ desktop: { width: 1366, height: 768 }, telephone: { width: 390, height: 844 } })) {
  test(`over all documents each rule leads to the documents that have it, ${look}`, async () => {
    const { page, close } = await openPage({ viewport });
    await openFaulty(page, 5);
    await page.waitForFunction(() => !document.querySelector('.status-bar progress'));
    await page.click('[data-everywhere=true]');
    const counted = page.locator('.rule-count[data-rule=damaged_date]');
    assert.match(await counted.innerText(), /2 处，在 2 份文档里/);
    await counted.click();
    await page.waitForFunction(() => document.querySelectorAll('.document').length === 2);
    assert.ok(await page.isVisible('.list-rule'));
    if (look === 'telephone') {
      await page.click('.document-open >> nth=1');
      await page.waitForSelector('.text .line');
      await page.click('.switch button:last-child');
    }
    await page.waitForFunction(() => document.querySelectorAll('.rule-group').length === 1);
    assert.match(await page.innerText('.rule-head'), /日期残缺/);
    if (look === 'telephone') await page.click('.switch button:first-child');
    await page.click('.list-rule');
    await page.waitForFunction(() => document.querySelectorAll('.document').length === 5);
    await close();
  });
}

test('the sample: what a person reads of its findings', async () => {
  const { page, close } = await openPage();
  await openSample(page);
  await page.click('#tab-Findings');
  const said = await page.$$eval('.rule-head h4', (heads) => heads.map((head) => head.firstChild.textContent));
  assert.deepEqual(said, ['日期残缺', '数目不符', '序号缺漏', '整改内容无从核对']);
  await close();
});
