// Follows a running benchmark: the server sends a state whenever there is something new, and all of it is shown anew.

const RETRY_MS = 5000;
const MOST_NEWEST = 50;
const PARTS = [
  ["passed", "passed"],
  ["wrong_answer", "built, and failed"],
  ["build_failed", "not built"],
  ["machine_failed", "machine failed"],
  ["not_emulated", "needs a real GPU"],
  ["to_do", "to do"],
];

const NEWEST = [
  ["at"], ["verdict"], ["problem"], ["target"], ["mode"], ["sample"], ["attempts", "number"], ["tokens", "number"],
  ["s", "number"], [""],
];

const setText = (id, text) => {
  if (byId(id).textContent !== text) byId(id).textContent = text; // or a screen reader would say it again
};

function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  const hours = Math.floor(minutes / 60);
  return hours ? `${number(hours)} h ${String(minutes % 60).padStart(2, "0")} min` : `${minutes} min`;
}

const clockTime = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB");
const dollars = (value, digits) => (value === null ? "n/a" : `$${number(value, digits)}`);

/** A bar of coloured parts, each as long as its count. */
function fillParts(bar, counts) {
  bar.replaceChildren(...PARTS.filter(([name]) => counts[name] > 0).map(([name, words]) => {
    const part = element("span", { class: `v-${name}`, title: `${words}: ${number(counts[name])}` });
    part.style.flexGrow = counts[name];
    return part;
  }));
  const said = PARTS.filter(([name]) => counts[name] > 0).map(([name, words]) => `${words} ${number(counts[name])}`);
  bar.setAttribute("aria-label", said.join(", "));
  return bar;
}

function partsOf(standing) {
  const { planned, samples, built, passed, machine_failed, not_emulated } = standing;
  return { passed, wrong_answer: built - passed, build_failed: samples - built, machine_failed, not_emulated,
    to_do: planned - samples - machine_failed - not_emulated };
}

function sum(all) {
  const total = Object.fromEntries(PARTS.map(([name]) => [name, 0]));
  for (const parts of all) for (const [name] of PARTS) total[name] += parts[name];
  return total;
}

// ---------------------------------------------------------------- a state

const PHASES = {
  running: "Running",
  ended: "The benchmark has ended. Its scores are in the terminal, and pareval-agent report makes a page of them.",
  stopped: "The benchmark was stopped; the same command goes on where it stopped.",
};

function show(state) {
  document.title = `${titleCount(state)}${state.run} – pareval-agent`;
  showPhase(state.phase, PHASES[state.phase]);
  setText("status", state.status);
  showWhole(sum(state.standings.map(partsOf)));
  showFacts(state);
  showVerdicts(state.verdicts);
  showStandings(state.standings);
  showNewest(state);
}

function showWhole(counts) {
  fillParts(byId("whole"), counts);
  const there = PARTS.filter(([name]) => counts[name] > 0);
  byId("parts-legend").replaceChildren(...there.map(([name, words]) => element("li", { class: `v-${name}` }, words)));
}

const titleCount = ({ progress }) => (progress ? `${number(progress.done)}/${number(progress.total)} · ` : "");

function showPhase(kind, words) {
  byId("phase").className = kind;
  setText("phase", words);
}

function showFacts(state) {
  const began = performance.now();
  drawFacts = () => byId("facts").replaceChildren(...facts(state, (performance.now() - began) / 1000).map(([name, value]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, value))));
  drawFacts();
}

let drawFacts = () => {};

/** What is known, and what goes on by itself since the state was sent. */
function facts({ progress, phase, so_far_s: soFar }, since_s) {
  const running = phase === "running";
  const time = running ? ["so far", duration(soFar + since_s)] : ["took", duration(soFar)];
  if (!progress) return [time];
  const { spent, left_s: left } = progress;
  return [
    ["samples", `${number(progress.done)} of ${number(progress.total)}`],
    ["passed", number(progress.passed)],
    ...(running ? [["running", number(progress.running)]] : []),
    ...(progress.waiting ? [["to be judged", number(progress.waiting)]] : []),
    ...(progress.machine_failed ? [["machine failed", number(progress.machine_failed)]] : []),
    ["tokens in", number(spent.usage.input_tokens)],
    ["tokens out", number(spent.usage.output_tokens)],
    ["cost", dollars(spent.cost_usd, 2)],
    time,
    ...(running && progress.running && left !== null ? [["left", leftWords(left - since_s)]] : []),
  ];
}

