# Svenska. Granskad av människa: nej.

## Every page

skip = Direkt till innehållet
languages-label = Språk
footer-eko = Eko ger en röst tillbaka.
title-fault = Fel:
contact-questions = Frågor? Kontakta
to-status-page = Gå till sidan om samtalen och se vad som har hänt
moment = { $date } kl. { $time }
percent = { $figure } %
kilobytes = { $figure } kB
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
date = { $day } { $month } { $year }
accessibility-link = Tillgänglighet
privacy-link = Så hanteras dina uppgifter
read-aloud = Läs upp
read-aloud-stop = Sluta läsa
listen = Lyssna
watch-signed = Se på teckenspråk

## Forms

faults-title = Något behöver rättas
address-missing = Skriv en e-postadress
address-no-at = Adressen behöver ett @
address-several-ats = Adressen ska ha bara ett @
address-space = Adressen har ett mellanslag
address-no-name = Något saknas före @
address-no-domain = Något saknas efter @, till exempel .se
address-too-long = Adressen är för lång
address-character = Adressen har ett tecken som inte kan stå där: { $character }
address-unseen = Adressen har ett tecken som inte syns ({ $character }). Skriv adressen en gång till för hand.
address-no-host = Det som står efter @ kan inte stämma. Det ska se ut som example.se
address-meant = Menade du { $address }?
address-meant-yes = Ja, rätta adressen
address-meant-no = Nej, spara som jag skrev
in-language = ({ $language })
save = Spara
back = Tillbaka

## When something goes wrong

error-not-found-title = Sidan finns inte
error-not-found-text = Kontrollera adressen. Har du en kod från ett samtal kan du skriva den på startsidan.
error-forbidden-title = Du har inte behörighet
error-forbidden-text = Be den som leder arbetet om den behörighet som du behöver.
error-cross-site-title = Formuläret kom från en annan webbplats
error-cross-site-text = Ingenting har sparats. Öppna sidan här och skicka igen.
error-malformed-title = Det gick inte att läsa
error-malformed-text = Gå tillbaka, ladda om sidan och försök igen. Ingenting har sparats.
error-media-text = Sidan tar bara emot formulär. Ingenting har sparats.
error-method-text = Sidan kan inte användas så.
error-too-large-title = Det är för stort
error-too-large-text = Gör texten kortare eller filen mindre och skicka igen. Ingenting har sparats.
error-throttled-title = Vänta en stund
error-throttled-text = Det har blivit många fel i rad. Försök igen om en minut.
error-refused-title = Det går inte
error-busy-title = Många använder Eko just nu
error-busy-text = Ingenting har gått förlorat, men ditt svar är inte mottaget än. Gå tillbaka och skicka igen om en liten stund.
error-fault-title = Något gick fel hos oss
error-fault-text = Felet är antecknat. Gå tillbaka och försök igen.
error-way-out = Till startsidan
error-status = Felkod { $status }
form-cut-off = Allt kom inte fram. Gå tillbaka och skicka igen.
form-not-utf8 = Texten har tecken som inte går att läsa. Gå tillbaka och skriv om den.
form-key-missing = Formuläret är ofullständigt. Gå tillbaka, ladda om sidan och skicka igen.

## Participants: the code

start-title = Skriv din kod
start-lead = Koden står på affischen eller skärmen där ni träffades.
start-code = Kod
start-hint = Åtta tecken, till exempel ABCD-2345. Stora eller små bokstäver spelar ingen roll.
start-go = Fortsätt
code-malformed = Koden ska ha åtta bokstäver och siffror
code-unknown = Koden finns inte. Läs den en gång till på affischen, eller fråga den som höll i samtalet.

## Participants: the question

