// A reporter for Node's test runner: the files in which a test failed, a line each. Told at once: a runner that is made to exit
// does not wait for what a reporter keeps for its end.
export default async function* failedFiles(events) {
  const told = new Set();
  for await (const { type, data } of events) {
    if (type !== 'test:fail' || told.has(data.file)) continue;
    told.add(data.file);
    yield data.file + '\n';
  }
}
