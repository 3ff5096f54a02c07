// What leaves the page, and what comes back to it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser, download, dropFiles, file, openPage, reload } from './harness.mjs';
import { PNG, REPORT, openSample, smooth, stateOf, watchTasks } from './steps.mjs';

after(closeBrowser);

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const gbk = readFileSync(join(root, 'tests/encodings/gbk.txt'));

/** What a program says of files of these names and contents, in a folder of its own. */
function run(program, options, files, status = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    return execFileSync(program, options, { cwd: folder, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (status && error.status === status) return error.stdout;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the command line makes of files. */
function commandLine(options, files, status) {
  const cargo = ['run', '--quiet', '--locked', '--manifest-path', join(root, 'Cargo.toml'), '--bin', 'taizhang', '--'];
  return run('cargo', [...cargo, ...options, ...files.map(([name]) => name)], files, status);
}

/** Opens the window and chooses; waits until it tells what will be in the file. */
async function openExport(page, format, scope) {
  await page.click('.header .open-export');
  if (scope) await page.click(`[data-scope=${scope}]`);
  await page.selectOption('#export-format', format);
  await page.waitForSelector('.export-preview[aria-busy=false]');
}

const save = (page) => download(page, () => page.click('.export-go'));

for (const [name, content] of [
  ['通报.txt', Buffer.from(REPORT)],
  ['gbk.txt', gbk],
]) {
  test(`the JSON of ${name} without its text is byte for byte that of the command line`, async () => {
    const { page, server, requests, close } = await openPage();
    await dropFiles(page, [file(name, content)]);
    await page.waitForSelector('.problem');
    await openExport(page, 'json');
    await page.click('.export-with-text');
    const saved = await save(page);
    assert.equal(saved.bytes.toString(), commandLine(['--pretty'], [[name, content]]).toString());
    assert.match(saved.name, /^台账_.+镇.*_2023-11-20\.json$/);
    await page.waitForFunction(() => /已保存/.test(document.querySelector('[role=status]').textContent));
    // From the dropped file to the saved one nothing was asked of anyone, but the page's own files.
    const asked = requests.map((address) => address.replace(server.origin, '').replace(/-[0-9a-f]+/, ''));
    const own = ['/', '/app.js', '/app.wasm', '/exporter.js', '/exporter.wasm', '/loader.js', '/style.css'];
    assert.deepEqual([...new Set(asked)].sort(), own);
    await close();
  });
}

/** What a reader that is not ours takes out of a file, as JSON; Python has them on board. */
function python(program, name, bytes) {
  return JSON.parse(run('python3', ['-c', program, name], [[name, bytes]]));
}

const READ_CSV = `import csv, json, sys
print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))`;

// A workbook is XML in a ZIP: names of the sheets, and the texts and numbers of the first.
const READ_XLSX = `import json, re, sys, zipfile
import xml.etree.ElementTree as xml
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
ns = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
part = lambda name: xml.fromstring(book.read(name))
strings = [''.join(it.itertext()) for it in part('xl/sharedStrings.xml').findall('m:si', ns)]
names = [it.get('name') for it in part('xl/workbook.xml').find('m:sheets', ns)]
def value(cell):
    v = cell.find('m:v', ns)
    return None if v is None else strings[int(v.text)] if cell.get('t') == 's' else float(v.text)
sheet = part('xl/worksheets/sheet1.xml')
rows = [[value(cell) for cell in row] for row in sheet.find('m:sheetData', ns)]
choice = sheet.find('.//m:dataValidation/m:formula1', ns).text
print(json.dumps({'names': names, 'rows': rows, 'choice': choice}))`;

test('a workbook of the page is read back by another program', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.problem');
  await openExport(page, 'xlsx');
  assert.deepEqual(await page.locator('.export-sheets li').allInnerTexts(), ['台账（13 列）', '概况（2 列）', '存疑（6 列）', '统计（11 列）', '要素（10 列）']);
  const promised = await page.locator('.export-rows th').allInnerTexts();
  const saved = await save(page);
  assert.match(saved.name, /^台账_松溪镇党委_2023-11-20\.xlsx$/);
  const book = python(READ_XLSX, 'book.xlsx', saved.bytes);
  assert.deepEqual(book.names, ['台账', '概况', '存疑', '统计', '要素']);
  assert.deepEqual(book.rows[1], promised);
  const column = (name) => book.rows.slice(2).map((row) => row[book.rows[1].indexOf(name)]);
  assert.deepEqual(column('序号'), [1, 2]);
  assert.deepEqual(column('反馈问题'), ['学习计划落实不到位问题', '党费收缴不规范问题']);
  assert.match(book.choice, /已完成,正在整改/);
  await close();
});

test('every other format is what the command line writes', async () => {
  const { page, close } = await openPage();
  const files = [
    ['通报.txt', REPORT],
    ['图.png', PNG],
    ['乙.txt', REPORT.replaceAll('松溪', '竹山')],
  ];
  await dropFiles(page, files.map(([name, content]) => file(name, content)));
  await stateOf(page, '乙.txt', /个问题/);
  for (const format of ['csv', 'csv-items', 'md', 'html', 'jsonld', 'ndjson']) {
    await openExport(page, format, 'Listed');
    if (format === 'ndjson') await page.click('.export-with-text');
    const saved = await save(page);
    assert.match(saved.name, new RegExp(`^台账_2份_\\d{4}-\\d\\d-\\d\\d\\.${format.replace('csv-items', 'csv')}$`));
    assert.equal(saved.bytes.toString(), commandLine(['--format', format], files, 1).toString(), format);
    if (format === 'csv') {
      const rows = python(READ_CSV, 'table.csv', saved.bytes);
      assert.equal(rows.length, 5);
      assert.ok(rows.every((row) => row.length === rows[0].length));
      assert.equal(rows[3][rows[0].indexOf('反馈问题')], '学习计划落实不到位问题');
    }
  }
  await close();
});

test('before it is saved one sees what will be in it, and gives it a name', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT), file('空.txt', ''), file('gbk.txt', gbk)]);
  await stateOf(page, 'gbk.txt', /个问题/);
  await openExport(page, 'csv', 'Listed');
  const told = await page.innerText('.export-preview');
  assert.match(told, /2 份文档 · \d+ 个问题 · [\d.]+ KB/);
  assert.match(told, /1 份未能读取，不在其中：\s*空\.txt/);
  assert.match(told, /反馈问题[\s\S]*学习计划落实不到位问题/);
  await page.selectOption('#export-lang', 'en');
  await page.waitForFunction(() => document.querySelector('.export-rows th')?.textContent === 'No.');
  // What an input method is still composing is no command.
  await page.fill('#export-name', '上报:终稿');
  await page.dispatchEvent('#export-name', 'keydown', { key: 'Enter', isComposing: true });
  assert.equal(await page.locator('.export-progress').count(), 0);
  const saved = await download(page, () => page.press('#export-name', 'Enter'));
  assert.equal(saved.name, '上报终稿.csv');
  assert.match(saved.bytes.toString(), /^\uFEFFNo\.,Document/);
  // The next time it is the format of the last.
  await reload(page);
  await openSample(page);
  await page.click('.header .open-export');
  assert.equal(await page.inputValue('#export-format'), 'csv');
  await close();
});

