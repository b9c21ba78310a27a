import { test } from "vitest";
import { defaultPolicy } from "../../server/domain/policy.ts";
import type { Setting } from "../../server/domain/setting.ts";
import type { SettingEvent } from "../../server/domain/setting-events.ts";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { setupDaysZhCN as days } from "../../web/desk/words-setup-days.zh-CN.ts";
import { policyWords } from "../../web/desk/words-setup-policy.ts";
import { setupTablesZhCN as tables } from "../../web/desk/words-setup-tables.zh-CN.ts";
import { wordsOf } from "../../web/lib/words.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const house = journeyFor("file");
const policy = policyWords("zh-CN");
const by = "p:street:observer";
const areaPrefix = "110199001";
const [counter, postId] = ["p:liuyin:counter", "liuyin:facilities"];

type Happened = SettingEvent extends infer One
	? One extends SettingEvent
		? Omit<One, "at" | "by">
		: never
	: never;

/** A form: what is written in it, its button, what another saves meanwhile, and by which words that is told beside it. */
type Form = {
	readonly path: string;
	readonly writes: (staff: Staff) => Promise<unknown>;
	readonly go: string;
	readonly saved: (setting: Setting) => readonly Happened[];
	readonly theirs: string | RegExp;
};

const tries = async ({ field, button }: Staff, csv: string, go: string) => {
	await field(tables.table.text).fill(csv);
	await button(tables.table.dry).click();
	await button(go).waitFor();
};

const forms: readonly Form[] = [
	{
		...{ path: "areas/table", go: words.areas.importGo, theirs: "先存的社区" },
		writes: (staff) => tries(staff, "areaCode,name\n110199001008,后存的社区\n", words.areas.importGo),
		saved: () => [{ type: "AreaNamed", areaCode: "110199001008", name: "先存的社区" }],
	},
	{
		...{ path: "posts/unit/u:liuyin", go: words.posts.unitGo, theirs: "先存的单位" },
		writes: ({ field }) => field(words.posts.unitName).fill("后存的单位"),
		saved: () => [{ type: "UnitNamed", unitId: "u:liuyin", name: "先存的单位", people: 9 }],
	},
	{
		...{ path: `posts/${postId}/change`, go: words.posts.go, theirs: "先存的岗位" },
		writes: ({ field }) => field(words.posts.name).fill("后存的岗位"),
		saved: ({ posts }) => {
			const post = posts.get(postId);
			return post === undefined ? [] : [{ type: "PostNamed", ...post, name: "先存的岗位" }];
		},
	},
	{
		...{ path: `posts/${postId}/move`, go: words.posts.moveGo, theirs: /12 月 28 日/ },
		writes: ({ field }) => field(words.posts.who).selectOption({ index: 1 }),
		saved: () => [{ type: "PostHeld", postId, personId: counter, from: 1_830_000_000, to: null }],
	},
	{
		...{ path: `people/${counter}/role`, go: words.people.changeRoleGo },
		theirs: wordsOf("zh-CN").roles.observer,
		writes: ({ field }) => field(words.people.role).selectOption("supervisor"),
		saved: () => [{ type: "RoleChanged", personId: counter, role: "observer", areaPrefix }],
	},
	{
		...{ path: `people/${counter}/leave`, go: words.people.leaveGo, theirs: /12 月 28 日/ },
		writes: ({ field }) => field(words.people.leaveTo).fill("2026-12-04"),
		saved: () => [{ type: "LeaveTaken", personId: counter, from: 1_830_000_000, to: 1_830_090_000 }],
	},
	{
		...{ path: `people/${counter}/relation`, go: words.people.relationGo, theirs: /东野枢/ },
		writes: ({ field }) => field(words.people.related).selectOption("p:liuyin:streets"),
		saved: () => [{ type: "RelationDeclared", personId: counter, relatedId: "p:street:administrator" }],
	},
	{
		...{ path: "duties/mend/110199001001/0203", go: tables.duties.mendGo, theirs: /first-saved/ },
		writes: ({ field }) => field(tables.duties.mendPost).selectOption({ index: 1 }),
		saved: ({ dutyBooks }) => {
			const items = dutyBooks.at(-1)?.items ?? [];
			return [{ type: "DutyBookIssued", version: "first-saved", from: 1_830_000_000, items }];
		},
	},
	{
		...{ path: "roster/new", go: days.roster.go, theirs: /东野枢/ },
		writes: async (staff) => {
			await staff.field(days.region).selectOption(areaPrefix);
			await staff.field(days.roster.from).fill("2027-01-05");
			await staff.field(days.roster.to).fill("2027-01-05");
			const [from, to] = ["2027-01-05T00:00:00+08:00", "2027-01-06T00:00:00+08:00"];
			const row = `${from},${to},p:street:clerk,p:street:worksLeader`;
			await tries(staff, `from,to,personId,leaderId\n${row}\n`, days.roster.go);
		},
		saved: () => {
			const span = { from: 1_799_078_400, to: 1_799_164_800 };
			const shift = { personId: "p:street:administrator", leaderId: "p:street:worksLeader", ...span };
			return [{ type: "RosterSet", areaPrefix, ...span, shifts: [shift] }];
		},
	},
	{
		...{ path: "calendar/hours", go: days.calendar.hoursGo, theirs: /2027-04-01 起/ },
		writes: ({ field }) => field(days.when).fill("2027-03-01"),
		saved: () => [
			{ type: "HoursSet", areaPrefix: "", from: "2027-04-01", hours: [{ open: 32_400, close: 61_200 }] },
		],
	},
	{
		...{ path: "calendar/closure", go: days.calendar.closureGo, theirs: "2026-12-24 00:00-12:00" },
		writes: ({ field }) => field(days.calendar.closureDay).fill("2026-11-20"),
		saved: () => [{ type: "ClosureDeclared", areaPrefix: "", date: "2026-12-24", from: 0, to: 43_200 }],
	},
	{
		...{ path: "policy/new", go: policy.set, theirs: /first-saved/ },
		writes: async ({ field, button }) => {
			await field(policy.versionField).fill("mine");
			await field(policy.from).fill("2027-03-01");
			await button(policy.preview).click();
			await button(policy.set).waitFor();
		},
		saved: () => {
			const first = { version: "first-saved", effectiveFrom: "2027-02-01", silenceDays: 9 };
			return [{ type: "PolicySet", policy: { ...defaultPolicy, ...first } }];
		},
	},
];

test("every form of the set-up tells what it was drawn from, and shows what another saved beside what was typed", async () => {
	const staff = await staffAt(house(), "dongye", "/desk/setup", { width: 1280 });
	const { page, button } = staff;
	page.on("dialog", (dialog) => void dialog.accept());
	const { ledger } = house().house;
	for (const { path, writes, go, saved, theirs } of forms) {
		await page.goto(`/desk/setup/${path}`);
		await writes(staff);
		const at = ledger.now();
		await ledger.arrange(saved(ledger.setting()).map((one) => ({ ...one, at, by }) as SettingEvent));
		await button(go).click();
		const box = page.getByRole("alert").filter({ hasText: words.stale.what });
		await box.getByText(theirs).first().waitFor();
		await button(words.stale.useMine).waitFor();
		await shot(page, `setup-both-${path.replaceAll(/\W/g, "-")}-1280`);
	}
});
