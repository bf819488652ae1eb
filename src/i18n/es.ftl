# Español. Revisado por una persona: no.

## Every page

skip = Ir directamente al contenido
languages-label = Idioma
footer-eko = Eko: una voz que vuelve.
title-fault = Error:
contact-questions = ¿Preguntas? Contacto:
to-status-page = Ir a la página de los diálogos para ver qué ha pasado
moment = { $date } a las { $time }
percent = { $figure } %
kilobytes = { $figure } kB
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date = { $day } de { $month } de { $year }
accessibility-link = Accesibilidad
privacy-link = Cómo se tratan tus datos
read-aloud = Leer en voz alta
read-aloud-stop = Parar la lectura
listen = Escuchar
watch-signed = Ver en lengua de signos

## Forms

faults-title = Hay algo que corregir
address-missing = Escribe una dirección de correo electrónico
address-no-at = La dirección necesita una @
address-several-ats = La dirección debe tener solo una @
address-space = La dirección tiene un espacio
address-no-name = Falta algo antes de la @
address-no-domain = Falta algo después de la @, por ejemplo .com
address-too-long = La dirección es demasiado larga
address-character = La dirección tiene un carácter que no puede estar ahí: { $character }
address-unseen = La dirección tiene un carácter que no se ve ({ $character }). Escribe la dirección otra vez a mano.
address-no-host = Lo que va después de la @ no puede ser correcto. Debe ser como example.com
address-meant = ¿Querías decir { $address }?
address-meant-yes = Sí, corregir la dirección
address-meant-no = No, guardar lo que escribí
in-language = ({ $language })
save = Guardar
back = Volver

## When something goes wrong

error-not-found-title = Esta página no existe
error-not-found-text = Revisa la dirección. Si tienes un código de un diálogo, puedes escribirlo en la página de inicio.
error-forbidden-title = No tienes permiso
error-forbidden-text = Pide el permiso que necesitas a la persona que dirige el trabajo.
error-cross-site-title = El formulario venía de otro sitio web
error-cross-site-text = No se ha guardado nada. Abre la página aquí y vuelve a enviarlo.
error-malformed-title = No se ha podido leer
error-malformed-text = Vuelve atrás, carga la página de nuevo e inténtalo otra vez. No se ha guardado nada.
error-media-text = La página solo recibe formularios. No se ha guardado nada.
error-method-text = La página no se puede usar de esa manera.
error-too-large-title = Es demasiado grande
error-too-large-text = Acorta el texto o reduce el archivo y vuelve a enviarlo. No se ha guardado nada.
error-throttled-title = Espera un momento
error-throttled-text = Ha habido muchos intentos seguidos que no han funcionado. Inténtalo de nuevo dentro de un minuto.
error-refused-title = Eso no se puede hacer
error-busy-title = Muchas personas usan Eko a la vez
error-busy-text = No se ha perdido nada, pero tu respuesta todavía no ha llegado. Vuelve atrás y envíala de nuevo dentro de un rato.
error-fault-title = Algo ha fallado por nuestra parte
error-fault-text = El fallo ha quedado anotado. Vuelve atrás e inténtalo de nuevo.
error-way-out = Ir a la página de inicio
error-status = Código de error { $status }
form-cut-off = No ha llegado todo. Vuelve atrás y envíalo de nuevo.
form-not-utf8 = El texto tiene caracteres que no se pueden leer. Vuelve atrás y escríbelo de nuevo.
form-key-missing = Al formulario le falta algo. Vuelve atrás, carga la página de nuevo y envíalo otra vez.

## Participants: the code

start-title = Escribe tu código
start-lead = El código está en el cartel o en la pantalla del lugar del encuentro.
start-code = Código
start-hint = Ocho caracteres, por ejemplo ABCD-2345. Puedes usar mayúsculas o minúsculas.
start-go = Continuar
code-malformed = El código tiene ocho caracteres: letras y números
code-unknown = Ese código no existe. Léelo otra vez en el cartel o pregunta a la persona que dirige el diálogo.

## Participants: the question

