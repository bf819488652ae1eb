# Soomaali. Qof ma hubiyay: maya.

## Every page

skip = Toos ugu gudub qoraalka bogga
languages-label = Luqad
footer-eko = Eko: cod kuu soo noqda.
title-fault = Khalad:
contact-questions = Su’aalo ma qabtaa? La xiriir
to-status-page = Bogga wadahadallada ka eeg waxa dhacay
moment = { $date }, saacadda { $time }
percent = { $figure }%
kilobytes = { $figure } kB
month-1 = Janaayo
month-2 = Febraayo
month-3 = Maarso
month-4 = Abriil
month-5 = Maajo
month-6 = Juun
month-7 = Luulyo
month-8 = Agoosto
month-9 = Sebteembar
month-10 = Oktoobar
month-11 = Nofeembar
month-12 = Diseembar
date = { $day } { $month } { $year }
accessibility-link = Helitaanka adeegga
privacy-link = Sida macluumaadkaaga loo maareeyo
read-aloud = Cod ku akhri
read-aloud-stop = Jooji akhriska
listen = Dhegeyso
watch-signed = Ku daawo luqadda dhegoolayaasha

## Forms

faults-title = Wax baa u baahan in la saxo
address-missing = Qor cinwaan iimayl
address-no-at = Cinwaanku wuxuu u baahan yahay @
address-several-ats = Cinwaanku waa inuu lahaado hal @ oo keliya
address-space = Cinwaanka waxaa ku jira meel bannaan
address-no-name = Wax baa ka maqan @ ka hor
address-no-domain = Wax baa ka maqan @ kaddib, tusaale ahaan .se
address-too-long = Cinwaanku aad ayuu u dheer yahay
address-character = Cinwaanka waxaa ku jira calaamad aan meeshaas geli karin: { $character }
address-unseen = Cinwaanka waxaa ku jira calaamad aan la arki karin ({ $character }). Cinwaanka mar kale gacanta ku qor.
address-no-host = Waxa ku qoran @ kaddib sax ma noqon karo. Waa inuu u ekaado example.se
address-meant = Ma waxaad u jeedday { $address }?
address-meant-yes = Haa, sax cinwaanka
address-meant-no = Maya, kaydi sidaan u qoray
in-language = ({ $language })
save = Kaydi
back = Dib u noqo

## When something goes wrong

error-not-found-title = Boggaas ma jiro
error-not-found-text = Hubi cinwaanka bogga. Haddii aad haysato koodh aad wadahadal ka heshay, waxaad ku qori kartaa bogga bilowga.
error-forbidden-title = Oggolaansho uma haysatid
error-forbidden-text = Qofka shaqada hoggaamiya weydiiso oggolaanshaha aad u baahan tahay.
error-cross-site-title = Foomku wuxuu ka yimid bog internet oo kale
error-cross-site-text = Waxba lama kaydin. Bogga halkan ka fur oo mar kale dir.
error-malformed-title = Waa la akhriyi waayay
error-malformed-text = Dib u noqo, bogga dib u soo rar oo isku day mar kale. Waxba lama kaydin.
error-media-text = Boggu wuxuu qaataa foomam oo keliya. Waxba lama kaydin.
error-method-text = Bogga sidaas looma isticmaali karo.
error-too-large-title = Aad ayuu u weyn yahay
error-too-large-text = Qoraalka soo gaabi ama faylka yaree, kaddibna mar kale dir. Waxba lama kaydin.
error-throttled-title = Wax yar sug
error-throttled-text = Isku dayo badan oo isku xigay ayaan shaqayn. Isku day mar kale hal daqiiqo kaddib.
error-refused-title = Taasi suurtogal ma aha
error-busy-title = Dad badan ayaa isku mar isticmaalaya
error-busy-text = Waxba ma lumin, laakiin jawaabtaadu weli nama soo gaarin. Dib u noqo oo wax yar kaddib mar kale dir.
error-fault-title = Cilad ayaa dhankeenna ka dhacday
error-fault-text = Ciladda waa la diiwaangeliyay. Dib u noqo oo isku day mar kale.
error-way-out = Tag bogga bilowga
error-status = Koodhka khaladka: { $status }
form-cut-off = Qayb ka mid ah foomka nama soo gaarin. Dib u noqo oo mar kale dir.
form-not-utf8 = Qoraalka waxaa ku jira xarfo aan la akhriyi karin. Dib u noqo oo mar kale qor.
form-key-missing = Foomku ma dhammaystirna. Dib u noqo, bogga dib u soo rar oo mar kale dir.

