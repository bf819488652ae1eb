# ትግርኛ. ብሰብ ተገምጊሙ፦ ኣይኮነን.

## Every page

skip = ብቐጥታ ናብ ትሕዝቶ ኪዱ
languages-label = ቋንቋ
footer-eko = Eko፦ ተመሊሱ ዝመጽእ ድምጺ።
title-fault = ጌጋ፦
contact-questions = ሕቶ ኣለኩም? ተወከሱ፦
to-status-page = ናብ ገጽ ናይቶም ዝርርባት ኪዱ እሞ እንታይ ከም ዝተገብረ ርኣዩ
moment = { $date } ሰዓት { $time }
percent = { $figure }%
kilobytes = { $figure } kB
month-1 = ጥሪ
month-2 = ለካቲት
month-3 = መጋቢት
month-4 = ሚያዝያ
month-5 = ግንቦት
month-6 = ሰነ
month-7 = ሓምለ
month-8 = ነሓሰ
month-9 = መስከረም
month-10 = ጥቅምቲ
month-11 = ሕዳር
month-12 = ታሕሳስ
date = { $day } { $month } { $year }
accessibility-link = ተበጻሕነት
privacy-link = ኣተሓሕዛ ሓበሬታኹም
read-aloud = ብድምጺ ኣንብቡለይ
read-aloud-stop = ምንባብ ኣቋርጹ
listen = ስምዑ
watch-signed = ብቋንቋ ምልክት ርኣዩ

## Forms

faults-title = ክእረም ዘለዎ ነገር ኣሎ
address-missing = ኣድራሻ ኢመይል ጽሓፉ
address-no-at = እቲ ኣድራሻ @ የድልዮ
address-several-ats = እቲ ኣድራሻ ሓደ @ ጥራይ ክህልዎ ኣለዎ
address-space = ኣብቲ ኣድራሻ ባዶ ቦታ ኣሎ
address-no-name = ቅድሚ @ ዝጎደለ ነገር ኣሎ
address-no-domain = ድሕሪ @ ዝጎደለ ነገር ኣሎ፣ ንኣብነት .se
address-too-long = እቲ ኣድራሻ ኣዝዩ ነዊሕ እዩ
address-character = ኣብቲ ኣድራሻ ኣብኡ ክኸውን ዘይክእል ምልክት ኣሎ፦ { $character }
address-unseen = ኣብቲ ኣድራሻ ዘይርአ ምልክት ኣሎ ({ $character })። ነቲ ኣድራሻ ብኢድኩም ደጊምኩም ጽሓፍዎ።
address-no-host = እቲ ድሕሪ @ ዘሎ ቅኑዕ ክኸውን ኣይክእልን እዩ። ከም example.se ክመስል ኣለዎ
address-meant = { $address } ማለትኩም ድዩ?
address-meant-yes = እወ፣ ነቲ ኣድራሻ ኣርምዎ
address-meant-no = ኣይፋልን፣ ከምቲ ዝጸሓፍክዎ ዓቅብዎ
in-language = ({ $language })
save = ዓቅቡ
back = ተመለሱ

## When something goes wrong

error-not-found-title = ከምዚ ዝበለ ገጽ የለን
error-not-found-text = ነቲ ኣድራሻ ኣረጋግጹ። ካብ ዝርርብ ዝረኸብኩሞ ኮድ እንተ ሃልዩኩም፣ ኣብ መጀመርታ ገጽ ክትጽሕፍዎ ትኽእሉ።
error-forbidden-title = ፍቓድ የብልኩምን
error-forbidden-text = ነቲ ዘድልየኩም ፍቓድ ካብቲ ነቲ ስራሕ ዝመርሕ ሰብ ሕተቱ።
error-cross-site-title = እቲ ቅጥዒ ካብ ካልእ መርበብ ሓበሬታ መጺኡ
error-cross-site-text = ዝተዓቀበ ነገር የለን። ነቲ ገጽ ኣብዚ ክፈትዎ፣ ከም ብሓድሽ ድማ ስደዱ።
error-malformed-title = ክንበብ ኣይተኻእለን
error-malformed-text = ተመለሱ፣ ነቲ ገጽ ከም ብሓድሽ ክፈትዎ፣ እሞ እንደገና ፈትኑ። ዝተዓቀበ ነገር የለን።
error-media-text = እዚ ገጽ ቅጥዒ ጥራይ ይቕበል። ዝተዓቀበ ነገር የለን።
error-method-text = በዚ ገጽ ብኸምኡ ክትጥቀሙ ኣይከኣልን።
error-too-large-title = ኣዝዩ ዓቢ እዩ
error-too-large-text = ነቲ ጽሑፍ ኣሕጽርዎ ወይ ነቲ ፋይል ኣንእስዎ፣ ከም ብሓድሽ ድማ ስደዱ። ዝተዓቀበ ነገር የለን።
error-throttled-title = ቁሩብ ተጸበዩ
error-throttled-text = ብተኸታታሊ ብዙሕ ዘይሰርሐ ፈተነታት ነይሩ። ድሕሪ ሓደ ደቒቕ እንደገና ፈትኑ።
error-refused-title = እዚ ክግበር ኣይከኣልን
error-busy-title = ብዙሓት ሰባት ብሓደ ግዜ ይጥቀሙ ኣለዉ
error-busy-text = ዝጠፍአ ነገር የለን፣ መልስኹም ግን ገና ኣይበጽሓናን። ተመለሱ፣ ድሕሪ ቁሩብ ግዜ ድማ ከም ብሓድሽ ስደዱ።
error-fault-title = ኣብ ወገንና ጸገም ኣጋጢሙ
error-fault-text = እቲ ጸገም ተመዝጊቡ ኣሎ። ተመለሱ፣ እሞ እንደገና ፈትኑ።
error-way-out = ናብ መጀመርታ ገጽ ኪዱ
error-status = ኮድ ጌጋ { $status }
form-cut-off = ኩሉ ኣይበጽሐን። ተመለሱ፣ ከም ብሓድሽ ድማ ስደዱ።
form-not-utf8 = ኣብቲ ጽሑፍ ክንበቡ ዘይክእሉ ምልክታት ኣለዉ። ተመለሱ፣ ከም ብሓድሽ ድማ ጽሓፍዎ።
form-key-missing = እቲ ቅጥዒ ምሉእ ኣይኮነን። ተመለሱ፣ ነቲ ገጽ ከም ብሓድሽ ክፈትዎ፣ እሞ እንደገና ስደዱ።

