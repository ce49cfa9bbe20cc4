### What the skill says in English, for the ear: one breath a sentence, one question at the end.
### A message with attributes .a .b .c has variants; one is chosen, never the same twice in a row.
### "<dialog>-<question>-again" is what is said when a question goes unanswered.

## Opening

welcome-first = Hi, I'm Together Time, a few good minutes for two. I'm here for adults who feel safe with each other, as a conversation starter, not as therapy. What shall I call you both?
greet-morning =
    .a = Good morning, { $names }.
    .b = Morning, { $names }.
    .c = Hello, { $names }, and good morning.
greet-day =
    .a = Hello, { $names }.
    .b = Good afternoon, { $names }.
    .c = Hi, { $names }.
greet-evening =
    .a = Good evening, { $names }.
    .b = Evening, { $names }.
    .c = Hello, { $names }, good to have you here.
greet-night =
    .a = Still up, { $names }.
    .b = Hello, { $names }.
    .c = A quiet hour, { $names }.
greet-any =
    .a = Hello, { $names }.
    .b = Hi, { $names }.
    .c = Good to hear you, { $names }.
offer-resume =
    .a = Shall we finish the check-in?
    .b = Your check-in is still open. Shall we go on?
offer-reminder =
    .a = You wanted a reminder: { $routine }, { $days } at { $time }. Shall I set it now?
    .b = There's still that reminder, { $routine }, { $days } at { $time }. Shall I set it?
offer-screenfree =
    .a = Your screen-free time is coming up. Shall we begin?
    .b = It's nearly time to put the phones away. Shall we start now?
offer-running = Your screen-free time is still going. Shall I end it?
welcome-running-again = Shall I end your screen-free time, yes or no?
offer-affirmation =
    .a = Today's affirmation?
    .b = Shall I read today's affirmation?
    .c = Would you like today's affirmation?
offer-checkin =
    .a = Time for a check-in?
    .b = Shall we do a check-in?
    .c = Would you both like to check in?
offer-question =
    .a = Would you like a question for two?
    .b = A question worth talking about?
    .c = Shall I find you a question for tonight?
offer-note =
    .a = There's a note for you. Shall I read it?
    .b = Someone left you a note. Would you like to hear it?
offer-goal =
    .a = How's your goal going, shall we have a look?
    .b = Shall we look in on your goal?
offer-nothing = What would you like?
offer-instead = What would you like instead?
offer-reminder-no = Then I'll let that one go.
welcome-resume-again = Shall we go on with the check-in, yes or no?
welcome-reminder-again = Shall we set that reminder, yes or no?
welcome-screenfree-again = Shall I start your screen-free time, yes or no?
welcome-affirmation-again = Just say yes, and I'll read it. Shall I?
welcome-checkin-again = Five short questions each. Shall we?
welcome-question-again = A question for the two of you, yes or no?
welcome-note-again = Shall I read you the note, yes or no?
welcome-goal-again = Shall we look at your goal, yes or no?
welcome-nothing-again = An affirmation, a question, or nothing at all?

## Names

names-ask = What shall I call you both?
names-partner = { $name }, nice to meet you. And what shall I call your partner?
names-met =
    .a = { $names }, nice to meet you.
    .b = { $names }, lovely to have you both here.
names-alone = Then it's the two of us for now, and your partner is welcome any time.
names-recordings = Alexa may keep what you say, and you can delete it in the Alexa app, under privacy.
names-start = Shall we start with today's affirmation?
names-same = Those sound the same to me. What shall I call each of you?
names-changed = { $names } it is.
identity-names-again = First names are enough, like Ada and Max. What are yours?
identity-partner-again = A first name is enough, or say skip. What's theirs?
identity-settled-again = Shall I read today's affirmation, yes or no?
who-hello =
    .a = Hello, { $name }.
    .b = Hi, { $name }.
who-unknown = I don't know that name here.

## Everywhere

