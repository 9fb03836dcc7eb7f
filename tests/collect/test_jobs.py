"""Jobs side by side: one time limit, every failure a value."""

import threading
import time

from indextts_doctor.collect.jobs import Job, Run, safely


def silent(name, begins):
    pass


def a_run(seconds=5.0, progress=silent):
    return Run(progress, time.monotonic() + seconds)


def test_every_job_is_done():
    run = a_run()
    run.start([Job(str(n), lambda n=n: n * n) for n in range(20)], 4)
    assert run.finish() == {str(n): n * n for n in range(20)}


def test_as_many_at_a_time_as_there_are_workers():
    running, most, lock = set(), [], threading.Lock()

    def work(n):
        with lock:
            running.add(n)
            most.append(len(running))
        time.sleep(0.02)
        with lock:
            running.discard(n)

    run = a_run()
    run.start([Job(str(n), lambda n=n: work(n)) for n in range(12)], 3)
    run.finish()
    assert max(most) == 3


def test_a_job_that_hangs_is_missing_and_the_others_are_not():
    never = threading.Event()
    run = a_run(0.3)
    run.start([Job("hangs", never.wait), Job("works", lambda: 1)], 2)
    begin = time.monotonic()
    found = run.finish()
    assert time.monotonic() - begin < 2
    assert found["works"] == 1
    assert (found["hangs"].kind, found["hangs"].reason.of("en")) == ("failed", "the time limit was reached first")
    never.set()


def test_what_a_job_raises_is_reported():
    def raises():
        raise PermissionError(13, "Permission denied", "/srv/models")

    missing = safely(raises)
    assert missing.kind == "failed"
    assert "/srv/models" in missing.detail
    assert "PermissionError" in missing.reason.of("zh")


def test_when_python_does_not_start_the_rest_is_forgotten():
    done = []

    def work(n):
        time.sleep(0.01)
        done.append(n)

    run = a_run()
    run.start([Job("interpreter", lambda: "dead"), *(Job(str(n), lambda n=n: work(n)) for n in range(50))], 1)
    found = run.finish(until=lambda name, value: name == "interpreter" and value == "dead")
    assert found["interpreter"] == "dead"
    assert len(done) < 50


def test_progress_is_called_at_beginning_and_end():
    told = []
    run = a_run(progress=lambda *event: told.append(event))
    run.start([Job("one", lambda: 1)], 1)
    run.finish()
    assert told == [("one", True), ("one", False)]


def test_more_begin_while_nothing_ends():
    never = threading.Event()
    run = a_run(1.2)
    run.start([*(Job(f"hangs {n}", never.wait) for n in range(4)), Job("works", lambda: 1)], 2)
    assert run.finish()["works"] == 1
    never.set()
