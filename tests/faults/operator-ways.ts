import { randomBytes } from "node:crypto";
import { canonicalJson, leafHash } from "../../db/canonical.ts";
import { type Chance, chanceOf } from "../../server/commands/generate-random.ts";
import { wordsOf } from "../../server/words.ts";
import { type Signer, signerNamed } from "../support/reference-log.ts";
import { type Fact, freshSalt, Hands } from "./operator-hands.ts";
import { type House, lived } from "./operator-house.ts";
import { removePhoto, removePhotoAndName, swapPhoto, swapPhotoAndEvent } from "./operator-photos.ts";

/** What an operator may do to the log of the house (trust.md I3). */
export type Attack = {
	readonly name: string;
	readonly begins: "yesterday" | "now";
	/** Done to the database at `path`, to other events for another seed. */
	readonly on: (house: House, path: string, seed: number) => void | Promise<void>;
};

type Ref = { readonly id: string; readonly hash: string };

function oneOf<Value>(values: readonly Value[], chance: Chance): Value {
	const value = values[chance.below(values.length)];
	if (value === undefined) throw new Error("there is nothing to attack");
	return value;
}

function isCase({ stream }: Fact): boolean {
	return stream.startsWith("case/");
}

/** Where, among the covered events, one lies that fits. */
function placeOf(
	facts: readonly Fact[],
	{ covered }: House,
	chance: Chance,
	fits: (fact: Fact, place: number) => boolean,
) {
	const places = facts.slice(0, covered).flatMap((fact, place) => (fits(fact, place) ? [place] : []));
	return oneOf(places, chance);
}

function reportAt(facts: readonly Fact[], house: House, chance: Chance): Fact & { event: { text: Ref } } {
	const isReport = ({ event }: Fact) => event.type === "ReportReceived";
	return facts[placeOf(facts, house, chance, isReport)] as Fact & { event: { text: Ref } };
}

/** Two more days, so that the log is longer than what was kept of it: only the root can tell them apart then. */
async function outgrow({ seed }: House, path: string, signer: Signer, other: number): Promise<void> {
	await lived(path, signer, seed, 10 + (other % 80));
	await lived(path, signer, seed, 100 + (other % 80));
}

/** Does `change` with everything else made to fit. */
function coveredUp(name: string, change: (hands: Hands, house: House, chance: Chance) => void): Attack {
	return {
		name,
		begins: "now",
		async on(house, path, seed) {
			const hands = new Hands(path);
			change(hands, house, chanceOf(seed, name));
			hands.forgetLost();
			hands.coverUp(house.signer);
			await outgrow(house, path, house.signer, seed);
		},
	};
}

/** Does `change` and nothing else. */
function left(name: string, change: (hands: Hands, house: House, chance: Chance) => void): Attack {
	return {
		name,
		begins: "now",
		on(house, path, seed) {
			const hands = new Hands(path);
			change(hands, house, chanceOf(seed, name));
			hands.letGo();
		},
	};
}

function at(fact: Fact, moment: number): Fact {
	return { ...fact, event: { ...fact.event, at: moment } };
}

function later(facts: readonly Fact[]) {
	return (fact: Fact, place: number) => {
		const before = facts[place - 1];
		return isCase(fact) && before !== undefined && isCase(before) && before.event.at < fact.event.at;
	};
}

function neighbours(facts: readonly Fact[]) {
	return (fact: Fact, place: number) => {
		const before = facts[place - 1];
		return isCase(fact) && before !== undefined && isCase(before) && before.stream !== fact.stream;
	};
}

const moveWords = "UPDATE words SET case_number = ? WHERE id = ?";

/** The report's case vanishes, as if it had never been. */
function deleteCase(hands: Hands, house: House, chance: Chance): void {
	const facts = hands.facts();
	const { stream } = reportAt(facts, house, chance);
	hands.rewrite(facts.filter((fact) => fact.stream !== stream));
}

function editReport(hands: Hands, house: House, chance: Chance): void {
	const facts = hands.facts();
	const report = reportAt(facts, house, chance);
	const { salt, text, hash } = wordsOf("一切都好，谢谢。", randomBytes, 0);
	const { id } = report.event.text;
	hands.database.prepare("UPDATE words SET salt = ?, text = ? WHERE id = ?").run(salt, text, id);
	const edited = { ...report, event: { ...report.event, text: { id, hash } } };
	hands.rewrite(facts.map((fact) => (fact === report ? edited : fact)));
}

function backdateOne(hands: Hands, house: House, chance: Chance): void {
	const facts = hands.facts();
	const place = placeOf(facts, house, chance, later(facts));
	const before = facts[place - 1]?.event.at ?? 0;
	hands.rewrite(facts.map((fact, index) => (index === place ? at(fact, before) : fact)));
}

function reorderTwo(hands: Hands, house: House, chance: Chance): void {
	const facts = hands.facts();
	const place = placeOf(facts, house, chance, neighbours(facts));
	const [first, second] = facts.slice(place - 1, place + 1);
	if (first === undefined || second === undefined) throw new Error("there are no neighbours");
	const turned = [at(second, first.event.at), at(first, second.event.at)];
	hands.rewrite([...facts.slice(0, place - 1), ...turned, ...facts.slice(place + 1)]);
}

