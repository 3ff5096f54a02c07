// What both forms of the page make programs with.

// The function that a program's glue defines: `taizhangGlue` is the page's, `taizhangReader_pdf` that of a reader.
export function glueOf(name) {
  var glue = window[name === 'app' ? 'taizhangGlue' : 'taizhangReader_' + name];
  if (!glue) throw new Error('glue of ' + name);
  return glue;
}

// A promise of a program; its bytes, which `readBytes` promises, come along where workers cannot be sent the module.
export function program(glue, module, readBytes) {
  try {
    new MessageChannel().port1.postMessage(module);
    return Promise.resolve({ glue: glue, module: module });
  } catch (refused) {
    return readBytes().then(function (bytes) {
      return { glue: glue, module: module, bytes: bytes };
    });
  }
}
