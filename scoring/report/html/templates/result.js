function reveal() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  const one = target?.closest(".criterion");
  if (!one) return;
  if (one.hidden) clearFilters();
  const details = one.querySelector("details");
  details.open = true;
  target.scrollIntoView();
  details.querySelector("summary").focus({ preventScroll: true });
}

function toggle(isOpen) {
  for (const row of rows) if (!row.hidden) row.querySelector("details").open = isOpen;
}

byId("open")?.addEventListener("click", () => toggle(true));
byId("close")?.addEventListener("click", () => toggle(false));
window.addEventListener("hashchange", reveal);
reveal();
