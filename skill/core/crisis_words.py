"""Who and how: the words that the phrases of `core.crisis_phrases` are made of.

All of it meets plain words: no punctuation, no short forms ("i am", "will not", "partner 's"), and
"qq" where one of the two was named.
"""

APOSTROPHES = str.maketrans("\u2019\u02bc`", "'''")
_FILLERS = (
    r"\b(?:really|very|always|often|sometimes|just|actually|still|again|constantly|regularly"
    r"|repeatedly|even|already|also|totally|truly|literally|usually|honestly|kinda|pretty|quite"
    r"|physically|suddenly|absolutely|extremely|completely|um+|uh+|er+)\b"
)
# Short forms and fillers, in this order. "Never" and "not" change everything, and stay.
SPELLINGS = (
    (r"[^\w' ]+", " "),
    (r"\b(?:won't|wont)\b", "will not"),
    (r"\b(?:can't|cannot|cant)\b", "can not"),
    (r"\b(do|does|did|is|are|was|has|have|would)n'?t\b", r"\1 not"),
    (r"\b(?:im|i'm)\b", "i am"),
    (r"'re\b", " are"),
    (r"'ve\b|(?<=\bi)ve\b", " have"),
    (r"'ll\b", " will"),
    (r"'d\b", " would"),
    (r"\b(he|she|it|that|who|there|here|life|everyone|someone|somebody)'s\b", r"\1 is"),
    (r"'s\b", " 's"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bany (?:more|longer)\b", "anymore"),
    (r"\b(?:911|9 1 1)\b", "nine one one"),
    (_FILLERS, ""),
    (r"\b(?:so|too|a bit|a little) (?=afraid|scared|frightened|terrified)", ""),
)

# NAME = a regular expression, in which <NAME> is an earlier one; indented lines go on.
WORDS = r"""
PERSON = partner|husband|wife|boyfriend|girlfriend|spouse|fiance|fiancee|ex|hubby|man|woman|guy
    |dad|daddy|father|mum|mom|mummy|mommy|mother|uncle|stepdad|stepfather|stepmum|stepmom|brother
    |sister|flatmate|roommate|other half
SOMEONES = (?:my|our|the|this|that|a|his|her) (?:own |new |ex )?(?:<PERSON>)
WHO = \b(?:he|she|they|you|someone|somebody|qq|<SOMEONES>)
# who does it, but not "you"
THIRD = \b(?:he|she|they|someone|somebody|qq|<SOMEONES>)
THEM = (?:him|her|them|you|qq|<SOMEONES>)(?! 's)
OTHER = (?:him|her|them|qq|<SOMEONES>)(?! 's)
AUX = (?: (?:has|have|had|is|are|was|were|'s|been|being|would|will|might|may|could|can|did|does|do
    |keeps?|kept|starts?|started|tries|tried|trying|wants?|wanted|threatens|threatened|threatening
    |likes|going|about|to|and|then|almost|nearly|gets|got|says?|said|told me))*
GAP = (?: (?!(?:not|never|no|nobody|it|i|without)\b)[\w']+){0,6}
# "he has", "he came home drunk and"
DOES = (?:<AUX>|<GAP> and)
KIDS = (?:my|our|the|his|her|a) (?:own |little )?(?:kids?|child|children|sons?|daughters?|baby
    |boys?|girls?|toddlers?|stepsons?|stepdaughters?)(?! 's)
ME = (?:me|us|<KIDS>)
AFRAID = (?:afraid|scared|frightened|terrified|petrified)
FEEL = \bi (?:am|feel|get|was|have been|became|live)
# What may follow a person one is afraid of; "her driving" may not.
STOP = (?= (?:and|when|whenever|if|because|but|or|at (?:home|night|times)|all the|every|most
    |tonight|right now|now|today|since|after|he|she|they|i|anymore|lately|these days|here|please
    |help|coming|hurting|hitting|getting|losing|doing|beating|killing|finding)\b|$)
PLAYFUL = (?! (?:with (?:an? |the |that |this |his |her |their |some )?(?:\w+ )?(?:joke|news|idea
    |question|smile|surprise|pillows?|snowballs?|balls?|pun|hugs?|kiss|kisses|love|song|line|look
    |bill|compliments?|story|truth|fact|cushion|confetti|tickles?|puppy eyes)|under the table|in
     (?:his|her|their|your) sleep|up (?:for|about|with|on|when|if|to)|by (?:accident|mistake)
    |accidentally|(?:every time|when(?:ever)?) we play|playfully))
LAUGH = (?! (?:\w+ ){0,2}(?:if i (?:forget|eat|ate|do not|miss|tell)|for (?:this|that|eating
    |forgetting)|with (?:kindness|love)|when (?:he|she|they) (?:sees?|finds?)|laughing))
END_IT = (?:my (?:own )?life|it all|my own pain)
DIE = die(?! (?:laughing|happy|old|peacefully|with|in (?:your|my|his|her|their)|next|beside
    |together|knowing|for|of|from|on|a)\b)
"""
