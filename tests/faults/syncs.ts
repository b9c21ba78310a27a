import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "undici";
import { builtServer } from "../support/server-process.ts";
import { Reports, send } from "./reports.ts";
import { builtFaults, openStage } from "./stage.ts";

export type Syncs = {
	readonly reports: number;
	/** How often the WAL was synced while they were taken. */
	readonly syncs: number;
	/** Reports whose `201` went out before the WAL was synced. */
	readonly unsynced: number;
};

export function canTrace(): boolean {
	try {
		execFileSync("strace", ["-f", "-o", "/dev/null", "true"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

const walSynced = /\bf(?:data)?sync\(\d+<[^>]*-wal>\)\s+= 0/;
const walSyncBegun = /^(\d+) .*\bf(?:data)?sync\(\d+<[^>]*-wal> <unfinished/;
const syncEnded = /^(\d+) .*<\.\.\. f(?:data)?sync resumed>\)?\s+= 0/;

/** Reads what strace wrote: reports came one at a time, so each `201` needs a sync of the WAL after its request. */
export function syncsIn(trace: string): Syncs {
	const begun = new Set<string>();
	let [reports, syncs, unsynced, isSynced] = [0, 0, 0, false];
	for (const line of trace.split("\n")) {
		const began = walSyncBegun.exec(line)?.[1];
		if (began !== undefined) begun.add(began);
		const ended = syncEnded.exec(line)?.[1];
		if (walSynced.test(line) || (ended !== undefined && begun.delete(ended))) {
			syncs += 1;
			isSynced = true;
		} else if (line.includes('"POST /api/reports')) {
			isSynced = false;
		} else if (line.includes('"HTTP/1.1 201')) {
			reports += 1;
			if (!isSynced) unsynced += 1;
		}
	}
	return { reports, syncs, unsynced };
}

/**
 * Hands in reports one after the other and counts the syncs of the WAL before each `201`, from outside the process
 * (trust.md D2). Only the kernel's own record says what a process asked of the disk, so this needs strace.
 * @param options.control serves with `synchronous = NORMAL`, which must be found out
 */
export async function syncs(options: {
	readonly reports: number;
	readonly control?: boolean;
}): Promise<Syncs> {
	if (!canTrace()) throw new Error("Counting syncs needs strace, and leave to trace our own processes.");
	const stage = await openStage();
	const trace = join(stage.folder, "trace");
	const watched = ["strace", "-D", "-f", "-y", "-s", "40", "-o", trace];
	const calls = ["-e", "trace=read,write,writev,fsync,fdatasync"];
	const program = options.control ? [builtFaults, "unsynced"] : [builtServer];
	const server = await stage.start([...watched, ...calls, process.execPath, ...program]);
	try {
		const pool = new Pool(server.url, { connections: 1 });
		const reports = new Reports("sync");
		for (let sent = 0; sent < options.reports; sent += 1) await send(pool, reports, reports.fresh());
		await pool.destroy();
		await server.stop();
		return syncsIn(readFileSync(trace, "utf8"));
	} finally {
		await server.stop("SIGKILL");
		stage.remove();
	}
}