help = I can read today's affirmation, walk you two through a check-in, or remind you to put the phones away. I'm a conversation starter, not medical or psychological advice.
help-ask = What would you like?
help-welcome = I read affirmations, walk you two through check-ins, find questions for two, and remind you of screen-free time.
help-identity = I only need first names, so I know what to call you.
help-checkin = Answer with a word from never to always, or a number from one to five. Skip is fine too.
help-pins = Four digits keep what's yours behind your name.
help-whose = Some things are for one of you alone, so I ask who's there.
help-bell = The time is running already. I can ring once in the middle.
help-sure = I'll set it as soon as you say yes.
help-comparing = I only tell how it compares when each of you says yes.
help-history = I tell each of you about your own answers, and nobody else's.
help-reminders = I'll set a reminder once I know what it's for, when, and that you agree.
help-kept = I can read your reminders, move one, or drop one.
help-reading = I can read another one, or keep this one for you.
help-gratitude = Say what you're thankful for, and I'll keep it for you both.
help-notes = I take a note for the other and tell it to nobody else.
help-goals = A goal is yours alone, unless you share it.
help-questions = I ask, one answers, the other listens and says it back.
help-rounds = One speaks, the other listens and says it back.
help-ideas = I can find ideas for the two of you and keep a list of them.
help-tips = There are five signs, and a small habit helps each of them.
help-together = Four small parts: thanks, a topic, a wish each, and a plan.
help-pause = Tell me how long, and everything rests until then.
help-screenfree = Tell me how long the phones stay away, like half an hour.
everywhere-wish-again = An affirmation, a check-in or a reminder, perhaps?
repeat-nothing = I haven't said anything yet. What would you like?
stop =
    .a = All right. Have a good time.
    .b = See you soon.
    .c = Take care.
stop-kept =
    .a = I've kept your place.
    .b = Your place is kept. See you soon.
cancel =
    .a = All right, I'll leave that.
    .b = Left alone, then.
wish-which = Gladly. An affirmation, a check-in, or a reminder?
fallback-lost = That one passed me by. What would you like?
fallback-again =
    .a = Let me ask that more plainly.
    .b = Once more, in other words.
fallback-choices = You can answer that, or say stop and we'll leave it for now. Which is it?
fallback-leave = Let's leave it here for now. I'm here whenever you like.
undo-nothing = There's nothing to take back.
undo-done =
    .a = Taken back.
    .b = Done, that's undone.
unsaved = I can't reach my notes just now, so I won't remember this one.

## Affirmations and the other things that are read out

affirmation-today =
    .a = Here it is.
    .b = This one's for today.
    .c = Today's words.
affirmation-close =
    .a = Tomorrow there's a new one.
    .b = Let it stay with you today.
    .c = That's yours until tomorrow.
affirmation-close-first = Tomorrow there's a new one.
affirmation-for =
    .a = Here's one.
    .b = This one, then.
affirmation-rest =
    .a = Let it rest with you.
    .b = Take it along.
compliment-intro =
    .a = Here's a beginning, the words are yours.
    .b = Something to say in your own words.
compliment-close =
    .a = Say it the way only you would.
    .b = A few words are plenty.
reading-more =
    .a = Another one, or is that good for now?
    .b = Shall I read one more?
    .c = One more?
reading-more-again = Another one, yes or no?
save-nothing = There's nothing to keep yet. What would you like to hear?
save-done =
    .a = Kept.
    .b = I'll keep that one for you.
kept-none = You haven't kept any yet. What would you like to hear?
kept-intro =
    .a = These are the ones you kept.
    .b = You kept these.
kept-next = The next ones.
kept-more = Or more?
kept-end =
    .a = Those are all.
    .b = That's all you've kept.
reading-kept-again = Shall I go on, yes or no?

## Who is speaking

whose =
    .a = I keep that for one of you alone. Who's asking?
    .b = That one's private. Who's speaking?
whose-shared =
    .a = That's for the two of you. Who's asking?
    .b = I keep that for you both. Who's speaking?
