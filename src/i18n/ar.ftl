# العربية. راجعها إنسان: لا.

## Every page

skip = الانتقال إلى المحتوى
languages-label = اللغة
footer-eko = Eko: صوت يعود إلى أصحابه.
title-fault = خطأ:
contact-questions = لديك أسئلة؟ للتواصل:
to-status-page = الاطلاع على ما حدث في مسار الحوار
moment = { $date } الساعة { $time }
percent = { $figure }%
kilobytes = { $figure } كيلوبايت
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date = { $day } { $month } { $year }
accessibility-link = إمكانية الوصول
privacy-link = كيف نتعامل مع بياناتك
read-aloud = القراءة بصوت عالٍ
read-aloud-stop = إيقاف القراءة

## Forms

faults-title = هناك ما يحتاج إلى تصحيح
address-missing = يُرجى كتابة عنوان بريد إلكتروني
address-no-at = يحتاج العنوان إلى علامة @
address-several-ats = يحتاج العنوان إلى علامة @ واحدة فقط
address-space = في العنوان مسافة فارغة
address-no-name = ينقص شيء قبل علامة @
address-no-domain = ينقص شيء بعد علامة @، مثل example.org
address-too-long = العنوان طويل جدًا
address-character = في العنوان حرف أو رمز لا يمكن أن يكون في هذا الموضع: { $character }
address-unseen = في العنوان رمز غير مرئي ({ $character }). يُرجى كتابة العنوان مرة أخرى يدويًا.
address-no-host = ما بعد علامة @ لا يمكن أن يكون صحيحًا. يجب أن يكون مثل example.org
address-meant = هل تقصد { $address }؟
address-meant-yes = نعم، تصحيح العنوان
address-meant-no = لا، حفظ العنوان كما كُتب
in-language = ({ $language })
save = حفظ
back = رجوع

## When something goes wrong

error-not-found-title = هذه الصفحة غير موجودة
error-not-found-text = يُرجى التحقق من العنوان. إذا كان لديك رمز من أحد الحوارات، فيمكنك كتابته في صفحة البداية.
error-forbidden-title = ليست لديك الصلاحية
error-forbidden-text = يُرجى طلب الصلاحية اللازمة من الشخص المسؤول عن مسار الحوار.
error-cross-site-title = جاء النموذج من موقع آخر
error-cross-site-text = لم يُحفظ أي شيء. يُرجى فتح الصفحة هنا والإرسال مرة أخرى.
error-malformed-title = تعذّرت القراءة
error-malformed-text = يُرجى الرجوع وإعادة تحميل الصفحة والمحاولة مرة أخرى. لم يُحفظ أي شيء.
error-media-text = هذه الصفحة تستقبل النماذج فقط. لم يُحفظ أي شيء.
error-method-text = لا يمكن استخدام الصفحة بهذه الطريقة.
error-too-large-title = الحجم كبير جدًا
error-too-large-text = يُرجى تقصير النص أو تصغير الملف ثم الإرسال مرة أخرى. لم يُحفظ أي شيء.
error-throttled-title = يُرجى الانتظار قليلًا
error-throttled-text = جرت عدة محاولات متتالية غير صحيحة. يمكن المحاولة مرة أخرى بعد دقيقة.
error-refused-title = لا يمكن القيام بذلك
error-busy-title = كثيرون يستخدمون الصفحة الآن
error-busy-text = لم يَضِع شيء، لكن إجابتك لم تصل بعد. يُرجى الرجوع والإرسال مرة أخرى بعد قليل.
error-fault-title = حدث خلل من جانبنا
error-fault-text = تم تسجيل الخلل. يُرجى الرجوع والمحاولة مرة أخرى.
error-way-out = الذهاب إلى صفحة البداية
error-status = رمز الحالة { $status }
form-cut-off = لم يصل كل شيء. يُرجى الرجوع والإرسال مرة أخرى.
form-not-utf8 = في النص أحرف لا يمكن قراءتها. يُرجى الرجوع وكتابته من جديد.
form-key-missing = النموذج غير مكتمل. يُرجى الرجوع وإعادة تحميل الصفحة والإرسال مرة أخرى.

## Participants: the code

