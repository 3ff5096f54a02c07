// The browsers that the page is tried in beyond the one of most tests. Each opens an address and is spoken to in one way.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { chromiumOf, lookOut, openOld } from './old.mjs';
import { haveFirefox, haveWebKit, openFirefox, openWebKit } from './webdriver.mjs';

const old = (version) => ({
  name: `Chromium ${version}`,
  have: existsSync(chromiumOf(version)),
  open: (address) => openOld(address, version),
});

/** Those of every run. `open(address)` gives `{evaluate, until, close}`; `have` says whether the browser is there. */
export const ALWAYS = [{ name: 'Chromium', have: Boolean(findChromium()), open: openCurrent }, old(69)];

/** Those of the step `browsers`. */
export const MORE = [
  old(86),
  old(109),
  { name: 'Firefox', have: haveFirefox, open: openFirefox },
  { name: 'WebKitGTK', have: haveWebKit, open: openWebKit },
];

async function openCurrent(address) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(address, { waitUntil: 'commit' });
  const evaluate = (expression) => page.evaluate(expression);
  return { evaluate, until: lookOut(evaluate), close: () => browser.close() };
}
