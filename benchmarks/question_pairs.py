"""Questions to the sample articles and to a book, each with the sentences that answer it.

They were written before the ranking was, from reading the articles. Half of them, every other one, were used to choose
its numbers; the other half were not looked at.
"""

SAMPLES = """\
bridge-inspection-report.txt
How many brick and stone bridges are still used in Britain? | Britain still has some 40,000
What can make a bridge fall down within hours? | The exception is scour
How often is a bridge inspected? | On British roads a general inspection
How does an inspector find hollow brickwork? | A hammer of about 0.5 kg
Who invented the MEXE method? | The quickest check is the MEXE
Why is hard cement bad for repairs? | Repointing with hard cement
What is the commonest serious defect? | It is the commonest serious ; A crack that runs in the direction
What did the Victorians do about walls that were pushed outwards? | Tie bars through the bridge
damage by plants | A buddleia that could ; Woody plants do ; Cut woody plants
What happened at Workington? | On 20 November 2009
Should a weight limit be set to be careful? | Nor is a weight limit
How wide must a crack be before it gets gauges? | Fix three gauges
keeper-interview.txt
What fuel did the lamp burn? | The lamp burned paraffin
Why were there three keepers in a lighthouse? | Because of the Smalls ; After that the rule was three ; "Two can quarrel
Who invented the sun valve? | In 1907 Gustaf Dalén
When did the keepers leave the Eddystone? | That was finished in 1980
Which was the last Scottish lighthouse with keepers? | Fair Isle South was
How much darkness does the standard allow? | That sounds like perfection
Why are the old lenses drained of mercury? | Mercury is poison ; So wherever we can we drain
satellite navigation can fail | But both listen to the same
What was missing from the jigsaw puzzle? | They had left it behind
What did the helicopter make possible? | At the Eddystone they built ; You need electricity
last-leap-second.html
How is the second defined today? | Since 1967 the second
Why does the Earth slow down? | The tides rub against
Who decides whether a leap second is added? | Whether a second ; Twice a year it ; The International
How many seconds is atomic time ahead? | Atomic time is therefore 37
What went wrong with Linux? | At the end of June 2012 ; Timers that should
What is smearing? | Google, for one, makes ; This is called smearing
When was the shortest day? | On 5 July 2024
How does melting ice affect the rotation? | It would have been three years ; The water runs towards
Do astronomers need leap seconds? | Astronomers, who need
bug at Cloudflare | At midnight on 1 January ; The cure was a single
seed-saving.eml
Which vegetables are easiest for a beginner? | Tomatoes, beans, peas and lettuce
Why do saved F1 seeds disappoint? | If the packet said "F1"
Can a bitter courgette be dangerous? | A chance cross with an ornamental ; If a courgette from your own
How long do onion seeds last? | Onions and parsnips
How should seed be stored? | A closed jar in the refrigerator
What is the oldest seed that ever grew? | A date stone found
How do I test whether old seed still sprouts? | To test old seed
How is maize pollinated? | Maize is worse still
minutes-that-get-read.docx
Who reads the minutes of a meeting? | Three people read ; One was away ; One was there ; One will come
What are the parts of a decision? | A decision has three parts
When should minutes be sent? | Send the minutes on the same day
How should the file be named? | Name the file by the date
What should be done with an objection? | And record an objection
long-walk-of-paper.md
What were books made of before paper? | Scribes wrote with a brush ; In the China of the last
Why was silk not used for writing? | A government that ran ; It also served as money
Where was the oldest piece of paper found? | In 1986 archaeologists
How did Cai Lun die? | Cai Lun bathed
Which raw materials did Cai Lun use? | It says, in substance
Who was Miwnay? | One is from a woman named Miwnay ; She tells him
What is the oldest dated printed book? | Among them was a scroll
How did paper reach Japan? | In 610, according to
Is the story of the prisoners of Talas true? | He mentions no ; Given the Sogdian ; It is a fine
Where does the word ream come from? | The Arabic rizma
Which emperor banned paper for official documents? | In 1231 her great-grandson
What is the first watermark? | The oldest watermark known
How many calves did a vellum Bible need? | Of about 180 copies
What is a Hollander? | Machines descended from it ; Around 1680 mills
Who invented the paper machine? | In January 1799 ; Nicolas-Louis Robert kept
What happened to the Fourdriniers? | In 1810 the Fourdriniers
Why does paper turn yellow? | Lignin is what makes
Why do old books crumble? | But alum makes paper acid
riots against machines | In November 1830
How much paper is produced each year? | Some four hundred million
tides.md
Why are there two high tides a day? | Replace the apples with ; A little over three per cent
What are neap tides? | At the quarters the Sun ; These are the neap
How high does the water rise in the Bay of Fundy? | But the bulges on the smooth
Why has the Mediterranean hardly any tide? | It is too small for the Moon
Who explained the tide as waves? | Pierre-Simon Laplace worked ; He described the tide not
How fast is the Moon moving away? | What the Earth loses
What do corals tell about the length of the year? | In corals of the Devonian ; Corals put on a thin
places with only one tide a day | Stretches of the Gulf of Mexico
How did Kelvin's machine work? | Thomson had a machine
Why is the Sun's effect smaller? | The Sun is so far off ; The Sun pulls the Earth about ; Tidal force falls with
counting-the-unseen.pdf
What is the formula for the marked fish? | The estimate is M times n
What does Chapman's correction do? | A correction due to Douglas ; It removes most of the bias
Why are mice counted too low? | A mouse that found peanuts
How good were the spies' figures? | The spies and the prisoners
Why do makers use random serial numbers now? | Who does not want to be counted
how-we-read.epub
Who put spaces between words? | Irish monks of the seventh ; They began to leave
Why did Ambrose read silently? | Perhaps, he thought, Ambrose
How fast do people read? | An adult reads about 240
Is speed reading useful? | It is tempting to call ; But those who are kept
What is the best length of a line? | Printers settled long ago
forgetting after Ebbinghaus | Hermann Ebbinghaus learned
walmart-tiktok.txt
How much would TikTok cost? | Reports during the week put
Why did the chief executive of TikTok resign? | Politics, he explained ; Kevin Mayer, who came
When does the deal have to be done? | On August 2, after a call ; A further order, dated ; The time runs out
Which other company wants to bid? | They may not have the field
while-i-am-away.rtf
Where is the main water tap? | Everything comes in through one tap
What should I do if the pipe freezes? | If it has frozen all the same ; Use the hair dryer
How often must the cat be fed? | Once in the morning
What makes the noise under the roof? | It is a marten ; Something walks in the roof
nordsee-deiche.md
Warum brachen 1962 die Deiche? | Viele Deiche wurden nicht vom Meer ; Wellen liefen über die Krone
Wie viele Menschen starben in Hamburg? | 315 Menschen kamen
Warum weiden Schafe auf dem Deich? | Gepflegt wird sie von Schafen ; Sie beißen das Gras kurz
Wer war Albert Brahms? | Ein Jahr später wurde im Jeverland ; Sein wichtigster Rat ; Er maß Wasserstände
recolte-du-sel.odt
Comment se forme la fleur de sel ? | La fleur de sel naît ; Quand l'air est sec
Quand récolte-t-on le sel ? | La récolte dure de juin
Quels oiseaux vivent dans le marais ? | Plus de trois cents paludiers
cacao.txt
¿Quién inventó la prensa de manteca? | Suele atribuirse al Sr. Van Houten ; En 1828 se patentó
¿De dónde viene el cacao? | La mayor variedad genética ; En el yacimiento de Santa Ana
¿Se podía beber chocolate durante el ayuno? | El cardenal Brancaccio ; Si el chocolate era alimento
"""
"""A sample's file, then its questions, each with the beginnings of the sentences that answer it."""

