"""Who did it to whom: one table a construction.

A row is a passage, the type of the one claim meant in it, and who takes part: entity (without its kind) → role.
"""

from __future__ import annotations

import pytest

from tests.claims_tables import only, parts, reading

Row = tuple[str, str, dict[str, str]]

VERB_FIRST: list[Row] = [
    ("قصف الجيش الإسرائيلي بلدة الخيام.", "shelling", {"israeli-army": "agent"}),
    ("حاصر الحوثيون مدينة تعز.", "siege", {"houthis": "agent"}),
    ("أفرج الحوثيون عن بحّارة في الحديدة.", "release", {"houthis": "agent"}),
    (
        "سلّمت قسد سجن الأقطان إلى الحكومة السورية.",
        "handover",
        {"sdf": "agent", "syrian-government": "target"},
    ),
    (
        "استعاد الجيش العراقي مدينة تلعفر من تنظيم داعش.",
        "control_change",
        {"iraqi-army": "agent", "isis": "target"},
    ),
    ("طردت قوات الجيش الليبي المسلحين من مدينة درنة.", "control_change", {"libyan-army": "agent"}),
]

# what somebody goes on with, plans or threatens is done to whoever comes after the verbal noun
AIMED: list[Row] = [
    ("ستواصل إسرائيل قصف حزب الله في لبنان.", "shelling", {"israel": "agent", "hezbollah": "target"}),
    ("تستعد إسرائيل لضرب إيران.", "attack", {"israel": "agent", "iran": "target"}),
    ("بدأت إسرائيل قصف إيران.", "shelling", {"israel": "agent", "iran": "target"}),
    ("تواصل قصف إسرائيل لبلدة الخيام.", "shelling", {"israel": "agent"}),
    ("قررت واشنطن ضرب الحوثيين في اليمن.", "attack", {"houthis": "target"}),
]

# whoever speaks acts only by a pronoun, or by his land («بلاده»)
TOLD_BY: list[Row] = [
    ("وقال سامي الحسن إن دورية للأمن اعتقلت ثلاثة شبان في نوى.", "arrest", {}),
    ("قال الرئيس بوتين إن بلاده سحبت قواتها من سوريا.", "withdrawal", {"russia": "agent"}),
    ("وذكرت قنوات هندية أن المهاجمين أطلقوا النار على حافلة.", "attack", {}),
    ("قالت مصادر إن مسلحين بزي الجيش هاجموا مصرفاً في بغداد.", "attack", {}),
    ("هدد زعيم حزب الله حسن نصر الله بقصف حيفا.", "warning", {"hassan-nasrallah": "agent"}),
    ("أعلن وزير الدفاع الهندي أن قوات بلاده استهدفت مواقع في كشمير.", "attack", {"india": "agent"}),
]

SUBJECT_FIRST: list[Row] = [
    (
        "قوات الدعم السريع هاجمت الجيش السوداني في بحري.",
        "attack",
        {"rsf": "agent", "sudanese-army": "target"},
    ),
    (
        "حزب الله استهدف الجيش الإسرائيلي قرب مدينة صور.",
        "attack",
        {"hezbollah": "agent", "israeli-army": "target"},
    ),
]

SPEAKER: list[Row] = [
    ("أعلن جيش تحرير البلوش المرتبط بتنظيم القاعدة مسؤوليته عن هجوم في كويتا.", "attack", {"bla-balochistan": "agent"}),
    # «قال X إنه …», where X goes with a masculine verb; «إنه» of no meaning; whoever asked for it; our forces
    ("قال الجيش الأمريكي إنه أفرج عن ألف معتقل بناء على طلب الحكومة العراقية.", "release", {"us-forces": "agent"}),
    ("قال مصدر في الجيش العراقي إنه قتل ثلاثة جنود في كركوك.", "killing", {}),
    # a post of the police is hit, a den is its party's, who escaped an attempt was its target; «وسلمتها للجيش»
    ("فتح مسلحون النار على نقطة تفتيش للشرطة العراقية في بيجي.", "attack", {"iraqi-police": "target"}),
    (
        "دمّر طيران التحالف الدولي وكراً لداعش في مكحول.",
        "property_damage",
        {"global-coalition": "agent", "isis": "target"},
    ),
    ("نجا عضو مجلس محافظة ديالى من محاولة اغتيال في بعقوبة.", "killing", {"diyala-provincial-council": "target"}),
    (
        "انسحبت القوات الأمريكية من القاعدة وسلمتها للجيش العراقي.",
        "handover",
        {"us-forces": "agent", "iraqi-army": "target"},
    ),
    ("إطلاق الجبهة الشامية سراح ثمانية في بلدة تادف.", "release", {"levant-front": "agent"}),
    ("قالت قسد: «استهدفت قواتنا نقطة للعدو قرب منبج».", "attack", {"sdf": "agent"}),
]

PASSIVE: list[Row] = [
    ("اعتقلت قوة من الجيش العراقي، بعد كمين، ثلاثة في الدبس.", "arrest", {"iraqi-army": "agent"}),
    ("قُتل ضابط على يد تنظيم داعش في مدينة سامراء.", "killing", {"isis": "agent"}),
    ("اعتُقل ناشط من قبل قوات الأسايش في القامشلي.", "arrest", {"asayish": "agent"}),
    ("اختُطف صحفي على أيدي مسلحي الحوثيين في صنعاء.", "abduction", {"houthis": "agent"}),
    ("اعتُقلت عاملة إغاثة من جانب الحوثيين في الحديدة.", "arrest", {"houthis": "agent"}),
    (
        "قُتل قائد في قوات الدعم السريع بنيران الجيش السوداني.",
        "killing",
        {"rsf": "target", "sudanese-army": "agent"},
    ),
]

