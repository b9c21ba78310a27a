import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { holderOf } from "../../server/domain/people.ts";
import type { Setting } from "../../server/domain/setting.ts";
import { type Happened, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";

/** Which body a conduct report goes to, in a house lived in by the dice (rules.md §1), and the defects that show it. */

type Placing = Extract<CaseEvent, { readonly type: "ReportReceived" | "CaseSealed" }>;

/** Whoever would be shown it by the body: its head, by the posts as they are held. */
function headsOf(setting: Setting, bodyId: string, at: number): readonly (string | null)[] {
	const known = setting.bodies.get(bodyId);
	const posts = [known?.headPostId, known?.postId].filter((post) => post != null);
	return posts.map((post) => holderOf(setting, post, at));
}

function isConduct({ event, after }: Happened): boolean {
	if (event.type !== "ReportReceived" && event.type !== "CaseSealed") return false;
	return after.track === "conduct" && after.sealed && after.categoryCode !== "1203";
}

/** Neither the body named in the event, nor the office whose post has the move, has a head whom the report names. */
function neverItsHead(step: Happened): string | null {
	if (!isConduct(step)) return null;
	const { event, after, setting } = step;
	const { competent, nextMove } = event as Placing;
	const acting = nextMove.by === "staff" ? nextMove.postId : null;
	const offered = [...setting.bodies.values()].filter(
		({ bodyId, postId }) => bodyId === competent?.bodyId || (postId !== null && postId === acting),
	);
	const own = offered.find(({ bodyId }) =>
		headsOf(setting, bodyId, event.at).some((head) => head !== null && after.namedIds.includes(head)),
	);
	return own === undefined ? null : `${own.bodyId} is offered what is said of its own head`;
}

/** Nobody but the firm is complained of: its regulator has it. */
function endsAtRegulator(step: Happened): string | null {
	const { after } = step;
	if (!isConduct(step) || after.aboutUnitId !== "firm" || after.namedIds.length > 0) return null;
	return after.competent?.bodyId === "housing"
		? null
		: "what is said of a firm does not end at its regulator";
}

/** Elsewhere with a reason alone. */
function withReason({ before, event }: Happened): string | null {
	if (event.type !== "CaseTransferred" || event.elsewhere !== undefined) return null;
	const { competent, sealedTo } = before ?? {};
	if (competent === undefined || sealedTo !== undefined) return null;
	return event.recipient === competent.name ? null : `it goes to ${event.recipient} for no reason`;
}

const head = "a conduct report is never offered to a body whose own head it concerns";
const regulator = "a conduct report about a firm ends at its regulator";
const reason = "what a body outside is competent for goes nowhere else without a reason";
export const ofCompetence = { [head]: neverItsHead, [regulator]: endsAtRegulator, [reason]: withReason };

function bare({ competent: _known, ...event }: Placing): CaseEvent {
	return event as CaseEvent;
}

/** A house whose bodies have no head, and whose firms no regulator. */
function knowing(change: (setting: Setting) => Setting): typeof decide {
	return (state, command, now, setting, ...given) =>
		command.type === "SubmitReport" || command.type === "SealCase"
			? decide(state, command, now, change(setting), ...given)
			: decide(state, command, now, setting, ...given);
}

const headless = knowing((setting) => ({
	...setting,
	bodies: new Map([...setting.bodies].map(([id, one]) => [id, { ...one, headPostId: null }])),
}));
const unregulated = knowing((setting) => ({
	...setting,
	competences: new Map([...setting.competences].filter(([key]) => key !== "unit/firm")),
}));
/** The event forgets the body: whoever transfers it takes the recipient of the house. */
const forgetting: typeof decide = (state, command, ...given) => {
	if (state === null || command.type !== "TransferCase" || command.elsewhere !== undefined)
		return decide(state, command, ...given);
	const { competent: _known, ...rest } = state;
	return decide(rest as typeof state, command, ...given);
};
const unnamed: typeof decide = (...given) => {
	const decision = decide(...given);
	if ("refusal" in decision) return decision;
	const plain = (event: CaseEvent) =>
		event.type === "ReportReceived" && event.aboutUnitId === "firm" ? bare(event) : event;
	return { events: decision.events.map(plain) };
};

export const competenceDefects: readonly Defect[] = [
	{ invariant: head, is: "nobody asks who heads an office", rules: { ...rules, decide: headless } },
	{ invariant: regulator, is: "a firm has no regulator", rules: { ...rules, decide: unregulated } },
	{ invariant: regulator, is: "the event does not say the body", rules: { ...rules, decide: unnamed } },
	{ invariant: reason, is: "the body is forgotten at a transfer", rules: { ...rules, decide: forgetting } },
];
