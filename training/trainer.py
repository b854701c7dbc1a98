"""The training itself: step after step, with progress, kept now and then so that it can go on later."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.material import PairDraws, Point
from training.network import TrainedNetwork
from training.objective import measure_point_loss, measure_subject_loss

_KEEP_EVERY = 20
_WEIGHT_DECAY = 0.01
_LONGEST_GRADIENT = 1.0
_LOWEST_RATE = 0.05


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the outcome besides the material.

    `n_layers`: upper layers that learn; `batch`: points per step; `rate`: highest learning rate, after
    `warm_up` (share of the steps); `subject_weight`: how much subjects count beside points;
    `english_share`: how often a point's English sentence stands for its second wording.
    """

    seed: int = 20260
    steps: int = 300
    n_layers: int = 3
    batch: int = 64
    rate: float = 5e-5
    warm_up: float = 0.1
    subject_weight: float = 0.5
    english_share: float = 0.25


Progress = Callable[[int, float], None]
"""Called with the number of steps done and the loss of the last one."""


def train(
    network: TrainedNetwork, points: Sequence[Point], recipe: Recipe, folder: Path, tell: Progress
) -> None:
    """Train `network` on `points`, in the words that it reads, by `recipe`.

    Goes on where an earlier run with the same recipe stopped; `folder` holds what that needs. The same
    points and recipe give the same weights on the same machine.
    """
    torch.manual_seed(recipe.seed)
    draws = PairDraws(points, batch=recipe.batch, english_share=recipe.english_share, seed=recipe.seed)
    optimizer = torch.optim.AdamW(network.learning.parameters(), lr=recipe.rate, weight_decay=_WEIGHT_DECAY)
    for step in range(_go_on(network, optimizer, recipe, folder), recipe.steps):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, recipe)
        loss = _measure_loss(network, draws, step, recipe)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.learning.parameters(), _LONGEST_GRADIENT)
        optimizer.step()
        tell(step + 1, loss.item())
        if (step + 1) % _KEEP_EVERY == 0 or step + 1 == recipe.steps:
            _keep(network, optimizer, step + 1, recipe, folder)


def rate_at(step: int, recipe: Recipe) -> float:
    """Give back the learning rate of a step: up in a line, then down along a cosine."""
    up = (step + 1) / max(1.0, recipe.warm_up * recipe.steps)
    down = 0.5 * (1 + math.cos(math.pi * step / recipe.steps))
    return recipe.rate * min(1.0, up) * max(_LOWEST_RATE, down)


def _measure_loss(network: TrainedNetwork, draws: PairDraws, step: int, recipe: Recipe) -> Tensor:
    pairs = draws.draw(step)
    rows = network.encode([*pairs.first, *pairs.second])
    first, second = rows[: len(pairs.first)], rows[len(pairs.first) :]
    subjects = torch.from_numpy(np.concatenate([pairs.subjects, pairs.subjects]))
    loss = measure_point_loss(first, second)
    return loss + recipe.subject_weight * measure_subject_loss(rows, subjects)


def _keep(
    network: TrainedNetwork, optimizer: torch.optim.Optimizer, step: int, recipe: Recipe, folder: Path
) -> None:
    """Write what is needed to go on; the note with the step comes last and never promises too much."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / "going_on.json"
    note.unlink(missing_ok=True)
    save_file(network.weights(), folder / "weights.safetensors")
    memory = {
        f"{number}.{name}": value.clone()
        for number, state in optimizer.state_dict()["state"].items()
        for name, value in state.items()
    }
    save_file(memory, folder / "optimizer.safetensors")
    note.write_text(json.dumps({"step": step, "recipe": asdict(recipe)}), encoding="utf-8")


def _go_on(network: TrainedNetwork, optimizer: torch.optim.Optimizer, recipe: Recipe, folder: Path) -> int:
    """Give back the number of steps already done by an earlier run of this recipe, and take it up."""
    note = folder / "going_on.json"
    if not note.is_file():
        return 0
    kept = json.loads(note.read_text(encoding="utf-8"))
    if kept["recipe"] != asdict(recipe):
        return 0
    network.learning.load_state_dict(load_file(folder / "weights.safetensors"))
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in load_file(folder / "optimizer.safetensors").items():
        number, _, part = name.partition(".")
        state.setdefault(int(number), {})[part] = value
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
    return int(kept["step"])
