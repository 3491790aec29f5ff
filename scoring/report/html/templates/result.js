"use strict";
const byId = (id) => document.getElementById(id);
const areas = [...document.querySelectorAll(".area")], all = [...document.querySelectorAll(".criterion")];
const area = byId("area"), outcome = byId("outcome"), find = byId("find"), shown = byId("shown");
const plain = (text) => text.toLocaleLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
const words = new Map(all.map((one) => [one, plain(one.textContent)]));

function isWanted(one, wanted) {
  const kind = outcome.value;
  const isKind = kind === "" || (kind === "lost" ? "lost" in one.dataset : one.dataset.outcome === kind);
  return isKind && words.get(one).includes(wanted);
}

function filter() {
  const wanted = plain(find.value.trim());
  let count = 0;
  for (const section of areas) {
    let left = 0;
    const isArea = area.value === "" || area.value === section.dataset.area;
    for (const one of section.querySelectorAll(".criterion")) {
      one.hidden = !(isArea && isWanted(one, wanted));
      left += one.hidden ? 0 : 1;
    }
    section.hidden = left === 0;
    count += left;
  }
  byId("nothing").hidden = count > 0;
  shown.textContent = shown.dataset.words.replace("##", all.length).replace("#", count);
}

function reveal() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  const one = target?.closest(".criterion");
  if (!one) return;
  if (one.hidden) {
    area.value = outcome.value = find.value = "";
    filter();
  }
  const details = one.querySelector("details");
  details.open = true;
  target.scrollIntoView();
  details.querySelector("summary").focus({ preventScroll: true });
}

function toggle(isOpen) {
  for (const one of all) if (!one.hidden) one.querySelector("details").open = isOpen;
}

area.addEventListener("change", filter);
outcome.addEventListener("change", filter);
find.addEventListener("input", filter);
byId("open").addEventListener("click", () => toggle(true));
byId("close").addEventListener("click", () => toggle(false));
window.addEventListener("hashchange", reveal);
document.querySelector(".filters").hidden = false;
filter();
reveal();
