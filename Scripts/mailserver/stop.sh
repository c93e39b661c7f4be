#!/bin/bash
# Stops the servers that start.sh started below ROOT, and nothing else: a process must work
# in a folder of ROOT's, or name one in its command line.
set -euo pipefail
ROOT=$(realpath -m "${ROOT:-.mailserver}")

stop() { # PIDFILE
    local pid
    pid=$(tr -cd 0-9 2>/dev/null <"$1") || return 0
    is_ours "$pid" || return 0
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
        is_ours "$pid" || return 0
        sleep 0.05
    done
    kill -KILL "$pid" 2>/dev/null || true
}

is_ours() { # PID
    [ -n "$1" ] || return 1
    case $(readlink "/proc/$1/cwd")/ in "$ROOT"/*) return 0 ;; esac
    tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF "$ROOT/"
}

stop "$ROOT/postfix/queue/pid/master.pid"
stop "$ROOT/dovecot/run/master.pid"
