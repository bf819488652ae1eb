# Svenska. Granskad av människa: nej.

## Forms

field-missing = Fyll i: { $label }
field-one-line = { $label } ska vara en rad, utan radbrytningar och andra styrtecken
field-control = { $label } innehåller styrtecken som inte syns; skriv det på nytt
field-too-long = { $label }: högst { $most } tecken
field-number = { $label }: ett heltal från { $least } till { $most }
field-gone = { $label }: det som valdes har tagits bort under tiden; välj på nytt
field-date = { $label }: skriv datumet som 2021-10-12
field-date-missing = { $label }: välj en dag
end-of-day = slutet av { $date }
name-taken = Namnet finns redan
change = Ändra
remove = Ta bort
total = Summa

## The host

host-before = Kan besvaras från { $moment }.
host-open = Kan besvaras till { $moment }.
host-ended = Slut: ingen kan svara längre. Papper och det som surfplattor har sparat kan lämnas in till { $moment }.
host-closed = Avslutad för gott.
host-display = Visa QR-koden
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
host-link-before = Formuläret hade skickats förut. Länken är densamma, och inget har mejlats igen.
host-link-over = Formuläret hade skickats förut, eller så har någon annan gjort eller återkallat en länk under tiden, så ingen länk gjordes nu. Formuläret nedan gör en ny.
host-link-shown = Skicka länken till den som håller i samtalet. Den visas bara nu.

## The host’s page

host-kiosk = Använd den här enheten som surfplatta för alla
host-rehearse = Öva
host-rehearse-hint = Se frågorna. Ingenting räknas.
host-answered = har svarat
host-evening = Under kvällen
host-before-home = Innan ni går hem
host-still-open = Det som är kvar
host-display-hint = På en skärm, eller här i din hand
host-code = Koden här i telefonen
host-count = Räkna deltagarna
host-count-hint = Förtroendevalda också
host-count-missing = saknas
host-paper-hint = Skriv in dem här, eller skriv ut formuläret
host-file-hint = För en surfplatta utan nät
host-unsent = inte skickade: { $count }
rehearsal = Repetition
rehearsal-text = Så här ser deltagarna frågorna. Inget skickas och inget räknas.
rehearsal-before = Förra frågan
rehearsal-back = Tillbaka till din sida
rehearsal-over = Repetitionen är slut
rehearsal-then = Nu tackas deltagaren och kan lämna en e-postadress. Inget räknades.
rehearsal-again = Börja om
host-paper = Svar på papper
host-tablets = Surfplattor: { $tablets }, ej skickade svar: { $unsent }.
host-late = Inkom sent: { $count }.
host-refused-late = Inte mottagna, för att de kom när dialogen var avslutad för gott: { $count }.
host-refused-ended = Inte mottagna, för att processen är avslutad: { $count }.
host-refused-unfit = Inte mottagna, för att de inte passar det som dialogen frågar efter: { $count }.
host-refused-unreadable = Inte mottagna, för att de inte går att öppna; de hör till en annan dialog eller är skadade: { $count }.
host-refused-not-yet = Inte mottagna än, för att dialogen inte har börjat: { $count }.
host-refused-cancelled = Inte mottagna, för att mötet är inställt: { $count }.
host-refused-too-many = Inte mottagna än, för att så många svar kom på en gång: { $count }. Lämna in filen igen om några minuter.
host-unsent-warning = Svar på surfplattor som inte är skickade: { $count }. Se till att de får nät, eller lämna in en fil från dem.
host-unsent-lost = Svar på surfplattor som inte är skickade: { $count }. De går förlorade om dialogen avslutas för gott nu.
host-out-paper = Inskrivna svar från papper: { $count }. Papper som inte är inskrivna än räknas inte.
paper-lead = Räkna pappren och skriv hur många som valde varje svar. Det läggs till det som redan finns.
paper-print = Skriv ut formulär
paper-typed = Inskrivna svar från papper: { $count }
paper-count = Antal
paper-add = Lägg till
paper-answered = Papper med minst ett kryss här
paper-one-comment = En kommentar i taget. Hoppa över namn.
paper-add-comment = Lägg till kommentaren
paper-comment-missing = Skriv kommentaren, högst { $most } tecken
paper-papers = Antal papper
paper-papers-hint = De som du skriver in nu. Om du lämnar det tomt är de lika många som svaren på den första frågan.
paper-papers-missing = Skriv hur många papper svaren kommer från
paper-too-many = Svar på frågan: { $count }. Papper: { $papers }. Svaren kan inte vara fler än pappren.
paper-too-many-in-all = Svar på frågan med dem som redan är inskrivna: { $count }. Inskrivna papper: { $papers }. Svaren kan inte vara fler än pappren.
paper-answered-missing = Skriv hur många papper som har minst ett kryss i frågan
paper-crosses-many = Kryss: { $count }. Papper med kryss i frågan: { $answered }. Kryssen vid ett svar kan inte vara fler än pappren.
paper-crosses-few = Papper med kryss i frågan: { $answered }. Kryss sammanlagt: { $count }. Varje papper har minst ett.
paper-nothing = Skriv minst ett antal
paper-added-counts = Antalen är tillagda.
paper-added-comment = Kommentaren är tillagd.
paper-added-before = Det här lades till redan förut. Det räknas en gång.
paper-still-typed = Det som står i formuläret är inte tillagt än.
paper-not-begun = Dialogen har inte börjat, så inget kan läggas till än.
paper-over = Dialogen är avslutad för gott, så inget kan läggas till.
paper-cancelled = Mötet är inställt, så inget kan läggas till.
paper-not-added = Inskrivet men inte tillagt
paper-clear = Börja om med pappren
paper-clear-final = Det går inte att ångra: det som står på pappren måste skrivas in på nytt.
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
host-mail-lead = Du är värd för en dialog: { $about }. Med länken visar du QR-koden, räknar deltagarna och avslutar.
host-mail-secret = Länken är hemlig: ge den inte till någon annan.
dialogue-tablets = Surfplattor
log-paper = skrev in svar från papper:

## The tablet

kiosk-explained = För dig som håller i samtalet: svaren ligger krypterade här tills de har skickats. Ingen kan läsa dem på surfplattan.
kiosk-send = Skicka nu
kiosk-save = Spara en förseglad fil
kiosk-online = Nätet fungerar
kiosk-offline = Inget nät: svaren sparas här så länge
kiosk-unsent = { $count } personers svar är inte skickade
kiosk-all-sent = allt är skickat
kiosk-clock = Surfplattans klocka går fel. Rätta datum och tid.
kiosk-full = Surfplattan är full, så svaret kunde inte sparas. Fråga den som håller i samtalet.
kiosk-store = Svaret kunde inte sparas på surfplattan. Försök igen, eller fråga den som håller i samtalet.
kiosk-private = Webbläsaren sparar ingenting i privat läge, så svar skulle gå förlorade. Öppna länken i ett vanligt fönster.

## Signing in

sign-in = Logga in
sign-in-title = Logga in
sign-in-lead = För dig som arbetar med en process. Deltagare behöver inget konto.
sign-in-wrong = Adressen eller lösenordet stämmer inte
sign-in-with = Logga in med { $provider }
sign-in-by-password = Med lösenord
sign-in-elsewhere = Det öppnas i en egen flik. Kom sedan tillbaka hit, där det du skrev finns kvar, och fortsätt.
sign-in-go-on = Fortsätt
provider-silent = Inloggningstjänsten svarade inte som den skulle. Försök igen om en stund. Felet står i serverns logg.
provider-no = Inloggningen avbröts. Försök igen när du vill.
provider-start-again = Inloggningen tog för lång tid eller började i en annan webbläsare. Börja om här.
provider-no-address = Inloggningstjänsten anger ingen e-postadress för dig. Be dem som sköter den att lägga till den.
provider-unverified = Inloggningstjänsten intygar inte att e-postadressen är din. Be dem som sköter den att göra det.
provider-elsewhere = Din e-postadress hör till en annan organisation än dem som får logga in här.
provider-no-account = Du har inget konto i Eko än. Be en processledare eller den som driver Eko att bjuda in dig.
provider-somebody-elses = Kontot med din adress hör till någon annan i inloggningstjänsten. Be den som driver Eko att lösa kontot därifrån.
provider-shut = Kontot är stängt. Fråga den som driver Eko.
account-signs-in-with = Du loggar in med { $providers }. Adressen och lösenordet ändrar du där.
account-untie-title = Inloggning med tjänst
account-untie-lead = Kontot hör till en person i { $providers }. Lös det därifrån när adressen har gått över till någon annan; den som har adressen där får kontot vid nästa inloggning.
account-untie = Lös kontot därifrån
account-mail-provider-how = Logga in med din vanliga inloggning på jobbet.
notice-tied = Ditt konto i Eko har fått en inloggning till
notice-tied-text = Från och med nu kan du logga in i Eko med { $provider }.
code = Kod
code-title = Din kod
code-hint = Sex siffror från appen, eller en av koderna på papper.
code-wrong = Koden stämmer inte, eller är redan använd. Ta nästa.
code-wanted = Skriv ditt lösenord igen, och koden
code-other = Logga in som någon annan
signed-out-title = Du har blivit utloggad
signed-out-lead = Logga in igen. Det du skrev finns kvar, och inget sparas förrän du skickar det en gång till.
signed-out-file = En fil som du hade valt behöver väljas igen.
email-meant = Menade du { $address }? Kryssa för om adressen ska rättas, eller skicka formuläret en gång till för att behålla det du skrev.
questions-title = En sak att svara på innan det sparas
form-sent-again = Du är inloggad igen. Det här är vad du skrev. Inget sparas förrän du skickar det en gång till.
error-again-title = Du är inloggad igen
error-again-text = Du hade blivit utloggad, så inget ändrades. Gå tillbaka till sidan och gör det en gång till.
error-not-found-staff = Kontrollera adressen. Det som fanns här kan vara borttaget, eller höra till en process som du inte är med i. En länk i ett mejl fungerar en gång, och bara en tid.
error-busy-title-staff = Eko har för mycket att göra just nu
error-busy-staff = Det du skickade är inte mottaget, och inget har ändrats. Gå tillbaka och skicka igen om en liten stund.
error-fault-staff = Felet står i Ekos logg. Gå tillbaka och försök igen. Händer det en gång till, så hör av dig till den som driver Eko.
error-status-staff = Fel { $status }
error-way-out-staff = Till dina processer
sign-out = Logga ut
undo = Ångra
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
password-common = Lösenordet är ett av de första som någon som gissar provar. Välj något annat, till exempel en mening.
password-own = Lösenordet är gjort av ditt namn eller din adress. Välj något annat, till exempel en mening.
password-change = Byt lösenord
password-current = Nuvarande lösenord
password-current-wrong = Det nuvarande lösenordet stämmer inte
password-new = Nytt lösenord
profile-title = Ditt konto
password-changed = Ditt lösenord är bytt. Ett mejl om det skulle skickas till dig:
address-change = Byt e-postadress
address-change-lead = En länk mejlas till den gamla adressen och en till den nya. Adressen byts när båda länkarna har öppnats och bekräftats, inom ett dygn.
address-new = Ny e-postadress
address-change-do = Skicka länkarna
address-same = Det är den adress du har
address-taken = Det finns ett annat konto med den adressen
address-asked = Inget är ändrat än. Öppna båda mejlen och bekräfta.
address-confirm-title = En annan adress för ett konto
address-confirm-text = Kontot med adressen { $old } ska i stället få adressen { $new }.
address-confirm-do = Bekräfta
address-half-title = Bekräftat här
address-half = Nu behöver länken som mejlades till den andra adressen också bekräftas. Innan dess ändras inget.
address-done-title = Adressen är bytt
address-done = Logga in med den nya adressen från och med nu.
factor-title = En andra faktor
factor-lead = När du loggar in behövs också en kod från en app i din telefon. Då räcker det inte att någon har kommit över ditt lösenord.
factor-open = Hantera den andra faktorn
factor-required = Alla behöver en andra faktor här. Ställ in din för att komma vidare.
factor-begin = Ställ in
factor-read = Öppna en app som visar koder, till exempel den som din organisation rekommenderar, och låt den läsa bilden. Skriv sedan koden som den visar.
factor-picture = QR-kod för appen
factor-letters = Eller skriv de här bokstäverna i appen:
factor-confirm = Slå på
factor-on = Den är på. Koder på papper som är kvar: { $left }.
factor-is-on = Den andra faktorn är redan på
factor-change = Ändra
factor-codes = Gör nya koder på papper
factor-codes-lead = Den andra faktorn är på. Skriv upp koderna eller skriv ut dem: var och en släpper in dig en gång om appen är borta. De visas bara nu.
factor-codes-kept = Jag har sparat dem
factor-off = Stäng av
sessions-title = Här är du inloggad
sessions-lead = Om du inte känner igen någon av dem: avsluta den och byt lösenord.
session-browser = Webbläsare
session-opened = Inloggad
session-used = Senast använd
session-end = Avsluta
session-end-do = Logga ut där
session-own = Den här
session-unknown = Okänd webbläsare
sessions-end-others = Logga ut överallt annars
forgotten-title = Glömt lösenordet?
forgotten-lead = En länk för att välja ett nytt lösenord mejlas till din adress.
forgotten-ask = Skicka länken
forgotten-asked-title = Titta i din inkorg
forgotten-asked = Om det finns ett konto med den adressen är en länk på väg dit. Den fungerar en gång, i en timme. Om inget har kommit efter fem minuter kan du be om länken en gång till, eller vända dig till den som driver Eko hos er.
reset-title = Välj ett nytt lösenord
reset-lead = Då loggas du ut överallt. Länken fungerar en gång.
reset-done-title = Ditt lösenord är bytt
reset-done = Logga in med det nya.

## Navigation

nav-label = Processens delar
nav-menu = Meny
nav-process = Process
nav-home = Hem
search-title = Sök
search-for = Sök i processen
search-do = Sök
search-hint = Till exempel en plats, en verksamhet, en kontaktperson, en rapport eller en sida.
search-slash = Tangenten / leder hit
search-pages = Sidor
search-found = { $count ->
    [0] Ingenting hittades. Prova med färre eller kortare ord.
    [one] En träff
   *[other] { $count } träffar
  }
search-more = { $count ->
    [one] En till: skriv mer för att hitta den.
   *[other] { $count } till: skriv mer för att hitta rätt.
  }
nav-settings = Inställningar
guides-title = Guider
guide-here = Så använder du det här
guide-host-open = En kväll i sex steg, och vad du gör när något krånglar
home-title = { $weekday } { $date }
home-today-count = { $count ->
    [0] Ingen dialog i dag.
    [one] En dialog i dag.
   *[other] { $count } dialoger i dag.
  }
home-waits-count = { $count ->
    [0] Inget väntar på dig.
    [one] En sak väntar på dig.
   *[other] { $count } saker väntar på dig.
  }
home-today = I dag
home-answered = { $count ->
    [one] 1 har svarat.
   *[other] { $count } har svarat.
  }
home-show-qr = Visa QR-koden
home-poster = Affisch
home-host-link = Värdlänk
home-dialogue = Dialog { $number }
home-soon = Den närmaste veckan
home-waits = Väntar på dig
home-waits-none = Inget just nu.
home-ended = { $count ->
    [one] En dialog är slut men inte avslutad för gott. Finns det papper eller surfplattor kvar?
   *[other] { $count } dialoger är slut men inte avslutade för gott. Finns det papper eller surfplattor kvar?
  }
home-uncounted = { $count ->
    [one] En dialog saknar antal deltagare.
   *[other] { $count } dialoger saknar antal deltagare.
  }
home-approval = Ett utskick väntar på att en andra person godkänner det.
home-erasure = { $count ->
    [one] 1 adress raderas { $day }.
   *[other] { $count } adresser raderas { $day }.
  }
home-next = Nästa steg
home-next-first = Lägg till den första dialogen och skriv ut dess affisch.
home-next-feedback = Återkoppling som är lovad har inte skickats än.
home-next-feedback-do = Gå till utskicken
home-next-report = Alla planerade dialoger är hållna. Berätta vad ni har hört.
home-next-report-do = Gå till rapporterna
home-next-waits-do = Ta hand om det
home-next-dialogue = Inget behöver göras just nu. Vill ni möta fler, planera en dialog till.
home-so-far = Så långt har vi kommit
home-goals-met = { $of ->
    [one] { $met } av { $of } målvärde är uppfyllt.
   *[other] { $met } av { $of } målvärden är uppfyllda.
  }
home-follow-up = Hela uppföljningen
weekday-1 = Måndag
weekday-2 = Tisdag
weekday-3 = Onsdag
weekday-4 = Torsdag
weekday-5 = Fredag
weekday-6 = Lördag
weekday-7 = Söndag
nav-dialogues = Dialoger
nav-survey = Enkät
nav-reports = Rapporter
nav-mailings = Utskick
nav-follow-up = Uppföljning
nav-desk = Dataskydd

## Processes

