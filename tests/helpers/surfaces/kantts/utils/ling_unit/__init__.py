"""From text to symbols; the front end is imported even where nobody asks for it."""

import ttsfrd


def text_to_mit_symbols(texts, resources_dir, speaker, lang="PinYin"):
    engine = ttsfrd.TtsFrontendEngine()
    engine.initialize(resources_dir)
    engine.set_lang_type(lang)
    lines = []
    for number, text in enumerate(texts):
        for line in engine.gen_tacotron_symbols(text).replace("F7", speaker).splitlines():
            part, symbols = line.split("\t")
            lines.append(f"{number}_{part}\t{symbols}\n")
    return lines
