"""Numbers of symbols. A phone that is not in the set is dropped, and nobody is told."""

PHONES = ("j_c", "ian_c", "ch_c", "t_c", "ong_c", "g_c", "uo_c", "a_c", "b_c", "m_c", "o_c", "#1", "#4")
TONES = ("tone1", "tone2", "tone3", "tone4", "tone_none")


class KanTtsLinguisticUnit:
    def __init__(self, config):
        self._sy_to_id = {symbol: n for n, symbol in enumerate(["@" + phone for phone in PHONES] + ["_", "~"])}
        self._tone_to_id = {tone: n for n, tone in enumerate(TONES)}
        self._speakers = set(config["linguistic_unit"]["speaker_list"].split(","))

    def should_keep_sy(self, s):
        return s in self._sy_to_id and s not in ("_", "~")

    def encode_symbol_sequence(self, sequence):
        """Return the numbers of the phones and of the tones."""
        parts = [symbol.strip("{}").split("$") for symbol in sequence.split(" ")]
        for speaker in {part[5] for part in parts} - self._speakers:
            raise KeyError(speaker)
        phones = [f"@{part[0]}" for part in parts]
        kept = [self._sy_to_id[phone] for phone in phones if self.should_keep_sy(phone)]
        return kept, [self._tone_to_id[part[1]] for part in parts]
