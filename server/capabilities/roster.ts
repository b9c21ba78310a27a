import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import {
	exportRosterReply,
	importRosterBody,
	importRosterReply,
	readRosterReply,
	setRosterBody,
} from "../contract/roster.ts";
import { seenHeaders } from "../contract/setup.ts";
import { csvOf, rowsOf } from "../csv.ts";
import type { StaffDeps } from "../deps.ts";
import { type Instant, parseInstant } from "../domain/calendar.ts";
import { faultsNamedMax, rosterSecondsMax } from "../domain/limits.ts";
import { rosterGaps, setRoster } from "../domain/roster.ts";
import { shiftColumns, shiftRowOf, shiftsFrom, shiftsIn } from "../domain/roster-rows.ts";
import { evolveSetting, type Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const common = { tags: ["house"], security: bySession };
const instants = Type.Object(
	{ from: Type.String({ description: "instant" }), to: Type.String({ description: "instant" }) },
	closed,
);

const areaSpan = Type.Object({ ...instants.properties, areaPrefix: Type.String() }, closed);
type Span = { readonly from: Instant; readonly to: Instant };

/** The span of a request, of 62 days at most; null when it is none. */
function spanIn(asked: { readonly from: string; readonly to: string }): Span | null {
	const [from, to] = [parseInstant(asked.from), parseInstant(asked.to)];
	if (from === null || to === null || to <= from || to - from > rosterSecondsMax) return null;
	return { from, to };
}

function wireSpan<Spanned extends { readonly from: number; readonly to: number }>(one: Spanned) {
	return { ...one, from: wireInstant(one.from), to: wireInstant(one.to) };
}

function reading(app: App, { ledger }: StaffDeps): void {
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
			const span = spanIn(query);
			if (span === null) return reply.refuse({ code: "timeUnusable", field: "from" });
			const { from, to } = span;
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

function byHand(app: App): void {
	app.post(
		"/api/roster",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "setRoster",
				summary: "Set who is on duty in an area for a span to come.",
				...{ ...common, body: setRosterBody, headers: seenHeaders, response: replies({ 204: Type.Null() }) },
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

type Table = Span & { readonly areaPrefix: string; readonly csv: string };

/** The table as a command, and what is wrong with it; null when it is no table. */
function readTable({ csv, areaPrefix, ...span }: Table, by: string, known: Setting) {
	const rows = rowsOf(shiftColumns, csv);
	if (rows === null) return null;
	const { shifts, errors } = shiftsFrom(rows, known, span);
	return { errors, command: { type: "SetRoster", by, areaPrefix, ...span, shifts } as const };
}

/** What the roster of the area leaves open. */
function checked(after: Setting, { areaPrefix, from, to }: Omit<Table, "csv">) {
	const gaps = rosterGaps(after, areaPrefix, from, to);
	return { gapCount: gaps.length, gaps: gaps.slice(0, faultsNamedMax).map(wireSpan) };
}

function importing(app: App, { ledger }: StaffDeps): void {
	app.post(
		"/api/roster/table",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "importRoster",
				summary: "Set the roster of an area from CSV; a dry run reads and checks, and enters nothing.",
				...{
					...common,
					body: importRosterBody,
					headers: seenHeaders,
					response: replies({ 200: importRosterReply }),
				},
			},
		},
		async (request, reply) => {
			const { areaPrefix, csv, dryRun } = request.body;
			const [now, span] = [ledger.now(), spanIn(request.body)];
			if (span === null) return reply.refuse({ code: "timeUnusable", field: "from" });
			const table = readTable({ areaPrefix, csv, ...span }, personOf(request).personId, ledger.setting());
			if (table === null) return reply.refuse({ code: "notATable", field: "csv" });
			const { errors, command } = table;
			const answer = (after: Setting, entered: boolean) => ({
				...{ entered, rows: command.shifts.length, errors },
				...(errors.length > 0 ? { gapCount: 0, gaps: [] } : checked(after, { areaPrefix, ...span })),
			});
			if (!dryRun && errors.length > 0) return reply.refuse({ code: "linesRefused", field: "csv" });
			if (!dryRun) return app.arrange(reply, command, (after) => answer(after, true));
			if (errors.length > 0) return answer(ledger.setting(), false);
			const decision = setRoster(ledger.setting(), command, now);
			if ("refusal" in decision) return reply.refuse(decision.refusal);
			return answer(decision.events.reduce(evolveSetting, ledger.setting()), false);
		},
	);
}

function exporting(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/roster/table",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "exportRoster",
				summary: "The shifts set for an area in a span as CSV, safe to open in a spreadsheet.",
				...{ ...common, querystring: areaSpan, response: replies({ 200: exportRosterReply }) },
			},
		},
		async (request, reply) => {
			const { areaPrefix, ...asked } = request.query;
			const span = spanIn(asked);
			if (span === null) return reply.refuse({ code: "timeUnusable", field: "from" });
			const shifts = shiftsIn(ledger.setting(), areaPrefix, span);
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "ExportList", by, list: "roster", of: areaPrefix }, () => ({
				...{ ...wireSpan(span), areaPrefix },
				csv: csvOf(shiftColumns, shifts.map(shiftRowOf)),
			}));
		},
	);
}

/** The duty roster: set by the administrator, read by everybody of the staff. */
export async function roster(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	byHand(app);
	importing(app, deps);
	exporting(app, deps);
}
