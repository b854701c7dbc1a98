"""`python -m training [--seed N] [--steps N] [--work DIR] [--out FILE]`: train our encoder and write it.

Takes up where it was stopped. Ten minutes or so on two cores; nothing is fetched.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import save_file

from analysis.text.glossary.reading import read_glossary
from analysis.text.glossing import Glosser
from analysis.text.own_encoder import LAYERS_FILE
from training.known import write_known_vectors
from training.material import Point, read_points
from training.network import TrainedNetwork
from training.trainer import Recipe, train

KEPT_SHARE = 0.6
"""How far the shipped weights go from the published to the trained ones; why: MODEL_CARD.md."""


def main() -> None:
    """Train by the recipe and write the learnt layers in half precision."""
    usual = Recipe()
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--work", type=Path, default=Path("workspace/training"), help="what a next run needs")
    parser.add_argument("--out", type=Path, default=LAYERS_FILE, help="where the trained part is written")
    arguments = parser.parse_args()
    recipe = replace(usual, seed=arguments.seed, steps=arguments.steps)
    network = TrainedNetwork(recipe.n_layers)
    start = time.monotonic()

    def tell(step: int, loss: float) -> None:
        sys.stderr.write(f"step {step}/{recipe.steps}  loss {loss:.3f}  {time.monotonic() - start:.0f} s\n")

    train(network, gloss_points(read_points()), recipe, arguments.work, tell)
    write_layers(network, KEPT_SHARE, arguments.out)
    if arguments.out == LAYERS_FILE:
        sys.stderr.write(f"vectors of the shipped codebooks: {write_known_vectors()}\n")
    sys.stderr.write(f"written: {arguments.out} ({arguments.out.stat().st_size / 1e6:.1f} MB)\n")


def gloss_points(points: list[Point]) -> list[Point]:
    """Give back the points with their wordings in the English words that the bridge makes of them."""
    glosser = Glosser(read_glossary())
    return [
        replace(point, wordings=tuple(glosser.gloss(wording) for wording in point.wordings))
        for point in points
    ]


def write_layers(network: TrainedNetwork, share: float, file: Path) -> None:
    """Write the layers that learnt, `share` of the way to the trained weights, in half precision."""
    file.parent.mkdir(parents=True, exist_ok=True)
    halves = {name: value.to(torch.float16).contiguous() for name, value in network.blend(share).items()}
    save_file(halves, file)


if __name__ == "__main__":
    main()
