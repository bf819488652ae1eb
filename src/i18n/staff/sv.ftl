# Svenska. Granskad av människa: nej.

## Forms

field-missing = Fyll i: { $label }
field-too-long = { $label }: högst { $most } tecken
field-number = { $label }: ett heltal från { $least } till { $most }
field-date = { $label }: skriv datumet som 2021-10-12
name-taken = Namnet finns redan
change = Ändra
remove = Ta bort
total = Summa

## The host

host-before = Kan besvaras från { $moment }.
host-open = Kan besvaras till { $moment }.
host-closed = Avslutad.
host-display = Visa QR-koden på skärmen
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

## The host’s page

host-kiosk = Använd den här enheten som surfplatta för alla
host-rehearse = Öva: se frågorna utan att något räknas
host-paper = Svar på papper
host-tablets = Surfplattor: { $tablets }, ej skickade svar: { $unsent }.
host-late = Sent inkomna: { $count }.
host-refused = För sena för att räknas: { $count }.
host-unsent-warning = Surfplattorna har { $count } svar som inte är skickade. De tas emot en tid efter slutet, om surfplattan får nät.
paper-lead = Räkna pappren och skriv hur många som valde varje svar. Det läggs till det som redan finns.
paper-print = Skriv ut formulär
paper-typed = Inskrivna svar från papper: { $count }
paper-count = Antal
paper-add = Lägg till
paper-answered = Papper med minst ett kryss här
paper-one-comment = En kommentar i taget. Hoppa över namn.
paper-add-comment = Lägg till kommentaren
paper-comment-missing = Skriv kommentaren, högst { $most } tecken
paper-nothing = Skriv minst ett antal
paper-not-open = Samtalet är inte öppet, så inget kan läggas till.
paper-clear = Börja om med pappren
paper-clear-hint = Alla antal från papper tas bort. Kommentarer blir kvar.
host-kiosk-hint = Slå på guidad åtkomst (iPad) eller fäst skärmen (Android), så stannar surfplattan på sidan.
host-file = Lämna in en fil från en surfplatta
host-file-lead = Har surfplattan inget nät kan du spara en förseglad fil på den och lämna in den här. Ingenting räknas två gånger.
host-file-choose = Filen från surfplattan
host-file-take = Lämna in
host-file-wrong = Det är ingen fil från en surfplatta i det här samtalet
host-file-taken = Mottaget: { $taken }. Gick inte att ta emot: { $refused }.
host-email = Skicka länken till
host-email-hint = E-postadressen till den som håller i samtalet. Kan lämnas tom.
host-mailed = Länken är skickad till { $address }.
host-not-mailed = Länken gick inte att skicka: { $why }
host-mail-subject = Värdlänk: { $process }, { $date }
host-mail-lead = Du håller i ett samtal. Med länken visar du QR-koden, räknar deltagarna och avslutar.
host-mail-secret = Länken är hemlig: ge den inte till någon annan.
dialogue-tablets = Surfplattor
log-paper = skrev in svar från papper:

## The tablet

kiosk-explained = För dig som håller i samtalet: svaren ligger krypterade här tills de har skickats. Ingen kan läsa dem på surfplattan.
kiosk-send = Skicka nu
kiosk-save = Spara en förseglad fil
kiosk-online = Nätet fungerar
kiosk-offline = Inget nät: svaren sparas här så länge
kiosk-unsent = { $count } ej skickade
kiosk-refused = { $count } kom för sent och räknas inte
kiosk-clock = Surfplattans klocka går fel. Rätta datum och tid.
kiosk-full = Surfplattan är full, så svaret kunde inte sparas. Fråga den som håller i samtalet.
kiosk-store = Svaret kunde inte sparas på surfplattan. Försök igen, eller fråga den som håller i samtalet.
kiosk-private = Webbläsaren sparar ingenting i privat läge, så svar skulle gå förlorade. Öppna länken i ett vanligt fönster.

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
process-tablet-hours = Timmar efter slutet som surfplattors svar tas emot
process-tablet-hours-hint = Svar som en surfplatta inte hann skicka före slutet räknas om de kommer inom den här tiden.
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
person-board = Nämnd
person-board-hint = Gäller den som läser siffror: en nämnds ledamöter ser sin egen nämnds siffror och hela regionens.
person-board-all = Alla nämnder
person-invited = (har inte valt lösenord än)
person-link = Skicka länken till personen. Den fungerar en gång, i sju dagar, och visas bara nu.
role-leader = Processledare: allt, även att publicera och skicka
role-group = Projektgrupp: allt utom att publicera och skicka
role-reader = Läsare: ser siffrorna
information-title = Information till deltagarna
information-lead = Det här står på tillgänglighetsredogörelsen och på sidan om personuppgifter. Resten är detsamma för alla processer.
information-reviewed-on = Tillgängligheten granskad den
information-reviewed-on-hint = När någon hos er senast gick igenom sidorna. Lämnas tomt om ingen har gjort det.
information-data-officer = Dataskyddsombud
information-data-officer-hint = Hur man når ombudet, till exempel en e-postadress.
information-disposal = Gallringsbeslut
information-disposal-hint = Beslutets nummer.
information-shortcomings = Kända brister i tillgängligheten
information-shortcomings-hint = En brist per rad. Lämnas tomt om ni inte känner till någon.
information-partners = De som medverkar
information-partners-hint = Verksamheter som hjälper till, och med vad. De ser varken svar eller adresser.
process-look = Utseende
process-accent = Färg på länkar och knappar
process-accent-hint = Till exempel #0b4f54. Lämnas tomt för Ekos egen färg.
process-accent-malformed = Skriv färgen som # och sex siffror eller bokstäver a–f, till exempel #0b4f54
process-accent-pale = Färgen är för ljus för att läsas: kontrasten är { $contrast } och behöver vara minst 7
process-mailings = Utskick
process-approval = En andra person godkänner varje utskick innan det går
process-reminder-days = Påminn verksamheter efter så många dagar
process-reminder-days-hint = De som inte har sagt något om vidarebefordran påminns en gång.
process-bounce-days = Spara adresser så många dagar efter sista utskicket
process-bounce-days-hint = Minst 7. Så länge kan mejl komma tillbaka. Därefter raderas adresserna.

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
qr-png = PNG
qr-svg = SVG
poster-title = Affischer
poster-open = Skriv ut affisch
posters-all = Skriv ut affischer för dialogerna i listan
poster-back = Tillbaka
poster-print = Skriv ut sidan från webbläsaren, utan marginaler.
log-title = Händelser
log-host = Värden eller Eko självt
log-head-count = rättade antalen (deltagare / förtroendevalda / kan inte nås):
log-new-code = gav en ny kod
log-closed = avslutade dialogen
log-other = ändrade något
dialogue-survey = Enkätens version
poster-format = Papper
format-a4 = A4
format-a5 = A5
format-cards = Bordskort, fyra på ett A4

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
survey-lead = Den första frågan är låst, så att svaren kan jämföras. Egna frågor kan läggas till efter den.
comments-title = Det som deltagarna har skrivit
comments-lead = Från avslutade dialoger med minst { $threshold } svar, utan ordning.
comments-none = Ingenting att visa än.
survey-of-participants = Deltagarnas enkät
audience-participants = Deltagarna
audience-elected = Förtroendevalda
audience-others = Andra
version-is = version { $number }
version-draft = utkast
version-standard = den som alla processer har
version-published = publicerad
version-pilot = pilot
versions-title = Versioner
survey-change = Ändra frågorna
survey-change-hint = Det blir ett utkast till en ny version. Dialoger som har öppnat behåller sin.
survey-is-draft = Det här är ett utkast till version { $number }. Ingen ser det förrän det publiceras.
survey-preview = Se som deltagarna ser den
survey-publish = Publicera versionen
survey-publish-hint = Därefter ändras den aldrig. Dialoger som inte har öppnat får den, de andra behåller sin.
survey-pilot = Det här är en pilot
survey-pilot-hint = En pilot väljs för enstaka dialoger. Svaren visas för sig och blandas aldrig med andras.
survey-discard = Kasta utkastet
survey-only-draft = Enkäten har ingen publicerad version att falla tillbaka på.
survey-too-many = Enkäten har redan tio frågor. Fler hinner ingen svara på.
survey-new = Ny enkät till andra
survey-new-lead = En enkät med egen målgrupp och egen QR-kod, till exempel till de förtroendevalda när processen är slut.
survey-new-go = Fortsätt till frågorna
survey-name = Namn
survey-name-hint = Syns bara för er.
survey-audience = Vilka den är till för
survey-topic = Ämne
survey-topic-hint = Första frågan blir: I vilken utsträckning har du fått fördjupad kunskap om … Den kan ändras sedan.
kind-scale = Skala
kind-single = Ett av flera svar
kind-multiple = Flera svar
kind-text = Egna ord
question-new = Lägg till en fråga
question-change = Ändra frågan
question-locked = låst, så att svaren kan jämföras
question-untranslated = Saknas på:
question-up = Flytta upp
question-prompt = Fråga
question-scale = Skalans ord
question-options = Svar att välja bland
question-options-hint = Ett svar per rad, i samma ordning på varje språk.
question-options-count = Skriv minst två svar och högst { $most }
question-options-uneven = Skriv lika många svar som på svenska: { $count }
question-options-twice = Samma svar står två gånger
question-option-long = Ett svar kan ha högst { $most } tecken
points-title = Insamlingsställen
points-lead = Där andra än dialogernas deltagare svarar på en enkät, med en egen QR-kod.
points-none = Inga insamlingsställen än.
point-new = Nytt insamlingsställe
point-title = Insamlingsställe { $number }
point-name = Namn
point-name-hint = Syns bara för er, aldrig för dem som svarar.
point-opens-on = Från och med
point-closes-on = Till och med
point-closes-early = Sista dagen är före den första
point-survey-missing = Välj en publicerad enkät
point-close = Stäng insamlingsstället

