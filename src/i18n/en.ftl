# English. Reviewed by a person: no.

## Every page

skip = Skip to the content
languages-label = Language
footer-eko = Eko: a voice that comes back.
title-fault = Error:
contact-questions = Questions? Contact
to-status-page = See what has happened in the process
moment = { $date } at { $time }
percent = { $figure }%
kilobytes = { $figure } kB
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

## Forms

faults-title = Something needs correcting
address-missing = Write an e-mail address
address-no-at = The address needs an @
address-several-ats = The address should have only one @
address-space = The address has a space in it
address-no-name = Something is missing before the @
address-no-domain = Something is missing after the @, such as .org
address-too-long = The address is too long
address-character = The address has a character that cannot stand there: { $character }
address-unseen = The address has a character that cannot be seen ({ $character }). Write the address once more by hand.
address-no-host = What stands after the @ cannot be right. It should look like example.org
address-meant = Did you mean { $address }?
address-meant-yes = Yes, correct the address
address-meant-no = No, save what I wrote
in-language = ({ $language })
save = Save
back = Back

## When something goes wrong

error-not-found-title = There is no such page
error-not-found-text = Check the address. If you have a code from a dialogue, you can type it on the start page.
error-forbidden-title = You do not have the right
error-forbidden-text = Ask the process leader for the right that you need.
error-cross-site-title = The form came from another website
error-cross-site-text = Nothing was saved. Open the page here and send it again.
error-malformed-title = It could not be read
error-malformed-text = Go back, reload the page and try again. Nothing was saved.
error-media-text = The page takes forms only. Nothing was saved.
error-method-text = The page cannot be used in that way.
error-too-large-title = It is too large
error-too-large-text = Make the text shorter or the file smaller and send it again. Nothing was saved.
error-throttled-title = Wait a moment
error-throttled-text = There were many wrong tries in a row. Try again in a minute.
error-refused-title = That cannot be done
error-busy-title = Many people at once
error-busy-text = Nothing is lost, but your answer has not been received yet. Go back and send it again in a little while.
error-fault-title = Something went wrong on our side
error-fault-text = The fault has been noted. Go back and try again.
error-way-out = To the start page
error-status = Code { $status }
form-cut-off = Not all of it arrived. Go back and send it again.
form-not-utf8 = The text has characters that cannot be read. Go back and rewrite it.
form-key-missing = The form is incomplete. Go back, reload the page and send it again.

## Participants: the code

start-title = Type your code
start-lead = The code is on the poster or the screen where you met.
start-code = Code
start-hint = Eight characters, such as ABCD-2345. Capitals or small letters do not matter.
start-go = Continue
code-malformed = The code has eight letters and digits
code-unknown = There is no such code. Read it once more on the poster, or ask the person who held the dialogue.

## Participants: the question

heard = To what degree did you get to make your voice heard?
choice-very-high = To a very high degree
choice-fairly-high = To a fairly high degree
choice-fairly-low = To a fairly low degree
choice-not-at-all = Not at all
choice-no-answer = Don’t know / rather not say
choice-missing = Choose one of the answers
better = What could have been better?
better-hint = You do not have to write anything. Please write no names.
better-too-long = The text can have { $most } characters at most
answer-anonymous = Your answer is counted and not kept as yours. It cannot be found again, so it cannot be shown or deleted either.
send = Send
again-changes = If you send again, the answer you just gave is changed. It counts only once.
answer-else = Somebody else answers on this phone
before-title = It has not begun yet
before-text = You can answer from { $moment }.
not-yet-text = You can answer once the dialogue has begun.
closed-title = It can no longer be answered
closed-text = Your answer has not been counted.
closed-your-words = This is what you had written:
cancelled-title = This meeting has been cancelled
cancelled-text = You do not need to do anything. If you want to know more, ask whoever invited you.
question-of = Question { $number } of { $total }
question-optional = You do not have to answer.
question-skip = Skip the question
choices-hint = You can choose several.
choices-missing = Choose at least one, or skip the question
words-missing = Write something, or skip the question
answer-too-many = So many answers have come from here that Eko asks you to wait a minute. Then send again: what you chose is still here.
address-too-many = So many addresses have come from here that Eko asks you to wait a minute. Then send again: your address is still here.
deeper = To what extent have you gained deeper knowledge of { $topic }?
extent-very-high = To a very large extent
extent-fairly-high = To a fairly large extent
extent-fairly-low = To a fairly small extent
before-reminder = Keep the code or the poster, and come back then.

