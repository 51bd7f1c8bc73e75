/** What the process of the workbench runs that cuts products out and draws nothing around them. */
import { makeCutOut } from "./make-cut-out.ts";
import { serveWork } from "./serve-work.ts";

serveWork(makeCutOut);