## Reports

reports-title = Rapporter
reports-empty = Lägg till delrapporten när den är klar. Därefter kan den publiceras och skickas till dem som har önskat det.
report-new = Ny rapport
report-change = Ändra rapporten
report-form-lead = Rapporten är ett utkast tills den publiceras.
report-kind = Slag
report-version = Version
report-version-hint = Till exempel 1.0. En publicerad version ändras aldrig.
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
report-waits = väntar på sitt utskick
report-visits =
 { $count ->
    [one] Den publika sidan är öppnad { $count } gång, av människor och av program som följer länkar.
   *[other] Den publika sidan är öppnad { $count } gånger, av människor och av program som följer länkar.
 }
report-to-publish = Granska och publicera
report-public-page = Publik sida
report-mail-it = Skicka till dem som har önskat det
news-title = Status och nyheter
news-lead = Det som deltagarna ser när samtalet är slut, utan att ha lämnat någon adress.
news-new = Skriv en nyhet
news-ready = Eller börja med en färdig text, på alla språk:
news-none = Inga nyheter än.
news-change = Ändra nyheten
news-form-lead = Nyheten syns för alla så snart den är sparad. Skriv kort, och aldrig vilka deltagarna var.
news-day = Dag
news-heading = Rubrik
news-body = Text
news-body-hint = En tom rad börjar ett nytt stycke.
news-save = Spara och visa
news-remove = Ta bort nyheten
plan-title = Utlovade dagar
plan-lead = En rapports dag visas på statussidan och kan läggas i kalendern, tills rapporten är publicerad.
themes-lead = Ord som nyheter och rapporter kan märkas med.
theme-new = Nytt tema
theme-change = Ändra temat
theme-name = Tema
theme-remove-hint = Nyheter och rapporter blir kvar utan temat.
report-tag = Spara teman

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
publish-only = Publicera utan att skicka
publish-frozen = Därefter kan rapporten inte ändras.
preview-frame = Mejlet på { $language }
preview-text = Visa som ren text
test-title = Skicka ett prov till dig själv
test-send = Skicka prov till { $address }
test-sent = Ett prov är skickat till { $address }.
test-failed = Provet gick inte att skicka: { $why }
publish-and-mail-to = Publicera och skicka
publish-to-whom = Till
publish-when = När?
publish-now = Nu
publish-later = Vid en bestämd tid
publish-starts-at = Tidpunkt
publish-starts-at-hint = Rapporten publiceras och mejlen skickas då. Rapporten kan inte ändras under tiden.
publish-starts-at-past = Tidpunkten har redan varit
publish-starts-at-malformed = Skriv dag och klockslag, till exempel 2022-06-15T09:00
publish-attach = Bifoga rapportens PDF
publish-last = Det här är det sista utskicket av sitt slag
publish-last-hint = Adresser vars ägare inte har önskat något mer raderas när tiden för studsar är över.
publish-needs-approval = En andra person måste godkänna utskicket innan det går.
audience-contacts = Verksamheternas kontakter
audience-stakeholders = Övriga intressenter
audience-count = { $audience } ({ $count })
audience-nobody = Ingen att skicka till.
audience-undeliverable =
 { $count ->
    [one] { $count } adress provas inte, för mejl dit har kommit tillbaka för gott.
   *[other] { $count } adresser provas inte, för mejl dit har kommit tillbaka för gott.
 }
test-sample = Vilket mejl?
words-own = egna ord
words-change = Ändra texten ({ $language })
words-title = { $audience }: { $language }
words-lead = Skriv egna ord, eller behåll de färdiga. Länkar och kontakt läggs till av sig själva.
words-subject-hint = Nämn aldrig vilka dialogen var med. Ämnesraden syns för andra.
words-subject-one-line = Ämnesraden ska vara en rad
words-subject-group = Ämnesraden nämner målgruppen { $group }
words-body = Text
words-body-hint = En tom rad börjar ett nytt stycke.
words-ready-made = Använd den färdiga texten
words-are-frozen = Ett utskick av rapporten väntar på sin tid. Ta tillbaka det först om texten ska ändras.

## The mail itself

