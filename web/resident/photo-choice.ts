let isWaiting = false;

/**
 * Lets the resident cover faces and number plates before a photo leaves the device. The tool is loaded with the first
 * photo chosen; a browser that cannot run it sends the file with the form, as without script.
 */
export function watchPhotos(page: Document): void {
	page.addEventListener("change", ({ target }) => {
		if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
		if (navigator.onLine || navigator.serviceWorker?.controller) edit(page, target);
		else waitForNetwork(() => edit(page, target));
	});
}

function edit(page: Document, files: HTMLInputElement): void {
	if (!files.isConnected || !files.files?.length || typeof createImageBitmap !== "function") return;
	// Where the tool cannot be fetched the files stay in the form.
	void import("./photo-tool.ts").then(
		({ editPhotos }) => editPhotos(page, files),
		() => undefined,
	);
}

/** A browser asks no second time for a script that it could not load: so nothing is asked for until it can come. */
function waitForNetwork(then: () => void): void {
	if (isWaiting) return;
	isWaiting = true;
	const end = () => {
		isWaiting = false;
		then();
	};
	window.addEventListener("online", end, { once: true });
}
