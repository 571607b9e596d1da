// <form data-selection>: counts the ticked rows (input[data-row]) and shows what can be done with them.
import { all } from "./find.js";

export function bind(root) {
  for (const form of all(root, "form[data-selection]")) {
    const rows = () => [...form.querySelectorAll("input[data-row]")];
    const head = form.querySelector("input[data-all-rows]");
    const bar = form.querySelector("[data-selected]");
    const count = () => {
      const ticked = rows().filter((row) => row.checked).length;
      if (head) {
        head.checked = ticked > 0 && ticked === rows().length;
        head.indeterminate = ticked > 0 && ticked < rows().length;
      }
      bar.hidden = ticked === 0;
      bar.querySelector("[data-selected-count]").textContent = ticked;
    };
    form.addEventListener("change", (event) => {
      if (event.target === head) rows().forEach((row) => (row.checked = head.checked));
      count();
    });
    count();
  }
}