mail-subject-label = Ämnesrad
mail-test-mark = [Prov]
mail-contact-why = Du får det här för att ni har tagit emot en dialog inom { $process }. Den hålls av { $organisation }.
mail-contact-what = Nu finns ”{ $title }” att läsa. Deltagarna har blivit lovade att få veta det.
mail-contact-please = Vi når bara dem som har lämnat en e-postadress. Kan du berätta för de andra? Skicka länken vidare eller visa den. Säg sedan hur många du nådde. Det tar en halv minut.
mail-stakeholder-what = ”{ $title }” från { $process } är publicerad.
mail-tell = Säg hur många du har berättat för:
mail-tell-button = Jag har berättat vidare
mail-pass-on = Länkar att skicka vidare, på deltagarnas språk:
mail-reminder-subject = Har du berättat vidare? { $title } – { $process }
mail-reminder-what = För en tid sedan skickade vi ”{ $title }” till dig, för att du skulle berätta för deltagarna.
mail-reminder-please = Hur många har du nått? Säg det gärna, också om svaret är noll. Vi frågar inte fler gånger.

## Mailings

mailings-title = Utskick
mailings-empty = Inget är utskickat än. Ett utskick börjar med att en rapport publiceras.
mailing-title = Utskick: { $title }
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
rejected-retry = Försök igen med de avvisade
rejected-all = Alla som har provats är avvisade. Då beror det oftast på e-postservern och inte på mottagarna. Kontrollera den och försök igen.
mailing-stood-still = Utskicket har stått still länge, kanske för att en säkerhetskopia har lagts tillbaka. Då kan mejl ha gått som Eko inte vet om. Kontrollera i e-postserverns logg innan du fortsätter.
progress-awaits = väntar på godkännande
progress-scheduled = väntar på sin tid
progress-missed = missade sin tid
figure-deferred = Varav uppskjutna
figure-deferred-hint = Mottagarens server bad Eko komma tillbaka senare.
figure-bounced = Studsade
figure-bounced-hint = Mottagna av servern, men mejlet kom tillbaka.
figure-untried = Inte provade
figure-untried-hint = Mejl till adressen har kommit tillbaka för gott förut.
mailing-sent-of = { $sent } skickade. { $remained } hade inte återkallat när det skickades, { $wished } hade önskat det från början.
mailing-pace = { $count } i minuten.
mailing-left =
 { $minutes ->
    [one] Ungefär { $minutes } minut kvar.
   *[other] Ungefär { $minutes } minuter kvar.
 }
mailing-reminder = { $audience }, påminnelse
mailing-made-by = Gjort av
mailing-approved-by = Godkänt av
mailing-begun = Påbörjat
mailing-starts = Börjar
mailing-attached = Bifogad fil
mailing-to-come =
 { $count ->
    [one] Skulle gå till { $count } mottagare om det började nu.
   *[other] Skulle gå till { $count } mottagare om det började nu.
 }
mailing-approve-lead = Läs orden nedan. När du godkänner går utskicket, eller väntar på sin tid.
mailing-approve = Godkänn
mailing-send-back = Ta tillbaka utskicket
mailing-awaits-other = En annan i projektgruppen måste godkänna det.
mailing-missed = Utskickets tid passerade medan Eko inte var igång. Bestäm om det ska gå nu, få en ny tid eller tas tillbaka.
mailing-start-now = Skicka nu
mailing-reschedule = Ändra tiden
mailing-words = Orden i mejlet
mailing-needs-approval = Utskicket är inte godkänt än.
mailing-has-begun = Utskicket har redan börjat.
mailing-own-approval = Den som har gjort utskicket kan inte själv godkänna det.
mailing-not-waiting = Utskicket väntar inte på godkännande.
uncertain-log = Med Message-ID går mejlet att hitta i e-postserverns logg. Står det där att det är levererat, räkna det som skickat.
uncertain-each = Bestäm om vart och ett
uncertain-id = Message-ID
uncertain-since = Osäker sedan
uncertain-decide = Beslut
uncertain-count-one = Räkna som skickat
uncertain-again-one = Skicka igen
uncertain-more = { $count } till visas när de här är avgjorda.
forward-reminded = De som inte hade sagt något har påmints en gång.
forward-will-remind = De som inte har sagt något påminns en gång efter { $days } dagar.
forward-silent = Har inte sagt något
returned-title = Det som har kommit tillbaka
returned-what = Vad
returned-count = Antal
returned-hard = Adressen finns inte
returned-soft = Gick inte just nu, till exempel full brevlåda
returned-delayed = Försenade, inte misslyckade
returned-complaints = Anmälda som oönskade; adressen är borttagen
returned-auto-replies = Automatiska svar, inga studsar
overdue-title = Lovat men inte gjort
overdue-not-published = { $kind } skulle ha kommit { $day }
overdue-not-mailed =
 { $count ->
    [one] ”{ $title }” är inte skickad till den { $count } som har önskat det
   *[other] ”{ $title }” är inte skickad till de { $count } som har önskat det
 }
overdue-waits = Ett utskick väntar på ett beslut
overdue-since =
 { $count ->
    [one] { $count } har önskat ”{ $title }” sedan den skickades
   *[other] { $count } har önskat ”{ $title }” sedan den skickades
 }

## How long addresses are kept

retention-title = Hur länge adresserna sparas
retention-lead = En adress raderas av sig själv { $days } dagar efter det sista utskicket som ägaren har tackat ja till.
retention-no-decision = Det finns inget gallringsbeslut. Innan numret är ifyllt raderas ingen adress av sig själv.
retention-decision = Gallringsbeslut: { $decision }
retention-purposes = Vad de har önskat
retention-purpose = Önskan
retention-wished = Adresser
retention-last-mail = Sista mejlet
retention-more-to-come = fler kan komma
retention-when = När de raderas
retention-day = Dag
retention-addresses = Adresser
retention-unknown = Inte bestämt än
retention-none-held = Inga adresser är sparade.
retention-evidence = Raderade adresser
retention-no-evidence = Ingen adress är raderad.
purpose-interim = Delrapporten
purpose-final = Slutrapporten
purpose-outcomes = Vad det ledde till

## The relay

