// The pictures of the README, drawn from the app's own sample: `make pictures`, after `make build`.
import { join } from 'node:path';
import { closeBrowser, openPage } from '../tests/browser/harness.mjs';

const pictures = [
  ['page', async (page) => (await page.keyboard.press('j'), await page.keyboard.press('j'), page.waitForSelector('#problem-1.current'))],
  ['table', async (page) => (await page.click('.views button:nth-child(2)'), page.waitForSelector('[role=grid] [role=row]'))],
  ['charts', async (page) => (await page.click('.views button:nth-child(3)'), page.waitForSelector('.charts svg'))],
];

for (const [name, show] of pictures) {
  const { page, close } = await openPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.click('.drop-field .sample');
  await page.waitForSelector('.text .line');
  await show(page);
  await page.mouse.move(0, 767);
  await page.screenshot({ path: join('docs', `${name}.png`) });
  await close();
}
await closeBrowser();
process.exit(0);