/** The words of two reports change places. */
function swapWords(hands: Hands, house: House, chance: Chance): void {
	const facts = hands.facts();
	const one = reportAt(facts, house, chance);
	const rest = facts.filter((fact) => fact.stream !== one.stream);
	const other = reportAt(rest, { ...house, covered: house.covered - 10 }, chance);
	const swapped = (fact: Fact) => {
		if (fact === one) return { ...one, event: { ...one.event, text: other.event.text } };
		return fact === other ? { ...other, event: { ...other.event, text: one.event.text } } : fact;
	};
	const move = hands.database.prepare(moveWords);
	move.run(other.stream.slice("case/".length), one.event.text.id);
	move.run(one.stream.slice("case/".length), other.event.text.id);
	hands.rewrite(facts.map(swapped));
}

function truncateTail(hands: Hands, { covered }: House, chance: Chance): void {
	hands.rewrite(hands.facts().slice(0, covered - 1 - chance.below(20)));
}

/** The same events under fresh salts, half the time under a fresh key of the log. */
async function rebuildTree(house: House, path: string, seed: number): Promise<void> {
	const { signer } = house;
	const hands = new Hands(path);
	hands.rewrite(hands.facts().map((fact) => ({ ...fact, salt: freshSalt() })));
	const signs = seed % 2 === 0 ? signer : signerNamed(signer.name);
	hands.database.prepare("UPDATE log_key SET vkey = ?").run(signs.vkey);
	hands.coverUp(signs);
	await outgrow(house, path, signs, seed);
}

/** Everything fits together afterwards: only what was kept outside can tell. */
export const thorough: readonly Attack[] = [
	coveredUp("delete", deleteCase),
	coveredUp("edit", editReport),
	coveredUp("backdate", backdateOne),
	coveredUp("reorder", reorderTwo),
	coveredUp("swap", swapWords),
	coveredUp("swap a photo", swapPhotoAndEvent),
	coveredUp("remove a photo", removePhotoAndName),
	coveredUp("truncate", truncateTail),
	{ name: "restore", begins: "yesterday", on: () => undefined },
	{ name: "rebuild", begins: "now", on: rebuildTree },
	{
		name: "fork",
		begins: "yesterday",
		on: (house, path, seed) => outgrow(house, path, house.signer, seed),
	},
];

/** The words of a report vanish, as an erasure leaves them. Gives the case. */
function vanishWords(hands: Hands, house: House, chance: Chance): { stream: string; id: string } {
	const { stream, event } = reportAt(hands.facts(), house, chance);
	const { id } = event.text;
	hands.database.prepare("UPDATE words SET text = NULL, salt = '' WHERE id = ?").run(id);
	return { stream, id };
}

/** An event that says the law had them erased, which nobody asked for. */
function forgeErasure(hands: Hands, house: House, chance: Chance): void {
	const { stream, id } = vanishWords(hands, house, chance);
	const facts = hands.facts();
	const version = 1 + facts.filter((fact) => fact.stream === stream).length;
	const moment = Math.max(...facts.map(({ event }) => event.at));
	const event = {
		...{ type: "WordsErased", at: moment, by: "p:ghost", posts: [] },
		...{ ground: "courtOrder", wordsIds: [id] },
	};
	const bytes = canonicalJson({ event, salt: freshSalt(), stream, v: 1, version });
	const insert = hands.database.prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)");
	insert.run(facts.length + 1, stream, version, event.type, moment, bytes, leafHash(bytes));
	hands.database.prepare("INSERT INTO erasure VALUES (?, ?, 'courtOrder', 1)").run(facts.length + 1, moment);
}

const someEvent = (hands: Hands, house: House, chance: Chance) =>
	1 + placeOf(hands.facts(), house, chance, isCase);

/** One row is changed and no more: the database contradicts itself. */
export const careless: readonly Attack[] = [
	left("delete one row", (hands, house, chance) => {
		hands.database.prepare("DELETE FROM event WHERE position = ?").run(someEvent(hands, house, chance));
	}),
	left("edit words", (hands, house, chance) => {
		const { id } = reportAt(hands.facts(), house, chance).event.text;
		hands.database.prepare("UPDATE words SET text = '一切都好，谢谢。' WHERE id = ?").run(id);
	}),
	left("swap the bytes of a photo", swapPhoto),
	left("remove the bytes of a photo", removePhoto),
	left("erase words without an event", (hands, house, chance) => {
		vanishWords(hands, house, chance);
	}),
	left("forge a row of the list of erasures", (hands, house, chance) => {
		vanishWords(hands, house, chance);
		const position = someEvent(hands, house, chance);
		hands.database.prepare("INSERT INTO erasure VALUES (?, 1, 'courtOrder', 1)").run(position);
	}),
	left("forge the event of an erasure", forgeErasure),
	left("backdate a column", (hands, house, chance) => {
		const position = someEvent(hands, house, chance);
		hands.database.prepare("UPDATE event SET at = at - 3600 WHERE position = ?").run(position);
	}),
	left("change where a case stands", (hands, house, chance) => {
		const caseNumber = reportAt(hands.facts(), house, chance).stream.slice("case/".length);
		const update = "UPDATE case_now SET was_late = 1 - was_late WHERE case_number = ?";
		hands.database.prepare(update).run(caseNumber);
	}),
	left("truncate rows", (hands, { covered }, chance) => {
		hands.database.prepare("DELETE FROM event WHERE position > ?").run(covered - chance.below(20));
	}),
	left("leave a trigger out", (hands) => {
		const forgetful = hands.database.exec.bind(hands.database);
		hands.database.exec = (sql) => (sql.includes("event_never_deleted") ? hands.database : forgetful(sql));
	}),
];