relay-title = E-post
relay-lead = Mejlen lämnas till { $relay }.
check-title = Kommer mejlen iväg?
check-do = Prova vägen
check-fine = Allt fungerar. Inget mejl skickades.
check-step-connect = Förbindelse
check-step-tls = Kryptering
check-step-auth = Inloggning
check-step-mail = Avsändare
check-step-fine = fungerar
check-step-not-needed = inte inställt
check-step-not-reached = inte provat
check-silent = Servern svarar men säger inget. Kanske väntar den på TLS: prova smtps:// i EKO_SMTP_URL, eller en annan port.
check-refused = Ingen lyssnar på den porten. Kontrollera porten i EKO_SMTP_URL: 587 för STARTTLS, 465 för TLS.
check-unknown-host = Namnet finns inte i DNS. Kontrollera stavningen i EKO_SMTP_URL.
check-not-welcome = Servern tar inte emot Eko just nu, eller inte härifrån. Fråga den som sköter den.
check-unreachable = Servern går inte att nå. Kontrollera brandväggar och att adressen stämmer.
check-speaks-plain = Servern börjar i klartext på den porten. Skriv smtp:// i stället för smtps:// i EKO_SMTP_URL, då används STARTTLS.
check-issuer = Certifikatet är utfärdat av någon som den här datorn inte litar på. Ange utfärdarens certifikat med mail.ca_file.
check-other-name = Certifikatet gäller ett annat namn. Skriv det namn som står i certifikatet i EKO_SMTP_URL.
check-expired = Certifikatet gäller inte i dag. Det måste förnyas, eller så går datorns klocka fel.
check-no-starttls = Servern erbjuder inte STARTTLS. Prova smtps:// och port 465 i EKO_SMTP_URL.
check-tls = Krypteringen misslyckades. Kontrollera att servern talar TLS 1.2 eller senare.
check-login = Fel användare eller lösenord. Tecken som @ och : skrivs procentkodade i EKO_SMTP_URL.
check-auth = Servern tar inte emot den inloggningen. Fråga vilka sätt den tillåter: PLAIN och LOGIN provas.
check-sender = Servern skickar inte för avsändaren i EKO_MAIL_FROM. Be den som sköter den att tillåta adressen.
check-step-rcpt = Mottagare
check-not-smtp = På den porten svarar en annan tjänst än e-post ut. Kontrollera porten i EKO_SMTP_URL: 587 för STARTTLS, 465 för TLS.
check-auth-in-clear = Servern vill ha lösenordet krypterat. Lägg till ?tls=required sist i EKO_SMTP_URL.
check-recipient = Servern skickar inte till den mottagaren för Eko. Den kan kräva inloggning (användare och lösenord i EKO_SMTP_URL) eller behöva tillåta den här datorn eller avsändaren i EKO_MAIL_FROM.
dkim-title = DKIM
dkim-lead = Publicera det här som TXT i DNS. Långa värden delas upp i flera strängar.
kept-title = Mejl som ingen har förstått
kept-none = Inga. Studsar som förstås räknas vid sina utskick.
kept-lead =
 { $count ->
    [one] { $count } mejl har kommit tillbaka utan att Eko kunde förstå det. Läs det och lägg det åt sidan.
   *[other] { $count } mejl har kommit tillbaka utan att Eko kunde förstå dem. Läs dem och lägg dem åt sidan.
 }
kept-set-aside = Lägg åt sidan

## Follow-up

follow-up-title = Uppföljning
follow-up-lead = Räknat { $moment }, ur avslutade dialoger. Varje tabell säger ur vilka.
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
follow-up-target = Målvärde
follow-up-outcome = Utfall
follow-up-met = Uppfyllt?
follow-up-n = (n = { $n })
follow-up-bounds = { $answered } av { $participants } deltagare svarade på skalan. Hade de andra svarat hade andelen legat mellan { $low } och { $high }.
follow-up-part = Andel
follow-up-picture = Bild av andelen
outcome-met = uppfyllt
outcome-not-met = inte uppfyllt
outcome-undefined = går inte att säga
follow-up-feedback = Återkoppling
follow-up-wished = { $wished } av { $participants } deltagare har önskat återkoppling med e-post. { $withdrawn } av dem har tagit bort sin adress.
follow-up-sent-share = Skickat av önskat
follow-up-feedback-hint = ”Skickat av önskat” jämför skickade mejl, mottagna och studsade, med dem som inte hade tagit bort sin adress när det skickades.
follow-up-per-dialogue = Varje dialog
follow-up-per-dialogue-hint = Dialoger med färre än { $threshold } svar visas inte var för sig, och inte heller de som behövs för att skydda dem.
follow-up-open = inte avslutad
follow-up-years = Per år
follow-up-year = År
too-few = för få för att visas
follow-up-versions = Enkätens versioner bakom andelarna: { $versions }. Piloter räknas inte in.
follow-up-answer = Svar
follow-up-pilot = Svaren från piloten visas bara här.
follow-up-top-two = De två översta svaren:

## Organisations

nav-organisations = Verksamheter
organisations-title = Verksamheter
organisations-lead = Där samtalen hålls. När en rapport är klar får kontakterna ett mejl att skicka vidare till deltagarna, med en länk för att berätta hur många som fick det. De ser varken svar eller deltagarnas adresser.
organisations-empty = Inga verksamheter än. Lägg till dem som känner deltagarna, eller klistra in en lista.
organisation-new = Lägg till verksamhet
organisation-change = Ändra verksamheten
organisation-name = Verksamhet
organisation-dialogues = Dialoger som hölls där
organisation-dialogues-hint = Kontakterna berättar hur många de har skickat återkopplingen vidare till, dialog för dialog.
organisation-dialogues-none = Det finns inga dialoger att välja bland än.
organisation-remove = Ta bort verksamheten
organisation-remove-hint =
 { $count ->
    [0] { $name } har inga kontakter.
    [one] { $name } försvinner, och med den { $count } kontakt och adressen. Det som kontakten har rapporterat finns kvar i siffrorna.
   *[other] { $name } försvinner, och med den { $count } kontakter och deras adresser. Det som kontakterna har rapporterat finns kvar i siffrorna.
 }
organisation-remove-sure = Ja, ta bort verksamheten och dess kontakter
organisation-remove-unsure = Kryssa i rutan om verksamheten ska tas bort
contact-name = Kontakt
contact-new = Lägg till kontakt
contact-new-at = Lägg till kontakt hos { $organisation }
contact-change-at = Ändra kontakten hos { $organisation }
contacts-empty = Ingen kontakt än.
contact-address-hint = Skriv bara till den som vet om att hen får mejl.
contact-address-taken = Adressen finns redan
contact-undeliverable = mejl studsar
contact-undeliverable-hint = Mejl till adressen har kommit tillbaka. Inget mer skickas dit förrän adressen är rättad eller du säger att den fungerar.
contact-works-again = Adressen fungerar igen
contact-remove-hint = Adressen raderas direkt. Det som har rapporterats finns kvar i siffrorna.
stakeholders-title = Andra aktörer
stakeholders-lead = Andra som vill ha rapporterna. De får ett eget mejl, utan något att skicka vidare eller rapportera.
stakeholders-empty = Inga andra aktörer än.
stakeholder-new = Lägg till aktör
stakeholder-change = Ändra aktören
contacts-import = Klistra in en lista med kontakter
contacts-import-lead = Skriv en kontakt per rad: verksamhet; namn; e-postadress; språk. Allt läggs till, eller inget.
contacts-import-list = Listan
contacts-import-hint = Språket är sv eller en och kan utelämnas. Det går att klistra in rader ur ett kalkylblad, utan rubriker. Skriv bara till den som vet om att hen får mejl.
contacts-import-do = Lägg till kontakterna
contacts-import-back = Visa alla verksamheter
contacts-import-nothing = Skriv minst en rad
contacts-import-too-many = Listan har fler än { $most } rader. Klistra in den i delar.
contacts-import-fault = Rad { $line }: { $problem }
contacts-import-fields = skriv verksamhet, namn och e-postadress, med semikolon emellan
contacts-import-language = ”{ $value }” är inget språk: skriv sv eller en
contacts-imported =
 { $count ->
    [one] { $count } kontakt lades till.
   *[other] { $count } kontakter lades till.
 }
contacts-imported-organisations = Nya verksamheter:
contacts-skipped-title = Fanns redan
contacts-skipped = Rad { $line }, { $name }: adressen finns redan, så raden hoppades över.

## Passed on by organisations

