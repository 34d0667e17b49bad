"""What of a page is the report, what is the page's, what is said twice. Pages are composed for these tests, line by line.

Each line of a page is marked with what it must be read as: `.` the report, `h` a heading of it, `r` a repeat, `x` outside.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawatur.read.boilerplate import compile_boilerplate, mark_passages
from tawatur.read.view import View, make_view
from tawatur.words.load import default_folder, read_raw

WORDS = compile_boilerplate(read_raw())

ATBARA = """\
h مقتل ثلاثة مدنيين بقصف على سوق في عطبرة
. قُتل ثلاثة مدنيين وأصيب تسعة آخرون، صباح الاثنين، بقصف مدفعي على السوق الكبير في مدينة عطبرة شمالي السودان.
. وقال مصدر طبي في مستشفى عطبرة إن بين المصابين طفلين، وإن حالة أحدهما حرجة."""

PAGES = {
    "a live page: items below their hours": """\
. 10:52 ص
. مراسل القناة: قتيلان في قصف على سوق في عطبرة
. 10:31 ص
. الدفاع المدني: إخماد حريق في مصفاة شمالي المدينة
. 09:58 ص
. وزارة الصحة: سبع إصابات وصلت إلى المستشفى
x اقرأ أيضا
x ارتفاع أسعار القمح في الأسواق العالمية
x فوز المنتخب على ضيفه الغاني""",
    "the caption of a picture, with its credit in brackets": """\
h مقتل ستة جنود في هجوم على معسكر قرب سرينغار
x جنود يفتشون سيارة على طريق قرب جامو (الفرنسية-أرشيف)
. قُتل ستة جنود، صباح الاثنين، في هجوم شنه مسلحون على معسكر للجيش قرب مدينة سرينغار في كشمير.
. وقال مصدر أمني إن المهاجمين قتلا بعد معركة استمرت خمس ساعات (رويترز).""",
    "a row of pictures: their captions are all there is": """\
. جنود يفتشون سيارة على مدخل مدينة عطبرة (الفرنسية)
. دخان يتصاعد من سوق قصفته الطائرات في عطبرة أمس (رويترز)
. نازحون ينتظرون دورهم للحصول على الطعام في عطبرة (الأناضول)
. سيارة إسعاف متوقفة قرب جسر عطبرة""",
    "hashtags and no more": """\
