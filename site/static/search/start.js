// Starts the page where it can run. From disk, browsers allow no modules and no fetch: there the
// page says what to do instead, and nothing fails.
(() => {
  const here = document.currentScript.src;
  const show = (id) => { document.getElementById(id).hidden = false; };
  if (location.protocol === "file:") show("search-from-disk");
  else import(new URL("main.js", here).href).catch(() => show("search-too-old"));
})();
