"""The network that is trained: the carried MiniLM, of which only the upper layers learn.

The lower layers and the word vectors stay as they are published, so what has to be kept of the training
is small, and the network stays an English model that says other things as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from analysis.text.carried_model import assemble_carried, find_carried_folder

LONGEST = 64
_BLOCK = 32


class TrainedNetwork:
    """MiniLM of which `n_layers` upper layers learn; `encode` is differentiable."""

    def __init__(self, n_layers: int) -> None:
        transformer: Any = assemble_carried(find_carried_folder())[0]
        self._tokenizer: Any = transformer.tokenizer
        self._model: Any = transformer.auto_model
        self._model.eval()  # dropout stays off: with few steps it only adds noise
        for weight in self._model.parameters():
            weight.requires_grad_(False)
        layers = self._model.encoder.layer
        self.learning = nn.ModuleDict({str(i): layers[i] for i in range(len(layers) - n_layers, len(layers))})
        self._published = {name: value.clone() for name, value in self.learning.state_dict().items()}
        for weight in self.learning.parameters():
            weight.requires_grad_(True)

    def encode(self, texts: Sequence[str]) -> Tensor:
        """Give back one unit row per text, in their order; short texts are run together with short ones."""
        order = sorted(range(len(texts)), key=lambda number: (len(texts[number]), number))
        blocks = [order[start : start + _BLOCK] for start in range(0, len(order), _BLOCK)]
        rows = torch.cat([self._encode_block([texts[number] for number in block]) for block in blocks])
        return rows[torch.argsort(torch.tensor(order))]

    def weights(self) -> dict[str, Tensor]:
        """Give back a copy of the weights that learn, by name: '5.attention.self.query.weight', …"""
        return {name: value.detach().clone() for name, value in self.learning.state_dict().items()}

    def blend(self, share: float) -> dict[str, Tensor]:
        """Give back weights between the published ones (0) and the trained ones (1).

        A network half-way keeps more of what it knew (Wortsman et al. 2022, arXiv 2109.01903).
        """
        return {
            name: torch.lerp(self._published[name], value, share) for name, value in self.weights().items()
        }

    def _encode_block(self, texts: Sequence[str]) -> Tensor:
        batch = self._tokenizer(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        states: Tensor = self._model(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).to(states.dtype)
        return nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
