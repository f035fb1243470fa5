"""`pareval-agent toolchain`: install what an execution model needs beyond the compiler."""

import argparse
from pathlib import Path

from pareval_agent.cli.console import output_console, print_json, progress_console
from pareval_agent.cli.settings import load_settings
from pareval_agent.tools.kokkos import Kokkos, find_kokkos, own_kokkos
from pareval_agent.tools.kokkos_build import install_kokkos


def run(arguments: argparse.Namespace) -> int:
    """Install Kokkos, unless there is one with threads already."""
    found = find_kokkos()
    if found is None or not found.parallel or arguments.force or arguments.source:
        toolchain = load_settings(arguments).toolchain
        with progress_console(json_output=arguments.json).status("looking") as status:
            install_kokkos(Path(arguments.source) if arguments.source else None, toolchain.cxx, status.update)
        found = find_kokkos({"Kokkos_ROOT": str(own_kokkos())})
        assert found is not None, "it has just been installed"
    _tell(found, as_json=arguments.json)
    return 0


def _tell(kokkos: Kokkos, *, as_json: bool) -> None:
    if as_json:
        print_json({"name": "kokkos", "version": kokkos.version, "root": str(kokkos.root)})
    else:
        output_console().print(f"Kokkos {kokkos.version} is in {kokkos.root}", soft_wrap=True)
