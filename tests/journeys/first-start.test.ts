import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessWordsZhCN as access } from "../../web/desk/words-access.zh-CN.ts";
import { invitationWordsZhCN as invitation } from "../../web/desk/words-invitation.zh-CN.ts";
import { setupWordsZhCN as words } from "../../web/desk/words-setup.zh-CN.ts";
import { setupTablesZhCN as tables } from "../../web/desk/words-setup-tables.zh-CN.ts";
import { shot } from "../support/browser.ts";
import { barriersOfGuide } from "../support/guide-barriers.ts";
import { withDevice } from "../support/passkey-device.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import { isRunning, type Running, startServer } from "../support/server-process.ts";
import { type Staff, staffOn } from "../support/staff-of-journey.ts";
import { openVisit, type Visit } from "../support/visit.ts";

const minutesMax = 10;
const community = { code: "110199001001", name: "新桥社区" };
/** Name, id, kind, superior, and who holds it. */
const posts = [
	["主要领导岗", "post:head", "head", "", "王一"],
	["分管领导岗", "post:leader", "leader", "post:head", "李二"],
	["书记岗", "post:secretary", "supervisor", "post:leader", "张三"],
	["市政岗", "post:works", "cadre", "post:secretary", "陈四"],
	["派单岗", "post:desk", "desk", "post:leader", "赵五"],
	["纪检岗", "post:discipline", "discipline", "post:head", "周纪检"],
	["保护岗", "post:guard", "protection", "post:head", "孙六"],
] as const;
const people = [
	["王一", "head"],
	["李二", "leader"],
	["张三", "supervisor"],
	["陈四", "cadre"],
	["赵五", "cadre"],
	["孙六", "supervisor"],
] as const;
const said = "楼下的灯坏了三天，晚上看不见台阶。";

let [folder, server]: [string, Running | null] = ["", null];
const visits: Visit[] = [];

