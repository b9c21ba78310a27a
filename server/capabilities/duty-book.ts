import { Type } from "typebox";
import { closed, idWire } from "../contract/common.ts";
import {
	checkDutyBookReply,
	exportDutyBookReply,
	issueDutyBookBody,
	issueDutyBookReply,
	readDutyBookReply,
	signDutiesBody,
	signDutiesReply,
} from "../contract/duty-book.ts";
import { seenHeaders } from "../contract/setup.ts";
import { csvOf, rowsOf } from "../csv.ts";
import type { StaffDeps } from "../deps.ts";
import type { Instant } from "../domain/calendar.ts";
import { dutyBookAt, issueDutyBook } from "../domain/duty-book.ts";
import { dutyFaults, fallenInto, unsignedPosts } from "../domain/duty-check.ts";
import { dutiesFrom, dutyColumns, dutyColumnsNeeded, dutyRowOf } from "../domain/duty-rows.ts";
import { faultsNamedMax, gapCountedSecondsMax, tableBytesMax } from "../domain/limits.ts";
import type { DutyBook, Setting } from "../domain/setting.ts";
import { instantIn } from "../plugins/arrangements.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";

const params = Type.Object({ version: idWire }, closed);
const missing = { code: "unknownVersion", field: "version" } as const;
const common = { tags: ["house"], security: bySession };

/** The version of that name; `current` is the one in force. */
function bookNamed(setting: Setting, version: string, now: Instant): DutyBook | null {
	if (version === "current") return dutyBookAt(setting, now);
	return setting.dutyBooks.find((book) => book.version === version) ?? null;
}

function checkOf({ reads }: StaffDeps, setting: Setting, book: DutyBook, now: Instant) {
	const faults = dutyFaults(setting, book, now);
	const received = reads.receivedMatters(now - gapCountedSecondsMax);
	const named = faults.slice(0, faultsNamedMax).map((fault) => ({
		...fault,
		levels: [...fault.levels],
		itemIds: [...fault.itemIds],
		cases: fallenInto(fault, received),
	}));
	return {
		...{ faultCount: faults.length, faults: named },
		unsignedPostIds: [...unsignedPosts(setting, book, now)],
	};
}

function bookView(setting: Setting, book: DutyBook, now: Instant) {
	const { version, from, items } = book;
	return {
		...{ version, from: wireInstant(from), inForce: dutyBookAt(setting, now)?.version === version },
		items: items.map((item) => ({
			...item,
			levels: item.levels === "all" ? ("all" as const) : [...item.levels],
		})),
		signatures: setting.signatures
			.filter((one) => one.version === version)
			.map(({ postId, personId, signedAt }) => ({ postId, personId, signedAt: wireInstant(signedAt) })),
		versions: setting.dutyBooks.map((one) => ({
			...{ version: one.version, from: wireInstant(one.from), items: one.items.length },
		})),
	};
}

function reading(app: App, deps: StaffDeps): void {
	const { ledger } = deps;
	const onRequest = requirePerson("readHouse");
	const found = (version: string) => {
		const setting = ledger.setting();
		const now = ledger.now();
		const book = bookNamed(setting, version, now);
		return book === null ? null : { setting, now, book };
	};
	const schemaOf = (operationId: string, summary: string) => ({ operationId, summary, ...common, params });
	app.get(
		"/api/duty-books/:version",
		{
			onRequest,
			schema: {
				...schemaOf("readDutyBook", "A version of the duty book, or `current`, with its signatures."),
				response: replies({ 200: readDutyBookReply }),
			},
		},
		async ({ params: { version } }, reply) => {
			const known = found(version);
			return known === null ? reply.refuse(missing) : bookView(known.setting, known.book, known.now);
		},
	);
	app.get(
		"/api/duty-books/:version/check",
		{
			onRequest,
			schema: {
				...schemaOf("checkDutyBook", "Gaps, overlaps and empty posts over area tree, category and level."),
				response: replies({ 200: checkDutyBookReply }),
			},
		},
		async ({ params: { version } }, reply) => {
			const known = found(version);
			if (known === null) return reply.refuse(missing);
			const { setting, book, now } = known;
			return { version: book.version, ...checkOf(deps, setting, book, now) };
		},
	);
}