heard = I vilken grad fick du göra din röst hörd?
choice-very-high = I mycket hög grad
choice-fairly-high = I ganska hög grad
choice-fairly-low = I ganska låg grad
choice-not-at-all = Inte alls
choice-no-answer = Vet inte / vill inte svara
choice-missing = Välj ett av svaren
better = Vad kunde ha varit bättre?
better-hint = Du behöver inte skriva något. Skriv inte namn.
better-too-long = Texten kan ha högst { $most } tecken
answer-anonymous = Vi räknar svaret men sparar inte att det är ditt. Ingen kan hitta det igen.
send = Skicka
next = Nästa
again-changes = Om du skickar igen ändras svaret som du nyss gav. Det räknas bara en gång.
answer-else = Någon annan ska svara med den här telefonen
before-title = Det har inte börjat än
before-text = Du kan svara från { $moment }.
not-yet-text = Du kan svara när samtalet har börjat.
closed-title = Det går inte längre att svara
closed-text = Ditt svar har inte räknats.
closed-your-words = Det här hade du skrivit:
cancelled-title = Mötet är inställt
cancelled-text = Du behöver inte göra något. Vill du veta mer, fråga den som bjöd in dig.
question-of = Fråga { $number } av { $total }
question-optional = Du behöver inte svara.
question-skip = Hoppa över frågan
question-back = Tillbaka
choices-hint = Du kan välja flera.
choices-missing = Välj minst ett, eller hoppa över frågan
words-missing = Skriv något, eller hoppa över frågan
answer-too-many = Det har kommit så många svar härifrån att Eko ber dig vänta en minut. Skicka sedan igen: det du valde finns kvar här.
address-too-many = Det har kommit så många adresser härifrån att Eko ber dig vänta en minut. Skicka sedan igen: din adress finns kvar här.
deeper = I vilken utsträckning har du fått fördjupad kunskap om { $topic }?
extent-very-high = I mycket hög utsträckning
extent-fairly-high = I ganska hög utsträckning
extent-fairly-low = I ganska låg utsträckning
extent-not-at-all = Inte alls
before-reminder = Spara koden eller affischen och kom tillbaka då.

## Participants: the address
# With another wording of consent-…, count up WORDING_VERSION (src/addresses/mod.rs).

thanks-title = Tack. Ditt svar är räknat
thanks-counted = Du kan sluta här.
wish-title = Vill du veta vad som händer sedan?
consent-intro = Lämna din e-postadress om du vill. { $organisation } använder den bara till det du kryssar för. Den sparas för sig, skild från ditt svar, och tas bort en tid efter det sista mejlet.
consent-legend = Skicka mig
consent-interim = delrapporten, när den kommer
consent-final = slutrapporten, när den kommer
consent-outcomes = vad det har lett till, senare
consent-under-13 = Är du under 13 år? Fråga en vårdnadshavare först. Du kan också fråga där ni träffades. De får veta samma saker.
consent-missing = Kryssa för vad du vill ha, eller hoppa över adressen
wish-address = Din e-postadress
wish-send = Spara adressen
wish-skip = Nej tack, jag är klar
wish-unsaved-title = Adressen är inte sparad
wish-cancelled = Mötet är inställt, så adressen har inte sparats.
wish-process-ended = Arbetet är avslutat och inget mer skickas ut, så adressen har inte sparats. Allt som har skickats ut finns på sidan om samtalen.
wish-too-late = Det var ett tag sedan samtalet avslutades, så adressen har inte sparats. Allt som skickas ut finns också på sidan om samtalen.
saved-title = Adressen är sparad
saved-text = Du får ett mejl när det finns något att berätta.
saved-withdraw = I varje mejl finns en länk där du kan ändra dig.
thanks-close = Nu kan du stänga sidan.
saved-echo = Vi skriver till den här adressen:
saved-correct = Blev den fel? Rätta den
saved-correct-send = Spara den rättade adressen

## Those who left an address

my-data-title = Dina uppgifter
my-data-lead = Det här är allt som är sparat om din adress.
my-data-wording = Det här är version { $version } av texten. Den har använts sedan { $date }.
my-data-language = Språk i mejlen
my-data-agreed = Det här har du tackat ja till
my-data-no-answer = Ditt svar på frågan finns inte här. Det räknades utan namn och går inte att hitta igen.
my-data-until = Din adress tas bort senast { $date }.
my-data-until-unknown = { $days ->
    [one] Din adress tas bort { $days } dag efter det sista mejlet som du har tackat ja till.
   *[other] Din adress tas bort { $days } dagar efter det sista mejlet som du har tackat ja till.
  }
