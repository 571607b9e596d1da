// <div data-chart="/url">: draws the JSON found there, {type, unit, categories, series: [{name, values}]}.
// SVG is sharp on paper and readable by tests; the rich-text tooltip needs no inline style.
import { all } from "./find.js";

const drawn = new Map();

export function bind(root) {
  for (const area of all(root, "[data-chart]")) {
    draw(area).catch(() => {
      area.className = "chart-trouble";
      area.textContent = "The chart could not be drawn; the figures are in the table.";
    });
  }
}

async function draw(area) {
  const [answer] = await Promise.all([fetch(area.dataset.chart), import("/vendor/echarts-6.1.0/echarts.min.js")]);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const data = await answer.json();
  const chart = globalThis.echarts.init(area, null, { renderer: "svg" });
  drawn.set(area, { chart, data });
  chart.setOption(options(data));
  new ResizeObserver(() => chart.resize()).observe(area);
  area.dataset.ready = "true";
}

document.addEventListener("tallystick:appearance", () => {
  for (const [area, { chart, data }] of drawn) {
    if (area.isConnected) chart.setOption(options(data), { notMerge: true });
    else drawn.delete(area);
  }
});

function options({ type, unit, categories, series }) {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const text = { color: token("ink-soft"), fontFamily: "Inter, sans-serif", fontSize: 12 };
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
  const line = type === "LINE";
  return {
    animation: false,
    color: (line ? [1, 4, 6, 3, 5, 2] : [1, 2, 3, 4, 5, 6]).map((n) => token(`chart-${n}`)),
    textStyle: text,
    grid: { left: 8, right: 16, top: series.length > 1 ? 40 : 16, bottom: 12, containLabel: true },
    legend: { show: series.length > 1, type: "scroll", top: 0, left: 0, itemWidth: 12, itemHeight: 12, icon: "roundRect", textStyle: text },
    xAxis: {
      type: "category",
      data: categories,
      boundaryGap: !line,
      axisLabel: text,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token("line-strong") } },
    },
    yAxis: {
      type: "value",
      axisLabel: { ...text, formatter: (value) => short.format(value) },
      splitLine: { lineStyle: { color: token("line") } },
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: token("surface"),
      borderColor: token("line-strong"),
      textStyle: { ...text, color: token("ink") },
      valueFormatter: (value) => `${number.format(value)} ${unit}`,
    },
    series: series.map(({ name, values }) => ({
      name,
      data: values,
      type: line ? "line" : "bar",
      stack: type === "STACKED" ? "all" : undefined,
      symbol: "circle",
      symbolSize: 5,
      barMaxWidth: 44,
    })),
  };
}
