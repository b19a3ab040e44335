"use strict";
// What the page can do beyond reading and folding: filter the matrix, colour the tiles, and open a cell where it stands.
// Without this script every cell is a link to the same passages further down.
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  for (const part of $$("[data-script]")) part.hidden = false;

  // Wide tables on a narrow screen: reachable and named for the keyboard.
  const reachable = () => {
    for (const box of $$(".scroll[data-label]")) {
      const wide = box.scrollWidth > box.clientWidth;
      for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", box.dataset.label]])
        wide ? box.setAttribute(name, value) : box.removeAttribute(name);
    }
  };
  reachable();
  addEventListener("resize", reachable);

  // A link into something folded opens everything around it.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.localName === "details") node.open = true;
    (target.closest("details.criterium") || target).scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  const dialog = $("#drill");
  const show = (link) => {
    const found = document.getElementById(link.hash.slice(1));
    const home = found && found.closest("details");
    if (!home) return false;
    const copy = found.cloneNode(true);
    copy.removeAttribute("id");
    $("#drill-title").replaceChildren(home.dataset.title, " ", $(".level", home).cloneNode(true));
    $(".drill-body", dialog).replaceChildren(copy);
    dialog.showModal();
    $(".drill-body", dialog).scrollTop = 0;
    $("#drill-title").focus();
    return true;
  };
  document.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-close]")) return dialog.close();
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (show(cell)) event.preventDefault();
  });
  for (const cell of $$("a.cell")) cell.setAttribute("aria-haspopup", "dialog");

  const form = $(".filters");
  if (form) {
    const table = $("#matrix-table");
    const rows = $$("tbody tr", table);
    const columns = $$("[data-kader]", table);
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const filter = () => {
      const name = plain($("#f-region").value.trim());
      const kader = $("#f-kader").value, level = $("#f-level").value, time = $("#f-time").value;
      for (const cell of columns) cell.hidden = kader !== "" && cell.dataset.kader !== kader;
      table.classList.toggle("wide", kader !== "" && $$("thead th[scope=col]:not([hidden])", table).length <= 9);
      let shown = 0;
      for (const row of rows) {
        const levels = $$("td:not([hidden]) a.cell", row).map((cell) => cell.dataset.level);
        row.hidden = !plain($("th", row).textContent).includes(name) || (level !== "" && !levels.includes(level))
          || (time !== "" && row.dataset.time !== time);
        shown += !row.hidden;
      }
      $("#f-count").textContent = shown === rows.length ? `${shown} regio’s` : `${shown} van de ${rows.length} regio’s`;
    };
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  const choice = $("#tile-choice");
  if (choice) {
    const text = $("[data-tile-text]");
    const explained = text.textContent;
    const ranks = { ontbreekt: 0, genoemd: 2, gedeeltelijk: 4, volledig: 5 };
    choice.addEventListener("change", () => {
      text.textContent = choice.value ? "Het woord en de kleur zeggen het niveau van het gekozen onderwerp." : explained;
      for (const tile of $$("a.tile")) {
        const cell = choice.value && $(`#m-${tile.dataset.region} a[data-code="${choice.value}"]`);
        const value = $(".tile-value", tile);
        value.textContent = cell ? cell.dataset.level : value.dataset.value;
        tile.className = `tile ${cell ? `shade-${ranks[cell.dataset.level]}` : tile.dataset.shade}`;
        tile.href = `#${tile.dataset.region}${cell ? `-${choice.value}` : ""}`;
      }
    });
  }
})();