start-title = كتابة الرمز
start-lead = الرمز موجود على الملصق أو الشاشة في مكان اللقاء.
start-code = الرمز
start-hint = ثمانية أحرف وأرقام، مثل ABCD-2345. لا فرق بين الأحرف الكبيرة والصغيرة.
start-go = متابعة
code-malformed = يتكوّن الرمز من ثمانية أحرف وأرقام
code-unknown = لا يوجد رمز كهذا. يُرجى قراءته مرة أخرى على الملصق، أو سؤال من أدار الحوار.

## Participants: the question

heard = إلى أي درجة أُتيح لك إيصال صوتك؟
choice-very-high = بدرجة كبيرة جدًا
choice-fairly-high = بدرجة كبيرة نوعًا ما
choice-fairly-low = بدرجة قليلة نوعًا ما
choice-not-at-all = لا، إطلاقًا
choice-no-answer = لا أعرف أو أفضّل عدم الإجابة
choice-missing = يُرجى اختيار إحدى الإجابات
better = ما الذي كان يمكن أن يكون أفضل؟
better-hint = لا يلزمك كتابة أي شيء. يُرجى عدم كتابة أسماء.
better-too-long = أقصى عدد للأحرف في النص هو { $most }
answer-anonymous = تُحتسب إجابتك ولا تُحفظ على أنها لك. لا يمكن العثور عليها مرة أخرى، ولذلك لا يمكن عرضها أو حذفها أيضًا.
send = إرسال
again-changes = إذا أرسلت مرة أخرى فستتغيّر الإجابة التي قدّمتها قبل قليل. ولا تُحتسب إلا مرة واحدة.
answer-else = شخص آخر يجيب على هذا الهاتف
before-title = لم يحن الوقت بعد
before-text = يمكنك الإجابة ابتداءً من { $moment }.
not-yet-text = يمكنك الإجابة بعد بدء الحوار.
closed-title = لم تعد الإجابة ممكنة
closed-text = لم تُحتسب إجابتك.
closed-your-words = هذا هو النص الذي كتبته:
cancelled-title = أُلغي هذا اللقاء
cancelled-text = لا يلزمك فعل أي شيء. إذا أردت معرفة المزيد فاسأل من دعاك.
question-of = السؤال { $number } من { $total }
question-optional = الإجابة اختيارية.
question-skip = تخطّي السؤال
choices-hint = يمكنك اختيار أكثر من إجابة.
choices-missing = يُرجى اختيار إجابة واحدة على الأقل، أو تخطّي السؤال
words-missing = يُرجى كتابة شيء، أو تخطّي السؤال
answer-too-many = وصلت من هنا إجابات كثيرة جدًا، لذلك يُرجى الانتظار دقيقة ثم الإرسال مرة أخرى. ما اخترته ما زال هنا.
address-too-many = وصلت من هنا عناوين كثيرة جدًا، لذلك يُرجى الانتظار دقيقة ثم الإرسال مرة أخرى. عنوانك ما زال هنا.
deeper = إلى أي حد أصبحت لديك معرفة أعمق بموضوع { $topic }؟
extent-very-high = إلى حد كبير جدًا
extent-fairly-high = إلى حد كبير نوعًا ما
extent-fairly-low = إلى حد قليل نوعًا ما
before-reminder = يُرجى الاحتفاظ بالرمز أو الملصق والعودة في ذلك الوقت.

## Participants: the address

thanks-title = شكرًا لك. تم احتساب إجابتك
thanks-counted = يمكنك التوقف هنا.
wish-title = هل لديك رغبة في معرفة ما سيحدث بعد ذلك؟
consent-intro = يمكنك ترك عنوان بريدك الإلكتروني إن أردت. يقتصر استخدامه لدى { $organisation } على ما يتم اختياره هنا. يُحفظ العنوان وحده، منفصلًا عن إجابتك، ويُحذف بعد انتهاء إرسال الرسائل.
consent-legend = أودّ أن يصلني
consent-interim = التقرير المرحلي، عند صدوره
consent-final = التقرير النهائي، عند صدوره
consent-outcomes = معلومات عمّا أدى إليه ذلك، في وقت لاحق
consent-under-13 = إذا كان عمرك أقل من 13 سنة، فوليّ أمرك هو من يقرر إن كان يمكنك ترك عنوانك. وإلا فيمكنك السؤال في مكان اللقاء، فالأخبار ستصل إلى هناك أيضًا.
consent-missing = يُرجى اختيار ما يُرسل إليك، أو تخطّي العنوان
wish-address = عنوان بريدك الإلكتروني
wish-send = حفظ العنوان
wish-skip = لا شكرًا، انتهيت
wish-cancelled = أُلغي اللقاء، ولذلك لم يُحفظ العنوان.
wish-process-ended = انتهى مسار الحوار ولن يُرسل أي شيء بعد الآن، ولذلك لم يُحفظ العنوان. كل ما أُرسل يمكن قراءته في صفحة مسار الحوار.
wish-too-late = انتهى الحوار منذ مدة، ولذلك لم يُحفظ العنوان. كل ما يُرسل يمكن قراءته أيضًا في صفحة مسار الحوار.
saved-title = تم حفظ العنوان
saved-text = ستصلك رسالة إلكترونية عندما يكون هناك ما نخبرك به.
saved-withdraw = في كل رسالة رابط يمكنك من خلاله تغيير رأيك.
thanks-close = يمكنك الآن إغلاق الصفحة.
saved-echo = سنكتب إلى هذا العنوان:
saved-correct = هل فيه خطأ؟ تصحيح العنوان
saved-correct-send = حفظ العنوان المصحَّح

