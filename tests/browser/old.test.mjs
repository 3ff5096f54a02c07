// Chromium 69 runs the page: restricted networks have such browsers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve } from './harness.mjs';
import { haveOldChromium, openOld } from './old.mjs';
import { REPORT } from './steps.mjs';

describe('Chromium 69', { skip: haveOldChromium ? false : 'it could not be fetched (scripts/setup.sh tests)' }, () => {
  let server;
  let page;
  before(async () => {
    server = await serve();
    page = await openOld(server.origin + '/');
  });
  after(async () => {
    await page?.close();
    await server.close();
  });

  test('is what the tests drive', async () => {
    assert.match(await page.evaluate('navigator.userAgent'), /Chrome\/69\./);
  });

  test('draws the page', async () => {
    await page.until(`document.querySelector('#app > :not(.boot):not(noscript)')`);
    assert.equal(await page.evaluate(`document.querySelectorAll('.boot-failed').length`), 0);
  });

  test('reads a file in a worker, marks its text and fills the ledger', async () => {
    await page.evaluate(`(function () {
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(REPORT)}], '通报.txt', { type: 'text/plain' }));
      for (const name of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    })()`);
    await page.until(`document.querySelector('.text mark') && document.querySelector('#problem-1')`);
    assert.match(await page.evaluate(`document.querySelector('#problem-1').textContent`), /党费收缴不规范/);
    assert.equal(await page.evaluate(`document.querySelectorAll('.boot-failed').length`), 0);
  });

  test('a click in the ledger marks the text', async () => {
    await page.evaluate(`document.querySelector('#problem-1 .problem-title').click()`);
    await page.until(`document.querySelector('.text .current')`);
    assert.match(await page.evaluate(`document.querySelector('.text .current').textContent`), /党费收缴不规范/);
  });

  test('holds many documents, walks through a folder, and searches in the text', async () => {
    const page = await openOld(server.origin + '/');
    try {
      await page.until(`document.querySelector('.drop-field .sample')`);
      // A folder as the browser tells of one that was dropped, by callbacks and a few members at a time.
      await page.evaluate(`(function () {
        const file = (n) => ({ isFile: true, isDirectory: false, fullPath: '/通报/' + n + '.txt',
          file: (hear) => setTimeout(() => hear(new File([${JSON.stringify(REPORT)}], n + '.txt'))) });
        const members = Array.from({ length: 150 }, (_, n) => file(n)).concat({ isFile: true, fullPath: '/通报/.hidden' });
        const folder = { isFile: false, isDirectory: true, fullPath: '/通报',
          createReader: () => ({ readEntries: (hear) => setTimeout(() => hear(members.splice(0, 100))) }) };
        DataTransferItem.prototype.webkitGetAsEntry = () => folder;
        const transfer = new DataTransfer();
        transfer.items.add(new File([], '通报'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      })()`);
      await page.until(`document.querySelector('.pane-head .count') && document.querySelector('.pane-head .count').textContent === '150'`);
      await page.until(`document.querySelectorAll('.document').length < 40`);
      await page.evaluate(`document.querySelector('.switch button:first-child').click()`);
      // The list shows the open document once it is drawn, which may come after a first turn of the wheel.
      const last = await page.until(`(function () {
        document.querySelector('.document-list').scrollTop = 1e6;
        const name = document.querySelector('.document[aria-posinset="150"] .document-name');
        return name && name.textContent;
      })()`);
      assert.equal(last, '通报/149.txt');
      await page.until(`!document.querySelector('.status-bar .progress')`);
      await page.evaluate(`document.querySelector('.switch button:nth-child(2)').click()`);
      await page.until(`document.querySelector('.find-button')`);
      await page.evaluate(`document.querySelector('.find-button').click()`);
      await page.until(`document.querySelector('.find-bar input')`);
      await page.evaluate(`(function () {
        const field = document.querySelector('.find-bar input');
        field.value = '党费';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      })()`);
      await page.until(`document.querySelector('.text .found.now')`);
      assert.ok(await page.evaluate(`document.documentElement.scrollHeight <= window.innerHeight`));
    } finally {
      await page.close();
    }
  });

  test('reads the sample, and both sides lead to each other', async () => {
    const page = await openOld(server.origin + '/');
    try {
      await page.until(`document.querySelector('.drop-field .sample')`);
      await page.evaluate(`document.querySelector('.drop-field .sample').click()`);
      await page.until(`document.querySelectorAll('.problem').length === 7`);
      await page.evaluate(`document.querySelector('#problem-5 .problem-title').click()`);
      await page.until(`document.querySelector('.text .current')`);
      assert.equal(await page.evaluate(`document.querySelector('.text .current').textContent`), '党内组织生活不严肃');
      await page.evaluate(`document.querySelector('.text mark.k-money').click()`);
      await page.until(`document.querySelector('.entity.current')`);
      // The panes share the window; none is pushed out of it.
      assert.ok(await page.evaluate(`document.documentElement.scrollHeight <= window.innerHeight`));
    } finally {
      await page.close();
    }
  });
});
