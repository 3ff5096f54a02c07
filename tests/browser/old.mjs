// Old Chromium, down to 69, the oldest that the page promises to run in, spoken to without a driver: today's are for today's
// browsers. scripts/setup.sh fetches them; they are published inside npm packages.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
/** Where Chromium of this version is, if it was fetched. */
export const chromiumOf = (version) => join(cache, 'taizhang', `chromium-${version}`);
export const haveOldChromium = existsSync(chromiumOf(69));

/** Opens an address. Returns `{evaluate, until, close}`; both take an expression (a string) and resolve to its value. */
export async function openOld(address, version = 69) {
  const profile = mkdtempSync(join(tmpdir(), 'taizhang-old-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
  const browser = spawn(chromiumOf(version), [...flags, `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ask = speak(browser.stdio[3], browser.stdio[4], browser);
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await ask('Target.attachToTarget', { targetId });
  await ask('Page.navigate', { url: address }, sessionId);

  async function evaluate(expression) {
    const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId);
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
    return result.value;
  }
  async function close() {
    const ended = new Promise((resolve) => browser.once('exit', resolve));
    const late = setTimeout(() => browser.kill('SIGKILL'), 5000);
    // Not killed at once: its children would go on writing into the profile.
    ask('Browser.close').catch(() => {});
    await ended;
    clearTimeout(late);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return { evaluate, until: lookOut(evaluate), close };
}

/** Makes of `evaluate` a function that waits until an expression is true; the page itself looks, many times a second. */
export function lookOut(evaluate) {
  return async (expression, milliseconds = 60000) => {
    const looking = `new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('in vain: ' + ${JSON.stringify(expression)} + '\\n' + document.body.innerText)), ${milliseconds});
      (function look() {
        const value = document.body && (${expression});
        if (value) { clearTimeout(late); resolve(value); } else setTimeout(look, 20);
      })();
    })`;
    for (;;) {
      try {
        return await evaluate(looking);
      } catch (error) {
        // A page that is just being opened takes the blank one's place: look again in the new one.
        if (!/context was destroyed|Cannot find context|before the unload event|was unloaded/.test(error.message)) throw error;
      }
    }
  };
}

// The DevTools protocol over a pipe: JSON, ended by a zero byte. What is for a tab goes wrapped in a message to the browser.
function speak(input, output, browser) {
  const waiting = new Map();
  let last = 0;
  let unread = '';
  output.setEncoding('utf8');
  output.on('data', (chunk) => {
    const messages = (unread + chunk).split('\0');
    unread = messages.pop();
    messages.forEach(hear);
  });
  browser.once('exit', () => waiting.forEach(({ reject }) => reject(new Error('old Chromium ended'))));
  browser.once('error', (error) => waiting.forEach(({ reject }) => reject(error)));

  function hear(json) {
    const message = JSON.parse(json);
    if (message.method === 'Target.receivedMessageFromTarget') return hear(message.params.message);
    const asked = waiting.get(message.id);
    if (!asked) return;
    if (message.error) asked.reject(new Error(message.error.message));
    else if (!asked.wrapped || !isWrapper(message)) asked.resolve(message.result);
  }
  function isWrapper(message) {
    return message.result && Object.keys(message.result).length === 0;
  }
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject, wrapped: Boolean(sessionId) });
      const message = JSON.stringify({ id, method, params });
      const sent = sessionId
        ? JSON.stringify({ id, method: 'Target.sendMessageToTarget', params: { sessionId, message } })
        : message;
      input.write(sent + '\0');
    });
}
