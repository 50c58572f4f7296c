// Calculators and examples of a page. Nothing is loaded before the first action, nothing is sent.
const phrases = JSON.parse(document.getElementById("live-phrases").textContent);
const translate = (english) => phrases.translations[english] ?? english;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
const button = (label, onclick, more = {}) =>
  make("button", { type: "button", textContent: translate(label), onclick, ...more });

// --- Python, in a web worker, so that the page stays responsive and code can be stopped.
class Python extends EventTarget {
  state = "off"; // off, loading, ready, broken
  #worker;
  #waiting = new Map();
  #number = 0;

  #become(state, detail = {}) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }
  #start() {
    this.#worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
    this.#worker.onerror = (event) => this.stop(event.message || "the worker failed", "broken");
    this.#worker.onmessage = ({ data }) => {
      if ("loaded" in data) {
        if (this.state === "loading") this.#become("loading", data);
      } else if (data.ready) this.#become("ready");
      else if (data.broken) this.stop(data.broken, "broken");
      else {
        const { resolve, reject } = this.#waiting.get(data.id);
        this.#waiting.delete(data.id);
        data.error ? reject(new Error(data.error)) : resolve(data.answer);
      }
    };
    this.#become("loading", { loaded: 0, total: 1 });
  }
  ask(request) {
    if (!this.#worker) this.#start();
    return new Promise((resolve, reject) => {
      this.#waiting.set(++this.#number, { resolve, reject });
      this.#worker.postMessage({ id: this.#number, request });
    });
  }
  stop(why = translate("stopped"), state = "off") {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
    this.#become(state, { why });
  }
}
const python = new Python();

// The progress of loading Python, in received bytes.
function progressLine() {
  const bar = make("progress", { max: 1, value: 0, hidden: true, ariaLabel: translate("Loading Python") });
  const text = make("span");
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  python.addEventListener("change", ({ detail }) => {
    bar.hidden = python.state !== "loading";
    text.textContent = detail.why ?? "";
    if (python.state !== "loading") return;
    bar.value = Math.min(1, detail.loaded / detail.total);
    const far = `${megabytes(detail.loaded)} / ${megabytes(detail.total)} MB`;
    text.textContent = `${translate("Loading Python")}: ${detail.total > 1 ? far : "…"}`;
  });
  return make("span", { className: "live-progress" }, bar, text);
}

async function copied(from, text) {
  await navigator.clipboard.writeText(text);
  const label = from.textContent;
  from.textContent = translate("Copied");
  setTimeout(() => (from.textContent = label), 1500);
}

