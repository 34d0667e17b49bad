"""Where and when a claim plays: from its clause, its sentence, or what the passage told before."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, only

DAY = "2024-03-12"  # a Tuesday

WHERE: dict[str, list[tuple[str, str, str | None]]] = {
    "nobody who announces a strike sits where he strikes": [
        ("انفجر لغم في بلدة كفركلا. وأعلنت القسام استهداف تل أبيب برشقة صاروخية.", "shelling", "place/tel-aviv"),
    ],
    "another such happening beside it has a place of its own": [
        ("استهدفت غارة سيارة في مدينة النبطية، وأخرى منزلاً في حي الراهبات.", "air_drone_strike", "place/nabatieh"),
        (
            "أسفر القصف عن مقتل خمسة في بلدة كفركلا وثلاثة في مخيم الرشيدية.",
            "shelling",
            "place/kfar-kila",
        ),
    ],
    "a lead without a place plays where the report was written, in the land where it plays; unless that is the capital": [
        ("السويداء - اندلعت اشتباكات بين مسلحين الأحد. وأُحرقت منازل في بلدة المزرعة.", "clash", "place/suwayda"),
        (
            "دمشق - اندلعت اشتباكات بين مسلحين الأحد. وأُحرقت منازل في بلدة المزرعة بالسويداء.",
            "clash",
            "place/al-mazraa-suwayda",
        ),
    ],
    "the capital is that of the country where the report plays": [
        (
            "قصفت طائرات مدينة ميكيلي في إقليم تيغراي. واعتقلت السلطات في العاصمة عشرات الموظفين.",
            "arrest",
            "place/addis-ababa",
        ),
        ("انفجرت سيارة في مدينة تعز. وخرجت مظاهرة في العاصمة المؤقتة.", "protest", "place/aden"),
    ],
    "the land of a town is a goal as the town is": [
        ("دارت معارك في حي ياقشيد. وفرّ السكان إلى منطقة أفغوي.", "displacement", "place/yaqshid"),
    ],
    "what became a target stands before": [
        ("كان مقر الحزب في سوروتش هدفاً لهجوم على شبان يسافرون إلى مدينة عين العرب.", "attack", "place/suruc"),
    ],
    "the most exact wins": [
        ("هاجم مسلحون سجن الصناعة في مدينة الحسكة.", "attack", "facility/al-sinaa-prison"),
        ("هاجم مسلحون قاعدة عين الأسد في محافظة الأنبار.", "attack", "facility/ain-al-asad-base"),
        ("اعتقلت الشرطة شاباً في حي الكرادة وسط بغداد.", "arrest", "place/karrada"),
        ("وقعت اشتباكات في حي السكري بمدينة حلب.", "clash", "place/aleppo-as-sukkari"),
        ("اعتقلت مجموعة مسلحة طلاب جامعة إيبلا في مدينة سرمين.", "arrest", "place/sarmin"),
        ("فرّ السكان من الفاشر صوب مخيم زمزم بعد اشتداد المعارك.", "clash", "place/el-fasher"),
        ("هاجم مسلحون قرية قرب بلدة السعدية في محافظة ديالى.", "attack", "place/al-saadiyah"),
    ],
    "what the report itself calls a town is «the town», whatever the words call it": [
        (
            "وصل الجرحى من قرية الهارونية. وسيطر مسلحون على بلدة بعقوبة صباح الاثنين. وقتل المهاجمون ثلاثة جنود في البلدة.",
            "killing",
            "place/baquba",
        ),
    ],
    "after a direction, in a bracket or not, a place only tells where the one before it lies": [
        ("قُتل شاب من الكوت (جنوب شرق بغداد) برصاص مجهولين.", "killing", "place/kut"),
        ("هدمت الجرافات منزلاً في بلدة سلوان جنوب المسجد الأقصى.", "property_damage", "place/silwan"),
    ],
    "people are from a camp as from a town; whoever flees was there": [
        ("اعتقل الجيش شاباً من مخيم الدهيشة في بلدة حوارة.", "arrest", "place/huwara"),
        ("نزح 5000 شخص من ريف حماة إلى مخيم أطمة.", "displacement", "place/hama"),
    ],
    "relief comes from one place and is delivered in another": [
        ("وصلت قافلة مساعدات من ميناء بورتسودان إلى مدينة الفاشر.", "aid", "place/el-fasher"),
    ],
    "a road between two towns is near them": [
        (
            "قتل تسعة من رجال الشرطة في كمين مسلح على الطريق الرابط بين مدينتي هيت وحديثة.",
            "attack",
            "place/hit",
        ),
    ],
    "a square that many towns have is not the known one where another town stands beside it": [
        ("نظم العشرات وقفة في ساحة التغيير بتعز تضامناً مع أهالي غزة.", "protest", "place/~ساحه-التغيير"),
    ],
    "the two ends of a road give way to a town on it": [
        ("انفجرت عبوة بحافلة على طريق حلب - دمشق قرب سراقب.", "explosion", "place/saraqib"),
    ],
    "where somebody was on his way from is not where he was caught": [
        ("اعتقلت الشرطة شاباً في بعقوبة لدى عودته من إسطنبول.", "arrest", "place/baquba"),
        (
            "انفجرت عبوة وسط مدينة تعز أثناء مرور موكب قائد اللواء القادم من التربة.",
            "explosion",
            "place/taiz",
        ),
    ],
    "what a protest demands is not where it is": [
        ("خرجت تظاهرة في مدينة عدن للمطالبة بالإفراج عن معتقلين في سجن صيدنايا.", "protest", "place/aden"),
    ],
    "names that begin as a verb does": [
        ("أغارت مسيّرة على سوق في بلدة توكومبيري بأقصى شمال الكاميرون.", "air_drone_strike", "place/~توكومبيري"),
    ],
    "land round a town gives way to a town": [
        ("قصفت الطائرات بلدة سرمين في ريف إدلب.", "air_drone_strike", "place/sarmin"),
        ("قصفت الطائرات بلدة سرمين شرقي إدلب.", "air_drone_strike", "place/sarmin"),
        ("قصفت الطائرات قرية في ريف حلب.", "air_drone_strike", "place/aleppo"),
        ("هاجم مسلحون حاجزاً شمالي الرقة.", "attack", "place/raqqa"),
        ("هاجم مسلحون حاجزاً في محافظة حمص.", "attack", "place/homs"),
    ],
    "a joined clause plays where the one before it does, however wide that is": [
        (
            "ألقت مسيّرة قنبلة على بلدة الضهيرة، وتوغلت قوة في أطراف عيترون وفجرت منزلاً.",
            "explosion",
            "place/aitaroun",
        ),
        (
            "وصل الوفد إلى مدينة حيفا. ونشرت الشرطة عناصرها في منطقة الأغوار وداهمت منازل.",
            "security_operation",
            "place/al-aghwar",
        ),
    ],
    "where fire came from gives way to where it fell; what a march is about is not where it goes": [
        ("سقط صاروخ أطلق من غزة قرب سديروت.", "shelling", "place/sderot"),
        ("خرجت مسيرة حاشدة في مدينة الناصرة تنديدا بالحرب على غزة.", "protest", "place/nazareth"),
    ],
    "what somebody tries, with the article, was told nowhere before": [
        (
            "اعتقلت الشرطة شاباً في مدينة حيفا. وقرب حاجز قلنديا قال شاهد إن فتى لم يحاول الاعتداء على أحد.",
            "attack",
            "facility/qalandia-checkpoint",
        ),
    ],
    "where somebody is from, and where that lies, is no scene": [
        (
            "قُتل ثلاثة في سامراء. وقال ضابط إن منفذ الهجوم شاب في الثلاثين من الكوت (شرق العراق).",
            "attack",
            "place/samarra",
        ),
    ],
    "part of a country told by its direction is that land, and no party": [
        ("تعرضت بلدة الخيام لغارات. وقصفت إسرائيل جنوب لبنان.", "shelling", "place/lebanon"),
        ("هاجم مسلحون بلدة الصينية. واستهدفت مسيّرات شمال العراق.", "air_drone_strike", "place/iraq"),
    ],
    "a country, where nothing nearer is told": [
        ("وقعت اشتباكات في سوريا.", "clash", "place/syria"),
        ("وشهدت إيران مواجهات بين متظاهرين والشرطة.", "clash", "place/iran"),
        ("قُتل جنديان في مأرب، ثاني أكبر مدن اليمن.", "killing", "place/marib"),
    ],
    "of places as exact, the first after the words that tell": [
        ("قصفت الطائرات أطراف مدينة الباب ومحيط بلدة تادف.", "air_drone_strike", "place/al-bab"),
        ("انسحب الجيش من مدينة الباب إلى مدينة حلب.", "withdrawal", "place/al-bab"),
    ],
    "where it was written is not where it was": [
        ("بيروت - رويترز\nقصفت الطائرات بلدة الخيام.", "air_drone_strike", "place/khiam"),
        ("بغداد – خاص\nهاجم مسلحون حاجزاً في مدينة تكريت.", "attack", "place/tikrit"),
        ("صنعاء (سبأ)\nهاجم مسلحون حاجزاً على الطريق.", "attack", None),
    ],
    "where something came from, or a road leads": [
        ("قصفت طائرات قادمة من مدينة صنعاء بلدة الخوخة.", "air_drone_strike", "place/khokha"),
        ("اعتقلت الشرطة في مدينة أربيل رجلاً قادماً من مدينة السليمانية.", "arrest", "place/erbil"),
        # where somebody is from, and where what fires stands
        ("أفرج الجيش عن 14 معتقلاً من أهالي حماة في سجن صيدنايا.", "release", "facility/saydnaya-prison"),
        ("قصفت راجمات الجيش المتمركزة في معسكر جورين قرية البارة.", "shelling", "place/al-bara"),
        ("قطع محتجون الطريق المؤدي إلى مدينة البصرة في قضاء القرنة.", "deployment", "place/al-qurnah"),
    ],
    "the place that an item is headed by is its scene": [
        ("درعا | مجهولون يغتالون عنصراً في اللجنة المركزية", "killing", "place/daraa"),
        ("مأرب: صاروخ باليستي يسقط على حي سكني", "shelling", "place/marib"),
        ("#تعز - قناص يقتل طفلة أثناء رعيها الأغنام", "killing", "place/taiz"),
        ("القاهرة: مسلحون يهاجمون حاجزاً على الطريق", "attack", None),
    ],
    "a road is where the first place is that it is called by, or joins": [
        ("استهدفت مسيرة سيارة على طريق كركوك - السليمانية.", "air_drone_strike", "place/kirkuk"),
        ("قتل تاجر على الطريق الرابط بين مدينة نيالا ومدينة كاس.", "killing", "place/nyala"),
        (
            "هاجم مسلحون حاجزاً في بلدة اليادودة على الطريق الواصل بين مدينة درعا ومدينة طفس.",
            "attack",
            "place/al-yadudah",
        ),
    ],
    "what is said of where a place lies, or of where help came from": [
        ("تعرّض سجن كوبر، الواقع على أطراف مدينة أم درمان، مساء الجمعة، لهجوم.", "attack", "facility/kober-prison"),
        ("قُتل ثلاثة في بلدة سرمين الواقعة شرق إدلب بقصف مدفعي.", "shelling", "place/sarmin"),
        (
            "هاجم داعش سجن الأقطان. واستقدمت قسد تعزيزات من مدينة عين عيسى.",
            "deployment",
            "facility/al-aqtan-prison",
        ),
        ("هاجم مسلحون مدينة تكريت. واستقبل مستشفى سامراء 19 جريحاً. وأغلقت الشرطة الطرق.", "deployment", "place/tikrit"),
    ],
    "where an attack on a place came from": [
        ("توغلت قوة إسرائيلية من موقع المالكية باتجاه بلدة عيترون.", "deployment", "place/aitaroun"),
        ("اقتحمت القوات مدينة جنين من حاجز الجلمة.", "attack", "place/jenin"),
        ("في مدينة الرمادي، هاجمت القوات المجمع من محور الثرثار.", "attack", "place/ramadi"),
        ("نزح السكان إلى مدينة نابلس من بلدة حوارة.", "displacement", "place/huwara"),
    ],
    "next to a governorate is outside it": [
        (
            "هاجم مسلحون بلدة مودية. وانسحب المهاجمون إلى الجبال المحاذية لمحافظة البيضاء.",
            "withdrawal",
            "place/mudiyah",
        ),
    ],
    "where others fled to afterwards": [
        ("في مدينة سنجة، دمّرت القوات سبع عربات، فيما فرّ المسلحون باتجاه المزموم.", "property_damage", "place/singa"),
    ],
    "where some went towards is no scene of what is told next": [
        ("سيطر الجيش على مدينة سنجة وفرّ مسلحون باتجاه الدالي والمزموم. واعتقلت الشرطة ثلاثة.", "arrest", "place/singa"),
    ],
    "a street is no city": [
        (
            "انفجرت قنبلة في شارع أبي بكر. واعتقلت الشرطة شابين في مدينة جنين. وداهمت القوات المدينة.",
            "security_operation",
            "place/jenin",
        ),
    ],
    "places told in a row: the first": [
        ("تعرضت أطراف بلدتي عيتا الشعب ورميش لقصف مدفعي.", "shelling", "place/aita-al-shaab"),
    ],
    "the middle of a place is that place": [
        ("تسلل مسلحون إلى وسط مدينة جنين.", "attack", "place/jenin"),
    ],
    "live rounds are no quarter": [
        ("خرجوا من حي الكرادة. وأُصيب شاب بالرصاص الحي في هجوم على مدينة جنين.", "attack", "place/jenin"),
    ],
    "somebody's office is no setting": [
        ("سيطرت القوات على مدينة سنجة. وتفقد والي سنار الأحياء واعتقلت الشرطة ثلاثة.", "arrest", "place/singa"),
    ],
    "whose report it is, in brackets": [
        ("سنجة (وادي النيل) – سيطر الجيش على مدينة سنجة.", "control_change", "place/singa"),
    ],
    "from earlier in the sentence": [
        ("دخل مقاتلون مدينة المخا وسيطروا على الميناء.", "control_change", "place/mocha"),
        ("في مدينة الموصل، حيث تقيم العائلات، اعتقلت الشرطة مطلوبين.", "arrest", "place/mosul"),
    ],
    "where its sentence has just told something": [
        (
            "انفجرت سيارة في بلدة الخالص. وكانت الحكومة أعلنت تحرير محافظة الأنبار، لكن التنظيم واصل خطف السكان.",
            "abduction",
            "place/anbar",
        ),
        (
            "هاجم مسلحون سجن الصناعة. ووقع قصف في محافظة الحسكة، واعتقلت القوات ثلاثة فارين.",
            "arrest",
            "facility/al-sinaa-prison",
        ),
    ],
    "carried from sentence to sentence": [
        ("دخلت القوات مدينة الفلوجة. واعتقلت عشرة أشخاص.", "arrest", "place/fallujah"),
        ("وصل الجيش إلى بلدة الخيام أمس. وقُصفت منازل بالمدفعية.", "shelling", "place/khiam"),
    ],
    "what «the city», «the prison» refer back to": [
        ("اقتحم الجيش مدينة نابلس. واعتقلت القوات ثلاثة شبان في المدينة.", "arrest", "place/nablus"),
        ("قصفت الطائرات مخيم جباليا. واعتقلت القوات شابين في المخيم.", "arrest", "facility/jabalia-camp"),
        ("هاجم مسلحون سجن الصناعة. وقالت الإدارة إن السجن محاصر.", "siege", "facility/al-sinaa-prison"),
    ],
    "land and regions, where they stand as such": [
        ("اعتقلت الشرطة أربعة مهربين شرق درنة. وكان الحديث يدور عن مدينة سرت.", "arrest", "place/derna"),
        ("استهدف قصف مدفعي ريف حماة.", "shelling", "place/hama"),
    ],
    "of a list, the first stands for all": [
        ("قصفت الطائرات قرى في محافظات حماة وحلب وإدلب.", "air_drone_strike", "place/hama"),
        ("قصفت المدفعية بلدة سرمين وقرية معرشمارين.", "shelling", "place/sarmin"),
    ],
    "where forces are sent to": [
        ("وصلت تعزيزات من مدينة الحسكة إلى مدينة الرقة.", "deployment", "place/raqqa"),
        ("استقدم الجيش تعزيزات من عدن إلى جبهات الضالع.", "deployment", "place/al-dhale"),
    ],
    "on the way from one place to another": [
        ("هاجم مسلحون حافلة متجهة من مدينة بغداد إلى مدينة كربلاء قرب مدينة الحلة.", "attack", "place/hilla"),
    ],
    "what it lies near gives way": [
        ("هاجم مسلحون دورية في بلدة السعدية قرب مدينة خانقين.", "attack", "place/al-saadiyah"),
        ("هاجم مسلحون حاجزاً قرب بلدة السعدية.", "attack", "place/al-saadiyah"),
    ],
    "what is told of another time or reason": [
        ("رفعت القوات جاهزيتها في مدينة الرقة بعد ساعات من هجوم في حي الكرادة.", "deployment", "place/raqqa"),
    ],
    "where people flee to": [
        ("قصفت المدفعية مدينة الفلوجة. ونزحت عشرات العائلات باتجاه مدينة الرمادي.", "displacement", "place/fallujah"),
        ("قصفت المدفعية مدينة الفلوجة. ونزحت عائلات نحو بلدتي هيت وحديثة.", "displacement", "place/fallujah"),
        (
            "قصفت المدفعية مدينة الفلوجة. ونزحت عائلات نحو هيت وباتجاه مدينتي الرمادي وبغداد.",
            "displacement",
            "place/fallujah",
        ),
    ],
    "where somebody is from": [
        ("وصل وفد إلى مدينة مأرب. وقالت الشرطة إن منفذ الهجوم شاب يمني من مدينة تعز.", "attack", "place/marib"),
        ("قُتل ثلاثة أشخاص من بلدة سرمين بقصف مدفعي على مدينة أريحا.", "shelling", "place/ariha"),
        ("اعتقلت الشرطة شاباً من بلدة السعدية.", "arrest", "place/al-saadiyah"),
        ("وقعت اشتباكات بين مسلحين من الزاوية وآخرين من مصراتة في منطقة جنزور.", "clash", "place/janzur"),
    ],
    "a region is as wide as the land round its towns": [
        ("تقصف القوات قرى عدة في جبل الزاوية بريف إدلب.", "shelling", "place/jabal-al-zawiya"),
        ("تقصف القوات بلدة سرمين في جبل الزاوية.", "shelling", "place/sarmin"),
    ],
    "what a city before the words that tell is inside of": [
        ("بعد هدوء في بلدة سرمين، استهدف قصف مدفعي مزارع على أطراف مدينة إدلب.", "shelling", "place/idlib"),
        ("في بلدة سرمين استهدف قصف مدفعي ريف إدلب.", "shelling", "place/sarmin"),
    ],
    "the place in the name of talks": [
        (
            "اعتقلت الشرطة شاباً في كركوك. وقصفت الطائرات الجسر عقب جولة من مسار جنيف.",
            "air_drone_strike",
            "place/kirkuk",
        ),
    ],
    "what a relative clause tells of a noun": [
        (
            "تبحث الشرطة عن رابط بين حريق في مدينة سرت والهجوم الذي أوقع ستة قتلى في مدينة مصراتة.",
            "attack",
            "place/misrata",
        ),
        ("نفذت القوات عشرات الهجمات الجوية على أنحاء من شمال شرقي سوريا.", "air_drone_strike", "place/syria"),
    ],
    "what a relative clause is about": [
        ("تبعد القرية عن مدينة تدمر التي سيطر عليها التنظيم في طريقه إلى دمشق.", "control_change", "place/palmyra"),
    ],
    "what a sentence begins with": [
        ("وقع انفجار في مدينة الباب.\nوفي منبج، اعتقلت القوات شابين وسط المدينة.", "arrest", "place/manbij"),
        ("وقع انفجار في عدن. وفي محافظة مأرب، قالت الشرطة إنها اعتقلت لصاً.", "arrest", "place/marib"),
    ],
    "not where somebody spoke": [
        ("قُتل طفل في سرت. وقال الوزير خلال زيارة إلى بنغازي إن الوضع هادئ. واعتقل ثلاثة.", "arrest", "place/sirte"),
    ],
    "nowhere": [
        ("هاجم مسلحون حاجزاً على الطريق.", "attack", None),
        ("10:52 ص\nقصف على رفح\n10:31 ص\nغارة على طريق\n10:12 ص\nالحكومة تجتمع", "air_drone_strike", None),
        ("10:52 | قصف على رفح\n10:31 | غارة على طريق\n10:12 | الحكومة تجتمع", "air_drone_strike", None),
    ],
}

WHEN: dict[str, list[tuple[str, str, str | None]]] = {
    "after the Friday prayer was on a Friday, the last one": [
        ("خرجت مظاهرة عقب صلاة الجمعة في مدينة خاش.", "protest", "2024-03-08"),
    ],
    "for so many days in a row is today": [
        ("اغتيل قيادي يوم الأحد. ولليوم الثالث على التوالي، قصفت المدفعية بلدة سقبا.", "shelling", "2024-03-12~"),
    ],
    "so many days after that": [
        ("بدأ الحصار في 3 آذار. وقصفت المدفعية بلدة سقبا بعد يومين من ذلك.", "shelling", "2024-03-05"),
        ("بدأ الحصار في 3 آذار. وقصفت المدفعية بلدة سقبا قبل أسبوع من ذلك.", "shelling", "2024-02-25"),
    ],
    "what had been done before has its own day": [
        ("أفرجت السلطات في صنعاء عن 20 سجيناً كانوا قد اعتقلوا عام 2019.", "release", "2024-03-12~"),
        ("اعتقلت الشرطة في بغداد رجلاً كان يحمل سلاحاً مساء الأحد.", "arrest", "2024-03-10"),
    ],
    "since a time of the day of publication: on that day": [
        ("ومنذ فجر اليوم، شنت الطائرات 12 غارة على مدينة غزة.", "air_drone_strike", "2024-03-12"),
        ("تحاصر القوات مدينة غزة منذ فجر اليوم.", "siege", "2024-03-12/.."),
    ],
    "what was to be is past": [
        ("كان من المقرر أن يفرج عنه في 3 مارس لكن المحكمة في بغداد مددت احتجازه.", "release", "2024-03-03"),
    ],
    "so many days after what has a day of its own": [
        ("اعتقلت الشرطة المشتبه به بعد يومين من الهجوم الذي وقع الجمعة في إزمير.", "arrest", "2024-03-10"),
    ],
    "«the first before yesterday» is two days back": [
        ("قُتل ضابط بانفجار مساء الأول من أمس في كركوك.", "explosion", "2024-03-10"),
    ],
    "in how long something is counted is not when it was": [
        ("اقتحم الجيش مدينة طولكرم للمرة الثانية خلال أسبوع.", "attack", "2024-03-12~"),
    ],
    "a verb of happening, after a comma, is about the happening before it": [
        (
            "قُتل شاب إثر انفجار دراجة، وقع قرب مدينة الباب أول أمس، فرقنا أخمدت حريقاً نتج عنه.",
            "explosion",
            "2024-03-10",
        ),
        ("قُتل شاب إثر انفجار دراجة، محملة بالوقود، وقع قرب مدينة الباب أول أمس.", "explosion", "2024-03-10"),
        ("أصيب عاملان جراء انفجار لغم، وقع صباح الأحد الماضي قرب عدن.", "explosion", "2024-03-10"),
    ],
    "a remark on the place has a day of its own": [
        ("اتهمت كييف موسكو بقصف خاركيف، التي سيطرت عليها القوات الأوكرانية في آب 2022.", "shelling", "2024-03-12~"),
    ],
    "an appeal has no day from a remark on somebody named in it": [
        ("طالبت العائلة بالكشف عن مصير الصحفي سامر حداد الذي خطف في بنغازي عام 2019.", "appeal", "2024-03-12~"),
    ],
    "told, from the day of publication": [
        ("هاجم مسلحون حاجزاً في مدينة كركوك أمس.", "attack", "2024-03-11"),
        ("هاجم مسلحون حاجزاً في مدينة كركوك أول أمس.", "attack", "2024-03-10"),
        # so long after what nobody tells
        ("استشهد الأسير وليد دقة في سجن عوفر بعد 38 عاماً في الأسر.", "killing", "2024-03-12~"),
        ("هاجم مسلحون حاجزاً في مدينة كركوك فجر اليوم الثلاثاء.", "attack", "2024-03-12"),
        ("هاجم مسلحون حاجزاً في مدينة كركوك يوم السبت الماضي.", "attack", "2024-03-09"),
        ("قصفت الطائرات بلدة الخيام صباح الجمعة.", "air_drone_strike", "2024-03-08"),
        ("قُتل ثلاثة قبل يومين في مدينة تعز.", "killing", "2024-03-10"),
    ],
    "told, as a date": [
        ("هاجم مسلحون حاجزاً في مدينة كركوك في 3 آذار.", "attack", "2024-03-03"),
        ("كان الجيش قد انسحب من مدينة الموصل في حزيران 2014.", "withdrawal", "2014-06"),
        ("ومنذ 8 أكتوبر 2023، تشن إسرائيل غارات على بلدة الخيام.", "air_drone_strike", "2023-10-08/.."),
        ("دُمر الجسر عام 2019 في مدينة الرقة.", "property_damage", "2019"),
        ("في 3 آذار وصل الوفد، ثم هاجم مسلحون مقره في عدن.", "attack", "2024-03-03"),
    ],
    "each clause its own day": [
        ("أعلن المصدر، أمس، أن القوات ستنسحب غداً من مدينة الباب.", "withdrawal", "2024-03-13"),
        ("اعتقلت الشرطة في 5 آذار رجلين شاركا في هجوم على مخفر عام 2022.", "arrest", "2024-03-05"),
        ("اعتقلت الشرطة في 5 آذار رجلين شاركا في هجوم على مخفر عام 2022.", "attack", "2022"),
    ],
    "with the time that its sentence begins with": [
        ("في نيسان 2003، دخلت القوات بغداد وسيطرت على المطار.", "control_change", "2003-04"),
    ],
    "not with the day of what is told beside it": [
        ("وقع هجوم في كركوك، حيث اعتُقل مطلوبون عام 2019. وفي 3 آذار انسحب الجيش.", "attack", "2024-03-12~"),
    ],
    "of months and years, of no day": [
        ("هاجم مسلحون حاجزاً في 3 آذار. وخلال الأعوام الماضية، اعتقلت الشرطة المئات.", "arrest", None),
        ("هاجم مسلحون حاجزاً في 3 آذار. وتشهد المدينة منذ سنوات عمليات اغتيال.", "killing", None),
    ],
    "from the morning on": [
        ("تقصف القوات المدينة منذ فجر 3 آذار. واعتقلت شابين.", "arrest", "2024-03-03"),
    ],
    "stretches": [
        ("تحاصر القوات مدينة الفاشر منذ 10 أيار 2023.", "siege", "2023-05-10/.."),
        ("حاصرت القوات مدينة تعز منذ آذار 2015 حتى أيار 2016.", "siege", "2015-03/2016-05"),
        ("استمر حصار البلدة منذ 3 شباط حتى 9 آذار.", "siege", "2024-02-03/2024-03-09"),
    ],
    "stretches open at one end, and from the beginning of a year": [
        ("وثّق المرصد 40 هجوماً في ريف حماة منذ بدء الحملة حتى 9 آذار.", "attack", "../2024-03-09"),
        (
            "شنت الطائرات 200 غارة على صعدة منذ بداية العام الجاري حتى 9 آذار.",
            "air_drone_strike",
            "2024-01-01/2024-03-09",
        ),
    ],
    "a span after «منذ»": [
        ("قُتل قيادي منذ ثلاثة أيام في غارة على مدينة صنعاء.", "air_drone_strike", "2024-03-09"),
        ("تقصف المدفعية منذ يومين بلدة سرمين.", "shelling", "2024-03-10/.."),
        ("اعتقلت الشرطة ناشطاً منذ أسبوعين في مدينة بنغازي.", "arrest", "2024-02-27"),
        ("حاصرت القوات مدينة الفاشر منذ ثلاثة أشهر.", "siege", "2023-12/.."),
        ("اعتقلت الشرطة ناشطاً منذ أيام في مدينة بنغازي.", "arrest", None),
    ],
    "since something of a date": [
        ("تقصف القوات بلدة سرمين منذ وصولها في 5 شباط.", "shelling", "2024-02-05/.."),
    ],
    "what it is compared with is no stretch": [
        ("شهدت عدن في 3 آذار أعنف انفجار منذ عام 2019.", "explosion", "2024-03-03"),
        ("وقعت في كركوك أول عملية خطف منذ عام 2021.", "abduction", "2024-03-12~"),
        ("اعتقلت الشرطة في كركوك أكثر من 100 شخص منذ عام 2021.", "arrest", "2021/.."),
    ],
    "as long ago as it has lasted": [
        ("تحاصر القوات مدينة الفاشر منذ خمسة أشهر.", "siege", "2023-10/.."),
        ("تحاصر القوات مدينة تعز منذ ثلاثة أعوام.", "siege", "2021/.."),
        ("قصفت القوات مدينة الفاشر منذ يومين.", "shelling", "2024-03-10"),
        ("تحتجز القوات عشرات المدنيين في دارفور منذ اندلاع الحرب في نيسان 2023.", "holding", "2023-04/.."),
    ],
    "over several days, months or years": [
        ("نهب مسلحون سوق المدينة يومي السبت والأحد.", "property_damage", "2024-03-09/2024-03-10"),
        ("أعدم التنظيم العشرات بين عامي 2014 و2016.", "killing", "2014/2016"),
    ],
    "beside a day told for something else": [
        ("أُفرج عن ناشط بعد اعتقاله في بغداد في آب 2015.", "release", "2024-03-12~"),
        ("أفرجت السلطات عن مئة سجين بموجب عفو صدر في 3 آذار.", "release", "2024-03-12~"),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وتبنى التنظيم التفجير مساء 5 آذار.", "explosion", "2024-03-03"),
        ("وعدت الوزارة بفتح الطريق غداة هجوم على حاجز في كركوك.", "attack", None),
        ("اعتقلت الشرطة شابين في 5 آذار، بعد يومين من هجوم على حاجز في كركوك.", "attack", "2024-03-03"),
        ("أُغلقت الجامعة غداة مقتل طالبين يوم الأحد.", "killing", "2024-03-10"),
    ],
    "in the days before the story, which keeps its own": [
        (
            "هاجم مسلحون حاجزاً في كركوك في 3 آذار. وكانت المحكمة سجنت قائدهم في 18 شباط. وقُتل شرطيان.",
            "killing",
            "2024-03-03",
        ),
    ],
    "in a sentence with initials in brackets": [
        ("اعتقلت الشرطة المطلوب (ع. ز.) في بغداد بتاريخ 3/3/2024.", "arrest", "2024-03-03"),
    ],
    "with a word for the time last told": [
        ("شهد كانون الثاني الماضي أمطاراً غزيرة، وقُتل خلاله ثلاثة أشخاص بالرصاص.", "killing", "2024-01"),
        ("سيطر التنظيم على الموصل في حزيران 2014. وأعدم وقتها مئات الجنود.", "killing", "2014-06"),
    ],
    "on with the year that the sentence before began with": [
        (
            "هاجم مسلحون حاجزاً في كركوك في 3 آذار. وفي عام 2014 سيطر التنظيم على البلدة. وأعدم عشرة من أهلها.",
            "killing",
            "2014",
        ),
    ],
    "of no one day": [
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وتتهم منظمات الجيش باعتقال المئات.", "arrest", None),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وغالباً ما تقصف الطائرات الجبال.", "air_drone_strike", None),
        ("انفجرت عبوة في كركوك في 3 آذار. ونفت الشرطة مسؤوليتها عن هجمات سابقة.", "attack", None),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. واعتقلت الشرطة العشرات على مدار الأيام الماضية.", "arrest", None),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وبعد أيام من ذلك اعتقلت الشرطة مشتبهاً به.", "arrest", None),
        ("انفجرت عبوة في كركوك في 3 آذار. ويعيش قربها نازحون يتعرضون لقصف شبه يومي.", "shelling", None),
    ],
    "whether it was is not told as done before": [
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. ولم يعرف ما إذا كانت الشرطة اعتقلت أحداً.", "arrest", "2024-03-03"),
    ],
    "the day somebody spoke, where nothing else is told": [
        ("قال مصدر أمني الأحد إن عبوة انفجرت في كركوك. واعتقلت الشرطة شابين.", "arrest", "2024-03-10"),
    ],
    "what happened in its course gives it its day": [
        ("تحقق الشرطة في الهجوم الذي أوقع قتيلين خلال اجتماع للحزب في 5 شباط في إربد.", "attack", "2024-02-05"),
    ],
    "done before the story's day, and undated": [
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وكانت الشرطة قد اعتقلت أربعة مشتبه بهم.", "arrest", None),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وسبق أن اعتقلت الشرطة أربعة مشتبه بهم.", "arrest", None),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وقالت الشرطة إنها اعتقلت أربعة مشتبه بهم.", "arrest", "2024-03-03"),
    ],
    "a told day is carried on": [
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. ثم انسحبوا إلى الجبال.", "withdrawal", "2024-03-03"),
        ("هاجم مسلحون حاجزاً في كركوك في 3 آذار. وفي اليوم التالي اعتقلت الشرطة مشتبهاً به.", "arrest", "2024-03-04"),
        # a month told of something earlier is not
        (
            "هاجم مسلحون حاجزاً في كركوك في 3 آذار. وكان الجيش قد انسحب في أيلول 2020. وقُتل شرطيان.",
            "killing",
            "2024-03-03",
        ),
    ],
    "a lead without a day is of about the day of publication": [
        ("هاجم مسلحون حاجزاً في مدينة كركوك.", "attack", "2024-03-12~"),
        # further down it is of no known day
        (
            "وصل وفد إلى المدينة. وتجول في السوق. وزار المدرسة. وتناول الغداء. وهاجم مسلحون حاجزاً في كركوك.",
            "attack",
            None,
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [pytest.param(*row, id=f"{name}-{k}") for name, rows in WHERE.items() for k, row in enumerate(rows)],
)
def test_where_it_happened(text: str, kind: str, expected: str | None) -> None:
    assert only(text, kind).where == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [pytest.param(*row, id=f"{name}-{k}") for name, rows in WHEN.items() for k, row in enumerate(rows)],
)
def test_when_it_happened(text: str, kind: str, expected: str | None) -> None:
    when = only(text, kind, DAY).when
    assert (None if when is None else when.edtf) == expected


def test_what_is_told_again_with_the_article_was_where_the_report_told_it() -> None:
    text = "انفجرت سيارة مفخخة في سرت. ووصل وفد إلى طرابلس، وسيبقى في طرابلس. ونفى التنظيم ضلوعه في التفجير."
    assert [claim.where for claim in claims(text)] == ["place/sirte", "place/sirte"]


def test_counted_by_the_hundred_they_are_not_the_one_told_before() -> None:
    text = "استهدفت غارة مطار دمشق الدولي. وشنّت إسرائيل مئات الغارات على المناطق التي تنتشر فيها الفصائل في سوريا."
    assert [claim.where for claim in claims(text)][:2] == ["facility/damascus-airport", "place/syria"]


def test_what_a_headline_tells_of_the_land_was_where_the_lead_tells_it() -> None:
    text = "غارة جنوبي إدلب.\nاستهدفت مسيّرة مزرعة في بلدة سرمين. وذكر مراسلنا أن الغارة أوقعت قتيلين."
    assert [claim.where for claim in claims(text)] == ["place/idlib", "place/sarmin", "place/sarmin"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("اعتقال مطلوبين في كركوك.\nاعتقلت الشرطة أمس مطلوبين في كركوك.", "2024-03-11"),
        ("قُتل ستة في انفجار بسوق مدينة الباب.\nووقع الانفجار ظهر أمس قرب دوار السنتر.", "2024-03-11"),
        # elsewhere, or long before, it is not the same
        ("اعتقال مطلوبين في كركوك.\nاعتقلت الشرطة أمس مطلوبين في عدن.", "2024-03-12~"),
        ("اعتقال مطلوبين في كركوك.\nاعتقلت الشرطة في شباط 2019 مطلوبين في كركوك.", "2024-03-12~"),
    ],
)
def test_a_headline_has_the_day_of_the_sentence_that_tells_the_same(text: str, day: str) -> None:
    when = claims(text, DAY)[0].when
    assert when is not None and when.edtf == day


@pytest.mark.parametrize(("published", "expected"), [("2024-03", "2024-03~"), ("2024-03-12~", "2024-03-12~")])
def test_about_the_day_of_publication_is_no_more_exact_than_that_day(published: str, expected: str) -> None:
    when = only("هاجم مسلحون حاجزاً في مدينة كركوك.", "attack", published).when
    assert when is not None and (when.edtf, when.mention) == (expected, None)


@pytest.mark.parametrize("published", [None, "2024-03-01/2024-03-05"])
def test_without_a_day_of_publication_an_undated_claim_has_none(published: str | None) -> None:
    assert only("هاجم مسلحون حاجزاً في مدينة كركوك.", "attack", published).when is None


def test_the_like_of_what_was_told_before_was_where_that_was() -> None:
    text = "هاجم مسلحون حقل كورمور. وزار الوفد مدينة السليمانية. وأوقع هجوم مماثل أربعة قتلى."
    assert [c.where for c in claims(text) if c.type == "attack"] == ["facility/khor-mor-gas-field"] * 2


def test_all_places_of_a_clause_are_kept_the_most_exact_first() -> None:
    claim = only("قصفت الطائرات أطراف مدينة الباب ومحيط بلدة تادف.", "air_drone_strike")
    assert claim.places == ("place/al-bab", "place/tadif")


def test_the_rule_says_where_place_and_time_come_from() -> None:
    text = "هاجم مسلحون حاجزاً في كركوك في 3 آذار. ثم انسحبوا إلى الجبال."
    assert [claim.rule.split("; ")[1:] for claim in claims(text, DAY)] == [
        ["place: clause", "time: told"],
        ["place: passage", "time: narration"],
    ]
