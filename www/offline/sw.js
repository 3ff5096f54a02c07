// The service worker: keeps every file of the site, and serves them without asking the network. It fetches these files and
// nothing else. The build puts in `VERSION`, a hash of all, and `FILES`, their paths with their hashes (scripts/offline.mjs).
/* global VERSION, FILES */
'use strict';

const scope = self.registration.scope;
// Other copies of the site may lie on the same server under other paths.
const prefix = 'taizhang ' + scope + ' ';
const name = prefix + VERSION;
const NAMED_BY_CONTENT = /-[0-9a-f]{12}\.\w+$/;

// A file that is not what the build made (a server that is just being updated, one that asks for a password first) fails the
// whole: all or nothing is kept.
self.addEventListener('install', (event) => {
  const requests = FILES.map(([path, integrity]) => {
    const cache = NAMED_BY_CONTENT.test(path) ? 'default' : 'no-cache';
    return new Request(new URL(path, scope).href, { integrity, cache, redirect: 'error' });
  });
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => event.waitUntil(forgetOld()));

// The person chose the new version (www/loader/offline.js).
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  event.respondWith(answer(request));
  if (request.mode === 'navigate') event.waitUntil(forgetOld());
});

async function answer(request) {
  const address = new URL(request.url);
  const path = address.origin + address.pathname;
  const wanted = path === scope + 'index.html' ? scope : path;
  const cache = await caches.open(name);
  // A window that still runs an older version may want one of its readers.
  return (await cache.match(wanted)) || (await caches.match(wanted)) || fetch(request);
}

// Older versions go as soon as no second window may still run one.
async function forgetOld() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter((window) => window.url.startsWith(scope)).length > 1) return;
  const names = await caches.keys();
  await Promise.all(names.filter((other) => other.startsWith(prefix) && other !== name).map((old) => caches.delete(old)));
}
