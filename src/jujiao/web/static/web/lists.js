// 列表：勾选、全选、已选几行。没有脚本时，勾选与按钮照样能提交。
"use strict";
(function () {
  const form = document.querySelector("[data-batch-form]");
  if (!form) { return; }
  const bar = form.querySelector("[data-batch]");
  const all = form.querySelector("[data-tick-all]");
  const boxes = Array.from(form.querySelectorAll("input[name=row]"));
  let last = null;

  function show() {
    const ticked = boxes.filter(function (box) { return box.checked; });
    boxes.forEach(function (box) { box.closest("tr").classList.toggle("ticked", box.checked); });
    if (bar) {
      bar.hidden = ticked.length === 0;
      bar.querySelector("[data-picked]").textContent = "已选 " + ticked.length + " 行";
      bar.querySelectorAll("[data-fits]").forEach(function (button) { label(button, ticked); });
    }
    if (all) {
      all.checked = ticked.length > 0 && ticked.length === boxes.length;
      all.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
    }
  }
  // 不适用于全部所选的，说明对几行有效。
  function label(button, ticked) {
    const fits = ticked.filter(function (box) {
      return box.getAttribute("data-state") === button.getAttribute("data-fits");
    }).length;
    button.disabled = fits === 0;
    button.textContent = button.getAttribute("data-label") + (fits < ticked.length ? "其中" + fits + "行" : "");
  }
  function clear() { boxes.forEach(function (box) { box.checked = false; }); show(); }

  form.addEventListener("click", function (event) {
    if (event.target.closest("[data-untick]")) { event.preventDefault(); clear(); return; }
    if (event.target.name !== "row") { return; }
    const at = boxes.indexOf(event.target);
    if (event.shiftKey && last !== null) {
      boxes.slice(Math.min(at, last), Math.max(at, last) + 1)
        .forEach(function (box) { box.checked = event.target.checked; });
    }
    last = at;
    show();
  });
  if (all) {
    all.hidden = false;
    all.addEventListener("change", function () {
      boxes.forEach(function (box) { box.checked = all.checked; });
      show();
    });
  }
  document.addEventListener("jujiao:escape", clear);
  window.addEventListener("pageshow", show);
  show();
})();
