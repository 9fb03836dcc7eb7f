"""Real services on the loopback, asked for real: they answer, refuse, break off, return nothing, or never answer."""

import socket
import sys
import threading
import time

import pytest

import speech_runs
import speech_services
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.errors import UserError
from speech_runs import cause, stages
from speech_services import WAV, as_base64, as_json, serve

SPOKEN = (200, "audio/wav", WAV)


def say(folder, service, *, path="/tts", text="check passed", seconds=20.0, force=False, **route):
    folder.mkdir(exist_ok=True)
    port = service if isinstance(service, int) else service.port
    return speech_runs.say(
        folder, "http", text=text, port=port, seconds=seconds, force=force, speech={"route": {"path": path, **route}}
    )


def ask(tmp_path, reply, **route):
    """Ask a service that has one route, and return the attempt."""
    with serve({"/tts": reply}) as service:
        return say(tmp_path, service, **route)


def test_it_works(tmp_path):
    result = ask(tmp_path, SPOKEN)
    assert (result.outcome, result.failed_stage) == ("ok", None)
    assert stages(result) == ["connect", "ask", "answer", "decode", "write"]
    assert (result.saved.rate, result.saved.samples, result.made) == (16000, 3200, None)
    answer = result.told.answer
    assert (answer.status, answer.content_type, answer.size, answer.body) == (200, "audio/wav", len(WAV), "")
    assert answer.url.endswith("/tts")


def test_the_doctors_own_interpreter_asks(tmp_path):
    with serve({"/tts": SPOKEN}) as service:
        speech = {"route": {"path": "/tts"}}
        result = speech_runs.say(tmp_path, "http", port=service.port, speech=speech, python="/usr/bin/env")
    assert (result.spoke, result.python) == (True, sys.executable)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["http", "json", "base64", "urllib"])
def test_a_module_of_the_deployment_cannot_shadow_another(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("raise SystemExit('not me')")
    route = {"answer": "base64:audio"}
    with serve({"/tts": as_json(audio=as_base64())}) as service:
        speech = {"route": {"path": "/tts", **route}}
        result = speech_runs.say(
            tmp_path, "http", port=service.port, speech=speech, environ={"PYTHONPATH": str(tmp_path)}
        )
    assert result.spoke, cause(result)


@pytest.mark.parametrize(
    ("route", "came"),
    [
        pytest.param({}, ("POST", "/tts", {"text": 'He said: "好" \\ {now}'}), id="JSON"),
        pytest.param(
            {"body": "text={text}&speed=1"},
            ("POST", "/tts", {"text": ['He said: "好" \\ {now}'], "speed": ["1"]}),
            id="a form",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            {"method": "GET", "path": "/tts?q={text}"},
            ("GET", "/tts", {"q": ['He said: "好" \\ {now}']}),
            id="an address",
        ),
    ],
)
def test_the_text_arrives_complete(tmp_path, route, came):
    with serve({"/tts": SPOKEN}) as service:
        say(tmp_path, service, text='He said: "好" \\ {now}', **route)
    assert service.asked == [came]


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        pytest.param(as_json(audio=as_base64()), "base64:audio", id="base64"),
        pytest.param(
            as_json(data=[{"wav": as_base64()}]), "base64:data.0.wav", id="base64, deep inside", marks=pytest.mark.slow
        ),
        pytest.param(
            as_json(audio=f"data:audio/wav;base64,{as_base64()}"),
            "base64:audio",
            id="a data address",
            marks=pytest.mark.slow,
        ),
        pytest.param(as_json(url="/static/out.wav"), "file:url", id="an address without a host"),
        pytest.param(as_json(url="static/out.wav"), "file:url", id="a relative address", marks=pytest.mark.slow),
    ],
)
def test_kinds_of_answers(tmp_path, answer, how):
    with serve({"/tts": answer, "/static/out.wav": SPOKEN}) as service:
        assert say(tmp_path, service, answer=how).spoke


@pytest.mark.slow
def test_an_answer_may_name_its_own_address(tmp_path):
    routes = {"/out.wav": SPOKEN}
    with serve(routes) as service:
        routes["/tts"] = as_json(url=f"http://localhost:{service.port}/out.wav")
        assert say(tmp_path, service, answer="file:url").spoke


@pytest.mark.slow
def test_an_answer_may_name_a_file(tmp_path):
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs/1.wav").write_bytes(WAV)
    absolute = ask(tmp_path, as_json(file=str(tmp_path / "outputs/1.wav")), answer="file:file")
    relative = ask(tmp_path, as_json(file="outputs/1.wav"), answer="file:file")
    assert (absolute.spoke, relative.spoke) == (True, True)


