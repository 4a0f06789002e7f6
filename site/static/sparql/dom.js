// Making elements, and words from the page's own list, which is in the language of the page.

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; an attribute that is null or false is left out. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Words as nodes; `{name}` in a text gives way to `values.name`. */
export function both(key, values = {}) {
  const entry = entryOf(key).cloneNode(true);
  const texts = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = filled(texts.currentNode.data, values);
  const fragment = document.createDocumentFragment();
  fragment.append(...entry.childNodes);
  return fragment;
}

/** The words as a text, for names that are read out. */
export const word = (key, values = {}) => filled(textOf(entryOf(key)).trim(), values);

// The text alone: places where a line may break are left out, and so is a remark that stands beside.
const textOf = (entry) =>
  [...entry.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("");

function entryOf(key) {
  const entry = byId("sparql-words").content.querySelector(`[data-word="${key}"]`);
  if (!entry) throw new Error(`no word '${key}' in the page`);
  return entry;
}

const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

/** 1234567 -> 1,234,567 */
export const counted = (number) => Number(number).toLocaleString("en-US");

/** 1234567 -> 1.2 MB */
export function sized(bytes) {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}