heard = ¿En qué grado pudiste hacer oír tu voz?
choice-very-high = En un grado muy alto
choice-fairly-high = En un grado bastante alto
choice-fairly-low = En un grado bastante bajo
choice-not-at-all = En absoluto
choice-no-answer = No lo sé / prefiero no responder
choice-missing = Elige una de las respuestas
better = ¿Qué podría haber sido mejor?
better-hint = No tienes que escribir nada. Por favor, no escribas nombres.
better-too-long = El texto puede tener { $most } caracteres como máximo
answer-anonymous = Contamos tu respuesta, pero no guardamos de quién es. Nadie puede volver a encontrarla.
send = Enviar
next = Siguiente
again-changes = Si envías otra vez, cambia la respuesta que acabas de dar. Solo se cuenta una vez.
answer-else = Otra persona responde en este teléfono
before-title = Todavía no ha empezado
before-text = Puedes responder a partir del { $moment }.
not-yet-text = Puedes responder cuando haya empezado el diálogo.
closed-title = Ya no se puede responder
closed-text = Tu respuesta no se ha contado.
closed-your-words = Esto es lo que habías escrito:
cancelled-title = Este encuentro se ha cancelado
cancelled-text = No tienes que hacer nada. Si quieres saber más, pregunta a quien te invitó.
question-of = Pregunta { $number } de { $total }
question-optional = No tienes que responder.
question-skip = Saltar la pregunta
question-back = Atrás
choices-hint = Puedes elegir varias.
choices-missing = Elige al menos una o salta la pregunta
words-missing = Escribe algo o salta la pregunta
answer-too-many = Han llegado tantas respuestas desde aquí que Eko te pide esperar un minuto. Después vuelve a enviar: lo que elegiste sigue aquí.
address-too-many = Han llegado tantas direcciones desde aquí que Eko te pide esperar un minuto. Después vuelve a enviar: tu dirección sigue aquí.
deeper = ¿En qué grado has obtenido un conocimiento más profundo sobre { $topic }?
extent-very-high = En un grado muy alto
extent-fairly-high = En un grado bastante alto
extent-fairly-low = En un grado bastante bajo
extent-not-at-all = En absoluto
before-reminder = Guarda el código o el cartel y vuelve en ese momento.

## Participants: the address

thanks-title = Gracias. Hemos contado tu respuesta
thanks-counted = Puedes terminar aquí.
wish-title = ¿Quieres saber qué pasa después?
consent-intro = Deja tu dirección de correo electrónico si quieres. { $organisation } la usa solo para lo que marques. Se guarda aparte, separada de tu respuesta, y se borra un tiempo después del último correo.
consent-legend = Quiero recibir
consent-interim = el informe intermedio, cuando salga
consent-final = el informe final, cuando salga
consent-outcomes = más adelante, información sobre a qué ha llevado
consent-under-13 = ¿Tienes menos de 13 años? Pregunta primero a tu madre, a tu padre o a quien tenga tu custodia. También puedes preguntar en el lugar del encuentro. Allí recibirán la misma información.
consent-missing = Marca lo que quieres recibir o sigue sin dejar tu dirección
wish-address = Tu dirección de correo electrónico
wish-send = Guardar la dirección
wish-skip = No, gracias, he terminado
wish-unsaved-title = La dirección no se ha guardado
wish-cancelled = El encuentro se ha cancelado, así que la dirección no se ha guardado.
wish-process-ended = El trabajo ha terminado y no se enviará nada más, así que la dirección no se ha guardado. Todo lo que se ha enviado está en la página de los diálogos.
wish-too-late = El diálogo terminó hace un tiempo, así que la dirección no se ha guardado. Todo lo que se envía está también en la página de los diálogos.
saved-title = La dirección está guardada
saved-text = Recibirás un correo cuando haya algo que contar.
saved-withdraw = En cada correo hay un enlace por si cambias de opinión.
thanks-close = Ya puedes cerrar la página.
saved-echo = Escribiremos a esta dirección:
saved-correct = ¿No está bien? Corrígela
saved-correct-send = Guardar la dirección corregida

## Those who left an address

my-data-title = Tus datos
my-data-lead = Esto es todo lo que está guardado sobre tu dirección.
my-data-wording = Esta es la versión { $version } del texto, en uso desde el { $date }.
my-data-language = Idioma de los correos
my-data-agreed = Esto es lo que aceptaste
my-data-no-answer = Tu respuesta a la pregunta no está aquí. Se contó sin nombre y no se puede volver a encontrar.
my-data-until = Tu dirección se borrará a más tardar el { $date }.
my-data-until-unknown = { $days ->
    [one] Tu dirección se borrará { $days } día después del último correo que aceptaste.
   *[other] Tu dirección se borrará { $days } días después del último correo que aceptaste.
  }