EXPOSED: list[Row] = [
    # «تعرّض X لهجوم من Y»
    (
        "تعرضت قوات الدعم السريع لهجوم من الجيش السوداني في بحري.",
        "attack",
        {"rsf": "target", "sudanese-army": "agent"},
    ),
    (
        "تعرض الجيش العراقي لهجوم من تنظيم داعش قرب مدينة حديثة.",
        "attack",
        {"iraqi-army": "target", "isis": "agent"},
    ),
    ("تعرضت بلدة عيترون لقصف من الجيش الإسرائيلي.", "shelling", {"israeli-army": "agent"}),
]

MASDAR: list[Row] = [
    # the genitive does it, «على» and «ضد» lead to whom it is done
    ("هجوم تنظيم داعش على البيشمركة قرب مدينة مخمور.", "attack", {"isis": "agent", "peshmerga": "target"}),
    ("هجوم للحوثيين على مدينة مأرب.", "attack", {"houthis": "agent"}),
    (
        "غارة للجيش الإسرائيلي ضد حزب الله قرب مدينة صور.",
        "air_drone_strike",
        {"israeli-army": "agent", "hezbollah": "target"},
    ),
    ("عملية أمنية ضد حركة الشباب في مدينة بوصاصو.", "security_operation", {"al-shabaab": "target"}),
    ("قصف الجيش الإسرائيلي لبلدة الخيام.", "shelling", {"israeli-army": "agent"}),
    # of killing, the genitive is the victim, through a noun of rank
    ("مقتل ضابط في الجيش اليمني بمدينة عدن.", "killing", {"yemeni-army": "target"}),
    ("اغتيال قيادي في حزب الله جنوبي بيروت.", "killing", {"hezbollah": "target"}),
]

TOGETHER: list[Row] = [
    (
        "هاجمت حركة حماس وحركة الجهاد الإسلامي نقطة عسكرية.",
        "attack",
        {"hamas": "agent", "islamic-jihad": "agent"},
    ),
    (
        "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم.",
        "clash",
        {"sudanese-army": "participant", "rsf": "participant"},
    ),
    (
        "اشتبك الجيش السوداني مع قوات الدعم السريع في أم درمان.",
        "clash",
        {"sudanese-army": "participant", "rsf": "participant"},
    ),
    (
        "وقعت اشتباكات بين قوات حكومة الوفاق وقوات حفتر جنوبي طرابلس.",
        "clash",
        {"gna-libya": "participant", "lna": "participant"},
    ),
    (
        "التقى مظلوم عبدي أحمد الشرع في دمشق.",
        "talks",
        {"mazloum-abdi": "participant", "ahmad-al-sharaa": "participant"},
    ),
]

ORIGIN: list[Row] = [
    # an adjective of origin on the happening, or on the aircraft
    ("غارة روسية على مدينة إدلب.", "air_drone_strike", {"russia": "agent"}),
    ("غارات إسرائيلية على بلدة كفركلا.", "air_drone_strike", {"israel": "agent"}),
    ("قصف تركي على قرية قرب مدينة تل تمر.", "shelling", {"turkey": "agent"}),
    ("نفذت طائرات أميركية ضربات على مدينة البوكمال.", "air_drone_strike", {"united-states": "agent"}),
    # who reports a strike has not flown it
    ("أعلن الحوثيون أن غارة أميركية استهدفت مدينة صعدة.", "air_drone_strike", {"united-states": "agent"}),
]

RELATIVE: list[Row] = [
    ("الهجوم الذي نفذه تنظيم داعش في الكرادة أوقع ضحايا.", "attack", {"isis": "agent"}),
    ("الهجوم الذي شنته قوات الدعم السريع على مدينة الفاشر استمر يومين.", "attack", {"rsf": "agent"}),
    ("القصف الذي نفذته قوات النظام على دوما استمر ساعات.", "shelling", {"syrian-government-forces": "agent"}),
]

LAUNCHED: list[Row] = [
    # where fire came from tells whose it was
    (
        "سقطت قذائف على مدينة أعزاز، مصدرها مواقع قوات النظام.",
        "shelling",
        {"syrian-government-forces": "agent"},
    ),
    ("قصف مدفعي على مدينة مارع مصدره مواقع قسد.", "shelling", {"sdf": "agent"}),
    ("قصف مدفعي على مدينة مارع مصدره مناطق سيطرة قسد.", "shelling", {"sdf": "agent"}),
]

INHERITED: list[Row] = [
    ("تعتبر تركيا وحدات حماية الشعب جماعة إرهابية، وتوغلت مرات في سوريا.", "deployment", {"turkey": "agent"}),
    ("أعلن حزب الله أن مجاهديه استهدفوا ثكنة زرعيت بالصواريخ.", "shelling", {"hezbollah": "agent"}),
    # a plural verb without a subject: who acted before
    ("هاجم تنظيم داعش مدينة هيت. واستولوا على مخفر للشرطة.", "control_change", {"isis": "agent"}),
    ("دخل مقاتلو الحوثيين مدينة المخا وسيطروا على الميناء.", "control_change", {"houthis": "agent"}),
    # but people without a party's name before the verb are its subject
    ("هاجم تنظيم داعش سجن الأقطان. وقال مصدر إن السجناء في الجناح الثاني نفّذوا استعصاءً.", "mutiny", {}),
    ("هاجم تنظيم داعش سجن الأقطان. وقال مصدر إن الجرحى في الممر أحرقوا الأغطية.", "property_damage", {}),
]

