import type { ReadOperationReply } from "../../server/contract/operation.ts";

type Gauge = ReadOperationReply["readings"][number]["gauge"];

export type OperationWords = {
	readonly title: string;
	readonly well: string;
	readonly alarms: (count: number) => string;
	readonly all: string;
	readonly unread: string;
	readonly names: Readonly<Record<Gauge, string>>;
	/** What an alarm means, and what to do. */
	readonly advice: Readonly<Record<Gauge, string>>;
	readonly units: Readonly<
		Record<"seconds" | "minutes" | "hours" | "milliseconds" | "mebibytes" | "gibibytes", string>
	>;
};

/** How the system is running, for its administrator. */
export const operationWordsZhCN: OperationWords = {
	title: "系统运行情况",
	well: "一切正常。",
	alarms: (count) => `有 ${count} 处要看一看。`,
	all: "全部读数",
	unread: "读不到",
	names: {
		sweepLagSeconds: "到时没走的一步，最久",
		diskFreeBytes: "硬盘剩余",
		backupAgeSeconds: "离上次备份",
		checkpointsMissed: "漏发的印记",
		mirrorFailures: "印记没能存到库外的次数",
		writesRefused: "五分钟里没收下的请求",
		clockHeldSeconds: "时钟比最新一件事慢",
		clockStepSeconds: "一小时里时钟跳得最多",
		loopDelayMilliseconds: "排队等候",
		walBytes: "预写日志",
		checkpointAgeSeconds: "最新印记发出",
		eventsUncovered: "还没盖印记的事（取整）",
	},
	advice: {
		sweepLagSeconds: "时限落得比该落的晚，请管服务器的人看看卡在哪里。",
		diskFreeBytes: "请腾出地方，不然诉求就收不下了。",
		backupAgeSeconds: "请做一次备份，再查为什么没有做。",
		checkpointsMissed: "公开的记录没有往下走，原因写在服务器日志里。",
		mirrorFailures: "存放已发印记的文件读不了或写不了。",
		writesRefused: "有居民或工作人员被告知稍后再试。",
		clockHeldSeconds: "请校准时钟；慢一分钟就什么都收不下。",
		clockStepSeconds: "请让时钟跟上授时服务器。",
		loopDelayMilliseconds: "服务器忙不过来。",
		walBytes: "有程序长时间读着数据库的旧状态。",
		checkpointAgeSeconds: "",
		eventsUncovered: "",
	},
	units: {
		seconds: "秒",
		minutes: "分",
		hours: "小时",
		milliseconds: "毫秒",
		mebibytes: "MiB",
		gibibytes: "GiB",
	},
};