who-unknown-end = I don't know that name here, so I'll keep this to myself.
identity-whose-again = Your first name is enough. Who is it?
voice-link = Hello, { $name }. Shall I remember this voice as yours?
voice-linked = Then I'll know you from now on, { $name }.
identity-link-again = Shall I know your voice next time, yes or no?
pin-ask = And your four digits?
pin-wrong = Those weren't the ones. Once more, please, which four?
pin-shut = Let's leave that door shut for an hour.
pin-left = Then I'll keep that to myself.
pin-which = Which four digits would you like?
pin-set = I'll ask for those four digits when I don't know your voice.
identity-pin-again = Four digits, one after the other. Which ones?
pins-new-again = Four digits you'll remember, like your first street number. Which ones?

## Check-in

your-partner = your partner
checkin-intro = Five short questions, each of you in turn. Answer from never to always, or say skip.
checkin-intro-short =
    .a = Five questions, in turn.
    .b = Let's see how this week was.
checkin-alone =
    .a = Five short questions, from never to always.
    .b = Just you, then. Five questions.
checkin-resume =
    .a = On we go.
    .b = Where we left off.
checkin-back =
    .a = Once more, then.
    .b = Let's take that one again.
checkin-first = That's the first one.
checkin-not-you = That one's for { $name }.
checkin-who = Is { $name } answering too?
checkin-ask-closeness = { $name }, this week, how often did you feel close to { $partner }?
checkin-too-closeness = And { $name }, to { $partner }?
checkin-alone-closeness = This week, how often did you feel close to { $partner }?
checkin-ask-sharing = { $name }, how often did you do your share at home?
checkin-too-sharing = { $name }, your share?
checkin-alone-sharing = How often did you do your share at home?
checkin-ask-affection = { $name }, how often did you show { $partner } some warmth, just because?
checkin-too-affection = And { $name }, to { $partner }?
checkin-alone-affection = How often did you show { $partner } some warmth, just because?
checkin-ask-listening = { $name }, how often did you really listen to { $partner }?
checkin-too-listening = And you, { $name }, to { $partner }?
checkin-alone-listening = How often did you really listen to { $partner }?
checkin-ask-advice = Last one. { $name }, how often did you ask { $partner } for advice?
checkin-too-advice = And { $name }, how often did you ask { $partner }?
checkin-alone-advice = Last one. How often did you ask { $partner } for advice?
checkin-unsure = Somewhere between never and always, what comes closest?
checkin-choices = A word like rarely or often is plenty, or we skip this one. Which?
checkin-answer-again = { $name }, { $sign }: never, rarely, sometimes, often or always?
checkin-who-again = Both of you, or just one?
comparing-ask = Thank you both. { $name }, shall I say how this compares with last time?
comparing-ask-too = And { $name }, may I?
comparing-yes-again = It takes a yes from each of you. { $name }, yes or no?
checkin-thanks =
    .a = Thank you both for being honest.
    .b = That's all of it, thank you both.
checkin-thanks-alone =
    .a = Thank you for taking the time.
    .b = That's all of it, thank you.
checkin-own-compared = You're { $how }.
comparing-both = You're both { $how }.
comparing-one = { $name }, you're { $how }.
compared-closer = a good deal closer than last time
compared-little-closer = a little closer than last time
compared-same = about where you were last time
compared-little-further = a little further off than last time
compared-further = further off than last time
step-closeness =
    .a = Tonight, put the phones in a drawer for half an hour and just sit together.
    .b = A small step: half an hour tonight with no screens between you.
step-sharing =
    .a = Tonight, each thank the other for one thing they did at home this week.
    .b = A small step: name one thing the other carried this week, and say thanks.
step-affection =
    .a = Tonight, say one kind thing to each other, just because.
    .b = A small step: a long hug at the door, and one kind sentence.
step-listening =
    .a = Tonight, one talks for a minute, the other only listens and says it back.
    .b = A small step: say back what you heard before you answer.
