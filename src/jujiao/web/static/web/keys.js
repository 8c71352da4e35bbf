// 键盘：Ctrl K 查找，/ 筛选，J K 上下，X 勾选，Enter 打开，Esc 返回，? 列出。没有它，页面照样能用。
"use strict";
(function () {
  document.documentElement.classList.add("js");

  function inField(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }
  function search() {
    const field = document.querySelector("[data-search]");
    if (field && field.offsetParent) { field.focus(); field.select(); }
    else { window.location.href = "/search/"; }
  }
  function rows() { return Array.from(document.querySelectorAll("[data-row]")); }
  function move(step) {
    const all = rows();
    if (!all.length) { return; }
    const at = all.findIndex(function (row) { return row.contains(document.activeElement); });
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    const link = next.querySelector("a.title, .title a, a");
    if (link) { link.focus(); next.scrollIntoView({ block: "nearest" }); }
  }
  function tick() {
    const row = rows().find(function (one) { return one.contains(document.activeElement); });
    const box = row && row.querySelector("input[type=checkbox]");
    if (box) { box.click(); }
  }
  const single = {
    "/": function () {
      const panel = document.querySelector("details[data-filters]");
      if (panel) { panel.open = true; const first = panel.querySelector("input, select"); if (first) { first.focus(); } }
    },
    j: function () { move(1); },
    k: function () { move(-1); },
    x: tick,
    "?": function () { window.location.href = "/help/keys/"; },
  };
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); search(); return; }
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach(function (one) { one.open = false; });
      document.dispatchEvent(new CustomEvent("jujiao:escape"));
      if (inField(event.target)) { event.target.blur(); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) { return; }
    const act = single[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // 菜单：开一个，收起别的；点到外面就收起。
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (one) {
      if (!one.contains(event.target)) { one.open = false; }
    });
    const toggle = event.target.closest("[data-toggle-side]");
    if (toggle) { event.preventDefault(); document.getElementById("side").classList.toggle("open"); }
    const print = event.target.closest("[data-print]");
    if (print) { event.preventDefault(); window.print(); }
    const copy = event.target.closest("[data-copy]");
    if (copy) { copyText(copy); }
  });

  function copyText(button) {
    const area = document.createElement("textarea");
    area.value = button.getAttribute("data-copy");
    area.className = "spoken";
    document.body.appendChild(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.textContent = "已复制";
  }

  // 办成的话六秒后收起，别的话留着。
  window.setTimeout(function () {
    document.querySelectorAll("[data-passing]").forEach(function (one) { one.hidden = true; });
  }, 6000);
})();