processes-title = Processer
processes-empty = Börja med att skapa en process.
processes-none = Du är inte med i någon process än. Be processledaren att lägga till dig.
process-ended-mark = Avslutad
process-new = Ny process
process-settings = Ändra processen
process-form-lead = Deltagarna ser namnet och syftet. Allt kan ändras senare.
process-rest = Resten har redan bra värden
process-rest-hint = Telefon, minsta antal som visas, dagar för svar, godkännande, påminnelser, färg. De kan ändras tills de används.
process-other-languages = Namnet och syftet på andra språk
process-like = Ska den likna någon som du har varit med i?
process-like-hint = Nämnder, målgrupper, metoder, enkät, mål, plan och texter tas över. Inga personer, svar, adresser eller diarienummer.
process-like-is = Den börjar som ”{ $name }”: med dess nämnder, målgrupper, metoder, enkät, mål, plan och texter. Ge den ett eget namn.
process-like-not = Börja från början i stället
process-like-gone = Processen som den här skulle likna finns inte längre. Ingenting har skapats.
first-title = Före den första dialogen
first-counted = { $done } av { $of } klara
first-done = klart
first-not-done = inte klart
first-words = Namn, organisation och syfte
first-contact = Vem deltagarna kan fråga
first-boards = Nämnder och målgrupper
first-boards-about = Minst en nämnd. Målgrupperna kan vänta.
first-privacy = Information om personuppgifter
first-privacy-about = Hur dataskyddsombudet nås, samarbetspartner, tillgänglighet
first-disposal-about = Innan de är inskrivna raderas ingen adress
first-mail = E-post
first-mail-about = Servern som skickar. Den som driver Eko ställer in den.
first-later = Kan vänta
first-goals-about = Det finns vanliga mål att utgå från
first-people-about = Var och en får ett mejl
first-look-about = Kontrasten kontrolleras
first-logo-about = Er egen, liten, framför processens namn
first-survey-about = Egna frågor
first-survey-title = Enkäten är klar
first-survey-ready = Om deltagarna fick göra sin röst hörd frågas på tio språk.
first-survey-see = Se den som deltagarna ser den
setup-parts = Nämnder, målgrupper och metoder
setup-tabs = Processens inställningar
process-words = Det som deltagarna läser
process-name = Namn
process-purpose = Syfte
process-purpose-hint = En kort mening som visas före frågan; på en telefon ryms högst 60 tecken på en rad. Nämn inte målgruppen.
process-contact = Kontakt
process-contact-hint = Visas på varje sida och i varje mejl. Svar på mejlen kommer hit.
process-organisation = Organisation
process-contact-name = Kontaktperson
process-contact-email = Kontaktens e-postadress
process-contact-phone = Kontaktens telefon
process-rules = Regler för uppföljningen
process-threshold = Minsta antal personer som visas
process-threshold-hint = Där färre personer deltog och svarade visas inget om en dialog för sig. Minst 5.
process-threshold-fixed = Antalet kan inte ändras när en dialog har avslutats
process-answer-days = Dagar efter samtalet som det går att svara
process-answer-days-hint = 0 är bara samma dag.
process-grace-hours = Timmar efter slutet då papper och surfplattor inväntas
process-grace-hours-hint = Papper och det som surfplattor har sparat tas emot, och slutet kan ångras. Sedan avslutas dialogen för gott.
process-status-page = Publik sida
process-next-boards = Nästa steg: lägg till nämnderna, eller importera dialogerna så skapas nämnderna av filen.
process-next-disposal = Fyll i de gallringsbeslut som saknas. Deltagarna får löfte om att deras adresser raderas, och innan det är beslutat raderas ingenting.
boards-title = Nämnder
boards-empty = Inga nämnder än.
board-new = Lägg till nämnd
board-change = Ändra nämnden
board-name = Nämnd
board-municipality = Kommun
board-in-no-municipality = { $board } (ingen kommun)
board-taken = Det finns redan en nämnd med det namnet i samma kommun
import-board-ambiguous = flera nämnder heter ”{ $value }”: skriv en av: { $choices }
board-reference = Diarienummer
board-reference-hint = Nämndens eget diarienummer, om det finns.
board-priorities = Prioriterade målgrupper
board-priorities-hint = Vanligen tre till sju.
groups-title = Målgrupper och perspektiv
groups-empty = Inga målgrupper än.
group-new = Lägg till målgrupp
group-change = Ändra målgruppen
group-name = Namn
group-kind = Typ
group-kind-group = grupp
group-kind-perspective = perspektiv
group-kind-officials = verksamhetsföreträdare
group-kind-hint = En grupp är invånare. Verksamhetsföreträdare är de som kommer i sitt arbete, som verksamheternas kontakter: de redovisas för sig, och ingen nämnd kan prioritera dem.
methods-title = Dialogmetoder
methods-empty = Inga metoder än.
method-new = Lägg till metod
method-change = Ändra metoden
method-name = Namn
method-strengths = Styrkor
method-weaknesses = Svagheter
part-in-use = Den används av en dialog och kan inte tas bort.
board-has-decided = Nämnden har gallringsbeslut och kan inte tas bort. Ta bort besluten först.
part-remove-hint = Går bara om ingen dialog använder den.
people-title = Personer
person-new = Lägg till person
person-add = Lägg till
person-role = Roll
person-board = Nämnd
person-board-hint = Gäller den som läser siffror: en nämnds ledamöter ser sin egen nämnds siffror och hela regionens.
person-board-all = Alla nämnder
people-lead = De som arbetar med processen, och i vilken roll. Den som läggs till får ett mejl och tackar själv ja. Innan dess ser personen inget här.
person-new-lead = Personen får ett mejl till adressen. Ingen annan kan skapa kontot.
person-used = Senast inloggad
person-never-used = aldrig
person-standing = Är med
person-takes-part = Ja
person-asked = Har inte svarat än
person-ask-again = Skicka mejlet igen
person-there = Någon med den adressen är redan med. Personens roll: { $role }. Inget är ändrat.
person-asked-before = Någon med den adressen är redan tillfrågad och har inte svarat. Inget är ändrat, och inget nytt mejl är skickat. I listan över personer finns en knapp för att skicka det igen.
person-not-yet = Personen har inte tackat ja än. Ta bort personen och lägg till den på nytt med en annan roll.
person-last-leader = Någon behöver leda processen. Gör någon annan till processledare först.
person-remove = Ta bort från processen
person-remove-title = Ta bort { $name } från processen?
person-remove-text = Personen ser inte processen längre och får veta det med ett mejl. Det som personen har gjort finns kvar i loggen.
person-remove-not = Ta inte bort
person-vouch-title = Ett andra par ögon
person-vouch-text = Någon annan lät skapa det här kontot, så det är inte säkert att det hör till en egen person. Tills någon bekräftar det kan personen inte godkänna utskick som har förberetts av den som lät skapa kontot, eller av andra som den har frågat.
person-vouch = Jag vet att det är en egen person
person-vouch-not-yours = Någon annan behöver bekräfta det: en processledare som någon annan har frågat, eller den som driver Eko.
invitation-title = Du är tillfrågad om att vara med
invitation-text = Process: { $process }. Din roll: { $role }.
invitation-accept = Vara med
invitation-decline = Tacka nej
installation-title = Installationen
installation-version = Det här är Eko { $version }.
accounts-title = Konton
accounts-lead = Alla som kan logga in, eller är tillfrågade. Vad någon är i en process bestämmer de som leder den.
accounts-rights = Rättigheter i installationen
accounts-processes = Processer
accounts-standing = Läge
account-is-open = öppet
account-invited = tillfrågad, inte klart än
account-disabled = stängt
account-operates = driver Eko
account-creates = skapar processer
account-operates-long = Driver Eko: konton, e-postservern, mejl i retur som inte hör till någon process
account-creates-long = Får skapa processer
account-add = Lägg till ett konto
account-add-lead = Personen får ett mejl med en länk för att välja lösenord. Den som bara ska arbeta med en process läggs till där, av den som leder den.
account-link = Mejla en länk
account-link-lead = Den som inte kommer in får en länk för att välja nytt lösenord. Det gamla fungerar tills länken används.
account-link-first-lead = Kontot är inte klart än. En ny länk för att skapa det mejlas, och den förra slutar fungera.
account-factor-lead = Den som har tappat både appen och koderna kommer efter det här in med bara lösenordet. Se till att det verkligen är personen själv som ber om det.
account-factor-forget = Glöm den andra faktorn
account-vouch-not-yours = Du lät själv skapa det här kontot, eller så lät någon annan skapa både ditt och det här. Någon annan som driver Eko behöver bekräfta det, eller kommandot eko account confirm.
account-disable = Stäng kontot
account-disable-lead = Personen loggas ut överallt och kan inte logga in längre. Det som personen har gjort finns kvar i loggarna. Kontot går att öppna igen.
account-leads-alone = Ingen annan leder de här processerna:
account-enable = Öppna kontot igen
account-last-operator = Någon behöver driva installationen. Ge någon annan den rätten först.
account-mail-sent = Ett mejl är skickat.
account-mail-kept = Ingen har fått mejlet: ingen e-postserver är inställd, så det ligger i utkorgsmappen på servern. Den som driver Eko kan ställa in en.
account-mail-failed = Mejlet gick inte att skicka: { $why }
account-mail-unknown = Det går inte att säga om mejlet kom iväg. Skicka det igen om det inte kommer fram.
account-mail-not-you = Om du inte väntade dig det här mejlet behöver du inte göra något. Är du orolig, så vänd dig till den som driver Eko hos er.
account-mail-invited-subject = Tillfrågad om att vara med: { $process }
account-mail-invited = { $name } frågar om du vill vara med i { $process }. Din roll: { $role }.
account-mail-invited-how = Välj ett lösenord för att tacka ja. Länken är bara din och fungerar en gång, i sju dagar.
account-mail-invited-go = Skapa ditt konto
account-mail-asked-how = Logga in för att tacka ja eller nej. Inget ändras förrän du gör det.
account-mail-asked-go = Gå till Eko
account-mail-reset = En länk för att välja nytt lösenord
account-mail-reset-text = Någon bad om en länk för att välja ett nytt lösenord till ditt konto i Eko. Den fungerar en gång, i en timme. Ditt lösenord är kvar tills du använder länken.
account-mail-reset-go = Välj ett nytt lösenord
account-mail-made = Ett konto i Eko
account-mail-made-text = Någon som driver Eko hos er har skapat ett konto för dig.
account-mail-move = En annan adress för ditt konto i Eko
account-mail-move-old = Ditt konto ska få adressen { $new } i stället för { $old }. Bekräfta att du vill det. Detsamma behöver bekräftas vid den nya adressen, inom ett dygn.
account-mail-move-new = Kontot med adressen { $old } ska i stället få den här adressen, { $new }. Bekräfta att den är din. Detsamma behöver bekräftas vid den gamla adressen, inom ett dygn.
account-mail-move-go = Bekräfta
notice-password = Ditt lösenord i Eko är bytt
notice-password-text = Ditt lösenord byttes nyss, och du loggades ut överallt annars. Om det inte var du: be om ett nytt lösenord på inloggningssidan, och säg till den som driver Eko hos er.
notice-factor = Din andra faktor i Eko är ändrad
notice-factor-on = Från och med nu behövs en kod från din app när du loggar in.
notice-factor-off = Från och med nu behövs ingen kod när du loggar in. Om det inte var du: byt lösenord, och säg till den som driver Eko hos er.
notice-factor-codes = Du har nya koder på papper, och de gamla fungerar inte längre. Om det inte var du: byt lösenord, och säg till den som driver Eko hos er.
notice-address = Adressen för ditt konto i Eko är bytt
notice-address-text = Ditt konto har adressen { $address } från och med nu. Bytet bekräftades vid båda adresserna.
notice-role = Din roll i Eko är ändrad
notice-role-text = Din roll i { $process } från och med nu: { $role }.
notice-rights = Vad du får göra i Eko är ändrat
notice-rights-operates = Från och med nu driver du installationen.
notice-rights-operates-not = Du driver inte installationen.
notice-rights-creates = Du får skapa processer.
notice-rights-creates-not = Du får inte skapa processer.
notice-removed = Du är inte längre med i en process
notice-removed-text = Du har tagits bort från { $process } och ser den inte längre.
role-leader = Processledare: allt, även att publicera och skicka
role-group = Projektgrupp: allt utom att publicera och skicka
role-reader = Läsare: ser siffrorna
role-registrar = Registrator eller dataskyddsombud: svarar den som frågar om sin adress och granskar det som skrivits
information-title = Information till deltagarna
information-lead = Det här visas i tillgänglighetsredogörelsen och på sidan om personuppgifter. Resten är detsamma för alla processer.
information-reviewed-on = Tillgängligheten granskad den
information-conformance = Hur tillgänglig är tjänsten?
a11y-state-full = Helt förenlig med lagen
a11y-state-partial = Delvis förenlig med lagen
a11y-state-not = Inte förenlig med lagen
information-method = Vem granskade den?
a11y-by-own = Vi själva
a11y-by-external = Någon utanför organisationen
information-needs-day = Skriv vilken dag tjänsten granskades
information-needs-method = Välj vem som granskade den
information-not-full = Den är inte helt förenlig så länge något står under det som inte fungerar
information-needs-shortcomings = Skriv vad som inte fungerar
information-reviewed-on-hint = När någon hos er senast gick igenom sidorna. Lämnas tomt om ingen har gjort det.
information-data-officer = Dataskyddsombud
information-data-officer-hint = Hur man når ombudet, till exempel en e-postadress. Deltagare uppmanas att skriva dit om sin adress.
information-processors = Personuppgiftsbiträden
information-processors-hint = De som sköter drift och e-post åt er, med namn. Namnen visas på sidan om hur uppgifter hanteras.
information-boards-answer = Varje nämnd är personuppgiftsansvarig
information-sensitive = Att någon deltar säger något känsligt om personen
information-sensitive-hint = Till exempel om hälsa eller ursprung. Då står det på sidan om hur uppgifter hanteras att samtycket är uttryckligt (GDPR, artikel 9.2 a).
information-disposal = Gallringsbeslut
disposal-promised = Gallringsbeslut saknas. Deltagarna får löfte om att deras adresser raderas när allt de har önskat har skickats. Innan beslutets nummer är ifyllt raderas ingenting.
disposal-missing = Gallringsbeslut saknas. Det som de gäller raderas inte innan de är ifyllda.
disposal-enter = fyll i beslutet
disposal-lacks = saknas från
disposal-title = Gallringsbeslut
disposal-see = Vad som är beslutat och vad som saknas
disposal-lead = Ingenting raderas innan det är beslutat, utom det som någon tar tillbaka eller som tas bort efter granskning.
disposal-pooled = Varje nämnd beslutar för sig, eller så gäller ett beslut alla. E-postadresser, kontakter och det som skrivs på insamlingsställen hör inte till en enda nämnd: de väntar tills alla nämnder har beslutat.
disposal-addresses = E-postadresser
disposal-comments = Det som deltagarna har skrivit
disposal-contacts = Kontakter och intressenter
disposal-all-boards = Alla nämnder gemensamt
disposal-as-all = som för alla nämnder
disposal-none = saknas
disposal-of-board = Gallringsbeslut: { $board }
disposal-of-all = Gallringsbeslut för alla nämnder gemensamt
disposal-form-lead = Varje typ har sitt eget beslut; samma beslut kan skrivas flera gånger. Töm båda fälten där ett beslut inte längre gäller.
disposal-own-hint = Där nämnden inte själv har beslutat gäller beslutet för alla nämnder.
disposal-common-hint = Det gäller varje nämnd som inte själv har beslutat.
disposal-common-is = För alla nämnder: { $number }
disposal-number-addresses = Nummer på beslutet om e-postadresser
disposal-day-addresses = Dag för beslutet om e-postadresser
disposal-number-comments = Nummer på beslutet om det som deltagarna har skrivit
disposal-day-comments = Dag för beslutet om det som deltagarna har skrivit
disposal-number-contacts = Nummer på beslutet om kontakter och intressenter
disposal-day-contacts = Dag för beslutet om kontakter och intressenter
disposal-day-to-come = Beslutet måste vara fattat innan det fylls i
information-shortcomings = Kända brister i tillgängligheten
information-shortcomings-hint = En brist per rad. Lämnas tomt om ni inte känner till någon.
information-partners = De som medverkar
information-partners-hint = Verksamheter som hjälper till, och med vad. De ser varken svar eller adresser.
process-look = Utseende
process-accent = Färg på länkar och knappar
process-accent-hint = Till exempel #0b4f54. Lämnas tomt för Ekos egen färg.
process-accent-malformed = Skriv färgen som # och sex siffror eller bokstäver a–f, till exempel #0b4f54
process-accent-pale = Färgen är för ljus för att läsas: kontrasten är { $contrast } och behöver vara minst 7
logo-title = Logotyp
logo-lead = Avsändarens logotyp står liten framför processens namn: på deltagarnas sidor, affischer, skärmen i rummet, rapporter och mejl. Den ritas på vitt, också där sidan är mörk.
logo-add = Lägg till en logotyp
logo-change = Byt logotyp
logo-file = Logotypen
logo-file-hint = SVG, eller PNG som är minst 96 pixlar bred; högst 1 MB. Eko ritar om den och behåller inget annat av filen.
logo-save = Spara logotypen
logo-remove = Ta bort logotypen
logo-on-light = På ljus botten
logo-on-dark = På mörk botten
logo-not-inline = Logotypen är för stor för själva frågans sida, som ska öppnas direkt på en långsam telefon. Den visas på de andra sidorna, på papper och i mejl. En enklare teckning (SVG) visas också där.
logo-missing = Välj en fil
logo-large = Filen är större än 1 MB
logo-unread = Det här är ingen SVG eller PNG som går att rita
logo-letters = Det finns bokstäver i teckningen. De ser olika ut på olika enheter: spara den med texten omvandlad till konturer
logo-picture = Det finns ett fotografi i teckningen. Spara den som PNG i stället
logo-small = Bilden är för liten. Den behöver vara minst 96 pixlar bred eller hög
logo-narrow = Logotypen är för lång och smal för att synas när den är liten. Välj en som är högst tretton gånger så bred som hög, och inte mycket högre än bred
logo-pale = Inget av logotypen syns på vitt. Välj den som är till för ljus botten
process-mailings = Utskick
process-approval = En andra person godkänner varje utskick innan det skickas
process-reminder-days = Påminn verksamheter efter så många dagar
process-reminder-days-hint = De som inte har svarat om vidarebefordran påminns en gång.
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
dialogue-venue-hint = Syns bara för er och värden, aldrig för deltagarna.
dialogue-groups = Målgrupper
dialogue-groups-hint = Allmänheten ser målgrupper bara sammanlagt, aldrig för en enskild dialog. De finns inte på deltagarnas sidor, på affischer eller i mejl.
dialogue-state = Läge
dialogue-participants = Deltagare
dialogue-elected = Förtroendevalda på plats
dialogue-not-reachable = Kan inte nås med e-post
dialogue-answered = Har svarat
dialogue-in-follow-up = Siffrorna finns i uppföljningen
dialogue-opens = Öppnar
dialogue-closes = Stänger
dialogue-closed = Avslutad
dialogue-open = Öppna nu
dialogue-open-hint = Dialogen öppnar av sig själv på sin dag.
dialogue-end = Avsluta dialogen
dialogue-end-hint = Den tar slut direkt för alla, efter { $answered } svar. Papper och det som surfplattor har sparat kan lämnas in till { $moment }. Till dess kan du också ångra.
dialogue-ended-hint = Papper och det som surfplattor har sparat kan lämnas in till { $moment }. Sedan avslutas dialogen för gott.
dialogue-take-back = Ångra slutet
dialogue-take-back-hint = Då går det att svara igen till { $moment }.
dialogue-nothing-out = Inget mer är på väg in
dialogue-close = Avsluta för gott
dialogue-close-hint = Avslutas för gott, efter { $answered } svar. Därefter tas inget mer emot, och det går inte att ångra.
dialogue-not-now = Nej, gå tillbaka
dialogue-not-open-yet = Dialogen har inte börjat och kan inte avslutas.
dialogue-end-first = Dialogen går att besvara. Avsluta den innan den avslutas för gott.
dialogue-closed-for-good = Dialogen är avslutad för gott, så det här går inte att ångra.
dialogue-is-cancelled = Mötet är inställt. Ångra det först.
dialogue-cancel = Ställ in mötet
dialogue-cancel-title = Ställ in dialog { $number }
dialogue-cancel-answers =
    { $count ->
        [one] { $count } har svarat. Svaret tas bort ur siffrorna tillsammans med mötet.
       *[other] { $count } har svarat. Svaren tas bort ur siffrorna tillsammans med mötet.
    }
dialogue-cancel-some = Det finns svar. De tas bort ur siffrorna tillsammans med mötet.
dialogue-cancel-hint = Ingen kan svara längre, och den som öppnar länken läser att mötet är inställt. Det räknas inte med i någon siffra. Det går att ångra tills dialogen är avslutad för gott.
dialogue-cancel-why = Varför det inte blir av
dialogue-cancel-why-hint = För dem som arbetar med processen. Deltagarna ser det inte.
dialogue-cancelled-because = Mötet är inställt: { $why }
dialogue-restore = Det blir av ändå
dialogue-not-cancellable = Dialogen har hållits eller är avslutad med svar i, så den kan inte ställas in.
dialogue-remove = Ta bort dialogen
dialogue-remove-title = Ta bort dialog { $number }
dialogue-remove-hint = Dialogen, dess kod och värdlänk försvinner för gott. Utskrivna affischer leder ingenstans.
dialogue-not-removable = Det finns svar, önskemål, antal eller surfplattor i dialogen, eller så är den avslutad för gott, så den kan inte tas bort.
dialogue-cancel-instead = Ställ in den i stället
dialogue-was-it-held = Blev mötet av?
dialogue-held-unsaid = Ingen svarade på om mötet blev av innan processen avslutades. Det räknas inte med i någon siffra.
dialogue-was-it-held-hint = Dialogen avslutades utan svar och utan antal på plats. Tills du har svarat att den hölls räknas den inte med någonstans.
dialogue-was-held-yes = Ja: fyll i hur många som kom, under Antal på plats.
dialogue-was-held-no = Nej: ställ in den
dialogues-unconfirmed =
 { $count ->
    [one] { $count } dialog avslutades utan svar och utan antal på plats. Blev mötet av?
   *[other] { $count } dialoger avslutades utan svar och utan antal på plats. Blev mötena av?
 }
more-answers-than-participants = Fler svar än deltagare
aside-title = Lägg svar åt sidan
aside-lead = Om någon har svarat många gånger går det att lägga det som skickades åt sidan. Det sparas och räknas för sig och är inte med i någon siffra. Svar har varken tid eller avsändare. Därför går det bara att lägga undan allt som kom på ett visst sätt, eller allt som kommer från och med nu. Av fritext syns inte hur den kom in: den tar registratorn bort.
aside-people = { $people ->
    [one] { $people } person kom, och frågan med flest svar har { $answers }.
   *[other] { $people } personer kom, och frågan med flest svar har { $answers }.
  }
aside-people-unknown = Ingen har fyllt i hur många som kom. Frågan med flest svar har { $answers }.
aside-before-close = Dialogen är inte avslutad för gott än: det som läggs åt sidan nu har aldrig varit med i någon siffra, och allt annat räknas som vanligt.
aside-after-close = Dialogen är avslutad för gott, så dess svar kan ha varit med i siffror. Det som visades förut och det som visas efteråt skulle tillsammans avslöja vad som lades åt sidan. Därför lämnar alla dess svar de siffror de är med i, och med dem svaren från dialoger som bara visas tillsammans med den. Det som läggs åt sidan nu går att ta tillbaka, det som lades åt sidan före avslutet gör det inte.
aside-channels = Det som läggs åt sidan
aside-count = { $channel } ({ $count } svar på den första frågan)
aside-from-now = Allt som kommer från och med nu, tills krysset tas bort
aside-reason = Varför
aside-reason-hint = Det skrivs i loggen. Högst { $most } tecken.
aside-changed = Någon annan har ändrat vad som är lagt åt sidan. Titta igen.
aside-was-before = Det som lades åt sidan före det slutliga avslutet går inte att ta tillbaka: siffrorna skulle avslöja svaren.
aside-is = Lagt åt sidan
aside-because = { $channel }: { $reason }
aside-running = Allt som kommer nu läggs åt sidan.
alarm-over = Fler svar än personer: { $answers } på en fråga, och { $people } kom. Någon kan ha svarat flera gånger. Svaren är inte med i någon siffra för sig.
alarm-over-closed = Fler svar än personer. Någon kan ha svarat flera gånger. Svaren är inte med i någon siffra för sig.
alarm-several = { $count ->
    [one] En dialog har fler svar än personer som kom. Någon kan ha svarat flera gånger.
   *[other] { $count } dialoger har fler svar än personer som kom. Någon kan ha svarat flera gånger.
  }
