# English. Reviewed by a person: no.

## Forms

field-missing = Fill in: { $label }
field-one-line = { $label } must be one line, without line breaks and other control characters
field-control = { $label } has control characters that nobody can see; type it again
field-too-long = { $label }: { $most } characters at most
field-number = { $label }: a whole number from { $least } to { $most }
field-gone = { $label }: what you chose has been removed in the meantime; choose again
field-date = { $label }: write the date as 2021-10-12
field-date-missing = { $label }: choose a day
end-of-day = the end of { $date }
name-taken = The name is taken
change = Change
remove = Remove
total = Total

## The host

host-before = Can be answered from { $moment }.
host-open = Can be answered until { $moment }.
host-ended = It has ended: nobody can answer any more. Paper forms and answers stored on tablets can be handed in until { $moment }.
host-closed = Closed for good.
host-display = Show the QR code
host-closed-figures = The answers are now part of the process’s follow-up.
host-participants-hint = Do not count the elected members.
host-not-reachable-hint = Those who cannot get feedback by email.
host-back = Back to the host page
host-link-title = Host link
host-link-is = There is a host link. It is not shown again, but can be replaced.
host-link-none = The host needs no account, only a secret link to this dialogue.
host-link-make = Make a host link
host-link-replace = Replace the host link
host-link-revoke = Revoke the host link
host-link-before = This form had already been sent. The link is the same, and nothing was emailed again.
host-link-over = This form had already been sent, or somebody else has made or revoked a link in the meantime, so no link was made now. The form below makes a new one.
host-link-shown = Send the link to whoever leads the dialogue. It is shown only now.

## The host’s page

host-kiosk = Use this device as everybody’s tablet
host-rehearse = Rehearse
host-rehearse-hint = See the questions. Nothing is counted.
host-answered = answered so far
host-evening = During the evening
host-before-home = Before you go home
host-still-open = What is still open
host-display-hint = On a screen, or here in your hand
host-code = The code here on the phone
host-count = Count the people
host-count-hint = Elected members too
host-count-missing = missing
host-paper-hint = Type them in here, or print the form
host-file-hint = For a tablet without a network
host-unsent = not sent: { $count }
rehearsal = Rehearsal
rehearsal-text = This is how participants see the questions. Nothing is sent and nothing is counted.
rehearsal-before = Previous question
rehearsal-back = Back to your page
rehearsal-over = The rehearsal is over
rehearsal-then = Now the participant is thanked and can leave an email address. Nothing was counted.
rehearsal-again = Start again
host-paper = Answers on paper
host-tablets = Tablets: { $tablets }, answers not sent: { $unsent }.
host-late = Arrived late: { $count }.
host-refused-late = Not accepted, because they arrived after the dialogue was closed for good: { $count }.
host-refused-ended = Not accepted, because the process has ended: { $count }.
host-refused-unfit = Not accepted, because they do not fit what the dialogue asks for: { $count }.
host-refused-unreadable = Not accepted, because they cannot be opened; they belong to another dialogue, or are damaged: { $count }.
host-refused-not-yet = Not accepted yet, because the dialogue has not begun: { $count }.
host-refused-cancelled = Not accepted, because the meeting is cancelled: { $count }.
host-refused-too-many = Not accepted yet, because so many answers arrived at once: { $count }. Hand the file in again in a few minutes.
host-unsent-warning = Answers on tablets that have not been sent: { $count }. Connect the tablets to a network, or hand in a file from them.
host-unsent-lost = Answers on tablets that have not been sent: { $count }. They will be lost if the dialogue is closed for good now.
host-out-paper = Answers typed in from paper: { $count }. Paper forms that have not been typed in yet are not counted.
paper-lead = Count the papers and write how many chose each answer. It is added to what is there already.
paper-print = Print forms
paper-typed = Answers typed in from paper: { $count }
paper-count = Number
paper-add = Add
paper-answered = Papers with at least one cross here
paper-one-comment = One comment at a time. Leave out names.
paper-add-comment = Add the comment
paper-comment-missing = Write the comment, { $most } characters at most
paper-papers = Number of papers
paper-papers-hint = Those that you are typing in now. If you leave it empty, they are as many as the answers to the first question.
paper-papers-missing = Write how many papers these answers are from
paper-too-many = Answers to this question: { $count }. Papers: { $papers }. There cannot be more answers than papers.
paper-too-many-in-all = Answers to this question with those typed in before: { $count }. Papers typed in: { $papers }. There cannot be more answers than papers.
paper-answered-missing = Write how many papers have at least one cross in this question
paper-crosses-many = Crosses: { $count }. Papers with a cross in this question: { $answered }. There cannot be more crosses by one answer than papers.
paper-crosses-few = Papers with a cross in this question: { $answered }. Crosses in all: { $count }. Each of the papers has at least one.
paper-nothing = Write at least one number
paper-added-counts = The numbers have been added.
paper-added-comment = The comment has been added.
paper-added-before = This had already been added. It is counted once.
paper-still-typed = What is in the form has not been added yet.
paper-not-begun = The dialogue has not begun, so nothing can be added yet.
paper-over = The dialogue is closed for good, so nothing can be added.
paper-cancelled = The meeting is cancelled, so nothing can be added.
paper-not-added = Typed in, but not added
paper-clear = Start over with the papers
paper-clear-final = This cannot be undone: what is on the papers has to be typed in again.
paper-clear-hint = All numbers from paper are removed. Comments stay.
host-kiosk-hint = Turn on Guided Access (iPad) or pin the screen (Android), so that the tablet stays on the page.
host-file = Hand in a file from a tablet
host-file-lead = If the tablet has no network, you can save a sealed file on it and hand it in here. Nothing is counted twice.
host-file-choose = The file from the tablet
host-file-take = Hand in
host-file-wrong = This is not a file from a tablet used in this dialogue
host-file-taken = Accepted: { $taken }. Could not be accepted: { $refused }.
host-email = Send the link to
host-email-hint = The email address of whoever leads the dialogue. Can be left empty.
host-mailed = The link was sent to { $address }.
host-not-mailed = The link could not be sent: { $why }
host-mail-subject = Host link: { $process }, { $date }
host-mail-lead = You are leading a dialogue: { $about }. With the link you show the QR code, count the participants and end the dialogue.
host-mail-secret = The link is secret: do not give it to anybody else.
dialogue-tablets = Tablets
log-paper = typed in answers from paper:

## The tablet

kiosk-explained = For whoever leads the dialogue: the answers are stored here, encrypted, until they have been sent. Nobody can read them on the tablet.
kiosk-send = Send now
kiosk-save = Save a sealed file
kiosk-online = The network is working
kiosk-offline = No network: answers are kept here for now
kiosk-unsent = { $count } people’s answers not sent
kiosk-all-sent = all is sent
kiosk-clock = The tablet’s clock is wrong. Correct its date and time.
kiosk-full = The tablet is full, so the answer could not be saved. Ask whoever leads the dialogue.
kiosk-store = The answer could not be saved on the tablet. Try again, or ask whoever leads the dialogue.
kiosk-private = The browser keeps nothing in private mode, so answers would be lost. Open the link in a normal window.

## Signing in

sign-in = Sign in
sign-in-title = Sign in
sign-in-lead = For those who work with a process. Participants need no account.
sign-in-wrong = The address or the password is wrong
sign-in-with = Sign in with { $provider }
sign-in-by-password = With a password
sign-in-elsewhere = It opens in a new tab. Then come back here, where what you typed has been kept, and continue.
sign-in-go-on = Continue
provider-silent = The sign-in service did not answer as it should. Try again in a while. The error is in the server’s log.
provider-no = Signing in was cancelled. Try again when you like.
provider-start-again = Signing in took too long, or began in another browser. Start again here.
provider-no-address = The sign-in service gives no email address for you. Ask those who look after it to add one.
provider-unverified = The sign-in service does not confirm that the email address is yours. Ask those who look after it to do so.
provider-elsewhere = Your email address does not belong to an organisation that may sign in here.
provider-no-account = You have no account in Eko yet. Ask a process leader, or whoever runs Eko, to invite you.
provider-somebody-elses = The account with your address is tied to somebody else in the sign-in service. Ask whoever runs Eko to untie it.
provider-shut = The account is disabled. Ask whoever runs Eko.
account-signs-in-with = You sign in with { $providers }. Your address and password are changed there.
account-untie-title = Sign-in service
account-untie-lead = The account belongs to one person in { $providers }. Untie it when the address has passed to somebody else; whoever has the address there gets the account when they next sign in.
account-untie = Untie the account
account-mail-provider-how = Sign in as you usually do at work.
notice-tied = Your account in Eko has another way to sign in
notice-tied-text = From now on you can sign in to Eko with { $provider }.
code = Code
code-title = Your code
code-hint = Six digits from the app, or one of the codes on paper.
code-wrong = The code is wrong, or has already been used. Try the next one.
code-wanted = Type your password again, and the code
code-other = Sign in as somebody else
signed-out-title = You have been signed out
signed-out-lead = Sign in again. What you typed has been kept, and nothing is saved until you send it again.
signed-out-file = A file that you chose has to be chosen again.
email-meant = Did you mean { $address }? Tick the box to correct the address, or send the form again to keep what you typed.
questions-title = One thing to answer before it is saved
form-sent-again = You are signed in again. This is what you typed. Nothing is saved until you send it again.
error-again-title = You are signed in again
error-again-text = You had been signed out, so nothing was changed. Go back to the page and do it again.
error-not-found-staff = Check the address. What was here may have been removed, or may belong to a process that you are not part of. A link in an email works once, and only for a while.
error-busy-title-staff = Eko is too busy right now
error-busy-staff = What you sent was not received, and nothing was changed. Go back and send it again in a little while.
error-fault-staff = The error is in Eko’s log. Go back and try again. If it happens again, tell whoever runs Eko.
error-status-staff = Error { $status }
error-way-out-staff = To your processes
sign-out = Sign out
undo = Undo
setup-title = Welcome to Eko
setup-lead-first = Create the first account. The link works once.
setup-lead-invited = Choose a password. The link works once.
setup-submit = Create the account
account-name = Name
account-name-missing = Type your name
account-email = Email address
account-password = Password
account-language = Language
password-hint = At least { $least } characters. A sentence will do.
password-short = The password needs at least { $least } characters
password-long = The password can have { $most } characters at most
password-common = This password is one of the first that somebody guessing would try. Choose something else, such as a sentence.
password-own = This password is made from your name or address. Choose something else, such as a sentence.
password-change = Change the password
password-current = Current password
password-current-wrong = The current password is wrong
password-new = New password
profile-title = Your account
password-changed = Your password has been changed. An email about it was to be sent to you:
address-change = Change the email address
address-change-lead = A link is emailed to the old address and another to the new one. The address is changed when both links have been opened and confirmed, within a day.
address-new = New email address
address-change-do = Send the links
address-same = That is already your address
address-taken = There is another account with that address
address-asked = Nothing has been changed yet. Open both emails and confirm.
address-confirm-title = Another address for an account
address-confirm-text = The account with the address { $old } is to have the address { $new } instead.
address-confirm-do = Confirm
address-half-title = Confirmed here
address-half = Now the link that was emailed to the other address has to be confirmed too. Until then nothing is changed.
address-done-title = The address has been changed
address-done = Sign in with the new address from now on.
factor-title = A second factor
factor-lead = When you sign in, you also need a code from an app on your phone. Then it is not enough that somebody has got hold of your password.
factor-open = Manage the second factor
factor-required = Everybody needs a second factor here. Set yours up to continue.
factor-begin = Set it up
factor-read = Open an app that shows codes, such as the one that your organisation recommends, and let it read the picture. Then type the code that it shows.
factor-picture = QR code for the app
factor-letters = Or type these letters in the app:
factor-confirm = Turn it on
factor-on = It is on. Paper codes left: { $left }.
factor-is-on = The second factor is already on
factor-change = Change
factor-codes = Make new paper codes
factor-codes-lead = The second factor is on. Write these codes down or print them: each lets you in once if the app is gone. They are shown only now.
factor-codes-kept = I have saved them
factor-off = Turn it off
sessions-title = Where you are signed in
sessions-lead = If there is one that you do not recognise: end it, and change your password.
session-browser = Browser
session-opened = Signed in
session-used = Last used
session-end = End
session-end-do = Sign out there
session-own = This one
session-unknown = Unknown browser
sessions-end-others = Sign out everywhere else
forgotten-title = Forgotten your password?
forgotten-lead = A link for choosing a new password is emailed to your address.
forgotten-ask = Send the link
forgotten-asked-title = Check your inbox
forgotten-asked = If there is an account with that address, a link is on its way to it. It works once, for an hour. If nothing has arrived after five minutes, ask for the link again, or contact whoever runs Eko where you work.
reset-title = Choose a new password
reset-lead = You are then signed out everywhere. The link works once.
reset-done-title = Your password has been changed
reset-done = Sign in with the new one.

## Navigation

nav-label = Parts of the process
nav-menu = Menu
nav-process = Process
nav-home = Home
search-title = Search
search-for = Search in the process
search-do = Search
search-hint = For example a place, an organisation, a contact, a report or a page.
search-slash = The key / leads here
search-pages = Pages
search-found = { $count ->
    [0] Nothing was found. Try fewer or shorter words.
    [one] One result
   *[other] { $count } results
  }
search-more = { $count ->
    [one] One more: type more to find it.
   *[other] { $count } more: type more to find the right one.
  }
nav-settings = Settings
guides-title = Guides
guide-here = How this is used
guide-host-open = An evening in six steps, and what to do when something fails
home-title = { $weekday } { $date }
home-today-count = { $count ->
    [0] No dialogue today.
    [one] One dialogue today.
   *[other] { $count } dialogues today.
  }
home-waits-count = { $count ->
    [0] Nothing is waiting for you.
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you.
  }
home-today = Today
home-answered = { $count ->
    [one] 1 has answered.
   *[other] { $count } have answered.
  }
home-show-qr = Show the QR code
home-poster = Poster
home-host-link = Host link
home-dialogue = Dialogue { $number }
home-soon = The coming week
home-waits = Waiting for you
home-waits-none = Nothing right now.
home-ended = { $count ->
    [one] One dialogue has ended but is not closed for good. Are there papers or tablets left?
   *[other] { $count } dialogues have ended but are not closed for good. Are there papers or tablets left?
  }
home-uncounted = { $count ->
    [one] One dialogue has no head-count.
   *[other] { $count } dialogues have no head-count.
  }
home-approval = A mailing is waiting for a second person to approve it.
home-erasure = { $count ->
    [one] 1 address will be erased on { $day }.
   *[other] { $count } addresses will be erased on { $day }.
  }
home-next = Next step
home-next-first = Add the first dialogue and print its poster.
home-next-feedback = Feedback that was promised has not gone out yet.
home-next-feedback-do = Go to the mailings
home-next-report = All planned dialogues have been held. Tell people what you heard.
home-next-report-do = Go to the reports
home-next-waits-do = See to it
home-next-dialogue = Nothing needs doing right now. To meet more people, plan another dialogue.
home-so-far = How far we have come
home-goals-met = { $of ->
    [one] { $met } of { $of } target is met.
   *[other] { $met } of { $of } targets are met.
  }
home-follow-up = The whole follow-up
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
nav-dialogues = Dialogues
nav-survey = Survey
nav-reports = Reports
nav-mailings = Mailings
nav-follow-up = Follow-up
nav-desk = Data protection

## Processes

