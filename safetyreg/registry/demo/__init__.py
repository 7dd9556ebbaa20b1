"""The demo registry: invented records of Karaganda oblast, marked as such."""

from safetyreg.registry.demo.making import DEFAULT_INCIDENTS, DEFAULT_SEED, create_demo

__all__ = ["DEFAULT_INCIDENTS", "DEFAULT_SEED", "create_demo"]