my-data-none-left = Si no quieres recibir nada, borra tu dirección más abajo
my-data-erase = Borrar mi dirección
my-data-erase-text = La dirección se borra enseguida y no recibirás más correos.
unsubscribe-title = ¿No quieres más correos?
unsubscribe-text = Pulsa el botón y tu dirección se borra enseguida.
unsubscribe-change = Cambiar lo que recibo
not-me-title = ¿No fuiste tú?
not-me-text = ¿Otra persona dejó tu dirección en un encuentro? Pulsa el botón: la dirección se borra enseguida y no se le envía nada más.
not-me-do = No fui yo, borrar la dirección
test-link = Este enlace es de un correo de prueba. Muestra adónde lleva el enlace del correo real. Aquí no se guarda ni se borra nada.
erased-title = La dirección está borrada
erased-text = No recibirás más correos. Todo lo que se envía se puede leer también en la página de los diálogos.

## The public status page

status-title = Qué ha pasado
status-closed = Ya no se puede responder. Aquí ves qué ha pasado desde entonces.
status-reports = Observaciones, descubrimientos y aprendizajes
status-nothing-yet = Todavía no se ha publicado nada. Cuando se publique algo, estará aquí.
status-nothing = No se ha publicado nada.
status-ended = El trabajo terminó el { $date }. No habrá nada más.
report-version-is = versión { $version }
report-read-file = Leer { $name }
report-read-at = Leer { $title } en { $host }
report-in-swedish = Este informe no está traducido al español. Puedes leerlo en sueco.
file-in-swedish = en sueco
hand-out-sentence = Aquí puedes leer el informe sobre los diálogos.
kind-interim = Informe intermedio
kind-final = Informe final
kind-popular = Versión breve del informe final
kind-outcomes = A qué ha llevado
status-updates = Últimas noticias
status-updated = Última actualización: { $date }
status-never-updated = Todavía no se ha añadido nada
status-figures = Las cifras
status-next-report = { $report }: { $date }
status-calendar = Añadir el día a tu calendario
status-feed = Seguir con un lector de noticias
status-themes = Temas
status-without-address = No hace falta que dejes una dirección. Todo se muestra aquí.

## What was promised

status-promises = Lo que se ha prometido
promise-waits = { $what }: se prometió para el { $day }.
promise-late =
    { $days ->
        [one] { $what }: se prometió para el { $day }. Un día de retraso.
       *[other] { $what }: se prometió para el { $day }. { $days } días de retraso.
    }
promise-kept = { $what }: se prometió para el { $day }, llegó el { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: se prometió para el { $day }, llegó el { $on }. Un día de retraso.
       *[other] { $what }: se prometió para el { $day }, llegó el { $on }. { $days } días de retraso.
    }
promise-broken = { $what }: se prometió para el { $day }. No llegó.
promise-gone = { $what }: se prometió para el { $day }. La promesa se ha retirado.
promise-moved = El { $on } se cambió la fecha del { $was } al { $became }.
promise-taken-back = El { $on } se retiró la promesa para el { $was }.

## What was said, and what came of it

said-title = Esto dijeron ustedes – y a esto ha llevado
said-lead = Esto es lo que dijeron las personas que participaron, y a esto ha llevado. Nadie puede ver quién dijo qué, ni en qué diálogo.
said-count =
    { $count ->
        [one] Una observación
       *[other] { $count } observaciones
    }
said-in-perspective = Se dijo en los diálogos que reunieron distintos puntos de vista
said-in-depth = Se dijo en los diálogos que profundizaron más
said-in-report = Tomado de { $title }
said-unanswered = Todavía no hay respuesta.
said-all = Leer todo lo que se dijo y a qué llevó
reply-by = Respuesta de { $who }
reply-received = Recibido
reply-looked-at = En estudio
reply-decided = Decidido
reply-done = Hecho
reply-not-done = No se hará
reply-promise = Respuesta
reply-done-day = Hecho el { $day }.
reply-reference = Número de referencia

## Did it answer you?

answered = ¿Te ha dado esto una respuesta?
answered-yes = Sí
answered-partly = En parte
answered-no = No
answered-missing = ¿Qué falta?
answered-ask = ¿Te ha dado esto una respuesta? Responde a una pregunta
answered-until = Puedes responder hasta el { $date }.

## Ready-made news

