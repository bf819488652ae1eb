# Suomi. Ihmisen tarkistama: ei.

## Every page

skip = Siirry suoraan sisältöön
languages-label = Kieli
footer-eko = Eko: ääni, joka tulee takaisin.
title-fault = Virhe:
contact-questions = Kysyttävää? Ota yhteyttä:
to-status-page = Katso keskustelujen sivulta, mitä on tapahtunut
moment = { $date } klo { $time }
percent = { $figure } %
kilobytes = { $figure } kt
month-1 = tammikuuta
month-2 = helmikuuta
month-3 = maaliskuuta
month-4 = huhtikuuta
month-5 = toukokuuta
month-6 = kesäkuuta
month-7 = heinäkuuta
month-8 = elokuuta
month-9 = syyskuuta
month-10 = lokakuuta
month-11 = marraskuuta
month-12 = joulukuuta
date = { $day }. { $month } { $year }
accessibility-link = Saavutettavuus
privacy-link = Näin tietojasi käsitellään
read-aloud = Lue ääneen
read-aloud-stop = Lopeta lukeminen
listen = Kuuntele
watch-signed = Katso viittomakielellä

## Forms

faults-title = Jotain pitää korjata
address-missing = Kirjoita sähköpostiosoite
address-no-at = Osoitteessa pitää olla @-merkki
address-several-ats = Osoitteessa pitää olla vain yksi @-merkki
address-space = Osoitteessa on välilyönti
address-no-name = Jotain puuttuu ennen @-merkkiä
address-no-domain = Jotain puuttuu @-merkin jälkeen, esimerkiksi .se
address-too-long = Osoite on liian pitkä
address-character = Osoitteessa on merkki, joka ei voi olla siinä: { $character }
address-unseen = Osoitteessa on merkki, joka ei näy ({ $character }). Kirjoita osoite uudelleen käsin.
address-no-host = Se, mitä on @-merkin jälkeen, ei voi olla oikein. Sen pitää näyttää tältä: example.fi
address-meant = Tarkoititko { $address }?
address-meant-yes = Kyllä, korjaa osoite
address-meant-no = Ei, tallenna niin kuin kirjoitin
in-language = ({ $language })
save = Tallenna
back = Takaisin

## When something goes wrong

error-not-found-title = Sivua ei löydy
error-not-found-text = Tarkista osoite. Jos sinulla on koodi keskustelusta, voit kirjoittaa sen aloitussivulle.
error-forbidden-title = Sinulla ei ole käyttöoikeutta
error-forbidden-text = Pyydä tarvitsemasi oikeus työn vetäjältä.
error-cross-site-title = Lomake tuli toiselta verkkosivustolta
error-cross-site-text = Mitään ei tallennettu. Avaa sivu täällä ja lähetä uudelleen.
error-malformed-title = Lukeminen ei onnistunut
error-malformed-text = Mene takaisin, lataa sivu uudelleen ja yritä vielä kerran. Mitään ei tallennettu.
error-media-text = Sivu ottaa vastaan vain lomakkeita. Mitään ei tallennettu.
error-method-text = Sivua ei voi käyttää näin.
error-too-large-title = Liian suuri
error-too-large-text = Lyhennä tekstiä tai pienennä tiedostoa ja lähetä uudelleen. Mitään ei tallennettu.
error-throttled-title = Odota hetki
error-throttled-text = Monta yritystä peräkkäin ei onnistunut. Yritä uudelleen minuutin kuluttua.
error-refused-title = Se ei onnistu
error-busy-title = Moni käyttää palvelua yhtä aikaa
error-busy-text = Mitään ei ole kadonnut, mutta vastauksesi ei ole vielä tullut perille. Mene takaisin ja lähetä se uudelleen hetken kuluttua.
error-fault-title = Meillä meni jotain vikaan
error-fault-text = Vika on kirjattu. Mene takaisin ja yritä uudelleen.
error-way-out = Aloitussivulle
error-status = Virhekoodi { $status }
form-cut-off = Kaikki ei tullut perille. Mene takaisin ja lähetä uudelleen.
form-not-utf8 = Tekstissä on merkkejä, joita ei voi lukea. Mene takaisin ja kirjoita teksti uudelleen.
form-key-missing = Lomakkeesta puuttuu jotain. Mene takaisin, lataa sivu uudelleen ja lähetä vielä kerran.

