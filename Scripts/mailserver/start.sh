#!/bin/bash
# Starts a private mail server on 127.0.0.1: Dovecot for IMAP, and Postfix, which delivers every address to it.
# Everything lives below ROOT, nothing of this machine's own mail system is read or changed. Needs root and setup.sh.
#
#   ROOT      folder of this instance, a short path (default: .mailserver)
#   PACKAGES  where setup.sh unpacked Postfix (default: ROOT/packages)
#   IMAP IMAPS LMTP SMTP SMTPS
#             ports (default: 10143 10993 10024 10025 10465)
#   CERTIFICATE
#             valid, or what is wrong with it: expired, self-signed, other-host (default: valid)
#   DELIVERS  no: Postfix takes mails and keeps them (default: yes)
#   KEEPER    process id; when that process ends, the servers stop and ROOT is removed (default: none)
#
# Every user exists, by whatever address, and has the password "secret". SMTP takes mail with or without a login.
# Recipients whose address begins with
#   reject    are refused with 550
#   defer     are refused with 450
#   bounce    are taken, and come back to the sender as a delivery status notification
# The certificate is made out to "localhost" by the authority ROOT/tls/ca.pem.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
ROOT=$(realpath -m "${ROOT:-.mailserver}")
PACKAGES=$(realpath -m "${PACKAGES:-$ROOT/packages}")
IMAP=${IMAP:-10143} IMAPS=${IMAPS:-10993} LMTP=${LMTP:-10024} SMTP=${SMTP:-10025} SMTPS=${SMTPS:-10465}
CERTIFICATE=${CERTIFICATE:-valid}
hold=
[ "${DELIVERS:-yes}" = yes ] || hold="check_recipient_access static:HOLD, "
dovecot=$ROOT/dovecot postfix=$ROOT/postfix unpacked=$PACKAGES/postfix tls=$ROOT/tls

