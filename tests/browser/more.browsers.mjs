// The page in the browsers of the step `browsers` of scripts/test.sh: from disk, and from a server that went away.
import { MORE } from './browsers.mjs';
import { onDisk } from './on_disk.mjs';
import { withoutServer } from './without_server.mjs';

MORE.forEach(onDisk);
MORE.forEach(withoutServer);
