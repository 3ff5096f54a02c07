// axe-core in the states that a person meets.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { PNG, REPORT, openSample } from './steps.mjs';

/** The sample, and on a narrow screen its ledger. */
async function openLedger(page) {
  await openSample(page);
  if (await page.isVisible('.switch')) await page.click('.switch button:last-child');
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
  'a search in the text': async (page) => {
    await openSample(page);
    await page.keyboard.press('/');
    await page.keyboard.type('整改');
    await page.waitForSelector('.text .found.now');
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
  'the window for exports': async (page) => {
    await openSample(page);
    await page.click('.header .open-export');
    await page.waitForSelector('dialog[open]');
  },
};

for (const [look, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  telephone: { viewport: { width: 390, height: 844 } },
})) {
  test(`axe finds nothing, ${look}`, async (t) => {
    for (const [state, reach] of Object.entries(states)) {
      await t.test(state, async () => {
        const { page, close } = await openPage(options);
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
