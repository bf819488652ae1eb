# English. Reviewed by a person: no.

## Every page

skip = Skip to the content
languages-label = Language
footer-eko = Eko: a voice that comes back.
title-fault = Error:
contact-questions = Questions? Contact
to-status-page = Go to the page about the dialogues to see what has happened
moment = { $date } at { $time }
percent = { $figure }%
kilobytes = { $figure } kB
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $day } { $month } { $year }
accessibility-link = Accessibility
privacy-link = How your data is handled
read-aloud = Read aloud
read-aloud-stop = Stop reading
listen = Listen
watch-signed = Watch in sign language

## Forms

faults-title = Something needs correcting
address-missing = Enter an email address
address-no-at = The address needs an @
address-several-ats = The address can have only one @
address-space = The address has a space in it
address-no-name = Something is missing before the @
address-no-domain = Something is missing after the @, such as .org
address-too-long = The address is too long
address-character = The address has a character that is not allowed there: { $character }
address-unseen = The address has a character that cannot be seen ({ $character }). Type the address again by hand.
address-no-host = What comes after the @ cannot be right. It should look like example.org
address-meant = Did you mean { $address }?
address-meant-yes = Yes, correct the address
address-meant-no = No, save what I typed
in-language = ({ $language })
save = Save
back = Back

## When something goes wrong

error-not-found-title = There is no such page
error-not-found-text = Check the address. If you have a code from a dialogue, you can type it on the start page.
error-forbidden-title = You do not have permission
error-forbidden-text = Ask whoever leads the work for the permission that you need.
error-cross-site-title = The form came from another website
error-cross-site-text = Nothing was saved. Open the page here and send the form again.
error-malformed-title = It could not be read
error-malformed-text = Go back, reload the page and try again. Nothing was saved.
error-media-text = This page accepts forms only. Nothing was saved.
error-method-text = The page cannot be used in that way.
error-too-large-title = It is too large
error-too-large-text = Make the text shorter or the file smaller and send it again. Nothing was saved.
error-throttled-title = Wait a moment
error-throttled-text = There have been many failed attempts in a row. Try again in a minute.
error-refused-title = That cannot be done
error-busy-title = Many people are using Eko at once
error-busy-text = Nothing has been lost, but your answer has not been received yet. Go back and send it again in a little while.
error-fault-title = Something went wrong on our side
error-fault-text = The error has been recorded. Go back and try again.
error-way-out = To the start page
error-status = Error code { $status }
form-cut-off = Not all of it arrived. Go back and send it again.
form-not-utf8 = The text has characters that cannot be read. Go back and rewrite it.
form-key-missing = The form is incomplete. Go back, reload the page and send it again.

## Participants: the code

start-title = Type your code
start-lead = The code is on the poster or the screen where you met.
start-code = Code
start-hint = Eight characters, such as ABCD-2345. You can use capital or small letters.
start-go = Continue
code-malformed = The code has eight letters and digits
code-unknown = There is no such code. Read it again on the poster, or ask the person who led the dialogue.

## Participants: the question

heard = To what degree did you get to make your voice heard?
choice-very-high = To a very high degree
choice-fairly-high = To a fairly high degree
choice-fairly-low = To a fairly low degree
choice-not-at-all = Not at all
choice-no-answer = Don’t know / rather not say
choice-missing = Choose one of the answers
better = What could have been better?
better-hint = You do not have to write anything. Please do not write any names.
better-too-long = The text can have { $most } characters at most
answer-anonymous = We count your answer but do not record that it is yours. Nobody can find it again.
send = Send
next = Next
again-changes = If you send again, it changes the answer you just gave. It counts only once.
answer-else = Somebody else is answering on this phone
before-title = It has not begun yet
before-text = You can answer from { $moment }.
not-yet-text = You can answer once the dialogue has begun.
closed-title = You can no longer answer
closed-text = Your answer has not been counted.
closed-your-words = This is what you had written:
cancelled-title = This meeting has been cancelled
cancelled-text = You do not need to do anything. If you want to know more, ask whoever invited you.
question-of = Question { $number } of { $total }
question-optional = You do not have to answer.
question-skip = Skip the question
question-back = Back
choices-hint = You can choose several.
choices-missing = Choose at least one, or skip the question
words-missing = Write something, or skip the question
answer-too-many = So many answers have come from here that Eko asks you to wait a minute. Then send again: what you chose is still here.
address-too-many = So many addresses have come from here that Eko asks you to wait a minute. Then send again: your address is still here.
deeper = To what extent have you gained deeper knowledge of { $topic }?
extent-very-high = To a very large extent
extent-fairly-high = To a fairly large extent
extent-fairly-low = To a fairly small extent
extent-not-at-all = Not at all
before-reminder = Keep the code or the poster, and come back then.

