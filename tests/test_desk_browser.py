"""The desk in a real browser, on the sample record: every view in both languages, links that hold, keys, hostile reports."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

import tawatur
from tests.conftest import ROOT
from tests.desk import Browser, browsing, needs_browser, serving

pytestmark = needs_browser

EXAMPLES = ROOT / "examples"
PRISON = "facility/~سجن-السنديان"
STATEMENT = "قال مصدر أمني إن هجوماً وقع على سجن السنديان في 9 شباط 2024 أدى إلى مقتل خمسة من الحراس"
HOSTILE = (
    'هاجم مسلحون سجن السنديان <script>document.title="taken"</script> في 9 شباط 2024 وقُتل 9 من الحراس.\n'
    '"><img src=x onerror="document.title=\'taken\'"> قال مصدر أمني إن الهجوم على سجن السنديان أدى إلى مقتل 11 حارساً '
    "[رابط](javascript:alert(1)) {{ 7*7 }} http://evil.example \u202eمقلوب\n"
)
VIEWS = (
    "incidents",
    "incidents/{incident}",
    "incidents/{incident}?by=outlet",
    f"entities/{quote(PRISON)}",
    "entities/actor/rsf",
    "entities/{outlet}",
    "contradictions",
    f"check?text={quote(STATEMENT)}",
    "changes?since=2020-01-01",
    "reports",
    "reports/{report}",
    "reports/{hostile}",
    "search?q=" + quote("قتل السجن"),
    "unlisted",
    "log",
    "add",
    "api",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports, and of one whose words try to be markup."""
    folder = tmp_path_factory.mktemp("desk")
    reports = folder / "reports"
    shutil.copytree(EXAMPLES, reports)
    (reports / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with open(reports / "metadata.csv", "a", encoding="utf-8") as table:
        table.write(
            'hostile.txt,2024-02-10,وكالة <b>"س"</b>,javascript:alert(1),<i>عنوان</i><script>document.title="taken"</script>\n'
        )
    record = tawatur.read(reports, record=folder / "sample.record", metadata=reports / "metadata.csv")
    assert record.problems == ()
    record.close()
    return folder / "sample.record"


@pytest.fixture(scope="module")
def browser(sample: Path) -> Iterator[Browser]:
    """A browser at a desk of the sample record, which these tests only look at."""
    with serving(sample) as base, browsing(base) as found:
        yield found


@pytest.fixture(scope="module")
def known(sample: Path) -> dict[str, str]:
    """Ids that views are asked with."""
    with tawatur.open_record(sample) as record:
        contested = max(record.incidents, key=lambda i: len(i.claims))
        return {
            "incident": quote(contested.id),
            "outlet": quote(next(d.outlet for d in record.documents if d.outlet)),
            "report": contested.documents[0],
            "hostile": next(d.id for d in record.documents if d.path.endswith("hostile.txt")),
        }


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_in_both_languages(browser: Browser, known: dict[str, str], view: str, lang: str) -> None:
    """It opens whole, says what it is, asks nothing of other machines, and shuts nobody out."""
    browser.go(f"/{lang}/" + view.format(**known))
    if view == "incidents":
        browser.one("#map[data-ready]")
    assert browser.js("return [document.documentElement.lang, document.documentElement.dir]") == [
        lang,
        "rtl" if lang == "ar" else "ltr",
    ]
    assert browser.one("h1").text
    assert browser.errors() == []
    assert browser.faults() == []
    assert browser.strays() == []
    other = browser.one("a.lang").get_attribute("href") or ""
    assert urlsplit(other).path.startswith("/en/" if lang == "ar" else "/ar/")


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_will_do(browser: Browser, known: dict[str, str], view: str) -> None:
    """Nothing needs to be scrolled sideways at the width of a phone, but what scrolls within itself."""
    metrics = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for lang in ("ar", "en"):
            browser.go(f"/{lang}/" + view.format(**known))
            wider = browser.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, f"{lang}: {wider} pixels"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def titles(browser: Browser) -> list[str]:
    """The incidents listed."""
    return list(browser.js("return [...document.querySelectorAll('.cards h2 a')].map((a) => a.textContent)"))


def test_a_filter_is_a_link(browser: Browser) -> None:
    """What is chosen stands in the address; whoever opens the address, or loads it again, sees the same."""
    browser.go("/ar/incidents")
    every = len(browser.all(".cards .card"))
    browser.one('[id="f-status-contested"]').click()
    browser.until("return location.search.includes('status=contested')")
    browser.until("return document.querySelectorAll('.cards .card').length < arguments[0]", every)
    shown = titles(browser)
    address = browser.driver.current_url
    browser.driver.refresh()
    assert titles(browser) == shown
    assert browser.one('[id="f-status-contested"]').is_selected()
    with browsing(browser.base) as other:
        other.driver.get(address)
        assert titles(other) == shown
    browser.driver.back()
    browser.until("return document.querySelectorAll('.cards .card').length === arguments[0]", every)
    browser.one(".bars a").click()
    browser.until("return location.search.includes('from=')")
    assert len(browser.all(".chosen a")) == 2
    browser.one('[data-part="results"] a[href$="/incidents"]').click()
    browser.until("return document.querySelectorAll('.cards .card').length === arguments[0]", every)


def test_the_map_is_drawn_and_leads_on(browser: Browser) -> None:
    browser.go("/en/incidents")
    browser.one("#map[data-ready]")
    marks = browser.all("#map .leaflet-marker-icon")
    assert marks
    assert sum(int(m.text) for m in marks) + int(browser.text("#unplaced").split()[-3]) == int(
        browser.text('[data-part="results"] b').split()[0]
    )
    painted = "const c = document.querySelector('#map canvas'); return [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data].some((v) => v > 0)"
    assert browser.js(painted)


def test_keyboard_only(browser: Browser) -> None:
    """From the top of the page into the content, to a filter, to an incident and to its accounts, by keys alone."""
    browser.go("/en/incidents")
    body = browser.driver.switch_to

    def active() -> str:
        return str(browser.js("const a = document.activeElement; return a.id || a.className || a.tagName"))

    body.active_element.send_keys(Keys.TAB)
    assert active() == "skip"
    body.active_element.send_keys(Keys.ENTER)
    assert active() == "main"
    for _ in range(12):
        body.active_element.send_keys(Keys.TAB)
        if active() == "f-status-contested":
            break
    assert active() == "f-status-contested"
    body.active_element.send_keys(Keys.SPACE)
    browser.until("return location.search.includes('status=contested')")
    browser.until("return document.activeElement.id === 'f-status-contested'")
    for _ in range(120):
        body.active_element.send_keys(Keys.TAB)
        if browser.js("return document.activeElement.matches('.cards h2 a')"):
            break
    body.active_element.send_keys(Keys.ENTER)
    browser.until("return location.pathname.includes('/incidents/')")
    reached = set()
    for _ in range(150):
        body.active_element.send_keys(Keys.TAB)
        reached.add(
            browser.js(
                "const a = document.activeElement; return a.dataset.claim ? 'account' : a.dataset.copy ? 'copy' : a.tagName"
            )
        )
        if {"account", "copy"} <= reached:
            break
    assert {"account", "copy"} <= reached


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_stay_words(browser: Browser, known: dict[str, str], view: str) -> None:
    browser.go("/ar/" + view.format(**known))
    assert browser.js("return document.title") != "taken"
    assert (
        browser.js("return document.querySelectorAll('main script, main i, main img[src=\"x\"], main b b').length") == 0
    )
    assert browser.js("return [...document.links].filter((a) => a.protocol === 'javascript:').length") == 0
    assert "49" not in browser.text("h1")


def test_what_is_not_there_is_told_on_a_page(browser: Browser) -> None:
    for lang, said in (("ar", "غير موجود"), ("en", "Not in this record")):
        browser.go(f"/{lang}/reports/doc-0000000000000000")
        assert said in browser.text("h1")
        assert browser.faults() == []
    browser.errors()


def test_a_new_record_explains_itself(tmp_path: Path) -> None:
    with serving(tmp_path / "new.record") as base, browsing(base) as found:
        for lang in ("ar", "en"):
            found.go(f"/{lang}/incidents")
            assert found.all('a[href$="/add"]')
            assert found.faults() == []


# --- changing the record ----------------------------------------------------------------------------------------------


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[Browser]:
    """A browser at a desk of a record of its own."""
    shutil.copy(sample, tmp_path / "own.record")
    with serving(tmp_path / "own.record") as base, browsing(base) as found:
        yield found


def accounts(browser: Browser) -> int:
    return len(browser.all("article.account"))


def press(browser: Browser, key: str) -> None:
    browser.driver.switch_to.active_element.send_keys(key)


def test_correct_a_claim_and_undo(own: Browser, known: dict[str, str]) -> None:
    """A claim corrected by keys leaves its incident; taken back from the message at the foot of the page, it is there again."""
    own.go(f"/en/incidents/{known['incident']}")
    before = accounts(own)
    card = own.one("article.account")
    claim = card.get_attribute("data-claim")
    own.js("arguments[0].focus()", card)
    press(own, "c")
    own.one("dialog[open] form")
    chosen = own.until(
        "const s = [...document.querySelectorAll('dialog[open] select')].find((s) => [...s.options].some((o) => o.value === 'none' )"
        " && [...s.options].some((o) => o.value.startsWith('facility/')));"
        "if (s) { s.value = 'none'; s.dispatchEvent(new Event('change', {bubbles: true})); } return s && s.value"
    )
    assert chosen == "none"
    own.one("dialog[open] .signature input[type=text]").send_keys("Rima")
    own.one("dialog[open] button.main").click()
    own.until(
        "return document.readyState === 'complete' && document.querySelectorAll('article.account').length === arguments[0]",
        before - 1,
    )
    assert not own.all(f'article.account[data-claim="{claim}"]')
    own.one("#toast.on button").click()
    own.until(
        "return document.readyState === 'complete' && document.querySelectorAll('article.account').length === arguments[0]",
        before,
    )
    own.go("/en/log")
    assert own.text().count("Rima") >= 2


def test_two_people_at_once(own: Browser, known: dict[str, str]) -> None:
    """The second who judges a claim sees the first's judgement before anything is done; hers is then given knowingly."""
    with browsing(own.base) as other:
        for person, name in ((own, "Rima"), (other, "Sami")):
            person.go(f"/en/incidents/{known['incident']}")
            person.js("localStorage.setItem('who', arguments[0])", name)
        first = own.one("article.account")
        claim = first.get_attribute("data-claim")
        own.js("arguments[0].focus()", first)
        press(own, "a")
        own.one("#toast.on")
        card = other.one(f'article.account[data-claim="{claim}"]')
        other.js("arguments[0].focus()", card)
        press(other, "r")
        other.one("dialog[open] button.main").click()
        other.until("return document.querySelector('dialog[open] .meanwhile') !== null")
        assert "Rima" in other.text("dialog[open]")
        with tawatur.open_record(Path(known_record(own))) as record:
            assert {c.verdict for c in record.claims if c.id == claim} == {"accepted"}
        other.one('dialog[open] button[value="force"]').click()
        other.one("#toast.on")
        with tawatur.open_record(Path(known_record(own))) as record:
            assert {c.verdict for c in record.claims if c.id == claim} == {"rejected"}


def known_record(browser: Browser) -> str:
    """The path of the record, as the page's foot tells it."""
    return browser.text(".foot .mono")


def test_upload_progress_and_result(own: Browser, tmp_path: Path) -> None:
    """A file handed over is read, and one lands on what changed; a pasted text likewise; what cannot be read is told."""
    report = tmp_path / "جديد.txt"
    report.write_text(
        "قال مصدر محلي إن مسلحين هاجموا سجن السنديان في 9 شباط 2024 وإن 31 سجيناً فروا منه.\n", encoding="utf-8"
    )
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"%PDF-1.4 nothing")
    own.go("/ar/add")
    own.one("#files").send_keys(f"{report}\n{broken}")
    own.one("#f-published").send_keys("2024-02-12")
    own.one("#add-files button.main").click()
    own.until(
        "return location.pathname.includes('/jobs/') && document.querySelector('.cards .card') !== null", seconds=120
    )
    assert "سجن السنديان" in own.text(".cards")
    assert "broken.txt" in own.text("#problems")
    assert own.faults() == []
    own.go("/ar/add")
    own.one("#text").send_keys("نفى مصدر أمني فرار أي سجين من سجن السنديان يوم 9 شباط 2024.")
    own.one("#add-text button.main").click()
    own.until("return location.pathname.includes('/jobs/') && document.querySelector('h3') !== null", seconds=120)
    link = own.one('main a[href*="/reports/"]').get_attribute("href") or ""
    own.go(urlsplit(link).path)
    assert "نفى مصدر أمني" in own.text()
    assert own.errors() == [] and own.strays() == []


def test_the_sample_from_an_empty_record(tmp_path: Path) -> None:
    with serving(tmp_path / "new.record") as base, browsing(base) as found:
        found.go("/en/incidents")
        found.one("[data-sample]").click()
        found.until(
            "return location.pathname.includes('/jobs/') && document.querySelector('.cards .card') !== null",
            seconds=120,
        )
        found.go("/en/incidents")
        assert len(found.all(".cards .card")) >= 20
