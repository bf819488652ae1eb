# Lättläst svenska. Granskad av människa: nej.

## Every page

skip = Gå direkt till innehållet
languages-label = Språk
footer-eko = Eko frågar dig och berättar sedan vad som händer.
title-fault = Fel:
contact-questions = Har du frågor? Kontakta
to-status-page = Läs vad som har hänt
moment = { $date } klockan { $time }
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
privacy-link = Vad vi gör med dina uppgifter
read-aloud = Lyssna på texten
read-aloud-stop = Sluta lyssna
listen = Lyssna
watch-signed = Se på teckenspråk

## Forms

faults-title = Något behöver ändras
address-missing = Skriv en mejladress
address-no-at = Adressen behöver tecknet @
address-several-ats = Adressen ska bara ha ett @
address-space = Adressen ska inte ha något mellanslag
address-no-name = Något saknas före @
address-no-domain = Något saknas efter @, till exempel .se
address-too-long = Adressen är för lång
address-character = Adressen har ett tecken som inte kan vara där: { $character }
address-unseen =
    Adressen har ett tecken som inte syns ({ $character }).
    Skriv adressen igen för hand.
address-no-host = Något är fel efter @. Där ska stå till exempel example.se
address-meant = Menade du { $address }?
address-meant-yes = Ja, ändra adressen
address-meant-no = Nej, spara det jag skrev
in-language = ({ $language })
save = Spara
back = Gå tillbaka

## When something goes wrong

error-not-found-title = Sidan finns inte
error-not-found-text =
    Titta om adressen är rätt.
    Har du en kod från ett samtal?
    Då kan du skriva koden på startsidan.
error-forbidden-title = Du har inte tillåtelse
error-forbidden-text =
    Vill du ha tillåtelse?
    Fråga den som leder arbetet.
error-cross-site-title = Formuläret kom från en annan webbplats
error-cross-site-text =
    Ingenting har sparats.
    Öppna sidan här.
    Skicka sedan igen.
error-malformed-title = Det gick inte att läsa
error-malformed-text =
    Ingenting har sparats.
    Gå tillbaka.
    Ladda om sidan.
    Försök sedan igen.
error-media-text =
    Du kan bara skicka formulär till den här sidan.
    Ingenting har sparats.
error-method-text = Det går inte att använda sidan så.
error-too-large-title = Det är för stort
error-too-large-text =
    Ingenting har sparats.
    Gör texten kortare eller filen mindre.
    Skicka sedan igen.
error-throttled-title = Vänta en stund
error-throttled-text =
    Det har blivit fel många gånger.
    Försök igen om en minut.
error-refused-title = Det går inte
error-busy-title = Många använder sidan just nu
error-busy-text =
    Ingenting har försvunnit.
    Men vi har inte fått ditt svar än.
    Vänta en liten stund.
    Gå sedan tillbaka.
    Skicka igen.
error-fault-title = Något gick fel hos oss
error-fault-text =
    Vi har skrivit upp felet.
    Gå tillbaka.
    Försök igen.
error-way-out = Gå till startsidan
error-status = Felkod { $status }
form-cut-off =
    Allt kom inte fram till oss.
    Gå tillbaka.
    Skicka igen.
form-not-utf8 =
    Texten har tecken som vi inte kan läsa.
    Gå tillbaka.
    Skriv texten på nytt.
form-key-missing =
    Något saknas i formuläret.
    Gå tillbaka.
    Ladda om sidan.
    Skicka sedan igen.

## Participants: the code

start-title = Skriv din kod
start-lead = Koden står på affischen eller på skärmen där ni träffades.
start-code = Kod
start-hint =
    Koden har åtta tecken, till exempel ABCD-2345.
    Du kan skriva stora eller små bokstäver.
start-go = Fortsätt
code-malformed = Koden ska ha åtta bokstäver och siffror
code-unknown =
    Koden finns inte.
    Läs koden en gång till på affischen.
    Du kan också fråga den som ledde samtalet.

## Participants: the question

