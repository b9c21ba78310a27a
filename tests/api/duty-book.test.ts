import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvOf, rowsOf } from "../../server/csv.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
let csv: string;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
	csv = (await administrator.get("/api/duty-books/current/table")).json<{ csv: string }>().csv;
});
afterAll(() => house.close());

const issue = (body: object) =>
	administrator.post("/api/duty-books", { version: "2027-01", csv, dryRun: false, ...body });

describe("the duty book over HTTP", () => {
	test("what is exported comes in again unchanged, first as a dry run that enters nothing", async () => {
		const dry = await storingNothing(house, () => issue({ dryRun: true }));
		expect(dry.json()).toMatchObject({ entered: false, errors: [] });
		const before = (await administrator.get("/api/duty-books/current")).json();
		const entered = await issue({ from: "2027-01-01T00:00:00+08:00" });
		expect(entered.json()).toMatchObject({ entered: true, rows: before.items.length, errors: [] });
		const after = (await administrator.get("/api/duty-books/2027-01")).json();
		expect(after).toMatchObject({ inForce: false, items: before.items });
		expectRefusal(await issue({}), 409, "idTaken", "version");
	});

	test("a version gets no name that an address reads otherwise: it would be there, and could not be asked for", async () => {
		expectRefusal(
			await storingNothing(house, () => issue({ version: "current" })),
			409,
			"idTaken",
			"version",
		);
		expectRefusal(await issue({ version: "current", dryRun: true }), 409, "idTaken", "version");
		for (const version of [".", ".."])
			expect((await storingNothing(house, () => issue({ version }))).json()).toMatchObject({ status: 400 });
	});

	test("a table with errors names each row and enters none", async () => {
		const broken = csv.replace("liuyin:streets", "liuyin:gone");
		const dry = (await issue({ version: "x", csv: broken, dryRun: true })).json();
		expect(dry.errors).toEqual([{ line: 2, column: "postId", code: "unknownPost" }]);
		const refused = await storingNothing(house, () => issue({ version: "x", csv: broken }));
		expectRefusal(refused, 422, "linesRefused", "csv");
		const noTable = await storingNothing(house, () => issue({ version: "x", csv: "a,b\n1,2\n" }));
		expectRefusal(noTable, 422, "notATable", "csv");
	});

	test("the check names gaps, overlaps and who has not signed; the holder signs", async () => {
		const check = async () => (await administrator.get("/api/duty-books/2027-01/check")).json();
		const first = await check();
		const kinds = new Set(first.faults.map((fault: { kind: string }) => fault.kind));
		expect([...kinds].sort()).toEqual(expect.arrayContaining(["gap", "overlap"]));
		expect(first.unsignedPostIds).toContain("liuyin:facilities");
		const [other, holder] = [await house.as("huyan"), await house.as("duanmu")];
		const sign = (who: Visitor) =>
			who.post("/api/duty-books/2027-01/signatures", { postId: "liuyin:facilities" });
		expectRefusal(await storingNothing(house, () => sign(other)), 403, "notYours");
		expect((await sign(holder)).json()).toMatchObject({ signedAt: "2026-11-18T10:05:00+08:00" });
		expect((await check()).unsignedPostIds).not.toContain("liuyin:facilities");
	});

	test("the check says how many cases fell into each gap, and no sealed one is among them", async () => {
		const casesOf = async () => {
			const { faults } = (await administrator.get("/api/duty-books/current/check")).json();
			const gap = (fault: { kind: string; categoryCode: string }) =>
				fault.kind === "gap" && fault.categoryCode === "0904";
			return faults.filter(gap).map(({ cases }: { cases: number }) => cases);
		};
		expect(await casesOf()).toEqual([0]);
		const nobodys = { categoryCode: "0904", text: "网购退货没人管。" };
		for (const areaCode of ["110199001001001", "110199001002001"])
			await house.submit({ ...nobodys, areaCode });
		await house.submit({ ...nobodys, sealed: true });
		await house.submit();
		expect(await casesOf()).toEqual([2]);
		await house.at("2027-02-18 10:05");
		expect(await casesOf()).toEqual([0]);
		house.setClock("2027-02-18 10:05");
	});

	test("only the administrator issues; everybody of the staff reads", async () => {
		const head = await house.as("gongsun");
		expectRefusal(await head.post("/api/duty-books", {}), 403, "notYours");
		expect((await head.get("/api/duty-books/current")).statusCode).toBe(200);
		expectRefusal(await house.resident.get("/api/duty-books/current"), 401, "sessionMissing");
		expectRefusal(await head.get("/api/duty-books/1999"), 404, "unknownVersion", "version");
	});
});

describe("tables", () => {
	const columns = ["name", "note"] as const;

	test.each(["=1+1", "+86", "-2", "@SUM(A1)", "\tx", "＝1", '=cmd|"/c calc"!A1', "=1\nsecond line"])(
		"a cell %j is no formula to a spreadsheet, and comes back as it was",
		(note) => {
			const text = csvOf(columns, [{ name: "路灯", note }]);
			const cell = text.split("\r\n").slice(1).join("\r\n").slice("路灯,".length).replace(/^"/, "");
			expect(cell.startsWith("'")).toBe(true);
			expect(rowsOf(columns, text)).toEqual([
				{ name: "路灯", note: note.trim() === note ? note : note.trim() },
			]);
		},
	);

	test("columns may come in any order; commas, quotes and lines inside a cell stay", () => {
		const note = 'a, "b"\nc';
		expect(rowsOf(columns, `note,name\r\n"a, ""b""\nc",x\r\n\r\n`)).toEqual([{ name: "x", note }]);
	});

	test.each(["", "name\nx\n", "name,note,more\n1,2,3\n", 'name,note\n"x,y\n', "name,note\nx\n"])(
		"%j is no such table",
		(text) => {
			expect(rowsOf(columns, text)).toBeNull();
		},
	);
});
