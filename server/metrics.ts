import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigRefused } from "./config.ts";
import {
	alarmsOf,
	type Gauge,
	gaugeNames,
	gauges,
	type Operation,
	type Readings,
} from "./domain/operation.ts";

/** Metrics lie on a listener of their own, on this machine only: no resident's door leads there (trust.md D6). */
const host = "127.0.0.1";
const prefix = "hotline_";
const type = "text/plain; version=0.0.4; charset=utf-8";

/** `sweepLagSeconds` → `hotline_sweep_lag_seconds`. */
function metricOf(gauge: Gauge): string {
	return prefix + gauge.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The readings in the Prometheus text format; what cannot be read is NaN. */
export function metricsText(readings: Readings): string {
	const alarms = alarmsOf(readings);
	const lines = gaugeNames.flatMap((gauge) => [
		`# HELP ${metricOf(gauge)} ${gauges[gauge].what}`,
		`# TYPE ${metricOf(gauge)} gauge`,
		`${metricOf(gauge)} ${readings[gauge] ?? "NaN"}`,
	]);
	const ofAlarms = gaugeNames.map(
		(gauge) => `${prefix}alarm{name="${gauge}"} ${alarms.includes(gauge) ? 1 : 0}`,
	);
	const alarmHead = [
		`# HELP ${prefix}alarm 1 where a reading is out of its bounds`,
		`# TYPE ${prefix}alarm gauge`,
	];
	return `${[...lines, ...alarmHead, ...ofAlarms].join("\n")}\n`;
}

/** The readings in such a text; null when it is of something else. */
export function readingsIn(text: string): Readings | null {
	const values = new Map(
		text.split("\n").flatMap((line) => {
			const [name = "", value] = line.split(" ");
			return value === undefined || line.startsWith("#") ? [] : [[name, Number(value)] as const];
		}),
	);
	const found = gaugeNames.map((gauge) => [gauge, values.get(metricOf(gauge))] as const);
	if (found.some(([, value]) => value === undefined)) return null;
	const entries = found.map(([gauge, value]) => [gauge, Number.isNaN(value) ? null : value]);
	return Object.fromEntries(entries) as Readings;
}

/** A page in a browser of this machine must not read them under a name that it made to lead here. */
function isAskedHere({ method, url, headers }: IncomingMessage): boolean {
	const name = headers.host?.replace(/:\d+$/, "");
	return method === "GET" && url === "/metrics" && (name === host || name === "localhost");
}

/**
 * Serves the metrics on this machine.
 * @returns their address, and how to stop
 * @throws ConfigRefused when the port is taken
 */
export async function serveMetrics(
	port: number,
	{ readings }: Pick<Operation, "readings">,
): Promise<{ readonly url: string; close(): Promise<void> }> {
	const server = createServer((request, response) => {
		if (isAskedHere(request)) response.writeHead(200, { "content-type": type }).end(metricsText(readings()));
		else response.writeHead(404).end();
	});
	await new Promise<void>((ready, fail) => {
		const refuse = ({ message }: Error) =>
			fail(new ConfigRefused(`METRICS_PORT ${port} cannot be listened on: ${message}.`));
		server.once("error", refuse).listen(port, host, () => ready());
	});
	const close = () =>
		new Promise<void>((closed) => {
			server.close(() => closed());
			server.closeAllConnections();
		});
	return { url: `http://${host}:${(server.address() as AddressInfo).port}/metrics`, close };
}
