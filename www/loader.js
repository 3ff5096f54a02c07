// Starts the page in any browser that has WebAssembly, and says what is wrong in any that does not: old syntax only.
// The page and its analysts are one wasm file, compiled once here; each reader of documents is one more, fetched when a
// file needs it, and so is the exporter, which the lists below count among them. The hook of Trunk.toml gives this script its final name and those of the files it loads: app.js, which
// defines `taizhangGlue` (wasm-bindgen's glue as one function, whose text the workers are made from), app.wasm, and the
// same two for each reader.
(function () {
  'use strict';
  var script = document.currentScript;
  var page; // the program of the page and its analysts
  var readers = {}; // by name: promises of programs

  // A program is { module, bytes, workerUrl }: the WebAssembly.Module, what it was compiled from where a worker must do that
  // again (Chromium up to 69 refuses to send a module to a worker), and the script of its workers.

  // Dark or light, as the system has it; what the person chose goes before (www/style/colours.css).
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function followSystem() {
    document.documentElement.setAttribute('data-system', dark.matches ? 'dark' : 'light');
  }
  followSystem();
  dark.addListener(followSystem); // Not addEventListener: too new for some.

  // Puts a sentence on top of the page, whatever state that is in.
  function say(chinese, english, detail) {
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
      readers[name] = loadReader(name).catch(function (error) {
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

  function program(glue, wasm) {
    var source = '(' + workerMain + ')(' + glue + ')';
    wasm.workerUrl = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    return wasm;
  }

  function loadReader(name) {
    var listed = script.getAttribute('data-readers').split(', ');
    for (var i = 0; i < listed.length; i++) {
      var parts = listed[i].split(' ');
      if (parts[0] === name) {
        return Promise.all([loadGlue(parts[1], 'taizhangReader_' + name), loadWasm(parts[2])]).then(function (loaded) {
          return program(loaded[0], loaded[1]);
        });
      }
    }
    return Promise.reject(new Error(name));
  }

  function missing() {
    var needed = ['WebAssembly', 'Promise', 'fetch', 'Worker', 'Blob', 'TextDecoder', 'MessageChannel', 'Symbol', 'Map'];
    return needed.filter(function (name) {
      return !(name in window);
    });
  }

  // Where wasm needs no 'unsafe-eval', nobody gets it. findLast and supports together: Chromium 97, Firefox 104, Safari 16.
  function tightenPolicy() {
    if (!Array.prototype.findLast || !HTMLScriptElement.supports) return;
    var meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "script-src 'self' 'wasm-unsafe-eval'; worker-src blob:";
    document.head.appendChild(meta);
  }

  function loadGlue(address, name) {
    return new Promise(function (resolve, reject) {
      var glue = document.createElement('script');
      glue.src = address;
      glue.onload = function () {
        if (window[name]) resolve(window[name]);
        else reject(new Error(address));
      };
      glue.onerror = function () {
        reject(new Error(address));
      };
      document.head.appendChild(glue);
    });
  }

  function loadWasm(address) {
    return fetch(address).then(function (response) {
      if (!response.ok) throw new Error(response.status + ' ' + address);
      var copy = response.clone();
      var reading;
      function readBytes() {
        reading = reading || copy.arrayBuffer();
        return reading;
      }
      function compile() {
        return readBytes().then(function (read) {
          return WebAssembly.compile(read);
        });
      }
      // A server that does not send application/wasm gets the second try.
      var compiling = WebAssembly.compileStreaming ? WebAssembly.compileStreaming(response).catch(compile) : compile();
      return compiling.then(function (module) {
        try {
          new MessageChannel().port1.postMessage(module);
          return { module: module };
        } catch (refused) {
          return readBytes().then(function (read) {
            return { module: module, bytes: read };
          });
        }
      });
    });
  }

  var lacking = missing();
  if (lacking.length) {
    say(
      '这个浏览器太旧，打不开本页：缺少 ' + lacking.join('、') + '。请换用 Chromium 69 及以上内核的浏览器。',
      'This browser is too old for this page: it lacks ' + lacking.join(', ') + '. Please use one with Chromium 69 or later.'
    );
    return;
  }
  if (location.protocol === 'file:') {
    say(
      '本页不能直接从磁盘打开，请通过网页服务器访问（例如在本目录运行 python3 -m http.server）。',
      'This page cannot be opened from disk; serve its folder (for example: python3 -m http.server).'
    );
    return;
  }
  tightenPolicy();
  Promise.all([loadGlue(script.getAttribute('data-glue'), 'taizhangGlue'), loadWasm(script.getAttribute('data-wasm'))])
    .then(function (loaded) {
      page = program(loaded[0], loaded[1]);
      return loaded[0]().default({ module_or_path: page.module });
    })
    .catch(function (error) {
      say(
        '页面没有装载成功。请检查网络后刷新；若仍不行，请把下面一行告诉维护者。',
        'The page did not load. Please reload it; if that does not help, tell its keeper the line below.',
        String(error)
      );
    });
})();
