// A workspace saved as a file, and opened elsewhere.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { closeBrowser, download, dropFiles, file, openPage, reload, screenshot } from './harness.mjs';
import { REPORT, stateOf, untilKept } from './steps.mjs';

after(closeBrowser);

const OTHER = REPORT.replaceAll('松溪镇', '柏林乡');
const FIRST = '学习计划落实不到位问题';
const NEW = '学习计划没有落实';

/** Two documents, of which one is changed by hand, with an own kind. */
async function work(options) {
  const opened = await openPage(options);
  await dropFiles(opened.page, [file('松溪镇.txt', REPORT), file('柏林乡.txt', OTHER)]);
  await stateOf(opened.page, '柏林乡.txt', /2 个问题/);
  await opened.page.waitForSelector('#problem-1');
  await retitle(opened.page, NEW);
  return opened;
}

async function retitle(page, title) {
  await page.click('#problem-0 .copy.edit');
  await page.fill('.problem-editor textarea >> nth=0', title);
  await page.press('.problem-editor textarea >> nth=0', 'Control+Enter');
  await titled(page, title);
  await page.keyboard.press('Escape');
}

function titled(page, title) {
  return page.waitForFunction((title) => document.querySelector('#problem-0 .problem-title')?.textContent.includes(title), title);
}

async function save(page, { withText = true } = {}) {
  await page.click('.keep-button');
  await page.click('.save-workspace');
  await page.setChecked('.export-with-text', withText);
  await page.waitForSelector('.export-preview[aria-busy=false]');
  return download(page, () => page.click('.export-go'));
}

/** The files in an archive as text, read by Python. */
function unzip(bytes) {
  const program = `
import io, json, sys, zipfile
archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert archive.testzip() is None
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))`;
  return JSON.parse(execFileSync('python3', ['-c', program], { input: bytes, maxBuffer: 1e8 }));
}

const drop = (page, { name, bytes }) => dropFiles(page, [file(name, bytes, 'application/zip')]);

test('a workspace goes on elsewhere: texts, changes that can be undone, own kinds', async () => {
  const there = await work();
  await there.page.evaluate(() => localStorage.setItem('taizhang.own', JSON.stringify([{ name: '支部', words: ['支部'] }])));
  await reload(there.page);
  await dropFiles(there.page, [file('松溪镇.txt', REPORT), file('柏林乡.txt', OTHER)]);
  await there.page.waitForSelector('#problem-1');
  await retitle(there.page, NEW);
  const saved = await save(there.page);
  await there.close();
  assert.match(saved.name, /^工作区_2份_.*\.taizhang$/);
  const members = unzip(saved.bytes);
  assert.deepEqual(Object.keys(members).sort(), ['reports/1.json', 'reports/2.json', 'workspace.json']);
  // What lies in it is the analyser's report, which opens everywhere.
  assert.equal(JSON.parse(members['reports/1.json']).problems[0].title.text, FIRST);

  const { page, errors, close } = await openPage();
  await drop(page, saved);
  await stateOf(page, '柏林乡.txt', /2 个问题/);
  await titled(page, NEW);
  await page.waitForSelector('.text .line');
  assert.match(await page.innerText('.text'), /县委第四巡察组/);
  assert.equal((await page.$$('.document')).length, 2);
  assert.ok((await page.textContent('.legend')).includes('支部'));
  await page.click('.history-bar .undo');
  await titled(page, FIRST);
  assert.deepEqual(errors, []);
  await close();
});

