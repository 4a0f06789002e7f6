#!/bin/sh
# Make our own copies of front-end packages anew from npm, as package-lock.json pins them, and
# check them against the digests in SHA256SUMS. Only this needs npm: `make site` uses the copies.
# Usage: tools/vendor/vendor.sh [--new]    (--new: after a change of version, write new digests)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../site/static/vendor/oxigraph
command -v npm >/dev/null 2>&1 || { echo "vendor.sh needs npm (Debian: apt-get install npm)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$work"
npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund --silent
made=$work/node_modules/oxigraph
if [ "${1:-}" = --new ]; then
    (cd "$made" && sha256sum web.js web_bg.wasm) >"$target/SHA256SUMS"
fi
(cd "$made" && sha256sum --check --quiet "$target/SHA256SUMS") || {
    echo "the package differs from the copy we serve; if that is meant: $0 --new" >&2
    exit 1
}
cp "$made/web.js" "$made/web_bg.wasm" "$target"
echo "oxigraph: the copy is what npm gives"
