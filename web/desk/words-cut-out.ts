import type { Language } from "../lib/words.ts";

const zhCN = {
	to: "这一件去哪里",
	service: "平常的事",
	serviceHint: "按责任书派；写到人的，仍旧封存等分派",
	danger: "有危险，按特急派",
	protect: "人可能有危险：只给保护专人",
	category: "事项",
	unsure: "定不了，等分派",
	text: "这一件的话",
	textHint: "只写这一件。删掉看得出是谁反映的：姓名、门牌、病、车牌，和另一件事。",
	copy: "抄原话来改",
	spot: "具体位置（可以不写）",
	photos: "照片和电话留在原来那一件，不跟过去。",
};

const en: typeof zhCN = {
	to: "Where does this matter go",
	service: "A plain matter",
	serviceHint: "dispatched by the duty book; one that names somebody still waits sealed for triage",
	danger: "There is danger: an emergency",
	protect: "A person may be in danger: to the protection office alone",
	category: "Category",
	unsure: "Cannot tell: triage",
	text: "The words of this matter",
	textHint:
		"This matter alone. Take out what shows who reported: name, door, illness, number plate, and the other matter.",
	copy: "Copy the original words to edit",
	spot: "Where exactly (optional)",
	photos: "Photos and phone number stay with the first report.",
};

/** The words of cutting a matter out of a report, loaded with its form. */
export function cutOutWords(language: Language): typeof zhCN {
	return language === "en" ? en : zhCN;
}
