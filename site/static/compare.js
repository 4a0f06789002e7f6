// Filters of a matrix, and two chosen plans side by side. What is chosen stands in the address, so that it
// can be shared; without a script, the pages have all there is.
"use strict";

const form = document.querySelector("form[data-filter]");
const chosen = new URLSearchParams(location.search);

function remember() {
  for (const [name, value] of [...chosen]) if (!value) chosen.delete(name);
  const query = chosen.toString();
  history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
}

// ---- a matrix: the columns and rows that are asked for ----

function filterMatrix() {
  const table = document.querySelector("table.matrix");
  const said = form.querySelector("output");
  const heads = [...table.tHead.rows[0].cells];
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = chosen.has(field.name);
    else if ([...field.options].some((o) => o.value === chosen.get(field.name))) field.value = chosen.get(field.name);
  }
  function show() {
    const { ward, year, cited, published } = form.elements;
    const hidden = heads.map((head) =>
      head.dataset.ward !== undefined &&
      ((ward.value && head.dataset.ward !== ward.value) || (published.checked && head.classList.contains("unpublished"))));
    let parts = 0;
    for (const row of table.rows) {
      let total = 0;
      [...row.cells].forEach((cell, index) => {
        cell.hidden = hidden[index];
        const link = cell.dataset.years && cell.querySelector("a");
        if (!link) return;
        const counts = new Map(cell.dataset.years.trim().split(" ").map((each) => each.split(":")));
        const count = year.value ? Number(counts.get(year.value) || 0) : [...counts.values()].reduce((a, b) => a + Number(b), 0);
        if (link.textContent !== String(count)) link.textContent = count;
        const hash = year.value && count ? "#y" + year.value : "";
        if (link.hash !== hash) link.hash = hash;
        if (!hidden[index]) total += count;
      });
      if (row.parentNode !== table.tBodies[0]) continue;
      if (row.lastElementChild.textContent !== String(total)) row.lastElementChild.textContent = total;
      row.hidden = cited.checked && !total;
      if (!row.hidden) parts += 1;
    }
    said.textContent = said.dataset.said.replace("{parts}", parts).replace("{wards}", hidden.filter((each) => !each).length - 2);
  }
  form.addEventListener("input", (event) => {
    const field = event.target;
    chosen.set(field.name, field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
    remember();
    show();
  });
  form.hidden = false;
  show();
}

// ---- two plans: their outlines are scripts, which a page on disk can load, too ----

function sideBySide() {
  const { files, pages } = form.dataset;
  const said = document.querySelector("#s-said");
  const place = document.querySelector("#s-pair");
  const words = document.querySelector("#pair-words").content.querySelector("p").dataset;
  const outlines = new Map();
  let known = {};

  function load(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = files + path + ".js";
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }
  window.wardplanPlans = (plans) => { known = plans; };
  window.wardplanOutline = (path, outline) => { outlines.set(path, outline); };

  function link(each) {
    const made = document.createElement("a");
    made.href = pages + each.page;
    made.lang = "ja";
    made.textContent = each.title || each.label;
    return made;
  }

  // What an element of the second plan matches in the first: what it continues, else an equal title.
  function matched(older, newer) {
    const rest = [...older];
    const take = (found) => (found ? rest.splice(rest.indexOf(found), 1)[0] : undefined);
    const lines = newer.map((each) => {
      const curated = take(rest.find((other) => (each.continues || []).includes(other.id)));
      const other = curated || take(rest.find((some) => some.key === each.key));
      return [other, each, curated ? words.curated : other ? words.title : ""];
    });
    return [...lines, ...rest.map((each) => [each, undefined, ""])];
  }

  function cell(row, element, plan, kind) {
    const made = row.insertCell();
    if (element) made.append(link(element));
    else made.textContent = plan.whole || (kind === "measure" && plan.complete) ? words.none : words.unknown;
  }

  function draw(a, b) {
    const made = document.querySelector("#pair").content.cloneNode(true);
    for (const section of made.querySelectorAll("[data-kind]")) {
      const { kind } = section.dataset;
      const [first, second] = section.querySelectorAll("thead th");
      for (const [head, plan] of [[first, a], [second, b]]) {
        const badge = document.createElement("span");
        badge.className = plan.whole ? "badge whole" : "badge partial";
        badge.textContent = plan.whole ? words.whole : words.partial;
        head.append(link(plan), " ", badge);
      }
      const lines = matched(a[kind], b[kind]);
      for (const [older, newer, how] of lines) {
        const row = section.querySelector("tbody").insertRow();
        if (how) row.className = "both";
        cell(row, older, a, kind);
        cell(row, newer, b, kind);
        row.insertCell().textContent = how;
      }
      section.querySelector(".scroll").hidden = !lines.length;
      section.querySelector("p").hidden = lines.length > 0;
    }
    place.replaceChildren(made);
  }

  function years(side) {
    const select = form.elements[side + "-year"];
    const before = select.value;
    const published = [...(known[form.elements[side + "-ward"].value] || [])].reverse();
    select.replaceChildren(...published.map((year) => new Option(year, year)));
    if (published.includes(Number(before))) select.value = before;
  }

  async function show() {
    const [a, b] = ["a", "b"].map((side) => chosen.get(side) || "");
    const current = () => a === (chosen.get("a") || "") && b === (chosen.get("b") || "");  // chosen anew since?
    place.replaceChildren();
    said.hidden = true;
    try {
      for (const path of [a, b]) {
        const [, ward, year] = path.match(/^(.+)\/(\d+)$/) || [];
        if (!(known[ward] || []).includes(Number(year))) throw new Error(path);
        if (!outlines.has(path)) await load("data/" + path);
      }
      if (current()) draw(outlines.get(a), outlines.get(b));
    } catch {
      if (!current()) return;
      said.textContent = said.dataset.missing.replace("{plan}", [a, b].join(" – "));
      said.hidden = false;
    }
  }

  function choose() {
    for (const side of ["a", "b"]) {
      chosen.set(side, form.elements[side + "-ward"].value + "/" + form.elements[side + "-year"].value);
    }
    remember();
    show();
  }

  load("plans").then(() => {
    form.hidden = false;
    for (const side of ["a", "b"]) {
      const [, ward, year] = (chosen.get(side) || "").match(/^(.+)\/(\d+)$/) || [];
      if (ward in known) form.elements[side + "-ward"].value = ward;
      years(side);
      if (year && (known[ward] || []).includes(Number(year))) form.elements[side + "-year"].value = year;
      else if (!chosen.has(side) && side === "a") form.elements["a-year"].selectedIndex = Math.min(1, form.elements["a-year"].length - 1);
      form.elements[side + "-ward"].addEventListener("change", () => { years(side); choose(); });
      form.elements[side + "-year"].addEventListener("change", choose);
    }
    if (chosen.has("a") || chosen.has("b")) show();
    else choose();
  });
}

if (form) ({ matrix: filterMatrix, plans: sideBySide })[form.dataset.filter]();
