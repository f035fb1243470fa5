// Shows the samples.

const ROW = 46; // pixels, as in report.css
const SPARE = 8; // rows that are drawn above and below what is seen
const KEPT_CHUNKS = 24;
const MOST_LINES = 3000; // of a source; more are not shown
const MOST_COMPARED = 4e6; // pairs of lines

async function unpack(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place++) bytes[place] = binary.charCodeAt(place); // from() is far slower
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// ---------------------------------------------------------------- C++

const KEYWORDS =
  "alignas auto break case catch class const constexpr continue default delete do else enum explicit extern for friend " +
  "goto if inline mutable namespace new noexcept operator private public return sizeof static static_assert " +
  "struct switch template this throw try typedef typename union using virtual volatile while true false nullptr";
const TYPES =
  "bool char double float int int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t long short signed " +
  "size_t ssize_t std string unsigned vector void Kokkos View complex array pair tuple __global__ __device__ __shared__";
const KIND = new Map([...KEYWORDS.split(" ").map((w) => [w, "k"]), ...TYPES.split(" ").map((w) => [w, "y"])]);
const TOKEN =
  /(?<c>\/\/[^\n]*|\/\*[^]*?(?:\*\/|(?![^])))|(?<t>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(?<d>^[ \t]*#(?:\\\n|[^\n])*)|(?<n>\b\d[\w.]*)|(?<w>[A-Za-z_]\w*)/gm;

/** The lines of a source, each a list of [class or empty, text]. */
function highlighted(source) {
  const lines = [[]];
  const put = (kind, text) => {
    text.split("\n").forEach((part, place) => {
      if (place) lines.push([]);
      if (part) lines.at(-1).push([kind, part]);
    });
  };
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    put("", source.slice(end, match.index));
    const kind = Object.entries(match.groups).find(([, text]) => text !== undefined)[0];
    put(kind === "w" ? KIND.get(match[0]) ?? "" : kind, match[0]);
    end = match.index + match[0].length;
  }
  put("", source.slice(end));
  if (lines.length > 1 && !lines.at(-1).length) lines.pop();
  const left = lines.length - MOST_LINES;
  return left > 0 ? [...lines.slice(0, MOST_LINES), [["c", `… ${number(left)} more lines`]]] : lines;
}

function codeLine(parts, number, kind) {
  const spans = parts.map(([name, text]) => (name ? element("span", { class: name }, text) : text));
  return element("div", { class: kind ? `l ${kind}` : "l", "data-n": number }, spans.length ? spans : " ");
}

function codeBlock(lines, label) {
  const block = element("div", { class: "code", tabindex: "0", role: "group", "aria-label": label });
  block.append(element("div", { class: "lines" }, lines));
  return block;
}

/** A source with what the compiler says below the lines that it speaks of. */
function code(source, diagnostics) {
  const lines = highlighted(source).flatMap((parts, place) => [
    codeLine(parts, place + 1, ""),
    ...notesBelow(place + 1, diagnostics),
  ]);
  return codeBlock(lines, "Code");
}

const notesBelow = (line, diagnostics) => diagnostics.filter((one) => one.line === line).map(diagnosticNote);

function diagnosticNote(one) {
  const place = one.column ? ` (column ${one.column})` : "";
  const cure = one.fix_it ? `\ncompiler's suggestion: ${one.fix_it}` : "";
  return element("div", { class: "note" }, [`${one.kind}${place}: ${one.message}${cure}`, ...one.notes].join("\n"));
}

/** What changed from one source to the next, by the longest common subsequence of lines; null if they are too long. */
function changes(before, after, diagnostics) {
  const [old, now] = [highlighted(before), highlighted(after)];
  if (old.length * now.length > MOST_COMPARED) return null;
  const [oldText, nowText] = [old, now].map((lines) => lines.map((parts) => parts.map(([, text]) => text).join("")));
  const common = commonLengths(oldText, nowText);
  const lines = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && oldText[i] === nowText[j]) {
      lines.push(codeLine(now[j], j + 1, ""), ...notesBelow(j + 1, diagnostics));
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && common[i + 1][j] >= common[i][j + 1]))
      lines.push(codeLine(old[i++], "−", "removed"));
    else {
      lines.push(codeLine(now[j], "+", "added"), ...notesBelow(j + 1, diagnostics));
      j++;
    }
  }
  return codeBlock(lines, "Changes");
}

function commonLengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  return table;
}

// ---------------------------------------------------------------- one sample

const milliseconds = (seconds) => `${number(seconds * 1000, seconds < 0.1 ? 3 : 1)} ms`;

function table(names, rows) {
  const head = element("tr", {}, names.map((name) => element("th", { scope: "col" }, name)));
  const body = rows.map((cells) => element("tr", {}, cells.map((cell) => element("td", {}, cell))));
  return element("div", { class: "scroll" }, element("table", {}, element("thead", {}, head), element("tbody", {}, body)));
}

function folded(summary, ...children) {
  return element("details", {}, element("summary", {}, summary), ...children);
}

function message(role, text) {
  return [element("div", { class: "role" }, role), element("pre", { class: "wrap" }, text)];
}

/** Messages that were not there in the call before; its answer is shown above. */
function newMessages(attempt, before) {
  const known = before ? before.messages : [];
  let same = 0;
  while (same < known.length && known[same][1] === attempt.messages[same]?.[1]) same++;
  return attempt.messages.slice(same).filter(([role, text]) => role !== "assistant" || text !== before?.answer);
}

function attemptView(attempt, place, attempts, texts) {
  const before = attempts[place - 1];
  const asked = newMessages(attempt, before);
  const view = element(
    "section",
    { class: "attempt" },
    element("div", { class: "head" }, element("h4", {}, `Attempt ${place + 1} · ${attempt.step}`), verdictLabel(attempt.verdict)),
    element("p", { class: "said" }, attempt.detail),
  );
  if (asked.length) {
    const words = place ? "what the model was told" : "prompt";
    view.append(folded(words, asked.flatMap(([role, text]) => message(role, texts[text]))));
  }
  if (attempt.answer !== null) {
    const cut = attempt.finish === "stop" ? "" : `, ended by ${attempt.finish}`;
    view.append(folded(`whole answer${cut}`, element("pre", { class: "wrap" }, texts[attempt.answer])));
  }
  if (attempt.source !== null) view.append(sourceView(attempt, before, texts));
  const unplaced = attempt.diagnostics.filter((one) => attempt.source === null || !one.line);
  view.append(...unplaced.map(diagnosticNote));
  if (attempt.tests.length) view.append(testsView(attempt.tests, texts));
  if (attempt.times.length) view.append(timesView(attempt.times));
  if (attempt.feedback !== null && place === attempts.length - 1)
    view.append(folded("feedback that would have come next", element("pre", { class: "wrap" }, texts[attempt.feedback])));
  const [model, build, run] = attempt.seconds;
  view.append(
    element("p", { class: "keys" },
      `${number(attempt.tokens[0])} tokens in, ${number(attempt.tokens[1])} out · ` +
      `model ${number(model, 1)} s, build ${number(build, 1)} s, run ${number(run, 1)} s`),
  );
  return view;
}

function sourceView(attempt, before, texts) {
  const source = texts[attempt.source];
  const whole = code(source, attempt.diagnostics);
  if (!before || before.source === null) return whole;
  const difference = before.source === attempt.source
    ? element("p", { class: "said" }, "The same code as before.")
    : changes(texts[before.source], source, attempt.diagnostics);
  if (!difference) return whole;
  const buttons = [["changes", difference], ["code", whole]].map(([name, shown]) =>
    element("button", { type: "button", "aria-pressed": String(shown === difference), onclick: () => choose(shown) }, name));
  const choose = (shown) => {
    [difference, whole].forEach((one, place) => {
      one.hidden = one !== shown;
      buttons[place].setAttribute("aria-pressed", String(one === shown));
    });
  };
  choose(difference);
  return element("div", {}, element("div", { class: "tabs" }, buttons), difference, whole);
}