alarm-points = { $count ->
    [one] Ett insamlingsställe har fler svar än tillfrågade. Någon kan ha svarat flera gånger.
   *[other] { $count } insamlingsställen har fler svar än tillfrågade. Någon kan ha svarat flera gånger.
  }
more-answers-than-asked = Fler svar än tillfrågade
channel-qr = Från telefoner
channel-tablet = Från surfplattor
channel-paper = Från papper
channel-aside = Det som kom medan allt lades åt sidan
follow-up-aside = { $answers } svar på den första frågan vid { $places ->
    [one] en dialog
   *[other] { $places } dialoger
  } är lagda åt sidan, för att någon svarade mer än en gång. De är inte med i någon siffra.
log-set-aside = lade svar åt sidan
state-before = inte öppnad
state-open = öppen
state-ended = slut
state-closed = avslutad
state-unconfirmed = ska bekräftas
state-cancelled = inställd
phase-perspective = Perspektivinhämtande
phase-in-depth = Fördjupande
phase-all = Alla
head-count-title = Antal på plats
head-count-why = Saknas det, eller är det lägre än antalet svar, visas svaren bara ihop med andra dialogers.
head-count-unreachable = Kan inte nås med e-post: { $count }. Deltagare: { $participants }. De som inte kan nås är några av deltagarna.
head-count-save = Spara antalen
filter-search = Sök
dialogues-current = Aktuella
dialogues-all = Alla
dialogues-none-shown = Ingen dialog passar. De som är avslutade eller inställda visas bara om du ber om dem.
dialogues-with-chosen = Med de valda
dialogues-choose = Välj
dialogues-choose-this = Välj { $name }
dialogues-none-chosen = Välj minst en dialog först.
dialogues-too-many-chosen = Fler än 200 dialoger är valda. Välj högst 200 åt gången
dialogues-left-out = Det här går inte med de här; de lämnas utanför:
dialogues-no-host = Skriv e-postadressen till minst en värd
dialogue-and-place = Dialog och plats
dialogue-own-title = Titel
dialogue-own-title-hint = Så hittar ni den. Deltagarna ser den aldrig. Kan lämnas tom.
dialogue-rest = Nummer, fas, metod och målgrupper kan fyllas i senare
dialogue-save-poster = Spara och visa affischen
dialogue-save-another = Spara och lägg till en till
dialogue-like = Lägg till en likadan
dialogue-not-movable = En dialog som är avslutad eller inställd kan inte flyttas. Ingenting har flyttats.
deed-posters = Skriv ut affischer
deed-links = { $count ->
    [one] Mejla { $count } värdlänk
   *[other] Mejla { $count } värdlänkar
 }
deed-links-open = Mejla värdlänkar
deed-links-told = Skriv vem varje länk ska till. En länk som gjorts tidigare slutar fungera. Lämna ett fält tomt för att inte skicka någon.
deed-move = { $count ->
    [one] Flytta { $count } dialog
   *[other] Flytta { $count } dialoger
 }
deed-move-open = Flytta
deed-move-told = Skriv de nya dagarna. Affischer och länkar är desamma. Där någon har svarat går det att svara till samma tid som förut.
deed-cancel = { $count ->
    [one] Ställ in { $count } dialog
   *[other] Ställ in { $count } dialoger
 }
calendar-open = Kalender
calendar-months = Andra månader
calendar-none = Ingen dialog den här månaden.
calendar-own = I din egen kalender
calendar-own-hint = Prenumerera på den här adressen i ditt kalenderprogram. Den visar dagar, titlar och platser för den som har den: behåll den för dig själv. Den fungerar så länge du är med i processen.
copy = Kopiera
copied = Kopierat
poster-print-do = Skriv ut
matters-title = Det jag får mejl om
matters-hint = Bara i processer där du kan göra något åt det. Det som inte kan vänta kommer direkt, resten i högst ett mejl om dagen.
matter-approval = Ett utskick väntar på mitt godkännande (direkt)
matter-attention = Ett utskick kräver ett beslut (direkt)
matter-uncounted = En dialog saknar deltagarantal ett dygn efter att den avslutades
matter-due = En rapport är lovad inom en vecka
matter-overdue = Något som har lovats är försenat
matter-erasure = Adresser raderas snart
told-subject = { $count ->
    [one] Eko: en sak väntar på dig
   *[other] Eko: { $count } saker väntar på dig
 }
told-go = Öppna Eko
told-foot = Du får veta varje sak en gång. Under ditt namn i Eko väljer du vad du får mejl om.
told-due = { $kind } är lovad till { $day } och är inte publicerad.
told-uncounted = { $name } saknar deltagarantal.
filter-any = Alla
filter-sort = Ordning
filter-apply = Visa
code-new = Ny kod
code-new-hint = Den gamla koden slutar fungera direkt. Affischer måste skrivas ut igen.
qr-png = PNG
qr-svg = SVG
poster-title = Affischer
poster-open = Skriv ut affisch
poster-back = Tillbaka
poster-print = Skriv ut sidan från webbläsaren, utan marginaler.
log-title = Händelser
log-host = Värden eller Eko självt
log-head-count = rättade antalen (deltagare / förtroendevalda / kan inte nås):
log-added = lade till dialogen:
log-changed = ändrade det som är planerat:
log-version = gav dialogen en annan version av enkäten:
log-opened = öppnade dialogen
log-host-link-made = skapade en ny värdlänk
log-host-link-revoked = återkallade värdlänken
log-new-code = gav en ny kod
log-ended = avslutade dialogen
log-end-taken-back = öppnade dialogen igen
log-closed = avslutade dialogen för gott
log-cancelled = ställde in mötet:
log-restored = ångrade att mötet ställdes in
log-removed = tog bort dialogen
log-other = ändrade något
dialogue-survey = Enkätens version
poster-format = Papper
format-a4 = A4
format-a5 = A5
format-cards = Bordskort, fyra på ett A4

## Import

import-lead = Du får se allt innan något sparas.
import-file = Fil från Excel eller ett annat kalkylblad
import-file-hint = En arbetsbok (.xlsx) eller CSV, högst 200 kB. Ur en arbetsbok läses det första bladet.
import-check = Kontrollera filen
import-columns = Kolumner
import-columns-hint = held_on, board och phase måste finnas. Flera målgrupper skiljs med semikolon eller lodstreck. Rubriker på svenska går också bra: Datum, Nämnd, Fas, Metod, Målgrupper, Plats, Deltagare, Förtroendevalda.
import-faults = Ingenting har importerats
import-fault = Rad { $line }, kolumn { $column }: { $problem }
import-fault-row = Rad { $line }: { $problem }
import-unreadable = Filen är varken en Excel-arbetsbok (.xlsx) eller CSV, eller så har den ett lösenord. Spara den som .xlsx utan lösenord eller som ”CSV UTF-8”.
import-too-large = Filen är för stor: högst 200 kB, 10 000 rader och 250 kolumner
import-no-rows = Filen har inga dialoger
import-column-missing = kolumnen { $column } saknas; rubrikerna är { $value }
import-column-twice = kolumnen finns två gånger
import-missing = måste fyllas i
import-not-a-date = ”{ $value }” är inget datum som 2021-10-12
import-two-days = ”{ $value }” kan vara { $one } eller { $other }: skriv datumet som 2021-10-12
import-error-value = ”{ $value }” är ett fel i kalkylbladet och inget värde
import-not-a-phase = ”{ $value }” är ingen fas: skriv perspektivinhämtande eller fördjupande
import-not-a-number = ”{ $value }” är inget heltal
import-control = texten har radbrytningar eller andra styrtecken
import-too-long = texten har fler än 120 tecken: ”{ $value }”
import-number-twice = numret { $value } finns två gånger i filen
import-ragged = ”{ $value }” står till höger om alla rubriker
import-number-taken = Dialog { $value } finns redan i processen
import-changed = Processen har ändrats sedan filen kontrollerades: ett nummer är upptaget nu, eller så har flera nämnder samma namn. Ingenting har importerats. Kontrollera filen igen.
import-no-file = Välj en fil
import-preview =
 { $count ->
    [one] { $count } dialog att importera
   *[other] { $count } dialoger att importera
 }
import-preview-lead = Ingenting är sparat än.
import-read-as = Filen är läst som { $source }.
import-look-at = Ser å, ä, ö och andra tecken rätt ut här? Välj annars en fil som är sparad som ”CSV UTF-8”.
import-look-at-none = Filen har inga å, ä eller ö.
sheet-workbook = en Excel-arbetsbok, bladet ”{ $sheet }”
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
surveys-of-others = Enkäter till andra
surveys-of-others-none = Ännu tillfrågas ingen annan än deltagarna.
survey-elsewhere = Se också
question-in-words = Ett svar med egna ord
survey-lead = Den första frågan är låst, så att svaren kan jämföras. Egna frågor kan läggas till efter den.
comments-title = Det som deltagarna har skrivit
comments-lead = Från avslutade dialoger där minst { $threshold } personer deltog och svarade, utan ordning. Där deltagarantalet saknas eller är lägre än antalet svar visas inget.
comments-none = Ingenting att visa än.
comments-find = Sök i det som har skrivits
comments-words = Ord i det
comments-question = Fråga
comments-any-question = Alla frågor
comments-shown = Visas: { $shown } av { $all }.
comments-all = Visa allt
comments-file = Ta ut det som visas (CSV)
comments-erase = Radera det som deltagarna har skrivit
comments-erase-lead = Det som skrivits i dialoger och på insamlingsställen som är avslutade för gott raderas, läst eller oläst. Det går inte att ångra.
comments-erase-missing = Beslut om det som deltagarna har skrivit saknas. Det blir kvar tills de är ifyllda.
comments-erase-whose = Var det skrevs
comments-erase-under = { $whose }, enligt { $decision }
comments-erase-nothing = Kryssa för var det som skrivits ska raderas
comments-erase-undecided = Det är inte beslutat längre. Ingenting har raderats.
comments-erase-do = Radera för gott
survey-of-participants = Deltagarnas enkät
audience-participants = Deltagarna
audience-elected = Förtroendevalda
audience-others = Andra
audience-readers = De som läser återkopplingen
version-is = version { $number }
version-draft = utkast
version-standard = den som alla processer har
version-published = publicerad
version-pilot = pilot
versions-title = Versioner
version-newest-is = Den nyaste är version { $number }.
version-give = Ge den version { $number }
version-has-answers = Dialogen har redan svar, här eller på en surfplatta, och behåller sin version. Svar på två versioner läggs aldrig ihop.
version-closed = Dialogen är avslutad för gott och behåller sin version.
behind-title = Dialoger utan version { $number }
behind-label = Dialoger utan den nyaste versionen
behind-lead = Nya dialoger får den nyaste versionen. De här har en äldre. De kan få den nyaste så länge ingen har svarat.
behind-way = Vad som kan göras
behind-keeps = Har svar och behåller sin version
survey-change = Ändra frågorna
survey-change-hint = Det blir ett utkast till en ny version. Dialoger som har öppnats behåller sin, om du inte ger dem den nya innan någon har svarat.
survey-is-draft = Det här är ett utkast till version { $number }. Ingen ser det förrän det publiceras.
survey-preview = Se som deltagarna ser den
spoken-title = Frågorna inlästa och tecknade
spoken-lead = En inläsning eller en film på teckenspråk hör ihop med frågans ord. Den som svarar hämtar den först med ett tryck. Ändras frågans ord visas den inte längre.
spoken-none = Ingen fråga är inläst eller tecknad än.
spoken-new = Lägg till
spoken-question = Fråga
spoken-language = Språk
spoken-kind = Vad det är
spoken-recording = Inläsning
spoken-film = Film på teckenspråk
spoken-file = Fil
spoken-file-hint = Inläsning: MP3, M4A, Ogg eller WAV, högst 3 MB. Film: MP4 eller WebM, högst 20 MB.
spoken-captions = Textning
spoken-captions-hint = Till en film: en fil som slutar på .vtt (WebVTT). Utan den kan den som varken ser tecknen eller hör inte följa med.
spoken-captions-there = finns
spoken-captions-none = saknas
spoken-add = Lägg till
spoken-remove = Ta bort
spoken-not-asked = frågan har andra ord nu
spoken-kind-missing = Välj om det är en inläsning eller en film
spoken-no-words = Frågan finns inte på det språket. Översätt den först.
spoken-unread = Filen kan inte spelas upp på en telefon. Välj en fil av de slag som står ovanför.
spoken-large = Filen är för stor
spoken-captions-unread = Filen är ingen textning i WebVTT: den ska börja med WEBVTT
survey-publish = Publicera versionen
survey-publish-hint = Därefter ändras den aldrig. Dialoger som inte har öppnat får den. De andra visas här och kan få den så länge ingen har svarat.
survey-pilot = Det här är en pilot
survey-pilot-hint = En pilot väljs för enstaka dialoger. Svaren visas för sig och blandas aldrig med andras.
survey-publish-told = Version { $number } ställer { $count ->
    [one] { $count } fråga.
   *[other] { $count } frågor.
 }
survey-discard-told = Version { $number } med { $count ->
    [one] sin { $count } fråga är borta för gott. Enkäten fortsätter med versionen före.
   *[other] sina { $count } frågor är borta för gott. Enkäten fortsätter med versionen före.
 }
survey-discard = Kasta utkastet
survey-only-draft = Enkäten har ingen publicerad version att falla tillbaka på.
survey-too-many = Enkäten har redan tio frågor. Fler hinner ingen svara på.
survey-new = Ny enkät till andra
survey-new-lead = En enkät med egen målgrupp och egen QR-kod, till exempel till de förtroendevalda när processen är slut.
survey-new-go = Fortsätt till frågorna
survey-name = Namn
survey-name-hint = Syns bara för er.
survey-audience = Vem den är till för
survey-topic = Ämne
survey-topic-hint = Första frågan blir: I vilken utsträckning har du fått fördjupad kunskap om … Den kan ändras sedan.
kind-scale = Skala
kind-single = Ett av flera svar
kind-multiple = Flera svar
kind-text = Egna ord
question-new = Lägg till en fråga
question-change = Ändra frågan
question-locked = låst, så att svaren kan jämföras
question-personal = Det här ser ut att fråga efter kön, ålder, namn eller något annat som pekar ut en person. Eko är inte avsett att lagra sådant: grupperna är så små att svaren då kunde knytas till personer.
question-untranslated = Saknas på:
question-up = Flytta upp
question-prompt = Fråga
question-scale = Skalans ord
question-options = Svar att välja bland
question-options-hint = Ett svar per rad, i samma ordning på varje språk.
question-options-count = Skriv minst två svar och högst { $most }
question-options-uneven = Skriv lika många svar som på svenska: { $count }
question-options-twice = Samma svar finns två gånger
question-option-long = Ett svar kan ha högst { $most } tecken
points-title = Insamlingsställen
points-lead = Där andra än dialogernas deltagare svarar på en enkät, med en egen QR-kod.
points-none = Inga insamlingsställen än.
point-new = Nytt insamlingsställe
point-title = Insamlingsställe { $number }
point-name = Namn
point-name-hint = Syns bara för er, aldrig för dem som svarar.
point-asked = Så många tillfrågades
point-asked-hint = Om ni vet det, nu eller senare: då säger andelen hur många av de tillfrågade som har svarat, och svaren visas från { $threshold } och uppåt, om de inte är fler än personerna. Lämnas det tomt behövs minst { $company } svar.
point-asked-unknown = inte känt
point-opens-on = Från och med
point-closes-on = Till och med
point-closes-early = Sista dagen är före den första
point-survey-missing = Välj en publicerad enkät
point-end = Avsluta insamlingsstället
point-close = Avsluta insamlingsstället för gott

## What was said, and what came of it

observations-title = Ni sa – det blev så här
observations-lead = Vad deltagarna sa, och vad varje nämnd svarar: vad som görs, eller varför inte. Allt här är publikt så snart det sparas.
observations-empty = Skriv ner det viktigaste som sades, ett i taget. Välj vilka nämnder som ska svara, så ser alla hur långt det har kommit.
observations-none-found = Inget stämmer med urvalet.
observations-public = Den publika sidan
observations-any-state = Alla
observations-any-board = Alla nämnder
observations-late = Bara det som är sent
observations-filter = Visa
observation-new = Ny iakttagelse
observation-change = Ändra iakttagelse
observation-form-lead = Skriv så att den som sa det känner igen sig, men så att ingen annan kan räkna ut vem det var.
observation-words = Det sades
observation-words-hint = En eller två meningar, som deltagarna skulle säga det.
observation-more = Mer om det
observation-heard = Var det sades
observation-heard-choose = Välj
observation-heard-anywhere = I dialogerna som helhet
observation-boards = Vilka nämnder ska svara?
observation-unanswered = Ingen har fått frågan än.
observation-remove-hint =
    { $count ->
        [one] Ett besked och det som lovats i det försvinner också.
       *[other] { $count } besked och det som lovats i dem försvinner också.
    }
observation-remove-sure = Ja, ta bort beskeden också
observation-remove-unsure = Kryssa i att beskeden också ska tas bort
reply-new = Nytt besked
reply-change = Ändra besked
reply-board = Vem svarar
reply-board-taken = Den har redan svarat. Ändra det beskedet i stället
reply-reference-hint = Om ärendet har ett eget. Annars visas nämndens.
reply-state = Hur långt det har kommit
reply-state-choose = Välj
reply-words = Besked
reply-words-hint = Vad görs, eller varför inte? Behövs när något är beslutat, gjort eller inte blir av.
reply-promised = Lovat till
reply-promised-hint = Dagen då det ska vara klart eller då besked ska ha kommit. Kan lämnas tomt.
reply-promise-settled = Det är klart. Löftet står kvar som det var
reply-done-on = Klart den
reply-done-hint = Bara när det är gjort.
reply-done-to-come = Den dagen har inte varit än
reply-done-undone = Lämna dagen tom, eller välj att det är gjort
reply-is-promised = Något har lovats i beskedet, och det står kvar. Ändra hur långt det har kommit i stället, och skriv varför.
reply-remove-hint = Beskedet och det som lovats i det försvinner från den publika sidan.
promise-why = Varför dagen flyttas
promise-why-hint = Läses av alla på den publika sidan. Både den gamla och den nya dagen står kvar.
promise-why-missing = Dagen var redan lovad. Skriv varför den flyttas, och spara igen.
promise-moving = Flytta eller ta tillbaka en lovad dag
promise-standing = Hur löftet står
promise-first = Först lovat till
promise-came = Kom
promise-days-late = Dagar sent
promise-moves = Gånger flyttat
promise-note = Räknat mot den dag som gäller nu. Den dag som först lovades står bredvid, och varje flytt har sin förklaring på den publika sidan.
promise-is-waiting = Väntar
promise-is-late = Sent
promise-is-kept = Hållet
promise-is-kept-late = Kom för sent
promise-is-gone = Tillbakataget
promise-is-broken = Kom inte
readers-survey = Gav det dig svar?
readers-title = Gav det läsarna svar?
readers-of = Rapport eller besked
readers-removed = Borttaget sedan dess
readers-share = Andel ja
readers-figure = av dem som svarat säger att det gav dem svar
readers-note = Varje rapport och besked visas när minst { $least } läsare har svarat och tiden att svara är slut. De som inte vet eller inte vill svara är inte med i andelen.
reply-changed-on = Senast ändrat
observations-open = Öppna listan

## Reports

