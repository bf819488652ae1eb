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
quarter = { $year }, quarter { $number }
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

## Forms

faults-title = Something needs correcting
field-missing = Fill in: { $label }
field-too-long = { $label }: { $most } characters at most
field-number = { $label }: a whole number from { $least } to { $most }
field-date = { $label }: write the date as 2021-10-12
name-taken = The name is taken
address-missing = Write an e-mail address
address-no-at = The address needs an @
address-several-ats = The address should have only one @
address-space = The address has a space in it
address-no-name = Something is missing before the @
address-no-domain = Something is missing after the @, such as .org
address-too-long = The address is too long
address-other = The address has a character that cannot be used
in-language = ({ $language })
save = Save
change = Change
remove = Remove
back = Back
total = Total

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
before-title = It has not begun yet
before-text = You can answer from { $moment }.
not-yet-text = You can answer once the dialogue has begun.
closed-title = The dialogue has closed
closed-text = It can no longer be answered. Your answer has not been counted.
closed-your-words = This is what you had written:

## Participants: the address

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
wish-too-late = The dialogue closed a while ago, so the address was not saved. All that is mailed can be read on the process’s page too.
saved-title = The address is saved
saved-text = You will get a mail when there is something to tell.
saved-withdraw = Every mail has a link by which you can change your mind.

## Those who left an address

my-data-title = Your data
my-data-lead = This is all that is stored about your address.
my-data-since = Saved
my-data-language = Language of the mails
my-data-agreed = This is what you agreed to
my-data-no-answer = Your answer to the question is not here. It was counted without a name and cannot be found again.
my-data-none-left = If you want nothing at all, erase the address below
my-data-erase = Erase my address
my-data-erase-text = The address is erased at once and you will get no more mail.
unsubscribe-title = No more mail?
unsubscribe-text = Press the button and your address is erased at once.
unsubscribe-change = Change what I get instead
erased-title = The address is erased
erased-text = You will get no more mail. All that is mailed can be read on the process’s page too.

## The public status page

status-title = What has happened
status-closed = The dialogue has closed and can no longer be answered. Here you see what has happened since.
status-reports = Observations, discoveries and lessons
status-nothing-yet = Nothing has been published yet. When the first comes, it will be here.

## The host

host-before = Can be answered from { $moment }.
host-open = Can be answered until { $moment }.
host-closed = Closed.
host-display = Show the QR code on the screen
host-type-code = Or type the code at { $host }
host-answered-hint = This shows only how many have answered, never what.
host-closed-figures = The answers now enter the process’s follow-up.
host-participants-hint = Do not count the elected members.
host-not-reachable-hint = Those who cannot get feedback by e-mail.
host-back = Back to the host page
host-link-title = Host link
host-link-is = There is a host link. It is not shown again, but can be replaced.
host-link-none = The host needs no account, only a secret link to this dialogue.
host-link-make = Make a host link
host-link-replace = Replace the host link
host-link-revoke = Revoke the host link
host-link-shown = Send the link to whoever holds the dialogue. It is shown only now.

## Signing in

sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = For those who work with a process. Participants need no account.
sign-in-wrong = The address or the password is not right
sign-out = Sign out
setup-title = Welcome to Eko
setup-lead-first = Create the first account. The link works once.
setup-lead-invited = Choose a password. The link works once.
setup-submit = Create the account
account-name = Name
account-name-missing = Write your name
account-email = E-mail address
account-password = Password
account-language = Language
password-hint = At least { $least } characters. A sentence will do.
password-short = The password needs at least { $least } characters
password-long = The password can have { $most } characters at most
password-change = Change the password
password-current = Current password
password-current-wrong = The current password is not right
password-new = New password
profile-title = Your account

## Navigation

nav-label = Parts of the process
nav-process = Process
nav-dialogues = Dialogues
nav-survey = Survey
nav-reports = Reports
nav-mailings = Mailings
nav-follow-up = Follow-up

## Processes