ready-begun-title = Los diálogos han empezado
ready-begun-body = Ahora nos reunimos con personas a las que pocas veces se les pregunta, para escucharlas. Lo que oigamos se reunirá en un informe, y lo encontrarás aquí.
ready-met-title = Los diálogos han terminado
ready-met-body = Gracias a todas las personas que participaron. Ahora repasamos todo lo que nos han contado. De ahí saldrá un informe con observaciones, descubrimientos y aprendizajes, y podrás leerlo aquí.
ready-handed-title = Ya hemos entregado lo que nos contaron
ready-handed-body = El informe está ahora en manos de quienes deciden. Cuando lo hayan estudiado, contaremos aquí a qué lleva.

## Posters

qr-alt = Código QR que lleva al código { $code }
poster-how = Apunta la cámara del teléfono al cuadro o escribe el código en:
card-sentence = ¿Pudiste hacer oír tu voz? Responde aquí.

## The room’s screen

host-type-code = O escribe el código en { $host }
display-answered = Han respondido: { $count }

## Paper

paper-how = Marca con una cruz la respuesta que mejor encaje.
paper-hand-in = Dobla el papel y ponlo con los demás. No escribas tu nombre.

## The tablet

kiosk-start = Empezar
kiosk-finish = Listo
kiosk-leave = Cancelar
kiosk-help = Ayuda
kiosk-done = Ya puedes pasar la tableta a la siguiente persona.
kiosk-over = Lo que ya se ha enviado está guardado y se transmitirá. Lo que no se ha enviado no se cuenta.
kiosk-still-there = ¿Sigues ahí?
kiosk-seconds = Lo que no has enviado se borrará. Segundos restantes: { $seconds }
kiosk-continue = Continuar
kiosk-needs-script = Esta página necesita JavaScript. Puedes responder sin él con el código QR.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hola:
mail-why = Participaste en un diálogo de { $process } y pediste que { $organisation } te escribiera.
mail-came =
    { $count ->
        [one] Ha llegado una respuesta nueva a lo que se dijo.
       *[other] Han llegado { $count } respuestas nuevas a lo que se dijo.
    }
mail-what = Ya se puede leer «{ $title }».
mail-read = Léelo aquí:
mail-read-button = Leer el informe
mail-contact = ¿Preguntas? Responde a este correo o escribe a { $name }, { $organisation }: { $email }
mail-my-data = Ver y cambiar tus datos:
mail-my-data-link = Ver y cambiar tus datos
mail-unsubscribe = ¿No quieres más correos? Tu dirección se borra aquí:
mail-unsubscribe-link = No más correos, borrar mi dirección
mail-not-me = ¿No fuiste tú quien dejó esta dirección? Dilo aquí y se borrará:
mail-not-me-asks = ¿No fuiste tú quien dejó esta dirección?
mail-not-me-link = No fui yo

## Accessibility statement

a11y-title = Accesibilidad
a11y-lead = { $organisation } es responsable de este servicio y quiere que todas las personas puedan usarlo, sean cuales sean sus necesidades.
a11y-how-title = ¿Hasta qué punto es accesible el servicio?
a11y-full = La revisión no encontró nada que incumpla los requisitos.
a11y-partial = Cumple los requisitos en parte. Esto todavía no funciona:
a11y-not = No cumple los requisitos. Esto todavía no funciona:
a11y-not-reviewed = { $organisation } todavía no lo ha revisado.
a11y-standard = Se compara con la norma europea EN 301 549 y con WCAG 2.2, niveles A y AA.
a11y-help-title = Si no puedes usarlo
a11y-help = Cuéntanos qué no funciona. También puedes responder en papel o recibir ayuda de la persona que dirige el diálogo. Nadie necesita un teléfono para que se le escuche.
a11y-report-title = Avísanos de un problema
a11y-report = ¿Has encontrado algo que es difícil de usar y que no aparece en esta página? Escribe o llama, para que podamos arreglarlo.
a11y-report-anywhere = ¿Has encontrado algo difícil de usar? Cuéntaselo a quien dirigió la conversación o a quien te invitó.
a11y-authority-title = Si nuestra respuesta no es suficiente
a11y-authority = La Agencia Sueca de Administración Digital (Digg) supervisa la ley sobre la accesibilidad de los servicios públicos digitales. Puedes presentarle una queja si no arreglamos lo que nos has contado.
a11y-authority-link = Presentar una queja a la agencia (Digg)
a11y-tested-title = Cómo se ha probado
a11y-tested = Cada cambio del programa se prueba en todas las páginas y en todos los idiomas: con un programa de revisión, solo con el teclado, sin JavaScript, en pantallas pequeñas, ampliado cuatro veces y con colores propios.
a11y-reviewed-on = { $organisation } revisó el servicio por última vez el { $date }.
a11y-external = La revisión la hizo alguien ajeno a la organización.
a11y-updated-on = Esta declaración se actualizó el { $date }.

