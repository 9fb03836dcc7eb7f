"""The real command over a deployment with secrets in it: none is in what it writes, in any format."""

import getpass
import os
import subprocess
import sys

import pytest

from indextts_doctor.redact import Redactor
from indextts_doctor.report.formats import RENDERERS

pytestmark = pytest.mark.slow  # starts the command

SECRETS = {
    "HF_TOKEN": "hf_" + "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH",
    "DB_PASSWORD": "Tr0ub4dor-and-3",
    "proxy": "pr0xy-pa55w0rd",
    "query": "que7y-s3cret-value",
    "config": "c0nfig-s3cret-value",
    "log": "hf_" + "zYxWvUtSrQpOnMlKjIhGfEdCbAzYxWvUtS",
    "cut": "l0g-" + "s3cret" * 60,
}
LOG = f"""\
Traceback (most recent call last):
  File "/home/zacharias/tts/app.py", line 3, in load
FileNotFoundError: [Errno 2] No such file or directory: '/cubefs/x?token={SECRETS["query"]}&key={SECRETS["log"]}'
ERROR:app:for zacharias@example.org, Authorization: Bearer {SECRETS["log"]}: invalid load key, 'v'.
ERROR:app:CERTIFICATE_VERIFY_FAILED for https://u:{SECRETS["proxy"]}@hub.example, sent {"x" * 200} {SECRETS["cut"]}
ERROR:app:no such message of {SECRETS["log"]}
"""


@pytest.fixture
def home(tmp_path):
    """Return a home folder with a deployment whose files and paths hold secrets."""
    home = tmp_path / "home" / "zacharias"
    model = home / "tts" / "models" / "index_tts_2_llm"
    model.mkdir(parents=True)
    (model / "config.json").write_text(f'{{"model_type": "x", "api_key": "{SECRETS["config"]}", "bos_token": "<s>"}}')
    (model / "config.yaml").write_text(f"gpt_checkpoint: /srv/none/x?token={SECRETS['query']}\n")
    (home / "tts" / "requirements.txt").write_text(f"-i https://u:{SECRETS['query']}@index.example/simple\n")
    (home / "tts" / "logs").mkdir()
    (home / "tts" / "logs" / "tts.log").write_text(LOG)
    return home


@pytest.mark.parametrize("form", RENDERERS)
def test_nothing_leaks(home, tmp_path, form):
    environ = {
        **os.environ,
        "HOME": str(home),
        "HF_TOKEN": SECRETS["HF_TOKEN"],
        "DB_PASSWORD": SECRETS["DB_PASSWORD"],
        "HTTPS_PROXY": f"http://someone:{SECRETS['proxy']}@127.0.0.1:9",
        "HF_ENDPOINT": f"https://hub.example/?token={SECRETS['query']}",
        "HF_HOME": f"{home}/cache/{SECRETS['HF_TOKEN']}",
        "PYTHONPATH": f"{home}/lib-{SECRETS['DB_PASSWORD']}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "indextts_doctor", "check", home / "tts", "--python", sys.executable, "--fast",
         "--log", home / "tts" / "logs" / "tts.log", "--no-smoke", "--verbose", "--format", form],
        env=environ, capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert len(done.stdout) > 100
    assert "tts.log:5" in done.stdout
    for secret in SECRETS.values():
        assert secret not in done.stdout + done.stderr
    assert "zacharias" not in done.stdout
    again = Redactor(str(home), getpass.getuser(), "", {})
    assert again.scan(done.stdout) == []
