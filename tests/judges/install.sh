#!/bin/sh
# Other people's checkers: the W3C's HTML checker (npm vnu-jar, on Java), axe-core, Lighthouse (on
# Node), raptor's parser.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need java default-jre-headless
need rapper raptor2-utils
need npm npm
if [ -n "$missing" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "make judges needs:$missing; install that, or run it as root on Debian" >&2
        exit 1
    fi
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if [ ! -f "$here/node_modules/vnu-jar/package.json" ] ||
   [ ! -f "$here/node_modules/lighthouse/package.json" ] ||
   [ ! -f "$here/node_modules/axe-core/package.json" ]; then
    npm ci --prefix "$here" --silent --no-audit --no-fund
fi
