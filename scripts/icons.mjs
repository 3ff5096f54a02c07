// Draws www/icons/icon-*.png from icon.svg. To be run by hand after a change of the icon; the pictures are kept in git.
// The icon fills its square: a system that wants it round or with round corners cuts them itself.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from '../tests/browser/chromium.mjs';

const svg = readFileSync('www/icons/icon.svg', 'utf8');
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: `www/icons/icon-${size}.png` });
}
await browser.close();