my-data-none-left = Vill du inte ha något alls? Ta bort adressen här nedanför
my-data-erase = Ta bort min adress
my-data-erase-text = Adressen tas bort direkt och du får inga fler mejl.
unsubscribe-title = Inga fler mejl?
unsubscribe-text = Tryck på knappen så tas din adress bort direkt.
unsubscribe-change = Ändra vad jag får i stället
not-me-title = Var det inte du?
not-me-text = Har någon lämnat din adress på ett möte, och det var inte du? Tryck på knappen, så tas adressen bort genast och inget mer skickas till den.
not-me-do = Det var inte jag, ta bort den
test-link = Den här länken kommer från ett testmejl. Den visar vart länken i det riktiga mejlet leder. Ingenting sparas eller tas bort här.
erased-title = Adressen är borttagen
erased-text = Du får inga fler mejl. Allt som skickas ut går också att läsa på sidan om samtalen.

## The public status page

status-title = Vad som har hänt
status-closed = Det går inte längre att svara. Här ser du vad som har hänt sedan.
status-reports = Iakttagelser, upptäckter och lärdomar
status-nothing-yet = Ingenting är publicerat än. Det första som publiceras visas här.
status-nothing = Ingenting har publicerats.
status-ended = Arbetet avslutades { $date }. Inget mer kommer.
report-version-is = version { $version }
report-read-file = Läs { $name }
report-read-at = Läs { $title } på { $host }
report-in-swedish = Rapporten finns inte på svenska.
file-in-swedish = på svenska
hand-out-sentence = Här kan du läsa rapporten från samtalen.
kind-interim = Delrapport
kind-final = Slutrapport
kind-popular = Kort version av slutrapporten
kind-outcomes = Vad det har lett till
status-updates = Senaste nytt
status-updated = Senast uppdaterad { $date }
status-never-updated = Ingenting har lagts till än
status-figures = Siffrorna
status-next-report = { $report }: { $date }
status-calendar = Lägg dagen i din kalender
status-feed = Följ med en nyhetsläsare
status-themes = Teman
status-without-address = Du behöver inte lämna någon adress. Allt visas här.

## What was promised

status-promises = Vad som är lovat
promise-waits = { $what }: lovat till { $day }.
promise-late =
    { $days ->
        [one] { $what }: lovat till { $day }. En dag sent.
       *[other] { $what }: lovat till { $day }. { $days } dagar sent.
    }
promise-kept = { $what }: lovat till { $day }, kom { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: lovat till { $day }, kom { $on }. En dag sent.
       *[other] { $what }: lovat till { $day }, kom { $on }. { $days } dagar sent.
    }
promise-broken = { $what }: lovat till { $day }. Det kom inte.
promise-gone = { $what }: lovat till { $day }. Löftet är tillbakataget.
promise-moved = { $on } flyttades dagen från { $was } till { $became }.
promise-taken-back = { $on } togs löftet om { $was } tillbaka.

## What was said, and what came of it

said-title = Ni sa – det blev så här
said-lead = Det här sa deltagarna, och det här har det lett till. Ingen kan se vem som sa vad, eller i vilket samtal.
said-count =
    { $count ->
        [one] En iakttagelse
       *[other] { $count } iakttagelser
    }
said-in-perspective = Sagt i samtalen där olika perspektiv samlades in
said-in-depth = Sagt i de fördjupande samtalen
said-in-report = Ur { $title }
said-unanswered = Inget besked än.
said-all = Läs allt som sades och vad det ledde till
reply-by = Besked från { $who }
reply-received = Mottaget
reply-looked-at = Undersöks
reply-decided = Beslutat
reply-done = Gjort
reply-not-done = Blir inte av
reply-promise = Besked
reply-done-day = Klart { $day }.
reply-reference = Diarienummer

## Did it answer you?

answered = Gav det här dig svar?
answered-yes = Ja
answered-partly = Delvis
answered-no = Nej
answered-missing = Vad saknas?
answered-ask = Gav beskedet dig svar? Svara på en fråga
answered-until = Du kan svara till och med { $date }.

## Ready-made news

