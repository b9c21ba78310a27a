import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { ServerCode } from "./problems.ts";

/** A body that cannot be read, by code. */
class BodyRefused extends Error {
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
const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(request: FastifyRequest, bytes: Buffer): string {
	try {
		request.bodyText = utf8.decode(bytes);
	} catch {
		throw new BodyRefused("bodyNotUtf8");
	}
	return request.bodyText;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text, withoutPrototype);
	} catch {
		throw new BodyRefused("bodyInvalid");
	}
}

/** Keys that could reach a prototype are no keys of ours. */
function withoutPrototype(key: string, value: unknown): unknown {
	if (key === "__proto__") throw new BodyRefused("bodyInvalid");
	return value;
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
	app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (request: FastifyRequest, bytes: Buffer) =>
		parsedJson(decoded(request, bytes)),
	);
	app.addContentTypeParser(
		"application/x-www-form-urlencoded",
		{ parseAs: "buffer" },
		async (request: FastifyRequest, bytes: Buffer) => parsedForm(decoded(request, bytes)),
	);
}

export const bodiesPlugin = fastifyPlugin(bodies, { name: "bodies", fastify: "5.x" });
