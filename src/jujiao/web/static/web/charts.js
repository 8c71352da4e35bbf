// 图：数字从下面的表里读，图与表因此不会不同。点柱子打开那一月的行。
"use strict";
(function () {
  const SANS = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif';
  const axisText = { color: "#6E675C" };

  function numbers(table, name) {
    return Array.from(table.querySelectorAll("[data-" + name + "]")).map(function (cell) {
      return Number(cell.getAttribute("data-" + name));
    });
  }
  function options(labels, now, then, width) {
    const series = [{
      name: "本年", type: "bar", data: now, barWidth: width, itemStyle: { color: "#CFC6B7" }, emphasis: { disabled: true },
      label: { show: true, position: "insideBottom", color: "#23201B", fontSize: 13, formatter: function (one) { return one.value || ""; } },
    }, mark("edge", now, "#8C8475", width)];
    if (then.length) { series.push(mark("上年", then, "#23201B", width + 6)); }
    return {
      animation: false,
      textStyle: { fontFamily: SANS, fontSize: 13, color: "#544E45" },
      grid: { left: 40, right: 8, top: 16, bottom: 28 },
      legend: { show: false },
      aria: { enabled: true },
      xAxis: { type: "category", data: labels, axisLine: { lineStyle: { color: "#8C8475" } }, axisTick: { show: false }, axisLabel: axisText },
      yAxis: { type: "value", min: 0, minInterval: 1, splitLine: { lineStyle: { color: "#E5DFD3" } }, axisLine: { show: false }, axisTick: { show: false }, axisLabel: axisText },
      tooltip: {
        renderMode: "richText", trigger: "axis", transitionDuration: 0, backgroundColor: "#FFF", borderColor: "#8C8475",
        borderWidth: 1, padding: [8, 12], textStyle: { color: "#23201B", fontSize: 13, lineHeight: 22 },
        axisPointer: { type: "none" },
        formatter: function (all) {
          const at = all[0].dataIndex;
          return labels[at] + "\n本年 " + now[at] + (then.length ? "\n上年 " + then[at] : "");
        },
      },
      series: series,
    };
  }
  function mark(name, values, colour, width) {
    return {
      name: name, type: "scatter", silent: true, symbol: "rect", symbolSize: [width, 2], z: 4,
      itemStyle: { color: colour }, data: values.map(function (value) { return value || null; }),
    };
  }
  function draw(box) {
    const table = box.parentElement.querySelector(".chart-table");
    const heads = Array.from(table.querySelectorAll("thead th")).slice(1, 13);
    const labels = heads.map(function (head) { return head.textContent; });
    const links = Array.from(table.querySelectorAll("[data-now] a"));
    box.classList.remove("hidden");
    const chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(options(labels, numbers(table, "now"), numbers(table, "then"), box.clientWidth < 480 ? 14 : 22));
    chart.on("click", function (event) { if (links[event.dataIndex]) { window.location.href = links[event.dataIndex].href; } });
    window.addEventListener("resize", function () { chart.resize(); });
    table.classList.add("hidden");
    const toggle = document.querySelector("[data-show-table]");
    if (toggle) {
      toggle.hidden = false;
      toggle.addEventListener("click", function () {
        table.classList.toggle("hidden");
        toggle.textContent = table.classList.contains("hidden") ? "看表格" : "收起表格";
      });
    }
  }
  if (window.echarts) { document.querySelectorAll("[data-chart=months]").forEach(draw); }
})();
