# English. Reviewed by a person: no.

## Forms

field-missing = Fill in: { $label }
field-too-long = { $label }: { $most } characters at most
field-number = { $label }: a whole number from { $least } to { $most }
field-date = { $label }: write the date as 2021-10-12
name-taken = The name is taken
change = Change
remove = Remove
total = Total

## The host

host-before = Can be answered from { $moment }.
host-open = Can be answered until { $moment }.
host-closed = Closed.
host-display = Show the QR code on the screen
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

## The host’s page

host-kiosk = Use this device as everybody’s tablet
host-rehearse = Rehearse: see the questions, nothing is counted
host-paper = Answers on paper
host-tablets = Tablets: { $tablets }, answers not sent: { $unsent }.
host-late = Came late: { $count }.
host-refused = Too late to be counted: { $count }.
host-unsent-warning = The tablets have { $count } answers that are not sent. They are taken in for a while after the end, if the tablet gets a network.
paper-lead = Count the papers and write how many chose each answer. It is added to what is there already.
paper-print = Print forms
paper-typed = Answers typed in from paper: { $count }
paper-count = Number
paper-add = Add
paper-answered = Papers with at least one cross here
paper-one-comment = One comment at a time. Leave out names.
paper-add-comment = Add the comment
paper-comment-missing = Write the comment, { $most } characters at most
paper-nothing = Write at least one number
paper-not-open = The dialogue is not open, so nothing can be added.
paper-clear = Start over with the papers
paper-clear-hint = All numbers from paper are removed. Comments stay.
host-kiosk-hint = Turn on Guided Access (iPad) or pin the screen (Android), so that the tablet stays on the page.
host-file = Hand in a file from a tablet
host-file-lead = If the tablet has no network, you can save a sealed file on it and hand it in here. Nothing is counted twice.
host-file-choose = The file from the tablet
host-file-take = Hand in
host-file-wrong = This is no file from a tablet of this dialogue
host-file-taken = Taken in: { $taken }. Could not be taken: { $refused }.
host-email = Send the link to
host-email-hint = The e-mail address of whoever holds the dialogue. Can be left empty.
host-mailed = The link was sent to { $address }.
host-not-mailed = The link could not be sent: { $why }
host-mail-subject = Host link: { $process }, { $date }
host-mail-lead = You hold a dialogue. With the link you show the QR code, count the participants and close.
host-mail-secret = The link is secret: do not give it to anybody else.
dialogue-tablets = Tablets
log-paper = typed in answers from paper:

## The tablet

