// The page as a site: programs are files beside it. The build gives this script its final name, and in its attributes those
// of the files: `data-glue` and `data-wasm` of the page, and in `data-readers` name, glue and wasm of each reader.
import { say, start } from '../loader.js';
import { keepForOffline } from './offline.js';
import { glueOf, program } from './program.js';

var script = document.currentScript;

function load(name) {
  if (name === 'app') return loadFiles(name, script.getAttribute('data-glue'), script.getAttribute('data-wasm'));
  var listed = script.getAttribute('data-readers').split(', ');
  for (var i = 0; i < listed.length; i++) {
    var parts = listed[i].split(' ');
    if (parts[0] === name) return loadFiles(name, parts[1], parts[2]);
  }
  return Promise.reject(new Error(name));
}

function loadFiles(name, glue, wasm) {
  return Promise.all([runScript(glue), loadWasm(wasm)]).then(function (loaded) {
    return program(glueOf(name), loaded[1].module, loaded[1].readBytes);
  });
}

function runScript(address) {
  return new Promise(function (resolve, reject) {
    var element = document.createElement('script');
    element.src = address;
    element.onload = resolve;
    element.onerror = function () {
      reject(new Error(address));
    };
    document.head.appendChild(element);
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
      return { module: module, readBytes: readBytes };
    });
  });
}

if (location.protocol === 'file:') {
  say(
    '本页不能直接从磁盘打开：请打开同一目录中的单文件版 taizhang.html，或通过网页服务器访问。',
    'This page cannot be opened from disk: open taizhang.html beside it, which can, or serve its folder.'
  );
} else {
  start({
    needs: ['fetch'],
    policy: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:",
    load: load,
    started: keepForOffline
  });
}
