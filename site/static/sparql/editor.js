// The text area made more comfortable: colours behind it, and suggestions below the cursor's line.
// The text area stays what is typed into, read out and sent.

import { suggestions } from "./completion.js";
import { make, word } from "./dom.js";
import { tokens } from "./tokens.js";

/** Colours and suggestions for a text area; `terms` is what terms.json holds. */
export class Editor {
  #area;
  #colours = make("pre", { class: "colours", "aria-hidden": "true" });
  #list = make("ul", { role: "listbox", id: "sparql-suggestions", class: "suggestions", "aria-label": word("suggestions"), hidden: true });
  #terms;
  #found = { start: 0, options: [] };
  #chosen = -1;

  constructor(frame, area, terms) {
    this.#area = area;
    this.#terms = terms;
    frame.classList.add("coloured");
    frame.prepend(this.#colours);
    frame.append(this.#list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.#list.id);
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("scroll", () => this.#follow());
    area.addEventListener("blur", () => this.close());
    area.addEventListener("keydown", (event) => this.#key(event));
    this.paint();
  }

  /** Whether suggestions are shown. */
  get isOpen() {
    return !this.#list.hidden;
  }

  /** Colour the text as it is now. */
  paint() {
    const pieces = tokens(this.#area.value).map(({ kind, text }) =>
      kind === "space" ? text : make("span", { class: `k-${kind}` }, text));
    this.#colours.replaceChildren(...pieces, "\n");
    this.#follow();
  }

  /** Put the cursor at a line and column, both from 1. */
  goTo(line, column) {
    const before = this.#area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const place = before + column - 1;
    this.#area.focus();
    this.#area.setSelectionRange(place, place + 1);
  }

  close() {
    this.#show({ start: 0, options: [] });
  }

  #typed() {
    this.paint();
    const { value, selectionStart } = this.#area;
    this.#show(suggestions(value, selectionStart, this.#terms));
  }

  #follow() {
    this.#colours.scrollTop = this.#area.scrollTop;
    this.#colours.scrollLeft = this.#area.scrollLeft;
  }

  #show(found) {
    this.#found = found;
    this.#list.replaceChildren(...found.options.map((option, number) => this.#optionOf(option, number)));
    this.#list.hidden = found.options.length === 0;
    this.#choose(-1);
    if (this.isOpen) this.#place();
  }

  #optionOf({ text, note }, number) {
    const take = (event) => {
      event.preventDefault();
      this.#take(number);
    };
    const parts = [make("code", {}, text), note ? make("span", { class: "soft" }, ` ${note}`) : null];
    return make("li", { role: "option", id: `sparql-suggestion-${number}`, "aria-selected": "false", onmousedown: take }, ...parts);
  }

  /** The list stands below the line of the cursor. */
  #place() {
    const lines = this.#area.value.slice(0, this.#found.start).split("\n").length;
    const height = parseFloat(getComputedStyle(this.#area).lineHeight);
    this.#list.style.top = `${lines * height + 12 - this.#area.scrollTop}px`;
  }

  #choose(number) {
    this.#chosen = number;
    [...this.#list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    if (number < 0) this.#area.removeAttribute("aria-activedescendant");
    else this.#area.setAttribute("aria-activedescendant", this.#list.children[number].id);
  }

  #take(number) {
    const { text } = this.#found.options[number];
    const { start } = this.#found;
    this.#area.setRangeText(text, start, this.#area.selectionStart, "end");
    this.close();
    this.paint();
  }

  #key(event) {
    if (!this.isOpen || event.ctrlKey || event.metaKey || event.isComposing) return;
    const last = this.#found.options.length - 1;
    const steps = {
      ArrowDown: () => this.#choose(this.#chosen < last ? this.#chosen + 1 : 0),
      ArrowUp: () => this.#choose(this.#chosen > 0 ? this.#chosen - 1 : last),
      Escape: () => this.close(),
    };
    if (this.#chosen >= 0) steps.Enter = steps.Tab = () => this.#take(this.#chosen);
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }
}