const leftWords = (seconds) => (seconds < 1 ? "any moment" : `about ${duration(seconds)}`);

function showVerdicts(verdicts) {
  const ordered = Object.entries(verdicts).sort((a, b) => b[1] - a[1]);
  byId("verdicts").replaceChildren(...ordered.map(([verdict, count]) =>
    element("li", { class: `v-${verdict}` }, `${verdictWords(verdict)} ${number(count)}`)));
}

const nameCell = ([name, kind]) => element("th", { scope: "col", class: kind }, name);
const textCell = (text) => element("td", {}, text);
const numberCell = (text) => element("td", { class: "number" }, text);

function showStandings(standings) {
  const several = new Set(standings.map((one) => one.model)).size > 1;
  const columns = [
    ...(several ? [["model", "", (one) => textCell(one.model)]] : []),
    ["mode", "", (one) => textCell(one.mode)],
    ["target", "", (one) => textCell(one.level ? `${one.target} (${one.level})` : one.target)],
    ["", "bar-name", (one) => element("td", {}, fillParts(element("div", { class: "parts", role: "img" }), partsOf(one)))],
    ["samples", "number", (one) => numberCell(`${number(one.samples)} of ${number(one.planned)}`)],
    ["built", "number", (one) => numberCell(number(one.built))],
    ["passed", "number", (one) => numberCell(number(one.passed))],
    ["pass@1", "number", (one) => numberCell(number(one.pass_at_1, 2))],
    ...["machine_failed", "not_emulated"].filter((name) => standings.some((one) => one[name]))
      .map((name) => [verdictWords(name), "number", (one) => numberCell(number(one[name]))]),
  ];
  byId("score-names").replaceChildren(...columns.map(nameCell));
  byId("score-rows").replaceChildren(...standings.map((one) => element("tr", {}, columns.map(([, , cell]) => cell(one)))));
}

let known = { began: null, number: 0 };

/** New rows come on top; those that are there stay, so that text in them can be selected. */
function showNewest({ newest, began_at_s: began }) {
  const rows = byId("newest-rows");
  if (began !== known.began) {
    rows.replaceChildren(); // another command, at the same address
    known = { began, number: 0 };
  }
  rows.prepend(...newest.filter((one) => one.number > known.number).map(newestRow));
  while (rows.children.length > MOST_NEWEST) rows.lastChild.remove();
  known.number = newest[0]?.number ?? 0;
  if (newest.length) setText("newest-words", `The newest ${number(rows.children.length)} of this command.`);
}

function newestRow(one) {
  return element("tr", {}, textCell(clockTime(one.at_s)), element("td", {}, verdictLabel(one.verdict ?? "machine_failed")),
    textCell(one.prompt), textCell(one.target), textCell(one.mode), textCell(`#${one.sample}`),
    numberCell(number(one.attempts)), numberCell(number(one.tokens)), numberCell(number(one.seconds, 1)),
    element("td", { class: "detail" }, one.detail));
}

// ---------------------------------------------------------------- following

/** A benchmark that was stopped or killed may go on at the same port, and is followed again then. */
function follow() {
  const events = new EventSource("/events");
  let phase = "running";
  events.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    phase = state.phase;
    show(state);
    if (phase === "ended") events.close();
  });
  events.addEventListener("error", () => {
    if (phase === "running") showLost();
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, RETRY_MS);
  });
}

function showLost() {
  showPhase("lost", "No answer: the benchmark was killed, or the connection is broken. What is below is the last that was heard.");
  drawFacts = () => {};
}

function start() {
  startTheme();
  byId("newest-names").append(...NEWEST.map(nameCell));
  setInterval(() => drawFacts(), 1000);
  follow();
}

start();