## Participants: the code

start-title = ኮድኩም ጽሓፉ
start-lead = እቲ ኮድ ኣብቲ ዝተራኸብኩምሉ ቦታ፣ ኣብ ፖስተር ወይ ስክሪን ተጻሒፉ ኣሎ።
start-code = ኮድ
start-hint = ሸሞንተ ፊደላትን ቁጽርታትን፣ ንኣብነት ABCD-2345። እቶም ፊደላት ዓበይቲ ይኹኑ ንኣሽቱ ለውጢ የብሉን።
start-go = ቀጽሉ
code-malformed = እቲ ኮድ ብድምር ሸሞንተ ፊደላትን ቁጽርታትን ኣለዎ
code-unknown = ከምዚ ዝበለ ኮድ የለን። ኣብቲ ፖስተር ሓንሳብ ደጊምኩም ኣንብብዎ፣ ወይ ነቲ ዝርርብ ዝመርሐ ሰብ ሕተቱ።

## Participants: the question

heard = ድምጽኹም ንኸተስምዑ ብኽንደይ ደረጃ ዕድል ረኺብኩም?
choice-very-high = ብኣዝዩ ልዑል ደረጃ
choice-fairly-high = ብመጠኑ ልዑል ብዝኾነ ደረጃ
choice-fairly-low = ብመጠኑ ትሑት ብዝኾነ ደረጃ
choice-not-at-all = ብፍጹም ኣይፋልን
choice-no-answer = ኣይፈልጥን / መልሲ ክህብ ኣይደልን
choice-missing = ካብቶም መልስታት ሓደ ምረጹ
better = እንታይ ዝሓሸ ክኸውን ይኽእል ነይሩ?
better-hint = ክትጽሕፉ ግዴታ የብልኩምን። በጃኹም ስም ኣይትጽሓፉ።
better-too-long = እቲ ጽሑፍ ካብ { $most } ምልክታት ክበዝሕ ኣይክእልን
answer-anonymous = መልስኹም ንቖጽሮ፣ ናትኩም ምዃኑ ግን ኣይንዕቅብን። ዝኾነ ሰብ ተመሊሱ ክረኽቦ ኣይክእልን።
send = ስደዱ
next = ቀጽሉ
again-changes = ደጊምኩም እንተ ሰዲድኩም፣ እቲ ሕጂ ዝሃብኩሞ መልሲ ይቕየር። ሓደ ግዜ ጥራይ ይቑጸር።
answer-else = ካልእ ሰብ በዚ ተሌፎን ይምልስ
before-title = ገና ኣይጀመረን
before-text = ካብ { $moment } ጀሚርኩም መልሲ ክትህቡ ትኽእሉ።
not-yet-text = እቲ ዝርርብ ምስ ጀመረ መልሲ ክትህቡ ትኽእሉ።
closed-title = ድሕሪ ሕጂ መልሲ ምሃብ ኣይከኣልን
closed-text = መልስኹም ኣይተቖጽረን።
closed-your-words = እዚ ጽሒፍኩም ነይርኩም፦
cancelled-title = እዚ ኣኼባ ተሰሪዙ ኣሎ
cancelled-text = ዝኾነ ክትገብሩ ኣየድልየኩምን። ተወሳኺ ክትፈልጡ እንተ ደሊኹም፣ ነቲ ዝዓደመኩም ሕተቱ።
question-of = ሕቶ { $number } ካብ { $total }
question-optional = መልሲ ክትህቡ ግዴታ የብልኩምን።
question-skip = ነታ ሕቶ ሕለፍዋ
question-back = ተመለሱ
choices-hint = ካብ ሓደ ንላዕሊ ክትመርጹ ትኽእሉ።
choices-missing = እንተ ወሓደ ሓደ ምረጹ፣ ወይ ነታ ሕቶ ሕለፍዋ
words-missing = ገለ ነገር ጽሓፉ፣ ወይ ነታ ሕቶ ሕለፍዋ
answer-too-many = ካብዚ ቦታ ብዙሕ መልስታት መጺኡ ኣሎ። በጃኹም ሓደ ደቒቕ ተጸበዩ፣ ድሕሪኡ ከም ብሓድሽ ስደዱ። ዝመረጽኩምዎ ኣብዚ ኣሎ።
address-too-many = ካብዚ ቦታ ብዙሕ ኣድራሻታት መጺኡ ኣሎ። በጃኹም ሓደ ደቒቕ ተጸበዩ፣ ድሕሪኡ ከም ብሓድሽ ስደዱ። ኣድራሻኹም ኣብዚ ኣሎ።
deeper = ብዛዕባ { $topic } ብኽንደይ ዓቐን ዝዓመቘ ፍልጠት ረኺብኩም?
extent-very-high = ብኣዝዩ ዓቢ ዓቐን
extent-fairly-high = ብመጠኑ ዓቢ ብዝኾነ ዓቐን
extent-fairly-low = ብመጠኑ ንእሽቶ ብዝኾነ ዓቐን
extent-not-at-all = ብፍጹም ኣይፋልን
before-reminder = ነቲ ኮድ ወይ ነቲ ፖስተር ዓቅብዎ፣ ሽዑ ድማ ተመሊስኩም ምጹ።

