#!/usr/bin/env bash
# What the checks need beside Python: PostgreSQL, Chromium and a Chinese font for its pictures.
# Installs what is missing where it may (Debian, as root), else says what to install.
set -euo pipefail

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null 2>&1 \
    || missing+=(postgresql)
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
[ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || missing+=(fontconfig fonts-noto-cjk)
command -v setpriv >/dev/null 2>&1 || missing+=(util-linux)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "缺少：${missing[*]}。请管理员安装后再运行，例如 apt-get install ${missing[*]}。" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
echo "安装 ${missing[*]}"
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
