// A module worker: Pyodide, the wheels and the pages' own Python, all from the folder of this file.
const here = new URL("./", import.meta.url);

// Counts a copy of what arrives; the original is passed on, which V8 can compile as it comes.
function countBytes(total) {
  const fetched = self.fetch;
  let seen = 0;
  self.fetch = async (...request) => {
    const response = await fetched(...request);
    if (response.ok && response.body) count(response.clone().body.getReader());
    return response;
  };
  async function count(reader) {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      seen += part.value.byteLength;
      postMessage({ loaded: seen, total });
    }
  }
}

async function load(name) {
  const response = await fetch(new URL(name, here));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  return response;
}

async function start() {
  const manifest = await (await load("manifest.json")).json();
  countBytes(manifest.bytes);
  const { loadPyodide } = await import(new URL("pyodide.mjs", here));
  const pyodide = await loadPyodide({
    indexURL: here.href,
    lockFileURL: new URL("pyodide-lock.json", here).href,
    packageBaseUrl: here.href,
    packages: [manifest.package], // what it needs follows from the lock file, which holds hashes
  });
  pyodide.unpackArchive(await (await load("live.zip")).arrayBuffer(), "zip");
  return pyodide.runPython("from live.worker import answer; answer");
}

const ready = start();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ broken: String(error) }));

onmessage = async ({ data: { id, request } }) => {
  try {
    const answer = await ready;
    postMessage({ id, answer: JSON.parse(answer(JSON.stringify(request))) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
