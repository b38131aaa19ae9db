(() => {
  "use strict";
  const box = document.getElementById("filter");
  const table = document.getElementById("proposals");
  const told = document.getElementById("shown");
  if (!box || !table || !told) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  const rows = Array.from(table.tBodies[0].rows, (row) => ({
    row,
    text: fold(row.textContent),
    outcome: row.dataset.outcome,
    rules: (row.dataset.rules || "").split(" "),
  }));
  const [words, outcome, rule] = ["words", "outcome", "rule"].map((name) => document.getElementById("filter-" + name));
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const tell = (count) => {
    const facts = { shown: number.format(count), all: number.format(rows.length) };
    told.textContent = told.dataset.sentence.replace(/<(shown|all)>/g, (_, name) => facts[name]);
  };
  const filter = () => {
    const wanted = fold(words.value).split(" ").filter(Boolean);
    let count = 0;
    for (const each of rows) {
      const fits =
        (!outcome.value || each.outcome === outcome.value) &&
        (!rule || !rule.value || each.rules.includes(rule.value)) &&
        wanted.every((word) => each.text.includes(word));
      each.row.hidden = !fits;
      count += fits;
    }
    tell(count);
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  };
  box.addEventListener("input", soon);
  box.addEventListener("change", filter);
  document.getElementById("filter-reset").addEventListener("click", () => {
    for (const control of [words, outcome, rule]) if (control) control.value = "";
    filter();
    words.focus();
  });
  box.hidden = false;
  filter();
})();
