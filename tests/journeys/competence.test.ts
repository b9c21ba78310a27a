import { expect, test } from "vitest";
import { transferWords } from "../../web/audit/words-transfer.ts";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { bodiesWords } from "../../web/desk/words-setup-bodies.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";
import { opensSealed } from "../support/staff-reaches.ts";

const journey = journeyFor("file", { cases: "demo" });
const own = bodiesWords("zh-CN");
const transfer = transferWords("zh-CN");

const isDone = ({ page }: Staff, sentence: string) =>
	page.getByRole("status").filter({ hasText: sentence }).waitFor();

test.each([
	["on a phone", 390, "云河区水务局", "b:water"],
	["at a desk", 1280, "云河区供热办", "b:heat"],
])(
	"the administrator names a body %s and says that a unit is under it; who is left is named",
	async (_, width, name, id) => {
		const staff = await staffAt(journey(), "dongye", "/desk/setup", { width });
		const { page, visit, field, button } = staff;
		await visit.tap(page.getByRole("link", { name: words.menu.bodies.name, exact: true }));
		await page.getByRole("heading", { name: words.menu.bodies.name, level: 1 }).waitFor();
		await visit.tap(page.getByRole("link", { name: own.add, exact: true }));
		await field(own.name).fill(name);
		await button(own.go).click();
		await page.getByRole("alert").waitFor();
		await field(own.id).fill(id);
		await field(own.kind).selectOption("regulator");
		await field(own.reach).fill("政务大厅二楼");
		await shot(page, `setup-body-${width}`);
		await button(own.go).click();
		await isDone(staff, own.done(name));
		await sees(staff, "政务大厅二楼");
		await visit.tap(page.getByRole("link", { name: "青石桥街道办事处", exact: true }));
		await field(own.managedBy).selectOption(id);
		await shot(page, `setup-competence-${width}`);
		await button(own.setGo).click();
		await isDone(staff, own.setDone("青石桥街道办事处"));
		await sees(staff, own.managed(name));
		await page.getByText(own.checkWhat).waitFor();
		await shot(page, `setup-bodies-${width}`);
	},
);

test.each([
	["on a phone", 390],
	["at a desk", 1280],
])("an officer is told the regulator of a firm %s, and that elsewhere takes a reason", async (_, width) => {
	const staff = await staffAt(journey(), "xianyu", "/audit/sealed", { width });
	const { page, button, field } = staff;
	await opensSealed(staff, "照收电梯费");
	const regulator = "云河区住房和建设局";
	await sees(staff, transfer.competent(regulator));
	await sees(staff, transfer.what(regulator));
	await shot(page, `audit-competent-${width}`);
	const recipient = "云河区纪委监委信访室";
	await field(transfer.elsewhereChosen(recipient)).check();
	await sees(staff, transfer.what(recipient));
	await button(transfer.go).click();
	await page.getByText("还没有写").waitFor();
	await shot(page, `audit-elsewhere-${width}`);
});

test("a person's page leads there, and of oneself nobody says it", async () => {
	const staff = await staffAt(journey(), "dongye", "/desk/setup/people/p:street:clerk", { width: 390 });
	const { page, visit, field } = staff;
	await visit.tap(page.getByRole("link", { name: words.menu.bodies.name, exact: true }));
	await page.getByRole("heading", { name: own.of("皇甫柚") }).waitFor();
	await field(own.supervisedBy).waitFor();
	await page.goto("/desk/setup/bodies/person/p:street:administrator");
	await sees(staff, own.own);
});

test("the bodies and both forms meet no barrier in either language, light, dark or large", async () => {
	const { page } = await staffAt(journey(), "dongye", "/desk/setup/bodies", { width: 390 });
	const found: string[] = [];
	for (const manner of manners) {
		for (const path of ["", "/new", "/unit/u:office"]) {
			await page.goto(`/desk/setup/bodies${path}?${manner.query}`);
			await page.getByRole("heading", { level: 1 }).waitFor();
			found.push(...(await barriers(page, `setup-bodies${path.replaceAll(/\W/g, "-")}`, manner)));
		}
	}
	expect(found).toEqual([]);
});
