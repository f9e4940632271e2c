#!/usr/bin/python3
"""Reads and filters a record. Debian has no package of wfdb-python, so NumPy reads the samples, without the header."""

import os

import numpy as np
import pandas as pd
import scipy
from _timing import folder, main, measure
from scipy.signal import butter, filtfilt

BATCH = 64
GAIN = 1000.0


def records():
    root = os.path.join(folder(), "recordings")
    names = pd.read_csv(os.path.join(root, "ptbxl_database.csv")).filename_hr
    return [os.path.join(root, name + ".dat") for name in names]


def read(path):
    return np.fromfile(path, "<i2").reshape(-1, 12)


def lead(name):
    path = records()[0]
    measure(name, lambda: read(path)[:, 0] / GAIN, 1, note=f"NumPy {np.__version__}, fromfile, header and checksum unread")


def leads(name):
    path = records()[0]
    measure(name, lambda: read(path) / GAIN, 12, note=f"NumPy {np.__version__}, fromfile, header and checksums unread")


def batch(name):
    signals = np.concatenate([read(path).T / GAIN for path in records()])[:BATCH]
    b, a = butter(1, 0.5, btype="high", fs=500)
    measure(name, lambda: filtfilt(b, a, signals), BATCH, note=f"SciPy {scipy.__version__}, filtfilt over the batch")


main({"wfdb.lead": lead, "wfdb.all": leads, "filtfilt.batch": batch})
