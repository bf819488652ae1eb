# Svenska. Granskad av människa: nej.

## Every page

skip = Direkt till innehållet
languages-label = Språk
footer-eko = Eko ger en röst tillbaka.
title-fault = Fel:
contact-questions = Frågor? Kontakta
to-status-page = Se vad som har hänt i processen
moment = { $date } kl. { $time }
percent = { $figure } %
kilobytes = { $figure } kB
quarter = { $year }, kvartal { $number }
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

## Forms

faults-title = Något behöver rättas
field-missing = Fyll i: { $label }
field-too-long = { $label }: högst { $most } tecken
field-number = { $label }: ett heltal från { $least } till { $most }
field-date = { $label }: skriv datumet som 2021-10-12
name-taken = Namnet finns redan
address-missing = Skriv en e-postadress
address-no-at = Adressen behöver ett @
address-several-ats = Adressen ska ha bara ett @
address-space = Adressen har ett mellanslag
address-no-name = Något saknas före @
address-no-domain = Något saknas efter @, till exempel .se
address-too-long = Adressen är för lång
address-other = Adressen har ett tecken som inte går att använda
in-language = ({ $language })
save = Spara
change = Ändra
remove = Ta bort
back = Tillbaka
total = Summa

## When something goes wrong

error-not-found-title = Sidan finns inte
error-not-found-text = Kontrollera adressen. Har du en kod från ett samtal kan du skriva den på startsidan.
error-forbidden-title = Du har inte behörighet
error-forbidden-text = Be processledaren om den behörighet som du behöver.
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
error-busy-title = Många vill samtidigt
error-busy-text = Ingenting har gått förlorat, men ditt svar är inte mottaget än. Gå tillbaka och skicka igen om en liten stund.
error-fault-title = Något gick fel hos oss
error-fault-text = Felet är antecknat. Gå tillbaka och försök igen.
error-way-out = Till startsidan
error-status = Kod { $status }
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
answer-anonymous = Svaret räknas och sparas inte som ditt. Det går inte att hitta igen, så det går inte heller att visa eller ta bort.
send = Skicka
before-title = Det har inte börjat än
before-text = Du kan svara från { $moment }.
not-yet-text = Du kan svara när samtalet har börjat.
closed-title = Samtalet är avslutat
closed-text = Det går inte längre att svara. Ditt svar har inte räknats.
closed-your-words = Det här hade du skrivit:

## Participants: the address

thanks-title = Tack. Ditt svar är räknat
thanks-counted = Du kan sluta här.
wish-title = Vill du veta vad som händer sedan?
consent-intro = Lämna din e-postadress om du vill. { $organisation } använder den bara till det du kryssar för. Den sparas för sig, skild från ditt svar, och tas bort när utskicken är klara.
consent-legend = Skicka mig
consent-interim = delrapporten, när den kommer
consent-final = slutrapporten, när den kommer
consent-outcomes = vad det har lett till, senare
consent-under-13 = Är du under 13 år bestämmer en vårdnadshavare om du får lämna din adress. Annars kan du fråga där ni träffades, de får också veta.
consent-missing = Kryssa för vad du vill ha, eller hoppa över adressen
wish-address = Din e-postadress
wish-send = Spara adressen
wish-skip = Nej tack, jag är klar
wish-too-late = Det var ett tag sedan samtalet avslutades, så adressen har inte sparats. Allt som skickas ut finns också på processens sida.
saved-title = Adressen är sparad
saved-text = Du får ett mejl när det finns något att berätta.
saved-withdraw = I varje mejl finns en länk där du kan ändra dig.

## Those who left an address

my-data-title = Dina uppgifter
my-data-lead = Det här är allt som är sparat om din adress.
my-data-since = Sparad
my-data-language = Språk i mejlen
my-data-agreed = Det här gick du med på
my-data-no-answer = Ditt svar på frågan finns inte här. Det räknades utan namn och går inte att hitta igen.
my-data-none-left = Vill du inte ha något alls, ta bort adressen här nedanför
my-data-erase = Ta bort min adress
my-data-erase-text = Adressen tas bort direkt och du får inga fler mejl.
unsubscribe-title = Inga fler mejl?
unsubscribe-text = Tryck på knappen så tas din adress bort direkt.
unsubscribe-change = Ändra vad jag får i stället
erased-title = Adressen är borttagen
erased-text = Du får inga fler mejl. Allt som skickas ut går också att läsa på processens sida.

## The public status page

