import { dropSent } from "./draft.ts";
import { noteOf, say, swap } from "./swap.ts";

/** Sending is tried for so long before the page says that it did not get through. */
const patienceMilliseconds = 45_000;

type Sending = { readonly form: HTMLFormElement; readonly button: HTMLButtonElement };

// What Chrome 80 and Safari 13 do not say in the submit event: which button was pressed.
let pressed: HTMLButtonElement | null = null;
let waiting: Sending | null = null;

/** Guards every form of the page: sent once, and nothing typed is lost without a network. */
export function watchForms(page: Document): void {
	page.addEventListener("click", ({ target }) => {
		pressed = target instanceof Element ? target.closest<HTMLButtonElement>("button[type=submit]") : null;
	});
	page.addEventListener("submit", onSubmit);
	window.addEventListener("online", sendWaiting);
	// A page that comes back from the history has not been sent.
	window.addEventListener("pageshow", () => {
		for (const form of page.querySelectorAll("form")) delete form.dataset.busy;
	});
}

function onSubmit(event: Event): void {
	const form = event.target;
	if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
	const button = pressed?.form === form ? pressed : form.querySelector<HTMLButtonElement>(".go");
	pressed = null;
	const sends = button?.dataset.busy !== undefined ? { form, button } : null;
	if (form.dataset.busy !== undefined) {
		event.preventDefault();
	} else if (!navigator.onLine) {
		event.preventDefault();
		waitForNetwork(sends);
	} else if (sends !== null) {
		event.preventDefault();
		void send(sends);
	} else if (button?.dataset.file === undefined) {
		form.dataset.busy = "";
		// A page that was stopped on its way does not come back from anywhere.
		setTimeout(() => delete form.dataset.busy, patienceMilliseconds);
	}
}

function waitForNetwork(sends: Sending | null): void {
	say(noteOf(sends === null ? "again" : "offline"));
	if (sends === null) return;
	waiting = sends;
	label(sends.button, sends.button.dataset.waiting);
}

function sendWaiting(): void {
	const sends = waiting;
	if (sends === null) say("");
	else if (sends.form.isConnected && sends.form.dataset.busy === undefined) void send(sends);
}

/**
 * Sends a form and shows the page that answers. Where nothing or a refusal comes back, this page stays as it is, with a
 * sentence; pressing again is safe, for the idempotency key in the form stays the same.
 */
async function send(sends: Sending): Promise<void> {
	const { form, button } = sends;
	waiting = null;
	form.dataset.busy = "";
	button.setAttribute("aria-disabled", "true");
	label(button, button.dataset.busy);
	const answer = await throughFlood(sends, await answerTo(sends));
	if (answer === null && !navigator.onLine) {
		rest(sends);
		waitForNetwork(sends);
		return;
	}
	const refusal = answer?.querySelector("[data-refused]");
	// A page that only time opens must be seen: pressed there after a while, it gets through.
	if (answer !== null && (!refusal || challengeIn(answer) !== undefined)) {
		swap(answer);
		dropSent(document);
		return;
	}
	rest(sends);
	say(refusal?.textContent ?? noteOf("failed"));
}

function challengeIn(page: Document): string | undefined {
	return page.querySelector<HTMLElement>("[data-challenge]")?.dataset.challenge;
}

/** Where a flood asks for work, does it and sends once more; the first answer where it cannot be done here. */
async function throughFlood(sends: Sending, answer: Document | null): Promise<Document | null> {
	const challenge = answer === null ? undefined : challengeIn(answer);
	if (challenge === undefined) return answer;
	const work = import("./proof.ts").then(({ proofOf }) => proofOf(challenge));
	const proof = await work.catch(() => null);
	return proof === null ? answer : ((await answerTo(sends, proof)) ?? answer);
}

/** The page the server answers with; null when none came. */
async function answerTo({ form, button }: Sending, proof?: string): Promise<Document | null> {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), patienceMilliseconds);
	try {
		const response = await fetch(button.hasAttribute("formaction") ? button.formAction : form.action, {
			method: "POST",
			body: fieldsOf(form, button, proof),
			credentials: "omit",
			signal: controller.signal,
		});
		if (!response.headers.get("content-type")?.startsWith("text/html")) return null;
		const page = new DOMParser().parseFromString(await response.text(), "text/html");
		// A gateway in front, or a café's sign-in, answers with a page of its own: it must not take the place of what was typed.
		return page.querySelector("[data-note]") === null ? null : page;
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}

function fieldsOf(form: HTMLFormElement, button: HTMLButtonElement, proof?: string) {
	const all = new FormData(form);
	const hasFiles = form.enctype === "multipart/form-data";
	const fields = hasFiles ? all : new URLSearchParams();
	if (!hasFiles) {
		all.forEach((value, name) => {
			if (typeof value === "string") fields.append(name, value);
		});
	}
	if (proof !== undefined) fields.set("proof", proof);
	if (button.name !== "") fields.append(button.name, button.value);
	return fields;
}

function rest({ form, button }: Sending): void {
	delete form.dataset.busy;
	button.removeAttribute("aria-disabled");
	label(button, button.dataset.label);
}

/** Changes what stands on a button, and remembers what stood there first. */
function label(button: HTMLButtonElement, text: string | undefined): void {
	if (text === undefined) return;
	if (button.dataset.label === undefined) button.dataset.label = button.textContent ?? "";
	button.textContent = text;
}
