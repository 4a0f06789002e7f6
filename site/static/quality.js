// A finding that stands on a later page of the list: what leads to it on the first page leads on to that page.
// `data-places` is a script that says which page each stands on, `data-page` the address of such a page.
"use strict";
(() => {
  const { places, page } = document.currentScript.dataset;
  function lead() {
    const id = location.hash.slice(1);
    if (!id.startsWith("result-") || document.getElementById(id)) return;
    window.wardplanFindings = (found) => {
      if (Object.hasOwn(found, id)) location.replace(page.replace("{number}", found[id]) + "#" + id);
    };
    const script = document.createElement("script");
    script.src = places;
    document.head.append(script);
  }
  addEventListener("hashchange", lead);
  lead();
})();
