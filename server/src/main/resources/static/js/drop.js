// <details class="drop">: closes when the person goes elsewhere or presses Escape.
document.addEventListener("click", (event) => {
  for (const drop of document.querySelectorAll("details.drop[open]")) {
    if (!drop.contains(event.target)) drop.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const drop = event.key === "Escape" && document.activeElement?.closest("details.drop[open]");
  if (drop) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});
