import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { floodTokenSecondsMin } from "../domain/limits.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type ProblemCode, titles } from "./problem-titles.ts";

const statuses: Readonly<Record<ProblemCode, number>> = {
	unknownArea: 422,
	unknownCategory: 422,
	...{ textEmpty: 422, textTooLong: 422 },
	textUnprintable: 422,
	dateUnusable: 422,
	postUnusable: 422,
	staysSealed: 422,
	unknownItem: 422,
	usedUp: 422,
	photoUnusable: 422,
	photoHeic: 422,
	photoTooLarge: 422,
	photosTooMany: 422,
	...{ chasedToday: 409, calledJustNow: 409 },
	askedTooLate: 409,
	awaitedTooLong: 409,
	designated: 409,
	notSmall: 409,
	notFound: 404,
	notYours: 403,
	wrongState: 409,
	alreadyAnswered: 409,
	stale: 409,
	stillEvidence: 409,
	numberTaken: 409,
	nobodyInCharge: 503,
	clockWentBack: 503,
	storageFull: 507,
	busy: 503,
	logAtOdds: 503,
	unknownUnit: 422,
	unknownPost: 422,
	unknownPerson: 422,
	standsBelow: 422,
	notInScope: 422,
	idTaken: 409,
	alreadySo: 409,
	timeUnusable: 422,
	numberUnusable: 422,
	linesRefused: 422,
	notATable: 422,
	unknownVersion: 404,
	unknownLevel: 422,
	setByStatute: 422,
	staysSingle: 409,
	hasVoices: 409,
	stepDue: 409,
	parentUnusable: 422,
	parentLater: 422,
	othersDetails: 422,
	invitationUnusable: 404,
	hasAccount: 409,
	usernameTaken: 409,
	usernameUnusable: 422,
	passphraseShort: 422,
	passphraseGuessable: 422,
	codeWrong: 422,
	officeGrants: 403,
	proposalGone: 409,
	lastFactor: 409,
	conductElsewhere: 409,
	noRecipient: 409,
	recipientKeyUnusable: 422,
	bodyInvalid: 400,
	bodyNotUtf8: 400,
	bodyTooLarge: 413,
	mediaUnsupported: 415,
	routeUnknown: 404,
	idempotencyKeyMissing: 400,
	idempotencyMismatch: 422,
	receiptUnknown: 404,
	spokenCodeUnknown: 404,
	notPublished: 503,
	sessionMissing: 401,
	signInRefused: 401,
	passphraseWrong: 422,
	signInSlow: 429,
	signInAgain: 403,
	passkeyUnusable: 422,
	passkeyRefused: 401,
	passkeysUnavailable: 409,
	originRefused: 403,
	proofNeeded: 429,
	unexpected: 500,
};

/** The status of a refusal on a page; a code from elsewhere is a bug. */
export function statusOf(code: string): number {
	const known = Object.entries(statuses).find(([name]) => name === code);
	return known?.[1] ?? statuses.unexpected;
}

export type ProblemBody = { readonly status: number; readonly code: ProblemCode } & Record<string, unknown>;

type Told = Omit<Refusal, "code"> & { readonly code: ProblemCode };

/** A refusal as RFC 9457 problem details. */
function problemOf({ code, field, spans }: Told, retryAfterSeconds?: number): ProblemBody {
	return {
		type: `urn:resident-feedback-hotline:${code}`,
		title: titles[code],
		status: statuses[code],
		code,
		...(field === undefined ? {} : { field }),
		...(spans === undefined ? {} : { spans }),
		...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
	};
}

const retryAfterSeconds: Partial<Record<ProblemCode, number>> = {
	busy: 2,
	notPublished: 60,
	proofNeeded: floodTokenSecondsMin,
	storageFull: 60,
	clockWentBack: 60,
};

/** Seconds after which a refused request may be tried again; undefined where time alone mends nothing. */
export function retryAfterOf(code: string): number | undefined {
	return Object.entries(retryAfterSeconds).find(([name]) => name === code)?.[1];
}

declare module "fastify" {
	interface FastifyReply {
		/** Answers with a refusal. */
		refuse(refusal: Told, retryAfter?: number): FastifyReply;
	}
}

/** `reply.refuse`; Fastify's own early replies have no decorators and call it with `refuse.call`. */
export function refuse(this: FastifyReply, refusal: Told, retryAfter?: number) {
	const wait = retryAfter ?? retryAfterSeconds[refusal.code];
	const problem = problemOf(refusal, wait);
	if (wait !== undefined) this.header("retry-after", String(wait));
	// Serialised here: a problem has the same shape on every route, whatever reply schema the route has.
	return this.code(problem.status)
		.type("application/problem+json; charset=utf-8")
		.serializer((body: unknown) => JSON.stringify(body))
		.send(problem);
}

/** What Fastify, a parser or a bug threw, as a code of ours. */
export function codeOf(error: FastifyError & { refusal?: ProblemCode }): ProblemCode {
	if (error.refusal !== undefined) return error.refusal;
	// The one header that a schema asks for.
	if (error.validationContext === "headers") return "idempotencyKeyMissing";
	if (error.validation !== undefined) return "bodyInvalid";
	if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return "bodyTooLarge";
	if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return "mediaUnsupported";
	return error.statusCode !== undefined && error.statusCode < 500 ? "bodyInvalid" : "unexpected";
}

/** The stack of a bug goes to the log, never to the wire; it holds no words of anybody. */
export function logBug(request: FastifyRequest, error: FastifyError, code: ProblemCode): void {
	if (code === "unexpected") request.log.error({ err: error, route: request.routeOptions.url }, "unexpected");
}

function fieldOf(error: FastifyError): string | undefined {
	const first = error.validation?.[0];
	if (first === undefined) return undefined;
	const { additionalProperty, missingProperty } = first.params as Record<string, unknown>;
	const last = additionalProperty ?? missingProperty ?? first.instancePath.split("/").at(-1);
	return typeof last === "string" && last !== "" ? last : undefined;
}

async function problems(app: FastifyInstance): Promise<void> {
	app.decorateReply("refuse", refuse);
	app.setErrorHandler((error: FastifyError, request, reply) => {
		const code = codeOf(error);
		logBug(request, error, code);
		const field = code === "bodyInvalid" ? fieldOf(error) : undefined;
		return reply.refuse(field === undefined ? { code } : { code, field });
	});
}

export const problemsPlugin = fastifyPlugin(problems, { name: "problems", fastify: "5.x" });