## Participants: the code

start-title = Qor koodhkaaga
start-lead = Koodhku wuxuu ku qoran yahay warqadda la dhejiyay ama shaashadda taalla meeshii aad ku kulanteen.
start-code = Koodh
start-hint = Siddeed xaraf iyo lambar, tusaale ahaan ABCD-2345. Xarfo waaweyn iyo xarfo yaryar waa isku mid.
start-go = Sii wad
code-malformed = Koodhku waa inuu ka koobnaado siddeed xaraf iyo lambar
code-unknown = Koodhkaas ma jiro. Mar kale ka akhri warqadda la dhejiyay, ama weydii qofkii wadahadalka hoggaamiyay.

## Participants: the question

heard = Ilaa heerkee ayaad fursad u heshay inaad codkaaga maqashiiso?
choice-very-high = Ilaa heer aad u sarreeya
choice-fairly-high = Ilaa heer xoogaa sarreeya
choice-fairly-low = Ilaa heer xoogaa hooseeya
choice-not-at-all = Haba yaraatee ma helin
choice-no-answer = Ma aqaan / ma doonayo inaan ka jawaabo
choice-missing = Dooro mid ka mid ah jawaabaha
better = Maxaa si ka wanaagsan loo qaban kari lahaa?
better-hint = Qasab ma aha inaad wax qorto. Fadlan ha qorin magacyo.
better-too-long = Qoraalku wuxuu noqon karaa ugu badnaan { $most } xaraf
answer-anonymous = Jawaabtaada waan tirinnaa, laakiin ma kaydinno inay taadu tahay. Cidina dib uma heli karto.
send = Dir
next = Sii wad
again-changes = Haddii aad mar kale dirto, jawaabtii aad hadda bixisay way isbeddelaysaa. Hal mar oo keliya ayaa la tirinayaa.
answer-else = Qof kale ayaa taleefankan kaga jawaabaya
before-title = Weli ma bilaaban
before-text = Waxaad jawaabi kartaa laga bilaabo { $moment }.
not-yet-text = Waxaad jawaabi kartaa marka wadahadalku bilaabmo.
closed-title = Waqtigii lagu jawaabi karay wuu dhammaaday
closed-text = Jawaabtaada lama tirin.
closed-your-words = Tani waa wixii aad qortay:
cancelled-title = Kulankan waa la baajiyay
cancelled-text = Waxba looma baahna inaad samayso. Haddii aad rabto inaad wax badan ogaato, weydii qofkii ku casuumay.
question-of = Su’aal { $number } oo ka mid ah { $total }
question-optional = Qasab ma aha inaad ka jawaabto.
question-skip = Ka bood su’aasha
question-back = Dib u noqo
choices-hint = Waxaad dooran kartaa dhowr.
choices-missing = Dooro ugu yaraan hal, ama ka bood su’aasha
words-missing = Wax qor, ama ka bood su’aasha
answer-too-many = Jawaabo aad u badan ayaa halkan ka yimid. Fadlan sug hal daqiiqo, kaddibna mar kale dir. Wixii aad dooratay weli waa halkan.
address-too-many = Cinwaanno aad u badan ayaa halkan ka yimid. Fadlan sug hal daqiiqo, kaddibna mar kale dir. Cinwaankaagu weli waa halkan.
deeper = Ilaa xadkee ayaad u heshay aqoon qoto dheer oo ku saabsan { $topic }?
extent-very-high = Ilaa xad aad u weyn
extent-fairly-high = Ilaa xad xoogaa weyn
extent-fairly-low = Ilaa xad xoogaa yar
extent-not-at-all = Haba yaraatee
before-reminder = Hayso koodhka ama warqadda, markaasna soo noqo.

## Participants: the address