heard = Fick du göra din röst hörd?
choice-very-high = Ja, väldigt mycket
choice-fairly-high = Ja, ganska mycket
choice-fairly-low = Bara lite
choice-not-at-all = Nej, inte alls
choice-no-answer = Vet inte / vill inte svara
choice-missing = Välj ett av svaren
better = Vad kunde ha varit bättre?
better-hint =
    Du behöver inte skriva något.
    Skriv inga namn.
better-too-long = Texten kan ha högst { $most } tecken
answer-anonymous =
    Vi räknar ditt svar.
    Vi sparar inte att svaret är ditt.
    Ingen kan hitta det igen.
send = Skicka
next = Nästa
again-changes =
    Skickar du igen?
    Då byter vi ut ditt förra svar.
    Vi räknar bara ett svar.
answer-else = En annan person ska svara med den här telefonen
before-title = Du kan inte svara än
before-text = Du kan svara från { $moment }.
not-yet-text = Du kan svara när samtalet har börjat.
closed-title = Det går inte att svara längre
closed-text = Vi har inte räknat ditt svar.
closed-your-words = Det här hade du skrivit:
cancelled-title = Mötet blir inte av
cancelled-text =
    Du behöver inte göra något.
    Vill du veta mer?
    Fråga den som bjöd in dig.
question-of = Fråga { $number } av { $total }
question-optional = Du behöver inte svara.
question-skip = Hoppa över frågan
question-back = Tillbaka
choices-hint = Du kan välja flera svar.
choices-missing = Välj minst ett svar, eller hoppa över frågan
words-missing = Skriv något, eller hoppa över frågan
answer-too-many =
    Det har kommit väldigt många svar härifrån.
    Vänta en minut.
    Skicka sedan igen.
    Det du valde finns kvar.
address-too-many =
    Det har kommit väldigt många adresser härifrån.
    Vänta en minut.
    Skicka sedan igen.
    Din adress finns kvar.
deeper = Har du lärt dig mer om { $topic }?
extent-very-high = Ja, väldigt mycket
extent-fairly-high = Ja, ganska mycket
extent-fairly-low = Bara lite
extent-not-at-all = Nej, inte alls
before-reminder =
    Spara koden eller affischen.
    Kom tillbaka hit då.

## Participants: the address

thanks-title = Tack. Vi har räknat ditt svar
thanks-counted = Du kan sluta här om du vill.
wish-title = Vill du veta vad som händer sedan?
consent-intro =
    Du kan lämna din mejladress om du vill.
    { $organisation } använder den bara till det du kryssar för.
    Vi sparar inte adressen ihop med ditt svar.
    Vi tar bort adressen en tid efter det sista mejlet.
consent-legend = Skicka mig
consent-interim = delrapporten, när den kommer (en rapport innan arbetet är klart)
consent-final = slutrapporten, när den kommer (en rapport när arbetet är klart)
consent-outcomes = vad samtalen har lett till, senare
consent-under-13 =
    Är du yngre än 13 år?
    Fråga en vårdnadshavare först.
    En vårdnadshavare är oftast en förälder.
    Du kan också fråga där ni träffades.
    De får veta samma saker.
consent-missing = Kryssa för vad du vill ha, eller hoppa över adressen
wish-address = Din mejladress
wish-send = Spara adressen
wish-skip = Nej tack, jag är klar
wish-unsaved-title = Vi har inte sparat adressen
wish-cancelled =
    Mötet blir inte av.
    Därför har vi inte sparat adressen.
wish-process-ended =
    Arbetet är slut.
    Vi skickar inget mer.
    Därför har vi inte sparat adressen.
    Du kan läsa allt på sidan om samtalen.
    Där finns allt som vi har skickat.
wish-too-late =
    Samtalet slutade för ett tag sedan.
    Därför har vi inte sparat adressen.
    Du kan läsa allt på sidan om samtalen.
    Där finns allt som vi skickar.
saved-title = Vi har sparat adressen
saved-text = Du får ett mejl när det finns något att berätta.
saved-withdraw =
    I varje mejl finns en länk.
    Där kan du ändra dig.
