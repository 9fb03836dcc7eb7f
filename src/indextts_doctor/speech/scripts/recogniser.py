"""Listens to a recording with pocketsphinx: any of the words, in any order. Runs in the doctor's interpreter.

Arguments: the WAV file, and the words, with spaces between them. Those that the dictionary lacks are left out.
"""
import re
import wave

GRAMMAR = "#JSGF V1.0; grammar words; public <spoken> = <word>+; <word> = %s;"
SILENCE = 4000  # samples before and after
LOUDEST = 0.5  # of full scale


def samples_of(path):
    """The samples of a file with one channel of 16 bits, at the level that the recogniser likes, and their rate."""
    import array

    with wave.open(path, "rb") as file:
        if file.getsampwidth() != 2 or file.getnchannels() != 1:
            raise ValueError("not 16 bits and one channel")
        samples = array.array("h", file.readframes(file.getnframes()))
        rate = file.getframerate()
    gain = LOUDEST * 32767 / max(1, max(abs(value) for value in samples))
    quiet = array.array("h", bytes(2 * SILENCE))
    return quiet + array.array("h", [int(value * gain) for value in samples]) + quiet, rate


def listen(path, words):
    from pocketsphinx import Config, Decoder, get_model_path

    samples, rate = samples_of(path)
    model = get_model_path("en-us")
    decoder = Decoder(Config(
        hmm=model + "/en-us", dict=model + "/cmudict-en-us.dict", lm=None, loglevel="FATAL",
        samprate=rate, nfft=512 if rate <= 16000 else 1024,
    ))
    known = [word for word in words if decoder.lookup_word(word) is not None]
    decoder.add_jsgf_string("words", GRAMMAR % " | ".join(known))
    decoder.activate_search("words")
    decoder.start_utt()
    decoder.process_raw(samples.tobytes(), full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    return re.sub(r"\(\d+\)", "", heard.hypstr) if heard else ""


finish({"heard": listen(sys.argv[1], sys.argv[2].split())})
