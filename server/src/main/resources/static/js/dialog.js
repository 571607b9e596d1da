// <form><dialog data-confirm>…</dialog></form>: the question comes before the form is sent; without script the form is
// sent at once. <button data-open="id"> opens a dialog, <button data-close> closes its own.
document.addEventListener(
  "submit",
  (event) => {
    const question = event.target.querySelector("dialog[data-confirm]");
    if (!question) return;
    if (question.contains(event.submitter)) {
      question.close();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation(); // neither htmx nor anybody else sends it
    if (!question.open) question.showModal();
  },
  true,
);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
  const closer = event.target.closest("[data-close]");
  if (closer) closer.closest("dialog").close();
  if (event.target.matches("dialog[open]")) event.target.close(); // on the backdrop
});