kiosk-explained = For whoever holds the dialogue: the answers lie here encrypted until they have been sent. Nobody can read them on the tablet.
kiosk-send = Send now
kiosk-save = Save a sealed file
kiosk-online = The network works
kiosk-offline = No network: answers are kept here meanwhile
kiosk-unsent = { $count } not sent
kiosk-refused = { $count } came too late and are not counted
kiosk-clock = The tablet’s clock is wrong. Correct its date and time.
kiosk-full = The tablet is full, so the answer could not be saved. Ask whoever holds the dialogue.
kiosk-store = The answer could not be saved on the tablet. Try again, or ask whoever holds the dialogue.
kiosk-private = The browser keeps nothing in private mode, so answers would be lost. Open the link in an ordinary window.

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
process-tablet-hours = Hours after the end that tablets’ answers are taken in
process-tablet-hours-hint = Answers that a tablet had not sent before the end are counted if they come within this time.
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
information-title = Information for participants
information-lead = This stands in the accessibility statement and on the page about personal data. The rest is the same for all processes.
information-reviewed-on = Accessibility reviewed on
information-reviewed-on-hint = When somebody with you last went through the pages. Leave it empty if nobody has.
information-data-officer = Data protection officer
information-data-officer-hint = How the officer is reached, such as an e-mail address.
information-disposal = Decision on disposal of records
information-disposal-hint = The number of the decision.
information-shortcomings = Known shortcomings in accessibility
information-shortcomings-hint = One on each line. Leave it empty if you know of none.
information-partners = Those who take part
information-partners-hint = Organisations that help, and with what. They see neither answers nor addresses.
process-look = Look
process-accent = Colour of links and buttons
process-accent-hint = Such as #0b4f54. Leave it empty for Eko’s own colour.
process-accent-malformed = Write the colour as # and six digits or letters a–f, such as #0b4f54
process-accent-pale = The colour is too light to read: the contrast is { $contrast } and needs to be at least 7

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
qr-png = PNG
qr-svg = SVG
poster-title = Posters
poster-open = Print the poster
posters-all = Print posters for the dialogues in the list
poster-back = Back
poster-print = Print the page from the browser, without margins.
log-title = Events
log-host = The host, or Eko itself
log-head-count = corrected the counts (participants / elected / not reachable):
log-new-code = gave a new code
log-closed = closed the dialogue
log-other = changed something
dialogue-survey = Version of the survey
poster-format = Paper
format-a4 = A4
format-a5 = A5
format-cards = Table cards, four on an A4

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
survey-lead = The first question is locked, so that answers can be compared. Your own can be added after it.
comments-title = What participants have written
comments-lead = From closed dialogues with at least { $threshold } answers, in no order.
comments-none = Nothing to show yet.
survey-of-participants = The participants’ survey
audience-participants = The participants
audience-elected = Elected members
audience-others = Others
version-is = version { $number }
version-draft = draft
version-standard = the one that every process has
version-published = published
version-pilot = pilot
versions-title = Versions
survey-change = Change the questions
survey-change-hint = It becomes a draft of a new version. Dialogues that have opened keep theirs.
survey-is-draft = This is a draft of version { $number }. Nobody sees it until it is published.
survey-preview = See it as participants see it
survey-publish = Publish the version
survey-publish-hint = After that it never changes. Dialogues that have not opened get it, the others keep theirs.
survey-pilot = This is a pilot
survey-pilot-hint = A pilot is chosen for single dialogues. Its answers are shown apart and never mixed with others.
survey-discard = Discard the draft
survey-only-draft = The survey has no published version to fall back on.
survey-too-many = The survey has ten questions already. Nobody has time for more.
survey-new = New survey for others
survey-new-lead = A survey with an audience and a QR code of its own, such as for the elected members when the process has ended.
survey-new-go = Continue to the questions
survey-name = Name
survey-name-hint = Seen only by you.
survey-audience = Whom it is for
survey-topic = Topic
survey-topic-hint = The first question becomes: To what extent have you gained deeper knowledge of … It can be changed later.
kind-scale = Scale
kind-single = One of several answers
kind-multiple = Several answers
kind-text = Own words
question-new = Add a question
question-change = Change the question
question-locked = locked, so that answers can be compared
question-untranslated = Missing in:
question-up = Move up
question-prompt = Question
question-scale = The scale’s words
question-options = Answers to choose from
question-options-hint = One answer on each line, in the same order in each language.
question-options-count = Write at least two answers and { $most } at most
question-options-uneven = Write as many answers as in Swedish: { $count }
question-options-twice = The same answer stands twice
question-option-long = An answer can have { $most } characters at most
points-title = Collection points
points-lead = Where others than the dialogues’ participants answer a survey, with a QR code of its own.
points-none = No collection points yet.
point-new = New collection point
point-title = Collection point { $number }
point-name = Name
point-name-hint = Seen only by you, never by those who answer.
point-opens-on = From
point-closes-on = Until and including
point-closes-early = The last day is before the first
point-survey-missing = Choose a published survey
point-close = Close the collection point

## Reports

reports-title = Reports
reports-empty = Add the interim report when it is done. It can then be published and mailed to those who wished it.
report-new = New report
report-change = Change the report
report-form-lead = The report is a draft until it is published.
report-kind = Kind
report-version = Version
report-version-hint = Such as 1.0. A published version never changes.
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
news-title = Status and news
news-lead = What participants see when the dialogue is over, without having left an address.
news-new = Write news
news-ready = Or begin with a ready text, in all languages:
news-none = No news yet.
news-change = Change the news
news-form-lead = The news is seen by all as soon as it is saved. Write briefly, and never who the participants were.
news-day = Day
news-heading = Heading
news-body = Text
news-body-hint = An empty line begins a new paragraph.
news-save = Save and show
news-remove = Remove the news
plan-title = Promised days
plan-lead = A report’s day is shown on the status page and can be put in a calendar, until the report is published.
themes-lead = Words that news and reports can be tagged with.
theme-new = New theme
theme-change = Change the theme
theme-name = Theme
theme-remove-hint = News and reports stay, without the theme.
report-tag = Save the themes

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
mail-test-mark = [Test]

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
follow-up-versions = Versions of the survey behind the shares: { $versions }. Pilots are not counted in.
follow-up-answer = Answer
follow-up-pilot = The pilot’s answers are shown only here.
follow-up-top-two = The two top answers:
