import { charactersOf, withLineFeeds } from "../../server/domain/words.ts";

// A counter that speaks at every letter is noise.
const pauseMilliseconds = 500;
const shownFromShare = 0.9;

/** How many characters are left, or past the limit: said in the last tenth only (look.md §3). */
export function counted(text: string, charactersMax: number, left: string, over: string): string {
	const count = charactersOf(withLineFeeds(text));
	if (count <= charactersMax * shownFromShare) return "";
	const rest = charactersMax - count;
	return rest < 0 ? over.replace("{n}", String(-rest)) : left.replace("{n}", String(rest));
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Counts in every field that names its limit. */
export function watchCounters(page: Document): void {
	page.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement)) return;
		const { characters, left = "", over = "" } = target.dataset;
		const place = target.parentElement?.querySelector("[data-count]");
		if (characters === undefined || !place) return;
		clearTimeout(timer);
		timer = setTimeout(() => {
			place.textContent = counted(target.value, Number(characters), left, over);
		}, pauseMilliseconds);
	});
}
