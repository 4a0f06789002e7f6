// What is searched for, in the form and in the address of the page: a link to it can be shared.

const SINGLE = ["ward", "year", "policy"];

/** What the address asks for. */
export function asked(address) {
  const values = new URL(address).searchParams;
  return {
    q: values.get("q") ?? "",
    kinds: values.getAll("kind"),
    ...Object.fromEntries(SINGLE.map((name) => [name, values.get(name) ?? ""])),
  };
}

/** The address that asks for this, of the page at `address`. */
export function addressOf(wanted, address) {
  const found = new URL(address);
  found.search = found.hash = "";
  if (wanted.q) found.searchParams.set("q", wanted.q);
  for (const kind of wanted.kinds) found.searchParams.append("kind", kind);
  for (const name of SINGLE) if (wanted[name]) found.searchParams.set(name, wanted[name]);
  return found.href;
}

/** What the form asks for. */
export function filledIn(form) {
  const data = new FormData(form);
  return {
    q: data.get("q").trim(),
    kinds: data.getAll("kind"),
    ...Object.fromEntries(SINGLE.map((name) => [name, data.get(name)])),
  };
}

/** Fill the form in; a value that it does not offer is left out. */
export function fillIn(form, wanted) {
  form.elements.q.value = wanted.q;
  for (const box of form.querySelectorAll("[name=kind]")) box.checked = wanted.kinds.includes(box.value);
  for (const name of SINGLE) {
    const select = form.elements[name];
    const offered = [...select.options].some((option) => option.value === wanted[name]);
    select.value = offered ? wanted[name] : "";
  }
}

/** The filters as lists of tokens of the index. */
export function filtersOf(wanted) {
  const lists = SINGLE.filter((name) => wanted[name]).map((name) => [`${name}:${wanted[name]}`]);
  return wanted.kinds.length ? [...lists, wanted.kinds.map((kind) => `kind:${kind}`)] : lists;
}
