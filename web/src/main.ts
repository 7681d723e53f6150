// Improves pages that work without it: keys, links to copy, suggestions. What it looks for is on the
// page or it does nothing.
import { copyLinks } from "./copy";
import { listenForKeys } from "./keys";
import { suggestParties } from "./suggest";

listenForKeys();
copyLinks();
suggestParties();
