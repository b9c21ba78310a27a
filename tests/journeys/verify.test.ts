import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { written } from "../../db/canonical.ts";
import { refOf } from "../../server/domain/words.ts";
import { wordsOf } from "../../server/words.ts";
import { verifyWordsEn } from "../../web/verify/words.en.ts";
import { type VerifyWords, verifyWordsZhCN } from "../../web/verify/words.zh-CN.ts";
import { verifyWordsZhTW } from "../../web/verify/words.zh-TW.ts";
import { axeViolations, shot } from "../support/browser.ts";
import { doorBarriers } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { checkpointBy, leafOf, proofFile, ReferenceTree, signerNamed } from "../support/reference-log.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import type { Visit } from "../support/visit.ts";

const said = wordsOf("巷子里的路灯不亮了。\n已经三天。", (count) => new Uint8Array(count).fill(5), 0);
const happened = { type: "MessageLeft", at: 1_700_000_000, words: refOf(said) } as const;
const { bytes: event } = written("case/X1", 2, "AAAAAAAAAAAAAAAAAAAAAA", happened);
const { id, salt, text } = said;
const leaves = Array.from({ length: 64 }, (_, index) => leafOf(index === 40 ? event : `leaf ${index}`));
const tree = new ReferenceTree(leaves);
const bent = new ReferenceTree(leaves.with(3, leafOf("bent")));
const log = signerNamed("hotline.example/log");
const checkpoint = checkpointBy(log, tree, 64);
const fileOf = (words: string) =>
	proofFile({ event, words: [{ id, salt, text: words }] }, 40, tree.path(40, 0, 64), checkpoint);
const good = fileOf(text);

type Given = { readonly proof: string; readonly key?: string; readonly other?: string };

/** Fills in the form and presses its button, all of it without a network. */
async function checks(
	{ page, context }: Visit,
	words: VerifyWords,
	{ proof, key = log.vkey, other = "" }: Given,
) {
	await context.setOffline(true);
	const file = { name: "mine.tlog-proof", mimeType: "text/plain", buffer: Buffer.from(proof) };
	await page.getByLabel(words.file).setInputFiles(file);
	await page.getByLabel(words.key, { exact: true }).fill(key);
	await page.getByLabel(words.other).fill(other);
	await page.getByRole("button", { name: words.go, exact: true }).click();
}

describe("a resident with a proof file", () => {
	const house = journeyFor("file");

	test("comes from the receipt to the page that checks it", async () => {
		const resident = residentAt(await house().visit(), "en");
		const { page, words } = resident;
		await resident.reports({ text: "The lamp is dead." }, "/?lang=en#a=110199001003001");
		await resident.seesProgress();
		const link = page.getByRole("link", { name: words.follow.proof.check });
		expect(await link.getAttribute("href")).toBe("/verify?lang=en");
		await link.click();
		await page.getByRole("heading", { name: verifyWordsEn.title, level: 1 }).waitFor();
	});
});

describe("anybody checks a proof file in the browser, offline", () => {
	const house = journeyFor("file");
	const opened = async (query = "") => {
		const visit = await house().visit();
		await visit.page.goto(`/verify${query}`, { waitUntil: "networkidle" });
		return visit;
	};

	test("an outcome goes with what is chosen next, and a file that is gone by then is asked for again", async () => {
		const words = verifyWordsZhCN;
		const visit = await opened();
		const { page } = visit;
		await checks(visit, words, { proof: good });
		await page.getByRole("heading", { name: words.right }).waitFor();
		const folder = mkdtempSync(join(tmpdir(), "proof-"));
		const path = join(folder, "mine.tlog-proof");
		writeFileSync(path, good);
		await page.getByLabel(words.file).setInputFiles(path);
		await page.getByRole("heading", { name: words.right }).waitFor({ state: "detached" });
		rmSync(folder, { recursive: true });
		await page.getByRole("button", { name: words.go, exact: true }).click();
		await page.getByRole("alert").getByText(words.missing.proof).waitFor();
		expect(await page.getByRole("button", { name: words.go, exact: true }).count()).toBe(1);
	});

	test.each([
		["zh-CN", "", verifyWordsZhCN],
		["zh-TW", "?lang=zh-TW", verifyWordsZhTW],
		["en", "?lang=en&type=large", verifyWordsEn],
	] as const)("a good file holds, and its words are shown, in %s", async (language, query, words) => {
		const visit = await opened(query);
		await checks(visit, words, { proof: good, other: checkpoint });
		const { page } = visit;
		await page.getByRole("heading", { name: words.right }).waitFor();
		const outcome = await page.getByRole("region", { name: words.right }).innerText();
		expect(outcome).toContain(words.place("41", "64", "hotline.example/log"));
		expect(outcome).toContain(text);
		expect(outcome).toContain(words.others.same);
		await page.waitForFunction(() => document.activeElement?.id === "outcome");
		await shot(page, `verify-${language}`);
		expect(await doorBarriers(page, "verify-right", { language })).toEqual([]);
	});

	test.each([
		["other words in it", { proof: fileOf("路灯亮着。") }, verifyWordsZhCN.faults.wordsOther],
		["another place", { proof: good.replace("index 40", "index 41") }, verifyWordsZhCN.faults.notIncluded],
		["its end cut off", { proof: good.slice(0, -20) }, verifyWordsZhCN.faults.noCheckpoint],
		[
			"the key of another log",
			{ proof: good, key: signerNamed(log.name).vkey },
			verifyWordsZhCN.faults.notSigned,
		],
		["nothing to do with it", { proof: "早上好" }, verifyWordsZhCN.faults.noProof],
	])("a file with %s does not hold, and the page says why", async (_, given, sentence) => {
		const visit = await opened();
		await checks(visit, verifyWordsZhCN, given);
		const outcome = visit.page.getByRole("region", { name: verifyWordsZhCN.wrong });
		expect(await outcome.innerText()).toContain(sentence);
		expect(await axeViolations(visit.page)).toEqual([]);
	});

	test("a checkpoint that contradicts the one in the file shows that there are two logs", async () => {
		const visit = await opened();
		await checks(visit, verifyWordsZhCN, { proof: good, other: checkpointBy(log, bent, 64) });
		const outcome = visit.page.getByRole("region", { name: verifyWordsZhCN.fork });
		expect(await outcome.innerText()).toContain(verifyWordsZhCN.others.fork);
	});

	test("what is missing or miscopied is said at its field", async () => {
		const visit = await opened();
		const { page } = visit;
		await page.getByRole("button", { name: verifyWordsZhCN.go, exact: true }).click();
		const alert = page.getByRole("alert");
		expect(await alert.innerText()).toContain(verifyWordsZhCN.missing.proof);
		expect(await alert.innerText()).toContain(verifyWordsZhCN.missing.key);
		expect(await doorBarriers(page, "verify-missing", { language: "zh-CN" })).toEqual([]);
		await checks(visit, verifyWordsZhCN, { proof: good, key: log.vkey.replace("+", "x+") });
		await page.getByRole("alert").getByText(verifyWordsZhCN.keyWrong).waitFor();
	});
});
