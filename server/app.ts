import swagger from "@fastify/swagger";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify, { type FastifyInstance, type FastifyPluginAsync, LogController } from "fastify";
import { access } from "./capabilities/access.ts";
import { assist } from "./capabilities/assist.ts";
import { awaiting } from "./capabilities/awaiting.ts";
import { calendar } from "./capabilities/calendar.ts";
import { call } from "./capabilities/call.ts";
import { casebook } from "./capabilities/casebook.ts";
import { chase } from "./capabilities/chase.ts";
import { competence } from "./capabilities/competence.ts";
import { conductIntake } from "./capabilities/conduct-intake.ts";
import { daylight } from "./capabilities/daylight.ts";
import { decision } from "./capabilities/decision.ts";
import { demo } from "./capabilities/demo.ts";
import { dispatch } from "./capabilities/dispatch.ts";
import { doors } from "./capabilities/doors.ts";
import { draft } from "./capabilities/draft.ts";
import { dutyBook } from "./capabilities/duty-book.ts";
import { erasure, proposingErasure } from "./capabilities/erasure.ts";
import { escalation } from "./capabilities/escalation.ts";
import { exclusion } from "./capabilities/exclusion.ts";
import { exit, turningAway } from "./capabilities/exit.ts";
import { explanation } from "./capabilities/explanation.ts";
import { exporting } from "./capabilities/export.ts";
import { figures } from "./capabilities/figures.ts";
import { finding } from "./capabilities/finding.ts";
import { followUp } from "./capabilities/follow-up.ts";
import { handling } from "./capabilities/handling.ts";
import { intake } from "./capabilities/intake.ts";
import { invitation } from "./capabilities/invitation.ts";
import { join } from "./capabilities/join.ts";
import { letter } from "./capabilities/letter.ts";
import { level } from "./capabilities/level.ts";
import { log } from "./capabilities/log.ts";
import { logProof } from "./capabilities/log-proof.ts";
import { mask } from "./capabilities/mask.ts";
import { merge, merging } from "./capabilities/merge.ts";
import { health, operation } from "./capabilities/operation.ts";
import { passkey } from "./capabilities/passkey.ts";
import { passphrase } from "./capabilities/passphrase.ts";
import { people } from "./capabilities/people.ts";
import { personalData } from "./capabilities/personal-data.ts";
import { phone, viewingPhone } from "./capabilities/phone.ts";
import { photo, photoForCase, photoOfCase } from "./capabilities/photo.ts";
import { places } from "./capabilities/places.ts";
import { policy } from "./capabilities/policy.ts";
import { publication, publishing } from "./capabilities/publication.ts";
import { redispatch } from "./capabilities/redispatch.ts";
import { referral } from "./capabilities/referral.ts";
import { roster } from "./capabilities/roster.ts";
import { search } from "./capabilities/search.ts";
import { session } from "./capabilities/session.ts";
import { setup } from "./capabilities/setup.ts";
import { shelving } from "./capabilities/shelving.ts";
import { signIn } from "./capabilities/sign-in.ts";
import { hearingCallers, spokenCode } from "./capabilities/spoken-code.ts";
import { statistics } from "./capabilities/statistics.ts";
import { surge } from "./capabilities/surge.ts";
import { take } from "./capabilities/take.ts";
import { trail } from "./capabilities/trail.ts";
import { transfer } from "./capabilities/transfer.ts";
import type { Deps, StaffDeps } from "./deps.ts";
import { openConnectionsMax, requestBytesMax } from "./domain/limits.ts";
import { bareReads } from "./masked-reads.ts";
import { anonymousPlugin } from "./plugins/anonymous.ts";
import { arrangementsPlugin } from "./plugins/arrangements.ts";
import { bodiesPlugin } from "./plugins/bodies.ts";
import { filesPlugin } from "./plugins/files.ts";
import { floodPlugin } from "./plugins/flood.ts";
import { headersPlugin, securityHeadersOf } from "./plugins/headers.ts";
import { installablePlugin } from "./plugins/installable.ts";
import { pagesPlugin } from "./plugins/pages.ts";
import { photoFormsPlugin } from "./plugins/photo-forms.ts";
import { problemsPlugin } from "./plugins/problems.ts";
import { refusedAccessPlugin } from "./plugins/refused-access.ts";
import { residentPlugin } from "./plugins/resident.ts";
import { sessionPlugin } from "./plugins/session.ts";
import { signInRecordPlugin } from "./plugins/sign-in-record.ts";
import { staffPlugin } from "./plugins/staff.ts";
import { suggestionPlugin } from "./plugins/suggestion.ts";
import { securitySchemes } from "./plugins/typed.ts";
import { schemaCompilers } from "./schema-compilers.ts";

const description =
	"Changes under a session carry the header `Origin` of this site; signing in carries no session and needs none.";

// A whole request over the slowest phone line, its headers alone, and rest between two; who takes longer only holds a connection.
const requestTimeoutMs = 120_000;
const headersTimeoutMs = 10_000;
const keepAliveTimeoutMs = 65_000;
const lookAtTimeoutsMs = 2_000;

