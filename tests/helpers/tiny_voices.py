"""Tiny real models of speech: the classes of the transformers library, random weights, saved by save_pretrained.

As a script it builds one in the deployment's interpreter, which has the library: ``voices.py KIND FOLDER``.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from string import ascii_lowercase

KINDS = ("vits", "speecht5", "fastspeech2", "fastspeech2_with_hifigan", "bark", "seamless", "csm")
WITH_READERS = ("bark", "seamless", "csm")  # they write their own
VOCABULARY = {letter: number for number, letter in enumerate("_ abcdefghijklmnopqrstuvwxyz'")}
SIZES = {  # of every vocoder and of the one inside VITS
    "upsample_initial_channel": 16,
    "upsample_rates": [8, 8],
    "upsample_kernel_sizes": [16, 16],
    "resblock_kernel_sizes": [3],
    "resblock_dilation_sizes": [[1, 3]],
}
BANDS = 20


def copy(python: Path, kind: str, folder: Path) -> Path:
    """Put a model of ``kind`` into ``folder``, built once by the interpreter ``python``, and return the folder."""
    return Path(shutil.copytree(built(str(python), kind), folder, dirs_exist_ok=True))


@functools.cache
def built(python: str, kind: str) -> Path:
    """Return a folder with a model of ``kind``, which is not to be changed."""
    folder = _place() / kind
    command = [python, "-B", __file__, kind, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@functools.cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="indextts-doctor-voices-"))


def clear() -> None:
    """Remove the models that this process built."""
    if _place.cache_info().currsize:
        shutil.rmtree(_place())


def rewrite(path: Path, change) -> None:
    """Rewrite a safetensors file: ``change(name, entry, data)`` returns the new name, entry and data of a tensor."""
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header, body = json.loads(raw[8 : 8 + length]), raw[8 + length :]
    result, data = {"__metadata__": header.pop("__metadata__", {"format": "pt"})}, b""
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        new, kind, part = change(name, entry, body[start:end])
        result[new] = {**kind, "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(result).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def halved(name: str, entry: dict, data: bytes):
    """Return a float32 tensor as float16."""
    if entry["dtype"] != "F32":
        return name, entry, data
    values = struct.unpack(f"<{len(data) // 4}f", data)
    return name, {**entry, "dtype": "F16"}, struct.pack(f"<{len(values)}e", *values)


def foreign(name: str, entry: dict, data: bytes):
    """Return a tensor under the name that another program would give it."""
    return f"net_g.{name}", entry, data


def not_numbers(name: str, entry: dict, data: bytes):
    """Return a float32 tensor of the decoder in which every value is NaN."""
    wrong = entry["dtype"] == "F32" and name.startswith("decoder.")
    return name, entry, struct.pack("<f", float("nan")) * (len(data) // 4) if wrong else data


def build(kind: str, folder: Path) -> None:
    """Write a model of ``kind`` with its tokenizer, and with its vocoder if it wants one."""
    import torch
    import transformers

    torch.manual_seed(0)
    folder.mkdir(parents=True, exist_ok=True)
    globals()[f"_{kind}"](transformers, folder)
    if kind not in WITH_READERS:
        _letters(folder)


def _letters(folder: Path) -> None:
    """Write a tokenizer of letters, which needs no other package: the real ones want sentencepiece or g2p_en."""
    (folder / "vocab.json").write_text(json.dumps(VOCABULARY))
    reader = {
        "tokenizer_class": "VitsTokenizer",
        "phonemize": False,
        "is_uroman": False,
        "pad_token": "_",
        "unk_token": "<unk>",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(reader))


def _vits(library, folder: Path) -> None:
    config = library.VitsConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        ffn_dim=16,
        flow_size=8,
        spectrogram_bins=17,
        prior_encoder_num_flows=2,
        prior_encoder_num_wavenet_layers=1,
        posterior_encoder_num_wavenet_layers=1,
        wavenet_kernel_size=3,
        duration_predictor_filter_channels=8,
        depth_separable_num_layers=1,
        duration_predictor_num_flows=2,
        **SIZES,
    )
    library.VitsModel(config).save_pretrained(folder)


def _speecht5(library, folder: Path) -> None:
    config = library.SpeechT5Config(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        encoder_layers=1,
        encoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_layers=1,
        decoder_ffn_dim=16,
        decoder_attention_heads=2,
        num_mel_bins=BANDS,
        speech_decoder_prenet_units=16,
        speech_decoder_postnet_units=16,
        speech_decoder_postnet_layers=2,
        speaker_embedding_dim=8,
        max_speech_positions=2000,
        max_text_positions=100,
        conv_dim=[8],
        conv_stride=[5],
        conv_kernel=[10],
        num_feat_extract_layers=1,
        num_conv_pos_embeddings=4,
        num_conv_pos_embedding_groups=2,
    )
    library.SpeechT5ForTextToSpeech(config).save_pretrained(folder)
    vocoder = library.SpeechT5HifiGanConfig(model_in_dim=BANDS, **SIZES)
    library.SpeechT5HifiGan(vocoder).save_pretrained(folder / "vocoder")


def _fastspeech2_parts(library):
    config = library.FastSpeech2ConformerConfig(
        hidden_size=16,
        vocab_size=len(VOCABULARY),
        num_mel_bins=BANDS,
        encoder_layers=1,
        decoder_layers=1,
        encoder_num_attention_heads=2,
        decoder_num_attention_heads=2,
        encoder_linear_units=16,
        decoder_linear_units=16,
        speech_decoder_postnet_layers=2,
        speech_decoder_postnet_units=16,
        duration_predictor_channels=16,
        energy_predictor_channels=16,
        pitch_predictor_channels=16,
    )
    return config, library.FastSpeech2ConformerHifiGanConfig(model_in_dim=BANDS, **SIZES)


def _fastspeech2(library, folder: Path) -> None:
    config, vocoder = _fastspeech2_parts(library)
    library.FastSpeech2ConformerModel(config).save_pretrained(folder)
    library.FastSpeech2ConformerHifiGan(vocoder).save_pretrained(folder / "vocoder")


def _fastspeech2_with_hifigan(library, folder: Path) -> None:
    config, vocoder = _fastspeech2_parts(library)
    both = library.FastSpeech2ConformerWithHifiGanConfig(
        model_config=config.to_dict(), vocoder_config=vocoder.to_dict()
    )
    library.FastSpeech2ConformerWithHifiGan(both).save_pretrained(folder)


def _bark(library, folder: Path) -> None:
    """Its vocabularies cannot be smaller: the numbers of its symbols are fixed in its code."""
    from transformers.models.bark import configuration_bark as bark

    part = {"block_size": 1024, "hidden_size": 8, "num_layers": 1, "num_heads": 1}
    codec = library.EncodecConfig(num_filters=4, hidden_size=16, codebook_dim=16, num_lstm_layers=1)
    config = library.BarkConfig(
        semantic_config=bark.BarkSemanticConfig(**part, input_vocab_size=129600, output_vocab_size=10048).to_dict(),
        coarse_acoustics_config=bark.BarkCoarseConfig(
            **part, input_vocab_size=12096, output_vocab_size=12096
        ).to_dict(),
        fine_acoustics_config=bark.BarkFineConfig(**part, input_vocab_size=1056, output_vocab_size=1056).to_dict(),
        codec_config=codec.to_dict(),
    )
    library.BarkModel(config).save_pretrained(folder)
    parts = {"coarse_acoustics_config": {}, "fine_acoustics_config": {}, "codebook_size": 1024}
    short = {"semantic_config": {"max_new_tokens": 20, "do_sample": True}, "model_type": "bark", **parts}
    (folder / "generation_config.json").write_text(json.dumps(short))
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n")
    library.BarkProcessor(library.BertTokenizer(str(folder / "vocab.txt"))).save_pretrained(folder)


def _seamless(library, folder: Path) -> None:
    """It translates a text into its own language, the only one that it has."""
    letters = ("<pad>", "<unk>", "<s>", "</s>", "__eng__", "\N{LOWER ONE EIGHTH BLOCK}", *ascii_lowercase)
    parts = ("encoder", "decoder", "t2u_encoder", "t2u_decoder")
    config = library.SeamlessM4TConfig(
        vocab_size=len(letters),
        hidden_size=16,
        t2u_vocab_size=24,
        unit_hifi_gan_vocab_size=24,
        vocoder_offset=0,  # untrained, it may choose any unit
        unit_embed_dim=8,
        lang_embed_dim=4,
        spkr_embed_dim=4,
        vocoder_num_langs=1,
        vocoder_num_spkrs=1,
        **{f"{part}_layers": 1 for part in parts},
        **{f"{part}_ffn_dim": 16 for part in parts},
        **{f"{part}_attention_heads": 2 for part in parts},
        **SIZES,
    )
    library.SeamlessM4TForTextToSpeech(config).save_pretrained(folder)
    languages = {
        "text_decoder_lang_to_code_id": {"eng": letters.index("__eng__")},
        "t2u_lang_code_to_id": {"eng": 4},
        "vocoder_lang_code_to_id": {"eng": 0},
    }
    path = folder / "generation_config.json"  # one made from the model's configuration would be made anew
    settings = {**json.loads(path.read_text()), **languages, "max_new_tokens": 20, "_from_model_config": False}
    path.write_text(json.dumps(settings))
    vocabulary = {letter: number for number, letter in enumerate(letters)}
    reader = library.SeamlessM4TTokenizer(vocab=vocabulary, merges=[], tgt_lang="eng")
    library.SeamlessM4TProcessor(library.SeamlessM4TFeatureExtractor(), reader).save_pretrained(folder)


def _csm(library, folder: Path) -> None:
    """Its sound is that of a Mimi codec, whose number of codes must be a power of two."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    letters = ("<pad>", "<s>", "<|AUDIO|>", "<|audio_eos|>", *"[0] ", *ascii_lowercase)
    both = {
        "hidden_size": 16,
        "intermediate_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "num_key_value_heads": 2,
    }
    codec = library.MimiConfig(
        num_filters=2,
        upsampling_ratios=[4, 2],
        upsample_groups=16,
        frame_rate=1500.0,
        codebook_size=64,
        codebook_dim=8,
        vector_quantization_hidden_dimension=8,
        num_quantizers=4,
        head_dim=8,
        **both,
    )
    codes = {"num_codebooks": 4, "vocab_size": 35}
    depth = {"backbone_hidden_size": 16, "max_position_embeddings": 5}
    config = library.CsmConfig(
        text_vocab_size=len(letters),
        pad_token_id=0,
        bos_token_id=1,
        audio_token_id=2,
        audio_eos_token_id=3,
        codebook_eos_token_id=33,
        codebook_pad_token_id=34,
        depth_decoder_config={**both, **codes, **depth},
        codec_config=codec.to_dict(),
        **both,
        **codes,
    )
    model = library.CsmForConditionalGeneration(config)
    model.generation_config.update(max_new_tokens=20, do_sample=False)
    model.save_pretrained(folder)
    vocabulary = {letter: number for number, letter in enumerate(letters)}
    letter_by_letter = Tokenizer(models.WordLevel(vocabulary, "<pad>"))
    letter_by_letter.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    reader = library.PreTrainedTokenizerFast(
        tokenizer_object=letter_by_letter,
        pad_token="<pad>",
        bos_token="<s>",
        additional_special_tokens=["<|AUDIO|>", "<|audio_eos|>"],
    )
    library.CsmProcessor(library.EncodecFeatureExtractor(sampling_rate=24000), reader).save_pretrained(folder)


if __name__ == "__main__":
    os.environ["HF_HUB_OFFLINE"] = "1"
    build(sys.argv[1], Path(sys.argv[2]))
