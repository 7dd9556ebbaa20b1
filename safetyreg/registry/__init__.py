"""The door to a registry: what window, command line and benchmarks work with."""

from safetyreg.registry.registry import Registry

__all__ = ["Registry"]
