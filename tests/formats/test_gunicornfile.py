import pytest

from indextts_doctor.formats.gunicornfile import config_of_command, log_of_config, logs_of_command


@pytest.mark.parametrize(
    ("words", "logs", "config"),
    [
        pytest.param("gunicorn --error-logfile e.log app:app", ["e.log"], None, id="the next word"),
        pytest.param("gunicorn --log-file=/var/log/e.log app:app", ["/var/log/e.log"], None, id="the same word"),
        pytest.param("gunicorn -c conf.py app:app", [], "conf.py", id="a configuration"),
        pytest.param("gunicorn --config=file:conf.py app:app", [], "conf.py", id="as a file:"),
        pytest.param("gunicorn --access-logfile a.log app:app", [], None, id="not the access log"),
        pytest.param("gunicorn --error-logfile", [], None, id="nothing follows"),
    ],
)
def test_commands(words, logs, config):
    assert list(logs_of_command(words.split())) == logs
    assert config_of_command(words.split()) == config


@pytest.mark.parametrize(
    ("text", "log"),
    [
        pytest.param('errorlog = "/var/log/tts.log"', "/var/log/tts.log", id="a text"),
        pytest.param('errorlog = "a"\nerrorlog = "b"', "b", id="the last one"),
        pytest.param("import os\nerrorlog = os.environ['X']", None, id="computed: not run"),
        pytest.param("errorlog = None", None, id="none"),
        pytest.param('accesslog = "a"', None, id="the access log"),
        pytest.param("errorlog = ", None, id="no Python"),
        pytest.param("(" * 5000, None, id="a bomb of brackets"),
        pytest.param("\0", None, id="no text"),
    ],
)
def test_configurations(text, log):
    assert log_of_config(text) == log
