import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { ResidentPage, Retry, Shell } from "../../web/resident/page.ts";
import type { ShellQuery } from "../contract/doors.ts";
import type { Deps } from "../deps.ts";
import { formatInstant } from "../domain/calendar.ts";
import { handOverNames, refersConduct } from "../domain/conduct-intake.ts";
import type { Setting } from "../domain/setting.ts";
import { encodedPage } from "../page-encoding.ts";
import { listedAreas } from "../views/common.ts";
import { withPosition } from "./headers.ts";
import { codeOf, logBug, refuse, retryAfterOf, statusOf } from "./problems.ts";

declare module "fastify" {
	interface FastifyInstance {
		/** Answers with a page of the resident's door; the status follows the page unless given. */
		page(reply: FastifyReply, query: ShellQuery, page: ResidentPage, status?: number): FastifyReply;
		/** Answers an address that leads nowhere: people with a page, programs with the problem. */
		nothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply;
	}
	interface FastifyContextConfig {
		/** Routes that people open, not programs: their errors are pages too. */
		page?: boolean;
	}
}

const languages: readonly Shell["language"][] = ["zh-CN", "zh-TW", "en"];

/** Every body that a conduct report may be encrypted to, as one name: which of them it is depends on whom it concerns. */
function conductTo(setting: Setting, language: ShellQuery["lang"]): string | null {
	const names = handOverNames(setting);
	return names.length === 0 ? null : names.join(language === "en" ? " or " : "或");
}

function shellOf({ ledger, config, demo, doors }: Deps, query: ShellQuery): Shell {
	const now = formatInstant(ledger.now());
	return {
		language: languages.find((language) => language === query.lang) ?? "zh-CN",
		large: query.type === "large",
		areas: listedAreas(ledger.setting()),
		areaCode: null,
		scripts: doors.residentScripts,
		styles: doors.residentStyles,
		demo: demo === null ? null : { clock: formatInstant(demo.clock()), speed: demo.speed() },
		placeName: config.placeName,
		origin: config.publicOrigin,
		refersConduct: refersConduct(ledger.setting()),
		conductTo: conductTo(ledger.setting(), query.lang),
		now,
	};
}

function pageStatus(page: ResidentPage): number {
	if (page.page === "refused") return statusOf(page.code);
	if (page.page === "enter") return page.problem === null ? 200 : 404;
	const [problem] = "problems" in page ? page.problems : [];
	return problem === undefined ? 200 : statusOf(problem.code);
}

/** What a form sent, where it came in whole: then one press hands it in again. */
function retryOf({ body, routeOptions }: FastifyRequest): Retry | null {
	if (typeof body !== "object" || body === null || routeOptions.url === undefined) return null;
	const fields = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === "string");
	return { action: routeOptions.url, fields: Object.fromEntries(fields) };
}

function shellQueryOf({ query }: FastifyRequest): ShellQuery {
	return typeof query === "object" && query !== null ? query : {};
}

/** Whether a person in a browser asks, not a program. */
function isForPeople({ method, headers, url }: FastifyRequest): boolean {
	return method === "GET" && headers.accept?.includes("text/html") === true && !url.startsWith("/api/");
}

async function pages(app: FastifyInstance, deps: Deps): Promise<void> {
	const page = (reply: FastifyReply, query: ShellQuery, shown: ResidentPage, status = pageStatus(shown)) => {
		const wait = shown.page === "refused" ? retryAfterOf(shown.code) : undefined;
		if (wait !== undefined) reply.header("retry-after", String(wait));
		if (shown.page === "report") reply.headers(withPosition);
		const html = deps.doors.pages.renderResident(shown, shellOf(deps, query));
		const accepted = reply.request.headers["accept-encoding"];
		const { encoding, body } = encodedPage(shown, html, accepted?.toString());
		if (encoding !== null) reply.header("content-encoding", encoding).header("vary", "accept-encoding");
		return reply
			.code(status)
			.type("text/html; charset=utf-8")
			.header("cache-control", "no-store")
			.serializer(String)
			.send(body);
	};
	app.decorate("page", page);
	const pageOfError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
		const code = codeOf(error);
		logBug(request, error, code);
		// What has another shape than our forms would be refused again.
		const retry = code === "unexpected" ? retryOf(request) : null;
		return page(reply, shellQueryOf(request), { page: "refused", code, retry });
	};
	app.addHook("onRoute", (route) => {
		if (route.config?.page === true) route.errorHandler = pageOfError;
	});
	const nothingHere = (request: FastifyRequest, reply: FastifyReply) => {
		const code = "routeUnknown";
		if (!isForPeople(request)) return refuse.call(reply, { code });
		return page(reply, shellQueryOf(request), { page: "refused", code });
	};
	app.decorate("nothingHere", nothingHere);
	app.setNotFoundHandler(nothingHere);
}

export const pagesPlugin = fastifyPlugin(pages, {
	name: "pages",
	fastify: "5.x",
	dependencies: ["problems"],
});
