// 姓名提示：输入时列出同事和部门，上下选，Enter 或 Tab 填入，Esc 收起。没有脚本，照样手写。
"use strict";
(function () {
  const BETWEEN = /[、,，;；\s]/;
  document.querySelectorAll("[data-names]").forEach(function (field, place) {
    const list = document.createElement("ul");
    list.id = "names-" + place;
    list.className = "menu-list name-hints";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "姓名提示");
    list.hidden = true;
    field.parentNode.classList.add("hinted");
    field.insertAdjacentElement("afterend", list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    let asked = "";

    // 正在写的那一个：光标前面、最后一个间隔之后。
    function piece() {
      const before = field.value.slice(0, field.selectionStart);
      let start = before.length;
      while (start > 0 && !BETWEEN.test(before[start - 1])) { start -= 1; }
      return { start: start, text: before.slice(start) };
    }
    function close() {
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }
    function choose(number) {
      Array.from(list.children).forEach(function (one, at) {
        one.setAttribute("aria-selected", at === number ? "true" : "false");
        if (at === number) { field.setAttribute("aria-activedescendant", one.id); }
      });
    }
    function chosen() {
      return Array.from(list.children).findIndex(function (one) { return one.getAttribute("aria-selected") === "true"; });
    }
    function fill(number) {
      const now = piece();
      const name = list.children[number].getAttribute("data-name");
      field.setRangeText(name, now.start, now.start + now.text.length, "end");
      field.dispatchEvent(new Event("change", { bubbles: true }));
      close();
      field.focus();
    }
    function show(hints) {
      list.textContent = "";
      hints.forEach(function (hint, number) {
        const row = document.createElement("li");
        row.id = list.id + "-" + number;
        row.setAttribute("role", "option");
        row.setAttribute("data-name", hint.text);
        row.textContent = hint.text;
        const beside = document.createElement("span");
        beside.className = "note";
        beside.textContent = hint.text.indexOf(hint.beside) < 0 ? hint.beside : "";
        row.appendChild(beside);
        row.addEventListener("mousedown", function (event) { event.preventDefault(); fill(number); });
        list.appendChild(row);
      });
      list.hidden = !hints.length;
      field.setAttribute("aria-expanded", hints.length ? "true" : "false");
      if (hints.length) { choose(0); } else { close(); }
    }
    field.addEventListener("input", function (event) {
      if (event.isComposing) { return; }
      ask();
    });
    field.addEventListener("compositionend", ask);
    function ask() {
      const typed = piece().text;
      asked = typed;
      if (!typed) { close(); return; }
      fetch(field.getAttribute("data-names") + "?q=" + encodeURIComponent(typed), { credentials: "same-origin" })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (hints) {
          const whole = hints.length === 1 && hints[0].text === typed;
          if (asked === typed) { show(whole ? [] : hints); }
        })
        .catch(close);
    }
    // 先于整张表的按键：列着提示时，Enter 是填入，不是到下一项。
    field.addEventListener("keydown", function (event) {
      if (list.hidden || event.isComposing) { return; }
      const at = chosen();
      if (event.key === "ArrowDown") { choose((at + 1) % list.children.length); }
      else if (event.key === "ArrowUp") { choose((at - 1 + list.children.length) % list.children.length); }
      else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") { fill(at); }
      else if (event.key === "Escape") { close(); }
      else { return; }
      event.preventDefault();
      event.stopPropagation();
    });
    field.addEventListener("blur", close);
  });
})();