## Privacy page

privacy-title = Cómo se tratan tus datos
privacy-lead = En pocas palabras: tu respuesta se cuenta sin que nadie sepa que es tuya, y tú decides sobre tu dirección.
privacy-responsible-title = Quién es responsable
privacy-responsible = { $organisation } es responsable del tratamiento de los datos personales.
privacy-responsible-boards = Cada junta es responsable del tratamiento de los datos de su parte: { $boards }.
privacy-answers-title = Tus respuestas
privacy-answers = Solo contamos cuántas personas eligieron cada respuesta. No se guarda qué respondió una persona concreta, ni tampoco cuándo. Por eso tu respuesta no se puede volver a encontrar, ni mostrarte, ni borrar.
privacy-words = Lo que escribes con tus propias palabras se guarda sin relación con tus otras respuestas. Lo leen las personas que dirigen el trabajo, cuando el diálogo ha terminado y ha respondido suficiente gente. Puede ser un documento público. Por eso, no escribas nada que permita saber quién eres tú u otra persona. La base jurídica es una misión de interés público (RGPD, artículo 6.1.e).
privacy-figures = Solo se muestran respuestas de grupos con al menos { $threshold } respuestas, también cuando todas las personas del grupo han respondido lo mismo.
privacy-device-title = Tu teléfono
privacy-device = Las páginas no usan cookies ni cargan nada de otras empresas. Tu dirección IP no se guarda.
privacy-address-title = Tu dirección de correo electrónico
privacy-address = Si la dejas, se guarda cifrada, separada de las respuestas y sin tu nombre. Con ella no se guarda en qué diálogo participaste. Se usa solo para lo que marcaste.
privacy-basis = La base jurídica para guardar la dirección es tu consentimiento (RGPD, artículo 6.1.a). Puedes retirarlo cuando quieras, con el enlace del correo o hablando con nosotros. Eso no cambia lo que ya se ha hecho. Las direcciones de las personas de contacto se tratan para una misión de interés público (artículo 6.1.e).
privacy-sensitive = Participar puede decir algo sensible sobre ti, por ejemplo sobre tu salud o tu origen. Por eso el consentimiento es explícito (RGPD, artículo 9.2 a): la dirección solo se guarda si marcas la casilla y la envías.
privacy-retention = La dirección se borra enseguida cuando tú quieras. Si no, se borra cuando se ha hecho el último envío que aceptaste y se han tratado los correos devueltos.
privacy-disposal = Decisiones sobre la eliminación de documentos: { $number }
privacy-shared-title = Quién los ve
privacy-shared = No damos las direcciones a las organizaciones que ayudan a realizar los diálogos. Tampoco ven lo que ha respondido nadie. Tratan las direcciones { $organisation } y quienes se encargan del servicio y del correo por nuestra cuenta. En Suecia, cualquier persona puede pedir información a una autoridad pública. La petición se resuelve según la Ley de Acceso a la Información Pública y Secreto.
privacy-processors = Encargados del tratamiento:
privacy-partners-title = Quiénes participan
privacy-rights-title = Tus derechos
privacy-rights = Puedes ver qué está guardado sobre tu dirección, corregirlo y borrarlo, con el enlace que hay en cada correo. También puedes pedir una copia, recibir los datos en un formato que se pueda leer por ordenador y pedirnos que limitemos el uso.
privacy-desk = ¿Aún no has recibido ningún correo y por eso no tienes enlace? Escribe a quienes se nombran abajo, desde la dirección de que se trata. Pueden decirte qué está guardado sobre ella, dártelo en un archivo y borrarla. Si alguien ha escrito sobre ti, también pueden quitarlo.
privacy-officer = Delegado o delegada de protección de datos:
privacy-complain = Si crees que tratamos mal tus datos, puedes reclamar ante la Autoridad Sueca de Protección de la Privacidad (IMY).
privacy-complain-link = Reclamar ante la autoridad (IMY)
organisation-any = La organización que realiza el diálogo