## Participants: the address

thanks-title = የቐንየልና። መልስኹም ተቖጺሩ ኣሎ
thanks-counted = ኣብዚ ክትውድኡ ትኽእሉ።
wish-title = ድሕሪ ሕጂ እንታይ ከም ዝስዕብ ክትፈልጡ ትደልዩ ዲኹም?
consent-intro = እንተ ደሊኹም ኣድራሻ ኢመይልኩም ሃቡና። { $organisation } በቲ ኣድራሻ ነቲ ምልክት ዝገበርኩምሉ ነገር ጥራይ ይጥቀም። እቲ ኣድራሻ ካብ መልስኹም ተፈልዩ በይኑ ይዕቀብ፣ ካብቲ ናይ መወዳእታ ኢመይል ድሕሪ ገለ ግዜ ድማ ይድምሰስ።
consent-legend = እዚ ስደዱለይ፦
consent-interim = ከፊላዊ ጸብጻብ፣ ምስ ወጸ
consent-final = ናይ መወዳእታ ጸብጻብ፣ ምስ ወጸ
consent-outcomes = እንታይ ከም ዘምጽአ፣ ዳሕራይ
consent-under-13 = ትሕቲ 13 ዓመት ዲኹም? መጀመርታ ንወላዲ ወይ ንሕጋዊ ኣላዪ ሕተቱ። ኣብቲ ዝተራኸብኩምሉ ቦታ እውን ክትሓቱ ትኽእሉ። ንሳቶም እውን ተመሳሳሊ ሓበሬታ ክረኽቡ እዮም።
consent-missing = ኣብቲ እትደልይዎ ምልክት ግበሩ፣ ወይ ነቲ ኣድራሻ ሕለፍዎ
wish-address = ኣድራሻ ኢመይልኩም
wish-send = ነቲ ኣድራሻ ዓቅብዎ
wish-skip = ኣይፋል የቐንየለይ፣ ወዲአ ኣለኹ
wish-unsaved-title = እቲ ኣድራሻ ኣይተዓቀበን
wish-cancelled = እቲ ኣኼባ ስለ ዝተሰረዘ፣ እቲ ኣድራሻ ኣይተዓቀበን።
wish-process-ended = እቲ ስራሕ ስለ ዝተዛዘመን ድሕሪ ሕጂ ዝስደድ ነገር ስለ ዘየለን፣ እቲ ኣድራሻ ኣይተዓቀበን። ዝተሰደደ ኩሉ ኣብ ገጽ ናይቶም ዝርርባት ክንበብ ይከኣል።
wish-too-late = እቲ ዝርርብ ካብ ዝዛዘም ቁሩብ ግዜ ስለ ዝሓለፈ፣ እቲ ኣድራሻ ኣይተዓቀበን። ዝስደድ ኩሉ ኣብ ገጽ ናይቶም ዝርርባት እውን ክንበብ ይከኣል።
saved-title = እቲ ኣድራሻ ተዓቂቡ ኣሎ
saved-text = እንነግረኩም ነገር ምስ ዝህሉ ኢመይል ክንሰድደልኩም ኢና።
saved-withdraw = ኣብ ነፍሲ ወከፍ ኢመይል ሓሳብኩም ክትቅይሩሉ እትኽእሉ ሊንክ ኣሎ።
thanks-close = ሕጂ ነቲ ገጽ ክትዓጽውዎ ትኽእሉ።
saved-echo = ናብዚ ኣድራሻ ክንጽሕፈልኩም ኢና፦
saved-correct = ጌጋ ድዩ? ኣርምዎ
saved-correct-send = ነቲ ዝተኣረመ ኣድራሻ ዓቅብዎ