processes-title = Processes
processes-empty = Begin by creating a process.
processes-none = You do not belong to a process yet. Ask its leader to add you.
process-ended-mark = Ended
process-new = New process
process-settings = Change the process
process-form-lead = Participants see the name and the purpose. Everything can be changed later.
process-rest = The rest has good values already
process-rest-hint = Phone, smallest number shown, days for answers, approval, reminders, colour. They can be changed until they are used.
process-other-languages = The name and the purpose in other languages
process-like = Is it to be like one that you have been part of?
process-like-hint = Boards, target groups, methods, survey, goals, plan and words are taken over. No people, answers, addresses or reference numbers are.
process-like-is = It begins like “{ $name }”: with its boards, target groups, methods, survey, goals, plan and words. Give it a name of its own.
process-like-not = Begin from nothing instead
process-like-gone = The process that this one was to be like cannot be found any more. Nothing has been created.
first-title = Before the first dialogue
first-counted = { $done } of { $of } done
first-done = done
first-not-done = not done
first-words = Name, organisation and purpose
first-contact = Whom participants can ask
first-boards = Boards and target groups
first-boards-about = At least one board. The target groups can wait.
first-privacy = Information about personal data
first-privacy-about = How the data protection officer is reached, partners, accessibility
first-disposal-about = Until they are entered, no address is erased
first-mail = Email
first-mail-about = The server that sends it. Whoever runs Eko sets it up.
first-later = Can wait
first-goals-about = There are usual goals to begin from
first-people-about = Each person gets an email
first-look-about = The contrast is checked
first-logo-about = Yours, small, before the name of the process
first-survey-about = Questions of your own
first-survey-title = The survey is ready
first-survey-ready = Whether people got to make their voices heard is asked in ten languages.
first-survey-see = See it as participants do
setup-parts = Boards, target groups and methods
setup-tabs = Settings of the process
process-words = What participants read
process-name = Name
process-purpose = Purpose
process-purpose-hint = One short sentence shown before the question; at most 60 characters fit on one line of a phone. Do not name the target group.
process-contact = Contact
process-contact-hint = Shown on every page and in every email. Replies to the emails go here.
process-organisation = Organisation
process-contact-name = Contact person
process-contact-email = The contact’s email address
process-contact-phone = The contact’s telephone
process-rules = Rules for the follow-up
process-threshold = Smallest number of people shown
process-threshold-hint = Where fewer people came and answered, nothing is shown for a dialogue on its own. At least 5.
process-threshold-fixed = The number cannot be changed once a dialogue has closed
process-answer-days = Days after the dialogue when it can still be answered
process-answer-days-hint = 0 is the same day only.
process-grace-hours = Hours after the end to wait for papers and tablets
process-grace-hours-hint = Paper forms and answers stored on tablets are accepted, and the dialogue can be reopened. Then it is closed for good.
process-status-page = Public page
process-next-boards = Next: add the boards, or import the dialogues and let the file create the boards.
process-next-disposal = Enter the decisions on disposal of records that are missing. Participants are promised that their addresses will be erased, and nothing is erased until that has been decided.
boards-title = Boards
boards-empty = No boards yet.
board-new = Add a board
board-change = Change the board
board-name = Board
board-municipality = Municipality
board-in-no-municipality = { $board } (no municipality)
board-taken = There is already a board with that name in the same municipality
import-board-ambiguous = several boards are called “{ $value }”: write one of: { $choices }
board-reference = Reference number
board-reference-hint = The board’s own reference number, if there is one.
board-priorities = Prioritised target groups
board-priorities-hint = Usually three to seven.
groups-title = Target groups and perspectives
groups-empty = No target groups yet.
group-new = Add a target group
group-change = Change the target group
group-name = Name
group-kind = Type
group-kind-group = group
group-kind-perspective = perspective
group-kind-officials = officials
group-kind-hint = A group consists of residents. Officials are those who come because of their work, such as organisations’ contacts: they are reported separately, and no board can prioritise them.
methods-title = Dialogue methods
methods-empty = No methods yet.
method-new = Add a method
method-change = Change the method
method-name = Name
method-strengths = Strengths
method-weaknesses = Weaknesses
part-in-use = A dialogue uses it, so it cannot be removed.
board-has-decided = The board has decisions on disposal of records, so it cannot be removed. Remove them first.
part-remove-hint = Only possible when no dialogue uses it.
people-title = People
person-new = Add a person
person-add = Add
person-role = Role
person-board = Board
person-board-hint = For those who read figures: members of one board see their own board’s figures and the whole region’s.
person-board-all = All boards
people-lead = Who works with the process, and in what role. Whoever is added gets an email and accepts for themselves; until then they see nothing here.
person-new-lead = The person gets an email at this address, and nobody else can set up the account.
person-used = Last signed in
person-never-used = never
person-standing = Takes part
person-takes-part = Yes
person-asked = Has not answered yet
person-ask-again = Send the email again
person-there = Somebody with this address already takes part. Their role: { $role }. Nothing was changed.
person-asked-before = Somebody with this address has already been asked and has not answered. Nothing was changed, and no new email was sent. The list of people has a button for sending it again.
person-not-yet = The person has not accepted yet. Remove them and add them again with another role.
person-last-leader = Somebody has to lead the process. Make somebody else process leader first.
person-remove = Remove from the process
person-remove-title = Remove { $name } from the process?
person-remove-text = The person will no longer see the process, and is told so by email. What they have done stays in the log.
person-remove-not = Do not remove
person-vouch-title = A second pair of eyes
person-vouch-text = Somebody else had this account made, so it is not certain that it belongs to a separate person. Until somebody confirms that, this person cannot approve mailings prepared by whoever had the account made, or by others whom they asked.
person-vouch = I know that this is a separate person
person-vouch-not-yours = Somebody else has to confirm this: a process leader whom another person asked, or whoever runs Eko.
invitation-title = You are asked to take part
invitation-text = Process: { $process }. Your role: { $role }.
invitation-accept = Take part
invitation-decline = Decline
installation-title = The installation
installation-version = This is Eko { $version }.
accounts-title = Accounts
accounts-lead = Everybody who can sign in, or has been asked to. Somebody’s role in a process is decided by those who lead it.
accounts-rights = Rights in the installation
accounts-processes = Processes
accounts-standing = State
account-is-open = open
account-invited = asked, not set up yet
account-disabled = disabled
account-operates = runs Eko
account-creates = creates processes
account-operates-long = Runs Eko: accounts, the mail server, email that came back and belongs to no process
account-creates-long = May create processes
account-add = Add an account
account-add-lead = The person gets an email with a link for choosing a password. Somebody who will only work with one process is added there, by whoever leads it.
account-link = Email a link
account-link-lead = Somebody who cannot get in gets a link for choosing a new password. The old one works until the link is used.
account-link-first-lead = The account has not been set up yet. A new link for setting it up is emailed, and the previous one stops working.
account-factor-lead = Somebody who has lost both the app and the paper codes gets in with only the password after this. Make sure that it really is them asking.
account-factor-forget = Forget the second factor
account-vouch-not-yours = You had this account made yourself, or somebody else had both yours and this one made. Somebody else who runs Eko has to confirm it, or the command eko account confirm.
account-disable = Disable the account
account-disable-lead = The person is signed out everywhere and can no longer sign in. What they have done stays in the logs. The account can be enabled again.
account-leads-alone = Nobody else leads these processes:
account-enable = Enable the account again
account-last-operator = Somebody has to run the installation. Give somebody else that right first.
account-mail-sent = An email was sent.
account-mail-kept = Nobody has received the email: no mail server is set up, so it is in the outbox folder on the server. Whoever runs Eko can set one up.
account-mail-failed = The email could not be sent: { $why }
account-mail-unknown = It is not known whether the email was sent. Send it again if it does not arrive.
account-mail-not-you = If you did not expect this email, you do not need to do anything. If it worries you, contact whoever runs Eko where you work.
account-mail-invited-subject = Asked to take part: { $process }
account-mail-invited = { $name } asks you to take part in { $process }. Your role: { $role }.
account-mail-invited-how = Choose a password to accept. The link is yours alone, and works once, for seven days.
account-mail-invited-go = Set up your account
account-mail-asked-how = Sign in to accept or decline. Nothing is changed until you do.
account-mail-asked-go = Go to Eko
account-mail-reset = A link for choosing a new password
account-mail-reset-text = Somebody asked for a link for choosing a new password for your account in Eko. It works once, for an hour. Your password stays as it is until you use it.
account-mail-reset-go = Choose a new password
account-mail-made = An account in Eko
account-mail-made-text = Somebody who runs Eko where you work has made an account for you.
account-mail-move = Another address for your account in Eko
account-mail-move-old = Your account is to have the address { $new } instead of { $old }. Confirm that you want this. The same has to be confirmed at the new address, within a day.
account-mail-move-new = The account with the address { $old } is to have this address, { $new }, instead. Confirm that it is yours. The same has to be confirmed at the old address, within a day.
account-mail-move-go = Confirm
notice-password = Your password in Eko was changed
notice-password-text = Your password was changed just now, and you were signed out everywhere else. If it was not you, ask for a new password on the sign-in page, and tell whoever runs Eko where you work.
notice-factor = Your second factor in Eko was changed
notice-factor-on = From now on you need a code from your app when you sign in.
notice-factor-off = From now on you do not need a code when you sign in. If it was not you, change your password, and tell whoever runs Eko where you work.
notice-factor-codes = You have new paper codes, and the old ones no longer work. If it was not you, change your password, and tell whoever runs Eko where you work.
notice-address = The address of your account in Eko was changed
notice-address-text = Your account has the address { $address } from now on. It was confirmed at both addresses.
notice-role = Your role in Eko was changed
notice-role-text = Your role in { $process } from now on: { $role }.
notice-rights = What you may do in Eko was changed
notice-rights-operates = From now on you run the installation.
notice-rights-operates-not = You do not run the installation.
notice-rights-creates = You may create processes.
notice-rights-creates-not = You may not create processes.
notice-removed = You no longer take part in a process
notice-removed-text = You have been removed from { $process }, and can no longer see it.
role-leader = Process leader: everything, including publishing and sending
role-group = Project group: everything except publishing and sending
role-reader = Reader: sees the figures
role-registrar = Registrar or data protection officer: answers people who ask about their address, and reviews what was written
information-title = Information for participants
information-lead = This is shown in the accessibility statement and on the page about personal data. The rest is the same for all processes.
information-reviewed-on = Accessibility reviewed on
information-conformance = How accessible is the service?
a11y-state-full = It fully complies with the law
a11y-state-partial = It partly complies with the law
a11y-state-not = It does not comply with the law
information-method = Who reviewed it?
a11y-by-own = We did ourselves
a11y-by-external = Somebody outside the organisation
information-needs-day = Write the day on which the service was reviewed
information-needs-method = Choose who reviewed it
information-not-full = It does not fully comply as long as something stands under what does not work
information-needs-shortcomings = Write what does not work
information-reviewed-on-hint = When somebody in your organisation last went through the pages. Leave it empty if nobody has.
information-data-officer = Data protection officer
information-data-officer-hint = How to reach the officer, such as an email address. Participants are told to write there about their address.
information-processors = Processors
information-processors-hint = Those who run the service and the email for you, by name. The names are shown on the privacy page.
information-boards-answer = Each board is a data controller
information-sensitive = That somebody takes part says something sensitive about them
information-sensitive-hint = For example about health or origin. Then the privacy page says that the consent is explicit (GDPR, Article 9.2 a).
information-disposal = Decision on disposal of records
disposal-promised = A decision on disposal of records is missing. Participants are promised that their addresses will be erased when everything they asked for has been sent. Nothing is erased until the number of the decision has been entered.
disposal-missing = Decisions on disposal of records are missing. What they cover is not erased until they have been entered.
disposal-enter = enter the decision
disposal-lacks = missing from
disposal-title = Decisions on disposal of records
disposal-see = What has been decided, and what is missing
disposal-lead = Nothing is erased until that has been decided, except what somebody withdraws or what is removed after review.
disposal-pooled = Each board decides for itself, or one decision covers all of them. Email addresses, contacts and what is written at collection points do not belong to any single board: they wait until every board has decided.
disposal-addresses = Email addresses
disposal-comments = What participants have written
disposal-contacts = Contacts and stakeholders
disposal-all-boards = All boards together
disposal-as-all = as for all boards
disposal-none = missing
disposal-of-board = Decisions on disposal: { $board }
disposal-of-all = Decisions on disposal for all boards together
disposal-form-lead = Each type has its own decision; the same decision can be entered several times. Empty both fields where a decision no longer applies.
disposal-own-hint = Where the board has not decided for itself, the decision for all boards applies.
disposal-common-hint = It applies to every board that has not decided for itself.
disposal-common-is = For all boards: { $number }
disposal-number-addresses = Number of the decision on email addresses
disposal-day-addresses = Day of the decision on email addresses
disposal-number-comments = Number of the decision on what participants have written
disposal-day-comments = Day of the decision on what participants have written
disposal-number-contacts = Number of the decision on contacts and stakeholders
disposal-day-contacts = Day of the decision on contacts and stakeholders
disposal-day-to-come = The decision must be taken before it is entered
information-shortcomings = Known accessibility problems
information-shortcomings-hint = One on each line. Leave it empty if you know of none.
information-partners = Those who take part
information-partners-hint = Organisations that help, and with what. They see neither answers nor addresses.
process-look = Appearance
process-accent = Colour of links and buttons
process-accent-hint = For example #0b4f54. Leave it empty for Eko’s own colour.
process-accent-malformed = Write the colour as # and six digits or letters a–f, for example #0b4f54
process-accent-pale = The colour is too light to read: the contrast is { $contrast } and needs to be at least 7
logo-title = Logo
logo-lead = The sender’s logo is shown small before the name of the process: on participants’ pages, posters, the screen in the room, reports and emails. It is drawn on white, also where the page is dark.
logo-add = Add a logo
logo-change = Change the logo
logo-file = The logo
logo-file-hint = SVG, or PNG at least 96 pixels wide; at most 1 MB. Eko draws it anew and keeps nothing else of the file.
logo-save = Save the logo
logo-remove = Remove the logo
logo-on-light = On light ground
logo-on-dark = On dark ground
logo-not-inline = This logo is too large for the question’s own page, which is to open at once on a slow phone. It is shown on the other pages, on paper and in emails. A simpler drawing (SVG) is shown there too.
logo-missing = Choose a file
logo-large = The file is larger than 1 MB
logo-unread = This is no SVG or PNG that can be drawn
logo-letters = There are letters in the drawing. They look different on each device: save it with its text turned into outlines
logo-picture = There is a photograph in the drawing. Save it as PNG instead
logo-small = The picture is too small. It needs to be at least 96 pixels wide or high
logo-narrow = The logo is too long and narrow to be seen when it is small. Choose one that is at most thirteen times as wide as it is high, and not much higher than wide
logo-pale = Nothing of this logo can be seen on white. Choose the one for light ground
process-mailings = Mailings
process-approval = A second person approves each mailing before it goes out
process-reminder-days = Remind organisations after this many days
process-reminder-days-hint = Those who have said nothing about passing it on are reminded once.
process-bounce-days = Keep addresses this many days after the last mailing
process-bounce-days-hint = At least 7. Email can come back for that long. After that the addresses are erased.

## Dialogues

dialogues-title = Dialogues
dialogues-empty = Add the first dialogue, or import all of them from a file.
dialogues-count = Showing { $shown } of { $total }.
dialogues-import = Import dialogues
dialogue-title = Dialogue { $number }
dialogue-new = New dialogue
dialogue-change = Change dialogue { $number }
dialogue-form-lead = Save, and the code and the poster are ready at once.
dialogue-needs-board = A dialogue belongs to a board. Add the board first.
dialogue-board-missing = Choose a board
dialogue-number = Number
dialogue-number-short = No.
dialogue-number-taken = That number is already taken
dialogue-held-on = Date
dialogue-board = Board
dialogue-phase = Phase
dialogue-method = Method
dialogue-method-none = Not decided
dialogue-venue = Venue
dialogue-venue-hint = Only you and the host see it, never participants.
dialogue-groups = Target groups
dialogue-groups-hint = The public sees target groups only in total, never for a single dialogue. They are not on participants’ pages, on posters or in emails.
dialogue-state = State
dialogue-participants = Participants
dialogue-elected = Elected members present
dialogue-not-reachable = Cannot be reached by email
dialogue-answered = Have answered
dialogue-in-follow-up = The figures are in the follow-up
dialogue-opens = Opens
dialogue-closes = Closes
dialogue-closed = Closed
dialogue-open = Open now
dialogue-open-hint = The dialogue opens by itself on its day.
dialogue-end = End the dialogue
dialogue-end-hint =
 { $answered ->
    [one] Ends at once for everybody, after { $answered } answer. Paper forms and answers stored on tablets can be handed in until { $moment }. Until then you can also reopen it.
   *[other] Ends at once for everybody, after { $answered } answers. Paper forms and answers stored on tablets can be handed in until { $moment }. Until then you can also reopen it.
 }
dialogue-ended-hint = Paper forms and answers stored on tablets can be handed in until { $moment }. Then the dialogue is closed for good.
dialogue-take-back = Reopen
dialogue-take-back-hint = Then it can be answered again until { $moment }.
dialogue-nothing-out = Nothing is outstanding
dialogue-close = Close for good
dialogue-close-hint =
 { $answered ->
    [one] Closes for good, after { $answered } answer. After that nothing more is accepted, and it cannot be undone.
   *[other] Closes for good, after { $answered } answers. After that nothing more is accepted, and it cannot be undone.
 }
dialogue-not-now = No, go back
dialogue-not-open-yet = The dialogue has not begun and cannot be ended.
dialogue-end-first = The dialogue can still be answered. End it before it is closed for good.
dialogue-closed-for-good = The dialogue is closed for good, so this cannot be undone.
dialogue-is-cancelled = The meeting is cancelled. Undo that first.
dialogue-cancel = Cancel the meeting
dialogue-cancel-title = Cancel dialogue { $number }
dialogue-cancel-answers =
    { $count ->
        [one] { $count } has answered. The answer is removed from the figures together with the meeting.
       *[other] { $count } have answered. The answers are removed from the figures together with the meeting.
    }
dialogue-cancel-some = There are answers. They are removed from the figures together with the meeting.
dialogue-cancel-hint = Nobody can answer any more, and those who open the link read that the meeting is cancelled. It is not counted in any figure. This can be undone until the dialogue is closed for good.
dialogue-cancel-why = Why it will not take place
dialogue-cancel-why-hint = For those who work with the process. Participants do not see it.
dialogue-cancelled-because = The meeting is cancelled: { $why }
dialogue-restore = It will take place after all
dialogue-not-cancellable = The dialogue has been held, or was closed with answers in it, so it cannot be cancelled.
dialogue-remove = Remove the dialogue
dialogue-remove-title = Remove dialogue { $number }
dialogue-remove-hint = The dialogue, its code and its host link are gone for good. Printed posters lead nowhere.
dialogue-not-removable = There are answers, requests for feedback, head-counts or tablets in the dialogue, or it is closed for good, so it cannot be removed.
dialogue-cancel-instead = Cancel it instead
dialogue-was-it-held = Did the meeting take place?
dialogue-held-unsaid = Nobody said whether the meeting took place before the process ended. It is not counted in any figure.
dialogue-was-it-held-hint = The dialogue was closed without answers and without a head-count. Until you have said that it was held, it is not counted anywhere.
dialogue-was-held-yes = Yes: enter how many came, under Head-count.
dialogue-was-held-no = No: cancel it
dialogues-unconfirmed =
 { $count ->
    [one] { $count } dialogue was closed without answers and without a head-count. Did the meeting take place?
   *[other] { $count } dialogues were closed without answers and without a head-count. Did the meetings take place?
 }
more-answers-than-participants = More answers than participants
aside-title = Set answers aside
aside-lead = If somebody has answered many times, what they sent can be set aside. It is kept and counted separately, and is not part of any figure. Answers have neither a time nor a sender, so all that can be set aside is everything that arrived in a certain way, or everything that arrives from now on. Written comments do not show how they arrived: the registrar removes them.
aside-people = { $people ->
    [one] { $people } person came, and the question with the most answers has { $answers }.
   *[other] { $people } people came, and the question with the most answers has { $answers }.
  }
aside-people-unknown = Nobody has entered how many people came. The question with the most answers has { $answers }.
aside-before-close = The dialogue is not closed for good yet: what is set aside now has never been in any figure, and everything else counts as usual.
aside-after-close = The dialogue is closed for good, so its answers may have been in figures. What was shown before and what is shown afterwards would together reveal what was set aside. So all of its answers leave the figures that they are in, and with them those of dialogues that are shown only together with it. What is set aside now can be restored; what was set aside before the dialogue was closed cannot.
aside-channels = What is set aside
aside-count = { $channel } ({ $count ->
    [one] { $count } answer
   *[other] { $count } answers
  } to the first question)
aside-from-now = Everything that arrives from now on, until this is unticked
aside-reason = Why
aside-reason-hint = It is kept in the log. At most { $most } characters.
aside-changed = Somebody else has changed what is set aside. Check it again.
aside-was-before = What was set aside before the dialogue was closed for good cannot be restored: the figures would reveal the answers.
aside-is = Set aside
aside-because = { $channel }: { $reason }
aside-running = Everything that arrives now is set aside.
alarm-over = More answers than people: { $answers } to one question, and { $people } came. Somebody may have answered several times. The answers are not shown in any figure on their own.
alarm-over-closed = More answers than people. Somebody may have answered several times. The answers are not shown in any figure on their own.
alarm-several = { $count ->
    [one] One dialogue has more answers than people came. Somebody may have answered several times.
   *[other] { $count } dialogues have more answers than people came. Somebody may have answered several times.
  }
alarm-points = { $count ->
    [one] One collection point has more answers than people were asked. Somebody may have answered several times.
   *[other] { $count } collection points have more answers than people were asked. Somebody may have answered several times.
  }
more-answers-than-asked = More answers than people asked
channel-qr = From phones
channel-tablet = From tablets
channel-paper = From paper
channel-aside = What arrived while everything was being set aside
follow-up-aside = { $answers ->
    [one] One answer
   *[other] { $answers } answers
  } to the first question at { $places ->
    [one] one dialogue
   *[other] { $places } dialogues
  } are set aside, because somebody answered more than once. They are not part of any figure.
log-set-aside = set answers aside
state-before = not open yet
state-open = open
state-ended = ended
state-closed = closed
state-unconfirmed = to be confirmed
state-cancelled = cancelled
phase-perspective = Gathering perspectives
phase-in-depth = In-depth
phase-all = All
head-count-title = Head-count
head-count-why = Where it is missing or lower than the number of answers, they are shown only together with those of other dialogues.
head-count-unreachable = Cannot be reached by email: { $count }. Participants: { $participants }. Those who cannot be reached are some of the participants.
head-count-save = Save the counts
filter-search = Search
dialogues-current = Open and planned
dialogues-all = All
dialogues-none-shown = No dialogue fits. Those that are closed or cancelled are left out unless you ask for them.
dialogues-with-chosen = With the ticked ones
dialogues-choose = Tick
dialogues-choose-this = Tick { $name }
dialogues-none-chosen = Tick at least one dialogue first.
dialogues-too-many-chosen = More than 200 dialogues are chosen. Choose at most 200 at a time
dialogues-left-out = This cannot be done with these; they are left out:
dialogues-no-host = Write the email address of at least one host
dialogue-and-place = Dialogue and place
dialogue-own-title = Title
dialogue-own-title-hint = How you find it. Participants never see it. Can be left empty.
dialogue-rest = Number, phase, method and target groups can be filled in later
dialogue-save-poster = Save and show the poster
dialogue-save-another = Save and add another
dialogue-like = Add one like it
dialogue-not-movable = A dialogue that is closed or cancelled cannot be moved. Nothing has been moved.
deed-posters = Print posters
deed-links = { $count ->
    [one] Email { $count } host link
   *[other] Email { $count } host links
 }
