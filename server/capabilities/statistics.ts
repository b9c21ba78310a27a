import { type Static, Type } from "typebox";
import { closed, levelWire } from "../contract/common.ts";
import { figureWire, listFigureCasesReply, readStatisticsReply } from "../contract/statistics.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { type Instant, parseInstant } from "../domain/calendar.ts";
import { figureCases } from "../domain/figure-cases.ts";
import { listItemsMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type Person, policyInForce, type Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { measuresView } from "../views/measures.ts";
import { figureCaseView, measuresOf } from "../views/statistics.ts";

const period = {
	from: Type.Optional(Type.String({ description: "instant; cases due from then on" })),
	to: Type.Optional(Type.String({ description: "instant; cases due before then, and by now" })),
	areaCode: Type.Optional(Type.String({ pattern: "^[0-9]{2,15}$" })),
};
const querystring = Type.Object(period, closed);
const ofFigure = Type.Object(
	{
		...period,
		figure: figureWire,
		level: Type.Optional(levelWire),
		of: Type.Optional(Type.String({ description: "post that decides, or unit that helps" })),
		cursor: Type.Optional(Type.String()),
	},
	closed,
);

type Period = { readonly areaPrefix: string; readonly from: Instant | null; readonly to: Instant };

/** What is asked, within the reader's own area. */
function periodOf(
	query: Static<typeof querystring>,
	{ areaPrefix: scope }: Person,
	now: Instant,
): Period | Refusal {
	const from = query.from === undefined ? null : parseInstant(query.from);
	const to = query.to === undefined ? now + 1 : parseInstant(query.to);
	if (to === null || (query.from !== undefined && from === null))
		return { code: "dateUnusable", field: to === null ? "to" : "from" };
	const areaPrefix = narrowed(scope, query.areaCode);
	return areaPrefix === null ? { code: "notYours", field: "areaCode" } : { areaPrefix, from, to };
}

/** Whose decisions or help a figure is about: a post, or a department. */
function isOfIn({ posts }: Setting, figure: string, of: string | undefined): (postId: string) => boolean {
	if (of === undefined) return () => true;
	return (postId) => (figure === "helps" ? (posts.get(postId)?.unitId ?? postId) : postId) === of;
}

/** The cases behind one figure. */
function figureList(app: App, { ledger, reads }: StaffDeps): void {
	app.get(
		"/api/statistics/cases",
		{
			onRequest: requirePerson("listOverdue"),
			schema: {
				operationId: "listFigureCases",
				summary: "The cases that one figure of readStatistics is made of, and which of them count.",
				tags: ["audit"],
				security: bySession,
				querystring: ofFigure,
				response: replies({ 200: listFigureCasesReply }),
			},
		},
		async (request, reply) => {
			const now = ledger.now();
			const { figure, level, of, cursor = "" } = request.query;
			const person = personOf(request);
			const asked = periodOf(request.query, person, now);
			if ("code" in asked) return reply.refuse(asked);
			const setting = ledger.setting();
			const seen = app.staff.seenBy(person);
			const { cases } = reads.timesOf({ ...asked, now });
			const ofLevel = cases.filter((one) => level === undefined || one.level === level);
			const found = figureCases(figure, ofLevel, now, isOfIn(setting, figure, of));
			// Those that count first, each in the order of their numbers.
			const keyOf = ({ one, counts }: (typeof found)[number]) => `${counts ? 0 : 1}${one.caseNumber}`;
			const rest = found.filter((one) => keyOf(one) > cursor).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
			const shown = rest.slice(0, listItemsMax);
			const last = shown.at(-1);
			const items = shown.flatMap(({ one, counts }) => {
				const state = seen.stateOf(one.caseNumber);
				if (state === null || !mayRead(person, state, setting, now)) return [];
				return figureCaseView(state, seen.wordsOf(one.caseNumber), { counts, at: one.countedAt }, setting);
			});
			return {
				...{ figure, cases: found.length, counting: found.filter(({ counts }) => counts).length },
				...{ items, asOf: wireInstant(now) },
				nextCursor: rest.length > shown.length && last !== undefined ? keyOf(last) : null,
			};
		},
	);
}

/** Figures of the cases due in a period: times per level and area, measures, and the cases each is made of. */
export async function statistics(app: App, deps: StaffDeps): Promise<void> {
	const { ledger, reads } = deps;
	figureList(app, deps);
	app.get(
		"/api/statistics",
		{
			onRequest: requirePerson("readStatistics"),
			schema: {
				operationId: "readStatistics",
				summary: "Figures of the cases due in a period: times per level and per community, and measures.",
				tags: ["audit"],
				security: bySession,
				querystring,
				response: replies({ 200: readStatisticsReply }),
			},
		},
		async (request, reply) => {
			const now = ledger.now();
			const asked = periodOf(request.query, personOf(request), now);
			if ("code" in asked) return reply.refuse(asked);
			const { from, to } = asked;
			const { cases, praise, merged, withdrawn, leftOut } = reads.timesOf({ ...asked, now });
			const setting = ledger.setting();
			return {
				from: wireInstant(from),
				to: wireInstant(request.query.to === undefined ? now : to),
				policyVersion: policyInForce(setting, now).version,
				voices: cases.length + merged,
				excluded: { sealed: null, praise, merged, withdrawn, leftOut: [...leftOut] },
				...measuresOf(cases, setting),
				measures: measuresView(cases, setting, now),
			};
		},
	);
}
