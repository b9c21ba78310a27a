import { Empty } from "../parts/empty.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { OperationPanel } from "./operation.tsx";
import { linkToAudit } from "./paths.ts";
import { useWords } from "./words.ts";
import "./calm.css";

/** For those who work on no case: what they may see, and where. */
export function CalmPage({ role }: { role: "observer" | "administrator" }) {
	const { words } = useWords();
	const preferences = usePreferences();
	const isObserver = role === "observer";
	return (
		<>
			<Empty title={words.calm[role]} level={1} line>
				<p>{isObserver ? words.calm.observerWhat : words.calm.administratorWhat}</p>
				{isObserver && (
					<p>
						<a class="lone" href={linkToAudit(preferences)}>
							{words.calm.observerGo}
						</a>
					</p>
				)}
			</Empty>
			{role === "administrator" && <OperationPanel />}
		</>
	);
}
