// Suggests pages near an address at which there is nothing, from the small index of addresses.

const MOST = 5, LIKE = 0.7;

/** Fill in the list of the page, unless the server has done so. `root` is the path of the site. */
export async function suggest(root) {
  const section = document.getElementById("missing");
  if ("known" in section.dataset) return;
  const whole = decoded(location.pathname.slice(root.length));
  const [, ...folders] = section.dataset.languages.split(" ").map((each) => `${each}/`);
  const folder = folders.find((each) => whole.startsWith(each)) ?? "";
  const asked = whole.slice(folder.length);
  const near = nearest(asked, await titles(root, asked));
  const items = near.map(({ path, title }) => item(root + folder, path, title));
  document.getElementById("missing-near").append(...items);
  section.hidden = near.length === 0;
}

function item(root, path, title) {
  const link = Object.assign(document.createElement("a"), { href: `${root}${path}.html`, lang: "ja", textContent: title });
  const address = Object.assign(document.createElement("span"), { className: "iri", textContent: `/${path}` });
  const made = document.createElement("li");
  made.append(link, " ", address);
  return made;
}

function decoded(path) {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

/** The titles by path of the pages whose first step is most like that of the path, and of the top. */
async function titles(root, asked) {
  const read = async (name) => (await fetch(`${root}static/search/near/${name}.json`)).json();
  const groups = await read("groups");
  const first = asked.split("/")[0];
  const [best] = groups.map((name) => ({ name, like: likeness(name, first) }))
    .sort((one, other) => other.like - one.like);
  const wanted = new Set(["pages", ...(best.like >= 0.5 ? [best.name] : [])]);
  return Object.assign({}, ...(await Promise.all([...wanted].filter((name) => groups.includes(name)).map(read))));
}

/** The pages most like a path, as { path, title }: what it is below, then what is spelled alike. */
export function nearest(asked, known) {
  const trimmed = asked.replace(/^\/+|\/+$/g, "");
  const stem = trimmed.replace(/\.[^./]*$/, "");
  const steps = stem.split("/");
  const above = steps.map((_, at) => steps.slice(0, steps.length - at).join("/")).filter((path) => path in known);
  const alike = Object.keys(known).map((path) => ({ path, like: likeness(path, stem) }))
    .filter(({ like }) => like >= LIKE).sort((one, other) => other.like - one.like).map(({ path }) => path);
  return [...new Set([...above, ...alike])].slice(0, MOST).map((path) => ({ path, title: known[path] }));
}

/** How alike two texts are: 1 for the same, 0 for nothing in common (insertions and deletions). */
export function likeness(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const char of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at += 1) {
      next[at] = char === other[at - 1] ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]);
    }
    row = next;
  }
  return one.length + other.length ? (2 * row.at(-1)) / (one.length + other.length) : 1;
}
