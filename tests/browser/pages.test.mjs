// The page of the source that is in view, and the way to another.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, dropFiles, file, openPage } from './harness.mjs';
import { REPORT } from './steps.mjs';

after(closeBrowser);

/** A PDF of so many pages of forty paragraphs. */
function pdf(pages) {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'];
  const kids = [];
  for (let page = 1; page <= pages; page++) {
    const lines = Array.from({ length: 40 }, (_, n) => `1 0 0 1 60 ${780 - n * 18} Tm (${n + 1}. Page ${page} item ${n + 1} done 2023-05-12.) Tj`);
    const stream = `BT /F1 11 Tf\n${lines.join('\n')}\nET`;
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    kids.push(`${objects.length + 1} 0 R`);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`;
  let body = '%PDF-1.4\n';
  const places = objects.map((object, n) => {
    const place = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}

for (const [name, options] of Object.entries({
  'on a laptop': {},
  'on a telephone': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
})) {
  test(`the page in view is told, and another is gone to, ${name}`, async () => {
    const { page, errors, close } = await openPage(options);
    await dropFiles(page, [file('五页.pdf', pdf(5), 'application/pdf')]);
    if ('isMobile' in options) {
      await page.waitForSelector('.banner', { state: 'attached' });
      await page.tap('.switch button:has-text("原文")');
    }
    const field = '.page-control input';
    const shows = (number) => page.waitForFunction((number) => document.querySelector('.page-control input').value === number, number);
    await page.waitForSelector(field);
    assert.match(await page.innerText('.page-control'), /5 页/);
    await shows('1');
    await page.fill(field, '4');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => {
      const top = document.querySelector('.text').getBoundingClientRect().top;
      const line = [...document.querySelectorAll('.text .line')].find((line) => line.getBoundingClientRect().bottom > top + 6);
      return /Page 4 item \d /.test(line?.textContent);
    });
    // Scrolled, the text tells its page.
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => (document.querySelector('.text').scrollTop = 0));
    await shows('1');
    await page.evaluate(() => (document.querySelector('.text').scrollTop = 1e9));
    await shows('5');
    // Beyond the last there is none.
    await page.fill(field, '99');
    await page.keyboard.press('Enter');
    await shows('5');
    assert.deepEqual(errors, []);
    await close();
  });
}

test('a source without pages has no such field', async () => {
  const { page, close } = await openPage();
  await dropFiles(page, [file('通报.txt', REPORT)]);
  await page.waitForSelector('.text .line');
  assert.equal(await page.locator('.page-control').count(), 0);
  await close();
});
