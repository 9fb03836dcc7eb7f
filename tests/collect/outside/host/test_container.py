import pytest

from indextts_doctor.collect.outside.host import container

HASH = "0123456789abcdef" * 4


def lay(root, files):
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        pytest.param({".dockerenv": ""}, "docker", id="Docker's mark"),
        pytest.param({"run/.containerenv": ""}, "podman", id="Podman's mark"),
        pytest.param({"run/systemd/container": "systemd-nspawn\n"}, "systemd-nspawn", id="systemd was configured"),
        pytest.param({"proc/self/cgroup": f"1:cpu:/docker/{HASH}\n"}, "docker", id="path of a version 1 group"),
        pytest.param({"proc/self/cgroup": "1:cpu:/kubepods/burstable/pod1\n"}, "kubernetes", id="pod"),
        pytest.param(
            {"proc/self/mountinfo": f"1 2 8:1 /var/lib/docker/containers/{HASH}/hosts /etc/hosts rw - ext4 d rw\n"},
            "docker",
            id="files that the engine mounts",
        ),
        pytest.param(
            {
                ".dockerenv": "",
                "proc/self/mountinfo": "1 2 8:1 /var/lib/kubelet/pods/a/etc-hosts /etc/hosts rw - e d rw\n",
            },
            "kubernetes",
            id="a pod on Docker",
        ),
    ],
)
def test_inside(tmp_path, files, kind):
    assert container.detect(lay(tmp_path, files), {}) == kind


def test_kubernetes_marks_its_pods(tmp_path):
    assert container.detect(tmp_path, {"KUBERNETES_SERVICE_HOST": "10.0.0.1"}) == "kubernetes"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"proc/self/cgroup": "0::/system.slice/docker.service\n"}, id="a unit named after the engine"),
        pytest.param(
            {"proc/self/mountinfo": "1 2 8:1 /var/lib/docker/overlay2/a /var/lib/docker/b rw - ext4 d rw\n"},
            id="a host that runs containers",
        ),
    ],
)
def test_outside(tmp_path, files):
    assert container.detect(lay(tmp_path, files), {}) is None
