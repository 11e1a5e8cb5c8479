"""An optional language model as a second reader, off unless a register's settings name one.

What leaves the computer, and to where, is decided by whoever writes the address into ``register.toml``.
"""

from sijill.desk.model.errors import ModelError
from sijill.desk.model.proposer import ModelProposer, model_of
from sijill.desk.model.settings import ModelSettings, load_model

__all__ = ["ModelError", "ModelProposer", "ModelSettings", "load_model", "model_of"]
