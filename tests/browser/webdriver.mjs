// Firefox and WebKitGTK, spoken to by WebDriver's commands: Firefox takes them on a socket of its own (Marionette), WebKitGTK
// by its driver, over HTTP.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookOut } from './old.mjs';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
const BROWSER_OF_WEBKIT = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';

export const haveFirefox = Boolean(FIREFOX);
export const haveWebKit = Boolean(BROWSER_OF_WEBKIT) && existsSync(WEBKIT_DRIVER) && existsSync('/usr/bin/Xvfb');

/** Opens an address in Firefox. As `openOld`. */
export async function openFirefox(address) {
  const profile = mkdtempSync(join(tmpdir(), 'taizhang-firefox-'));
  // Port 0: any that is free; it writes into the profile which.
  writeFileSync(join(profile, 'user.js'), 'user_pref("marionette.port", 0);\nuser_pref("intl.accept_languages", "zh-CN");\n');
  const browser = spawn(FIREFOX, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const port = await patiently(() => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8')));
  const command = await marionette(port);
  await command('WebDriver:NewSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } } });
  await command('WebDriver:SetTimeouts', { script: 60_000 });
  await command('WebDriver:Navigate', { url: address });
  return face(
    (script) => command('WebDriver:ExecuteAsyncScript', { script, args: [] }).then(({ value }) => value),
    async () => {
      await end(browser);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  );
}

/** Opens an address in WebKitGTK's MiniBrowser. As `openOld`. */
export async function openWebKit(address) {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((told) => screen.stdio[3].once('data', (number) => told(`:${String(number).trim()}`)));
  const port = await freePort();
  // As root, its sandbox does not start.
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driver = spawn(WEBKIT_DRIVER, [`--port=${port}`], { stdio: 'ignore', env });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await patiently(() => ask('GET', '/status'));
  const options = { binary: BROWSER_OF_WEBKIT, args: ['--automation'] };
  const capabilities = { alwaysMatch: { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': options } };
  const { sessionId } = await ask('POST', '/session', { capabilities });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 60_000 });
  await ask('POST', `${session}/url`, { url: address });
  return face(
    (script) => ask('POST', `${session}/execute/async`, { script, args: [] }),
    async () => {
      await ask('DELETE', session).catch(() => {});
      await end(driver);
      await end(screen);
    },
  );
}

// What `openOld` returns, from a function that runs the body of an asynchronous script.
function face(execute, close) {
  async function evaluate(expression) {
    const told = await execute(`
      const done = arguments[arguments.length - 1];
      const failed = (error) => done({ error: String(error) });
      try {
        Promise.resolve(${expression}).then((value) => done({ value }), failed);
      } catch (error) {
        failed(error);
      }`);
    if (told && told.error) throw new Error(told.error);
    return told && told.value;
  }
  return { evaluate, until: lookOut(evaluate), close };
}

// Marionette: the length of a message, a colon, the message [0, id, command, parameters] or [1, id, error, result].
async function marionette(port) {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map();
  let unread = Buffer.alloc(0);
  let greeted;
  const greeting = new Promise((resolve, reject) => {
    greeted = resolve;
    socket.once('error', reject);
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox ended'))));
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    for (;;) {
      const colon = unread.indexOf(':');
      const length = Number(unread.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || unread.length < colon + 1 + length) return;
      hear(JSON.parse(unread.subarray(colon + 1, colon + 1 + length).toString()));
      unread = unread.subarray(colon + 1 + length);
    }
  });
  function hear(message) {
    if (!Array.isArray(message)) return greeted();
    const [, id, error, result] = message;
    if (error) waiting.get(id).reject(new Error(`${error.error}: ${error.message}`));
    else waiting.get(id).resolve(result);
    waiting.delete(id);
  }
  await greeting;
  let last = 0;
  return (name, parameters) =>
    new Promise((resolve, reject) => {
      const message = JSON.stringify([0, ++last, name, parameters]);
      waiting.set(last, { resolve, reject });
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

// A browser takes its time to start: asks again until there is an answer, for half a minute.
async function patiently(ask) {
  for (const late = Date.now() + 30_000; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > late) throw error;
      await new Promise((soon) => setTimeout(soon, 50));
    }
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function end(program) {
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  const late = setTimeout(() => program.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
}