make_certificates() {
    [ ! -f "$tls/server.pem" ] || return 0
    mkdir -p "$tls"
    local name=localhost days=3650
    case $CERTIFICATE in
    expired) days=-1 ;;
    other-host) name=mail.example.test ;;
    esac
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
        -subj "/CN=Guichet test authority" -addext basicConstraints=critical,CA:TRUE \
        -addext keyUsage=critical,keyCertSign -keyout "$tls/ca.key" -out "$tls/ca.pem"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" \
        -keyout "$tls/server.key" -out "$tls/server.csr"
    local signer=(-CA "$tls/ca.pem" -CAkey "$tls/ca.key" -CAcreateserial)
    [ "$CERTIFICATE" != self-signed ] || signer=(-signkey "$tls/server.key")
    openssl x509 -req -in "$tls/server.csr" "${signer[@]}" -days "$days" \
        -extfile <(echo "subjectAltName=DNS:$name") -out "$tls/server.pem"
    chmod 600 "$tls"/*.key
} 2>/dev/null

configure_dovecot() {
    mkdir -p "$dovecot/run" "$ROOT/mail"
    chown mail:mail "$ROOT/mail"
    cat >"$dovecot/dovecot.conf" <<END
base_dir = $dovecot/run
state_dir = $dovecot/run
log_path = $dovecot/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$tls/server.pem
ssl_key = <$tls/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
auth_failure_delay = 0
auth_verbose = yes
passdb {
    driver = static
    args = password=secret
}
userdb {
    driver = static
    args = uid=mail gid=mail home=$ROOT/mail/%Lu allow_all_users=yes
}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 1000
namespace inbox {
    inbox = yes
    separator = /
}
service imap-login {
    chroot =
    service_count = 0
    inet_listener imap {
        port = $IMAP
    }
    inet_listener imaps {
        port = $IMAPS
        ssl = yes
    }
}
service lmtp {
    inet_listener lmtp {
        port = $LMTP
    }
}
service anvil {
    chroot =
    # Wrong passwords are tried on purpose here, and must not make the next login wait.
    unix_listener anvil-auth-penalty {
        mode = 0
    }
}
# Postfix asks here whether a password is right.
service auth {
    unix_listener postfix {
        mode = 0666
    }
}
protocol lmtp {
    postmaster_address = postmaster@example.test
}
END
}

configure_postfix() {
    mkdir -p "$postfix/etc/postfix-files.d" "$postfix/etc/dynamicmaps.cf.d" "$postfix/queue" "$postfix/data"
    chown mail "$postfix/data"
    cp "$unpacked"/etc/postfix/{postfix-script,post-install,postfix-files} "$postfix/etc/"
    : >"$postfix/etc/dynamicmaps.cf"
    printf '/^%s/ %s\n' reject "550 5.1.1 no such user here" defer "450 4.2.0 mailbox busy, try later" \
        >"$postfix/etc/recipients"
    printf '/^bounce/ bouncer:\n' >"$postfix/etc/transport"
    # mail_owner and setgid_group may be any account and group that own nothing else here.
    cat >"$postfix/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $postfix/queue
data_directory = $postfix/data
command_directory = $unpacked/usr/sbin
daemon_directory = $unpacked/usr/lib/postfix/sbin
shlib_directory = $unpacked/usr/lib/postfix
meta_directory = $postfix/etc
sendmail_path = $unpacked/usr/sbin/sendmail
newaliases_path = $unpacked/usr/bin/newaliases
mailq_path = $unpacked/usr/bin/mailq
# The programs look for their libraries where they would be installed; unpacked elsewhere, they must be told.
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C POSTLOG_SERVICE POSTLOG_HOSTNAME
    LD_LIBRARY_PATH=$unpacked/usr/lib/postfix
maillog_file = $postfix/log
maillog_file_prefixes = $ROOT
mail_owner = mail
setgid_group = tape
default_privs = nobody
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.test
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
local_transport = error:no local delivery
# Whatever the domain, the mail goes to Dovecot: nothing is looked up, nothing leaves this machine.
virtual_mailbox_domains = static:ALL
virtual_mailbox_maps = static:ALL
virtual_transport = lmtp:inet:[127.0.0.1]:$LMTP
default_transport = lmtp:inet:[127.0.0.1]:$LMTP
relay_transport = lmtp:inet:[127.0.0.1]:$LMTP
lmtp_destination_recipient_limit = 1
transport_maps = regexp:$postfix/etc/transport
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled
lmtp_host_lookup = native
recipient_delimiter = +
message_size_limit = 52428800
virtual_mailbox_limit = 0
smtputf8_enable = yes
smtpd_recipient_restrictions = ${hold}check_recipient_access regexp:$postfix/etc/recipients, permit_mynetworks, reject
smtpd_peername_lookup = no
smtpd_error_sleep_time = 0
smtpd_client_connection_count_limit = 0
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $dovecot/run/postfix
smtpd_tls_security_level = may
smtpd_tls_cert_file = $tls/server.pem
smtpd_tls_key_file = $tls/server.key
END
    cat >"$postfix/etc/master.cf" <<END
127.0.0.1:$SMTP  inet  n - n - - smtpd
127.0.0.1:$SMTPS inet  n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
showq     unix  n - n - - showq
error     unix  - - n - - error
retry     unix  - - n - - error
lmtp      unix  - - n - - lmtp
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
bouncer   unix  - n n - - pipe flags=R user=nobody argv=/bin/sh -c {echo 5.1.1 user unknown; exit 67}
END
}

wait_for() { # NAME PORT
    for _ in $(seq 200); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then return 0; fi
        sleep 0.05
    done
    echo "start.sh: $1 does not listen on port $2; see $ROOT" >&2
    return 1
}

mkdir -p "$ROOT"
chmod 755 "$ROOT"
make_certificates
configure_dovecot
configure_postfix

# In sessions of their own, so that an interrupt at the keyboard does not reach them before stop.sh does.
setsid /usr/sbin/dovecot -F -c "$dovecot/dovecot.conf" </dev/null >"$dovecot/output" 2>&1 &
export LD_LIBRARY_PATH=$unpacked/usr/lib/postfix
"$unpacked/usr/sbin/postfix" -c "$postfix/etc" check >"$postfix/output" 2>&1 || true
setsid "$unpacked/usr/sbin/postfix" -c "$postfix/etc" start-fg </dev/null >>"$postfix/output" 2>&1 &
unset LD_LIBRARY_PATH

if [ -n "${KEEPER:-}" ]; then
    ROOT=$ROOT setsid sh -c 'tail --pid="$0" -f /dev/null; "$1/stop.sh"; rm -rf -- "$ROOT"' "$KEEPER" "$here" \
        </dev/null >/dev/null 2>&1 &
fi
wait_for Dovecot "$IMAP"
wait_for Postfix "$SMTP"
echo "imap $IMAP imaps $IMAPS lmtp $LMTP smtp $SMTP smtps $SMTPS authority $tls/ca.pem"
