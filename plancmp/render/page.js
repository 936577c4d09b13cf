"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");
  if (tools) {
    const table = document.getElementById("compare"), field = tools.querySelector("input");
    const told = tools.querySelector("output"), parts = all("details", table);
    const texts = new Map(all("tbody", table).map((body) => [body, body.textContent.toLowerCase()]));
    tools.hidden = false;
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [body, text] of texts) {
        body.hidden = !words.every((word) => text.includes(word));
        shown += !body.hidden;
      }
      for (const part of parts) {
        part.hidden = all("tbody", part).every((body) => body.hidden);
        if (words.length && !part.hidden) part.open = true;
      }
      told.textContent = words.length ? told.dataset.text.replace("{n}", shown) : "";
    });
    for (const button of all("button", tools))
      button.addEventListener("click", () => parts.forEach((part) => { part.open = button.value === "open"; }));
  }
  const value = (body, column) => {
    const cell = body.rows[0].cells[column];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  for (const head of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const table = head.closest("table"), up = head.getAttribute("aria-sort") !== "ascending" ? 1 : -1;
      all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
      const column = head.cellIndex;
      const bodies = [...table.tBodies].sort((a, b) => {
        const first = value(a, column), second = value(b, column);
        return up * (typeof first === "number" ? first - second : first.localeCompare(second, document.documentElement.lang));
      });
      table.append(...bodies);
    });
  }
  addEventListener("beforeprint", () => all("details").forEach((part) => { part.open = true; }));
})();