deed-links-open = Email host links
deed-links-told = Write whom each link goes to. A link that was made before stops working. Leave a field empty to send none.
deed-move = { $count ->
    [one] Move { $count } dialogue
   *[other] Move { $count } dialogues
 }
deed-move-open = Move
deed-move-told = Write the new days. Posters and links stay the same. Where somebody has answered, it can still be answered until the same time.
deed-cancel = { $count ->
    [one] Cancel { $count } dialogue
   *[other] Cancel { $count } dialogues
 }
calendar-open = Calendar
calendar-months = Other months
calendar-none = No dialogue this month.
calendar-own = In your own calendar
calendar-own-hint = Subscribe to this address in your calendar program. It shows days, titles and places to whoever has it: keep it to yourself. It works for as long as you are part of the process.
copy = Copy
copied = Copied
poster-print-do = Print
matters-title = What I am told of by email
matters-hint = Only in processes where you can do something about it. What cannot wait comes at once, the rest in one email a day at most.
matter-approval = A mailing is waiting for my approval (at once)
matter-attention = A mailing needs a decision (at once)
matter-uncounted = A dialogue has no head-count a day after it closed
matter-due = A report is promised within a week
matter-overdue = Something that was promised is late
matter-erasure = Addresses are about to be erased
told-subject = { $count ->
    [one] Eko: one thing is waiting for you
   *[other] Eko: { $count } things are waiting for you
 }
told-go = Open Eko
told-foot = You are told once of each thing. Under your name in Eko you choose what you are told of.
told-due = { $kind } is promised by { $day } and is not published.
told-uncounted = { $name } has no head-count.
filter-any = All
filter-sort = Order
filter-apply = Show
code-new = New code
code-new-hint = The old code stops working at once. Posters must be printed again.
qr-png = PNG
qr-svg = SVG
poster-title = Posters
poster-open = Print the poster
poster-back = Back
poster-print = Print the page from the browser, without margins.
log-title = Events
log-host = The host, or Eko itself
log-head-count = corrected the counts (participants / elected / not reachable):
log-added = added the dialogue:
log-changed = changed what is planned:
log-version = gave the dialogue another version of the survey:
log-opened = opened the dialogue
log-host-link-made = made a new host link
log-host-link-revoked = revoked the host link
log-new-code = gave a new code
log-ended = ended the dialogue
log-end-taken-back = reopened the dialogue
log-closed = closed the dialogue for good
log-cancelled = cancelled the meeting:
log-restored = undid the cancellation
log-removed = removed the dialogue
log-other = changed something
dialogue-survey = Version of the survey
poster-format = Paper
format-a4 = A4
format-a5 = A5
format-cards = Table cards, four on an A4

## Import

import-lead = You see everything before anything is saved.
import-file = File from Excel or another spreadsheet
import-file-hint = A workbook (.xlsx) or CSV, 200 kB at most. Only the first sheet of a workbook is read.
import-check = Check the file
import-columns = Columns
import-columns-hint = held_on, board and phase are required. Separate several target groups with semicolons or vertical bars. Swedish headings work too: Datum, Nämnd, Fas, Metod, Målgrupper, Plats, Deltagare, Förtroendevalda.
import-faults = Nothing was imported
import-fault = Line { $line }, column { $column }: { $problem }
import-fault-row = Line { $line }: { $problem }
import-unreadable = The file is neither an Excel workbook (.xlsx) nor CSV, or it has a password. Save it as .xlsx without a password, or as “CSV UTF-8”.
import-too-large = The file is too large: 200 kB, 10,000 rows and 250 columns at most
import-no-rows = The file has no dialogues
import-column-missing = the column { $column } is missing; the headings are { $value }
import-column-twice = the column appears twice
import-missing = must be filled in
import-not-a-date = “{ $value }” is not a date such as 2021-10-12
import-two-days = “{ $value }” can be { $one } or { $other }: write the date as 2021-10-12
import-error-value = “{ $value }” is an error in the spreadsheet, not a value
import-not-a-phase = “{ $value }” is not a phase: write perspective or in-depth
import-not-a-number = “{ $value }” is not a whole number
import-control = the text has line breaks or other control characters
import-too-long = the text has more than 120 characters: “{ $value }”
import-number-twice = the number { $value } appears twice in the file
import-ragged = “{ $value }” is to the right of all headings
import-number-taken = Dialogue { $value } is already in the process
import-changed = The process has changed since the file was checked: a number is now taken, or a name belongs to several boards. Nothing was imported. Check the file again.
import-no-file = Choose a file
import-preview =
 { $count ->
    [one] { $count } dialogue to import
   *[other] { $count } dialogues to import
 }
import-preview-lead = Nothing has been saved yet.
import-read-as = The file was read as { $source }.
import-look-at = Do å, ä, ö and other letters look right here? If not, choose a file that was saved as “CSV UTF-8”.
import-look-at-none = The file has no å, ä or ö.
sheet-workbook = an Excel workbook, the sheet “{ $sheet }”
import-new-boards = New boards that will be created:
import-new-groups = New target groups that will be created:
import-new-methods = New methods that will be created:
import-ignored = Columns that are not imported:
import-confirm =
 { $count ->
    [one] Import { $count } dialogue
   *[other] Import { $count } dialogues
 }
import-other = Choose another file

## Survey

survey-title = Survey
surveys-of-others = Surveys of others
surveys-of-others-none = Nobody but the participants is asked anything yet.
survey-elsewhere = See also
question-in-words = An answer in one’s own words
survey-lead = The first question is locked, so that answers can be compared. You can add your own after it.
comments-title = What participants have written
comments-lead = From closed dialogues where at least { $threshold } people came and answered, in no particular order. Where the head-count is missing or lower than the number of answers, nothing is shown.
comments-none = Nothing to show yet.
comments-find = Find what was written
comments-words = Words in it
comments-question = Question
comments-any-question = All questions
comments-shown = Shown: { $shown } of { $all }.
comments-all = Show all
comments-file = Take out what is shown (CSV)
comments-erase = Erase what participants have written
comments-erase-lead = What was written in dialogues and at collection points that are closed for good is erased, read or unread. It cannot be undone.
comments-erase-missing = Decisions on what participants have written are missing. It stays until they have been entered.
comments-erase-whose = Where it was written
comments-erase-under = { $whose }, under { $decision }
comments-erase-nothing = Tick the places where what was written is to be erased
comments-erase-undecided = That is no longer decided. Nothing has been erased.
comments-erase-do = Erase for good
survey-of-participants = The participants’ survey
audience-participants = The participants
audience-elected = Elected members
audience-others = Others
audience-readers = Those who read what was reported back
version-is = version { $number }
version-draft = draft
version-standard = the one that every process has
version-published = published
version-pilot = pilot
versions-title = Versions
version-newest-is = The newest is version { $number }.
version-give = Give it version { $number }
version-has-answers = The dialogue already has answers, here or on a tablet, and keeps its version. Answers to two versions are never combined.
version-closed = The dialogue is closed for good and keeps its version.
behind-title = Dialogues without version { $number }
behind-label = Dialogues without the newest version
behind-lead = New dialogues get the newest version. These have an older one. They can be given the newest as long as nobody has answered.
behind-way = What can be done
behind-keeps = Has answers and keeps its version
survey-change = Change the questions
survey-change-hint = This makes a draft of a new version. Dialogues that have opened keep theirs, unless you give them the new one before anybody has answered.
survey-is-draft = This is a draft of version { $number }. Nobody sees it until it is published.
survey-preview = See it as participants see it
spoken-title = The questions read out and signed
spoken-lead = A recording or a sign-language film belongs to the words of the question. Whoever answers fetches it only by tapping. If the words of the question change, it is no longer shown.
spoken-none = No question has been read out or signed yet.
spoken-new = Add one
spoken-question = Question
spoken-language = Language
spoken-kind = What it is
spoken-recording = Recording
spoken-film = Sign-language film
spoken-file = File
spoken-file-hint = Recording: MP3, M4A, Ogg or WAV, 3 MB at most. Film: MP4 or WebM, 20 MB at most.
spoken-captions = Captions
spoken-captions-hint = For a film: a file that ends in .vtt (WebVTT). Without it, those who neither understand the signs nor hear cannot follow.
spoken-captions-there = there
spoken-captions-none = missing
spoken-add = Add
spoken-remove = Remove
spoken-not-asked = the question has other words now
spoken-kind-missing = Choose whether it is a recording or a film
spoken-no-words = The question is not there in this language. Translate it first.
spoken-unread = The file cannot be played on a phone. Choose a file of one of the kinds named above.
spoken-large = The file is too large
spoken-captions-unread = The file has no captions in WebVTT: it has to begin with WEBVTT
survey-publish = Publish the version
survey-publish-hint = After that it never changes. Dialogues that have not opened get it. The others are shown here, and can be given it as long as nobody has answered.
survey-pilot = This is a pilot
survey-pilot-hint = A pilot is chosen for individual dialogues. Its answers are shown separately and never mixed with others.
survey-publish-told = Version { $number } asks { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
 }
survey-discard-told = Version { $number } with its { $count ->
    [one] { $count } question is gone for good. The survey goes on with the version before.
   *[other] { $count } questions is gone for good. The survey goes on with the version before.
 }
survey-discard = Discard the draft
survey-only-draft = The survey has no published version to fall back on.
survey-too-many = The survey already has ten questions. Nobody has time for more.
survey-new = New survey for others
survey-new-lead = A survey with its own audience and its own QR code, for example for the elected members when the process has ended.
survey-new-go = Continue to the questions
survey-name = Name
survey-name-hint = Only you see it.
survey-audience = Who it is for
survey-topic = Topic
survey-topic-hint = The first question becomes: To what extent have you gained deeper knowledge of … It can be changed later.
kind-scale = Scale
kind-single = One of several answers
kind-multiple = Several answers
kind-text = In your own words
question-new = Add a question
question-change = Change the question
question-locked = locked, so that answers can be compared
question-personal = This seems to ask about sex, age, name or something else that identifies a person. Eko is not meant to store that: the groups are so small that answers could then be linked to individuals.
question-untranslated = Missing in:
question-up = Move up
question-prompt = Question
question-scale = The scale’s words
question-options = Answers to choose from
question-options-hint = One answer per line, in the same order in every language.
question-options-count = Write at least two answers and { $most } at most
question-options-uneven = Write as many answers as in Swedish: { $count }
question-options-twice = The same answer appears twice
question-option-long = An answer can have { $most } characters at most
points-title = Collection points
points-lead = Where people other than the dialogues’ participants answer a survey, with its own QR code.
points-none = No collection points yet.
point-new = New collection point
point-title = Collection point { $number }
point-name = Name
point-name-hint = Only you see it, never those who answer.
point-asked = How many were asked
point-asked-hint = If you know, now or later: the share then says how many of those asked have answered, and the answers are shown from { $threshold } upwards, unless there are more answers than people. If it is left empty, at least { $company } answers are needed.
point-asked-unknown = not known
point-opens-on = From
point-closes-on = Until and including
point-closes-early = The last day is before the first
point-survey-missing = Choose a published survey
point-end = End the collection point
point-close = Close the collection point for good

## What was said, and what came of it

observations-title = You said – this came of it
observations-lead = What participants said, and what each board replies: what is done, or why not. All of it is public as soon as it is saved.
observations-empty = Write down what mattered most, one thing at a time. Choose which boards are to reply, and everybody sees how far it has come.
observations-none-found = Nothing fits what was asked for.
observations-public = The public page
observations-any-state = All
observations-any-board = All boards
observations-late = Only what is late
observations-filter = Show
observation-new = New observation
observation-change = Change observation
observation-form-lead = Write it so that whoever said it knows it again, but so that nobody else can work out who that was.
observation-words = What was said
observation-words-hint = A sentence or two, as participants would put it.
observation-more = More about it
observation-heard = Where it was said
observation-heard-choose = Choose
observation-heard-anywhere = In all the dialogues
observation-boards = Which boards are to reply?
observation-unanswered = Nobody has been asked yet.
observation-remove-hint =
    { $count ->
        [one] One reply, and what was promised in it, goes with it.
       *[other] { $count } replies, and what was promised in them, go with it.
    }
observation-remove-sure = Yes, remove the replies as well
observation-remove-unsure = Tick that the replies are to be removed as well
reply-new = New reply
reply-change = Change reply
reply-board = Who replies
reply-board-taken = They have replied already. Change that reply instead
reply-reference-hint = If the matter has one of its own. Otherwise the board’s is shown.
reply-state = How far it has come
reply-state-choose = Choose
reply-words = Reply
reply-words-hint = What is done, or why not? Needed when something is decided, done, or will not be done.
reply-promised = Promised for
reply-promised-hint = The day by which it is to be done, or a reply to have come. May be left empty.
reply-promise-settled = It is settled. The promise stays as it was
reply-done-on = Done on
reply-done-hint = Only when it is done.
reply-done-to-come = That day has not been yet
reply-done-undone = Leave the day empty, or choose that it is done
reply-is-promised = Something was promised in the reply, and that stays. Change how far it has come instead, and write why.
reply-remove-hint = The reply, and what was promised in it, goes from the public page.
promise-why = Why the day is moved
promise-why-hint = Everybody reads it on the public page. Both the old and the new day stay there.
promise-why-missing = The day was promised already. Write why it is moved, and save again.
promise-moving = Move or take back a promised day
promise-standing = How the promise stands
promise-first = First promised for
promise-came = Came
promise-days-late = Days late
promise-moves = Times moved
promise-note = Counted from the day that holds now. The day that was promised first stands beside it, and each move has its reason on the public page.
promise-is-waiting = Waits
promise-is-late = Late
promise-is-kept = Kept
promise-is-kept-late = Came too late
promise-is-gone = Taken back
promise-is-broken = Did not come
readers-survey = Did it answer you?
readers-title = Did it answer its readers?
readers-of = Report or reply
readers-removed = Removed since
readers-share = Share yes
readers-figure = of the readers who answered say that it answered them
readers-note = Each report and reply is shown once at least { $least } readers have answered and the time to answer is over. Those who do not know, or would rather not say, are not in the share.
reply-changed-on = Last changed
observations-open = Open the list

## Reports

reports-title = Reports
reports-empty = Add the interim report when it is ready. It can then be published and emailed to those who asked for it.
report-new = New report
report-change = Change the report
report-form-lead = The report is a draft until it is published. It needs a page in Swedish, a PDF file or a link.
report-kind = Type
report-version = Version
report-version-hint = For example 1.0. A published version never changes.
report-title = Title
report-summary = Summary
report-summary-hint = Shown in the email and on the report’s page. A blank line begins a new paragraph.
report-body = The report as a page
report-body-hint = Can be read on a phone without opening a file. A blank line begins a new paragraph. ## at the start of a line makes a heading, - a point in a list, **words** bold, [words](https://…) a link. Pictures are added once the draft is saved.
report-file = PDF file
report-file-hint = 20 MB at most.
report-file-has = Now: { $name }
report-file-drop = Remove the file
report-file-not-pdf = The file is not a PDF that can be read
report-file-untagged = This file has no tags: screen readers do not know its headings, tables and reading order. Save it again from the program that it was written in: in Word as PDF under “Options” with “Document structure tags for accessibility”, in LibreOffice with “Tagged PDF”.
report-file-archival = The file says that it is { $kind }. Whether it keeps to that is for the archive’s own check.
report-file-not-archival = The file does not say that it is PDF/A. An archive may want it as that.
report-file-active = This file contains something that a program would run, or another file: scripts, forms that are sent, attachments. Readers get it as a download and do not see it in the browser. Save it again without these if you do not need them.
report-nothing = Write a page, choose a PDF file or write a link
report-link = Link to the report elsewhere
report-link-hint = For example on your website. Begins with https://
report-link-malformed = The link has to begin with https:// and have no spaces
report-save = Save the draft
report-save-look = Save and see the page
report-look = See the page ({ $language })
report-pictures = Pictures
report-pictures-lead = Pictures for the report’s page. Copy the line below the picture into the text, and replace the words in brackets with a description for those who cannot see the picture.
report-picture-words = Describe the picture
report-picture = A picture
report-picture-hint = PNG or JPEG, 1 MB at most. Where and when it was taken is removed from the file.
report-picture-add = Add the picture
report-picture-remove = Remove the picture
report-picture-unread = The file is not a PNG or JPEG picture of at most 1 MB
report-picture-without-words = Describe the picture { $name } in the brackets, for those who cannot see it
report-picture-unknown = There is no picture called { $name }. Add it first, once the draft is saved.
report-pictures-many = A report has 30 pictures at most. Remove one first.
report-picture-used = The text shows the picture. Take it out there first.
hand-outs-title = Slips to hand out
report-remove = Remove the draft
report-remove-title = Remove the draft of “{ $title }”?
report-remove-hint = Its words in every language, and what was written for its emails, are gone for good.
report-remove-file = So is its file, { $name }.
report-waits-frozen = A mailing of the report is waiting to begin, so the report cannot be changed. Take the mailing back first.
report-is-published = The report is published and cannot be changed. Add a new version.
report-state = State
report-draft = draft
report-published = published
report-waits = waiting for its mailing
report-visits =
 { $count ->
    [one] The public page was opened { $count } time, by people and by programs that follow links.
   *[other] The public page was opened { $count } times, by people and by programs that follow links.
 }
report-to-publish = Review and publish
report-public-page = Public page
report-mail-it = Email it to those who asked for it
news-title = Status and news
news-lead = What participants see when the dialogue is over, even if they have not left an address.
news-new = Write a news item
news-ready = Or begin with a ready-made text, in all languages:
news-none = No news yet.
news-change = Change the news item
news-to-come = (everybody sees it from that day)
news-form-lead = Everybody sees the news item as soon as it is saved, or from its day if that is in the future. Keep it short, and never say who the participants were.
news-day = Day
news-heading = Heading
news-body = Text
news-body-hint = A blank line begins a new paragraph.
news-save = Save and show
news-remove = Remove the news item
plan-title = Promised days
plan-lead = A report’s day is shown on the status page and can be put in a calendar, until the report is published.
themes-lead = Words that news and reports can be tagged with.
theme-new = New theme
theme-change = Change the theme
theme-name = Theme
theme-gone = A theme that you ticked has been removed in the meantime, so nothing was changed. Look at the report again and choose again.
theme-remove-hint = News and reports stay, without the theme.
report-tag = Save the themes

## Publishing

publish-title = Publish: { $title }
publish-lead =
 { $count ->
    [one] { $count } person asked for this. The email goes only to those you tick.
   *[other] { $count } people asked for this. The email goes only to those you tick.
 }
publish-lead-since =
 { $count ->
    [one] { $count } person has asked for this since it was emailed. The email goes only to those you tick.
   *[other] { $count } people have asked for this since it was emailed. The email goes only to those you tick.
 }
publish-title-again = Email: { $title }
publish-nobody-left = There is nobody left to email this version to.
publish-words-changed = What would be sent has changed since you opened the page: the report, the words of the email, or the process’s name, contact or rules. It is shown below as it is now.
audience-made = This version cannot be emailed to any of them now.
made-waits = A mailing of this version has been made and has not begun.
made-sent = This version has been emailed: { $sent } of { $total } sent, { $waiting } waiting.
made-cancelled = The mailing of this version was cancelled: { $sent } of { $total } sent, { $cancelled } will never get it.
publish-outbox = No mail relay is set up. The emails are written as files to { $folder }.
publish-audience = Recipients by language
publish-recipients-few = { $count ->
    [one] One recipient.
   *[other] { $count } recipients.
  } How many read in which language is shown only from { $threshold } upwards.