function testsView(tests, texts) {
  const rows = tests.map((one) => [
    one.launch, verdictLabel(one.verdict), one.public.join(" of "), one.held_out.join(" of "), number(one.wall_s, 2),
  ]);
  const failed = tests.filter((one) => one.failure || one.crash || one.output !== null);
  return element("div", {}, table(["ranks x threads", "tests", "public", "held-out", "s"], rows),
    failed.flatMap((one) => failureView(one, texts)));
}

function failureView(one, texts) {
  const parts = [];
  if (one.failure) {
    const { stream, size, shape, detail, argument, index, expected, got, differing } = one.failure;
    const place = argument ? ` ${argument}${index === undefined ? "" : `[${index}]`}` : "";
    const values = expected === undefined ? place : `${place} is ${got} instead of ${expected}`;
    const others = differing === undefined ? "" : `; ${number(differing)} elements differ`;
    const words = `${one.launch}: ${detail}${values ? `:${values}` : ""}${others}`;
    parts.push(element("p", { class: "said" }, `${words} (${stream.replace("_", "-")} case of size ${size}, ${shape})`));
    const shown = [["input", one.failure.input], ["expected", one.failure.expected_output], ["got", one.failure.got_output]];
    parts.push(...shown.filter(([, text]) => text !== undefined).flatMap(([name, text]) => message(name, text)));
  }
  if (one.crash) {
    const { signal, exit_status: status, place } = one.crash;
    const words = [signal, status === undefined ? null : `exit status ${status}`, ...place].filter(Boolean);
    parts.push(element("p", { class: "said" }, `${one.launch}: ${words.join(", ") || "no trace"}`));
  }
  if (one.output !== null) parts.push(folded(`${one.launch}: what it printed`, element("pre", {}, texts[one.output])));
  return parts;
}

function timesView(times) {
  const rows = times.filter((one) => one.timing).map(({ launch, timing }) => {
    const [middle, low, high] = timing.speedup.map((value) => number(value, 2));
    const interval = element("span", { class: "interval" }, ` [${low}, ${high}]`);
    return [launch, element("span", {}, middle, interval), milliseconds(timing.candidate_s),
      milliseconds(timing.baseline_s), number(timing.pairs), number(timing.size)];
  });
  const failed = times.filter((one) => !one.timing);
  return element("div", {},
    rows.length ? table(["ranks x threads", "speedup", "candidate", "baseline", "pairs", "size"], rows) : null,
    failed.map((one) => element("p", { class: "said" }, `${one.launch}: when timed, ${verdictWords(one.verdict)}`)));
}

// ---------------------------------------------------------------- the list

class Samples {
  constructor(index, chunks) {
    this.index = index;
    this.count = index.system.length;
    this.chunks = chunks;
    this.unpacked = new Map();
    this.words = Array.from({ length: this.count }, (_, one) => this.searched(one));
  }

  problem(one) { return this.index.problems[this.index.problem[one]]; }
  type(one) { return this.index.types[this.index.problem[one]]; }
  target(one) { return this.index.targets[this.index.target[one]]; }
  system(one) { return this.index.systems[this.index.system[one]]; }
  verdict(one) { return this.index.verdict[one]; }
  key(one) { return [this.system(one), this.problem(one), this.target(one), this.index.number[one]].join("|"); }

  searched(one) {
    const { detail, number: numbers } = this.index;
    const verdict = this.verdict(one);
    const words = [this.problem(one), this.type(one), this.target(one), this.system(one), verdict, verdictWords(verdict)];
    return [...words, `#${numbers[one]}`, detail[one]].join("\n").toLowerCase();
  }

  chunkOf(one) { return this.index.chunk_ends.findIndex((end) => one < end); }
  begin(chunk) { return chunk ? this.index.chunk_ends[chunk - 1] : 0; }