## Participants: the code

start-title = Kirjoita koodisi
start-lead = Koodi on julisteessa tai näytöllä siellä, missä tapasitte.
start-code = Koodi
start-hint = Kahdeksan merkkiä, esimerkiksi ABCD-2345. Voit käyttää isoja tai pieniä kirjaimia.
start-go = Jatka
code-malformed = Koodissa on kahdeksan merkkiä: kirjaimia ja numeroita
code-unknown = Tätä koodia ei löydy. Lue koodi vielä kerran julisteesta tai kysy keskustelun vetäjältä.

## Participants: the question

heard = Missä määrin sait äänesi kuuluviin?
choice-very-high = Erittäin suuressa määrin
choice-fairly-high = Melko suuressa määrin
choice-fairly-low = Melko vähäisessä määrin
choice-not-at-all = En lainkaan
choice-no-answer = En tiedä / en halua vastata
choice-missing = Valitse yksi vastauksista
better = Mikä olisi voinut olla paremmin?
better-hint = Sinun ei tarvitse kirjoittaa mitään. Älä kirjoita nimiä.
better-too-long = Tekstissä voi olla enintään { $most } merkkiä
answer-anonymous = Laskemme vastauksesi mukaan, mutta emme tallenna, että se on sinun. Kukaan ei voi löytää sitä jälkikäteen.
send = Lähetä
next = Seuraava
again-changes = Jos lähetät uudelleen, äsken antamasi vastaus muuttuu. Se lasketaan vain kerran.
answer-else = Joku muu vastaa tällä puhelimella
before-title = Vastaaminen ei ole vielä alkanut
before-text = Voit vastata { $moment } alkaen.
not-yet-text = Voit vastata, kun keskustelu on alkanut.
closed-title = Enää ei voi vastata
closed-text = Vastaustasi ei ole laskettu mukaan.
closed-your-words = Tämän olit kirjoittanut:
cancelled-title = Tämä tapaaminen on peruttu
cancelled-text = Sinun ei tarvitse tehdä mitään. Jos haluat tietää lisää, kysy siltä, joka kutsui sinut.
question-of = Kysymys { $number } / { $total }
question-optional = Sinun ei tarvitse vastata.
question-skip = Ohita kysymys
question-back = Takaisin
choices-hint = Voit valita useita.
choices-missing = Valitse ainakin yksi tai ohita kysymys
words-missing = Kirjoita jotain tai ohita kysymys
answer-too-many = Täältä on tullut niin paljon vastauksia, että Eko pyytää sinua odottamaan minuutin. Lähetä sitten uudelleen: valintasi on yhä tässä.
address-too-many = Täältä on tullut niin paljon osoitteita, että Eko pyytää sinua odottamaan minuutin. Lähetä sitten uudelleen: osoitteesi on yhä tässä.
deeper = Missä määrin olet saanut syvempää tietoa aiheesta { $topic }?
extent-very-high = Erittäin suuressa määrin
extent-fairly-high = Melko suuressa määrin
extent-fairly-low = Melko vähäisessä määrin
extent-not-at-all = En lainkaan
before-reminder = Säilytä koodi tai juliste ja tule silloin takaisin.

## Participants: the address

thanks-title = Kiitos. Vastauksesi on laskettu mukaan
thanks-counted = Voit lopettaa tähän.
wish-title = Haluatko tietää, mitä sitten tapahtuu?
consent-intro = Jätä sähköpostiosoitteesi, jos haluat. { $organisation } käyttää sitä vain siihen, minkä rastitat. Osoite tallennetaan erilleen vastauksestasi ja poistetaan jonkin ajan kuluttua viimeisestä viestistä.
consent-legend = Lähetä minulle
consent-interim = väliraportti, kun se ilmestyy
consent-final = loppuraportti, kun se ilmestyy
consent-outcomes = myöhemmin tieto siitä, mihin tämä on johtanut
consent-under-13 = Oletko alle 13-vuotias? Kysy ensin huoltajaltasi. Voit kysyä myös siellä, missä tapasitte. Siellä saadaan samat tiedot.
consent-missing = Rastita, mitä haluat saada, tai jatka ilman osoitetta
wish-address = Sähköpostiosoitteesi
wish-send = Tallenna osoite
wish-skip = Ei kiitos, lopetan tähän
wish-unsaved-title = Osoitetta ei tallennettu
wish-cancelled = Tapaaminen on peruttu, joten osoitetta ei ole tallennettu.
wish-process-ended = Työ on päättynyt eikä mitään enää lähetetä, joten osoitetta ei ole tallennettu. Kaikki, mitä on lähetetty, löytyy keskustelujen sivulta.
wish-too-late = Keskustelun päättymisestä on jo jonkin aikaa, joten osoitetta ei ole tallennettu. Kaikki, mitä lähetetään, löytyy myös keskustelujen sivulta.
saved-title = Osoite on tallennettu
saved-text = Saat sähköpostia, kun meillä on jotain kerrottavaa.
saved-withdraw = Jokaisessa viestissä on linkki, jota voit käyttää, jos muutat mielesi.
thanks-close = Voit nyt sulkea sivun.
saved-echo = Kirjoitamme tähän osoitteeseen:
saved-correct = Onko siinä virhe? Korjaa osoite
saved-correct-send = Tallenna korjattu osoite

