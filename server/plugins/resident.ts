import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { caseNumberFrom } from "../case-number.ts";
import type { WithdrawCase } from "../contract/exit.ts";
import type { ConfirmCase, DisputeCase, FollowCaseReply } from "../contract/follow-up.ts";
import type { SubmitReport, SubmitReportReply } from "../contract/intake.ts";
import type { ProveReportReply } from "../contract/log-proof.ts";
import type { ExportReportReply } from "../contract/personal-data.ts";
import { deedOf } from "../deeds.ts";
import type { Deps } from "../deps.ts";
import type { Case } from "../domain/case.ts";
import type { Command } from "../domain/decide.ts";
import { piecesIn } from "../domain/erasure.ts";
import { keyToEncrypt, refusePhone, type SubmitReport as SubmitReportCommand } from "../domain/intake.ts";
import type { PhotoRef } from "../domain/photo.ts";
import { receiptFrom, receiptRandomBytes } from "../domain/receipt.ts";
import type { Refusal } from "../domain/refusal.ts";
import { encryptedReport } from "../encrypted-report.ts";
import { follower } from "../follower.ts";
import { keepsakes } from "../keepsakes.ts";
import { matterChosen } from "../matters.ts";
import { photoRefs } from "../photo-refs.ts";
import { claimedView, clocksOf, leavesDeskAt, provisionalView } from "../views/common.ts";
import { wordsOf } from "../words.ts";
import type { ServerCode } from "./problem-titles.ts";

/** What a resident can do, for the JSON routes and the plain forms alike. */
export type Refused = { readonly refusal: Refusal | { readonly code: ServerCode; readonly field?: string } };
export type ResidentDeeds = {
	/** `key` and `bodyText` make a retry safe: the same answer again, or a refusal when the body is another. */
	submit(
		report: SubmitReport,
		key: string,
		bodyText: string,
	): Promise<{ reply: SubmitReportReply } | Refused>;
	/** What the receipt opens; null for unknown, expired and malformed ones alike (trust.md A4). */
	follow(receipt: string): FollowCaseReply | null;
	/** A photo of the report as JPEG; null where the receipt opens none with this id. */
	photo(receipt: string, id: string): Uint8Array | null;
	message(receipt: string, words: string, photos?: readonly string[]): Promise<Followed>;
	confirm(receipt: string, said: ConfirmCase): Promise<Followed>;
	dispute(receipt: string, said: DisputeCase): Promise<Followed>;
	withdraw(receipt: string, said: WithdrawCase): Promise<Followed>;
	appeal(receipt: string, words: string): Promise<Followed>;
	/** Another word on a closed case; "not" is for `dispute`. */
	changeVerdict(receipt: string, said: ConfirmCase): Promise<Followed>;
	/** Asks to have what the resident wrote erased (trust.md I5). */
	requestErasure(receipt: string): Promise<Followed>;
	/** "My matter is another": the report goes on by itself. */
	split(receipt: string): Promise<Followed>;
	changeConsent(receipt: string, consent: boolean): Promise<Followed>;
	chase(receipt: string): Promise<Followed>;
	/** "This tells me nothing": the contact counts no more. */
	voidContact(receipt: string): Promise<Followed>;
	grantPhone(receipt: string): Promise<Followed>;
	withdrawPhone(receipt: string): Promise<Followed>;
	/** Everything kept of the report; null for a receipt that opens nothing. */
	export(receipt: string): ExportReportReply | null;
	/** A proof from the public log that the report was received; sealed ones too. */
	prove(receipt: string): ProveReportReply | Refused;
};
export type Followed = { readonly view: FollowCaseReply } | Refused;

declare module "fastify" {
	interface FastifyInstance {
		resident: ResidentDeeds;
	}
}

// A number is taken once in a hundred million reports of a day; more tries than this mean something else is wrong.
const numberTries = 5;