processes-title = Processes
processes-empty = Begin by creating a process.
processes-none = You do not belong to a process yet. Ask its leader to add you.
process-new = New process
process-settings = Change the process
process-form-lead = Participants meet the name and the purpose. All of it can be changed later.
process-words = What participants read
process-name = Name
process-purpose = Purpose
process-purpose-hint = One sentence that stands before the question. Do not name the target group.
process-contact = Contact
process-contact-hint = Stands on every page and in every mail. Replies to the mails come here.
process-organisation = Organisation
process-contact-name = Contact person
process-contact-email = The contact’s e-mail address
process-contact-phone = The contact’s telephone
process-rules = Rules of the follow-up
process-threshold = Smallest number of answers shown
process-threshold-hint = Groups with fewer answers are not shown. At least 5.
process-threshold-fixed = The number cannot be changed once a dialogue has closed
process-heard-target = Target for the share heard, in per cent
process-heard-target-hint = The target is met when the share is larger.
process-answer-days = Days after the dialogue that it can be answered
process-answer-days-hint = 0 is the same day only.
process-status-page = Public page
process-next-boards = Next: add the boards, or import the dialogues and the file will make them.
boards-title = Boards
boards-empty = No boards yet.
board-new = Add a board
board-change = Change the board
board-name = Board
board-municipality = Municipality
board-reference = Reference number
board-reference-hint = The board’s own reference number, if there is one.
board-priorities = Prioritised target groups
board-priorities-hint = Usually three to seven.
groups-title = Target groups and perspectives
groups-empty = No target groups yet.
group-new = Add a target group
group-change = Change the target group
group-name = Name
group-kind = Kind
group-kind-group = group
group-kind-perspective = perspective
methods-title = Dialogue methods
methods-empty = No methods yet.
method-new = Add a method
method-change = Change the method
method-name = Name
method-strengths = Strengths
method-weaknesses = Weaknesses
part-in-use = A dialogue uses it, so it cannot be removed.
part-remove-hint = Only possible when no dialogue uses it.
people-title = People
person-new = Add a person
person-add = Add
person-role = Role
person-invited = (has not chosen a password yet)
person-link = Send the link to the person. It works once, for seven days, and is shown only now.
role-leader = Process leader: everything, also publishing and sending
role-group = Project group: everything but publishing and sending
role-reader = Reader: sees the figures

## Dialogues

dialogues-title = Dialogues
dialogues-empty = Add the first dialogue, or import all of them from a file.
dialogues-count = Showing { $shown } of { $total }.
dialogues-import = Import dialogues
dialogue-title = Dialogue { $number }
dialogue-new = New dialogue
dialogue-change = Change dialogue { $number }
dialogue-form-lead = Save, and the code and the poster are there at once.
dialogue-needs-board = A dialogue belongs to a board. Add the board first.
dialogue-board-missing = Choose a board
dialogue-number = Number
dialogue-number-short = No.
dialogue-number-taken = The number is taken
dialogue-held-on = Date
dialogue-board = Board
dialogue-phase = Phase
dialogue-method = Method
dialogue-method-none = Not decided
dialogue-venue = Venue
dialogue-venue-hint = Seen only by you, never by participants.
dialogue-groups = Target groups
dialogue-groups-hint = Never seen on pages, posters or in mails.
dialogue-state = State
dialogue-participants = Participants
dialogue-elected = Elected members present
dialogue-not-reachable = Cannot be reached by e-mail
dialogue-answered = Have answered
dialogue-in-follow-up = The figures are in the follow-up
dialogue-opens = Opens
dialogue-closes = Closes
dialogue-closed = Closed
dialogue-open = Open now
dialogue-open-hint = The dialogue opens by itself on its day.
dialogue-close = Close the dialogue
dialogue-close-hint =
 { $answered ->
    [one] Closes for good, after { $answered } answer. It can then neither be answered nor opened again.
   *[other] Closes for good, after { $answered } answers. It can then neither be answered nor opened again.
 }
dialogue-not-open-yet = The dialogue has not begun and cannot be closed.
more-answers-than-participants = More answers than participants
state-before = not open yet
state-open = open
state-closed = closed
phase-perspective = Gathering perspectives
phase-in-depth = In-depth
phase-all = All
head-count-title = Head-count
head-count-save = Save the counts
filter-search = Search
filter-any = All
filter-sort = Order
filter-apply = Show
code-new = New code
code-new-hint = The old code stops working at once. Posters must be printed again.
qr-alt = QR code that leads to code { $code }
qr-png = PNG
qr-svg = SVG
poster-title = Posters
poster-open = Print the poster
posters-all = Print posters for the dialogues in the list
poster-back = Back
poster-print = Print the page from the browser. Each poster is one A4.
poster-how = Point your phone’s camera at the square, or type the code at:
log-title = Events
log-host = The host, or Eko itself
log-head-count = corrected the counts (participants / elected / not reachable):
log-new-code = gave a new code
log-closed = closed the dialogue
log-other = changed something