## Those who left an address

my-data-title = Sinun tietosi
my-data-lead = Tässä on kaikki, mitä osoitteestasi on tallennettu.
my-data-wording = Tämä on tekstin versio { $version }. Se on ollut käytössä { $date } alkaen.
my-data-language = Viestien kieli
my-data-agreed = Tähän annoit suostumuksesi
my-data-no-answer = Vastauksesi kysymykseen ei ole täällä. Se laskettiin mukaan ilman nimeä, eikä sitä voi enää löytää.
my-data-until = Osoitteesi poistetaan viimeistään { $date }.
my-data-until-unknown = Osoitteesi poistetaan { $days } päivän kuluttua viimeisestä viestistä, johon olet suostunut.
my-data-none-left = Jos et halua mitään, poista osoitteesi alempana tällä sivulla
my-data-erase = Poista osoitteeni
my-data-erase-text = Osoite poistetaan heti, etkä saa enää viestejä.
unsubscribe-title = Etkö halua enää viestejä?
unsubscribe-text = Paina painiketta, niin osoitteesi poistetaan heti.
unsubscribe-change = Muuta sen sijaan sitä, mitä saan
not-me-title = Etkö se ollut sinä?
not-me-text = Onko joku muu jättänyt osoitteesi tapaamisessa? Paina painiketta: osoite poistetaan heti, eikä siihen lähetetä enää mitään.
not-me-do = En se ollut minä, poista osoite
test-link = Tämä linkki on testiviestistä. Se näyttää, mihin oikean viestin linkki johtaa. Täällä ei tallenneta eikä poisteta mitään.
erased-title = Osoite on poistettu
erased-text = Et saa enää viestejä. Kaiken, mitä lähetetään, voit lukea myös keskustelujen sivulta.

## The public status page

status-title = Mitä on tapahtunut
status-closed = Enää ei voi vastata. Täältä näet, mitä sen jälkeen on tapahtunut.
status-reports = Havaintoja, löytöjä ja oppeja
status-nothing-yet = Mitään ei ole vielä julkaistu. Kun jotain julkaistaan, löydät sen täältä.
status-nothing = Mitään ei ole julkaistu.
status-ended = Työ päättyi { $date }. Mitään muuta ei ole tulossa.
report-version-is = versio { $version }
report-read-file = Lue { $name }
report-read-at = Lue { $title } sivustolla { $host }
report-in-swedish = Raporttia ei ole käännetty suomeksi. Voit lukea sen ruotsiksi.
file-in-swedish = ruotsiksi
hand-out-sentence = Täällä voit lukea raportin keskusteluista.
kind-interim = Väliraportti
kind-final = Loppuraportti
kind-popular = Loppuraportti lyhyesti
kind-outcomes = Mihin tämä on johtanut
status-updates = Uusimmat uutiset
status-updated = Päivitetty viimeksi { $date }
status-never-updated = Mitään ei ole vielä lisätty
status-figures = Luvut
status-next-report = { $report }: { $date }
status-calendar = Lisää päivä kalenteriisi
status-feed = Seuraa uutissyötteenä
status-themes = Teemat
status-without-address = Sinun ei tarvitse jättää osoitetta. Kaikki näkyy täällä.

## What was promised

