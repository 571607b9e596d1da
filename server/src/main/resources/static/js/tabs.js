// Where the tabs do not fit, the one that is open is brought into view.
export function bind(root) {
  root.querySelectorAll(".tabs [aria-current=page]").forEach((tab) => {
    const row = tab.parentElement;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  });
}
