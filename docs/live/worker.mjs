// A module worker: loads Pyodide, the wheels and the Python code of the pages from its own folder.
const here = new URL("./", import.meta.url);

// Counts the bytes of a copy of each response; the original can be compiled while it streams.
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
    packages: [manifest.package], // its dependencies and their hashes are in the lock file
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