KINDS = """\
bridge-inspection-report.txt
What must be done about woody plants? | Cut woody plants every year
How often must the gauges be read? | Read them four times a year
What should be sounded after a flood? | Sound the bed ; For this reason depths should
Why should an arch not be covered with concrete? | It hides what the next ; Do not cover an arch
How heavy are the lorries? | Most are older than anyone
From where should photographs be taken? | Photographs should be taken
How should a bulging wall be measured? | Bulging of a spandrel wall should
How deep are old foundations? | Many old foundations go down
Why do the gauges move with the seasons? | Read them four times a year
keeper-interview.txt
What had to be done to the lens in the morning? | Every morning the lens had to
Since when has the Eddystone run on the sun? | The Eddystone has run on the sun
When did Dalén get the Nobel Prize? | Dalén was given the Nobel Prize
last-leap-second.html
By when will the permitted difference be raised? | By 2035 at the latest
When did the rule of leap seconds begin? | The rule began on 1 January 1972
Why is there an extra second? | The extra second is there because
minutes-that-get-read.docx
What must a task have? | A task has one name
What should be read before the meeting? | Read the last minutes and list
By when should minutes be corrected? | What is in them can still be corrected
Where should the list of those present stand? | The list of those present comes
Why must a decision be read out at once? | It is also the most awkward ; Better now than
seed-saving.eml
What must be on the envelopes? | Please label your envelopes
How long must tomato seeds stand in the glass? | Squeeze seeds and juice
Why must the seed not dry on kitchen paper? | Don't dry it on kitchen paper
What should I do with a bitter courgette? | If a courgette from your own seed
How far do bees carry pollen? | Bees carry squash pollen
From how many plants should I take seed of beans? | Peas and beans don't mind either
How old was the date stone? | A date stone found in the ruins
while-i-am-away.rtf
What should I do with the ashes? | It goes into the bucket ; Ash stays hot
What must I do if the alarm sounds? | If it sounds, open the windows
How long must the dampers stay open? | Open both dampers until
Until when are the nests empty? | The swallows' nests under the eaves are empty
When must the cupboard under the sink be open? | Leave the cupboard under the sink ; Below −8 °C
Why should the tap run? | Moving water takes much longer
How often does the current fail? | The telephone still works
keeping-bees-on-a-roof.adoc
Who has to be asked before a hive is put on a roof? | Ask the owner of the house
How often should one look into the hives? | Look into each hive once a week
By when must the honey be taken? | Honey is taken in July
How warm must it be for bees? | The bees come out when
sourdough.md
What must I do on the third day? | Keep 50 g of the mixture ; Add 50 g of flour and 50
How hot should the oven be? | Heat the oven to 250 ; Then take off the lid, turn
When must the starter be thrown away? | If fuzzy mould grows on it ; Throw the whole starter
How long must a loaf cool? | Let it cool for two hours
Why does the guide use weights? | It uses weights throughout
When is the starter ready to bake with? | If it doubles within six hours
the-bell-ringers-handbook.dbk
What must never be done with a rope? | Never pull a rope
What must be done with the hammers of the clock? | Its hammers must be pulled off
What should I do if the stay breaks? | If the stay breaks ; Sit down, all of you
How long does it take to learn? | That is the whole art
the-town-clock.odp
By when must the repairs be done? | Do all three before
How many minutes does the clock lose? | It loses four minutes
why-bread-goes-stale.nxml
How should bread be kept? | Keep bread at room temperature
Why is the refrigerator bad for bread? | The refrigerator is the worst
walmart-tiktok.txt
How many days do Americans have to end their dealings? | Each gives Americans 45 days
How many stores does Walmart have? | It also gives Microsoft, which
nordsee-deiche.md
Bis wann muss der Kaninchenbau verfüllt werden? | 7, km 12,4
Wie stark ist der Meeresspiegel gestiegen? | Der Meeresspiegel an der deutschen
"""
"""Of the same form as ``SAMPLES``: questions about what has to be done, by when, why, and how much or often."""

