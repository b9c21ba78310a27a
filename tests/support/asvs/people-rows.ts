/** Chapters 6 to 10: who somebody is, how long that holds, and what they may do. See input-rows.ts for the form. */
export const peopleRows = `
6.1.1 | Guards against guessing are written down | test | api/sign-in > is slowed after five failures
6.1.2 6.2.11 | Words no passphrase may be made of | test | domain/passphrase > the words of a house are its name
6.1.3 6.3.4 | Every way to sign in is known and as strong | test | api/openapi > says what opens a route
6.2.1 | Length is checked when a passphrase is chosen | test | api/invitation > a passphrase of twelve characters will do
6.2.4 6.2.12 | Known passphrases are refused | test | api/passphrase > is held against what guessers try first
6.2.2 6.2.3 | A passphrase can be changed with the old one | test | api/passphrase > is changed with the old one and a fresh code
6.2.5 6.2.9 | Any characters, long ones too | test | api/sign-in > opens a session that says who it is
6.2.6 6.2.7 | Masked, and pasted or filled by a manager | reason | a password field with its autocomplete name; nothing hears pasting
6.2.8 | Taken exactly as typed | test | api/sign-in > opens a session that says who it is
6.2.10 | No forced change | reason | nothing ever asks for one
6.3.1 | Guessing is slowed, nobody is locked out | test | api/sign-in > is slowed after five failures
6.3.2 | No default account | reason | an installation begins without accounts
6.3.3 | A second factor is enrolled with the account | test | api/invitation > makes an account, opens a session, and the same code
6.4.1 | What the first sign-in is made with opens once, and not for long | test | api/invitation > opens for seven days
6.4.3 6.4.4 | A lost passphrase or factor is replaced by two people, with a fresh link | test | api/access > with one administrator
6.4.2 | No secret questions | reason | there are none
6.5.1 | A code works once | test | api/sign-in > opens once: the same code again opens nothing
6.5.2 | Receipts have 130 random bits and are kept as a MAC only | test | api/intake-retries > neither receipt, key nor phone number can be read
6.5.3 6.5.4 | Secrets are drawn well and long enough | test | domain/receipt > it carries 130 bits
6.5.5 | A code is good for a minute and a half at most | test | api/sign-in > a code of long ago or of later is none
6.6.1 6.6.2 6.6.3 | Codes by telephone or another channel | reason | there are none
6.8.1–6.8.4 | Foreign identity providers | reason | there are none
7.1.1 | Times of a session are written down | test | api/sign-in-session > ends after 30 minutes without a request
7.1.2 | How many sessions at a time | reason | several are allowed: a counter and a telephone; each ends by itself
7.1.3 7.6.1 | Federated sessions | reason | there are none
7.2.1 | The server judges the session | test | api/rights > without a session, or with one nobody gave out
7.2.2 7.2.3 | Tokens are random and known by their MAC only | test | api/sign-in > holds a token that the database does not know
7.2.4 | Signing in makes a new one and ends the old | test | api/sign-in > of before is worth nothing after signing in again
7.3.1 | Ends after 30 idle minutes | test | api/sign-in-session > ends after 30 minutes without a request
7.3.2 | Ends after eight hours | test | api/sign-in-session > ends after eight hours
7.4.1 | Ended is ended on the server | test | api/sign-in-session > is ended on the server by signing out
7.4.2 | Who leaves is out at once | test | api/rights-scope > a change of role or of scope holds from the next request
7.4.3 7.4.5 7.5.2 | Other sessions can be seen and ended | test | api/session > shows one's own, with the one that asks
7.4.4 | Sign-out is on every page | reason | it stands in the head that every page of staff shares (web/parts/page.tsx)
7.5.1 | Ways in are added and taken away soon after a sign-in only | test | api/passkey > are added and taken away soon after a sign-in only
7.6.2 | No session without a press | test | api/openapi > says what opens a route
8.1.1 8.2.1 | Who may use what is one table | test | api/rights > the table names every role and every route
8.1.2 8.2.3 | So is who sees which field | test | api/dispatch-sealed > shows its resident received and in hand
8.2.2 | Nobody reads another's case | test | api/sealed-matrix > is nothing to all who may not read it
8.3.1 | The server decides, in the core | test | api/rights > a stranger's body is not even looked at
8.4.1 | Several tenants | reason | one installation serves one sub-district
9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 | Signed tokens: only those of a flood are; they are checked, timed and for one report | test | api/flood > nothing else opens it
9.2.3 9.2.4 | Tokens for other services | reason | there are none
10.1.1–10.7.3 | OAuth and OpenID | reason | neither is used
`;
