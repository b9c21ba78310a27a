import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { isPublicMatter } from "../../server/domain/join.ts";
import { refOf } from "../../server/domain/words.ts";
import { encrypted } from "./outside-body.ts";
import { type Done, type Happened, rules } from "./simulation.ts";
import { ofCalls } from "./simulation-calls.ts";
import type { Defect } from "./simulation-defects.ts";
import { ofJoins } from "./simulation-merges.ts";

/** What holds of how reports come and of what is said by phone (rules.md §1, §2), and the defects that show it. */

/** Where conduct reports are handed over nothing readable is kept, and where they go elsewhere nothing is taken in. */
function nothingReadable({ event, setting }: Happened): string | null {
	if (event.type !== "ReportReceived" || event.track !== "conduct") return null;
	const { inForce } = setting.conductIntake;
	if (inForce?.mode === "referTo12388") return "a conduct report was taken in";
	if (inForce?.mode !== "handOver") return null;
	const keys = [inForce.key, ...(inForce.bodies ?? []).map(({ key }) => key)];
	if (!keys.includes(event.sealedTo?.key ?? "")) return "a conduct report came readable";
	const { text, spot, aboutName, contactPhone, photos = [] } = event;
	const kept = text.id !== encrypted.blank.id || photos.length > 0;
	return kept || spot !== null || aboutName !== null || contactPhone !== null ? "words of it are kept" : null;
}

/** What a resident adds as a voice is of a public place, and nobody's danger or name. */
function joinsByChoice({ before, event }: Happened): string | null {
	if (event.type !== "CaseMerged" || event.joined !== true || before === null) return null;
	const { categoryCode, danger, frail, namedIds, sealed } = before;
	if (danger || frail === true || namedIds.length > 0) return "danger, somebody frail or a name joined";
	return sealed || !isPublicMatter(categoryCode) ? "what is nobody else's joined" : null;
}

/** Of a sealed report there is no code, and nobody takes down that their own work is not done. */
function saidByPhone({ before, events }: Done): string | null {
	const code = events.some(({ type }) => type === "SpokenCodeMade");
	if (code && (before.sealed || before.track !== "service")) return "a sealed report has a spoken code";
	const said = events.find((event) => event.type === "CaseDisputed");
	const by = said?.type === "CaseDisputed" ? (said.spoken?.by ?? null) : null;
	const own = "tour" in before ? [before.tour.holderId, before.reviewerId] : [];
	return by !== null && own.includes(by) ? `${by} takes down what is said of their own work` : null;
}

const handed = "of a conduct report that is handed over nothing readable is kept";
const joined = "whoever joins another case gives away nobody's danger or name";
const phoned = "by phone nothing of a sealed report is told, and nobody hears of their own work";
export const ofArrivals = { ...ofJoins, [handed]: nothingReadable, [joined]: joinsByChoice };
export const ofPhoned = { ...ofCalls, [phoned]: saidByPhone };

/** The words come beside the file, and stay. */
const keeping: typeof decide = (state, command, ...given) => {
	const decision = decide(state, command, ...given);
	if ("refusal" in decision || command.type !== "SubmitReport") return decision;
	const kept = (event: CaseEvent) =>
		event.type === "ReportReceived" && event.sealedTo !== undefined
			? { ...event, text: refOf(command.text) }
			: event;
	return { events: decision.events.map(kept) };
};

/** Every house receives. */
const receiving: typeof decide = (state, command, now, setting, ...given) => {
	if (command.type !== "SubmitReport") return decide(state, command, now, setting, ...given);
	const { encrypted: _file, ...readable } = command;
	const inForce = { mode: "receive", recipient: "x" } as const;
	return decide(state, readable, now, { ...setting, conductIntake: { inForce, proposed: null } }, ...given);
};

/** Nobody asks whether somebody frail is concerned before a report is joined. */
const joiningFrail: typeof decide = (state, command, ...given) => {
	if (command.type !== "SubmitReport" || command.frail !== true) return decide(state, command, ...given);
	const decision = decide(state, { ...command, frail: false }, ...given);
	if ("refusal" in decision) return decision;
	const frail = (event: CaseEvent): CaseEvent =>
		event.type === "ReportReceived" ? { ...event, frail: true } : event;
	return { events: decision.events.map(frail) };
};

const codesForAll: typeof decide = (state, command, now, ...given) =>
	command.type === "MakeSpokenCode"
		? { events: [{ type: "SpokenCodeMade", at: now }] }
		: decide(state, command, now, ...given);

/** What is said by phone is put down to whoever holds the case. */
const hearingSelf: typeof decide = (state, ...given) => {
	const decision = decide(state, ...given);
	if ("refusal" in decision || state === null || !("tour" in state)) return decision;
	const spoken = { by: state.tour.holderId };
	const own = (event: CaseEvent) =>
		event.type === "CaseDisputed" && event.spoken !== undefined ? { ...event, spoken } : event;
	return { events: decision.events.map(own) };
};

export const arrivalDefects: readonly Defect[] = [
	{ invariant: handed, is: "the words are kept beside the file", rules: { ...rules, decide: keeping } },
	{
		invariant: handed,
		is: "conduct is received whatever was agreed",
		rules: { ...rules, decide: receiving },
	},
	{ invariant: joined, is: "somebody frail is joined", rules: { ...rules, decide: joiningFrail } },
	{ invariant: phoned, is: "every report has a spoken code", rules: { ...rules, decide: codesForAll } },
	{ invariant: phoned, is: "the holder takes down the dispute", rules: { ...rules, decide: hearingSelf } },
];
