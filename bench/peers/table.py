#!/usr/bin/python3
"""Executes the steps on the table with pandas, imbalanced-learn and scikit-learn."""

import imblearn
import pandas as pd
import sklearn
from _timing import main, measure, table_path
from imblearn.over_sampling import SMOTENC
from sklearn.model_selection import train_test_split

NORM_ROWS, IMI_ROWS = 2232, 1943


def csv(name):
    path = table_path()
    rows = len(pd.read_csv(path))
    measure(name, lambda: pd.read_csv(path), rows, note=f"pandas {pd.__version__}, read_csv, dates and scp_codes left as text")


def labelled():
    """Returns as many clean rows labelled NORM and IMI as the published recipe has."""
    table = pd.read_csv(table_path())
    clean = table[table[["burst_noise", "electrodes_problems", "extra_beats"]].isna().all(axis=1)]
    clean = clean.assign(label=clean.scp_codes.str.split("'").str[1])
    return pd.concat(
        [clean[clean.label == "NORM"].head(NORM_ROWS), clean[clean.label == "IMI"].head(IMI_ROWS)]
    )


def smotenc(name):
    rows = labelled()
    x, y = rows[["ecg_id", "filename_hr"]], rows.label
    measure(
        name,
        lambda: SMOTENC(categorical_features=[1], random_state=0).fit_resample(x, y),
        len(rows),
        note=f"imbalanced-learn {imblearn.__version__}",
    )


def split(name):
    rows = labelled()
    x, y = SMOTENC(categorical_features=[1], random_state=0).fit_resample(rows[["ecg_id", "filename_hr"]], rows.label)

    def work():
        _, x_rest, _, y_rest = train_test_split(x, y, train_size=0.7, random_state=1002)
        train_test_split(x_rest, y_rest, test_size=0.5, random_state=1002)

    measure(name, work, len(x), note=f"scikit-learn {sklearn.__version__}, train_test_split of the rows")


main({"csv.full": csv, "smotenc.full": smotenc, "split.full": split})
