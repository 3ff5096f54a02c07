// What a person gives the page, and what becomes of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, PNG, openSample, stateOf } from './steps.mjs';

after(closeBrowser);

test('a dropped file is read: text on the left, ledger on the right', async () => {
  const { page, errors, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text .line');
  // Indents and blank lines stay.
  const lines = await page.$$eval('.text .line', (lines) => lines.map((line) => line.textContent));
  assert.equal(lines.join('\n'), REPORT.trimEnd().concat('\n'));
  assert.equal(await page.locator('.problem').count(), 2);
  assert.match(await page.innerText('#problem-0'), /学习计划落实不到位/);
  assert.ok((await page.locator('.text mark.k-money').count()) >= 1);
  assert.deepEqual(errors, []);
  await close();
});

test('files are chosen, and the same file can be chosen again', async () => {
  const { page, close } = await openPage();
  const chosen = { name: '通报.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) };
  await page.setInputFiles('input[type=file]', [chosen]);
  await page.waitForSelector('.problem');
  await page.setInputFiles('input[type=file]', [chosen]);
  await page.waitForSelector('.document:nth-child(2)');
  await close();
});

test('text is pasted into the window for it', async () => {
  const { page, close } = await openPage();
  await page.click('.drop-field .open-paste');
  await page.fill('#paste-area', REPORT);
  await page.click('dialog .primary');
  await page.waitForSelector('.problem');
  assert.equal(await page.locator('dialog').count(), 0);
  await close();
});

test('text is pasted anywhere', async () => {
  const { page, close } = await openPage();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, REPORT);
  await page.waitForSelector('.problem');
  await close();
});

test('the sample is one click away and has something of everything', async () => {
  const { page, requests, server, close } = await openPage();
  const before = requests.length;
  await openSample(page);
  assert.equal(await page.locator('.problem').count(), 7);
  assert.equal(await page.locator('.aspect').count(), 3);
  for (const kind of ['date', 'period', 'money', 'percent', 'quantity', 'document', 'voucher', 'phone', 'email']) {
    assert.ok((await page.locator(`.text .k-${kind}, .text .o-${kind}`).count()) > 0, kind);
  }
  assert.ok((await page.locator('#tab-Findings .count').innerText()) > 0);
  assert.equal(requests.length, before, 'the sample needs no request');
  assert.ok(requests.every((address) => address.startsWith(server.origin + '/')));
  await close();
});

test('a GBK file is read, and its encoding is named', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('gbk.txt', readFileSync(new URL('../encodings/gbk.txt', import.meta.url)))]);
  await page.waitForSelector('.text .line');
  assert.match(await page.innerText('.text'), /中共青禾县云岭镇委员会/);
  await page.click('#tab-Facts');
  assert.match(await page.innerText('.ledger'), /GB(K|18030)/);
  await close();
});

test('two files at once stand in the list, each with its counts', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('甲.txt', REPORT), file('乙.txt', REPORT.replace('学习计划', '用车计划'))]);
  await stateOf(page, '乙.txt', /2 个问题/);
  await stateOf(page, '甲.txt', /2 个问题 · 完成 2\/2 · \d+ 处存疑/);
  assert.match(await page.innerText('#problem-0'), /学习计划/);
  await page.click('.document:nth-child(2) .document-open');
  await page.waitForFunction(() => document.querySelector('#problem-0').textContent.includes('用车计划'));
  assert.match(await page.innerText('.text'), /用车计划/);
  await page.click('.document:nth-child(1) .document-remove');
  await page.waitForFunction(() => !document.querySelector('.document'));
  assert.match(await page.innerText('#problem-0'), /用车计划/);
  await close();
});

