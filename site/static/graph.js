// The picture of a resource's neighbours can be enlarged and moved, by buttons, by pointer and by keys.
"use strict";

const STEP = 60, SLACK = 4; // how far an arrow key moves, and a pointer before it is no click

for (const place of document.querySelectorAll(".graph")) {
  const svg = place.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let scale = 1, x = 0, y = 0, moved = 0;
  const draw = () => {
    x = Math.min(Math.max(x, 0), width - width / scale);
    y = Math.min(Math.max(y, 0), height - height / scale);
    svg.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
    svg.style.touchAction = scale > 1 ? "none" : "";
    svg.style.cursor = scale > 1 ? "move" : "";
  };
  const zoom = (factor) => {
    const before = scale;
    scale = Math.min(4, Math.max(1, scale * factor));
    x += width / before / 2 - width / scale / 2;
    y += height / before / 2 - height / scale / 2;
    draw();
  };
  const move = (right, down) => {
    x += right / scale;
    y += down / scale;
    draw();
  };
  const bar = document.createElement("p");
  bar.className = "zoom";
  for (const [name, sign, act] of [["in", "+", () => zoom(1.5)], ["out", "−", () => zoom(1 / 1.5)], ["whole", "⤢", () => zoom(0)]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = place.dataset[name];
    button.setAttribute("aria-label", place.dataset[name]);
    button.addEventListener("click", act);
    bar.append(button);
  }
  place.before(bar);

  // On a narrow screen the picture begins with the resource itself, which stands in its middle.
  const centre = () => { place.scrollLeft = (place.scrollWidth - place.clientWidth) / 2; };
  place.closest("details")?.addEventListener("toggle", centre);
  centre();

  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", () => { moved = 0; });
  svg.addEventListener("pointermove", (event) => {
    if (!event.buttons || scale === 1) return;
    moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    move(-event.movementX, -event.movementY);
  });
  svg.addEventListener("click", (event) => { if (moved > SLACK) event.preventDefault(); }, true);
  const keys = {
    "+": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: () => zoom(0),
    ArrowLeft: () => move(-STEP, 0), ArrowRight: () => move(STEP, 0), ArrowUp: () => move(0, -STEP), ArrowDown: () => move(0, STEP),
  };
  place.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) {
      if (scale === 1) return; // the page scrolls, as everywhere
      event.preventDefault();
    }
    act();
  });
}
