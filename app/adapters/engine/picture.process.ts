/** What each process of the local engine runs. */
import { makePicture } from "./make-picture.ts";
import { serveWork } from "./serve-work.ts";

serveWork(makePicture);