## Participants: the address
# With another wording of consent-…, count up WORDING_VERSION (src/addresses/mod.rs).

thanks-title = Thank you. Your answer is counted
thanks-counted = You can stop here.
wish-title = Would you like to know what happens next?
consent-intro = Leave your e-mail address if you wish. { $organisation } uses it only for what you tick. It is kept by itself, apart from your answer, and removed once the mailings are done.
consent-legend = Send me
consent-interim = the interim report, when it comes
consent-final = the final report, when it comes
consent-outcomes = what it has led to, later
consent-under-13 = If you are under 13, a guardian decides whether you may leave your address. Otherwise ask where you met: they will be told too.
consent-missing = Tick what you would like, or leave the address out
wish-address = Your e-mail address
wish-send = Save the address
wish-skip = No thanks, I am done
wish-cancelled = The meeting is cancelled, so the address was not saved.
wish-process-ended = The process has ended and nothing more will be mailed, so the address was not saved. All that was mailed can be read on the process’s page.
wish-too-late = The dialogue closed a while ago, so the address was not saved. All that is mailed can be read on the process’s page too.
saved-title = The address is saved
saved-text = You will get a mail when there is something to tell.
saved-withdraw = Every mail has a link by which you can change your mind.
thanks-close = You can close the page now.
saved-echo = We will write to this address:
saved-correct = Is it wrong? Correct it
saved-correct-send = Save the corrected address

## Those who left an address

my-data-title = Your data
my-data-lead = This is all that is stored about your address.
my-data-wording = These are the words of version { $version }, in use since { $date }.
my-data-language = Language of the mails
my-data-agreed = This is what you agreed to
my-data-no-answer = Your answer to the question is not here. It was counted without a name and cannot be found again.
my-data-until = Your address is erased on { $date } at the latest.
my-data-until-unknown = Your address is erased { $days } days after the last mail that you agreed to.
my-data-none-left = If you want nothing at all, erase the address below
my-data-erase = Erase my address
my-data-erase-text = The address is erased at once and you will get no more mail.
unsubscribe-title = No more mail?
unsubscribe-text = Press the button and your address is erased at once.
unsubscribe-change = Change what I get instead
not-me-title = Was it not you?
not-me-text = Somebody has left your address at a meeting, and it was not you? Press the button: the address is erased at once, and nothing more is mailed to it.
not-me-do = It was not me, erase it
test-link = This link is from a test mail. It shows where the link in the real mail leads. Nothing is stored or erased here.
erased-title = The address is erased
erased-text = You will get no more mail. All that is mailed can be read on the process’s page too.

## The public status page

status-title = What has happened
status-closed = It can no longer be answered. Here you see what has happened since.
status-reports = Observations, discoveries and lessons
status-nothing-yet = Nothing has been published yet. When the first comes, it will be here.
status-nothing = Nothing has been published.
status-ended = This process ended { $date }. Nothing more will come.
report-version-is = version { $version }
report-read-file = Read { $name }
report-read-link = Read the report
kind-interim = Interim report
kind-final = Final report
kind-popular = Popular version of the final report
kind-outcomes = What it has led to
status-updates = Latest news
status-updated = Last updated { $date }
status-never-updated = Nothing has been added yet
status-figures = The figures
status-next = What comes next
status-next-report = { $report }: { $date }
status-calendar = Add the day to your calendar
status-feed = Follow with a news reader
status-themes = Themes
status-without-address = You do not need to leave an address. Everything is shown here.

## Ready-made news

ready-begun-title = The dialogues have begun
ready-begun-body = We are now meeting people who are seldom asked, to listen. What we hear will be put together in a report, and you will find it here.
ready-met-title = The dialogues are over
ready-met-body = Thank you to everybody who took part. We are now going through all that you have told us. It becomes a report with observations, discoveries and lessons, and you can read it here.
ready-handed-title = What you told us has been handed over
ready-handed-body = The report now lies with those who decide. When they have dealt with it, we will tell you here what it leads to.

## Posters

qr-alt = QR code that leads to code { $code }
poster-how = Point your phone’s camera at the square, or type the code at:

## The room’s screen

host-type-code = Or type the code at { $host }
host-answered-hint = This shows only how many have answered, never what.
display-answered = Have answered: { $count }

## Paper

paper-how = Put a cross by the answer that fits best.
paper-hand-in = Fold the paper and put it with the others. Do not write your name.

## The tablet

