// axe-core in the states that a person meets.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, download, dropFiles, file, openPage, reload } from './harness.mjs';
import { PNG, REPORT, openSample } from './steps.mjs';

/** The sample, and on a narrow screen its ledger. */
async function openLedger(page) {
  await openSample(page);
  if (await page.isVisible('.switch')) await page.click('.switch button:last-child');
}

/** Two reports in the table. */
async function openTable(page) {
  await dropFiles(page, ['甲', '乙'].map((name) => file(`${name}.txt`, REPORT)));
  await page.waitForSelector('.document:nth-child(2) .document-period', { state: 'attached' });
  await page.click('.views button:nth-child(2)');
  await page.waitForSelector('.grid [role=gridcell]');
}

/** Two documents of a list of five, of which one is filtered out. */
async function pickTwo(page) {
  await dropFiles(page, ['甲', '乙', '丙', '丁', '戊'].map((name) => file(`${name}.txt`, REPORT)));
  await page.waitForSelector('.document:nth-child(5) .document-period', { state: 'attached' });
  if (await page.isVisible('.switch')) await page.click('.switch button:first-child');
  await page.click('.document:nth-child(2) .document-pick');
  await page.click('.document:nth-child(3) .document-pick');
  await page.fill('.list-filter', '乙');
}

after(closeBrowser);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const states = {
  'nothing loaded': async () => {},
  'the sample, problems': openSample,
  'the sample, its ledger': openLedger,
  'a new version': async (page) => {
    await openSample(page);
    await page.evaluate(() => {
      window.taizhang_offline = { kept: true, newer: true };
      window.dispatchEvent(new Event('taizhang_offline'));
    });
    await page.waitForSelector('.renew');
  },
  'a chosen problem': async (page) => {
    await openSample(page);
    await page.keyboard.press('j');
    await page.waitForSelector('.text .current');
  },
  'a chosen entity': async (page) => {
    await openLedger(page);
    await page.keyboard.press('e');
    await page.waitForSelector('.entity.current');
  },
  'facts': async (page) => {
    await openLedger(page);
    await page.click('#tab-Facts');
  },
  'a chosen finding': async (page) => {
    await openLedger(page);
    await page.keyboard.press('f');
    await page.waitForSelector('.finding-row.current');
  },
  'next steps': async (page) => {
    await openLedger(page);
    await page.click('#tab-Next');
  },
  'kinds off': async (page) => {
    await openSample(page);
    await page.click('.switch-all');
  },
  'no report': async (page) => {
    await dropFiles(page, [file('记事.txt', '2025年3月3日，下雨。支出3.5元。')]);
    await page.waitForSelector('.banner');
  },
  'a failed document among others': async (page) => {
    await openSample(page);
    await dropFiles(page, [file('图.png', PNG)]);
    await page.waitForSelector('.failed-reason');
  },
  'a list of many documents, those that failed': async (page) => {
    await dropFiles(page, ['甲', '乙', '丙', '丁', '戊'].map((name) => file(`${name}.txt`, name === '乙' ? '' : REPORT)));
    await page.waitForSelector('.document .document-period', { state: 'attached' });
    if (await page.isVisible('.switch')) await page.click('.switch button:first-child');
    await page.click('[data-only=Failed]');
    await page.waitForSelector('.remove-failed');
  },
  'documents that are picked, one of them hidden': pickTwo,
  'picked documents that are to be removed': async (page) => {
    await pickTwo(page);
    await page.click('.pick-remove');
    await page.waitForSelector('.pick-remove-go');
  },
  'the window for exports, of picked documents': async (page) => {
    await pickTwo(page);
    await page.click('.header .open-export');
    await page.waitForSelector('.export-preview[aria-busy=false]');
  },
  'the charts of picked documents': async (page) => {
    await pickTwo(page);
    await page.click('.views button:nth-child(3)');
    await page.click('.charts [data-scope=Picked]');
    await page.waitForSelector('#chart-declared');
  },
  'the table of several documents': openTable,
  'the table, the values of a column': async (page) => {
    await openTable(page);
    await page.click('.head-cell.column-status .head-menu');
    await page.waitForSelector('.menu-values label');
  },
  'the table, words and a presence, filtered and sorted': async (page) => {
    await openTable(page);
    await page.click('.head-cell.column-title .head-name');
    await page.click('.head-cell.column-detail .head-menu');
    await page.click('.column-menu >> text=有内容');
    await page.waitForSelector('.table-filters .chip');
  },
  'the table, a problem shown whole': async (page) => {
    await openTable(page);
    await page.focus('.grid');
    for (const key of ['ArrowDown', 'Shift+Space', 'Enter']) await page.keyboard.press(key);
    await page.waitForSelector('.opened-body h2');
  },
  'the table, nothing fits': async (page) => {
    await openTable(page);
    await page.fill('.table-search', '没有这样的');
    await page.waitForSelector('.grid > .nothing');
  },
  'the table, the choice of columns': async (page) => {
    await openTable(page);
    await page.click('.choose-columns');
    await page.waitForSelector('.columns-list');
  },
  'a search in the text': async (page) => {
    await openSample(page);
    await page.keyboard.press('/');
    await page.keyboard.type('整改');
    await page.waitForSelector('.text .found.now');
  },
  'all documents, before the search': async (page) => {
    await openSample(page);
    await page.keyboard.press('Control+Shift+f');
    await page.waitForSelector('.search-panel .search-note');
  },
  'hits in all documents, one of them open': async (page) => {
    await dropFiles(page, ['甲', '乙'].map((name) => file(`${name}.txt`, REPORT)));
    await page.waitForSelector('.text .line');
    await page.keyboard.press('Control+Shift+f');
    await page.fill('.find-bar input', '党费');
    await page.waitForSelector('.search-list li:nth-child(4)');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.text .found.now');
    if (await page.isVisible('.to-results')) await page.click('.to-results');
  },
  'all words in a paragraph': async (page) => {
    await dropFiles(page, [file('通报.txt', REPORT)]);
    await page.waitForSelector('.text .line');
    await page.keyboard.press('/');
    await page.fill('.find-bar input', '补缴 完成率');
    await page.waitForSelector('.search-note');
  },
  'what lies over a place': async (page) => {
    await dropFiles(page, [file('通报.txt', REPORT.replace('2023年8月15日前', '2023815日前'))]);
    await page.waitForSelector('.text .line');
    for (let n = 0; n < 12; n++) await page.keyboard.press('l');
    await page.keyboard.press('h');
    await page.waitForSelector('.here-chip');
  },
  'a problem that is edited': async (page) => {
    await openLedger(page);
    await page.click('#problem-0 .copy.edit');
    await page.fill('.problem-editor textarea >> nth=0', '另一个标题');
    await page.press('.problem-editor textarea >> nth=0', 'Control+Enter');
    await page.waitForSelector('.history-bar');
    await page.click('#problem-0 .edited-mark summary');
  },
  'a finding that was checked': async (page) => {
    await openLedger(page);
    await page.click('#tab-Findings');
    await page.click('.finding-mark [data-mark=Checked] >> nth=0');
    await page.click('.finding-mark .write-note >> nth=0');
  },
  'selected text': async (page) => {
    await openSample(page);
    await page.keyboard.press('j');
    await page.waitForSelector('.text .current');
    if (await page.isVisible('.switch')) await page.click('.switch button >> nth=0');
    await page.keyboard.press('s');
    await page.waitForSelector('.select-bar');
  },
  'own kinds, one of them wrong': async (page) => {
    await openSample(page);
    await page.click('.legend .open-own');
    await page.click('.own-add');
    await page.fill('#own-name', '班子');
    await page.check('[name=own-way][value=pattern]');
    await page.fill('#own-sought', '党委|班子');
    await page.waitForSelector('.own-hits mark');
    await page.fill('#own-sought', '党委|(班子');
    await page.waitForSelector('#own-sought[aria-invalid=true]');
  },
  'own kinds, their list': async (page) => {
    await openSample(page);
    await page.click('.legend .open-own');
    for (const name of ['甲类', '乙类']) {
      await page.click('.own-add');
      await page.fill('#own-name', name);
      await page.fill('#own-sought', '党委\n整改');
      await page.click('.own-save');
    }
    await page.click('#own-delete-1');
    await page.waitForSelector('.own-count:not(:empty)');
  },
  'own kinds in the text': async (page) => {
    await page.evaluate(() => {
      const kinds = [...'党整责改治落组学制问资会'].map((word) => ({ name: `${word}字`, words: [word] }));
      localStorage.setItem('taizhang.own', JSON.stringify(kinds));
    });
    await reload(page);
    await openLedger(page);
    await page.click('#tab-Entities');
    await page.waitForSelector('.entity [class*=s-own-]');
  },
  'the window for masking': async (page) => {
    await dropFiles(page, [file('通报.txt', REPORT)]);
    await page.waitForSelector('.text .line');
    await page.click('.open-mask');
    await page.waitForSelector('.mask-list li');
    await page.fill('#mask-word', '松溪镇');
    await page.press('#mask-word', 'Enter');
  },
  'the window for keeping': async (page) => {
    await openSample(page);
    await page.click('.keep-button');
    await page.waitForSelector('.keep-state');
  },
  'a workspace that is saved, and waits for its files': async (page) => {
    await openSample(page);
    await page.click('.keep-button');
    await page.click('.save-workspace');
    await page.uncheck('.export-with-text');
    await page.waitForSelector('.export-preview[aria-busy=false]');
    const { name, bytes } = await download(page, () => page.click('.export-go'));
    await reload(page);
    await dropFiles(page, [file(name, bytes)]);
    await page.waitForSelector('.no-report[role=alert]');
  },
  'the window for text': async (page) => {
    await page.click('.drop-field .open-paste');
    await page.waitForSelector('dialog[open]');
  },
  'the list of keys': async (page) => {
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
  },
  'the charts of one report': async (page) => {
    await openSample(page);
    await page.click('.views button:nth-child(3)');
    await page.click('#chart-aspects summary');
  },
  'the charts of several, and what a bar counts': async (page) => {
    await dropFiles(page, ['甲', '乙', '丙'].map((name) => file(`${name}.txt`, REPORT)));
    await page.waitForSelector('.document .document-period', { state: 'attached' });
    await page.click('.views button:nth-child(3)');
    await page.click('#chart-topics .leads');
    await page.waitForSelector('.listed');
  },
  'some problems of a ledger': async (page) => {
    await openSample(page);
    await page.click('.views button:nth-child(3)');
    await page.click('#chart-status .leads');
    await page.waitForSelector('.picked');
  },
  'findings over all documents': async (page) => {
    await dropFiles(page, ['甲', '乙'].map((name) => file(`${name}.txt`, REPORT.replace('2023年7月3日', '202373日'))));
    await page.waitForSelector('.text .line');
    if (await page.isVisible('.switch')) await page.click('.switch button:last-child');
    await page.click('#tab-Findings');
    await page.click('[data-everywhere=true]');
    await page.waitForSelector('.rule-count');
  },
  'the documents that have a finding': async (page) => {
    await states['findings over all documents'](page);
    await page.click('.rule-count');
    await page.waitForSelector('.list-rule');
  },
  'a finding that was checked, with a note': async (page) => {
    await openLedger(page);
    await page.click('#tab-Findings');
    await page.click('[data-mark=Checked]');
    await page.waitForSelector('.finding-row.is-checked');
    await page.click('.write-note');
    await page.waitForSelector('.finding-mark input');
  },
  'findings that a filter leaves out': async (page) => {
    await openLedger(page);
    await page.click('#tab-Findings');
    await page.selectOption('.state-choice', { index: 2 });
    await page.waitForSelector('.nothing');
  },
  'a rule in the help': async (page) => {
    await openLedger(page);
    await page.click('#tab-Findings');
    await page.click('.rule-help');
    await page.waitForSelector('.rule.current');
  },
  'the help, kinds': async (page) => {
    await page.click('.help-button');
    await page.click('#help-tab-1');
  },
  'the help, JSON': async (page) => {
    await page.click('.help-button');
    await page.click('#help-tab-3');
  },
  'the help, about': async (page) => {
    await page.click('.help-button');
    await page.click('#help-tab-6');
  },
  'the tour, stop 2': async (page) => {
    await page.click('.welcome .start-tour');
    await page.waitForSelector('.text .line');
    for (let stop = 0; stop < 1; stop++) await page.click('.tour-next');
    await page.waitForSelector('.tour-ring:not(.lost)');
  },
  'the tour, stop 5': async (page) => {
    await page.click('.welcome .start-tour');
    await page.waitForSelector('.text .line');
    for (let stop = 0; stop < 4; stop++) await page.click('.tour-next');
    await page.waitForSelector('.tour-ring:not(.lost)');
  },
  'the window for exports': async (page) => {
    await openSample(page);
    await page.click('.header .open-export');
    await page.waitForSelector('dialog[open] .export-preview[aria-busy=false]');
  },
  'the window for exports, many documents as JSON': async (page) => {
    await openSample(page);
    await dropFiles(page, [file('图.png', PNG)]);
    await page.waitForSelector('.failed-reason');
    await page.click('.header .open-export');
    await page.click('[data-scope=Listed]');
    await page.selectOption('#export-format', 'json');
    await page.waitForSelector('dialog[open] .export-preview[aria-busy=false] .export-lines');
  },
  'the window for printing': async (page) => {
    await openSample(page);
    await page.keyboard.press('Control+p');
    await page.waitForSelector('dialog[open] .export-preview[aria-busy=false]');
  },
};

for (const [look, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  telephone: { viewport: { width: 390, height: 844 } },
  // As wide and high as a usual window is at 200 %.
  zoomed: { viewport: { width: 683, height: 384 }, only: /sample|finding|rule|exports|text/ },
})) {
  test(`axe finds nothing, ${look}`, async (t) => {
    const { only, ...browser } = options;
    for (const [state, reach] of Object.entries(states).filter(([state]) => only?.test(state) ?? true)) {
      await t.test(state, async () => {
        const { page, close } = await openPage(browser);
        await reach(page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join('\n  ')}`);
        assert.deepEqual(told, []);
        await close();
      });
    }
  });
}
