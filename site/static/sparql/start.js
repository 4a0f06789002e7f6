// Starts the page where it can run. From disk, browsers allow no modules, workers or fetch:
// there the page says what to do instead, and nothing fails.
(() => {
  const here = document.currentScript.src;
  const show = (id) => { document.getElementById(id).hidden = false; };
  if (location.protocol === "file:") {
    show("sparql-from-disk");
  } else if (typeof Worker === "undefined" || typeof WebAssembly === "undefined") {
    show("sparql-too-old");
  } else {
    import(new URL("main.js", here).href);
  }
})();
