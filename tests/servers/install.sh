#!/bin/sh
# The real servers the server tests start on loopback (Debian packages; needs root once).
set -eu
command -v nginx >/dev/null 2>&1 && command -v apache2 >/dev/null 2>&1 &&
    command -v virtuoso-t >/dev/null 2>&1 && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "make test-servers needs nginx, apache2 and virtuoso-t; install them, or run it as root on Debian" >&2
    exit 1
fi
apt-get update -qq
# Do not let the packages start their services: the tests start their own on loopback.
printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
chmod +x /usr/sbin/policy-rc.d
trap 'rm -f /usr/sbin/policy-rc.d' EXIT
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    nginx-light apache2 virtuoso-opensource-7-bin >/dev/null
