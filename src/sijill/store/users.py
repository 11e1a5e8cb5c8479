"""Who may come in; users are no projection of the ledger, which knows them by random key ids alone."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

KEY_ID = 32


class UserManager(BaseUserManager["User"]):
    """Makes users; there is no sign-up."""

    def create_user(self, username: str, *, author: str, password: str | None = None) -> User:
        user = self.model(username=username, author=author)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who may come in; ``author`` is the random key id that the ledger knows."""

    username = models.CharField(max_length=150, unique=True)
    author = models.CharField(max_length=KEY_ID, unique=True)
    language = models.CharField(max_length=8, default="ar")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"

    class Meta:
        db_table = "user"
