import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import { dated } from "../lib/formats.ts";
import type { Told } from "./exit-story.ts";
import type { Frame } from "./page.ts";
import { SendButton } from "./verdict.tsx";

type PhoneProps = { readonly view: FollowCaseReply; readonly frame: Frame };
type PhoneKind = Extract<TimelineEntry["kind"], "phoneGranted" | "phoneWithdrawn" | "phoneViewed">;

const phoneKinds: readonly string[] = [
	"phoneGranted",
	"phoneWithdrawn",
	"phoneViewed",
] satisfies readonly PhoneKind[];

export function isPhoneKind(kind: TimelineEntry["kind"]): kind is PhoneKind {
	return phoneKinds.includes(kind);
}

/** What the story tells of the phone number. */
export function toldOfPhone({ post, phoneReason }: TimelineEntry, kind: PhoneKind, frame: Frame): Told {
	const { phone } = frame.words;
	switch (kind) {
		case "phoneGranted":
			return { mark: "mine", who: phone.toldGranted };
		case "phoneWithdrawn":
			return { mark: "mine", who: phone.toldWithdrawn };
		case "phoneViewed":
			return {
				mark: "staff",
				who: post ?? phone.somebody,
				tail: phone.viewed(phone.reasons[phoneReason ?? "askFacts"]),
			};
		default:
			return kind satisfies never;
	}
}

/** Every look at the number; a sealed report has no story, and these all the same. */
function Views({ view, frame }: PhoneProps) {
	const { phone } = frame.words;
	const views = view.timeline.filter(({ kind }) => kind === "phoneViewed");
	if (!view.sealed || views.length === 0) return null;
	return (
		<ul aria-label={phone.views}>
			{views.map((entry) => (
				<li key={entry.at}>
					{dated(entry.at, view.asOf, frame.shell.language)} {phone.somebody}{" "}
					{phone.viewed(phone.reasons[entry.phoneReason ?? "askFacts"])}
				</li>
			))}
		</ul>
	);
}

/** Whether whoever has it in hand may see the number; one press lets them, one takes it back (trust.md A7). */
export function Phone({ view, frame }: PhoneProps) {
	const { phone } = frame.words;
	const isOpen = view.allowed.includes("withdrawPhone");
	if (!isOpen && !view.allowed.includes("grantPhone")) return null;
	return (
		<section class="stack no-print" aria-labelledby="phone-head">
			<h2 id="phone-head">{phone.head}</h2>
			<p>{isOpen ? phone.open : phone.kept}</p>
			{!isOpen && view.sealed && <p>{phone.keptSealed}</p>}
			<Views view={view} frame={frame} />
			<SendButton
				frame={frame}
				way={isOpen ? "phone-withdrawal" : "phone-grant"}
				label={isOpen ? phone.withdraw : phone.grant}
				green={false}
			/>
			<p class="hint">{isOpen ? phone.withdrawHint : phone.grantHint}</p>
		</section>
	);
}
