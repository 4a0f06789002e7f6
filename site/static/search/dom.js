// Making elements, and words from the page's own list.

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; an attribute that is null or false is left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A text of the page; `{name}` in it gives way to `values.name`. */
export function word(key, values = {}) {
  const entry = byId("search-words").content.querySelector(`[data-word="${key}"]`);
  if (!entry) throw new Error(`no word '${key}' in the page`);
  return entry.textContent.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** 1234567 -> 1,234,567 */
export const counted = (number) => Number(number).toLocaleString("en-US");
