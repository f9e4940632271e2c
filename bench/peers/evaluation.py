#!/usr/bin/python3
"""Evaluates 670 test scores with scikit-learn."""

import numpy as np
import sklearn
from _timing import main, measure
from sklearn.metrics import auc, confusion_matrix, roc_curve

TEST_ROWS, SEED = 670, 7
NOTE = f"scikit-learn {sklearn.__version__}"


def rows():
    """Returns the same random scores as the benchmark uses."""
    random = np.random.RandomState(SEED)
    labels = random.randint(0, 2, TEST_ROWS)
    return labels, (labels + 2 * random.uniform(size=TEST_ROWS)) / 3


def threshold(name):
    labels, scores = rows()

    def work():
        best, chosen = -1, 0
        for t in np.linspace(0, 1, 1000):
            tn, fp, fn, tp = confusion_matrix(labels, scores > t).ravel()
            if tp + tn - fp - fn > best:
                best, chosen = tp + tn - fp - fn, t
        return chosen

    measure(name, work, TEST_ROWS, note=f"{NOTE}, confusion_matrix at each threshold")


def roc(name):
    labels, scores = rows()

    def work():
        fpr, tpr, _ = roc_curve(labels, scores)
        return auc(fpr, tpr)

    measure(name, work, TEST_ROWS, note=f"{NOTE}, roc_curve and auc")


main({"threshold.search": threshold, "roc.curve": roc})
