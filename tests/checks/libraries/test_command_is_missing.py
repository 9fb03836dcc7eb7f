import pytest

import healthy_facts
from indextts_doctor.checks.libraries.command_is_missing import command_is_missing
from indextts_doctor.facts.profile import Command
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

WHY = Text(en="pydub converts with it", zh="pydub 用它转换")
FFMPEG = Command(name="ffmpeg", why=WHY, debian="ffmpeg", only_with="pydub", required=False)
NEEDED = Command(name="sox", why=WHY)
PYDUB = healthy_facts.packages(healthy_facts.package("pydub"))


@pytest.mark.parametrize(
    ("command", "commands", "packages"),
    [
        pytest.param(FFMPEG, {"ffmpeg": "/usr/bin/ffmpeg"}, PYDUB, id="there"),
        pytest.param(FFMPEG, {"ffmpeg": None}, healthy_facts.packages(), id="the package that uses it is not"),
        pytest.param(
            FFMPEG,
            {"ffmpeg": None},
            healthy_facts.packages(healthy_facts.package("pydub", python_files=1)),
            id="the package is an empty placeholder",
        ),
        pytest.param(FFMPEG, {}, PYDUB, id="not looked for"),
    ],
)
def test_silent(command, commands, packages):
    libraries = healthy_facts.libraries(commands=commands)
    assert not list(command_is_missing(libraries, healthy_facts.profile(commands=(command,)), packages))


@pytest.mark.parametrize(
    ("command", "severity"),
    [pytest.param(FFMPEG, Severity.NOTE, id="good to have"), pytest.param(NEEDED, None, id="needed")],
)
def test_speaks(command, severity):
    libraries = healthy_facts.libraries(commands={command.name: None}, path_from="service process 7")
    [evidence] = command_is_missing(libraries, healthy_facts.profile(commands=(command,)), PYDUB)
    assert evidence.facts["debian"] == command.name
    assert evidence.facts["whose"].of("zh") == "服务进程 7 "
    assert evidence.severity is severity


def test_the_packages_of_all_commands_are_named():
    both = (FFMPEG, Command(name="sox", why=WHY))
    libraries = healthy_facts.libraries(commands={"ffmpeg": None, "sox": None})
    found = list(command_is_missing(libraries, healthy_facts.profile(commands=both), PYDUB))
    assert [one.facts["command"] for one in found] == ["sox", "ffmpeg"]
    assert {one.facts["debian"] for one in found} == {"ffmpeg sox"}