forward-title = Hur många fick återkopplingen?
forward-lead = Du fick ett mejl att föra vidare till dem som deltog hos er. Berätta hur långt det nådde.
forward-report = Rapport
forward-sentence = Fyll i meningen: Jag förde det vidare till så många, så många gick inte att nå, och resten vet jag inte.
forward-hint = Skriv det du vet. 0 är också ett svar, och en rad som du lämnar tom säger ingenting. Du kan ändra siffrorna här senare.
forward-everybody = Alla som deltog hos er
forward-head-count =
 { $count ->
    [one] { $count } deltagare var med.
   *[other] { $count } deltagare var med.
 }
forward-said = Du skrev { $moment }: fört vidare till { $passed_on }, gick inte att nå { $not_reachable }.
forward-passed-on = Fört vidare till (antal personer)
forward-not-reachable = Gick inte att nå (antal personer)
forward-doubt =
 { $count ->
    [one] { $dialogue }: sammanlagt { $sum } personer, men { $count } deltagare var med. Stämmer det?
   *[other] { $dialogue }: sammanlagt { $sum } personer, men { $count } deltagare var med. Stämmer det?
 }
forward-sure = Ja, det stämmer. Andra kan också ha fått det.
forward-thanks = Tack. Siffrorna är sparade och går att ändra här.
forward-told = Fört vidare, enligt verksamheterna själva
forward-told-hint = Siffrorna är verksamheternas egna uppgifter. De visas för sig och räknas aldrig ihop med mejlens siffror.
forward-asked = Tillfrågade kontakter
forward-answered = Kontakter som har svarat

## The archive

archive-title = Arkiv
archive-lead = Här tar du ut allt ur processen, lämnar över den till någon annan och avslutar den.
archive-ended = Processen avslutades { $moment }. Den kan läsas, men inget i den kan ändras.
archive-holds = Det här finns nu
archive-addresses = E-postadresser
archive-contacts = Kontakter och intressenter
process-ended = Processen är avslutad. Den kan läsas, men inget i den kan ändras.
export-title = Ta ut allt
export-lead = En ZIP-fil med öppna format: tabeller i CSV, resten i JSON och rapporterna i PDF. Filen README.txt berättar vad som är vad.
export-left-out = Adresser, enskilda svar, kommentarer och koder följer inte med.
export-do = Hämta filen
hand-over-title = Lämna över
hand-over-text = Den som tar över blir processledare. Har personen inget konto får du en länk att skicka.
hand-over-name-hint = Behövs bara om personen inte har något konto.
hand-over-name-missing = Det finns inget konto med den adressen. Skriv personens namn, så skapas ett.
hand-over-own = Det är din egen adress
hand-over-after = Vad gör du själv efteråt?
hand-over-stay = Fortsätter som processledare, tillsammans med den nya
hand-over-group = Fortsätter i projektgruppen
hand-over-leave = Lämnar processen
hand-over-do = Lämna över
hand-over-invited = Du är kvar som processledare tills personen har valt ett lösenord. Lämna över en gång till då, om du vill lämna processen.
hand-over-awaited = Personen har fått en inbjudan men inte valt något lösenord än. Du är kvar som processledare tills dess.
end-title = Avsluta processen
end-lead = När processen är slut tas det bort som inte längre behövs, och resten blir kvar att läsa. Det går inte att ångra.
end-open = Läs vad som händer
end-dialogues = Alla dialoger och insamlingspunkter avslutas. Surfplattor och värdlänkar slutar fungera.
end-mailings = Utskick som väntar, är planerade eller pågår avbryts.
end-addresses = Alla e-postadresser, kontakter och intressenter tas bort. Kvar blir hur många de var.
end-comments = Det som deltagarna har skrivit med egna ord tas bort.
end-public = Statussidan, rapporterna och uppföljningen kan läsas som förut.
end-fixed = Därefter kan inget ändras. Du kan fortfarande ta ut allt och lämna över.
end-export-first = Ta ut allt först
end-needs-decision = Innan processen avslutas ska numret på gallringsbeslutet fyllas i.
end-decision = Adresserna tas bort enligt gallringsbeslut { $number }.
end-confirm = Skriv { $slug } för att bekräfta
end-wrong-slug = Det är inte processens namn i adressen
end-do = Avsluta processen för gott
erasures-title = Borttagna adresser
erasures-none = Inga adresser har tagits bort.
erasure-day = Dag
erasure-reason = Skäl
erasure-count = Antal
erasure-withdrawn = Ägaren ville det
erasure-complaint = Ägaren anmälde mejlet som oönskat
erasure-fulfilled = Allt som ägaren hade samtyckt till var skickat
erasure-ended = Processen avslutades
readme-title = { $name }: allt ur processen
readme-made = Gjord { $moment } av Eko { $version }.
readme-left-out =
    Det här är utelämnat med avsikt:
    - E-postadresser och kontakter: de lämnades för återkoppling, inte för arkivet.
    - Enskilda svar: de finns inte. Svar räknas och sparas inte var för sig.
    - Kommentarer: de kan röja den som skrev.
    - Koder, länkar och lösenord: de öppnar det som ska vara stängt.
    - Antal önskemål om återkoppling per dialog: de visas bara för hela processen.
readme-files =
    Filerna:
    - process.json: namn, syfte, kontakt och regler
    - boards.csv, groups.csv, methods.csv: nämnder, målgrupper, dialogmetoder
    - plan.json: aktiviteterna i varje fas och hur långt de kommit, och vilka som fått veta om processen
    - dialogues.csv: dialoger och insamlingspunkter
    - surveys.json: enkäternas alla versioner, med alla ord
    - organisations.csv: verksamheter och deras dialoger
    - reports.json och reports/: rapporterna och deras filer
    - news.json: nyheter, teman och utlovade dagar
    - mailings.csv: utskicken och hur det gick
    - forwards.csv: hur många verksamheter säger sig ha fört återkopplingen vidare till, och inte nått
    - follow-up.json: uppföljningen, med det som får visas
    - erasures.csv: hur många adresser som tagits bort, när, varför och enligt vilket beslut
    - audit.csv: vem som gjorde vad
readme-notes =
    Tabellerna är CSV i UTF-8 med kommatecken. En apostrof först i en cell hindrar kalkylprogram från att
    räkna ut den. Klockslag är i UTC. I follow-up.json betyder too_few att de som svarat är för få för att
    visas, eller inga alls; andelar är i procent.

## Goals

goals-title = Mål
goals-lead = Vad processen ska uppnå, hur det räknas och när det är uppfyllt. Utfallet står i uppföljningen så snart en dialog har avslutats.
goals-empty = Inga mål än.
goals-open = Mål och indikatorer
goals-outcomes = Hur det gick
goals-order = Ordning
goals-usual = Lägg till de vanliga målen
goals-usual-hint = Mål och målvärden som har använts i en annan process. Allt kan ändras.
goals-rule = Målvärdet jämförs med den exakta siffran, inte med den avrundade. En dialog räknas när den har avslutats.
goal-name = Mål
goal-name-hint = Vad som ska uppnås, i en mening.
goal-new = Lägg till mål
goal-change = Ändra målet
goal-remove = Ta bort målet
goal-remove-hint =
 { $count ->
    [one] ”{ $name }” har { $count } indikator. Målvärdet och reflektionen tas också bort.
   *[other] ”{ $name }” har { $count } indikatorer. Målvärdena och reflektionerna tas också bort.
 }