OWNERS: list[Row] = [
    # whose position is hit is the target
    (
        "هاجمت قوات الدعم السريع مواقع الجيش السوداني في مدينة الفاشر.",
        "attack",
        {"rsf": "agent", "sudanese-army": "target"},
    ),
    ("استهدف الطيران مواقع الحوثيين في صعدة.", "air_drone_strike", {"houthis": "target"}),
    ("قصفت المدفعية حواجز قوات النظام في درعا.", "shelling", {"syrian-government-forces": "target"}),
    ("هاجم مجهولون يستقلون دراجة حاجزاً لقوات الأسايش في القامشلي.", "attack", {"asayish": "target"}),
    ("هاجم مسلحون دورية تابعة لقوات الأسايش في القامشلي.", "attack", {"asayish": "target"}),
    (
        "ألقى الطيران المروحي التابع لقوات النظام براميل متفجرة على حلب.",
        "air_drone_strike",
        {"syrian-government-forces": "agent"},
    ),
    # a plural in the nominative is the subject, though nobody is named
    ("خطف مسلحون الصحفي عدنان الأحمد من بلدة حلبا.", "abduction", {"~عدنان-الاحمد": "target"}),
    (
        "توعد أكرم الكعبي واشنطن. وهاجم محتجون مقراً لكتائب حزب الله في الناصرية.",
        "attack",
        {"kataib-hezbollah": "target"},
    ),
    ("نعت الوزارة ضابطاً قُتل على يد مسلحين اقتحموا القسم في الجيزة المصرية.", "attack", {}),
    ("أعلنت وزارة الداخلية المصرية ارتفاع عدد ضحايا فض الاعتصام إلى مئة.", "security_operation", {}),
    # who mourns the dead did not kill them
    ("نعى المجلس الانتقالي الجنوبي خمسة جنود في أبين.", "killing", {}),
    # «اللواء الأول» is a unit's name, no reference back
    ("هاجم تنظيم القاعدة بلدة مودية. وانفجرت عبوة بقائد اللواء الأول في المديرية.", "explosion", {}),
    # a spokesman denies what his own side is said to have done
    ("نفى المتحدث باسم الجيش السوداني قصف السوق في نيالا.", "shelling", {"sudanese-army": "agent"}),
]

AT_HOME: list[Row] = [
    # whom a bare noun means in the country where the report plays, when it names nobody who fits
    ("سيطر الجيش على جسر الحلفايا في أم درمان.", "control_change", {"sudanese-army": "agent"}),
    ("قصفت المليشيا مدينة الأبيض السودانية.", "shelling", {"rsf": "agent"}),
    ("هدم الاحتلال منزلاً في بلدة قباطية جنوب جنين.", "property_damage", {"israel": "agent"}),
    ("سيطر الجيش على تلة في ريف حلب.", "control_change", {}),
    ("شن الجيش الإسرائيلي غارة على صور. وقصف الجيش بلدة الخيام اللبنانية.", "shelling", {"israeli-army": "agent"}),
    # a tribe of no words file
    ("هاجم مسلحون من قبيلة الغزنوي حاجزاً في مأرب.", "attack", {"~الغزنوي": "agent"}),
]

TITLES: list[Row] = [
    # the force in a person's title does nothing by that
    (
        "التقى رئيس المجلس السياسي للحوثيين مهدي المشاط المبعوث الأممي في صنعاء.",
        "talks",
        {"mahdi-al-mashat": "participant"},
    ),
]

WARDED_OFF: list[Row] = [
    # who succeeded in stopping it was its target; who lends a hand to that takes no part in it
    ("نجح الجيش السوري في صد هجوم داعش على المدينة.", "attack", {"isis": "agent", "syrian-army": "target"}),
    ("تمكن الجيش العراقي من إحباط هجوم داعش على سامراء.", "attack", {"isis": "agent", "iraqi-army": "target"}),
    ("نجح مسلحون بإسناد من طيران التحالف الدولي في صد هجوم داعش على كوباني.", "attack", {"isis": "agent"}),
    # whose land it was on did not do it
    ("كان ذلك أول هجوم على الأراضي التركية.", "attack", {}),
    # a group that is only judged is the one named before
    ("هاجم داعش مخفراً في كركوك. وأسر الجيش العراقي ستة من عناصر التنظيم الإرهابي.", "attack", {"isis": "agent"}),
    ("وصل داعش إلى هيت. وهاجم المتشددون مخفراً.", "attack", {"isis": "agent"}),
    ("وصلت قسد إلى هجين. وهاجم المتشددون مخفراً.", "attack", {}),
]

MEANT: list[Row] = [
    # whom «عناصره», «قيامه», a subject left unsaid, «ضد» and «هذه الغارات» go back to
    (
        "خطف داعش سبعين شخصاً في هيت بتهمة التعامل مع الجيش العراقي خلال حملة دهم نفذها عناصره.",
        "security_operation",
        {"isis": "agent"},
    ),
    ("اعتقل داعش مهندسين في هيت، وسط أنباء عن قيامه بتنفيذ إعدامات بحق بعضهم.", "killing", {"isis": "agent"}),
    (
        "قصف داعش محيط مدينة هيت التي سيطر عليها بالكامل فجر الأحد.",
        "control_change",
        {"isis": "agent"},
    ),
    (
        "دخل داعش مدينة هيت وسيطر عليها بعد اشتباكات ضد الجيش العراقي.",
        "clash",
        {"isis": "participant", "iraqi-army": "participant"},
    ),
    (
        "طائرات التحالف الدولي قتلت أربعين مسلحاً. وقُتل مدني جراء هذه الغارات.",
        "air_drone_strike",
        {"global-coalition": "agent"},
    ),
    ("في المدينة نحو مئة عائلة محتجزة من قبل تنظيم داعش.", "holding", {"isis": "agent"}),
    ("اعتقل مسلحون كاهناً، ولا يزال مصيره مجهولاً كمصير 20 مدنياً اختطفهم داعش من سنجار.", "abduction", {"isis": "agent"}),
]

