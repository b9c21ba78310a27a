/** Puts a page the server sent in the place of this one, and takes the reader to what is new in it. */
export function swap(page: Document): void {
	document.title = page.title;
	document.body = document.adoptNode(page.body);
	window.scrollTo(0, 0);
	if (!arrive(document)) focusOn(document.querySelector<HTMLElement>("h1"));
}

/**
 * Shows what needs script, and moves the focus to what must be read first: errors, what has been done, a wrong receipt.
 * @returns whether there was anything to move to
 */
export function arrive(page: Document): boolean {
	for (const part of page.querySelectorAll<HTMLElement>("[data-scripted]")) part.hidden = false;
	// Without script a file is the one way to keep a receipt, and green; with it that is the copy.
	for (const part of page.querySelectorAll("[data-copy],[data-file]")) {
		part.classList.toggle("go", part.matches("[data-copy]"));
	}
	const first = page.querySelector<HTMLElement>(".errs, [data-done], #receipt[aria-invalid]");
	focusOn(first);
	return first !== null;
}

function focusOn(part: HTMLElement | null): void {
	if (part === null) return;
	if (!part.matches("textarea")) part.tabIndex = -1;
	part.focus();
}

/** Says something on top of the page, where it stays; the empty string takes it away. */
export function say(sentence: string): void {
	const note = document.querySelector<HTMLElement>("[data-note]");
	if (note === null || note.textContent === sentence) return;
	note.textContent = sentence;
	if (sentence !== "") window.scrollTo(0, 0);
}

/** The sentence the page carries for `name`: the script itself has no words in any language. */
export function noteOf(name: "offline" | "again" | "failed"): string {
	return document.querySelector<HTMLElement>("[data-note]")?.dataset[name] ?? "";
}