thanks-close = Nu kan du stänga sidan.
saved-echo = Vi skriver till den här adressen:
saved-correct = Blev adressen fel? Rätta den
saved-correct-send = Spara den rättade adressen

## Those who left an address

my-data-title = Dina uppgifter
my-data-lead = Det här är allt som vi har sparat om din adress.
my-data-wording =
    Det här är version { $version } av texten.
    Vi har använt den sedan { $date }.
my-data-language = Språk i mejlen
my-data-agreed = Det här sa du ja till
my-data-no-answer =
    Ditt svar på frågan finns inte här.
    Vi räknade svaret utan namn.
    Därför kan vi inte hitta det igen.
my-data-until = Vi tar bort din adress senast { $date }.
my-data-until-unknown = { $days ->
    [one] Vi tar bort din adress { $days } dag efter det sista mejlet som du ville ha.
   *[other] Vi tar bort din adress { $days } dagar efter det sista mejlet som du ville ha.
  }
my-data-none-left =
    Vill du inte ha något alls?
    Ta bort adressen längre ner på sidan
my-data-erase = Ta bort min adress
my-data-erase-text =
    Vi tar bort adressen direkt.
    Du får inga fler mejl.
unsubscribe-title = Vill du inte ha fler mejl?
unsubscribe-text =
    Tryck på knappen.
    Då tar vi bort din adress direkt.
unsubscribe-change = Ändra vad jag får i stället
not-me-title = Var det inte du?
not-me-text =
    Har någon annan skrivit din adress på ett möte?
    Tryck på knappen.
    Då tar vi bort adressen på en gång.
    Vi skickar inget mer dit.
not-me-do = Det var inte jag. Ta bort adressen.
test-link =
    Länken kommer från ett testmejl.
    Den visar vart länken i det riktiga mejlet leder.
    Ingenting sparas.
    Ingenting tas bort.
erased-title = Vi har tagit bort adressen
erased-text =
    Du får inga fler mejl.
    Du kan läsa allt på sidan om samtalen.
    Där finns allt som vi skickar.

## The public status page

status-title = Det här har hänt
status-closed =
    Det går inte att svara längre.
    Här ser du vad som har hänt sedan samtalet.
status-reports = Vad vi har sett, upptäckt och lärt oss
status-nothing-yet =
    Det finns ingenting att läsa än.
    Det första som kommer visas på den här sidan.
status-nothing = Det finns ingenting att läsa.
status-ended =
    Arbetet tog slut { $date }.
    Det kommer inget mer.
report-version-is = version { $version }
report-read-file = Läs { $name }
report-read-at = Läs { $title } på { $host }
report-in-swedish =
    Rapporten finns inte på lätt svenska.
    Du kan läsa den på vanlig svenska.
file-in-swedish = på svenska
hand-out-sentence = Här kan du läsa vad vi har skrivit om samtalen.
kind-interim = Delrapport
kind-final = Slutrapport
kind-popular = Kort slutrapport som är lätt att läsa
kind-outcomes = Vad samtalen har lett till
status-updates = Nyheter
status-updated = Senast ändrad { $date }
status-never-updated = Vi har inte lagt till något än
status-figures = Siffrorna
status-next-report = { $report }: { $date }
status-calendar = Lägg in dagen i din kalender
status-feed = Följ nyheterna i en nyhetsläsare (ett program som samlar nyheter)
status-themes = Ämnen
status-without-address =
    Du behöver inte lämna någon adress.
    Du kan läsa allt här.

## What was promised

status-promises = Det här har vi lovat
promise-waits = { $what }: Vi har lovat det till { $day }.
promise-late =
    { $days ->
        [one] { $what }: Vi lovade det till { $day }. Vi är en dag sena.
       *[other] { $what }: Vi lovade det till { $day }. Vi är { $days } dagar sena.
    }
promise-kept = { $what }: Vi lovade det till { $day }. Det kom { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: Vi lovade det till { $day }. Det kom { $on }. Det var en dag för sent.
       *[other] { $what }: Vi lovade det till { $day }. Det kom { $on }. Det var { $days } dagar för sent.
    }
