// ? help · / search · g then a letter: an area · j and k: rows · x: tick · e: edit · [data-key]: that key. Never inside fields; a person may
// switch single keys off (WCAG 2.1.4).
import { remember, remembered } from "./find.js";

const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
let going = 0;

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]");
  if (busy || event.target.closest(FIELDS) || remembered("keys", "on") === "off") return;
  if (handle(event.key)) event.preventDefault();
});

function handle(key) {
  if (Date.now() - going < 1500) {
    going = 0;
    return press(document.querySelector(`[data-go="${CSS.escape(key)}"]`));
  }
  switch (key) {
    case "?":
      return press(document.querySelector('[data-open="keys"]'));
    case "/":
      (document.querySelector("[data-find]") ?? document.querySelector("#search"))?.focus();
      return true;
    case "g":
      going = Date.now();
      return true;
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "x":
      return press(document.activeElement.closest("tr")?.querySelector("input[type=checkbox]"));
    case "e":
      return press(document.querySelector("[data-edit]"));
    default:
      return press(document.querySelector(`[data-key="${CSS.escape(key)}"]`));
  }
}

function press(element) {
  element?.click();
  return Boolean(element);
}

function step(by) {
  const links = [...document.querySelectorAll("[data-rows] tbody tr, [data-picks] tbody tr")]
    .map((row) => row.querySelector("[data-step]") ?? row.querySelector("a[href]"))
    .filter(Boolean);
  const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  return links.length > 0;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-single-keys]")) remember("keys", event.target.checked ? "on" : "off");
});

document.body.addEventListener("htmx:load", () => {
  const choice = document.querySelector("[data-single-keys]");
  if (choice) choice.checked = remembered("keys", "on") === "on";
});