step-advice =
    .a = Tonight, ask each other one small question you'd really like an answer to.
    .b = A small step: ask for one piece of advice tonight, and only say thanks.

## How have we been doing

history-other = That's for each of you to share yourselves. Would you like a question for two instead?
history-instead-again = A question for the two of you, yes or no?
history-none = I know of no finished check-in of yours { $period }.
history-level = Your last answers { $period } were mostly { $level }.
history-moved = You're { $how }.
history-together = Together, you're { $how }.
history-signs = Strongest was { $strong }, and the quiet one was { $weak }.
level-never = never
level-rarely = rarely
level-sometimes = sometimes
level-often = often
level-always = always
moved-closer = a good deal closer than at the start
moved-little-closer = a little closer than at the start
moved-same = about where you began
moved-little-further = a little further off than at the start
moved-further = further off than at the start
sign-closeness = feeling close
sign-sharing = sharing the load
sign-affection = showing warmth
sign-listening = listening
sign-advice = asking for advice
period-today = today
period-yesterday = yesterday
period-this_week = this week
period-last_week = last week
period-this_month = this month
period-last_month = last month
period-last_3_months = in the last three months
period-this_year = this year
period-that_time = in that time

## Reminders

routine-screen_free = phones away
routine-affirmation = the affirmation
routine-check_in = your check-in
reminder-screen_free = Time to put phones away
reminder-affirmation = Affirmation for today
reminder-check_in = Time for your check-in
reminders-which = What shall it be for: phones away, the affirmation, or your check-in?
reminders-when =
    .a = Gladly. At what time?
    .b = At what time?
reminders-how-often =
    .a = Every day, on weekdays, or just once?
    .b = How often: every day, on certain days, or just once?
reminders-confirm =
    .a = That's { $routine }, { $days } at { $time }. Shall I set that?
    .b = So that's { $routine }, { $days } at { $time }. Shall I set it?
reminders-sure-again = Shall I set it, { $days } at { $time }?
reminders-confirm-long = That's { $routine } for { $span }, { $days } at { $time }. Shall I set that?
reminders-permission = For that I need your permission.
reminders-change-bell = Enjoy the quiet.
reminders-done =
    .a = Done, { $days } at { $time }.
    .b = It's set, { $days } at { $time }.
reminders-change-screen_free = To change it, say, move our screen-free time.
reminders-change-affirmation = To change it, say, move our affirmation.
reminders-change-check_in = To change it, say, move our check-in.
reminders-not =
    .a = Then I won't.
    .b = All right, nothing's set.
reminders-left = Let's leave the reminder for another time. Nothing's set.
reminders-lost = I lost track of which reminder that was. Nothing's set.
reminders-denied = Then I'll leave it. You can allow reminders in the Alexa app whenever you like.
reminders-card = I've put a card for it in the Alexa app. Open me again after that, and I'll set it.
reminders-what-again = Phones away, the affirmation, or the check-in?
reminders-length-again = Half an hour, or an hour?
reminders-time-again = A time like eight in the evening. When?
reminders-days-again = Every day, on weekdays, on Sundays, or once?
kept-reminders-none = There are no reminders right now. What would you like?
kept-reminder = There's { $routine }, { $days } at { $time }.
kept-reminders-end = That's all.
kept-reminders-none-such = There's no reminder like that.
kept-which = Which one do you mean?
kept-when = To what time, or which days?
kept-move = That's { $routine }, now { $days } at { $time }. Shall I move it?
kept-moved =
    .a = Moved, { $days } at { $time }.
    .b = It's { $days } at { $time } now.
kept-left =
    .a = Then it stays.
    .b = All right, nothing's changed.
