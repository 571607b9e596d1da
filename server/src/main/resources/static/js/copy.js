// <button data-copy="text">: puts the text on the clipboard and says so.
import { all } from "./find.js";

export function bind(root) {
  for (const button of all(root, "[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const says = button.querySelector("[data-copy-says]") ?? button;
      const before = says.textContent;
      says.textContent = "Copied";
      setTimeout(() => (says.textContent = before), 1500);
    });
  }
}
