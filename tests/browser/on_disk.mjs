// What a person does with the single file: opens it from disk, drops files, looks at the ledger, saves. The same in every browser.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { REPORT } from './steps.mjs';

export const SINGLE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'taizhang.html');
const HTML = `<!doctype html><meta charset="utf-8"><body>${REPORT.replace(/.+/g, '<p>$&</p>')}`;

// Milliseconds. Old browsers compile slowly where several of them share a machine.
const PATIENCE = 60_000;

/** Tests of the single file in one of `browsers.mjs`; a line of the matrix is printed. */
export function onDisk({ name, have, open }) {
  describe(`${name}, from disk`, { skip: have ? false : 'it is not here (scripts/setup.sh browsers)' }, () => {
    let page;
    const times = [];
    const patient = async (address) => {
      const { until, ...rest } = await open(address);
      return { ...rest, until: (expression) => until(expression, PATIENCE) };
    };
    before(async () => {
      assert.ok(existsSync(SINGLE), 'make build');
      page = await patient(pathToFileURL(SINGLE).href);
      await page.until(`document.querySelector('#app > :not(.boot):not(noscript)') || document.querySelector('.boot-failed')`);
      times.push(`drawn ${Math.round(await page.evaluate('performance.now()'))} ms after it was asked for`);
    });
    after(async () => {
      const browser = page && (await page.evaluate('navigator.userAgent'));
      await page?.close();
      console.log(`matrix: ${name}: ${/(Chrome|Firefox|Version)\/[\d.]+/.exec(browser)?.[0] ?? 'not opened'}; ${times.join('; ')}`);
    });

    test('it opens, from a place without an origin', async () => {
      assert.equal(await page.evaluate('location.protocol'), 'file:');
      assert.equal(await page.evaluate(`document.querySelectorAll('.boot-failed').length`), 0);
    });

    test('a text that is dropped becomes a ledger, linked with its text', async () => {
      const started = Date.now();
      await drop(page, '通报.txt', REPORT);
      await page.until(`document.querySelector('.text mark') && document.querySelector('#problem-1')`);
      times.push(`a text in ${Date.now() - started} ms`);
      assert.match(await page.evaluate(`document.querySelector('#problem-1').textContent`), /党费收缴不规范/);
      await page.evaluate(`document.querySelector('#problem-1 .problem-title').click()`);
      await page.until(`document.querySelector('.text .current')`);
    });

    test('a file that needs a reader is read by one that was in the file', async () => {
      const started = Date.now();
      await drop(page, '网页.html', HTML);
      await page.until(`[...document.querySelectorAll('.document')].some((row) => /网页/.test(row.textContent) && /2 (个问题|problems)/.test(row.textContent))`);
      times.push(`a web page in ${Date.now() - started} ms`);
    });

    test('every reader starts', async () => {
      const names = await page.evaluate(`[...document.querySelectorAll('[id^=wasm-]')].map((it) => it.id.slice(5))`);
      assert.ok(names.includes('app') && names.length > 5);
      for (const reader of names.filter((name) => name !== 'app')) {
        const started = `window.taizhang_spawn_reader('${reader}').then((worker) => (worker.terminate(), 'started'))`;
        assert.equal(await page.evaluate(started), 'started');
      }
    });

    test('the report is saved under its name', async () => {
      // What the browser is told to save: not every one can be told where to.
      await page.evaluate(`(function () {
        const create = URL.createObjectURL;
        let blob;
        URL.createObjectURL = (of) => create.call(URL, (blob = of));
        HTMLAnchorElement.prototype.click = function () { window.saved = { name: this.download, blob }; };
        document.querySelector('.header .open-export').click();
      })()`);
      await saveAs(page, 'json');
      assert.match(await page.evaluate('window.saved.name'), /^台账_.+镇.*_2023-11-20\.\w+$/);
      const text = await page.evaluate(`new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsText(window.saved.blob);
      })`);
      assert.match(text, /党费收缴不规范/);
    });

    test('a workbook is saved', async () => {
      await page.evaluate(`window.saved = undefined, document.querySelector('.header .open-export').click()`);
      await saveAs(page, 'xlsx');
      assert.match(await page.evaluate('window.saved.name'), /\.xlsx$/);
      assert.ok((await page.evaluate('window.saved.blob.size')) > 5000);
    });

    test('nothing can leave', async () => {
      const fetched = `fetch('http://127.0.0.1:9/').then(() => 'left', () => 'held')`;
      assert.equal(await page.evaluate(`new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
        ${fetched};
      })`), 'connect-src');
    });
  });
}

/** Chooses in the window for exports, and waits for what the browser is given to save. */
async function saveAs(page, format) {
  await page.until(`document.querySelector('#export-format')`);
  await page.evaluate(`(function () {
    const select = document.querySelector('#export-format');
    select.value = '${format}';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await page.until(`document.querySelector('#export-format').value === '${format}' && document.querySelector('.export-preview[aria-busy=false]')`);
  await page.evaluate(`document.querySelector('.export-go').click()`);
  await page.until('window.saved');
}

async function drop(page, name, text) {
  await page.evaluate(`(function () {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/plain' }));
    for (const name of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  })()`);
}