kept-drop = That's { $routine }, { $days } at { $time }. Shall I drop it?
kept-drop-all = { $count ->
    [one] That's one reminder. Shall I drop it?
    [2] Those are two reminders. Shall I drop both?
   *[other] Those are several reminders. Shall I drop them all?
}
kept-dropped = { $count ->
    [one] It's gone.
   *[other] They're gone.
}
kept-drop-failed = Alexa's reminders didn't answer, so not all of them are gone. Try me again later.
kept-list-again = Shall I go on, yes or no?
kept-which-again = The time is enough, like the one at eight. Which one?
kept-when-again = A time like nine, or a day like Sunday. Which?
kept-move-again = Shall I move it, yes or no?
kept-drop-again = Shall I drop it, yes or no?

routine-plan = your plan
reminder-plan = Time for your plan
routine-bell = the bell half-way
reminder-bell = Half of your quiet time
reminders-change-plan = To drop it, say, cancel our reminders.

## Screen-free time

how-long =
    .a = For how long?
    .b = How long would you like?
screenfree-long-again = Half an hour, or an hour?
screenfree-begun =
    .a = Phones away for { $span }. Here's something to talk about.
    .b = The phones rest for { $span }. Something to begin with.
screenfree-bell = Shall I ring once half-way, at { $time }?
screenfree-bell-again = A bell half-way, yes or no?
screenfree-enjoy =
    .a = Enjoy each other.
    .b = The time is yours.
screenfree-ended =
    .a = Welcome back, that was { $span }. Something to look back with.
    .b = Welcome back after { $span }. One last thing to share.
screenfree-talk =
    .a = Tell each other, I'll be quiet.
    .b = That one's for the two of you.
screenfree-none = There's no screen-free time going on.
screenfree-history = { $times ->
    [one] You had { $span } without screens { $period }, all in one go.
    [2] You had about { $span } without screens { $period }, in two goes.
   *[other] You had about { $span } without screens { $period }, a bit at a time.
}
screenfree-history-none = I know of no screen-free time { $period }. It's there whenever you like.

## Gratitude

gratitude-what =
    .a = What are you thankful for?
    .b = What would you like to say thanks for?
gratitude-what-again = Something small is fine, like a cup of tea. What is it?
gratitude-added =
    .a = On the list: { $thing }.
    .b = I've kept that: { $thing }.
gratitude-receive =
    .a = { $name }, say what that means to you, if you like.
    .b = { $name }, let that one land for a moment.
gratitude-left =
    .a = That's fine. The list is here whenever you like.
    .b = Another time, then.
gratitude-none = There's nothing to read from the list. Is there something you're thankful for today?
gratitude-none-own = There's nothing of yours to take off.
gratitude-item =
    .a = { $name } was thankful for this: { $thing }.
    .b = From { $name }: { $thing }.
gratitude-item-someone =
    .a = One of you was thankful for this: { $thing }.
    .b = From one of you: { $thing }.
gratitude-end =
    .a = That's all of them.
    .b = Those are all.
gratitude-remember =
    .a = One I remember.
    .b = From your list.
gratitude-year-ago = About a year ago.
gratitude-let =
    .a = A good one to have back.
    .b = Let it warm you once more.
gratitude-remove = Your last one was this: { $thing }. Shall I take it off?
gratitude-removed = It's off the list.
gratitude-more-again = Shall I go on, yes or no?
gratitude-sure-again = Shall I take it off, yes or no?

## Notes for each other

notes-alone = Notes are for two. Tell me your partner's name first, by saying what to call you both.
notes-whom = Who is it for?
notes-what =
    .a = What shall I tell them?
    .b = What should the note say?
notes-read-back = For { $name }: { $note }. Shall I keep it for them?
notes-left =
    .a = I'll tell { $name }, and nobody else.
    .b = It's waiting for { $name }.
notes-dropped = Then it's forgotten.
notes-none = There's nothing waiting for you.
notes-item = It says: { $note }.
notes-keep = { $count ->
    [one] Shall I keep it for you?
   *[other] Shall I keep them for you?
}
notes-kept = Kept, for you alone.
notes-kept-intro = These you kept.
notes-gone = Heard and gone.
notes-what-again = A few words are plenty. What should it say?
notes-whom-again = Their first name is enough. Who is it for?
notes-sure-again = Shall I keep that note, yes or no?
notes-keep-again = Shall I keep it, yes or no?