REMARKED: list[Row] = [
    # whom a remark attributes it to, and who claimed it
    ("شهدت مدينة سروج هجوماً دامياً، نسبته الحكومة التركية إلى تنظيم داعش.", "attack", {"isis": "agent"}),
    ("وقع في عدن هجوم نسب إلى تنظيم القاعدة.", "attack", {"al-qaeda": "agent"}),
    ("تفجير في مدينة الكوت أعلن داعش مسؤوليته عنه أوقع عشرة قتلى.", "explosion", {"isis": "agent"}),
    # what an operation led to, its doer did
    ("نفّذ التحالف الدولي حملة دهم في هجين، أسفرت عن اعتقال سبعة أشخاص.", "arrest", {"global-coalition": "agent"}),
    # what went on in the course of something else; who strikes the same victims again
    ("خطف داعش عشرين شاباً خلال حملة دهم في مدينة هيت.", "security_operation", {"isis": "agent"}),
    (
        "اعتقل داعش شاباً. وقصف التحالف الدولي مقرات داعش. وقُتل تسعة من داعش إثر استهداف مبنى في مدينة الميادين.",
        "attack",
        {"isis": "target", "global-coalition": "agent"},
    ),
    # whose lands a border parts; an adjective in the accusative; a subject before a remark on it
    (
        "استهدفت قسد بالمدفعية معبراً يفصل بين مناطق سيطرة أحرار الشام والجيش الوطني.",
        "shelling",
        {"sdf": "agent"},
    ),
    ("ذكرت الوكالة أن هجوماً إسرائيلياً أوقع قتيلين في دمشق.", "attack", {"israel": "agent"}),
    (
        "القوات التركية المتمركزة قرب قاعدة على أطراف مارع، قصفت بعدة قذائف محيط تل رفعت.",
        "shelling",
        {"turkish-army": "agent"},
    ),
    # what a speaker tells of as done by his own side; whose a capital's forces are
    ("قالت واشنطن إنها شنّت غارة على معسكر في إدلب.", "air_drone_strike", {"us-government": "agent"}),
    ("قال المتحدث باسم قوات سوريا الديمقراطية: «استهدفنا مقراً في هجين».", "attack", {"sdf": "agent"}),
    (
        "أعلنت أنقرة أن قواتها قصفت مواقع قسد في تل رفعت.",
        "shelling",
        {"turkish-government": "agent", "sdf": "target"},
    ),
    # a description before a word that may be verb or noun; no group but one that is called by the noun
    ("هاجم داعش بلدة هجين. وقال ناشطون إن التنظيم قصف بلدة الباغوز.", "shelling", {"isis": "agent"}),
    ("وصلت قسد إلى هجين. وهاجم التنظيم مخفراً.", "attack", {}),
    # «استهدف قصفٌ …»: the noun is the verb's subject
    (
        "استهدفت غارات للتحالف الدولي مواقع داعش في الرقة.",
        "air_drone_strike",
        {"global-coalition": "agent", "isis": "target"},
    ),
    (
        "استهدفت غارات التحالف الدولي مواقع داعش في الرقة.",
        "air_drone_strike",
        {"global-coalition": "agent", "isis": "target"},
    ),
    # one person told by a pronoun is no subject of a feminine verb
    ("داهمت قسد منزلاً في الشحيل واعتقلت صاحبه.", "arrest", {"sdf": "agent"}),
    # «لكنها» at the head of a sentence
    ("إسرائيل لم تعلّق. لكنها شنّت غارات على مدينة صور.", "air_drone_strike", {"israel": "agent"}),
]

