"""Weights from the model hub, over plain HTTP."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import Request, urlopen

from pareval_agent.agent.weights_table import SourceError, Weights

_HUB = "https://huggingface.co"
_ANSWER_S = 8.0
"""The hub answers within this, name lookup included, or the next source is taken."""
_STALL_S = 20.0
_BLOCK_BYTES = 4 << 20
_REPORT_BYTES = 64 << 20


def download_from_hub(weights: Weights, partial: Path, progress: Callable[[str], None]) -> None:
    """Fill `partial`, going on where an interrupted download stopped.

    Raises:
        SourceError: the hub cannot be reached, or does not send as many bytes as the weights have.
    """
    have = partial.stat().st_size if partial.exists() else 0
    if have == weights.size_bytes:
        return
    url = f"{os.environ.get('HF_ENDPOINT', _HUB)}/{weights.hub_repository}/resolve/main/{weights.file_name}"
    progress(f"asking {url}")
    with _open(url, have) as response:
        if response.status != 206:
            have = 0
        # Checked before the file is touched: a proxy's login page is no reason to lose what is already here.
        if response.length != weights.size_bytes - have:
            raise SourceError(f"it offers {response.length} bytes instead of {weights.size_bytes - have}")
        with partial.open("ab" if have else "wb") as file:
            for block in _blocks(response):
                file.write(block)
                if (have + len(block)) // _REPORT_BYTES > have // _REPORT_BYTES:
                    progress(f"{(have + len(block)) >> 20} of {weights.size_bytes >> 20} MiB")
                have += len(block)
    if have != weights.size_bytes:
        raise SourceError(f"it stopped after {have} of {weights.size_bytes} bytes")


def _open(url: str, offset: int) -> HTTPResponse:
    """Ask in a thread of its own: no timeout of a socket covers a name server that does not answer."""
    request = Request(url, headers={"Range": f"bytes={offset}-"} if offset else {})  # noqa: S310 - https by default
    answer: Future[HTTPResponse] = Future()

    def ask() -> None:
        try:
            answer.set_result(urlopen(request, timeout=_STALL_S))  # noqa: S310
        except Exception as error:
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    try:
        return answer.result(timeout=_ANSWER_S)
    except TimeoutError:
        raise SourceError(f"no answer within {_ANSWER_S:.0f} s") from None
    except (OSError, HTTPException, ValueError) as error:
        raise SourceError(str(error.reason if type(error) is URLError else error)) from error


def _blocks(response: HTTPResponse) -> Iterator[bytes]:
    try:
        while block := response.read(_BLOCK_BYTES):
            yield block
    except (OSError, HTTPException) as error:
        raise SourceError(f"the connection broke: {error}") from error
