// Finds where the site lies, which may be below another path than it was built for, corrects the
// links of this page if so, and has pages looked up that are near what was asked for.
addEventListener("DOMContentLoaded", async () => {
  const built = document.querySelector("link[rel=stylesheet]").getAttribute("href").replace(/static\/.*/, "");
  const steps = location.pathname.split("/").slice(1, -1);
  const above = ["/", ...steps.map((_, at) => `/${steps.slice(0, at + 1).join("/")}/`)];
  if (location.protocol === "file:") return;
  for (const root of new Set([built, ...above])) {
    const script = `${root}static/search/missing.js`;
    const answer = await fetch(script, { method: "HEAD" }).catch(() => ({ ok: false }));
    if (!answer.ok) continue;
    const correct = (name) => (element) =>
      element.setAttribute(name, root + element.getAttribute(name).slice(built.length));
    for (const name of root === built ? [] : ["href", "src", "action"]) {
      document.querySelectorAll(`[${name}^="${built}"]`).forEach(correct(name));
    }
    return void (await import(script)).suggest(root);
  }
});
