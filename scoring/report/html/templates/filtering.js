"use strict";
const byId = (id) => document.getElementById(id);
const filters = document.querySelector(".filters");
const sections = [...document.querySelectorAll("[data-group]")];
const rowsOf = (section) => [...section.querySelectorAll(".criterion, tbody > tr")];
const rows = sections.flatMap(rowsOf);
const group = byId("group"), outcome = byId("outcome"), find = byId("find"), shown = byId("shown");
const plain = (text) => text.toLocaleLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
const words = new Map(rows.map((row) => [row, plain(row.textContent)]));

function isWanted(row, wanted) {
  const kind = outcome?.value ?? "";
  const isKind = kind === "" || (kind === "lost" ? "lost" in row.dataset : row.dataset.outcome === kind);
  return isKind && words.get(row).includes(wanted);
}

function filter() {
  const wanted = plain(find.value.trim()), left = new Map();
  for (const section of sections) {
    let count = 0;
    const isGroup = group.value === "" || group.value === section.dataset.group;
    for (const row of rowsOf(section)) {
      row.hidden = !(isGroup && isWanted(row, wanted));
      count += row.hidden ? 0 : 1;
    }
    section.hidden = count === 0;
    left.set(section.dataset.table, (left.get(section.dataset.table) ?? 0) + count);
  }
  byId("nothing").hidden = Math.max(...left.values()) > 0;
  for (const said of shown.querySelectorAll("[data-table]")) {
    const { table, words } = said.dataset;
    const all = sections.filter((one) => one.dataset.table === table).flatMap(rowsOf).length;
    said.textContent = words.replace("##", all).replace("#", left.get(table) ?? 0);
  }
}

function clearFilters() {
  for (const choice of [group, outcome, find]) if (choice) choice.value = "";
  filter();
}

// Without a script nothing can be chosen, so the choices are shown only by it.
if (filters) {
  for (const choice of [group, outcome]) choice?.addEventListener("change", filter);
  find.addEventListener("input", filter);
  filters.hidden = false;
  filter();
}
