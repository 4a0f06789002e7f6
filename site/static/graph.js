// The picture of a resource's neighbours can be enlarged and moved, by buttons, by pointer and by keys.
for (const place of document.querySelectorAll(".graph")) {
  const svg = place.querySelector("svg");
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let scale = 1, x = 0, y = 0;
  const draw = () => {
    x = Math.min(Math.max(x, 0), width - width / scale);
    y = Math.min(Math.max(y, 0), height - height / scale);
    svg.setAttribute("viewBox", `${x} ${y} ${width / scale} ${height / scale}`);
  };
  const zoom = (factor) => {
    const before = scale;
    scale = Math.min(4, Math.max(1, scale * factor));
    x += width / before / 2 - width / scale / 2;
    y += height / before / 2 - height / scale / 2;
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
  svg.addEventListener("pointermove", (event) => {
    if (!event.buttons || scale === 1) return;
    x -= event.movementX / scale;
    y -= event.movementY / scale;
    draw();
  });
  place.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: () => zoom(0) }[event.key];
    if (act && !event.ctrlKey && !event.metaKey) act();
  });
}
