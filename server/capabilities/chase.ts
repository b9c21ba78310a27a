import type { Deps } from "../deps.ts";
import { followPages, formUnderReceipt, wordlessDeed } from "../follow-pages.ts";
import { answered, receiptOf } from "../plugins/resident.ts";
import type { App } from "../plugins/typed.ts";

/** While the resident waits: a chase, once a day, and a contact that told nothing; each as a program and as a form. */
export async function chase(app: App, deps: Deps): Promise<void> {
	const { resident } = app;
	const { read, after } = followPages(app, deps);
	app.post(
		"/api/follow/chase",
		{ schema: wordlessDeed("chaseCase", "Chase it, once a day.") },
		async (request, reply) => answered(reply, await resident.chase(receiptOf(request))),
	);
	app.post(
		"/api/follow/voided-contact",
		{ schema: wordlessDeed("voidContact", "“This tells me nothing”: the contact counts no more.") },
		async (request, reply) => answered(reply, await resident.voidContact(receiptOf(request))),
	);
	app.post("/follow/chase", formUnderReceipt, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await resident.chase(receipt);
		return app.page(reply, query, after(receipt, followed, draft, "chased", "chase"));
	});
	app.post("/follow/void", formUnderReceipt, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const followed = await resident.voidContact(receipt);
		return app.page(reply, query, after(receipt, followed, draft, "contactVoided", "contact"));
	});
}
