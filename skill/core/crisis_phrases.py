"""What people say in fear or despair: one regular expression a line, over plain words.

<NAME> is one of `core.crisis_words`, indented lines go on. A line is one idea, to be read, added or
dropped alone; the lists in tests/core say what they must and must not catch.
"""

# No phrase below fits a text without one of these, so most texts are done with at a glance.
HINTS = (
    "afraid|scare|scaring|frighten|terrif|petrif|fear|dread|safe|danger|hit|beat|punch|slap|"
    "smack|kick|chok|strangl|throttl|attack|assault|abus|rape|raping|molest|grop|shov|push|"
    "grab|bit|burn|stab|threat|stalk|spit|spat|hurt|harm|kill|murder|batter|whip|drag|slam|"
    "pin|pull|held|hold|corner|knock|hands|throw|threw|violen|aggressi|physical|let|allow|"
    "control|follow|isolat|cut|lock|trap|gun|knife|weapon|forc|coerc|pressur|guilt|sex|"
    "consent|touch|blackmail|naked|nude|intima|die|dying|dead|suicid|self|liv|alive|exist|"
    "overdos|pill|tablet|without|born|disappear|ending|jump|escape|away|hid|police|ambulance|"
    "helpline|hotline|bruis|broke|shak|shook|track|check|reads|took|takes|takin|stop|wake|911|"
    "my life|own life|his life|her life|our life|their life|life is|life's|end it|miss me|"
    "go on|goes through|black eye|be here|say no|said no|if i |to leave|leave from|leave him|"
    "leave her|leave them|come home|going home|emergency help|nine one one|9 1 1"
).split("|")

