from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Optional

import service_logs
from catalogue import Deployment, Fault


def needs() -> Optional[str]:
    return None if shutil.which("openssl") else "openssl is not installed"


def certificate(folder: Path) -> Path:
    """Return a certificate with its key that nobody trusts, as the one of a proxy that opens TLS."""
    path = folder / "proxy.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run([*command, "-keyout", str(path), "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def inject(deployment: Deployment) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(deployment.home))
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    deployment.stack.callback(server.server_close)
    deployment.stack.callback(server.shutdown)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"https://localhost:{server.server_port}/"
    service_logs.run(deployment, "-c", f"import urllib.request; urllib.request.urlopen({address!r})")


FAULT = Fault(
    about="a download of the service failed on an untrusted certificate; only the log shows it",
    layer="logs",
    deployment="empty",
    inject=inject,
    code="LOG004",
    fixable=False,
    exit_code=0,
    needs=needs,
    source="reproduced: CERTIFICATE_VERIFY_FAILED; huggingface_hub#1271",
)
