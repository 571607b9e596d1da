// <form data-match="1234.50" data-digits="2">: ticking a row settles what is open on it, as far as the payment goes; what
// stays unapplied is shown as amounts are typed. A credit is open below zero and is taken along as it is. The server reckons again.
import { all } from "./find.js";

export function bind(root) {
  for (const form of all(root, "form[data-match]")) {
    const digits = Number(form.dataset.digits);
    const minor = (text) => Math.round(Number(plain(text)) * 10 ** digits);
    const written = (amount) => (amount / 10 ** digits).toFixed(digits);
    const rows = [...form.querySelectorAll("tr[data-owed]")].map((row) => ({
      open: minor(row.dataset.owed),
      pick: row.querySelector("[name=pick]"),
      discount: row.querySelector("[data-discount]"),
      amount: row.querySelector("[data-amount]"),
    }));
    const settled = () => rows.reduce((sum, row) => sum + minor(row.amount.value), 0);
    const left = () => minor(form.dataset.match) - settled();
    const asked = (row) => row.open - (row.discount?.checked ? minor(row.discount.dataset.discount) : 0);

    const fill = (row) => {
      row.amount.value = "";
      if (row.pick.checked) row.amount.value = written(row.open < 0 ? row.open : Math.max(0, Math.min(asked(row), left())));
    };

    form.addEventListener("change", (event) => {
      const row = rows.find((one) => event.target === one.pick || event.target === one.discount);
      if (!row) return;
      if (event.target === row.discount) row.pick.checked = true;
      fill(row);
      show(left(), digits);
    });

    form.addEventListener("input", (event) => {
      const row = rows.find((one) => event.target === one.amount);
      if (!row) return;
      row.pick.checked = row.amount.value.trim() !== "";
      show(left(), digits);
    });

    show(left(), digits);
  }
}

/** Commas and spaces set thousands apart, a point the decimals; anything else is no number. */
function plain(text) {
  const typed = text.replace(/\s/g, "");
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(",", "") : typed;
}

function show(left, digits) {
  const place = document.querySelector("[data-left]");
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  place.textContent = Number.isNaN(left) ? "?" : format.format(left / 10 ** digits).replace("-", "\u2212");
  place.parentElement.dataset.tone = left === 0 ? "good" : left < 0 ? "bad" : "";
  document.querySelector("[data-left-note]").textContent = left < 0 ? "More than the payment has" : "";
}
