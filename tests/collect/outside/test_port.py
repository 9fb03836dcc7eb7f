import contextlib
import os
import socket
import sys
from pathlib import Path

import pytest

import healthy_facts
from indextts_doctor.collect.outside import port
from indextts_doctor.target import sockets
from indextts_doctor.target.context import Context

pytestmark = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs /proc")


def context(number, folder="/srv/tts", **changes):
    given = {
        "target": healthy_facts.target(directory=str(folder), port=number, service_user=None),
        "profile": healthy_facts.profile(),
        "environment": healthy_facts.environment(),
        "variables": {},
        "variables_from": "this shell",
    }
    return Context(**{**given, **changes})


@pytest.fixture
def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_free(free):
    seen = port.collect(context(free))
    assert (seen.listeners, seen.bind_error) == ((), None)


@pytest.mark.parametrize(
    ("family", "address"),
    [
        pytest.param(socket.AF_INET, "127.0.0.1", id="IPv4 on loopback"),
        pytest.param(socket.AF_INET, "0.0.0.0", id="IPv4 everywhere"),
        pytest.param(socket.AF_INET6, "::", id="both, by IPv6"),
        pytest.param(socket.AF_INET6, "::1", id="IPv6 on loopback"),
    ],
)
def test_held(family, address):
    try:
        server = socket.create_server((address, 0), family=family)
    except OSError as error:
        pytest.skip(f"{address}: {error}")
    with server:
        [listener] = port.collect(context(server.getsockname()[1])).listeners
    assert (listener.address, listener.pid) == (address, os.getpid())
    assert listener.family == {socket.AF_INET: "IPv4", socket.AF_INET6: "IPv6"}[family]
    assert "py" in listener.command
    assert not listener.is_service


def test_the_next_port_that_is_free():
    with contextlib.ExitStack() as stack:
        first = stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
        next_one = port.free(Path("/"), first + 1)
        with contextlib.suppress(OSError):  # between the two looks another process may have taken it
            stack.enter_context(socket.create_server(("127.0.0.1", next_one)))
        found = port.collect(context(first)).free
    assert first < next_one < found <= 65535


def test_no_other_port_is_looked_for_where_all_is_well(free):
    assert port.collect(context(free)).free is None


def test_a_port_for_an_ordinary_user():
    found = port.collect(context(80, target=healthy_facts.target(port=80, service_user="nobody")))
    assert found.free is None or found.free >= found.unprivileged_from


def test_held_by_the_deployment_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        [listener] = port.collect(context(server.getsockname()[1], Path.cwd())).listeners
    assert listener.is_service


def test_the_running_service_is_the_deployment():
    with socket.create_server(("127.0.0.1", 0)) as server:
        service = healthy_facts.service(pid=os.getpid())
        seen = port.collect(context(server.getsockname()[1], service=service))
    assert seen.served


def test_connections_that_are_closing_are_no_obstacle():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
        client = socket.create_connection(("127.0.0.1", number))
        accepted, _ = server.accept()
        accepted.close()  # the side that closes first waits
        client.close()
    assert port.collect(context(number)).bind_error is None


def test_bound_and_not_listening(free):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", free))
        seen = port.collect(context(free))
    assert (seen.listeners, seen.bind_error) == ((), "EADDRINUSE")


def test_no_port_is_known():
    with pytest.raises(LookupError):
        port.collect(context(None))


@pytest.mark.parametrize(
    ("number", "user", "privileged"),
    [
        pytest.param(80, "tts", True, id="an ordinary user"),
        pytest.param(80, "root", False, id="root"),
        pytest.param(80, "0:0", False, id="root by number"),
        pytest.param(8080, "tts", False, id="a high port"),
    ],
)
def test_privileged(tmp_path, number, user, privileged):
    (tmp_path / "proc/net").mkdir(parents=True)
    (tmp_path / "proc/net/tcp").write_text("header\n")
    target = healthy_facts.target(port=number, service_user=user)
    seen = port.collect(context(number, target=target), tmp_path)
    assert (seen.privileged, seen.user, seen.unprivileged_from) == (privileged, user, 1024)


def test_low_ports_can_be_open_to_all(tmp_path):
    for name, content in {"net/tcp": "", "sys/net/ipv4/ip_unprivileged_port_start": "0\n"}.items():
        (tmp_path / "proc" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "proc" / name).write_text(content)
    assert not port.collect(context(80, target=healthy_facts.target(port=80)), tmp_path).privileged


TABLE = """  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1388 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0
   1: 0100007F:1388 0100007F:9999 01 00000000:00000000 00:00000000 00000000  1000        0 4243 1 0
   2: rubbish
"""
TABLE6 = """header
   0: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 0A 0:0 0:0 0 33 0 77 1
   1: 0000000000000000FFFF00000100007F:1389 00000000000000000000000000000000:0000 0A 0:0 0:0 0 33 0 78 1
"""


@pytest.mark.skipif(sys.byteorder != "little", reason="the sample is of a little-endian machine")
def test_the_kernels_tables():
    assert list(sockets.parse(TABLE, "IPv4")) == [(5000, sockets.Socket("127.0.0.1", "IPv4", "4242", 1000))]
    assert [(number, one.address) for number, one in sockets.parse(TABLE6, "IPv6")] == [
        (5000, "::"),
        (5001, "127.0.0.1"),
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become another user")
def test_an_ordinary_user_sees_who_but_not_what():
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1]
        found = sockets.listening(Path("/"), number)
        child = os.fork()
        if not child:
            os._exit(_as_nobody(server, number, found))
        _, status = os.waitpid(child, 0)
    assert [one.uid for one in found] == [0]
    assert os.WEXITSTATUS(status) == 0


def _as_nobody(server, number, found):
    """Return 0 when an ordinary user sees the same sockets, and nobody who holds them."""
    result = 2
    with contextlib.suppress(BaseException):  # nothing may return into pytest
        server.close()  # the copy that the child inherited
        os.setgid(65534)
        os.setuid(65534)
        again = sockets.listening(Path("/"), number)
        hidden = not sockets.holders(Path("/"), [one.inode for one in again])
        result = 0 if again == found and hidden else 1
    return result


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("0: 0100007F:zzzz 0:0 0A 0:0 0:0 0 1000 0 12345", id="no port"),
        pytest.param("0: :1388 0:0 0A 0:0 0:0 0 1000 0 12345", id="no address"),
        pytest.param(f"0: {'F' * 999}:1388 0:0 0A 0:0 0:0 0 1000 0 12345", id="a long address"),
        pytest.param("0: 0100007F:1388 0:0 0A", id="cut off"),
    ],
)
def test_a_line_that_is_no_socket(line):
    assert [number for number, _ in sockets.parse(f"header\n{line}\n", "IPv4") if number == 5000] == []
