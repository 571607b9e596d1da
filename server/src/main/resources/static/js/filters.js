// <form data-filters>: asks again at each change; fields left empty stay out of the address.
import { all } from "./find.js";

const PAUSE_MS = 300;

export function bind(root) {
  for (const form of all(root, "form[data-filters]")) {
    let waiting;
    const ask = (pause) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => form.requestSubmit(), pause);
    };
    form.addEventListener("input", (event) => ask(event.target.tagName === "SELECT" ? 0 : PAUSE_MS));
    form.addEventListener("htmx:configRequest", (event) => {
      for (const [name, value] of [...event.detail.formData.entries()]) {
        if (value === "") event.detail.formData.delete(name);
      }
    });
  }
}
