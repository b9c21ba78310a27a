import { type Chance, quantileAt } from "./generate-random.ts";

/** Made-up words: what residents write and staff answer, put together from parts. None of them touches a name or a list of rules.md §1. */
const places =
	"楼门口|小区东侧|菜场后巷|公交站旁|学校北墙|河边步道|老锅炉房|三号楼前|车棚边上|社区广场|地下车库|便民服务点".split(
		"|",
	);
const matters =
	"的路灯一直不亮|的垃圾堆了好几天|地砖翘起来|的井盖响得厉害|的树枝压着电线|下水口总往外冒水|被杂物堵住了|的长椅断了一条腿|停满了没人管的车|的栏杆松了|夜里施工到很晚|的扶手缺了一段".split(
		"|",
	);
const effects =
	"老人走过去很不方便|昨天有人绊了一下|孩子上学要绕远路|下雨天更难走|晚上看不清脚下|夏天气味很大|大家都说了好几回|已经快两个月了|打过两次电话没有下文|家里有人要早睡".split(
		"|",
	);
const wishes =
	"请尽快派人来看看|希望给个准话|盼望早些修好|麻烦告诉我们什么时候动工|请帮忙协调一下|谢谢你们".split("|");
const openings =
	"您反映的情况已经到现场看过|收到您的诉求后当天去了现场|我们和养护单位一起核实了|这件事由我们负责到底".split(
		"|",
	);
const deeds =
	"当天先做了围挡|已经换上新的部件|清运了三车|和产权单位约定了工期|请电工重新接了线|把松动的地方加固了|在楼道里贴了告示|安排保洁每天多走一趟".split(
		"|",
	);
const endings = "如果还有不妥请直接留言|完工后会再来回访|感谢您的提醒|下周再来复查一次".split("|");

type Parts = readonly (readonly string[])[];
const reports: Parts = [places, matters, ["，"], effects, ["，"], wishes, ["。"]];
const answers: Parts = [openings, ["，"], deeds, ["，"], endings, ["。"]];

/** Lengths in characters at every twentieth: a third of those of letters to a city's leaders, as a phone's are shorter. */
const reportCharacters = [
	12, 15, 21, 26, 30, 35, 40, 45, 51, 57, 65, 73, 81, 91, 103, 125, 150, 187, 239, 369, 1018,
];
const answerCharacters = [
	9, 11, 22, 35, 43, 52, 61, 69, 76, 84, 92, 100, 109, 120, 133, 147, 167, 196, 225, 296, 2600,
];

function saidBy(parts: Parts, quantiles: readonly number[]) {
	return (chance: Chance): string => {
		const characters = Math.round(quantileAt(quantiles, chance.next()));
		let said = "";
		while (said.length < characters) for (const choice of parts) said += choice[chance.below(choice.length)];
		return said.slice(0, characters);
	};
}

export const reportText = saidBy(reports, reportCharacters);
export const answerText = saidBy(answers, answerCharacters);
/** One sentence of a resident, and one of the staff. */
export const residentLine = saidBy([places, matters, ["，"], wishes, ["。"]], [14, 30]);
export const staffLine = saidBy([openings, ["，"], endings, ["。"]], [14, 40]);
export const spotText = (chance: Chance): string => places[chance.below(places.length)] ?? "";

/** Who is in charge instead, and by when that body has to act. */
const bodies = ["区人民法院", "市交通管理部门", "邻区街道办事处", "市住房保障机关"] as const;
const limits = ["七日内答复", "十五个工作日内答复", "三十日内受理"] as const;
export const bodyText = (chance: Chance): string => chance.oneOf(bodies);
export const limitText = (chance: Chance): string => chance.oneOf(limits);
/** What everybody reads of a published case, with nothing in it of who reported. */
export const publishedText = (chance: Chance): string => `${deeds[chance.below(deeds.length)] ?? ""}。`;