goal-remove-sure = Ja, ta bort målet med dess indikatorer
goal-remove-unsure = Kryssa i att indikatorerna också ska tas bort
indicators-empty = Inga indikatorer än.
indicator-new = Lägg till indikator
indicator-change = Ändra indikatorn
indicator-choose = Vad ska räknas?
indicator-counted = Det som räknas
indicator-name = Indikator
indicator-year-hint = Lämna tomt för att räkna alla år.
indicator-any-feedback = All återkoppling
indicator-survey-newest = Den senaste för förtroendevalda
indicator-value = Värde
indicator-value-hint = Så som det ska stå i tabellen, till exempel 62 % (2018), 65 % (2022). Ett enda tal eller en enda andel jämförs med målvärdet.
indicator-source = Källa
indicator-source-hint = Var värdet kommer ifrån, till exempel en enkät och dess år.
indicator-comparison = Uppfyllt när utfallet är
indicator-target = Målvärde
indicator-target-number-hint = Ett heltal. Lämna tomt om det inte finns något målvärde.
indicator-target-share-hint = I procent, till exempel 90. Lämna tomt om det inte finns något målvärde.
indicator-target-amount-hint = Ett tal som 1200, eller en andel som 65 %. Lämna tomt om det inte finns något målvärde.
indicator-target-no-number = Skriv målvärdet som ett heltal, till exempel 18
indicator-target-no-share = Skriv målvärdet i procent, från 0 till 100, till exempel 90 eller 66,5
indicator-target-no-amount = Skriv målvärdet som ett tal, till exempel 1200, eller en andel, till exempel 65 %
indicator-reflection = Reflektion
indicator-reflection-hint = Vad som är att säga om utfallet. En tom rad börjar ett nytt stycke.
indicator-remove-hint = Målvärdet och reflektionen tas också bort.
compare-at-least = minst målvärdet
compare-more-than = mer än målvärdet
compare-at-most = högst målvärdet
compare-less-than = mindre än målvärdet
target-at-least = minst { $amount }
target-more-than = mer än { $amount }
target-at-most = högst { $amount }
target-less-than = mindre än { $amount }
measure-dialogues = Dialoger
measure-dialogues-hint = Antalet dialoger som har hållits och avslutats.
measure-municipalities = Dialoger i den kommun som har minst antal
measure-municipalities-hint = Dialogerna räknas per kommun, och det minsta antalet är utfallet.
measure-participants = Deltagare
measure-participants-hint = Dialogernas deltagarantal, sammanlagt.
measure-groups = Målgrupper vi har mött, i hela området
measure-groups-hint = Andelen av de prioriterade målgrupperna som någon dialog har hållits med.
measure-boards = Nämnder som har mött sina målgrupper
measure-boards-hint = Andelen nämnder vars egna dialoger har varit med alla målgrupper som de prioriterar.
measure-heard = Andel som blev hörda
measure-heard-hint = Andelen som i ganska eller mycket hög grad fick göra sin röst hörd, av dem som svarat på skalan.
measure-methods-tested = Metoder som har prövats
measure-methods-tested-hint = Antalet metoder som dialoger har hållits med.
measure-methods-evaluated = Metoder som har prövats och utvärderats
measure-methods-evaluated-hint = Antalet metoder som dialoger har hållits med och vars styrkor eller svagheter är nedskrivna.
measure-sent = Återkoppling som har skickats
measure-sent-hint = Andelen som återkopplingen har skickats till, av dem som önskat den och inte tagit tillbaka det.
measure-reached = Deltagare som återkopplingen har nått
measure-reached-hint = Andelen deltagare som återkopplingen har nått, med e-post eller genom verksamheter. Ett spann, eftersom någon kan ha fått den på båda sätten.
measure-survey = Uppföljningsenkät
measure-survey-hint = Andelen av de två översta svaren på den första frågan i en enkät för andra än deltagarna.
measure-typed = Räknat någon annanstans
measure-typed-hint = Ett värde som du skriver in, med dess källa.
outcome-no-target = inget målvärde
outcome-so-far = { $count } hittills
outcome-share = { $share } ({ $part } av { $of })
outcome-range = mellan { $low } och { $high } ({ $least }–{ $most } av { $of })
outcome-source = Källa: { $source }
lacking-municipalities = Når inte målvärdet: { $names }
lacking-groups = Inte mötta: { $names }
lacking-methods = Inte utvärderade: { $names }
lacking-boards = Inte mötta:
lacking-head-counts =
 { $count ->
    [one] { $count } dialog saknar deltagarantal.
   *[other] { $count } dialoger saknar deltagarantal.
 }
usual-met = Vi möter invånare i hela området
usual-dialogues = Dialoger { $year }
usual-municipalities = Dialoger { $year } i den kommun som har minst antal
usual-in-depth = Fördjupande dialoger { $year }
usual-groups = Andel av de prioriterade målgrupperna som vi har mött, i hela området
usual-boards = Andel av nämnderna som har mött alla sina målgrupper
usual-voice = Deltagarna får göra sin röst hörd
usual-methods = Vi prövar nya sätt att föra dialog
usual-methods-tested = Metoder som har prövats
usual-methods-evaluated = Metoder som har prövats och utvärderats
usual-feedback = Deltagarna får veta vad det ledde till
usual-reached = Andel av deltagarna som återkopplingen har nått
usual-sent-interim = Andel av dem som önskat delrapporten som har fått den skickad
usual-sent-final = Andel av dem som önskat slutrapporten som har fått den skickad
usual-knowledge = De förtroendevalda får fördjupad kunskap
usual-survey = Andel av de förtroendevalda som i ganska eller mycket hög utsträckning fått fördjupad kunskap
usual-trust = Tilliten växer
usual-typed = Invånarnas tillit, före och efter
usual-source = En folkhälsoenkät, två år

## Activities and outreach

activities-title = Aktiviteter och förankring
activities-lead = Vad som ska göras, hur långt det har kommit och vilka som har fått veta om processen.
plan-activities = Aktiviteter
activities-empty = Inga aktiviteter än.
activities-usual = Börja med de vanliga aktiviteterna
activities-usual-hint = Aktiviteter som de flesta processer behöver, i varje fas. Alla kan ändras och tas bort.
activities-open = Se aktiviteter och förankring
activities-order = Ordning
activities-done = { $done } av { $of } gjorda
activities-overdue =
 { $count ->
    [one] { $count } aktivitet skulle ha varit klar vid det här laget. Ändra dagen, eller anteckna hur långt den har kommit.
   *[other] { $count } aktiviteter skulle ha varit klara vid det här laget. Ändra dagarna, eller anteckna hur långt de har kommit.
 }