test('what the list does not show stays', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, ['甲', '乙', '丙', '丁', '戊'].map((name) => file(`${name}.txt`, name === '乙' ? '' : REPORT)));
  await stateOf(page, '戊.txt', /个问题/);
  await page.fill('.list-filter', '丙');
  await page.waitForFunction(() => document.querySelectorAll('.document').length === 1);
  await openExport(page, 'ndjson', 'Listed');
  const saved = await save(page);
  const lines = saved.bytes.toString().trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((report) => report.source.name), ['丙.txt']);
  await close();
});

for (const format of ['json', 'ndjson']) {
  test(`a report saved as ${format} with its text opens again and is the same`, async () => {
    const { page, errors, close } = await openPage();
    await dropFiles(page, [file('通报.txt', REPORT), file('gbk.txt', gbk)]);
    await stateOf(page, 'gbk.txt', /个问题/);
    await openExport(page, format, 'Listed');
    const all = await save(page);
    await openExport(page, 'json', 'Open');
    const one = await save(page);
    await reload(page);
    await dropFiles(page, [file('存.json', one.bytes)]);
    await page.waitForSelector('.problem');
    assert.match(await page.innerText('.text'), /学习计划落实不到位问题/);
    assert.ok((await page.locator('.text mark').count()) > 5);
    await openExport(page, 'json');
    assert.equal((await save(page)).bytes.toString(), one.bytes.toString());
    // Several in a file are several documents.
    await reload(page);
    await dropFiles(page, [file('全部.json', all.bytes)]);
    await stateOf(page, '全部.json/gbk.txt', /个问题/);
    await openExport(page, format, 'Listed');
    assert.equal((await save(page)).bytes.toString(), all.bytes.toString());
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a saved report without its text, or damaged, says what is wrong', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.problem');
  await openExport(page, 'json');
  const whole = (await save(page)).bytes.toString();
  const bare = JSON.parse(whole);
  delete bare.source.text;
  const outside = JSON.parse(whole);
  outside.entities[0].span = [0, 1e6];
  await dropFiles(page, [file('缺.json', JSON.stringify(bare)), file('断.json', whole.slice(0, 5000)), file('外.json', JSON.stringify(outside))]);
  await stateOf(page, '外.json', /✕ 这像是本工具保存的 JSON 文件，但已损坏/);
  await stateOf(page, '断.json', /✕ 这像是本工具保存的 JSON 文件，但已损坏/);
  await stateOf(page, '缺.json', /✕ 这是本工具保存的 JSON，但没有带上原文/);
  await close();
});