ready-begun-title = Samtalen har börjat
ready-begun-body = Nu träffar vi människor som sällan blir tillfrågade, för att lyssna. Det vi hör samlas i en rapport, och den hittar du här.
ready-met-title = Samtalen är klara
ready-met-body = Tack till alla som deltog. Nu går vi igenom allt ni har berättat. Det blir en rapport med iakttagelser, upptäckter och lärdomar, och du kan läsa den här.
ready-handed-title = Det ni berättade är överlämnat
ready-handed-body = Rapporten ligger nu hos dem som beslutar. När de har behandlat den berättar vi här vad den leder till.

## Posters

qr-alt = QR-kod som leder till kod { $code }
poster-how = Rikta telefonens kamera mot rutan, eller skriv koden på:
card-sentence = Fick du göra din röst hörd? Svara här.

## The room’s screen

host-type-code = Eller skriv koden på { $host }
display-answered = Har svarat: { $count }

## Paper

paper-how = Sätt ett kryss vid det svar som passar bäst.
paper-hand-in = Vik pappret och lägg det med de andra. Skriv inte ditt namn.

## The tablet

kiosk-start = Börja
kiosk-finish = Klar
kiosk-leave = Avbryt
kiosk-help = Hjälp
kiosk-done = Nu kan du lämna surfplattan vidare.
kiosk-over = Det som redan är skickat finns kvar och skickas vidare. Det som inte är skickat räknas inte.
kiosk-still-there = Är du kvar?
kiosk-seconds = Det du inte har skickat tas bort. Sekunder kvar: { $seconds }
kiosk-continue = Fortsätt
kiosk-needs-script = Sidan behöver JavaScript. Du kan svara utan JavaScript, med QR-koden.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hej!
mail-why = Du deltog i ett samtal inom { $process } och bad { $organisation } att höra av sig.
mail-came =
    { $count ->
        [one] Ett nytt besked har kommit på det som sades.
       *[other] { $count } nya besked har kommit på det som sades.
    }
mail-what = Nu finns ”{ $title }” att läsa.
mail-read = Läs här:
mail-read-button = Läs rapporten
mail-contact = Frågor? Svara på det här mejlet, eller skriv till { $name }, { $organisation }: { $email }
mail-my-data = Se och ändra dina uppgifter:
mail-my-data-link = Se och ändra dina uppgifter
mail-unsubscribe = Vill du inte ha fler mejl? Din adress tas bort här:
mail-unsubscribe-link = Inga fler mejl, ta bort min adress
mail-not-me = Var det inte du som lämnade adressen? Säg till här, så tas den bort:
mail-not-me-asks = Var det inte du som lämnade adressen?
mail-not-me-link = Det var inte jag

## Accessibility statement

a11y-title = Tillgänglighet
a11y-lead = { $organisation } står bakom den här tjänsten och vill att alla ska kunna använda den, oavsett behov.
a11y-how-title = Hur tillgänglig är tjänsten?
a11y-full = Vid granskningen hittades inget som bryter mot kraven.
a11y-partial = Den uppfyller kraven delvis. Det här fungerar inte än:
a11y-not = Den uppfyller inte kraven. Det här fungerar inte än:
a11y-not-reviewed = { $organisation } har inte granskat den än.
a11y-standard = Den jämförs med den europeiska standarden EN 301 549 och med WCAG 2.2, nivå A och AA.
a11y-help-title = Om du inte kan använda den
a11y-help = Berätta vad som inte fungerar. Du kan svara på papper i stället, eller få hjälp av den som håller i samtalet. Ingen behöver en telefon för att bli hörd.
a11y-report-title = Berätta om ett problem
a11y-report = Har du hittat något som är svårt att använda och som inte står här? Skriv eller ring, så att vi kan rätta till det.
a11y-report-anywhere = Har du hittat något som är svårt att använda? Berätta det för den som höll i samtalet, eller för den som bjöd in dig.
a11y-authority-title = Om vårt svar inte räcker
a11y-authority = Myndigheten för digital förvaltning (Digg) har tillsyn över lagen om tillgänglighet till digital offentlig service. Du kan anmäla till Digg om vi inte rättar till det du har berättat.
a11y-authority-link = Anmäl till Digg
a11y-tested-title = Så är den testad
a11y-tested = Varje ändring av programmet prövas på alla sidor och alla språk: med granskningsprogram, med bara tangentbord, utan JavaScript, på små skärmar, fyra gånger förstorat och med egna färger.
a11y-reviewed-on = { $organisation } granskade tjänsten senast den { $date }.
a11y-external = Granskningen gjordes av någon utanför organisationen.
a11y-updated-on = Redogörelsen uppdaterades den { $date }.