# By others: fear, violence, threats, coercion, children.
BY_OTHERS = r"""
# Fear of someone.
<FEEL> (?:in fear|<AFRAID>) of <THEM><STOP>
^(?:and |but )?i am <AFRAID>(?: of)?(?: (?:at|to be at) home| right now| tonight| here| all the
     time)?$
\bi (?:fear|dread) (?:<OTHER><STOP>|for my (?:life|safety)|for (?:my|our) (?:kids|children))
<AFRAID> (?:to (?:go|come|be) (?:back )?home|of (?:going|coming|being at) home)
<AFRAID> (?:to (?:say no to|leave|sleep next to|be alone with|upset|anger|cross)|of (?:being alone
     with|upsetting|leaving)) <OTHER><STOP>
<AFRAID> (?:to say no|to speak up|to leave)$
<AFRAID> (?:(?:that|of what|what|for what) )?<WHO> (?:will|might|may|could|would|is going to|are
     going to) (?:hurt|hit|kill|beat|harm|attack|do|find me|get violent|snap|lose it|take the
     (?:kids|children)|take my)(?! (?:well|better|dinner|the dishes))
<AFRAID> for (?:my|our) (?:life|lives|safety|child|children|kids|son|daughter|baby)$
<THIRD><GAP> (?:screams?|yells?|shouts?|drinks?|slams?|throws?|breaks?|punch\w*|threaten\w*
    |follows?|screaming|yelling|shouting|drunk|angry|mad|violent|aggressive|furious|rages?)(?:
     [\w']+){0,8} (?:i am|i get|i feel|we are|makes me|me) <AFRAID>
(?:am|get|feel|become|makes me) <AFRAID> (?:when|whenever|if|because|every time) <THIRD><GAP>
     (?:screams?|yells?|shouts?|drinks?|angry|mad|drunk|violent|aggressive|home|furious|rages?)\b
<WHO>(?:<AUX>) (?:scares|frightens|terrifies|scaring|frightening|terrifying) (?:me|us|<KIDS>)(?=$|
     (?:when (?:he|she|they|qq) (?:is|gets?|yells?|screams?|shouts?|drinks?)|at night|a lot|and
    |tonight|lately|these days|right now|all the time|every)\b)
makes? me feel (?:unsafe|threatened|<AFRAID>)(?=$| (?:at home|in my own|when|and)\b)
# Not safe.
\bi (?:(?:do|does) not feel safe|feel unsafe|am not safe|am unsafe)(?=$| (?:here|at home|with
     <THEM>|around <THEM>|in (?:my|our|this) (?:own )?(?:home|house|relationship|marriage)|anymore
    |right now|tonight|when (?:he|she|they|qq))\b)
\b(?:i am|we are|someone is|somebody is) in (?:real |great )?danger\b(?! of)|\bwe are not safe$
<KIDS> (?:is|are) (?:not safe|unsafe|in danger(?! of)|<AFRAID> of <THEM><STOP>|(?:being|getting)
     (?:hurt|hit|abused|beaten|molested|touched|threatened))
# Violence.
<WHO><DOES> (?:hit|hits|hitting|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?
    |kick(?:s|ed|ing)?) <ME><PLAYFUL>(?! (?:out|off|on the (?:back|shoulder|bum|butt)|like a|that
    |a|in (?:the )?(?:goal|water)|at\b(?! (?:home|night)))\b)
<WHO><DOES> (?:beat(?:s|en|ing)?) (?:me|<KIDS>|us up)(?! (?:at|to|by|fair|hands down|again at|in
     (?!front|the (?:face|head|stomach|car|kitchen|bed|night|house))))<PLAYFUL>
<THIRD><DOES> (?:hurts?|hurting|harm(?:s|ed|ing)?) <ME>(?! (?:by|feelings|when (?:he|she|they|qq)
     (?:forg|said|left|lied)|with (?:his|her|their|your) (?:words|silence)|about)\b)
<WHO><DOES> (?:chok(?:es|ed|ing)|strangl\w+|throttl\w+|attack(?:s|ed|ing)?|assault\w*|abus(?:es|ed
    |ing)|rap(?:es|ed|ing)|molest\w*|batter(?:s|ed|ing)|stab(?:s|bed)|stalk(?:s|ed|ing)|bur(?:ns
    |ned|nt)|whip(?:s|ped)|spits? (?:on|at)|spat (?:on|at)) <ME><PLAYFUL>(?! on (?:instagram
    |facebook))
<WHO><DOES> (?:shov(?:es|ed|ing)|push(?:es|ed|ing)?|slam(?:s|med|ming)?) <ME>(?=$| (?:down|against
    |around|over|and|hard|again|last|yesterday|tonight|today|onto|when (?:he|she|they|qq|i say)
    |out of the (?:house|car|door)|(?:on)?to the (?:ground|floor|wall)|into (?:the|a) (?:wall|door
    |table|closet|car))\b)
<WHO><DOES> grab(?:s|bed|bing)? (?:(?:me|my)(?=$| (?:and|hard|by the (?:arm|throat|hair|neck
    |wrist)|throat|neck|hair|so hard)\b))
<WHO><DOES> (?:pull(?:s|ed)? (?:me by )?my hair|drag(?:s|ged)? me (?:by|across|down|out of)
    |pin(?:s|ned)? me (?:down|against|to)(?! and (?:tickl|kiss))|h(?:eld|olds) me down|corner(?:s
    |ed) me|knock(?:s|ed) me (?:down|unconscious|to the)|bit(?:es)? me(?=$| (?:and|hard))
    |shak(?:es|ing) the baby|shook (?:me|the baby)|shakes me)
<WHO><DOES> (?:(?:lays?|laid) (?:a )?hands? on me|(?:puts?|wrap(?:s|ped)) (?:his|her|their|your)
     hands (?:around|on) (?:my )?(?:me$|throat|neck))
<WHO><DOES> (?:gave me (?:a black eye|bruises)|left (?:me with )?bruises|broke my (?:arm|nose
    |ribs?|wrist|jaw|finger|hand|leg|tooth|teeth|glasses)|punch(?:es|ed)? (?:holes|the wall|walls
    |the door|doors))
<WHO><DOES> thr(?:ows|ew|own|owing) (?!(?:a |an |the |his |her )?(?:\w+ )?(?:ball|frisbee|pillow
    |cushion|snowballs?|kiss|kisses|party|bouquet|confetti|sock|socks|paper|popcorn|balloons?
    |grapes?)\b)(?:[\w']+ ){1,3}(?:at|against) (?:<ME>|my head|the wall)\b
<WHO> (?:is|'s|are|was|gets?|got|has been|can be|can get|turns?|becomes?) (?:physically
     )?(?:violent|abusive|aggressive (?:with|towards?|to) <ME>|physical with me)
\babusive (?:relationship|marriage|husband|wife|partner|boyfriend|girlfriend|home|ex)\b
\b(?:am|was|have been|been|being|got|getting) (?:abused|raped|molested|sexually assaulted
    |assaulted|stalked|strangled|choked|groped)\b
\b(?:i am|i was|i have been|i got|i keep|i keep getting|been|being|getting) (?:being |getting
     )?(?:beaten(?! (?:at|to|in|on)\b)|beaten up|hit|slapped|punched|threatened|attacked|hurt
    |controlled)(?=$| (?:by (?:<OTHER>|my)|at home|up|and|again|tonight|last night)\b)(?! by (?:my
     )?(?:dog|cat|boss|team|love))(?<!i am hurt)(?<!i was hurt)(?<!i have been hurt)
\b(?:this|it|that|there) is (?:physical |domestic |sexual |emotional )?(?:abuse|violence at
     home)\b
\bdomestic (?:violence|abuse)\b|\bsexual(?:ly)? (?:assault|abus)|\bbeat(?:s|en|ing)? me up\b
# Threats and weapons.
<THIRD><DOES> (?:kill|murder) (?:<ME>|someone|everyone)<LAUGH>
<WHO><AUX> (?:threat(?:en|ens|ened|ening)) (?:<ME>|my (?:family|mother|mom|mum|life)|to
     (?!\w+ (?:himself|herself|themsel))(?:kill|hurt|hit|beat|harm|burn|shoot|stab
    |take (?:the|my|our)|leave me with nothing|post|share|send|tell everyone|out me|report me
    |get me deported|throw me out|kick me out|lock|hunt|find me))
\bif i (?:ever )?(?:leave|left|tell|say no|go)\b.{0,20}\b(?:will|would|is going to) (?:kill|hurt
    |hit|beat|find me|take (?:the|my) (?:kids|children))
<WHO><AUX> (?:has|have|got|pull(?:s|ed)(?: out)?|point(?:s|ed)|wav(?:es|ed)|held|holds|holding)(?:
     got)? (?:a|the|his|her) (?:gun|knife|weapon)(?=$| (?:and|at me|on me|to my|in (?:his|her)
     hand|right now)\b)
<WHO><AUX> (?:blackmail\w*|intimidat(?:es|ed|ing)) me
<WHO><DOES> (?:shar(?:es|ed|e)|post(?:s|ed)?|sen(?:d|t)) (?:my )?(?:nudes?|naked|intimate)
# Coercion and control.
<WHO><AUX> (?:will|would|do|does|did|is|are|has|have)? ?not (?:let|lets|letting|allow|allowing)
     (?:me|us) (?:to )?(?:leave|go out|go anywhere|go home|see (?:anyone|my|any|other)|talk to
     (?:anyone|my|other|people)|have (?:friends|money|a phone|a job|my own|any)|work$|sleep$|eat$
    |use (?:the|my) phone$|call)(?! (?:\w+ ){0,5}(?:without (?:a|me|one|an)|until (?:i|we)|present
    |surprise|cards|hand))
^(?!.*\b(?:hug|cuddl|kiss|hold|dance|embrace)).*<THIRD> will not let (?:me|us) go$
\bi am not allowed (?:to )?(?:leave|go out$|go anywhere|out of the house|see (?:my (?:friends
    |family|mother|mom|mum|parents|sister)|anyone|people)|talk to (?:anyone|my|people|other)|have
     (?:friends|a phone|my own money|a job))
<WHO><AUX> control(?:s|ling) (?:me\b|everything i|my (?:money|life|phone)|all (?:of )?(?:my|our)
     money|what i (?:wear|eat|do|say)|who i|where i)
<WHO><DOES> (?:isolat(?:es|ed|ing) me|cuts? me off from)
<WHO><DOES> (?:follow(?:s|ed|ing)? me (?:everywhere|to work|home|wherever)|track(?:s|ed|ing)? my
     (?:phone|location|every|car)|(?:checks|reads|goes through) (?:all )?my (?:phone|messages
    |texts|emails)(?! (?:for|aloud)\b))
<THIRD><DOES> (?:takes?|took|hides?|hid|taken) (?:away )?(?:my (?:passport|papers|wages|bank card)
    |my (?:phone|money|keys|car keys)(?: away)? (?:so (?:that )?i can not|and (?:will|would|does)
     not))
<THIRD><DOES> lock(?:s|ed|ing)? (?:me|us|<KIDS>) (?:in|up|inside|out)\b(?! (?:of (?:my|the (?:game
    |account))|by accident|accidentally))
\bi (?:am|feel) (?:trapped|locked in|held|being held)(?=$| (?:here|at home|in (?:this|my|the)
     (?:own )?(?:relationship|marriage|house|home|room)|with <THEM>|against my)\b)
# Sex against one's will.
\b(?:forc\w+|made|makes?|making|coerc\w+|pressur\w+|guilt\w*) me (?:to |into |for )*(?:have
     |having )?(?:sex\b|sleep(?:ing)? with|sexual|undress|do things i|do things in bed|do stuff i)
<WHO><AUX> forc(?:es|ed|ing) (?:me$|himself on|herself on|themsel\w+ on)
\bi (?:am|was|have been|got) (?:being )?forced(?=$| (?:to (?:have|sleep|kiss|touch|marry)|into
     (?:sex|marriage|bed))\b)
<WHO><DOES> (?:touch(?:es|ed|ing)?|grop(?:es|ed|ing)) me (?:(?:when|where|while|even though
    |although|though) i (?:do|did|said|say|am|was)|against)
\b(?:when|after) i (?:say|said) (?:no|stop)\b.*\b(?:not stop|kept|keeps|anyway|forc)|<WHO> (?:will
    |does|did|would) not stop when i (?:say|said) (?:no|stop)|\bi (?:said|say) no (?:and|but)
     <WHO> (?:did not|does not|would not|kept|did it|forc)
\b(?:has|had|have) sex with me (?:when|while) i (?:was|am|did|do)|\bi (?:do|did) not (?:want(?: to
     have)?) sex (?:but|and) <WHO>|\bhave to have sex with\b|\bwithout my consent\b
# Children.
<THIRD><DOES> touch(?:es|ed|ing)? <KIDS>(?=$| (?:inappropriately|in a|in ways|sexually|at night
    |down|where|private)\b)
# Getting out, getting help.
\b(?:get away|escape|leave|run away|hide) from <OTHER>(?=$| (?:and|before|safely|now|right now
    |tonight|please|because|without)\b)
\bleave (?:him|her|them) safely\b
(?:^|\bplease |\bsomeone |\bsomebody |\bcan you |\bi need (?:you )?to |\band )call (?:the police
    |an ambulance|nine one one)\b|\b(?:i|we) need (?:the police|an ambulance|emergency help|a
     helpline|a hotline)\b|\bhelp me (?:please )?i am <AFRAID>
"""

