// <div data-progress="/…/events">: follows a job; when it has ended, the page is asked for again and shows the result.
import { all } from "./find.js";

export function bind(root) {
  for (const element of all(root, "[data-progress]")) {
    const events = new EventSource(element.dataset.progress);
    events.addEventListener("progress", (event) => {
      const progress = JSON.parse(event.data);
      if (!element.isConnected) {
        events.close();
        return;
      }
      show(element, progress);
      if (progress.ended) {
        events.close();
        location.reload();
      }
    });
  }
}

function show(element, { percent, known, sentence }) {
  const bar = element.querySelector("progress");
  if (known) bar.value = percent;
  else bar.removeAttribute("value"); // a bar without a value moves by itself
  element.querySelector("[data-progress-says]").textContent = sentence;
}