## Taking care of yourself

goals-what =
    .a = What's one small thing you'd like to do for yourself?
    .b = What would do you good this week?
goals-what-again = Something small, like a walk at noon. Or say help for an idea. What is it?
goals-set =
    .a = Yours for this week: { $goal }.
    .b = I'll keep it for you alone: { $goal }.
goals-idea =
    .a = That one, or another?
    .b = Would that be something, or shall I find another?
goals-taken = Then that's your goal.
goals-left = Another time, then.
goals-none = You have no goal right now. What would do you good this week?
goals-done =
    .a = Good for you. That counts, however small.
    .b = Lovely. Let it do you good.
goals-was-done = And you've done it.
goals-not-yet =
    .a = There's no hurry.
    .b = It'll keep.
goals-own = Your goal is this: { $goal }.
goals-other = { $name } shares this one with you: { $goal }.
goals-ask = Have you had a chance to do it?
goals-idea-again = That one, or shall I find another?
goals-done-again = Have you done it, yes or not yet?
share-goal = Your partner may hear of this goal now. To end that, say, stop sharing my goal.
share-trend = I'll count yours in when you both want to hear how it's going.
share-stopped = Sharing is off.

## Talking in turns

one-of-you = one of you
the-other = the other one
the-first = the first one
questions-depth =
    .a = Something light, something warm, or something deep?
    .b = Light, warm or deep?
questions-depth-again = Light is playful, warm is closer, deep goes further. Which one?
questions-warm-first = A warm one first, then deep.
questions-how-long = How long shall each of you speak, half a minute, or up to five?
questions-long-again = A minute is a good start. How long?
questions-too-long = Five minutes each is the most I can keep quiet for.
rounds-question =
    .a = Now { $speaker }. { $listener }, you only listen.
    .b = { $speaker } first this time, and { $listener } listens.
rounds-listening =
    .a = That's for { $speaker } to tell. { $listener } only listens.
    .b = { $speaker }, the time is yours. { $listener }, just listen.
rounds-goodnews =
    .a = Tell { $listener } something good that happened, { $speaker }, big or small.
    .b = Something good from your week, please, { $speaker }. { $listener } listens gladly.
rounds-back-cue =
    .a = Thank you. { $listener }, say back what you heard, in your own words.
    .b = Gently, that's time. { $listener }, say back what you heard.
rounds-goodnews-cue = That sounds worth a second look. { $listener }, ask { $speaker } this, then one of your own.
rounds-longer = Is { $speaker } ready to hear it said back?
rounds-more-time = Take the time you need.
rounds-swap =
    .a = Shall we swap?
    .b = Ready to swap?
rounds-again =
    .a = Another question?
    .b = One more?
rounds-close =
    .a = Let that settle. Good to have you both here.
    .b = Thank you for listening to each other.
rounds-swap-again = Say ready and I'll go on, or say no. Shall we swap?
rounds-longer-again = Shall I go on to the listener, yes or no?
rounds-again-again = Another question, yes or no?

## Ideas and plans

ideas-liked =
    .a = Shall I put that on your list, or find another?
    .b = Is that one for you, or another?
ideas-liked-again = Yes keeps it, another finds a new one. Which?
plans-week =
    .a = Shall I put it in your week?
    .b = Would you like a reminder for it?
plans-what =
    .a = What shall I put on the list?
    .b = What are you planning?
plans-added =
    .a = On your list: { $plan }.
    .b = I've put it on the list: { $plan }.
plans-taken =
    .a = That's on your list.
    .b = I've put it on your list.
plans-left = Another time, then.
plans-kept =
    .a = It's on your list.
    .b = It'll wait on the list.
