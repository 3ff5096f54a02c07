// The page as one file, which is opened from disk as well: programs are in it. The glue of each is a script that ran before
// this one; its wasm is text in an element, deflated and in base64, its length in `data-bytes`.
import { start } from '../loader.js';
import { inflate } from './inflate.js';
import { glueOf, program } from './program.js';

function load(name) {
  return new Promise(function (resolve) {
    var element = document.getElementById('wasm-' + name);
    if (!element) throw new Error(name);
    var bytes = inflate(fromBase64(element.textContent), Number(element.getAttribute('data-bytes')));
    function readBytes() {
      return Promise.resolve(bytes);
    }
    resolve(
      WebAssembly.compile(bytes).then(function (module) {
        return program(glueOf(name), module, readBytes);
      })
    );
  });
}

function fromBase64(text) {
  var decoded = atob(text);
  var bytes = new Uint8Array(decoded.length);
  for (var i = 0; i < bytes.length; i++) bytes[i] = decoded.charCodeAt(i);
  return bytes;
}

start({
  needs: ['atob'],
  policy: "script-src 'wasm-unsafe-eval'; worker-src blob:",
  load: load,
  started: function () {}
});
