import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
/** What `npm start` runs, as it was built before the tests that vite.config.ts calls `built`: these alone may start it. */
export const builtServer = join(root, "dist", "server", "main.js");

export type Ended = {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly said: string;
};
export type Running = {
	readonly url: string;
	readonly pid: number;
	/** Sends the signal and waits for the end. */
	stop(signal?: NodeJS.Signals): Promise<Ended>;
	readonly ended: Promise<Ended>;
	/** Everything it has written so far. */
	said(): string;
};

function endOf(child: ChildProcess, said: () => string): Promise<Ended> {
	return new Promise((done) => {
		child.once("exit", (code, signal) => done({ code, signal, said: said() }));
	});
}

/**
 * Starts the real server in a process of its own; gives it once it serves, or how it ended.
 * @param command another program that says `Serving on`, or the same one in another surrounding
 */
export async function startServer(
	env: Readonly<Record<string, string>>,
	command: readonly string[] = [process.execPath, builtServer],
): Promise<Running | Ended> {
	const [program = "", ...args] = command;
	const child = spawn(program, args, {
		cwd: root,
		env: {
			PATH: process.env.PATH ?? "",
			PORT: "0",
			HOST: "localhost",
			FLOOD_REPORTS_MAX: "9999999999",
			...env,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let said = "";
	const ended = endOf(child, () => said);
	const serving = new Promise<Running>((ready) => {
		const hear = (bytes: Buffer) => {
			said += bytes.toString();
			const url = /^Serving on (http:\S+)$/m.exec(said)?.[1];
			if (url === undefined) return;
			const stop = (signal: NodeJS.Signals = "SIGTERM") => {
				child.kill(signal);
				return ended;
			};
			ready({ url, pid: child.pid ?? 0, stop, ended, said: () => said });
		};
		child.stderr.on("data", hear);
		child.stdout.on("data", hear);
	});
	return Promise.race([serving, ended]);
}

export function isRunning(server: Running | Ended): server is Running {
	return "url" in server;
}