APPEALS: list[Row] = [
    (
        "قال بوتين: نحمّل كييف مسؤولية الهجوم على بيلغورود.",
        "warning",
        {"vladimir-putin": "agent", "ukrainian-government": "target"},
    ),
    # who calls, and on whom
    ("طالبت قسد التحالف الدولي بالتدخل.", "appeal", {"sdf": "agent", "global-coalition": "target"}),
    ("دعت الأمم المتحدة الحوثيين إلى الإفراج عن موظفيها.", "appeal", {"un": "agent", "houthis": "target"}),
    # who demands a deed, or an inquiry into one, has no part in it
    ("طالبت حركة حماس بالإفراج عن ثلاثة أسرى.", "release", {}),
    ("ودعت تركيا روسيا إلى الانسحاب من منبج.", "withdrawal", {"russia": "agent"}),
    ("طالبت روسيا بالتحقيق في مقتل ثلاثة محتجزين في حمص.", "killing", {}),
    ("رفضت قسد الانسحاب من منبج.", "withdrawal", {"sdf": "agent"}),
    ("نعى المجلس الانتقالي الجنود، وحمّل حزب الإصلاح مسؤولية الحادث.", "warning", {"stc": "agent", "islah": "target"}),
    ("حمّلت النقابة الحوثيين مسؤولية سلامة الصحفيين.", "warning", {"houthis": "target"}),
    ("حمّلت الوزارة تنظيم داعش مسؤولية قصف المدينة.", "shelling", {"isis": "agent"}),
    ("حمّل البيان تنظيم داعش المسؤولية عن قصف المدينة.", "warning", {"isis": "target"}),
    ("ألقت الحكومة العراقية بالمسؤولية عن تفجيرات قديمة على تنظيم داعش.", "explosion", {"isis": "agent"}),
    ("ألقى الجيش السوري باللوم في التفجير على داعش.", "explosion", {"isis": "agent"}),
    # whose siege it is; whom others arrest; for whom it was done
    ("ندد المحتجون بحصار الحوثيين لمدينة تعز.", "siege", {"houthis": "agent"}),
    ("ألقت السلطات المحلية القبض على القائد سمير الجبوري.", "arrest", {"~سمير-الجبوري": "target"}),
    ("عمليات خطف نفذها مجهولون لصالح قوات النظام.", "abduction", {}),
    # in whose ranks the dead were; by whose fire the announcer's enemies fell
    # what somebody else did, whom the subject's deed was against
    ("اعتقلت الشرطة السورية قائداً لتورطه في قتل متظاهرين.", "killing", {}),
    ("فجّر الجيش الإسرائيلي منزل منفذ عملية إطلاق النار.", "attack", {}),
    ("نفى تنظيم داعش ضلوعه في تفجير السوق.", "explosion", {"isis": "agent"}),
    ("أصيب العشرات خلال اقتحام الجيش الإسرائيلي حرم الجامعة.", "attack", {"israeli-army": "agent"}),
    ("قضى الشاب برصاص الجيش الإسرائيلي أمس.", "killing", {"israeli-army": "agent"}),
    ("انفجر لغم من مخلفات الحوثيين في سيارة.", "explosion", {"houthis": "agent"}),
    ("فرّ آلاف السكان بعد اشتداد المعارك بين قسد وداعش.", "displacement", {}),
    ("نزحوا بعد معارك خاض فيها الجيش السوري أياماً صعبة.", "clash", {"syrian-army": "agent"}),
    ("قصفت إسرائيل غزة. وضرب الزلزال تركيا ودمر مئات المنازل.", "property_damage", {}),
    (
        "قصفت إسرائيل غزة. وتعيش البلاد صراعاً قبلياً منذ عام 2015 أوقع آلاف القتلى وألحق دماراً بالمزارع.",
        "property_damage",
        {},
    ),
    ("سقط قتلى في صفوف قوات النظام بقصف على سراقب.", "shelling", {"syrian-government-forces": "target"}),
    ("اندلعت اشتباكات أوقعت خسائر في صفوف قوات النظام.", "clash", {"syrian-government-forces": "participant"}),
    (
        "أعلن الجيش الأميركي مقتل قيادي في داعش بغارة في إدلب.",
        "air_drone_strike",
        {"us-forces": "agent", "isis": "target"},
    ),
    ("أعلنت قسد مقتل ثلاثة من عناصرها في غارة على الرقة.", "air_drone_strike", {"sdf": "target"}),
    ("أعلنت قسد مقتل ثلاثة من داعش في هجوم على حاجز.", "attack", {"isis": "target"}),
    (
        "تحدثت حركة حماس عن الأسرى في غزة، محملة الاحتلال المسؤولية عن حياتهم.",
        "warning",
        {"hamas": "agent", "israel": "target"},
    ),
]

JOINED: list[Row] = [
    # a joined verb with its object alone: the strokes of the accusative unwritten, houses and land, people where it is done to people
    ("اقتحم الجيش الإسرائيلي بلدة يعبد ودمر مصنعا.", "property_damage", {"israeli-army": "agent"}),
    ("توغل الجيش الإسرائيلي في بلدة يعبد وجرف عشرات الدونمات.", "property_damage", {"israeli-army": "agent"}),
    ("اقتحمت القوات الإسرائيلية بلدة يعبد وداهمت منازل.", "security_operation", {"israeli-army": "agent"}),
    ("اقتحمت القوات الإسرائيلية بلدة يعبد واعتقلت شابا.", "arrest", {"israeli-army": "agent"}),
    ("اقتحم الجيش الإسرائيلي بلدة يعبد واعتقل ثلاثة شبان.", "arrest", {"israeli-army": "agent"}),
    ("أعدم الجيش السوري 30 نازحاً في بلدة سرمين، واعتقل طاقمه الطبي.", "arrest", {"syrian-army": "agent"}),
    ("أعلنت الشرطة الإسرائيلية فرض حظر تجول في اللد، واعتقال 374 شخصا.", "arrest", {"israeli-police": "agent"}),
    # about people told right before, with a pronoun for them; what is refused
    ("ولا يزال مصير تسعة عسكريين خطفهم تنظيم داعش مجهولاً.", "abduction", {"isis": "agent"}),
    ("قال القيادي إن حماس لن توافق على أي اتفاق.", "agreement", {"hamas": "participant"}),
    # whoever acts, and a passive that the verb before it does not agree with
    ("توغل الجيش الإسرائيلي في بلدة يعبد وهاجم عشرات المسلحين البلدة.", "attack", {}),
    ("اقتحمت القوات الإسرائيلية بلدة يعبد واعتقل ثلاثة شبان.", "arrest", {}),
]

