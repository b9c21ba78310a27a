import type { CaseEvent } from "./case-events.ts";
import type { Command } from "./decide.ts";
import type { Counts } from "./load.ts";
import type { ApprovePublication } from "./publication.ts";
import type { Decision, Refusal } from "./refusal.ts";
import { othersDetails, publicDetails } from "./scan.ts";
import type { Setting } from "./setting.ts";
import type { Words } from "./words.ts";

/** What staff write that residents may read. */
const readByResidents: readonly CaseEvent["type"][] = [
	...(["ResidentContacted", "CaseAnswered", "CaseDecided", "ResidentAwaited"] as const),
	"DecisionAsked",
];

/** The words of a command by the field they were typed in. */
function typedIn(command: Command): readonly (readonly [field: string, words: Words])[] {
	switch (command.type) {
		case "ContactResident":
			return [
				["words", command.words],
				["nextStep", command.nextStep],
			];
		case "AnswerCase":
		case "SettleOnSpot":
		case "AwaitResident":
		case "DecideCase":
			return [["words", command.words]];
		case "AskDecision": {
			const { proposal, words } = command;
			if (proposal.kind !== "decline" && proposal.kind !== "redirect") return [["words", words]];
			return [
				["words", words],
				["body", proposal.body],
				["limit", proposal.limit],
			];
		}
		default:
			return [];
	}
}

const publicNames = new WeakMap<Setting, readonly string[]>();

/** What everybody may know: names of places, units and posts; one list for as long as the setting stays as it is. */
export function publicNamesOf(setting: Setting): readonly string[] {
	const known = publicNames.get(setting);
	if (known !== undefined) return known;
	const { areas, units, posts } = setting;
	const all = [areas, units, posts].flatMap((named) => [...named.values()].map(({ name }) => name));
	publicNames.set(setting, all);
	return all;
}

/** What everybody will read tells of no reporter, not even of the only one. */
function refusePublic(
	caseNumber: string,
	{ words }: ApprovePublication,
	counts: Counts,
	setting: Setting,
): Refusal | null {
	const reporters = [caseNumber, ...counts.voicesOf(caseNumber)].map(counts.saidBy);
	const spans = publicDetails(words.text, reporters, publicNamesOf(setting));
	return spans.length > 0 ? { code: "othersDetails", field: "words", spans } : null;
}

function refuseDetails(
	command: Command,
	reporters: readonly (readonly string[])[],
	setting: Setting,
): Refusal | null {
	for (const [field, { text }] of typedIn(command)) {
		const spans = othersDetails(text, reporters, publicNamesOf(setting));
		if (spans.length > 0) return { code: "othersDetails", field, spans };
	}
	return null;
}

/**
 * Words to a case with several reporters are for every one of them: they hold nothing that one alone had said, and are
 * marked so (rules.md §2, merge). Whoever wrote them may write them anew; there is no other way past.
 */
export function shared(
	caseNumber: string,
	command: Command,
	events: readonly CaseEvent[],
	counts: Counts,
	setting: Setting,
): Decision<CaseEvent> {
	if (command.type === "ApprovePublication") {
		const refusal = refusePublic(caseNumber, command, counts, setting);
		return refusal === null ? { events } : { refusal };
	}
	if (!events.some(({ type }) => readByResidents.includes(type))) return { events };
	const voices = counts.voicesOf(caseNumber);
	if (voices.length === 0) return { events };
	const reporters = [caseNumber, ...voices].map(counts.saidBy).filter((said) => said.length > 0);
	const refusal = refuseDetails(command, reporters, setting);
	if (refusal !== null) return { refusal };
	const marked = events.map((event) =>
		readByResidents.includes(event.type) ? { ...event, shared: true as const } : event,
	);
	return { events: marked };
}