status-promises = Mitä on luvattu
promise-waits = { $what }: luvattu viimeistään { $day }.
promise-late =
    { $days ->
        [one] { $what }: luvattu viimeistään { $day }. Yhden päivän myöhässä.
       *[other] { $what }: luvattu viimeistään { $day }. { $days } päivää myöhässä.
    }
promise-kept = { $what }: luvattu viimeistään { $day }, tuli { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: luvattu viimeistään { $day }, tuli { $on }. Yhden päivän myöhässä.
       *[other] { $what }: luvattu viimeistään { $day }, tuli { $on }. { $days } päivää myöhässä.
    }
promise-broken = { $what }: luvattu viimeistään { $day }. Sitä ei tullut.
promise-gone = { $what }: luvattu viimeistään { $day }. Lupaus on peruttu.
promise-moved = Päivä siirrettiin { $on }: vanha päivä { $was }, uusi päivä { $became }.
promise-taken-back = Lupaus päivälle { $was } peruttiin { $on }.

## What was said, and what came of it

said-title = Te sanoitte – tähän se johti
said-lead = Näin osallistujat sanoivat, ja tähän se on johtanut. Kukaan ei näe, kuka sanoi mitäkin tai missä keskustelussa.
said-count =
    { $count ->
        [one] Yksi havainto
       *[other] { $count } havaintoa
    }
said-in-perspective = Sanottu keskusteluissa, joissa kerättiin eri näkökulmia
said-in-depth = Sanottu syventävissä keskusteluissa
said-in-report = Lähde: { $title }
said-unanswered = Ei vielä vastausta.
said-all = Lue kaikki, mitä sanottiin ja mihin se johti
reply-by = Vastauksen antaa { $who }
reply-received = Vastaanotettu
reply-looked-at = Selvitetään
reply-decided = Päätetty
reply-done = Tehty
reply-not-done = Ei toteudu
reply-promise = Vastaus
reply-done-day = Tehty { $day }.
reply-reference = Diaarinumero

## Did it answer you?

answered = Saitko tästä vastauksen?
answered-yes = Kyllä
answered-partly = Osittain
answered-no = En
answered-missing = Mitä puuttuu?
answered-ask = Saitko tästä vastauksen? Vastaa yhteen kysymykseen
answered-until = Voit vastata viimeistään { $date }.

## Ready-made news

ready-begun-title = Keskustelut ovat alkaneet
ready-begun-body = Tapaamme nyt ihmisiä, joilta kysytään harvoin, ja kuuntelemme heitä. Kokoamme sen, mitä kuulemme, raporttiin. Löydät raportin täältä.
ready-met-title = Keskustelut on pidetty
ready-met-body = Kiitos kaikille, jotka osallistuivat. Käymme nyt läpi kaiken, mitä olette kertoneet. Siitä syntyy raportti, jossa on havaintoja, löytöjä ja oppeja. Voit lukea sen täällä.
ready-handed-title = Se, mitä kerroitte, on luovutettu eteenpäin
ready-handed-body = Raportti on nyt niillä, jotka päättävät. Kun he ovat käsitelleet sen, kerromme täällä, mihin se johtaa.

## Posters

qr-alt = QR-koodi, joka johtaa koodiin { $code }
poster-how = Suuntaa puhelimesi kamera ruutuun tai kirjoita koodi osoitteessa:
card-sentence = Saitko äänesi kuuluviin? Vastaa tässä.

## The room’s screen

host-type-code = Tai kirjoita koodi osoitteessa { $host }
display-answered = Vastanneita: { $count }

## Paper

paper-how = Merkitse rasti parhaiten sopivan vastauksen kohdalle.
paper-hand-in = Taita paperi ja laita se muiden joukkoon. Älä kirjoita nimeäsi.

## The tablet

kiosk-start = Aloita
kiosk-finish = Valmis
kiosk-leave = Keskeytä
kiosk-help = Apua
kiosk-done = Voit nyt antaa tabletin seuraavalle.
kiosk-over = Jo lähetetyt vastaukset ovat tallessa ja välitetään eteenpäin. Lähettämättä jääneitä ei lasketa mukaan.
kiosk-still-there = Oletko vielä paikalla?
kiosk-seconds = Se, mitä et ole lähettänyt, poistetaan. Sekunteja jäljellä: { $seconds }
kiosk-continue = Jatka
kiosk-needs-script = Tämä sivu tarvitsee JavaScriptin. Ilman sitä voit vastata QR-koodin kautta.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hei,
mail-why = Osallistuit keskusteluun ({ $process }) ja pyysit, että { $organisation } ottaa sinuun yhteyttä.
mail-came =
    { $count ->
        [one] Siihen, mitä sanottiin, on tullut yksi uusi vastaus.
       *[other] Siihen, mitä sanottiin, on tullut { $count } uutta vastausta.
    }