h #عطبرة قصف مدفعي على السوق الكبير أوقع ثلاثة قتلى من المدنيين
. شهود يتحدثون عن حرائق في المتاجر وعن سيارات إسعاف تجوب المدينة.
x #معركة_الكرامة #السودان""",
    "a list of bullets without a paragraph": """\
. أبرز التطورات الميدانية
. 🔴 قصف مدفعي على أطراف بلدة الخيام
. 🔴 غارة من مسيرة على دراجة نارية في بلدة عيترون
. 🔴 تحليق مكثف للطيران فوق صور""",
    "one line without a full stop": """\
. مقتل عنصرين من الشرطة بانفجار عبوة ناسفة شرقي الموصل""",
    "a report that ends no line with a full stop": """\
. اعتقلت قوة أمنية خمسة أشخاص في حي المنصور ببغداد فجر الأحد بعد مداهمة عدد من المنازل
. وأفاد شهود بسماع إطلاق نار كثيف في محيط الحي
. شرطة الكرخ لم تعلق على الحادثة حتى ساعة إعداد الخبر
. سيارات الإسعاف شوهدت قرب الجسر المعلق""",
    "menu, breadcrumb, headline, byline, date": """\
x الرئيسية
x أخبار
x سياسة
x اقتصاد
x أقلام حرة
x رياضة
x من نحن
h مقتل جندي بهجوم على نقطة تفتيش في الضالع
. سالم باوزير
. 14/03/2019
. 9:20 م
. قُتل جندي وأُصيب اثنان بهجوم مسلح على نقطة تفتيش شمالي مدينة الضالع، وفق مصدر عسكري.
. وفرّ المهاجمون إلى الجبال المجاورة، بحسب المصدر نفسه.""",
    "breadcrumb on one line, button, related headlines above the body": """\
x الرئيسية / أخبار / ليبيا
h اشتباكات في الزاوية توقع قتيلين
x مواضيع ذات صلة
x مجلس النواب يناقش الميزانية العامة للدولة
x ارتفاع منسوب المياه في وادي المجينين
x تم نسخ الرابط
. أوقعت اشتباكات بين مجموعتين مسلحتين في الزاوية غربي ليبيا قتيلين، مساء السبت، كما أفاد الهلال الأحمر.
. ودعا المجلس البلدي للزاوية إلى وقف إطلاق النار فوراً وإخلاء الأحياء السكنية من السلاح.""",
    "ticker above the report's own headline": """\
x بورصة طوكيو تغلق على ارتفاع طفيف
x منتخب المغرب يفوز على ضيفه الغابوني
h غارة على صور تقتل مسعفاً لبنانياً
. قتلت غارة على مدينة صور جنوبي لبنان مسعفاً في الدفاع المدني، ظهر الجمعة، وأصابت اثنين من رفاقه.
. وقالت وزارة الصحة إن المسعف قُتل وهو ينقل جرحى غارة سابقة على صور.""",
    "tags and other articles without a word before them": ATBARA
    + """
x السودان
x عطبرة
x السوق الكبير
x وفد تجاري صيني يزور ميناء بورتسودان
x مهرجان السينما يختتم دورته العاشرة في الخرطوم
x أسعار الذهب تسجل مستوى قياسياً جديداً""",
    "tags announced": ATBARA
    + """
x كلمات مفتاحية
x الجيش
x قصف""",
    "tags run on behind the last words": """\
. خطف مسلحون سائق شاحنة على طريق سرت، وطالبوا ذويه بفدية، وفق مصدر أمني.
. وأعلنت مديرية أمن سرت تشكيل غرفة لملاحقة الخاطفين وتأمين طريق الشاحنات وسوم سرت مسلحون فدية | x""",
    "most read, with another article's text behind it": ATBARA
    + """
x الأكثر قراءة
x انطلاق محادثات المناخ في العاصمة الكينية
x انطلقت في نيروبي محادثات المناخ بمشاركة ثمانين دولة، وتستمر حتى نهاية الأسبوع.
x وتبحث الوفود تمويل مشروعات الطاقة النظيفة في القارة.""",
    "read also, then the report goes on": ATBARA
    + """
x اقرأ أيضاً
x أزمة خبز في مدن الساحل
. وأضاف المصدر أن المستشفى يعاني نقصاً في الدم.
. ولم يعلن الجيش ولا الدعم السريع مسؤوليتهما عن القصف على السوق.""",
    "a long list in the middle, then the report goes on without a conjunction": ATBARA
    + """
x الأكثر مشاهدة
x انطلاق محادثات المناخ في العاصمة الكينية
x مدرب الهلال يعلن قائمة الفريق
x ارتفاع أسعار الأسمدة قبل موسم الزراعة
x جامعة الجزيرة تمدد التسجيل
x معرض للصور القديمة في وادي حلفا
x سفينة قمح ترسو في سواكن
. لجان المقاومة في عطبرة قالت إن القصف على السوق الكبير هو الثالث خلال أسبوع.
. وطالبت اللجان بإخلاء السوق من المدنيين.""",
    "read also with its headline on the same line": ATBARA
    + """
x اقرأ أيضاً: إضراب المعلمين يدخل أسبوعه الثاني
. ونددت لجان المقاومة في عطبرة بالقصف وطالبت بحماية المدنيين في الأسواق.""",
    "headlines of other articles between paragraphs, the section's heading kept": ATBARA
    + """
x المصارف تمدد ساعات العمل في رمضان
h نقص في الدواء
. ونفدت أدوية الطوارئ من صيدلية مستشفى عطبرة، وفق نقابة الأطباء التي ناشدت المنظمات إرسال إمدادات.
x كرة القدم النسائية تشق طريقها في نيالا
. وأحصت النقابة سبعة وعشرين قتيلاً مدنياً بالقصف على عطبرة منذ مطلع الشهر.""",
    "previous and next, comments, networks": ATBARA
    + """
x السابق
x وزيرة الثقافة تفتتح معرض الكتاب
x شارك هذا الموضوع:
x فيسبوك
x تويتر
x واتساب
x اترك تعليقاً إلغاء الرد""",
    "appeals before, in and behind the body": """\
x انضموا إلينا وادعموا صحافة مستقلة تصل إليكم كل يوم.
h تفجير انتحاري يستهدف حافلة في مقديشو
. استهدف تفجير انتحاري حافلة ركاب في العاصمة الصومالية مقديشو وأوقع أحد عشر قتيلاً، وفق الشرطة.
x اشترك في نشرتنا البريدية ليصلك الخبر أولاً بأول.
. وتبنت حركة الشباب التفجير الانتحاري في بيان بثته إذاعتها.
x حمل تطبيق الصحيفة مجاناً
x © 2018 جميع الحقوق محفوظة
x Powered by WordPress""",
    "list of victims behind a colon, and a list with bullets": """\
. نعت نقابة الصحفيين في صنعاء أربعة من أعضائها قُتلوا بغارة على مبنى الإذاعة، وهم:
. أحمد صالح الريمي
. محمد علي العنسي
. خالد ناجي الحداد
. عبده مرشد القباطي
. ووزعت أضرار الغارة كما يلي، بحسب بيان النقابة:
. – تدمير استوديو البث
. – احتراق سيارتين للإذاعة""",
    "who wrote it and where stays": ATBARA
    + """
. عطبرة – وكالة الأنباء
. إعداد: منى الطيب – تحرير: حسن بشير""",
    "a last line of the report's own words without a full stop": ATBARA
    + """
. تسجيل مصور يظهر آثار القصف المدفعي على السوق الكبير في عطبرة""",
    "questions and answers": """\
. قال العقيد حسن المالكي، الناطق باسم قيادة العمليات، في حوار هاتفي، إن قواته استعادت ثلاث قرى جنوبي كركوك.
h هل تتوقعون هجمات مضادة خلال الأيام القليلة المقبلة؟
. نعم، رصدت قيادة العمليات تحركات في جبال حمرين، وعززنا النقاط المحيطة بالقرى الثلاث.""",
    "headline printed twice": """\
h الأمم المتحدة: نزوح ألف أسرة من حرض خلال أسبوع
r الأمم المتحدة: نزوح ألف أسرة من حرض خلال أسبوع
. أعلنت الأمم المتحدة أن ألف أسرة نزحت من مديرية حرض شمال غربي اليمن خلال أسبوع واحد بسبب المعارك.""",
    "pull quotes before and behind their paragraph": """\
r أطلقوا النار على الحافلة من جهتين ثم أحرقوا ما تبقى من السيارات في الموكب بلا رحمة ولا تمييز بين راكب وراكب
. قال الناجي الوحيد إن المسلحين "أطلقوا النار على الحافلة من جهتين، ثم أحرقوا ما تبقى من السيارات في الموكب، بلا رحمة ولا تمييز بين راكب وراكب".
. وأوضح قائد شرطة بني وليد أن التحقيق لم يتوصل بعد إلى هوية المسلحين الذين هاجموا الموكب على طريق المطار.
r التحقيق لم يتوصل بعد إلى هوية المسلحين الذين هاجموا الموكب على طريق المطار""",
    "the same told by another source is no repeat": """\
. اقتحم مسلحون مقر البلدية في غات، واحتجزوا عميدها ساعتين قبل أن يفرجوا عنه.
. وقال مدير أمن غات إن مسلحين اقتحموا مقر البلدية واحتجزوا العميد ساعتين، ثم أفرجوا عنه بوساطة قبلية.""",
    "an embedded post": """\
. نشر المتحدث باسم القوات صوراً قال إنها لأسلحة ضُبطت في وادي عمران، ولم يحدد تاريخ التقاطها.
. ضبطنا اليوم مخزن سلاح كاملاً في وادي عمران pic.twitter.com/Ab12Cd34
. — المتحدث الرسمي (@spokesman_x) May 3, 2020
. ويقع وادي عمران شرقي مأرب على خط الإمداد نحو الجوف، وشهد معارك متقطعة منذ مطلع العام.""",
}