thanks-title = Mahadsanid. Jawaabtaada waa la tiriyay
thanks-counted = Halkan waad ku joogsan kartaa.
wish-title = Ma rabtaa inaad ogaato waxa xiga?
consent-intro = Haddii aad rabto, noo dhaaf cinwaanka iimaylkaaga. { $organisation } waxay u isticmaalaysaa oo keliya waxa aad calaamadayso. Cinwaanka gooni ayaa loo kaydinayaa, isaga oo ka soocan jawaabtaada, waana la tirtirayaa muddo ka dib iimaylka ugu dambeeya.
consent-legend = Ii soo dir
consent-interim = warbixinta ku-meelgaarka ah, marka ay soo baxdo
consent-final = warbixinta kama dambaysta ah, marka ay soo baxdo
consent-outcomes = waxa ka dhashay, goor dambe
consent-under-13 = Ma ka yar tahay 13 sano? Marka hore weydii waalidkaa ama qofka mas’uulka kaa ah. Waxaad sidoo kale weydiin kartaa meeshii aad ku kulanteen. Iyagana isla macluumaadkaas ayaa la siin doonaa.
consent-missing = Calaamadee waxa aad rabto, ama ka bood cinwaanka
wish-address = Cinwaanka iimaylkaaga
wish-send = Kaydi cinwaanka
wish-skip = Maya mahadsanid, waan dhammeeyay
wish-unsaved-title = Cinwaanka lama kaydin
wish-cancelled = Kulanka waa la baajiyay, sidaas darteed cinwaanka lama kaydin.
wish-process-ended = Shaqadu way dhammaatay oo wax dambe lama diri doono, sidaas darteed cinwaanka lama kaydin. Wax kasta oo la diray waxaa laga akhrisan karaa bogga wadahadallada.
wish-too-late = Wadahadalku mar hore ayuu dhammaaday, sidaas darteed cinwaanka lama kaydin. Wax kasta oo la diro waxaa sidoo kale laga akhrisan karaa bogga wadahadallada.
saved-title = Cinwaanka waa la kaydiyay
saved-text = Waxaad heli doontaa iimayl marka ay jiraan wax la sheego.
saved-withdraw = Iimayl kasta waxaa ku jira linki aad go’aankaaga ku beddeli karto.
thanks-close = Hadda waad xiri kartaa bogga.
saved-echo = Waxaan wax ku soo diri doonnaa cinwaankan:
saved-correct = Ma khaldan yahay? Sax cinwaanka
saved-correct-send = Kaydi cinwaanka la saxay

## Those who left an address

my-data-title = Macluumaadkaaga
my-data-lead = Intani waa dhammaan waxa ku saabsan cinwaankaaga ee la kaydiyay.
my-data-wording = Kani waa nooca { $version } ee qoraalka, kaas oo la isticmaalayay tan iyo { $date }.
my-data-language = Luqadda iimayllada
my-data-agreed = Waxa aad oggolaatay
my-data-no-answer = Jawaabtii aad su’aasha ka bixisay halkan kuma jirto. Waxaa la tiriyay magac la’aan, dibna looma heli karo.
my-data-until = Cinwaankaaga waxaa la tirtirayaa ugu dambayn { $date }.
my-data-until-unknown = { $days ->
    [one] Cinwaankaaga waxaa la tirtirayaa { $days } maalin kaddib iimaylka ugu dambeeya ee aad oggolaatay.
   *[other] Cinwaankaaga waxaa la tirtirayaa { $days } maalmood kaddib iimaylka ugu dambeeya ee aad oggolaatay.
  }
my-data-none-left = Haddii aadan waxba rabin, hoos ka tirtir cinwaanka
my-data-erase = Tirtir cinwaankayga
my-data-erase-text = Cinwaanka isla markiiba waa la tirtirayaa, iimayl dambena heli maysid.
unsubscribe-title = Ma rabtid iimayl dambe?
unsubscribe-text = Riix badhanka, cinwaankaagana isla markiiba waa la tirtirayaa.
unsubscribe-change = Taas beddelkeeda, beddel waxa la ii soo diro
not-me-title = Ma qof kale ayaa qoray?
not-me-text = Qof kale ma wuxuu cinwaankaaga ku qoray kulan? Riix badhanka: cinwaanka isla markiiba waa la tirtirayaa, waxna looma diri doono mar dambe.
not-me-do = Aniga ma ahayn, tirtir
test-link = Linkigani wuxuu ka yimid iimayl tijaabo ah. Wuxuu muujinayaa halka uu ku geynayo linkiga iimaylka dhabta ah. Halkan waxba laguma kaydiyo, waxbana lagama tirtiro.
erased-title = Cinwaanka waa la tirtiray
erased-text = Iimayl dambe heli maysid. Wax kasta oo la diro waxaa sidoo kale laga akhrisan karaa bogga wadahadallada.

