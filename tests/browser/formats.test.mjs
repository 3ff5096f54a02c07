// Files that are no plain text: their readers come when they are needed, and what they say stands on the page.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { PNG, REPORT, stateOf } from './steps.mjs';

after(closeBrowser);

const PARAGRAPHS = REPORT.split('\n')
  .filter(Boolean)
  .map((line) => `<p>${line}</p>`)
  .join('\n');
const PAGE = `<!doctype html><html><head><meta charset="gb2312"><title>通报</title></head>
<body><div class="nav"><a href="/">首页</a></div><div id="zoom">${PARAGRAPHS}<img src="a.png"></div><p>网站地图</p></body></html>`;

const wasmOf = (requests, name) => requests.filter((it) => it.includes(`reader-${name}`) && it.endsWith('.wasm'));

test('a reader is loaded once, and only when a file needs it', async () => {
  const { page, errors, requests, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.problem');
  assert.equal(wasmOf(requests, '').length, 0);
  await dropFiles(page, [file('通报.html', PAGE), file('又一份.htm', PAGE)]);
  await stateOf(page, '通报.html', /2 个问题/);
  await stateOf(page, '又一份.htm', /2 个问题/);
  assert.equal(wasmOf(requests, 'web').length, 1);
  assert.equal(wasmOf(requests, '').length, 1);
  assert.deepEqual(errors, []);
  await close();
});

test('what a file is, and what of it is not in the text, is told', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.html', PAGE)]);
  await page.waitForSelector('.problem');
  await page.click('#tab-Facts');
  const facts = await page.innerText('.source-facts');
  assert.match(facts, /HTML/);
  const leftOut = await page.innerText('.left-out');
  assert.match(leftOut, /1 处图片/);
  assert.match(leftOut, /2 处网站导航/);
  await page.click('.left-out summary');
  assert.match(await page.innerText('.left-out'), /网站地图/);
  await page.click('#tab-Findings');
  assert.match(await page.innerText('.ledger'), /1处图片没有读入/);
  await close();
});

test('the files in a mail stand in the list, and one that cannot be read says why', async () => {
  const mail = [
    'From: a@example.com',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=X',
    '',
    '--X',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '请查收。',
    '--X',
    'Content-Type: text/plain; charset=utf-8; name=a.txt',
    'Content-Disposition: attachment; filename=a.txt',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(REPORT).toString('base64'),
    '--X',
    'Content-Type: image/png; name=b.png',
    'Content-Disposition: attachment; filename=b.png',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(PNG).toString('base64'),
    '--X--',
    '',
  ].join('\r\n');
  const { page, close } = await openPage();
  await dropFiles(page, [file('信.eml', mail)]);
  await stateOf(page, '信.eml/a.txt', /2 个问题/);
  await stateOf(page, '信.eml/b.png', /PNG/);
  await stateOf(page, '信.eml', /存疑/);
  await close();
});

test('a text in the wrong encoding is put right by one choice', async () => {
  const { page, close } = await openPage();
  // Too short to be told: 整改 in Big5.
  await dropFiles(page, [file('短.txt', Uint8Array.from([0xbe, 0xe3, 0xa7, 0xef]))]);
  await page.waitForSelector('.text .line');
  await page.click('#tab-Facts');
  await page.selectOption('.source-facts select', 'big5');
  await page.waitForFunction(() => document.querySelector('.text')?.innerText.includes('整改'));
  assert.equal(await page.inputValue('.source-facts select'), 'big5');
  await close();
});

test('a reader that cannot be loaded is told of, and comes at the next try', async () => {
  const { page, close } = await openPage();
  await page.route('**/reader-web*.wasm', (route) => route.abort());
  await dropFiles(page, [file('通报.html', PAGE)]);
  await page.waitForSelector('.failed-reason:has-text("没有装载成功")');
  await page.unroute('**/reader-web*.wasm');
  await page.click('.no-report button');
  await page.waitForSelector('.problem');
  await close();
});

test('a table that is pasted keeps its cells', async () => {
  const { page, close } = await openPage();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '序号 反馈问题 整改措施 1 学习不够 建立制度');
    clipboardData.setData(
      'text/html',
      '<b>整改台账</b><table><tr><th>序号<th>反馈问题<th>整改措施<tr><td>1<td>学习不够<td>建立制度<tr><td>2<td>账目不清<td>重新建账</table>',
    );
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.waitForSelector('.problem');
  assert.equal(await page.locator('.problem').count(), 2);
  assert.match(await page.innerText('#problem-1'), /账目不清/);
  await close();
});
