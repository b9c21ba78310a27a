import { render } from "preact";
import "../parts/tokens.css";
import "../parts/base.css";
import "../parts/desk.css";
import "./audit.css";
import { createSession } from "../lib/session.ts";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place to draw on");
const store = createSession();
void store.start();
render(<App store={store} />, root);