reports-title = Rapporter
reports-empty = Lägg till delrapporten när den är klar. Därefter kan den publiceras och skickas till dem som har önskat det.
report-new = Ny rapport
report-change = Ändra rapporten
report-form-lead = Rapporten är ett utkast tills den publiceras. Den behöver en sida på svenska, en PDF-fil eller en länk.
report-kind = Typ
report-version = Version
report-version-hint = Till exempel 1.0. En publicerad version ändras aldrig.
report-title = Rubrik
report-summary = Sammanfattning
report-summary-hint = Visas i mejlet och på rapportens sida. En tom rad ger ett nytt stycke.
report-body = Rapporten som sida
report-body-hint = Kan läsas på en telefon utan att öppna en fil. En tom rad börjar ett nytt stycke. ## först på raden är en rubrik, - en punkt i en lista, **ord** fetstil, [ord](https://…) en länk. Bilder lägger du till när utkastet är sparat.
report-file = PDF-fil
report-file-hint = Högst 20 MB.
report-file-has = Nu: { $name }
report-file-drop = Ta bort filen
report-file-not-pdf = Filen är ingen PDF som går att läsa
report-file-untagged = Filen saknar taggar: skärmläsare vet inte vad som är rubriker och tabeller eller i vilken ordning den läses. Spara den på nytt från programmet som den skrevs i: i Word som PDF med ”Alternativ” och ”Dokumentstrukturtaggar för hjälpmedel”, i LibreOffice med ”Taggad PDF”.
report-file-archival = Filen säger att den är { $kind }. Om den håller det avgör arkivets egen kontroll.
report-file-not-archival = Filen säger inte att den är PDF/A. Ett arkiv kan vilja ha den som det.
report-file-active = I filen finns något som ett program skulle köra, eller en annan fil: skript, formulär som skickas, bilagor. Läsare får ladda ner den och ser den inte i webbläsaren. Spara den på nytt utan detta om det inte behövs.
report-nothing = Skriv en sida, välj en PDF-fil eller skriv en länk
report-link = Länk till rapporten på annan plats
report-link-hint = Till exempel på er webbplats. Börjar med https://
report-link-malformed = Länken ska börja med https:// och inte ha mellanslag
report-save = Spara utkastet
report-save-look = Spara och se sidan
report-look = Se sidan ({ $language })
report-pictures = Bilder
report-pictures-lead = Bilder till rapportens sida. Kopiera raden under bilden till texten, och byt orden inom hakparentes mot en beskrivning för den som inte ser bilden.
report-picture-words = Beskriv bilden
report-picture = En bild
report-picture-hint = PNG eller JPEG, högst 1 MB. Var och när den togs tas bort ur filen.
report-picture-add = Lägg till bilden
report-picture-remove = Ta bort bilden
report-picture-unread = Filen är ingen PNG- eller JPEG-bild på högst 1 MB
report-picture-without-words = Beskriv bilden { $name } inom hakparentes, för den som inte ser den
report-picture-unknown = Det finns ingen bild som heter { $name }. Lägg till den först, när utkastet är sparat.
report-pictures-many = En rapport har högst 30 bilder. Ta bort någon först.
report-picture-used = Texten visar bilden. Ta bort den där först.
hand-outs-title = Lappar att dela ut
report-remove = Ta bort utkastet
report-remove-title = Ta bort utkastet till ”{ $title }”?
report-remove-hint = Orden på alla språk, och det som är skrivet för mejlen, är borta för gott.
report-remove-file = Det är också filen, { $name }.
report-waits-frozen = Ett utskick av rapporten väntar på att börja, så rapporten går inte att ändra. Ta tillbaka utskicket först.
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
news-to-come = (syns för alla från den dagen)
news-form-lead = Nyheten syns för alla så snart den är sparad, eller från sin dag om den är framåt i tiden. Skriv kort, och aldrig vilka deltagarna var.
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
theme-gone = Ett tema som du kryssade för har tagits bort under tiden, så inget ändrades. Se rapporten igen och välj på nytt.
theme-remove-hint = Nyheter och rapporter blir kvar utan temat.
report-tag = Spara teman

## Publishing

publish-title = Publicera: { $title }
publish-lead =
 { $count ->
    [one] { $count } person har önskat det här. Mejlet går bara till dem som du kryssar i.
   *[other] { $count } personer har önskat det här. Mejlet går bara till dem som du kryssar i.
 }
publish-lead-since =
 { $count ->
    [one] { $count } person har önskat det här sedan det skickades. Mejlet går bara till dem som du kryssar i.
   *[other] { $count } personer har önskat det här sedan det skickades. Mejlet går bara till dem som du kryssar i.
 }
publish-title-again = Skicka: { $title }
publish-nobody-left = Det finns ingen kvar att skicka den här versionen till.
publish-words-changed = Det som skulle skickas har ändrats sedan du öppnade sidan: rapporten, texten i mejlet eller processens namn, kontakt eller regler. Så här ser det ut nu.
audience-made = Ingen av dem kan få den här versionen nu.
made-waits = Ett utskick av den här versionen är gjort och har inte börjat.
made-sent = Den här versionen är skickad: { $sent } av { $total } har gått, { $waiting } väntar.
made-cancelled = Utskicket av den här versionen avbröts: { $sent } av { $total } hann gå, { $cancelled } får den aldrig.
publish-outbox = Ingen e-postserver är inställd. Mejlen sparas som filer i { $folder }.
publish-audience = Mottagare per språk
publish-recipients-few = { $count ->
    [one] En mottagare.
   *[other] { $count } mottagare.
  } Hur många som läser på vilket språk visas bara från { $threshold } och uppåt.
languages-other = Andra språk
publish-recipients = Mottagare
publish-choice = Vad ska hända?
publish-only = Publicera utan att skicka
publish-frozen = När rapporten är publicerad kan den inte ändras.
publish-steps = Vägen till utskicket
publish-step = Steg { $at } av { $of }
publish-step-report = Rapporten
publish-step-recipients = Mottagare
publish-step-mails = Se mejlen
publish-step-when = När
publish-step-confirm = Bekräfta
publish-next = Fortsätt: { $step }
publish-languages = Kan läsas på
publish-see-report = Se rapporten och dess ord
publish-nobody-ticked = Ingen är vald från början. Grupper som du inte kryssar för får inget mejl nu.
publish-report-in = Rapporten
publish-text-missing = saknas
publish-texts-missing = { $count ->
    [one] texten saknas på { $count } språk
   *[other] texten saknas på { $count } språk
  }
publish-text-missing-hint = Där rapporten saknar ord på ett språk säger mejlet på det språket var den kan läsas. Ord kan läggas till på rapportens sida.
publish-only-do = Publicera
publish-cannot-be-taken-back = Ett mejl som har gått i väg går inte att ta tillbaka. Du kan pausa medan de skickas, och lämna sidan.
publish-send = { $count ->
    [one] Skicka till { $count } person
   *[other] Skicka till { $count } personer
 }
publish-plan = { $count ->
    [one] Planera för { $count } person
   *[other] Planera för { $count } personer
 }
publish-in-languages = , på { $count } språk
publish-says-now = { $count ->
    [one] { $count } person får ”{ $title }” nu{ $languages }.
   *[other] { $count } personer får ”{ $title }” nu{ $languages }.
 }
publish-says-later = { $count ->
    [one] { $count } person får ”{ $title }” { $moment }{ $languages }.
   *[other] { $count } personer får ”{ $title }” { $moment }{ $languages }.
 }
publish-says-only = ”{ $title }” publiceras nu. Ingen får något mejl.
preview-phone = Mejlet i telefonen ({ $language })
preview-frame = Öppna mejlet på en egen sida ({ $language })
preview-text = Visa som ren text
test-title = Skicka ett testmejl till dig själv
test-send = Skicka ett testmejl till { $address }
test-sent = Ett testmejl är skickat till { $address }.
test-failed = Testmejlet gick inte att skicka: { $why }
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
publish-needs-approval = En andra person måste godkänna utskicket innan det skickas.
publish-choice-missing = Välj om rapporten ska skickas eller bara publiceras
publish-audience-missing = Kryssa i vilka den ska skickas till, eller välj att publicera utan att skicka
publish-audience-unknown = Välj bland dem som står i listan
publish-only-audience = Du har valt att publicera utan att skicka. Ta bort kryssen, eller välj att skicka.
publish-when-missing = Välj när
publish-now-or-later = Du har skrivit en tidpunkt men valt Nu. Välj Vid en bestämd tid, eller töm fältet.
publish-only-now = En rapport som inte skickas publiceras direkt. Välj Nu, eller välj att skicka.
publish-attach-none = Rapporten har ingen fil som kan bifogas
publish-changed = { $audience }: du såg { $seen } mottagare, nu är det { $now }.
publish-unseen = { $audience }: { $now } mottagare.
publish-again = Något har ändrats sedan du öppnade sidan. Inget har publicerats eller skickats. Titta igen, och tryck på knappen igen om det stämmer.
publish-last-usual = En rapport av det här slaget brukar vara den sista.
mailing-changed = Du såg { $seen }, nu är det { $now }. Inget har gjorts. Titta igen, och tryck en gång till om det stämmer.
mailing-unseen = Det gäller { $now }. Inget har gjorts. Titta igen, och tryck en gång till om det stämmer.
mailing-words-changed = Det som skulle skickas har ändrats sedan du öppnade sidan. Inget har gjorts. Läs igen, och tryck en gång till om det stämmer.
mailing-idle = Inget har gjorts: { $why }
idle-none-left = det fanns inget kvar att bestämma om. Någon annan hann före, eller så tryckte någon två gånger.
idle-cancelled = utskicket är avbrutet.
idle-under-way = utskicket pågår redan.
idle-paused = utskicket är redan pausat.
idle-begun = utskicket har redan börjat.
idle-not-begun = utskicket har inte börjat.
idle-over = inget i utskicket är kvar att skicka.
idle-already = det var redan så.
mailing-cancel-final = Det går inte att ångra, och den här versionen av rapporten går inte heller att skicka till dem senare. Det gör en ny version.
mailing-cancelled-for =
 { $count ->
    [one] Utskicket avbröts. { $count } person får aldrig det här mejlet.
   *[other] Utskicket avbröts. { $count } personer får aldrig det här mejlet.
 }
mailing-new-version = Lägg till en ny version av rapporten om den ska skickas till dem.
uncertain-count-told =
 { $count ->
    [one] { $count } osäkert mejl räknas som skickat från och med nu. Det skickas inte igen, och det går inte att ångra.
   *[other] { $count } osäkra mejl räknas som skickade från och med nu. De skickas inte igen, och det går inte att ångra.
 }
uncertain-again-told =
 { $count ->
    [one] { $count } osäkert mejl skickas igen. Läsaren kan få det två gånger, och det går inte att ångra.
   *[other] { $count } osäkra mejl skickas igen. Läsarna kan få dem två gånger, och det går inte att ångra.
 }
words-are-mailed = Mejlet är redan gjort med den här texten: den som läggs till senare får samma. Den går inte att ändra.
mail-sender-label = Från
mailing-was-cancelled = Utskicket av den här rapporten avbröts, och går inte att göra om. Gör en ny version av rapporten om den ska skickas.
mailing-planned-otherwise = Rapporten har redan ett utskick, med en annan tid eller andra val. Inget har ändrats. Öppna utskicket för att ändra det.
audience-contacts = Verksamheternas kontakter
audience-stakeholders = Intressenter
audience-count = { $audience } ({ $count })
publish-and-new = Den som har lämnat sin adress sedan en dialog senast avslutades får det också. Hur många de är syns först efteråt, så att ingen kan ta reda på om en adress är känd.
audience-nobody = Ingen att skicka till.
audience-undeliverable =
 { $count ->
    [one] { $count } adress provas inte, för mejl dit har kommit tillbaka för gott.
   *[other] { $count } adresser provas inte, för mejl dit har kommit tillbaka för gott.
 }
test-sample = Vilket mejl?
words-own = egen text
words-change = Ändra texten ({ $language })
words-title = { $audience }: { $language }
words-lead = Skriv en egen text, eller behåll den färdiga. Länkar och kontakt läggs till automatiskt.
words-subject-hint = Nämn aldrig vilka dialogen var med. Ämnesraden syns för andra.
words-subject-group = Ämnesraden nämner målgruppen { $group }
words-body = Text
words-body-hint = En tom rad börjar ett nytt stycke.
words-ready-made = Använd den färdiga texten
words-are-frozen = Ett utskick av rapporten väntar på sin tid. Ta tillbaka det först om texten ska ändras.

## The mail itself

mail-subject-label = Ämnesrad
mail-test-mark = [Test]
mail-contact-why = Du får det här för att ni har tagit emot en dialog inom { $process }. Den hålls av { $organisation }. Vi har din adress för att du är kontaktperson där.
mail-contact-what = Nu finns ”{ $title }” att läsa. Deltagarna har fått löfte om att få veta det.
mail-contact-please = Vi når bara dem som har lämnat en e-postadress. Kan du berätta för de andra? Skicka länken vidare eller visa den. Berätta sedan för oss hur många du nådde. Det tar en halv minut.
mail-stakeholder-what = ”{ $title }” från { $process } är publicerad.
mail-stakeholder-why = Du får det här för att { $organisation } har dig på sin lista över dem som vill eller behöver veta vad som händer. Undrar du varifrån vi har din adress? Svara på det här mejlet.
mail-tell = Berätta hur många du har berättat för:
mail-tell-button = Jag har berättat vidare
mail-pass-on = Länkar att skicka vidare, på deltagarnas språk:
mail-reminder-subject = Har du berättat vidare? { $title } – { $process }
mail-reminder-what = För en tid sedan skickade vi ”{ $title }” till dig, för att du skulle berätta för deltagarna.
mail-reminder-please = Hur många har du nått? Berätta det gärna, också om svaret är noll. Vi frågar inte fler gånger.

## Mailings

mailings-title = Utskick
mailings-empty = Inget har skickats än. Ett utskick börjar med att en rapport publiceras.
mailing-title = Utskick: { $title }
mailing-created = Påbörjat
mailing-state = Läge
mailing-meaning = Betydelse
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
figure-rejected-hint = E-postservern sa nej för gott.
figure-uncertain = Osäkra
figure-uncertain-hint = Förbindelsen bröts i fel ögonblick: ingen vet om mejlet kom fram.
figure-failed = Misslyckade
figure-failed-hint = Uppskjutna tills tiden gick ut, eller aldrig skrivna.
figure-withdrawn = Återkallade
figure-withdrawn-hint = Adressen togs bort innan mejlet skickades.
figure-cancelled = Avbrutna
figure-cancelled-hint = Utskicket avbröts innan mejlet skickades.
uncertain-title = Bestäm om de osäkra
uncertain-text =
 { $count ->
    [one] Ingen vet om { $count } mejl kom fram. Skickas det igen kan någon få samma mejl två gånger.
   *[other] Ingen vet om { $count } mejl kom fram. Skickas de igen kan någon få samma mejl två gånger.
 }
uncertain-count = Räkna som skickade
uncertain-again = Skicka igen
failed-retry = Försök igen med de misslyckade
failed-unmade = { $count } mejl gick inte att skriva, eftersom det som är sparat om mottagaren inte går att läsa, till exempel för att den hemliga nyckeln är en annan än när det sparades. Ekos logg säger mer. Alla andra har gått vidare.
rejected-retry = Försök igen med de avvisade
rejected-all = Alla som har provats är avvisade. Då beror det oftast på e-postservern och inte på mottagarna. Kontrollera den och försök igen.
rejected-many = Att så många avvisas medan andra tas emot kan också bero på e-postservern, till exempel om den bara tar emot ett visst antal på en gång. Titta i dess logg. Ingen får mejlet två gånger om ni försöker igen med de avvisade.
mailing-stopped = Stoppat: det ena mejlet efter det andra gick inte att lämna, senast: { $why }. Inget mer förbrukas.
mailing-probe = Eko provar ett mejl till, till någon annan, { $at }, och sedan med allt längre mellanrum; så snart ett tas emot går allt vidare. Du kan också låta det gå vidare själv.
mailing-no-probe = Stoppat: för många mejl har försvunnit sedan de lämnats över, senast: { $why }. Också nästa mejl kan försvinna, så Eko provar inte mer av sig självt. Titta i e-postserverns logg, bestäm om de osäkra och låt det sedan gå vidare.
mailing-go-on = Gå vidare nu
mailing-put-back = En äldre kopia av databasen har lagts tillbaka. Den vet inte vad som skickats sedan den togs, så någon kan få det här mejlet två gånger. Kontrollera i e-postserverns logg innan du fortsätter.
mailing-unmade = Mejlen går inte att sätta ihop: { $why } Inget har skickats sedan dess; rätta det och fortsätt sedan.
unmade-sender = processens namn innehåller en radbrytning eller ett annat styrtecken. Skriv det på nytt i inställningarna.
unmade-subject = ämnesraden innehåller en radbrytning eller ett annat styrtecken.
unmade-file = filens namn innehåller en radbrytning eller ett annat styrtecken.
unmade-other = något som de består av går inte att läsa. Ekos logg säger mer.
unmade-panicked = det är ett fel i Eko. Ekos logg säger mer.
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
mailing-approve-lead = Läs texten nedan. När du godkänner skickas utskicket, eller väntar på sin tid.
mailing-approve-along = Du godkänner, eller tar tillbaka, hela publiceringen på en gång. De här utskicken hör till:
mailing-approve = Godkänn
mailing-send-back = Ta tillbaka utskicket
mailing-awaits-other = Någon annan måste godkänna det: en annan processledare eller någon i projektgruppen.
mailing-missed = Utskickets tid passerade medan Eko inte var igång. Bestäm om det ska skickas nu, få en ny tid eller tas tillbaka.
mailing-start-now = Skicka nu
mailing-reschedule = Ändra tiden
mailing-words = Texten i mejlet
mailing-needs-approval = Utskicket är inte godkänt än.
mailing-is-cancelled = Utskicket är avbrutet och förblir det. Inget mer av det skickas.
mailing-not-begun = Utskicket har inte börjat än.
mailing-has-begun = Utskicket har redan börjat.
mailing-own-approval = Den som har gjort utskicket kan inte själv godkänna det.
mailing-approval-same-person = Det behövs två personer, och det är inte säkert att ni är två: en av er lät skapa den andras konto, eller så lät någon annan skapa båda. En annan processledare behöver bekräfta ditt konto först, på sidan om personer, eller den som driver Eko.
mailing-maker-gone = Det går inte längre att säga vem som förberedde det här. Skicka tillbaka det och förbered det på nytt.
mailing-not-waiting = Utskicket väntar inte på godkännande.
uncertain-log = Med Message-ID går mejlet att hitta i e-postserverns logg. Står det där att det är levererat, räkna det som skickat.
uncertain-each = Bestäm om vart och ett
uncertain-id = Message-ID
uncertain-since = Osäker sedan
uncertain-decide = Beslut
uncertain-count-one = Räkna som skickat
uncertain-again-one = Skicka igen
uncertain-more = { $count } till visas när de här är avgjorda.
forward-reminded = De som inte hade svarat har påmints en gång.
forward-will-remind = { $days ->
    [one] De som inte har svarat påminns en gång efter { $days } dag.
   *[other] De som inte har svarat påminns en gång efter { $days } dagar.
  }
forward-silent = Har inte svarat
returned-title = Det som har kommit tillbaka
returned-what = Vad
returned-count = Antal
returned-hard = Adressen finns inte
returned-soft = Avvisade av annat skäl, till exempel full brevlåda eller filter
returned-delayed = Försenade, inte misslyckade
returned-complaints = Anmälda som oönskade; adressen är borttagen
returned-auto-replies = Automatiska svar, inga studsar
repeated-title = Kom tillbaka vid två utskick i rad
repeated-participants =
 { $count ->
    [one] De två senaste mejlen till { $count } deltagare kom tillbaka.
   *[other] De två senaste mejlen till { $count } deltagare kom tillbaka.
 }
repeated-hint = Inget säger att adresserna är borta: en brevlåda kan vara full, eller ett filter kan avvisa det som Eko skickar. Eko fortsätter att skriva till dem. Är de många, fråga dem som sköter e-postservern.
overdue-title = Lovat men inte gjort
overdue-not-published = { $kind } skulle ha kommit { $day }
overdue-not-mailed =
 { $count ->
    [one] ”{ $title }” är inte skickad till den { $count } som har önskat det
   *[other] ”{ $title }” är inte skickad till de { $count } som har önskat det
 }
overdue-waits = Ett utskick väntar på ett beslut
overdue-not-replied =
    { $count ->
        [one] Ett besked på det som sades är sent
       *[other] { $count } besked på det som sades är sena
    }
overdue-not-erased =
 { $count ->
    [one] { $count } adress skulle ha raderats, men gallringsbeslut saknas
   *[other] { $count } adresser skulle ha raderats, men gallringsbeslut saknas
 }
overdue-cancelled =
 { $count ->
    [one] Utskicket av ”{ $title }” avbröts, och { $count } som har önskat den har inte fått den: en ny version går att skicka
   *[other] Utskicket av ”{ $title }” avbröts, och { $count } som har önskat den har inte fått den: en ny version går att skicka
 }