promise-broken = { $what }: Vi lovade det till { $day }. Det kom aldrig.
promise-gone = { $what }: Vi lovade det till { $day }. Vi har tagit tillbaka löftet.
promise-moved = { $on } bytte vi dag, från { $was } till { $became }.
promise-taken-back = { $on } tog vi tillbaka löftet om { $was }.

## What was said, and what came of it

said-title = Ni sa – det blev så här
said-lead =
    Här kan du läsa vad deltagarna sa.
    Du kan också läsa vad som har hänt sedan.
    Ingen kan se vem som sa vad.
    Ingen kan se i vilket samtal det var.
said-count =
    { $count ->
        [one] En sak
       *[other] { $count } saker
    }
said-in-perspective = Det sa deltagarna i de första samtalen
said-in-depth = Det sa deltagarna i de fördjupande samtalen
said-in-report = Det står i { $title }
said-unanswered = Vi har inte svarat än.
said-all = Läs allt som deltagarna sa och vad det blev
reply-by = Svar från { $who }
reply-received = Vi har tagit emot det
reply-looked-at = Vi tar reda på mer
reply-decided = Det är bestämt
reply-done = Det är gjort
reply-not-done = Det blir inte av
reply-promise = Vårt svar
reply-done-day = Det var klart { $day }.
reply-reference = Diarienummer

## Did it answer you?

answered = Fick du svar?
answered-yes = Ja
answered-partly = Lite
answered-no = Nej
answered-missing = Vad saknas?
answered-ask = Fick du svar? Tryck här och svara på en fråga
answered-until = Du kan svara till och med { $date }.

## Ready-made news

ready-begun-title = Samtalen har börjat
ready-begun-body =
    Nu träffar vi människor som andra sällan frågar.
    Vi vill lyssna.
    Sedan skriver vi en rapport om det vi hör.
    Du hittar rapporten här.
ready-met-title = Samtalen är klara
ready-met-body =
    Tack till alla som var med.
    Nu går vi igenom allt som ni har berättat.
    Sedan skriver vi en rapport.
    Där står vad vi har sett, upptäckt och lärt oss.
    Du kan läsa rapporten här.
ready-handed-title = Vi har lämnat över det ni berättade
ready-handed-body =
    De som bestämmer har nu fått rapporten.
    De ska gå igenom den.
    Sedan berättar vi här vad rapporten leder till.

## Posters

qr-alt = QR-kod som leder till koden { $code }
poster-how = Håll telefonens kamera mot rutan, eller skriv koden på:
card-sentence = Fick du göra din röst hörd? Svara här.

## The room’s screen

host-type-code = Eller skriv koden på { $host }
display-answered = Har svarat: { $count }

## Paper

paper-how = Sätt ett kryss vid ditt svar.
paper-hand-in =
    Vik pappret.
    Lägg det med de andra papperen.
    Skriv inte ditt namn.

## The tablet

kiosk-start = Börja
kiosk-finish = Klar
kiosk-leave = Avbryt
kiosk-help = Hjälp
kiosk-done = Nu kan du ge surfplattan till nästa person.
kiosk-over =
    Det du redan har skickat är sparat.
    Det du inte har skickat räknas inte.
kiosk-still-there = Är du kvar?
kiosk-seconds =
    Det du inte har skickat tas bort.
    Sekunder kvar: { $seconds }
kiosk-continue = Fortsätt
kiosk-needs-script =
    Den här sidan behöver JavaScript.
    Vill du svara utan JavaScript?
    Använd QR-koden.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hej!
mail-why =
    Du var med i ett samtal som hör till { $process }.
    Du bad { $organisation } att skriva till dig.
mail-came =
    { $count ->
        [one] Vi har ett nytt svar på det ni sa.
       *[other] Vi har { $count } nya svar på det ni sa.
    }
mail-what = Nu kan du läsa ”{ $title }”.
mail-read = Läs här:
mail-read-button = Läs rapporten
mail-contact =
    Har du frågor?
    Svara på det här mejlet.
    Du kan också skriva till { $name }, { $organisation }: { $email }
mail-my-data = Se och ändra dina uppgifter:
mail-my-data-link = Se och ändra dina uppgifter
mail-unsubscribe =
    Vill du inte ha fler mejl?
    Ta bort din adress här:
mail-unsubscribe-link = Ta bort min adress, jag vill inte ha fler mejl
mail-not-me =
    Var det inte du som skrev adressen?
    Säg till här.
    Då tar vi bort den:
mail-not-me-asks = Var det inte du som skrev adressen?
mail-not-me-link = Det var inte jag

## Accessibility statement

a11y-title = Tillgänglighet
a11y-lead =
    { $organisation } ansvarar för tjänsten.
    Alla ska kunna använda den.
    Det kallas tillgänglighet.
a11y-how-title = Hur tillgänglig är tjänsten?
a11y-full =
    Vi har kontrollerat tjänsten.
    Vi hittade inget som bryter mot kraven.
a11y-partial =
    Tjänsten följer en del av kraven.
    Det här fungerar inte än:
a11y-not =
    Sidorna följer inte kraven.
    Det här fungerar inte än:
a11y-not-reviewed = { $organisation } har inte kontrollerat tjänsten än.
a11y-standard =
    Vi jämför tjänsten med EN 301 549.
    Det är en europeisk standard för tillgänglighet.
    Vi jämför den också med WCAG 2.2, nivå A och AA.
    Det är regler för tillgänglighet.
a11y-help-title = Om du inte kan använda tjänsten
a11y-help =
    Berätta vad som inte fungerar.
    Du kan svara på papper i stället.
    Du kan också få hjälp av den som leder samtalet.
    Du behöver ingen telefon för att göra din röst hörd.
a11y-report-title = Berätta om något som inte fungerar
a11y-report =
    Har du hittat något som är svårt att använda?
    Och står det inte på den här sidan?
    Skriv eller ring till oss.
    Då kan vi rätta till det.
a11y-report-anywhere =
    Är något svårt att använda?
    Berätta det för den som ledde samtalet.
    Du kan också berätta det för den som bjöd in dig.
a11y-authority-title = Om vårt svar inte räcker
a11y-authority =
    Myndigheten för digital förvaltning kallas också Digg.
    Digg kontrollerar en lag.
    Den heter lagen om tillgänglighet till digital offentlig service.
    Rättar vi inte till det som du har berättat?
    Då kan du anmäla det till Digg.
a11y-authority-link = Anmäl till Digg
a11y-tested-title = Så är tjänsten testad
a11y-tested =
    Vi testar varje ändring av programmet.
    Vi testar alla sidor och alla språk.
    Vi testar med program som letar efter fel.
    Vi testar med bara tangentbord.
    Vi testar utan JavaScript.
    JavaScript är kod i webbläsaren.
    Vi testar på små skärmar.
    Vi testar fyra gånger förstorat.
    Vi testar med egna färger.
a11y-reviewed-on = { $organisation } kontrollerade tjänsten senast den { $date }.
a11y-external = En person utanför organisationen gjorde granskningen.
a11y-updated-on = Den här texten ändrades den { $date }.

## Privacy page

privacy-title = Vad vi gör med dina uppgifter
privacy-lead =
    Det här är viktigast:
    Vi räknar ditt svar.
    Ingen vet att svaret är ditt.
    Du bestämmer över din adress.
privacy-responsible-title = Vem som ansvarar
privacy-responsible =
    { $organisation } är personuppgiftsansvarig.
    Den som är det bestämmer varför och hur dina uppgifter används.
    Den ansvarar för att det blir rätt.
privacy-responsible-boards = Varje nämnd ansvarar för sina uppgifter: { $boards }.
privacy-answers-title = Dina svar
privacy-answers =
    Vi räknar bara hur många som valde varje svar.
    Vi sparar inte vad en person svarade.
    Vi sparar inte heller när personen svarade.
    Därför kan vi inte hitta ditt svar igen.
    Vi kan inte visa det för dig eller ta bort det.