## Import

import-lead = You see all of it before anything is saved.
import-file = CSV file
import-file-hint = Comma or semicolon, UTF-8, 200 kB at most.
import-check = Check the file
import-columns = Columns
import-columns-hint = held_on, board and phase must be there. Several target groups are parted by semicolon or vertical bar. Swedish headings do as well: Datum, Nämnd, Fas, Metod, Målgrupper, Plats, Deltagare, Förtroendevalda.
import-faults = Nothing was imported
import-fault = Line { $line }, column { $column }: { $problem }
import-not-utf8 = The file is not in UTF-8. Save it as “CSV UTF-8”.
import-too-large = The file is larger than 200 kB
import-no-rows = The file has no dialogues
import-column-missing = the column is missing
import-column-twice = the column is there twice
import-missing = must be filled in
import-not-a-date = “{ $value }” is not a date such as 2021-10-12
import-not-a-phase = “{ $value }” is not a phase: write perspective or in-depth
import-not-a-number = “{ $value }” is not a whole number
import-too-long = the text has more than 120 characters
import-number-twice = the number { $value } is in the file twice
import-ragged = the line does not have as many columns as the heading
import-number-taken = Dialogue { $number } is in the process already
import-numbers-taken = Some of the numbers are taken already. Nothing was imported.
import-no-file = Choose a file
import-preview =
 { $count ->
    [one] { $count } dialogue to import
   *[other] { $count } dialogues to import
 }
import-preview-lead = Nothing is saved yet.
import-new-boards = New boards that will be made:
import-new-groups = New target groups that will be made:
import-new-methods = New methods that will be made:
import-ignored = Columns that are not imported:
import-confirm =
 { $count ->
    [one] Import { $count } dialogue
   *[other] Import { $count } dialogues
 }
import-other = Choose another file

## Survey

survey-title = Survey
survey-lead = The question is locked, so that answers can be compared. This is how participants meet it.
comments-title = What participants have written
comments-lead = From closed dialogues with at least { $threshold } answers, in no order.
comments-none = Nothing to show yet.

## Reports

reports-title = Reports
reports-empty = Add the interim report when it is done. It can then be published and mailed to those who wished it.
report-new = New report
report-change = Change the report
report-form-lead = The report is a draft until it is published.
report-kind = Kind
report-version = Version
report-version-hint = Such as 1.0. A published version never changes.
report-version-is = version { $version }
report-title = Title
report-summary = Summary
report-summary-hint = Stands in the mail and on the report’s page. An empty line begins a new paragraph.
report-file = PDF file
report-file-hint = 20 MB at most.
report-file-has = Now: { $name }
report-file-not-pdf = The file is not a PDF
report-nothing = Choose a PDF file or write a link
report-link = Link to the report elsewhere
report-link-hint = Such as on your website. Begins with https://
report-link-malformed = The link begins with https:// and has no spaces
report-save = Save the draft
report-remove = Remove the draft
report-is-published = The report is published and cannot be changed. Add a new version.
report-state = State
report-draft = draft
report-published = published
report-to-publish = Review and publish
report-public-page = Public page
report-mail-it = Mail it to those who wished it
report-read-file = Read { $name }
report-read-link = Read the report
kind-interim = Interim report
kind-final = Final report
kind-popular = Popular version of the final report
kind-outcomes = What it has led to

## Publishing

publish-title = Publish: { $title }
publish-lead =
 { $count ->
    [one] { $count } person wished this and will get the mail.
   *[other] { $count } people wished this and will get the mail.
 }
publish-outbox = No mail relay is set. The mails are written as files to { $folder }.
publish-audience = Recipients by language
publish-recipients = Recipients
publish-preview = What the mail looks like
publish-do = Publish
publish-choice = What should happen?
publish-and-mail =
 { $count ->
    [one] Publish, and mail it to { $count } person
   *[other] Publish, and mail it to { $count } people
 }
