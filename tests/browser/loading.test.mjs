// The page starts, wherever it lies; and where it cannot, it says why.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, launch, openPage, serve } from './harness.mjs';

after(closeBrowser);

test('the page starts, by requests for its own files only', async () => {
  const { page, server, requests, errors, close } = await openPage();
  assert.match(await page.title(), /整改台账/);
  assert.deepEqual(errors, []);
  const foreign = requests.filter((address) => !address.startsWith(server.origin + '/'));
  assert.deepEqual(foreign, []);
  const asked = server.requests.map((line) => line.replace(/-[0-9a-f]+/, ''));
  assert.deepEqual([...new Set(asked)].sort(), ['GET /', 'GET /app.js', 'GET /app.wasm', 'GET /loader.js', 'GET /style.css']);
  await close();
});

test('the page starts under any path', async () => {
  const { errors, close } = await openPage({ path: '/some/path/' });
  assert.deepEqual(errors, []);
  await close();
});

test('the page starts from a server that does not know wasm', async () => {
  const server = await serve(undefined, { contentTypes: { '.wasm': 'application/octet-stream' } });
  const { close } = await openPage({ server });
  await close();
  await server.close();
});

test('nobody can evaluate text as a program', async () => {
  const { page, close } = await openPage();
  // From a script of the page's own: the driver's are above the policy.
  const probe = "try { window.probed = new Function('return 1')() } catch (error) { window.probed = error.name }";
  await page.route('**/probe.js', (route) => route.fulfill({ contentType: 'text/javascript', body: probe }));
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.head.appendChild(inline);
    const own = document.createElement('script');
    own.src = 'probe.js';
    return new Promise((loaded) => ((own.onload = loaded), document.head.appendChild(own)));
  });
  assert.equal(await page.evaluate(() => window.probed), 'EvalError');
  assert.equal(await page.evaluate(() => window.inlineRan), undefined);
  await close();
});

test('nothing can be sent anywhere', async () => {
  const other = await serve();
  const { page, close } = await openPage();
  await page.evaluate(async (origin) => {
    const attempts = [
      () => fetch(origin + '/fetched', { mode: 'no-cors' }),
      () => navigator.sendBeacon(origin + '/beacon', 'text'),
      () => new Promise((settled) => ((document.body.appendChild(new Image()).onerror = settled), (document.images[0].src = origin + '/image'))),
    ];
    for (const attempt of attempts) await Promise.resolve().then(attempt).catch(() => {});
  }, other.origin);
  assert.deepEqual(other.requests, []);
  await close();
  await other.close();
});

test('a worker runs the same wasm and answers', async () => {
  const { page, close } = await openPage();
  const answers = await page.evaluate(async () => {
    const worker = window.taizhang_spawn_worker();
    const answers = [];
    const answered = new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = (event) => answers.push(event.data) === 2 && resolve();
    });
    const bytes = new TextEncoder().encode('整改𠮷').buffer;
    worker.postMessage({ id: 7, name: 'a.txt', bytes }, [bytes]);
    worker.postMessage({ id: 8, name: 'b.txt', text: '通报' });
    await answered;
    worker.terminate();
    const decoded = (buffer) => new TextDecoder().decode(buffer);
    return answers.map(({ id, text, report, summary }) => ({ id, text: decoded(text), report: decoded(report), summary }));
  });
  assert.deepEqual(
    answers.map(({ id, text }) => [id, text]),
    [
      [7, '整改𠮷'],
      [8, '通报'],
    ],
  );
  for (const { report, summary } of answers) assert.equal(JSON.parse(report).kind, JSON.parse(summary).kind);
  await close();
});

test('a wasm file that does not arrive is said on the page', async () => {
  const context = await (await launch()).newContext();
  const server = await serve();
  const page = await context.newPage();
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(server.origin);
  await page.waitForSelector('.boot-failed');
  assert.match(await page.innerText('.boot-failed'), /没有装载成功[\s\S]*did not load/);
  await context.close();
  await server.close();
});

test('a browser without WebAssembly is told so', async () => {
  const context = await (await launch()).newContext();
  await context.addInitScript(() => delete window.WebAssembly);
  const server = await serve();
  const page = await context.newPage();
  await page.goto(server.origin);
  assert.match(await page.innerText('.boot-failed'), /缺少 WebAssembly/);
  await context.close();
  await server.close();
});
