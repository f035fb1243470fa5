"""Headers of an installed Kokkos without what every candidate would compile and none uses.

Kokkos declares static maps of tuners in each translation unit, for its autotuning alone, which is off unless Kokkos was
configured with it. Their destructors take a fifth of a second to compile.
"""

from pathlib import Path

from pareval_agent.tools.kokkos import Kokkos

_SWITCH = "KOKKOS_ENABLE_TUNING"
_VERSION = "4.7."
"""Where it is known that nothing else needs them."""


def write_lean_headers(kokkos: Kokkos, folder: Path) -> None:
    """Fill `folder` with headers that are to be found before the installed ones; with none for an unknown version."""
    folder.mkdir()
    if not kokkos.version.startswith(_VERSION):
        return
    installed = {name: (kokkos.root / "include" / name).read_text() for name in _ONLY_FOR_TUNING}
    lean = {name: _lean(text, *_ONLY_FOR_TUNING[name]) for name, text in installed.items()}
    for name, text in lean.items():
        if text is not None and None not in lean.values():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)


def _lean(text: str, first: str, last: str) -> str | None:
    """Keep what stands between these lines, both included, for autotuning alone; None if they are not there."""
    before, found, rest = text.partition(first)
    within, closed, after = rest.partition(last)
    if not (found and closed):
        return None
    return f"{before}#ifdef {_SWITCH}\n{first}{within}{last}#endif\n{after}"


_ONLY_FOR_TUNING = {
    "Kokkos_Tuners.hpp": ("namespace Kokkos {\n", "}  // namespace Kokkos\n"),
    "impl/Kokkos_Tools_Generic.hpp": ("namespace Experimental {\n", "}  // namespace Experimental\n"),
}
"""Header, and the first and the last line of its part that autotuning alone needs."""
