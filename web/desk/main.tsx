import { render } from "preact";
import { followSession } from "../lib/seat.ts";
import { createSession } from "../lib/session.ts";
import "../parts/tokens.css";
import "../parts/base.css";
import "../parts/desk.css";
import "./desk.css";
import { readPreferences } from "../parts/preferences.tsx";
import { App } from "./app.tsx";
import { createDesk } from "./desk.ts";
import { loadWords } from "./words.ts";

const root = document.getElementById("root");
const store = createSession();
const desk = createDesk(store.client);
followSession(store, desk);
const { language } = readPreferences(location.search);
void loadWords(language).then(() => {
	if (root !== null) render(<App store={store} desk={desk} />, root);
});
void store.start();