function exporting(app: App, { ledger }: StaffDeps): void {
	const onRequest = requirePerson("readHouse");
	app.get(
		"/api/duty-books/:version/table",
		{
			onRequest,
			schema: {
				operationId: "exportDutyBook",
				summary: "A version of the duty book as CSV, safe to open in a spreadsheet.",
				...{ ...common, params },
				response: replies({ 200: exportDutyBookReply }),
			},
		},
		async (request, reply) => {
			const book = bookNamed(ledger.setting(), request.params.version, ledger.now());
			if (book === null) return reply.refuse(missing);
			const { version, items } = book;
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "ExportList", by, list: "dutyBook", of: version }, () => ({
				...{ version, csv: csvOf(dutyColumns, items.map(dutyRowOf)) },
			}));
		},
	);
}

function issuing(app: App, deps: StaffDeps): void {
	const { ledger } = deps;
	app.post(
		"/api/duty-books",
		{
			onRequest: requirePerson("arrangeHouse"),
			bodyLimit: tableBytesMax,
			schema: {
				operationId: "issueDutyBook",
				summary: "Issue a version of the duty book from CSV; a dry run reads and checks, and enters nothing.",
				...common,
				...{ body: issueDutyBookBody, headers: seenHeaders, response: replies({ 200: issueDutyBookReply }) },
			},
		},
		async (request, reply) => {
			const { version, csv, dryRun } = request.body;
			const now = ledger.now();
			const from = instantIn(request.body.from);
			if (from === "unusable") return reply.refuse({ code: "timeUnusable", field: "from" });
			const rows = rowsOf(dutyColumns, csv, dutyColumnsNeeded);
			if (rows === null) return reply.refuse({ code: "notATable", field: "csv" });
			const setting = ledger.setting();
			const { items, errors } = dutiesFrom(rows, setting);
			const command = {
				type: "IssueDutyBook",
				by: personOf(request).personId,
				version,
				from,
				items,
			} as const;
			const book = { version, from: from ?? now, items };
			const answer = (after: Setting, entered: boolean) => {
				const check =
					errors.length > 0
						? { faultCount: 0, faults: [], unsignedPostIds: [] }
						: checkOf(deps, after, book, now);
				return { version, entered, rows: rows.length, errors: [...errors], ...check };
			};
			if (!dryRun && errors.length > 0) return reply.refuse({ code: "linesRefused", field: "csv" });
			if (!dryRun) return app.arrange(reply, command, (after) => answer(after, true));
			const decision = errors.length > 0 ? null : issueDutyBook(setting, command, now);
			if (decision !== null && "refusal" in decision) return reply.refuse(decision.refusal);
			return answer(setting, false);
		},
	);
}

/** The duty book: read and checked by staff, issued by the administrator, signed by whoever holds a post. */
export async function dutyBook(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	exporting(app, deps);
	issuing(app, deps);
	app.post(
		"/api/duty-books/:version/signatures",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				operationId: "signDuties",
				summary: "The holder of a post signs what a version of the duty book asks of it.",
				...{ ...common, params, body: signDutiesBody, response: replies({ 200: signDutiesReply }) },
			},
		},
		async (request, reply) => {
			const { version } = request.params;
			const { postId } = request.body;
			const command = { type: "SignDuties", by: personOf(request).personId, version, postId } as const;
			return app.arrange(reply, command, (after) => ({
				...{ version, postId, signedAt: wireInstant(after.signatures.at(-1)?.signedAt ?? null) },
			}));
		},
	);
}
