import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { IncomingMessage, ServerResponse } from "node:http";
import { problemWire } from "../contract/common.ts";

/** The app whose routes take their types from the wire schemas. */
export type App = FastifyInstance<
	RawServerDefault,
	IncomingMessage,
	ServerResponse,
	FastifyBaseLogger,
	TypeBoxTypeProvider
>;

/** The reply schemas of a route: its own by status, and a problem for every refusal. */
export function replies<const Replies extends Record<number, unknown>>(own: Replies) {
	return { ...own, "4xx": problemWire, "5xx": problemWire } as Replies;
}
