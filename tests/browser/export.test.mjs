// What leaves the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser, download, dropFiles, file, openPage } from './harness.mjs';
import { REPORT, stateOf } from './steps.mjs';

after(closeBrowser);

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const gbk = readFileSync(join(root, 'tests/encodings/gbk.txt'));

/** What the command line says of a file of this name and content. */
function commandLine(name, content) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
  try {
    writeFileSync(join(folder, name), content);
    const manifest = ['--manifest-path', join(root, 'Cargo.toml')];
    return execFileSync('cargo', ['run', '--quiet', '--locked', ...manifest, '--bin', 'taizhang', '--', '--pretty', name], {
      cwd: folder,
      maxBuffer: 1 << 28,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const openExport = (page) => page.click('.header .open-export');

for (const [name, content] of [
  ['通报.txt', Buffer.from(REPORT)],
  ['gbk.txt', gbk],
]) {
  test(`the JSON of ${name} is byte for byte that of the command line`, async () => {
    const { page, server, requests, close } = await openPage();
    await dropFiles(page, [file(name, content)]);
    await page.waitForSelector('.problem');
    await openExport(page);
    const saved = await download(page, () => page.click('.exports .primary'));
    assert.equal(saved.bytes.toString(), commandLine(name, content).toString());
    assert.match(saved.name, /^台账_.+镇.*_2023-11-20\.json$/);
    assert.match(await page.innerText('[role=status]'), /已保存/);
    // From the dropped file to the saved one nothing was asked of anyone, but the page's own files at the start.
    const asked = requests.map((address) => address.replace(server.origin, '').replace(/-[0-9a-f]+/, ''));
    assert.deepEqual([...new Set(asked)].sort(), ['/', '/app.js', '/app.wasm', '/loader.js', '/style.css']);
    await close();
  });
}

test('all documents leave as a list of what each would be alone', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT), file('空.txt', ''), file('gbk.txt', gbk)]);
  await stateOf(page, 'gbk.txt', /个问题/);
  await openExport(page);
  const saved = await download(page, () => page.click('.exports li:nth-child(2) button'));
  assert.match(saved.name, /^台账_2份_\d{4}-\d\d-\d\d\.json$/);
  const expected = [commandLine('通报.txt', REPORT), commandLine('gbk.txt', gbk)];
  assert.deepEqual(JSON.parse(saved.bytes), expected.map((json) => JSON.parse(json)));
  await close();
});

test('the ledger and one problem are copied for a spreadsheet', async () => {
  const { page, close } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.click('.tools > button');
  await page.waitForFunction(() => /已复制 2 行/.test(document.querySelector('[role=status]').textContent));
  const table = await page.evaluate(() => navigator.clipboard.readText());
  const rows = table.trimEnd().split(/\r?\n/).map((row) => row.split('\t'));
  assert.equal(rows.length, 3);
  assert.ok(rows.every((row) => row.length === rows[0].length));
  assert.equal(rows[0][4], '反馈问题');
  assert.equal(rows[2][4], '党费收缴不规范问题');
  await page.click('#problem-0 .copy');
  await page.waitForFunction(() => /已复制 1 行/.test(document.querySelector('[role=status]').textContent));
  const one = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(one.split('\t')[4], '学习计划落实不到位问题');
  await close();
});

test('without a clipboard API, as on plain http, copying works all the same', async () => {
  const { page, close } = await openPage();
  await page.evaluate(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    document.addEventListener('copy', () => (window.copied = document.activeElement.value), true);
  });
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.click('#problem-1 .copy');
  await page.waitForFunction(() => /已复制 1 行/.test(document.querySelector('[role=status]').textContent));
  assert.match(await page.evaluate(() => window.copied), /党费收缴不规范问题/);
  assert.equal(await page.locator('textarea').count(), 0);
  // From a window over the page, too, which keeps the focus.
  await openExport(page);
  await page.click('.exports li:last-child button');
  await page.waitForFunction(() => /已复制 2 行/.test(document.querySelector('[role=status]').textContent));
  assert.match(await page.evaluate(() => window.copied), /反馈问题/);
  await close();
});