privacy-words =
    Vi sparar det du skriver med egna ord.
    Vi sparar det inte ihop med dina andra svar.
    De som leder arbetet läser det.
    Först ska samtalet vara slut.
    Tillräckligt många ska också ha svarat.
    Texten kan vara en allmän handling.
    Då kan andra få läsa den.
    Skriv därför inget som visar vem du är.
    Skriv inte heller vem någon annan är.
    Vi får spara texten för att arbetet är till nytta för alla.
    Det kallas uppgift av allmänt intresse (GDPR, artikel 6.1 e).
    GDPR är en lag om personuppgifter.
privacy-figures =
    Vi visar bara svar för grupper med minst { $threshold } svar.
    Det gör vi också när alla i gruppen har svarat samma sak.
privacy-device-title = Din telefon
privacy-device =
    Sidorna sparar inga kakor.
    Kakor är små filer i din telefon.
    Sidorna hämtar inget från andra företag.
    Vi sparar inte din IP-adress.
    En IP-adress är ett nummer som telefonen har på internet.
privacy-address-title = Din mejladress
privacy-address =
    Du kan lämna din adress.
    Då sparar vi den krypterad.
    Det betyder att andra inte kan läsa den.
    Vi sparar den inte ihop med svaren.
    Vi sparar den utan ditt namn.
    Vi sparar inte vilket samtal du var med i.
    Vi använder adressen bara till det du kryssade för.
privacy-basis =
    Vi får använda adressen för att du har sagt ja.
    Det kallas samtycke.
    Ditt samtycke är den rättsliga grunden (GDPR, artikel 6.1 a).
    Du kan ta tillbaka det när du vill.
    Det gör du med länken i mejlet.
    Du kan också säga det till oss.
    Det som vi redan har gjort ändras inte.
    Vi har också adresser till kontaktpersoner.
    Dem får vi använda för en uppgift av allmänt intresse (artikel 6.1 e).
privacy-sensitive =
    Att du är med kan säga något känsligt om dig.
    Det kan till exempel handla om din hälsa.
    Vi sparar adressen bara om du kryssar i en ruta och skickar.
    Det står i GDPR, artikel 9.2 a.
privacy-retention =
    Vi tar bort adressen direkt när du vill det.
    Annars väntar vi tills vi har skickat det sista som du sa ja till.
    Ibland kommer mejl tillbaka till oss.
    Vi tar hand om dem först.
    Sedan tar vi bort adressen.
privacy-disposal =
    Det finns beslut om när uppgifter ska tas bort.
    De kallas gallringsbeslut.
    De har nummer: { $number }
privacy-shared-title = Vem som ser uppgifterna
privacy-shared =
    Andra verksamheter kan hjälpa till att hålla samtal.
    Vi lämnar inte adresserna till dem.
    De ser inte heller vad någon har svarat.
    { $organisation } använder adresserna.
    Det gör också de som sköter datorer och mejl åt oss.
    Vem som helst kan be en myndighet om uppgifter.
    Då prövar myndigheten det.
    Det står i offentlighets- och sekretesslagen.
privacy-processors = De här hjälper oss med tekniken:
privacy-partners-title = De som är med i arbetet
privacy-rights-title = Dina rättigheter
privacy-rights =
    Du kan se vad vi har sparat om din adress.
    Du kan rätta det.
    Du kan ta bort det.
    Det gör du med länken i varje mejl.
    Du kan också be om en kopia.
    Du kan få uppgifterna så att en dator kan läsa dem.
    Du kan be oss att begränsa hur vi använder uppgifterna.
privacy-desk =
    Har du inte fått något mejl än?
    Då har du ingen länk.
    Skriv till dem som står här nedanför.
    Skriv från den adress som det gäller.
    De kan berätta vad som finns om din adress.
    De kan ge dig det som en fil.
    De kan ta bort din adress.
    Har någon skrivit om dig?
    Då kan de ta bort det.
privacy-officer = Dataskyddsombud, som kontrollerar att vi följer reglerna för personuppgifter:
privacy-complain =
    Tycker du att vi gör fel med dina uppgifter?
    Då kan du klaga hos Integritetsskyddsmyndigheten.
    Myndigheten kallas också IMY.
privacy-complain-link = Klaga hos myndigheten (IMY)
organisation-any = Den som ordnar samtalet
