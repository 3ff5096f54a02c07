// Keeps the site for use without the network, where the browser allows it: over https and on this machine. Elsewhere nothing is
// tried. What became of it stands in `window.taizhang_offline` and is told by an event of that name; the app listens
// (src/app/hooks/offline.rs).

// `kept`: the page opens without the network. `newer`: a newer version is ready, or already serves another window.
var state = { kept: false, newer: false };
var waiting; // the service worker of the newer version

export function keepForOffline() {
  var container = window.isSecureContext && navigator.serviceWorker;
  if (!container) return;
  container
    .register('sw.js')
    .then(function (registration) {
      if (!registration) return;
      watch(registration);
      container.ready.then(function () {
        tell('kept');
      });
    })
    .catch(function () {}); // Storage is full or forbidden: the page works, with the network.
  // Another window took the newer version; this one goes on with its own until it is asked to reload.
  container.addEventListener('controllerchange', function () {
    tell('newer');
  });
}

// Reloads the page in its newest version. Called only where the person asks for it.
window.taizhang_renew = function () {
  if (!waiting) return location.reload();
  waiting.addEventListener('statechange', function () {
    if (waiting.state === 'activated') location.reload();
  });
  waiting.postMessage('take over');
};

function watch(registration) {
  function installed(worker) {
    if (!registration.active) return; // The first of all: there is no older one.
    waiting = worker;
    tell('newer');
  }
  if (registration.waiting) installed(registration.waiting);
  registration.addEventListener('updatefound', function () {
    var worker = registration.installing;
    worker.addEventListener('statechange', function () {
      if (worker.state === 'installed') installed(worker);
    });
  });
}

function tell(what) {
  state[what] = true;
  window.taizhang_offline = state;
  window.dispatchEvent(new Event('taizhang_offline'));
}