test('two hundred documents leave without holding the page, and can be called back', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, Array.from({ length: 200 }, (_, n) => file(`第${n + 1}份.txt`, REPORT.replaceAll('4次', `${n}次`))));
  await page.waitForFunction(() => !document.querySelector('.status-bar progress'), null, { timeout: 60_000 });
  await watchTasks(page);
  let saved;
  await smooth(page, '200 documents as JSON', async () => {
    await openExport(page, 'json', 'Listed');
    saved = await save(page);
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  });
  const reports = JSON.parse(saved.bytes);
  assert.equal(reports.length, 200);
  assert.deepEqual(reports[7].source.name, '第8份.txt');
  await openExport(page, 'xlsx', 'Listed');
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await page.click('.export-go');
  await page.waitForFunction(() => Number(document.querySelector('.export-foot progress')?.value) > 0);
  await page.click('.export-cancel');
  await page.waitForSelector('.export-go');
  assert.equal(await page.locator('.export-foot progress').count(), 0);
  assert.equal(downloads, 0);
  // And the next export is whole.
  const book = await save(page);
  assert.equal(python(READ_XLSX, 'book.xlsx', book.bytes).rows.length, 2 + 400);
  await close();
});

/** The texts of a PDF, by pages. */
function pages(pdf) {
  return run('pdftotext', ['-layout', 'p.pdf', '-'], [['p.pdf', pdf]]).toString().split('\f');
}

test('Ctrl+P prints the ledger, all of it, on white', async () => {
  const { page, close } = await openPage({ colorScheme: 'dark' });
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  const many = Array.from({ length: 120 }, (_, n) => `　　${n + 1}.第${n + 1}处账目不规范问题。\n　　整改情况：2023年8月15日前补缴${n + 1}元。已整改完毕。\n`);
  await dropFiles(page, [file('通报.txt', REPORT.replace(/　　1\.[^]*?　　（二）/, `${many.join('')}　　（二）`))]);
  await page.waitForSelector('.problem');
  await page.keyboard.press('Control+p');
  await page.waitForSelector('dialog[open] .export-preview[aria-busy=false]');
  assert.equal(await page.inputValue('#export-format'), 'paper-ledger');
  await page.click('.export-go');
  await page.waitForFunction(() => window.printed);
  const rows = await page.evaluate(() => document.querySelectorAll('#paper tbody tr').length);
  assert.equal(rows, 121);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.isVisible('#app'), false);
  const printed = pages(await page.pdf({ preferCSSPageSize: true }));
  assert.ok(printed.length > 3);
  assert.match(printed[0], /松溪镇党委 整改台账/);
  assert.match(printed[1], /反馈问题/); // The heads are repeated.
  assert.match(printed.join(''), /第120处账目不规范问题/);
  await close();
});

test('what the menu of the browser prints is the open document', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.problem');
  const printed = pages(await page.pdf({ preferCSSPageSize: true })).join('');
  assert.match(printed, /松溪镇党委 整改台账[\s\S]*党费收缴不规范问题/);
  assert.doesNotMatch(printed, /打开文件/);
  assert.equal(await page.locator('#paper').count(), 0);
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
  await page.click('#problem-0 .copy:not(.edit)');
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
  await page.click('#problem-1 .copy:not(.edit)');
  await page.waitForFunction(() => /已复制 1 行/.test(document.querySelector('[role=status]').textContent));
  assert.match(await page.evaluate(() => window.copied), /党费收缴不规范问题/);
  assert.equal(await page.locator('textarea').count(), 0);
  // From a window over the page, too, which keeps the focus.
  await page.click('.header .open-export');
  await page.click('.export-copy');
  await page.waitForFunction(() => /已复制 2 行/.test(document.querySelector('[role=status]').textContent));
  assert.match(await page.evaluate(() => window.copied), /反馈问题/);
  await close();
});