overdue-since =
 { $count ->
    [one] { $count } har önskat ”{ $title }” sedan den skickades
   *[other] { $count } har önskat ”{ $title }” sedan den skickades
 }

## How long things are kept, and what is erased

retention-title = Vad som sparas och hur länge
retention-lead = En adress raderas automatiskt { $days } dagar efter det sista utskicket som ägaren har tackat ja till.
retention-purposes = Vad de har önskat
retention-purpose = Önskan
retention-wished = Adresser
retention-last-mail = Sista mejlet
retention-more-to-come = fler kan komma
retention-when = När de raderas
retention-waits = De väntar tills det är beslutat, vilken dag de än skulle raderas.
retention-day = Dag
retention-addresses = Adresser
retention-unknown = Inte känt än
retention-none-held = Inga adresser är sparade.
purpose-interim = Delrapporten
purpose-final = Slutrapporten
purpose-outcomes = Vad det ledde till

## The relay

relay-title = E-post
relay-lead = Mejlen lämnas till { $relay }.
check-title = Kommer mejlen iväg?
check-do = Testa anslutningen
check-fine = Allt fungerar. Inget mejl skickades.
failure-step =
 { $step ->
    [connect] när Eko anslöt
    [tls] vid krypteringen
    [auth] när Eko loggade in
    [mail] när avsändaren nämndes
    [rcpt] när mottagaren nämndes
    [data] innan själva mejlet
    [body] mitt i mejlet
   *[dot] när mejlet hade lämnats över
 }
failure-answered = e-postservern svarade { $code } { $step }
failure-silent = e-postservern svarade inte i tid { $step }
failure-broken = förbindelsen bröts { $step }
failure-out-of-step = e-postservern svarade något som inte hör dit { $step }
failure-said = ”{ $words }” { $step }
check-step-connect = Anslutning
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
check-token-client = Servern som ger ut token tar inte klienthemligheten. Gör en ny där och sätt EKO_MAIL_OAUTH_CLIENT_SECRET till dess värde (inte dess id); se också över EKO_MAIL_OAUTH_CLIENT_ID.
check-token-permission = Klienten får inte be om token för mejl. Ge den behörigheten hos leverantören och låt en administratör godkänna den; i Microsoft 365 är det SMTP.SendAsApp (och IMAP.AccessAsApp för returer).
check-token-grant = Förnyelsetoken har gått ut eller återkallats. Hämta en ny hos leverantören och sätt EKO_MAIL_OAUTH_REFRESH_TOKEN till den.
check-token-scope = Leverantören känner inte till det som efterfrågas. Rätta EKO_MAIL_OAUTH_SCOPE.
check-token-unreachable = Servern som ger ut token går inte att nå. Kontrollera EKO_MAIL_OAUTH_TENANT eller EKO_MAIL_OAUTH_TOKEN_URL, och att den här datorn får nå den.
check-token-other = Ingen token gavs ut. Kontrollera EKO_MAIL_OAUTH_TENANT eller EKO_MAIL_OAUTH_TOKEN_URL, och klienten hos leverantören.
check-token-shut = Leverantören tar inte emot inloggning för mejl (SMTP AUTH) från organisationen eller brevlådan. Låt tillåta det för brevlådan: i Microsoft 365 under E-post, Hantera e-postappar, Autentiserad SMTP.
check-token-mailbox = Servern släpper inte in den token i brevlådan. Användaren i EKO_SMTP_URL ska vara brevlådans adress, och klienten ska ha fått den brevlådan: i Microsoft 365 med New-ServicePrincipal och Add-MailboxPermission.
check-token-not-offered = Servern tar inga token (varken XOAUTH2 eller OAUTHBEARER). Skriv ett lösenord i EKO_SMTP_URL, eller fråga den som sköter den.
names-title = Vad DNS säger om avsändaren
names-not-built = Det här bygget av Eko slår inte upp namn. Ett med funktionen ”oauth” gör det.
names-fine = som det ska
names-better = kan bli bättre
names-wrong = fel
names-unknown = går inte att avgöra
names-about-spf = SPF (vem som får skicka)
names-about-dkim = DKIM (vem som signerar)
names-about-dmarc = DMARC (vad mottagarna ombeds göra)
names-about-mx = MX (vart svaren går)
names-about-reverse = Namnet på e-postserverns adress
names-silent = DNS svarade inte i tid om { $name }. Försök igen; om det fortsätter, kontrollera datorns namnservrar.
names-failed = Namnservrarna för { $name } säger att de inte kan svara (SERVFAIL). Fråga den som sköter dem.
names-spf-covers = { $name } låter { $what } skicka.
names-spf-missing = { $name } säger inte vem som får skicka åt domänen, och många mottagare vägrar sådana mejl. Publicera den här posten; byt ut ADDRESS mot adressen som e-postservern skickar från, eller skriv det som den som sköter den ber om.
names-spf-several = { $name } har { $what } SPF-poster, och då gäller ingen. Gör en av dem, till exempel den här.
names-spf-several-there = { $what }, som posten leder till, har flera SPF-poster, och då gäller ingen. Fråga den som sköter domänen, eller ta bort den.
names-spf-syntax = Ingen förstår ”{ $what }” i posten, och då gäller inget av den. Rätta det eller ta bort det.
names-spf-nowhere = Posten leder till { $what }, där det inte finns någon SPF-post, och då gäller inget av den. Kontrollera stavningen eller ta bort det.
names-spf-too-many = Mottagarna ger upp efter { $what } uppslag, och posten kräver fler. Ta bort det som ingen skickar genom längre, eller ange adresser (ip4:, ip6:) i stället för namn.
names-spf-void = Fler än { $what } namn i posten leder ingenstans, och då ger mottagarna upp. Ta bort dem.
names-spf-nobody = { $name } säger att ingen skickar mejl åt domänen (-all). Låt e-postservern skicka; byt ut ADDRESS mot adressen som den skickar från.
names-spf-everybody = { $name } låter alla skicka (+all), så posten går inte i god för något. Avsluta den med ~all.
names-spf-unseen = Det finns en post. Om den låter e-postservern skicka går inte att avgöra: den är den här datorn eller står i ert eget nät, och adressen som världen ser är en annan.
names-spf-unsure = Om { $what } får skicka beror på varje mejl (posten har ett makro eller ptr). Ett mejl till dig själv visar det: leta efter ”spf=pass” i Authentication-Results.
names-spf-not-covered = { $name } nämner inte { $what }, där e-postservern tar emot. Om den också skickar därifrån, publicera den här posten i stället. Stora leverantörer skickar från andra adresser: de talar om vad som ska tas med.
names-dkim-right = Nyckeln där är den som Eko signerar med.
names-dkim-missing = Nyckeln som Eko signerar med finns inte där, så ingen signatur gäller. Publicera den här posten.
names-dkim-several = Det finns mer än en post, och mottagarna tar vilken som helst. Låt bara den här vara kvar.
names-dkim-other = Där finns en annan nyckel än den som Eko signerar med, så ingen signatur gäller. Byt ut den mot den här posten.
names-dkim-revoked = Nyckeln där är tom: den har återkallats, och ingen signatur gäller. Publicera den här posten.
names-dkim-narrow = Posten tillåter inte det som Eko signerar (h= eller s=). Byt ut den mot den här posten.
names-dkim-testing = Posten säger att den är på prov (t=y), och då behöver mottagarna inte bry sig om signaturer. Publicera den utan det.
names-dkim-relay = Eko signerar inte enligt inställningarna. Om e-postservern gör det syns bara på ett mejl som kommit fram: skicka ett till dig själv och leta efter ”dkim=pass” med er domän i Authentication-Results.
names-dmarc-right =
 { $what ->
    [none] Det finns en post. Den ber inte mottagarna om något än (p=none).
    [quarantine] Det finns en post. Den ber mottagarna att lägga undan det som inget går i god för (p=quarantine).
   *[reject] Det finns en post. Den ber mottagarna att vägra det som inget går i god för (p=reject).
 }
names-dmarc-missing = Det finns ingen post, och stora mottagare vill se en hos den som mejlar många. Den här ber bara om rapporter och gör att inget vägras; ange en brevlåda som någon läser.
names-dmarc-several = Det finns flera poster, och då gäller ingen. Låt en vara kvar.
names-dmarc-syntax = Mottagarna förstår inte vad som ska gälla: ”{ $what }”. Skriv p=none, p=quarantine eller p=reject.
names-dmarc-apart = Eko signerar för { $what }, som inte räknas för avsändarens domän. Sätt mail.dkim_domain till avsändarens domän, eller ta bort adkim=s om den är en domän ovanför.
names-mx-right = Svar och returer går till { $what }.
names-mx-gone = Domänen { $name } finns inte: mottagarna vägrar dess mejl. Kontrollera stavningen i EKO_MAIL_FROM.
names-mx-nowhere = { $name } har varken e-postserver (MX) eller adress: svar och returer kommer ingenstans, och många mottagare vägrar dess mejl. Lägg till en MX.
names-mx-null = { $name } säger att domänen inte tar emot mejl (en MX som är ”.”): svar och returer kommer ingenstans, och mottagarna vägrar dess mejl. Byt ut den MX-posten mot er e-postserver.
names-mx-by-address = { $name } har ingen MX, så mejl går till { $what }. Om en e-postserver finns där, ange den i en MX: en del mottagare vill ha en.
names-reverse-right = { $name } heter { $what }, och det namnet leder tillbaka.
names-reverse-none = { $name } har inget namn. Om e-postservern skickar därifrån, be den som sköter nätet om ett: många mottagare vägrar mejl från datorer utan namn.
names-reverse-astray = { $name } heter { $what }, som inte leder tillbaka dit. Om e-postservern skickar därifrån, låt rätta det ena eller andra.
dkim-title = DKIM
dkim-lead = Publicera det här som TXT i DNS. Långa värden delas upp i flera strängar.
kept-title = Mejl som Eko inte har förstått
kept-nobodys = Det som hör till en process står på dess egen sida, för den som publicerar där.
kept-link =
 { $count ->
    [one] { $count } mejl har kommit tillbaka utan att Eko kunde förstå det
   *[other] { $count } mejl har kommit tillbaka utan att Eko kunde förstå dem
 }
kept-none = Inga. Studsar som förstås räknas vid sina utskick.
kept-lead =
 { $count ->
    [one] { $count } mejl har kommit tillbaka utan att Eko kunde förstå det. Läs det och säg vad det är, eller lägg det åt sidan.
   *[other] { $count } mejl har kommit tillbaka utan att Eko kunde förstå dem. Läs dem och säg vad de är, eller lägg dem åt sidan.
 }
kept-unnamed = inte angivet
kept-set-aside = Lägg åt sidan
settle-open = Säg vad det är
settle-title = Vad är det här för mejl?
settle-lead = Det kom { $moment }. Säg vad det är, så räknas det som om Eko hade förstått det.
settle-mail = Mejlet
settle-find = Hitta utskicket med en adress
settle-find-hint = Om mejlet som det gäller inte finns bland valen nedan. Eko slår bara upp om mejl har gått till exakt den adressen. Att du har sökt står i loggen, men inte efter vem.
settle-address = E-postadress
settle-look = Sök
settle-looked-none = Eko känner inte till den adressen, eller inte längre: inget mejl har gått dit, eller så har den som lämnade den tagit bort den sedan dess.
settle-which = Vilket mejl gäller det?
settle-which-missing = Välj vilket mejl det gäller. Det som har studsat är alltid något som skickades.
settle-no-choices = Det nämner inget mejl som har skickats, och ingen adress som mejl har gått till. Sök efter adressen ovan.
settle-of-none = Inget av dem
settle-named = mejlet nämner det självt,
settle-stands = skickat till { $address }, som står i mejlet
settle-looked = skickat till adressen som du sökte efter
settle-what = Vad säger det?
settle-what-missing = Välj vad det säger.
settle-for-good = Det har studsat för gott: adressen fungerar inte längre och provas inte igen
settle-for-now = Det har studsat för stunden: full brevlåda, ett filter, en server som inte svarade
settle-answer = Det är ett svar: mejlet kom fram
settle-then = Texten i mejlet raderas sedan. Det du har sagt går inte att ångra.
settle-do = Avgör
settle-back = Tillbaka till mejlen som väntar
settle-otherwise = Mejlet är redan avgjort som något annat, eller lagt åt sidan.

## Follow-up

follow-up-title = Uppföljning
follow-up-lead = Räknat { $moment }, ur avslutade dialoger. Varje tabell säger ur vilka.
follow-up-empty = Siffrorna kommer när den första dialogen är avslutad.
follow-up-phases = Dialoger, deltagare och svar
follow-up-over = En svarsandel över 100 % betyder att svaren är fler än de deltagare som räknades.
follow-up-response = Svarsandel
follow-up-on-scale = Svar på skalan
follow-up-share-is-of = Svar bakom andelen
follow-up-share = Andel hörda
follow-up-rule = Andelen hörda är de som svarat ”i ganska hög” eller ”i mycket hög grad” av dem som svarat på skalan. En dialog visas för sig när minst { $threshold } personer deltog och svarade. Andra räknas in först tillsammans, och där är andelen av alla som svarat.
follow-up-heard-title = Fick deltagarna göra sin röst hörd?
follow-up-heard-perspective = Hörda i perspektivinhämtande dialoger
follow-up-heard-indicator = Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger
follow-up-indicator = Indikator
follow-up-target = Målvärde
follow-up-outcome = Utfall
follow-up-met = Uppfyllt?
follow-up-n = (n = { $n })
follow-up-bounds = Andelen är av svaren från { $answered } av { $participants } deltagare. Hade de andra svarat hade andelen legat mellan { $low } och { $high }.
follow-up-part = Andel
follow-up-picture = Bild av andelen
outcome-met = uppfyllt
outcome-not-met = inte uppfyllt
outcome-undefined = går inte att avgöra
follow-up-feedback = Återkoppling
follow-up-wished = { $wished } av { $participants } deltagare har önskat återkoppling med e-post. { $withdrawn } av dem har tagit bort sin adress.
follow-up-wished-elsewhere = { $wished } har önskat återkoppling med e-post. Upp till { $elsewhere } av dem kan ha varit på dialoger som inte är avslutade eller saknar deltagarantal, så talet jämförs inte med antalet deltagare. { $withdrawn } har tagit bort sin adress.
follow-up-sent-share = Skickat, av dem som önskat
follow-up-feedback-hint = ”Skickat, av dem som önskat” jämför skickade mejl, mottagna och studsade, med alla som önskade det innan rapporten publicerades, utom dem som tog tillbaka det innan det skickades. Avbrutna, avvisade och osäkra mejl räknas med; de som önskade det senare räknas för sig.
follow-up-per-dialogue = Varje dialog
follow-up-per-dialogue-hint = En dialog visas för sig när minst { $threshold } personer deltog och svarade. Det gör den inte om deltagarantalet saknas eller är lägre än antalet svar, eller om den behövs för att skydda andra.
follow-up-open = inte avslutad
follow-up-years = Per år
follow-up-year = År
too-few = för få för att visas
follow-up-versions = Enkätens versioner bakom andelarna: { $versions }. Piloter räknas inte in.
follow-up-answer = Svar
follow-up-pilot = Svaren från piloten visas bara här.
follow-up-top-two = De två översta svaren:

## The chapters of the follow-up

chapters-title = Kapitel
chapters-turn = Föregående och nästa kapitel
chapter-heard = Blev de hörda?
chapter-groups = Vilka har vi mött?
chapter-boards = Nämnderna
chapter-boards-asks = Vad har varje nämnd gjort?
chapter-time = När, var och hur
chapter-time-asks = När, var och hur har vi mötts?
chapter-dialogues = Dialogerna
chapter-dialogues-asks = Hur gick det i varje dialog?
chapter-questions = Egna frågor
chapter-questions-asks = Vad svarade de på de egna frågorna?
chapter-feedback = Återkoppling
chapter-feedback-asks = Har återkopplingen nått fram?
chapter-plan = Planen
chapter-plan-asks = Hur långt har planen kommit?
chapter-came = Vad det ledde till
chapter-came-asks = Vad ledde det som sades till?
cut-by = Dela upp efter
cut-whom = Vilka
sort-by = Ordna efter kolumnen
how-counted = Så är det räknat
heard-perspective = Hörda i perspektiv­inhämtande
heard-in-depth = Hörda i fördjupande
dialogues-none-such = Ingen dialog passar in på det urvalet.
too-few-short = för få
table-too-few = ”För få” är för få svar för att visas, eller inga alls: färre än { $threshold }, eller så få att de kunde räknas ut ur andra.
table-once = Samma i alla rader: { $what }.
table-nought = Noll för alla: { $what }.
beneath-n = av { $value }
beneath-answered = { $value } svar
beneath-counted = svar från { $value }
beneath-from = nr { $value }
beneath-versions = enkät { $value }
beneath-residents = { $value } invånare
beneath-officials = { $value } företrädare
beneath-mixed = { $value } vid dialoger med båda
beneath-elected = och { $value } förtroendevalda
beneath-met-by = { $value } har mött den
sentence-goals = { $met } av { $all } målvärden är uppfyllda.
sentence-goals-none = Inga målvärden är satta än.
sentence-goals-missed = { $count ->
    [one] Ett är det inte.
   *[other] { $count } är det inte.
 }
sentence-goals-open = { $count ->
    [one] Ett går inte att bedöma än.
   *[other] { $count } går inte att bedöma än.
 }
sentence-tenths = { $tenths } av 10
sentence-heard-perspective = { $share } säger att de fick göra sin röst hörd: { $part } av { $of } i de perspektivinhämtande dialogerna.
sentence-heard-all = { $share } säger att de fick göra sin röst hörd: { $part } av { $of }.
sentence-heard-few = Det finns inte tillräckligt många svar att visa än.
sentence-groups = { $met } av { $of } prioriterade målgrupper är mötta.
sentence-groups-boards = { $count ->
    [0] Alla nämnder har mött sina.
    [one] En nämnd har inte mött alla sina.
   *[other] { $count } nämnder har inte mött alla sina.
 }
sentence-groups-none = Det finns inga målgrupper än.
sentence-groups-told = { $count ->
    [one] Här är en målgrupp.
   *[other] Här är { $count } målgrupper och perspektiv.
 }
sentence-boards = Var och en av de { $all } nämnderna har haft { $low }–{ $high } dialoger.
sentence-boards-same = { $count ->
    [one] Var och en av de { $all } nämnderna har haft { $count } dialog.
   *[other] Var och en av de { $all } nämnderna har haft { $count } dialoger.
 }
sentence-board = { $count ->
    [one] { $board } har haft { $count } dialog.
   *[other] { $board } har haft { $count } dialoger.
 }
sentence-boards-none = Det finns inga nämnder än.
sentence-year = { $count ->
    [one] { $count } dialog { $year }
   *[other] { $count } dialoger { $year }
 }
sentence-closed = { $count ->
    [one] En dialog är avslutad.
   *[other] { $count } dialoger är avslutade.
 }
sentence-open = { $count ->
    [one] En är öppen eller planerad.
   *[other] { $count } är öppna eller planerade.
 }
sentence-questions = { $count ->
    [0] Det finns inga svar på egna frågor än.
    [one] En fråga har ställts utöver den om rösten.
   *[other] { $count } frågor har ställts utöver den om rösten.
 }
sentence-wished = { $count ->
    [0] Ingen har önskat återkoppling än.
    [one] En person har önskat återkoppling.
   *[other] { $count } personer har önskat återkoppling.
 }
sentence-reached = ”{ $report }” har nått { $part } av { $of } deltagare.
beneath-strengths = Styrkor: { $value }
beneath-weaknesses = Svagheter: { $value }
matrix-reads = Antal dialoger, och deltagare inom parentes. Under dem andelen hörda, där den får visas.
sentence-scale = { $very } svarade i mycket hög grad och { $fairly } i ganska hög grad, av { $n } svar på skalan.
sentence-gaps = { $count ->
    [0] Ingen nämnd har en prioriterad målgrupp kvar att möta.
    [one] En prioriterad målgrupp är inte mött av sin nämnd.
   *[other] { $count } gånger är en prioriterad målgrupp inte mött av sin nämnd.
 }
sentence-gaps-own = { $count ->
    [0] Nämnden har ingen prioriterad målgrupp kvar att möta.
    [one] Nämnden har en prioriterad målgrupp kvar att möta.
   *[other] Nämnden har { $count } prioriterade målgrupper kvar att möta.
 }
