/**
 * What this program promises about trust, each part of a promise with the tests that show it, or that it is still open.
 * One line each: `promise | part | test or open | detail`. A test is `file > words of its title`; several stand apart by `; `.
 */
const lines = `
A1 | A receipt has 130 random bits and two check characters; case and likeness are forgiven, every single slip is caught | test | domain/receipt > it carries 130 bits; domain/receipt > every single wrong character is caught; domain/receipt > are forgiven
A1 | With script a slip is noticed before anything is sent | test | journeys/resident-with-script > a miscopied receipt is noticed before anything is sent
A1 | It is stored as a MAC only, and a retry's answer encrypted, for 24 hours | test | api/intake-retries > neither receipt, key nor phone number can be read; api/intake-retries > is known for 24 hours, and then forgotten
A1 | It stands in no address and in no log | test | api/doors > leads nowhere with a receipt in the address; faults/canary > is written down nowhere
A2 | No address, browser or language of a resident is kept, whatever is done or goes wrong; the search is seen finding them | test | faults/canary > is written down nowhere; api/anonymity > this search finds what an ordinary request log
A2 | An address is used to count a flood, in memory, and from a named gateway only | test | api/sender-address > is what a named gateway tells, and nobody else's word; api/flood > the rest of the house hands in as before
A3 | Photos lose place, device, author and time, and their names | test | api/photo > comes out clean: no place, device, author or time; api/photo > is kept nowhere as it came
A3 | A photo can be cropped and blurred before it goes | test | journeys/photo > is covered with a finger or by keyboard, cropped, and only then leaves the device
A4 | Unknown, expired and malformed receipts get the same bytes in the same time | test | api/receipt-secrecy > gets the same status, headers and bytes; api/receipt-secrecy > takes the same time
A5 | No cookie, no storage, no other host; a style sheet and scripts of our own | test | web/resident-weight > has a script that stores nothing; api/doors > carries the policy that runs nothing foreign
A5 | Everything works without script | test | journeys/resident-without-script > the check page shows every answer; api/doors > follows the receipt, says one more thing
A5 | Whoever is signed in at the desk in the same browser is anybody at the resident's door | test | api/anonymity > has lost Cookie and Authorization before any handler; api/anonymity > is anybody to
A6 | Two hundred reports of one address in five minutes are taken | test | api/flood > hands in 200 reports in five minutes
A6 | In a flood work or waiting opens the door, and nobody is turned away for good | test | api/flood > a program that does the work gets in at once; api/flood > who waits gets in by the same form; api/flood > nobody is turned away for good
A6 | A retry with the same key is one report | test | api/intake-retries > sent twenty times at once makes one case; api/intake-retries > with another body is refused
A7 | A phone number goes a year after the case is over | test | domain/erasure-phone > goes once twelve whole calendar months; api/erasure > go by the sweep a year after the case was over
A7 | Who may see a phone number is the resident's to grant, and each look is an event | test | domain/phone > is gone with the next dispatch until it is granted anew; domain/phone > may be seen by whoever has it first; api/phone > is shown on a press with a reason
A8 | To the accused, to everyone below and to all who may not read it a sealed report is nothing, by any route | test | api/sealed-matrix > is nothing to all who may not read it; api/sealed-matrix > the comparison finds a difference
A8 | The daylight page counts no sealed report and tells no count under five, nor what it could be worked out from | test | api/daylight > no sealed report anywhere; domain/daylight > by whoever knows the rules; domain/daylight > beside the counts it is a part of
A8 | The log's growth and the metrics tell nothing of it | test | api/log > one more event or twenty are told alike; api/operation > tell of no case, no place and nobody
A9 | Sealed words are encrypted to the discipline officers' keys | open | they lie in the database as they are, shown to nobody else
A10 | Every list, page and print of staff says who looks at it, and when; a table that is taken away, who took it | test | journeys/seen > leaves the name on every list, page and print; api/casebook > as a table runs nothing
A10 | What the desk masks, words, photos and what was added later, is in no answer to whoever works on the case, by any operation | test | domain/mask > hide from whoever works on the case and whoever would help; domain/mask > hide a photo whole; api/mask-walk > is in no answer to the holder; api/mask-walk > is in no answer to a superior of the place who helps
A10 | Verdicts other than disputes reach whoever works on the case five at a time: until then no answer, by any operation, tells of one | test | api/batch-matrix > is nothing to whoever works on the case; domain/batch > tells five cases together, and none before; api/batch-matrix > nothing tells in which order the five came; api/batch > tells the holder of five together
A10 | Of a visit to a counter whoever works on it, helps or stands right above reads the half-day alone, by any operation | test | api/half-day-walk > is the same to whoever has to do with it below; api/half-day-walk > once cards have fallen, letters are out; domain/half-day > cannot be told from another of it
I1 | A 201 goes out after the commit that holds everything | test | db/shared-file > answers only when another connection can already read everything; db/commit > rejects everybody when a commit fails
I1 | Events are canonical bytes with a salt each | test | db/events > are these, and their leaf hashes those of RFC 6962; db/events > carry a salt of 128 random bits
I2 | The tree, its proofs and every size are those of RFC 6962; each changed bit is refused | test | domain/log-tree > its root is the one of RFC 6962 at every size; domain/log-verification > every tree is accepted as the beginning; domain/log-verification > each single bit of one proof is refused
I2 | Checkpoints and tiles are those of C2SP, with cover to a multiple of 64 | test | api/log > tells a signed checkpoint over all events; api/log > its tiles are those of C2SP tlog-tiles; db/log > then cover to a multiple of 64
I2 | A resident's proof verifies offline, in the browser too | test | api/log-proof > verifies offline; api/log-proof > stays good as the log grows
I3 | An operator who deletes, edits, backdates, reorders, swaps, truncates, restores, rebuilds or forks is found by what one other person kept | test | faults/operator > is found by what one other person kept; faults/operator > every attack is counted, and every one was found
I3 | Where nobody kept anything it is not, and an honest house is accepted | test | faults/operator > is not found when nobody kept anything; faults/operator > is accepted against an older
I3 | A witness elsewhere accuses a fork, a shrunk log and a key nobody handed over to, and follows one that was | test | commands/witness > keeps both checkpoints of a fork as evidence; commands/witness > follows a key that the old one handed over to; faults/log-keys > is changed beside the running server
I4 | Behind or at odds with what was published nothing is written | test | api/log-publishing > yesterday's database is told apart; db/log > writes nothing to a log that is shorter
I4 | A clock that goes back is held for a minute; beyond, nothing is written | test | api/intake > by a minute is held
I4 | A loss that two declare begins a new log that names the old checkpoint, and whoever's receipt is not found is told | test | api/log-publishing > a loss that two declare opens a new log; api/log-loss > gets the usual answer and the dated notice
I5 | Events and leaves are never changed or deleted | test | db/events > is never deleted, and never replaced; db/log > what the log keeps is never changed or shortened
I5 | Words go by law with two people and a public tombstone, and the proof stays good | test | domain/erasure > is asked by one person and decided by another; api/erasure > tells day, ground and count; api/erasure > keeps the proof of a report whose words are gone
I5 | Photos go by law too: no byte of them is left, the hash and the tombstone are; one missing without it is found | test | api/erasure-photo > no byte of them is left; api/erasure-photo > one photo can go alone
I6 | Every look at a sealed report and every refused access is an event | test | domain/sealing > every look at a sealed report is an event; api/refused-access > by whatever route is an event of the case
I6 | Every export is an event | test | api/export > is an event with who, what and when; api/export > by every operation that hands it out is walked here; journeys/audit > what is printed, by its button, by a key or by the browser, is kept with who, what and when
S1 | Passphrases as Argon2id; a code works once | test | api/sign-in > is kept as Argon2id of at least 19 MiB; api/sign-in > opens once: the same code again opens nothing
S1 | An administrator invites and never sets or sees a passphrase: a link that opens once, for a week, whose secret is kept as a MAC | test | api/invitation > works once: two who accept at once; api/invitation > opens for seven days; api/invitation > no secret is in the database
S1 | The first administrator and the first discipline officer come in by links printed apart; the link of an office is given out by its own people | test | api/first-start > from an empty folder the process leads; api/invitation > of an office only its own people
S1 | Roles of discipline and triage and posts of protection are given and taken by two, recovery too; an administrator alone is refused | test | api/access > adds nobody to an office; api/access > two of its people let somebody; api/access > with one administrator; domain/grant > never the person themselves
S1 | Guessing is slowed by account and by sender, and makes no known browser wait | test | api/session > from everywhere slows strangers; api/session > one sender over many usernames
S1 | Passkeys sign in in place of passphrase and code: the person known to the device, a challenge that opens once, a copied key found out, the last way in kept | test | api/passkey > needs the person at the device; api/passkey > answers a challenge once; api/passkey > whose count goes back is doubted; api/passkey > the one passkey cannot be taken away; journeys/passkey > is added to one's own sign-ins
S2 | The cookie, 30 idle minutes, eight hours; a change of role holds at once | test | api/sign-in > is for this host alone, unseen by scripts; api/sign-in-session > ends after 30 minutes without a request; api/sign-in-session > ends after eight hours; api/rights-scope > a change of role or of scope holds
S3 | Rights are one table, tried role by role and route by route | test | api/rights > the table names every role and every route; domain/permission > the administrator and the observer read no report
S4 | A policy without inline code or styles, HTTPS insisted on, no frames | test | api/headers > forbids inline code and styles; api/headers > insists on https for a year
S4 | A change from another origin is refused, and one that names none where a session counts | test | api/sign-in-session > is refused before anything is looked at; api/sign-in-session > is refused too where a session counts; api/rough-handling > cannot make a visitor's browser report
S4 | Bodies and connections are bounded; too much at once is told with 503 and when to come again; no error tells of the inside | test | api/intake-socket > is refused before it is read; api/rough-handling > connections are bounded; api/rough-handling > is told with 503, when to come again; api/anonymity > of a bug keeps the place in the program
D1 | Killed under load it has lost nothing and doubled nothing, and is ready again in five seconds | test | faults/durability > it has lost no acknowledged report; faults/durability > it is ready again within five seconds
D2 | The WAL is synced before each 201, and synchronous = NORMAL is found out | test | faults/durability > as strace sees it; faults/durability > each planted fault is found; db/open > opens every connection with each pragma
D3 | On a full disk, and where writes or syncs fail now and then, there is no false 201; reads go on, and so does the rest with room again | test | faults/durability > on a full disk there is no false 201; db/commit > refuses with storageFull once the disk is full
D4 | A backup is made while reports come in, checked, and restored elsewhere | test | faults/backup > is made while reports come in; faults/backup > elsewhere, found whole, and serves every receipt
D5 | An upgrade that is killed, of an empty house or of one with a past, leaves the old schema or the new and all that happened; older stores stay good | test | faults/durability > killed in the middle of an upgrade; faults/golden > the store %s stays good
D5 | After an upgrade lists are made anew before anything is served, and whoever asks is told how far that is | test | faults/refold > after an upgrade the lists are made anew
D6 | Alarms for what leaves its bounds: told to the administrator, to a collector, and to cron | test | domain/operation > up to its bound, and says what is wrong beyond it; api/operation > is for its administrator; faults/operation > whose published checkpoints cannot be kept says so
D6 | Metrics are given to this machine only | test | api/operation > are given to this machine only
D6 | Keys and database that others may read are refused | test | api/config > is refused when others on the machine may read or change it; api/process > a database that others on the machine may read
D6 | A key that is lost or changed does not end the log | test | faults/log-keys > is changed beside the running server; faults/log-keys > is lost: nothing starts until two have said so
`;

export type Shown = { readonly file: string; readonly title: string };
export type Promised = {
	readonly promise: string;
	readonly part: string;
	/** Empty where it is still open. */
	readonly tests: readonly Shown[];
	/** Why it is open; null where tests show it. */
	readonly open: string | null;
};

function promised(line: string): Promised {
	const [promise = "", part = "", kind = "", detail = ""] = line.split(" | ");
	const tests = detail.split("; ").map((test) => {
		const [file = "", title = ""] = test.split(" > ");
		return { file, title };
	});
	return kind === "test" ? { promise, part, tests, open: null } : { promise, part, tests: [], open: detail };
}

/** In the order of the design: anonymity, integrity, staff, durability. */
export const promises: readonly Promised[] = lines.trim().split("\n").map(promised);

const upTo = (letter: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
export const promiseNames: readonly string[] = [
	...upTo("A", 10),
	...upTo("I", 6),
	...upTo("S", 4),
	...upTo("D", 6),
];
