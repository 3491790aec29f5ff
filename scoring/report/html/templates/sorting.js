"use strict";
function compareCells(one, other) {
  const [a, b] = [one.dataset.value, other.dataset.value];
  if (a !== undefined && b !== undefined) return Number(a) - Number(b);
  if (a === undefined && b === undefined) return one.textContent.localeCompare(other.textContent, document.documentElement.lang, { numeric: true });
  return null;
}

function sortBy(header) {
  const table = header.closest("table"), at = header.cellIndex;
  const isRising = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", isRising ? "ascending" : "descending");
  const sorted = [...table.tBodies[0].rows].sort((one, other) => {
    const found = compareCells(one.cells[at], other.cells[at]);
    if (found === null) return one.cells[at].dataset.value === undefined ? 1 : -1;
    return isRising ? found : -found;
  });
  table.tBodies[0].append(...sorted);
}

for (const header of document.querySelectorAll("table.sortable thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => sortBy(header));
}
