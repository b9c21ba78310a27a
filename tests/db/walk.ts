import { randomBytes } from "node:crypto";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { deedOf } from "../../server/deeds.ts";
import { formatInstant } from "../../server/domain/calendar.ts";
import { nextMoveOf } from "../../server/domain/case.ts";
import type { Outcome } from "../../server/domain/case-events.ts";
import type { Command } from "../../server/domain/decide.ts";
import type { Words } from "../../server/domain/words.ts";
import { sweep } from "../../server/sweep.ts";
import { eastGrid1, eastGrid2, everybody, houseEvents, names, westGrid1 } from "../support/house.ts";
import { at } from "../support/slow-calendar.ts";
import { migrations } from "./engines.ts";

/** A small random source (mulberry32), so that a walk can be had again from its seed. */
function randomFrom(seed: number) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (count: number) => Math.floor(next() * count);
	const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
		values[below(values.length)] ?? values[0];
	return { below, oneOf };
}
type Random = ReturnType<typeof randomFrom>;

let wordsDrawn = 0;
function words(text: string): Words {
	wordsDrawn += 1;
	return { id: `w${wordsDrawn}`, salt: "salt", hash: `h${wordsDrawn}`, text };
}

const texts = [
	"楼下的灯三天没有亮了。",
	"林晓峰收了钱才办事。",
	"有人要跳楼，快来。",
	"谢谢你们。",
	"电梯里困了人。",
] as const;

function report(random: Random, caseNumber: string): Command {
	return {
		type: "SubmitReport",
		caseNumber,
		areaCode: random.oneOf([eastGrid1, eastGrid2, westGrid1]),
		categoryCode: random.oneOf([
			"0203",
			"0203",
			"0101",
			"0301",
			"0601",
			"0801",
			"1001",
			"1102",
			"1202",
			null,
		]),
		reportType: random.oneOf(["complaint", "inquiry", "help", null]),
		danger: random.below(9) === 0,
		sealed: random.below(15) === 0,
		text: words(random.oneOf([texts[0], texts[0], ...texts])),
		spot: random.below(2) === 0 ? null : words("东门"),
		about: null,
		contactPhone: null,
		consentPublish: false,
	};
}

/** What somebody might do to a case; the rules say whether they may. */
function deedBy(random: Random, by: string, now: number): Command {
	const outcome = random.oneOf<Outcome>(["done", "done", "cannotBeSolved"]);
	const byDate = formatInstant(now + 86_400).slice(0, 10);
	return random.oneOf<Command>([
		{ type: "SignCase", by },
		{ type: "ContactResident", by, words: words("已经看到。"), nextStep: words("上门"), byDate },
		{ type: "AnswerCase", by, words: words("办好了。"), outcome },
		{ type: "DecideCase", by, accept: random.below(2) === 0, words: words("已核实。") },
		{
			type: "DispatchCase",
			by,
			categoryCode: random.oneOf(["0203", "0101"]),
			postId: random.oneOf(["grid1", "west1", null]),
		},
		{ type: "SealCase", by, track: random.oneOf(["conduct", "protected"]) },
		{ type: "ViewSealed", by },
		{ type: "ConfirmCase", verdict: random.oneOf(["solved", "partly"]), feedback: {} },
		{ type: "DisputeCase", reason: words("还是不亮。"), feedback: {} },
		{ type: "MessageDesk", words: words("麻烦快一点。") },
	]);
}

/** Lives through `steps` random deeds of the house with the real rules, ledger and sweep, over some months. */
export async function walked(seed: number, steps: number) {
	const random = randomFrom(seed);
	let clock = at("2019-03-11 09:00");
	const store = openStore(":memory:", { migrations });
	const ledger = createLedger({ store, clock: () => clock, randomBytes });
	const reads = readsOf(store);
	const personWords = [...names].map(([personId, text]) => ({ ...words(text), id: `n:${personId}` }));
	await ledger.arrange(houseEvents, personWords);
	const numbers: string[] = [];
	for (let step = 0; step < steps; step += 1) {
		clock += random.oneOf([1, 60, 900, 3600, 7200]);
		if (random.below(3) === 0) await sweep(ledger);
		const number = numbers[random.below(numbers.length)];
		const state = number === undefined || random.below(6) === 0 ? null : reads.stateOf(number);
		if (state === null) {
			const caseNumber = `190311-0000-${String(step).padStart(4, "0")}`;
			const outcome = await ledger.execute(deedOf(caseNumber, report(random, caseNumber), () => null));
			if ("reply" in outcome) numbers.push(caseNumber);
			continue;
		}
		const move = nextMoveOf(state);
		const mover = move?.by === "staff" ? move.personId : "p:desk1";
		const holder = "tour" in state ? state.tour.holderId : mover;
		const by = random.oneOf([mover, holder, everybody[random.below(everybody.length)] ?? mover]);
		await ledger.execute(deedOf(state.caseNumber, deedBy(random, by, clock), () => null));
	}
	return { store, ledger, reads, numbers, now: clock };
}