## Participants: the address
# With another wording of consent-…, count up WORDING_VERSION (src/addresses/mod.rs).

thanks-title = Thank you. Your answer has been counted
thanks-counted = You can stop here.
wish-title = Would you like to know what happens next?
consent-intro = Leave your email address if you wish. { $organisation } uses it only for what you tick. It is kept on its own, apart from your answer, and erased some time after the last email.
consent-legend = Send me
consent-interim = the interim report, when it comes
consent-final = the final report, when it comes
consent-outcomes = what it has led to, later
consent-under-13 = Are you under 13? Ask a parent or guardian first. You can also ask where you met. They will be told the same things.
consent-missing = Tick what you would like, or skip the address
wish-address = Your email address
wish-send = Save the address
wish-skip = No thanks, I’m done
wish-unsaved-title = The address was not saved
wish-cancelled = The meeting has been cancelled, so the address was not saved.
wish-process-ended = The work has ended and nothing more will be sent, so the address was not saved. Everything that was sent can be read on the page about the dialogues.
wish-too-late = The dialogue closed a while ago, so the address was not saved. Everything that is sent can also be read on the page about the dialogues.
saved-title = The address has been saved
saved-text = You will get an email when there is something to tell.
saved-withdraw = Every email has a link where you can change your mind.
thanks-close = You can close the page now.
saved-echo = We will write to this address:
saved-correct = Is it wrong? Correct it
saved-correct-send = Save the corrected address

## Those who left an address

my-data-title = Your data
my-data-lead = This is everything that is stored about your address.
my-data-wording = This is version { $version } of the text, in use since { $date }.
my-data-language = Language of the emails
my-data-agreed = This is what you agreed to
my-data-no-answer = Your answer to the question is not here. It was counted without a name and cannot be found again.
my-data-until = Your address will be erased on { $date } at the latest.
my-data-until-unknown = { $days ->
    [one] Your address will be erased { $days } day after the last email that you agreed to.
   *[other] Your address will be erased { $days } days after the last email that you agreed to.
  }
my-data-none-left = If you want nothing at all, erase the address below
my-data-erase = Erase my address
my-data-erase-text = The address is erased at once and you will get no more emails.
unsubscribe-title = No more emails?
unsubscribe-text = Press the button and your address is erased at once.
unsubscribe-change = Change what I get instead
not-me-title = Was it not you?
not-me-text = Did somebody else leave your address at a meeting? Press the button: the address is erased at once, and nothing more is sent to it.
not-me-do = It was not me, erase it
test-link = This link is from a test email. It shows where the link in the real email leads. Nothing is saved or erased here.
erased-title = The address has been erased
erased-text = You will get no more emails. Everything that is sent can also be read on the page about the dialogues.

## The public status page

status-title = What has happened
status-closed = You can no longer answer. Here you can see what has happened since.
status-reports = Observations, discoveries and lessons
status-nothing-yet = Nothing has been published yet. When something is, you will find it here.
status-nothing = Nothing has been published.
status-ended = The work ended on { $date }. Nothing more will come.
report-version-is = version { $version }
report-read-file = Read { $name }
report-read-at = Read { $title } at { $host }
report-in-swedish = This report has not been translated into English. You can read it in Swedish.
file-in-swedish = in Swedish
hand-out-sentence = Here you can read the report about the dialogues.
kind-interim = Interim report
kind-final = Final report
kind-popular = Short version of the final report
kind-outcomes = What it has led to
status-updates = Latest news
status-updated = Last updated { $date }
status-never-updated = Nothing has been added yet
status-figures = The figures
status-next-report = { $report }: { $date }
status-calendar = Add the day to your calendar
status-feed = Follow with a news reader
status-themes = Themes
status-without-address = You do not need to leave an address. Everything is shown here.

