// Starts the page in any browser that has WebAssembly, and says what is wrong in any that does not: old syntax only.
// The page and its analysts are one program, loaded at once; each reader of documents is one more, loaded when a file needs
// it, and so is the exporter. Where programs come from, the two forms of the page know: loader/site.js for a site, loader/single.js for the one file.

// Puts a sentence on top of the page, whatever state that is in.
export function say(chinese, english, detail) {
  var box = document.createElement('div');
  box.className = 'boot-failed';
  box.setAttribute('role', 'alert');
  [chinese, english, detail].forEach(function (line) {
    if (!line) return;
    var p = document.createElement('p');
    p.textContent = line;
    box.appendChild(p);
  });
  var boot = document.querySelector('#app > .boot');
  if (boot) boot.parentNode.removeChild(boot);
  document.body.insertBefore(box, document.body.firstChild);
}

// `form` is { needs, policy, load, started }: what it uses beyond the rest, the stricter Content-Security-Policy of browsers that
// can do without 'unsafe-eval', a function from a program's name ('app' or a reader's) to a promise of { glue, module, bytes },
// and what to do once the page is drawn.
export function start(form) {
  var page; // the program of the page and its analysts
  var readers = {}; // by name: promises of programs

  // A program is { glue, module, bytes, workerUrl }: wasm-bindgen's glue as one function, whose text the workers are made
  // from, the WebAssembly.Module, what it was compiled from where a worker must do that again (Chromium up to 69 refuses to
  // send a module to a worker), and the script of its workers.

  // Dark or light, as the system has it; what the person chose goes before (www/style/colours.css).
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function followSystem() {
    document.documentElement.setAttribute('data-system', dark.matches ? 'dark' : 'light');
  }
  followSystem();
  dark.addListener(followSystem); // Not addEventListener: too new for some.

  window.taizhang_failed = function (reason) {
    window.taizhang_failed = function () {};
    say('页面出错，无法继续。请刷新后重试。', 'The page met an error and cannot go on. Please reload it.', reason);
  };

  window.taizhang_spawn_worker = function () {
    return spawn(page);
  };

  // A promise of a worker with the reader of this name.
  window.taizhang_spawn_reader = function (name) {
    if (!readers[name]) {
      readers[name] = form.load(name).then(withWorkers).catch(function (error) {
        delete readers[name]; // The network may be back at the next try.
        throw error;
      });
    }
    return readers[name].then(spawn);
  };

  function spawn(program) {
    var worker = new Worker(program.workerUrl);
    worker.postMessage(program.bytes ? { bytes: program.bytes } : { module: program.module });
    return worker;
  }

  // Runs in the worker. The first message is the wasm; Rust's `main` then installs its own handler for all later ones.
  function workerMain(glue) {
    self.onmessage = function (event) {
      self.onmessage = null;
      glue().initSync({ module: event.data.module || new WebAssembly.Module(event.data.bytes) });
    };
  }

  function withWorkers(program) {
    var source = '(' + workerMain + ')(' + program.glue + ')';
    program.workerUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    return program;
  }

  function missing() {
    var needed = ['WebAssembly', 'Promise', 'Worker', 'Blob', 'TextDecoder', 'MessageChannel', 'Symbol', 'Map'];
    return needed.concat(form.needs).filter(function (name) {
      return !(name in window);
    });
  }

  // Where wasm needs no 'unsafe-eval', nobody gets it. findLast and supports together: Chromium 97, Firefox 104, Safari 16.
  function tightenPolicy() {
    if (!Array.prototype.findLast || !HTMLScriptElement.supports) return;
    var meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = form.policy;
    document.head.appendChild(meta);
  }

  var lacking = missing();
  if (lacking.length) {
    say(
      '这个浏览器太旧，打不开本页：缺少 ' + lacking.join('、') + '。请换用 Chromium 69 及以上内核的浏览器。',
      'This browser is too old for this page: it lacks ' + lacking.join(', ') + '. Please use one with Chromium 69 or later.'
    );
    return;
  }
  tightenPolicy();
  form
    .load('app')
    .then(function (loaded) {
      page = withWorkers(loaded);
      return page.glue().default({ module_or_path: page.module });
    })
    .then(form.started)
    .catch(function (error) {
      say(
        '页面没有装载成功。请检查网络后刷新；若仍不行，请把下面一行告诉维护者。',
        'The page did not load. Please reload it; if that does not help, tell its keeper the line below.',
        String(error)
      );
    });
}
