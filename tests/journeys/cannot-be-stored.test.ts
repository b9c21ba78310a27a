import Database from "better-sqlite3";
import { afterEach, describe, expect, test } from "vitest";
import { caseNow } from "../../db/schema.ts";
import { busyMillisecondsMax } from "../../server/domain/limits.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import { refusalIn } from "../../web/lib/words.ts";
import { sharedWords } from "../../web/resident/words.ts";
import { canMount, limitedFiles, tinyDisk } from "../faults/small-disks.ts";
import { openStage, reportBody, type Stage } from "../faults/stage.ts";
import { shot } from "../support/browser.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { openVisit, type Visit } from "../support/visit.ts";

/** Why a report cannot be written, on the real server: how it begins, how it is over, and what is left behind. */
type Trouble = {
	readonly url: string;
	readonly status: number;
	readonly refusal: RefusalCode;
	/** An answer comes at the latest after so long, however slow the machine is that runs this. */
	readonly millisecondsMax: number;
	/** Gives how many other reports were still taken in until the first was refused. */
	begins(): Promise<number>;
	frees(): void;
	leave(): Promise<unknown>;
	/** Ends the server wherever a test stopped. */
	stop(): Promise<unknown>;
};

const othersMax = 60;

/** Sends other reports until one is refused: what is left of a log that was begun anew may be room for a few. */
async function untilRefused(url: string, status: number): Promise<number> {
	for (let sent = 0; sent < othersMax; sent += 1) {
		const reply = await fetch(`${url}/api/reports`, {
			method: "POST",
			headers: { "content-type": "application/json", "idempotency-key": `others-${sent}`.padEnd(24, "0") },
			body: reportBody(String(sent)),
		});
		if (reply.status === status) return sent;
	}
	throw new Error(`no report was refused with ${status}`);
}

async function fullDisk(stage: Stage): Promise<Trouble> {
	const disk = await (canMount() ? tinyDisk : limitedFiles)(stage);
	const { url } = disk.server;
	return {
		...{ url, status: 507, refusal: "storageFull", millisecondsMax: 30_000 },
		begins: () => {
			disk.fill(0);
			return untilRefused(url, 507);
		},
		frees: () => disk.free(),
		leave: () => {
			disk.leave();
			return disk.server.ended;
		},
		stop: () => disk.server.stop("SIGKILL"),
	};
}

/** Another program writes into the file and does not let go of it. */
async function heldFile(stage: Stage): Promise<Trouble> {
	const server = await stage.start();
	const other = new Database(stage.database);
	const { url } = server;
	return {
		...{ url, status: 503, refusal: "busy", millisecondsMax: 2 * busyMillisecondsMax },
		begins: async () => {
			other.exec("BEGIN IMMEDIATE");
			return 0;
		},
		frees: () => other.exec("ROLLBACK"),
		leave: () => server.stop(),
		stop: () => {
			other.close();
			return server.stop("SIGKILL");
		},
	};
}

const troubles = [
	["on a full disk", true, fullDisk],
	["on a full disk", false, fullDisk],
	["while another program writes", true, heldFile],
	["while another program writes", false, heldFile],
] as const;

describe("a report that cannot be stored now", () => {
	const text = "二号楼门口的地砖又翘起来了，昨天有人绊倒。";
	let ending: (() => Promise<unknown>)[] = [];

	afterEach(async () => {
		for (const end of ending.splice(0).reverse()) await end();
	});

	const begun = async (javaScript: boolean, meets: typeof fullDisk) => {
		ending = [];
		const stage = await openStage();
		ending.push(async () => stage.remove());
		const trouble = await meets(stage);
		ending.push(() => trouble.stop());
		const visit: Visit = await openVisit(trouble.url, { javaScript });
		ending.push(() => visit.close().catch(() => undefined));
		const resident = residentAt(visit);
		await resident.opens();
		await resident.writes({ text, place: "replay" });
		await resident.checks();
		return { stage, trouble, visit, resident, others: await trouble.begins() };
	};

	test.each(troubles)(
		"%s: kept in the page, and sent once when that is over (script: %s)",
		async (_, javaScript, meets) => {
			const { stage, trouble, visit, resident, others } = await begun(javaScript, meets);
			const { page, words, button, heading } = resident;
			const says = refusalIn(sharedWords("zh-CN"), trouble.refusal);
			const presses = async (name: string) => {
				const answer = page.waitForResponse((response) => response.request().method() === "POST");
				const since = performance.now();
				await button(name).click();
				await answer;
				expect(performance.now() - since).toBeLessThan(trouble.millisecondsMax);
				return answer;
			};
			const again = javaScript ? words.check.send : words.refused.retry;
			const refused = await presses(words.check.send);
			expect(refused.status()).toBe(trouble.status);
			expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
			await sees(resident, says);
			await shot(page, `resident-${trouble.refusal}-${javaScript ? "script" : "plain"}-390`);
			if (javaScript) await sees(resident, text);
			else expect(await page.locator("input[name=text]").inputValue()).toBe(text);
			expect((await presses(again)).status()).toBe(trouble.status);
			await sees(resident, says);
			trouble.frees();
			await presses(again);
			await heading(words.receipt.head).waitFor();
			const receipt = await resident.copiesReceipt();
			await trouble.leave();
			expect(receipt).toMatch(/^(?:\w{4}-){6}\w{4}$/);
			const kept = stage.look(({ orm }) => orm.select({ number: caseNow.caseNumber }).from(caseNow).all());
			expect(kept).toHaveLength(others + 1);
			expect(stage.faults()).toEqual([]);
			const told = [/status of 50[37]/, /^50[37] from /];
			const complaints = await visit.close();
			expect(complaints.filter((one) => !told.some((known) => known.test(one)))).toEqual([]);
		},
	);
});