## The public status page

status-title = Waxa dhacay
status-closed = Waqtigii lagu jawaabi karay wuu dhammaaday. Halkan waxaad ku arkaysaa waxa dhacay intaas kaddib.
status-reports = Waxa la arkay, waxa la ogaaday iyo waxa laga bartay
status-nothing-yet = Weli waxba lama faafin. Marka kan ugu horreeya soo baxo, halkan ayaad ka heli doontaa.
status-nothing = Waxba lama faafin.
status-ended = Shaqadu waxay dhammaatay { $date }. Wax kale ma iman doonaan.
report-version-is = nooca { $version }
report-read-file = Akhri { $name }
report-read-at = Ka akhri { $title } bogga { $host }
report-in-swedish = Warbixintan laguma turjumin af Soomaali. Waxaad ku akhrin kartaa af Iswiidhish.
file-in-swedish = af Iswiidhish
hand-out-sentence = Halkan waxaad ka akhrin kartaa warbixinta wadahadallada.
kind-interim = Warbixinta ku-meelgaarka ah
kind-final = Warbixinta kama dambaysta ah
kind-popular = Warbixinta kama dambaysta ah oo kooban
kind-outcomes = Waxa ka dhashay
status-updates = Wararkii ugu dambeeyay
status-updated = Markii ugu dambaysay ee la cusbooneysiiyay: { $date }
status-never-updated = Weli waxba laguma darin
status-figures = Tirooyinka
status-next-report = { $report }: { $date }
status-calendar = Maalinta ku dar kalandarkaaga
status-feed = Kula soco barnaamijka akhriska wararka
status-themes = Mawduucyada
status-without-address = Qasab ma aha inaad cinwaan noo dhaafto. Wax walba halkan ayaa lagu soo bandhigayaa.

## What was promised

status-promises = Waxa la ballanqaaday
promise-waits = { $what }: waxaa loo ballanqaaday { $day }.
promise-late =
    { $days ->
        [one] { $what }: waxaa loo ballanqaaday { $day }. Waxaa laga daahay hal maalin.
       *[other] { $what }: waxaa loo ballanqaaday { $day }. Waxaa laga daahay { $days } maalmood.
    }
promise-kept = { $what }: waxaa loo ballanqaaday { $day }, waxaana la faafiyay { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: waxaa loo ballanqaaday { $day }, waxaana la faafiyay { $on }. Waxaa laga daahay hal maalin.
       *[other] { $what }: waxaa loo ballanqaaday { $day }, waxaana la faafiyay { $on }. Waxaa laga daahay { $days } maalmood.
    }
promise-broken = { $what }: waxaa loo ballanqaaday { $day }. Ma iman.
promise-gone = { $what }: waxaa loo ballanqaaday { $day }. Ballanqaadka waa laga noqday.
promise-moved = { $on } taariikhda waxaa laga beddelay { $was }, waxaana laga dhigay { $became }.
promise-taken-back = { $on } waxaa laga noqday ballanqaadkii { $was }.

## What was said, and what came of it

said-title = Idinku waad sheegteen – tani waa waxa ka dhashay
said-lead = Tani waa waxa ay yiraahdeen dadkii ka qayb galay iyo waxa ka dhashay. Cidina ma arki karto waxa uu qof gaar ahi yiri, ama wadahadalka lagu yiri.
said-count =
    { $count ->
        [one] Hal arrin oo la arkay
       *[other] { $count } arrimood oo la arkay
    }
said-in-perspective = Waxaa lagu yiri wadahadalladii lagu ururiyay aragtiyo kala duwan
said-in-depth = Waxaa lagu yiri wadahadalladii qotada dheeraa
said-in-report = Waxaa laga soo qaatay { $title }
said-unanswered = Weli jawaab ma jirto.
said-all = Akhri dhammaan wixii la yiri iyo waxa ka dhashay
reply-by = Jawaabta { $who }
reply-received = Waa la helay
reply-looked-at = Waa la eegayaa
reply-decided = Waa la go’aansaday
reply-done = Waa la sameeyay
reply-not-done = Lama samayn doono
reply-promise = Jawaab
reply-done-day = Waxaa la sameeyay { $day }.
reply-reference = Lambarka tixraaca