plans-none = Your list is empty. What would you like to put on it?
plans-intro = On your list.
plans-item = There's this: { $plan }.
plans-end =
    .a = That's the list.
    .b = Those are all.
plans-which = I'm not sure which one that was. Shall I read you the list?
plans-done =
    .a = Lovely. It's off the list.
    .b = Good for you two. Ticked off.
ideas-what-again = Something you'd both enjoy, like a picnic. What is it?
ideas-which-again = Shall I read you the list, yes or no?
ideas-week-again = Shall I set a reminder for it, yes or no?
ideas-more-again = Shall I go on, yes or no?

## Signs and tips

signs-intro = Five quiet signs, and every one of them can change.
signs-more = Two more?
signs-end = They happen to many couples. A small habit is often enough to turn one around.
tip-intro =
    .a = A small step.
    .b = Something for tonight.
    .c = Try this one.
tip-end =
    .a = That's enough for one day.
    .b = Small is fine.
tips-more-again = Shall I name the other two, yes or no?

## The weekly together time

together-intro = Ten minutes for the two of you, in four small parts.
together-resume = On we go with the next part.
together-thanks =
    .a = First, each thank the other for one thing this week.
    .b = We begin with thanks, one thing each.
together-topic =
    .a = Now one thing worth talking about. Take turns.
    .b = Next, something to talk over, each in turn.
together-request =
    .a = Now each ask for one small thing for the coming week.
    .b = Next, one small wish each for the week ahead.
together-plan =
    .a = Last, agree on one thing you'll do together. Say it to each other.
    .b = And the last part, one plan for the two of you.
together-next =
    .a = Ready for the next part?
    .b = Shall we go on?
together-close =
    .a = That was your together time. Thank you both.
    .b = Good to have had you both. See you next week.
together-ready-again = Say ready when you are. Shall we go on?

## A pause

pause-how-long = For how long?
pause-begun = Everything rests and goes on again { $until }. I won't ask.
pause-none = Nothing's paused.
pause-ended = Then everything goes on as before.
pause-long-again = A week, or a month?

## What is kept

kind-name = your name
kind-answers = your check-ins
kind-notes = your notes
kind-goal = your goal
kind-lists = your thanks and plans
kind-times = your screen-free times
kind-reminders = your reminders
kind-heard = what I've read to you
export-own =
    .a = Just for you, I keep { $kinds }.
    .b = Yours alone: { $kinds }.
export-shared =
    .a = For you both, it's { $kinds }.
    .b = The two of you share { $kinds }.
export-file = There's a card in the Alexa app, and whoever runs this skill can give you everything as a file.
export-title = What Together Time keeps
export-card-own = For each of you alone: answers, notes, a goal, a voice and a PIN, where used. They're not shown here.
export-card-names = The rest is for you both. I call you { $names }.
export-card-more = There's more than fits on a card.
export-card-rest = I also keep your time zone and your screen-free times. I keep what I've read to you, so that nothing comes twice.
export-card-file = For everything of yours as a file, ask whoever runs this skill, and give them this: { $reference }. What nobody touches for about a year goes by itself.
delete-which = Only what's yours, or everything of you both?
delete-mine = That's everything of yours here, your name and your thanks too. It can't be brought back. Shall I delete it now?
delete-ours = That's everything of you both, reminders too. It can't be brought back. Shall I delete it now?
delete-all = That's everything I keep here. It can't be brought back. Shall I delete it now?
delete-done-mine =
    .a = It's gone, all of it.
    .b = Everything of yours is gone.
delete-done =
    .a = It's all gone. Next time, we begin anew.
    .b = Everything's gone, as if we'd never met.
delete-either = I can delete what's yours alone, or all there is. Which one?
delete-unclear = Nothing's deleted yet. Is that a yes?
delete-reminders-left = Some reminders wouldn't go. You can delete them in the Alexa app.
delete-failed = My notes stopped answering, so some of it may still be there. Please ask me again in a little while.
delete-nothing = There's nothing kept here.
delete-not =
    .a = Then everything stays.
    .b = All right, nothing's deleted.
