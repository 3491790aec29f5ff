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
  const wanted = plain(find.value.trim());
  let count = 0;
  for (const section of sections) {
    let left = 0;
    const isGroup = group.value === "" || group.value === section.dataset.group;
    for (const row of rowsOf(section)) {
      row.hidden = !(isGroup && isWanted(row, wanted));
      left += row.hidden ? 0 : 1;
    }
    section.hidden = left === 0;
    count += left;
  }
  byId("nothing").hidden = count > 0;
  shown.textContent = shown.dataset.words.replace("##", rows.length).replace("#", count);
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
