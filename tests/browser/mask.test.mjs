// Masking: what nobody may read is on no part of the page and in no file.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage, screenshot } from './harness.mjs';
import { REPORT, saveJson, stateOf } from './steps.mjs';

after(closeBrowser);

const NAMED = REPORT.replace('已整改完毕。\n　　（二）', '会计赵蕾退还费用，党委书记张建同志约谈赵　蕾。已整改完毕。\n　　（二）');
const SECRETS = ['赵蕾', '赵　蕾', '张建', '0300-5550198', 'songxi@example.com'];

async function openMasked(page) {
  await page.click('.open-mask');
  await page.waitForSelector('.mask-list li');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.text')?.textContent.includes('赵×'));
}

/** All that stands on the page. */
const said = (page) => page.evaluate(() => document.querySelector('#app').innerText + document.querySelector('#app').innerHTML);

test('what is masked is neither on the page nor in what is saved, and comes back', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('张建的通报.txt', NAMED), file('二.txt', REPORT)]);
  await stateOf(page, '二.txt', /2 个问题/);
  await page.click('.document .document-open');
  await page.waitForSelector('.problem');
  assert.ok((await said(page)).includes('赵蕾'));
  await openMasked(page);
  await stateOf(page, '张×的通报.txt', /2 个问题/);
  for (const secret of SECRETS) assert.ok(!(await said(page)).includes(secret), secret);
  assert.match(await page.innerText('.open-mask'), /已脱敏/);
  const saved = await saveJson(page);
  const json = saved.bytes.toString();
  for (const secret of SECRETS) assert.ok(!json.includes(secret) && !saved.name.includes(secret), secret);
  assert.deepEqual(
    JSON.parse(json).masked.map((masked) => masked.class),
    ['name', 'phone', 'email'],
  );
  await page.click('.open-mask');
  await page.click('.mask-on input');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.text')?.textContent.includes('赵蕾'));
  await stateOf(page, '张建的通报.txt', /2 个问题/);
  await close();
});

test('a person spares a name, adds a word and leaves a class out', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', NAMED)]);
  await page.waitForSelector('.problem');
  await page.click('.open-mask');
  await page.locator('.mask-list label', { hasText: '张建' }).click();
  await page.locator('.mask-classes label', { hasText: '电话' }).click();
  await page.fill('#mask-word', '松溪镇');
  await page.press('#mask-word', 'Enter');
  await screenshot(page, 'mask');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.text')?.textContent.includes('赵×'));
  const text = await page.textContent('.text');
  assert.ok(text.includes('张建') && text.includes('0300-5550198') && !text.includes('松溪镇'), text);
  await close();
});

test('a document that comes later is masked too', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('一.txt', NAMED)]);
  await page.waitForSelector('.problem');
  await openMasked(page);
  await dropFiles(page, [file('二.txt', NAMED)]);
  await stateOf(page, '二.txt', /2 个问题/);
  await page.waitForFunction(() => document.querySelectorAll('.document.open .document-name')[0]?.textContent === '二.txt' && document.querySelector('.text'));
  assert.ok(!(await said(page)).includes('赵蕾'));
  await close();
});
