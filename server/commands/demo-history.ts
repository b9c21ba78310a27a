import { caseNumberFrom } from "../case-number.ts";
import { deedOf, settingDeedOf } from "../deeds.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { isSettled } from "../domain/case-exits.ts";
import type { Command } from "../domain/decide.ts";
import { keyToEncrypt, type SubmitReport } from "../domain/intake.ts";
import type { Ledger } from "../domain/ledger.ts";
import type { Photos } from "../domain/photo.ts";
import { receiptFrom, receiptRandomBytes } from "../domain/receipt.ts";
import { encryptedReport } from "../encrypted-report.ts";
import type { Keys } from "../keys.ts";
import { spokenCodeFrom } from "../spoken-code.ts";
import { type RandomBytes, wordsOf } from "../words.ts";
import type { DemoCase, DemoDeed } from "./demo-cases/script.ts";
import { commandOf } from "./demo-deeds.ts";
import { planHandOver } from "./demo-hand-over.ts";
import { demoPeople } from "./demo-people.ts";
import { demoPicture } from "./demo-picture.ts";
import { areaCodeOf, demoSetting, demoStartsAt, momentOf } from "./demo-setting.ts";
import type { SimulatedTime } from "./simulated-time.ts";

/** A case of the demo with what opens it. */
export type PlayedCase = {
	readonly key: string;
	readonly caseNumber: string;
	readonly receipt: string;
	/** For callers; null where the resident wished none. */
	readonly spokenCode: string | null;
};

/** Where the history is played: through the ledger's own deeds and sweep, on a clock that only the history moves. */
export type Stage = {
	readonly ledger: Ledger;
	readonly keys: Keys;
	readonly randomBytes: RandomBytes;
	readonly time: SimulatedTime;
	/** Where photos lie; without it nobody of the history sends any. */
	readonly photos?: Photos;
	/** The house comes to hand conduct reports over (server/commands/demo-hand-over.ts). */
	readonly handsOver?: boolean;
};

const communityDigits = 12;
/** The moment from which the demo's clock must stand before the history is played. */
export const historyStartsAt = momentOf("10-14 09:00");

const closureSaidAt = momentOf("11-17 16:30");

function reportOf(demo: DemoCase, caseNumber: string, { keys, randomBytes }: Stage): SubmitReport {
	const words = (text: string) => wordsOf(text, randomBytes);
	const { about, spot, phone } = demo;
	return {
		type: "SubmitReport",
		caseNumber,
		areaCode: areaCodeOf(demo.area),
		categoryCode: demo.category,
		reportType: demo.type ?? null,
		danger: demo.danger ?? false,
		frail: demo.frail ?? false,
		called: demo.called ?? false,
		about: about === undefined ? null : { kind: about.kind, name: words(about.name) },
		sealed: demo.sealed ?? false,
		text: words(demo.text),
		spot: spot === undefined ? null : words(spot),
		contactPhone: phone === undefined ? null : words(keys.sealPhone(phone)),
		phoneForHolder: demo.phoneForHolder ?? false,
		consentPublish: demo.publish ?? false,
	};
}

/** The report as it is sent: encrypted where the house hands it over by then. */
async function sentOf(demo: DemoCase, report: SubmitReport, { ledger, randomBytes, photos, time }: Stage) {
	const now = time.clock();
	const key = keyToEncrypt(report, now, ledger.setting());
	if (key === null) return report;
	const said = demo.phone === undefined ? {} : { contactPhone: demo.phone };
	const none = { bytesOf: () => null };
	return encryptedReport(said, report, key, now, { ledger, randomBytes, photos: photos ?? none });
}

async function execute(
	stage: Stage,
	key: string,
	caseNumber: string,
	command: Command,
	extras: { readonly receiptMac?: Uint8Array; readonly spokenMac?: Uint8Array } = {},
): Promise<void> {
	const outcome = await stage.ledger.execute(deedOf(caseNumber, command, () => null, extras));
	if ("reply" in outcome) return;
	const why = "refusal" in outcome ? outcome.refusal.code : "kept";
	throw new Error(`the demo's case ${key}: ${command.type} was refused as ${why}`);
}

/** The case as it stands now, with what the sweep has fired since the last deed. */
async function stateOf({ ledger }: Stage, caseNumber: string): Promise<Case> {
	const outcome = await ledger.execute({
		caseNumber,
		decide: () => ({ events: [], reply: (state) => state }),
	});
	if ("reply" in outcome) return outcome.reply;
	throw new Error(`the demo's case ${caseNumber} cannot be read`);
}

