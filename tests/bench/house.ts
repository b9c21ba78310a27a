import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedCalendar } from "../../server/calendar-seed.ts";
import { openHouse } from "../../server/compose.ts";
import { configFrom } from "../../server/config.ts";
import { defaultPolicy } from "../../server/domain/policy.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { wordsOf } from "../../server/words.ts";

const area = "110199001001001";

/** A house with one community, one cadre, the chain above and a duty book with one item for each group. */
export async function serveHouse(withoutLog = false): Promise<string> {
	const dataDir = mkdtempSync(join(tmpdir(), "bench-house-"));
	const serverKeyFile = join(dataDir, "server.key");
	writeFileSync(serverKeyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
	const env = {
		PORT: "0",
		HOST: "127.0.0.1",
		DATA_DIR: dataDir,
		SERVER_KEY_FILE: serverKeyFile,
		FLOOD_REPORTS_MAX: "9999999999",
		LOG_LEVEL: "error",
	};
	const clock = () => Math.floor(Date.now() / 1000);
	const house = await openHouse(configFrom(env), { clock, demo: null, withoutLog });
	const { events, names } = settingOf(Math.floor(Date.now() / 1000) - 60);
	await house.ledger.arrange(events, names);
	process.on("SIGTERM", () => house.close().then(() => process.exit(0)));
	return house.url;
}

function settingOf(at: number) {
	const roles = ["cadre", "supervisor", "leader", "head", "desk", "discipline"] as const;
	const names = roles.map((kind) => wordsOf(`岗上的人${kind}`, randomBytes));
	const posts = roles.flatMap((kind, index): SettingEvent[] => {
		const superior = index < 3 ? (roles[index + 1] ?? null) : null;
		const role = kind === "desk" ? "operator" : kind === "discipline" ? "disciplineOfficer" : kind;
		const [name] = names.slice(index, index + 1);
		const ref = { id: name?.id ?? "", hash: name?.hash ?? "" };
		const place = "110199001";
		return [
			{
				type: "PostNamed",
				at,
				postId: kind,
				name: kind,
				unitId: "u",
				areaCode: place,
				kind,
				deputyPostId: null,
				superiorPostId: superior,
			},
			{ type: "PersonAdded", at, personId: `p-${kind}`, role, areaPrefix: place, name: ref },
			{ type: "PostHeld", at, postId: kind, personId: `p-${kind}`, from: at, to: null },
		];
	});
	const items = Array.from({ length: 12 }, (_, index) => {
		const categoryPrefix = String(index + 1).padStart(2, "0");
		return {
			itemId: `i${categoryPrefix}`,
			areaPrefix: "110199001",
			categoryPrefix,
			levels: "all" as const,
			postId: "cadre",
			clause: "",
		};
	});
	const events: SettingEvent[] = [
		{ type: "PolicySet", at, policy: defaultPolicy },
		{ type: "CalendarPublished", at, book: seedCalendar() },
		{ type: "AreaNamed", at, areaCode: area, name: "网格" },
		{ type: "UnitNamed", at, unitId: "u", name: "测量用的办事处", people: 60 },
		...posts,
		{ type: "DutyBookSigned", at, version: "bench", from: at, items },
	];
	return { events, names };
}
