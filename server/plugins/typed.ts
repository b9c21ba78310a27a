import type { IncomingMessage, ServerResponse } from "node:http";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import { problemWire } from "../contract/common.ts";

/** The app whose routes take their types from the wire schemas. */
export type App = FastifyInstance<
	RawServerDefault,
	IncomingMessage,
	ServerResponse,
	FastifyBaseLogger,
	TypeBoxTypeProvider
>;

const problem = {
	description: "A refusal; `code` says which.",
	content: { "application/problem+json": { schema: problemWire } },
};

/** The reply schemas of a route: its own by status, and a problem for every refusal. */
export function replies<const Replies extends Record<number, unknown>>(own: Replies) {
	return { ...own, "4xx": problem, "5xx": problem } as Replies;
}

/** How a route knows who asks, as the OpenAPI document tells it. */
export const bySession = [{ session: [] }];
export const byReceipt = [{ receipt: [] }];
export const byInvitation = [{ invitation: [] }];
export const securitySchemes = {
	session: { type: "apiKey", in: "cookie", name: "__Host-session" },
	receipt: { type: "apiKey", in: "header", name: "x-receipt" },
	invitation: { type: "apiKey", in: "header", name: "x-invitation" },
} as const;