async function declare(demo: DemoCase, parent: string, hours: number, { ledger }: Stage): Promise<void> {
	const parentArea = areaCodeOf(demo.area);
	const areaPrefix = parentArea.slice(0, communityDigits);
	const surge = { parent, parentArea, categoryCode: demo.category ?? "", areaPrefix, hours };
	const command = { type: "DeclareSurge", by: "p:street:worksLeader", ...surge } as const;
	const outcome = await ledger.executeSetting(settingDeedOf(command, () => null));
	if ("refusal" in outcome)
		throw new Error(`the demo's surge over ${demo.key} was refused as ${outcome.refusal.code}`);
}

/** The power will be off for an afternoon: every open case there counts without it (rules.md §3). */
async function closeForAnAfternoon(stage: Stage, cases: readonly PlayedCase[]): Promise<void> {
	const areaPrefix = areaCodeOf("qiaodong1").slice(0, communityDigits);
	const by = demoPeople.find(({ role }) => role === "administrator")?.personId ?? "";
	const noon = 13 * 3600;
	const closure = { areaPrefix, date: "2026-11-20", from: noon, to: noon + 5 * 3600 };
	const command = { type: "DeclareClosure", by, ...closure } as const;
	const outcome = await stage.ledger.executeSetting(settingDeedOf(command, () => null));
	if ("refusal" in outcome) throw new Error(`the demo's closure was refused as ${outcome.refusal.code}`);
	for (const { key, caseNumber } of cases) {
		const state = await stateOf(stage, caseNumber);
		if (state.status === "merged" || isSettled(state)) continue;
		await execute(stage, key, caseNumber, { type: "RecomputeLimits" });
	}
}

/** The photo that goes with an answer which has one. */
async function withPhoto(deed: DemoDeed, command: Command, { photos, time }: Stage): Promise<Command> {
	const isPictured = deed.do === "answer" && deed.photo === true && command.type === "AnswerCase";
	if (!isPictured || photos === undefined) return command;
	const taken = photos.refOf(photos.add(await demoPicture(), time.clock()));
	return taken === null ? command : { ...command, photos: [taken] };
}

/** Plans one case: the report, and each deed after the one before it, on the state as it stands then. */
function planCase(demo: DemoCase, stage: Stage, numbers: Map<string, string>): PlayedCase {
	const { keys, randomBytes, time } = stage;
	const receivedAt = momentOf(demo.at);
	const caseNumber = caseNumberFrom(receivedAt, randomBytes);
	const receipt = receiptFrom(randomBytes(receiptRandomBytes));
	numbers.set(demo.key, caseNumber);
	const report = reportOf(demo, caseNumber, stage);
	const receiptMac = keys.receiptMac(receipt);
	time.plan(receivedAt, async () =>
		execute(stage, demo.key, caseNumber, await sentOf(demo, report, stage), { receiptMac }),
	);
	for (const deed of demo.script) {
		time.plan(momentOf(deed.at), async () => {
			const command = commandOf(deed, await stateOf(stage, caseNumber), randomBytes, numbers);
			await execute(stage, demo.key, caseNumber, await withPhoto(deed, command, stage));
		});
	}
	if (demo.surge !== undefined) {
		const { at, hours } = demo.surge;
		time.plan(momentOf(at), () => declare(demo, caseNumber, hours, stage));
	}
	return { key: demo.key, caseNumber, receipt, spokenCode: planSpokenCode(demo, caseNumber, stage) };
}

function planSpokenCode({ key, spokenAt }: DemoCase, caseNumber: string, stage: Stage): string | null {
	if (spokenAt === undefined) return null;
	const code = spokenCodeFrom(stage.randomBytes);
	const spokenMac = stage.keys.spokenMac(caseNumber, code);
	const command = { type: "MakeSpokenCode" } as const;
	stage.time.plan(momentOf(spokenAt), () => execute(stage, key, caseNumber, command, { spokenMac }));
	return code;
}

/**
 * Plays the cases through the rules in strict time order, up to the demo's first moment: every event in the ledger comes
 * from a deed or from the sweep.
 * @returns the cases in the order given
 * @throws when the rules refuse a deed of a script: a mistake in the script
 */
export async function playHistory(
	stage: Stage,
	cases: readonly DemoCase[],
	until: Instant = demoStartsAt,
): Promise<PlayedCase[]> {
	const { events, words } = demoSetting(stage.randomBytes);
	await stage.ledger.arrange(events, words);
	if (stage.handsOver === true) planHandOver(stage);
	const numbers = new Map<string, string>();
	const played = cases.map((demo) => planCase(demo, stage, numbers));
	const known = played.filter((_, index) => momentOf(cases[index]?.at ?? "12-31 00:00") < closureSaidAt);
	stage.time.plan(closureSaidAt, () => closeForAnAfternoon(stage, known));
	await stage.time.run(stage.ledger, until);
	return played;
}
