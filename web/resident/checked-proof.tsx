import { render } from "preact";
import { doorLanguageOf } from "../lib/words.ts";
import { answerTo } from "../verify/check.ts";
import { Outcome } from "../verify/outcome.tsx";
import { verifyWordsIn } from "../verify/words-in.ts";

async function text(path: string): Promise<string> {
	const response = await fetch(path, { credentials: "omit", cache: "no-store" });
	if (!response.ok) throw new Error(path);
	return response.text();
}

/**
 * Shows in `place` whether the file that “download the proof” gives holds, under the key and beside the checkpoint that
 * everybody gets.
 * @returns why the server gives no proof, in the words of its page; null where the proof was checked
 */
export async function showChecked(place: Element, response: Response): Promise<string | null> {
	const given = await response.text();
	render(null, place);
	if (response.headers.get("content-type")?.startsWith("text/html")) {
		const page = new DOMParser().parseFromString(given, "text/html");
		const why = page.querySelector(".errs a, .errs p, [data-refused]")?.textContent;
		if (!why) throw new Error("the server gave neither a proof nor a reason");
		return why;
	}
	const [words, key, other] = await Promise.all([
		verifyWordsIn(doorLanguageOf(document.documentElement.lang)),
		text("/log/vkey"),
		text("/log/checkpoint").catch(() => ""),
	]);
	const answer = answerTo({ proof: given, key, other });
	if (answer.says === "keyWrong") throw new Error("the site gave no key of a log");
	const looks = { good: "opt stack", bad: "errs stack" };
	render(<Outcome answer={answer} words={words} looks={looks} here={{ vkey: key.trim() }} />, place);
	return null;
}
