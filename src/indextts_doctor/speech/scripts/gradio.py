"""Sends requests to a running Gradio by its own HTTP interface, versions 4 and 5 and, without a queue, 3."""

TEXT = ("text", "input_text", "tts_text", "target_text", "gen_text", "prompt_text")  # names of the sentence
SENTENCES = ("Textbox", "Textarea", "TextArea")


def gradio(service, route, request):
    """The recording by a named endpoint; None when the service is no Gradio or has no such endpoint."""
    found = service.ask("GET", "/config", announce=only("connect")).told()
    if found.status in NO_ROUTE:
        return None
    config = found.good().json()
    prefix, old = config.get("api_prefix") or "", str(config.get("version", "")).startswith("3.")
    name = "/" + route["path"].strip("/")
    endpoint = service.get(prefix + "/info").json().get("named_endpoints", {}).get(name)
    if endpoint is None:
        return None
    values = arguments(service, prefix, old, endpoint["parameters"], route["body"], request)
    outputs = (predict if old else call)(service, prefix, name, values)
    stage("decode")
    place = sound_of(outputs)
    if place is None:
        tell(returned_nothing=True)
        raise NoSpeech("the endpoint %s returned no audio file" % name)
    from urllib.parse import quote

    data = service.get(prefix + "/file=" + quote(place)).data
    if not sounds(data):
        raise NoSpeech("the file of the response is %s, not audio" % looks(data))
    return data


def arguments(service, prefix, old, parameters, template, request):
    """The values of all parameters: those of the route's body, the sentence, the voice, and the app's own."""
    import json

    given = json.loads(filled(template, request["text"], lambda part: json.dumps(part)[1:-1]))
    if isinstance(given, list):
        return [voice(service, prefix, old, request) if one == "{prompt}" else one for one in given]
    given = dict(given)
    sentence, prompt = sentence_of(parameters), prompt_of(parameters)
    if "text" in given:
        given.setdefault(sentence, given["text"])
    values = []
    for name, parameter in named(parameters):
        if name in given and given[name] != "{prompt}":
            values.append(given[name])
        elif (name == prompt or name in given) and request["prompt"]:
            values.append(voice(service, prefix, old, request))
        else:
            values.append(usual(parameter))
    return values


def sentence_of(parameters):
    """The name of the parameter that takes the sentence; the first one for text when none is called so."""
    names = [name for name, _ in named(parameters)]
    for name in TEXT:
        if name in names:
            return name
    for name, parameter in named(parameters):
        if parameter.get("component") in SENTENCES:
            return name
    raise NoSpeech("the endpoint accepts no text, only: %s" % ", ".join(names[:10]))


def prompt_of(parameters):
    """The name of the parameter that takes the voice to imitate: the first one for sound."""
    for name, parameter in named(parameters):
        if parameter.get("component") == "Audio":
            return name
    return None


def named(parameters):
    """Each parameter behind its name; one without a name goes by its place."""
    return [(one.get("parameter_name") or str(index), one) for index, one in enumerate(parameters)]


def usual(parameter):
    """What the app itself shows for a parameter, or the plainest value of its kind."""
    if parameter.get("parameter_has_default"):
        return parameter.get("parameter_default")
    kind = parameter.get("type")
    kind = kind if isinstance(kind, dict) else {}
    if kind.get("enum"):
        return kind["enum"][0]
    return {"number": 0, "integer": 0, "boolean": False, "string": ""}.get(kind.get("type"))


def voice(service, prefix, old, request):
    """Hand the recorded voice to the service, and return how its file is called there."""
    if not request["prompt"]:
        return None
    with open(request["prompt"], "rb") as file:
        data = file.read(MOST)
    if old:
        import base64

        content = "data:audio/wav;base64," + base64.b64encode(data).decode("ascii")
        return {"name": "prompt.wav", "data": content}
    limit = "indextts-doctor-8c1f5f6e"
    head = ("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"prompt.wav\"\r\n"
            "Content-Type: audio/wav\r\n\r\n" % limit)
    body = head.encode("ascii") + data + ("\r\n--%s--\r\n" % limit).encode("ascii")
    kind = {"Content-Type": "multipart/form-data; boundary=" + limit}
    paths = service.ask("POST", prefix + "/upload", body, kind, announce=quiet).told().good().json()
    return {"path": paths[0], "orig_name": "prompt.wav", "meta": {"_type": "gradio.FileData"}}


def only(*names):
    """Announces some stages and not the others, which several requests would repeat."""
    return lambda name: stage(name) if name in names else None


def posted(service, path, values):
    import json

    body = json.dumps({"data": values}).encode("utf-8")
    kind = {"Content-Type": "application/json"}
    return service.ask("POST", path, body, kind, only("ask", "answer")).told().good().json()


def predict(service, prefix, name, values):
    """The outputs of an endpoint of Gradio 3."""
    return posted(service, prefix + "/run" + name, values).get("data")


def call(service, prefix, name, values):
    """The outputs of an endpoint of Gradio 4 and 5: an event is started, and its stream reports how it ends."""
    path = prefix + "/call" + name
    event = posted(service, path, values)["event_id"]
    answer = service.ask("GET", path + "/" + event, announce=quiet, whole=False).good()
    kind = ""
    for line in answer.stream:
        key, _, value = line.decode("utf-8", "replace").strip().partition(": ")
        if key == "event":
            kind = value
        elif key == "data" and kind in ("complete", "error"):
            return outcome(answer, kind, value)
    raise NoSpeech("the response stream ended without a result")


def outcome(answer, kind, value):
    import json

    answer.data = value.encode("utf-8")
    answer.told()
    if kind == "error":
        raise NoSpeech("the endpoint failed: %s" % ("no reason given" if value == "null" else value[:SHOWN]))
    return json.loads(value)


def sound_of(value):
    """The first path of a file in the outputs, at any depth; None when there is none."""
    if isinstance(value, dict):
        path = value.get("path") or (value.get("name") if value.get("is_file") else None)
        if isinstance(path, str):
            return path
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        path = sound_of(inner)
        if path is not None:
            return path
    return None