languages-other = Other languages
publish-recipients = Recipients
publish-choice = What should happen?
publish-only = Publish without emailing
publish-frozen = Once the report is published it cannot be changed.
publish-steps = The way to the mailing
publish-step = Step { $at } of { $of }
publish-step-report = The report
publish-step-recipients = Recipients
publish-step-mails = See the emails
publish-step-when = When
publish-step-confirm = Confirm
publish-next = Continue: { $step }
publish-languages = Can be read in
publish-see-report = Look at the report and its words
publish-nobody-ticked = Nobody is ticked beforehand. Groups that you do not tick get no email now.
publish-report-in = The report
publish-text-missing = missing
publish-texts-missing = { $count ->
    [one] the text is missing in { $count } language
   *[other] the text is missing in { $count } languages
  }
publish-text-missing-hint = Where the report has no words in a language, the email says in that language where it can be read. Words can be added on the report’s page.
publish-only-do = Publish
publish-cannot-be-taken-back = An email that has gone cannot be taken back. You can pause while they are sent, and leave the page.
publish-send = { $count ->
    [one] Send to { $count } person
   *[other] Send to { $count } people
 }
publish-plan = { $count ->
    [one] Plan for { $count } person
   *[other] Plan for { $count } people
 }
publish-in-languages = { $count ->
    [one] , in { $count } language
   *[other] , in { $count } languages
 }
publish-says-now = { $count ->
    [one] { $count } person gets “{ $title }” now{ $languages }.
   *[other] { $count } people get “{ $title }” now{ $languages }.
 }
publish-says-later = { $count ->
    [one] { $count } person gets “{ $title }” { $moment }{ $languages }.
   *[other] { $count } people get “{ $title }” { $moment }{ $languages }.
 }
publish-says-only = “{ $title }” is published now. Nobody gets an email.
preview-phone = The email on a phone ({ $language })
preview-frame = Open the email on a page of its own ({ $language })
preview-text = Show as plain text
test-title = Send a test to yourself
test-send = Send a test to { $address }
test-sent = A test was sent to { $address }.
test-failed = The test could not be sent: { $why }
publish-and-mail-to = Publish and email it
publish-to-whom = To
publish-when = When?
publish-now = Now
publish-later = At a certain time
publish-starts-at = Day and time
publish-starts-at-hint = The report is published and the email sent at that time. The report cannot be changed in the meantime.
publish-starts-at-past = That time has already passed
publish-starts-at-malformed = Write a day and a time, for example 2022-06-15T09:00
publish-attach = Attach the report’s PDF
publish-last = This is the last mailing of its kind
publish-last-hint = Addresses whose owners asked for nothing else are erased when the time for bounces is over.
publish-needs-approval = A second person has to approve the mailing before it goes out.
publish-choice-missing = Choose whether the report is to be emailed or only published
publish-audience-missing = Tick whom to email it to, or choose to publish without emailing
publish-audience-unknown = Choose among those in the list
publish-only-audience = You chose to publish without emailing. Untick the audiences, or choose to email it.
publish-when-missing = Choose when
publish-now-or-later = You wrote a time but chose Now. Choose At a certain time, or empty the field.
publish-only-now = A report that is not emailed is published at once. Choose Now, or choose to email it.
publish-attach-none = The report has no file that can be attached
publish-changed = { $audience }: you saw { $seen } recipients, now it is { $now }.
publish-unseen = { $audience }: { $now } recipients.
publish-again = Something has changed since you opened the page. Nothing has been published or emailed. Look again, and press the button again if it is right.
publish-last-usual = A report of this kind usually is.
mailing-changed = You saw { $seen }, now it is { $now }. Nothing has been done. Look again, and press once more if it is right.
mailing-unseen = It concerns { $now }. Nothing has been done. Look again, and press once more if it is right.
mailing-words-changed = What would be sent has changed since you opened the page. Nothing has been done. Read it again, and press once more if it is right.
mailing-idle = Nothing was done: { $why }
idle-none-left = there were none left to decide on. Somebody else was first, or it was pressed twice.
idle-cancelled = the mailing has been cancelled.
idle-under-way = the mailing is already under way.
idle-paused = the mailing is already paused.
idle-begun = the mailing has already begun.
idle-not-begun = the mailing has not begun.
idle-over = nothing of the mailing is left to send.
idle-already = it was already so.
mailing-cancel-final = This cannot be undone, and this version of the report cannot be emailed to them later either. A new version can.
mailing-cancelled-for =
 { $count ->
    [one] The mailing was cancelled. { $count } person will never get this email.
   *[other] The mailing was cancelled. { $count } people will never get this email.
 }
mailing-new-version = Add a new version of the report if it is to be emailed to them.
uncertain-count-told =
 { $count ->
    [one] { $count } uncertain email counts as sent from now on. It is not sent again, and this cannot be undone.
   *[other] { $count } uncertain emails count as sent from now on. They are not sent again, and this cannot be undone.
 }
uncertain-again-told =
 { $count ->
    [one] { $count } uncertain email is sent again. Its reader may get it twice, and this cannot be undone.
   *[other] { $count } uncertain emails are sent again. Their readers may get them twice, and this cannot be undone.
 }
words-are-mailed = The email has already been made with these words: whoever is added later gets the same. They cannot be changed.
mail-sender-label = From
mailing-was-cancelled = The mailing of this report was cancelled, and stays cancelled. Make a new version of the report if it is to be emailed.
mailing-planned-otherwise = The report already has a mailing, with another time or other choices. Nothing has changed. Open the mailing to change it.
audience-contacts = Contacts of organisations
audience-stakeholders = Stakeholders
audience-count = { $audience } ({ $count })
publish-and-new = Anybody who has left an address since a dialogue last closed gets it too. How many they are is not shown beforehand, so that nobody can find out whether an address is known.
audience-nobody = Nobody to email.
audience-undeliverable =
 { $count ->
    [one] { $count } address is not tried, because email to it has bounced for good.
   *[other] { $count } addresses are not tried, because email to them has bounced for good.
 }
test-sample = Which email?
words-own = own words
words-change = Change the words ({ $language })
words-title = { $audience }: { $language }
words-lead = Write your own words, or keep the ready-made ones. Links and the contact are added automatically.
words-subject-hint = Never say who the dialogue was with. Others can see the subject.
words-subject-group = The subject names the target group { $group }
words-body = Words
words-body-hint = A blank line begins a new paragraph.
words-ready-made = Use the ready-made words
words-are-frozen = A mailing of the report is waiting for its time. Take it back first to change the words.

## The mail itself

mail-subject-label = Subject
mail-test-mark = [Test]
mail-contact-why = You are getting this because a dialogue within { $process } was held where you work. It is run by { $organisation }. We have your address as a contact there.
mail-contact-what = You can now read “{ $title }”. The participants were promised that they would hear about it.
mail-contact-please = We can only reach those who left an email address. Can you tell the others? Pass the link on, or show it. Then tell us how many you reached. It takes half a minute.
mail-stakeholder-what = “{ $title }” from { $process } has been published.
mail-stakeholder-why = You are getting this because { $organisation } has you on its list of those who want or need to know what happens. Do you wonder where we have your address from? Reply to this email.
mail-tell = Tell us how many you have told:
mail-tell-button = I have passed it on
mail-pass-on = Links to pass on, in the participants’ languages:
mail-reminder-subject = Have you passed it on? { $title } – { $process }
mail-reminder-what = Some time ago we sent you “{ $title }”, so that you could tell the participants.
mail-reminder-please = How many did you reach? Please tell us, even if the answer is none. We will not ask again.

## Mailings

mailings-title = Mailings
mailings-empty = Nothing has been emailed yet. A mailing begins with publishing a report.
mailing-title = Mailing: { $title }
mailing-created = Begun
mailing-state = State
mailing-meaning = Meaning
mailing-figures = Progress
mailing-done = { $done } of { $total } done
mailing-refresh = Show the status now
mailing-trouble = The mail relay is not answering as it should: { $why }. Nobody has been missed, and Eko will try again.
mailing-pause = Pause
mailing-resume = Resume
mailing-cancel = Cancel the mailing
mailing-cancel-hint =
 { $count ->
    [one] { $count } person will then never get this email.
   *[other] { $count } people will then never get this email.
 }
progress-under-way = under way
progress-paused = paused
progress-cancelled = cancelled
progress-attention = needs attention
progress-complete = complete
figure-wished = Asked for feedback
figure-to-send = To be sent to
figure-waiting = Waiting
figure-waiting-hint = Queued, on the way, or deferred by the recipient’s server.
figure-accepted = Accepted
figure-accepted-hint = The mail relay has taken responsibility for it. No bounce so far.
figure-rejected = Rejected
figure-rejected-hint = The mail relay refused it for good.
figure-uncertain = Uncertain
figure-uncertain-hint = The connection broke at the wrong moment: nobody knows whether it arrived.
figure-failed = Failed
figure-failed-hint = Deferred until time ran out, or never made.
figure-withdrawn = Withdrawn
figure-withdrawn-hint = The address was erased before the email was sent.
figure-cancelled = Cancelled
figure-cancelled-hint = The mailing was cancelled before the email was sent.
uncertain-title = Decide on the uncertain ones
uncertain-text =
 { $count ->
    [one] Nobody knows whether { $count } email arrived. If it is sent again, somebody may get the same email twice.
   *[other] Nobody knows whether { $count } emails arrived. If they are sent again, somebody may get the same email twice.
 }
uncertain-count = Count as sent
uncertain-again = Send again
failed-retry = Try the failed ones again
failed-unmade =
 { $count ->
    [one] { $count } email could not be made, because what is stored about its recipient cannot be read, for example because it was stored with another secret key. Eko’s log says more. All the others have gone ahead.
   *[other] { $count } emails could not be made, because what is stored about their recipients cannot be read, for example because it was stored with another secret key. Eko’s log says more. All the others have gone ahead.
 }
rejected-retry = Try the rejected ones again
rejected-all = Everybody who was tried has been rejected. That is usually because of the relay, not the recipients. Check it, and try again.
rejected-many = When so many are rejected while others are accepted, the relay may be the cause too, for example if it accepts only so many in a given time. Check its log. Nobody gets the email twice when the rejected ones are tried again.
mailing-stopped = Stopped: one email after another could not be delivered, the last one because: { $why }. Nothing more is used up.
mailing-probe = Eko tries one more email, to somebody else, on { $at }, and then after longer and longer waits; as soon as one is accepted, the whole mailing goes on. You can also let it go on yourself.
mailing-no-probe = Stopped: too many emails have vanished after they were handed over, the last one because: { $why }. Each further one could vanish too, so Eko does not try more by itself. Check the relay’s log and decide on the uncertain ones, then let it go on.
mailing-go-on = Go on now
mailing-put-back = An older copy of the database was restored. It does not know what has been sent since it was made, so somebody may get this email twice. Check the relay’s log before you go on.
mailing-unmade = The emails cannot be put together: { $why } Nothing has been sent since; fix it, then go on.
unmade-sender = the process’s name has a line break or another control character. Type it again in the settings.
unmade-subject = the subject has a line break or another control character.
unmade-file = the file’s name has a line break or another control character.
unmade-other = something that they are made of cannot be read. Eko’s log says more.
unmade-panicked = there is a fault in Eko. Eko’s log says more.
mailing-stood-still = The mailing has stood still for a long time, perhaps because a backup was restored. Emails may have been sent that Eko does not know about. Check the relay’s log before you go on.
progress-awaits = waiting for approval
progress-scheduled = waiting for its time
progress-missed = missed its time
figure-deferred = Of those, deferred
figure-deferred-hint = The recipient’s server asked Eko to come back later.
figure-bounced = Bounced
figure-bounced-hint = Accepted by the relay, but the email bounced.
figure-untried = Not tried
figure-untried-hint = Email to the address has bounced for good before.
mailing-sent-of = { $sent } sent. { $remained } had not withdrawn when it was sent, { $wished } had asked for it from the start.
mailing-pace = { $count } a minute.
mailing-left =
 { $minutes ->
    [one] About { $minutes } minute left.
   *[other] About { $minutes } minutes left.
 }
mailing-reminder = { $audience }, reminder
mailing-made-by = Made by
mailing-approved-by = Approved by
mailing-begun = Begun
mailing-starts = Begins
mailing-attached = Attached file
mailing-to-come =
 { $count ->
    [one] Would go to { $count } recipient if it began now.
   *[other] Would go to { $count } recipients if it began now.
 }
mailing-approve-lead = Read the words below. Once you approve, the mailing goes out, or waits for its time.
mailing-approve-along = Approving or taking back is said once, for the whole publishing. These emails go with it:
mailing-approve = Approve
mailing-send-back = Take the mailing back
mailing-awaits-other = Somebody else has to approve it: another leader, or somebody in the project group.
mailing-missed = The mailing’s time passed while Eko was not running. Decide whether it goes out now, gets a new time, or is taken back.
mailing-start-now = Send now
mailing-reschedule = Change the time
mailing-words = The words of the email
mailing-needs-approval = The mailing has not been approved yet.
mailing-is-cancelled = The mailing was cancelled, and stays cancelled. Nothing more of it is sent.
mailing-not-begun = The mailing has not begun yet.
mailing-has-begun = The mailing has already begun.
mailing-own-approval = Whoever made the mailing cannot approve it.
mailing-approval-same-person = It takes two people, and it is not certain that you are two: one of you had the other’s account made, or somebody else had both made. Another process leader has to confirm your account first, on the page about people, or whoever runs Eko.
mailing-maker-gone = It is no longer known who prepared this. Send it back and prepare it again.
mailing-not-waiting = The mailing is not waiting for approval.
uncertain-log = The relay’s log knows the email by its Message-ID. If it says that it was delivered, count it as sent.
uncertain-each = Decide on each
uncertain-id = Message-ID
uncertain-since = Uncertain since
uncertain-decide = Decision
uncertain-count-one = Count as sent
uncertain-again-one = Send again
uncertain-more = { $count } more are shown when these are decided.
forward-reminded = Those who had not answered have been reminded once.
forward-will-remind = { $days ->
    [one] Those who have not answered are reminded once after { $days } day.
   *[other] Those who have not answered are reminded once after { $days } days.
  }
forward-silent = Have not answered
returned-title = What has come back
returned-what = What
returned-count = Number
returned-hard = The address does not exist
returned-soft = Refused for another reason, such as a full mailbox or a filter
returned-delayed = Delayed, not failed
returned-complaints = Reported as unwanted; the address is erased
returned-auto-replies = Automatic replies, not bounces
repeated-title = Came back at two mailings in a row
repeated-participants =
 { $count ->
    [one] The last two emails to { $count } participant came back.
   *[other] The last two emails to { $count } participants came back.
 }
repeated-hint = Nothing says that these addresses no longer exist: a mailbox can be full, or a filter may refuse what Eko sends. Eko goes on writing to them. If there are many, ask those who run the mail server.
overdue-title = Promised and not done
overdue-not-published = { $kind } was due on { $day }
overdue-not-mailed =
 { $count ->
    [one] “{ $title }” has not been emailed to the { $count } person who asked for it
   *[other] “{ $title }” has not been emailed to the { $count } people who asked for it
 }
overdue-waits = A mailing is waiting for a decision
overdue-not-replied =
    { $count ->
        [one] One reply to what was said is late
       *[other] { $count } replies to what was said are late
    }
overdue-not-erased =
 { $count ->
    [one] { $count } address was to be erased, and a decision on disposal is missing
   *[other] { $count } addresses were to be erased, and a decision on disposal is missing
 }
overdue-cancelled =
 { $count ->
    [one] The mailing of “{ $title }” was cancelled, and { $count } person who asked for it has not got it: a new version can be emailed
   *[other] The mailing of “{ $title }” was cancelled, and { $count } people who asked for it have not got it: a new version can be emailed
 }
overdue-since =
 { $count ->
    [one] { $count } person has asked for “{ $title }” since it was emailed
   *[other] { $count } people have asked for “{ $title }” since it was emailed
 }

## How long things are kept, and what is erased

retention-title = What is kept, and for how long
retention-lead = An address is erased automatically { $days } days after the last mailing that its owner agreed to.
retention-purposes = What they asked for
retention-purpose = Asked for
retention-wished = Addresses
retention-last-mail = Last email
retention-more-to-come = more may come
retention-when = When they are erased
retention-waits = They wait until that has been decided, whatever day they were due to be erased.
retention-day = Day
retention-addresses = Addresses
retention-unknown = Not known yet
retention-none-held = No addresses are kept.
purpose-interim = The interim report
purpose-final = The final report
purpose-outcomes = What it led to

## The relay

relay-title = Email
relay-lead = Email is handed to { $relay }.
check-title = Does email get out?
check-do = Test the connection
check-fine = Everything works. No email was sent.
failure-step =
 { $step ->
    [connect] when Eko connected
    [tls] at the encryption
    [auth] when Eko signed in
    [mail] when the sender was named
    [rcpt] when the recipient was named
    [data] before the email itself
    [body] in the middle of the email
   *[dot] after the email was handed over
 }
