// What was refused is read out, seen and focused; what was typed stays. The next try clears it.
const place = () => document.getElementById("refusal");

document.body.addEventListener("htmx:beforeRequest", () => place()?.replaceChildren());

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "refusal") place().focus();
});

document.body.addEventListener("htmx:sendError", () => {
  const notice = document.getElementById("no-answer").content.cloneNode(true);
  place()?.replaceChildren(notice);
  place()?.focus();
});