## What was promised

status-promises = What is promised
promise-waits = { $what }: promised for { $day }.
promise-late =
    { $days ->
        [one] { $what }: promised for { $day }. One day late.
       *[other] { $what }: promised for { $day }. { $days } days late.
    }
promise-kept = { $what }: promised for { $day }, came on { $on }.
promise-kept-late =
    { $days ->
        [one] { $what }: promised for { $day }, came on { $on }. One day late.
       *[other] { $what }: promised for { $day }, came on { $on }. { $days } days late.
    }
promise-broken = { $what }: promised for { $day }. It did not come.
promise-gone = { $what }: promised for { $day }. The promise was taken back.
promise-moved = On { $on } the day was moved from { $was } to { $became }.
promise-taken-back = On { $on } the promise for { $was } was taken back.

## What was said, and what came of it

said-title = You said – this came of it
said-lead = This is what participants said, and what it has led to. Nobody can see who said what, or in which dialogue.
said-count =
    { $count ->
        [one] One observation
       *[other] { $count } observations
    }
said-in-perspective = Said in the dialogues that gathered perspectives
said-in-depth = Said in the dialogues that went deeper
said-in-report = From { $title }
said-unanswered = No reply yet.
said-all = Read all that was said and what it led to
reply-by = Reply from { $who }
reply-received = Received
reply-looked-at = Being looked at
reply-decided = Decided
reply-done = Done
reply-not-done = Will not be done
reply-promise = Reply
reply-done-day = Done on { $day }.
reply-reference = Reference number

## Did it answer you?

answered = Did this answer you?
answered-yes = Yes
answered-partly = Partly
answered-no = No
answered-missing = What is missing?
answered-ask = Did the reply answer you? Answer one question
answered-until = You can answer until { $date }.

## Ready-made news

ready-begun-title = The dialogues have begun
ready-begun-body = We are now meeting people who are seldom asked, to listen to them. What we hear will be put together in a report, and you will find it here.
ready-met-title = The dialogues are over
ready-met-body = Thank you to everybody who took part. We are now going through everything you have told us. It will become a report with observations, discoveries and lessons, and you will be able to read it here.
ready-handed-title = What you told us has been handed over
ready-handed-body = The report is now with those who make the decisions. When they have dealt with it, we will tell you here what it leads to.

## Posters

qr-alt = QR code that leads to code { $code }
poster-how = Point your phone’s camera at the square, or type the code at:
card-sentence = Did you get to make your voice heard? Answer here.

## The room’s screen

host-type-code = Or type the code at { $host }
display-answered = Answered so far: { $count }

## Paper

paper-how = Put a cross by the answer that fits best.
paper-hand-in = Fold the paper and put it with the others. Do not write your name.

## The tablet

kiosk-start = Begin
kiosk-finish = Done
kiosk-leave = Cancel
kiosk-help = Help
kiosk-done = You can hand the tablet on now.
kiosk-over = What has already been sent is kept and passed on. What has not been sent is not counted.
kiosk-still-there = Are you still there?
kiosk-seconds = What you have not sent will be erased. Seconds left: { $seconds }
kiosk-continue = Continue
kiosk-needs-script = This page needs JavaScript. You can answer without it by using the QR code.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hello,
mail-why = You took part in a dialogue that is part of { $process } and asked { $organisation } to get back to you.
mail-came =
    { $count ->
        [one] One new reply has come to what was said.
       *[other] { $count } new replies have come to what was said.
    }
mail-what = You can now read “{ $title }”.
mail-read = Read it here:
mail-read-button = Read the report
mail-contact = Questions? Reply to this email, or write to { $name }, { $organisation }: { $email }
mail-my-data = See and change your data:
mail-my-data-link = See and change your data
mail-unsubscribe = No more emails? Erase your address here:
mail-unsubscribe-link = No more emails, erase my address
mail-not-me = Was it not you who left this address? Tell us here, and it will be erased:
mail-not-me-asks = Was it not you who left this address?
mail-not-me-link = It was not me

## Accessibility statement

