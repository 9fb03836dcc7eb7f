import os

import pytest

from indextts_doctor.supervise import outputs
from indextts_doctor.supervise.outputs import KEPT, TRIM, Answer, Outputs, parse


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        pytest.param(b"", Answer(), id="nothing"),
        pytest.param(b"began 3 4\n", Answer(began=True, startup=(3, 4)), id="begun"),
        pytest.param(b"began x\n", Answer(began=True), id="begun, no sizes"),
        pytest.param(b"began 0 0\nat zlib\nat ssl\n", Answer(began=True, marks=("zlib", "ssl")), id="marks"),
        pytest.param(b'began 0 0\n{"a": 1}\n', Answer(began=True, value={"a": 1}, complete=True), id="all"),
        pytest.param(b"null", Answer(complete=True), id="null is a value"),
        pytest.param(b'{"a": 1}{"b": 2}', Answer(value={"a": 1}, complete=True), id="the first one counts"),
        pytest.param(b'["\\udc80", {"\\udc81": 1}]', Answer(["\\udc80", {"\\udc81": 1}], True), id="half characters"),
        pytest.param(b'["\\ud83d\\ude00"]', Answer(["\U0001f600"], True), id="a pair of them"),
    ],
)
def test_parse(raw, answer):
    assert parse(raw) == answer


@pytest.mark.parametrize("raw", [b"{", b"rubbish", b"\xff", b"began 1 1\n{'a'}"])
def test_parse_reports_what_is_no_json(raw):
    answer = parse(raw)
    assert not answer.complete
    assert answer.problem


def test_trim_gives_memory_back_and_keeps_the_end():
    with Outputs(b"") as files:
        os.write(files.stdout, b"a" * (TRIM + 1) + b"first end")
        assert files.trim() == TRIM + 10
        assert os.fstat(files.stdout).st_blocks == 0
        os.write(files.stdout, b", second end")
        assert files.tail(files.stdout).endswith(b"afirst end, second end")
        assert len(files.tail(files.stdout)) == KEPT
        assert files.tail(files.stderr) == b""
        assert files.startup((3, 0)) == "aaa"


def test_startup_is_what_was_written_before():
    with Outputs(b"") as files:
        os.write(files.stdout, b"hello, later")
        os.write(files.stderr, b"warning, later")
        assert files.startup((5, 7)) == "hellowarning"
        assert files.startup((0, 0)) == ""


@pytest.mark.parametrize(
    "raw", (b"[" + b"[]," * 200_000, b'{"a":' * 80_000, b"1," * 300_000), ids=("lists", "maps", "values")
)
def test_a_result_of_too_many_parts_is_not_built(raw):
    answer = outputs.parse(raw)
    assert not answer.complete
    assert answer.problem.startswith("a result of too many parts")


def test_a_result_that_is_too_large():
    with outputs.Outputs(b"") as files:
        os.write(files.result, b"began 0 0\n1 ")
        os.ftruncate(files.result, outputs.RESULT_MAX + 1)
        answer = outputs.read(files.result)
    assert (answer.complete, answer.began, answer.value) == (False, True, None)
    assert answer.problem == "a result of 4 MiB, which no probe writes"


@pytest.mark.parametrize("sizes", ("²", "9" * 5000, "-1 x", ""))
def test_sizes_that_are_no_numbers(sizes):
    assert parse(f"began {sizes}\n".encode()) == Answer(began=True)


@pytest.mark.slow
@pytest.mark.timeout(20)
def test_marks_without_end():
    answer = parse(b"at x\n" * (outputs.RESULT_MAX // 5))
    assert answer.marks == ("x",) * outputs.MARKS_MAX
    assert parse(b"at " + b"x" * outputs.RESULT_MAX).marks == ("x" * 200,)