HOME: list[Row] = [
    # whom a description means in the country where the report plays, its own sentence first
    (
        "وصل الوفد إلى مدينة نابلس ثم جنين وطوباس. وفي مدينة بئر السبع، اعتقلت قوات الأمن شاباً.",
        "arrest",
        {"israeli-security-forces": "agent"},
    ),
    # soldiers and their vehicles on the ground are their country's army
    ("توغلت دبابات إسرائيلية شرق مدينة غزة.", "deployment", {"israeli-army": "agent"}),
    ("توغلت قوة مشاة إسرائيلية في بلدة عيتا الشعب.", "deployment", {"israeli-army": "agent"}),
    ("اعتدى جنود إسرائيليون على طاقم إسعاف في بلدة بيتا.", "attack", {"israeli-army": "agent"}),
    # an armed wing, by what it is the wing of
    ("تبنى الجناح العسكري لحركة الجهاد الإسلامي الهجوم في مدينة حيفا.", "attack", {"quds-brigades": "agent"}),
    # people of a country are not their state
    ("قتل إسرائيليان بعملية إطلاق نار في القدس.", "attack", {}),
    ("قتل ثلاثة إسرائيليين في مدينة حيفا.", "killing", {}),
    ("قتل ثلاثة جنود إسرائيليين في مدينة حيفا.", "killing", {"israeli-army": "target"}),
    (
        "قصف حزب الله تجمعا لجنود إسرائيليين قرب مدينة صور.",
        "shelling",
        {"hezbollah": "agent", "israeli-army": "target"},
    ),
    ("أغار الطيران الحربي المعادي على منزل في بلدة كفرتبنيت.", "air_drone_strike", {"israeli-army": "agent"}),
    ("ألقت الأجهزة الأمنية القبض على مشتبه به في مدينة إربد.", "arrest", {"jordanian-security-forces": "agent"}),
    ("قال شهود إن الاحتلال قصف مدرسة في غزة.", "shelling", {"israel": "agent"}),
    ("قال شهود إن الجيش قصف مدرسة في غزة.", "shelling", {"israeli-army": "agent"}),
    ("اعتقلت قوات الاحتلال المواطن محمد زيدان من جنين.", "arrest", {"israeli-army": "agent", "~محمد-زيدان": "target"}),
]

WHOSE_VERB_IT_IS: list[Row] = [
    ("كشفت الشرطة التركية ملابسات الحادث، وقالت إن ثلاثة ملثمين هاجموا مخفراً في بورصة.", "attack", {}),
    # people of a country after a toll suffered it
    ("إصابة جنود أتراك في عين عيسى", "killing", {"turkish-army": "target"}),
    # the words that belong to a verb are no subject of it
    ("أحبط الجيش اللبناني محاولة تهريب وألقى القبض على أربعة بحارة.", "arrest", {"lebanese-army": "agent"}),
    ("تمكن الجيش اليمني من تحرير مواقع في جبهة الكسارة غرب مأرب.", "control_change", {"yemeni-army": "agent"}),
    ("نفذت وزارة الداخلية السعودية حكم القتل بحق مواطن.", "killing", {"saudi-interior-ministry": "agent"}),
    # what is denied or refused has its own doer; two rockets launched nothing
    ("نفى الجيش السوداني سيطرة الدعم السريع على مقر الفرقة السادسة.", "control_change", {"rsf": "agent"}),
    ("أعلن الجيش الإسرائيلي أنه اعترض صاروخين أطلقا من اليمن.", "shelling", {}),
    # whom a remark is about suffered what has no object of its own
    ("دعت المنظمة إلى كشف مصير الصحفي سامر حداد الذي اعتقل عند حاجز في حمص.", "arrest", {"~سامر-حداد": "target"}),
    (
        "قال شهود إن القيادي أبو أحمد الحلبي الذي قتل في غارة كان في إدلب.",
        "air_drone_strike",
        {"~ابو-احمد-الحلبي": "target"},
    ),
    ("زار الوفد المصور رامي قاسم الذي أفرج عنه أمس في الرقة.", "release", {"~رامي-قاسم": "target"}),
    ("أطلق سراح المصور رامي قاسم في الرقة.", "release", {"~رامي-قاسم": "target"}),
    ("أطلقت قسد سراح المصور رامي قاسم في الرقة.", "release", {"sdf": "agent", "~رامي-قاسم": "target"}),
    ("حركة حماس التي اختطفت جنوداً في غزة تنفي.", "abduction", {"hamas": "agent"}),
    ("اعتقلت قوات الدعم السريع ستة مواطنين بعد أن داهمت منازلهم.", "security_operation", {"rsf": "agent"}),
    # a subject that is no party we know stands before its verb
    ("قال شهود إن المروحيات قصفت قوات الدعم السريع في بحري.", "air_drone_strike", {"rsf": "target"}),
    ("أفاد سكان بأن مسيّرة مجهولة استهدفت الحشد الشعبي قرب القائم.", "air_drone_strike", {"pmf": "target"}),
    ("وفي بحري قصفت قوات الدعم السريع أحياء سكنية.", "shelling", {"rsf": "agent"}),
    ("وقال إن أمس قصفت قوات الدعم السريع أحياء سكنية.", "shelling", {"rsf": "agent"}),
    ("قصفت قوات النظام بلدة سرمين. وانتشلت فرقنا جثامين القتلى.", "evacuation", {}),
    (
        "هُجرت قريتان بسبب القصف من الحوثيين والذي أوقع ثلاثة قتلى، في حين شهدت تعز حملة مداهمات.",
        "shelling",
        {"houthis": "agent"},
    ),
    # what somebody answers to was done by others
    ("قصفت فصائل المعارضة مواقع الجيش في مورك رداً على مجزرة خان شيخون.", "killing", {}),
    (
        "شن الحوثيون هجوماً على مأرب انتقاماً لمقتل قائدهم في غارة للتحالف.",
        "attack",
        {"houthis": "agent"},
    ),
    ("ردّت قسد بقصف على مواقع داعش.", "shelling", {"sdf": "agent", "isis": "target"}),
    ("أعلنت قسد مقتل أحد عناصرها في عفرين.", "killing", {"sdf": "target"}),
    ("طال القصف مسجد علي بن أبي طالب في بلدة سرمين.", "shelling", {}),
    ("مجموعة تابعة للجيش الوطني السوري أوقفت كادراً طبياً في جرابلس.", "arrest", {"sna": "agent"}),
    ("تعتبر تركيا الحزب إرهابياً، وتوغلت في العراق لملاحقة مقاتليه.", "deployment", {"turkey": "agent"}),
    ("قال القائد شرفان درويش إن البلدة شهدت معارك ضد تنظيم داعش.", "clash", {"isis": "participant"}),
    (
        'تدور مواجهات بين داعش وقوات "الجيش السوري الحر" في درعا.',
        "clash",
        {"isis": "participant", "fsa": "participant"},
    ),
    ("وزار رئيس الوزراء التركي بلدة سنجار التي دمرتها معارك انتهت العام الماضي.", "property_damage", {}),
    ("قالت الشرطة العراقية إن مواقع القناصة التي استهدفت مدينة سامراء تقع في تل مجاور.", "attack", {}),
    ("أفرجت قسد عن سكان القرية التي استولت عليها أمس.", "control_change", {"sdf": "agent"}),
    (
        "أقرت الحكومة العراقية خطة جديدة غداة تفجير نُسب إلى تنظيم داعش ودمّر سوقاً في بغداد.",
        "property_damage",
        {},
    ),
    ("قصف النقاط التركية في إدلب", "shelling", {"turkey": "target"}),
    ("قصف المواقع الإسرائيلية", "shelling", {"israel": "target"}),
    ("قصف تركي عنيف على عين عيسى", "shelling", {"turkey": "agent"}),
    ("غارة للتحالف على مواقع الحوثيين تتسبب بمقتل طفل ونزوح الأهالي", "displacement", {}),
    (
        "تشهد المدينة احتجاجات بسبب انتهاك جديد لميليشيا الدعم السريع التي قتلت تاجراً قبل أيام.",
        "killing",
        {"rsf": "agent"},
    ),
    (
        "قُصفت القرى، فيما أعلن الجيش السوري مقتل عنصر من داعش جراء قنصه قرب تدمر.",
        "killing",
        {"isis": "target"},
    ),
]

