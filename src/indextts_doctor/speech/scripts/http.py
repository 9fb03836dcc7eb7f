"""Sends requests to the service on this machine only. Runs in the interpreter of indextts-doctor."""
sys.path[:] = [place for place in sys.path if place]  # an http.py of the service's folder must not shadow the standard one

MOST = 64 * 2**20  # bytes of an answer: half an hour of sound
SHOWN = 400  # bytes of an answer that is no sound
NO_ROUTE = (404, 405)
MOVED = (301, 302, 303, 307, 308)
MAGIC = (b"RIFF", b"RIFX", b"RF64", b"OggS", b"fLaC", b"ID3", b"FORM", b".snd")


class NoSpeech(Exception):
    """The service answered without speech."""


class Answer(object):
    """The response: ``stream`` for callers that asked for one, else ``data`` holds the complete body."""

    def __init__(self, url, response, data):
        self.url, self.stream, self.data = url, response, data
        self.status, self.reason = response.status, response.reason
        self.kind = response.getheader("Content-Type") or ""
        self.place = response.getheader("Location")

    def told(self):
        facts = {"url": self.url, "status": self.status, "content_type": self.kind, "size": len(self.data)}
        if not sounds(self.data):
            facts["body"] = self.data[:SHOWN].decode("utf-8", "replace")
        tell(answer=facts)
        return self

    def good(self):
        """This answer; raises NoSpeech when it is a refusal."""
        if not 200 <= self.status < 300:
            raise NoSpeech("the service answered %d %s" % (self.status, self.reason))
        return self

    def json(self):
        import json

        try:
            return json.loads(self.data.decode("utf-8"))
        except ValueError:
            pass  # what is raised here would be taken for the consequence of that
        raise NoSpeech("the response is %s, not JSON" % looks(self.data))


class Service(object):
    """The service at a port of the loopback."""

    def __init__(self, host, port):
        self.hosts, self.port = [host] if host else ["127.0.0.1", "::1"], port

    def ask(self, method, path, body=None, headers=None, announce=stage, whole=True):
        """Send one request and return its Answer; ``announce`` is called with each stage."""
        announce("connect")
        tell(answer={"url": self.url(self.hosts[0], path)})  # without a listener, this is what is reported
        connection = self.connected()
        url = self.url(connection.host, path)
        announce("ask")
        tell(answer={"url": url})
        connection.request(method, path, body, headers or {})
        announce("answer")
        response = connection.getresponse()
        return Answer(url, response, received(response) if whole else b"")

    def url(self, host, path):
        return ("http://%s:%d%s" % ("[%s]" % host if ":" in host else host, self.port, path))[:120]

    def follow(self, method, path, body=None, headers=None):
        """Like ask, and follows redirects within the same service."""
        for _ in range(4):
            answer = self.ask(method, path, body, headers).told()
            if answer.status not in MOVED or not answer.place:
                return answer
            path = self.path_of(answer.place)
            if answer.status in (301, 302, 303):
                method, body, headers = "GET", None, {}
        raise NoSpeech("the service redirects without end")

    def get(self, path):
        return self.ask("GET", path, announce=quiet).told().good()

    def connected(self):
        import http.client

        first = None
        for host in self.hosts:
            connection = http.client.HTTPConnection(host, self.port)
            try:
                connection.connect()
                return connection
            except OSError as error:
                first = first or error
        raise first

    def path_of(self, address):
        """The path of an address of this service. Raises NoSpeech for another service."""
        from urllib.parse import urlsplit

        parts = urlsplit(address)
        same = parts.hostname in ("127.0.0.1", "::1", "localhost", "0.0.0.0") and parts.port == self.port
        if parts.netloc and not same:
            raise NoSpeech("the response redirects to another service, which is not requested: %s" % address[:200])
        path = parts.path if parts.path.startswith("/") else "/" + parts.path
        return path + ("?" + parts.query if parts.query else "")


def quiet(_name):
    pass