function commandOf(
	report: SubmitReport,
	caseNumber: string,
	photos: readonly PhotoRef[],
	deps: Deps,
	called: boolean,
): SubmitReportCommand {
	const { keys, randomBytes } = deps;
	const words = (text: string) => wordsOf(text, randomBytes);
	const { about, spot, contactPhone } = report;
	return {
		type: "SubmitReport",
		caseNumber,
		areaCode: report.areaCode,
		categoryCode: report.categoryCode ?? null,
		reportType: report.type ?? null,
		danger: report.danger ?? false,
		frail: report.frail ?? false,
		called,
		about: about === undefined ? null : { kind: about.kind, name: words(about.name) },
		sealed: report.sealed ?? false,
		text: words(report.text),
		spot: spot === undefined ? null : words(spot),
		contactPhone: contactPhone === undefined ? null : words(keys.sealPhone(contactPhone)),
		phoneForHolder: report.phoneForHolder ?? false,
		consentPublish: report.consentPublish ?? false,
		photos,
		joins: matterChosen(deps, report),
	};
}

const photoUnusable = { code: "photoUnusable", field: "photos" } as const;

function submittedView(state: Case, receipt: string): SubmitReportReply {
	return {
		receipt,
		caseNumber: state.caseNumber,
		track: state.track,
		state: state.status,
		...{ triageDueAt: leavesDeskAt(state), ...provisionalView(state, state.triageDueAt) },
		...(state.sealed ? {} : claimedView(state)),
		clocks: clocksOf(state, "resident"),
	};
}

type Retry = ReturnType<Deps["keys"]["retry"]>;

function opened(kept: Uint8Array | null, retry: Retry): { reply: SubmitReportReply } | Refused {
	if (kept === null) return { refusal: { code: "idempotencyMismatch" } };
	return { reply: JSON.parse(retry.open(kept)) as SubmitReportReply };
}

/** What was answered before, where photos are no longer there: they may have gone into a file that nobody here opens. */
function keptReply(retry: Retry, { reads, ledger }: Deps): { reply: SubmitReportReply } | Refused | null {
	const kept = reads.keptReply(retry, ledger.now());
	return kept === undefined ? null : opened(kept, retry);
}

/** Sends a report on as it is or, where the house hands conduct over, encrypted; then its photos are here no more. */
async function sent<Outcome extends object>(
	report: SubmitReport,
	command: SubmitReportCommand,
	send: (command: SubmitReportCommand) => Promise<Outcome>,
	deps: Deps,
): Promise<Outcome> {
	const now = deps.ledger.now();
	const key = keyToEncrypt(command, now, deps.ledger.setting());
	if (key === null) return send(command);
	const outcome = await send(await encryptedReport(report, command, key, now, deps));
	const photoIds = (command.photos ?? []).map(({ photoId }) => photoId);
	if (!("refusal" in outcome) && photoIds.length > 0) deps.photos.forget(photoIds);
	return outcome;
}

/** @param called an operator takes the report down of a call */
export function submitter(deps: Deps, called = false): ResidentDeeds["submit"] {
	const { ledger, keys, randomBytes } = deps;
	const attempt = (report: SubmitReport, refs: readonly PhotoRef[], retry: Retry) => {
		const receipt = receiptFrom(randomBytes(receiptRandomBytes));
		const caseNumber = caseNumberFrom(ledger.now(), randomBytes);
		const { keyMac, bodyMac } = retry;
		const seal = (reply: SubmitReportReply) => retry.seal(JSON.stringify(reply));
		const send = (command: SubmitReportCommand) =>
			ledger.execute(
				deedOf(caseNumber, command, (after) => submittedView(after, receipt), {
					receiptMac: keys.receiptMac(receipt),
					retry: { keyMac, bodyMac, seal },
				}),
			);
		return sent(report, commandOf(report, caseNumber, refs, deps, called), send, deps);
	};
	return async (report, key, bodyText) => {
		const phone = report.contactPhone === undefined ? null : refusePhone(report.contactPhone);
		if (phone !== null) return { refusal: phone };
		const retry = keys.retry(key, bodyText);
		const known = photoRefs(report.photos ?? [], deps.photos);
		if (known === null) return keptReply(retry, deps) ?? { refusal: photoUnusable };
		let outcome = await attempt(report, known, retry);
		for (
			let tries = 1;
			"refusal" in outcome && outcome.refusal.code === "numberTaken" && tries < numberTries;
			tries += 1
		) {
			outcome = await attempt(report, known, retry);
		}
		return "kept" in outcome ? opened(outcome.kept, retry) : outcome;
	};
}