UNITS: list[Row] = [
    ('داهمت دورية لـ"قسد" منزلاً في بلدة الشحيل.', "security_operation", {"sdf": "agent"}),
    ("استهدفت مسيرة للجيش السوداني سوقاً في مدينة نيالا.", "air_drone_strike", {"sudanese-army": "agent"}),
    ("هاجم مسلحون دورية للجيش السوداني في مدينة نيالا.", "attack", {"sudanese-army": "target"}),
]

PHRASES: list[Row] = [
    ("ألقت قسد القبض على شاب من داعش في الرقة.", "arrest", {"sdf": "agent", "isis": "target"}),
    ("ألقت الشرطة العراقية القبض على شاب في بيجي.", "arrest", {"iraqi-police": "agent"}),
    ("أُطلق سراح قيادي في حماس.", "release", {"hamas": "target"}),
    ("فتحت قسد النار على شاب في الرقة.", "attack", {"sdf": "agent"}),
]

SERVICES: list[Row] = [
    ("شن الطيران الحربي غارات على مدينة نيالا.", "air_drone_strike", {"sudanese-army": "agent"}),
    ("وثقت غرفة الطوارئ اقتياد عناصر الدعم السريع ستة شبان من نيالا.", "arrest", {"rsf": "agent"}),
    ("أعلنت كتائب القسام قنص جندي في رفح.", "killing", {"qassam": "agent"}),
    ("دهمت دورية من مخابرات الجيش اللبناني منازل في بريتال.", "security_operation", {"lebanese-intelligence": "agent"}),
    ("الأونروا: 150 ألفا نزحوا من رفح خلال يومين", "displacement", {}),
    (
        "أدانت المنظمة اقتحام الحوثيين منزل الناشط علي ناصر في صنعاء واقتياده إلى جهة مجهولة.",
        "arrest",
        {"houthis": "agent", "~علي-ناصر": "target"},
    ),
    (
        "شن الجيش السوداني هجوما. وشن الطيران الحربي التابع للجيش غارات على كادقلي.",
        "air_drone_strike",
        {"sudanese-army": "agent"},
    ),
    ("قامت القوات الجوية بقصف أوكار في مدينة العريش.", "air_drone_strike", {"egyptian-army": "agent"}),
    ("واعتقل الجنود ستة مواطنين من بلدة دورا.", "arrest", {"israeli-army": "agent"}),
    (
        "قصفت قوات الجيش مواقع الحوثيين في مأرب، وفق المركز الإعلامي للقوات المسلحة اليمنية.",
        "shelling",
        {"yemeni-army": "agent", "houthis": "target"},
    ),
]

