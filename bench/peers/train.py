#!/usr/bin/python3
"""Measures training steps with PyTorch (Debian's python3-torch), with the same allocator settings as the library."""

import os
import sys

ALLOCATOR_SETTINGS = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str((1 << 31) - 1), "MALLOC_TOP_PAD_": str(256 << 20)}
if any(os.environ.get(k) != v for k, v in ALLOCATOR_SETTINGS.items()):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ALLOCATOR_SETTINGS})

import torch
from _timing import main, measure
from torch import nn

LENGTH = 5000
torch.set_num_threads(len(os.sched_getaffinity(0)))
NOTE = f"examples; PyTorch {torch.__version__}, freed blocks kept"


class Crnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.front = nn.Sequential(
            nn.Conv1d(1, 32, 5), nn.ReLU(), nn.BatchNorm1d(32), nn.MaxPool1d(2), nn.Dropout(0.2),
            nn.Conv1d(32, 64, 3), nn.ReLU(), nn.BatchNorm1d(64), nn.MaxPool1d(2), nn.Dropout(0.2),
        )
        self.lstm = nn.LSTM(64, 64, batch_first=True)
        self.back = nn.Sequential(
            nn.Dropout(0.2), nn.Flatten(), nn.Linear(1248 * 64, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 2)
        )

    def forward(self, x):
        return self.back(self.lstm(self.front(x).transpose(1, 2))[0])


def cnn():
    return nn.Sequential(
        nn.Conv1d(1, 32, 5), nn.ReLU(), nn.MaxPool1d(2),
        nn.Conv1d(32, 64, 3), nn.ReLU(), nn.MaxPool1d(2),
        nn.Conv1d(64, 128, 3), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(),
        nn.Linear(128, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 1), nn.Flatten(0),
    )


def step(network, batch, rate, loss, targets):
    optimizer = torch.optim.Adam(network.parameters(), rate)
    x = torch.rand(batch, 1, LENGTH) * 2 - 1

    def work():
        optimizer.zero_grad()
        loss(network(x), targets).backward()
        optimizer.step()

    return work


def train_cnn(name):
    targets = (torch.arange(64) % 2).float()
    measure(name, step(cnn(), 64, 1e-3, nn.BCEWithLogitsLoss(), targets), 64, torch.get_num_threads(), NOTE, budget=10)


def train_crnn(name):
    targets = torch.arange(32) % 2
    measure(name, step(Crnn(), 32, 1e-4, nn.CrossEntropyLoss(), targets), 32, torch.get_num_threads(), NOTE, budget=10)


main({"train.cnn.step": train_cnn, "train.crnn.step": train_crnn})
