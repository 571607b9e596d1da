// <table data-rows>: a click anywhere in a row opens the row's first link, unless it hits a control or marks text.
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-rows] tbody tr");
  if (!row || event.target.closest("a, button, input, label, select, details")) return;
  const link = row.querySelector("a[href]");
  if (!link || String(getSelection()) !== "") return;
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  else link.click();
});
