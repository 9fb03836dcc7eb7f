import pytest

from indextts_doctor.supervise.crashes import stack, without_lists

ONE = b"""noise
Fatal Python error: Segmentation fault

Current thread 0x00007f21 (most recent call first):
  File "/site/scipy/fft/_basic.py", line 6 in c2c
  File "<frozen importlib._bootstrap>", line 241 in _call_with_frames_removed
  File "/site/scipy/fft/__init__.py", line 85 in <module>
  File "<stdin>", line 9 in <module>

Extension modules: numpy.core._multiarray_umath (total: 1)
"""
TWO = b"""Fatal Python error: Aborted

Thread 0x01 (most recent call first):
  File "/lib/threading.py", line 324 in wait

Current thread 0x02 (most recent call first):
  <no Python frame>

Thread 0x03 (most recent call first):
  File "/site/torch/__init__.py", line 229 in <module>
  File "<stdin>", line 9 in <module>
"""
DEEP = b"""Fatal Python error: Segmentation fault

Thread 0x01 (most recent call first):
  File "/lib/threading.py", line 324 in wait

Current thread 0x02 [python] (most recent call first):
  File "/a b/deep.py", line ??? in f
  ...

Current thread's C stack trace (most recent call first):
  Binary file "/lib/libc.so.6", at abort+0x1 [0x7f]
"""
EARLIER = b"""Fatal Python error: Aborted

Current thread 0x01 (most recent call first):
  File "/child.py", line 1 in <module>
"""


@pytest.mark.parametrize(
    ("stderr", "frames"),
    [
        pytest.param(b"", (), id="nothing"),
        pytest.param(b"Traceback (most recent call last):\n", (), id="an exception"),
        pytest.param(b"\xff\xfe\0", (), id="rubbish"),
        pytest.param(
            ONE,
            ("/site/scipy/fft/_basic.py:6 c2c", "/site/scipy/fft/__init__.py:85 <module>"),
            id="without the import system and the probe",
        ),
        pytest.param(TWO, ("/site/torch/__init__.py:229 <module>",), id="the thread of the probe"),
        pytest.param(DEEP, ("/a b/deep.py:??? f",), id="too deep to see the probe: the thread that died"),
        pytest.param(EARLIER + ONE, stack(ONE), id="the last of several deaths"),
    ],
)
def test_stack(stderr, frames):
    assert stack(stderr) == frames


def test_a_stack_is_bounded():
    frames = b"".join(b'  File "/a.py", line %d in f\n' % number for number in range(1000))
    assert len(stack(b"Fatal Python error: x\n\nCurrent thread 0x1 (most recent call first):\n" + frames)) == 40


def test_the_list_of_modules_is_left_out():
    assert without_lists(ONE + b"after") == ONE[: ONE.index(b"Extension")] + b"after"
