// <form data-selection>: counts the ticked rows (input[data-row]), adds their data-minor up where a total is shown
// ([data-selected-total data-digits]), and shows what can be done with them.
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
      const total = bar.querySelector("[data-selected-total]");
      if (total) total.textContent = sum(rows(), Number(total.dataset.digits));
    };
    form.addEventListener("change", (event) => {
      if (event.target === head) rows().forEach((row) => (row.checked = head.checked));
      count();
    });
    count();
  }
}

function sum(rows, digits) {
  const minor = rows.filter((row) => row.checked).reduce((all, row) => all + Number(row.dataset.minor), 0);
  return (minor / 10 ** digits).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
