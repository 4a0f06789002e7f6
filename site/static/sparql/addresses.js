// From IRIs to pages of this site, as wardplan/iris.py and addresses.py map them, and to short names.

/** The site's root: this file lies in static/sparql/ below it. */
export const ROOT = new URL("../../", import.meta.url);

/** The folder of the pages in the language of this one; those in Japanese are at the root. */
const { lang } = document.documentElement;
const FOLDER = lang === "ja" ? "" : `${lang}/`;

const SAFE = /^[A-Za-z0-9._-]+$/;

/** The page of an IRI of ours; null for others' and for what cannot have a page. */
export function pageOf(iri, base) {
  if (!iri.startsWith(base)) return null;
  const [address, ...rest] = iri.slice(base.length).split("#");
  const path = decoded(address);
  const fits = path?.split("/").every((part) => SAFE.test(part) && !/^\.+$/.test(part));
  if (!fits || path === "shapes") return null;
  return new URL(`${FOLDER}${path}.html${rest.length ? `#${rest.join("#")}` : ""}`, ROOT).href;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The prefixed name of an IRI, or the IRI itself. */
export function shorten(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?$/u.test(local)) {
      return `${prefix}:${local}`;
    }
  }
  return iri;
}
