import { expect, it } from "vitest";
import {
	clockBackSecondsMax,
	commitBatchMax,
	commitWaitingMax,
	idempotencySecondsMax,
} from "../../server/domain/limits.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { refOf } from "../../server/domain/words.ts";
import {
	answered,
	contacted,
	deed,
	dispatched,
	noon,
	received,
	retryOf,
	signed,
	submission,
	words,
} from "../db/happenings.ts";
import { type MakeEngine, opened } from "./ledger-engine.ts";

/** The second half of the ledger's contract: what has to do with time, keys, the setting and the end. */

const hour = 3600;
const sealed = (version: number) => ({ kept: Buffer.from(`sealed ${version}`) });

export function keepsReplies(makeEngine: MakeEngine): void {
	const sent = (number: string, body: string) => submission(number, { retry: retryOf("key", body) });

	it("answers a retry with the same key and body from the kept reply, also when both arrive at once", async () => {
		const { ledger, reads } = opened(makeEngine);
		const outcomes = await Promise.all([
			ledger.execute(sent("1", "body")),
			ledger.execute(sent("2", "body")),
		]);
		expect(outcomes).toEqual([{ reply: 2 }, sealed(2)]);
		expect(await ledger.execute(sent("3", "body"))).toEqual(sealed(2));
		expect([reads.stateOf("2"), reads.stateOf("3")]).toEqual([null, null]);
	});

	it("tells the same key with another body that it is taken", async () => {
		const { ledger, reads } = opened(makeEngine);
		const outcomes = await Promise.all([
			ledger.execute(sent("1", "body")),
			ledger.execute(sent("2", "other")),
		]);
		expect(outcomes).toEqual([{ reply: 2 }, { kept: null }]);
		expect(reads.stateOf("2")).toBeNull();
	});

	it("answers a retry before it looks at versions: the first try has changed them", async () => {
		const { ledger } = opened(makeEngine);
		await ledger.execute(submission("1"));
		const sign = deed("1", (now) => [signed(now)], { expectedVersion: 2, retry: retryOf("key", "body") });
		expect(await ledger.execute(sign)).toEqual({ reply: 3 });
		expect(await ledger.execute(sign)).toEqual(sealed(3));
	});

	it("takes a key as new once its 24 hours are over", async () => {
		const { ledger, setClock } = opened(makeEngine);
		await ledger.execute(sent("1", "body"));
		setClock(noon + idempotencySecondsMax - 1);
		expect(await ledger.execute(sent("2", "body"))).toEqual(sealed(2));
		setClock(noon + idempotencySecondsMax);
		expect(await ledger.execute(sent("2", "other"))).toEqual({ reply: 2 });
		expect(await ledger.execute(sent("3", "other"))).toEqual(sealed(2));
	});
}

export function holdsTheClock(makeEngine: MakeEngine): void {
	it("holds the time while the clock is up to 60 seconds behind the newest event", async () => {
		const { ledger, load, setClock } = opened(makeEngine);
		await ledger.execute(submission("1"));
		setClock(noon - clockBackSecondsMax);
		expect([ledger.now(), (await load("1")).now]).toEqual([noon, noon]);
		expect(await ledger.execute(submission("2"))).toEqual({ reply: 2 });
	});

	it("writes nothing while the clock is further behind, and goes on when it is right again", async () => {
		const { ledger, reads, setClock } = opened(makeEngine);
		await ledger.execute(submission("1"));
		setClock(noon - clockBackSecondsMax - 1);
		expect([ledger.isStopped(), ledger.now()]).toEqual([true, noon]);
		expect(await ledger.execute(submission("2"))).toEqual({ refusal: { code: "clockWentBack" } });
		await expect(ledger.arrange([area])).rejects.toThrow("clockWentBack");
		expect(reads.stateOf("2")).toBeNull();
		setClock(noon + 1);
		expect(await ledger.execute(submission("2"))).toEqual({ reply: 2 });
		expect([ledger.isStopped(), ledger.now()]).toEqual([false, noon + 1]);
	});
}

