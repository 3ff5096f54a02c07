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
