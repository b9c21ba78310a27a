/**
 * What the rules of the design say in §1 to §4 and §8, in our own words, each with the tests that show it, or that it is not
 * obeyed yet. One line each: `section | rule | test or open | detail`. A test is `file > words of its title`; several
 * stand apart by `; `. A title that is changed or taken away makes the table red.
 */
const lines = `
§1 | Matters of daily life are service cases; what blames a person, a post or a small unit is sealed | test | domain/intake-track > is a service case; domain/intake-track > is sealed, whatever it says; domain/intake-track > is sealed when it names a person, a post or a small unit
§1 | A unit is small up to ten people | test | domain/intake-track > a unit of ten is small, a unit of eleven is not
§1 | A larger unit that is complained of never holds the complaint itself, its superior does | test | domain/intake-track > is held by its superior, never by the unit itself; domain/intake-track > nor let the duty book do so
§1 | The desk sends on no matter of how staff work that points at a person, a post or a small unit, and none to the unit that its words name | test | domain/dispatch-desk > a category of how staff work is not dispatched once a person; domain/dispatch-desk > a larger unit that stands in the words alone
§1 | What staff report of burdens is kept two levels above them | test | domain/sealing > burdens that staff report go two levels above
§1 | The resident's wish alone is enough to seal | test | domain/intake-track > the resident's wish seals a report of any category
§1 | Who is in danger at home has two named people and half an hour of plain time | test | domain/sealing > a protected report goes to the two named people only; domain/escalation-sealed > that nobody opens within 30 minutes; domain/escalation-sealed > with only one named person it stays with them
§1 | Nothing that could alert the home happens to such a report: it joins no other, and its withdrawal leaves it with its office | test | domain/merge > never on the sealed tracks; domain/exit > of a protected report leaves it with its office; domain/cut-out > of a protected report nobody
§1 | Before a report goes anywhere its words are held against names, posts, units, accusations and danger | test | domain/intake-match > waits for triage, and is kept as named; domain/intake-match > is an accusation; domain/intake-match > is danger to a person; domain/intake-match > people, posts and units of other areas are strangers
§1 | What was hit waits sealed until triage has decided | test | domain/sealing > until triage has decided the desk does; domain/intake-match > a report in which nothing waits for triage is dispatched at once
§1 | Anybody of triage seals | test | domain/sealing > anyone on triage may seal
§1 | Only a discipline officer lets something out again, as a new report that points nowhere | test | domain/cut-out > of what is sealed for good a discipline officer alone; domain/cut-out > received now and dispatched, and points nowhere
§1 | Danger in a report of several matters is cut out and has its own short clock | test | domain/cut-out > danger to a person goes to the two people; domain/cut-out > is an emergency from the moment it is cut out
§1 | A conduct report goes to the nearest officer who may know of it, and past whoever it concerns | test | domain/sealing > it is the nearest discipline officer who is there; domain/sealing > it is never an officer who is named
§1 | Each person and unit says who supervises and who manages it; a conduct report goes to the competent body, and one level up when it concerns its head | test | domain/competence > is a person's own, else that of the unit they hold a post in; domain/competence > is one level up when it concerns the body's own head; domain/competence > is a discipline officer's to pass on within five working days; domain/competence > never anywhere else without a reason; domain/competence-setting > is said by an administrator of theirs
§1 | Property firms and utilities end at their regulator | test | domain/competence > about a firm or a utility is its regulator; domain/competence > each is encrypted to the body competent for it
§1 | A house receives conduct reports only with somebody outside named for what nobody inside may read | test | domain/conduct-intake > receiving opens only with a body outside named; domain/transfer > takes no conduct report in; domain/conduct-intake > and nothing else is refused
§2 | While open, a case has one next move, of one person | test | domain/case-properties > has exactly one next move while it is open; domain/simulation > whatever is done by whomever and whenever, every invariant holds
§2 | It is sent on at once where one duty alone covers it, by the longest prefix | test | domain/dispatch > two duties of one prefix leave the case to the desk; domain/dispatch > nobody's duty is the desk's to place; domain/intake-match > is dispatched at once and lies open
§2 | Of a visit to a counter it is sent on when its half-day is over and no sooner, as the second of a dispatch would tell who stood there (§6 goes before §2) | test | domain/half-day > goes out when its half-day is over; domain/half-day > the desk decides where a report goes, and it goes then; domain/half-day > never waits when somebody is in danger
§2 | A post is somebody's from one moment to another; while away, the deputy's | test | domain/dispatch > a post changes hands at the moment it does; domain/dispatch > the deputy has it while the holder is away
§2 | Outside working time natural levels go to whoever is on duty | test | domain/roster > takes natural levels outside working time
§2 | It never goes to somebody named, below somebody named, or related to them | test | domain/case-properties > nobody named in a report, below somebody named, or related; domain/dispatch > to none of their declared relations; domain/dispatch > the duty book does not send a case to whom it may not go
§2 | The desk has ten minutes, twenty, or two working hours; past it blue, past twice that yellow | test | domain/policy > the other limits of the policy are those of the rules; domain/escalation-told > an urgent report has 20 and 40 minutes; domain/intake-desk > what no duty covers waits at the desk, with the desk's own limit; domain/dispatch-desk > met at its very second, and missed one second later
§2 | To sign says "seen" and nothing more | test | domain/handling > the holder signs: seen, and nothing more; domain/escalation-ladder > a signature takes away the notice that it is missing, and nothing else
§2 | Contact is words with a next step and a date | test | domain/handling > contact is words with a next step and a date; domain/handling > words and the next step are refused when they are none
§2 | Or two calls of the desk at least two hours apart, where there is a number | test | domain/call > two at least two hours apart count; domain/call > need a number, an open limit of contact
§2 | A contact that told the resident nothing is none | test | domain/chase > counts no more: what hung on it is due; domain/chase > lets the card fall at once
§2 | A return is asked within one working day, with reason and basis; the superior decides; the third dispatch binds | test | domain/return > is asked of the direct superior with reason and basis; domain/return > is for one working day; domain/return > a second time makes the third dispatch
§2 | An assist has an owner, a clock and a ladder in the owner's own chain; the holder keeps the case and rates the help | test | domain/assist > has an owner with two working days; domain/assist > left alone climbs in the owner's own chain; domain/assist > is rated by the holder once
§2 | An extension is asked before the limit, ten working days in all | test | domain/extension > is asked before the limit, for ten working days in all
§2 | The resident reads why it takes longer, and what was promised for when | test | api/decision > the resident reads why and how; api/decision > resident and staff go on reading each step with its day
§2 | Waiting for the resident stops every limit, three working days or 72 hours in all | test | domain/awaiting > stops every limit until the resident has answered; domain/awaiting > ends by itself after three working days; domain/awaiting > of a natural level is three times; domain/awaiting > counts all waits together
§2 | At night whoever is on duty takes what the desk sends to a post too; what a superior gives goes to the post named | test | domain/roster > takes what the desk sends to a post at night too; domain/roster > leaves what a superior takes from whoever is on duty
§2 | A rework is no dispatch: whoever has had the case cannot return it then | test | domain/return > is nothing that a dispute gives anew
§2 | A promise has a reason, a day and steps, and a superior's word; broken it is yellow at once; there are two at most | test | domain/promise > is asked of the direct superior, and sets both finishes; domain/promise > names a later day; domain/promise > is yellow at once for the leader; domain/promise > may be followed by one more
§2 | A promise is the resident's: it binds whoever has the case next, and two that were broken count whoever gave them | test | domain/promise > is the resident's still: broken, it is yellow at once; domain/promise > leaves whoever came right before its day the half of the limit; domain/promise > leaves them one more, which; domain/promise > broken before they had it
§2 | Shelving has a cause, an owner, a review within 90 days and two approvals | test | domain/shelving > needs two approvals; domain/shelving > has a review within 90 days; domain/shelving > stops both clocks until the day of its review
§2 | A second approval, a check and an appeal are asked of nobody below whoever has decided | test | domain/shelving > is asked of the head next, never of the secretary who let it lie; domain/exit > is asked of somebody above whoever decided; domain/follow-up > handler, reviewer and checker are three people
§2 | What is promised or shelved to a day ends by the hours of its place | test | domain/promise > ends with the hours of the place; domain/shelving > ends when the place opens on the day of its review
§2 | What is shelved is told to the resident, and a list of what is needed goes upward | test | api/decision > shelving needs two approvals, and stands until its review; api/casebook > tells superiors why, what is needed, who must act first and when it is reviewed
§2 | A small matter is signed, contacted and answered in one deed | test | domain/on-the-spot > is signature, contact and answer in one deed; domain/on-the-spot > is for small matters
§2 | An answer counts as contact, and without an earlier one says so | test | domain/handling > an answer without earlier contact says so, and counts as contact
§2 | That something cannot be done is for the superior to confirm | test | domain/handling-decision > the direct superior has one working day to confirm it; domain/handling-decision > confirmed, it reaches the resident then
§2 | The resident confirms, partly or not, and may say otherwise for 30 days | test | domain/exit > is taken for 30 days and leaves the case closed; domain/exit > “not” reopens as if said in time
§2 | Handler, reviewer and caller are three people | test | domain/follow-up > handler, reviewer and checker are three people; domain/call > is made by a third person; domain/call > bars whoever made it from checking
§2 | Seven days of silence close unconfirmed, which is no satisfied resident | test | domain/follow-up > silence is never a verdict; domain/handling > the resident's days of silence are the policy's; domain/figures > silence is no word at all
§2 | The first dispute reopens at once; the second is checked by somebody else in three working days | test | domain/follow-up > it reopens at once as a rework; domain/follow-up > it goes to an independent check above the direct superior
§2 | Upheld it is red and a rework; not upheld it closes against the resident's word, with one appeal; never a referral by count | test | domain/follow-up > upheld: red on the holder at once; domain/follow-up > not upheld: closed, and the resident disagrees; domain/exit > is there too after a check that was not upheld; domain/follow-up > a third dispute is checked again
§2 | Who is turned away may appeal within 15 days, once | test | domain/exit > may be made for 15 days, to the end of the last; domain/exit > not upheld, it is final; domain/exit > is asked by the desk and decided by its superior
§2 | Who is turned away reads why, who is in charge, their limit, and that it stops no other way | test | api/exit > names who is in charge, their limit and the one appeal; api/exit > without JavaScript says so in words
§2 | Who is merged keeps receipt, verdict and the right to come apart | test | domain/voice > is asked for once the parent is answered; domain/voice > is the resident's right at any time before the parent closes; domain/merge > is an event of the child alone
§2 | Nobody waits for longer as a voice than by the limit of their own report | test | domain/merge-later > than by the limit of their own report; domain/merge-later > but what was granted for the matter
§2 | Figures show cases and voices | test | api/merge > count cases and voices apart
§2 | A reply to several is looked through for what only one of them wrote | test | domain/scan > that says what was done in its own words may be sent; domain/scan > never holds the number of an identity card
§2 | No lower level and no side exit by the holder alone, and none takes back a step | test | domain/level > is a superior's word, and counts the limits anew; domain/level > clears no card that has fired; domain/exit > takes no step back that has fired; domain/merge > what is past fires first, in the same deed
§3 | Every level has the limits of the table, on both clocks | test | domain/ladder-table > both clocks agree; domain/ladder-table > are as many as the levels and the steps; domain/policy > there are six levels
§3 | The case clock is the resident's: from receipt, never begun anew | test | domain/case-properties > keeps the resident's own limit from the first dispatch on; domain/return > it is never restarted; domain/clock > the case clock and the holder clock agree
§3 | The holder clock is the person's: sign and contact from their dispatch, finish half the limit at the least, rounded up | test | domain/dispatch-desk > sign and contact run from the holder's dispatch; domain/dispatch-desk > has half the finish limit, rounded up; domain/dispatch-desk > half of a natural limit is half its time
§3 | It stands while a decision is pending that was asked in time | test | domain/handling-decision > while it is pending the holder's limits stand still; domain/handling-decision > a limit that was past when it was asked does not move
§3 | It stands while an overdue assist is all that is open: from its card, or from the contact that leaves nothing else | test | domain/assist > stops the holder clock, not the resident's; domain/assist > left open: the holder's clock stands still from then
§3 | It stands, too, from the end of a decision that leaves an overdue assist alone open | test | domain/help-left > stops the holder's clock from its end on when it is refused; domain/help-left > stops it, too, when an extension, a promise or another level is granted; domain/help-left > stops it, too, when “cannot be solved” is refused
§3 | It stands, too, from the end of a wait for the resident or of a shelving that leaves an overdue assist alone open | test | domain/help-left > stops the holder's clock from the resident's word on; domain/help-left > of a wait and of a shelving; domain/help-left > stops it from the end of the wait, whenever the sweep comes; domain/help-left > stops it from the review of what was shelved
§3 | Cards stay with whoever held the move | test | domain/redispatch > past cards stay with whom they fell on; domain/redispatch > what is past stays with who has left
§3 | A refused "cannot be solved" voids the answer; a dispute begins a round of its own, and cards stay held | test | domain/handling-decision > refused, the answer is void; domain/follow-up > it reopens at once as a rework with the limits; domain/escalation-cards > cards stay held through a rework
§3 | Figures use the whole time since receipt | test | domain/follow-up > the time to contact stays the first
§3 | An emergency that a resident claims waits ten minutes for the duty officer's call | test | domain/level > waits ten minutes for the duty officer's call; domain/level > that is none has the level its matter always has
§3 | A leader declares a surge for a matter, a place and at most 72 hours: one case, and everybody hears | test | domain/surge > takes reports of the category in the area; domain/surge > 1 to 72 hours; domain/surge > leaves danger, frail people
§3 | A sudden closure is an event that moves the limits of cases in hand | test | domain/calendar-hours > never brings a limit nearer; domain/calendar-hours > of an afternoon stops working hours
§3 | Calendar and hours hold by area, the longest prefix wins | test | domain/calendar-hours > hold from their day on, under their prefix alone; domain/calendar-hours > give way to a longer prefix; domain/calendar-days > hold under their prefix
§3 | Make-up days are worked, and the years of the notices are known | test | domain/calendar > the shipped calendar knows the years 2004 to 2026; domain/calendar > 28 April, 5 May and 12 October are worked
§3 | A limit in a year without a notice is provisional, and worked out anew when the notice comes | test | domain/calendar > a limit that touches a year without a notice is provisional; domain/calendar-days > of a notice publish the year; domain/level > are told only where the calendar changes something
§3 | Working time used up at a closing ends there | test | domain/calendar-hours > leaves what is used up exactly at a closing time to end there
§3 | Of N working days the first is not counted, whatever the hour | test | domain/ladder > received on %s and left alone; domain/ladder > working days after a limit at 24:00 count from the day it ends
§3 | A resident's window ends at 24:00 and never on a day of rest | test | domain/exit > may be made for 15 days, to the end of the last; domain/recompute > a resident's window comes no nearer
§3 | A pause moves every limit that is not past; an extension ends at 18:00 of its day | test | domain/handling-decision > every limit that was not past has moved by the time it took; domain/clock > two pauses move a limit as one of their length; domain/extension > to 18:00 on the Nth workday after the old due day
§3 | Another level counts from the start, and what has fired stays | test | domain/level > down to a level whose limit is past lets its steps fire; domain/level > clears no card that has fired
§3 | A limit is missed after its second | test | domain/clock > a limit is missed after its second, not at it; domain/escalation-ladder > is due nothing fires
§3 | A clock that goes back is held for a minute; beyond, nothing is written | test | api/intake > by a minute is held
§4 | Who let the contact pass is ignored, signed or not; who let the finish pass is late | test | api/escalation-board > holds ignored, then late; domain/figures > never doing it is not better than doing it late
§4 | A step fires once a round, in the order of its due time, with when it was due and when it fired | test | domain/escalation-properties > each fires once per round and cause; domain/escalation-properties > in the order of their due times; domain/escalation-properties > the same whether the sweep came every second
§4 | A card no higher than the one held does not fire | test | domain/escalation-cards > a card not higher than the one held does not fire; domain/escalation-properties > every card of a ladder is higher
§4 | The worked example comes out to the minute | test | domain/ladder > received on %s and left alone; domain/ladder > the worked table has four rows of ten columns
§4 | Each step tells the one the table names; of two for one person the second goes a level up | test | domain/escalation-told > the deputy, the direct superior, the leader in charge, the head, discipline; domain/escalation-told > where the direct superior is the leader; domain/escalation-told > yellow is for the leader in charge; domain/escalation-told > red is for the head
§4 | On duty, a missing signature is the duty leader's to know | test | domain/roster > has a leader on duty, who is told
§4 | Contact, or an answered letter, keeps a referral away | test | domain/escalation-ladder > contact even after red withholds the referral; domain/letter > answered in time has no card, and takes the referral away
§4 | A second dispute upheld and a promise broken twice are red | test | domain/follow-up > upheld: red on the holder at once; domain/promise > broken a second time, is red at once
§4 | Three reds of a unit in 30 days are referred; those of its help count too | test | domain/load > sets the referral of the case it fell on; domain/load > is so whenever the sweep came; domain/load > is so in whatever order the cases were swept; api/escalation-downtime > that were due weeks apart refer nobody; domain/load > of an assist counts for the unit of whoever was asked to help
§4 | A proven false completion, leak or retaliation is referred | test | domain/finding > is referred, where the desk alone had the report too; domain/finding > falls on the holder it was merged away from
§4 | A referral names the superiors' part first, from the trail | test | api/referral > names first what each superior was told, did and let pass
§4 | Whoever must decide has a working day; past it the card is theirs, and it climbs | test | domain/handling-decision > past its limit the card is the decider's; domain/decision-idle > goes up a level with every further limit; domain/shelving > needs two approvals; domain/return > is asked of the direct superior
§4 | A look before publication is such a decision | test | domain/publication > has one superior whose it is and one working day; domain/publication > climbs a working day at a time up to the head
§4 | Reassigning after a card is such a decision, and the case may stay with its holder, with the reason | test | domain/reassignment > is asked of whoever the card gave the move, for one working day; domain/reassignment > left undecided is a card on whoever was asked; domain/reassignment > is the holder's move again, with the reason kept
§4 | A letter has three working days, then the card is the unit's | test | domain/letter > unanswered past its limit is a card on the head of the unit
§4 | Letters are one for a unit and a week; the superior adds the help | test | domain/letter > comes with the yellow card; domain/letter > nor a second time for the same unit and week; domain/letter > helped once, by whom the card told
§4 | The next holder's yellow of the same week is in the same letter, which is owed anew, and its reply counts for that holder | test | domain/letter > is issued again under its name, and owed anew; domain/letter > answered after the second card; domain/letter > keeps its limit where it was still owed; domain/letter > has a card for each that is not answered
§4 | A letter is filled from the trail | test | api/letter > filled from the trail
§4 | A red is explained by whom it fell on, in 300 characters | test | domain/explanation > is by whom it fell on, once, in 300 characters
§4 | An explanation is pre-filled from the trail | test | api/referral > comes with a draft that the trail has begun
§4 | A red is readable to discipline at once | test | domain/escalation-cards > is read by the discipline officer of the place from its second on
§4 | Blue and yellow are cleared by an answer that is confirmed or closes unconfirmed, red and referred by a finding | test | domain/escalation-cards > not by the answer; domain/escalation-cards > are cleared when an answered case closes unconfirmed; domain/escalation-cards > red and a referral wait for a written finding; domain/escalation-cards > nothing is cleared by contact
§4 | Above the load a card is marked, and counts for the superior | test | domain/load > of 26 open cases is marked; domain/load > of 25 is not
§8 | An area code has one of six lengths, and lies in every area whose code it begins with | test | domain/places > an area code is of the six lengths
§8 | Areas are imported from CSV, tried first, each wrong cell named | test | domain/places > areas of a table are named all or none; api/places > many areas come from a table: tried first
§8 | A boundary place is a record with a lead and an alternate | test | domain/boundary > goes to the post that leads; domain/boundary > goes to the other side while the lead and the deputy are away; domain/boundary > are rows of its table
§8 | Between its sides a tie is broken in one working day; until then the first holder leads | test | domain/boundary > is broken within one working day by whoever stands above both; domain/boundary > left undecided is a card on whoever had to decide
§8 | What the tie-break gives away stays there, whichever side the report came from | test | domain/boundary > for the other side: it goes there for good; domain/boundary > for the holder: it stays for good
§8 | What is nobody's duty is designated at the first refusal, and its gap joins the book's list | test | domain/return > of what is nobody's duty is refused or named for good at the first time
`;

type Shown = { readonly file: string; readonly title: string };
export type RuleRow = {
	readonly section: string;
	readonly rule: string;
	/** Empty where the rule is not obeyed yet. */
	readonly tests: readonly Shown[];
	/** What is lacking; null where tests show the rule. */
	readonly open: string | null;
};

function rowOf(line: string): RuleRow {
	const [section = "", rule = "", kind = "", detail = ""] = line.split(" | ");
	if (kind !== "test") return { section, rule, tests: [], open: detail };
	const tests = detail.split("; ").map((test) => {
		const [file = "", title = ""] = test.split(" > ");
		return { file, title };
	});
	return { section, rule, tests, open: null };
}

/** In the order of the rules. */
export const ruleRows: readonly RuleRow[] = lines.trim().split("\n").map(rowOf);