delete-partner = That's your partner's to ask for. What's yours goes when you say, delete mine.
privacy-which-again = Mine, or ours?
privacy-sure-again = Shall I delete it, yes or no?
help-privacy = I only delete after a clear yes, and only what's yours, or what's for you both.

## What can go wrong

error-private = That's for each of you to share yourselves.
error-storage-kept = I couldn't keep that one just now. Your place is kept.
error-storage = I can't reach my notes right now, so nothing was saved. Please try me again in a little while.
error-unknown = Something went wrong on my side. Please try me again in a moment.
error-time = I couldn't make that into a time.
error-duration = I couldn't tell how long that is.
error-duration-none = That would be over before it began.
error-duration-long = That's longer than I can keep track of.
error-no-reminder-permission = I don't have permission for reminders. You can allow them in the Alexa app.
error-reminder-device = This device can't do reminders, so nothing's set. Another one of your devices may.
error-reminder-full = Alexa says there are too many reminders already. Nothing's set. Drop one, then ask me again.
error-reminder-past = That time has passed already, so nothing's set. Try me with a later one.
error-reminder-gone = That reminder is gone already.
error-reminder-service = Alexa's reminders didn't answer, so nothing was set or changed. Try me again later.
error-reminder-zone = I couldn't find out your time zone, so nothing's set. Please try me again later.

## Harm

checkin-care = { $words }
care-outside = If things feel heavy, it can help to talk to someone outside, a friend, a counselor or a helpline.
harm-abuse = I believe you, and it isn't your fault.
harm-self = I'm glad you told me, you're not alone.
harm-call = If you're in danger, call { $number }.
harm-line = For help at any hour: { $number }.
harm-line-now = A helpline that's open now: { $number }.
harm-line-women = A women's helpline, any hour: { $number }.
harm-line-women-now = A women's helpline, open now: { $number }.
harm-repeat = Once more: { $emergency }.
harm-repeat-both = Once more: { $emergency }, or { $number }.
harm-elsewhere = If you're elsewhere, call your local emergency number.
harm-local = If you're in danger, call your local emergency number. If you can, tell someone you trust.

## Two accounts

pairing-code = Your code is { $code }. Once more, { $code }.
pairing-how = It works for ten minutes, when your partner opens me and says, I have a code.
pairing-used = { $name } used your code. Shall I link the two of you?
pairing-used-other = { $name } used your code, and here I know { $known }. Is that one person, and shall I link you?
pairing-confirm-again = Shall I link you, yes or no?
pairing-linked = You and { $name } are linked. What's private stays with each of you.
pairing-already = You two are linked already.
pairing-not = All right, nothing's linked.
pairing-not-yours = That's for the one who asked for the code.
pairing-lapsed = That code has run out, and nothing's linked. For a new one, say, link with my partner.
pairing-name = First, what's your name?
pairing-name-again = Your first name is enough. What is it?
pairing-which = What are the six digits?
pairing-code-again = One digit after the other. What are all six?
pairing-sure = Shall I link the two of you?
pairing-sure-again = Shall I link you with the one who gave you that code?
pairing-claimed = Good. When your partner opens me next and says yes too, you're linked.
pairing-wrong = That code doesn't work just now. Check it together, or try a new one in a while.
pairing-other-way = Here it goes the other way round. For a code of your own, say, link with my partner.
pairing-leave = Each of you keeps your own. Shall I stop sharing?
pairing-leave-again = Shall I stop sharing, yes or no?
pairing-left = All right, nothing's shared.
pairing-stays = Then it stays as it is.
pairing-off = Sharing is off.
pairing-alone = You aren't sharing with another account.
help-pairing = Two accounts become one with a code. One asks for it, the other says it, and both say yes.
error-elsewhere = On this account a name isn't enough for that. With a PIN of your own, it is.
error-pairing = Accounts can't be linked here.
