// Which Chromium the tests drive.
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** The path of $CHROMIUM, else of the system's, else of Playwright's own; undefined if there is none. */
export function findChromium() {
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [process.env.CHROMIUM, ...system, chromium.executablePath()].find((path) => path && existsSync(path) && !asksForSnap(path));
}

// Ubuntu's /usr/bin/chromium-browser is a script that asks for a snap.
function asksForSnap(path) {
  const start = readFileSync(path).subarray(0, 4096);
  return start.includes('#!') && start.includes('snap ');
}
