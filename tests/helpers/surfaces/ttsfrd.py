"""Stands for Alibaba's front end: every character becomes one syllable of a phone set of four."""

from pathlib import Path

PHONES = ("b_c a_c", "m_c a_c", "b_c o_c", "m_c o_c")


class TtsFrontendEngine:
    def initialize(self, path):
        if not Path(path, "lexicon").is_file():
            raise RuntimeError(f"failed to initialize ttsfrd resource: resource invalid: {path}")
        return True

    def set_lang_type(self, lang):
        self.lang = lang

    def gen_tacotron_symbols(self, text):
        syllables = [PHONES[ord(character) % 4].split() for character in text]
        places = (("s_begin", "word_begin"), ("s_end", "word_end"))
        symbols = [
            f"{{{phone}$tone1${'$'.join(place)}$emotion_neutral$F7}}"
            for syllable in syllables
            for phone, place in zip(syllable, places)
        ]
        return f"0\t{' '.join(symbols)}\n"