def test_no_other_machine_is_asked(tmp_path):
    result = ask(tmp_path, as_json(url="http://192.0.2.1/out.wav"), answer="file:url")
    assert (result.failed_stage, "another service" in cause(result)) == ("decode", True)


@pytest.mark.slow
def test_a_device_is_not_read(tmp_path):
    result = ask(tmp_path, as_json(file="/dev/zero"), answer="file:file", seconds=10.0)
    assert (result.outcome, result.failed_stage, result.told.answer.status) == ("exception", "decode", 404)


def moved(place, status=307):
    return lambda handler: handler.reply(status, "text/plain", b"", Location=place)


@pytest.mark.slow
def test_it_goes_where_the_same_service_sends_it(tmp_path):
    with serve({"/tts": moved("/tts/"), "/tts/": SPOKEN}) as service:
        assert say(tmp_path, service).spoke
    assert [method for method, _, _ in service.asked] == ["POST", "POST"]


@pytest.mark.slow
@pytest.mark.parametrize("place", ["http://192.0.2.1/tts", "//example.com/tts", "/tts"])
def test_it_is_not_sent_elsewhere_or_in_a_circle(tmp_path, place):
    result = ask(tmp_path, moved(place))
    assert (result.outcome, result.failed_stage, result.told.answer.status) == ("exception", "answer", 307)


@pytest.mark.slow
@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_a_service_on_the_other_loopback(tmp_path):
    try:
        with serve({"/tts": SPOKEN}, "::1") as service:
            result = say(tmp_path, service)
    except OSError:
        pytest.skip("no IPv6 loopback here")
    assert (result.spoke, result.told.answer.url) == (True, f"http://[::1]:{service.port}/tts")


def guide(tmp_path, routes):
    with serve(routes) as service:
        result = speech_runs.say(tmp_path, "http", port=service.port, profile="indextts-2-llm")
    return result, [(method, path) for method, path, _ in service.asked]


NOT_ALLOWED = (405, "text/plain", b"method not allowed")


def test_routes_that_the_service_does_not_know_are_passed_over(tmp_path):
    result, asked = guide(tmp_path, {"POST /tts": NOT_ALLOWED, "GET /tts": SPOKEN})
    assert (result.spoke, asked) == (True, [("POST", "/tts/generate"), ("POST", "/tts"), ("GET", "/tts")])


def test_a_route_that_fails_is_not_passed_over(tmp_path):
    result, asked = guide(tmp_path, {"/tts/generate": (500, "text/plain", b"no voice"), "/tts": SPOKEN})
    assert (result.failed_stage, asked) == ("answer", [("POST", "/tts/generate")])


@pytest.mark.slow
def test_no_route_is_known(tmp_path):
    result, _ = guide(tmp_path, {})
    assert (result.failed_stage, result.told.answer.status) == ("answer", 404)
    assert cause(result) == (
        "NoSpeech: the service has none of the routes: POST /tts/generate, POST /tts, GET /tts?text={text}"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "how", "stage", "said"),
    [
        pytest.param((500, "text/plain", b"boom"), "wav", "answer", "500 Internal Server Error", id="500"),
        pytest.param((503, "text/html", b"<html>"), "wav", "answer", "503 Service Unavailable", id="503"),
        pytest.param((200, "audio/wav", b""), "wav", "decode", "the response is empty", id="nothing"),
        pytest.param((204, "text/plain", b""), "wav", "decode", "the response is empty", id="204"),
        pytest.param(as_json(error="no voice"), "wav", "decode", "is JSON, not audio", id="an error in JSON"),
        pytest.param((200, "text/html", b"<!DOCTYPE html><p>"), "wav", "decode", "is a web page", id="a page"),
        pytest.param((200, "text/plain", b"hello"), "wav", "decode", "is text, not audio", id="words"),
        pytest.param((200, "text/plain", b"a\0b"), "wav", "decode", "is binary data", id="bytes"),
        pytest.param((200, "text/html", b"<html>"), "base64:audio", "decode", "not JSON", id="a page for JSON"),
        pytest.param(as_json(wav="x"), "base64:audio", "decode", "has no audio, only: wav", id="another key"),
        pytest.param(as_json(audio=None), "base64:audio", "decode", "is NoneType, not text", id="null"),
        pytest.param(as_json(audio="%%"), "base64:audio", "decode", "is not base64", id="no base64"),
        pytest.param(as_json(audio=""), "base64:audio", "decode", "is empty, not audio", id="empty base64"),
        pytest.param(as_json(f="/gone.wav"), "file:f", "decode", "404 Not Found", id="a file that is gone"),
    ],
)
def test_an_answer_without_speech_is_pinned_to_its_stage(tmp_path, answer, how, stage, said):
    result = ask(tmp_path, answer, answer=how)
    assert (result.outcome, result.failed_stage, result.problem) == ("exception", stage, "missing")
    assert said in cause(result)
    assert result.told.answer.status in (answer[0], 404)


