"""What was written takes effect when the service starts again: the commands for that are named, and never run."""

import json

import pytest

import deployments
import host_overlay
import small_deployment
import wheels
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.facts.settingsfiles import Unit
from indextts_doctor.fixes.steps import Assign, Move
from indextts_doctor.repair.plan import Planned
from indextts_doctor.report import restarting

DROP_IN = Planned(Assign("/etc/systemd/system/tts.service.d/indextts-doctor.conf", "systemd", "A", "1"), ())
ENV = Planned(Assign("/srv/tts/.env", "env", "A", "1"), ())
TOML = Planned(Assign("/srv/tts/indextts-doctor.toml", "toml", "port", "1"), ())
MOVE = Planned(Move("/srv/tts/a", "/srv/tts/b"), ())
RELOAD, RESTART = "systemctl daemon-reload", "systemctl restart tts.service"


def files(*names):
    return SettingsFiles("/srv/tts/.env", "", units=tuple(Unit(name, f"/{name}.d/x.conf") for name in names))


@pytest.mark.parametrize(
    ("steps", "known", "running", "commands"),
    [
        pytest.param((DROP_IN,), files("tts.service"), False, [RELOAD, RESTART], id="a drop-in"),
        pytest.param((DROP_IN, ENV), files("tts.service"), True, [RELOAD, RESTART], id="each once"),
        pytest.param((DROP_IN,), None, False, [RELOAD, RESTART], id="a drop-in, when it is undone"),
        pytest.param((ENV,), files("tts.service"), False, [RESTART], id=".env, which one unit reads"),
        pytest.param((ENV,), files("a.service", "b.service"), False, [], id=".env, and two units"),
        pytest.param((ENV,), files(), True, [], id=".env, and no unit"),
        pytest.param((MOVE,), files("tts.service"), True, [RESTART], id="it runs with what was there before"),
        pytest.param((MOVE, TOML), files("tts.service"), False, [], id="nothing that a service reads"),
    ],
)
def test_commands(steps, known, running, commands):
    assert restarting.commands(steps, known, running=running) == commands


@pytest.mark.parametrize(
    ("steps", "running", "said"),
    [
        pytest.param((ENV,), False, "请重启服务使改动生效。", id="settings were written"),
        pytest.param((MOVE,), True, "请重启服务使改动生效。", id="it runs"),
        pytest.param((MOVE, TOML), False, "", id="nothing waits for it"),
    ],
)
def test_without_a_unit_it_is_reported_in_words(steps, running, said):
    assert restarting.note(steps, files(), running=running, lang="zh") == said


@pytest.mark.environment
def test_a_drop_in_and_what_then_has_to_be_run(tmp_path):
    machine = host_overlay.machine(tmp_path)
    place = small_deployment.build(tmp_path / "place")
    directory = place / "deployment"
    old = wheels.write(place / "wheels", "huggingface_hub", "0.20.0", {"huggingface_hub/__init__.py": ""})
    python = str(directory / ".venv/bin/python")
    deployments.uv("pip", "install", "-q", "--no-index", "--no-deps", "--python", python, str(old))
    units = tmp_path / "upper/etc/systemd/system"
    units.mkdir(parents=True)
    (units / "tts.service").write_text(
        f"[Service]\nWorkingDirectory={directory}\nEnvironment=HF_ENDPOINT=https://hub.example/\n"
    )
    words = ("--only", "HUB010", "--apply", "--yes", "--no-smoke", "--lang", "zh")
    done = host_overlay.doctor(machine, "fix", str(directory), *words)
    assert done.exit_code == 0, done.stdout + done.stderr
    assert f"\n  {RELOAD}\n  {RESTART}\n" in done.stdout
    assert (units / "tts.service.d/indextts-doctor.conf").read_text() == (
        "[Service]\nEnvironment=HF_ENDPOINT=https://hub.example\n"
    )
    undone = host_overlay.doctor(machine, "undo", "-C", str(directory), "--yes")
    assert undone.exit_code == 0, undone.stdout + undone.stderr
    assert f"\n  {RELOAD}\n  {RESTART}\n" in undone.stdout
    assert not (units / "tts.service.d/indextts-doctor.conf").exists()


@pytest.mark.environment
def test_the_commands_are_in_the_json(tmp_path):
    place = small_deployment.build(tmp_path / "place")
    assert json.loads(small_deployment.command(place, "fix", "--format", "json").stdout)["restart"] == []
