// The query in the page's address: `#query=...`, or `?query=...` as a form sends it.

/** The query that the address holds, or null. */
export function queryOfAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1)).get("query");
  return fragment ?? new URLSearchParams(location.search).get("query");
}

/** The address that opens this page with a query. */
export function addressOf(query) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = `query=${encodeURIComponent(query)}`;
  return address.href;
}

/** Show the query in the address bar, without a step to go back. */
export const putInAddress = (query) => history.replaceState(null, "", addressOf(query));