## Those who left an address

my-data-title = بياناتك
my-data-lead = هذا كل ما هو محفوظ عن عنوانك.
my-data-wording = هذه هي النسخة { $version } من النص، المستخدمة منذ { $date }.
my-data-language = لغة الرسائل
my-data-agreed = هذا ما وافقت عليه
my-data-no-answer = إجابتك عن السؤال غير موجودة هنا. احتُسبت من دون اسم ولا يمكن العثور عليها مرة أخرى.
my-data-until = سيُحذف عنوانك في { $date } على أبعد تقدير.
my-data-until-unknown = سيُحذف عنوانك بعد { $days } يومًا من آخر رسالة وافقت عليها.
my-data-none-left = لإيقاف كل الرسائل، يمكنك حذف العنوان أدناه
my-data-erase = حذف عنواني
my-data-erase-text = يُحذف العنوان فورًا ولن تصلك أي رسائل أخرى.
unsubscribe-title = إيقاف الرسائل؟
unsubscribe-text = بالضغط على الزر يُحذف عنوانك فورًا.
unsubscribe-change = تغيير ما يصلني بدلًا من ذلك
not-me-title = ألم تكن أنت؟
not-me-text = هل ترك شخص آخر عنوانك في لقاء؟ اضغط على الزر: يُمحى العنوان فورًا ولا يُرسَل إليه شيء بعد ذلك.
not-me-do = لم أكن أنا، امحُ العنوان
test-link = هذا الرابط من رسالة تجريبية، وهو يبيّن إلى أين يؤدي الرابط في الرسالة الحقيقية. لا يُحفظ هنا شيء ولا يُحذف شيء.
erased-title = تم حذف العنوان
erased-text = لن تصلك أي رسائل أخرى. كل ما يُرسل يمكن قراءته أيضًا في صفحة مسار الحوار.

## The public status page

status-title = ما الذي حدث
status-closed = لم تعد الإجابة ممكنة. هنا يظهر ما حدث منذ ذلك الحين.
status-reports = ملاحظات واكتشافات ودروس مستفادة
status-nothing-yet = لم يُنشر شيء بعد. أول ما يُنشر سيظهر هنا.
status-nothing = لم يُنشر شيء.
status-ended = انتهى مسار الحوار في { $date }. لن يأتي شيء آخر.
report-version-is = الإصدار { $version }
report-read-file = قراءة { $name }
report-read-link = قراءة التقرير
kind-interim = التقرير المرحلي
kind-final = التقرير النهائي
kind-popular = النسخة المبسّطة من التقرير النهائي
kind-outcomes = ما أدى إليه ذلك
status-updates = آخر الأخبار
status-updated = آخر تحديث: { $date }
status-never-updated = لم يُضَف شيء بعد
status-figures = الأرقام
status-next = ما سيأتي بعد ذلك
status-next-report = { $report }: { $date }
status-calendar = إضافة هذا اليوم إلى تقويمك
status-feed = المتابعة عبر قارئ أخبار
status-themes = المواضيع
status-without-address = لا حاجة إلى ترك عنوان. كل شيء يظهر هنا.

## Ready-made news

