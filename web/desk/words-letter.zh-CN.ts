type Counts = { readonly cases: number; readonly answered: number; readonly late: number };

/** The words of supervision letters. The English ones have this shape. */
export const letterWordsZhCN = {
	letters: {
		title: "督办函",
		what: "一个单位一周一函，内容都从经过里来。上级只补一样：给什么帮助。",
		none: "没有督办函",
		more: "再往前看",
		toAnswer: "回督办函",
		toHelp: "在督办函里写上给的帮助",
		toRead: "看",
		allAnswered: "都回了",
		week: (week: string) => `${week.slice(0, 4)} 年第 ${Number(week.slice(6))} 周`,
		counts: ({ cases, answered, late }: Counts) =>
			[`${cases} 件`, `已回 ${answered} 件`, ...(late > 0 ? [`超期 ${late} 件`] : [])].join(" · "),
		one: (unit: string, week: string) => `督办函 · ${unit} · ${week}`,
		fromTo: (from: string, to: string) => `${from} 发给 ${to}`,
		due: (due: string) => `${due} 前要回`,
		opening: "下面几件到点没有做。请写明谁来做、做什么、哪天做完；上级写明给什么帮助。",
		print: "打印",
		wasDue: (due: string, done: string) => `应在 ${due} 前，${done} 做了`,
		notDone: (due: string) => `应在 ${due} 前，没有做`,
		notYet: (due: string) => `应在 ${due} 前，还没到`,
		help: "上级给的帮助",
		noHelp: "还没有写。",
		reply: "单位的回函",
		noReply: "还没有回。",
		helpWords: {
			title: "只补这一样",
			label: "给什么帮助：人、车、钱、出面协调",
			hint: "写实在的，做不到的不要写。",
			go: "写进督办函",
			brings: "这一函里由您发的每一件都写上，单位、纪检都看得到。写一次，改不了。",
		},
		letterWords: {
			title: "回函",
			label: "谁来做、做什么、哪天做完",
			hint: "一次回这一函里的每一件。",
			go: "回函",
			brings: "回函不销卡：卡由答复、由居民确认来销。晚了也要回，晚了就记晚。写一次，改不了。",
		},
		done: (clock: string) => `已写上 ${clock}，记入经过。`,
	},
};

export type LetterWords = typeof letterWordsZhCN;
