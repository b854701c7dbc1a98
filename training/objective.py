"""What the training is after: wordings of one point together, points of one subject near each other."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

POINT_TEMPERATURE = 0.05
SUBJECT_TEMPERATURE = 0.1


def measure_point_loss(first: Tensor, second: Tensor) -> Tensor:
    """Give back how badly each text finds its other wording among all of the step, both ways.

    `first`, `second`: unit rows, row i of both says point i. InfoNCE with in-batch negatives
    (van den Oord et al. 2018, arXiv 1807.03748).
    """
    closeness = first @ second.T / POINT_TEMPERATURE
    own = torch.arange(len(first))
    there, back = functional.cross_entropy(closeness, own), functional.cross_entropy(closeness.T, own)
    return (there + back) / 2


def measure_subject_loss(rows: Tensor, subjects: Tensor) -> Tensor:
    """Give back how far texts of one subject are from each other, compared with texts of other subjects.

    `subjects`: number per row, -1 = none. Supervised contrastive loss (Khosla et al. 2020, arXiv
    2004.11362, eq. 2). 0 when no two rows share a subject.
    """
    closeness = (rows @ rows.T / SUBJECT_TEMPERATURE).fill_diagonal_(-1e9)
    same = (subjects[:, None] == subjects[None, :]) & (subjects[:, None] >= 0)
    same = same.fill_diagonal_(False)
    has_other = same.any(dim=1)
    if not bool(has_other.any()):
        return rows.sum() * 0.0
    chances = torch.log_softmax(closeness, dim=1)
    return -((chances * same).sum(dim=1)[has_other] / same.sum(dim=1)[has_other]).mean()
