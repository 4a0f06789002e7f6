// Which plans to load where the data is too large to be loaded whole.

import { both, make } from "./dom.js";

/** Show a list to choose from; a function that gives the graphs chosen. */
export function drawPlans(frame, list, plans) {
  const boxes = plans.map(({ graph, label, whole }) => {
    const box = make("input", { type: "checkbox", value: graph });
    box.checked = whole;
    return { box, item: make("li", {}, make("label", {}, box, ` ${label[document.documentElement.lang]}`)) };
  });
  const all = (checked) => () => boxes.forEach(({ box }) => { box.checked = checked; });
  const button = (key, checked) => make("button", { class: "plain-button", type: "button", onclick: all(checked) }, both(key));
  list.replaceChildren(
    make("p", { class: "actions-bar" }, button("choose-all", true), button("choose-none", false)),
    make("ul", { class: "many plan-list" }, ...boxes.map(({ item }) => item)),
  );
  frame.hidden = false;
  return () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
}
