import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../server/root.ts";

type Env = Readonly<Record<string, string>>;

/** Runs a built command in the surroundings of a server. @throws when it does not end well */
export async function runBuilt(
	command: "backup" | "restore",
	args: readonly string[],
	env: Env,
): Promise<string> {
	const program = join(projectRoot(), "dist", "server", `${command}.js`);
	const surroundings = { PATH: process.env.PATH ?? "", ...env };
	const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: surroundings });
	return stdout;
}

/** Makes a backup beside the data of a running server; gives its folder. */
export async function backupInto(env: Env): Promise<readonly string[]> {
	const folder = join(dirname(env.DATA_DIR ?? ""), "backup");
	await runBuilt("backup", [folder], env);
	return [folder];
}
