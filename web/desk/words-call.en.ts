import type { CallWords } from "./words-call.zh-CN.ts";

export const callWordsEn: CallWords = {
	calls: {
		title: "Calls",
		what: "Residents who left a number: after the answer, ask what they say themselves; whom nobody has contacted yet, call twice. Cases of your own unit are not here.",
		none: "Nobody is to be called now",
		followUps: (count) => `Follow-up ${count}`,
		contacts: (count) => `Not contacted yet ${count}`,
		answeredAt: (at) => `answered ${at}`,
		by: (at) => `call before ${at}`,
		tries: (tries, max) =>
			max === null ? `called ${tries === 1 ? "once" : `${tries} times`}` : `try ${tries + 1} of ${max}`,
		notYet: (at) => `another try counts from ${at}`,
		back: "Calls to make",
		link: "Call the resident",
		told: "What the unit answered",
		script: "Read aloud",
		scripts: {
			followUp: (place) =>
				`“This is the resident feedback hotline. You reported something at ${place}, and the unit has answered. In your own words: is it solved? Did anybody contact you, or come? How were you treated? I write down what you say; whoever handled it cannot change it.”`,
			contact: (place) =>
				`“This is the resident feedback hotline. What you reported at ${place} has been sent to those in charge, who will write to you. Is there anything to add?”`,
		},
		begin: "See the number and call",
		beginBrings: "The number is for this one call; that you saw it stands in the trail.",
		number: "Phone number",
		came: "Did you reach them?",
		reached: "Reached",
		unreached: "No answer",
		verdict: "Is it solved, does the resident say?",
		verdicts: {
			solved: "Solved",
			partly: "Solved in part",
			notSolved: "Not solved: again",
			none: "Would not say",
		},
		words: "What the resident said, in their words",
		wordsHint: "If it is not solved, what is missing must be written.",
		contacted: "Did anybody contact you?",
		visited: "Did anybody come?",
		attitude: "How were you treated?",
		attitudes: { good: "Well", fair: "Rather well", soSo: "So-so", bad: "Badly" },
		unsaid: "Not said",
		yes: "Yes",
		no: "No",
		required: {
			came: "Choose whether you reached them.",
			verdict: "Choose what the resident says, or that they would not say.",
			words: "Write what is missing.",
		},
		go: "Take it down",
		brings: {
			followUp:
				"Not reached is not satisfied. After three tries the resident may still say so; silence closes it as unconfirmed.",
			contact: "Two calls two hours apart count as contact.",
		},
		done: {
			solved: "Taken down: the resident agrees, and the case is closed.",
			notSolved: "Taken down: the resident does not agree.",
			silent: "Taken down: reached; they did not say whether it is solved.",
			unreached: "Taken down: not reached. That is neither satisfied nor contacted.",
			contacted: "Taken down: two calls two hours apart count as contact.",
			reached: "Taken down: reached.",
		},
	},
};
