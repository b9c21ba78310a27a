import { calendarFor, windowEnd } from "../../server/domain/calendar.ts";
import { nextMoveOf } from "../../server/domain/case.ts";
import { awaitsPublication } from "../../server/domain/case-publication.ts";
import { decide } from "../../server/domain/decide.ts";
import { publicationObjectionDaysMin } from "../../server/domain/limits.ts";
import { type Done, rules } from "./simulation.ts";
import type { Defect } from "./simulation-defects.ts";
import { deciding } from "./simulation-wrong.ts";

/** What holds of what is published (rules.md §4, product.md), and the defects that show it. */

/** A look that is owed has one superior and a step, until discipline has been told; one that is not has neither. */
function oneLooks({ after, setting }: Done): string | null {
	const { publicationQuestion: question, due, steps } = after;
	const step = due.some(({ cause }) => cause === "publication");
	if (!awaitsPublication(after)) {
		if (question === undefined && !step) return null;
		return "a look is owed where there is nothing to look at";
	}
	if (question === undefined) return "nobody is asked to look";
	const cards = steps.filter(({ cause, dueAt }) => cause === "publication" && dueAt > question.askedAt);
	const told = cards.at(-1)?.told;
	if (!step && !(told?.by === "staff" && told.as === "discipline")) return "a look has no limit";
	const move = nextMoveOf(after);
	if (move?.by !== "staff") return "a look is nobody's";
	const role = setting.people.get(move.personId)?.role ?? "";
	return ["supervisor", "leader", "head"].includes(role) ? null : `a ${role} has to look`;
}

/** Only with agreement, by a superior who did not answer it, and with the days to say no. */
function agreedTo({ before, command, now, events, setting }: Done): string | null {
	if (events.every(({ type }) => type !== "PublicationApproved")) return null;
	if (before.consent !== true || before.sealed) return "published without agreement";
	const by = "by" in command ? command.by : "";
	if (by !== null && "tour" in before && before.tour.holderId === by) return "published by who answered it";
	const early = windowEnd(calendarFor(setting.calendar, before.areaCode), now, publicationObjectionDaysMin);
	const isEarly = events.some((event) => event.type === "PublicationApproved" && event.publicAt < early);
	return isEarly ? "published before the resident could say no" : null;
}

const looked = "a look before publication has a limit and one superior whose it is";
const agreed = "nothing is published without agreement and the days to say no";
export const ofPublications = { [looked]: oneLooks, [agreed]: agreedTo };

/** Whoever tries has the resident's agreement. */
const agreeing: typeof decide = (state, command, ...given) =>
	command.type === "ApprovePublication" && state?.status === "closed"
		? decide({ ...state, consent: true }, command, ...given)
		: decide(state, command, ...given);

export const publicationDefects: readonly Defect[] = [
	{
		invariant: looked,
		is: "a closing asks nobody to look",
		rules: deciding((event) => (event.type === "PublicationAsked" ? [] : [event])),
	},
	{
		invariant: looked,
		is: "a look that is asked for has no limit",
		rules: deciding((event) => [event.type === "PublicationAsked" ? { ...event, due: [] } : event]),
	},
	{
		invariant: looked,
		is: "agreement that is taken back leaves the look owed",
		rules: {
			...rules,
			evolve: (state, event) => {
				const after = rules.evolve(state, event);
				const kept = event.type === "ConsentChanged" ? state?.publicationQuestion : undefined;
				return kept === undefined ? after : { ...after, publicationQuestion: kept };
			},
		},
	},
	{ invariant: agreed, is: "nobody's agreement is asked for", rules: { ...rules, decide: agreeing } },
	{
		invariant: agreed,
		is: "it is public at once",
		rules: deciding((event) => [
			event.type === "PublicationApproved" ? { ...event, publicAt: event.at } : event,
		]),
	},
];
