#!/bin/sh
# A Chromium for the browser tests where none is found: Debian's as root, else the test tool's own.
# Usage: tests/browser/install.sh BIN   (BIN: the virtual environment's bin folder)
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing Chromium and Japanese fonts (Debian packages)"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-noto-cjk >/dev/null
else
    echo "installing Chromium (the test tool's own download)"
    "$1/playwright" install chromium
fi