sentence-shares = Lägst är andelen för { $lowest }, { $low }, och högst för { $highest }, { $high }.
sentence-month = { $count ->
    [one] Som mest hölls en dialog på en månad, till exempel i { $month }.
   *[other] Flest hölls i { $month }: { $count } dialoger.
 }
sentence-sent = { $sent } av { $wanted } mejl är skickade, och servern har tagit emot { $accepted }.
sentence-plan = { $done } av { $all } aktiviteter är gjorda.
sentence-plan-none = Det finns inga aktiviteter i planen än.
sentence-came =
    { $said ->
        [one] Av en sak som sades har { $settled } fått slutligt besked av någon nämnd.
       *[other] Av { $said } saker som sades har { $settled } fått slutligt besked av någon nämnd.
    }
sentence-promises = { $kept } av { $all } utlovade dagar har hållits, som de först lovades.

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
    [one] { $name } tas bort, och med den { $count } kontakt med sin adress. Det som kontakten har rapporterat finns kvar i siffrorna.
   *[other] { $name } tas bort, och med den { $count } kontakter med sina adresser. Det som kontakterna har rapporterat finns kvar i siffrorna.
 }
organisation-remove-sure = Ja, ta bort verksamheten och dess kontakter
organisation-remove-unsure = Kryssa i rutan om verksamheten ska tas bort
contacts-title = Kontakter
contact-new = Lägg till kontakt
contact-new-at = Lägg till kontakt hos { $organisation }
contact-change-at = Ändra kontakten hos { $organisation }
contacts-empty = Ingen kontakt än.
contact-address-hint = Skriv bara till den som vet om att den får mejl.
contact-address-taken = Adressen finns redan
contact-undeliverable = mejl studsar
contact-undeliverable-hint = Mejl till adressen har kommit tillbaka. Inget mer skickas dit förrän adressen är rättad eller du säger att den fungerar.
contact-works-again = Adressen fungerar igen
contact-remove-hint = Adressen raderas direkt. Det som har rapporterats finns kvar i siffrorna.
stakeholders-title = Intressenter
stakeholders-lead = Andra som vill ha rapporterna. De får ett eget mejl, utan något att skicka vidare eller rapportera.
stakeholders-empty = Inga intressenter än.
stakeholder-new = Lägg till intressent
stakeholder-change = Ändra intressenten
contacts-import = Klistra in en lista med kontakter
contacts-import-lead = Skriv en kontakt per rad: verksamhet; namn; e-postadress; språk. Allt läggs till, eller inget.
contacts-import-list = Listan
contacts-import-hint = Språket är sv eller en och kan utelämnas. Det går att klistra in rader ur ett kalkylblad, utan rubriker. Skriv bara till den som vet om att den får mejl.
contacts-import-do = Lägg till kontakterna
contacts-import-back = Visa alla verksamheter
contacts-import-nothing = Skriv minst en rad
contacts-import-too-many = Listan har fler än { $most } rader. Klistra in den i delar.
contacts-import-fault = Rad { $line }: { $problem }
contacts-import-fields = skriv verksamhet, namn och e-postadress, med semikolon emellan
contacts-import-address = { $problem }: ”{ $value }”
contacts-import-language = ”{ $value }” är inget språk: skriv sv eller en
contacts-imported =
 { $count ->
    [one] { $count } kontakt lades till.
   *[other] { $count } kontakter lades till.
 }
contacts-imported-organisations = Nya verksamheter:
contacts-declined = Rad { $line }, { $name }
contacts-declined-title = Har tackat nej
contacts-declined-lead = De har bett att få slippa mejl och lades inte till.
contact-declined = Den som har adressen har tackat nej till mejl
contact-asked-again = Personen har bett att få mejl igen
contacts-skipped-title = Fanns redan
contacts-doubtful-title = Kanske felskrivna
contacts-doubtful-lead = De här lades till som de var skrivna. Titta på dem och rätta de som är fel.
contacts-doubtful = Rad { $line }: { $written }. Menade du { $meant }?
contacts-skipped = Rad { $line }, { $name }: adressen finns redan, så raden hoppades över.

## Passed on by organisations

forward-title = Hur många fick återkopplingen?
forward-lead = Du fick ett mejl att föra vidare till dem som deltog hos er. Berätta hur många det nådde.
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
forward-ended = Processen är avslutad, så siffrorna går inte längre att lämna eller ändra. Tack för att du har berättat vidare.
forward-ended-nothing = Ingen uppgift lämnades här innan den avslutades.
forward-told-hint = Siffrorna är verksamheternas egna uppgifter. De visas för sig och räknas aldrig ihop med mejlens siffror.
forward-asked = Tillfrågade kontakter
forward-answered = Kontakter som har svarat

## The desk for data protection

desk-title = Dataskydd
desk-lead = För registrator och dataskyddsombud. Varje användning skrivs i loggen, av vem och när, men aldrig vilken adress det gällde.
desk-back = Tillbaka till dataskydd
desk-find-title = Någon frågar om sin adress
desk-find-lead = Du ser allt som den här processen har om adressen. Sedan kan du lämna ut det som en fil (GDPR, artikel 15 och 20) eller radera det (artikel 17). Sökningen loggas, vare sig den hittar något eller inte.
desk-find-sure = Se först till att adressen är personens egen: be om ett mejl från den, och svara till den. Det du hittar är till personen själv, inte till dem som leder processen.
desk-find-hint = Hela adressen. Stora bokstäver och mellanslag runt den spelar ingen roll.
desk-find-do = Sök
desk-found-title = Det som finns om en adress
desk-found-when = { $name }, { $moment }
desk-nothing = Det finns inget om den här adressen i processen
desk-nothing-hint = Den har aldrig lämnats, eller så är den redan raderad: vilket av dem går inte längre att se. En adress som skrevs fel när den lämnades sparas som den skrevs, så sök på den stavningen också.
desk-participant-title = Lämnad av en deltagare
desk-place = Var den finns
desk-place-on-the-way = Den väntar bland de nya. Den kommer in i adresslistan när en dialog har avslutats eller en rapport publiceras.
desk-place-in-the-pool = I processens adresslista
desk-place-undeliverable = I processens adresslista. Mejl dit har kommit tillbaka för gott, så den skrivs det inte till.
desk-purposes = Har sagt ja till
desk-agreed = Texten i samtycket
desk-until = Raderas automatiskt
desk-until-unknown = { $days } dagar efter det sista mejlet som personen har sagt ja till. Dagen är inte känd än: det mejlet är inte skickat, eller så saknas ett gallringsbeslut.
desk-mails-title = Mejl till adressen
desk-mails-none = Inget är gjort.
desk-mail-report = Rapport
desk-mail-state = Läge
desk-mail-when = Dag
desk-mail-reminder = påminnelse
desk-mail-waiting = Väntar på att skickas
desk-mail-accepted = E-postservern har tagit emot det, och det har inte kommit i retur
desk-mail-bounced = Det kom i retur
desk-mail-rejected = E-postservern sa nej
desk-mail-uncertain = Ingen vet om det kom fram
desk-mail-failed = Det gick inte att skicka
desk-mail-withdrawn = Tillbakadraget innan det skickades
desk-mail-cancelled = Avbrutet innan det skickades
desk-mail-untried = Inte skickat, eftersom mejl till adressen har kommit i retur förut
desk-mail-said = Säger sig ha fört det vidare till { $passed_on }, och inte ha nått { $not_reachable }
desk-owed = { $report }: publicerad, ska mejlas till adressen.
desk-returned-complaint = Anmält som oönskat
desk-returned-delivered = Servern säger att det kom fram
desk-returned-unclear = Något som ingen har förstått
desk-returned-nobodys =
    { $count ->
        [one] Ett mejl till som kom i retur nämner adressen och gick inte att knyta till någon process. Den som driver Eko tar hand om det; det raderas senast efter 90 dagar.
       *[other] { $count } mejl till som kom i retur nämner adressen och gick inte att knyta till någon process. Den som driver Eko tar hand om dem; de raderas senast efter 90 dagar.
    }
desk-contact-title = Får mejl i sitt arbete
desk-contact-stakeholder = ingen, en intressent
desk-staff-title = Arbetar med processen
desk-staff-see = Processens personer
desk-not-kept-title = Det som inte sparas
desk-not-kept = Vid vilken dialog adressen lämnades, och när. Svar och kommentarer: de hör inte ihop med någon adress och går inte att hitta igen.
desk-elsewhere = Inte genomsökt här: andra processer, säkerhetskopior och det som en surfplatta inte har skickat än.
desk-hand-out = Lämna ut som fil
desk-print = Filen är i JSON, som andra program kan läsa. Vill du lämna ut det på papper, skriv ut sidan; knapparna följer inte med.
desk-erase-participant = Radera deltagarens adress
desk-erase-contact = Radera kontakten
desk-as-participant = en deltagares adress, raderad
desk-as-contact = en kontakt, raderad
desk-ask-title = Radera för gott?
desk-ask-participant = Adressen raderas direkt, med sitt språk, det som ägaren har sagt ja till och texten i samtycket. Det går inte att ångra.
desk-ask-contact = Kontakten raderas direkt, med namn, adress och språk. Verksamheten finns kvar. Det går inte att ångra.
desk-ask-mails = Mejl som väntar skickas inte. Mejl som skrivits som filer försvinner också. I siffrorna räknas de skickade mejlen fortfarande, utan adress.
desk-ask-evidence = Kvar blir beviset att en raderades, vilken dag och varför.
desk-ask-file = Vill personen ha en kopia, lämna ut den först.
desk-erased-title = Raderat
desk-gone-participant = Den finns inte längre kvar som en deltagares adress, och får inga fler sådana mejl. Det kan du säga till personen.
desk-gone-contact = Kontakten är borta och får inga fler mejl i sitt arbete. Det kan du säga till personen.
desk-left-participant = Den har också lämnats av en deltagare, och det finns kvar.
desk-left-contact = Den får också mejl i sitt arbete, och det finns kvar.
desk-erased-evidence = Beviset för att det är raderat
desk-comments-title = Någon nämns i en kommentar
desk-comments-short = Det som deltagarna har skrivit granskas genom läsning, och tas bort en i taget med ett skäl.
desk-comments-open = Granska det som skrivits
desk-log-title = Det som har gjorts här
desk-log-lead = Bara de som arbetar med dataskydd ser vad det ledde till. I processens arkiv står att en adress söktes, inte om den hittades.
desk-log-none = Inget än.
desk-log-when = När
desk-log-who = Vem
desk-log-what = Vad
desk-log-outcome = Vad det ledde till
desk-log-looked-for = En adress söktes
desk-log-handed-out = Det som finns om en adress lämnades ut
desk-log-erased = En adress raderades
desk-log-comment = En kommentar togs bort: dialog, fråga och skäl
desk-log-words = Allt som skrivits på ett ställe togs bort oläst: var, antal och skäl
desk-outcome-found = hittades
desk-outcome-not-found = hittades inte
desk-nobody = Ingen är registrator eller dataskyddsombud här. Sidan om personuppgifter säger att deltagare kan fråga vad som finns om deras adress: ge någon den rollen, så att de får svar.

review-title = Granska det som skrivits
review-lead = Ta bort det som inte får vara kvar, till exempel det som nämner någon. Det försvinner för gott; vilken dialog det skrevs i och varför loggas, men inte orden.
review-back = Tillbaka till det som skrivits
review-others-open = Ta bort allt utom det jag behåller …
review-others-of = Dialog { $number }: ta bort allt utom det jag behåller …
review-others-title = Dialog { $number }: vad ska vara kvar?
review-others-lead = Någon har skrivit här många gånger. Kryssa för det som ska vara kvar: allt som inte är förkryssat försvinner, för gott och för alla. Hur många som togs bort står kvar som bevis.
review-others-none = Det finns inget kvar att ta bort. Kryssa bara för det som ska vara kvar
review-others-sure = Allt som inte är förkryssat försvinner
review-others-unsure = Kryssa för att resten försvinner
review-others-do = Ta bort resten
review-open = Ta bort …
review-open-this = Ta bort kommentar { $at } …
review-one-title = Ta bort kommentaren?
review-one-lead = Den försvinner för gott, för alla. Att en togs bort står kvar som bevis.
review-one-do = Ta bort den
review-ground = Skäl
review-aside = bara det som kom medan det lades åt sidan
review-unread-title = Där ingen får läsa
review-unread-lead = I små dialoger, och på insamlingsställen, läser ingen det som skrivits, inte du heller: de som var där skulle veta vems orden är. Har du fått veta att någon nämns där kan du ta bort allt, oläst. Om det bara är deltagarantalet som saknas, låt någon fylla i det först: då går det att läsa och ta bort en i taget.
review-unread-none = Det finns inget sådant ställe.
review-place = Var
review-unread-sure = Allt som skrivits där försvinner, oläst
review-unread-do = Ta bort allt
review-unsure = Kryssa för att allt som skrivits där försvinner
review-readable = Det som skrivits där går att läsa nu. Ta bort det en i taget. Inget är borttaget.
ground-names = Någon kan kännas igen
ground-abuses = Den kränker eller hotar någon
ground-made-up = Någon hittade på det, för att räknas flera gånger
ground-asked = Den som skrev, eller den det gäller, bad om det
comments-taken-out =
    { $count ->
        [one] 1 kommentar har tagits bort efter granskning.
       *[other] { $count } kommentarer har tagits bort efter granskning.
    }

## The archive

archive-title = Arkiv
archive-lead = Här exporterar du allt ur processen, lämnar över den till någon annan och avslutar den.
archive-ended = Processen avslutades { $moment }. Den kan läsas, men inget i den kan ändras.
archive-holds = Det här finns nu
archive-addresses = E-postadresser
archive-contacts = Kontakter och intressenter
process-ended = Processen är avslutad. Den kan läsas, men inget i den kan ändras.
export-title = Exportera allt
export-lead = En ZIP-fil med öppna format: tabeller i CSV, resten i JSON och rapporterna i PDF. Filen README.txt berättar vad som är vad.
export-left-out = Adresser, enskilda svar, kommentarer och koder följer inte med.
export-do = Hämta filen
hand-over-title = Lämna över
hand-over-text = Den som tar över blir processledare. En person som inte är med i processen än får ett mejl och behöver tacka ja först.
hand-over-name-hint = Behövs bara om personen inte har något konto.
hand-over-name-missing = Det finns inget konto med den adressen. Skriv personens namn, så skapas ett.
hand-over-own = Det är din egen adress
hand-over-after = Vad gör du själv efteråt?
hand-over-stay = Fortsätter som processledare, tillsammans med den nya
hand-over-group = Fortsätter i projektgruppen
hand-over-leave = Lämnar processen
hand-over-do = Lämna över
hand-over-invited = Du är kvar som processledare tills personen har tackat ja. Lämna över en gång till då, om du vill lämna processen.
hand-over-awaited = Personen är tillfrågad men har inte tackat ja än. Du är kvar som processledare tills dess.
end-title = Avsluta processen
end-lead = När processen är slut tas det bort som inte längre behövs, och resten blir kvar att läsa. Det går inte att ångra.
end-open = Läs vad som händer
end-dialogues = Alla dialoger och insamlingsställen avslutas. Surfplattor och värdlänkar slutar fungera.
end-mailings = Utskick som väntar, är planerade eller pågår avbryts.
end-addresses = Alla e-postadresser, kontakter och intressenter tas bort. Kvar blir hur många de var.
end-unclosed = De här är inte avslutade än. De avslutas med processen, och ingen kan svara på dem längre:
end-unserved = Önskemål som ingen kommer att uppfylla
end-unserved-lead = Om processen avslutas nu får de här personerna aldrig det de önskat. Uppföljningen räknar dem också i fortsättningen.
end-unserved-none = Alla som önskat återkoppling har fått den skickad.
end-unserved-report = { $report }: { $count ->
    [one] { $count } person har inte fått den skickad.
   *[other] { $count } personer har inte fått den skickad.
 }
end-unserved-purpose = { $purpose }: { $count ->
    [one] { $count } person önskar det och är inte med i något utskick.
   *[other] { $count } personer önskar det och är inte med i något utskick.
 }
end-comments = Det som deltagarna har skrivit med egna ord tas bort.
end-public = Statussidan, rapporterna och uppföljningen kan läsas som förut.
end-fixed = Därefter kan inget ändras. Du kan fortfarande exportera allt och lämna över.
end-export-first = Exportera allt först
end-needs-decision = Innan processen avslutas ska gallringsbesluten fyllas i: utan beslut raderas ingenting. De här saknas.
end-decision = Raderas enligt de här gallringsbesluten, varje nämnds eller allas:
end-confirm = Skriv { $slug } för att bekräfta
end-wrong-slug = Det är inte processens namn så som det står i adressen
end-do = Avsluta processen för gott
erasures-title = Vad som har raderats
erasures-none = Ingenting har raderats.
erasure-what = Vad
erasure-day = Dag
erasure-reason = Skäl
erasure-count = Antal
erasure-not-mine = Någon annan hade lämnat den
erasure-withdrawn = Ägaren ville det
erasure-complaint = Ägaren anmälde mejlet som oönskat
erasure-fulfilled = Allt som ägaren hade samtyckt till var skickat
erasure-decided = Raderat av personal, enligt beslut
erasure-ended = Processen avslutades
erasure-taken-out = Borttaget efter granskning
readme-title = { $name }: allt ur processen
readme-made = Gjord { $moment } av Eko { $version }.
readme-left-out =
    Det här är utelämnat med avsikt:
    - E-postadresser och kontakter: de lämnades för återkoppling, inte för arkivet.
    - Enskilda svar: de finns inte. Svar räknas och sparas inte var för sig.
    - Kommentarer: de kan röja den som skrev.
    - Vad sökningar på en adress för dataskyddets skull ledde till: att det söktes står i loggen, inte vad som hittades.
    - Koder, länkar och lösenord: de öppnar det som ska vara stängt.
    - Antal önskemål om återkoppling per dialog: de visas bara för hela processen.
readme-files =
    Filerna:
    - process.json: namn, syfte, kontakt och regler; logo.svg eller logo.png: avsändarens logotyp
    - boards.csv, groups.csv, methods.csv: nämnder, målgrupper, dialogmetoder
    - plan.json: aktiviteterna i varje fas och hur långt de kommit, och vilka som fått veta om processen
    - dialogues.csv: dialoger och insamlingsställen
    - surveys.json: enkäternas alla versioner, med alla ord
    - organisations.csv: verksamheter och deras dialoger
    - reports.json och reports/: rapporterna och deras filer
    - news.json: nyheter, teman och utlovade dagar, och varför de flyttats
    - observations.json: det som sades, och vad varje nämnd svarar
    - mailings.csv: utskicken och hur det gick
    - forwards.csv: hur många verksamheter säger sig ha fört återkopplingen vidare till, och inte nått
    - follow-up.json: uppföljningen, med det som får visas
    - decisions.csv: gallringsbesluten, varje nämnds eller allas
    - erasures.csv: hur mycket som raderats av vad, när, varför och enligt vilket beslut
    - audit.csv: vem som gjorde vad
    - manifest-sha256.txt: alla filer före den, var och en med sin kontrollsumma (SHA-256); sha256sum --check läser den
readme-notes =
    Tabellerna är CSV i UTF-8 med kommatecken. En apostrof först i en cell hindrar kalkylprogram från att
    räkna ut den. Klockslag är i UTC. I follow-up.json betyder too_few att de som svarat är för få för att
    visas, eller inga alls; andelar är i procent.

## Goals

