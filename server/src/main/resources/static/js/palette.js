// Ctrl/Cmd-K: finds pages by name at once and records by asking the server. Arrows choose, Enter opens.
const PAUSE_MS = 150;
let waiting;
let asked = 0;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && palette()) {
    event.preventDefault();
    open();
  } else if (event.target.matches?.("#palette-text")) {
    choose(event);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-palette]")) open();
});

document.addEventListener("input", (event) => {
  if (event.target.id !== "palette-text") return;
  clearTimeout(waiting);
  waiting = setTimeout(list, PAUSE_MS);
});

const palette = () => document.getElementById("palette");
const options = () => [...palette().querySelectorAll('[role="option"]')];

function open() {
  const text = document.getElementById("palette-text");
  if (!palette().open) palette().showModal();
  text.select();
  list();
}

async function list() {
  const text = document.getElementById("palette-text").value.trim();
  const turn = ++asked;
  const found = text.length < 2 ? "" : await hits(text);
  if (turn !== asked) return; // a later question was faster
  const list = document.getElementById("palette-list");
  list.innerHTML = found; // our own server's markup, escaped there
  list.prepend(...pages(text.toLowerCase()));
  options().forEach((option, at) => (option.id = `option-${at}`));
  mark(0);
}

async function hits(text) {
  const answer = await fetch(`${palette().dataset.source}?part=palette&q=${encodeURIComponent(text)}`, {
    headers: { "HX-Request": "true" },
  });
  if (answer.status === 401) location.assign("/login");
  return answer.ok ? answer.text() : "";
}

function pages(text) {
  return [...document.querySelectorAll(".side .areas a")]
    .filter((link) => link.textContent.toLowerCase().includes(text))
    .map((link) => {
      const option = document.createElement("a");
      option.href = link.href;
      option.setAttribute("role", "option");
      option.append(link.querySelector("svg").cloneNode(true), link.textContent.trim());
      return option;
    });
}

function mark(at) {
  const all = options();
  all.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
  all[at]?.scrollIntoView({ block: "nearest" });
  document.getElementById("palette-text").setAttribute("aria-activedescendant", all[at]?.id ?? "");
}

function choose(event) {
  const all = options();
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in moves && all.length > 0) {
    event.preventDefault();
    mark((at + moves[event.key] + all.length) % all.length);
  } else if (event.key === "Enter" && all[at]) {
    event.preventDefault();
    all[at].click();
  }
}
