#!/bin/sh
# Other people's checkers: the W3C's HTML checker (npm vnu-jar, on Java), raptor's Turtle parser.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if ! command -v java >/dev/null 2>&1 || ! command -v rapper >/dev/null 2>&1 ||
   ! command -v npm >/dev/null 2>&1; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "make judges needs java, rapper and npm; install them, or run it as root on Debian" >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        default-jre-headless raptor2-utils npm >/dev/null
fi
if [ ! -f "$here/node_modules/vnu-jar/package.json" ] ||
   [ ! -f "$here/node_modules/axe-core/package.json" ]; then
    npm ci --prefix "$here" --silent --no-audit --no-fund
fi