mail-what = ”{ $title }” on nyt luettavissa.
mail-read = Lue täällä:
mail-read-button = Lue raportti
mail-contact = Kysyttävää? Vastaa tähän viestiin tai kirjoita: { $name }, { $organisation }, { $email }
mail-my-data = Katso ja muuta tietojasi:
mail-my-data-link = Katso ja muuta tietojasi
mail-unsubscribe = Etkö halua enää viestejä? Osoitteesi poistetaan täällä:
mail-unsubscribe-link = Ei enää viestejä, poista osoitteeni
mail-not-me = Etkö sinä jättänyt tätä osoitetta? Kerro se tässä, niin osoite poistetaan:
mail-not-me-asks = Etkö sinä jättänyt tätä osoitetta?
mail-not-me-link = En se ollut minä

## Accessibility statement

a11y-title = Saavutettavuus
a11y-lead = { $organisation } vastaa tästä palvelusta ja haluaa, että kaikki voivat käyttää sitä tarpeistaan riippumatta.
a11y-how-title = Kuinka saavutettava palvelu on?
a11y-full = Tarkistuksessa ei löytynyt mitään, mikä olisi vaatimusten vastaista.
a11y-partial = Palvelu täyttää vaatimukset osittain. Tämä ei toimi vielä:
a11y-not = Se ei täytä vaatimuksia. Nämä eivät vielä toimi:
a11y-not-reviewed = { $organisation } ei ole vielä tarkistanut palvelua.
a11y-standard = Palvelua verrataan eurooppalaiseen standardiin EN 301 549 ja WCAG 2.2 -ohjeiston tasoihin A ja AA.
a11y-help-title = Jos et voi käyttää palvelua
a11y-help = Kerro, mikä ei toimi. Voit vastata sen sijaan paperilla tai saada apua keskustelun vetäjältä. Kukaan ei tarvitse puhelinta tullakseen kuulluksi.
a11y-report-title = Kerro ongelmasta
a11y-report = Oletko löytänyt jotain, mitä on vaikea käyttää ja mitä ei mainita tällä sivulla? Kirjoita tai soita, niin voimme korjata asian.
a11y-report-anywhere = Löysitkö jotain vaikeasti käytettävää? Kerro siitä keskustelun vetäjälle tai sille, joka kutsui sinut.
a11y-authority-title = Jos vastauksemme ei riitä
a11y-authority = Ruotsin digitaalihallinnon virasto (Digg) valvoo lakia, joka koskee julkisten digitaalisten palvelujen saavutettavuutta. Voit tehdä sille ilmoituksen, jos emme korjaa asiaa, josta olet kertonut.
a11y-authority-link = Tee ilmoitus viranomaiselle (Digg)
a11y-tested-title = Näin palvelu on testattu
a11y-tested = Jokaista ohjelman muutosta kokeillaan kaikilla sivuilla ja kaikilla kielillä: tarkistusohjelmalla, pelkällä näppäimistöllä, ilman JavaScriptiä, pienillä näytöillä, nelinkertaisesti suurennettuna ja omilla väreillä.
a11y-reviewed-on = { $organisation } tarkisti palvelun viimeksi { $date }.
a11y-external = Tarkastuksen teki organisaation ulkopuolinen taho.
a11y-updated-on = Tämä seloste päivitettiin { $date }.

## Privacy page