export function listsWhatIsDue(makeEngine: MakeEngine): void {
	const dueAt = (number: string, ...times: readonly number[]) =>
		submission(number, {
			decide: ({ now }) => {
				const due = times.map((at) => ({ step: "blue", cause: "triage", dueAt: at }) as const);
				return { events: [received(number, now, { due })], reply: () => 1 };
			},
		});

	it("lists the cases whose next step is past, earliest first, and no more than asked for", async () => {
		const { ledger } = opened(makeEngine);
		expect([ledger.nextDueAt(), ledger.dueCases(noon, 9)]).toEqual([null, []]);
		const past = [
			dueAt("3", noon + 7),
			dueAt("1", noon + 9, noon + 7),
			dueAt("2", noon + 6),
			dueAt("4"),
			dueAt("5", noon + 8),
		];
		await Promise.all(past.map((one) => ledger.execute(one)));
		expect(ledger.nextDueAt()).toBe(noon + 6);
		// At the very second of its due time a step is not past.
		const due = ledger.dueCases(noon + 8, 9);
		expect([due[0], [...due].sort()]).toEqual(["2", ["1", "2", "3"]]);
		expect(ledger.dueCases(noon + 9, 2)).toEqual(due.slice(0, 2));
	});

	it("forgets what was due once a deed has taken it away", async () => {
		const { ledger } = opened(makeEngine);
		await ledger.execute(submission("1"));
		expect(ledger.nextDueAt()).toBe(noon + 24 * hour);
		await ledger.execute(deed("1", (now) => [contacted(now, "1"), answered(now, "2", { due: [] })]));
		expect([ledger.nextDueAt(), ledger.dueCases(noon + 99 * 24 * hour, 9)]).toEqual([null, []]);
	});
}

const area: SettingEvent = { type: "AreaNamed", at: noon, areaCode: "110101001", name: "青石桥街道" };
const name = words("name", "王秀英");
const person = { personId: "wang", role: "cadre", areaPrefix: "110101001", name: refOf(name) } as const;
const added: SettingEvent = { type: "PersonAdded", at: noon, ...person };

export function arranges(makeEngine: MakeEngine): void {
	it("shows an arrangement to the next deed, with the names of people from their words", async () => {
		const { ledger, load } = opened(makeEngine);
		const [, loaded] = await Promise.all([ledger.arrange([area, added], [name]), load("1")]);
		expect(loaded.setting.areas.get("110101001")?.name).toBe("青石桥街道");
		expect(ledger.setting().people.get("wang")).toEqual(person);
		expect(ledger.setting().names.get("wang")).toBe("王秀英");
		await ledger.arrange([
			{ type: "RoleChanged", at: noon, personId: "wang", role: "leader", areaPrefix: "1101" },
		]);
		expect(ledger.setting().people.get("wang")).toMatchObject({ role: "leader", areaPrefix: "1101" });
	});

	it("stores nothing of an arrangement of which a part fails, or that is dated later than now", async () => {
		const { ledger, reads } = opened(makeEngine);
		await expect(ledger.arrange([area, { ...area, at: noon + 1 }])).rejects.toThrow("is dated");
		await expect(ledger.arrange([added], [name, name])).rejects.toThrow();
		expect([ledger.setting().areas.size, ledger.setting().people.size]).toEqual([0, 0]);
		await ledger.arrange([added], [name]);
		expect(ledger.setting().names.get("wang")).toBe("王秀英");
		await ledger.execute(submission("1"));
		expect(reads.trailOf("1").map(({ position }) => position)).toEqual([2, 3]);
	});
}

export function closes(makeEngine: MakeEngine, isCounted: boolean): void {
	it("waits for what is under way, then takes no more", async () => {
		const { ledger, commits } = opened(makeEngine);
		const sent = isCounted ? commitWaitingMax : commitBatchMax;
		const outcomes = Array.from({ length: sent }, (_, index) => ledger.execute(submission(`${index}`)));
		await ledger.close();
		expect((await Promise.all(outcomes)).every((outcome) => "reply" in outcome)).toBe(true);
		if (isCounted) expect(commits.reduce((sum, deeds) => sum + deeds, 0)).toBe(sent);
		await expect(ledger.execute(submission("last"))).rejects.toThrow("closed");
		await expect(ledger.arrange([area])).rejects.toThrow("closed");
	});

	it("lets a holder be followed by another, and both read of the case in their lists", async () => {
		const { ledger, reads } = opened(makeEngine);
		await ledger.execute(submission("1", { holderId: "first" }));
		await ledger.execute(deed("1", (now) => [dispatched(now, "second")]));
		const listOf = (personId: string) =>
			reads.inboxOf({ personId, desk: false, areaPrefix: "", cursor: null }).items.length;
		expect([listOf("first"), listOf("second")]).toEqual([0, 1]);
	});
}
