import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../server/root.ts";

/** One measurement; `ratio` is value over ceiling, both of the same run, and is what `goal` is for. */
export type Benchmark = {
	readonly name: string;
	readonly size: number;
	readonly value: number;
	readonly unit: string;
	readonly ceiling: number;
	readonly ratio: number;
	readonly goal: number;
	readonly better: "higher" | "lower";
	readonly p50Ms: number;
	readonly p99Ms: number;
	/** What else was seen, by name with its unit. */
	readonly also?: Readonly<Record<string, number>>;
};

/** What `npm start` tells Node: a house that is measured runs as it is served. */
function flagsOfStart(): string[] {
	const { scripts } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8"));
	return String(scripts.start).match(/--\S+/g) ?? [];
}

/** Starts this program anew in a process of its own, to serve, load or work under one role. */
export function start(role: string, ...args: readonly string[]): ChildProcess {
	const execArgv = role.startsWith("house") ? flagsOfStart() : [];
	return fork(process.argv[1] ?? "", [role, ...args], {
		stdio: ["ignore", "ignore", "inherit", "ipc"],
		execArgv,
	});
}

/** The next message of a role. @throws when its process ends without one */
export function messageOf<Message>(child: ChildProcess): Promise<Message> {
	return new Promise((resolve, fail) => {
		const ended = (code: number | null) => fail(new Error(`a process of the benchmark ended with ${code}`));
		child.once("message", (message) => {
			child.off("exit", ended);
			resolve(message as Message);
		});
		child.once("exit", ended);
	});
}

export async function stopped(child: ChildProcess): Promise<void> {
	const ended = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGTERM");
	await ended;
}

/** The value of which `share` are at most as large: nearest rank. */
export function rank(values: readonly number[], share: number): number {
	return [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return rank(values, 0.5);
}

export function rounded(value: number, digits = 1): number {
	return Number(value.toFixed(digits));
}
