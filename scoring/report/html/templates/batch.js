"use strict";
const sections = [...document.querySelectorAll(".group")];
const rows = sections.flatMap((section) => [...section.querySelectorAll("tbody tr")]);
const choice = document.getElementById("group"), find = document.getElementById("find"), shown = document.getElementById("shown");
const plain = (text) => text.toLocaleLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
const words = new Map(rows.map((row) => [row, plain(row.textContent)]));

function filter() {
  const wanted = plain(find.value.trim());
  let count = 0;
  for (const section of sections) {
    let left = 0;
    for (const row of section.querySelectorAll("tbody tr")) {
      row.hidden = !words.get(row).includes(wanted);
      left += row.hidden ? 0 : 1;
    }
    section.hidden = left === 0 || (choice.value !== "" && choice.value !== section.dataset.group);
    count += section.hidden ? 0 : left;
  }
  shown.textContent = shown.dataset.words.replace("##", rows.length).replace("#", count);
}

function compare(one, other) {
  const [a, b] = [one.dataset.value, other.dataset.value];
  if (a !== undefined && b !== undefined) return Number(a) - Number(b);
  if (a === undefined && b === undefined) return one.textContent.localeCompare(other.textContent, document.documentElement.lang);
  return null;
}

function sort(header) {
  const table = header.closest("table"), at = header.cellIndex;
  const isRising = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", isRising ? "ascending" : "descending");
  const sorted = [...table.tBodies[0].rows].sort((one, other) => {
    const found = compare(one.cells[at], other.cells[at]);
    if (found === null) return one.cells[at].dataset.value === undefined ? 1 : -1;
    return isRising ? found : -found;
  });
  table.tBodies[0].append(...sorted);
}

for (const header of document.querySelectorAll(".group thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => sort(header));
}
choice.addEventListener("change", filter);
find.addEventListener("input", filter);
document.querySelector(".filters").hidden = false;
filter();