def _read(page: str) -> tuple[View, list[tuple[str, str]]]:
    """The page's text as a marked view, and each line with what it must be."""
    rows = [(line[0], line[2:]) for line in page.splitlines()]
    text = "\n\n".join(line.removesuffix(" | x") for _, line in rows)
    return mark_passages(make_view(text), WORDS), rows


def _marks(view: View) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for s in view.sentences:
        mark = "x" if s.boilerplate else "r" if s.repeat else "h" if s.heading else "."
        out.setdefault(s.line, []).append(mark)
    return out


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_every_line_is_read_as_what_it_is(page: str) -> None:
    view, rows = _read(page)
    marks = _marks(view)
    read = [("".join(dict.fromkeys(marks[i])), line) for i, (_, line) in enumerate(rows)]
    wanted = [(mark + ("x" if line.endswith(" | x") else ""), line) for mark, line in rows]
    assert read == wanted


def test_tags_behind_the_last_words_are_cut_off_at_their_word() -> None:
    view, _ = _read(PAGES["tags run on behind the last words"])
    last = view.sentences[-1]
    assert (last.boilerplate, view.surface(last.first, last.last - 1)) == (True, "وسوم سرت مسلحون فدية")
    assert not view.sentences[-2].boilerplate


@given(
    st.lists(
        st.sampled_from([line[2:] for page in PAGES.values() for line in page.splitlines()] + ["", "..", "– 3"]),
        max_size=14,
    )
)
def test_sentences_still_tile_the_text(lines: list[str]) -> None:
    plain = make_view("\n".join(lines))
    marked = mark_passages(plain, WORDS)
    assert marked.tokens == plain.tokens
    edges = [(s.first, s.last) for s in marked.sentences]
    assert [first for first, _ in edges] == [0, *(last for _, last in edges)][: len(edges)]
    assert sum(last - first for first, last in edges) == len(plain.tokens)
    assert all(not (s.boilerplate and s.repeat) for s in marked.sentences)
    assert mark_passages(plain, WORDS).sentences == marked.sentences


@given(st.lists(st.sampled_from(ATBARA.splitlines()[1:]), min_size=1, max_size=3, unique=True))
def test_paragraphs_alone_are_never_outside(lines: list[str]) -> None:
    view = mark_passages(make_view("\n".join(line[2:] for line in lines)), WORDS)
    assert not any(s.boilerplate for s in view.sentences)


def test_no_phrase_carries_a_conjunction_of_its_own() -> None:
    section = yaml.safe_load((Path(default_folder()) / "boilerplate.yaml").read_text(encoding="utf-8"))
    own = set(section["own_waw"]) | {"وظائف", "وكالات", "وسوم", "وقت", "واتساب", "واتس"}
    listed = {str(p).split()[0] for field, entries in section.items() if field != "own_waw" for p in entries}
    assert sorted(w for w in listed if w.startswith("و") and w not in own) == []


def test_no_phrase_is_listed_twice_or_in_two_spellings() -> None:
    tables = (WORDS.page_lines, WORDS.other_articles, WORDS.tag_words)
    flat = [phrase for table in tables for found in table.values() for phrase in found]
    assert len(flat) == len(set(flat))
