const keptMilliseconds = 60_000;

/** Gives the reader a file with this text. */
export function download(name: string, text: string, type = "text/csv;charset=utf-8"): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	// Some browsers begin to read only after this task: what was revoked by then is lost, and some files are given once.
	setTimeout(() => URL.revokeObjectURL(url), keptMilliseconds);
}