/** A port nobody uses: the address must be known before the first start, to be set as the public one. */
function freePort(): Promise<number> {
	return new Promise((found) => {
		const probe = createServer().listen(0, "localhost", () => {
			const address = probe.address();
			probe.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
		});
	});
}

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "first-start-"));
});
afterAll(async () => {
	await Promise.all(visits.map((visit) => visit.close()));
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** What `npm start` runs, in an empty folder. */
async function started(): Promise<Running> {
	const port = await freePort();
	const env = {
		...{ PORT: String(port), PUBLIC_ORIGIN: `http://localhost:${port}`, PLACE_NAME: "新桥街道" },
		...{ DATA_DIR: join(folder, "data"), SERVER_KEY_FILE: join(folder, "server.key") },
	};
	const begun = await startServer(env);
	if (!isRunning(begun)) throw new Error(`the server ended: ${begun.said}`);
	return begun;
}

const linkOf = ({ said: heard }: Running, role: string) =>
	new RegExp(`^.*${role}: (http\\S+)$`, "m").exec(heard())?.[1] ?? "";

/** Somebody at a device of their own, with a finger on it. */
async function comesIn(url: string, username: string, name: string | null = null, width = 1280) {
	if (server === null) throw new Error("nothing is open yet");
	const visit = await openVisit(server.url, { width });
	visits.push(visit);
	await withDevice(visit);
	const staff = {
		...staffOn(visit, "zh-CN"),
		passphrase: "",
		inAnotherWindow: async () => staffOn(visit, "zh-CN"),
	};
	const { page, field, button, frame } = staff;
	await page.goto(url);
	if (name !== null) await field(invitation.name).fill(name);
	await field(invitation.username).fill(username);
	await visit.tap(button(invitation.passkeyGo));
	await button(frame.signOut).waitFor();
	return staff satisfies Staff;
}

const isDone = ({ page }: Staff, sentence: string) =>
	page.getByRole("status").filter({ hasText: sentence }).waitFor();
const goes = ({ page, visit }: Staff, name: string) =>
	visit.tap(page.getByRole("main").getByRole("link", { name, exact: true }));
const follows = async (staff: Staff, step: keyof typeof words.menu) => {
	await goes(staff, `‹ ${words.back}`);
	await goes(staff, words.next(words.menu[step].name));
	await staff.page.getByRole("heading", { name: words.menu[step].name, level: 1 }).waitFor();
};

async function namesPlaceAndPosts(staff: Staff): Promise<void> {
	const { page, visit, field, button } = staff;
	await visit.tap(page.getByRole("navigation").getByRole("link", { name: staff.words.nav.setup }));
	// Of what is not there yet nothing is said to be complete.
	for (const said of [words.state.noRoster, words.state.posts(0, 0)]) await page.getByText(said).waitFor();
	await goes(staff, words.next(words.menu.areas.name));
	await goes(staff, words.areas.add);
	await field(words.areas.code).fill(community.code);
	await field(words.areas.name).fill(community.name);
	await visit.tap(button(words.areas.go));
	await isDone(staff, words.areas.done(community.name));
	await follows(staff, "posts");
	await goes(staff, words.posts.addUnit);
	await field(words.posts.unitName).fill("新桥居委会");
	await field(words.posts.unitId).fill("u:xinqiao");
	await field(words.posts.unitPeople).fill("20");
	await visit.tap(button(words.posts.unitGo));
	await isDone(staff, words.posts.unitDone("新桥居委会"));
	for (const [name, id, kind, superior] of posts) {
		await page.goto("/desk/setup/posts");
		await goes(staff, words.posts.add);
		await field(words.posts.name).fill(name);
		await field(words.posts.id).fill(id);
		await field(words.posts.kind).selectOption(kind);
		await field(words.posts.unit).selectOption("u:xinqiao");
		await field(words.posts.area).selectOption(community.code);
		if (superior !== "") await field(words.posts.superior).selectOption(superior);
		await visit.tap(button(words.posts.go));
		await isDone(staff, words.posts.done(name));
	}
}

async function addsPeople(staff: Staff): Promise<void> {
	const { page, visit, field, button } = staff;
	await goes(staff, `‹ ${words.back}`);
	await goes(staff, words.next(words.menu.people.name));
	for (const [name, role] of people) {
		await page.goto("/desk/setup/people");
		await goes(staff, words.people.add);
		await field(words.people.name).fill(name);
		await field(words.people.role).selectOption(role);
		await visit.tap(button(words.people.go));
		await isDone(staff, words.people.done(name));
	}
}

/** What takes two: the administrator proposes, the discipline officer agrees, and the link comes out there. */
async function entersOffice(admin: Staff, officer: Staff, fill: () => Promise<void>, name: string) {
	await admin.page.goto("/desk/access");
	await fill();
	await isDone(admin, access.proposed);
	await officer.page.goto("/desk/access");
	await officer.visit.tap(officer.button(access.agree));
	await officer.page.getByRole("heading", { name: access.linkTitle(name) }).waitFor();
	return (await officer.page.locator("code").textContent()) ?? "";
}

const proposesRole = (admin: Staff, name: string) => async () => {
	await admin.page
		.getByLabel(access.person, { exact: true })
		.first()
		.selectOption({ label: `${name} · ` });
	await admin.page.getByLabel(access.role, { exact: true }).selectOption("operator");
	await admin.visit.tap(admin.button(access.send));
};
const proposesPost = (admin: Staff, postId: string, name: string) => async () => {
	await admin.page.getByLabel(access.post, { exact: true }).selectOption(postId);
	await admin.page
		.getByLabel(access.person, { exact: true })
		.last()
		.selectOption({ label: `${name} · ` });
	await admin.visit.tap(admin.button(access.sendPost));
};

async function placesPeople({ page, visit, field, button }: Staff): Promise<void> {
	for (const [name, id, kind, , holder] of posts.filter(([, , kind]) => kind !== "protection")) {
		await page.goto(`/desk/setup/posts/${id}/move`);
		const option = field(words.posts.who).locator("option", { hasText: holder });
		await field(words.posts.who).selectOption((await option.getAttribute("value")) ?? "");
		await visit.tap(button(words.posts.moveGo));
		await page.getByRole("status").filter({ hasText: name }).waitFor();
		expect(kind).not.toBe("protection");
	}
}

async function issuesDuties(staff: Staff): Promise<void> {
	const { page, visit, button } = staff;
	await follows(staff, "duties");
	await goes(staff, tables.duties.first);
	const groups = page.getByRole("combobox").filter({ has: page.locator("option[value='post:works']") });
	for (const group of await groups.all()) await group.selectOption("post:works");
	await visit.tap(button(tables.duties.firstGo));
	await page.getByRole("status").filter({ hasText: "发布了" }).waitFor();
}

/** The link that the administrator reads out to somebody. */
async function invites(staff: Staff, name: string): Promise<string> {
	const { page, visit } = staff;
	await page.goto("/desk/setup");
	await goes(staff, words.menu.access.name);
	await visit.tap(page.getByRole("button", { name: `${access.invite} ${name}` }));
	await page.getByRole("heading", { name: access.linkTitle(name) }).waitFor();
	return (await page.locator("code").textContent()) ?? "";
}

test("from an empty folder `npm start` leads an administrator to the first dispatched report in under ten minutes", {
	timeout: 360_000,
}, async () => {
	const began = Date.now();
	server = await started();
	await expect.poll(() => linkOf(server as Running, "first discipline officer")).not.toBe("");
	const admin = await comesIn(linkOf(server, "first administrator"), "root", "陈管理");
	const officer = await comesIn(linkOf(server, "first discipline officer"), "jijian", "周纪检");
	const barred = await barriersOfGuide(admin, "empty");
	await namesPlaceAndPosts(admin);
	await addsPeople(admin);
	const toOperator = await entersOffice(admin, officer, proposesRole(admin, "赵五"), "赵五");
	await entersOffice(admin, officer, proposesPost(admin, "post:guard", "孙六"), "孙六");
	await placesPeople(admin);
	await issuesDuties(admin);
	const cadre = await comesIn(await invites(admin, "陈四"), "chensi", null, 390);
	const operator = await comesIn(toOperator, "zhaowu");

	const visit = await openVisit(server.url, { width: 390 });
	visits.push(visit);
	const resident = residentAt(visit);
	await resident.reports({ text: said, place: community.name, category: "路灯" });
	await cadre.page.goto("/desk");
	await cadre.row(said).waitFor();
	await operator.page.goto("/desk");
	await operator.page.getByRole("heading", { level: 1 }).waitFor();
	await admin.page.goto("/desk/setup");
	await admin.page.getByText(words.state.dispatched).waitFor();
	await shot(admin.page, "setup-first-start-1280");
	const undone = await admin.page.getByText(words.stepOpen, { exact: true }).count();
	const taps = visits.reduce((sum, one) => sum + one.taps(), 0);
	const seconds = Math.round((Date.now() - began) / 1000);
	process.stdout.write(`first start: ${taps} taps, ${seconds} s, ${undone} steps left\n`);
	expect(seconds).toBeLessThan(minutesMax * 60);
	expect([...barred, ...(await barriersOfGuide(admin, "done"))]).toEqual([]);
});
