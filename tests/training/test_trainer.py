"""The training learns, says how far it is, and goes on where it stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from analysis.text.own_encoder import load_own_encoder
from training.__main__ import write_layers
from training.material import Point
from training.network import TrainedNetwork
from training.trainer import Recipe, rate_at, train

pytestmark = pytest.mark.model

_POINTS = [
    Point("p1", "trees", "We want more trees.", ("more tree in the street", "plant tree please")),
    Point("p2", "trees", "Trees give shade.", ("shade of the linden", "hot square without shade")),
    Point("p3", "roads", "Cars drive too fast.", ("they race through the village", "speed camera now")),
    Point("p4", "", "Thank you.", ("thanks", "good luck with it")),
]
_RECIPE = Recipe(seed=3, steps=4, n_layers=1, batch=4, rate=1e-4)


def _train(recipe: Recipe, folder: Path) -> tuple[TrainedNetwork, list[tuple[int, float]]]:
    network, heard = TrainedNetwork(recipe.n_layers), []
    train(network, _POINTS, recipe, folder, lambda step, loss: heard.append((step, loss)))
    return network, heard


def test_the_loss_falls_and_every_step_is_told(tmp_path: Path) -> None:
    _, heard = _train(replace(_RECIPE, steps=8), tmp_path)
    assert [step for step, _ in heard] == list(range(1, 9))
    assert heard[-1][1] < heard[0][1]


def test_the_same_recipe_gives_the_same_weights_also_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.trainer._KEEP_EVERY", 2)
    whole, _ = _train(_RECIPE, tmp_path / "whole")
    network = TrainedNetwork(1)

    def stop(step: int, _: float) -> None:
        if step == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(network, _POINTS, _RECIPE, tmp_path / "stopped", stop)
    resumed, heard = _train(_RECIPE, tmp_path / "stopped")
    assert [step for step, _ in heard] == [3, 4]
    for name, value in whole.weights().items():
        assert torch.allclose(value, resumed.weights()[name], atol=1e-6)


def test_another_recipe_does_not_go_on_from_it(tmp_path: Path) -> None:
    _train(_RECIPE, tmp_path)
    _, heard = _train(replace(_RECIPE, seed=4, steps=2), tmp_path)
    assert [step for step, _ in heard] == [1, 2]


def test_what_is_written_is_what_the_product_reads(tmp_path: Path) -> None:
    network, _ = _train(_RECIPE, tmp_path / "work")
    file = tmp_path / "layers.safetensors"
    write_layers(network, 1.0, file)
    assert {value.dtype for value in load_file(file).values()} == {torch.float16}
    texts = ["plant tree please", "speed camera now"]
    with torch.inference_mode():
        trained = network.encode(texts).numpy()
    found = load_own_encoder(file).encode(texts)
    assert (found * trained).sum(axis=1) == pytest.approx([1, 1], abs=1e-3)


def test_a_share_of_nothing_is_the_published_model(tmp_path: Path) -> None:
    network, _ = _train(_RECIPE, tmp_path)
    published = TrainedNetwork(1).weights()
    assert all(torch.equal(value, published[name]) for name, value in network.blend(0.0).items())
    assert any(not torch.equal(value, published[name]) for name, value in network.blend(0.5).items())


def test_the_rate_goes_up_and_down_again() -> None:
    recipe = Recipe(steps=100, warm_up=0.1, rate=1.0)
    rates = [rate_at(step, recipe) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == max(rates[8:12])
    assert rates[-1] == pytest.approx(0.05)
