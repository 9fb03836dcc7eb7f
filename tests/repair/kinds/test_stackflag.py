"""The flag for an executable stack is cleared in the real onnxruntime 1.15.1, which still works, and RECORD stays true."""

import os
import subprocess
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

import check_command
import fix_command
from indextts_doctor.config.configuration import Config
from indextts_doctor.facts import Facts
from indextts_doctor.fixes.steps import ClearStack
from indextts_doctor.repair import applying
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds import every, stackflag
from indextts_doctor.repair.kinds.kind import Act
from indextts_doctor.repair.plan import Plan
from indextts_doctor.repair.world import World, start_program
from indextts_doctor.target.resolve import Request, resolve

assert every


def executable(path):
    with path.open("rb") as file:
        [stack] = [one for one in ELFFile(file).iter_segments() if one["p_type"] == "PT_GNU_STACK"]
        return bool(stack["p_flags"] & 1)


@pytest.mark.thorough
@pytest.mark.environment
def test_cleared_and_undone(deploy):
    deployment = deploy("pins-3.10")
    [library] = (deployment.site_packages / "onnxruntime/capi").glob("onnxruntime_pybind11_state*.so")
    record = deployment.site_packages / "onnxruntime-1.15.1.dist-info/RECORD"
    before = fix_command.state(deployment.directory)
    assert executable(library)
    context = resolve(Request(deployment.directory, python=str(deployment.python)), Config(), os.environ)
    world = World(context, Facts(context.target, context.profile))
    step = ClearStack(str(library), str(record))
    plan = Plan((Act.known[ClearStack].look(step, ("LIB006",), world),))
    assert plan.needs == ()

    run = applying.begin(plan, world)
    applying.apply(plan, world, Vault(run), lambda *_: None)

    assert not executable(library)
    import_it = "import onnxruntime; print(onnxruntime.get_available_providers())"
    done = subprocess.run([deployment.python, "-c", import_it], capture_output=True, text=True, check=True)
    assert "CPUExecutionProvider" in done.stdout
    found = check_command.codes(
        check_command.check(deployment, "--deep", "--select", "PKG011,PKG012").report["findings"]
    )
    assert found == set()
    assert applying.undo(run, start_program, lambda *_: None) == ()
    assert fix_command.differences(before, fix_command.state(deployment.directory)) == []


def test_what_asks_for_no_executable_stack_is_refused():
    with pytest.raises(Refused, match="does not request an executable stack"):
        stackflag.cleared(Path(os.path.realpath("/proc/self/exe")).read_bytes(), "python")


@pytest.mark.parametrize("data", [pytest.param(b"", id="empty"), pytest.param(b"\x7fELF" + b"\0" * 60, id="zeros")])
def test_what_is_no_library_is_refused(data):
    with pytest.raises(Refused):
        stackflag.cleared(data, "file")


RECORD = 'a.py,sha256=x,1\r\n"b,c.so",sha256=y,2\r\nd.so,sha256=old-_,3\r\n'


def test_record_changes_in_one_line():
    assert stackflag.recorded(RECORD, "d.so", b"") == RECORD.replace(
        "old-_,3", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0"
    )


def test_a_file_that_record_does_not_list():
    with pytest.raises(Refused, match=r"RECORD does not list e\.so"):
        stackflag.recorded(RECORD, "e.so", b"")
