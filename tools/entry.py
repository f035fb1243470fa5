"""The C++ that is appended to a candidate, so that the shim finds its function: a plain one that calls it."""

from pareval_agent.drivers.catalog import Prompt
from pareval_agent.drivers.signature import Signature, parse_signature

ENTRY = "pareval_function"
"""The name that the shim looks up."""

DECLARED = "pareval_declared"
"""Where structs are as the prompt declares them, for a candidate that defines its own."""


def entry(prompt: Prompt) -> str:
    """The definition of a function that calls the candidate's."""
    signature = parse_signature(prompt.signature, prompt.function)
    # Names of our own: a parameter's may be a macro of the candidate's.
    names = [f"pareval_{index}" for index in range(len(signature.parameters))]
    parameters = ", ".join(f"{of.type} {name}" for of, name in zip(signature.parameters, names, strict=True))
    call = f"::{prompt.function}({', '.join(names)});"
    return f"{_head(signature)}({parameters}) {{\n    {'' if signature.returned == 'void' else 'return '}{call}\n}}\n"


def entry_declaration(prompt: Prompt) -> str:
    """The same function as the shim sees it, which never links to it."""
    signature = parse_signature(prompt.signature, prompt.function)
    return f"{_head(signature)}({', '.join(parameter.type for parameter in signature.parameters)});\n"


def _head(signature: Signature) -> str:
    return f'extern "C" __attribute__((visibility("default"))) {signature.returned} {ENTRY}'
