#!/bin/bash
# Fetches what start.sh needs on Debian 12. Dovecot is installed from its packages; Postfix is only downloaded and
# unpacked under PACKAGES, so that no service of this machine changes.
#
#   PACKAGES  where Postfix is unpacked (default: ROOT/packages, with ROOT defaulting to .mailserver)
set -euo pipefail
PACKAGES=$(realpath -m "${PACKAGES:-${ROOT:-.mailserver}/packages}")

# What Postfix links against comes along; nothing is fetched that is there already.
needed=(dovecot-imapd dovecot-lmtpd libicu72 libdb5.3 libnsl2 libsasl2-2 netbase openssl)
if ! dpkg -s "${needed[@]}" >/dev/null 2>&1; then
    apt-get install -y --no-install-recommends "${needed[@]}" >&2
fi

mkdir -p "$PACKAGES"
exec 9>"$PACKAGES/lock"
flock 9 # several test runs may begin at once
postfix=$PACKAGES/postfix
if [ ! -x "$postfix/usr/lib/postfix/sbin/master" ]; then
    cd "$PACKAGES"
    apt-get download -qq postfix >/dev/null 2>&1 || { echo "setup.sh: Postfix cannot be downloaded" >&2; exit 1; }
    dpkg -x postfix_*.deb postfix
fi

for program in master smtpd lmtp cleanup; do
    libraries=$(LD_LIBRARY_PATH=$postfix/usr/lib/postfix ldd "$postfix/usr/lib/postfix/sbin/$program")
    missing=$(grep "not found" <<<"$libraries") || continue
    echo "setup.sh: Postfix lacks libraries: $missing" >&2
    exit 1
done