# By one's own hand: to oneself, or against others.
MYSELF = r"""
\bi (?:(?:would )?(?:want|like)|wish|am going|am about|plan|am planning|might|could|will|would
     rather|feel like|am afraid i (?:will|might|could|may)|(?:am |was |have been |keep )?(?:think
    |thinking|thought)(?: of| about)?|have thoughts (?:of|about)|decided|tried|need|have urges|am
     tempted|may)(?: to)? (?:kill(?:ing)? myself|(?:hurt|harm|cut)(?:ting|ing)? myself(?!
     (?:lifting|trying|doing|climbing|skiing|running|shaving|cooking|a|some|off|if i|with (?:this
    |that)|on (?:this|that|the))\b)|end(?:ing)? <END_IT>|tak(?:e|ing) my (?:own )?life
    |hang(?:ing)? myself)
\bi (?:want|would like|wish i could|am going|am ready|plan|decided) (?:to )?<DIE>
\bi (?:want|would like) to (?:be dead|disappear forever|not (?:exist|be alive|wake up)|end it(?:$|
     now| tonight)|stop existing|jump (?:off (?:the|a) (?:roof|bridge|building)|in front of))
\b(?:think|thinking|thought|thoughts) (?:of|about) (?:suicide|dying|killing myself|ending <END_IT>
    |(?:hurting|harming|cutting) myself)
\bi (?:do not|no longer|never) want to (?:be alive|exist|be here anymore|wake up(?:$| anymore|
     ever| tomorrow$)|live(?:$| anymore| like this| any| this life)|go on(?:$| anymore| living|
     like this| with (?:my|this) life))
\bi can not (?:go on(?:$| anymore| living| like this)|live (?:like this|anymore|with myself))
\bi wish i (?:was|were) (?:dead|never born|not alive|gone)|\bwish i (?:had never been|had not been
    |was never) born|\bwish i (?:could|would) (?:not wake up|die$|disappear forever|go to sleep
     and not)
\bi would rather (?:be dead|die)(?! than)(?=$| (?:and|anymore)\b)
\b(?:better off|happier) (?:dead\b|if i (?:was|were) (?:dead|gone))|\b(?:everyone|everybody|they
    |he|she|you|qq|the kids|my family|the world|people|we)(?: \w+){0,3} better off without me
\bno (?:reason|point|sense) (?:to|in) (?:liv(?:e|ing)|going on|being alive)\b|\blife is not worth
    |\bnot worth living|\bnothing (?:left )?to live for|\bnobody would miss me
\b(?:am|feel|feeling|been|getting) suicidal|^suicidal|\bsuicidal (?:thoughts|feelings)|^suicide$
    |\b(?:commit|committing|attempt\w*) suicide
\bself harm(?:ing|ed)?\b|\bi (?:have )?(?:overdosed|took an overdose|taken an overdose)(?! (?:on
    |of) (?:chocolate|cake|coffee|sugar|cheese|ice))|\b(?:took|taken|swallowed) (?:too many|all|a
     lot of|a bottle of) (?:of )?(?:my |the |his |her )?(?:sleeping )?(?:pills|tablets)
\bi (?:cut|hurt|harm|burn|am cutting|am hurting|am harming|keep (?:hurting|cutting|harming
    |burning)|have been (?:hurting|cutting|harming)|harmed|burned) myself(?=$| (?:on purpose|to
     feel|because|when i (?:feel|am sad|am alone)|every|and i (?:can|do) not|last night|tonight|at
     night)\b)
# One's own hand against others.
\bi (?:hit|hurt|beat up|slapped|punched|choked|might hurt|might hit) (?:my|our) (?:own )?(?:kids?
    |child|children|son|daughter|baby|<PERSON>)(?! 's)<PLAYFUL>(?= (?:and|again|when|today
    |yesterday|last|because|tonight)\b|$)
<AFRAID>(?: that)? i (?:will|might|may|could|am going to) (?:hurt|harm|hit|kill|beat) (?:<OTHER>
    |someone|somebody|<KIDS>)(?! feelings)
\bi (?:want|am going|am about) to (?:hurt|harm|hit|stab|beat) (?:<OTHER>|someone|<KIDS>)(?=$|
     (?:and|so|right now|tonight|badly)\b)
"""

# Someone else, to themselves.
OTHERS_OWN = r"""
<THIRD><AUX> (?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|cut(?:s|ting)?|hurts|hang) (?:himself
    |herself|themselves|themself)(?! (?:lifting|trying|shaving|cooking|a|some|off|at the|skiing
    |laughing|playing|running|on the)\b)
<THIRD> (?:wants to|wanted to|would like to|says (?:he|she|they) wants? to) <DIE>
<THIRD><AUX> (?:end|take) (?:his|her|their) (?:own )?life\b
<THIRD> (?:is|'s|feels|was|seems|might be|says (?:he|she) is) suicidal
<THIRD><AUX> (?:talk(?:s|ing)|think(?:s|ing)) (?:of|about) (?:suicide|dying|killing)
"""