failure-answered = the relay answered { $code } { $step }
failure-silent = the relay did not answer in time { $step }
failure-broken = the connection was lost { $step }
failure-out-of-step = the relay gave an answer that does not belong there { $step }
failure-said = “{ $words }” { $step }
check-step-connect = Connection
check-step-tls = Encryption
check-step-auth = Signing in
check-step-mail = Sender
check-step-fine = works
check-step-not-needed = not set
check-step-not-reached = not tried
check-silent = The server answers but says nothing. Perhaps it waits for TLS: try smtps:// in EKO_SMTP_URL, or another port.
check-refused = Nothing is listening on that port. Check the port in EKO_SMTP_URL: 587 for STARTTLS, 465 for TLS.
check-unknown-host = The name is not in the DNS. Check the spelling in EKO_SMTP_URL.
check-not-welcome = The server does not accept Eko right now, or not from here. Ask whoever runs it.
check-unreachable = The server cannot be reached. Check firewalls, and that the address is right.
check-speaks-plain = The server begins unencrypted on that port. Write smtp:// instead of smtps:// in EKO_SMTP_URL, which uses STARTTLS.
check-issuer = The certificate was issued by somebody this machine does not trust. Name the issuer’s certificate in mail.ca_file.
check-other-name = The certificate is for another name. Write the name that it is for in EKO_SMTP_URL.
check-expired = The certificate is not valid today. It must be renewed, or this machine’s clock is wrong.
check-no-starttls = The server does not offer STARTTLS. Try smtps:// and port 465 in EKO_SMTP_URL.
check-tls = Encryption failed. Check that the server speaks TLS 1.2 or later.
check-login = Wrong user or password. Characters such as @ and : are percent-encoded in EKO_SMTP_URL.
check-auth = The server does not take that way of signing in. Ask which it allows: PLAIN and LOGIN are tried.
check-sender = The server does not send for the sender in EKO_MAIL_FROM. Ask whoever runs it to allow the address.
check-step-rcpt = Recipient
check-not-smtp = Another service than outgoing mail answers on that port. Check the port in EKO_SMTP_URL: 587 for STARTTLS, 465 for TLS.
check-auth-in-clear = The server wants the password encrypted. Add ?tls=required at the end of EKO_SMTP_URL.
check-recipient = The server does not send to that recipient for Eko. It may want a login (user and password in EKO_SMTP_URL), or has to allow this machine, or the sender in EKO_MAIL_FROM.
check-token-client = The server that gives out tokens does not take the client secret. Make a new one there, and set EKO_MAIL_OAUTH_CLIENT_SECRET to its value (not its id); look at EKO_MAIL_OAUTH_CLIENT_ID too.
check-token-permission = The client may not ask for tokens for email. Give it that permission at the provider and have an administrator consent to it; in Microsoft 365 that is SMTP.SendAsApp (and IMAP.AccessAsApp for bounces).
check-token-grant = The refresh token has ended or was revoked. Get a new one at the provider and set EKO_MAIL_OAUTH_REFRESH_TOKEN to it.
check-token-scope = The provider does not know what is asked for. Correct EKO_MAIL_OAUTH_SCOPE.
check-token-unreachable = The server that gives out tokens cannot be reached. Check EKO_MAIL_OAUTH_TENANT or EKO_MAIL_OAUTH_TOKEN_URL, and that this machine may reach it.
check-token-other = No token was given out. Check EKO_MAIL_OAUTH_TENANT or EKO_MAIL_OAUTH_TOKEN_URL, and the client at the provider.
check-token-shut = The provider takes no sign-ins for mail (SMTP AUTH) from this organisation or this mailbox. Have it allowed for the mailbox: in Microsoft 365 under Mail, Manage email apps, Authenticated SMTP.
check-token-mailbox = The server does not let the token into this mailbox. The user in EKO_SMTP_URL must be the mailbox’s address, and the client must have been given that mailbox: in Microsoft 365 with New-ServicePrincipal and Add-MailboxPermission.
check-token-not-offered = The server takes no tokens (neither XOAUTH2 nor OAUTHBEARER). Write a password in EKO_SMTP_URL, or ask whoever runs it.
names-title = What the DNS says of the sender
names-not-built = This build of Eko does not look names up. One with the feature “oauth” does.
names-fine = fine
names-better = could be better
names-wrong = wrong
names-unknown = cannot be determined
names-about-spf = SPF (who may send)
names-about-dkim = DKIM (who signs)
names-about-dmarc = DMARC (what receivers are asked to do)
names-about-mx = MX (where answers go)
names-about-reverse = The name of the relay’s address
names-silent = The DNS did not answer about { $name } in time. Try again; if it stays so, check this machine’s name servers.
names-failed = The name servers of { $name } say that they cannot answer (SERVFAIL). Ask whoever runs them.
names-spf-covers = { $name } lets { $what } send.
names-spf-missing = { $name } does not say who may send for it, and many receivers refuse such email. Publish this record; replace ADDRESS by the address that the relay sends from, or write what whoever runs it asks for.
names-spf-several = { $name } has { $what } SPF records, and then none counts. Make one of them, such as this.
names-spf-several-there = { $what }, which the record leads to, has several SPF records, and then none counts. Ask whoever runs it, or remove it.
names-spf-syntax = Nobody understands “{ $what }” in the record, and then none of it counts. Correct it or remove it.
names-spf-nowhere = The record leads to { $what }, where there is no SPF record, and then none of it counts. Check the spelling or remove it.
names-spf-too-many = Receivers give up after { $what } look-ups, and the record asks for more. Remove what nobody sends through any more, or name addresses (ip4:, ip6:) instead of names.
names-spf-void = More than { $what } names in the record lead to nothing, and then receivers give up. Remove them.
names-spf-nobody = { $name } says that nobody sends email for it (-all). Let the relay send; replace ADDRESS by the address that it sends from.
names-spf-everybody = { $name } lets everybody send (+all), so that the record vouches for nothing. End it with ~all.
names-spf-unseen = There is a record. Whether it lets the relay send cannot be determined: the relay is this machine or is inside your network, and the address that the world sees is another.
names-spf-unsure = Whether { $what } may send depends on each email (the record has a macro or ptr). An email to yourself shows it: look for “spf=pass” in Authentication-Results.
names-spf-not-covered = { $name } does not name { $what }, where the relay takes email. If it also sends from there, publish this record instead. Large providers send from other addresses: they say what to include.
names-dkim-right = The key there is the one that Eko signs with.
names-dkim-missing = The key that Eko signs with is not there, so that no signature counts. Publish this record.
names-dkim-several = There is more than one record, and receivers take any of them. Keep only this one.
names-dkim-other = Another key is there than the one that Eko signs with, so that no signature counts. Replace it by this record.
names-dkim-revoked = The key there is empty: it was revoked, and no signature counts. Publish this record.
names-dkim-narrow = The record does not allow what Eko signs (tags h= or s=). Replace it by this record.
names-dkim-testing = The record says that it is being tried out (t=y), and then receivers need not heed signatures. Publish it without.
names-dkim-relay = Eko does not sign by its settings. Whether the relay does can be seen on a delivered email only: send one to yourself and look for “dkim=pass” with your domain in Authentication-Results.
names-dmarc-right =
 { $what ->
    [none] There is a record. It asks receivers for nothing yet (p=none).
    [quarantine] There is a record. It asks receivers to put aside what nothing vouches for (p=quarantine).
   *[reject] There is a record. It asks receivers to refuse what nothing vouches for (p=reject).
 }
names-dmarc-missing = There is no record, and large receivers want one from anybody who sends email to many. This one only asks for reports and has nothing refused; name a mailbox that somebody reads.
names-dmarc-several = There are several records, and then none counts. Keep one.
names-dmarc-syntax = Receivers do not understand the policy “{ $what }”. Write p=none, p=quarantine or p=reject.
names-dmarc-apart = Eko signs for { $what }, which does not count for the sender’s domain. Set mail.dkim_domain to the sender’s domain, or leave out adkim=s if it is one above it.
names-mx-right = Answers and returned mail go to { $what }.
names-mx-gone = There is no domain { $name }: receivers refuse its email. Check the spelling in EKO_MAIL_FROM.
names-mx-nowhere = { $name } has neither a mail server (MX) nor an address: answers and returned mail go nowhere, and many receivers refuse its email. Add an MX.
names-mx-null = { $name } says that it takes no email (an MX of “.”): answers and returned mail go nowhere, and receivers refuse its email. Replace that MX by your mail server.
names-mx-by-address = { $name } has no MX, so that email goes to { $what }. If a mail server is there, name it in an MX: some receivers want one.
names-reverse-right = { $name } is called { $what }, and that name leads back.
names-reverse-none = { $name } has no name. If the relay sends from there, ask whoever runs the network for one: many receivers refuse email from nameless machines.
names-reverse-astray = { $name } is called { $what }, which does not lead back to it. If the relay sends from there, have either corrected.
dkim-title = DKIM
dkim-lead = Publish this as TXT in the DNS. Long values are split into several strings.
kept-title = Email that Eko could not understand
kept-nobodys = What belongs to a process is on its own page, for those who publish there.
kept-link =
 { $count ->
    [one] { $count } email came back that Eko could not understand
   *[other] { $count } emails came back that Eko could not understand
 }
kept-none = None. Bounces that Eko understands are counted with their mailings.
kept-lead =
 { $count ->
    [one] { $count } email came back that Eko could not understand. Read it, and say what it is, or set it aside.
   *[other] { $count } emails came back that Eko could not understand. Read them, and say what they are, or set them aside.
 }
kept-unnamed = not named
kept-set-aside = Set aside
settle-open = Say what it is
settle-title = What is this email?
settle-lead = It came on { $moment }. Say what it is; it then counts as if Eko had understood it.
settle-mail = The email
settle-find = Find the mailing by an address
settle-find-hint = If the email that it is about is not among the choices below. It is only looked up whether email has gone to exactly this address; the log notes that you looked, and not for whom.
settle-address = Email address
settle-look = Look
settle-looked-none = Eko does not know that address, or no longer does: no email has gone to it, or whoever left it has withdrawn since.
settle-which = Which email is it about?
settle-which-missing = Choose which email it is about. What bounced is always one that was sent.
settle-no-choices = It names no email that was sent, and no address that email has gone to. Look for the address above.
settle-of-none = None of them
settle-named = the email itself names it,
settle-stands = sent to { $address }, which appears in the email
settle-looked = sent to the address that you looked for
settle-what = What does it say?
settle-what-missing = Choose what it says.
settle-for-good = It bounced for good: the address no longer works, and is not tried again
settle-for-now = It bounced for now: a full mailbox, a filter, a server that did not answer
settle-answer = It is an answer: the email arrived
settle-then = The words of the email are then erased. What you said cannot be undone.
settle-do = Settle it
settle-back = Back to the emails that are waiting
settle-otherwise = This email has already been settled as something else, or was set aside.

## Follow-up

follow-up-title = Follow-up
follow-up-lead = Computed { $moment }, from closed dialogues. Each table says from which.
follow-up-empty = The figures appear when the first dialogue has closed.
follow-up-phases = Dialogues, participants and answers
follow-up-over = A response rate above 100% means that there are more answers than counted participants.
follow-up-response = Response rate
follow-up-on-scale = Answers on the scale
follow-up-share-is-of = Answers behind the share
follow-up-share = Share heard
follow-up-rule = The share heard is those who answered “to a fairly high” or “to a very high degree”, of those who answered on the scale. A dialogue is shown on its own when at least { $threshold } people came and answered. Others are included only together, and there the share is of all who answered.
follow-up-heard-title = Did the participants get to make their voices heard?
follow-up-heard-perspective = Heard in perspective dialogues
follow-up-heard-indicator = Share who got to make their voice heard to a fairly or very high degree, perspective dialogues
follow-up-indicator = Indicator
follow-up-target = Target
follow-up-outcome = Outcome
follow-up-met = Met?
follow-up-n = (n = { $n })
follow-up-bounds = The share is of the answers of { $answered } of { $participants } participants. Had the others answered, the share would have been between { $low } and { $high }.
follow-up-part = Share
follow-up-picture = Picture of the share
outcome-met = met
outcome-not-met = not met
outcome-undefined = cannot be determined
follow-up-feedback = Feedback
follow-up-wished = { $wished } of { $participants } participants asked for feedback by email. { $withdrawn } of them have erased their address since.
follow-up-wished-elsewhere = { $wished } people asked for feedback by email. Up to { $elsewhere } of them may have come to dialogues that are not closed or have no head-count, so this is not compared with the number of participants. { $withdrawn } have erased their address since.
follow-up-sent-share = Sent, of those who asked
follow-up-feedback-hint = “Sent, of those who asked” compares emails sent, both accepted and bounced, with everybody who asked for it before the report was published, less those who withdrew before it was sent. Cancelled, rejected and uncertain emails are included; those who asked for it later are shown separately.
follow-up-per-dialogue = Each dialogue
follow-up-per-dialogue-hint = A dialogue is shown on its own when at least { $threshold } people came and answered. It is not where the head-count is missing or lower than the number of answers, or where it is needed to protect others.
follow-up-open = not closed
follow-up-years = Per year
follow-up-year = Year
too-few = too few to show
follow-up-versions = Versions of the survey behind the shares: { $versions }. Pilots are not included.
follow-up-answer = Answer
follow-up-pilot = The pilot’s answers are shown only here.
follow-up-top-two = The two top answers:

## The chapters of the follow-up

chapters-title = Chapters
chapters-turn = Previous and next chapter
chapter-heard = Were they heard?
chapter-groups = Who have we met?
chapter-boards = The boards
chapter-boards-asks = What has each board done?
chapter-time = When, where and how
chapter-time-asks = When, where and how did we meet?
chapter-dialogues = The dialogues
chapter-dialogues-asks = How did each dialogue go?
chapter-questions = Other questions
chapter-questions-asks = How were the other questions answered?
chapter-feedback = Feedback
chapter-feedback-asks = Has the feedback arrived?
chapter-plan = The plan
chapter-plan-asks = How far has the plan come?
chapter-came = What came of it
chapter-came-asks = What came of what was said?
cut-by = Split by
cut-whom = People
sort-by = Sort by this column
how-counted = How this was counted
heard-perspective = Heard, gathering perspectives
heard-in-depth = Heard, in-depth
dialogues-none-such = No dialogue matches that choice.
too-few-short = too few
table-too-few = “Too few” means too few answers to show, or none: fewer than { $threshold }, or so few that they could be worked out from others.
table-once = The same in every row: { $what }.
table-nought = Zero for all: { $what }.
beneath-n = of { $value }
beneath-answered = { $value } answers
beneath-counted = answers from { $value }
beneath-from = no. { $value }
beneath-versions = survey { $value }
beneath-residents = { $value } residents
beneath-officials = { $value } officials
beneath-mixed = { $value } at dialogues with both
beneath-elected = and { $value } elected members
beneath-met-by = { $value } have met it
sentence-goals = { $met } of { $all } targets are met.
sentence-goals-none = No targets have been set yet.
sentence-goals-missed = { $count ->
    [one] One is not.
   *[other] { $count } are not.
 }
sentence-goals-open = { $count ->
    [one] One cannot be judged yet.
   *[other] { $count } cannot be judged yet.
 }
sentence-tenths = { $tenths } in 10
sentence-heard-perspective = { $share } say that they got to make their voice heard: { $part } of { $of } in the perspective dialogues.
sentence-heard-all = { $share } say that they got to make their voice heard: { $part } of { $of }.
sentence-heard-few = There are not enough answers to show yet.
sentence-groups = { $met } of { $of } prioritised target groups have been met.
sentence-groups-boards = { $count ->
    [0] Every board has met its own.
    [one] One board has not met all of its own.
   *[other] { $count } boards have not met all of their own.
 }
sentence-groups-none = There are no target groups yet.
sentence-groups-told = { $count ->
    [one] Here is one target group.
   *[other] Here are { $count } target groups and perspectives.
 }
sentence-boards = Each of the { $all } boards has held { $low } to { $high } dialogues.
sentence-boards-same = { $count ->
    [one] Each of the { $all } boards has held { $count } dialogue.
   *[other] Each of the { $all } boards has held { $count } dialogues.
 }
sentence-board = { $count ->
    [one] { $board } has held { $count } dialogue.
   *[other] { $board } has held { $count } dialogues.
 }
sentence-boards-none = There are no boards yet.
sentence-year = { $count ->
    [one] { $count } dialogue in { $year }
   *[other] { $count } dialogues in { $year }
 }
sentence-closed = { $count ->
    [one] One dialogue has closed.
   *[other] { $count } dialogues have closed.
 }
sentence-open = { $count ->
    [one] One is open or planned.
   *[other] { $count } are open or planned.
 }
sentence-questions = { $count ->
    [0] There are no answers to other questions yet.
    [one] One question was asked besides the one about being heard.
   *[other] { $count } questions were asked besides the one about being heard.
 }
sentence-wished = { $count ->
    [0] Nobody has asked for feedback yet.
    [one] One person asked for feedback.
   *[other] { $count } people asked for feedback.
 }
sentence-reached = “{ $report }” has reached { $part } of { $of } participants.
beneath-strengths = Strengths: { $value }
beneath-weaknesses = Weaknesses: { $value }
matrix-reads = The number of dialogues, with participants in brackets. Below them is the share heard, where it may be shown.
sentence-scale = { $very } answered to a very high and { $fairly } to a fairly high degree, of { $n } answers on the scale.
sentence-gaps = { $count ->
    [0] No board has a prioritised target group left to meet.
    [one] One prioritised target group has not been met by its board.
   *[other] { $count } times, a prioritised target group has not been met by its board.
 }
sentence-gaps-own = { $count ->
    [0] The board has no prioritised target group left to meet.
    [one] The board has one prioritised target group left to meet.
   *[other] The board has { $count } prioritised target groups left to meet.
 }
sentence-shares = The share is lowest for { $lowest }, { $low }, and highest for { $highest }, { $high }.
sentence-month = { $count ->
    [one] At most one dialogue was held in a month, for example in { $month }.
   *[other] Most were held in { $month }: { $count } dialogues.
 }
sentence-sent = { $sent } of { $wanted } emails have been sent, and the server has accepted { $accepted }.
sentence-plan = { $done } of { $all } activities are done.
sentence-plan-none = There are no activities in the plan yet.
sentence-came =
    { $said ->
        [one] Of one thing that was said, { $settled } has had a final reply from some board.
       *[other] Of { $said } things that were said, { $settled } have had a final reply from some board.
    }
sentence-promises = { $kept } of { $all } promised days were kept, as they were first promised.

## Organisations

nav-organisations = Organisations
organisations-title = Organisations
organisations-lead = Where dialogues are held. When a report is ready, the contacts get an email to pass on to the participants, with a link for saying how many got it. They see neither answers nor participants’ addresses.
organisations-empty = No organisations yet. Add those that know the participants, or paste a list.
organisation-new = Add an organisation
organisation-change = Change the organisation
organisation-name = Organisation
organisation-dialogues = Dialogues held there
organisation-dialogues-hint = The contacts say how many they have passed the feedback on to, dialogue by dialogue.
organisation-dialogues-none = There are no dialogues to choose from yet.
organisation-remove = Remove the organisation
organisation-remove-hint =
 { $count ->
    [0] { $name } has no contacts.
    [one] { $name } is removed, and with it { $count } contact and their address. What the contact has reported stays in the figures.
   *[other] { $name } is removed, and with it { $count } contacts and their addresses. What the contacts have reported stays in the figures.
 }
organisation-remove-sure = Yes, remove the organisation and its contacts
organisation-remove-unsure = Tick the box if the organisation is to be removed
contacts-title = Contacts
contact-new = Add a contact
contact-new-at = Add a contact at { $organisation }
contact-change-at = Change the contact at { $organisation }
contacts-empty = No contact yet.
contact-address-hint = Write only to people who know that they will be written to.
contact-address-taken = The address is already there
contact-undeliverable = email bounces
contact-undeliverable-hint = Email to the address has bounced. It is not written to until the address is corrected or you say that it works.
contact-works-again = The address works again
contact-remove-hint = The address is erased at once. What has been reported stays in the figures.
stakeholders-title = Stakeholders
stakeholders-lead = Others who want the reports. They get an email of their own, with nothing to pass on or report.
stakeholders-empty = No stakeholders yet.
stakeholder-new = Add a stakeholder
stakeholder-change = Change the stakeholder
contacts-import = Paste a list of contacts
contacts-import-lead = Write one contact per line: organisation; name; email address; language. Either all of it is added, or nothing.
contacts-import-list = The list
contacts-import-hint = The language is sv or en and can be left out. You can paste rows from a spreadsheet, without its headings. Write only to people who know that they will be written to.
contacts-import-do = Add the contacts
contacts-import-back = Show all organisations
contacts-import-nothing = Write at least one line
contacts-import-too-many = The list has more than { $most } lines. Paste it in parts.
contacts-import-fault = Line { $line }: { $problem }
contacts-import-fields = write organisation, name and email address, with a semicolon between them
contacts-import-address = { $problem }: “{ $value }”
contacts-import-language = “{ $value }” is not a language: write sv or en
contacts-imported =
 { $count ->
    [one] { $count } contact was added.
   *[other] { $count } contacts were added.
 }
contacts-imported-organisations = New organisations:
contacts-declined = Line { $line }, { $name }
contacts-declined-title = Have declined
contacts-declined-lead = They have asked not to be written to, and were not added.
contact-declined = Whoever has this address has declined to be written to
contact-asked-again = They have asked to be written to again
contacts-skipped-title = Already there
contacts-doubtful-title = Perhaps mistyped
contacts-doubtful-lead = These were added as they were written. Check them, and correct those that are wrong.
contacts-doubtful = Line { $line }: { $written }. Did you mean { $meant }?
contacts-skipped = Line { $line }, { $name }: the address is already there, so the line was skipped.

## Passed on by organisations

