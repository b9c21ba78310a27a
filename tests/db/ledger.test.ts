import { describeLedger } from "../support/ledger-contract.ts";
import { fileEngine, memoryEngine } from "./engines.ts";

describeLedger("in memory", memoryEngine);
describeLedger("in a file", fileEngine);