test('without the texts it waits for the files, whichever comes first', async () => {
  const there = await work();
  const saved = await save(there.page, { withText: false });
  await there.close();
  const members = unzip(saved.bytes);
  assert.deepEqual(Object.keys(members), ['workspace.json']);
  assert.doesNotMatch(members['workspace.json'], /县委第四巡察组|1260/);

  const { page, errors, close } = await openPage();
  await drop(page, saved);
  await page.waitForSelector('.no-report[role=alert]');
  assert.match(await page.innerText('.no-report'), /等待原文件[\s\S]*1 处人工修改/);
  await screenshot(page, 'workspace-awaits');
  // By another name, it is the same file.
  await dropFiles(page, [file('通报（下载）.txt', REPORT)]);
  await titled(page, NEW);
  await stateOf(page, '通报（下载）.txt', /2 个问题/);
  assert.equal((await page.$$('.document')).length, 2);
  await page.click('.history-bar .undo');
  await titled(page, FIRST);
  await close();

  const before = await openPage();
  await dropFiles(before.page, [file('松溪镇.txt', REPORT)]);
  await titled(before.page, FIRST);
  await drop(before.page, saved);
  // 柏林乡 still waits.
  await stateOf(before.page, '柏林乡.txt', /✕/);
  await before.page.waitForFunction(() => document.querySelectorAll('.document').length === 2);
  await before.page.locator('.document', { hasText: '松溪镇.txt' }).locator('.document-open').click();
  await titled(before.page, NEW);
  assert.deepEqual([...errors, ...before.errors], []);
  await before.close();
});

test('what waits for its file can be kept in the browser, too', async () => {
  const there = await work();
  const saved = await save(there.page, { withText: false });
  await there.close();
  const { page, close } = await openPage();
  await drop(page, saved);
  await stateOf(page, '松溪镇.txt', /✕/);
  await page.click('.keep-button');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.keep-button').textContent.includes('已保存'));
  await page.keyboard.press('Escape');
  await untilKept(page, 2);
  await reload(page);
  await stateOf(page, '松溪镇.txt', /✕ .*1 处人工修改/);
  await dropFiles(page, [file('松溪镇.txt', REPORT)]);
  await titled(page, NEW);
  await close();
});

test('work that is here already is not written over', async () => {
  const there = await work();
  const saved = await save(there.page, { withText: false });
  await there.close();
  const { page, close } = await openPage();
  await dropFiles(page, [file('松溪镇.txt', REPORT)]);
  await titled(page, FIRST);
  await retitle(page, '这里改的标题');
  await drop(page, saved);
  await page.waitForFunction(() => document.querySelectorAll('.document').length === 3);
  await page.locator('.document', { hasText: '松溪镇.txt' }).first().locator('.document-open').click();
  await titled(page, '这里改的标题');
  await close();
});

test('of what is masked, a workspace tells nothing', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('甲.txt', REPORT.replace('只有4次', '会计赵蕾只参加4次'))]);
  await page.waitForSelector('#problem-1');
  await retitle(page, '会计赵蕾没有参加学习');
  await page.click('.open-mask');
  await page.waitForSelector('.mask-list li');
  await page.click('dialog .primary');
  await page.waitForFunction(() => document.querySelector('.text')?.textContent.includes('赵×'));
  const saved = await save(page);
  const all = Object.values(unzip(saved.bytes)).join('\n');
  for (const secret of ['赵蕾', '0300-5550198', 'songxi@example.com']) assert.ok(!all.includes(secret), secret);
  assert.match(all, /会计赵×没有参加学习/);
  await close();
});

test('a workspace that is damaged or newer is refused with a reason, another archive is none', async () => {
  const zip = (members) =>
    execFileSync('python3', ['-c', `
import io, json, sys, zipfile
out = io.BytesIO()
with zipfile.ZipFile(out, 'w') as archive:
    for name, text in json.load(sys.stdin).items(): archive.writestr(name, text)
sys.stdout.buffer.write(out.getvalue())`], { input: JSON.stringify(members) });
  const { page, close } = await openPage();
  await drop(page, {
    name: '新.taizhang',
    bytes: zip({ 'workspace.json': '{"schema":"taizhang-workspace/2","documents":[]}' }),
  });
  await page.waitForSelector('.no-report[role=alert]');
  assert.match(await page.innerText('.no-report'), /新\.taizhang[\s\S]*更新的版本/);
  await drop(page, { name: '包.zip', bytes: zip({ 'workspace.json': '{"folders":[]}', '甲.txt': REPORT }) });
  await stateOf(page, '包.zip/甲.txt', /2 个问题/);
  await close();
});