## Did it answer you?

answered = Tani jawaab ma ku siisay?
answered-yes = Haa
answered-partly = Qayb ahaan
answered-no = Maya
answered-missing = Maxaa ka maqan?
answered-ask = Tani jawaab ma ku siisay? Ka jawaab hal su’aal
answered-until = Waxaad jawaabi kartaa ilaa { $date }.

## Ready-made news

ready-begun-title = Wadahadalladu waa bilowdeen
ready-begun-body = Hadda waxaan la kulmaynaa dad ay dhif tahay in fikirkooda la weydiiyo, si aan u dhageysanno. Waxa aan maqalno waxaa lagu ururin doonaa warbixin, halkan ayaadna ka heli doontaa.
ready-met-title = Wadahadalladu waa dhammaadeen
ready-met-body = Waxaan u mahadcelinaynaa dhammaan dadkii ka qayb galay. Hadda waxaan eegaynaa wax kasta oo aad noo sheegteen. Waxaa ka soo baxaysa warbixin ay ku jiraan waxa la arkay, waxa la ogaaday iyo waxa laga bartay, halkan ayaadna ka akhrisan kartaa.
ready-handed-title = Wixii aad noo sheegteen waa la gudbiyay
ready-handed-body = Warbixinta waxaa hadda haya dadka go’aanka gaara. Marka ay ka shaqeeyaan, waxaan halkan ku sheegi doonnaa waxa ka dhasha.

## Posters

qr-alt = Koodh QR ah oo kuu geynaya koodhka { $code }
poster-how = Kamaradda taleefanka ku jeedi afargeeska, ama koodhka ku qor:
card-sentence = Ma heshay fursad aad codkaaga ku maqashiiso? Halkan ka jawaab.

## The room’s screen

host-type-code = Ama koodhka ku qor { $host }
display-answered = Inta jawaabtay: { $count }

## Paper

paper-how = Calaamad × ah ku dhig jawaabta ugu habboon.
paper-hand-in = Warqadda laab oo la dhig kuwa kale. Magacaaga ha qorin.

## The tablet

kiosk-start = Bilow
kiosk-finish = Dhammaad
kiosk-leave = Jooji
kiosk-help = Caawimo
kiosk-done = Hadda waxaad tabletka u dhiibi kartaa qofka xiga.
kiosk-over = Wixii hore loo diray waa la hayaa waana la sii gudbinayaa. Wixii aan la dirin lama tirinayo.
kiosk-still-there = Weli ma joogtaa?
kiosk-seconds = Wixii aadan dirin waa la tirtiri doonaa. Ilbiriqsiyada haray: { $seconds }
kiosk-continue = Sii wad
kiosk-needs-script = Boggani wuxuu u baahan yahay JavaScript. Waad ka jawaabi kartaa la’aantiis adigoo isticmaalaya koodhka QR.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Salaan,
mail-why = Waxaad ka qayb gashay wadahadal ka mid ahaa { $process }, waxaadna { $organisation } ka codsatay inay kula soo xiriirto.
mail-came =
    { $count ->
        [one] Hal jawaab oo cusub ayaa ka timid wixii la yidhi.
       *[other] { $count } jawaabood oo cusub ayaa ka yimid wixii la yidhi.
    }
mail-what = Hadda waa la akhrisan karaa “{ $title }”.
mail-read = Halkan ka akhri:
mail-read-button = Akhri warbixinta
mail-contact = Su’aalo ma qabtaa? Ka jawaab iimaylkan, ama u qor { $name }, { $organisation }: { $email }
mail-my-data = Eeg oo beddel macluumaadkaaga:
mail-my-data-link = Eeg oo beddel macluumaadkaaga
mail-unsubscribe = Ma rabtid iimayl dambe? Halkan ka tirtir cinwaankaaga:
mail-unsubscribe-link = Iimayl dambe ma rabo, tirtir cinwaankayga
mail-not-me = Ma qof kale ayaa cinwaankan qoray? Halkan ka sheeg, waana la tirtirayaa:
mail-not-me-asks = Ma qof kale ayaa cinwaankan qoray?
mail-not-me-link = Aniga ma ahayn

