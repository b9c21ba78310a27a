import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
/** A build for each worker of the tests: others may be serving from theirs, or from dist, while this one is made. */
const outDir = join(root, "node_modules", ".cache", `server-under-test-${process.env.VITEST_POOL_ID ?? ""}`);

const build = `
	import { createBuilder } from "vite";
	const environments = { ssr: { build: { outDir: ${JSON.stringify(outDir)} } } };
	const builder = await createBuilder({ mode: "server", logLevel: "error", environments });
	await builder.build(builder.environments.ssr);
`;

/** Builds what `npm start` runs. Throws with Vite's own words when the build fails. */
export function buildServer(): void {
	// Vitest sets NODE_ENV to "test", and a build made under it would not be the one that is served.
	const env = { ...process.env, NODE_ENV: "production" };
	execFileSync(process.execPath, ["--input-type=module", "-e", build], { cwd: root, env, stdio: "inherit" });
}

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
	command: readonly string[] = [process.execPath, join(outDir, "main.js")],
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
