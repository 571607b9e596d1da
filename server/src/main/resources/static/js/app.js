// Small behaviours, each named after what it does, bound by data attributes to whatever arrives: the first page, a part
// that was swapped in, a page restored by "back". All of them fire htmx:load.
import { bind as appearance } from "./appearance.js";
import { bind as chart } from "./chart.js";
import { bind as copy } from "./copy.js";
import { bind as filters } from "./filters.js";
import { bind as match } from "./match.js";
import { bind as progress } from "./progress.js";
import { bind as selection } from "./selection.js";
import { bind as tabs } from "./tabs.js";
import { bind as unsaved } from "./unsaved.js";
import "./dialog.js";
import "./drop.js";
import "./keyboard.js";
import "./palette.js";
import "./refusal.js";
import "./review.js";
import "./rows.js";

document.body.addEventListener("htmx:load", (event) => {
  for (const bind of [appearance, chart, copy, filters, match, progress, selection, tabs, unsaved]) {
    bind(event.detail.elt);
  }
});
