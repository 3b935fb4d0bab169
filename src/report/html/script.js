"use strict";
// Filters the proof by severity and rule. All else on the page works without it.
(() => {
  const form = document.getElementById("filters");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const notes = all("[data-rule]");
  if (notes.length === 0) return;
  const parts = all("[data-of]");
  const galleys = all(".galley").map((galley) => [galley, all("[data-rule], .see", galley)]);
  const lists = all(".notes").map((list) => [list, [...list.children]]);
  const isHidden = (element) => element.hidden;

  const apply = () => {
    const severities = new Set(all("input:checked", form).map((box) => box.value));
    const rule = form.elements.rule.value;
    const shown = new Set();
    for (const note of notes) {
      const wanted = rule || note.dataset.rule;
      note.hidden = !severities.has(note.dataset.severity) || note.dataset.rule !== wanted;
      if (!note.hidden) shown.add(note.id.slice(1));
    }
    for (const part of parts) {
      const off = !part.dataset.of.split(" ").some((number) => shown.has(number));
      // Words stay when their mark goes.
      if (part.localName === "mark") part.classList.toggle("off", off);
      else part.hidden = off;
    }
    for (const [list, items] of lists) list.hidden = items.every(isHidden);
    for (const [galley, items] of galleys) galley.hidden = items.every(isHidden);
    form.querySelector("output").textContent =
      shown.size === notes.length ? `all ${notes.length} findings` : `${shown.size} of ${notes.length} findings`;
  };

  // A link to what is filtered out brings everything back.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target === null || target.closest("[hidden], .off") === null) return;
    form.reset();
    apply();
    target.scrollIntoView();
  });
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