BOOK = """\
What is ambergris worth? | cd2d87fd27
What was the captain's leg made of? | dd64f0b149
How did Ahab lose his leg? | f1a7427a30
What did the Rachel find in the end? | 4babfc38b2
Why does whiteness frighten people? | eb341475e7 ; 75c0f51107 ; dd2df71222 ; 30637edbf6
Who owned the Pequod? | 128ac9552b ; 4431b7d86e
What does the sperm whale eat? | 91249a6585
What is the monkey-rope? | 488eeb65f6 ; 7b4995e132 ; 475a25a00a ; e8a96b345a
What became of Queequeg's coffin? | 08294bcbcf ; cdfaf9c652
Where on the deck do the try-works stand? | b85979b8d8
Which lay was Ishmael given? | 1fbb4fe399 ; 0be8b7315b ; 38e0a620a7
How does the preacher climb into the pulpit? | d16b19d188 ; 24d2229cd6
Who stood at the helm when the ship left port? | a4c02914d8
What is served at the Try Pots? | f1a8708f16 ; dccd806376 ; d763ce92c7
Did Starbuck think of shooting the captain? | 1bc961130a ; a1105a7ea7
What happened when Pip jumped from the boat? | 02c38f4bbc ; 48b8e69701 ; 903e97c76e
"""
"""Of the same form, for Moby Dick: the sentences are named by the beginning of their SHA-256."""