  async chunk(place) {
    if (!this.unpacked.has(place)) {
      if (this.unpacked.size >= KEPT_CHUNKS) this.unpacked.delete(this.unpacked.keys().next().value);
      this.unpacked.set(place, this.chunks[place] ? unpack(this.chunks[place].textContent) : { texts: [], samples: [] });
    }
    return this.unpacked.get(place);
  }

  /** The attempts of a sample and the texts that they refer to; null attempts if there are none on disk. */
  async trajectory(one) {
    const place = this.chunkOf(one);
    const { texts, samples } = await this.chunk(place);
    return { texts, attempts: samples[one - this.begin(place)] ?? null };
  }
}

const ORDERS = {
  "by problem": null,
  "most tokens": (index) => (a, b) => (index.tokens[b] ?? -1) - (index.tokens[a] ?? -1),
  "most attempts": (index) => (a, b) => (index.attempts[b] ?? -1) - (index.attempts[a] ?? -1),
  "fastest": (index) => (a, b) => (index.speedup[b] ?? -1) - (index.speedup[a] ?? -1),
  "slowest that passed": (index) => (a, b) => (index.speedup[a] ?? Infinity) - (index.speedup[b] ?? Infinity),
};

class Browser {
  constructor(samples) {
    this.samples = samples;
    this.shown = [];
    this.chosen = null;
    this.verdicts = new Set();
    this.asked = 0;
    this.list = byId("list");
    this.fillFilters();
    this.listen();
    this.filter();
    this.openAddressed();
  }

  fillFilters() {
    const { index } = this.samples;
    const fill = (id, all, names) => {
      const options = [element("option", { value: "" }, all)];
      byId(id).append(...options, ...[...new Set(names)].sort().map((name) => element("option", { value: name }, name)));
      byId(id).hidden = new Set(names).size < 2;
    };
    fill("system", "all systems", index.systems);
    fill("type", "all problem types", index.types);
    fill("target", "all execution models", index.targets);
    byId("order").append(...Object.keys(ORDERS).map((name) => element("option", {}, name)));
    const counts = new Map();
    for (const verdict of index.verdict) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const chips = [...counts].sort((a, b) => b[1] - a[1]).map(([verdict, count]) =>
      element("button", {
        type: "button", class: `chip v-${verdict}`, "aria-pressed": "false",
        onclick: (event) => this.toggle(verdict, event.currentTarget),
      }, `${verdictWords(verdict)} ${number(count)}`));
    byId("verdict-chips").append(...chips);
  }

  toggle(verdict, chip) {
    const on = !this.verdicts.delete(verdict);
    if (on) this.verdicts.add(verdict);
    chip.setAttribute("aria-pressed", String(on));
    this.filter();
  }

