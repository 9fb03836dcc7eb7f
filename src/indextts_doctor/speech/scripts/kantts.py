"""Synthesis with Sambert through KAN-TTS: front end or symbols, acoustic model, vocoder. watching.py goes before."""

PACKAGES = ("torch", "numpy", "scipy", "librosa", "soundfile", "ttsfrd")
LANGUAGES = {"PinYin": "PinYin", "Sichuan": "Sichuan", "WuuShanghai": "WuuShangHai", "ZhHK": "ZhHK"}
GAP = 0.28  # seconds between sentences, as upstream joins them


def speak(request):
    stage("import")
    modules = upstream()
    tell(versions=versions(*PACKAGES), model="KanTtsSAMBERT", sample_rate=rate_of(request))
    stage("tokenizer")
    lines = sentences(request)
    names = [line.split("\t")[0] for line in lines]
    symbols = request["scratch"] + "/symbols.lst"
    with open(symbols, "w") as file:
        file.write("".join(lines))
    stage("load")
    synthesise(request, modules, symbols)
    stage("write")
    join(request, names)


def upstream():
    """The modules of KAN-TTS. A failed import reports "Please install kantts."; the cause is in its context."""
    import kantts.bin.infer_sambert
    import kantts.bin.infer_hifigan
    import kantts.utils.ling_unit.ling_unit

    return (kantts.bin.infer_sambert, kantts.bin.infer_hifigan, kantts.utils.ling_unit.ling_unit)


def config_of(checkpoint):
    """The configuration, two levels above, where upstream looks for it."""
    import yaml

    with open(os.path.join(os.path.dirname(os.path.dirname(checkpoint)), "config.yaml"), "rb") as file:
        return yaml.load(file, Loader=yaml.SafeLoader)


def rate_of(request):
    """Hz that the acoustic model was made for: a vocoder of another rate makes silence or nonsense of it."""
    for checkpoint in (request["acoustic"], request["vocoder"]):
        rate = (config_of(checkpoint).get("audio_config") or {}).get("sampling_rate")
        if isinstance(rate, int):
            return rate
    return None


def sentences(request):
    """Lines of a name, a tab and symbols: of the text where the front end is available, else of a fixed phrase."""
    unit = config_of(request["acoustic"])["linguistic_unit"]
    speaker = unit["speaker_list"].split(",")[0].strip()
    import ttsfrd

    resources = request["resources"] or unpacked(request)
    if resources and hasattr(ttsfrd, "TtsFrontendEngine"):  # the placeholder of the package index has none
        from kantts.utils.ling_unit import text_to_mit_symbols
        language = LANGUAGES.get(unit.get("language", "PinYin"), "PinYin")
        return text_to_mit_symbols([request["text"]], resources, speaker, language)
    tell(said=request["phrase"])
    return ["0_0\t%s\n" % request["symbols"].replace("F7", speaker)]


def unpacked(request):
    """The resources of the front end, from their archive: into a folder that is not the deployment's."""
    if not request["archive"]:
        return None
    import zipfile

    with zipfile.ZipFile(request["archive"]) as archive:
        archive.extractall(request["scratch"])
    return request["scratch"] + "/resource"


def synthesise(request, modules, symbols):
    """Run both models, from symbols to one WAV for each sentence in the scratch folder."""
    acoustic, vocoder, units = modules
    weights, unknown = Weights(), []
    attend(request, acoustic, vocoder)
    notice(units.KanTtsLinguisticUnit, unknown)
    out = request["scratch"] + "/out"
    try:
        with weights:
            acoustic.am_infer(symbols, request["acoustic"], out, request["speaker_embedding"])
            stage("load")
            vocoder.hifigan_infer(out + "/feat", request["vocoder"], out)
    finally:
        tell(unknown_symbols=unknown[:KEYS])
        tell(**weights.told())


def attend(request, acoustic, vocoder):
    """Announce the stages inside of upstream's functions, and keep what they are about to save."""
    def saving(path, samples, *_):
        keep(request, samples)
        stage("write")

    watch(acoustic, "am_synthesis", lambda *_: stage("generate"))
    watch(vocoder, "load_model", lambda *_: None, lambda model: stage("decode"))
    watch(vocoder.sf, "write", saving, lambda nothing: stage("decode"))


def notice(kind, unknown):
    """Collect the phones that upstream drops without a message."""
    keeps = kind.should_keep_sy

    def should_keep_sy(unit, symbol):
        kept = keeps(unit, symbol)
        if not kept and symbol[:1] == "@" and symbol[1:] not in unknown:
            unknown.append(symbol[1:])
        return kept

    kind.should_keep_sy = should_keep_sy


def join(request, names):
    """One recording of all sentences; a single one is handed over as the vocoder wrote it."""
    import numpy
    import shutil
    import soundfile

    files = ["%s/out/%s_mel_gen.wav" % (request["scratch"], name) for name in names]
    if len(files) == 1:
        return shutil.copyfile(files[0], request["wav"])
    sounds, rate = [], 0
    for file in files:
        sound, rate = soundfile.read(file, dtype="int16")
        sounds += [sound, numpy.zeros(int(GAP * rate), "int16")]
    keep(request, numpy.concatenate(sounds[:-1]))
    wav(request, numpy.concatenate(sounds[:-1]), rate)


run(speak)