a11y-title = Accessibility
a11y-lead = { $organisation } is responsible for this service and wants everybody to be able to use it, whatever their needs.
a11y-how-title = How accessible is the service?
a11y-full = The review found nothing that fails the requirements.
a11y-partial = It meets the requirements in part. This does not work yet:
a11y-not = It does not meet the requirements. This does not work yet:
a11y-not-reviewed = { $organisation } has not reviewed it yet.
a11y-standard = It is compared with the European standard EN 301 549 and with WCAG 2.2, levels A and AA.
a11y-help-title = If you cannot use it
a11y-help = Tell us what does not work. You can answer on paper instead, or get help from whoever leads the dialogue. Nobody needs a phone to be heard.
a11y-report-title = Tell us about a problem
a11y-report = Have you found something that is hard to use and is not on this page? Write or call, so that we can fix it.
a11y-report-anywhere = Have you found something that is hard to use? Tell whoever held the conversation, or whoever invited you.
a11y-authority-title = If our answer is not enough
a11y-authority = The Agency for Digital Government (Digg) supervises compliance with the law on the accessibility of digital public services. You can complain to it if we do not fix what you have told us about.
a11y-authority-link = Complain to Digg
a11y-tested-title = How it has been tested
a11y-tested = Every change to the software is tested on every page and in every language: with a checking program, by keyboard alone, without JavaScript, on small screens, enlarged four times and with the user’s own colours.
a11y-reviewed-on = { $organisation } last reviewed the service on { $date }.
a11y-external = The review was done by somebody outside the organisation.
a11y-updated-on = This statement was updated on { $date }.

## Privacy page

privacy-title = How your data is handled
privacy-lead = In short: your answer is counted without anybody knowing that it is yours, and what happens to your address is up to you.
privacy-responsible-title = Who is responsible
privacy-responsible = { $organisation } is the controller of the personal data.
privacy-responsible-boards = Each board is the data controller for its part: { $boards }.
privacy-answers-title = Your answers
privacy-answers = We only count how many chose each answer. What one person answered is not stored, nor when. So your answer cannot be found again, shown to you or erased.
privacy-words = What you write in your own words is stored without any link to your other answers. It is read by those who lead the work, once the dialogue has closed and enough people have answered. It may be a public document. So do not write anything that identifies you or anybody else. The legal basis is a task in the public interest (GDPR, article 6.1 e).
privacy-figures = Answers are shown only for groups with at least { $threshold } answers, even when everybody in the group answered alike.
privacy-device-title = Your phone
privacy-device = The pages set no cookies and fetch nothing from other companies. Your IP address is not stored.
privacy-address-title = Your email address
privacy-address = If you leave it, it is stored encrypted, apart from the answers and without your name. Which dialogue you took part in is not stored with it. It is used only for what you ticked.
privacy-basis = The legal basis for keeping the address is your consent (GDPR, article 6.1 a). You can withdraw it at any time, with the link in the email or through us. That does not change what has already been done. The addresses of contact persons are processed for a task in the public interest (article 6.1 e).
privacy-sensitive = Taking part can say something sensitive about you, for example about your health or origin. That is why your consent is explicit (GDPR, Article 9.2 a): the address is kept only if you tick for it and send it.
privacy-retention = The address is erased at once when you wish. Otherwise it is erased when the last email that you agreed to has been sent and returned emails have been dealt with.
privacy-disposal = Decisions on disposal of records: { $number }
privacy-shared-title = Who sees your data
privacy-shared = We do not give the addresses to organisations that help to hold dialogues. Nor do they see what anybody answered. The addresses are processed by { $organisation } and by those who run the service and the email for us. Anybody can ask a Swedish public authority for information that it holds. Such a request is then considered under the Public Access to Information and Secrecy Act.
privacy-processors = Processors:
privacy-partners-title = Those who take part
privacy-rights-title = Your rights
privacy-rights = You can see what is stored about your address, correct it and erase it, with the link in every email. You can also ask for a copy, get the data in a machine-readable format, and ask us to limit how we use it.
privacy-desk = Have you not received an email yet, and so have no link? Write to those named below, from the address concerned. They can tell you what is stored about it, give it to you as a file, and erase it. If somebody has written about you, they can remove that too.
privacy-officer = Data protection officer:
privacy-complain = If you think that we handle your data wrongly, you can complain to the Swedish Authority for Privacy Protection.
privacy-complain-link = Complain to the authority (IMY)
organisation-any = The organisation that holds the dialogue
