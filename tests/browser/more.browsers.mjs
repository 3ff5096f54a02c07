// The page as one file, opened from disk, in the browsers of the step `browsers` of scripts/test.sh.
import { MORE } from './browsers.mjs';
import { onDisk } from './on_disk.mjs';

MORE.forEach(onDisk);
