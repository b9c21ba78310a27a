import { Pool } from "undici";
import { replayArea } from "../../server/commands/replay-setting.ts";
import { failingWrites } from "./failing-writes.ts";
import { randomFrom } from "./random.ts";
import { isPlain, Reports, send, type Tally, tallyOf } from "./reports.ts";
import { canMount, limitedFiles, type SmallDisk, tinyDisk } from "./small-disks.ts";
import { cookieOver, openStage, type Stage, signIn } from "./stage.ts";
import { canTrace } from "./syncs.ts";

export type FullDisk = Tally & {
	/** How the disk failed: full, or now and then refusing to write or to sync. */
	readonly disks: readonly string[];
	/** How many times the disk was filled, each time with another number of bytes left, or a report met a write that failed. */
	readonly points: number;
	/** Reports that were refused, with a status and a sentence that say so. */
	readonly refused: number;
	/** Whatever went wrong, a sentence each: another answer, a read that failed, no recovery, a damaged store. */
	readonly wrong: readonly string[];
};
type Options = { readonly points: number; readonly seed: number };
type Walk = {
	readonly disk: SmallDisk;
	readonly pool: Pool;
	readonly reports: Reports;
	readonly wrong: string[];
};

const bytesLeftMax = 96 * 1024;
const reportsMax = 60;
const saidMax = 200;

/** Sends reports until one is refused. Gives the keys that were. */
async function untilRefused({ pool, reports, wrong }: Walk): Promise<string[]> {
	const refused: string[] = [];
	for (let sent = 0; sent < reportsMax && refused.length < 3; sent += 1) {
		const key = reports.fresh();
		const answer = await send(pool, reports, key);
		if (answer?.status === 201) continue;
		refused.push(key);
		if (answer === null || ![503, 507].includes(answer.status) || !isPlain(answer))
			wrong.push(`a report was answered ${answer?.status}: ${answer?.said}`);
	}
	if (refused.length === 0) wrong.push("the disk was never full");
	return refused;
}

/** A plain form, as a browser without JavaScript sends it: the page that comes back says it in a sentence. */
async function formIsRefused({ pool, wrong }: Walk): Promise<void> {
	const fields = {
		step: "send",
		text: "二号楼门口的地砖翘起来了。",
		areaCode: replayArea,
		categoryCode: "0203",
	};
	const { statusCode, body } = await pool.request({
		path: "/report",
		method: "POST",
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: new URLSearchParams({
			...fields,
			idempotencyKey: `form-${Math.floor(performance.now())}-0000000000`,
		}).toString(),
	});
	const page = await body.text();
	// What is left may be room enough for this one.
	const isTold = statusCode === 201 || (statusCode === 507 && page.includes("没有收到"));
	if (!isTold) wrong.push(`a form was answered ${statusCode}: ${page.slice(0, saidMax)}`);
}

type Asked = {
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly method?: "GET" | "POST" | "DELETE";
	readonly body?: object;
	readonly status: number | readonly number[];
};

async function answersAs({ pool, wrong }: Walk, asked: readonly Asked[]): Promise<void> {
	for (const { path, headers = {}, method = "GET", body, status } of asked) {
		const json = body === undefined ? {} : { "content-type": "application/json" };
		const payload = body === undefined ? {} : { body: JSON.stringify(body) };
		const reply = await pool.request({ path, method, headers: { ...headers, ...json }, ...payload });
		const said = await reply.body.text();
		if (![status].flat().includes(reply.statusCode))
			wrong.push(
				`on a full disk ${method} ${path} was answered ${reply.statusCode}: ${said.slice(0, saidMax)}`,
			);
	}
}

/** Reads go on, with a session that a read marks as seen and with one that is over; writes say that they cannot. */
async function othersAsUsual(at: Walk, receipt: string, cookie: string, caseNumber: string): Promise<void> {
	await answersAs(at, [
		{ path: "/", status: 200 },
		{ path: "/api/follow", headers: { "x-receipt": receipt }, status: 200 },
		{ path: "/api/overdue", headers: { cookie }, status: 200 },
		{ path: "/api/inbox", headers: { cookie }, status: 200 },
		{ path: `/api/cases/${caseNumber}`, headers: { cookie }, status: 200 },
		{ path: "/api/inbox", headers: { cookie: cookieOver }, status: 401 },
		// What is left may be room enough for a session, if not for a report.
		{ path: "/api/session", method: "POST", body: signIn, status: [200, 507] },
	]);
}

async function recovers({ pool, reports, wrong }: Walk, refused: readonly string[]): Promise<void> {
	for (const key of [...refused, reports.fresh()]) {
		const answer = await send(pool, reports, key);
		if (answer?.status !== 201)
			wrong.push(`after there was room again a report was answered ${answer?.status}: ${answer?.said}`);
	}
}

async function walk(open: (stage: Stage) => Promise<SmallDisk>, { points, seed }: Options) {
	const random = randomFrom(seed);
	const stage = await openStage();
	const reports = new Reports(`disk-${seed}`);
	const wrong: string[] = [];
	let refusals = 0;
	const disk = await open(stage);
	const pool = new Pool(disk.server.url);
	const at: Walk = { disk, pool, reports, wrong };
	try {
		const first = await send(pool, reports, reports.fresh());
		const { receipt, caseNumber } = JSON.parse(first?.said ?? "{}");
		for (let point = 0; point < points; point += 1) {
			// The first point leaves nothing at all.
			disk.fill(point === 0 ? 0 : Math.floor(random() * bytesLeftMax));
			const refused = await untilRefused(at);
			refusals += refused.length;
			await formIsRefused(at);
			await othersAsUsual(at, receipt, stage.cookie(point), caseNumber);
			disk.free();
			await recovers(at, refused);
		}
		disk.leave();
		const tally = stage.look((store) => tallyOf(store, stage.serverKey, reports));
		return { how: disk.how, refused: refusals, wrong: [...wrong, ...stage.faults()], ...tally };
	} finally {
		await pool.destroy();
		await disk.server.stop("SIGKILL");
		stage.remove();
	}
}

/**
 * Fills the disk under the real server again and again (trust.md D3): no false `201`, a plain sentence with 503 or 507,
 * reads go on, and all is well without a restart once there is room. Where no file system can be mounted, only the
 * kernel's limit on the size of files stands in for the disk. Where strace is at hand, writes and syncs fail too.
 */
export async function fullDisk({ points, seed }: Options): Promise<FullDisk> {
	const opens = canMount() ? [limitedFiles, tinyDisk] : [limitedFiles];
	const full: Awaited<ReturnType<typeof walk>>[] = [];
	for (const open of opens) full.push(await walk(open, { points, seed }));
	const failing = canTrace() ? await failingWrites({ points, seed }) : [];
	const walks = [...full, ...failing];
	const sum = (of: (one: (typeof walks)[number]) => number) =>
		walks.reduce((total, one) => total + of(one), 0);
	return {
		disks: walks.map(({ how }) => how),
		points: points * walks.length,
		refused: sum(({ refused }) => refused),
		acknowledged: sum(({ acknowledged }) => acknowledged),
		lost: sum(({ lost }) => lost),
		doubled: sum(({ doubled }) => doubled),
		wrong: walks.flatMap(({ how, wrong }) => wrong.map((sentence) => `${how}: ${sentence}`)),
	};
}