## Accessibility statement

a11y-title = Helitaanka adeegga
a11y-lead = { $organisation } ayaa adeeggan ka mas’uul ah, waxayna rabtaa in qof walba isticmaali karo, baahi kasta oo uu qabo.
a11y-how-title = Ilaa heerkee ayay dadka oo dhami adeegga u isticmaali karaan?
a11y-full = Hubintu ma helin wax shuruudaha jebinaya.
a11y-partial = Adeeggu qayb ahaan ayuu shuruudaha u waafaqsan yahay. Waxyaabahan weli ma shaqeeyaan:
a11y-not = Ma buuxiso shuruudaha. Waxyaabahan weli ma shaqeeyaan:
a11y-not-reviewed = { $organisation } adeegga weli ma hubin.
a11y-standard = Adeegga waxaa lala barbardhigaa heerbeegga Yurub ee EN 301 549 iyo WCAG 2.2, heerarka A iyo AA.
a11y-help-title = Haddii aadan isticmaali karin
a11y-help = Noo sheeg waxa aan shaqaynayn. Taas beddelkeeda waxaad ku jawaabi kartaa warqad, ama caawimaad waxaad ka heli kartaa qofka wadahadalka hoggaaminaya. Qofna uma baahna taleefan si codkiisa loo maqlo.
a11y-report-title = Noo sheeg dhibaato
a11y-report = Ma la kulantay wax ay adag tahay in la isticmaalo oo aan boggan ku qornayn? Noo soo qor ama na soo wac, si aan u saxno.
a11y-report-anywhere = Ma heshay wax ay adag tahay in la isticmaalo? U sheeg qofka wada-hadalka hagayay ama qofka ku casuumay.
a11y-authority-title = Haddii jawaabtayadu kugu filnaan weydo
a11y-authority = Hay’adda Maamulka Dijitaalka ah (Digg) ayaa kormeerta sharciga helitaanka adeegga dijitaalka ah ee dadweynaha. Waxaad Digg u gudbin kartaa cabasho haddii aannan saxin waxa aad noo sheegtay.
a11y-authority-link = Cabasho u dir Digg
a11y-tested-title = Sida loo tijaabiyay
a11y-tested = Isbeddel kasta oo barnaamijka lagu sameeyo waxaa lagu tijaabiyaa bog kasta iyo luqad kasta: barnaamij wax hubiya, kiiboorka oo keliya, JavaScript la’aan, shaashado yaryar, bog afar jeer la weyneeyay iyo midabbo uu qofku isagu doortay.
a11y-reviewed-on = Markii ugu dambaysay ee { $organisation } ay adeegga hubiso waxay ahayd { $date }.
a11y-external = Dib-u-eegista waxaa sameeyay qof ka baxsan hay’adda.
a11y-updated-on = Bayaankan waxaa la cusbooneysiiyay { $date }.

## Privacy page

