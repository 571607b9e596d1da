// [data-review]: Enter on a row accepts the proposal once it stands beside the list; the row of that proposal is marked.
document.addEventListener(
  "keydown",
  (event) => {
    const row = event.key === "Enter" && event.target.closest("[data-review] a[data-step]")?.closest("tr");
    const shown = document.querySelector("#proposal");
    if (!row || shown?.dataset.payment !== row.dataset.payment) return;
    const form = shown.querySelector("form[data-accept]");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  },
  true,
);

document.addEventListener("htmx:afterSwap", (event) => {
  const shown = document.querySelector("#proposal");
  if (!shown || event.detail.requestConfig?.target?.id !== "proposal") return;
  for (const row of document.querySelectorAll("[data-review] tr[data-payment]")) {
    row.classList.toggle("is-current", row.dataset.payment === shown.dataset.payment);
  }
  const clicked = event.detail.requestConfig.triggeringEvent?.type === "click";
  if (clicked && shown.getBoundingClientRect().top > innerHeight) shown.scrollIntoView();
});