function residentDeeds(deps: Deps): ResidentDeeds {
	const { caseOf, view } = follower(deps);
	const unknown: Refused = { refusal: { code: "receiptUnknown" } };
	const act = async (receipt: string, command: Command): Promise<Followed> => actOn(caseOf(receipt), command);
	const actOn = async (caseNumber: string | null, command: Command): Promise<Followed> => {
		if (caseNumber === null) return unknown;
		const outcome = await deps.ledger.execute(deedOf(caseNumber, command, () => null));
		if ("refusal" in outcome) return outcome;
		const after = view(caseNumber);
		return after === null ? unknown : { view: after };
	};
	const words = (text: string) => wordsOf(text, deps.randomBytes);
	return {
		submit: submitter(deps),
		follow: (receipt) => {
			const caseNumber = caseOf(receipt);
			return caseNumber === null ? null : view(caseNumber);
		},
		message: async (receipt, text, ids = []) => {
			const photos = photoRefs(ids, deps.photos);
			if (photos === null) return { refusal: photoUnusable };
			return act(receipt, { type: "MessageDesk", words: words(text), photos });
		},
		confirm: (receipt, { verdict, ...feedback }) => act(receipt, { type: "ConfirmCase", verdict, feedback }),
		...keepsakes(deps, caseOf, view),
		requestErasure: (receipt) => {
			const caseNumber = caseOf(receipt);
			const state = caseNumber === null ? null : deps.reads.stateOf(caseNumber);
			if (caseNumber === null || state === null) return Promise.resolve(unknown);
			const events = deps.reads.trailOf(caseNumber).map(({ event }) => event);
			const wordsIds = piecesIn(state, events, "residents").map(({ wordsId }) => wordsId);
			return actOn(caseNumber, { type: "RequestErasure", wordsIds });
		},
		dispute: (receipt, { reason, ...feedback }) =>
			act(receipt, { type: "DisputeCase", reason: words(reason), feedback }),
		withdraw: (receipt, { askedToWithdraw = null }) =>
			act(receipt, { type: "WithdrawCase", askedToWithdraw }),
		split: (receipt) => act(receipt, { type: "SplitVoice" }),
		appeal: (receipt, text) => act(receipt, { type: "AppealCase", words: words(text) }),
		changeConsent: (receipt, consent) => act(receipt, { type: "ChangeConsent", consent }),
		chase: (receipt) => act(receipt, { type: "ChaseCase" }),
		voidContact: (receipt) => act(receipt, { type: "VoidContact" }),
		grantPhone: (receipt) => act(receipt, { type: "GrantPhone" }),
		withdrawPhone: (receipt) => act(receipt, { type: "WithdrawPhone" }),
		changeVerdict: (receipt, { verdict, ...feedback }) =>
			act(receipt, { type: "ChangeVerdict", verdict, feedback }),
	};
}

/** The receipt of a request (header `x-receipt`); the empty string opens nothing. */
export function receiptOf(request: FastifyRequest): string {
	const receipt = request.headers["x-receipt"];
	return typeof receipt === "string" ? receipt : "";
}

/** Answers with the case after a deed of the resident, or with the refusal. */
export function answered(reply: FastifyReply, followed: Followed) {
	return "refusal" in followed ? reply.refuse(followed.refusal) : reply.send(followed.view);
}

async function resident(app: FastifyInstance, deps: Deps): Promise<void> {
	app.decorate("resident", residentDeeds(deps));
}

export const residentPlugin = fastifyPlugin(resident, {
	name: "resident",
	fastify: "5.x",
	dependencies: ["problems"],
});