status-title = Vad som har hänt
status-closed = Samtalet är avslutat och kan inte längre besvaras. Här ser du vad som har hänt sedan.
status-reports = Iakttagelser, upptäckter och lärdomar
status-nothing-yet = Ingenting är publicerat än. När det första kommer finns det här.

## The host

host-before = Kan besvaras från { $moment }.
host-open = Kan besvaras till { $moment }.
host-closed = Avslutad.
host-display = Visa QR-koden på skärmen
host-type-code = Eller skriv koden på { $host }
host-answered-hint = Här syns bara hur många som har svarat, aldrig vad.
host-closed-figures = Svaren räknas nu in i processens uppföljning.
host-participants-hint = Räkna inte de förtroendevalda.
host-not-reachable-hint = De som inte kan få återkoppling med e-post.
host-back = Tillbaka till värdsidan
host-link-title = Värdlänk
host-link-is = Det finns en värdlänk. Den visas inte igen, men kan ersättas.
host-link-none = Värden behöver inget konto, bara en hemlig länk till det här samtalet.
host-link-make = Skapa värdlänk
host-link-replace = Ersätt värdlänken
host-link-revoke = Återkalla värdlänken
host-link-shown = Skicka länken till den som håller i samtalet. Den visas bara nu.

## Signing in

sign-in = Logga in
sign-in-title = Logga in
sign-in-lead = För dig som arbetar med en process. Deltagare behöver inget konto.
sign-in-wrong = Adressen eller lösenordet stämmer inte
sign-out = Logga ut
setup-title = Välkommen till Eko
setup-lead-first = Skapa det första kontot. Länken fungerar en gång.
setup-lead-invited = Välj ett lösenord. Länken fungerar en gång.
setup-submit = Skapa kontot
account-name = Namn
account-name-missing = Skriv ditt namn
account-email = E-postadress
account-password = Lösenord
account-language = Språk
password-hint = Minst { $least } tecken. En mening går bra.
password-short = Lösenordet behöver minst { $least } tecken
password-long = Lösenordet kan ha högst { $most } tecken
password-change = Byt lösenord
password-current = Nuvarande lösenord
password-current-wrong = Det nuvarande lösenordet stämmer inte
password-new = Nytt lösenord
profile-title = Ditt konto

## Navigation

nav-label = Processens delar
nav-process = Process
nav-dialogues = Dialoger
nav-survey = Enkät
nav-reports = Rapporter
nav-mailings = Utskick
nav-follow-up = Uppföljning

## Processes

processes-title = Processer
processes-empty = Börja med att skapa en process.
processes-none = Du är inte med i någon process än. Be processledaren att lägga till dig.
process-new = Ny process
process-settings = Ändra processen
process-form-lead = Namnet och syftet möter deltagarna. Allt kan ändras senare.
process-words = Det som deltagarna läser
process-name = Namn
process-purpose = Syfte
process-purpose-hint = En mening som står före frågan. Nämn inte målgruppen.
process-contact = Kontakt
process-contact-hint = Står på varje sida och i varje mejl. Svar på mejlen går hit.
process-organisation = Organisation
process-contact-name = Kontaktperson
process-contact-email = Kontaktens e-postadress
process-contact-phone = Kontaktens telefon
process-rules = Regler för uppföljningen
process-threshold = Minsta antal svar som visas
process-threshold-hint = Grupper med färre svar visas inte. Minst 5.
process-threshold-fixed = Antalet kan inte ändras när en dialog har avslutats
process-heard-target = Mål för andelen som blev hörda, i procent
process-heard-target-hint = Målet är uppfyllt när andelen är större.
process-answer-days = Dagar efter samtalet som det går att svara
process-answer-days-hint = 0 är bara samma dag.
process-status-page = Publik sida
process-next-boards = Nästa steg: lägg till nämnderna, eller importera dialogerna så skapas nämnderna av filen.
boards-title = Nämnder
boards-empty = Inga nämnder än.
board-new = Lägg till nämnd
board-change = Ändra nämnden
board-name = Nämnd
board-municipality = Kommun
board-reference = Diarienummer
board-reference-hint = Nämndens eget diarienummer, om det finns.
board-priorities = Prioriterade målgrupper
board-priorities-hint = Vanligen tre till sju.
groups-title = Målgrupper och perspektiv
groups-empty = Inga målgrupper än.
group-new = Lägg till målgrupp
group-change = Ändra målgruppen
group-name = Namn
group-kind = Slag
group-kind-group = grupp
group-kind-perspective = perspektiv
methods-title = Dialogmetoder
methods-empty = Inga metoder än.
method-new = Lägg till metod
method-change = Ändra metoden
method-name = Namn
method-strengths = Styrkor
method-weaknesses = Svagheter
part-in-use = Den används av en dialog och kan inte tas bort.
part-remove-hint = Går bara om ingen dialog använder den.
people-title = Personer
person-new = Lägg till person
person-add = Lägg till
person-role = Roll
person-invited = (har inte valt lösenord än)
person-link = Skicka länken till personen. Den fungerar en gång, i sju dagar, och visas bara nu.
role-leader = Processledare: allt, även att publicera och skicka
role-group = Projektgrupp: allt utom att publicera och skicka
role-reader = Läsare: ser siffrorna

