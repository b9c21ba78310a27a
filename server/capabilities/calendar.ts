import { Type } from "typebox";
import {
	declareClosureBody,
	declareDaysBody,
	declareDaysReply,
	readCalendarReply,
	setHoursBody,
} from "../contract/calendar.ts";
import { seenHeaders } from "../contract/setup.ts";
import { rowsOf } from "../csv.ts";
import type { StaffDeps } from "../deps.ts";
import { dayColumns, daysFrom, declareDays } from "../domain/calendar-days.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

const common = { tags: ["house"], security: bySession };

function reading(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/calendar",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "readCalendar",
				summary: "Working hours, and the days that break the week's rule, by area prefix.",
				...{ ...common, response: replies({ 200: readCalendarReply }) },
			},
		},
		async () => {
			const regions = ledger.setting().calendar.map((region) => ({
				areaPrefix: region.areaPrefix,
				hours: [...region.hours],
				laterHours: (region.laterHours ?? []).map(({ from, hours }) => ({ from, hours: [...hours] })),
				closures: [...(region.closures ?? [])],
				restDays: [...region.restDays],
				workDays: [...region.workDays],
				publishedYears: [...region.publishedYears],
			}));
			return { regions };
		},
	);
}

function declaring(app: App, { ledger }: StaffDeps): void {
	app.post(
		"/api/calendar/days",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "declareDays",
				summary: "Enter a year's notice, a regional holiday or closed days from CSV, or try it as a dry run.",
				...{
					...common,
					body: declareDaysBody,
					headers: seenHeaders,
					response: replies({ 200: declareDaysReply }),
				},
			},
		},
		async (request, reply) => {
			const { areaPrefix, year, csv, dryRun } = request.body;
			const now = ledger.now();
			const rows = rowsOf(dayColumns, csv);
			if (rows === null) return reply.refuse({ code: "notATable", field: "csv" });
			const { errors, ...days } = daysFrom(rows, year);
			const by = personOf(request).personId;
			const command = { type: "DeclareDays", by, areaPrefix, year, ...days } as const;
			if (!dryRun && errors.length > 0) return reply.refuse({ code: "linesRefused", field: "csv" });
			if (!dryRun) return app.arrange(reply, command, () => ({ entered: true, ...days, errors }));
			const decision = errors.length > 0 ? null : declareDays(ledger.setting(), command, now);
			if (decision !== null && "refusal" in decision) return reply.refuse(decision.refusal);
			return { entered: false, ...days, errors };
		},
	);
}

function hours(app: App): void {
	const onRequest = requirePerson("arrangeHouse");
	const nothing = replies({ 204: Type.Null() });
	app.post(
		"/api/calendar/hours",
		{
			onRequest,
			schema: {
				operationId: "setHours",
				summary: "Set the working hours of an area from a day to come; the longest prefix wins.",
				...{ ...common, body: setHoursBody, headers: seenHeaders, response: nothing },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "SetHours", by, ...request.body }, () => null);
		},
	);
	app.post(
		"/api/calendar/closures",
		{
			onRequest,
			schema: {
				operationId: "declareClosure",
				summary: "Declare that an area is closed on a day, or in a part of it; limits are worked out anew.",
				...{ ...common, body: declareClosureBody, headers: seenHeaders, response: nothing },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "DeclareClosure", by, ...request.body }, () => null);
		},
	);
}

/** The calendar: notices of a year, regional holidays, closed days and hours, by area prefix. */
export async function calendar(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	declaring(app, deps);
	hours(app);
}