project-preparation = Förberedelse
project-carrying-out = Genomförande
project-follow-up = Efterarbete
activity-new = Lägg till aktivitet
activity-change = Ändra aktiviteten
activity-phase = Fas
activity-name = Aktivitet
activity-name-hint = Vad som ska göras, i några ord.
activity-due = Klar senast
activity-due-hint = Den sista dagen som den bör vara gjord. Lämna tomt om det inte finns någon.
activity-overdue = försenad
activity-status = Status
activity-note = Anteckning
activity-note-hint = Till exempel vad som är kvar att göra, eller varför det inte blev av.
activity-remove-hint = ”{ $name }” tas bort med sin anteckning. Har den varit en del av planen kan du välja statusen struken i stället.
activity-planned = planerad
activity-under-way = pågår
activity-partly = delvis gjord
activity-done = gjord
activity-dropped = struken
plan-outreach = Förankring och spridning
outreach-lead = Anteckna varje gång ni har berättat om processen för någon eller förankrat den: när, för vem och hur.
outreach-empty = Inget antecknat än. Börja med dem som beslutade om processen.
outreach-levels = Hur många gånger varje nivå har fått veta
outreach-level = Nivå
outreach-level-choose = Välj nivå
outreach-times = Gånger
level-local = Lokalt
level-regional = Regionalt
level-national = Nationellt
outreach-new = Anteckna förankring
outreach-change = Ändra anteckningen om förankring
outreach-day = Dag
outreach-day-to-come = Dagen har inte kommit än. Anteckna den efteråt, och lägg till den som aktivitet så länge.
outreach-audience = Vem som fick veta
outreach-audience-hint = En nämnd, en organisation eller en krets, aldrig en deltagare.
outreach-how = Hur
outreach-how-hint = Till exempel ett möte, ett brev, en konferens eller lokaltidningen.
outreach-note = Vad som sades
outreach-note-hint = Vad ni berättade, eller vad det ledde till. Kan lämnas tomt.
outreach-remove-hint = Anteckningen om { $audience } den { $day } tas bort.
usual-root-plan = Förankra planen hos dem som berörs
usual-agree-goals = Komma överens om mål och hur de mäts
usual-choose-groups = Välja målgrupper tillsammans med nämnderna
usual-try-questions = Pröva frågorna och justera dem
usual-plan-dialogues = Planera dialogerna med verksamheter och samarbetspartner
usual-hold-perspective = Hålla de perspektivinhämtande dialogerna
usual-gather-perspectives = Sammanställa det som deltagarna har sagt
usual-tell-interim = Publicera delrapporten och återkoppla till deltagarna
usual-hold-in-depth = Hålla de fördjupande dialogerna
usual-inform-boards = Informera nämnderna om hur långt processen har kommit
usual-tell-final = Publicera slutrapporten och återkoppla till deltagarna
usual-hand-results = Överlämna resultaten till dem som beslutar
usual-ask-elected = Fråga de förtroendevalda vad de har lärt sig
usual-evaluate = Utvärdera målen och metoderna
usual-tell-outcomes = Berätta för deltagarna vad det har lett till

## Spreadsheets

sheets-cover = Om filen
sheets-computed = Beräknat
sheets-dialogues = Dialoger som ingår
sheets-link = Samma siffror i Eko
sheets-disclosure = Det som inte visas
sheets-tables = Tabeller
sheets-definitions = Vad orden betyder
sheets-least = { $column }, minst
sheets-most = { $column }, högst
sheets-per-cent = { $column } (%)

## The account

month-of-year = { $month } { $year }
account-as-number = Utfall, antal
account-as-share = Utfall, andel
account-at-least = Minst
account-at-most = Högst
account-audience = Tillfrågade
account-board-only = Här står nämndens egna siffror, och hela regionens bredvid. De räknas på samma sätt för alla nämnder.
account-boards = Nämnderna
account-boards-note = En målgrupp som flera nämnder har mött räknas hos var och en av dem, och en gång i regionen.
account-bounds = Om alla hade svarat
account-closed = avslutad
account-contents = Innehåll
account-counted = Dialoger bakom svaren
account-csv = Listor (CSV)
account-day = Dag
account-definitions = Så är siffrorna räknade
account-events = Vad som har hänt
account-gap = inte mött
account-group = Målgrupp
account-groups = Målgrupper och perspektiv
account-groups-note = En dialog kan ha varit med flera målgrupper och räknas då i varje rad. Raderna går därför inte att lägga ihop.
account-in-region = hela regionen: { $figure }
account-of = { $part } av { $of }
account-groups-met = Prioriterade målgrupper som är mötta
account-interval = 95 % konfidensintervall
account-interval-is = Ses de som svarat som ett urval av fler ligger andelen med 95 procents säkerhet mellan { $low } och { $high } (Wilsons intervall).
account-json = Data (JSON)
account-lacking = Saknas
account-mailings = Utskick till deltagarna
account-matrix = Nämnder och målgrupper
account-matrix-note = Antalet dialoger som varje nämnd har haft med varje målgrupp. ✓ är en målgrupp som nämnden har prioriterat och mött. Andelen hörda står under, där den får visas.
account-meaning = Betyder
account-met = Mött
account-met-by = Varav har mött den
account-methods = Metoder och vad de gav
account-missing = Kön och ålder
account-month = Månad
account-months = Per månad
account-municipalities = Per kommun
account-n = Svar
account-not-reachable = { $count ->
    [one] { $count } deltagare går inte att nå med e-post, enligt dialogernas värdar.
   *[other] { $count } deltagare går inte att nå med e-post, enligt dialogernas värdar.
 }
account-prioritised = Prioriterad
account-prioritised-by = Nämnder som prioriterar den
account-prioritised-word = , prioriterad
account-purpose = Återkoppling av
account-question = Fråga
account-questions = Andra frågor
account-questions-note = Svar från dialoger och insamlingspunkter där färre än { $threshold } har svarat på frågan är inte med. Olika versioner räknas aldrig ihop.
account-range = Ett spann i stället för en siffra
account-reach-title = Vilka har vi mött?
account-reached = Deltagare som återkopplingen har nått
account-reached-note = Ett spann, eftersom ingen vet vilka som fått återkopplingen både med e-post och genom en verksamhet. Det minsta är det större av de två talen, det största deras summa.
account-region = Hela regionen
account-report-title = Rapport
account-report-version = Rapportens version
account-row = Rad
account-scale = Svaren på skalan
account-scale-note = Fördelningen räknas bara ur dialoger som visas var för sig, så antalet kan vara mindre än i andelen hörda.
account-see-all = Visa alla nämnder
account-sent = Skickade
account-share-of = { $choice }, andel
account-sheet = Redovisning att skriva ut
account-survey = Enkät
account-version = Enkätens version
account-to-come = { $count ->
    [one] och { $count } öppen eller planerad
   *[other] och { $count } öppna eller planerade
 }
account-open = Öppna eller planerade
account-versions = Enkätens versioner
account-from = Ur dialogerna
account-voice = Gjorde de sin röst hörd?
account-waiting = Dialoger som väntar
account-ways = Samma siffror i andra format
account-what = Vad
account-when-title = När, var och hur?
account-which = Vilken
account-wished = Önskat någon återkoppling
account-counted-participants = Deltagare i dem
account-places = Platser
account-places-of = { $count ->
    [one] från { $count } plats
   *[other] från { $count } platser
 }
