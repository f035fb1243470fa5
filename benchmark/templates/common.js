"use strict";
// What all pages share. Whatever models, compilers and candidates wrote becomes text nodes, never markup.

const byId = (id) => document.getElementById(id);

/** An element; children are elements or texts, and null is none. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

const verdictWords = (verdict) => verdict.replaceAll("_", " ");
const verdictLabel = (verdict) => element("span", { class: `verdict v-${verdict}` }, verdictWords(verdict));
const number = (value, digits = 0) =>
  value === null || value === undefined
    ? "n/a"
    : value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

// ---------------------------------------------------------------- light and dark

const remembered = {
  get theme() {
    try { return localStorage.getItem("theme"); } catch { return null; }
  },
  set theme(value) {
    try { localStorage.setItem("theme", value); } catch { /* nothing is kept then */ }
  },
};

function startTheme() {
  const root = document.documentElement.style;
  if (remembered.theme === "light" || remembered.theme === "dark") root.colorScheme = remembered.theme;
  byId("theme").addEventListener("click", () => {
    const dark = root.colorScheme
      ? root.colorScheme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.colorScheme = remembered.theme = dark ? "light" : "dark";
  });
}
