// Loaded before the first paint, so that a dark page never flashes light. "auto" follows the system.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function chosen(name, otherwise) {
    try {
      return localStorage.getItem(`tallystick.${name}`) ?? otherwise;
    } catch {
      return otherwise; // storage may be forbidden
    }
  }

  function apply() {
    const theme = chosen("theme", "auto");
    const follows = dark.matches ? "dark" : "light";
    root.dataset.bsTheme = theme === "auto" ? follows : theme;
    root.dataset.density = chosen("density", "comfortable");
    document.dispatchEvent(new Event("tallystick:appearance"));
  }

  root.classList.add("js");
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  document.addEventListener("tallystick:choice", apply);
  apply();
})();