ready-begun-title = بدأت لقاءات الحوار
ready-begun-body = نلتقي الآن بأشخاص نادرًا ما يُسألون عن رأيهم، لنستمع إليهم. سنجمع ما نسمعه في تقرير، وسيكون متاحًا هنا.
ready-met-title = انتهت لقاءات الحوار
ready-met-body = شكرًا لكل من شارك. نراجع الآن كل ما سمعناه منكم. سيصبح ذلك تقريرًا فيه ملاحظات واكتشافات ودروس مستفادة، ويمكن قراءته هنا.
ready-handed-title = تم تسليم ما سمعناه منكم
ready-handed-body = التقرير الآن لدى أصحاب القرار. وبعد أن ينظروا فيه، سنخبركم هنا بما يؤدي إليه.

## Posters

qr-alt = رمز QR يوصل إلى الرمز { $code }
poster-how = يمكن توجيه كاميرا الهاتف نحو المربع، أو كتابة الرمز في:

## The room’s screen

host-type-code = أو كتابة الرمز في { $host }
host-answered-hint = يظهر هنا عدد من أجابوا فقط، ولا تظهر الإجابات أبدًا.
display-answered = عدد من أجابوا: { $count }

## Paper

paper-how = ضع علامة × عند الجواب الأنسب.
paper-hand-in = اطوِ الورقة وضعها مع الأوراق الأخرى، ولا تكتب اسمك.

## The tablet

kiosk-start = ابدأ
kiosk-finish = تم
kiosk-done = يمكن الآن تسليم الجهاز اللوحي إلى الشخص التالي.
kiosk-over = ما أُرسل من قبل محفوظ وسيُنقل. وما لم يُرسل لا يُحتسب.
kiosk-still-there = هل ما زلت هنا؟
kiosk-seconds = سيُحذف ما لم يُرسَل بعد { $seconds } ثانية.
kiosk-continue = متابعة
kiosk-needs-script = تحتاج هذه الصفحة إلى JavaScript. ويمكن الإجابة عن الاستبيان من دونه برمز QR.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = مرحبًا،
mail-why = لقد شاركت في حوار ضمن المسار { $process } وطلبت من { $organisation } التواصل معك.
mail-what = يمكن الآن قراءة «{ $title }».
mail-read = للقراءة:
mail-read-button = قراءة التقرير
mail-contact = لديك أسئلة؟ يمكنك الرد على هذه الرسالة، أو الكتابة إلى { $name }، { $organisation }: { $email }
mail-my-data = لعرض بياناتك وتغييرها:
mail-my-data-link = عرض بياناتك وتغييرها
mail-unsubscribe = إيقاف الرسائل؟ يُحذف عنوانك هنا:
mail-unsubscribe-link = إيقاف الرسائل وحذف عنواني
mail-not-me = ألم تكن أنت من ترك هذا العنوان؟ أخبرنا هنا وسيُمحى:
mail-not-me-asks = ألم تكن أنت من ترك هذا العنوان؟
mail-not-me-link = لم أكن أنا

## Accessibility statement

a11y-title = إمكانية الوصول
a11y-lead = الجهة المسؤولة عن هذه الخدمة هي { $organisation }، وهي تريد أن يتمكن الجميع من استخدامها، مهما كانت احتياجاتهم.
a11y-how-title = ما مدى إمكانية الوصول إلى الخدمة؟
a11y-full = تستوفي الخدمة المتطلبات بالكامل، بحسب علمنا.
a11y-partial = تستوفي الخدمة المتطلبات جزئيًا. ما يلي لا يعمل بعد:
a11y-not-reviewed = لم تُراجَع الخدمة بعد من جانب { $organisation }.
a11y-standard = تُقارَن الخدمة بالمعيار الأوروبي EN 301 549 وبإرشادات WCAG 2.2، المستويين A وAA.
a11y-help-title = إذا تعذّر عليك استخدام الخدمة
a11y-help = يمكنك إخبارنا بما لا يعمل. ويمكنك الإجابة على الورق بدلًا من ذلك، أو الحصول على مساعدة ممن يدير الحوار. لا أحد يحتاج إلى هاتف كي يُسمع صوته.
a11y-report-title = إخبارنا بأمر يحتاج إلى تحسين
a11y-report = هل واجهت شيئًا يصعب استخدامه وغير مذكور هنا؟ يمكنك الكتابة أو الاتصال كي نصلحه.
a11y-authority-title = إذا لم يكن ردّنا كافيًا
a11y-authority = تشرف الهيئة السويدية للإدارة الرقمية (Digg) على الالتزام بقانون إمكانية الوصول إلى الخدمات العامة الرقمية. يمكنك تقديم شكوى إلى Digg إذا لم نصلح ما أخبرتنا به.
a11y-authority-link = تقديم شكوى إلى Digg
a11y-tested-title = كيف تم اختبار الخدمة
a11y-tested = يُجرَّب كل تغيير في البرنامج على جميع الصفحات وبجميع اللغات: ببرنامج فحص، وبلوحة المفاتيح وحدها، ومن دون JavaScript، وعلى شاشات صغيرة، ومع التكبير أربع مرات، وبألوان مخصّصة.
a11y-reviewed-on = آخر مراجعة للخدمة من جانب { $organisation } كانت بتاريخ { $date }.
a11y-updated-on = تم تحديث هذا البيان بتاريخ { $date }.

