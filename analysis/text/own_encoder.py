"""Our own encoder: the carried MiniLM with upper layers that were trained on what residents say.

Only the trained layers are ours to ship (half precision, safetensors); the rest comes from the carried
model. How they were made: `python -m training` and training/MODEL_CARD.md.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.text.carried_model import NAME as CARRIED_NAME
from analysis.text.carried_model import assemble_carried, find_carried_folder
from analysis.text.encoder import ModelEncoder
from data.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

NAME = f"Beleef encoder ({CARRIED_NAME})"
KNOWN_FOLDER = Path(__file__).parent / "encoder" / "known"
"""Vectors of the shipped codebooks, kept as in a workspace, so that no first analysis waits for them."""
LAYERS_FILE = Path(__file__).parent / "encoder" / "upper_layers.safetensors"


def load_own_encoder(layers_file: Path = LAYERS_FILE) -> ModelEncoder:
    """Give back the encoder with the trained layers; weights are read at the first text.

    Its identity changes with the content of `layers_file`. Raises ModelUnavailable when the package with
    the carried model or `layers_file` is absent; at the first text when the file does not fit.
    """
    folder = find_carried_folder()
    try:
        fingerprint = hashlib.sha256(layers_file.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelUnavailable("trained_layers_missing", file=layers_file.name) from error
    return ModelEncoder(f"{NAME}:{fingerprint[:16]}", lambda: _assemble(folder, layers_file))


def _assemble(folder: Path, layers_file: Path) -> SentenceTransformer:
    """Give back the carried model with the layers of `layers_file` ('5.attention.…') in place of its own."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    model = assemble_carried(folder)
    transformer: Any = model[0]
    layers = transformer.auto_model.encoder.layer
    try:
        trained = {name: value.float() for name, value in load_file(layers_file).items()}
        for number in sorted({name.partition(".")[0] for name in trained}):
            begin = f"{number}."
            own = {
                name.removeprefix(begin): value for name, value in trained.items() if name.startswith(begin)
            }
            layers[int(number)].load_state_dict(own)
    except (SafetensorError, RuntimeError, ValueError, IndexError) as error:
        raise ModelUnavailable("model_unreadable", model=layers_file.name) from error
    return model
