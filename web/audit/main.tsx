import { render } from "preact";
import "../parts/tokens.css";
import "../parts/base.css";
import "../parts/desk.css";
import "./audit.css";
import { createDraftKeeper } from "../lib/draft-keeper.ts";
import { createForms } from "../lib/forms.ts";
import { createSeat, followSession } from "../lib/seat.ts";
import { createSession } from "../lib/session.ts";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place to draw on");
const store = createSession();
const forms = createForms();
const keeper = createDraftKeeper(store.client, { forms }, globalThis.localStorage ?? null, "drafts audit");
const left = () => {
	keeper.end();
	forms.clear();
};
followSession(
	store,
	createSeat(() => void keeper.begin(), left),
);
void store.start();
render(<App store={store} forms={forms} />, root);