forward-title = How many got the feedback?
forward-lead = You got an email to pass on to those who took part with you. Tell us how many it reached.
forward-report = Report
forward-sentence = Complete the sentence: I passed it on to this many people, this many could not be reached, and the rest I don’t know about.
forward-hint = Write what you know. 0 is an answer too, and a row left empty says nothing. You can change the numbers here later.
forward-everybody = Everybody who took part with you
forward-head-count =
 { $count ->
    [one] { $count } participant was there.
   *[other] { $count } participants were there.
 }
forward-said = You said { $moment }: passed on to { $passed_on }, could not be reached { $not_reachable }.
forward-passed-on = Passed on to (number of people)
forward-not-reachable = Could not be reached (number of people)
forward-doubt =
 { $count ->
    [one] { $dialogue }: { $sum } people in all, but { $count } participant was there. Is that right?
   *[other] { $dialogue }: { $sum } people in all, but { $count } participants were there. Is that right?
 }
forward-sure = Yes, that is right. Others may have got it too.
forward-thanks = Thank you. The numbers have been saved, and can be changed here.
forward-told = Passed on, by the organisations’ own account
forward-ended = The process has ended, so the numbers can no longer be given or changed. Thank you for passing it on.
forward-ended-nothing = Nothing was reported here before it ended.
forward-told-hint = The numbers are self-reported by the organisations’ contacts. They are shown separately and never added to the figures for email.
forward-asked = Contacts asked
forward-answered = Contacts who have answered

## The desk for data protection

desk-title = Data protection desk
desk-lead = For the registrar and the data protection officer. Each use is recorded in the log: by whom and when, but never which address it was about.
desk-back = Back to the desk
desk-find-title = Somebody asks about their address
desk-find-lead = You see everything that this process keeps about the address. Then you can hand it out as a file (GDPR, articles 15 and 20) or erase it (article 17). The search is logged, whether or not it finds anything.
desk-find-sure = First make sure that the address is theirs: have them write from it, and reply to it. What you find is for them alone, not for those who lead the process.
desk-find-hint = The whole address. Capital letters and spaces around it make no difference.
desk-find-do = Look it up
desk-found-title = What is kept about an address
desk-found-when = { $name }, { $moment }
desk-nothing = Nothing is kept about this address in this process
desk-nothing-hint = Either it was never left, or it has already been erased: there is no longer anything that tells which. An address that was mistyped when it was left is kept as it was written, so look for that spelling too.
desk-participant-title = Left by a participant
desk-place = Where it is
desk-place-on-the-way = It is waiting among the new ones. It enters the pool when a dialogue has closed or a report is published.
desk-place-in-the-pool = In the process’s pool of addresses
desk-place-undeliverable = In the process’s pool of addresses. Email to it has bounced for good, so it is not written to.
desk-purposes = Agreed to receive
desk-agreed = The words of the consent
desk-until = Erased automatically
desk-until-unknown = { $days } days after the last email that was agreed to. The day is not known yet: that email has not been sent, or a decision on disposal is missing.
desk-mails-title = Emails to this address
desk-mails-none = None has been made.
desk-mail-report = Report
desk-mail-state = State
desk-mail-when = Day
desk-mail-reminder = reminder
desk-mail-waiting = It is waiting to be sent
desk-mail-accepted = The mail server accepted it, and it has not come back
desk-mail-bounced = It came back
desk-mail-rejected = The mail server refused it
desk-mail-uncertain = Nobody knows whether it arrived
desk-mail-failed = It could not be sent
desk-mail-withdrawn = Withdrawn before it was sent
desk-mail-cancelled = Cancelled before it was sent
desk-mail-untried = Not sent, because email to the address has come back before
desk-mail-said = Reported as passed on to { $passed_on }; could not be reached: { $not_reachable }
desk-owed = { $report }: published, to be emailed to this address.
desk-returned-complaint = Reported as unwanted
desk-returned-delivered = Its server says that it arrived
desk-returned-unclear = Something that nobody has understood
desk-returned-nobodys =
    { $count ->
        [one] One more email that came back names the address and could not be tied to any process. Whoever runs Eko looks at it; it is erased after 90 days at the latest.
       *[other] { $count } more emails that came back name the address and could not be tied to any process. Whoever runs Eko looks at them; they are erased after 90 days at the latest.
    }
desk-contact-title = Written to at work
desk-contact-stakeholder = none, a stakeholder
desk-staff-title = Works with the process
desk-staff-see = The people of the process
desk-not-kept-title = What is not kept
desk-not-kept = At which dialogue the address was left, and when. Answers and comments: they are not linked to any address and cannot be found again.
desk-elsewhere = Not searched here: other processes, backups, and what a tablet has not sent yet.
desk-hand-out = Hand out as a file
desk-print = The file is JSON, which other programs can read. To hand it out on paper, print this page; the buttons are left out.
desk-erase-participant = Erase the participant’s address
desk-erase-contact = Erase the contact
desk-as-participant = a participant’s address, erased
desk-as-contact = a contact, erased
desk-ask-title = Erase for good?
desk-ask-participant = The address is erased at once, with its language, what its owner agreed to, and the words of the consent. It cannot be undone.
desk-ask-contact = The contact is erased at once, with name, address and language. The organisation stays. It cannot be undone.
desk-ask-mails = Emails that are still waiting are not sent. Emails that were written as files are erased with it. Those that were sent stay counted in the figures, without an address.
desk-ask-evidence = What is left is the evidence that one was erased, on which day and why.
desk-ask-file = If the person wants a copy, hand it out first.
desk-erased-title = Erased
desk-gone-participant = It is no longer kept as a participant’s, and gets no more email as such. You can tell the person so.
desk-gone-contact = The contact is gone, and gets no more email at work. You can tell the person so.
desk-left-participant = It was also left by a participant, and that is still kept.
desk-left-contact = It is also written to at work, and that is still kept.
desk-erased-evidence = The evidence that it is erased
desk-comments-title = Somebody is named in a comment
desk-comments-short = What participants wrote is reviewed by reading it, and removed one comment at a time, with a reason.
desk-comments-open = Review what was written
desk-log-title = What has been done here
desk-log-lead = Only those at the desk see the outcome. The process’s archive says that an address was looked for, not whether it was found.
desk-log-none = Nothing yet.
desk-log-when = When
desk-log-who = Who
desk-log-what = What
desk-log-outcome = Outcome
desk-log-looked-for = An address was looked for
desk-log-handed-out = What is kept about an address was handed out
desk-log-erased = An address was erased
desk-log-comment = A comment was removed: dialogue, question and reason
desk-log-words = Everything that was written in one place was removed unread: where, number and reason
desk-outcome-found = found
desk-outcome-not-found = not found
desk-nobody = Nobody is registrar or data protection officer here. The privacy page says that participants can ask what is kept about their address: give somebody that role, so that they get an answer.

review-title = Review what was written
review-lead = Remove what must not stay, such as what names somebody. It is gone for good; which dialogue it was in and why are logged, but not the words.
review-back = Back to what was written
review-others-open = Remove all of it except what I keep …
review-others-of = Dialogue { $number }: remove all of it except what I keep …
review-others-title = Dialogue { $number }: what is kept?
review-others-lead = Somebody has written here many times. Tick what is to stay: everything that is not ticked goes, for good and for everybody. How many were removed is kept as evidence.
review-others-none = Nothing is left to be removed. Tick only what is to stay
review-others-sure = Everything that is not ticked goes
review-others-unsure = Tick that the rest goes
review-others-do = Remove the rest
review-open = Remove …
review-open-this = Remove comment { $at } …
review-one-title = Remove this comment?
review-one-lead = It goes for good, and for everybody. That one was removed is kept as evidence.
review-one-do = Remove it
review-ground = Reason
review-aside = only what arrived while it was set aside
review-unread-title = Where nobody may read
review-unread-lead = In small dialogues, and at collection points, nobody reads what was written, and neither do you: those who were there would know whose words they are. If you have learnt that somebody is named there, you can remove all of it, unread. If only the head-count is missing, have it entered first: then it can be read, and removed one comment at a time.
review-unread-none = There is no such place.
review-place = Where
review-unread-sure = Everything that was written there goes, unread
review-unread-do = Remove all of it
review-unsure = Tick that everything that was written there goes
review-readable = What was written there can be read by now. Remove it one comment at a time. Nothing has been removed.
ground-names = Somebody can be recognised
ground-abuses = It insults or threatens somebody
ground-made-up = Somebody made it up in order to count more than once
ground-asked = Whoever wrote it, or whoever it is about, asked for it
comments-taken-out =
    { $count ->
        [one] 1 comment was removed after review.
       *[other] { $count } comments were removed after review.
    }

## The archive

archive-title = Archive
archive-lead = Here you export everything from the process, hand it over to somebody else, and end it.
archive-ended = The process ended { $moment }. It can be read, but nothing in it can be changed.
archive-holds = What there is now
archive-addresses = Email addresses
archive-contacts = Contacts and stakeholders
process-ended = The process has ended. It can be read, but nothing in it can be changed.
export-title = Export everything
export-lead = A ZIP file in open formats: tables in CSV, the rest in JSON, and the reports in PDF. The file README.txt says what is what.
export-left-out = Addresses, single answers, comments and codes are left out.
export-do = Download the file
hand-over-title = Hand over
hand-over-text = Whoever takes over becomes process leader. A person who is not in the process yet gets an email and has to accept first.
hand-over-name-hint = Needed only if the person has no account.
hand-over-name-missing = There is no account with that address. Write the person’s name, and one is made.
hand-over-own = That is your own address
hand-over-after = What do you do afterwards?
hand-over-stay = Go on as process leader, together with the new one
hand-over-group = Go on in the project group
hand-over-leave = Leave the process
hand-over-do = Hand over
hand-over-invited = You remain process leader until the person has accepted. Hand over once more then, if you want to leave the process.
hand-over-awaited = The person has been asked but has not accepted yet. Until then you remain process leader.
end-title = End the process
end-lead = When the process is over, what is no longer needed is erased, and the rest can still be read. It cannot be undone.
end-open = Read what happens
end-dialogues = All dialogues and collection points are closed. Tablets and host links stop working.
end-mailings = Mailings that are waiting, scheduled or under way are cancelled.
end-addresses = All email addresses, contacts and stakeholders are erased. How many there were is kept.
end-unclosed = These are not closed yet. They close with the process, and nobody can answer them any more:
end-unserved = Requests that nobody will meet
end-unserved-lead = If the process ends now, these people never get what they asked for. The follow-up goes on counting them.
end-unserved-none = Everybody who asked for feedback has been sent it.
end-unserved-report = { $report }: { $count ->
    [one] { $count } person has not been sent it.
   *[other] { $count } people have not been sent it.
 }
end-unserved-purpose = { $purpose }: { $count ->
    [one] { $count } person asked for it and is in no mailing.
   *[other] { $count } people asked for it and are in no mailing.
 }
end-comments = What participants have written in their own words is erased.
end-public = The status page, the reports and the follow-up can be read as before.
end-fixed = After that nothing can be changed. You can still export everything and hand over.
end-export-first = Export everything first
end-needs-decision = Before the process ends, the decisions on disposal of records have to be entered: nothing is erased without one. These are missing.
end-decision = Erased under these decisions on disposal, of each board or of all:
end-confirm = Write { $slug } to confirm
end-wrong-slug = That is not the process’s name as it is written in its address
end-do = End the process for good
erasures-title = What has been erased
erasures-none = Nothing has been erased.
erasure-what = What
erasure-day = Day
erasure-reason = Reason
erasure-count = Number
erasure-not-mine = It was left by somebody else
erasure-withdrawn = Their owner wanted it so
erasure-complaint = Their owner reported the email as unwanted
erasure-fulfilled = Everything that their owner had agreed to had been sent
erasure-decided = Erased by staff, as it was decided
erasure-ended = The process ended
erasure-taken-out = Removed after review
readme-title = { $name }: all of the process
readme-made = Made { $moment } by Eko { $version }.
readme-left-out =
    This is left out on purpose:
    - Email addresses and contacts: they were left for feedback, not for the archive.
    - Single answers: there are none. Answers are counted and not kept one by one.
    - Comments: they can reveal who wrote them.
    - What the data protection desk found about an address: the log says that it was looked for, not with what outcome.
    - Codes, links and passwords: they open what is to stay closed.
    - Requests for feedback per dialogue: they are shown for the whole process only.
readme-files =
    The files:
    - process.json: name, purpose, contact and rules; logo.svg or logo.png: the sender’s logo
    - boards.csv, groups.csv, methods.csv: boards, target groups, dialogue methods
    - plan.json: the activities of each phase and how far they have come, and who was told about the process
    - dialogues.csv: dialogues and collection points
    - surveys.json: all versions of the surveys, with all their words
    - organisations.csv: organisations and their dialogues
    - reports.json and reports/: the reports and their files
    - news.json: news, themes and promised days, and why those were moved
    - observations.json: what was said, and what each board replies
    - mailings.csv: the mailings and how they went
    - forwards.csv: to how many organisations say to have passed feedback on, and could not
    - follow-up.json: the follow-up, with what may be shown
    - decisions.csv: the decisions on disposal, each board’s or all boards’
    - erasures.csv: how much was erased of what, when, why and by which decision
    - audit.csv: who did what
    - manifest-sha256.txt: all files before it, each with its checksum (SHA-256); sha256sum --check reads it
readme-notes =
    The tables are CSV in UTF-8 with commas. An apostrophe first in a cell keeps spreadsheets from computing
    it. Times are in UTC. In follow-up.json, too_few means that those who answered are too few to show, or
    none; shares are in per cent.

## Goals

goals-title = Goals
goals-lead = What the process is to achieve, how it is counted, and when it is met. The outcome is in the follow-up, as soon as a dialogue has closed.
goals-empty = No goals yet.
goals-open = Goals and indicators
goals-outcomes = The outcomes
goals-order = Order
goals-usual = Add the usual goals
goals-usual-hint = Goals and targets that have served another process. All of them can be changed.
goals-rule = A target is compared with the exact figure, not with the rounded one. Dialogues are counted once they have closed.
setting-changed = Changed { $day }: { $what }: { $before } → { $after }
removed-title = Removed indicators
removed-was = removed { $day }, target was { $target }
removed-on = Removed on
removed-target = Target was
removed-note = Indicators that had a target when they were removed, alone or with their goal.
target-changed = Target changed { $day }: { $before } → { $after }
target-changes = Changes since it was decided
goal-name = Goal
goal-name-hint = What is to be achieved, in one sentence.
goal-new = Add a goal
goal-change = Change the goal
goal-remove = Remove the goal
goal-remove-hint =
 { $count ->
    [one] “{ $name }” has { $count } indicator. What has been written about its outcome is removed too; if it has a target, the follow-up goes on saying what that was.
   *[other] “{ $name }” has { $count } indicators. What has been written about their outcomes is removed too; for those with a target, the follow-up goes on saying what that was.
 }
goal-remove-sure = Yes, remove the goal with its indicators
goal-remove-unsure = Tick that the indicators are to be removed too
indicators-empty = No indicators yet.
indicator-new = Add an indicator
indicator-change = Change the indicator
indicator-choose = What is to be counted?
indicator-counted = What is counted
indicator-name = Indicator
indicator-year-hint = Leave it empty to count all years.
indicator-fewest = Met by at least this many participants
indicator-fewest-hint = The participants of the dialogues that were with the group, together. Leave it empty to count any dialogue as a meeting.
indicator-fewest-is = { $count ->
    [one] at least { $count } participant
   *[other] at least { $count } participants
  }
indicator-any-feedback = All feedback
indicator-survey-newest = The newest one for elected members
indicator-value = Value
indicator-value-hint = As it is to be shown in the table, for example 62 % (2018), 65 % (2022). A single number or share is compared with the target.
indicator-source = Source
indicator-source-hint = Where the value comes from, for example a survey and its years.
indicator-comparison = Met when the outcome is
indicator-target = Target
indicator-target-number-hint = A whole number. Leave it empty if there is no target.
indicator-target-share-hint = In per cent, for example 90. Leave it empty if there is no target.
indicator-target-amount-hint = A number such as 1200, or a share such as 65 %. Leave it empty if there is no target.
indicator-target-no-number = Write the target as a whole number, such as 18
indicator-target-no-share = Write the target in per cent, from 0 to 100, such as 90 or 66.5
indicator-target-no-amount = Write the target as a number such as 1200, or a share such as 65 %
indicator-reflection = Reflection
indicator-reflection-hint = What is to be said about the outcome. A blank line begins a new paragraph.
indicator-remove-hint = The reflection is removed too. If the indicator has a target, the follow-up goes on saying that it was removed, and what the target was.
compare-at-least = at least the target
compare-more-than = more than the target
compare-at-most = at most the target
compare-less-than = less than the target
target-at-least = at least { $amount }
target-more-than = more than { $amount }
target-at-most = at most { $amount }
target-less-than = less than { $amount }
measure-dialogues = Dialogues
measure-dialogues-hint = The number of dialogues that were held and have closed.
measure-municipalities = Dialogues in the municipality with the fewest
measure-municipalities-hint = The dialogues of each municipality are counted, and the smallest number is the outcome.
measure-participants = Participants
measure-participants-hint = The head-counts of the dialogues, added up. Somebody who took part twice counts twice.
measure-groups = Target groups and perspectives met, in the whole area
measure-groups-hint = Of the target groups and perspectives that some board prioritises, the share that was met: by the least number of participants that you set.
measure-boards = Boards that have met their target groups
measure-boards-hint = The share of the boards that have met all the target groups and perspectives that they prioritise, each by the least number of participants that you set.
measure-heard = Share who were heard
measure-heard-hint = The share who got to make their voice heard to a fairly or very high degree, of those who answered on the scale.
measure-methods-tested = Methods tested
measure-methods-tested-hint = The number of methods used in dialogues.
measure-methods-evaluated = Methods tested and evaluated
measure-methods-evaluated-hint = The number of methods used in dialogues whose strengths or weaknesses have been written down.
measure-sent = Feedback sent
measure-sent-hint = The share to whom feedback was sent, of everybody who asked for it before the report was published and had not withdrawn before it was sent.
measure-reached = Participants reached by feedback
measure-reached-hint = The share of the participants to whom feedback was emailed without bouncing, or to whom an organisation says that it passed it on. A range, because somebody may have got it both ways.
measure-survey = Follow-up survey
measure-survey-hint = The share of the two top answers to the first question of a survey for others than participants.
measure-answered = Share who got an answer
measure-answered-hint = The share who say that a report or a reply answered them, of those who read it and said yes, partly or no.
measure-typed = Counted elsewhere
measure-typed-hint = A value that you enter, with its source.
outcome-no-target = no target
outcome-so-far = { $count } so far
outcome-share = { $share } ({ $part } of { $of })
outcome-range = between { $low } and { $high } ({ $least }–{ $most } of { $of })
outcome-source = Source: { $source }
lacking-municipalities = Do not reach the target: { $names }
lacking-groups = Not met: { $names }
lacking-methods = Not evaluated: { $names }
lacking-boards = Not met:
lacking-cancelled =
 { $count ->
    [one] { $count } email was cancelled, and counts as not sent.
   *[other] { $count } emails were cancelled, and count as not sent.
 }
lacking-later =
 { $count ->
    [one] { $count } person asked for it after the report was published and is counted separately; sent to { $sent }.
   *[other] { $count } people asked for it after the report was published and are counted separately; sent to { $sent }.
 }
lacking-head-counts =
 { $count ->
    [one] { $count } dialogue has no head-count.
   *[other] { $count } dialogues have no head-count.
 }