## Dialogues

dialogues-title = Dialoger
dialogues-empty = Lägg till den första dialogen, eller importera alla ur en fil.
dialogues-count = Visar { $shown } av { $total }.
dialogues-import = Importera dialoger
dialogue-title = Dialog { $number }
dialogue-new = Ny dialog
dialogue-change = Ändra dialog { $number }
dialogue-form-lead = Spara, så finns koden och affischen direkt.
dialogue-needs-board = En dialog hör till en nämnd. Lägg till nämnden först.
dialogue-board-missing = Välj en nämnd
dialogue-number = Nummer
dialogue-number-short = Nr
dialogue-number-taken = Numret finns redan
dialogue-held-on = Datum
dialogue-board = Nämnd
dialogue-phase = Fas
dialogue-method = Metod
dialogue-method-none = Inte bestämd
dialogue-venue = Plats
dialogue-venue-hint = Syns bara för er, aldrig för deltagarna.
dialogue-groups = Målgrupper
dialogue-groups-hint = Syns aldrig på sidor, affischer eller i mejl.
dialogue-state = Läge
dialogue-participants = Deltagare
dialogue-elected = Förtroendevalda på plats
dialogue-not-reachable = Kan inte nås med e-post
dialogue-answered = Har svarat
dialogue-in-follow-up = Siffrorna finns i uppföljningen
dialogue-opens = Öppnar
dialogue-closes = Stänger
dialogue-closed = Stängd
dialogue-open = Öppna nu
dialogue-open-hint = Dialogen öppnar av sig själv på sin dag.
dialogue-close = Avsluta dialogen
dialogue-close-hint = Avslutas för gott, efter { $answered } svar. Därefter går det inte att svara eller öppna igen.
dialogue-not-open-yet = Dialogen har inte börjat och kan inte avslutas.
more-answers-than-participants = Fler svar än deltagare
state-before = inte öppnad
state-open = öppen
state-closed = avslutad
phase-perspective = Perspektivinhämtande
phase-in-depth = Fördjupande
phase-all = Alla
head-count-title = Antal på plats
head-count-save = Spara antalen
filter-search = Sök
filter-any = Alla
filter-sort = Ordning
filter-apply = Visa
code-new = Ny kod
code-new-hint = Den gamla koden slutar fungera direkt. Affischer måste skrivas ut igen.
qr-alt = QR-kod som leder till kod { $code }
qr-png = PNG
qr-svg = SVG
poster-title = Affischer
poster-open = Skriv ut affisch
posters-all = Skriv ut affischer för dialogerna i listan
poster-back = Tillbaka
poster-print = Skriv ut sidan från webbläsaren. Varje affisch är ett A4.
poster-how = Rikta mobilens kamera mot rutan, eller skriv koden på:
log-title = Händelser
log-host = Värden eller Eko självt
log-head-count = rättade antalen (deltagare / förtroendevalda / kan inte nås):
log-new-code = gav en ny kod
log-closed = avslutade dialogen
log-other = ändrade något

## Import

import-lead = Du får se allt innan något sparas.
import-file = CSV-fil
import-file-hint = Komma eller semikolon, UTF-8, högst 200 kB.
import-check = Granska filen
import-columns = Kolumner
import-columns-hint = held_on, board och phase måste finnas. Flera målgrupper skiljs med semikolon eller lodstreck. Rubriker på svenska går också bra: Datum, Nämnd, Fas, Metod, Målgrupper, Plats, Deltagare, Förtroendevalda.
import-faults = Ingenting har importerats
import-fault = Rad { $line }, kolumn { $column }: { $problem }
import-not-utf8 = Filen är inte i UTF-8. Spara den som ”CSV UTF-8”.
import-too-large = Filen är större än 200 kB
import-no-rows = Filen har inga dialoger
import-column-missing = kolumnen saknas
import-column-twice = kolumnen finns två gånger
import-missing = måste fyllas i
import-not-a-date = ”{ $value }” är inget datum som 2021-10-12
import-not-a-phase = ”{ $value }” är ingen fas: skriv perspektivinhämtande eller fördjupande
import-not-a-number = ”{ $value }” är inget heltal
import-too-long = texten har fler än 120 tecken
import-number-twice = numret { $value } finns två gånger i filen
import-ragged = raden har inte lika många kolumner som rubriken
import-number-taken = Dialog { $number } finns redan i processen
import-numbers-taken = Några av numren finns redan. Ingenting har importerats.
import-no-file = Välj en fil
import-preview =
 { $count ->
    [one] { $count } dialog att importera
   *[other] { $count } dialoger att importera
 }
