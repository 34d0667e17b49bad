"""Who says so: passages and the chain of whoever is told to have said it, from the origin outwards, for every shape of saying.

Every sentence is composed for this test. A role is written without the words it is put together from: `role`.
"""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.words.compile import Words, load_words
from tests.corpus_scoring import claims_in

SDF, ASAYISH, ARMY, ISIS = "actor/sdf", "actor/asayish", "actor/syrian-army", "actor/isis"
SOHR, SANA, REUTERS, HAWAR = "source/sohr", "source/sana", "source/reuters", "source/hawar-news"

WAR = "source/hezbollah-war-media"

# passage → chain of its last claim
LAST: list[tuple[str, list[str]]] = [
    # the outlet's own voice
    ("قصف الجيش السوري بلدة سرمين.", []),
    ("وقالت قسد إن الوضع هادئ.\nقصف الجيش السوري بلدة سرمين.", []),
    ("قال مصدر أمني إن الوضع هادئ. وقصف الجيش السوري بلدة سرمين.", []),
    # verb and subject, before and after
    ("إن استمرار قوات سوريا الديمقراطية بالحفر يشكل خطراً ويثبت أن الحرب لم تنته، وإن الجيش السوري قصف بلدة سرمين.", []),
    ("قصف الجيش السوري بلدة سرمين، بحسب مصدر عسكري طلب عدم ذكر اسمه لأنه غير مخول بالتصريح.", ["role"]),
    # items of what somebody lists; a summary's items are nobody's
    (
        "قال المحافظ إن التحقيق انتهى. وكانت النتائج: أولاً: تبين أن الجيش قصف بلدة سرمين. ثانياً: قُتل راعٍ بلغم في سراقب.",
        ["role"],
    ),
    ("أعلنت قسد في بيان: 1- قُتل قيادي في الباغوز. 2- استهدفت قواتنا حاجزاً في بلدة الكسرة.", [SDF]),
    ("- طالب مدير السجن بالتدخل. - قصف الجيش السوري بلدة سرمين.", []),
    ("بيان صادر عن قسد: قصف الجيش السوري بلدة سرمين.", [SDF]),
    # a remark on whoever is accused
    ("اتهمت أنقرة تنظيم داعش بقصف بلدة صرين، التي سيطرت عليها قسد في آب.", []),
    # a verbal noun and whose it is: for its own clause alone
    ("وصل الوفد بعد إعلان قسد سيطرتها على بلدة الكسرة.", [SDF]),
    ("ورغم تأكيد قسد أن مقاتليها انسحبوا، قصف الجيش السوري بلدة سرمين.", []),
    ("يأتي اللقاء بعد اتهام أنقرة للجيش السوري بقصف بلدة سرمين.", ["actor/turkish-government"]),
    ("وصل الوفد بعد تحذير قسد سكان البلدة.", [SDF]),
    ("وسط مناشدات للجيش السوري بالتدخل في بلدة سرمين.", []),
    ("هوجمت بلدة سرمين. جاء ذلك بعد إعلان قسد سيطرتها على بلدة الكسرة.", [SDF]),
    # whom the sentence before was about
    ("عقد المحافظ مؤتمراً صحفياً. وقال إن الجيش قصف بلدة سرمين.", ["role"]),
    ("حضر أخو شاب أُدين بالسرقة. وقالت إن الجيش قصف بلدة سرمين.", []),
    ("قالت الرئاسة الفلسطينية إن الوضع خطير، وطالبت الإدارة الأميركية بالتدخل.", ["actor/palestinian-presidency"]),
    ("قال المرصد السوري لحقوق الإنسان إن الجيش قصف بلدة سرمين.", [SOHR]),
    ("المرصد السوري لحقوق الإنسان قال إن الجيش قصف بلدة سرمين.", [SOHR]),
    ("وكان المرصد السوري لحقوق الإنسان قد ذكر أن الجيش قصف بلدة سرمين.", [SOHR]),
    ("أفاد مصدر طبي في مدينة إدلب بأن الجيش قصف بلدة سرمين.", ["role"]),
    ("قالت شبكة محلية إن الجيش قصف بلدة سرمين.", ["role"]),
    ("قالت أنقرة إن الجيش السوري قصف بلدة سرمين.", ["actor/turkish-government"]),
    ("اتهم الرئيس إسرائيل بقصف بلدة سرمين.", ["role"]),
    # an agency's dateline passes on; after a closed quotation the outlet speaks
    ("بيروت ـ رويترز: وقع انفجار في بيروت، بحسب مصادر أمنية.", ["role", REUTERS]),
    ("وهددت قسد بأن «صبرها لن يطول»، لكن الجيش قصف بلدة سرمين.", []),
    # whoever is named right before whom he accuses; a remark on a statement
    ("قال الناطق إن الوضع هادئ. واتهم الوزير فؤاد السنيورة إسرائيل بقصف بلدة الخيام.", ["person/fouad-siniora"]),
    ("أعلنت قسد في بيان تداولته حسابات محلية قصف بلدة سرمين.", [SDF]),
    ("أعلنت قسد في بيان منفصل استهداف بلدة سرمين، «وأصابوا مقراً فيها إصابة مباشرة».", [SDF]),
    # a person's family, not the person
    ("وقالت عائلة الشاب محمد طحاينة إن الجيش قصف بلدة سرمين.", ["role"]),
    # who issues a statement
    ("صدر عن قيادة الجيش اللبناني البيان الآتي: دهمت دورية منزلا في بلدة بريتال.", ["actor/lebanese-army"]),
    ("وفي بيان صدر عن مكتبها، قالت قسد إن الجيش قصف بلدة سرمين.", [SDF]),
    # heads of items: an outlet from somebody else, a part of a body; a text or a list below its title
    ("هيئة البث الإسرائيلية عن مصدر أمني: الجيش قصف مدينة رفح.", ["role", "source/kan"]),
    ("سرايا القدس - كتيبة جنين: قصفنا حاجز الجلمة.", ["actor/jenin-brigade"]),
    ("بيان صادر عن كتائب القسام\nقصف مجاهدونا مدينة عسقلان صباح اليوم.", ["actor/qassam"]),
    ("بيان صادر عن كتائب القسام.\nقصف الجيش مدينة رفح صباح اليوم.", []),
    ("كتائب القسام: ملخص العمليات\n1- استهداف مدينة سديروت.\n2- قصف مدينة عسقلان.", ["actor/qassam"]),
    ("كتائب القسام: استهداف مدينة سديروت\nقصف الجيش مدينة رفح.", []),
    # what a post or an item begins with; whose words stand on the line below; whoever reports for an outlet
    ("موسكو: أوكرانيا قصفت محطة في مدينة دونيتسك", ["actor/russian-government"]),
    ("القاهرة: قصف الجيش السوداني بلدة في شمال دارفور، وقال سكان إن القصف استمر ساعات على أطرافها.", ["role"]),
    ("القاهرة: هاجم مسلحون حاجزاً في مدينة العريش.", []),
    ('وقالت سانا إن الوضع هادئ.\nوأضافت "كما قصف الجيش بلدة سرمين وأطرافها مساء السبت".', [SANA]),
    ("عاجل | سانا: قصف على بلدة سرمين.", [SANA]),
    ("21:10 | المرصد السوري: قصف على بلدة سرمين.", [SOHR]),
    ("#عاجل | كتائب القسام:\nقصف مدينة سديروت برشقة صاروخية.", ["actor/qassam"]),
    ("ونقل مراسل سانا في درعا أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("قال مصدر للمركز الإعلامي للقوات المسلحة اليمنية إن الجيش قصف مأرب.", ["role", "actor/yemeni-army-media"]),
    # a participle without a comma goes on with its speaker; what it only says of a noun does not
    ("ودعت حماس إلى فتح المعبر مؤكدة قصف بلدة سرمين.", ["actor/hamas"]),
    ("قالت حماس إن المعبر مغلق محذرة من قصف بلدة سرمين.", ["actor/hamas"]),
    # media of a party that fights speak for it; what somebody says nothing in leaves the floor
    (
        "الإعلام الحربي في حزب الله: ملخص العمليات\n1- قصف بلدة المطلة.\n2- استهداف تجمع لجنود العدو في بلدة المطلة.",
        [WAR],
    ),
    # whoever does not want to be named
    ("قال الطبيب الذي طلب عدم ذكر اسمه لأسباب أمنية إن الجيش قصف بلدة سرمين.", ["role"]),
    ("أكد المصدر الذي رفض الكشف عن هويته قصف بلدة سرمين.", ["role"]),
    # what is said as a noun
    ("أعلنت قسد مقتل ثلاثة مدنيين في قصف على بلدة سرمين.", [SDF]),
    ("أكد مصدر أمني وقوع انفجار في مدينة الحسكة.", ["role"]),
    ("نفى مصدر أمني وقوع انفجار في مدينة الحسكة.", ["role"]),
    # up to a remark about the subject; nobody; whom, not who
    ("قصف الجيش بلدة سرمين، حسبما أوردت محطات إذاعية تسيطر عليها قسد.", ["role"]),
    ("قال مسعفون إن القصف عنيف. ولم تعلن أي جهة مسؤوليتها عن الهجوم.", []),
    # things that say nothing; we, who are nobody named after; a group that is no plural
    ("قال شرطي إن الوضع هادئ. وتشير الحصيلة إلى مقتل عشرة في قصف على بلدة سرمين.", []),
    ("قال مسؤول: «نؤكد بالاستناد إلى فحوص مخبرية أن قسد قصفت بلدة سرمين».", ["role"]),
    ("قصفت قسد بلدة سرمين، بحسب ناشطين يتابعون التنظيم، أفادوا بمقتل امرأة في غارة.", ["role"]),
    ("وألقت قسد بالمسؤولية عن هجوم على بلدة سرمين على خلايا نائمة.", [SDF]),
    # what a remark attributes is not told by whoever attributes it; after a quotation, «وذلك بعد …»
    ("هز هجوم مدينة سروج، نسبته الحكومة التركية إلى قسد.", []),
    ("قال الوزير: «لا نعلم بعد إن كان من رابط»، وذلك بعد يومين من انفجار في مدينة سروج.", []),
    # who goes with the verb; a group only supposed to have done it
    ("قال الوزير إن الوضع هادئ. وقالت الشرطة إن الطريق مغلقة. وقال إن انفجاراً وقع في بلدة سرمين.", ["role"]),
    ("أعلن حاكم المدينة أن قسد تعرّفت على شريك لمنفذ الهجوم الذي قال إنه أوقع عشرة قتلى.", ["role"]),
    ("إذا تأكدت أنباء عن ضلوع داعش، فهو أول هجوم على بلدة سرمين.", []),
    ("هاجمت قسد مخفراً. وذكرت سانا أن الهجوم الذي تبناه داعش أوقع قتلى، وقُتل ضابط في هجوم على بلدة سرمين.", [SANA]),
    # what is said has begun before a quotation
    ("وتحدثت سانا عن اعتقال عشرات العائلات «وسط أنباء عن وصول تعزيزات إلى المدينة».", [SANA]),
    # ranks and surnames; one correspondent after another
    ("نشرت قوات الطوارئ حواجز. وقال اللواء سامي الحسن إن الجيش قصف بلدة سرمين.", ["person/~سامي-الحسن"]),
    ("قال سامي الحسن إن الوضع صعب. وقال الحسن إن الجيش قصف بلدة سرمين.", ["person/~سامي-الحسن"]),
    ("قال مراسلنا سامي الحسن إن الوضع صعب. وقال مراسلنا في درعا إن الجيش قصف بلدة سرمين.", ["role"]),
    # who a correspondent is, in brackets or marks beside his outlet
    ("أفاد مراسل شبكة الأفق (سامر الحمود) بأن الجيش قصف بلدة سرمين.", ["person/~سامر-الحمود"]),
    ('ذكر مراسلنا "زين العابدين الخلف" أن الجيش قصف بلدة سرمين.', ["person/~زين-العابدين-الخلف"]),
    ("أكد مراسل وكالة رويترز (خالد العبد الله) أن الجيش قصف بلدة سرمين.", ["person/~خالد-العبد-الله", REUTERS]),
    # by his office again; what somebody is called is no claim of his
    (
        "قال رئيس الوزراء التركي أحمد داود أوغلو إن الوضع صعب. وقال رئيس الوزراء إن الجيش قصف بلدة سرمين.",
        ["person/ahmet-davutoglu"],
    ),
    ("وقال شاهد يدعى محمد لوكالة رويترز إن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    # learnt from others: the floor stays
    ("قال سامي الحسن: علمنا من السكان أن الوضع صعب. وأضاف أن الجيش قصف بلدة سرمين.", ["person/~سامي-الحسن"]),
    # reacted to, not told
    ("ندّد سامي الحسن بالقصف الذي استهدف بلدة سرمين.", []),
    ("رجّح مسؤول أن المهاجمين من داعش الذي سيطر على الموصل.", []),
    # said to an outlet
    ("قالت قسد، في بيان تلقت وكالة رويترز نسخة منه، إن الجيش قصف بلدة سرمين.", [SDF, REUTERS]),
    ("قال مصدر عسكري لوكالة رويترز إن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ('قال مصدر عسكري، في تصريح لـ"رويترز"، إن الجيش قصف بلدة سرمين.', ["role", REUTERS]),
    ("قال لوكالة رويترز مسؤول أمني إن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ("قالت قسد، في بيان ورد لوكالة رويترز، إن الجيش قصف بلدة سرمين.", [SDF, REUTERS]),
    # «بيّن» without its mark, only where what is said follows; an outlet in brackets is spoken to; «في وقت لاحق» is no turn
    ("قال مصدر أمني إن الوضع هادئ. وبين أن الجيش قصف بلدة سرمين.", ["role"]),
    ("قال مصدر أمني إن الوضع هادئ. وبين المصدر، الذي طلب عدم ذكر اسمه، أن الجيش قصف بلدة سرمين.", ["role"]),
    ("قال مصدر أمني إن الوضع هادئ. ودارت اشتباكات بين الجيش وبين قسد قرب بلدة سرمين.", []),
    ("قائممقام سنجار قال لـ(كركوك ناو) إن الجيش قصف بلدة سرمين.", ["role", "source/kirkuk-now"]),
    ("وأعلن قائد شرطة المحافظة، في وقت لاحق، توقيف خمسة في سرمين.", ["role"]),
    # whoever acts announces it, not whoever spoke before; a word of a name excludes no threat
    ("قال ناشطون إن الوضع صعب. قصفت قسد بلدة سرمين، وأعلنت تدمير دبابة في بلدة بنش.", [SDF]),
    ("وقال العميد عبد العزيز الأحمد إن الجيش قصف بلدة سرمين.", ["person/~عبد-العزيز-الاحمد"]),
    # what is said as a noun right after plain people; who would not be named
    ("وأكد ناشطون مقتل خمسة في بلدة سرمين.", ["role"]),
    ("وقال سكان محليون، رفضوا ذكر أسمائهم، إن الجيش قصف بلدة سرمين.", ["role"]),
    # passed on
    ("نقلت وكالة سانا عن مصدر عسكري أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("ونقلت سانا عن مصدر عسكري قوله إن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("وكالة سانا نقلت عن مصدر عسكري أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("ذكرت وكالة سانا، نقلاً عن مصدر عسكري، أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("نُقل عن مصدر عسكري أن الجيش قصف بلدة سرمين.", ["role"]),
    ("أفادت مصادر طبية، نقلت عنها وكالة رويترز، بأن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ("قصف الجيش بلدة سرمين، بحسب ما نقلت وكالة رويترز عن شهود.", ["role", REUTERS]),
    # nested
    ("ذكرت وكالة سانا أن قسد قالت إن الجيش قصف بلدة سرمين.", [SDF, SANA]),
    ("قال مصدر أمني إن الجيش قصف بلدة سرمين، بحسب وكالة هاوار.", ["role", HAWAR]),
    ('نفى مصدر من "الأسايش" وقوع انفجار في مدينة الرقة، بحسب وكالة "هاوار".', ["role", HAWAR]),
    # asides
    ("بحسب المرصد السوري لحقوق الإنسان، قصف الجيش بلدة سرمين.", [SOHR]),
    ("وفقاً لمصدر طبي، قصف الجيش بلدة سرمين.", ["role"]),
    ("وفقاً للشرطة قصف الجيش بلدة سرمين.", ["role"]),
    ("كشف تحقيق أجرته وكالة رويترز أن الجيش قصف بلدة سرمين.", [REUTERS]),
    ("أكدت قسد مسؤوليتها عن تفجير في بلدة سرمين.", [SDF]),
    ("ذكرت وكالة سانا أن الهدوء عاد، وبحسب مصادرها الخاصة فإن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("قالت وكالة سانا إن الجيش قصف بلدة سرمين، ووفق ناشطين فإن الهدوء عاد.", [SANA]),
    ("بحسب اللجنة الأهلية قتل خمسة جنود في بلدة سرمين.", ["role"]),
    # a statement with the article is nobody's whose name comes after it
    ("قالت قسد إن الوضع صعب. واتهم البيان تنظيم داعش بقصف بلدة سرمين.", [SDF]),
    ("حمّل البيان تنظيم داعش المسؤولية عن قصف بلدة سرمين.", []),
    ("على حد قول ناشطين، قصف الجيش بلدة سرمين.", ["role"]),
    ("قصف الجيش بلدة سرمين، وفق مصدر طبي.", ["role"]),
    ("قصف الجيش بلدة سرمين، كما قال مصدر عسكري لوكالة رويترز.", ["role", REUTERS]),
    ("قصف الجيش بلدة سرمين، على ما أفاد ناشطون.", ["role"]),
    ("قصف الجيش، بحسب ناشطين، بلدة سرمين.", ["role"]),
    ("كما قصف الجيش السوري بلدة سرمين.", []),
    ("كما أكدت قسد أن الجيش قصف بلدة سرمين.", [SDF]),
    # the verb after what is said
    ("قصف الجيش بلدة سرمين، قال مصدر أمني لبناني.", ["role"]),
    ("لن تنسحب القوات الروسية من مطار القامشلي، يقول مصدر عسكري لوكالة رويترز.", ["role", REUTERS]),
    # colon, quotation
    ("المرصد السوري: قصف على بلدة سرمين.", [SOHR]),
    ('وقال الناطق باسم الجيش: "قواتنا قصفت بلدة سرمين".', ["role"]),
    ("قال مصدر طبي: «قصف الجيش بلدة سرمين. واعتقلت دورية ثلاثة شبان».", ["role"]),
    ("قالت قسد: «الوضع هادئ». قصف الجيش بلدة سرمين.", []),
    # a quotation of several paragraphs; a mark that was forgotten
    ("قالت قسد: «الوضع هادئ.\nوقصف الجيش بلدة سرمين».", [SDF]),
    ("قالت قسد: «الوضع هادئ.\nوقصف الجيش بلدة سرمين بصاروخ «فيل».", []),
    ('تبنت جماعة "جيش العدل" الهجوم في سراوان، غير أن الشرطة لم تعلق.', ["actor/jaish-al-adl"]),
    (
        "قالت قيادة عمليات كركوك إن الوضع هادئ. وأضافت القيادة أن داعش قصف بلدة سرمين.",
        ["actor/kirkuk-operations-command"],
    ),
    ("وجاء في بيان لقوات سوريا الديمقراطية أن الجيش قصف بلدة سرمين.", [SDF]),
    ("ذكر بيان لقوات سوريا الديمقراطية أن الجيش قصف بلدة سرمين.", [SDF]),
    # going on
    ("قال مصدر أمني إن الوضع هادئ. وأضاف أن الجيش قصف بلدة سرمين.", ["role"]),
    ("قال مصدر أمني لوكالة رويترز إن الوضع هادئ.\nوأضاف المصدر أن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ("قال المرصد السوري إن الوضع هادئ، مشيراً إلى أن الجيش قصف بلدة سرمين.", [SOHR]),
    ("قال المرصد السوري إن الوضع هادئ. وأضافت قسد أن الجيش قصف بلدة سرمين.", [SDF]),
    ("اعتقلت الشرطة شاباً، وفق مصدر طبي. وأوضح المصدر أن الجيش قصف بلدة سرمين.", ["role"]),
    ("قال مصدر أمني إن الوضع هادئ، بحسب وكالة هاوار. وأضاف المصدر أن الجيش قصف بلدة سرمين.", ["role", HAWAR]),
    # the end of a scope
    ("نفت قسد وقوع تمرد، في حين قال المرصد السوري إن الجيش قصف بلدة سرمين.", [SOHR]),
    ("قال مصدر أمني إن الوضع هادئ، وقالت قسد إن الجيش قصف بلدة سرمين.", [SDF]),
    ("قال مصدر أمني إن الوضع هادئ، في المقابل قصف الجيش بلدة سرمين.", []),
    # a rank before the name of whoever bears the office; a name that ends like a preposition
    ("أعلن الناطق باسم الجيش السوداني، العميد ركن نبيل عبد الله، أن الجيش قصف بلدة بارا.", ["person/nabil-abdallah"]),
    ("قال محمد علي إن الجيش قصف بلدة سرمين.", ["person/~محمد-علي"]),
    # who stands between «كان» and its verb, or after «سبق لـ», speaks; whoever comes after it is spoken to
    ("وكان المرصد السوري قد دعا أنقرة إلى وقف قصف بلدة سرمين.", [SOHR]),
    ("وكانت وزارة الخارجية التركية اتهمت قسد بقصف بلدة سرمين.", ["actor/turkish-foreign-ministry"]),
    ("وسبق للمرصد السوري أن حمل الجيش السوري مسؤولية قصف بلدة سرمين.", [SOHR]),
    # the press office of a body speaks for it
    ("أعلن المكتب الإعلامي لقوات سوريا الديمقراطية اعتقال خمسة في سرمين.", [SDF]),
    ("وقال بيان للمركز الإعلامي لمجلس القضاء الأعلى إن المدان فجّر سيارة.", ["actor/iraqi-judiciary"]),
    # an organisation called so before, though a better known one is named too
    (
        "نددت منظمة العفو الدولية بذلك. وقالت منظمة هنغاو إن الوضع صعب. وأضافت المنظمة أن سجيناً أُعدم.",
        ["source/kurdish-hr-hengaw"],
    ),
    # a report that opens the sentence tells all of it
    ("وبحسب المرصد السوري، قصف الجيش بلدة سرمين، بينما قصفت قسد بلدة بنش.", [SOHR]),
    # who warns stands before the verb, who is warned after it
    (
        "ذكرت تقارير تركية أن الاستخبارات التركية حذرت حرس الحدود من وصول مهربين.",
        ["actor/turkish-intelligence", "role"],
    ),
    # what gave the occasion for a promise or a demand is the outlet's
    ("وعدت الحكومة التونسية بتشديد المراقبة غداة هجوم مسلح استهدف حافلة سياح في سوسة.", []),
    ("دعا المرصد السوري لحقوق الإنسان إلى تحقيق عاجل بعد قصف على بلدة سرمين.", []),
    # an outlet that names its origin at the end; a participle in the feminine goes with the outlet, after a turn with who is told of
    ("قالت سانا إن الجيش قصف بلدة سرمين، نقلاً عن سكان.", ["role", SANA]),
    ("نقلت سانا عن مصدر أمني أن الوضع هادئ، مضيفةً أن الجيش قصف بلدة سرمين.", [SANA]),
    ("نقلت سانا عن مصدر أمني أن الوضع هادئ، مضيفاً أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("قالت قسد إن القصف مستمر، بينما ردت أنقرة نافية قصف بلدة سرمين.", ["actor/turkish-government"]),
    ("خرج الأهالي إلى الشوارع مطالبين قسد بالإفراج عن أبنائهم.", ["role"]),
    # a capital right before its verb; whoever publishes the report «فيه» accuses
    ("أنقرة تتهم قسد بقصف بلدة سرمين", ["actor/turkish-government"]),
    ("نشر المرصد السوري تقريراً اتهم فيه الجيش السوري بقصف بلدة سرمين.", [SOHR]),
    # asides: whose statement, whoever made it before, a capital, between dashes
    ("قصف الجيش بلدة سرمين، وفق بيان لهيئة الطوارئ.", ["role"]),
    ("قالت قسد إن الوضع صعب.\nوبحسب البيان، قصف الجيش بلدة سرمين.", [SDF]),
    ("قصف الجيش - كما تقول أنقرة - بلدة سرمين.", ["actor/turkish-government"]),
    # who speaks on a tape that an outlet sent out; marks the wrong way round; a short quotation with a verb in it
    ("قال قائد قسد، في تسجيل صوتي بثته وكالة هاوار، إن الجيش قصف بلدة سرمين.", ["role", HAWAR]),
    ("وقالت قسد: ”الوضع هادئ“. وقصف الجيش بلدة سرمين.", []),
    ('وقال المسؤول "الجيش قصف بلدة سرمين" مساء السبت.', ["role"]),
    # who tells it through whom: cited after the outlet's name, sent out, spoken to at the head of the sentence or of the line
    ("أفادت قناة الميادين عن مصدر أمني بأن الجيش قصف بلدة سرمين.", ["role", "source/al-mayadeen"]),
    ("تبنى تنظيم داعش عبر وكالة أعماق تفجير سيارة في بلدة سرمين.", [ISIS, "source/amaq"]),
    ("وأخبر ناجون وكالة رويترز أن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ("وفي حديث إلى قناة الميادين، أكد ناشط أن الجيش قصف بلدة سرمين.", ["role", "source/al-mayadeen"]),
    ("مصدر أمني لوكالة رويترز: الجيش قصف بلدة سرمين", ["role", REUTERS]),
    ("رويترز نقلاً عن مسؤول: الجيش قصف بلدة سرمين", ["role", REUTERS]),
    ("وذكرت لائحة الاتهام، التي اطلعت عليها وكالة رويترز، أن المتهم فجر سيارة في سرمين.", ["role", REUTERS]),
    ("أعلنت قسد، بحسب ما نقلت وكالة هاوار، اعتقال خمسة في سرمين.", [SDF, HAWAR]),
    ("قال المسؤول إن الوضع هادئ. وردت قسد بأن الجيش قصف بلدة سرمين.", [SDF]),
    ("نفت قسد الخبر، وذلك بعد ساعات من قصف على بلدة سرمين.", []),
    # in brackets at the end of a headline; an agency's name there credits a picture
    ("قصف على بلدة سرمين (المرصد السوري)", [SOHR]),
    ("دخان يتصاعد بعد قصف على بلدة سرمين (رويترز)", []),
    # a first clause with «فيما», «إذ» and another speaker after it; a capital behind «فيه»; who is no order; whom an agency quotes
    ("وفيما قالت قسد إن الوضع هادئ، ذكرت سانا أن الجيش قصف بلدة سرمين.", [SANA]),
    ("وفي وقت أعلنت فيه أنقرة اعتقال خمسة في سرمين.", ["actor/turkish-government"]),
    ("نفى آمر اللواء سامي الحسن قصف بلدة سرمين.", ["person/~سامي-الحسن"]),
    ("ونسبت سانا إلى مسؤول لم تسمه القول إن الجيش قصف بلدة سرمين.", ["role", SANA]),
    # an everyday word in quotation marks where an outlet stands
    ("وبحسب معلومات «الشروق»، فإن الجيش قصف بلدة سرمين.", ["source/~الشروق"]),
    # he goes on whose verb the participle agrees with; people told of, who are many, demand; a party right after who accuses it
    ("قال المتحدث باسم قسد إن جماعة محلية أعلنت التهدئة، مضيفاً أن الجيش قصف بلدة سرمين.", ["role"]),
    ("نظمت قسد وقفة رفع خلالها ذوو المخطوفين صورهم، مطالبين أنقرة بالإفراج عن خمسة في سرمين.", ["role"]),
    ("وقالت أنقرة إن الوضع هادئ. واتهمت هيومن رايتس ووتش الجيش بقصف بلدة سرمين.", ["source/hrw"]),
    ("حمّلت تنسيقية درعا حكومة أحمد الشرع المسؤولية، متهمة الجيش بقصف بلدة سرمين.", ["role"]),
    ("نفى مصدر أمني مسؤوليته، متهماً قسد بقصف بلدة سرمين «لتأليب الأهالي ضد الجيش كله».", ["role"]),
    # told to the agency named before; who speaks for a party; whose army a statement is
    ("قالت وكالة رويترز إن الوضع هادئ.\nوقال ضابط للوكالة إن الجيش قصف بلدة سرمين.", ["role", REUTERS]),
    ("أفادت مصادر طبية للجزيرة بقصف بلدة سرمين.", ["role", "source/al-jazeera"]),
    ("تبنت قسد على لسان قائدها مظلوم عبدي قصف بلدة سرمين.", ["person/mazloum-abdi"]),
    ("وأعلن بيان عسكري أمريكي أن الجيش قصف بلدة سرمين.", ["actor/us-forces"]),
    # an aside in brackets is over before what is joined to it; a remark on whoever denies; «هكذا» after what is said
    ("قصف الجيش بلدة بنش (بحسب ناشطين)، وقصفت قسد بلدة سرمين.", []),
    ("تنفي أنقرة، التي تتهمها قسد بدعم فصائل محلية، أن يكون الجيش قصف بلدة سرمين.", ["actor/turkish-government"]),
    ("قصف الجيش بلدة سرمين - هكذا قال مصدر أمني.", ["role"]),
    # who stands behind a deed does not suspect it; a number of those who speak; an origin cited past an adjective
    ("رجحت الشرطة وقوف قسد وراء قصف بلدة سرمين.", ["role"]),
    ("أكد أكثر من عشرة شهود أن الجيش قصف بلدة سرمين.", ["role"]),
    ("بحسب صحيفة الغارديان البريطانية، نقلاً عن ضابط، قصف الجيش بلدة سرمين.", ["role", "source/guardian"]),
    ("ورحبت منظمات حقوقية بالقرار، مطالبة بالإفراج عن خمسة في سرمين.", ["role"]),
    # an outlet goes on with another's words; whose statement, without «ل»; what is said excludes nothing; a remark on a name
    ("ذكرت سانا أن الوضع هادئ، ونقلت عن ضابط أن الجيش قصف بلدة سرمين.", ["role", SANA]),
    ("أوضح بيان النيابة أن الجيش قصف بلدة سرمين.", ["role"]),
    ("شدد مظلوم عبدي على أن الجيش قصف بلدة سرمين تحت الحصار.", ["person/mazloum-abdi"]),
    ("وقال الباحث سامي الحسن، وهو ضابط سابق، إن الجيش قصف بلدة سرمين.", ["person/~سامي-الحسن"]),
    # bodies that are listed nowhere, at the head of a headline
    ("بلدية سرمين: الجيش قصف محطة الكهرباء", ["role"]),
    ("هيئة محلية: قصف على بلدة سرمين", ["role"]),
    # accusations, appeals, hearsay
    ("اتهمت قسد الجيش السوري بقصف بلدة سرمين.", [SDF]),
    # the first word of a longer description («المسلحون الأكراد») is none by itself
    ("اتهم الجيش اللبناني المسلحين بقصف بلدة سرمين.", ["actor/lebanese-army"]),
    ("ناشدت عائلات المعتقلين التحالف الدولي التدخل.", ["role"]),
    ("قيل إن الجيش قصف بلدة سرمين.", []),
]


ROLES = [
    ("قال وزير الدفاع التركي إن الجيش قصف بلدة سرمين.", "role/turkish-defence-minister"),
    ("قالت وزيرة الصحة الفلسطينية إن الجيش قصف بلدة سرمين.", "role/palestinian-health-minister"),
    ("قال رئيس وزراء السودان إن الجيش قصف بلدة سرمين.", "role/sudan-prime-minister"),
    ("أعلن نائب رئيس الوزراء العراقي أن الجيش قصف بلدة سرمين.", "role/iraqi-deputy-prime-minister"),
    ("قال رئيس البرلمان اللبناني إن الجيش قصف بلدة سرمين.", "role/lebanese-parliament-speaker"),
    ("قال رئيس أركان الجيش الإسرائيلي إن الجيش قصف بلدة سرمين.", "role/israeli-army-chief-of-staff"),
    ("قال النائب العام المصري إن الجيش قصف بلدة سرمين.", "role/egyptian-prosecutor"),
    ("قال المدعي العام العسكري إن الجيش قصف بلدة سرمين.", "role/military-prosecutor"),
    # some of those who speak; whom, not who
    ("طالب عشرات الناشطين بقصف بلدة سرمين.", "role/activists"),
    ("طالب العشرات من الأهالي بقصف بلدة سرمين.", "role/residents"),
    ("خرج عدد من ذوي القتلى إلى الساحة، وطالبوا بقصف بلدة سرمين.", "role/relatives"),
    ("طالب المتظاهرون بقصف بلدة سرمين.", "role/protesters"),
    ("هدد التنظيم سكان البلدة بقصف بلدة سرمين.", "role/~التنظيم"),
    ("المحافظ هدد المواطنين بقصف بلدة سرمين.", "role/governor"),
    ("المحافظ هدد ذوي القتلى بقصف بلدة سرمين.", "role/governor"),
    ("قال الأمين العام لحزب الله إن الجيش قصف بلدة سرمين.", "role/hezbollah-secretary-general"),
    ("قال زعيم جماعة الحوثي إن الجيش قصف بلدة سرمين.", "role/houthis-leader"),
    ("قال وزير تركي إن الجيش قصف بلدة سرمين.", "role/turkish-minister"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[role for _, role in ROLES])
def test_an_office_is_told_from_others(text: str, role: str, words: Words) -> None:
    assert claims_in(text, words)[-1].chain[0].entity == role


def short(entity: str) -> str:
    return "role" if entity.startswith("role/") else entity


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.mark.parametrize(("text", "chain"), LAST, ids=[text[:60] for text, _ in LAST])
def test_the_last_claim_of_a_passage_has_its_chain(text: str, chain: list[str], words: Words) -> None:
    claims = claims_in(text, words)
    assert claims, "no claim was found"
    assert [short(link.entity) for link in claims[-1].chain] == chain


def test_a_link_quotes_the_words_that_name_its_speaker(words: Words) -> None:
    text = "قال مصدر عسكري لوكالة رويترز إن الجيش قصف بلدة سرمين."
    (claim,) = claims_in(text, words)
    assert [text[link.start : link.end] for link in claim.chain] == [link.text for link in claim.chain]
    assert claim.chain[0].text == "مصدر عسكري"


def test_the_publishing_outlet_is_no_link(words: Words) -> None:
    text = "قال مصدر عسكري لوكالة رويترز إن الجيش قصف بلدة سرمين."
    (claim,) = claims_in(text, words, outlet="رويترز")
    assert [short(link.entity) for link in claim.chain] == ["role"]


def test_a_statement_after_a_colon_is_all_its_speakers(words: Words) -> None:
    text = "وجاء في بيان لقوات سوريا الديمقراطية:\nقصف الجيش بلدة سرمين.\nبلدة الهول:\nاعتقلت دورية ثلاثة شبان.\nوقال المرصد السوري إن الوضع هادئ.\nوقصفت المدفعية بلدة النيرب."
    chains = [[short(link.entity) for link in claim.chain] for claim in claims_in(text, words)]
    assert chains == [[SDF], [SDF], []]


def test_an_appeal_is_sourced_to_whoever_appeals(words: Words) -> None:
    (claim,) = claims_in("ناشدت قوات سوريا الديمقراطية الأمم المتحدة إرسال مساعدات طبية.", words)[:1]
    assert claim.type == "appeal"
    assert [link.entity for link in claim.chain] == [SDF]


PIECES = sorted(
    {word for text, _ in LAST for word in text.split()} | {'"', "«", "»", ":", "،", ".", "\n", "كما", "بحسب", "نقلاً عن"}
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_links_quote_the_text_whatever_it_is(words_in: list[str]) -> None:
    text = " ".join(words_in)
    for claim in claims_in(text, load_cached()):
        for link in claim.chain:
            assert link.text and text[link.start : link.end] == link.text


@pytest.mark.parametrize("end", ["، ولم تعلن", ". نفت الوزارة الأنباء", " أو", "، أم", "، حسبما استند"])
def test_a_text_may_break_off_anywhere(end: str, words: Words) -> None:
    assert claims_in("قُتل مدني في بلدة سرمين" + end, words)


@lru_cache(maxsize=1)
def load_cached() -> Words:
    return load_words()
