import { describe, expect, test } from "vitest";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { doorBarriersByTurns, doorManners, type Manner, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { photoWithPlace } from "../support/photos.ts";
import { type Resident, residentAt, sees } from "../support/resident-of-journey.ts";

type State = readonly [name: string, reach: (resident: Resident, query: string) => Promise<unknown>];

const said = { text: "3 号楼的扶手松了，老人不敢扶。".repeat(6), spot: "2 单元 4 层" };
const somewhere = "110199001003001";

/** Opens every question of the report page. */
async function answersAll(resident: Resident, query: string): Promise<void> {
	const { page, words } = resident;
	await resident.opens(`/?${query}`);
	await resident.writes(said);
	await page.getByRole("radio", { name: words.report.dangerYes }).check();
	await page.getByRole("radio", { name: words.report.aboutPerson }).check();
	await page.getByRole("checkbox", { name: words.report.wantCall }).check();
	await sees(resident, words.seal.head);
}

async function checks(resident: Resident, query: string): Promise<void> {
	await resident.opens(`/?${query}#a=${somewhere}`);
	await resident.writes(said);
	await resident.checks();
}

const reporting: readonly State[] = [
	["report", (resident, query) => resident.opens(`/?${query}`)],
	[
		"photo-tool",
		async (resident, query) => {
			const { page, words } = resident;
			await resident.opens(`/?${query}`);
			await resident.writes(said);
			const buffer = await photoWithPlace(1_200, 900);
			const photos = page.getByLabel(words.report.photos, { exact: true });
			await photos.setInputFiles([{ name: "IMG_1.jpg", mimeType: "image/jpeg", buffer }]);
			await page.getByRole("heading", { name: words.tool.head }).waitFor();
		},
	],
	["report-grown", answersAll],
	[
		"report-danger",
		async (resident, query) => {
			await resident.opens(`/?${query}`);
			await resident.writes({ text: "我不想活了" });
			await sees(resident, resident.words.help.say);
			await resident.writes(said);
			await resident.page.getByText(resident.words.help.say).waitFor({ state: "hidden" });
			await resident.writes({ text: "我不想活了" });
			await sees(resident, resident.words.help.say);
		},
	],
	[
		"report-errors",
		async (resident, query) => {
			await answersAll(resident, query);
			await resident.button(resident.words.report.go).click();
			await resident.page.getByRole("alert").waitFor();
		},
	],
	["check", checks],
	[
		"receipt",
		async (resident, query) => {
			await checks(resident, query);
			await resident.sends();
		},
	],
	["enter", (resident, query) => resident.opens(`/follow?${query}`)],
	[
		"enter-wrong",
		async (resident, query) => {
			await resident.follows("0000-0000-0000-0000-0000-0000-0000", `/follow?${query}`);
			await sees(resident, resident.words.enter.problem);
		},
	],
	["spoken-code", (resident, query) => resident.opens(`/spoken-code?${query}`)],
	["daylight", (resident, query) => resident.opens(`/daylight?${query}`)],
	["personal-data", (resident, query) => resident.opens(`/personal-data?${query}`)],
	["gateway", (resident, query) => resident.opens(`/gateway?${query}`)],
	["log", (resident, query) => resident.opens(`/log?${query}`)],
	["verify", (resident, query) => resident.opens(`/verify?${query}`)],
	["posters", (resident, query) => resident.opens(`/posters?${query}`)],
	["poster", (resident, query) => resident.opens(`/posters/${somewhere}?${query}`)],
	["not-found", (resident, query) => resident.opens(`/nowhere?${query}`)],
];

/** One case of the demo for each state a resident can find a report in. */
const followed = [
	...["dark-since-the-first", "nobody-visits-mother", "renovation-of-the-old-estate", "whose-is-the-fence"],
	...["sent-away-four-times", "puddle-at-the-bus-stop", "thanks-for-the-ramp", "sewage-in-the-kitchen"],
];

describe("nobody is kept out of the resident's door, in any language, light or dark, large or small", () => {
	const house = journeyFor("file", { cases: "demo" });

	/** Walks through the states in one manner; gives what stands in somebody's way. */
	const inspect = async (states: readonly State[], manner: Manner<DoorLanguage>) => {
		const visit = await house().visit();
		const resident = residentAt(visit, manner.language);
		visit.page.on("dialog", (dialog) => void dialog.accept());
		const found: string[] = [];
		for (const [name, reach] of states) {
			await reach(resident, manner.query);
			found.push(...(await doorBarriersByTurns(visit.page, `resident-${name}`, manner.language)));
		}
		return found;
	};

	test.each(doorManners)("from the report to the receipt ($language)", async (manner) => {
		expect(await inspect(reporting, manner)).toEqual([]);
	});

	// What stands behind a receipt is drawn in every language in barriers-drawn.
	test("behind the receipt, in every state of a case", async () => {
		const receiptOf = new Map(house().played.map(({ key, receipt }) => [key, receipt]));
		const states = followed.map((key): State => {
			const receipt = receiptOf.get(key) ?? "";
			return [
				`follow-${key}`,
				async (resident, query) => {
					await resident.follows(receipt, `/follow?${query}`);
					await resident.page.getByRole("region").first().waitFor();
				},
			];
		});
		for (const manner of manners) expect(await inspect(states, manner)).toEqual([]);
	});
});