import-preview-lead = Ingenting är sparat än.
import-new-boards = Nya nämnder som skapas:
import-new-groups = Nya målgrupper som skapas:
import-new-methods = Nya metoder som skapas:
import-ignored = Kolumner som inte importeras:
import-confirm =
 { $count ->
    [one] Importera { $count } dialog
   *[other] Importera { $count } dialoger
 }
import-other = Välj en annan fil

## Survey

survey-title = Enkät
survey-lead = Frågan är låst, så att svaren kan jämföras. Så här möter den deltagarna.
comments-title = Det som deltagarna har skrivit
comments-lead = Från avslutade dialoger med minst { $threshold } svar, utan ordning.
comments-none = Ingenting att visa än.

## Reports

reports-title = Rapporter
reports-empty = Lägg till delrapporten när den är klar. Därefter kan den publiceras och skickas till dem som har önskat det.
report-new = Ny rapport
report-change = Ändra rapporten
report-form-lead = Rapporten är ett utkast tills den publiceras.
report-kind = Slag
report-version = Version
report-version-hint = Till exempel 1.0. En publicerad version ändras aldrig.
report-version-is = version { $version }
report-title = Rubrik
report-summary = Sammanfattning
report-summary-hint = Står i mejlet och på rapportens sida. Tom rad ger nytt stycke.
report-file = PDF-fil
report-file-hint = Högst 20 MB.
report-file-has = Nu: { $name }
report-file-not-pdf = Filen är ingen PDF
report-nothing = Välj en PDF-fil eller skriv en länk
report-link = Länk till rapporten på annan plats
report-link-hint = Till exempel på er webbplats. Börjar med https://
report-link-malformed = Länken ska börja med https:// och inte ha mellanslag
report-save = Spara utkastet
report-remove = Ta bort utkastet
report-is-published = Rapporten är publicerad och kan inte ändras. Lägg till en ny version.
report-state = Läge
report-draft = utkast
report-published = publicerad
report-to-publish = Granska och publicera
report-public-page = Publik sida
report-mail-it = Skicka till dem som har önskat det
report-read-file = Läs { $name }
report-read-link = Läs rapporten
kind-interim = Delrapport
kind-final = Slutrapport
kind-popular = Populärversion av slutrapporten
kind-outcomes = Vad det har lett till

## Publishing

publish-title = Publicera: { $title }
publish-lead =
 { $count ->
    [one] { $count } person har önskat det här och får mejlet.
   *[other] { $count } personer har önskat det här och får mejlet.
 }
publish-outbox = Ingen e-postserver är inställd. Mejlen skrivs som filer i { $folder }.
publish-audience = Mottagare per språk
publish-recipients = Mottagare
publish-preview = Så ser mejlet ut
publish-do = Publicera
publish-choice = Vad ska hända?
publish-and-mail =
 { $count ->
    [one] Publicera och skicka till { $count } person
   *[other] Publicera och skicka till { $count } personer
 }
publish-only = Publicera utan att skicka
publish-frozen = Därefter kan rapporten inte ändras.
preview-frame = Mejlet på { $language }
preview-text = Visa som ren text
test-title = Skicka ett prov till dig själv
test-send = Skicka prov till { $address }
test-sent = Ett prov är skickat till { $address }.
test-failed = Provet gick inte att skicka: { $why }

## The mail itself

mail-subject-label = Ämnesrad
mail-subject = { $title } – { $process }
mail-test-mark = [Prov]
mail-greeting = Hej!
mail-why = Du deltog i ett samtal inom { $process } och bad { $organisation } att höra av sig.
mail-what = Nu finns ”{ $title }” att läsa.
mail-read = Läs här:
mail-read-button = Läs rapporten
mail-contact = Frågor? Svara på det här mejlet, eller skriv till { $name }, { $organisation }: { $email }
mail-my-data = Se och ändra dina uppgifter:
mail-my-data-link = Se och ändra dina uppgifter
mail-unsubscribe = Vill du inte ha fler mejl? Din adress tas bort här:
mail-unsubscribe-link = Inga fler mejl, ta bort min adress