function bare({ config, log }: Deps) {
	return Fastify({
		bodyLimit: requestBytesMax,
		// Requests are logged by route, status and time only: no address, no receipt, no text (trust.md A2).
		logController: new LogController({ disableRequestLogging: true }),
		logger: { level: config.logLevel, stream: log },
		// Each line says method and route by itself, so no request needs a logger of its own to bind its lines together.
		childLoggerFactory: (logger) => logger,
		requestTimeout: requestTimeoutMs,
		keepAliveTimeout: keepAliveTimeoutMs,
		http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: lookAtTimeoutsMs },
		// Addresses no router takes lead nowhere as any other; no hook has seen them, so their headers are set here.
		frameworkErrors: (_error, request, reply) => {
			request.server.nothingHere(request, reply.headers(securityHeadersOf(config)));
		},
		schemaController: { compilersFactory: schemaCompilers },
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
		routerOptions: { maxParamLength: 64 },
	}).withTypeProvider<TypeBoxTypeProvider>();
}

async function residentsDoor(app: FastifyInstance, deps: Deps): Promise<void> {
	await app.register(anonymousPlugin);
	await app.register(residentPlugin, deps);
	await app.register(floodPlugin, deps);
	await app.register(photoFormsPlugin);
	await app.register(installablePlugin, deps);
	await app.register(suggestionPlugin, deps);
	await photo(app, deps);
	await intake(app, deps);
	await join(app, deps);
	await followUp(app, deps);
	await exit(app, deps);
	await erasure(app, deps);
	await merge(app, deps);
	await chase(app, deps);
	await phone(app, deps);
	await spokenCode(app, deps);
	await personalData(app, deps);
	await logProof(app, deps);
	await doors(app, deps);
	await publication(app, deps);
	await daylight(app, deps);
	await log(app, deps);
	await health(app, deps);
}

/** No other route of staff takes files. */
function photosOfStaff(deps: StaffDeps): FastifyPluginAsync {
	return async (scope) => {
		await scope.register(photoFormsPlugin);
		await photoForCase(scope, deps);
	};
}

/** What is done beside the way of a case, and what comes out of all of them. */
async function besideCases(app: FastifyInstance, deps: StaffDeps): Promise<void> {
	await surge(app, deps);
	await casebook(app, deps);
	await shelving(app, deps);
	await figures(app, deps);
	await publishing(app, deps);
	await call(app, deps);
	await exclusion(app, deps);
	await escalation(app, deps);
	await exporting(app);
	await trail(app, deps);
	await statistics(app, deps);
}

async function staffDoors(app: FastifyInstance, whole: Deps): Promise<void> {
	const deps: StaffDeps = { ...whole, reads: bareReads(whole.reads) };
	await app.register(sessionPlugin, deps);
	await app.register(staffPlugin, whole);
	await app.register(refusedAccessPlugin, deps);
	await app.register(signInRecordPlugin, deps);
	await app.register(arrangementsPlugin, deps);
	await signIn(app, deps);
	await session(app, deps);
	await passkey(app, deps);
	await passphrase(app, deps);
	await invitation(app, deps);
	await access(app, deps);
	await conductIntake(app, deps);
	await handling(app, deps);
	await search(app, deps);
	await draft(app, deps);
	await photoOfCase(app, deps);
	await app.register(photosOfStaff(deps));
	await decision(app, deps);
	await awaiting(app, deps);
	await assist(app, deps);
	await level(app);
	await redispatch(app, deps);
	await letter(app, deps);
	await explanation(app, deps);
	await finding(app, deps);
	await referral(app, deps);
	await transfer(app, deps);
	await dispatch(app, deps);
	await turningAway(app, deps);
	await proposingErasure(app, deps);
	await merging(app, deps);
	await mask(app);
	await take(app, deps, whole);
	await viewingPhone(app, deps);
	await besideCases(app, deps);
	// A caller is read what the resident reads, by number and code.
	await hearingCallers(app, whole);
	for (const arranging of [people, places, competence, dutyBook, roster, calendar, policy, setup, operation])
		await arranging(app, deps);
	await demo(app, deps);
}

/**
 * The app: plugins in written order, then the resident's door and the staff's, each with its own hooks. It does not
 * listen, and makes nothing real: ledger, clock, keys and files come in with `deps`.
 */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
	const app = bare(deps);
	app.server.maxConnections = openConnectionsMax;
	await app.register(problemsPlugin);
	await app.register(bodiesPlugin);
	await app.register(headersPlugin, deps);
	await app.register(pagesPlugin, deps);
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: { title: "Resident feedback hotline", version: "1", description },
			components: { securitySchemes },
		},
	});
	app.addHook("onResponse", (request, reply, done) => {
		const { method, routeOptions } = request;
		// Whoever only asks how the house is, or reads, is refused no write.
		if (method !== "GET" && method !== "HEAD") deps.operation.answered(reply.statusCode);
		request.log.info({
			method,
			route: routeOptions.url,
			status: reply.statusCode,
			ms: Math.round(reply.elapsedTime),
		});
		done();
	});
	const residents: FastifyPluginAsync = (scope) => residentsDoor(scope, deps);
	const staff: FastifyPluginAsync = (scope) => staffDoors(scope, deps);
	await app.register(residents);
	await app.register(staff);
	await app.register(filesPlugin, deps);
	app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
	return app;
}