## Privacy page

privacy-title = Så hanteras dina uppgifter
privacy-lead = Kort sagt: ditt svar räknas utan att någon vet att det är ditt, och du bestämmer över din adress.
privacy-responsible-title = Vem som ansvarar
privacy-responsible = { $organisation } är personuppgiftsansvarig.
privacy-responsible-boards = Varje nämnd är personuppgiftsansvarig för sin del: { $boards }.
privacy-answers-title = Dina svar
privacy-answers = Vi räknar bara hur många som valde varje svar. Vad en enskild person svarade sparas inte, och inte heller när. Därför går ditt svar inte att hitta igen, visa för dig eller ta bort.
privacy-words = Det du skriver med egna ord sparas utan koppling till dina andra svar. Det läses av dem som leder arbetet, när samtalet är avslutat och tillräckligt många har svarat. Det kan vara en allmän handling. Skriv därför inget som pekar ut dig eller någon annan. Den rättsliga grunden är en uppgift av allmänt intresse (GDPR, artikel 6.1 e).
privacy-figures = Svar visas bara för grupper med minst { $threshold } svar, också när alla i gruppen har svarat likadant.
privacy-device-title = Din telefon
privacy-device = Sidorna sätter inga kakor och hämtar inget från andra företag. Din IP-adress sparas inte.
privacy-address-title = Din e-postadress
privacy-address = Lämnar du den sparas den krypterad, skild från svaren och utan ditt namn. Vilket samtal du var med i sparas inte ihop med den. Den används bara till det du kryssade för.
privacy-basis = Den rättsliga grunden för att spara adressen är ditt samtycke (GDPR, artikel 6.1 a). Du kan ta tillbaka det när som helst, med länken i mejlet eller hos oss. Det ändrar inte det som redan är gjort. Kontaktpersoners adresser behandlas för en uppgift av allmänt intresse (artikel 6.1 e).
privacy-sensitive = Att du är med kan säga något känsligt om dig, till exempel om din hälsa eller ditt ursprung. Därför är samtycket uttryckligt (GDPR, artikel 9.2 a): adressen sparas bara om du kryssar för det och skickar.
privacy-retention = Adressen tas bort direkt när du vill det. Annars tas den bort när det sista mejlet som du har tackat ja till är skickat och vi har tagit hand om de mejl som kommit tillbaka.
privacy-disposal = Gallringsbeslut: { $number }
privacy-shared-title = Vem som ser dem
privacy-shared = Vi lämnar inte adresserna till verksamheter som hjälper till att hålla samtal. De ser inte heller vad någon har svarat. Adresserna behandlas av { $organisation } och av dem som sköter drift och e-post åt oss. Hos en myndighet kan vem som helst begära ut uppgifter. Det prövas då enligt offentlighets- och sekretesslagen.
privacy-processors = Personuppgiftsbiträden:
privacy-partners-title = De som medverkar
privacy-rights-title = Dina rättigheter
privacy-rights = Du kan se vad som är sparat om din adress, rätta det och ta bort det, med länken i varje mejl. Du kan också be om en kopia, få ut uppgifterna i ett format som kan läsas av dator och be oss begränsa användningen.
privacy-desk = Har du inte fått något mejl än, och därför ingen länk? Skriv till dem som står här nedanför, från den adress det gäller. De kan berätta vad som finns om den, ge dig det som en fil och ta bort den. Har någon skrivit om dig kan de ta bort det också.
privacy-officer = Dataskyddsombud:
privacy-complain = Tycker du att vi hanterar dina uppgifter fel kan du klaga hos Integritetsskyddsmyndigheten.
privacy-complain-link = Klaga hos myndigheten (IMY)
organisation-any = Den som ordnar samtalet
