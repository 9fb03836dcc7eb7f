import json
import os
import time
from pathlib import Path

import msgspec
import pytest

import healthy_facts
from indextts_doctor.collect.outside.host import host
from indextts_doctor.facts import Host, Service
from indextts_doctor.facts.profile import ModelLayout
from indextts_doctor.i18n.text import Text
from indextts_doctor.target.context import Context


def context(folder, **changes):
    given = {
        "target": healthy_facts.target(directory=str(folder), model_dir=None, service_user=None),
        "profile": healthy_facts.profile(model=ModelLayout("models/tts", writes_into=("hf_cache",))),
        "environment": healthy_facts.environment(prefix=str(folder)),
        "variables": {"OMP_NUM_THREADS": "2", "HF_TOKEN": "hf_secret", "HOME": str(folder)},
        "variables_from": "this shell",
    }
    return Context(**{**given, **changes})


def test_this_machine(tmp_path):
    seen = host.collect(context(tmp_path))
    assert 0 < seen.memory.granted <= seen.memory.total
    assert 1 <= seen.cpu.granted <= seen.cpu.logical
    assert seen.environment["OMP_NUM_THREADS"] == "2"
    assert "HF_TOKEN" not in seen.environment
    assert msgspec.json.decode(json.dumps(msgspec.to_builtins(seen)), type=Host) == seen


def test_it_is_quick(tmp_path):
    host.collect(context(tmp_path))
    started = time.perf_counter()
    host.collect(context(tmp_path))
    assert time.perf_counter() - started < 0.25


def test_places(tmp_path):
    (tmp_path / "models/tts").mkdir(parents=True)
    seen = host.collect(context(tmp_path))
    assert seen.place("model").path == str(tmp_path / "models/tts")
    assert seen.place("writes").path == str(tmp_path / "models/tts/hf_cache")
    assert [seen.place("model").exists, seen.place("writes").exists] == [True, False]
    assert seen.place("cache").path == str(tmp_path / ".cache/huggingface/hub")


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        pytest.param({}, "/tmp", id="default"),
        pytest.param({"TMPDIR": "", "TMP": "/x"}, "/x", id="an empty variable is none"),
    ],
)
def test_where_temporary_files_go(variables, path):
    assert dict(host.wanted(context("/srv/tts", variables=variables)))["tmp"] == path


def lay(root, files):
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def test_the_service_counts_not_the_doctor(tmp_path):
    root = lay(
        tmp_path,
        {
            "proc/meminfo": "MemTotal: 8388608 kB\nMemAvailable: 4194304 kB\nSwapFree: 0 kB\n",
            "proc/self/mountinfo": "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n",
            "proc/self/cgroup": "0::/\n",
            "proc/77/cgroup": "0::/tts.service\n",
            "proc/77/status": "Uid:\t0\t0\t0\t0\nCpus_allowed_list:\t0-2\n",
            "proc/77/limits": "Max open files            99    99    files\n",
            "proc/77/stat": "77 (python) S 1 77 77 0",
            "proc/77/statm": "10 3 1 1",
            "sys/fs/cgroup/tts.service/memory.max": str(2**30),
            "sys/fs/cgroup/tts.service/memory.current": str(2**29),
            "sys/fs/cgroup/tts.service/cpu.max": "100000 100000",
        },
    )
    service = Service(pid=77, executable="/usr/bin/python3", command=("python3",), directory="/", user="tts")
    seen = host.collect(context(tmp_path, service=service), root)
    assert (seen.memory.limit, seen.memory.granted) == (2**30, 2**29)
    assert seen.memory.held_by_service == 3 * os.sysconf("SC_PAGE_SIZE")
    assert (seen.cpu.affinity, seen.cpu.quota, seen.cpu.granted) == (3, 1.0, 1.0)
    assert seen.limits.open_files == 99


def test_a_service_that_has_ended(tmp_path):
    service = Service(pid=2**30, executable="x", command=("x",), directory="/", user="tts")
    assert host.collect(context(tmp_path, service=service)).memory.held_by_service == 0


def test_a_system_without_proc(tmp_path):
    seen = host.collect(context(tmp_path), tmp_path)
    assert seen.memory.total > 0
    assert seen.cgroup is None
    assert seen.container is None or Path("/.dockerenv").exists() or os.environ.get("KUBERNETES_SERVICE_HOST")


def test_no_layout_no_model_folder():
    profile = healthy_facts.profile(title=Text("a", "b"))
    assert "model" not in dict(host.wanted(context("/srv/tts", profile=profile)))