## Those who left an address

my-data-title = ሓበሬታኹም
my-data-lead = ብዛዕባ ኣድራሻኹም ዝተዓቀበ ኩሉ ሓበሬታ እዚ እዩ።
my-data-wording = እዚ ሕታም { $version } ናይቲ ጽሑፍ እዩ፣ ካብ { $date } ጀሚሩ ይዝውተር።
my-data-language = ቋንቋ ናይቲ ኢመይል
my-data-agreed = ዝተሰማማዕኩምሉ እዚ እዩ
my-data-no-answer = ነታ ሕቶ ዝሃብኩሞ መልሲ ኣብዚ የለን። ብዘይ ስም ተቖጺሩ፣ ተመሊሱ ክርከብ ድማ ኣይከኣልን።
my-data-until = ኣድራሻኹም ክሳብ { $date } ክድምሰስ እዩ።
my-data-until-unknown = ኣድራሻኹም ካብቲ ናይ መወዳእታ ዝተሰማማዕኩምሉ ኢመይል ድሕሪ { $days } መዓልቲ ክድምሰስ እዩ።
my-data-none-left = ዋላ ሓንቲ እንተ ዘይደሊኹም፣ ነቲ ኣድራሻ ኣብዚ ታሕቲ ደምስስዎ
my-data-erase = ኣድራሻይ ደምስሱ
my-data-erase-text = እቲ ኣድራሻ ብኡንብኡ ይድምሰስ፣ ካልእ ኢመይል ድማ ኣይክመጸኩምን እዩ።
unsubscribe-title = ካልእ ኢመይል ኣይትደልዩን ዲኹም?
unsubscribe-text = ነቲ መጠወቒ ጠውቑ፣ ኣድራሻኹም ብኡንብኡ ክድምሰስ እዩ።
unsubscribe-change = ኣብ ክንድኡ ዝስደደለይ ነገር ቀይሩ
not-me-title = ንስኹም ኣይነበርኩምን ድዩ?
not-me-text = ካልእ ሰብ ኣድራሻኹም ኣብ ኣኼባ ጽሒፍዎ ድዩ? ነቲ መጠወቒ ጠውቑ፦ እቲ ኣድራሻ ብኡንብኡ ይድምሰስ፣ ድሕሪኡ ዝስደደሉ ነገር የለን።
not-me-do = ኣነ ኣይነበርኩን፣ ደምስስዎ
test-link = እዚ ሊንክ ካብ ናይ ፈተነ ኢመይል እዩ። ናብ ምንታይ ከም ዝወስድ ናይቲ ሓቀኛ ኢመይል ሊንክ የርኢ። ኣብዚ ዝዕቀብ ወይ ዝድምሰስ ዋላ ሓንቲ የለን።
erased-title = እቲ ኣድራሻ ተደምሲሱ ኣሎ
erased-text = ካልእ ኢመይል ኣይክመጸኩምን እዩ። ዝስደድ ኩሉ ኣብ ገጽ ናይቶም ዝርርባት እውን ክንበብ ይከኣል።

## The public status page

status-title = ክሳብ ሕጂ ዝተገብረ
status-closed = ድሕሪ ሕጂ መልሲ ምሃብ ኣይከኣልን። ካብኡ ንደሓር እንታይ ከም ዝተገብረ ኣብዚ ትርእዩ።
status-reports = ትዕዝብትታት፣ ርኽበታትን ዝተቐስመ ትምህርትን
status-nothing-yet = ክሳብ ሕጂ ዝወጸ ነገር የለን። እቲ ቀዳማይ ምስ ወጸ ኣብዚ ክትረኽብዎ ኢኹም።
status-nothing = ዝወጸ ነገር የለን።
status-ended = እዚ ስራሕ ብ{ $date } ተዛዚሙ። ካልእ ዝመጽእ የለን።
report-version-is = ሕታም { $version }
report-read-file = { $name } ኣንብቡ
report-read-at = { $title } ኣብ { $host } ኣንብብዎ
report-in-swedish = እዚ ጸብጻብ ናብ ትግርኛ ኣይተተርጎመን። ብሽወደንኛ ከተንብብዎ ትኽእሉ።
file-in-swedish = ብሽወደንኛ
hand-out-sentence = ኣብዚ እቲ ብዛዕባ ዝርርባት ዝተጻሕፈ ጸብጻብ ከተንብብዎ ትኽእሉ።
kind-interim = ከፊላዊ ጸብጻብ
kind-final = ናይ መወዳእታ ጸብጻብ
kind-popular = ሓጺር ሕታም ናይ መወዳእታ ጸብጻብ
kind-outcomes = እንታይ ከም ዘምጽአ
status-updates = ሓድሽ ሓበሬታ
status-updated = ንመወዳእታ ግዜ ዝተሓደሰ፦ { $date }
status-never-updated = ክሳብ ሕጂ ዝተወሰኸ ነገር የለን
status-figures = ቁጽርታት
status-next-report = { $report }፦ { $date }
status-calendar = ነቲ ዕለት ኣብ ካላንደርኩም ወስኽዎ
status-feed = ብመንበቢ ዜና ተኸታተሉ
status-themes = ዛዕባታት
status-without-address = ኣድራሻ ክትህቡ ኣየድልየኩምን። ኩሉ ኣብዚ ይርአ።

