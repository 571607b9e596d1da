// <form data-unsaved>: the browser asks before it throws away what was typed.
import { all } from "./find.js";

export function bind(root) {
  for (const form of all(root, "form[data-unsaved]")) {
    let touched = false;
    form.addEventListener("input", () => (touched = true));
    form.addEventListener("submit", () => (touched = false));
    form.addEventListener("htmx:responseError", () => (touched = true)); // refused: still unsaved
    addEventListener("beforeunload", (event) => {
      if (touched && form.isConnected) event.preventDefault();
    });
  }
}