account-word = Ord
account-yes = ja
account-no = nej
account-xlsx = Kalkylark (XLSX)
definition-heard = De som svarat ”i ganska hög” eller ”i mycket hög grad”, av dem som svarat på skalan. Jämförs oavrundad med målvärdet.
definition-n = De som svarat på skalan. ”Vet inte / vill inte svara” räknas som att ha deltagit, men ingår inte i någon andel.
definition-response = De som svarat, av deltagarna i samma dialoger. Saknas ett deltagarantal visas den inte.
definition-counted = Hur många av radens dialoger som svaren kommer från. De andra är öppna, piloter eller för små.
definition-interval = Wilsons intervall. Det säger hur säker andelen vore om de som svarat var ett slumpmässigt urval av fler. Deltagarna är inte utvalda av en slump, så läs det med försiktighet.
definition-bounds = Andelen av alla deltagare, om alla som inte svarat hade svarat på det ena eller det andra sättet.
definition-too-few = Färre än { $threshold } har svarat, eller ingen alls. Det ser likadant ut, så att ingen kan pekas ut. Av färre än dubbelt så många sägs ”alla” och ”ingen” bara ungefär.
definition-range = Dialoger med färre än { $threshold } svar räknas bara ihop med andra. Är nästan alla eller nästan ingen i en sådan grupp hörda sägs bara ett spann, så att ingens svar går att räkna ut.
definition-missing = Siffror efter kön och ålder finns inte. Eko frågar aldrig efter dem, och kan inte lagra dem: grupperna är så små att svaren då kunde knytas till personer.
definition-waiting = { $count ->
    [one] { $count } avslutad dialog är för liten för att räknas med än. Den räknas in tillsammans med andra när en rapport publiceras eller siffrorna sparas.
   *[other] { $count } avslutade dialoger räknas inte med än, eftersom de är för små eller behövs för att skydda dem. De räknas in tillsammans när en rapport publiceras eller siffrorna sparas.
 }
event-report-published = Rapport publicerad
event-mailing-begun = Utskick påbörjat
event-snapshot-taken = Siffrorna sparades
event-process-ended = Processen avslutades
picture-scale = Liggande staplar, en för varje fas och en för alla: hur stor del av svaren som är i mycket hög, ganska hög och ganska låg grad och inte alls. Samma siffror står i tabellen nedanför.
picture-heat = En ruta för varje nämnd och målgrupp, mörkare ju fler dialoger. Utropstecken är en prioriterad målgrupp som inte är mött. Samma siffror står i tabellen nedanför.
picture-of = Bild: { $title }
picture-none = Ingen dialog
picture-gap = Prioriterad, inte mött
picture-shares = Små staplar från 0 till 100 procent med andelen hörda, och ett streck vid målvärdet. Samma siffror står i tabellen nedanför.
picture-possible = Möjligt
picture-boards = Andel hörda per nämnd
picture-dialogues = Andel hörda per dialog
picture-timeline = Dialoger månad för månad
picture-timeline-about = En stapel för varje månad med antalet dialoger, och numrerade flaggor för rapporter, utskick och sparade siffror. Siffrorna står i tabellerna nedanför.
picture-funnel = Från deltagare till återkoppling: { $title } ({ $version })
picture-funnel-about = Staplar för deltagare, svarande, önskade, skickade och mottagna, alla mot antalet deltagare. Samma siffror står i tabellen nedanför.
sheet-whole = Alla nämnder
sheet-rule = Andelen hörda är de som svarat ”i ganska hög” eller ”i mycket hög grad” av dem som svarat på skalan. Färre än { $threshold } svar visas aldrig. Önskemål och utskick räknas för hela processen.
sheet-noted = Anteckning om att informationen är lämnad:

## Snapshots

snapshots-title = Sparade siffror
snapshots-lead = Siffrorna som de stod en viss dag. De ändras aldrig, och har en adress som går att hänvisa till.
snapshots-empty = Inga siffror är sparade än. Spara dem när ni ska hänvisa till dem, till exempel i en tjänsteskrivelse.
snapshot-name = Namn
snapshot-name-hint = Vad siffrorna ska användas till, till exempel Delrapporten juni 2022.
snapshot-new = Spara dagens siffror
snapshot-new-hint = Dialoger som är för små för att visas var för sig räknas in tillsammans när siffrorna sparas. Ju mer sällan det sker, desto fler siffror kan sägas exakt.
snapshot-take = Spara siffrorna
snapshot-taken = Sparade
snapshot-public = Publika
snapshot-not-public = bara för er
snapshot-not-public-hint = Bara ni som arbetar med processen ser de här siffrorna.
snapshot-public-since = Publika sedan { $moment }:
snapshot-publish = Visa för alla
snapshot-publish-hint = Siffrorna syns då för alla på { $address } och på statussidan. Det går inte att ta tillbaka, eftersom någon kan ha hänvisat till dem.
snapshot-lead = Siffrorna som de stod { $moment }. De ändras inte.
snapshot-now = Dagens siffror
snapshot-compare = Jämför
snapshot-from = Från
snapshot-to = Till
snapshot-compare-do = Jämför
snapshot-compared = Vad som har ändrats: { $before } och { $after }
snapshot-no-change = Inget har ändrats.
snapshot-same = { $count ->
    [one] { $count } värde är oförändrat.
   *[other] { $count } värden är oförändrade.
 }

## Keys for other programs

keys-title = Nycklar för andra program
keys-lead = Med en nyckel kan ett annat program, till exempel Power BI, läsa processens uppföljning. Det får allt som står i uppföljningen, också era anteckningar om aktiviteter och förankring, men aldrig enskilda svar, deltagarnas kommentarer eller adresser.
keys-description = Vad som kan läsas beskrivs för program här:
keys-empty = Inga nycklar än.
keys-ended = Processen är avslutad. Nycklarna fungerar fortfarande, men det går inte att skapa nya.
keys-back = Till nycklarna
key-name = Vad nyckeln ska användas till
key-name-hint = Till exempel regionens Power BI. Namnet syns här och i loggen.
key-made-on = Skapad
key-used-on = Senast använd
key-unused = aldrig
key-expires = Sista dag den gäller
key-expires-hint = Lämna tomt om den ska gälla tills den återkallas.
key-expires-over = Den sista dagen måste ligga i framtiden
key-until-revoked = tills den återkallas
key-is-over = har gått ut
key-new = Skapa en nyckel
key-make = Skapa nyckeln
key-made-title = Nyckeln ”{ $name }”
key-made-once = Kopiera nyckeln nu. Den visas bara den här gången, och Eko sparar den inte.
key-made-secret = Den som har nyckeln kan läsa uppföljningen. Förvara den som ett lösenord.
key-try = Prova den i ett terminalfönster
key-power-bi = Använd den i Power BI
key-power-bi-hint = Välj Hämta data, Tom fråga och Avancerad redigerare, och klistra in det här. Om Power BI frågar hur du vill logga in väljer du Anonym: nyckeln står i frågan.
key-revoke = Återkalla
key-revoke-named = Återkalla ”{ $name }”
key-revoke-lead = Program som använder nyckeln kan inte läsa något mer. Det går inte att ångra, men du kan skapa en ny nyckel.
key-revoke-do = Återkalla nyckeln
