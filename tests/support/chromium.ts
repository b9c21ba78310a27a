import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../..");

/** A Chromium to start, and what its environment must say on this system. */
export type FoundChromium = { executablePath: string; env: Record<string, string> };

/**
 * The Chromium that CHROMIUM_PATH names, else the one that npm installed, unpacked once into a private cache.
 * Throws one sentence where neither can run: a journey is never skipped.
 */
export async function findChromium(): Promise<FoundChromium> {
	const named = process.env.CHROMIUM_PATH;
	if (named && existsSync(named)) return { executablePath: named, env: {} };
	if (named) throw new Error(`CHROMIUM_PATH names ${named}, and no file is there.`);
	if (process.platform !== "linux" || process.arch !== "x64") {
		throw new Error(
			"No browser for the journeys: set CHROMIUM_PATH to a Chromium; npm brings one for Linux x86-64 only.",
		);
	}
	const folder = await unpackOnce();
	const executablePath = join(folder, "chromium");
	return { executablePath, env: await environmentOf(folder, executablePath) };
}

/** The folder of the unpacked browser, keyed by its version, so that a new version never meets an old cache. */
async function unpackOnce(): Promise<string> {
	const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
	const cache = await privateFolder(join(tmpdir(), `hotline-browser-${process.getuid?.() ?? 0}`));
	const folder = join(cache, devDependencies["@sparticuz/chromium"]);
	if (existsSync(folder)) return folder;

	const fresh = await mkdtemp(join(cache, "unpacking-"));
	await unpackInto(fresh);
	await writeFile(join(fresh, "fonts.conf"), fontsConf(folder));
	try {
		// A rename is whole or not at all: nobody ever starts a half unpacked browser.
		await rename(fresh, folder);
	} catch (error) {
		await rm(fresh, { recursive: true, force: true });
		// Another run was faster, and what it unpacked is the same.
		if (!existsSync(folder)) throw error;
	}
	return folder;
}

/** A folder that nobody else can write to: a browser out of a shared place could be anybody's program. */
async function privateFolder(path: string): Promise<string> {
	await mkdir(path, { mode: 0o700, recursive: true });
	const { mode, uid } = await lstat(path);
	const isOurs = uid === process.getuid?.() && (mode & 0o777) === 0o700;
	if (!isOurs) throw new Error(`The browser cache ${path} must belong to you alone (mode 700): remove it.`);
	return path;
}

/**
 * Lets the package unpack itself in a process whose temporary folder is ours: it knows no other target. It unpacks the
 * libraries for bare systems only where it believes to be on Amazon Linux.
 */
async function unpackInto(folder: string): Promise<void> {
	const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
	await run(process.execPath, ["--input-type=module", "--eval", script], {
		cwd: root,
		env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
	});
}

/** Where the system lacks libraries, the package's own; the system's fonts, and one of the package's if it has none. */
async function environmentOf(folder: string, executablePath: string): Promise<Record<string, string>> {
	const env = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
	const { stdout } = await run("ldd", [executablePath]);
	if (!stdout.includes("not found")) return env;
	return { ...env, LD_LIBRARY_PATH: join(folder, "al2023/lib") };
}

function fontsConf(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
	<dir>${join(folder, "fonts/fonts")}</dir>
	<cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