## What was promised

status-promises = ዝተኣተወ ቃል
promise-waits = { $what }፦ ን{ $day } ቃል ተኣትዩ።
promise-late = { $what }፦ ን{ $day } ቃል ተኣትዩ። { $days } መዓልቲ ደንጉዩ።
promise-kept = { $what }፦ ን{ $day } ቃል ተኣትዩ፣ ብ{ $on } መጺኡ።
promise-kept-late = { $what }፦ ን{ $day } ቃል ተኣትዩ፣ ብ{ $on } መጺኡ። { $days } መዓልቲ ደንጉዩ።
promise-broken = { $what }፦ ን{ $day } ቃል ተኣትዩ። ኣይመጸን።
promise-gone = { $what }፦ ን{ $day } ቃል ተኣትዩ። እቲ ቃል ተሳሒቡ።
promise-moved = ብ{ $on } እቲ ዕለት ካብ { $was } ናብ { $became } ተቐይሩ።
promise-taken-back = ብ{ $on } እቲ ን{ $was } ዝተኣተወ ቃል ተሳሒቡ።

## What was said, and what came of it

said-title = ዝነገርኩምና – እዚ ድማ ኣምጺኡ
said-lead = እዚ እቶም ተሳተፍቲ ዝበልዎ እዩ፣ እንታይ ከም ዘምጽአ ድማ ኣብዚ ትርእዩ። መን እንታይ ከም ዝበለ፣ ወይ ኣብ ኣየናይ ዝርርብ ከም ዝበሎ፣ ዝኾነ ሰብ ክርኢ ኣይክእልን።
said-count =
    { $count ->
        [one] { $count } ትዕዝብቲ
       *[other] { $count } ትዕዝብትታት
    }
said-in-perspective = ኣብቶም ዝተፈላለዩ ርእይቶታት ዝተኣከቡሎም ዝርርባት ዝተባህለ
said-in-depth = ኣብቶም ዝያዳ ዝዓመቑ ዝርርባት ዝተባህለ
said-in-report = ካብ “{ $title }”
said-unanswered = ክሳብ ሕጂ መልሲ የለን።
said-all = ኩሉ ዝተባህለን ዘምጽኦን ኣንብቡ
reply-by = መልሲ ካብ { $who }
reply-received = በጺሑ
reply-looked-at = ይምርመር ኣሎ
reply-decided = ተወሲኑ
reply-done = ተገይሩ
reply-not-done = ኣይክግበርን እዩ
reply-promise = መልሲ
reply-done-day = ብ{ $day } ተገይሩ።
reply-reference = መወከሲ ቁጽሪ

## Did it answer you?

answered = እዚ ንዓኹም መልሲ ሂቡኩም ዶ?
answered-yes = እወ
answered-partly = ብኸፊል
answered-no = ኣይፋልን
answered-missing = እንታይ ይጎድል?
answered-ask = እዚ ንዓኹም መልሲ ሂቡኩም ዶ? ንሓንቲ ሕቶ መልሲ ሃቡ
answered-until = ክሳብ { $date } መልሲ ክትህቡ ትኽእሉ።

## Ready-made news

ready-begun-title = እቶም ዝርርባት ጀሚሮም ኣለዉ
ready-begun-body = ሕጂ ነቶም ሳሕቲ ጥራይ ዝሕተቱ ሰባት ክንሰምዖም ኢልና ንራኸቦም ኣለና። እንሰምዖ ኩሉ ኣብ ሓደ ጸብጻብ ክእከብ እዩ፣ ነቲ ጸብጻብ ድማ ኣብዚ ክትረኽብዎ ኢኹም።
ready-met-title = እቶም ዝርርባት ተዛዚሞም ኣለዉ
ready-met-body = ንኹሎም ዝተሳተፉ የቐንየልና። ሕጂ ነቲ ዝነገርኩምና ኩሉ ንርእዮ ኣለና። ትዕዝብትታት፣ ርኽበታትን ዝተቐስመ ትምህርትን ዝሓዘ ጸብጻብ ክኸውን እዩ፣ ኣብዚ ድማ ከተንብብዎ ትኽእሉ።
ready-handed-title = ነቲ ዝነገርኩምና ኣረኪብናዮ ኣለና
ready-handed-body = እቲ ጸብጻብ ሕጂ ኣብ ኢድ እቶም ውሳነ ዝህቡ ሰባት ኣሎ። ምስ መርመርዎ፣ እንታይ ከም ዘምጽእ ኣብዚ ክንነግረኩም ኢና።

## Posters

qr-alt = ናብ ኮድ { $code } ዝወስድ QR ኮድ
poster-how = ካሜራ ተሌፎንኩም ናብቲ ትርብዒት ኣቕንዑ፣ ወይ ነቲ ኮድ ኣብዚ ጽሓፍዎ፦
card-sentence = ድምጽኹም ንኸተስምዑ ዕድል ረኺብኩም ዶ? ኣብዚ መልሱ።

