#!/bin/sh
# What `make check` says before it downloads anything, and the refusal of a Python that is too old.
#
#     [GOAL=test] scripts/before_check.sh PYTHON [quiet]
#
# POSIX sh, and a program for the interpreter that any Python runs. The exit code is 1 when PYTHON cannot be used; "quiet"
# announces nothing. GOAL is the target of make that the refusal names.
python=$1
goal=${GOAL:-check}
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in zh*) zh=1 ;; *) zh= ;; esac

say() { # in English, in Chinese
    if [ -n "$zh" ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

refuse() {
    say "$1" "$2" >&2
    say "Choose another one:  make $goal PYTHON=python3.11" "请指定其他版本：  make $goal PYTHON=python3.11" >&2
    say "If there is none:    uv python install 3.11 && make $goal PYTHON=\"\$(uv python find 3.11)\"" \
        "若没有，先安装：  uv python install 3.11 && make $goal PYTHON=\"\$(uv python find 3.11)\"" >&2
    exit 1
}

if ! version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2> /dev/null); then
    refuse "$python does not start; Python 3.9 or newer is needed." "$python 无法启动；需要 Python 3.9 及以上。"
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))'; then
    refuse "$python is Python $version; Python 3.9 or newer is needed." "$python 是 Python $version；需要 Python 3.9 及以上。"
fi
if [ "$2" = quiet ]; then exit 0; fi
say "Setting up the reference deployment in .venv with Python $version; no root needed." \
    "在 .venv 中建立参考部署（Python $version），不需要 root。"
say "Downloads about 1.5 GB at most (PyTorch for CPU, transformers, ONNX Runtime, SciPy); needs 3 GB of disk." \
    "最多下载约 1.5 GB（CPU 版 PyTorch、transformers、ONNX Runtime、SciPy），需要 3 GB 磁盘空间。"
say "Takes 2 to 15 minutes, once; afterwards make check takes seconds." \
    "首次需要 2 到 15 分钟，以后只需几秒。"
