import { setImmediate as breathe } from "node:timers/promises";
import { type Static, Type } from "typebox";
import { casebookTable } from "../casebook-table.ts";
import { casebookQuery, readCasebookReply } from "../contract/casebook.ts";
import { closed, oneOf } from "../contract/common.ts";
import { settingDeedOf } from "../deeds.ts";
import type { StaffDeps } from "../deps.ts";
import { covers, narrowed } from "../domain/area.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { type Period, periodKinds, periodNamed, periodsAt } from "../domain/casebook.ts";
import { casebookRowsMax, listItemsMax } from "../domain/limits.ts";
import { mayRead } from "../domain/permission.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type Person, policyInForce, type Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { casebookRow } from "../views/casebook.ts";
import { areaName, postName, wireInstant } from "../views/common.ts";

type Query = Static<typeof casebookQuery>;
/** Whose ledger of which time: a cadre's own, or that of an area. */
type Question = {
	readonly person: Person;
	readonly period: Period;
	readonly holderId: string | null;
	readonly postId: string | null;
	readonly unitId: string | null;
	readonly areaPrefix: string;
	readonly now: Instant;
};

const tableQuery = Type.Object(
	{ ...Type.Omit(casebookQuery, ["cursor"]).properties, lang: Type.Optional(oneOf(["zh-CN", "en"])) },
	closed,
);
const sheet = {
	description: "the ledger as XLSX",
	content: {
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: Type.Unknown() },
	},
};

function questionOf(query: Query, person: Person, now: Instant): Question | { readonly refusal: Refusal } {
	const period = periodNamed(query.period ?? periodsAt(now, "week")[0] ?? "");
	if (period === null) return { refusal: { code: "dateUnusable", field: "period" } };
	const isOwn = person.role === "cadre";
	const areaPrefix = isOwn ? (query.areaCode ?? "") : narrowed(person.areaPrefix, query.areaCode);
	if (areaPrefix === null) return { refusal: { code: "notYours", field: "areaCode" } };
	const holderId = isOwn ? person.personId : null;
	const { postId = null, unitId = null } = query;
	return { person, period, holderId, postId, unitId, areaPrefix, now };
}

/** What stands above the rows. */
function headOf({ period, holderId, postId, unitId, areaPrefix, now }: Question, setting: Setting) {
	const unit = unitId === null ? null : (setting.units.get(unitId)?.name ?? unitId);
	return {
		...{ period: period.id, from: wireInstant(period.from), to: wireInstant(period.to) },
		areaName: holderId === null ? areaName(setting, areaPrefix) : null,
		post: postId === null ? unit : (postName(setting, postId) ?? postId),
		policyVersion: policyInForce(setting, now).version,
		asOf: wireInstant(now),
	};
}

/** The posts, and their units, whose ledger can be asked for apart. */
function partsIn({ holderId, person }: Question, setting: Setting) {
	const working = [...setting.posts.values()].filter(({ kind }) => kind === "cadre");
	const near = holderId === null ? working.filter((post) => covers(person.areaPrefix, post.areaCode)) : [];
	const units = new Set(near.map(({ unitId }) => unitId));
	return {
		posts: near.map(({ postId, name }) => ({ postId, name: postName(setting, postId) ?? name })),
		units: [...units].map((unitId) => ({ unitId, name: setting.units.get(unitId)?.name ?? unitId })),
	};
}

/** Whether the case lies, or lay last, with a post of the unit asked for. */
function isOfUnit({ unitId }: Question, state: Case, setting: Setting): boolean {
	if (unitId === null) return true;
	return "tour" in state && setting.posts.get(state.tour.postId)?.unitId === unitId;
}

/** One turn of the reading: a bounded number of cases looked at, and those of them that the person may read. */
function turn(app: App, { ledger }: StaffDeps, question: Question, cursor: string | null) {
	const { person, period, holderId, postId, areaPrefix, now } = question;
	const setting = ledger.setting();
	const asked = { readerId: person.personId, holderId, postId, areaPrefix, from: period.from, to: period.to };
	const page = app.staff.seenBy(person).casebookOf({ ...asked, cursor });
	const read = page.items.filter(
		({ state }) => isOfUnit(question, state, setting) && mayRead(person, state, setting, now),
	);
	return { items: read.map((booked) => casebookRow(booked, setting)), nextCursor: page.nextCursor };
}

function reading(app: App, deps: StaffDeps): void {
	app.get(
		"/api/casebook",
		{
			onRequest: requirePerson("readCasebook"),
			schema: {
				operationId: "readCasebook",
				summary:
					"The ledger of a week or a month: a cadre's own cases, or those of an area; sealed ones never.",
				tags: ["desk"],
				security: bySession,
				querystring: casebookQuery,
				response: replies({ 200: readCasebookReply }),
			},
		},
		async (request, reply) => {
			const now = deps.ledger.now();
			const question = questionOf(request.query, personOf(request), now);
			if ("refusal" in question) return reply.refuse(question.refusal);
			let page = turn(app, deps, question, request.query.cursor ?? null);
			while (page.items.length < listItemsMax && page.nextCursor !== null) {
				await breathe();
				const next = turn(app, deps, question, page.nextCursor);
				page = { items: [...page.items, ...next.items], nextCursor: next.nextCursor };
			}
			const setting = deps.ledger.setting();
			const periods = periodKinds.map((kind) => ({ kind, ids: [...periodsAt(now, kind)] }));
			return { ...headOf(question, setting), periods, ...partsIn(question, setting), ...page };
		},
	);
}

/** All rows, a turn at a time, up to a bound. */
async function* allRows(app: App, deps: StaffDeps, question: Question) {
	let cursor: string | null = null;
	let left = casebookRowsMax;
	do {
		const page: ReturnType<typeof turn> = turn(app, deps, question, cursor);
		yield page.items.slice(0, left);
		left -= page.items.length;
		cursor = page.nextCursor;
		await breathe();
	} while (cursor !== null && left > 0);
}

function taking(app: App, deps: StaffDeps): void {
	app.get(
		"/api/casebook/table",
		{
			onRequest: requirePerson("readCasebook"),
			schema: {
				operationId: "exportCasebook",
				summary: "The same as XLSX; that it was taken is recorded first.",
				tags: ["desk"],
				security: bySession,
				querystring: tableQuery,
				response: replies({ 200: sheet }),
			},
		},
		async (request, reply) => {
			const { lang = "zh-CN", ...query } = request.query;
			const now = deps.ledger.now();
			const person = personOf(request);
			const question = questionOf(query, person, now);
			if ("refusal" in question) return reply.refuse(question.refusal);
			const of = [question.period.id, question.areaPrefix, question.postId ?? question.unitId ?? ""].join(
				":",
			);
			const command = { type: "ExportList", by: person.personId, list: "casebook", of } as const;
			const recorded = await deps.ledger.executeSetting(settingDeedOf(command, () => null));
			if ("refusal" in recorded) return reply.refuse(recorded.refusal);
			// Every page of it on paper names who took it, and when (trust.md A10).
			const setting = deps.ledger.setting();
			const takenBy = setting.names.get(person.personId) ?? person.personId;
			const head = { ...headOf(question, setting), takenBy };
			return reply
				.header("content-disposition", `attachment; filename="${question.period.id}.xlsx"`)
				.header("cache-control", "no-store")
				.type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
				.send(casebookTable(deps.doors.casebook, head, allRows(app, deps, question), lang));
		},
	);
}

/** The weekly and monthly ledger 台账: nothing in it is typed by anybody. */
export async function casebook(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	taking(app, deps);
}
