/** The area in the fragment of the scanned address, `#a=110105001002003`; a fragment never reaches a server. */
export function scannedArea(hash: string): string | null {
	return /^#a=(\d{2,15})$/.exec(hash)?.[1] ?? null;
}

/** Chooses the scanned area, where it is listed and nothing has been chosen, and says so. */
export function chooseScannedArea(page: Document, hash: string): void {
	const code = scannedArea(hash);
	const select = page.querySelector<HTMLSelectElement>("#area");
	if (code === null || select === null || select.value !== "") return;
	if (![...select.options].some(({ value }) => value === code)) return;
	select.value = code;
	const note = page.querySelector<HTMLElement>("[data-scanned]");
	if (note) note.textContent = note.dataset.scanned ?? "";
}