goals-title = Mål
goals-lead = Vad processen ska uppnå, hur det räknas och när det är uppfyllt. Utfallet finns i uppföljningen så snart en dialog har avslutats.
goals-empty = Inga mål än.
goals-open = Mål och indikatorer
goals-outcomes = Hur det gick
goals-order = Ordning
goals-usual = Lägg till de vanliga målen
goals-usual-hint = Mål och målvärden som har använts i en annan process. Allt kan ändras.
goals-rule = Målvärdet jämförs med den exakta siffran, inte med den avrundade. En dialog räknas när den har avslutats.
setting-changed = Ändrat { $day }: { $what }: { $before } → { $after }
removed-title = Borttagna indikatorer
removed-was = togs bort { $day }, målvärdet var { $target }
removed-on = Togs bort
removed-target = Målvärdet var
removed-note = Indikatorer som hade ett målvärde när de togs bort, för sig eller tillsammans med sitt mål.
target-changed = Målvärdet ändrades { $day }: { $before } → { $after }
target-changes = Ändringar sedan det beslutades
goal-name = Mål
goal-name-hint = Vad som ska uppnås, i en mening.
goal-new = Lägg till mål
goal-change = Ändra målet
goal-remove = Ta bort målet
goal-remove-hint =
 { $count ->
    [one] ”{ $name }” har { $count } indikator. Reflektionen tas också bort; har den ett målvärde säger uppföljningen även därefter vad det var.
   *[other] ”{ $name }” har { $count } indikatorer. Reflektionerna tas också bort; av dem som har ett målvärde säger uppföljningen även därefter vad det var.
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
indicator-fewest = Mött av minst så många deltagare
indicator-fewest-hint = Deltagarna i de dialoger som varit med gruppen, sammanlagt. Lämna tomt om varje dialog ska räknas som ett möte.
indicator-fewest-is = minst { $count } deltagare
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
indicator-remove-hint = Reflektionen tas också bort. Har den ett målvärde säger uppföljningen även därefter att den togs bort, och vad målvärdet var.
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
measure-participants-hint = Dialogernas deltagarantal, sammanlagt. Den som deltagit två gånger räknas två gånger.
measure-groups = Målgrupper och perspektiv vi har mött, i hela området
measure-groups-hint = Andelen av de prioriterade målgrupperna och perspektiven som har mötts: av minst så många deltagare som du anger.
measure-boards = Nämnder som har mött sina målgrupper
measure-boards-hint = Andelen nämnder som har mött alla målgrupper och perspektiv som de prioriterar, var och en av minst så många deltagare som du anger.
measure-heard = Andel som blev hörda
measure-heard-hint = Andelen som i ganska eller mycket hög grad fick göra sin röst hörd, av dem som svarat på skalan.
measure-methods-tested = Metoder som har prövats
measure-methods-tested-hint = Antalet metoder som dialoger har hållits med.
measure-methods-evaluated = Metoder som har prövats och utvärderats
measure-methods-evaluated-hint = Antalet metoder som dialoger har hållits med och vars styrkor eller svagheter är nedskrivna.
measure-sent = Återkoppling som har skickats
measure-sent-hint = Andelen som återkopplingen har skickats till, av alla som önskade den innan rapporten publicerades och inte tog tillbaka det innan den skickades.
measure-reached = Deltagare som återkopplingen har nått
measure-reached-hint = Andelen deltagare som fått ett mejl som inte kommit tillbaka, eller som en verksamhet uppger att den fört återkopplingen vidare till. Ett spann, eftersom någon kan ha fått den på båda sätten.
measure-survey = Uppföljningsenkät
measure-survey-hint = Andelen av de två översta svaren på den första frågan i en enkät för andra än deltagarna.
measure-answered = Andel som fick svar
measure-answered-hint = Andelen som säger ja på frågan om rapporten eller beskedet gav dem svar, av dem som läst och svarat ja, delvis eller nej.
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
lacking-cancelled =
 { $count ->
    [one] { $count } mejl avbröts och räknas som inte skickat.
   *[other] { $count } mejl avbröts och räknas som inte skickade.
 }
lacking-later =
 { $count ->
    [one] { $count } person önskade det efter att rapporten publicerats och räknas för sig; skickat till { $sent }.
   *[other] { $count } personer önskade det efter att rapporten publicerats och räknas för sig; skickat till { $sent }.
 }
lacking-head-counts =
 { $count ->
    [one] { $count } dialog saknar deltagarantal.
   *[other] { $count } dialoger saknar deltagarantal.
 }
response-of = { $answered } av { $asked } tillfrågade svarade.
response-unknown = { $answered } svarade; hur många som tillfrågades är inte känt.
response-impossible = { $answered } svarade, men bara { $asked } är angivna som tillfrågade: någon av siffrorna är fel.
account-taken-part = Har svarat
account-asked = Tillfrågade
account-response = Av de tillfrågade
lacking-officials =
 { $count ->
    [one] { $count } av deltagarna är verksamhetsföreträdare.
   *[other] { $count } av deltagarna är verksamhetsföreträdare.
 }
lacking-mixed =
 { $count ->
    [one] { $count } av deltagarna kom till en dialog med både invånare och verksamhetsföreträdare.
   *[other] { $count } av deltagarna kom till dialoger med både invånare och verksamhetsföreträdare; hur många som var vilket är inte känt.
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
level-internal = Internt
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
account-region-only = Det mesta här räknas bara för hela regionen; rader som är nämndens egna har dess namn eller kommun. Nämndens alla siffror finns på uppföljningens första sida och i kapitlen om målgrupper, nämnder och dialoger.
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
account-own = Nämndens egna
goals-of-region = Hela regionens mål
goals-of-region-note = Målen gäller hela regionen, och det gör utfallen också. En nämnd kan ha mött sina egna målgrupper fast regionen inte har det, och tvärtom.
account-group = Målgrupp
account-groups = Målgrupper och perspektiv
account-groups-note = En dialog kan ha varit med flera målgrupper och räknas då i varje rad. Raderna går därför inte att lägga ihop. Där alla kan se siffrorna står här bara målgrupper som två dialoger eller fler varit med, och inte vilka dialoger.
account-in-region = hela regionen: { $figure }
account-of = { $part } av { $of }
account-groups-met = Prioriterade målgrupper som är mötta
account-interval = Wilsons intervall, som av ett urval
account-interval-is = Mellan { $low } och { $high } (Wilsons intervall). Det är gjort för slumpmässiga urval, och de som svarat är inget sådant: det visar hur mycket så få svar kan variera, och är ingen säkerhet om andra.
account-json = Data (JSON)
account-lacking = Saknas
account-mailings = Utskick till deltagarna
account-matrix = Nämnder och målgrupper
account-matrix-note = Antalet dialoger som varje nämnd har haft med varje målgrupp eller perspektiv, och hur många deltagare de hade. ✓ är en som nämnden har prioriterat och mött, av minst så många deltagare som målen anger. De som kom till dialoger med både invånare och verksamhetsföreträdare räknas inte in i det antalet. Andelen hörda står under, där den får visas.
account-meaning = Betydelse
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
account-questions-note = Med är dialoger där minst { $threshold } personer deltog och svarade på frågan, och insamlingsställen där minst lika många av de tillfrågade gjorde det; vet ingen hur många som tillfrågades behövs minst dubbelt så många svar. Olika versioner räknas aldrig ihop.
account-people = Invånare och verksamhetsföreträdare
account-people-note = Verksamhetsföreträdare är de som kommer i sitt arbete, som verksamheternas kontakter. En dialog vars målgrupper bara nämner verksamhetsföreträdare är deras; där de inte nämns är dialogen invånarnas. Deltagarna räknas per dialog och inte per grupp: där båda nämns vet ingen hur många som var vilket, och de läggs inte till någondera.
account-whom = Med
account-residents = Varav invånare
account-officials = Varav verksamhetsföreträdare
account-mixed = Varav vid dialoger med båda
whom-residents = Invånare
whom-officials = Verksamhetsföreträdare
whom-mixed = Invånare och verksamhetsföreträdare tillsammans
apart-residents = { $dialogues ->
    [one] { $participants } invånare vid { $dialogues } dialog
   *[other] { $participants } invånare vid { $dialogues } dialoger
 }
apart-officials = { $dialogues ->
    [one] { $participants } verksamhetsföreträdare vid { $dialogues } dialog
   *[other] { $participants } verksamhetsföreträdare vid { $dialogues } dialoger
 }
apart-mixed = { $dialogues ->
    [one] { $participants } vid { $dialogues } dialog med båda
   *[other] { $participants } vid { $dialogues } dialoger med båda
 }
account-range = Ett spann i stället för en siffra
account-reach-title = Vilka har vi mött?
account-reached = Deltagare som återkopplingen har nått
account-reached-note = Nådd betyder: ett mejl har skickats och inte kommit tillbaka, eller en verksamhet uppger att den fört återkopplingen vidare. Vem som har läst den vet ingen. Siffrorna är det minsta och det största som är möjligt: ingen vet vilka som fått återkopplingen både med e-post och genom en verksamhet. Den som fått flera mejl räknas en gång, av varje verksamhet räknas det största talet för varje dialog, och aldrig fler än som deltog. Bara dialoger som är avslutade och har ett deltagarantal är med.
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
account-waiting = Dialoger som väntar
account-ways = Samma siffror i andra format
account-what = Vad
account-which = Vilken
account-wanted = Önskade innan publiceringen
account-later = Önskade senare
account-later-sent = Därav skickade
account-unserved = Önskemål som inget mejl har gjorts för
account-unserved-count = Personer
account-unserved-note = De önskade det efter att den sista rapporten publicerats, eller så har ingen sådan rapport publicerats. De är inte med i någon andel.
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
definition-heard = De som svarat ”i ganska hög” eller ”i mycket hög grad”, av de svar som andelen är av. Jämförs oavrundad med målvärdet.
definition-n = De som svarat på skalan: ”Vet inte / vill inte svara” räknas som att ha deltagit, men ingår inte i någon andel. I dialoger som bara räknas ihop med andra är det alla som svarat, eftersom det inte sägs någonstans hur många av dem som inte ville svara: andelen kan alltså bli lägre där, aldrig högre.
definition-participants = Dialogernas deltagarantal, sammanlagt: tillfällen, inte personer. Den som deltagit två gånger räknas två gånger.
definition-response = De som svarat, av deltagarna i samma dialoger. Saknas ett deltagarantal visas den inte.
definition-counted = Hur många av radens dialoger som svaren kommer från. De andra är öppna, piloter eller för små.
definition-interval = Wilsons intervall på nivån 95 procent, som är gjort för slumpmässiga urval. Deltagarna är inte utvalda av en slump: det visar hur mycket så få svar kan variera, och är ingen säkerhet om gruppen.
definition-bounds = Vad andelen av alla deltagare hade blivit, om alla vars svar inte är med i andelen hade svarat på det ena eller det andra sättet.
definition-too-few = Färre än { $threshold } personer har svarat, eller ingen alls. Det ser likadant ut, så att ingen kan pekas ut. Grupper med minst så många visas som de är, också när alla har svarat likadant.
definition-range = Dialoger där färre än { $threshold } personer deltog och svarade räknas bara ihop med andra, och det gör också de där deltagarantalet saknas eller är lägre än antalet svar. Är nästan alla eller nästan ingen i en sådan grupp hörda sägs bara ett spann, så att ingens svar går att räkna ut.
definition-missing = Siffror efter kön och ålder finns inte. Eko har ingen fråga om dem, och är inte avsett att lagra dem: grupperna är så små att svaren då kunde knytas till personer.
definition-waiting = { $count ->
    [one] { $count } avslutad dialog räknas inte med än, eftersom för få personer svarade, deltagarantalet saknas eller är lägre än antalet svar, eller den behövs för att skydda andra. Den kan räknas in tillsammans med andra när en rapport publiceras, siffrorna sparas eller processen avslutas. Fyll i ett deltagarantal som saknas innan dess.
   *[other] { $count } avslutade dialoger räknas inte med än, eftersom för få personer svarade, deltagarantalet saknas eller är lägre än antalet svar, eller de behövs för att skydda andra. De kan räknas in tillsammans när en rapport publiceras, siffrorna sparas eller processen avslutas. Fyll i deltagarantal som saknas innan dess.
 }
event-report-published = Rapport publicerad
event-mailing-begun = Utskick påbörjat
event-snapshot-taken = Siffrorna sparades
event-process-ended = Processen avslutades
picture-scale = Liggande staplar, en för varje fas och en för alla: hur stor del av svaren som är i mycket hög, ganska hög och ganska låg grad och inte alls. Samma siffror står i tabellen nedanför.
picture-heat = En ruta för varje nämnd och målgrupp, mörkare ju fler dialoger. Utropstecken är en prioriterad målgrupp som inte är mött. Samma siffror står i tabellen nedanför.
picture-none = Ingen dialog
picture-left-out = { $count ->
    [one] { $count } månad utan dialoger eller händelser
   *[other] { $count } månader utan dialoger eller händelser
 }
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
sheet-rule = Andelen hörda är de som svarat ”i ganska hög” eller ”i mycket hög grad” av dem som svarat på skalan; i dialoger som bara räknas ihop med andra, av alla som svarat. Färre än { $threshold } svar visas aldrig. Önskemål och utskick räknas för hela processen.
sheet-noted = { $board }: anteckna i protokollet att informationen är lämnad. Datum och §:
mark-title = Siffrorna på papperet
mark-saved = Sparade som ”{ $name }” { $moment }.
mark-check = Kontrollera siffrorna:
mark-unsaved = De här siffrorna är inte sparade och kan ändras. Spara dem först, så får papperet ett märke som siffrorna kan kontrolleras med.
mark-unchanged = De har inte ändrats sedan dess.
mark-open = Se siffrorna
mark-not-public = Märket hör till siffror som sparades { $moment } och inte har ändrats sedan dess. De är inte publicerade, så de visas inte här.
mark-newer = Vad som skiljer från de senaste
mark-newer-than = De senaste publicerade siffrorna är ”{ $name }”, sparade { $moment }.
mark-none-newer = Inga nyare siffror är publicerade.
mark-unknown = Inga sparade siffror har märket { $mark }.
mark-unknown-hint = Stämmer varje tecken? Då är papperets siffror inte de som sparades här.

## Snapshots

snapshots-title = Sparade siffror
snapshots-lead = Siffrorna som de var en viss dag. De ändras aldrig, och har en adress som går att hänvisa till.
snapshots-empty = Inga siffror är sparade än. Spara dem när ni ska hänvisa till dem, till exempel i en tjänsteskrivelse.
snapshot-name = Namn
snapshot-name-hint = Vad siffrorna ska användas till, till exempel Delrapporten juni 2022.
snapshot-new = Spara dagens siffror
snapshot-new-hint = Dialoger som är för små för att visas var för sig räknas in tillsammans när siffrorna sparas. Ju mer sällan det görs, desto fler siffror kan anges exakt.
snapshot-take = Spara siffrorna
snapshot-taken = Sparade
snapshot-public = Publika
snapshot-not-public = bara för er
snapshot-not-public-hint = Bara ni som arbetar med processen ser de här siffrorna.
snapshot-public-since = Publika sedan { $moment }:
snapshot-name-taken = Siffror som sparats i dag heter redan så. Välj ett annat namn, så att de går att skilja åt.
snapshot-publish = Visa för alla
snapshot-publish-hint = Siffrorna syns då för alla på { $address } och på statussidan, men inte varje dialog, och inte vilken nämnd eller dialog som varit med vilken målgrupp. Det går inte att ångra, eftersom någon kan ha hänvisat till dem.
snapshot-lead = Siffrorna som de var { $moment }. De ändras inte.
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

## Papers before the start

papers-title = Papper före starten
papers-lead = De är gjorda av inställningarna som de är nu. Läs dem, fyll i det som är markerat, skriv ut dem och lägg dem i akten. När en inställning ändras, ändras också papperet: skriv då ut det på nytt.
papers-open = Öppna för utskrift
papers-open-named = Öppna för utskrift: { $paper }
papers-audit = Vad som verkligen är lagrat kan den som sköter servern när som helst få rapporterat, med kommandot eko audit anonymity.
papers-as-of = Efter inställningarna som de var { $day }.
papers-marked = Det som Eko inte kan veta är markerat med ”Fyll i”.
papers-fill = Fyll i:
papers-signed = Granskat av, och när:
papers-record = Register över behandling
papers-record-lead = Det som artikel 30.1 i GDPR kräver, punkt för punkt.
papers-impact = Underlag till konsekvensbedömning
papers-impact-lead = Det som artikel 35.7 i GDPR kräver, så långt Eko vet. Om en bedömning måste göras, och vad den kommer fram till, avgör den personuppgiftsansvarige.
papers-disposal = Underlag till gallringsbeslut
papers-disposal-lead = Typ för typ: vad som finns, var, hur länge, och beslutet som det gallras efter.
papers-a = a) Vem som ansvarar
papers-controller = Personuppgiftsansvarig
papers-officer = Dataskyddsombud
papers-fill-officer = hur dataskyddsombudet nås
papers-fill-boards = om nämnderna är personuppgiftsansvariga var för sig, gemensamt eller inte alls
papers-b = b) Ändamålen
papers-why-answers = Att räkna hur många av deltagarna som fick göra sin röst hörd och vad de svarar på processens övriga frågor, och att redovisa det.
papers-why-addresses = Att till dem som önskar det skicka, med ett eget samtycke för var och en:
papers-why-contacts = Att berätta om rapporter för verksamheters kontakter och för intressenter, och att fråga verksamheter till hur många de har fört dem vidare.
papers-why-staff = Att personalen ska kunna göra sitt arbete, och att det ska gå att säga vem som ändrade vad.
papers-basis-addresses = Den rättsliga grunden för adresserna är samtycke (artikel 6.1 a), och för det som skrivs fritt och för kontakter en uppgift av allmänt intresse (artikel 6.1 e), som deltagarna får veta.
papers-fill-basis = den rättsliga grunden för svaren, för intressenter och för personal, och om en uppgift av allmänt intresse gäller för det som skrivs fritt och för kontakter
papers-c = c) Vilkas uppgifter, och vilka
papers-whose = Vilkas
papers-which = Vilka
papers-answerers = De som deltar i dialoger
papers-answerers-data = Deras svar räknas: ingen rad per person, ingen tid. Tills en dialog är avslutad för gott lämnar varje svar ett hashvärde av en slumpad nyckel, med det som räknades, förseglat så att bara telefonen som gav svaret kan öppna det. Det som någon skriver fritt sparas förseglat och för sig; det kan avslöja vem som skrev det.
papers-groups = Målgrupper: { $groups }.
papers-fill-groups = vilka grupper ni ska möta
papers-special = Att någon har deltagit kan i sig avslöja det som artiklarna 9 och 10 skyddar, till exempel hälsa, ursprung eller en dom.
papers-fill-special = för vilka av grupperna det är så, och med vilket stöd de får tillfrågas
papers-wishers = De som lämnar en e-postadress
papers-wishers-data = Adressen, förseglad; språk; orden som de samtyckte till; vilka rapporter de önskar; vilka mejl de fick och hur det gick. Inget namn, ingen dialog och ingen dag då de lämnade den.
papers-contacts = Verksamheters kontakter, och intressenter
papers-contacts-data = Namn, verksamhet, e-postadress (förseglad), språk, och till hur många de säger att de har fört en rapport vidare.
papers-staff = Personal
papers-staff-data = Namn, e-postadress, språk, roll; vad de har ändrat, och när.
papers-languages = Frågorna och informationen går att läsa på:
papers-languages-title = Språk
papers-d = d) Mottagarna
papers-relay = E-postservern { $host } för fram varje mejl till deltagare och kontakter, och kan läsa det. Den som sköter den åt organisationen är personuppgiftsbiträde.
papers-fill-relay = vem som sköter e-postservern, och avtalet med dem (artikel 28)
papers-relay-none = Ingen e-postserver är inställd: mejlen sparas som filer på maskinen och går ingenstans.
papers-mailbox = Mejl som kommer tillbaka hämtas från en brevlåda hos { $host }.
papers-sqlite = Allt finns i en databasfil (SQLite) på maskinen som kör Eko.
papers-postgres = Allt finns i en databas på en server (PostgreSQL).
papers-fill-machine = vem som sköter maskinen och databasen, var de står, och avtalet med dem (artikel 28)
papers-keys = Andra program läser siffror med en nyckel, och inga personuppgifter: { $names }.
papers-keys-none = Inget annat program har en nyckel att läsa siffror med.
papers-partners = Andra som medverkar, som deltagarna får veta:
papers-public = Alla kan läsa publicerade rapporter, och siffror om minst { $threshold } svar.
papers-roles = Organisationens egna, efter vad de får göra i processen:
papers-people = { $count ->
    [one] { $count } person
   *[other] { $count } personer
 }
papers-e = e) Överföring ut ur EU och EES
papers-transfer = Eko skickar på egen hand ingenting till någon utom mejl, genom e-postservern. Sidorna hämtar ingenting från annat håll.
papers-fill-transfer = om e-postservern, maskinen, databasen eller säkerhetskopiorna finns utanför EU och EES, eller sköts därifrån; i så fall landet och skyddsåtgärderna
papers-f = f) Hur länge det sparas
papers-what = Vad
papers-until = Hur länge
papers-by-itself = automatiskt
papers-kept-keys = Svarens nycklar
papers-until-keys = Tills dialogen är avslutad för gott: { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
 } efter sin egen dag, och sedan { $hours ->
    [one] { $hours } timme
   *[other] { $hours } timmar
 } då papper och surfplattor inväntas. Tidigare om någon avslutar den för hand.
papers-until-addresses = { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
 } efter det sista utskicket som ägaren har samtyckt till. Genast när ägaren vill det.
