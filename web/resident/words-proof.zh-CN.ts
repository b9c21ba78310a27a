/** What is said of the files under a receipt, in Chinese. */
export const proofWordsZhCN = {
	head: "证明",
	hint: "一份文件，证明您的反映收到过、没被改过。谁都能核对，不用再问我们。里面有您的原话，请收好。",
	hintErased:
		"一份文件，证明您的反映收到过、没被改过。原话已依法删除，文件里没有；以前下载过的请自己收好或者删掉。",
	hintSealed: (to: string) =>
		`一份文件，证明您的反映收到过、没被改过。谁都能核对，不用再问我们。里面没有您的原话：原话已经加密，只有${to}能打开，这里只有加密文件的指纹。`,
	go: "下载证明",
	check: "核对一份证明",
	more: "公开记录是什么",
	all: "留下的全部内容",
	allHint: "一个文件：您写的话、电话、照片和办理经过，留了什么，里面就有什么。谁拿到它都能看，请收好。",
	allHintSealed: (to: string) =>
		`一个文件：编号、地方、时间、走到哪步，还有加密的那一份。您写的话、电话和照片都锁在里面，只有${to}打得开。`,
	allHintErased: "一个文件：还留着的办理经过都在里面，依法删掉的已经不在了。谁拿到它都能看，请收好。",
	allGo: "下载全部内容",
};
export type ProofWords = typeof proofWordsZhCN;
