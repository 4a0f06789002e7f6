// What an anchor leads to is marked as a whole: an element with every piece of its text, a doubt
// with all it is about. Without this the anchors themselves still lead there.
"use strict";
const marked = (attribute, name) => document.querySelectorAll(`[${attribute}~="${CSS.escape(name)}"]`);
let asked = null;

function show() {
  for (const each of document.querySelectorAll(".on")) each.classList.remove("on");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const place = target.dataset.place;
  const piece = target.closest("[data-el]");
  const name = asked || (target.matches(".element") ? target.id : piece && piece.dataset.el.split(" ")[0]);
  asked = null;
  const found = place ? marked("data-places", place) : name ? marked("data-el", name) : [];
  for (const each of found) if (each.closest(".source")) each.classList.add("on");
  const element = name && document.getElementById(name);
  if (element) element.classList.add("on");
  const inText = [...found].find((each) => each.closest(".source"));
  const beside = getComputedStyle(document.querySelector(".sides")).display === "grid";
  for (const each of beside ? [element, inText] : []) {
    if (each && each !== target && !each.contains(target)) each.scrollIntoView({ block: "center" });
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-el]");
  asked = link && !link.closest(".source") ? link.dataset.el : null;
  if (link && link.hash === location.hash) show();
});
addEventListener("hashchange", show);
show();
