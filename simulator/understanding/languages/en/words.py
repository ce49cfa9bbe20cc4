"""Common English words: those that carry no wish of their own, and those that are no names."""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those some any each every all both
    either neither such one ones i me my mine myself you your yours yourself he him his she her
    hers it its we us our ours ourselves they them their theirs who whom whose what which when
    where why how am is are was were be been being do does did doing done have has had having
    will would shall should can could may might must let get got getting go going gone come and
    or but if so because than then as of at by for with about into to from in over under again
    once here there too very just also only even still ever now well please ok yes no not never
    nothing really maybe perhaps kind sort like want wants need needs 's uh um oh something
    anything everything someone anyone thing things bit little much many more most right today
    """.split()
)

# Not one of these is taken for a first name.
COMMON_WORDS = frozenset(
    """
    able off on up down out add afraid afternoon alarm album alert alexa alone already alright
    always amazing amazon angry announce another answer anxious apologize app apple april arrive
    ask asleep audio august away awful baby back bad ball basketball bathroom battery beautiful
    become bed bedroom before begin beer best better big bike bill bird birthday black blue
    board book bored boring bottle bottom box boy bread break breakfast brightness bring brother
    brown busy buy bye cab cake call calendar calm camera cancel car card care cat cents chair
    change channel cheap check cheese chicken child children chocolate christmas cinema city
    clean clear climate clock close closed cloud coffee cold color come coming commute computer
    contact continue convert cook cooking cooler count country couple course crazy create cry
    cup currency dad daily dance dark date day days dead dear december decrease deep definitely
    degrees delete deliver delivery depressed device diet dim dinner dishes distance doctor dog
    dollar dollars door download dream dress drink drive drop early earth east easy eat echo egg
    eight eighteen eighty eleven email empty end english enough euros evening events excited
    excuse exercise exit fact facts fair family fan far fast father favorite february feel
    feeling few fifteen fifty film find fine finish fire first fish five flash flight flip
    flower fly food football forecast forever forget forty four fourteen free french fresh
    friday fridge friend friends front fruit full fun funny funk game games garage garden german
    girl give glad glass goal goals goes golf gone good goodbye grateful great green grocery
    guess guitar gym hair half hand happen happened happy hard hate hated head headlines health
    hear heart heat heater heating heavy hello help hey hi high hip history hit hold holiday
    home honest hop horoscope hospital hot hotel hour hours house huge hundred hungry hurry hurt
    husband idea increase inside internet island jazz job joke jokes july june keep key kid kids
    kill kitchen know lamp language large last late later laugh launch lazy leave left less
    letter level life light lights listen listening live living lock lonely long look lost lot
    loud louder love loved low lower lucky lunch machine mad mail main make making man map march
    married match meal mean meat meet meeting member message microwave midnight mile miles milk
    million mind mine minute minutes miss missing mode moment monday money month months mood
    moon morning mother mountain move movie movies mum music mute name names near nearby nervous
    new news next nice night nine nineteen ninety nobody noise none nope noon north note notes
    november number october offline often okay old online onto open option options orange order
    outside oven own page pair park parents parking part partner party passed paper pause pay
    people person pet phone phones photo photos physics piano picture pictures pizza place plan
    plans plant play played playing playlist podcast poem police pop power president previous
    price print problem program project proud pull purple push put quarter question quick
    quickly quiet quiz quote radio rain raining rains ramen random rap rate rather read reading
    ready recipe recommend record recording red refresh remember remind reminder reminders
    remove repeat reservation restaurant resume ride ring road robot rock room run running sad
    safe safety said sale same saturday save say says school score scared search seat second
    seconds see send september set seven seventeen seventy share she'll ship shoes shop shopping
    short show shower shuffle shut sick side silence simple sing single sister sit six sixteen
    sixty skill skip sleep sleepy slow small smart snow soccer soft solve song songs soon sore
    sorry sound sounds south space spain speak speaker speed spell spend sport sports spring
    staff stand star start starting stay steps stock stocks stop store stories story street
    stress stressed strong stuck stupid subscribe such suggestion sugar summer sun sunday
    sunrise sunset sunshine support sure swim switch system table take taking talk tall task tax
    taxi tea team tell temperature ten text thank thankful thanks thermostat thirteen thirty
    thousand three thursday ticket tickets till time timer tip tips tired today together toilet
    tomorrow tonight took top total touch town track traffic trailer train translate travel trip
    trivia trouble true trust try tuesday turn tv twelve twenty twice two uber ugly umbrella
    uncle update upset use vacation vacuum video videos visit voice volume wait wake walk wall
    wallet warm warmer wash watch watching water wave way wear weather website wednesday week
    weekdays weekend weekends weight weird welcome west wet white whole wife wikipedia wind
    window wine winter wish women wonderful word words work workout working world worried worry
    worse worst wow write wrong year years yeah yellow yep yesterday young zero zone affection
    apart appreciated arguing broken distant drifting exhausted fighting fighter growing ignored
    rarely relationship seldom sometimes somewhat
    """.split()
)

# Everyday words that parents also choose.
NAMES = frozenset(
    """
    april art august bill carol chase christian crystal dawn drew earnest eve faith frank gene
    grace grant harmony hazel heather holly hope iris ivy jack jasmine jean jewel joy june lance
    lily mark max may melody miles nick pat patience pearl penny pierce ray rich rob robin rose
    ruby sandy scarlett skip sky stella sue summer victor violet virginia will willow
    """.split()
)
