// <button data-choose="theme" value="dark">: light, dark or auto; data-choose="density": comfortable or compact.
import { all, remember, remembered } from "./find.js";

const DEFAULTS = { theme: "auto", density: "comfortable" };

export function bind(root) {
  for (const button of all(root, "[data-choose]")) {
    button.addEventListener("click", () => {
      remember(button.dataset.choose, button.value);
      document.dispatchEvent(new Event("tallystick:choice"));
      show();
    });
  }
  show();
}

function show() {
  for (const button of document.querySelectorAll("[data-choose]")) {
    const name = button.dataset.choose;
    button.setAttribute("aria-pressed", String(remembered(name, DEFAULTS[name]) === button.value));
  }
}
