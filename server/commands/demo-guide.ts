import type { DemoPerson } from "../demo-door.ts";
import type { Role } from "../domain/setting.ts";

const roleNames: Readonly<Record<Role, string>> = {
	cadre: "承办干部 cadre",
	supervisor: "直接上级 supervisor",
	leader: "分管领导 leader",
	head: "主要领导 head",
	operator: "接线员 operator",
	disciplineOfficer: "纪检监察 discipline",
	observer: "第三方评估 observer",
	administrator: "管理员 administrator",
};

/** Chinese characters and full-width marks take two columns of a terminal. */
function columnsOf(text: string): number {
	let columns = 0;
	for (const character of text) columns += /[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 2 : 1;
	return columns;
}

function padded(text: string, columns: number): string {
	return text + " ".repeat(Math.max(1, columns - columnsOf(text)));
}

/** One person of each role: the first of it in the list. */
function firstOfEachRole(people: readonly DemoPerson[]): readonly DemoPerson[] {
	return people.filter((person) => people.find(({ role }) => role === person.role) === person);
}

/**
 * What opens cases that are there already: by receipt, and for a caller by number and code; and whether conduct reports
 * are encrypted as they come.
 */
type Openers = {
	readonly receipt: string;
	readonly caseNumber: string;
	readonly spokenCode: string;
	readonly handsOver: boolean;
};

const handedOver = `
  6. 报一件干部作风或廉洁的事：它到了就加密给街道外面的机关。用 xianyu 登录督办台，能看到有这一件、存下文件，谁也打不开。
     Report how a cadre behaves: it is encrypted to a body outside as it comes. Sign in to the audit door as xianyu: the
     case is there and its file can be saved, and nobody here can open it.`;
const received = `
  6. npm run demo -- --hand-over：同一个街道，举报件到了就加密给外面的机关。
     The same house, where conduct reports are encrypted to a body outside as they come.`;

/** What a visitor reads in the terminal: where to go, how to sign in, what to try. */
export function guideOf(url: string, people: readonly DemoPerson[], openers: Openers): string {
	const { receipt, caseNumber, spokenCode, handsOver } = openers;
	const rows = firstOfEachRole(people).map(({ role, name, username, passphrase }) => {
		return `  ${padded(roleNames[role], 26)}${padded(username, 16)}${padded(passphrase, 18)}${name}`;
	});
	return `
演示已就绪：青石桥街道，人和事都是编的；关掉就什么都不留。
The demo is ready. The people and the cases are made up; nothing is kept when it stops.

  居民 residents        ${url}/
  工作台 desk           ${url}/desk
  督办台 audit          ${url}/audit

登录（登录页上还有其余 ${people.length - rows.length} 人，点一下就进）
Sign-ins (the sign-in page lists ${people.length - rows.length} more people, one click each)

${rows.join("\n")}

试一试 · What to try
  1. 在居民页报一盏不亮的路灯（槐树社区），记下查询码。
     Report a dark street lamp in 槐树社区 on the residents' page and keep the receipt.
  2. 用 ${people[0]?.username} 登录工作台，签收、联系、答复；再用查询码回居民页确认或不认可。
     Sign in to the desk as ${people[0]?.username}: sign, contact, answer. Then confirm or dispute with the receipt.
  3. 或者什么都不做：把演示时钟调快到 600 倍，在督办台看它自己往上走。
     Or do nothing: run the demo's clock 600 times as fast and watch the case climb on the audit door.
  4. 现成的一件，查询码 A case to follow, receipt: ${receipt}
  5. 打电话来的居民，工单号和口令 A caller's case number and spoken code (${url}/spoken-code): ${caseNumber} · ${spokenCode}${handsOver ? handedOver : received}

按 Ctrl+C 结束并删除数据。Ctrl+C stops the demo and removes its data.`;
}
