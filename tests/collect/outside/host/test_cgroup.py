import os
import subprocess
import sys
from pathlib import Path

import pytest

from indextts_doctor.collect.outside.host import cgroup

GIB = 2**30
MIB = 2**20
V2_MOUNT = "30 23 0:26 {root} /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate"
V1_MOUNT = "35 31 0:32 {root} /sys/fs/cgroup/{name} rw,relatime - cgroup cgroup rw,{name}"


def lay(root, files):
    """Write a tree of small files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return root


def v2(root, own="/", mount_root="/", **files):
    lay(
        root,
        {
            "proc/self/cgroup": f"0::{own}\n",
            "proc/self/mountinfo": V2_MOUNT.format(root=mount_root) + "\n",
            **{"sys/fs/cgroup/" + name: content for name, content in files.items()},
        },
    )
    (root / "sys/fs/cgroup").mkdir(parents=True, exist_ok=True)
    return cgroup.find(root)


def v1(root, own="/", mount_root="/", **files):
    mounts = [V1_MOUNT.format(root=mount_root, name=name) for name in cgroup.CONTROLLERS]
    own_lines = [f"{number}:{name}:{own}" for number, name in enumerate(cgroup.CONTROLLERS, 1)]
    lay(
        root,
        {
            "proc/self/cgroup": "\n".join(own_lines),
            "proc/self/mountinfo": "\n".join(mounts),
            **{"sys/fs/cgroup/" + name: content for name, content in files.items()},
        },
    )
    return cgroup.find(root)


def test_version_2_in_a_container_with_its_own_namespace(tmp_path):
    groups = v2(
        tmp_path,
        **{
            "memory.max": "2147483648\n",
            "memory.current": "1073741824\n",
            "memory.high": "max\n",
            "memory.stat": "anon 5\nactive_file 1048576\ninactive_file 2097152\n",
            "memory.events": "low 0\nhigh 0\nmax 9\noom 2\noom_kill 2\n",
            "cpu.max": "150000 100000\n",
            "cpu.stat": "nr_periods 1000\nnr_throttled 250\n",
            "pids.max": "100\n",
            "pids.current": "40\n",
        },
    )
    memory = cgroup.memory(groups, 8 * GIB)
    assert groups.kind == "v2"
    assert (memory.limit, memory.used, memory.left) == (2 * GIB, GIB, GIB + 3 * MIB)
    assert memory.path.endswith("sys/fs/cgroup/memory.max")
    assert cgroup.cpu(groups).quota == 1.5
    assert cgroup.cpu(groups).throttled == 0.25
    assert (cgroup.pids(groups).maximum, cgroup.pids(groups).current) == (100, 40)


def test_the_tightest_ancestor_counts(tmp_path):
    groups = v2(
        tmp_path,
        own="/system.slice/tts.service",
        **{
            "system.slice/tts.service/memory.max": "4294967296",
            "system.slice/tts.service/memory.current": "1048576",
            "system.slice/memory.max": "1073741824",
            "system.slice/memory.current": "1072693248",
            "system.slice/tts.service/cpu.max": "max 100000",
            "system.slice/cpu.max": "50000 100000",
            "system.slice/tts.service/memory.events": "oom_kill 1",
            "system.slice/memory.events": "oom_kill 7",
        },
    )
    memory = cgroup.memory(groups, 8 * GIB)
    assert (memory.limit, memory.left) == (GIB, MIB)
    assert memory.oom_kills == 1, "the seven may be of other services"
    assert cgroup.cpu(groups).quota == 0.5


def test_no_limit_is_no_limit(tmp_path):
    groups = v2(tmp_path, own="/a", **{"a/memory.max": "max", "a/cpu.max": "max 100000", "a/pids.max": "max"})
    assert cgroup.memory(groups, GIB) == cgroup.MemoryLimit()
    assert cgroup.cpu(groups) == cgroup.CpuLimit()
    assert cgroup.pids(groups) == cgroup.PidsLimit()


def test_a_limit_above_the_machine_limits_nothing(tmp_path):
    groups = v2(tmp_path, **{"memory.max": str(64 * GIB), "memory.current": "1"})
    assert cgroup.memory(groups, 32 * GIB).limit is None


def test_version_1_without_limits(tmp_path):
    huge = "9223372036854771712"
    files = {"memory/memory.limit_in_bytes": huge, "cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}
    groups = v1(tmp_path, **files)
    assert groups.kind == "v1"
    assert cgroup.memory(groups, 2**80).limit is None
    assert cgroup.cpu(groups).quota is None


def test_version_1_in_a_container_whose_path_is_the_hosts(tmp_path):
    own = "/docker/0123456789abcdef"
    groups = v1(
        tmp_path,
        own=own,
        mount_root=own,
        **{
            "memory/memory.limit_in_bytes": str(GIB),
            "memory/memory.usage_in_bytes": str(GIB // 2),
            "memory/memory.stat": f"inactive_file 1\ntotal_inactive_file {MIB}\ntotal_active_file 0\n",
            "memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n",
            "cpu/cpu.cfs_quota_us": "200000",
            "cpu/cpu.cfs_period_us": "100000",
        },
    )
    memory = cgroup.memory(groups, 8 * GIB)
    assert (memory.limit, memory.left, memory.oom_kills) == (GIB, GIB // 2 + MIB, 3)
    assert cgroup.cpu(groups).quota == 2.0


def test_version_1_knows_the_limit_of_an_ancestor_that_is_hidden(tmp_path):
    files = {
        "memory/memory.limit_in_bytes": "9223372036854771712",
        "memory/memory.usage_in_bytes": "0",
        "memory/memory.stat": f"hierarchical_memory_limit {GIB}\n",
    }
    assert cgroup.memory(v1(tmp_path, own="/k8s/x", mount_root="/k8s/x", **files), 8 * GIB).limit == GIB


def test_hybrid_takes_each_controller_from_where_it_is(tmp_path):
    mounts = [
        V1_MOUNT.format(root="/", name="memory"),
        V2_MOUNT.format(root="/").replace("cgroup rw", "cgroup/unified rw"),
    ]
    lay(
        tmp_path,
        {
            "proc/self/cgroup": "4:memory:/a\n1:name=systemd:/\n0::/b\n",
            "proc/self/mountinfo": "\n".join(mounts),
            "sys/fs/cgroup/memory/a/memory.limit_in_bytes": str(GIB),
            "sys/fs/cgroup/unified/b/pids.max": "10",
            "sys/fs/cgroup/unified/b/pids.current": "1",
        },
    )
    groups = cgroup.find(tmp_path)
    assert groups.kind == "hybrid"
    assert cgroup.memory(groups, 8 * GIB).limit == GIB
    assert cgroup.pids(groups).maximum == 10


def test_kills_in_the_machines_root_group_are_nobodys(tmp_path):
    groups = v1(tmp_path, **{"memory/memory.oom_control": "oom_kill 12", "memory/memory.limit_in_bytes": "1"})
    assert cgroup.memory(groups, GIB).oom_kills is None


def test_few_periods_prove_nothing_about_throttling(tmp_path):
    groups = v2(tmp_path, **{"cpu.max": "1000 100000", "cpu.stat": "nr_periods 10\nnr_throttled 10"})
    assert cgroup.cpu(groups) == cgroup.CpuLimit(0.01, str(tmp_path / "sys/fs/cgroup/cpu.max"), None)


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("/../../other", id="outside of our namespace"),
        pytest.param("/gone/away", id="a group that is hidden"),
        pytest.param("", id="rubbish"),
    ],
)
def test_a_group_that_cannot_be_seen_is_checked_by_the_mount(tmp_path, own):
    groups = v2(tmp_path, own=own, **{"memory.max": str(GIB), "memory.current": "0"})
    assert cgroup.memory(groups, 8 * GIB).limit == GIB


def test_without_control_groups(tmp_path):
    groups = cgroup.find(lay(tmp_path, {"proc/self/mountinfo": "rubbish\n1 2 - x\n", "proc/self/cgroup": "::"}))
    assert groups.kind is None
    assert cgroup.memory(groups, GIB) == cgroup.MemoryLimit()


def test_spaces_in_a_mount_point_are_unescaped():
    line = r"30 23 0:26 /a\040b /sys/fs/c\040g rw - cgroup2 cgroup2 rw"
    assert list(cgroup.mounted(line)) == [cgroup.Mounted(frozenset(), "/a b", "/sys/fs/c g")]


REAL_MEMORY = Path("/sys/fs/cgroup/memory")
REAL_CPU = Path("/sys/fs/cgroup/cpu")
SCRIPT = (
    "from pathlib import Path; from indextts_doctor.collect.outside.host import cgroup;"
    "g = cgroup.find(Path('/')); print(cgroup.memory(g, 2**50).limit, cgroup.memory(g, 2**50).left, cgroup.cpu(g).quota)"
)


@pytest.mark.skipif(
    not (os.access(REAL_MEMORY / "memory.limit_in_bytes", os.W_OK) and os.access(REAL_CPU / "tasks", os.W_OK)),
    reason="needs version 1 control groups that this user may write",
)
def test_real_groups():
    name = f"indextts-doctor-test-{os.getpid()}"
    folders = [REAL_MEMORY / name, REAL_CPU / name]
    for folder in folders:
        folder.mkdir()
    try:
        (folders[0] / "memory.limit_in_bytes").write_text(str(256 * MIB))
        (folders[1] / "cpu.cfs_quota_us").write_text("150000")
        inside = 'for f in $GROUPS_; do echo $$ > $f/cgroup.procs; done; exec "$@"'
        done = subprocess.run(
            ["sh", "-c", inside, "sh", sys.executable, "-c", SCRIPT],
            env={**os.environ, "GROUPS_": " ".join(map(str, folders))},
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        for folder in folders:
            folder.rmdir()
    limit, left, quota = done.stdout.split()
    assert (int(limit), float(quota)) == (256 * MIB, 1.5)
    assert 0 < int(left) < 256 * MIB