def test_what_it_returned_instead_is_reported(tmp_path):
    answer = ask(tmp_path, (500, "application/json", '{"错误": "no voice"}'.encode())).told.answer
    assert (answer.status, answer.content_type, answer.body) == (500, "application/json", '{"错误": "no voice"}')


@pytest.mark.slow
def test_nothing_at_all_is_reported_as_such(tmp_path):
    assert ask(tmp_path, (200, "audio/wav", b"")).told.returned_nothing


@pytest.mark.slow
def test_a_tone_is_sound_and_measured_later(tmp_path):
    result = ask(tmp_path, (200, "audio/wav", speech_services.sound(wobble=0)))
    assert (result.outcome, result.saved.samples) == ("ok", 3200)


@pytest.mark.slow
def test_another_format_is_measured_later(tmp_path):
    result = ask(tmp_path, (200, "audio/ogg", b"OggS" + bytes(100)))
    assert (result.outcome, result.problem) == ("ok", "undecoded")


def never(handler):
    time.sleep(30)


@pytest.mark.slow
def test_it_never_answers(tmp_path):
    result = ask(tmp_path, never, seconds=1.5)
    assert (result.outcome, result.failed_stage) == ("time", "answer")
    assert (result.told.answer.status, result.told.answer.url[-4:]) == (None, "/tts")
    assert any("socket.py" in frame for frame in result.stack)


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_it_never_ends(tmp_path):
    result = ask(tmp_path, drip, seconds=1.5)
    assert (result.outcome, result.failed_stage) == ("time", "answer")


def test_there_is_no_listener(tmp_path):
    port = speech_services.free_port()
    result = say(tmp_path, port)
    assert (result.failed_stage, cause(result).split(":")[0]) == ("connect", "ConnectionRefusedError")
    assert (result.told.answer.url, result.told.answer.status) == (f"http://127.0.0.1:{port}/tts", None)


def breaks_off(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(WAV[:100])
    handler.close_connection = True


def test_the_answer_breaks_off(tmp_path):
    result = ask(tmp_path, breaks_off)
    assert (result.outcome, result.failed_stage) == ("exception", "answer")
    assert "100" in cause(result)


def raw(tmp_path, answer):
    """Ask something that listens and answers with ``answer``, whatever it is asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve_one():
            connection, _ = server.accept()
            with connection:
                asked = b""
                while not asked.endswith(b"}"):  # whoever closes with something unread resets the connection
                    asked += connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve_one)
        thread.start()
        result = say(tmp_path, server.getsockname()[1])
        thread.join()
    return result


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", "BadStatusLine", id="another protocol"),
        pytest.param(b"", "RemoteDisconnected", id="it hangs up"),
    ],
)
def test_no_http_at_all(tmp_path, answer, kind):
    result = raw(tmp_path, answer)
    assert (result.failed_stage, kind in cause(result)) == ("answer", True)


@pytest.mark.slow
def test_no_room_for_the_recording(tmp_path):
    folder = tmp_path / "deployment"
    folder.mkdir()
    with serve({"/tts": SPOKEN}) as service:
        speech = {"route": {"path": "/tts"}}
        result = speech_runs.say_without_room(tmp_path, folder, "http", speech=speech, port=service.port)
    assert (result.outcome, result.failed_stage) == ("exception", "write")
    assert "No space left on device" in cause(result)


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ({"path": "http://192.0.2.1:5000/tts"}, "speech.route.path: .* is not on this machine"),
        ({"path": "https://127.0.0.1/tts"}, "speech.route.path: .* is not on this machine"),
        ({"path": "http://127.0.0.1.example.com/tts"}, "speech.route.path: .* is not on this machine"),
        ({"path": "/tts", "answer": "mp3"}, "speech.route.answer: 'mp3' is not supported"),
    ],
)
def test_a_route_that_cannot_be_meant(tmp_path, route, said):
    with pytest.raises(UserError, match=said):
        speech_runs.say(tmp_path, "http", port=1, speech={"route": route})


@pytest.mark.slow
def test_a_complete_address_needs_no_port(tmp_path):
    with serve({"/tts": SPOKEN}) as service:
        speech = {"route": {"path": f"http://localhost:{service.port}/tts?x=1"}}
        assert speech_runs.say(tmp_path, "http", speech=speech).spoke


@pytest.mark.parametrize("options", [{}, {"speech": {"route": {"path": "/tts"}}}], ids=["no route", "no port"])
def test_nothing_is_known_of_the_service(tmp_path, options):
    result = speech_runs.say(tmp_path, "http", **options)
    assert isinstance(result, Missing)
    assert result.kind == "inapplicable"