papers-until-comments = När personalen raderar det enligt beslutet, och senast när processen avslutas.
papers-until-contacts = När processen avslutas. Genast när personalen tar bort dem, eller de själva vill det.
papers-kept-returned = Mejl i retur som Eko inte har förstått
papers-until-returned = Förseglat, tills en människa har avgjort det, och i högst { $days } dagar.
papers-kept-figures = Antal och siffror, rapporter, utskick utan adresser, loggen över vad personalen har ändrat
papers-until-figures = Eko raderar det inte. Det kan tas ut under Arkiv och bevaras på annat håll.
papers-fill-figures = om det bevaras, eller efter vilket beslut det gallras
papers-kept-backups = Säkerhetskopior
papers-until-backups = Eko raderar ingenting i dem: där finns också de som har tagit tillbaka sitt samtycke sedan kopian gjordes.
papers-fill-backups = hur många som sparas, hur länge och var
papers-fill-decision = beslutet; innan det är ifyllt i Eko raderas ingenting utom det som ägaren tar tillbaka
papers-g = g) Hur det skyddas
papers-g-sealed = E-postadresser, det som skrivs fritt och dialogernas koder ligger förseglade (XChaCha20-Poly1305) under en nyckel som inte finns i databasen.
papers-g-key-apart = Nyckeln ligger skild från databasen.
papers-g-key-beside = Nyckeln ligger i databasens mapp: den som kopierar mappen kan öppna allt. Den bör flyttas.
papers-g-key-environment = Eko får nyckeln när det startar, och den ligger inte i någon fil bredvid databasen.
papers-g-tls = Man når Eko över en krypterad förbindelse.
papers-g-no-tls = Förbindelsen till Eko är inte inställd på kryptering. Det bör den vara.
papers-g-counted = Svar räknas och sparas inte ett och ett. Vad någon svarade går inte att hitta igen, varken för den som svarade eller för någon annan.
papers-g-pooled = Adresserna ligger tillsammans för hela processen, i slumpad ordning, utan dialog och dag. Ett svar och en adress har ingen nyckel, tid eller ordning gemensamt.
papers-g-threshold = Ingen siffra visas om färre än { $threshold } svar, och ingen som en sådan siffra går att räkna ut av.
papers-g-roles = Personalen loggar in med lösenord, och av det sparas bara ett argon2id-hashvärde. De ser vad deras roll tillåter, och det de ändrar står i en logg.
papers-g-approval = En andra person godkänner varje utskick innan det skickas.
papers-g-no-approval = Utskick skickas utan att en andra person godkänner dem.
papers-g-log = Ekos egen logg har ingen rad om vad deltagare gör. En proxy framför har en egen logg.
papers-fill-security = hur disk och säkerhetskopior är krypterade, vem som kommer åt maskinen, om proxyns logg är avstängd för deltagare, och när eko audit anonymity senast kördes
papers-i1 = 1. Vad som görs, och varför (artikel 35.7 a)
papers-dialogues = Inlagda dialoger hittills
papers-tablets = Surfplattor som det har svarats på hittills
papers-questions = Frågor
papers-questions-are = Om man fick göra sin röst hörd, som varje process frågar, och { $count ->
    [0] ingen annan.
    [one] { $count } annan ({ $words } att svara på med egna ord).
   *[other] { $count } andra ({ $words } att svara på med egna ord).
 }
papers-step-answer = I slutet av en dialog svarar man på sin egen telefon, på en surfplatta eller på papper. Varje svar läggs till ett antal.
papers-step-address = Efteråt lämnar den som vill en e-postadress, på en sida som inte vet något om svaret.
papers-step-close = När dialogen avslutas för gott tas svarens nycklar bort, och det som har skrivits fritt skrivs om i slumpad ordning.
papers-step-figures = Siffror visas när tillräckligt många har svarat. Det som har skrivits fritt läses bara av processledaren, projektgruppen och registratorn.
papers-step-report = När en rapport publiceras mejlas den till dem som har önskat den. Alla andra kan läsa den på webben.
papers-fill-scale = hur många som väntas delta, om det är barn bland dem, och hur de bjuds in
papers-i2 = 2. Om det behövs, och är proportionerligt (artikel 35.7 b)
papers-n-asked = Eko frågar inte efter namn, ålder eller adress för att få delta, och sätter inga kakor.
papers-n-free = Den som svarar behöver inte lämna någon adress. Varje rapport har en egen ruta som inte är ikryssad, och varje rapport som mejlas är också offentlig, så att det inte kostar något att avstå.
papers-n-basis = Ett samtycke tas tillbaka med en länk och en knapp, i varje mejl, och adressen raderas genast. Den som är under 13 ombeds att fråga en vårdnadshavare först.
papers-n-rights = Adressens ägare ser vad som är sparat om den, rättar det och raderar det, med länken i varje mejl. Ett svar går inte att hitta igen, och kan därför varken visas eller tas bort: det får deltagarna veta.
papers-n-told = Hur uppgifter hanteras står på varje språk, på en sida som alla andra sidor länkar till.
papers-n-person = { $count ->
    [one] { $count } av processens egna frågor verkar fråga efter kön, ålder eller namn.
   *[other] { $count } av processens egna frågor verkar fråga efter kön, ålder eller namn.
 }
papers-fill-person = varför det behövs, eller ta bort det
papers-n-no-registrar = Ingen i processen är registrator: ingen kan i Eko ta reda på vad som är sparat om en adress, åt den som har tappat bort sina mejl.
papers-fill-registrar = vem som svarar dem som frågar om sina uppgifter
papers-n-undecided = Gallringsbeslut saknas: det de gäller raderas inte innan de är ifyllda.
papers-fill-need = varför ändamålen inte kan nås med mindre
papers-i3 = 3. Riskerna för människor, och vad som görs åt var och en (artikel 35.7 c)
papers-risk = Vad som kan hända
papers-done = Vad som görs åt det
papers-left = Vad som är kvar av det
papers-weight = Hur troligt, hur allvarligt
papers-fill-weight = sannolikhet och allvar
papers-r-known = Det blir känt att någon har deltagit.
papers-r-known-done = Det finns ingen lista över deltagare. Adresserna ligger tillsammans, utan dialog och dag, och ingen rad i loggen handlar om dem.
papers-r-known-left = De som är i rummet ser varandra. Två kopior av databasen, med nyckeln, berättar vilka adresser som kom däremellan, och därmed kanske var. En telefon med fliken öppen berättar att någon har svarat.
papers-r-tied = Det blir känt vad någon har svarat.
papers-r-tied-done = Svar räknas utan någon rad per person. Siffror om få, och sådana som de går att räkna ut ur, visas inte för någon.
papers-r-tied-left = Två kopior av databasen från samma pågående dialog berättar vad som räknades däremellan; om en enda person svarade då, är det dennes svar. De som berättar för varandra vad de svarade kan dra det från en siffra.
papers-r-words = Det som någon skriver fritt avslöjar vem det är.
papers-r-words-done = Det sparas förseglat och för sig. Processledaren, projektgruppen och registratorn läser det när dialogen är avslutad och tillräckligt många har svarat, i slumpad ordning.
papers-r-words-left = Den som läser det kan veta vem som skrev det.
papers-r-stolen = Databasen eller en säkerhetskopia blir stulen.
papers-r-stolen-done = Adresser och det som har skrivits fritt är förseglade; nyckeln ligger inte i databasen.
papers-r-stolen-left = Utan nyckeln: var och när dialoger hölls, hur många som svarade vad, hur många adresser det finns, personalens namn och adresser. Med nyckeln: adresserna, och det som har skrivits. Inte vem som svarade vad.
papers-r-mail = Ett mejl avslöjar att någon har deltagit.
papers-r-mail-done = Varje mejl är till en enda person, och går bara till dem som har önskat det.
papers-r-mail-left = E-postservern och mottagarens leverantör kan läsa det, och det kan också den som annars öppnar brevlådan.
papers-r-staff = Någon i personalen slår upp eller använder en adress.
papers-r-staff-done = Ingen sida räknar upp adresserna. Bara en registrator kan slå upp en, och att det gjordes står i loggen.
papers-r-staff-left = Den som sköter maskinen har nyckeln och kan ändra programmet.
papers-r-pressed = Någon känner sig tvungen att svara, eller att svara på ett visst sätt.
papers-r-pressed-done = Var och en svarar för sig. Värden ser hur många som har svarat och ingenting annat.
papers-r-pressed-left = Det som sägs i rummet. Den som hjälper någon att svara ser svaret.
papers-r-kept = Uppgifter sparas längre än vad som har lovats.
papers-r-kept-done = Adresser raderas automatiskt en dag som visas i förväg, och det som en ägare tar tillbaka raderas genast. Hur många som har raderats, och varför, sparas.
papers-r-kept-left = I säkerhetskopior finns det som har raderats sedan dess. Utan gallringsbeslut raderas ingenting automatiskt.
papers-i4 = 4. Vad mer som görs för att skydda människor (artikel 35.7 d)
papers-i5 = 5. Det som den personuppgiftsansvarige lägger till
papers-fill-advice = dataskyddsombudets råd (artikel 35.2)
papers-fill-views = synpunkter från dem som det gäller, eller varför de inte tillfrågades (artikel 35.9)
papers-fill-conclusion = vad bedömningen kom fram till, och om tillsynsmyndigheten först måste tillfrågas (artikel 36)
papers-fill-review = när det ses över på nytt (artikel 35.11)
papers-decides = Handlingar gallras efter arkivmyndighetens eller nämndens beslut, så som organisationens regler säger. Eko raderar ingenting innan beslutets nummer och dag är ifyllda, utom det som ägaren tar tillbaka.
papers-is = Vad det är
papers-is-addresses = Deltagares e-postadresser, med språk, orden de samtyckte till och rapporterna de önskar. Förseglat. De hör inte till någon enskild nämnd.
papers-is-comments = Det som deltagare har skrivit med egna ord på dialoger och insamlingsställen. Förseglat.
papers-is-contacts = Namn på och e-postadresser till verksamheters kontakter och intressenter. Adressen är förseglad. De hör inte till någon enskild nämnd.
papers-where = Var det finns
papers-decision = Beslutets nummer
papers-decided-on = Beslutets dag
papers-fill-number = nummer
papers-fill-day = dag
papers-short-lived = Det som raderas automatiskt efter kort tid
papers-short-lived-lead = Det behövs bara så länge något pågår, och gallras utan att någon gör något:
papers-fill-short-lived = beslutet om gallring av handlingar av tillfällig eller ringa betydelse, om det omfattar dem
papers-evidence = Beviset på vad som har raderats
papers-evidence-lead = Av det som har raderats sparas hur mycket, av vilket slag, vilken dag, enligt vilket beslut och varför. Skälen är:
trail-title = Vem gjorde vad
trail-lead = Allt som personal, värdar, serverns kommandorad och Eko självt har ändrat i processen, det senaste först. Vad deltagare gör skrivs aldrig här.
trail-lead-installation = Allt som ändrats utanför processerna, det senaste först: konton, inloggningar, mejl i retur som inte hör till någon process.
trail-sealed = Varje rad är förseglad tillsammans med raden före: ”eko audit verify” på servern visar om någon rad har ändrats, lagts in eller tagits bort.
trail-when = När
trail-who = Vem
trail-what = Vad
trail-detail = Om vad
trail-area = Vad det gäller
trail-everything = Allt
trail-everybody = Alla
trail-from = Från
trail-to = Till och med
trail-show = Visa
trail-none = Det finns inget sådant.
trail-earlier = Tidigare
trail-latest = Det senaste
trail-list = Hämta de här raderna som lista
trail-file = vem-gjorde-vad
trail-host = En värd
trail-eko = Eko självt
trail-shell = På servern
trail-gone = Någon som inte finns kvar
area-process = Processen, dess nämnder och grupper
area-people = Personer och nycklar
area-plan = Mål och aktiviteter
area-dialogues = Dialoger och insamlingsställen
area-surveys = Enkäter och det som skrivits
area-organisations = Verksamheter och kontakter
area-reports = Rapporter och nyheter
area-mailings = Utskick och adresser
area-figures = Siffror som sparats eller exporterats
area-desk = Dataskydd
did-account-added = Konto tillagt
did-account-changed = Konto ändrat
did-account-invited = Inbjudan till konto
did-account-password = Lösenord satt
did-account-set-up = Konto klart att användas
did-activities-usual = De vanliga aktiviteterna tillagda
did-activity-added = Aktivitet tillagd
did-activity-changed = Aktivitet ändrad
did-activity-moved = Aktivitet flyttad
did-activity-removed = Aktivitet borttagen
did-addresses-let-go = E-postadresser raderade
did-board-added = Nämnd tillagd
did-board-changed = Nämnd ändrad
did-board-removed = Nämnd borttagen
did-collection-point-added = Insamlingsställe tillagt
did-collection-point-asked = Antal tillfrågade på ett insamlingsställe ifyllt
did-collection-point-closed = Insamlingsställe avslutat för gott
did-collection-point-end-taken-back = Insamlingsställe öppnat igen
did-collection-point-ended = Insamlingsställe avslutat
did-collection-point-set-aside = Svar på ett insamlingsställe lagda åt sidan
did-comments-erased = Det deltagare skrivit raderat
did-contact-added = Kontakt tillagd
did-contact-changed = Kontakt ändrad
did-contact-removed = Kontakt borttagen
did-contacts-imported = Kontakter importerade
did-demo-begun = Exempel påbörjat
did-demo-filled = Exempel ifyllt
did-demo-opened = Exemplets dialog öppnad
did-desk-comment-taken-out = Kommentar borttagen efter granskning
did-desk-erased = Adress raderad
did-desk-handed-out = Det som finns om en adress utlämnat
did-desk-looked-for = Sökning efter en adress
did-desk-words-taken-out = Flera kommentarer borttagna efter granskning
did-dialogue-added = Dialog tillagd
did-dialogue-cancelled = Dialog inställd
did-dialogue-changed = Dialog ändrad
did-dialogue-closed = Dialog avslutad för gott
did-dialogue-end-taken-back = Dialog öppnad igen
did-dialogue-ended = Dialog avslutad
did-dialogue-head-count = Deltagarantal ifyllt
did-dialogue-host-link-made = Värdlänk skapad
did-dialogue-host-link-revoked = Värdlänk återkallad
did-dialogue-new-code = Dialog fick ny kod
did-dialogue-opened = Dialog öppnad i förtid
did-dialogue-paper = Svar på papper inmatade
did-dialogue-removed = Dialog borttagen
did-dialogue-restored = Inställd dialog återställd
did-dialogue-set-aside = Svar i en dialog lagda åt sidan
did-dialogue-survey = Enkät bytt för en dialog
did-dialogues-imported = Dialoger importerade
did-disposal-decided = Gallringsbeslut ifyllt
did-draft-begun = Utkast till enkät påbörjat
did-draft-discarded = Utkast till enkät kastat
did-goal-added = Mål tillagt
did-goal-changed = Mål ändrat
did-goal-moved = Mål flyttat
did-goal-removed = Mål borttaget
did-goals-usual = De vanliga målen tillagda
did-group-added = Målgrupp tillagd
did-group-changed = Målgrupp ändrad
did-group-removed = Målgrupp borttagen
did-indicator-added = Indikator tillagd
did-indicator-changed = Indikator ändrad
did-indicator-moved = Indikator flyttad
did-indicator-removed = Indikator borttagen
did-information-changed = Information till deltagare ändrad
did-key-made = Nyckel till annat program skapad
did-key-revoked = Nyckel till annat program återkallad
did-logo-changed = Logotyp ändrad
did-logo-removed = Logotyp borttagen
did-mailing-approved = Utskick godkänt
did-mailing-begun = Utskick påbörjat
did-mailing-cancelled = Utskick avbrutet
did-mailing-failed-retried = Nytt försök med misslyckade mejl
did-mailing-last = Sista utskicket till kontakter valt
did-mailing-made = Utskick skapat
did-mailing-missed = Påminnelse utebliven
did-mailing-paused = Utskick pausat
did-mailing-put-back = Utskick pausat, eftersom databasen återställdes
did-mailing-rejected-retried = Nytt försök med avvisade mejl
did-mailing-reminded = Verksamheter påminda
did-mailing-rescheduled = Utskick fick ny tid
did-mailing-resumed = Utskick återupptaget
did-mailing-sent-back = Utskick skickat tillbaka
did-mailing-stood-still = Utskick stod stilla
did-mailing-uncertain-counted = Osäkra mejl räknade som skickade
did-mailing-uncertain-sent-again = Osäkra mejl skickade igen
did-mailing-unmade = Påminnelse blev inte av
did-mailing-words-changed = Text i utskick ändrad
did-mailing-words-removed = Text i utskick borttagen
did-method-added = Metod tillagd
did-method-changed = Metod ändrad
did-method-removed = Metod borttagen
did-news-added = Nyhet tillagd
did-news-changed = Nyhet ändrad
did-news-promised = Utlovad dag för rapport ändrad
did-news-removed = Nyhet borttagen
did-organisation-added = Verksamhet tillagd
did-organisation-changed = Verksamhet ändrad
did-organisation-removed = Verksamhet borttagen
did-outreach-added = Förankring antecknad
did-outreach-changed = Anteckning om förankring ändrad
did-outreach-removed = Anteckning om förankring borttagen
did-observation-added = Iakttagelse tillagd
did-observation-changed = Iakttagelse ändrad
did-observation-moved = Iakttagelse flyttad
did-observation-removed = Iakttagelse borttagen
did-reply-added = Besked tillagt
did-reply-changed = Besked ändrat
did-reply-removed = Besked borttaget
did-person-added = Person tillagd i processen
did-process-changed = Process ändrad
did-process-created = Process skapad
did-process-ended = Process avslutad
did-process-handed-over = Process överlämnad
did-question-added = Fråga tillagd
did-question-changed = Fråga ändrad
did-question-moved = Fråga flyttad
did-question-removed = Fråga borttagen
did-report-added = Rapport tillagd
did-report-changed = Rapport ändrad
did-report-published = Rapport publicerad
did-report-removed = Rapport borttagen
did-report-tagged = Rapportens teman ändrade
did-returned-mail-looked-up = Sökning efter mejl i retur
did-returned-mail-set-aside = Mejl i retur lagt åt sidan
did-returned-mail-settled = Mejl i retur avgjort
did-snapshot-published = Sparade siffror visade för alla
did-snapshot-taken = Siffror sparade
did-survey-added = Enkät tillagd
did-spoken-added = Inläsning eller film tillagd
did-spoken-removed = Inläsning eller film borttagen
did-survey-published = Enkät publicerad
did-theme-added = Tema tillagt
did-theme-changed = Tema ändrat
did-theme-removed = Tema borttaget
did-comments-read = Det deltagare skrivit läst
did-comments-taken-along = Det deltagare skrivit uttaget som lista
did-figures-taken-out = Siffror exporterade som fil
did-process-taken-out = Hela processen exporterad som fil
did-process-log-taken-out = Vem gjorde vad, exporterat som lista
did-account-address-asked = Ny e-postadress begärd
did-account-address-confirmed = E-postadress ändrad
did-account-password-reset = Glömt lösenord bytt
did-account-reset-asked = Länk för nytt lösenord begärd
did-account-reset-not-mailed = Länk för nytt lösenord kunde inte mejlas
did-account-session-ended = En inloggning avslutad från en annan
did-account-sessions-ended = Alla andra inloggningar avslutade
did-account-signed-in = Inloggning
did-account-sign-in-refused = Misslyckad inloggning
did-account-address-by-provider = Ny adress från inloggningstjänsten
did-account-made-by-provider = Konto skapat vid inloggning med tjänst
did-account-tied = Konto knutet till inloggningstjänst
did-account-untied = Konto löst från inloggningstjänst
did-person-accepted = Tackade ja till att delta
did-person-asked-again = Tillfrågad igen om att delta
did-person-changed = Någons roll ändrad
did-person-declined = Tackade nej till att delta
did-person-removed = Person borttagen ur processen
did-person-vouched-for = Någon bekräftad som egen person
did-account-disabled = Konto stängt
did-account-enabled = Konto öppnat igen
did-account-link-made = Länk för konto eller lösenord skapad
did-account-link-mailed = Länk för konto eller lösenord mejlad
did-account-rights = Ett kontos rättigheter ändrade
did-account-vouched-for = Någon bekräftad som egen person
did-account-recovery-code = Inloggning med kod på papper
did-account-recovery-codes = Nya koder på papper skapade
did-account-second-factor-begun = Andra faktor påbörjad
did-account-second-factor-forgotten = Ett kontos andra faktor borttagen
did-account-second-factor-off = Andra faktor avstängd
did-account-second-factor-on = Andra faktor påslagen