FIRED: list[Row] = [
    ("انفجار لغم بدراجة في حيس، زرعته مليشيا الحوثي قبل أشهر.", "explosion", {"houthis": "agent"}),
    (
        "أعلن التحالف العربي اعتراض طائرة مسيرة أطلقها الحوثيون باتجاه مدينة جازان.",
        "air_drone_strike",
        {"houthis": "agent"},
    ),
]

OWN_ITEMS: list[Row] = [
    ("كتائب القسام: قصفنا مدينة عسقلان برشقة صاروخية.", "shelling", {"qassam": "agent"}),
    ("سرايا القدس - كتيبة جنين: تفجير عبوة ناسفة بآلية في مدينة جنين.", "explosion", {"jenin-brigade": "agent"}),
    ("كتائب القسام: تمكنا فجراً من تفجير عبوة ناسفة بآلية في جنين.", "explosion", {"qassam": "agent"}),
    ("كتائب القسام: قصف مجاهدونا مدينة عسقلان.", "shelling", {"qassam": "agent"}),
    ("الجيش الجزائري: القضاء على إرهابي واسترجاع كلاشنكوف.", "weapons_seizure", {"algerian-army": "agent"}),
    ("شرطة كركوك: اعتقال 3 متهمين في داقوق.", "arrest", {"kirkuk-police": "agent"}),
    ("القيادة المركزية الأمريكية: قواتنا قصفت مدينة البوكمال.", "shelling", {"us-forces": "agent"}),
    ("الشرطة التونسية تفرق وقفة احتجاجية في سوسة.", "protest", {}),
    ("الدفاع المدني: انفجار في سوق بمدينة إدلب.", "explosion", {}),
]

OWN_DOERS: list[Row] = [
    # a doer whom we do not know is the verb's own: nobody who acted before, or acts after, takes its place
    (
        "هاجم مسلحون بلدة بونيا، وقتلت الشرطة النيجيرية أربعين من مقاتلي بوكو حرام.",
        "attack",
        {},
    ),
    (
        "هاجم مسلحو بوكو حرام قرية في يوبي، وقتل الجيش النيجيري ثمانية منهم.",
        "killing",
        {"nigerian-army": "agent", "boko-haram": "target"},
    ),
    (
        "استولى متمردون على بلدة بونيا، وقتل الجيش الأوغندي أربعين من مقاتلي القوات الديمقراطية المتحالفة.",
        "control_change",
        {},
    ),
    ("قتل الجيش النيجيري قائداً في بوكو حرام، وفي حادث منفصل خطف مسلحون عشرين مسافراً.", "abduction", {}),
    ("قتل الجيش العراقي خمسة من داعش، وفي كركوك فجر انتحاري نفسه.", "explosion", {}),
    ("أعلن الجيش السوداني سيطرته على جبل موية، وفي نيالا قتل مسلحون تاجراً ونهبوا متجره.", "property_damage", {}),
    ("فجر انتحاري من حركة الشباب نفسه قرب الميناء وأطلقت الشرطة النار على آخر.", "attack", {}),
    ("خطف جيش الرب للمقاومة أطفالاً، وطارد الجنود الخاطفين.", "security_operation", {"lra": "target"}),
    (
        "نصب الجيش الجزائري كميناً لعناصر من الجماعة السلفية للدعوة والقتال.",
        "attack",
        {"algerian-army": "agent", "gspc": "target"},
    ),
    (
        "سيطرت قوات الدعم السريع على أحياء في أم درمان بالدبابات وردّ الجيش بقصف مواقعها.",
        "shelling",
        {"sudanese-army": "agent", "rsf": "target"},
    ),
]

TABLES = {
    "verb first": VERB_FIRST,
    "unit of": UNITS,
    "words of a phrase parted": PHRASES,
    "arms of service": SERVICES,
    "fired by": FIRED,
    "own items": OWN_ITEMS,
    "speaker": SPEAKER,
    "aimed at": AIMED,
    "told by": TOLD_BY,
    "subject first": SUBJECT_FIRST,
    "passive": PASSIVE,
    "exposed to": EXPOSED,
    "masdar": MASDAR,
    "together": TOGETHER,
    "origin": ORIGIN,
    "relative clause": RELATIVE,
    "launched from": LAUNCHED,
    "inherited": INHERITED,
    "owner of a position": OWNERS,
    "at home": AT_HOME,
    "title": TITLES,
    "warded off": WARDED_OFF,
    "meant": MEANT,
    "remarked": REMARKED,
    "appeal": APPEALS,
    "joined": JOINED,
    "home": HOME,
    "whose verb it is": WHOSE_VERB_IT_IS,
    "own doers": OWN_DOERS,
}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [pytest.param(*row, id=f"{name}-{k}") for name, rows in TABLES.items() for k, row in enumerate(rows)],
)
def test_who_takes_part(text: str, kind: str, expected: dict[str, str]) -> None:
    assert parts(only(text, kind)) == expected


def test_each_part_points_at_the_name_that_it_was_read_from() -> None:
    found = reading("هاجم تنظيم داعش مواقع الجيش العراقي قرب مدينة حديثة.")
    names = {mention.id: mention.text for mention in found.mentions}
    (claim,) = found.claims
    assert [names[actor.mention or ""] for actor in claim.actors] == ["تنظيم داعش", "الجيش العراقي"]


def test_a_doer_taken_over_from_before_points_at_no_name_of_its_own_sentence() -> None:
    claim = only("هاجم تنظيم داعش مدينة هيت. واستولوا على مخفر للشرطة.", "control_change")
    assert [actor.mention for actor in claim.actors] == [None]