## Mailings

mailings-title = Utskick
mailings-empty = Inget är utskickat än. Ett utskick börjar med att en rapport publiceras.
mailing-title = Utskick: { $title }
mailing-made = Påbörjat { $moment }.
mailing-created = Påbörjat
mailing-state = Läge
mailing-meaning = Betyder
mailing-figures = Så långt har det kommit
mailing-done = { $done } av { $total } klara
mailing-refresh = Visa läget nu
mailing-trouble = E-postservern svarar inte som den ska: { $why }. Ingen har missats, och Eko försöker igen.
mailing-pause = Pausa
mailing-resume = Fortsätt
mailing-cancel = Avbryt utskicket
mailing-cancel-hint =
 { $count ->
    [one] { $count } person får då aldrig det här mejlet.
   *[other] { $count } personer får då aldrig det här mejlet.
 }
progress-under-way = pågår
progress-paused = pausat
progress-cancelled = avbrutet
progress-attention = kräver beslut
progress-complete = klart
figure-wished = Har önskat återkoppling
figure-to-send = Att skicka till
figure-waiting = Väntar
figure-waiting-hint = I kö, på väg eller uppskjutna av mottagarens server.
figure-accepted = Mottagna av servern
figure-accepted-hint = E-postservern har tagit ansvar för mejlet. Ingen studs hittills.
figure-rejected = Avvisade
figure-rejected-hint = E-postservern sade nej för gott.
figure-uncertain = Osäkra
figure-uncertain-hint = Förbindelsen bröts i fel ögonblick: ingen vet om mejlet kom fram.
figure-failed = Misslyckade
figure-failed-hint = Uppskjutna tills tiden gick ut.
figure-withdrawn = Återkallade
figure-withdrawn-hint = Adressen togs bort innan mejlet skickades.
figure-cancelled = Avbrutna
figure-cancelled-hint = Utskicket avbröts innan mejlet skickades.
uncertain-title = Bestäm om de osäkra
uncertain-text = Ingen vet om { $count } mejl kom fram. Skickas de igen kan någon få samma mejl två gånger.
uncertain-count = Räkna som skickade
uncertain-again = Skicka igen
failed-retry = Försök igen med de misslyckade

## Follow-up

follow-up-title = Uppföljning
follow-up-lead = Räknat { $moment }, ur alla avslutade dialoger.
follow-up-empty = Siffrorna kommer när den första dialogen är avslutad.
follow-up-phases = Dialoger, deltagare och svar
follow-up-response = Svarsandel
follow-up-on-scale = Svar på skalan
follow-up-share = Andel hörda
follow-up-rule = Andelen hörda är de som svarat ”i ganska hög” eller ”i mycket hög grad” av dem som svarat på skalan. Svar från dialoger med färre än { $threshold } svar räknas in först tillsammans med andra.
follow-up-heard-title = Fick deltagarna göra sin röst hörd?
follow-up-heard-perspective = Hörda i perspektivinhämtande dialoger
follow-up-heard-indicator = Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger
follow-up-indicator = Indikator
follow-up-target = Mål
follow-up-outcome = Utfall
follow-up-met = Uppfyllt?
follow-up-n = (n = { $n })
follow-up-bounds = { $answered } av { $participants } deltagare svarade på skalan. Hade de andra svarat hade andelen legat mellan { $low } och { $high }.
follow-up-scale = Svaren, perspektivinhämtande dialoger
follow-up-part = Andel
follow-up-picture = Bild av andelen
outcome-met = uppfyllt
outcome-not-met = inte uppfyllt
outcome-undefined = går inte att säga
follow-up-feedback = Återkoppling
follow-up-wished = { $wished } av { $participants } deltagare har önskat återkoppling med e-post. { $withdrawn } av dem har tagit bort sin adress.
follow-up-sent-share = Skickat av önskat
follow-up-feedback-hint = ”Skickat av önskat” jämför mottagna med dem som inte hade tagit bort sin adress när det skickades.
follow-up-per-dialogue = Varje dialog
follow-up-per-dialogue-hint = Dialoger med färre än { $threshold } svar visas inte var för sig, och inte heller de som behövs för att skydda dem.
follow-up-open = inte avslutad
follow-up-years = Per år
follow-up-year = År
too-few = för få för att visas
