// The site after one visit, its server gone. The same in every browser.
import { test } from 'node:test';
import { serve } from './harness.mjs';

/** A test in one of `browsers.mjs`. */
export function withoutServer({ name, have, open }) {
  test(`${name} keeps the page`, { skip: have ? false : 'it is not here (scripts/setup.sh browsers)' }, async () => {
    const server = await serve();
    const page = await open(server.origin + '/some/path/');
    try {
      await page.until('window.taizhang_offline && window.taizhang_offline.kept', 60_000);
      await server.close();
      await page.evaluate('void (window.before = true, setTimeout(() => location.reload()))');
      await page.until(`!window.before && document.querySelector('.drop-field')`, 60_000);
    } finally {
      await page.close();
    }
  });
}
