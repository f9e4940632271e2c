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


def best_threshold(labels, scores):
    """Returns the first of 1,000 thresholds with the most correct minus wrong decisions, in one pass over the sorted scores."""
    fpr, tpr, cuts = roc_curve(labels, scores, drop_intermediate=False)
    thresholds = np.linspace(0, 1, 1000)
    # The decisions above a threshold are those of the last cut above it: a score at a cut counts as positive.
    last = np.searchsorted(-cuts, -thresholds, side="left") - 1
    positives = labels.sum()
    value = tpr[last] * positives - fpr[last] * (len(labels) - positives)
    # True minus false positives are whole numbers; without rounding, the last bits would decide between equal ones.
    return thresholds[np.argmax(np.rint(value))]


def threshold(name):
    labels, scores = rows()
    assert best_threshold(labels, scores) == looped_threshold(labels, scores)
    note = f"{NOTE}, roc_curve and a scan of the 1,000 thresholds"
    measure(name, lambda: best_threshold(labels, scores), TEST_ROWS, note=note)


def looped_threshold(labels, scores):
    """Returns the same threshold with the loop of the published README."""
    best, chosen = -len(labels) - 1, 0
    for t in np.linspace(0, 1, 1000):
        tn, fp, fn, tp = confusion_matrix(labels, scores > t).ravel()
        if tp + tn - fp - fn > best:
            best, chosen = tp + tn - fp - fn, t
    return chosen


def loop(name):
    labels, scores = rows()
    note = f"{NOTE}, the README's loop: confusion_matrix at each threshold"
    measure(name, lambda: looped_threshold(labels, scores), TEST_ROWS, note=note)


def roc(name):
    labels, scores = rows()

    def work():
        fpr, tpr, _ = roc_curve(labels, scores)
        return auc(fpr, tpr)

    measure(name, work, TEST_ROWS, note=f"{NOTE}, roc_curve and auc")


main({"threshold.search": threshold, "threshold.search@loop": loop, "roc.curve": roc})