// --- Calculators.
class Calculator {
  #ticket;
  constructor(node) {
    this.node = node;
    this.form = node.querySelector("form");
    this.fields = node.querySelector(".live-fields");
    this.status = node.querySelector(".live-status");
    this.answer = node.querySelector(".live-answer");
    this.fixed = "fixed" in node.dataset;
    this.shape = node.dataset.shape;
    this.go = button("Calculate", () => this.request(this.values()), { className: "live-go" });
    this.link = button("Copy link", () => copied(this.link, location.href), { hidden: true });
    this.program = button("Copy Python code", () => copied(this.program, this.code), { hidden: true });
    const bar = make("div", { className: "live-bar" }, this.go, this.link, this.program, progressLine());
    this.form.append(bar);
    this.fields.disabled = false;
    this.form.onsubmit = (event) => { event.preventDefault(); this.request(this.values()); };
    this.form.oninput = ({ target }) => {
      clearTimeout(this.timer);
      this.#ticket = undefined; // a pending answer is outdated
      this.answer.ariaBusy = "true";
      // Another statute has other fields, so their values are dropped.
      const kept = target.name === "statute" ? { statute: target.value } : undefined;
      this.timer = setTimeout(() => this.request(kept ?? this.values()), 80);
    };
    this.form.onclick = ({ target }) => {
      if ("add" in target.dataset) this.add();
      if ("remove" in target.dataset) this.remove(target.dataset.remove);
    };
  }
  values() {
    const values = {};
    for (const control of this.form.elements) {
      if (!control.name) continue;
      if (control.type === "checkbox") values[control.name] = control.checked ? control.value : "";
      else values[control.name] = control.validity.badInput ? "?" : control.value;
    }
    return values;
  }
  numbers(values) {
    return Object.keys(values).map((name) => Number(/^decision(\d+)\./.exec(name)?.[1] ?? 0));
  }
  async add() {
    const values = this.values();
    const next = Math.max(0, ...this.numbers(values)) + 1;
    await this.request({ ...values, [`decision${next}.under`]: "" });
    this.form.querySelector(`[name="decision${next}.under"]`)?.focus();
  }
  async remove(number) {
    const kept = Object.entries(this.values()).filter(([name]) => !name.startsWith(`decision${number}.`));
    await this.request(Object.fromEntries(kept));
    this.form.querySelector("[data-add]")?.focus();
  }
  async request(values) {
    const ticket = (this.#ticket = Symbol());
    this.answer.ariaBusy = "true";
    let shown;
    try {
      shown = await python.ask({ op: "calculate", values, phrases, fixed: this.fixed });
    } catch (error) {
      shown = { status: error.message, answer: "", code: "", wrong: "" };
    }
    if (ticket === this.#ticket) this.show(shown);
  }
  show(shown) {
    if (shown.fields && shown.shape !== this.shape) this.draw(shown);
    this.status.textContent = shown.status;
    this.status.classList.toggle("live-problem", !shown.code);
    this.answer.innerHTML = shown.answer;
    this.answer.ariaBusy = "false";
    this.code = shown.code;
    this.link.hidden = this.program.hidden = !shown.code;
    for (const control of this.form.elements)
      control.ariaInvalid = control.name && control.name === shown.wrong ? "true" : null;
    if (shown.code) history.replaceState(null, "", `#${shown.link}`);
    this.node.dataset.answers = Number(this.node.dataset.answers ?? 0) + 1;
  }
  draw({ fields, shape }) {
    const { name, selectionStart, selectionEnd } = document.activeElement ?? {};
    const open = this.fields.querySelector("details")?.open;
    this.fields.innerHTML = fields;
    this.shape = shape;
    const details = this.fields.querySelector("details");
    if (details) details.open = open;
    const again = name && this.form.elements[name];
    again?.focus?.();
    if (again?.type === "text" && selectionStart != null) again.setSelectionRange(selectionStart, selectionEnd);
  }
  // Show the case of a link.
  follow(fragment) {
    const statute = new URLSearchParams(fragment).get("statute");
    if (!statute || (this.fixed && this.form.elements.statute.value !== statute)) return;
    this.shape = undefined;
    this.request(fragment);
    this.node.scrollIntoView();
  }
}

// --- Examples. They share one namespace: each runs after those above it, as in a notebook.
class Cell {
  done = false;
  constructor(node) {
    this.node = node;
    this.data = JSON.parse(node.querySelector("script").textContent);
    this.printed = [...node.querySelectorAll(":scope > div")]; // the content without JavaScript
    this.edit = button("Edit and run", () => this.run(), { className: "live-go" });
    this.stop = button("Stop", () => python.stop(), { hidden: true });
    this.reset = button("Reset", () => this.back(), { hidden: true });
    node.append(make("div", { className: "live-bar" }, this.edit, this.stop, this.reset, progressLine()));
  }
  get source() { return this.area?.value ?? this.data.source; }
  open() {
    if (this.area) return;
    const rows = this.data.source.trimEnd().split("\n").length;
    this.area = make("textarea", { value: this.data.source, rows, spellcheck: false, ariaLabel: "Python" });
    this.area.oninput = () => (this.done = false);
    this.area.onkeydown = (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.run();
    };
    this.output = make("div", { className: "live-output", ariaLive: "polite" });
    this.node.prepend(this.area, this.output);
    for (const each of this.printed) each.hidden = true;
    this.edit.textContent = translate("Run");
    this.reset.hidden = false;
  }
  back() {
    this.area?.remove();
    this.output?.remove();
    this.area = this.output = undefined;
    for (const each of this.printed) each.hidden = false;
    this.edit.textContent = translate("Edit and run");
    this.reset.hidden = true;
    this.done = false;
  }
  async run() {
    this.open();
    this.busy(true);
    try {
      for (const above of cells.slice(0, cells.indexOf(this))) if (!above.done) await above.execute();
      await this.execute();
    } catch (error) {
      this.output?.replaceChildren(make("pre", { textContent: error.message }));
    } finally {
      this.busy(false);
    }
  }
  async execute() {
    const { kind, check } = this.data;
    const { output, failed, passed } = await python.ask({ op: "run", source: this.source, kind, check });
    this.done = !failed;
    this.node.dataset.runs = Number(this.node.dataset.runs ?? 0) + 1;
    if (!this.output) return;
    this.output.innerHTML = output;
    if (check) this.output.append(make("p", { className: "live-verdict", textContent: translate(passed ? "Correct." : "Not correct yet.") }));
  }
  busy(is) {
    this.stop.hidden = !is;
    this.edit.hidden = is;
  }
}

const cells = [...document.querySelectorAll(".live-cell")].map((node) => new Cell(node));
python.addEventListener("change", () => {
  if (python.state === "off" || python.state === "broken") for (const each of cells) each.done = false;
});
const calculators = [...document.querySelectorAll(".live-calculator")].map((node) => new Calculator(node));
const follow = () => calculators.forEach((each) => each.follow(location.hash.slice(1)));
follow();
addEventListener("hashchange", follow);
document.documentElement.dataset.live = "on";
globalThis.live = { python, calculators, cells };