kiosk-start = Begin
kiosk-finish = Done
kiosk-done = You can hand the tablet on now.
kiosk-over = What has been sent already is kept and passed on. What has not been sent is not counted.
kiosk-still-there = Are you still there?
kiosk-seconds = What you have not sent is erased in { $seconds } seconds.
kiosk-continue = Continue
kiosk-needs-script = This page needs JavaScript. The survey can be answered without it, by the QR code.

## The mail itself

mail-subject = { $title } – { $process }
mail-greeting = Hello,
mail-why = You took part in a dialogue within { $process } and asked { $organisation } to get back to you.
mail-what = “{ $title }” can now be read.
mail-read = Read it here:
mail-read-button = Read the report
mail-contact = Questions? Reply to this mail, or write to { $name }, { $organisation }: { $email }
mail-my-data = See and change your data:
mail-my-data-link = See and change your data
mail-unsubscribe = No more mail? Your address is erased here:
mail-unsubscribe-link = No more mail, erase my address
mail-not-me = Was it not you who left this address? Say so here, and it is erased:
mail-not-me-asks = Was it not you who left this address?
mail-not-me-link = It was not me

## Accessibility statement

a11y-title = Accessibility
a11y-lead = { $organisation } is behind this service and wants everybody to be able to use it, whatever their needs.
a11y-how-title = How accessible is the service?
a11y-full = It meets the requirements in full, as far as we know.
a11y-partial = It meets the requirements in part. This does not work yet:
a11y-not-reviewed = { $organisation } has not reviewed it yet.
a11y-standard = It is compared with the European standard EN 301 549 and with WCAG 2.2, levels A and AA.
a11y-help-title = If you cannot use it
a11y-help = Tell us what does not work. You can answer on paper instead, or get help from whoever holds the dialogue. Nobody needs a phone to be heard.
a11y-report-title = Tell us about a shortcoming
a11y-report = Have you found something that is hard to use and is not on this page? Write or call, so that we can mend it.
a11y-authority-title = If our answer is not enough
a11y-authority = The Agency for Digital Government (Digg) supervises the law on accessibility to digital public service. You can complain to it if we do not mend what you have told us.
a11y-authority-link = Complain to Digg
a11y-tested-title = How it was tested
a11y-tested = Each change of the software is tried on every page and in every language: with a checking program, by keyboard alone, without JavaScript, on small screens, enlarged four times and with colours of one’s own.
a11y-reviewed-on = { $organisation } last reviewed the service on { $date }.
a11y-updated-on = This statement was updated on { $date }.

## Privacy page

privacy-title = How your data is handled
privacy-lead = Short: your answer is counted without anybody knowing that it is yours, and you decide about your address.
privacy-responsible-title = Who is responsible
privacy-responsible = { $organisation } is the controller of the personal data.
privacy-answers-title = Your answers
privacy-answers = We only count how many chose each answer. What one person answered is not stored, nor when. So your answer cannot be found again, shown to you or deleted.
privacy-words = What you write in your own words is stored without any tie to your other answers. It is read by those who lead the process, once the dialogue has closed and enough people have answered.
privacy-figures = Figures are shown only for groups of at least { $threshold } answers, also when everybody in the group answered alike.
privacy-device-title = Your phone
privacy-device = The pages set no cookies and fetch nothing from other companies. Your IP address is not stored.
privacy-address-title = Your e-mail address
privacy-address = If you leave it, it is stored encrypted, apart from the answers and without your name. Which dialogue you took part in is not stored with it. It is used only for what you ticked.
privacy-basis = The legal basis is your consent (GDPR, articles 6.1 a and 9.2 a). You can change your mind at any time, with a link in every mail.
privacy-retention = The address is erased at once when you wish it. Otherwise it is erased when the last mailing that you agreed to is done and returned mails have been dealt with.
privacy-disposal = Decisions on disposal of records: { $number }
privacy-shared-title = Who sees it
privacy-shared = Nobody outside { $organisation } sees the addresses. Organisations that help to hold dialogues see neither answers nor addresses.
privacy-partners-title = Those who take part
privacy-rights-title = Your rights
privacy-rights = You can see what is stored about your address, correct it and erase it, through the link in every mail. You can also ask for a copy, ask us to limit the use, and object to it.
privacy-desk = Have you not got any mail yet, and so no link? Write to those who are named below, from the address that it is about. They can tell you what is kept of it, give it to you as a file, and erase it. If somebody has written about you, they can take that out.
privacy-officer = Data protection officer:
privacy-complain = If you think that we handle your data wrongly, you can complain to the Swedish Authority for Privacy Protection.
privacy-complain-link = Complain to the authority (IMY)
organisation-any = The organisation that holds the dialogue
