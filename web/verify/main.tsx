import { render } from "preact";
import { applyPreferences, PreferencesProvider, readPreferences } from "../parts/preferences.tsx";
import "../parts/tokens.css";
import "../parts/base.css";
import "./verify.css";
import { App } from "./app.tsx";

const root = document.getElementById("root");
const preferences = readPreferences(location.search);
applyPreferences(document.documentElement, preferences);
if (root !== null) {
	root.textContent = "";
	render(
		<PreferencesProvider value={preferences}>
			<App />
		</PreferencesProvider>,
		root,
	);
}