  listen() {
    const again = () => this.filter();
    for (const id of ["system", "type", "target", "order", "deep"]) byId(id).addEventListener("change", again);
    byId("search").addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(again, 120);
    });
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    this.list.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.list);
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (row) this.choose(Number(row.dataset.place), { read: true });
    });
    this.list.addEventListener("keydown", (event) => this.onListKey(event));
    byId("detail").addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.leave();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        byId("search").focus();
      } else if (event.key === "Escape" && event.target === byId("search")) this.list.focus();
    });
    for (const cell of document.querySelectorAll("[data-system] .cell"))
      cell.addEventListener("click", () => this.filterBy(cell));
    addEventListener("hashchange", () => this.openAddressed());
  }

  /** A cell of a heat map shows its samples. */
  filterBy(cell) {
    byId("system").value = cell.closest("[data-system]").dataset.system;
    byId("type").value = cell.dataset.row;
    byId("target").value = cell.dataset.column;
    this.filter();
    byId("samples").scrollIntoView();
  }

  onListKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.list.clientHeight / ROW) - 1);
    const here = this.shown.indexOf(this.chosen);
    const there = { ArrowDown: here + 1, j: here + 1, ArrowUp: here - 1, k: here - 1, PageDown: here + page,
      PageUp: here - page, Home: 0, End: this.shown.length - 1 }[event.key];
    if (event.key === "Enter" && here >= 0) {
      event.preventDefault();
      this.choose(here, { read: true });
    } else if (there !== undefined && this.shown.length) {
      event.preventDefault();
      this.choose(Math.min(Math.max(there, 0), this.shown.length - 1), { read: false });
    }
  }

  /** Choose what is shown, by everything but the texts; then by those too, if they are to be searched. */
  async filter() {
    const turn = ++this.asked;
    const value = (id) => byId(id).value;
    const [system, type, target] = ["system", "type", "target"].map(value);
    const words = value("search").toLowerCase().split(/\s+/).filter(Boolean);
    const { samples } = this;
    const all = Array.from({ length: samples.count }, (_, one) => one).filter((one) =>
      (!system || samples.system(one) === system) && (!type || samples.type(one) === type) &&
      (!target || samples.target(one) === target) && (!this.verdicts.size || this.verdicts.has(samples.verdict(one))));
    const found = byId("deep").checked && words.length
      ? await this.searchTexts(all, words, turn)
      : all.filter((one) => words.every((word) => samples.words[one].includes(word)));
    if (turn !== this.asked) return;
    const order = ORDERS[value("order")];
    this.shown = order ? found.toSorted(order(samples.index)) : found;
    this.show();
  }

  async searchTexts(all, words, turn) {
    const found = [];
    const byChunk = Map.groupBy(all, (one) => this.samples.chunkOf(one));
    let done = 0;
    for (const [place, ones] of byChunk) {
      const { texts, samples } = await this.samples.chunk(place);
      if (turn !== this.asked) return [];
      const lower = texts.map((text) => text.toLowerCase());
      const begin = this.samples.begin(place);
      found.push(...ones.filter((one) => {
        const own = textsOf(samples[one - begin]);
        return words.every((word) => this.samples.words[one].includes(word) || own.some((text) => lower[text].includes(word)));
      }));
      if (++done % 20 === 0) byId("count").textContent = `searching: ${done} of ${byChunk.size} prompts`;
    }
    return found;
  }

  show() {
    const { count } = this.samples;
    const all = this.shown.length === count;
    byId("count").textContent = all ? `${number(count)} samples` : `${number(this.shown.length)} of ${number(count)} samples`;
    byId("spacer").style.height = `${this.shown.length * ROW}px`;
    this.list.scrollTop = 0;
    this.draw();
  }

  /** Only the rows that are seen exist. */
  draw() {
    const first = Math.max(0, Math.floor(this.list.scrollTop / ROW) - SPARE);
    const last = Math.min(this.shown.length, Math.ceil((this.list.scrollTop + this.list.clientHeight) / ROW) + SPARE);
    const rows = [];
    for (let place = first; place < last; place++) rows.push(this.row(place));
    this.list.replaceChildren(byId("spacer"), ...rows);
    const chosen = this.list.querySelector('[aria-selected="true"]');
    if (chosen) this.list.setAttribute("aria-activedescendant", chosen.id);
    else this.list.removeAttribute("aria-activedescendant");
  }

  row(place) {
    const { samples } = this;
    const one = this.shown[place];
    const { index } = samples;
    const speed = index.speedup[one] === null ? [] : [`${number(index.speedup[one], 2)}×`];
    const tries = index.attempts[one] > 1 ? [`${index.attempts[one]} attempts`] : [];
    const more = [samples.target(one), ...(index.systems.length > 1 ? [samples.system(one)] : []), `#${index.number[one]}`];
    const made = element("div", {
      class: "row", role: "option", id: `row-${one}`, "data-place": place, "aria-selected": String(one === this.chosen),
      "aria-setsize": this.shown.length, "aria-posinset": place + 1,
    },
    element("div", {}, element("span", { class: "name" }, samples.problem(one)), verdictLabel(samples.verdict(one))),
    element("div", {}, element("span", { class: "more" }, more.join(" · ")), element("span", {}, [...tries, ...speed].join(" · "))));
    made.style.transform = `translateY(${place * ROW}px)`;
    made.style.top = "0";
    return made;
  }

  choose(place, { read }) {
    this.chosen = this.shown[place];
    const top = place * ROW;
    if (top < this.list.scrollTop) this.list.scrollTop = top;
    else if (top + ROW > this.list.scrollTop + this.list.clientHeight) this.list.scrollTop = top + ROW - this.list.clientHeight;
    this.draw();
    history.replaceState(null, "", `#sample=${encodeURIComponent(this.samples.key(this.chosen))}`);
    clearTimeout(this.reading);
    if (read) this.read(this.chosen, { focus: true });
    else this.reading = setTimeout(() => this.read(this.chosen, { focus: false }), 60);
  }

  leave() {
    byId("browser").classList.remove("reading");
    this.draw();
    this.list.focus({ preventScroll: true });
  }

  async read(one, { focus }) {
    const { texts, attempts } = await this.samples.trajectory(one);
    if (one !== this.chosen) return;
    const detail = byId("detail");
    detail.replaceChildren(...this.head(one), ...(attempts
      ? attempts.map((attempt, place) => attemptView(attempt, place, attempts, texts))
      : [element("p", { class: "sub" }, "Its messages and code are not in this report.")]));
    detail.scrollTop = 0;
    if (focus) {
      byId("browser").classList.add("reading");
      detail.focus({ preventScroll: true });
      if (matchMedia("(max-width: 860px)").matches) byId("browser").scrollIntoView();
    }
  }

  head(one) {
    const { samples } = this;
    const { index } = samples;
    const facts = { system: samples.system(one), sample: `#${index.number[one]}`, attempts: number(index.attempts[one]),
      "ended by": index.stop[one] === null ? "n/a" : verdictWords(index.stop[one]), tokens: number(index.tokens[one]),
      cost: index.cost_usd[one] === null ? "n/a" : `$${number(index.cost_usd[one], 4)}`,
      "best speedup": number(index.speedup[one], 2), seed: index.seed[one] ?? "n/a" };
    return [
      element("button", { type: "button", class: "back", onclick: () => this.leave() }, "← all samples"),
      element("h3", {}, `${samples.problem(one)} · ${samples.target(one)}`),
      element("p", { class: "sub" }, verdictLabel(samples.verdict(one)), index.detail[one] ? `: ${index.detail[one]}` : ""),
      element("dl", { class: "facts" }, Object.entries(facts).map(([name, value]) =>
        element("div", {}, element("dt", {}, name), element("dd", {}, value)))),
    ];
  }

  /** A link to a sample opens it. */
  openAddressed() {
    const [name, key] = location.hash.slice(1).split("=");
    if (name !== "sample") return;
    const wanted = safely(() => decodeURIComponent(key));
    const place = this.shown.findIndex((one) => this.samples.key(one) === wanted);
    if (place < 0 || this.shown[place] === this.chosen) return;
    this.choose(place, { read: true });
    byId("samples").scrollIntoView();
  }
}

function safely(work) {
  try { return work(); } catch { return null; }
}

/** Places of all texts that belong to a sample. */
function textsOf(attempts) {
  const places = (attempts ?? []).flatMap((attempt) => [
    attempt.source, attempt.answer, attempt.feedback, ...attempt.messages.map(([, text]) => text),
    ...[...attempt.tests, ...attempt.times].map((launch) => launch.output),
  ]);
  return [...new Set(places)].filter((place) => place !== null);
}

async function start() {
  startTheme();
  if (!byId("browser")) return;
  const index = await unpack(byId("index").textContent);
  byId("waiting").remove();
  byId("browser").hidden = false;
  new Browser(new Samples(index, [...document.querySelectorAll("script.chunk")]));
}

start();
