"""Where weights come from: the hub, and packages that hold the same bytes in parts."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