response-of = { $answered } of { $asked } asked answered.
response-unknown = { $answered } answered; how many were asked is not known.
response-impossible = { $answered } answered, but according to what was entered only { $asked } were asked: one of the two numbers is wrong.
account-taken-part = Have answered
account-asked = Were asked
account-response = Of those asked
lacking-officials =
 { $count ->
    [one] { $count } of the participants is an official.
   *[other] { $count } of the participants are officials.
 }
lacking-mixed =
 { $count ->
    [one] { $count } of the participants came to a dialogue with residents and officials.
   *[other] { $count } of the participants came to dialogues with residents and officials; how many were which is not known.
 }
usual-met = We meet residents in the whole area
usual-dialogues = Dialogues in { $year }
usual-municipalities = Dialogues in { $year } in the municipality with the fewest
usual-in-depth = In-depth dialogues in { $year }
usual-groups = Share of the prioritised target groups that we have met, in the whole area
usual-boards = Share of the boards that have met all of their target groups
usual-voice = Participants get to make their voices heard
usual-methods = We test new ways of holding dialogues
usual-methods-tested = Methods tested
usual-methods-evaluated = Methods tested and evaluated
usual-feedback = Participants hear what came of it
usual-reached = Share of the participants that the feedback has reached
usual-sent-interim = Share of those who asked for the interim report that it was sent to
usual-sent-final = Share of those who asked for the final report that it was sent to
usual-knowledge = Elected members gain deeper knowledge
usual-survey = Share of the elected members who gained deeper knowledge to a fairly or very high extent
usual-trust = Trust grows
usual-typed = Residents’ trust, before and after
usual-source = A public-health survey, in two years

## Activities and outreach

activities-title = Activities and outreach
activities-lead = What is to be done, how far it has come, and who has been told about the process.
plan-activities = Activities
activities-empty = No activities yet.
activities-usual = Begin with the usual activities
activities-usual-hint = Activities that most processes need, in every phase. All of them can be changed and removed.
activities-open = See the activities and the outreach
activities-order = Order
activities-done = { $done } of { $of } done
activities-overdue =
 { $count ->
    [one] { $count } activity should have been done by now. Change its day, or note how far it has come.
   *[other] { $count } activities should have been done by now. Change their days, or note how far they have come.
 }
project-preparation = Preparation
project-carrying-out = Carrying out
project-follow-up = Follow-up work
activity-new = Add an activity
activity-change = Change the activity
activity-phase = Phase
activity-name = Activity
activity-name-hint = What is to be done, in a few words.
activity-due = Done by
activity-due-hint = The last day on which it should be done. Leave it empty if there is none.
activity-overdue = overdue
activity-status = Status
activity-note = Note
activity-note-hint = For example what is left to do, or why it was dropped.
activity-remove-hint = “{ $name }” is removed with its note. If it was part of the plan, choose the status dropped instead.
activity-planned = planned
activity-under-way = under way
activity-partly = partly done
activity-done = done
activity-dropped = dropped
plan-outreach = Outreach
outreach-lead = Note each time you have told somebody about the process or gained support for it: when, whom, and how.
outreach-empty = Nothing noted yet. Begin with those who decided on the process.
outreach-levels = How often each level was told
outreach-level = Level
outreach-level-choose = Choose a level
outreach-times = Times
level-local = Local
level-regional = Regional
level-national = National
level-internal = Internal
outreach-new = Note outreach
outreach-change = Change the note on outreach
outreach-day = Day
outreach-day-to-come = That day has not come yet. Note it afterwards, and add it as an activity until then.
outreach-audience = Who was told
outreach-audience-hint = A body, an organisation or a circle, never a participant.
outreach-how = How
outreach-how-hint = For example a meeting, a letter, a conference or the local paper.
outreach-note = What was said
outreach-note-hint = What you told, or what came of it. Can be left empty.
outreach-remove-hint = What is noted about { $audience } on { $day } is removed.
usual-root-plan = Gain support for the plan among those concerned
usual-agree-goals = Agree on goals and on how they are measured
usual-choose-groups = Choose target groups together with the boards
usual-try-questions = Try out the questions and adjust them
usual-plan-dialogues = Plan the dialogues with organisations and partners
usual-hold-perspective = Hold the dialogues that gather perspectives
usual-gather-perspectives = Put together what participants have said
usual-tell-interim = Publish the interim report and tell the participants
usual-hold-in-depth = Hold the in-depth dialogues
usual-inform-boards = Tell the boards how far the process has come
usual-tell-final = Publish the final report and tell the participants
usual-hand-results = Hand over the results to those who decide
usual-ask-elected = Ask the elected members what they have learnt
usual-evaluate = Evaluate the goals and the methods
usual-tell-outcomes = Tell the participants what came of it

## Spreadsheets

sheets-cover = About the file
sheets-computed = Computed
sheets-dialogues = Dialogues included
sheets-link = The same figures in Eko
sheets-disclosure = What is not shown
sheets-tables = Tables
sheets-definitions = What the words mean
sheets-least = { $column }, at least
sheets-most = { $column }, at most
sheets-per-cent = { $column } (%)

## The account

month-of-year = { $month } { $year }
account-as-number = Outcome, number
account-as-share = Outcome, share
account-at-least = At least
account-at-most = At most
account-audience = Asked
account-board-only = These are the board’s own figures, with the whole region’s beside them. They are counted in the same way for all boards.
account-region-only = Most of this is counted for the whole region only; rows that are the board’s own have its name or municipality. All of the board’s figures are on the first page of the follow-up and in the chapters about target groups, boards and dialogues.
account-boards = The boards
account-boards-note = A group that several boards have met is counted with each of them, and once in the region.
account-bounds = Had everybody answered
account-closed = closed
account-contents = Contents
account-counted = Dialogues behind the answers
account-csv = Lists (CSV)
account-day = Day
account-definitions = How the figures are counted
account-events = What has happened
account-gap = not met
account-own = The board’s own
goals-of-region = The whole region’s goals
goals-of-region-note = These goals are for the whole region, and so are their outcomes. A board may have met its own groups while the region has not, and the other way round.
account-group = Target group
account-groups = Target groups and perspectives
account-groups-note = A dialogue may have been with several target groups and is then counted in each row. So the rows cannot be added up. Where everybody can see the figures, only target groups of two dialogues or more are shown, and not which dialogues.
account-in-region = the whole region: { $figure }
account-of = { $part } of { $of }
account-groups-met = Prioritised target groups that were met
account-interval = Wilson’s interval, as if of a sample
account-interval-is = Between { $low } and { $high } (Wilson’s interval). It is made for random samples, and those who answered are none: it shows how much so few answers can vary, and is no certainty about others.
account-json = Data (JSON)
account-lacking = Lacking
account-mailings = Mailings to participants
account-matrix = Boards and target groups
account-matrix-note = How many dialogues each board has held with each target group or perspective, and how many participants they had. ✓ is one that the board has prioritised and met, by the least number of participants that the goals set. Those who came to dialogues with residents and officials together are not counted towards that number. The share heard is shown below, where it may be shown.
account-meaning = Meaning
account-met = Met
account-met-by = Of those, have met it
account-methods = Methods and what they gave
account-missing = Sex and age
account-month = Month
account-months = Per month
account-municipalities = Per municipality
account-n = Answers
account-not-reachable = { $count ->
    [one] { $count } participant cannot be reached by email, according to the dialogues’ hosts.
   *[other] { $count } participants cannot be reached by email, according to the dialogues’ hosts.
 }
account-prioritised = Prioritised
account-prioritised-by = Boards that prioritise it
account-prioritised-word = , prioritised
account-purpose = Feedback on
account-question = Question
account-questions = Other questions
account-questions-note = Included are dialogues where at least { $threshold } people came and answered the question, and collection points where at least as many of those asked did; where it is not known how many were asked, at least twice as many answers are needed. Different versions are never added up.
account-people = Residents and officials
account-people-note = Officials are those who come because of their work, such as contacts of organisations. Dialogues whose target groups name officials only are theirs; where officials are not named, the dialogue is the residents’. Heads are counted per dialogue and not per group: where both are named, nobody knows how many there were of each, and they are added to neither.
account-whom = With
account-residents = Of them, residents
account-officials = Of them, officials
account-mixed = Of them, at dialogues with both
whom-residents = Residents
whom-officials = Officials
whom-mixed = Residents and officials together
apart-residents = { $participants ->
    [one] { $participants } resident
   *[other] { $participants } residents
  } at { $dialogues ->
    [one] { $dialogues } dialogue
   *[other] { $dialogues } dialogues
  }
apart-officials = { $participants ->
    [one] { $participants } official
   *[other] { $participants } officials
  } at { $dialogues ->
    [one] { $dialogues } dialogue
   *[other] { $dialogues } dialogues
  }
apart-mixed = { $dialogues ->
    [one] { $participants } at { $dialogues } dialogue with both
   *[other] { $participants } at { $dialogues } dialogues with both
 }
account-range = A range instead of a figure
account-reach-title = Who have we met?
account-reached = Participants whom the feedback has reached
account-reached-note = Reached means: an email was sent and has not come back, or an organisation says that it passed the feedback on. Nobody knows who has read it. The figures are the least and the most that are possible: nobody knows who got the feedback both by email and through an organisation. Somebody who got several emails counts once, for each organisation the largest number for each dialogue counts, and never more than came. Only dialogues that are closed and have a head-count are included.
account-region = The whole region
account-report-title = Report
account-report-version = The report’s version
account-row = Row
account-scale = The answers on the scale
account-scale-note = How the answers are spread is counted only from dialogues that are shown on their own, so the number may be smaller than in the share heard.
account-see-all = Show all boards
account-sent = Sent
account-share-of = { $choice }, share
account-sheet = Account to print
account-survey = Survey
account-version = Version of the survey
account-to-come = { $count ->
    [one] and { $count } open or planned
   *[other] and { $count } open or planned
 }
account-open = Open or planned
account-versions = Versions of the survey
account-from = From the dialogues
account-waiting = Dialogues that are waiting
account-ways = The same figures in other formats
account-what = What
account-which = Which
account-wanted = Asked for before it was published
account-later = Asked for later
account-later-sent = Of these, sent
account-unserved = Requests that no email was made for
account-unserved-count = People
account-unserved-note = They asked for it after its last report was published, or no such report has been published. They are in no share.
account-wished = Asked for any feedback
account-counted-participants = Participants in them
account-places = Places
account-places-of = { $count ->
    [one] from { $count } place
   *[other] from { $count } places
 }
account-word = Word
account-yes = yes
account-no = no
account-xlsx = Spreadsheet (XLSX)
definition-heard = Those who answered “to a fairly high” or “to a very high degree”, of the answers that the share is of. Compared with the target without rounding.
definition-n = Those who answered on the scale: “Don’t know / rather not say” counts as having taken part, but is in no share. In dialogues that are only counted together with others it is all who answered, because how many of them would rather not say is not shown anywhere: so the share may be lower there, never higher.
definition-participants = The head-counts of the dialogues, added up: occasions, not persons. Somebody who took part twice counts twice.
definition-response = Those who answered, of the participants in the same dialogues. Not shown where a head-count is missing.
definition-counted = How many of the row’s dialogues the answers are from. The others are open, pilots, or too small.
definition-interval = Wilson’s interval at the 95 per cent level, which is made for random samples. Participants are not chosen at random: it shows how much so few answers can vary, and is no certainty about the group.
definition-bounds = What the share of all participants would be if everybody whose answer is not in the share had answered one way or the other.
definition-too-few = Fewer than { $threshold } people have answered, or nobody. They look the same, so that nobody can be singled out. Groups of at least that many are shown as they are, even when all of them answered alike.
definition-range = Dialogues where fewer than { $threshold } people came and answered are only counted together with others, and so are those where the head-count is missing or lower than the number of answers. Where nearly all or nearly none of such a group were heard, only a range is given, so that nobody’s answer can be worked out.
definition-missing = There are no figures by sex and age. Eko has no question about them, and is not meant to store them: the groups are so small that answers could then be linked to individuals.
definition-waiting = { $count ->
    [one] { $count } closed dialogue is not counted yet, because too few people answered, the head-count is missing or lower than the number of answers, or it is needed to protect others. It can be counted in together with others when a report is published, the figures are saved or the process ends. Enter a missing head-count before that.
   *[other] { $count } closed dialogues are not counted yet, because too few people answered, the head-count is missing or lower than the number of answers, or they are needed to protect others. They can be counted in together when a report is published, the figures are saved or the process ends. Enter missing head-counts before that.
 }
event-report-published = Report published
event-mailing-begun = Mailing begun
event-snapshot-taken = Figures saved
event-process-ended = Process ended
picture-scale = Horizontal bars, one for each phase and one for all: which part of the answers is to a very high, fairly high and fairly low degree and not at all. The same figures are in the table below.
picture-heat = A field for each board and target group, the darker the more dialogues. An exclamation mark is a prioritised target group that was not met. The same figures are in the table below.
picture-none = No dialogue
picture-left-out = { $count ->
    [one] { $count } month without dialogues or events
   *[other] { $count } months without dialogues or events
 }
picture-gap = Prioritised, not met
picture-shares = Small bars from 0 to 100 per cent with the share heard, and a line at the target. The same figures are in the table below.
picture-possible = Possible
picture-boards = Share heard per board
picture-dialogues = Share heard per dialogue
picture-timeline = Dialogues month by month
picture-timeline-about = A bar for each month with the number of dialogues, and numbered flags for reports, mailings and saved figures. The figures are in the tables below.
picture-funnel = From participants to feedback: { $title } ({ $version })
picture-funnel-about = Bars for participants, answers, requests, emails sent and accepted, all against the number of participants. The same figures are in the table below.
sheet-whole = All boards
sheet-rule = The share heard is those who answered “to a fairly high” or “to a very high degree”, of those who answered on the scale; in dialogues that are only counted together with others, of all who answered. Fewer than { $threshold } answers are never shown. Requests and emails are counted for the whole process.
sheet-noted = { $board }: note in the minutes that the information was given. Date and §:
mark-title = The figures on the paper
mark-saved = Saved as “{ $name }” on { $moment }.
mark-check = Check the figures:
mark-unsaved = These figures are not saved, and can change. Save them first, and the paper gets a mark by which they can be checked.
mark-unchanged = They have not been changed since.
mark-open = See the figures
mark-not-public = The mark is of figures that were saved on { $moment } and have not been changed since. They are not published, so they are not shown here.
mark-newer = What differs from the latest
mark-newer-than = The latest published figures are “{ $name }”, saved on { $moment }.
mark-none-newer = No newer figures are published.
mark-unknown = No saved figures have the mark { $mark }.
mark-unknown-hint = Is every letter right? Then the figures on the paper are not those that were saved here.

## Snapshots

snapshots-title = Saved figures
snapshots-lead = The figures as they were on a certain day. They never change, and have an address that can be cited.
snapshots-empty = No figures have been saved yet. Save them when you are going to cite them, for instance in a paper for the board.
snapshot-name = Name
snapshot-name-hint = What the figures are for, for instance Interim report June 2022.
snapshot-new = Save today’s figures
snapshot-new-hint = Dialogues that are too small to be shown on their own are counted in together when the figures are saved. The less often this is done, the more figures can be given exactly.
snapshot-take = Save the figures
snapshot-taken = Saved
snapshot-public = Public
snapshot-not-public = only for you
snapshot-not-public-hint = Only you who work with the process see these figures.
snapshot-public-since = Public since { $moment }:
snapshot-name-taken = Figures that were saved today have this name already. Choose another, so that they can be told apart.
snapshot-publish = Show to everybody
snapshot-publish-hint = Everybody will then see the figures at { $address } and on the status page, but not each dialogue, nor which board or dialogue was with which target group. It cannot be undone, because somebody may have cited them.
snapshot-lead = The figures as they were { $moment }. They do not change.
snapshot-now = Today’s figures
snapshot-compare = Compare
snapshot-from = From
snapshot-to = To
snapshot-compare-do = Compare
snapshot-compared = What has changed: { $before } and { $after }
snapshot-no-change = Nothing has changed.
snapshot-same = { $count ->
    [one] { $count } value is unchanged.
   *[other] { $count } values are unchanged.
 }

## Keys for other programs

keys-title = Keys for other programs
keys-lead = With a key, another program such as Power BI reads the follow-up of the process. It gets everything in the follow-up, including your notes on activities and outreach, but never single answers, participants’ comments or addresses.
keys-description = What can be read is described for programs here:
keys-empty = No keys yet.
keys-ended = The process has ended. The keys still open it, but no new ones can be made.
keys-back = To the keys
key-name = What the key is for
key-name-hint = For example the region’s Power BI. The name is seen here and in the log.
key-made-on = Made
key-used-on = Last used
key-unused = never
key-expires = Last day it works
key-expires-hint = Leave it empty if it is to work until it is revoked.
key-expires-over = The last day has to be in the future
key-until-revoked = until revoked
key-is-over = expired
key-new = Make a key
key-make = Make the key
key-made-title = The key “{ $name }”
key-made-once = Copy the key now. It is only shown this once, and Eko does not keep it.
key-made-secret = Whoever has the key can read the follow-up. Keep it as you would a password.
key-try = Try it in a terminal
key-power-bi = Use it in Power BI
key-power-bi-hint = Choose Get data, Blank query and Advanced editor, and paste this. If Power BI asks how to sign in, choose Anonymous: the key is in the query.
key-revoke = Revoke
key-revoke-named = Revoke “{ $name }”
key-revoke-lead = Programs that use the key can no longer read anything. It cannot be undone, but you can make a new key.
key-revoke-do = Revoke the key

## Papers before the start

