"""The service of a deployment that speaks: POST /tts with {"text": ...} is answered with a WAV. ``app.py PORT``."""

import http.server
import io
import json
import sys

import voice


def answer(text):
    """Return status, type and body."""
    recording = io.BytesIO()
    voice.save(recording, voice.say(text))
    return 200, "audio/wav", recording.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            self.send(*answer(asked["text"]))
        except OSError as error:
            self.send(500, "text/plain", str(error).encode())

    def send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("0.0.0.0", int(sys.argv[1])), Handler)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()
