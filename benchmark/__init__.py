"""Scoring of samples, and exchange with the published file formats."""

import os

# The products of the metrics are small: on a busy machine BLAS threads would spin, waiting for each other, ten times as
# long as the work takes. Read when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