papers-title = Papers before the start
papers-lead = They are made from the settings as they are now. Read them, fill in what is marked, print them and put them on file. When a setting changes, the paper changes too: print it again then.
papers-open = Open, to print
papers-open-named = Open, to print: { $paper }
papers-audit = Whoever runs the server can have what is really stored reported at any time, with the command eko audit anonymity.
papers-as-of = From the settings as they were on { $day }.
papers-marked = What Eko cannot know is marked with “Fill in”.
papers-fill = Fill in:
papers-signed = Reviewed by, and when:
papers-record = Record of processing activities
papers-record-lead = What Article 30(1) of the GDPR asks for, point by point.
papers-impact = Facts for an impact assessment
papers-impact-lead = What Article 35(7) of the GDPR asks for, as far as Eko knows it. The controller decides whether an assessment has to be made, and what it concludes.
papers-disposal = Rows for decisions on disposal
papers-disposal-lead = Type by type: what is kept, where, until when, and the decision by which it is disposed of.
papers-a = a) Who is responsible
papers-controller = Controller
papers-officer = Data protection officer
papers-fill-officer = how the data protection officer is reached
papers-fill-boards = whether the boards are controllers of their own, joint controllers, or neither
papers-b = b) The purposes
papers-why-answers = To count how many of those who take part were heard, and what they answer to the process’s other questions, and to account for it.
papers-why-addresses = To send it to those who ask for it, each by a consent of its own:
papers-why-contacts = To tell contacts at organisations and stakeholders about reports, and to ask organisations to how many they have passed them on.
papers-why-staff = To let staff do their work, and to be able to say who changed what.
papers-basis-addresses = The legal basis for the addresses is consent (Article 6(1)(a)), and for what is written freely and for contacts a task in the public interest (Article 6(1)(e)), as participants are told.
papers-fill-basis = the legal basis for the answers, for stakeholders and for staff, and whether a task in the public interest holds for what is written freely and for contacts
papers-c = c) Whose data, and which
papers-whose = Whose
papers-which = Which
papers-answerers = Those who take part in dialogues
papers-answerers-data = Their answers are counted: no row for a person, no time. Until a dialogue is closed for good, each answer leaves the hash of a random key, with what was counted, sealed so that only the phone that gave it can open it. What somebody writes freely is kept sealed and by itself; it may say who wrote it.
papers-groups = Target groups: { $groups }.
papers-fill-groups = which groups are to be met
papers-special = That somebody has taken part may by itself reveal what Articles 9 and 10 protect, such as health, origin or a sentence.
papers-fill-special = for which of the groups that is so, and on which ground they may be asked
papers-wishers = Those who leave an email address
papers-wishers-data = The address, sealed; their language; the words that they agreed to; which reports they asked for; which email went to them and what became of it. No name, no dialogue, and no day on which they left it.
papers-contacts = Contacts at organisations, and stakeholders
papers-contacts-data = Name, organisation, email address (sealed), language, and to how many they say they have passed a report on.
papers-staff = Staff
papers-staff-data = Name, email address, language, role; what they have changed, and when.
papers-languages = The questions and the information can be read in:
papers-languages-title = Languages
papers-d = d) The recipients
papers-relay = The mail relay { $host } carries every email to participants and contacts, and can read it. Whoever runs it for the organisation is a processor.
papers-fill-relay = who runs the relay, and the agreement with them (Article 28)
papers-relay-none = No mail relay is set up: emails are written as files on the machine and go nowhere.
papers-mailbox = Email that comes back is fetched from a mailbox at { $host }.
papers-sqlite = Everything is kept in one database file (SQLite) on the machine that runs Eko.
papers-postgres = Everything is kept in a database on a server (PostgreSQL).
papers-fill-machine = who runs the machine and the database, where they are, and the agreement with them (Article 28)
papers-keys = Other programs read figures with a key, and no personal data: { $names }.
papers-keys-none = No other program has a key for reading figures.
papers-partners = Others who take part, as participants are told:
papers-public = Everybody can read the published reports, and figures based on at least { $threshold } answers.
papers-roles = People of the organisation’s own, by what they may do in this process:
papers-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
papers-e = e) Transfers out of the EU and the EEA
papers-transfer = Eko sends nothing to anybody on its own except emails, through the relay. Its pages load nothing from elsewhere.
papers-fill-transfer = whether the relay, the machine, the database or the backups are outside the EU and the EEA, or are run from there; if so, the country and the safeguards
papers-f = f) How long it is kept
papers-what = What
papers-until = Until when
papers-by-itself = automatically
papers-kept-keys = Keys of answers
papers-until-keys = Until the dialogue is closed for good: { $days ->
    [one] { $days } day
   *[other] { $days } days
 } after its own day, and then { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
 } in which papers and tablets are waited for. Sooner where it is closed by hand.
papers-until-addresses = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } after the last mailing that the owner agreed to. At once when the owner wants it.
papers-until-comments = When staff erase them under the decision, and at the latest when the process ends.
papers-until-contacts = When the process ends. At once when staff remove them, or they want it themselves.
papers-kept-returned = Returned mail that Eko has not understood
papers-until-returned = Sealed, until a person has settled it, and for { $days } days at most.
papers-kept-figures = Counts and figures, reports, what was sent without its addresses, the log of what staff changed
papers-until-figures = Eko does not erase it. It can be taken out under Archive, to be preserved elsewhere.
papers-fill-figures = whether it is preserved, or under which decision it is disposed of
papers-kept-backups = Backups
papers-until-backups = Eko erases nothing in them: they also hold those who have withdrawn since they were made.
papers-fill-backups = how many are kept, for how long, and where
papers-fill-decision = the decision; until it has been entered in Eko, nothing is erased except what its owner withdraws
papers-g = g) How it is protected
papers-g-sealed = Email addresses, what is written freely and the codes of dialogues are stored sealed (XChaCha20-Poly1305) under a key that is not in the database.
papers-g-key-apart = The key is kept apart from the database.
papers-g-key-beside = The key is in the folder of the database: whoever copies that folder can open everything. It should be moved.
papers-g-key-environment = The key is given to Eko when it starts, and is in no file beside the database.
papers-g-tls = People reach Eko over an encrypted connection.
papers-g-no-tls = The connection to Eko is not set to be encrypted. It should be.
papers-g-counted = Answers are counted and not recorded. What somebody answered cannot be found again, neither by them nor by anybody else.
papers-g-pooled = Addresses are in one pool for the whole process, in random order, without dialogue and day. An answer and an address have no key, time or order in common.
papers-g-threshold = No figure is shown for fewer than { $threshold } answers, and none from which such a figure could be worked out.
papers-g-roles = Staff sign in with a password, of which only an argon2id hash is kept. They see what their role allows, and what they change is recorded in a log.
papers-g-approval = A second person approves each mailing before it goes out.
papers-g-no-approval = Mailings go out without the approval of a second person.
papers-g-log = Eko’s own log has no line for what participants do. A proxy in front of it has a log of its own.
papers-fill-security = how disk and backups are encrypted, who has access to the machine, whether the proxy’s log is switched off for participants, and when eko audit anonymity was last run
papers-i1 = 1. What is done, and why (Article 35(7)(a))
papers-dialogues = Dialogues entered so far
papers-tablets = Tablets answered on so far
papers-questions = Questions
papers-questions-are = Whether one was heard, which every process asks, and { $count ->
    [0] no other.
    [one] { $count } other ({ $words } to be answered in one’s own words).
   *[other] { $count } others ({ $words } to be answered in one’s own words).
 }
papers-step-answer = At the end of a dialogue people answer on their own phone, on a tablet or on paper. Each answer adds to a count.
papers-step-address = Afterwards, whoever wants to leaves an email address, on a page that knows nothing of the answer.
papers-step-close = When the dialogue is closed for good, the keys of its answers are deleted, and what was written freely is rewritten in random order.
papers-step-figures = Figures are shown when enough people have answered. What was written freely is read by the leader, the project group and the registrar alone.
papers-step-report = When a report is published, it is emailed to those who asked for it. Everybody else can read it on the web.
papers-fill-scale = how many people are expected, whether there are children among them, and how they are invited
papers-i2 = 2. Whether it is needed, and in proportion (Article 35(7)(b))
papers-n-asked = Eko asks for no name, no age and no address to take part, and sets no cookie.
papers-n-free = Those who answer need not leave an address. Each report has a box of its own that is not ticked beforehand, and every report that is emailed is also public, so that it costs nothing to decline.
papers-n-basis = A consent is withdrawn with one link and one button, in every email, and the address is erased at once. Those under 13 are told to ask a parent or guardian first.
papers-n-rights = The owner of an address sees what is kept about it, corrects it and erases it, with the link in every email. An answer cannot be found again, and so can neither be shown nor deleted: participants are told so.
papers-n-told = What is done with data is explained in each of the languages, on a page that every other page leads to.
papers-n-person = { $count ->
    [one] { $count } of the process’s own questions seems to ask for sex, age or name.
   *[other] { $count } of the process’s own questions seem to ask for sex, age or name.
 }
papers-fill-person = why that is needed, or take it out
papers-n-no-registrar = Nobody in this process is registrar: nobody can look up in Eko what is kept about an address for somebody who has lost their emails.
papers-fill-registrar = who answers those who ask about their data
papers-n-undecided = Decisions on disposal are missing: what they cover is not erased until they have been entered.
papers-fill-need = why the purposes cannot be reached with less
papers-i3 = 3. The risks to people, and what is done about each (Article 35(7)(c))
papers-risk = What may happen
papers-done = What is done about it
papers-left = What is left of it
papers-weight = How likely, how serious
papers-fill-weight = likelihood and severity
papers-r-known = It becomes known that somebody took part.
papers-r-known-done = There is no list of participants. Addresses are in one pool, without dialogue and day, and no line of the log is about them.
papers-r-known-left = People in the room see each other. Two copies of the database, with the key, tell which addresses came in between, and so perhaps where. A phone with its tab still open tells that somebody answered.
papers-r-tied = It becomes known what somebody answered.
papers-r-tied-done = Answers are counted without a row for a person. Figures for few people, and those from which such figures could be worked out, are not shown to anybody.
papers-r-tied-left = Two copies of the database from during one dialogue tell what was counted in between; if one person answered then, that is their answer. People who tell each other what they answered can subtract it from a figure.
papers-r-words = What somebody wrote freely tells who they are.
papers-r-words-done = It is kept sealed and by itself. The leader, the project group and the registrar read it when the dialogue is closed and enough people have answered, in random order.
papers-r-words-left = Whoever reads it may know who wrote it.
papers-r-stolen = The database or a backup is stolen.
papers-r-stolen-done = Addresses and what was written freely are sealed; the key is not in the database.
papers-r-stolen-left = Without the key: where and when dialogues were held, how many answered what, how many addresses there are, names and addresses of staff. With the key: the addresses, and what was written. Not who answered what.
papers-r-mail = An email reveals that somebody took part.
papers-r-mail-done = Each email is to one person alone, and goes only to those who asked for it.
papers-r-mail-left = The relay and the recipient’s provider can read it, and so can whoever else opens that mailbox.
papers-r-staff = Somebody of the staff looks up or uses an address.
papers-r-staff-done = No page lists the addresses. Only a registrar can look one up, and that they did so is recorded in the log.
papers-r-staff-left = Whoever runs the machine has the key, and can change the program.
papers-r-pressed = Somebody feels that they have to answer, or in what way.
papers-r-pressed-done = People answer on their own. The host sees how many have answered and nothing else.
papers-r-pressed-left = What is said in the room. Whoever helps somebody to answer sees the answer.
papers-r-kept = Data is kept longer than was promised.
papers-r-kept-done = Addresses are erased automatically on a day that is shown beforehand, and what an owner withdraws is erased at once. How many were erased, and why, is kept.
papers-r-kept-left = Backups hold what has been erased since. Without decisions on disposal nothing is erased automatically.
papers-i4 = 4. What else is done to protect people (Article 35(7)(d))
papers-i5 = 5. What the controller adds
papers-fill-advice = the advice of the data protection officer (Article 35(2))
papers-fill-views = the views of the people concerned, or why they were not asked (Article 35(9))
papers-fill-conclusion = what was concluded, and whether the supervisory authority has to be asked first (Article 36)
papers-fill-review = when it will be reviewed (Article 35(11))
papers-decides = Records are disposed of by decision of the archives authority or of the board, according to the organisation’s rules. Eko erases nothing until the number and the day of the decision have been entered, except what its owner withdraws.
papers-is = What it is
papers-is-addresses = Email addresses of participants, with their language, the words agreed to and the reports asked for. Sealed. They do not belong to any single board.
papers-is-comments = What participants have written in their own words at dialogues and collection points. Sealed.
papers-is-contacts = Names and email addresses of contacts at organisations and of stakeholders. The address is sealed. They do not belong to any single board.
papers-where = Where it is
papers-decision = Number of the decision
papers-decided-on = Day of the decision
papers-fill-number = number
papers-fill-day = day
papers-short-lived = What is erased automatically within a short time
papers-short-lived-lead = It is needed only as long as something is under way, and is disposed of without anybody doing anything:
papers-fill-short-lived = the decision under which records of minor and short-lived importance are disposed of, if it covers them
papers-evidence = The evidence of what was erased
papers-evidence-lead = Of what has been erased, the following is kept: how many, of what kind, on which day, under which decision and why. The reasons are:
trail-title = Who did what
trail-lead = Everything that staff, hosts, the server’s shell and Eko itself have changed in the process, latest first. What participants do is never recorded here.
trail-lead-installation = Everything that was changed outside any process, latest first: accounts, sign-ins, returned mail that belongs to nobody.
trail-sealed = Each line is sealed together with the one before it: “eko audit verify” on the server says whether any was changed, inserted or removed.
trail-when = When
trail-who = Who
trail-what = What
trail-detail = About
trail-area = What it is about
trail-everything = Everything
trail-everybody = Everybody
trail-from = From
trail-to = To and with
trail-show = Show
trail-none = There is nothing like that.
trail-earlier = Earlier
trail-latest = The latest
trail-list = Get these lines as a list
trail-file = who-did-what
trail-host = A host
trail-eko = Eko itself
trail-shell = On the server
trail-gone = Somebody who is no longer here
area-process = The process, its boards and groups
area-people = People and keys
area-plan = Goals and activities
area-dialogues = Dialogues and collection points
area-surveys = Surveys, and what was written
area-organisations = Organisations and contacts
area-reports = Reports and news
area-mailings = Mailings and addresses
area-figures = Figures that were saved or exported
area-desk = The data protection desk
did-account-added = Account added
did-account-changed = Account changed
did-account-invited = Somebody invited to an account
did-account-password = Password set
did-account-set-up = Account set up
did-activities-usual = The usual activities added
did-activity-added = Activity added
did-activity-changed = Activity changed
did-activity-moved = Activity moved
did-activity-removed = Activity removed
did-addresses-let-go = Email addresses erased
did-board-added = Board added
did-board-changed = Board changed
did-board-removed = Board removed
did-collection-point-added = Collection point added
did-collection-point-asked = Number of people asked at a collection point entered
did-collection-point-closed = Collection point closed for good
did-collection-point-end-taken-back = Collection point reopened
did-collection-point-ended = Collection point ended
did-collection-point-set-aside = Answers at a collection point set aside
did-comments-erased = What participants wrote erased
did-contact-added = Contact added
did-contact-changed = Contact changed
did-contact-removed = Contact removed
did-contacts-imported = Contacts imported
did-demo-begun = Example begun
did-demo-filled = Example filled in
did-demo-opened = Dialogue of the example opened
did-desk-comment-taken-out = Comment removed after review
did-desk-erased = Address erased at the desk
did-desk-handed-out = What is kept about an address handed out
did-desk-looked-for = Address looked for at the desk
did-desk-words-taken-out = Several comments removed after review
did-dialogue-added = Dialogue added
did-dialogue-cancelled = Dialogue cancelled
did-dialogue-changed = Dialogue changed
did-dialogue-closed = Dialogue closed for good
did-dialogue-end-taken-back = Dialogue reopened
did-dialogue-ended = Dialogue ended
did-dialogue-head-count = Head-count entered
did-dialogue-host-link-made = Host link made
did-dialogue-host-link-revoked = Host link revoked
did-dialogue-new-code = Dialogue given a new code
did-dialogue-opened = Dialogue opened early
did-dialogue-paper = Paper answers entered
did-dialogue-removed = Dialogue removed
did-dialogue-restored = Cancelled dialogue restored
did-dialogue-set-aside = Answers of a dialogue set aside
did-dialogue-survey = Survey of a dialogue changed
did-dialogues-imported = Dialogues imported
did-disposal-decided = Decision on disposal entered
did-draft-begun = Draft of a survey begun
did-draft-discarded = Draft of a survey discarded
did-goal-added = Goal added
did-goal-changed = Goal changed
did-goal-moved = Goal moved
did-goal-removed = Goal removed
did-goals-usual = The usual goals added
did-group-added = Target group added
did-group-changed = Target group changed
did-group-removed = Target group removed
did-indicator-added = Indicator added
did-indicator-changed = Indicator changed
did-indicator-moved = Indicator moved
did-indicator-removed = Indicator removed
did-information-changed = Information to participants changed
did-key-made = Key for another program made
did-key-revoked = Key for another program revoked
did-logo-changed = Logo changed
did-logo-removed = Logo removed
did-mailing-approved = Mailing approved
did-mailing-begun = Mailing begun
did-mailing-cancelled = Mailing cancelled
did-mailing-failed-retried = Failed emails tried again
did-mailing-last = Last mailing to contacts chosen
did-mailing-made = Mailing made
did-mailing-missed = Reminder missed
did-mailing-paused = Mailing paused
did-mailing-put-back = Mailing paused, because the database was restored
did-mailing-rejected-retried = Rejected emails tried again
did-mailing-reminded = Organisations reminded
did-mailing-rescheduled = Mailing given another time
did-mailing-resumed = Mailing resumed
did-mailing-sent-back = Mailing sent back to whoever prepared it
did-mailing-stood-still = Mailing stood still
did-mailing-uncertain-counted = Uncertain emails counted as sent
did-mailing-uncertain-sent-again = Uncertain emails sent again
did-mailing-unmade = Reminder not made
did-mailing-words-changed = Words of a mailing changed
did-mailing-words-removed = Words of a mailing removed
did-method-added = Method added
did-method-changed = Method changed
did-method-removed = Method removed
did-news-added = News item added
did-news-changed = News item changed
did-news-promised = Promised day of a report changed
did-news-removed = News item removed
did-organisation-added = Organisation added
did-organisation-changed = Organisation changed
did-organisation-removed = Organisation removed
did-outreach-added = Outreach added
did-outreach-changed = Outreach changed
did-outreach-removed = Outreach removed
did-observation-added = Observation added
did-observation-changed = Observation changed
did-observation-moved = Observation moved
did-observation-removed = Observation removed
did-reply-added = Reply added
did-reply-changed = Reply changed
did-reply-removed = Reply removed
did-person-added = Somebody added to the process
did-process-changed = Process changed
did-process-created = Process created
did-process-ended = Process ended
did-process-handed-over = Process handed over
did-question-added = Question added
did-question-changed = Question changed
did-question-moved = Question moved
did-question-removed = Question removed
did-report-added = Report added
did-report-changed = Report changed
did-report-published = Report published
did-report-removed = Report removed
did-report-tagged = Themes of a report changed
did-returned-mail-looked-up = Returned mail looked up
did-returned-mail-set-aside = Returned mail set aside
did-returned-mail-settled = Returned mail settled
did-snapshot-published = Saved figures shown to everybody
did-snapshot-taken = Figures saved
did-survey-added = Survey added
did-spoken-added = Recording or film added
did-spoken-removed = Recording or film removed
did-survey-published = Survey published
did-theme-added = Theme added
did-theme-changed = Theme changed
did-theme-removed = Theme removed
did-comments-read = What participants wrote read
did-comments-taken-along = What participants wrote taken out as a list
did-figures-taken-out = Figures exported as a file
did-process-taken-out = The whole process exported as a file
did-process-log-taken-out = Who did what, exported as a list
did-account-address-asked = Another address asked for
did-account-address-confirmed = Address changed
did-account-password-reset = Forgotten password replaced
did-account-reset-asked = Link for a new password requested
did-account-reset-not-mailed = Link for a new password could not be emailed
did-account-session-ended = A session ended from another one
did-account-sessions-ended = All other sessions ended
did-account-signed-in = Signed in
did-account-sign-in-refused = Sign-in refused
did-account-address-by-provider = New address from the sign-in service
did-account-made-by-provider = Account made when signing in with a service
did-account-tied = Account tied to a sign-in service
did-account-untied = Account untied from a sign-in service
did-person-accepted = Accepted an invitation to take part
did-person-asked-again = Asked to take part once more
did-person-changed = Role of somebody changed
did-person-declined = Declined an invitation to take part
did-person-removed = Somebody removed from the process
did-person-vouched-for = Somebody confirmed as a separate person
did-account-disabled = Account disabled
did-account-enabled = Account enabled again
did-account-link-made = Link to set up an account or a password made
did-account-link-mailed = Link to set up an account or a password emailed
did-account-rights = Rights of an account changed
did-account-vouched-for = Somebody confirmed as a separate person
did-account-recovery-code = Signed in with a paper code
did-account-recovery-codes = New paper codes made
did-account-second-factor-begun = Second factor begun
did-account-second-factor-forgotten = Second factor of an account removed
did-account-second-factor-off = Second factor turned off
did-account-second-factor-on = Second factor turned on