## The room’s screen

host-type-code = ወይ ነቲ ኮድ ኣብ { $host } ጽሓፍዎ
display-answered = ዝመለሱ፦ { $count }

## Paper

paper-how = ኣብቲ ዝሰማማዕ መልሲ ናይ × ምልክት ግበሩ።
paper-hand-in = ነቲ ወረቐት ዓጺፍኩም ምስቶም ካልኦት ኣቐምጥዎ። ስምኩም ኣይትጽሓፉ።

## The tablet

kiosk-start = ጀምሩ
kiosk-finish = ተወዲኡ
kiosk-leave = ኣቋርጹ
kiosk-help = ሓገዝ
kiosk-done = ሕጂ ነቲ ታብለት ናብ ቀጻሊ ሰብ ከተሕልፍዎ ትኽእሉ ኢኹም።
kiosk-over = ቅድሚ ሕጂ ዝተላእከ ተዓቂቡ ኣሎ፣ ክመሓላለፍ እዩ። ዘይተላእከ ኣይቑጸርን።
kiosk-still-there = ክሳብ ሕጂ ኣብዚ ዲኹም?
kiosk-seconds = ዘይሰደድኩምዎ ክድምሰስ እዩ። ዝተረፈ ሰከንድ፦ { $seconds }
kiosk-continue = ቀጽሉ
kiosk-needs-script = እዚ ገጽ JavaScript የድልዮ። ነቲ መጠይቕ ብዘይ ብእኡ ብQR ኮድ ክትምልሱ ትኽእሉ ኢኹም።

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = ሰላም፣
mail-why = ኣብ ውሽጢ { $process } ኣብ ዝተኻየደ ዝርርብ ተሳቲፍኩም፣ { $organisation } መሊሱ ክረኽበኩም ድማ ሓቲትኩም ነይርኩም።
mail-came =
    { $count ->
        [one] { $count } ሓድሽ መልሲ ነቲ ዝተባህለ መጺኡ ኣሎ።
       *[other] { $count } ሓደስቲ መልስታት ነቲ ዝተባህለ መጺኦም ኣለዉ።
    }
mail-what = ሕጂ “{ $title }” ክንበብ ይከኣል።
mail-read = ኣብዚ ኣንብቡ፦
mail-read-button = ነቲ ጸብጻብ ኣንብብዎ
mail-contact = ሕቶ ኣለኩም? ነዚ ኢመይል መልሲ ሃቡ፣ ወይ ናብ { $name }፣ { $organisation } ጽሓፉ፦ { $email }
mail-my-data = ሓበሬታኹም ርኣዩን ቀይሩን፦
mail-my-data-link = ሓበሬታኹም ርኣዩን ቀይሩን
mail-unsubscribe = ካልእ ኢመይል ኣይትደልዩን ዲኹም? ኣድራሻኹም ኣብዚ ይድምሰስ፦
mail-unsubscribe-link = ካልእ ኢመይል ኣይትስደዱለይ፣ ኣድራሻይ ደምስሱ
mail-not-me = ነዚ ኣድራሻ ዝጸሓፍኩም ንስኹም ኣይኮንኩምን ድዩ? ኣብዚ ንገሩና፣ ክድምሰስ እዩ፦
mail-not-me-asks = ነዚ ኣድራሻ ዝጸሓፍኩም ንስኹም ኣይኮንኩምን ድዩ?
mail-not-me-link = ኣነ ኣይነበርኩን

## Accessibility statement

