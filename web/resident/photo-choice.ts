/**
 * Lets the resident cover faces and number plates before a photo leaves the device. The tool is loaded with the first
 * photo chosen; a browser that cannot run it sends the file with the form, as without script.
 */
export function watchPhotos(page: Document): void {
	page.addEventListener("change", ({ target }) => {
		if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
		if (target.files === null || target.files.length === 0 || typeof createImageBitmap !== "function") return;
		// Where the tool cannot be fetched the files stay in the form.
		void import("./photo-tool.ts").then(
			({ editPhotos }) => editPhotos(page, target),
			() => undefined,
		);
	});
}
