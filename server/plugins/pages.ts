import type { FastifyInstance, FastifyReply } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { ResidentPage, Shell } from "../../web/resident/page.ts";
import type { ShellQuery } from "../contract/doors.ts";
import type { Deps } from "../deps.ts";
import { formatInstant } from "../domain/calendar.ts";
import { type ProblemCode, problemOf } from "./problems.ts";

declare module "fastify" {
	interface FastifyInstance {
		/** Answers with a page of the resident's door; the status follows the page unless given. */
		page(reply: FastifyReply, query: ShellQuery, page: ResidentPage, status?: number): FastifyReply;
	}
	interface FastifyContextConfig {
		/** Routes that people open, not programs: their errors are pages too. */
		page?: boolean;
	}
}

const communityDigits = 12;

function shellOf({ ledger, config, demo, doors }: Deps, query: ShellQuery): Shell {
	const now = formatInstant(ledger.now() ?? 0);
	const areas = [...ledger.setting().areas.values()].filter(({ areaCode }) => areaCode.length >= communityDigits);
	return {
		language: query.lang === "en" ? "en" : "zh-CN",
		large: query.type === "large",
		areas: areas.sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1)),
		areaCode: null,
		scripts: doors.residentScripts,
		styles: doors.residentStyles,
		demo: demo === null ? null : { clock: formatInstant(demo.clock()), speed: demo.speed() },
		placeName: config.placeName,
		now,
	};
}

function statusOf(page: ResidentPage): number {
	if (page.page === "refused") return problemOf(page.code as ProblemCode).status;
	if (page.page === "enter") return page.problem === null ? 200 : 404;
	return "problems" in page && page.problems.length > 0 ? 422 : 200;
}

async function pages(app: FastifyInstance, deps: Deps): Promise<void> {
	app.decorate("page", (reply: FastifyReply, query: ShellQuery, page: ResidentPage, status?: number) =>
		reply
			.code(status ?? statusOf(page))
			.type("text/html; charset=utf-8")
			.serializer(String)
			.send(deps.doors.pages.renderResident(page, shellOf(deps, query))),
	);
}

export const pagesPlugin = fastifyPlugin(pages, { name: "pages", fastify: "5.x", dependencies: ["problems"] });
