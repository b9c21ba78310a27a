import type { FastifyInstance } from "fastify";
import { type Config, ConfigRefused } from "./config.ts";
import type { Operation } from "./domain/operation.ts";
import { serveMetrics } from "./metrics.ts";

/** How long requests under way may take after the signal to stop; then their connections are cut. */
const stoppingMs = 5_000;
const idleEveryMs = 50;

/** @returns the URL that people open */
async function listening(app: FastifyInstance, { host, port }: Config): Promise<string> {
	try {
		const address = await app.listen({ host, port });
		return `http://${host.includes(":") ? `[${host}]` : host}:${new URL(address).port}`;
	} catch (cause) {
		throw new ConfigRefused(
			`HOST ${host} with PORT ${port} cannot be listened on: ${cause instanceof Error ? cause.message : String(cause)}.`,
		);
	}
}

/** Metrics first: whoever is told where the house is can be told how it is. */
export async function served(app: FastifyInstance, config: Config, operation: Operation) {
	const { metricsPort } = config;
	const metrics = metricsPort === null ? null : await serveMetrics(metricsPort, operation);
	const stopMetrics = async () => metrics?.close();
	try {
		return { url: await listening(app, config), metricsUrl: metrics?.url ?? null, stopMetrics };
	} catch (error) {
		await stopMetrics();
		throw error;
	}
}

/** Finishes what is under way, and waits for nobody who sends nothing. */
export async function closeApp(app: FastifyInstance): Promise<void> {
	const cut = setTimeout(() => app.server.closeAllConnections(), stoppingMs);
	// A connection whose last request was under way at first is idle a moment later.
	const sweepOut = setInterval(() => app.server.closeIdleConnections(), idleEveryMs);
	await app.close();
	clearTimeout(cut);
	clearInterval(sweepOut);
}