## Privacy page

privacy-title = كيف نتعامل مع بياناتك
privacy-lead = باختصار: تُحتسب إجابتك من دون أن يعرف أحد أنها لك، والقرار بشأن عنوانك يعود إليك.
privacy-responsible-title = الجهة المسؤولة
privacy-responsible = الجهة المسؤولة عن معالجة البيانات الشخصية هي { $organisation }.
privacy-answers-title = إجاباتك
privacy-answers = نحسب فقط عدد من اختاروا كل إجابة. لا يُحفظ ما أجاب به شخص بعينه، ولا وقت الإجابة. لذلك لا يمكن العثور على إجابتك مرة أخرى أو عرضها لك أو حذفها.
privacy-words = النص الذي كتبته بكلماتك يُحفظ من دون أي صلة بإجاباتك الأخرى. يقرؤه من يقودون مسار الحوار، بعد انتهاء الحوار وبعد أن يجيب عدد كافٍ من الأشخاص.
privacy-figures = لا تُعرض الأرقام إلا لمجموعات لا يقل عدد إجاباتها عن { $threshold }، حتى عندما تكون إجابات الجميع في المجموعة متشابهة.
privacy-device-title = هاتفك
privacy-device = لا تضع الصفحات أي ملفات تعريف ارتباط (كوكيز) ولا تجلب شيئًا من شركات أخرى. ولا يُحفظ عنوان IP الخاص بك.
privacy-address-title = عنوان بريدك الإلكتروني
privacy-address = إذا تركت عنوانك، فإنه يُحفظ مشفّرًا، منفصلًا عن الإجابات ومن دون اسمك. ولا تُحفظ معه معلومة عن الحوار الذي شاركت فيه. ولا يُستخدم إلا لما اخترته.
privacy-basis = الأساس القانوني هو موافقتك بحسب اللائحة العامة لحماية البيانات (GDPR)، المادة 6 الفقرة 1 أ والمادة 9 الفقرة 2 أ. يمكنك تغيير رأيك في أي وقت، عبر رابط في كل رسالة.
privacy-retention = يُحذف العنوان فور طلبك ذلك. وإلا فيُحذف بعد انتهاء آخر إرسال وافقت عليه وبعد معالجة الرسائل المرتجعة.
privacy-disposal = القرارات الخاصة بإتلاف السجلات: { $number }
privacy-shared-title = من يرى البيانات
privacy-shared = لا أحد من خارج { $organisation } يرى العناوين. والجهات التي تساعد في إقامة الحوارات لا ترى الإجابات ولا العناوين.
privacy-partners-title = الجهات المشاركة
privacy-rights-title = حقوقك
privacy-rights = يمكنك الاطلاع على ما هو محفوظ عن عنوانك وتصحيحه وحذفه، عبر الرابط الموجود في كل رسالة. ويمكنك أيضًا طلب نسخة، وطلب تقييد الاستخدام، والاعتراض عليه.
privacy-desk = ألم تصلك أي رسالة بعد، ولذلك ليس لديك رابط؟ اكتب إلى المذكورين أدناه من العنوان المعني. يمكنهم إخبارك بما هو محفوظ عنه، وإعطاؤك إياه في ملف، وحذفه. وإذا كتب أحد عنك، فيمكنهم إزالة ذلك أيضًا.
privacy-officer = مسؤول حماية البيانات:
privacy-complain = إذا كان في رأيك خطأ في طريقة تعاملنا مع بياناتك، فيمكنك تقديم شكوى إلى الهيئة السويدية لحماية الخصوصية (IMY).
privacy-complain-link = تقديم شكوى إلى الهيئة (IMY)
organisation-any = الجهة المنظِّمة للحوار
