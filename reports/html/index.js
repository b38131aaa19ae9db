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
  // Of a long list no more is laid out than somebody reads; the rest comes when it is asked for, or found.
  const rest = document.getElementById("rest");
  const more = document.getElementById("more");
  const step = more ? Number(more.dataset.step) : Infinity;
  let most = step;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const say = (place, shown, all) => {
    const facts = { shown: number.format(shown), all: number.format(all) };
    place.textContent = place.dataset.sentence.replace(/<(shown|all)>/g, (_, name) => facts[name]);
  };
  const filter = () => {
    const wanted = fold(words.value).split(" ").filter(Boolean);
    let count = 0;
    for (const each of rows) {
      const fits =
        (!outcome.value || each.outcome === outcome.value) &&
        (!rule || !rule.value || each.rules.includes(rule.value)) &&
        wanted.every((word) => each.text.includes(word));
      count += fits;
      each.row.hidden = !fits || count > most;
    }
    table.classList.add("sifted");
    say(told, count, rows.length);
    if (!rest) return;
    rest.hidden = count <= most;
    if (rest.hidden) return;
    say(rest.firstElementChild, most, count);
    told.textContent += ". " + rest.firstElementChild.textContent;
  };
  let waiting = 0;
  const anew = () => {
    most = step;
    filter();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(anew, 150);
  };
  box.addEventListener("input", soon);
  box.addEventListener("change", anew);
  document.getElementById("filter-reset").addEventListener("click", () => {
    for (const control of [words, outcome, rule]) if (control) control.value = "";
    anew();
    words.focus();
  });
  if (more)
    more.addEventListener("click", () => {
      const shown = new Set(rows.filter((each) => !each.row.hidden));
      most += step;
      filter();
      // The keyboard goes on where the list does.
      const next = rows.find((each) => !each.row.hidden && !shown.has(each));
      if (next) next.row.querySelector("a").focus();
    });
  box.hidden = false;
  filter();
})();
