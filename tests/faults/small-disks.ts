import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtServer, type Running } from "../support/server-process.ts";
import type { Stage } from "./stage.ts";

/** A running server whose disk can be filled and freed again under it. */
export type SmallDisk = {
	readonly how: "file size limit" | "tiny disk";
	readonly server: Running;
	/** Leaves about as many bytes to be written. */
	fill(bytesLeft: number): void;
	free(): void;
	/** Kills the server and brings the files it leaves to where the stage looks for them. */
	leave(): void;
};

/** No file of the server may grow past a limit: what the kernel then refuses is a write in the middle of a commit. */
export async function limitedFiles(stage: Stage): Promise<SmallDisk> {
	const server = await stage.start();
	const { database } = stage;
	const limit = (bytes: string) =>
		execFileSync("prlimit", ["--pid", String(server.pid), `--fsize=${bytes}:unlimited`]);
	return {
		...{ how: "file size limit", server },
		fill: (bytesLeft) => limit(String(statSync(`${database}-wal`).size + bytesLeft)),
		free: () => limit("unlimited"),
		leave: () => process.kill(server.pid, "SIGKILL"),
	};
}

const mountAndServe = `mount -t tmpfs -o size=96m,mode=700 none "$0" && cp -a "$1"/. "$0" && shift && exec "$@"`;

/** Whether this machine lets us mount a small file system of our own: as root, or with user namespaces. */
export function canMount(): boolean {
	try {
		execFileSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m none /tmp"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

/** A small file system in memory, with room for a whole WAL, filled up with ballast: the server meets ENOSPC wherever it writes. */
export async function tinyDisk(stage: Stage): Promise<SmallDisk> {
	const dataDir = stage.env.DATA_DIR ?? "";
	const mounted = stage.newFolder("disk");
	const server = await stage.start(
		["unshare", "-rm", "sh", "-c", mountAndServe, mounted, dataDir, process.execPath, builtServer],
		{ DATA_DIR: mounted },
	);
	const inside = join("/proc", String(server.pid), "root", mounted);
	const ballast = join(inside, "ballast");
	return {
		...{ how: "tiny disk", server },
		fill(bytesLeft) {
			const { bavail, bsize } = statfsSync(inside);
			try {
				writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
			} catch (error) {
				// The server wrote meanwhile: the disk is as full as it can be.
				if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
			}
		},
		free() {
			truncateSync(ballast);
			rmSync(ballast);
		},
		leave() {
			// Stopped first: the file system is gone with its last process.
			process.kill(server.pid, "SIGSTOP");
			for (const name of ["ledger.sqlite", "ledger.sqlite-wal"]) {
				rmSync(join(dataDir, name), { force: true });
				copyFileSync(join(inside, name), join(dataDir, name));
			}
			process.kill(server.pid, "SIGKILL");
		},
	};
}
