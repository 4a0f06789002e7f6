// The files of the index. Each is fetched once, when it is first wanted.

import { shardOf } from "./tokens.js";

const HERE = new URL("index/", import.meta.url);

/** A file of the index that cannot be had; `gone`: it was, before the site was updated. */
export class Missing extends Error {
  constructor(file, gone) {
    super(file);
    this.file = file;
    this.gone = gone;
  }
}

/** Fetches and remembers; a file that failed is tried again the next time it is wanted. */
export class Store {
  #files = new Map();

  #once(path, make) {
    if (!this.#files.has(path)) {
      const made = fetched(path).then(make);
      made.catch(() => this.#files.delete(path));
      this.#files.set(path, made);
    }
    return this.#files.get(path);
  }

  #json = (path) => this.#once(path, (response) => response.json().catch(() => {
    throw new Missing(path, false);
  }));

  /** The volumes of the index, in the order in which they are searched. */
  volumes = async () => (await this.#json("index.json")).volumes;

  /** The names that have a confirmed reading, with their readings. */
  names = () => this.#json("names.json");

  /** The records that hold a token: a map from their numbers to the token's places. */
  async postings(volume, token) {
    const path = `${volume.name}/postings/${shardOf(token, volume.postings)}.bin`;
    const shard = await this.#once(path, async (response) => read(await response.arrayBuffer(), path));
    return shard.has(token) ? decoded(shard.get(token)) : new Map();
  }

  /** The texts of a record. */
  async record(volume, number) {
    const file = volume.texts.findLastIndex((start) => start <= number);
    const rows = await this.#json(`${volume.name}/texts/${file}.json`);
    const [path, kind, title, english, where, body, also] = rows[number - volume.texts[file]];
    return { path, kind, title, english, where, body, also };
  }
}

async function fetched(path) {
  const response = await fetch(new URL(path, HERE)).catch(() => { throw new Missing(path, false); });
  if (!response.ok) throw new Missing(path, response.status === 404 && path.includes("/"));
  return response;
}

/** The lists of a file by token: after a line of JSON with all tokens and lengths they follow in its order. */
function read(buffer, path) {
  const bytes = new Uint8Array(buffer);
  const end = bytes.indexOf(0x0a);
  try {
    const lengths = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    let at = end + 1;
    return new Map(lengths.map(([token, length]) => {
      at += length;
      return [token, bytes.subarray(at - length, at)];
    }));
  } catch {
    throw new Missing(path, false);
  }
}

/** A list as wardplan/search/postings.py packs it. */
function decoded(bytes) {
  const found = new Map();
  let at = 0;
  const next = () => {
    let number = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at];
      at += 1;
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
    }
  };
  for (let record = -1; at < bytes.length;) {
    record += next() + 1;
    const places = [];
    let place = 0;
    for (let left = next(); left > 0; left -= 1) {
      place += next();
      places.push(place);
    }
    found.set(record, places);
  }
  return found;
}