publish-only = Publish without mailing
publish-frozen = After that the report cannot be changed.
preview-frame = The mail in { $language }
preview-text = Show as plain text
test-title = Send a test to yourself
test-send = Send a test to { $address }
test-sent = A test was sent to { $address }.
test-failed = The test could not be sent: { $why }

## The mail itself

mail-subject-label = Subject
mail-subject = { $title } – { $process }
mail-test-mark = [Test]
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

## Mailings

mailings-title = Mailings
mailings-empty = Nothing has been mailed yet. A mailing begins with publishing a report.
mailing-title = Mailing: { $title }
mailing-made = Begun { $moment }.
mailing-created = Begun
mailing-state = State
mailing-meaning = Means
mailing-figures = How far it has come
mailing-done = { $done } of { $total } done
mailing-refresh = Show how it stands now
mailing-trouble = The mail relay does not answer as it should: { $why }. Nobody has been missed, and Eko tries again.
mailing-pause = Pause
mailing-resume = Resume
mailing-cancel = Cancel the mailing
mailing-cancel-hint =
 { $count ->
    [one] { $count } person will then never get this mail.
   *[other] { $count } people will then never get this mail.
 }
progress-under-way = under way
progress-paused = paused
progress-cancelled = cancelled
progress-attention = needs attention
progress-complete = complete
figure-wished = Wished feedback
figure-to-send = To be sent to
figure-waiting = Waiting
figure-waiting-hint = Queued, on the way, or put off by the recipient’s server.
figure-accepted = Accepted
figure-accepted-hint = The mail relay has taken responsibility for it. No bounce so far.
figure-rejected = Rejected
figure-rejected-hint = The mail relay said no for good.
figure-uncertain = Uncertain
figure-uncertain-hint = The connection broke at the wrong moment: nobody knows whether it arrived.
figure-failed = Failed
figure-failed-hint = Put off until time ran out.
figure-withdrawn = Withdrawn
figure-withdrawn-hint = The address was erased before the mail was sent.
figure-cancelled = Cancelled
figure-cancelled-hint = The mailing was cancelled before the mail was sent.
uncertain-title = Decide on the uncertain ones
uncertain-text =
 { $count ->
    [one] Nobody knows whether { $count } mail arrived. If it is sent again, somebody may get the same mail twice.
   *[other] Nobody knows whether { $count } mails arrived. If they are sent again, somebody may get the same mail twice.
 }
uncertain-count = Count as sent
uncertain-again = Send again
failed-retry = Try the failed ones again

## Follow-up

follow-up-title = Follow-up
follow-up-lead = Computed { $moment }, from all closed dialogues.
follow-up-empty = The figures come when the first dialogue has closed.
follow-up-phases = Dialogues, participants and answers
follow-up-response = Response rate
follow-up-on-scale = Answers on the scale
follow-up-share = Share heard
follow-up-rule = The share heard is those who answered “to a fairly high” or “to a very high degree”, of those who answered on the scale. Answers from dialogues with fewer than { $threshold } answers enter only together with others.
follow-up-heard-title = Did the participants get to make their voices heard?
follow-up-heard-perspective = Heard in perspective dialogues
follow-up-heard-indicator = Share who got to make their voice heard to a fairly or very high degree, perspective dialogues
follow-up-indicator = Indicator
follow-up-target = Target
follow-up-outcome = Outcome
follow-up-met = Met?
follow-up-n = (n = { $n })
follow-up-bounds = { $answered } of { $participants } participants answered on the scale. Had the others answered, the share would have been between { $low } and { $high }.
follow-up-scale = The answers, perspective dialogues
follow-up-part = Share
follow-up-picture = Picture of the share
outcome-met = met
outcome-not-met = not met
outcome-undefined = cannot be said
follow-up-feedback = Feedback
follow-up-wished = { $wished } of { $participants } participants wished feedback by e-mail. { $withdrawn } of them have erased their address since.
follow-up-sent-share = Sent of wished
follow-up-feedback-hint = “Sent of wished” compares the accepted with those who had not erased their address when it was sent.
follow-up-per-dialogue = Each dialogue
follow-up-per-dialogue-hint = Dialogues with fewer than { $threshold } answers are not shown by themselves, nor are those needed to protect them.
follow-up-open = not closed
follow-up-years = Per year
follow-up-year = Year
too-few = too few to show