privacy-title = Näin tietojasi käsitellään
privacy-lead = Lyhyesti: vastauksesi lasketaan mukaan niin, ettei kukaan tiedä sen olevan sinun, ja sinä päätät osoitteestasi.
privacy-responsible-title = Kuka vastaa tiedoista
privacy-responsible = { $organisation } on rekisterinpitäjä eli vastaa henkilötiedoista.
privacy-responsible-boards = Jokainen lautakunta on omalta osaltaan rekisterinpitäjä: { $boards }.
privacy-answers-title = Vastauksesi
privacy-answers = Laskemme vain, kuinka moni valitsi kunkin vastauksen. Emme tallenna, mitä yksittäinen ihminen vastasi tai milloin hän vastasi. Siksi vastaustasi ei voi löytää jälkikäteen, näyttää sinulle tai poistaa.
privacy-words = Se, mitä kirjoitat omin sanoin, tallennetaan ilman yhteyttä muihin vastauksiisi. Työn vetäjät lukevat sen, kun keskustelu on päättynyt ja riittävän moni on vastannut. Teksti voi olla julkinen asiakirja. Älä siksi kirjoita mitään, mistä sinut tai joku muu voidaan tunnistaa. Oikeusperuste on yleistä etua koskeva tehtävä (GDPR, 6 artiklan 1 kohdan e alakohta).
privacy-figures = Vastauksia näytetään vain ryhmistä, joissa on vähintään { $threshold } vastausta, myös silloin kun kaikki ryhmässä ovat vastanneet samalla tavalla.
privacy-device-title = Puhelimesi
privacy-device = Sivut eivät käytä evästeitä eivätkä hae mitään muilta yrityksiltä. IP-osoitettasi ei tallenneta.
privacy-address-title = Sähköpostiosoitteesi
privacy-address = Jos jätät osoitteesi, se tallennetaan salattuna, erilleen vastauksista ja ilman nimeäsi. Sen yhteyteen ei tallenneta, mihin keskusteluun osallistuit. Osoitetta käytetään vain siihen, minkä rastitit.
privacy-basis = Oikeusperuste osoitteen tallentamiselle on suostumuksesi (GDPR, 6 artiklan 1 kohdan a alakohta). Voit perua sen milloin tahansa viestissä olevan linkin kautta tai ottamalla meihin yhteyttä. Se ei muuta sitä, mitä on jo tehty. Yhteyshenkilöiden osoitteita käsitellään yleistä etua koskevaa tehtävää varten (6 artiklan 1 kohdan e alakohta).
privacy-sensitive = Osallistumisesi voi kertoa sinusta jotain arkaluonteista, esimerkiksi terveydestäsi tai alkuperästäsi. Siksi suostumus on nimenomainen (GDPR, 9 artiklan 2 kohdan a alakohta): osoite tallennetaan vain, jos merkitset ruudun ja lähetät sen.
privacy-retention = Osoite poistetaan heti, kun haluat. Muuten se poistetaan, kun viimeinen viesti, johon annoit suostumuksesi, on lähetetty ja palautuneet viestit on käsitelty.
privacy-disposal = Päätökset asiakirjojen hävittämisestä: { $number }
privacy-shared-title = Kuka tiedot näkee
privacy-shared = Emme anna osoitteita toimijoille, jotka auttavat keskustelujen pitämisessä. Ne eivät myöskään näe, mitä kukaan on vastannut. Osoitteita käsittelee { $organisation } sekä ne, jotka hoitavat puolestamme palvelun ylläpidon ja sähköpostin. Ruotsissa kuka tahansa voi pyytää viranomaiselta sen hallussa olevia tietoja. Pyyntö ratkaistaan silloin julkisuus- ja salassapitolain mukaan.
privacy-processors = Henkilötietojen käsittelijät:
privacy-partners-title = Ketkä ovat mukana
privacy-rights-title = Oikeutesi
privacy-rights = Voit katsoa, mitä osoitteestasi on tallennettu, korjata sen ja poistaa sen jokaisessa viestissä olevan linkin kautta. Voit myös pyytää kopion, saada tiedot koneellisesti luettavassa muodossa ja pyytää meitä rajoittamaan tietojesi käyttöä.
privacy-desk = Etkö ole vielä saanut viestiä, eikä sinulla siksi ole linkkiä? Kirjoita alla mainituille siitä osoitteesta, jota asia koskee. He voivat kertoa, mitä siitä on tallennettu, antaa sen sinulle tiedostona ja poistaa sen. Jos joku on kirjoittanut sinusta, he voivat poistaa senkin.
privacy-officer = Tietosuojavastaava:
privacy-complain = Jos käsittelemme mielestäsi tietojasi väärin, voit valittaa Ruotsin tietosuojaviranomaiselle (IMY).
privacy-complain-link = Tee valitus viranomaiselle (IMY)
organisation-any = Keskustelun järjestäjä