def received(response):
    """The complete body. Raises NoSpeech for one that does not end or that breaks off."""
    pieces, size = [], 0
    while True:
        piece = response.read(65536)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise NoSpeech("the response is larger than %d MiB" % (MOST >> 20))
    if response.length:
        raise NoSpeech("the response is incomplete: %d of %d bytes" % (size, size + response.length))
    return b"".join(pieces)


def sounds(data):
    """Whether bytes begin as a file of sound does."""
    return data.startswith(MAGIC) or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0)


def looks(data):
    """A description of bytes that are not audio."""
    start = data[:SHOWN].lstrip().lower()
    if not data:
        return "empty"
    if start.startswith((b"{", b"[")):
        return "JSON"
    if start.startswith((b"<!doctype", b"<html")):
        return "a web page"
    return "binary data" if b"\0" in start else "text"


def filled(template, text, encode):
    """A template with the sentence in its place."""
    return template.replace("{text}", encode(text))


def requested(route, text):
    """Method, path, body and headers for a route."""
    import json
    from urllib.parse import quote, quote_plus

    path = filled(route["path"], text, lambda part: quote(part, safe=""))
    if route["method"] == "GET":
        return "GET", path, None, {}
    if route["body"].lstrip().startswith(("{", "[")):
        body, kind = filled(route["body"], text, lambda part: json.dumps(part)[1:-1]), "application/json"
    else:
        body, kind = filled(route["body"], text, quote_plus), "application/x-www-form-urlencoded"
    return "POST", path, body.encode("utf-8"), {"Content-Type": kind}


def looked_up(value, key):
    """The value of a dotted key in JSON. Raises NoSpeech with the existing keys."""
    for name in key.split("."):
        if isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        elif isinstance(value, dict) and name in value:
            value = value[name]
        else:
            there = ", ".join(sorted(value)[:10]) if isinstance(value, dict) else type(value).__name__
            raise NoSpeech("the response has no %s, only: %s" % (key, there))
    if not isinstance(value, str):
        raise NoSpeech("%s of the response is %s, not text" % (key, type(value).__name__))
    return value


def decoded(service, answer, how, folders):
    """The bytes of the recording in an answer. Raises NoSpeech."""
    kind, _, key = how.partition(":")
    if kind == "wav":
        return answer.data
    value = looked_up(answer.json(), key)
    if kind == "file":
        return from_disk(value, folders) or service.get(service.path_of(value)).data
    import base64

    try:
        return base64.b64decode(value.rpartition("base64,")[2], validate=True)
    except ValueError:
        pass
    raise NoSpeech("%s of the response is not base64" % key)


def from_disk(name, folders):
    """The bytes of a regular file on this machine; None when there is none."""
    import stat

    if "://" in name or "\0" in name:
        return None
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            with os.fdopen(number, "rb") as file:
                return file.read(MOST) if stat.S_ISREG(os.fstat(number).st_mode) else None
    return None


def plain(service, route, request):
    """The recording by one route; None when the service does not know the route."""
    answer = service.follow(*requested(route, request["text"]))
    if answer.status in NO_ROUTE:
        return None
    answer.good()
    stage("decode")
    if not answer.data:
        tell(returned_nothing=True)
        raise NoSpeech("the response is empty")
    data = decoded(service, answer, route["answer"], request["folders"])
    if not data:
        tell(returned_nothing=True)
    if not sounds(data) and not answer.kind.startswith("audio/"):
        raise NoSpeech("the response is %s, not audio" % looks(data))
    return data


def speak(request):
    tried = []
    for route in request["routes"]:
        service = Service(route["host"], route["port"])
        data = (gradio if route["gradio"] else plain)(service, route, request)
        if data is not None:
            stage("write")
            with open(request["wav"], "wb") as file:
                file.write(data)
            return {}
        tried.append("%s %s" % (route["method"], route["path"]))
    raise NoSpeech("the service has none of the routes: %s" % ", ".join(tried))