test('a file that is no text says what it is and what to do; the others go on', async () => {
  const { page, errors, close } = await openPage();
  await dropFiles(page, [file('扫描件.png', PNG, 'image/png'), file('空.txt', ''), file('通报.txt', REPORT)]);
  await stateOf(page, '通报.txt', /2 个问题/);
  await stateOf(page, '扫描件.png', /✕.*PNG/);
  assert.match(await page.innerText('.failed-reason'), /PNG.*粘贴/);
  await page.click('.document:nth-child(2) .document-open');
  await page.waitForFunction(() => document.querySelector('.failed-reason').textContent.includes('空'));
  assert.match(await page.innerText('.failed-reason'), /文件是空的/);
  await page.click('.no-report .buttons button:first-child');
  await stateOf(page, '空.txt', /✕.*空/);
  await page.click('.document:nth-child(3) .document-open');
  await page.waitForSelector('.problem');
  assert.deepEqual(errors, []);
  await close();
});

test('a file over the limit is refused before it is read', async () => {
  const { page, close } = await openPage();
  const reads = await page.evaluate(async () => {
    let reads = 0;
    const read = FileReader.prototype.readAsArrayBuffer;
    FileReader.prototype.readAsArrayBuffer = function (file) {
      reads += 1;
      return read.call(this, file);
    };
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50 * 1024 * 1024 + 1)], '大.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    return new Promise((seen) => {
      const look = () => (document.querySelector('.failed-reason') ? seen(reads) : requestAnimationFrame(look));
      look();
    });
  });
  assert.equal(reads, 0);
  assert.match(await page.innerText('.failed-reason'), /50 MB/);
  await close();
});

test('a document that is no report says what it looks like and still shows entities', async () => {
  const { page, close } = await openPage();
  const notice =
    '巡察公告\n根据县委统一部署，县委第三巡察组于2025年3月3日至4月30日进驻青石镇党委开展常规巡察。' +
    '巡察期间设立值班电话：0300-5550123，邮政信箱：云岭县A01信箱。巡察组受理信访时间为工作日8:30至17:30。\n县委第三巡察组\n2025年3月3日\n';
  await dropFiles(page, [file('公告.txt', notice)]);
  await page.waitForSelector('.banner');
  assert.match(await page.innerText('.banner'), /不像整改通报.*(公告|文字|消息)/);
  assert.equal(await page.getAttribute('#tab-Entities', 'aria-selected'), 'true');
  assert.match(await page.innerText('.entities'), /2025-03-03/);
  await close();
});

test('many files can be cancelled, and tried again', async () => {
  const { page, close } = await openPage();
  const many = Array.from({ length: 40 }, (_, i) => file(`${i}.txt`, REPORT.repeat(60)));
  await dropFiles(page, many);
  await page.click('.status-bar .progress button');
  await page.waitForFunction(() => !document.querySelector('.status-bar .progress'));
  const failed = page.locator('.document.failed');
  assert.ok((await failed.count()) > 0);
  assert.equal(await page.innerText('.pane-head .count'), '40');
  await failed.last().locator('.document-open').click();
  assert.match(await page.innerText('.failed-reason'), /取消/);
  await page.click('.no-report .buttons button:first-child');
  await page.waitForSelector('.problem');
  await close();
});

test('when the analysis dies the page lives, and the next document is analysed', async () => {
  const { page, close } = await openPage();
  // The first worker dies as one whose wasm trapped does; later ones are real.
  await page.evaluate(() => {
    const real = window.taizhang_spawn_worker;
    window.taizhang_spawn_worker = () => {
      window.taizhang_spawn_worker = real;
      const source = "self.onmessage = () => self.postMessage({ panic: 'trapped' })";
      return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    };
  });
  await dropFiles(page, [file('坏.txt', REPORT), file('好.txt', REPORT)]);
  await stateOf(page, '好.txt', /2 个问题/);
  await stateOf(page, '坏.txt', /✕.*中断/);
  assert.match(await page.innerText('.no-report'), /其他文档不受影响[\s\S]*trapped/);
  await page.click('.no-report .buttons button:first-child');
  await stateOf(page, '坏.txt', /2 个问题/);
  await close();
});