a11y-title = ተበጻሕነት
a11y-lead = { $organisation } ሓላፊ ናይዚ ኣገልግሎት እዩ። ዝኾነ ይኹን ድሌት ይሃልዎ፣ ኩሉ ሰብ ክጥቀመሉ ክኽእል ይደሊ።
a11y-how-title = እዚ ኣገልግሎት ክሳብ ክንደይ ተበጻሒ እዩ?
a11y-full = ኣብቲ ገምጋም ነቲ ጠለባት ዝጥሕስ ነገር ኣይተረኽበን።
a11y-partial = ነቲ ጠለባት ብኸፊል የማልእ። እዚ ዝስዕብ ገና ኣይሰርሕን፦
a11y-not = ነቶም ጠለባት ኣየማልእን እዩ። እዚ ገና ኣይሰርሕን እዩ፦
a11y-not-reviewed = { $organisation } ገና ኣይገምገሞን።
a11y-standard = ምስቲ ኤውሮጳዊ መዐቀኒ EN 301 549 ከምኡ እውን ምስ WCAG 2.2፣ ደረጃ A ከምኡ እውን AA፣ ይነጻጸር።
a11y-help-title = ክትጥቀሙሉ እንተ ዘይክኢልኩም
a11y-help = እንታይ ከም ዘይሰርሕ ንገሩና። ኣብ ክንድኡ ብወረቐት መልሲ ክትህቡ፣ ወይ ካብቲ ነቲ ዝርርብ ዝመርሕ ሰብ ሓገዝ ክትረኽቡ ትኽእሉ። ድምጹ ንኸስምዕ ተሌፎን ዘድልዮ ሰብ የለን።
a11y-report-title = ብዛዕባ ጸገም ንገሩና
a11y-report = ንምጥቃሙ ዘጸግም፣ ኣብዚ ድማ ዘይተጻሕፈ ነገር ረኺብኩም ዲኹም? ከነዐርዮ ምእንቲ ክንክእል፣ ጽሓፉልና ወይ ደውሉልና።
a11y-report-anywhere = ንምጥቃሙ ዝኸብድ ነገር ረኺብካ ዶ? ነቲ ነቲ ዘተ ዝመርሐ ወይ ነቲ ዝዓደመካ ሰብ ንገሮ።
a11y-authority-title = መልስና እኹል እንተ ዘይኮይኑ
a11y-authority = በዓል መዚ ዲጂታላዊ ምምሕዳር (Digg)፣ እቲ ሕጊ ተበጻሕነት ናይ ዲጂታላዊ ህዝባዊ ኣገልግሎት ከም ዝኽበር ይከታተል። ነቲ ዝነገርኩምና ጉድለት እንተ ዘየዐሪናዮ፣ ናብ Digg ጥርዓን ከተቕርቡ ትኽእሉ።
a11y-authority-link = ናብ Digg ጥርዓን ኣቕርቡ
a11y-tested-title = ብኸመይ ከም ዝተፈተነ
a11y-tested = ነፍሲ ወከፍ ለውጢ ናይቲ ፕሮግራም ኣብ ኩሉ ገጻትን ብኹሉ ቋንቋታትን ይፍተን፦ ብመመርመሪ ፕሮግራም፣ ብኪቦርድ ጥራይ፣ ብዘይ JavaScript፣ ኣብ ንኣሽቱ ስክሪናት፣ ኣርባዕተ ዕጽፊ ብምዕባይ፣ ከምኡ እውን ተጠቃሚ ባዕሉ ብዝመረጾም ሕብርታት።
a11y-reviewed-on = { $organisation } ነቲ ኣገልግሎት ንመወዳእታ ግዜ ብዕለት { $date } ገምጊምዎ።
a11y-external = እቲ ገምጋም ካብ ደገ እቲ ትካል ብዝኾነ ሰብ እዩ ተገይሩ።
a11y-updated-on = እዚ መግለጺ ብዕለት { $date } ተሓዲሱ።

## Privacy page

