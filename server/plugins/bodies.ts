import { isUtf8 } from "node:buffer";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { ServerCode } from "./problem-titles.ts";

/** A body that cannot be read, by code. */
export class BodyRefused extends Error {
	readonly refusal: ServerCode;
	constructor(refusal: ServerCode) {
		super(refusal);
		this.refusal = refusal;
	}
}

declare module "fastify" {
	interface FastifyRequest {
		/** The body as text, as it came: what an idempotency key is bound to. */
		bodyText: string;
	}
}

// Fastify would turn broken UTF-8 into U+FFFD silently; a resident's words are kept as written or refused.
function decoded(request: FastifyRequest, bytes: Buffer): string {
	if (!isUtf8(bytes)) throw new BodyRefused("bodyNotUtf8");
	request.bodyText = bytes.toString("utf8");
	return request.bodyText;
}

/** A key such as `__proto__` stays a key of its own here, and every schema is closed: it is refused like any other. */
function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new BodyRefused("bodyInvalid");
	}
}

/** A form as one record; a field sent twice is refused, for nobody can say which was meant. */
function parsedForm(text: string): Record<string, string> {
	const fields = new Map<string, string>();
	for (const [name, value] of new URLSearchParams(text)) {
		if (fields.has(name)) throw new BodyRefused("bodyInvalid");
		fields.set(name, value);
	}
	// URLSearchParams replaces broken UTF-8 inside percent escapes silently, so that is looked for apart.
	if (/%[89A-Fa-f][0-9A-Fa-f]/.test(text)) checkEscapes(text);
	return Object.fromEntries(fields);
}

function checkEscapes(text: string): void {
	try {
		decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw new BodyRefused("bodyNotUtf8");
	}
}

async function bodies(app: FastifyInstance): Promise<void> {
	app.decorateRequest("bodyText", "");
	app.removeAllContentTypeParsers();
	const parsers = [
		["application/json", parsedJson],
		["application/x-www-form-urlencoded", parsedForm],
	] as const;
	for (const [type, parse] of parsers) {
		app.addContentTypeParser(type, { parseAs: "buffer" }, (request: FastifyRequest, bytes: Buffer, done) => {
			let body: unknown;
			try {
				body = parse(decoded(request, bytes));
			} catch (error) {
				done(error instanceof Error ? error : new BodyRefused("bodyInvalid"));
				return;
			}
			done(null, body);
		});
	}
}

export const bodiesPlugin = fastifyPlugin(bodies, { name: "bodies", fastify: "5.x" });
