"""Seeds of everything random, derived from one: knowing some of them tells nothing about the others."""

from hashlib import blake2b

from pareval_agent.tools.results import Seeds


def derive(seed: int, *names: str | int) -> int:
    """A 63-bit seed for what `names` name, by BLAKE2b keyed with `seed` (RFC 7693)."""
    key = blake2b(str(seed).encode(), digest_size=blake2b.MAX_KEY_SIZE).digest()
    path = "\0".join(map(str, names)).encode()
    return int.from_bytes(blake2b(path, key=key, digest_size=8).digest(), "big") >> 1


def case_seeds(sample_seed: int, public_round: int = 0) -> Seeds:
    """The seeds of a sample's streams of cases. A new round has new public cases, and the same others."""
    return Seeds(
        public=derive(sample_seed, "public", public_round),
        held_out=derive(sample_seed, "held_out"),
        timed=derive(sample_seed, "timed"),
    )
