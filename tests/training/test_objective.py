"""The losses fall when wordings of a point, and points of a subject, lie together."""

from __future__ import annotations

import pytest
import torch

from training.objective import measure_point_loss, measure_subject_loss

_ROWS = torch.nn.functional.normalize(torch.eye(6) + 0.1, dim=1)


def test_wordings_that_find_each_other_cost_next_to_nothing() -> None:
    assert measure_point_loss(_ROWS, _ROWS).item() < 0.01
    assert measure_point_loss(_ROWS, _ROWS.roll(1, 0)).item() > 1.0


def test_both_directions_count() -> None:
    other = _ROWS.roll(1, 0)
    assert measure_point_loss(_ROWS, other).item() == pytest.approx(measure_point_loss(other, _ROWS).item())


def test_rows_of_one_subject_that_lie_together_cost_less() -> None:
    subjects = torch.tensor([0, 0, 1, 1, -1, -1])
    together = _ROWS[[0, 0, 1, 1, 2, 3]]
    apart = _ROWS[[0, 1, 0, 1, 2, 3]]
    assert measure_subject_loss(together, subjects).item() < measure_subject_loss(apart, subjects).item()


def test_rows_without_a_subject_in_common_cost_nothing() -> None:
    rows = _ROWS.clone().requires_grad_()
    loss = measure_subject_loss(rows, torch.tensor([0, 1, 2, -1, -1, -1]))
    assert loss.item() == 0.0
    loss.backward()
    assert rows.grad is not None
    assert not rows.grad.any()