privacy-title = Sida macluumaadkaaga loo maareeyo
privacy-lead = Si kooban: jawaabtaada waa la tiriyaa iyada oo aan cidina ogayn inay taadu tahay, cinwaankaagana adiga ayaa go’aan ka gaara.
privacy-responsible-title = Cidda mas’uulka ah
privacy-responsible = { $organisation } ayaa mas’uul ka ah macluumaadka shakhsiga ah.
privacy-responsible-boards = Guddi kastaa wuxuu mas’uul ka yahay xogta shakhsiga ah ee qaybtiisa: { $boards }.
privacy-answers-title = Jawaabahaaga
privacy-answers = Waxaan tirinnaa oo keliya inta qof ee jawaab kasta doortay. Waxa uu qof gaar ahi ku jawaabay lama kaydiyo, goorta uu jawaabayna lama kaydiyo. Sidaas darteed jawaabtaada dib looma heli karo, laguma tusi karo, lamana tirtiri karo.
privacy-words = Waxa aad ereyadaada ku qorto waa la kaydiyaa iyada oo aan lala xiriirin jawaabahaaga kale. Waxaa akhriya dadka shaqada hoggaamiya, marka wadahadalku dhammaado oo dad ku filan ay jawaabaan. Qoraalku wuxuu noqon karaa dokumenti dadweyne. Sidaas darteed ha qorin wax lagugu aqoonsan karo adiga ama qof kale. Saldhigga sharciga ah waa hawl danta guud ah (GDPR, qodobka 6.1 e).
privacy-figures = Jawaabaha waxaa la soo bandhigaa oo keliya marka kooxdu leedahay ugu yaraan { $threshold } jawaabood, xitaa marka dadka kooxda oo dhan ay isku si u jawaabeen.
privacy-device-title = Taleefankaaga
privacy-device = Boggagu ma isticmaalaan cookies, waxbana kama soo qaataan shirkado kale. Cinwaankaaga IP-ga lama kaydiyo.
privacy-address-title = Cinwaanka iimaylkaaga
privacy-address = Haddii aad noo dhaafto, waxaa la kaydiyaa isaga oo sireysan, ka soocan jawaabaha, magacaaguna lama socdo. Wadahadalkii aad ka qayb gashay lalama kaydiyo. Waxaa loo isticmaalaa oo keliya waxa aad calaamadisay.
privacy-basis = Saldhigga sharciga ah ee kaydinta cinwaanka waa oggolaanshahaaga (GDPR, qodobka 6.1 a). Mar kasta waad ka noqon kartaa, adigoo isticmaalaya linkiga iimaylka ku jira ama nala soo xiriiraya. Taasi ma beddesho wixii hore loo sameeyay. Cinwaannada dadka lala xiriiro waxaa loo isticmaalaa hawl danta guud ah (qodobka 6.1 e).
privacy-sensitive = Ka qayb qaadashadaadu waxay wax xasaasi ah ka sheegi kartaa adiga, tusaale ahaan caafimaadkaaga ama asalkaaga. Sidaas darteed oggolaanshuhu waa mid cad (GDPR, qodobka 9.2 a): cinwaanka waxaa la kaydiyaa keliya haddii aad calaamadiso oo aad dirto.
privacy-retention = Cinwaanka isla markiiba waa la tirtiraa marka aad sidaas rabto. Haddii kale waxaa la tirtiraa marka la diro iimaylka ugu dambeeya ee aad oggolaatay oo la maareeyo iimaylladii soo noqday.
privacy-disposal = Go’aannada tirtirka diiwaannada: { $number }
privacy-shared-title = Cidda arki karta
privacy-shared = Cinwaannada ma siinno ururrada ka caawiya qabashada wadahadallada. Sidoo kale ma arkaan waxa uu qofna ku jawaabay. Cinwaannada waxaa maareeya { $organisation } iyo kuwa adeegga iyo iimaylka noo shaqeeya. Iswiidhan dhexdeeda qof kastaa wuxuu hay’ad dawladeed weydiisan karaa macluumaad. Codsiga waxaa markaas lagu eegaa sharciga daahfurnaanta iyo sirta.
privacy-processors = Kuwa xogta noo farsameeya:
privacy-partners-title = Cidda ka qayb qaadata
privacy-rights-title = Xuquuqdaada
privacy-rights = Waxaad arki kartaa waxa laga kaydiyay cinwaankaaga, waad saxi kartaa, waadna tirtiri kartaa, adigoo isticmaalaya linkiga ku jira iimayl kasta. Waxaad sidoo kale codsan kartaa nuqul, macluumaadka oo ah qaab kombiyuutar akhrin karo, iyo inaan xaddidno isticmaalka.
privacy-desk = Haddii aadan weli helin wax iimayl ah, oo aadan sidaas darteed haysan link, u qor kuwa hoos lagu magacaabay, adigoo ka qoraya cinwaanka ay arrintu khuseyso. Waxay kuu sheegi karaan waxa laga kaydiyay, waxay kugu siin karaan fayl ahaan, wayna tirtiri karaan. Haddii qof wax kaa qoray, taasna way ka saari karaan.
privacy-officer = Sarkaalka ilaalinta macluumaadka:
privacy-complain = Haddii ay kula tahay inaan macluumaadkaaga si khaldan u maarayno, waxaad cabasho u gudbin kartaa Hay’adda Iswiidhan ee Ilaalinta Asturnaanta Shakhsiga (IMY).
privacy-complain-link = Cabasho u dir hay’adda (IMY)
organisation-any = Hay’adda wadahadalka qabanaysa
