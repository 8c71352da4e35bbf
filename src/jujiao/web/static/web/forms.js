// 填表：Ctrl Enter 登记，Enter 到下一项，“今天”，姓名提示，错误处聚焦。没有脚本，表单照样能填能交。
"use strict";
(function () {
  const problems = document.querySelector("[data-problems]");
  if (problems) { problems.focus(); }
  // 选文件：一个框，点选或拖入，选了什么写在框里。
  document.querySelectorAll("[data-drop]").forEach(function (drop) {
    const input = drop.querySelector("input");
    const words = drop.querySelector("[data-drop-words]");
    const asked = words.textContent;
    words.classList.remove("hidden");
    input.classList.add("spoken");
    input.addEventListener("change", function () {
      const names = Array.from(input.files).map(function (file) { return file.name; });
      words.textContent = names.length ? names.join("、") : asked;
    });
    ["dragover", "drop"].forEach(function (name) {
      drop.addEventListener(name, function (event) {
        event.preventDefault();
        if (name === "drop") { input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); }
      });
    });
  });
  const form = document.querySelector("[data-filing]");
  if (!form) { return; }

  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter") { return; }
    if (event.ctrlKey || event.metaKey) {
      const main = form.querySelector(".button.main");
      if (main) { main.click(); }
      return;
    }
    if (event.target.tagName === "INPUT" && event.target.type !== "file") {
      event.preventDefault();
      next(event.target);
    }
  });
  function next(field) {
    const all = Array.from(form.querySelectorAll("input:not([type=hidden]), select, textarea, button"));
    const at = all.indexOf(field);
    if (all[at + 1]) { all[at + 1].focus(); }
  }
  form.querySelectorAll("[data-today]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      const now = new Date();
      const two = function (n) { return String(n).padStart(2, "0"); };
      document.getElementById(button.getAttribute("data-today")).value =
        now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    });
  });

  // 离开前有没存的内容，问一声。
  let touched = false;
  form.addEventListener("input", function () { touched = true; });
  form.addEventListener("submit", function () { touched = false; });
  window.addEventListener("beforeunload", function (event) {
    if (touched) { event.preventDefault(); event.returnValue = ""; }
  });
})();
