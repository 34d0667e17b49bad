"""A desk and a browser for tests: the application in a thread of its own, headless Chromium beside it."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tawatur.serve.app import make_app
from tawatur.serve.desk import Desk

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None,
    reason="no chromium with chromedriver (Debian: apt install chromium chromium-driver)",
)
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1300,1000",
)
_OWN = ("http://127.0.0.1:", "data:", "blob:", "about:", "chrome:")


@contextmanager
def serving(record: Path, words: Path | None = None) -> Iterator[str]:
    """A desk that answers on a free port of this machine; its address."""
    desk = Desk.open(str(record), words)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        desk.close()


@dataclass
class Browser:
    """A headless browser at a desk. `base`: the desk's address."""

    driver: webdriver.Chrome
    base: str

    def go(self, path: str) -> None:
        """Opens a page and waits until its scripts have run."""
        self.driver.get(self.base + path)
        self.until("return document.readyState === 'complete'")

    def until(self, script: str, *values: object, seconds: float = 40) -> Any:
        """Waits until a script gives something; what it gives."""
        return WebDriverWait(self.driver, seconds, 0.05).until(lambda d: d.execute_script(script, *values))

    def js(self, script: str, *values: object) -> Any:
        """What a script gives now."""
        return self.driver.execute_script(script, *values)

    def one(self, css: str) -> WebElement:
        """The first element of a selector, waited for."""
        self.until("return document.querySelector(arguments[0]) !== null", css)
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        """All elements of a selector, as they are now."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css: str = "main") -> str:
        """The visible text of an element."""
        return str(self.js("return document.querySelector(arguments[0]).innerText", css))

    def strays(self) -> list[str]:
        """Requests since the last call that left this machine; data and blob addresses are its own."""
        out = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(_OWN):
                    out.append(url)
        return out

    def errors(self) -> list[str]:
        """What the console complained of since the last call."""
        return [e["message"] for e in self.driver.get_log("browser") if e["level"] == "SEVERE"]

    def faults(self) -> list[str]:
        """Serious accessibility faults of the page as axe-core finds them: rule and first place."""
        if not self.js("return typeof window.axe !== 'undefined'"):
            self.js((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
            ".then((r) => done(r.violations.map((v) => [v.id, v.impact, v.nodes[0].html, v.nodes.length])))"
        )
        return [f"{rule} ({n}×): {html[:160]}" for rule, impact, html, n in found if impact in ("serious", "critical")]


@contextmanager
def browsing(base: str) -> Iterator[Browser]:
    """A new browser, with a profile of its own."""
    options = webdriver.ChromeOptions()
    for flag in _FLAGS:
        options.add_argument(flag)
    options.binary_location = CHROMIUM or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(60)
    try:
        yield Browser(driver, base)
    finally:
        driver.quit()