privacy-title = ኣተሓሕዛ ሓበሬታኹም
privacy-lead = ብሓጺሩ፦ መልስኹም፣ ናትኩም ምዃኑ ዋላ ሓደ ሰብ ከይፈለጠ ይቑጸር። ብዛዕባ ኣድራሻኹም ድማ ንስኹም ትውስኑ።
privacy-responsible-title = መን ሓላፍነት ከም ዘለዎ
privacy-responsible = { $organisation } ሓላፊ ኣተሓሕዛ ውልቃዊ ሓበሬታ እዩ።
privacy-responsible-boards = ነፍሲ ወከፍ ኮሚቴ ናይ ክፋሉ ሓበሬታ ውልቀ ሰባት ተሓታቲ እዩ፦ { $boards }።
privacy-answers-title = መልስታትኩም
privacy-answers = ነፍሲ ወከፍ መልሲ ክንደይ ሰባት ከም ዝመረጽዎ ጥራይ ንቖጽር። ሓደ ውልቀ ሰብ እንታይ ከም ዝመለሰ ኣይዕቀብን፣ መዓስ ከም ዝመለሰ እውን ኣይዕቀብን። ስለዚ መልስኹም ተመሊሱ ክርከብ፣ ንዓኹም ክረአ ወይ ክድምሰስ ኣይከኣልን።
privacy-words = ብናይ ገዛእ ርእስኹም ቃላት እትጽሕፍዎ፣ ምስ ካልእ መልስታትኩም ብዘይ ዝኾነ ምትእስሳር ይዕቀብ። እቲ ዝርርብ ምስ ተዛዘመ፣ እኹል ብዝሒ ሰባት ድማ መልሲ ምስ ሃቡ፣ እቶም ነቲ ስራሕ ዝመርሑ ሰባት የንብብዎ። እቲ ጽሑፍ ህዝባዊ ሰነድ ክኸውን ይኽእል። ስለዚ ንዓኹም ወይ ንኻልእ ሰብ ዘለሊ ነገር ኣይትጽሓፉ። ሕጋዊ መሰረቱ ንህዝባዊ ረብሓ ዝግበር ዕማም እዩ (GDPR፣ ዓንቀጽ 6.1 e)።
privacy-figures = መልስታት፣ እንተ ወሓደ { $threshold } መልስታት ንዘለዎም ጉጅለታት ጥራይ ይርአ። ኩሎም ኣብታ ጉጅለ ሓደ ዓይነት መልሲ እንተ ሃቡ እውን ከምኡ እዩ።
privacy-device-title = ተሌፎንኩም
privacy-device = እዞም ገጻት ኩኪታት (cookies) ኣየቐምጡን፣ ካብ ካልኦት ኩባንያታት ድማ ዋላ ሓንቲ ኣየምጽኡን። ናይ IP ኣድራሻኹም ኣይዕቀብን።
privacy-address-title = ኣድራሻ ኢመይልኩም
privacy-address = እንተ ሂብኩምና፣ ብምስጢራዊ ኮድ ተሓልዩ፣ ካብቶም መልስታት ተፈልዩን ብዘይ ስምኩምን ይዕቀብ። ኣብ ኣየናይ ዝርርብ ከም ዝተሳተፍኩም ምስኡ ኣይዕቀብን። ነቲ ምልክት ዝገበርኩምሉ ነገር ጥራይ የገልግል።
privacy-basis = ነቲ ኣድራሻ ንምዕቃብ ሕጋዊ መሰረቱ ፍቓድኩም እዩ (GDPR፣ ዓንቀጽ 6.1 a)። ኣብቲ ኢመይል ብዘሎ ሊንክ ወይ ንዓና ብምሕባር፣ ኣብ ዝኾነ ግዜ ፍቓድኩም ክትስሕቡ ትኽእሉ። እዚ ነቲ ድሮ ዝተገብረ ኣይቅይሮን። ኣድራሻታት ተወከስቲ ሰባት ንህዝባዊ ረብሓ ዝግበር ዕማም የገልግሉ (ዓንቀጽ 6.1 e)።
privacy-sensitive = ምስታፍካ ብዛዕባኻ ተኣፋፊ ነገር ክነግር ይኽእል እዩ፣ ንኣብነት ብዛዕባ ጥዕናኻ ወይ መበቆልካ። ስለዚ እቲ ስምምዕ ብንጹር ዝወሃብ እዩ (GDPR፣ ዓንቀጽ 9.2 a)፦ እቲ ኣድራሻ ምልክት እንተ ገይርካን እንተ ሰዲድካዮን ጥራይ እዩ ዝዕቀብ።
privacy-retention = እንተ ደሊኹም እቲ ኣድራሻ ብኡንብኡ ይድምሰስ። እንተ ዘይኮነ፣ እቲ ዝተሰማማዕኩምሉ ናይ መወዳእታ ኢመይል ምስ ተላእከን ተመሊሶም ዝመጹ ኢመይላት ምስ ተራእዩን ይድምሰስ።
privacy-disposal = ብዛዕባ ምድምሳስ ሰነዳት ዝተዋህቡ ውሳነታት፦ { $number }
privacy-shared-title = መን ከም ዝርእዮ
privacy-shared = ነቶም ኣድራሻታት ንትካላት ኣብ ምክያድ ዝርርብ ዝሕግዙ ኣይንህቦምን። ዝኾነ ሰብ እንታይ ከም ዝመለሰ እውን ኣይርእዩን። ነቶም ኣድራሻታት { $organisation } ከምኡ እውን እቶም ነቲ ኣገልግሎትን ኢመይልን ዘካይዱልና ይሕዝዎም። ኣብ ሽወደን ዝኾነ ሰብ ካብ በዓል መዚ ሓበሬታ ክሓትት ይኽእል። እቲ ሕቶ ሽዑ ብመሰረት ሕጊ ክፍትነትን ምስጢርን ይምርመር።
privacy-processors = ንዓና ሓበሬታ ዝሰርሑ፦
privacy-partners-title = እቶም ዝሳተፉ
privacy-rights-title = መሰላትኩም
privacy-rights = በቲ ኣብ ነፍሲ ወከፍ ኢመይል ዘሎ ሊንክ፣ ብዛዕባ ኣድራሻኹም እንታይ ከም ዝተዓቀበ ክትርእዩ፣ ክትእርምዎን ክትድምስስዎን ትኽእሉ። ቅዳሕ ክትሓቱ፣ ነቲ ሓበሬታ ብኮምፒዩተር ክንበብ ብዝኽእል ቅርጺ ክትወስዱ፣ ከምኡ እውን ኣጠቓቕማኡ ክንድርት ክትሓቱና ትኽእሉ።
privacy-desk = ክሳብ ሕጂ ኢመይል ስለ ዘይመጸኩም ሊንክ የብልኩምን ድዩ? ካብቲ ዝምልከቶ ኣድራሻ ናብቶም ኣብ ታሕቲ ዝተጠቕሱ ጽሓፉ። ብዛዕባኡ እንታይ ከም ዝተዓቀበ ክነግሩኹም፣ ብመልክዕ ፋይል ክህቡኹም፣ ክድምስስዎ እውን ይኽእሉ። ሓደ ሰብ ብዛዕባኹም ጽሒፉ እንተ ኾይኑ፣ ነቲ እውን ከውጽእዎ ይኽእሉ።
privacy-officer = ወኪል ሓለዋ ውልቃዊ ሓበሬታ፦
privacy-complain = ሓበሬታኹም ብጌጋ ንሕዞ ኢልኩም እንተ ሓሲብኩም፣ ናብ ሽወደናዊ በዓል መዚ ሓለዋ ብሕትውና (IMY) ጥርዓን ከተቕርቡ ትኽእሉ።
privacy-complain-link = ናብቲ በዓል መዚ (IMY) ጥርዓን ኣቕርቡ
organisation-any = እቲ ዝርርብ ዘዳሉ ትካል
