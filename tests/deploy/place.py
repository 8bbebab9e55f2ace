"""The parts of a rented server: what each of them is called and where it is found."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from expense_app.config import ROOT
from tests.deploy.dockerfile import Image
from tests.deploy.programs import ordinarily

PASSWORD = "p@ss/word?%"
"""Platforms make worse ones."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Of localhost, signed by itself; in its folder, so that a server can read the key."""

    file: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Postgres:
    """A cluster with a user who may make roles and owns the database, and is no superuser."""

    port: int
    home: Path
    certificate: Certificate

    def url(self, port: int | None = None, query: str = "") -> str:
        query = query or f"sslmode=verify-full&sslrootcert={self.certificate.file}"
        return f"postgres://expenses:{quote(PASSWORD, safe='')}@localhost:{port or self.port}/expenses?{query}"


@dataclass(frozen=True, slots=True)
class Product:
    """The image with an environment, behind the address that people know."""

    image: Image
    environ: dict[str, str]
    address: str
    web_port: int
    http_port: int

    def run(self, *argv: str) -> subprocess.CompletedProcess[str]:
        """A command in a container of its own."""
        return subprocess.run(
            [self.program(argv[0]), *argv[1:]],
            cwd=self.image.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            **ordinarily(self.environ),
        )

    def program(self, name: str) -> str:
        """Where the image's PATH finds it."""
        found = shutil.which(name, path=self.environ["PATH"])
        assert found
        return found


NAME = "expenses.example.com"


def site(product: Product, certificate: Certificate, home: Path, *, http_port: int, https_port: int) -> Path:
    """nginx's own settings around docs/nginx.conf, in which only names and ports are exchanged."""
    exchanged = {
        "listen 80;": f"listen 127.0.0.1:{http_port};",
        "listen 443 ssl": f"listen 127.0.0.1:{https_port} ssl",
        f"server_name {NAME};": "server_name localhost;",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": str(certificate.file),
        f"/etc/letsencrypt/live/{NAME}/privkey.pem": str(certificate.key),
        "http://127.0.0.1:8000": f"http://127.0.0.1:{product.web_port}",
        "return 308 https://$http_host": f"return 308 https://localhost:{https_port}",
    }
    text = (ROOT / "docs/nginx.conf").read_text()
    for documented, here in exchanged.items():
        assert documented in text, documented
        text = text.replace(documented, here)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {home}/{kind}; " for kind in kinds)
    whole = (
        f"daemon off; pid {home}/nginx.pid; error_log stderr; events {{}} http {{ access_log off; {folders}{text} }}"
    )
    made = home / "nginx.conf"
    made.write_text(whole)
    return made
