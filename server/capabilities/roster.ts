import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import { readRosterReply, setRosterBody } from "../contract/roster.ts";
import type { Deps } from "../deps.ts";
import { parseInstant } from "../domain/calendar.ts";
import { rosterSecondsMax } from "../domain/limits.ts";
import { rosterGaps } from "../domain/roster.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const common = { tags: ["house"], security: bySession };
const instants = Type.Object(
	{ from: Type.String({ description: "instant" }), to: Type.String({ description: "instant" }) },
	closed,
);

function wireSpan<Spanned extends { readonly from: number; readonly to: number }>(one: Spanned) {
	return { ...one, from: wireInstant(one.from), to: wireInstant(one.to) };
}

function reading(app: App, { ledger }: Deps): void {
	app.get(
		"/api/roster",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "readRoster",
				summary: "Who is on duty in a span of up to 62 days, and when nobody is.",
				...{ ...common, querystring: instants, response: replies({ 200: readRosterReply }) },
			},
		},
		async ({ query }, reply) => {
			const [from, to] = [parseInstant(query.from), parseInstant(query.to)];
			if (from === null || to === null || to <= from || to - from > rosterSecondsMax)
				return reply.refuse({ code: "timeUnusable", field: "from" });
			const setting = ledger.setting();
			const all = [...setting.rosters.values()].flat();
			const touching = all.filter((roster) => roster.from < to && from < roster.to);
			return {
				...wireSpan({ from, to }),
				rosters: touching.map((one) => ({ ...wireSpan(one), shifts: one.shifts.map(wireSpan) })),
				gaps: rosterGaps(setting, "", from, to).map(wireSpan),
			};
		},
	);
}

/** The duty roster: set by the administrator, read by everybody of the staff. */
export async function roster(app: App, deps: Deps): Promise<void> {
	reading(app, deps);
	app.post(
		"/api/roster",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "setRoster",
				summary: "Set who is on duty in an area for a span to come.",
				...{ ...common, body: setRosterBody, response: replies({ 204: Type.Null() }) },
			},
		},
		async (request, reply) => {
			const { areaPrefix, ...span } = request.body;
			const read = (one: { from: string; to: string }) => ({
				from: parseInstant(one.from) ?? Number.NaN,
				to: parseInstant(one.to) ?? Number.NaN,
			});
			const shifts = span.shifts.map((one) => ({ ...one, ...read(one) }));
			const times = [span, ...span.shifts].map(read).flatMap(({ from, to }) => [from, to]);
			if (times.some(Number.isNaN)) return reply.refuse({ code: "timeUnusable", field: "from" });
			const command = { type: "SetRoster", by: personOf(request).personId, areaPrefix, shifts } as const;
			return app.arrange(reply, { ...command, ...read(span) }, () => null);
		},
	);
}
